"""What malformed events of one batch share, since a hostile batch can hold very many."""

from typing import Any

from vod_events._values import CONTAINERS
from vod_events._wire.shapes import MAX_EVENTS
from vod_events.errors import MAX_PROBLEMS, InvalidEventError, Problem

MAX_PROBLEMS_OF_BATCH = MAX_EVENTS * MAX_PROBLEMS
"""The most problems of one batch that are listed: as many as a batch of the size that VOD sends can
have listed. An attacker can send more events, where 2 bytes of body would cost 1,000 of errors."""

MAX_SHARED_EVENTS = 1_000
"""How many events of a batch are remembered, to be shared by equal items."""

MAX_SHARED_LENGTH = 64
"""The longest text of an item that shares an event with equal ones: only short items can be many."""

_MAX_PARTS = 4
"""The most members or items of such an item, so that the text of a large one is not made."""


def key_of(tree: Any, json_text: str | None) -> str | None:
    """Return a key that only equal items of a batch share; None for one that shares no event."""
    if json_text is not None:
        return json_text if len(json_text) <= MAX_SHARED_LENGTH else None
    if type(tree) in CONTAINERS and len(tree) > _MAX_PARTS:
        return None
    try:
        key = repr(tree)  # it distinguishes -0.0 from 0.0, and 1 from true
    except RecursionError:
        return None
    return key if len(key) <= MAX_SHARED_LENGTH else None


def too_many(path: str) -> InvalidEventError:
    """Return the error of the malformed events after those whose problems are listed."""
    what = f"more than {MAX_PROBLEMS_OF_BATCH} problems: no more are listed"
    return InvalidEventError((Problem(path, "events", what),))
