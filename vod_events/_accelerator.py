"""The fast engine: msgspec reads into mirrors of the classes, and these become real objects.

For each class there is a mirror, a msgspec Struct with the wire names for attributes, and one
generated function each way between the two. A mirror refuses members that it does not know, and
a value of another type; then, as with whatever else msgspec or a mirror cannot hold, the body
takes the full way through a plain tree, which keeps all that is unknown and reports all that is
wrong. So this engine need only be right about what it accepts.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from types import GenericAlias
from typing import Any, TypeVar

import msgspec

from vod_events._codec import compile_function, draft_class, read_number, write_number
from vod_events._engine import Engine
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._notification import unstructure, unstructure_response
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES, AnyEvent
from vod_events._times import read_time, write_time
from vod_events._values import MismatchError
from vod_events.events import Event, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_TEXT = (bytes, bytearray, memoryview, str)

# What msgspec raises on a body: its own errors; ValueError and BufferError on text or a buffer
# that cannot be read; RecursionError on deep nesting. The full way finds out what is wrong.
_REFUSALS = (msgspec.MsgspecError, ValueError, BufferError, RecursionError, MismatchError)

_TYPES: dict[Kind, Any] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    Kind.NUMBER: float | int,
    Kind.TIME: str,
    Kind.CONSTANT: str,
}


class AcceleratedEngine(Engine):
    """The engine on msgspec."""

    def __init__(self) -> None:
        event = _event_mirror()
        self._decode_tree = msgspec.json.Decoder().decode
        self._decode_event = msgspec.json.Decoder(event).decode
        self._decode_envelope = msgspec.json.Decoder(_envelope_mirror(event)).decode
        self._builders = {name: builder(row.event) for name, row in EVENT_TYPES.items()}

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        tree = _unless_refused(self._decode_tree, body)
        return super().decode(body) if tree is None else tree

    def event(self, body: object) -> AnyEvent:
        """Read one event."""
        return _unless_refused(self._read_event, body) or super().event(body)

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        return _unless_refused(self._read_response, body) or super().response(body)

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        event = _unless_refused(self._read_event, body)
        if event:
            return (event,)
        response = _unless_refused(self._read_response, body)
        return response.event_set if response else super().events(body)

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        try:
            return _encode(_outline(value)).decode()
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
            return super().json(value)

    def _read_event(self, body: Any) -> AnyEvent:
        return self._build_event(self._decode_event(body))

    def _read_response(self, body: Any) -> PullEventsResponse:
        answer = self._decode_envelope(body).Response
        return PullEventsResponse(
            event_set=tuple([self._build_event(event) for event in answer.EventSet or ()]),
            request_id=answer.RequestId,
        )

    def _build_event(self, mirror: Any) -> AnyEvent:
        build = self._builders.get(mirror.EventType)
        if build is None:
            raise MismatchError
        event: AnyEvent = build(mirror)
        return event


T = TypeVar("T")


def _unless_refused(read: Callable[[Any], T], body: object) -> T | None:
    if not isinstance(body, _TEXT):
        return None
    try:
        return read(body)
    except _REFUSALS:
        return None


_mirrors: dict[type[Model], Any] = {}
_builders: dict[type[Model], Callable[[Any], Any]] = {}
_reflectors: dict[type[Model], Callable[[Any], Any]] = {}


def mirror(model: type[Model]) -> Any:
    """Give the mirror of a class; made on first use."""
    made = _mirrors.get(model)
    if made is None:
        fields = [(field.wire, _mirror_type(field) | None) for field in plan_of(model).fields]
        made = _mirrors[model] = _define(model.__name__, fields)
    return made


def builder(model: type[Model]) -> Callable[[Any], Any]:
    """Give the function that builds an object of a class from its mirror; made on first use."""
    build = _builders.get(model)
    if build is None:
        names: dict[str, Any] = {
            "Draft": draft_class(model),
            "MismatchError": MismatchError,
            "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
            "read_number": read_number,
            "read_set_time": _read_set_time,
            model.__name__: model,
        }
        for field in plan_of(model).fields:
            if field.kind is Kind.OBJECT:
                names[f"build_{field.item_type.__name__}"] = builder(field.item_type)
        build = compile_function(f"build_{model.__name__}", build_source(model), names)
        _builders[model] = build
    return build


def reflector(model: type[Model]) -> Callable[[Any], Any]:
    """Give the function that mirrors an object of a class; made on first use."""
    reflect = _reflectors.get(model)
    if reflect is None:
        names: dict[str, Any] = {
            "Mirror": mirror(model),
            "MismatchError": MismatchError,
            "reflect_time": _reflect_time,
            "write_number": write_number,
        }
        for field in plan_of(model).fields:
            if field.kind is Kind.OBJECT:
                names[f"reflect_{field.item_type.__name__}"] = reflector(field.item_type)
        reflect = compile_function(f"reflect_{model.__name__}", reflect_source(model), names)
        _reflectors[model] = reflect
    return reflect


def build_source(model: type[Model]) -> str:
    """Generate the source of the function that builds an object of a class from its mirror."""
    lines = [f"def build_{model.__name__}(mirror):", "    self = Draft()"]
    for field in plan_of(model).fields:
        convert = _function_for(field, "build", _READERS)
        lines.append(f"    value = mirror.{field.wire}")
        if field.required:
            lines += ["    if value is None:", "        raise MismatchError"]
        if convert:
            lines += ["    if value is not None:", f"        value = {_applied(convert, field)}"]
        lines.append(f"    self.{field.attribute} = value")
    if issubclass(model, Event):
        lines += [
            line
            for rival in sorted(_payload_keys() - {field.wire for field in plan_of(model).fields})
            for line in (f"    if mirror.{rival} is not None:", "        raise MismatchError")
        ]
    return "\n".join(
        [
            *lines,
            "    self.unknown_fields = NOTHING_UNKNOWN",
            f"    self.__class__ = {model.__name__}",
            "    return self",
            "",
        ]
    )


def reflect_source(model: type[Model]) -> str:
    """Generate the source of the function that mirrors an object of a class."""
    lines = [
        f"def reflect_{model.__name__}(self):",
        "    if self.unknown_fields:",
        "        raise MismatchError",
        "    return Mirror(",
    ]
    for field in plan_of(model).fields:
        convert = _function_for(field, "reflect", _WRITERS)
        value = f"self.{field.attribute}"
        if convert:
            applied = _applied(convert, field)
            value = f"None if (value := {value}) is None else {applied}"
        lines.append(f"        {value},")
    return "\n".join([*lines, "    )", ""])


_READERS = {Kind.NUMBER: "read_number", Kind.TIME: "read_set_time"}
_WRITERS = {Kind.NUMBER: "write_number", Kind.TIME: "reflect_time"}


def _function_for(field: FieldPlan, verb: str, functions: dict[Kind, str]) -> str | None:
    if field.kind is Kind.OBJECT:
        return f"{verb}_{field.item_type.__name__}"
    return functions.get(field.kind)


def _applied(convert: str, field: FieldPlan) -> str:
    return f"tuple([{convert}(item) for item in value])" if field.is_array else f"{convert}(value)"


def _define(name: str, fields: list[tuple[str, Any]]) -> Any:
    return msgspec.defstruct(
        name,
        [(field, kind, None) for field, kind in fields],
        forbid_unknown_fields=True,
        gc=False,
        omit_defaults=True,
    )


def _mirror_type(field: FieldPlan) -> Any:
    item = mirror(field.item_type) if field.kind is Kind.OBJECT else _TYPES[field.kind]
    return GenericAlias(tuple, (item, ...)) if field.is_array else item


def _event_mirror() -> Any:
    """Make the mirror of an event of any known type.

    It knows the payload keys of all types, which real callbacks carry with null.
    """
    payloads = {row.payload_key: mirror(row.payload) | None for row in EVENT_TYPES.values()}
    unmodelled = dict.fromkeys(sorted(DOCUMENTED_PAYLOAD_KEYS - payloads.keys()))
    head = {"EventHandle": str | None, "EventType": str | None}
    return _define("Event", list((head | payloads | unmodelled).items()))


def _envelope_mirror(event: Any) -> Any:
    answer = _define("Answer", [("EventSet", list[event] | None), ("RequestId", str | None)])
    return msgspec.defstruct("Envelope", [("Response", answer)], forbid_unknown_fields=True)


def _payload_keys() -> set[str]:
    return {row.payload_key for row in EVENT_TYPES.values()}


def _read_set_time(text: str) -> datetime:
    time = read_time(text)
    if time is None:
        raise MismatchError
    return time


def _reflect_time(time: datetime) -> datetime | str:
    # What msgspec writes in the documented form it writes faster.
    return time if time.tzinfo is UTC and not time.microsecond else write_time(time)


_encode = msgspec.json.Encoder().encode


def _outline(value: Model) -> Any:
    """Give what msgspec writes for an object: its mirror, or else its plain tree."""
    if isinstance(value, PullEventsResponse):
        return unstructure_response(value, _outline)
    if not isinstance(value, (UnknownEvent, MalformedEvent)):
        try:
            return reflector(type(value))(value)
        except MismatchError:
            pass
    return unstructure(value)
