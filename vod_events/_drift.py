"""What a body held that this version does not model."""

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
    """One thing that a body held and this version does not model."""

    path: str
    """Where it stands, in the sender's names: ``$.PullCompleteEvent.MediaBasicInfo.NewField``."""

    kind: DriftKind
    """What is not modelled: the type of an event, a field, the type of a field's value, or the value
    of a field that draws on an open vocabulary."""

    value: str
    """What stands there, as the beginning of its JSON: at most 40 characters, and ``…`` if there are
    more."""

    expected: str | None = None
    """What a field of the kind ``type`` should be, as an error says it; None for the other kinds."""

    def __str__(self) -> str:
        if self.expected:
            return f"expected {self.expected}, got {self.value} at {self.path}"
        return f"unknown {self.kind} {self.value} at {self.path}"


def drift(value: Model) -> tuple[Drift, ...]:
    """List what an event or a batch held that this version does not model.

    That is: events of a type without a class, fields, and values of open vocabularies. VOD adds
    them without notice; none of them is an error, and all of them are kept. A field that is not
    modelled is listed once, whatever is in it, and so is an event of unknown type. What reading with
    ``strict=False`` has set aside is listed with what was expected.

    A time that is not set is no drift, though `unknown_fields` keeps it, and neither is an empty
    string in a field with a vocabulary. What is wrong with a `MalformedEvent` stands in its
    ``error``; nothing of it is listed here.

    Args:
        value: an event, a batch, or any other object of the library.

    Returns:
        What was found, in the order of the documentation. Paths begin at the event itself, or for
        a batch at its body: ``$.Response.EventSet[3]``.

    Raises:
        TypeError: ``value`` is no object of the library.
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
            # It says "no event", which is modelled, though no field of a batch keeps it.
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
