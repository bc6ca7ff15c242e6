"""Makes a table of events with polars, one row per event."""

from collections.abc import Iterable

import polars as pl

import vod_events
from vod_events import AnyEvent, PullComplete

COLUMNS = {
    "event_type": pl.String(),
    "dedup_key": pl.String(),
    "body": pl.String(),
    "task_id": pl.String(),
    "succeeded": pl.Boolean(),
    "error_code": pl.Int64(),
    "file_id": pl.String(),
    "created": pl.Datetime("us", "UTC"),
    "size": pl.Int64(),
    "duration": pl.Float64(),
}


def frame(events: Iterable[AnyEvent]) -> pl.DataFrame:
    """Make a table of events. The column ``body`` holds the whole event."""
    return pl.DataFrame([row(event) for event in events], schema=COLUMNS)


def row(event: AnyEvent) -> dict[str, object]:
    """Make the row of an event. A missing value is null in the table."""
    known: dict[str, object] = {
        "event_type": event.event_type,
        "dedup_key": vod_events.dedup_key(event),
        "body": vod_events.to_json(event),
    }
    if not isinstance(event, PullComplete):
        return known
    task = event.payload
    info, media = task.media_basic_info, task.meta_data
    known.update(
        task_id=task.task_id,
        succeeded=task.succeeded,
        error_code=_int64(task.err_code),
        file_id=task.file_id,
        created=info and info.create_time,
        size=_int64(media.size if media else None),
        duration=media and media.duration,
    )
    return known


def _int64(number: int | None) -> int | None:
    """Return a number, or None if it does not fit the column: integers in JSON are unbounded."""
    return number if number is not None and -(1 << 63) <= number < 1 << 63 else None
