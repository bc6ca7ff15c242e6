"""A key to deduplicate notifications."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from vod_events._values import MismatchError, is_array, is_object
from vod_events._wire.engine import unstructure
from vod_events._wire.isolate import text_without
from vod_events._wire.times import read_time, write_time
from vod_events.events import Event, MalformedEvent

_RECIPE = "v1"

# Made once: json.dumps makes one for each call that has options.
_encode = json.JSONEncoder(allow_nan=False, sort_keys=True, separators=(",", ":")).encode

_OF_THE_DELIVERY = frozenset({"EventHandle", "T", "Sign"})
"""Members of an event that describe the delivery, not what happened."""


def dedup_key(event: Event) -> str:
    """Return a key that is the same for every delivery of a notification.

    The key is a SHA-256 of the event's wire form without ``EventHandle``, ``T`` and ``Sign``, so it
    is the same by callback and by PullEvents. The order of members, nulls, and the spelling of a
    number do not matter, and neither does the spelling of a time in a member whose name ends in
    ``Time``. Everything else matters, so another state of a task has another key. The key does not
    depend on the process or on what this version models. For a `MalformedEvent` with a ``text``,
    every other character matters except spaces between members. The part before the hyphen is the
    version of the recipe.

    Each call computes the key again, in time linear in the size of the event: keep it if you need
    it twice.

    Args:
        event: any event.

    Raises:
        TypeError: ``event`` is not an object of the library.
    """
    return f"{_RECIPE}-{sha256(_told(event).encode()).hexdigest()}"


def _told(event: Event) -> str:
    """Return the text to hash: what happened, without the delivery."""
    if isinstance(event, MalformedEvent) and event.text is not None:
        return text_without(event.text, _OF_THE_DELIVERY)
    tree = unstructure(event)
    if is_object(tree):
        tree = {name: tree[name] for name in tree.keys() - _OF_THE_DELIVERY}
    return _encode(_canonical(tree))


def _canonical(tree: Any, name: str = "") -> Any:
    """Return the same spelling for values that mean the same.

    Known fields are written in the documented form and unknown ones as received. The key must not
    depend on what a version knows, so every value is spelled as if it were known: whole numbers
    without a fraction, and times as an instant. A string is a time if the name of its member ends
    in ``Time``, as the names of all times of VOD do.

    Args:
        tree: the value.
        name: wire name of the member that holds it, also from within an array.
    """
    if is_object(tree):
        return {member: _canonical(value, member) for member, value in tree.items()}
    if is_array(tree):
        return [_canonical(item, name) for item in tree]
    if isinstance(tree, float) and tree.is_integer():
        return int(tree)
    if isinstance(tree, str) and name.endswith("Time"):
        return _canonical_time(tree)
    return tree


def _canonical_time(text: str) -> str:
    try:
        time = read_time(text)
        return write_time(time.astimezone(UTC)) if time else text
    except (MismatchError, OverflowError):  # it is not a time, or has no date in UTC
        return text
