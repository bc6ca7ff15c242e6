"""What is wrong with an object that was made by hand and cannot be written.

The classes check nothing, as what was parsed is always right. So it is looked for only when writing
has failed.
"""

from collections.abc import Iterator
from typing import Any

from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events.events import MalformedEvent, UnknownEvent


def misfit(value: Model, error: Exception) -> TypeError:
    """Make the error for an object that cannot be written, in the names of its attributes.

    Args:
        value: the object.
        error: what writing it raised; that is told where nothing else is found.
    """
    return TypeError(next(_in_model(value, type(value).__name__), str(error)))


def _in_model(value: Model, path: str) -> Iterator[str]:
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return
    for field in plan_of(type(value)).fields:
        held = getattr(value, field.attribute)
        # None is never written, except as the events of a batch; and nobody can set a constant.
        is_written = held is not None or field.attribute == "event_set"
        if is_written and field.kind is not Kind.CONSTANT:
            look = _in_array if field.is_array else _in_value
            yield from look(held, field.item_type, f"{path}.{field.attribute}")


def _in_array(value: Any, item_class: Any, path: str) -> Iterator[str]:
    yield from _in_value(value, tuple, path)  # which is all that is asked for, if it is none
    for index, item in enumerate(value):
        yield from _in_value(item, item_class, f"{path}[{index}]")


def _in_value(value: object, expected: Any, path: str) -> Iterator[str]:
    allowed = (float, int) if expected is float else expected
    if not isinstance(value, allowed):
        yield f"expected {expected.__name__}, got {type(value).__name__} at {path}"
    elif isinstance(value, Model):
        yield from _in_model(value, path)
