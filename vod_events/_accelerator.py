"""The fast engine: msgspec reads into mirrors of the classes, and these become real objects.

For each class there is a mirror, a msgspec Struct with the wire names for attributes, and one
generated function each way between the two. A mirror refuses members that it does not know, and
a value of another type; then, as with whatever else msgspec or a mirror cannot hold, the body
takes the full way through a plain tree, which keeps all that is unknown and reports all that is
wrong. So this engine need only be right about what it accepts.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from types import GenericAlias
from typing import Any

import msgspec

from vod_events._codec import compile_function, draft_class, read_number, write_number
from vod_events._engine import Engine
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._notification import unstructure, unstructure_response
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES, AnyEvent
from vod_events._times import USUAL_LENGTH, USUAL_MARKS, read_time, write_time
from vod_events._values import MismatchError, freeze_members, frozen_object
from vod_events.events import Event, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_TEXT: Any = (bytes, bytearray, memoryview, str)

# What msgspec raises on a body: its own errors; ValueError and BufferError on text or a buffer
# that cannot be read; RecursionError on deep nesting. An event type that has no builder is a
# KeyError. The full way finds out what is wrong, if anything is.
_REFUSALS = (
    msgspec.MsgspecError,
    ValueError,
    BufferError,
    RecursionError,
    KeyError,
    MismatchError,
)

_NULL = b"null"
_IN_EVENT = re.compile("Object contains unknown field `[^`]*`")  # and no path after it

_TYPES: dict[Kind, Any] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    Kind.NUMBER: float | int,
    Kind.TIME: str,
    Kind.CONSTANT: str,
}


class _Name:
    """The name of a member; equal to no other, so that a repeated one shows."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class AcceleratedEngine(Engine):
    """The engine on msgspec."""

    def __init__(self) -> None:
        self._is_open = False
        event = self._event_mirror = _event_mirror()
        self._decode_tree: Callable[[Any], Any] = msgspec.json.Decoder().decode
        self._decode_event = msgspec.json.Decoder(event).decode
        self._decode_envelope = msgspec.json.Decoder(_envelope_mirror(event)).decode
        self._builders = {name: builder(row.event) for name, row in EVENT_TYPES.items()}
        self._decode_members = msgspec.json.Decoder(
            dict[_Name, msgspec.Raw], dec_hook=lambda _, text: _Name(text)
        ).decode
        self._decode_head = msgspec.json.Decoder(str | None).decode
        self._payloads: dict[Any, tuple[str, Callable[[Any], Any]]] = {
            name: (row.payload_key, msgspec.json.Decoder(mirror(row.payload)).decode)
            for name, row in EVENT_TYPES.items()
        }

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        if isinstance(body, _TEXT):
            try:
                return self._decode_tree(body)
            except _REFUSALS:
                pass
        return super().decode(body)

    def event(self, body: object) -> AnyEvent:
        """Read one event."""
        if isinstance(body, _TEXT):
            try:
                return self._read_open_event(body) if self._is_open else self._read_event(body)
            except msgspec.ValidationError as error:
                # Only if it refused a member of the event itself is there another fast way. The
                # next event will look the same, most likely.
                self._is_open = not self._is_open and _IN_EVENT.fullmatch(str(error)) is not None
                if self._is_open:
                    return self.event(body)
            except _REFUSALS:
                pass
        return super().event(body)

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        if isinstance(body, _TEXT):
            try:
                return self._read_response(body)
            except _REFUSALS:
                pass
        return super().response(body)

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        if isinstance(body, _TEXT):
            for read in (self._read_one, self._read_batch):
                try:
                    return read(body)
                except _REFUSALS:
                    pass
        return super().events(body)

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        try:
            return _encode(_outline(value)).decode()
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
            return super().json(value)

    def _read_event(self, body: Any) -> AnyEvent:
        mirror = self._decode_event(body)
        event: AnyEvent = self._builders[mirror.EventType](mirror)
        return event

    def _read_open_event(self, body: Any) -> AnyEvent:
        """Read an event that has unknown members, if its payload has none.

        So come ``T`` and ``Sign``, and with null the payload key of a type that is newer than
        this version, in every callback.
        """
        pairs = self._decode_members(body)
        members = {name.text: raw for name, raw in pairs.items()}
        if len(members) < len(pairs):
            raise MismatchError  # a value that is overridden would not be looked at
        event_type = self._decode_head(members.pop("EventType"))
        key, decode_payload = self._payloads[event_type]
        mirror = self._event_mirror(
            event_type, self._decode_head(members.pop("EventHandle", _NULL))
        )
        setattr(mirror, key, decode_payload(members.pop(key)))
        event: AnyEvent = self._builders[event_type](mirror)
        self._is_open = not members.keys() <= DOCUMENTED_PAYLOAD_KEYS
        unknown = {name: self._decode_tree(raw) for name, raw in members.items()}
        # It is nobody's yet, so it may be completed past its own refusal.
        object.__setattr__(
            event, "unknown_fields", frozen_object(freeze_members(unknown.items(), 1))
        )
        return event

    def _read_response(self, body: Any) -> PullEventsResponse:
        answer = self._decode_envelope(body).Response
        builders = self._builders
        return PullEventsResponse(
            event_set=tuple(
                [builders[mirror.EventType](mirror) for mirror in answer.EventSet or ()]
            ),
            request_id=answer.RequestId,
        )

    def _read_one(self, body: Any) -> tuple[AnyEvent, ...]:
        return (self._read_event(body),)

    def _read_batch(self, body: Any) -> tuple[AnyEvent, ...]:
        return self._read_response(body).event_set


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
            "fromisoformat": datetime.fromisoformat,
            "read_unusual_time": _read_unusual_time,
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
    lines = [f"def build_{model.__name__}(mirror):"]
    for rival in sorted(_rivals(model)):
        lines += [f"    if mirror.{rival} is not None:", "        raise MismatchError"]
    lines.append("    self = Draft()")
    for field in plan_of(model).fields:
        value = f"mirror.{field.wire}"
        convert = _conversion(field, "build", _READERS)
        if field.required:
            lines += [f"    if {value} is None:", "        raise MismatchError"]
        if convert:
            lines += [
                f"    value = {value}",
                "    if value is not None:",
                f"        value = {convert}",
            ]
            value = "value"
        lines.append(f"    self.{field.attribute} = {value}")
    return "\n".join(
        [
            *lines,
            "    self.unknown_fields = NOTHING_UNKNOWN",
            f"    self.__class__ = {model.__name__}",
            "    return self",
            "",
        ]
    )


