"""What makes two notifications the same one."""

import json
from hashlib import sha256
from typing import Any

from vod_events._notification import unstructure
from vod_events._times import read_time, write_time
from vod_events._values import MismatchError, is_array, is_object
from vod_events.events import Event

_RECIPE = "v1"

_OF_THE_DELIVERY = frozenset({"EventHandle", "T", "Sign"})
"""Members of an event that say how it was delivered, not what has happened."""


def dedup_key(event: Event) -> str:
    """Make the key of an event: see `Event.dedup_key`."""
    tree = unstructure(event)
    if is_object(tree):
        tree = {name: tree[name] for name in tree.keys() - _OF_THE_DELIVERY}
    text = json.dumps(_canonical(tree), allow_nan=False, sort_keys=True, separators=(",", ":"))
    return f"{_RECIPE}-{sha256(text.encode()).hexdigest()}"


def _canonical(tree: Any) -> Any:
    """Give values that are the same thing in two spellings one spelling.

    Known fields are written in the documented form and unknown ones as they came; so that the key
    does not depend on what a version knows, every value is written as if it were known: whole
    numbers without a fraction, and whatever reads as a time as that time.
    """
    if is_object(tree):
        return {name: _canonical(value) for name, value in tree.items()}
    if is_array(tree):
        return [_canonical(item) for item in tree]
    if isinstance(tree, float) and tree.is_integer():
        return int(tree)
    if isinstance(tree, str):
        return _canonical_text(tree)
    return tree


def _canonical_text(text: str) -> str:
    try:
        time = read_time(text)
    except MismatchError:
        return text
    return write_time(time) if time else text
