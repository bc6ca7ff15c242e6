"""Makes rows of events, the same for every kind of table."""

from functools import reduce
from typing import Any

from archive import Record, Refused

import vod_events
from vod_events import MalformedEvent, UnknownEvent


def row(record: Record) -> dict[str, object]:
    """Make the row of an event. A missing value is null in the table."""
    if isinstance(record, Refused):
        return {"error": record.error, "line": record.line}
    known: dict[str, object] = {
        "event_type": record.event_type,
        "dedup_key": vod_events.dedup_key(record),
        "body": vod_events.to_json(record),
    }
    if isinstance(record, MalformedEvent):
        return known | {"error": str(record.error)}
    if isinstance(record, UnknownEvent):
        return known
    task = record.payload
    return known | {
        "task_id": _get(task, "task_id"),
        "succeeded": _get(task, "succeeded"),
        "error_code": _int64(_get(task, "err_code")),
        "file_id": _get(task, "file_id"),
        "created": _get(task, "media_basic_info", "create_time"),
        "size": _int64(_get(task, "meta_data", "size")),
        "duration": _get(task, "meta_data", "duration"),
    }


def _get(task: object, *names: str) -> Any:
    """Return the value of a nested field, or None if the event has no such field."""
    return reduce(lambda value, name: getattr(value, name, None), names, task)


def _int64(number: int | None) -> int | None:
    """Return a number, or None if it does not fit the column: integers in JSON are unbounded."""
    return number if number is not None and -(1 << 63) <= number < 1 << 63 else None