def _rivals(model: type[Model]) -> set[str]:
    """Name the payloads that an event of a class must not have beside its own."""
    if not issubclass(model, Event):
        return set()
    payloads = {row.payload_key for row in EVENT_TYPES.values()}
    return payloads - {field.wire for field in plan_of(model).fields}


def reflect_source(model: type[Model]) -> str:
    """Generate the source of the function that mirrors an object of a class."""
    lines = [
        f"def reflect_{model.__name__}(self):",
        "    if self.unknown_fields:",
        "        raise MismatchError",
        "    return Mirror(",
    ]
    for field in plan_of(model).fields:
        convert = _conversion(field, "reflect", _WRITERS)
        value = f"self.{field.attribute}"
        if convert:
            value = f"None if (value := {value}) is None else {convert}"
        lines.append(f"        {value},")
    return "\n".join([*lines, "    )", ""])


# The usual form of a time is read in place, as a call would double the cost of the commonest
# conversion; `read_time` tells how it is told.
_READ_TIME = (
    f"fromisoformat({{0}}) if len({{0}}) == {USUAL_LENGTH} and {{0}}[4::3] == {USUAL_MARKS!r}"
    " else read_unusual_time({0})"
)
_READERS = {Kind.NUMBER: "read_number({0})", Kind.TIME: _READ_TIME}
_WRITERS = {Kind.NUMBER: "write_number({0})", Kind.TIME: "reflect_time({0})"}


def _conversion(field: FieldPlan, verb: str, conversions: dict[Kind, str]) -> str | None:
    """Give the expression that converts ``value``, if it has to be converted."""
    convert = conversions.get(field.kind)
    if field.kind is Kind.OBJECT:
        convert = f"{verb}_{field.item_type.__name__}({{0}})"
    if not convert:
        return None
    if field.is_array:
        return f"tuple([{convert.format('item')} for item in value])"
    return convert.format("value")


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
    head = {"EventType": str | None, "EventHandle": str | None}
    return _define("Event", list((head | payloads | unmodelled).items()))


def _envelope_mirror(event: Any) -> Any:
    answer = _define("Answer", [("EventSet", list[event] | None), ("RequestId", str | None)])
    return msgspec.defstruct("Envelope", [("Response", answer)], forbid_unknown_fields=True)


def _read_unusual_time(text: str) -> datetime:
    time = read_time(text)
    if time is None:  # not set, and to be kept as it came
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
