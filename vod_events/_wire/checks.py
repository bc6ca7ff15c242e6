"""Checks of objects made by hand, so that every object can be written and is read back as equal.

The check is shallow, since the parts of an object have been checked already. Only the depth is
checked again when parts are combined. The check also normalizes values as reading does: it freezes
a plain dict, and replaces a member of a vocabulary by its string, an ``int`` for a float by that
float, and the time zone of a time by its offset.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from typing import Any, Final, TypeAlias

from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import ClassPlan, FieldPlan, Kind, plan_of
from vod_events._text import shorten
from vod_events._values import MAX_DEPTH, JsonObject, MismatchError, is_object, is_tuple, thaw
from vod_events._wire.numbers import read_number
from vod_events._wire.shapes import ANSWER_LEVEL, EVENT_LEVEL, NO_EVENT, structure_batch
from vod_events._wire.structure import in_order
from vod_events._wire.times import RFC_3339, write_time
from vod_events._wire.tolerant import fitting_value
from vod_events.errors import ApiError, DecodeError
from vod_events.events import Event, MalformedEvent, UnknownEvent, event_class
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse

_Check: TypeAlias = Callable[[FieldPlan, Any, str], Any]
"""Takes a field, a value and its path; returns the value as an object holds it, or raises."""

_NOT_MADE: Final[Mapping[type[Model], str]] = {
    Model: "make an object of one of its subclasses",
    Event: "make an event of one of its subclasses",
    DocumentedEvent: "make an event of one of its subclasses",
    MalformedEvent: "it comes from parsing alone",
}
"""Classes whose objects cannot be made by hand, and what to do instead."""

_put = object.__setattr__  # the object is frozen, but no other code has it yet


def check_made(value: Model) -> None:
    """Check an object that was made by hand, and normalize its values as reading does.

    Args:
        value: the object, which no other code has yet.

    Raises:
        TypeError: a value has a wrong type, or objects of the class cannot be made by hand.
        ValueError: a value cannot be written, or would not be read back as equal.
    """
    model = type(value)
    if model in _NOT_MADE:
        raise TypeError(f"{model.__name__} cannot be made: {_NOT_MADE[model]}")
    _put(
        value, "unknown_fields", _json_object(value.unknown_fields, _path(value, "unknown_fields"))
    )
    if isinstance(value, UnknownEvent):
        _check_unknown_event(value)
        return
    plan = plan_of(model)
    _check_fields(value, plan)
    _put(value, "unknown_fields", _unmodeled(value, plan))
    if isinstance(value, PullEventsResponse):
        _check_batch(value)
    else:
        _check_depth(value, 1, model.__name__)


def _path(value: Model, attribute: str) -> str:
    return f"{type(value).__name__}.{attribute}"


def _wrong_type(expected: str, value: object, path: str) -> TypeError:
    return TypeError(f"expected {expected}, got {type(value).__name__} at {path}")


def _wrong_value(expected: str, actual: str, path: str) -> ValueError:
    return ValueError(f"expected {expected}, got {actual} at {path}")


def _json_object(value: Any, path: str) -> JsonObject:
    if type(value) is JsonObject:
        return value
    if not is_object(value):
        raise _wrong_type("JsonObject", value, path)
    try:
        return JsonObject(value)
    except DecodeError as error:
        raise _wrong_value("a JSON object", f"a dict that is none ({error})", path) from None


# Fields


def _check_fields(value: Model, plan: ClassPlan) -> None:
    for field in plan.fields:
        held = getattr(value, field.attribute)
        path = _path(value, field.attribute)
        if field.kind is Kind.CONSTANT:
            continue  # it cannot be set
        if held is not None:
            _put(value, field.attribute, _checked(field, held, path))
        elif field.required or field.attribute == "event_set":
            raise _wrong_type(_type_name(field), None, path)


def _checked(field: FieldPlan, value: Any, path: str) -> Any:
    check = _CHECKS[field.kind]
    if not field.is_array:
        return check(field, value, path)
    if not is_tuple(value):
        raise _wrong_type("tuple", value, path)
    return tuple([check(field, item, f"{path}[{index}]") for index, item in enumerate(value)])


def _type_name(field: FieldPlan) -> str:
    name: str = "tuple" if field.is_array else field.item_type.__name__
    return name


def _check_string(field: FieldPlan, value: Any, path: str) -> str:
    if type(value) is field.vocabulary:
        return str.__str__(value)
    if type(value) is not str:
        raise _wrong_type("str", value, path)
    try:
        value.encode()
    except UnicodeEncodeError:
        actual = f'a lone surrogate in "{shorten(value)}"'
        raise _wrong_value("a string of characters", actual, path) from None
    return value


def _check_integer(_: FieldPlan, value: Any, path: str) -> int:
    if type(value) is not int:
        raise _wrong_type("int", value, path)
    try:
        str(value)
    except ValueError:
        actual = f"one of {value.bit_length()} bits"
        raise _wrong_value("an integer that can be written", actual, path) from None
    return value


def _check_number(_: FieldPlan, value: Any, path: str) -> float:
    if type(value) not in (float, int):
        raise _wrong_type("float", value, path)
    try:
        return read_number(value)
    except MismatchError:
        actual = str(value) if type(value) is float else "an int that no float equals"
        raise _wrong_value("a finite float", actual, path) from None


def _check_boolean(_: FieldPlan, value: Any, path: str) -> bool:
    if type(value) is not bool:
        raise _wrong_type("bool", value, path)
    return value


def _check_time(_: FieldPlan, value: Any, path: str) -> datetime:
    if type(value) is not datetime:
        raise _wrong_type("datetime", value, path)
    expected = "a time with an offset in whole minutes"
    try:
        offset = value.utcoffset()
    except Exception as error:  # a time zone can be of any class
        raise _wrong_value(expected, f"a zone that raises {type(error).__name__}", path) from error
    if offset is None:
        raise _wrong_value(expected, "one without an offset", path)
    # The offset of a zone can change later, and its times in the hour that clocks repeat equal no
    # time of another zone.
    fixed = value if type(value.tzinfo) is timezone else value.replace(tzinfo=timezone(offset))
    text = write_time(fixed)
    if not RFC_3339.fullmatch(text):
        raise _wrong_value(expected, text, path)
    return fixed


def _check_object(field: FieldPlan, value: Any, path: str) -> Model:
    is_right = _is_event(value) if field.item_type is Event else type(value) is field.item_type
    if not is_right:
        raise _wrong_type(field.item_type.__name__, value, path)
    part: Model = value
    return part


def _is_event(value: object) -> bool:
    model = type(value)
    return model in (UnknownEvent, MalformedEvent) or event_class(model.__name__) is model


_CHECKS: Final[Mapping[Kind, _Check]] = {
    Kind.STRING: _check_string,
    Kind.INTEGER: _check_integer,
    Kind.NUMBER: _check_number,
    Kind.BOOLEAN: _check_boolean,
    Kind.TIME: _check_time,
    Kind.OBJECT: _check_object,
}


# Unknown fields


def _unmodeled(value: Model, plan: ClassPlan) -> JsonObject:
    """Return the unknown fields of an object, without those whose name has a field with a value."""
    by_name = {field.wire: field for field in plan.fields}
    kept: dict[str, Any] = {}
    for name, member in value.unknown_fields.items():
        field = by_name.get(name)
        if not field:
            kept[name] = member
        elif getattr(value, field.attribute) is None:
            if fitting_value(field, thaw(member)) is not None:
                path = f"{_path(value, 'unknown_fields')}.{name}"
                expected = f"no value that fits the field {field.attribute}"
                raise _wrong_value(expected, type(member).__name__, path)
            kept[name] = member
    return in_order(kept)


def _check_unknown_event(event: UnknownEvent) -> None:
    raw = _json_object(event.raw, _path(event, "raw"))
    if event.unknown_fields:
        path = _path(event, "unknown_fields")
        raise _wrong_value(
            "no members, as raw holds them all", str(len(event.unknown_fields)), path
        )
    event_type, path = raw.get("EventType"), f"{_path(event, 'raw')}.EventType"
    if type(event_type) is not str:
        raise _wrong_type("str", event_type, path)
    if event_type in PAYLOAD_KEYS:
        raise _wrong_value("a type that no class has", f'"{event_type}"', path)
    _put(event, "raw", raw)
    _put(event, "event_type", event_type)
    for attribute, name, kind in _HEAD:
        member = raw.get(name)
        _put(event, attribute, member if type(member) is kind else None)


_HEAD: Final = (("event_handle", "EventHandle", str), ("t", "T", int), ("sign", "Sign", str))


# Batches and depth


def _check_batch(batch: PullEventsResponse) -> None:
    for index, event in enumerate(batch.event_set):
        _check_depth(event, EVENT_LEVEL, f"{_path(batch, 'event_set')}[{index}]")
    path = _path(batch, "unknown_fields")
    _check_depth(batch.unknown_fields, ANSWER_LEVEL, path)
    if "Error" in batch.unknown_fields:
        _put(batch, "unknown_fields", _with_no_event(batch.unknown_fields, f"{path}.Error"))
    path = _path(batch, "unknown_envelope_fields")
    envelope = _json_object(batch.unknown_envelope_fields, path)
    for name in _OF_OTHER_SHAPES & envelope.keys():
        raise _wrong_value("no member that makes it another body", f'"{name}"', path)
    _put(batch, "unknown_envelope_fields", in_order({**envelope}))


_OF_OTHER_SHAPES: Final = frozenset({"EventType", "Response"})


def _with_no_event(unknown: JsonObject, path: str) -> JsonObject:
    """Check that the error of an answer says "no event", and return its unknown fields."""
    try:
        read = structure_batch({"Response": thaw(unknown)}, strict=False).unknown_fields
    except (ApiError, MismatchError):
        raise _wrong_value(f'the error "{NO_EVENT}"', "another", path) from None
    return read


def _check_depth(value: Model | JsonObject, level: int, path: str) -> None:
    deepest = level - 1 + _depth_of(value)
    if deepest > MAX_DEPTH:
        raise _wrong_value(f"at most {MAX_DEPTH} levels", str(deepest), path)


def _depth_of(value: Any) -> int:
    """Return how many levels of objects and arrays a value has, itself included, as in reading."""
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return _depth_of(value.raw)
    if isinstance(value, Model):
        parts = [getattr(value, field.attribute) for field in plan_of(type(value)).parts]
        return 1 + max(map(_depth_of, (*parts, *value.unknown_fields.values())), default=0)
    if isinstance(value, JsonObject):
        return 1 + max(map(_depth_of, value.values()), default=0)
    if is_tuple(value):
        return 1 + max(map(_depth_of, value), default=0)
    return 0
