"""Find what a body holds that this version does not model."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._text import shorten
from vod_events._values import JsonObject, JsonValue, thaw
from vod_events._wire.engine import check_is_model
from vod_events._wire.shapes import AnswerError
from vod_events._wire.text import encode
from vod_events._wire.times import NOT_SET
from vod_events.events import MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

DriftKind: TypeAlias = Literal["event type", "field", "type", "value"]


@frozen
class Drift:
    """One thing in a body that this version does not model."""

    path: str
    """The path, in wire names: ``$.PullCompleteEvent.MediaBasicInfo.NewField``."""

    kind: DriftKind
    """What is not modeled: the type of an event, a field, the type of a field's value, or a value
    that is not in an open vocabulary."""

    value: str
    """The beginning of the value as JSON: at most 40 characters, and ``…`` if there are more."""

    expected: str | None = None
    """What the field should be, in the words of an error message, if `kind` is ``type``; otherwise
    None."""

    def __str__(self) -> str:
        if self.expected:
            return f"expected {self.expected}, got {self.value} at {self.path}"
        return f"unknown {self.kind} {self.value} at {self.path}"


def drift(value: Model) -> tuple[Drift, ...]:
    """List what an event or a batch holds that this version does not model.

    These are events of a type without a class, fields, and values that are not in an open
    vocabulary. VOD adds them without notice; none of them is an error, and all of them are kept. An
    unknown field is listed once, whatever it holds, and so is an event of unknown type. Values that
    reading with ``strict=False`` set aside are listed with what was expected.

    A time that is not set is not drift, though `unknown_fields` keeps it, and neither is an empty
    string in a field with a vocabulary. For a `MalformedEvent` nothing is listed: its ``error``
    says what is wrong.

    Args:
        value: an event, a batch, or any other object of the library.

    Returns:
        What was found, in the order of the documentation. Paths start at the event, or for a batch
        at its body: ``$.Response.EventSet[3]``.

    Raises:
        TypeError: ``value`` is not an object of the library.
    """
    check_is_model(value)
    return tuple(_in_model(value, "$"))


def _in_model(value: Model, path: str) -> Iterator[Drift]:
    if isinstance(value, MalformedEvent):
        return
    if isinstance(value, UnknownEvent):
        yield _drift(f"{path}.EventType", "event type", value.event_type)
        return
    if isinstance(value, PullEventsResponse):
        yield from _in_response(value, path)
        return
    plan = plan_of(type(value))
    for field in plan.fields:
        yield from _in_field(value, field, f"{path}.{field.wire}")
    for name, member in value.unknown_fields.items():
        if name not in plan.known:
            yield _unknown_field(path, name, member)


def _in_field(value: Model, field: FieldPlan, path: str) -> Iterator[Drift]:
    member = getattr(value, field.attribute)
    if member is None:
        yield from _set_aside(value, field, path)
        return
    if not field.vocabulary and field.kind is not Kind.OBJECT:
        return
    items = member if field.is_array else (member,)
    places = (f"{path}[{index}]" for index in range(len(items))) if field.is_array else (path,)
    for item, place in zip(items, places, strict=True):
        if field.kind is Kind.OBJECT:
            yield from _in_model(item, place)
        elif field.vocabulary and item and item not in list(field.vocabulary):
            yield _drift(place, "value", item)


def _set_aside(value: Model, field: FieldPlan, path: str) -> Iterator[Drift]:
    aside = value.unknown_fields.get(field.wire)
    if aside is None or (field.kind is Kind.TIME and aside in NOT_SET):
        return
    yield _drift(path, "type", aside, field.expected_whole)


def _in_response(response: PullEventsResponse, path: str) -> Iterator[Drift]:
    answer = f"{path}.Response"
    for index, event in enumerate(response.event_set):
        yield from _in_model(event, f"{answer}.EventSet[{index}]")
    for name, member in response.unknown_fields.items():
        if name == "Error" and isinstance(member, JsonObject):
            # It says "no event", which is modeled, though no field of a batch holds it.
            yield from _in_answer_error(member, f"{answer}.Error")
        elif name == "RequestId":
            yield _drift(f"{answer}.{name}", "type", member, Kind.STRING.value)
        else:
            yield _unknown_field(answer, name, member)
    for name, member in response.unknown_envelope_fields.items():
        yield _unknown_field(path, name, member)


def _in_answer_error(error: JsonObject, path: str) -> Iterator[Drift]:
    for name, value in error.items():
        if name not in plan_of(AnswerError).known:
            yield _unknown_field(path, name, value)
        elif type(value) is not str:  # as both fields that it has are
            yield _drift(f"{path}.{name}", "type", value, Kind.STRING.value)


def _unknown_field(path: str, name: str, value: JsonValue) -> Drift:
    return _drift(f"{path}.{shorten(name)}", "field", value)


def _drift(path: str, kind: DriftKind, value: JsonValue, expected: str | None = None) -> Drift:
    return Drift(path, kind, shorten(encode(thaw(value))), expected)
