"""The fast engine: msgspec reads into mirrors of the classes, and these become real objects.

A mirror refuses members that it does not know, and a value of another type; then, as with whatever
else msgspec or a mirror cannot hold, the body takes the full way through a plain tree, which keeps
all that is unknown and reports all that is wrong. So this engine need only be right about what it
accepts.

Of a batch, only those events take it for which the batch was refused.

As a sender that sends an unknown member sends it again, names of unknown members are learned: the
mirrors are made anew with a seat for each. It changes how fast a body is read, and nothing else.
"""

from collections.abc import Callable
from math import isfinite
from types import NoneType
from typing import Any, TypeAlias, TypeVar

import msgspec

from vod_events._engine import Engine, read_event, read_events, read_response
from vod_events._mirrors import Build, Mirrors, reflector
from vod_events._model import Model
from vod_events._notification import structure_event, unstructure, unstructure_response
from vod_events._registry import EVENT_TYPES, AnyEvent
from vod_events._seats import learn
from vod_events._shapes import Answer
from vod_events._values import JsonObject, MismatchError, is_array, is_object
from vod_events.events import MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_T = TypeVar("_T")
_Read: TypeAlias = Callable[[Any], _T]

_TEXT = frozenset({bytes, bytearray, memoryview, str})
"""What msgspec decodes; not all of their subclasses."""

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


class AcceleratedEngine(Engine):
    """The engine on msgspec."""

    def __init__(self) -> None:
        self._decode_tree: Callable[[Any], Any] = msgspec.json.Decoder().decode
        self._set_mirrors(Mirrors({}))

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        if type(body) in _TEXT:
            try:
                return self._decode_tree(body)
            except _REFUSALS:
                pass
        return super().decode(body)

    def event(self, body: object) -> AnyEvent:
        """Read one event."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                return self._read_event(body)
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(read_event, body, may_learn=may_learn)

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                return self._read_response(body)
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(self._structure_response, body, may_learn=may_learn)

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                return (self._read_event(body),)
            except _REFUSALS:
                pass
            try:
                return self._read_response(body).event_set
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(self._structure_events, body, may_learn=may_learn)

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        try:
            return _encode(_outline(value)).decode()
        except (*_REFUSALS, AttributeError, OverflowError, TypeError):
            return super().json(value)

    def _read_fully(self, read: _Read[_T], body: object, *, may_learn: bool) -> _T:
        tree = self.decode(body)
        value = read(tree)
        if may_learn:
            self._learn(tree)
        return value

    def _structure_response(self, tree: Any) -> PullEventsResponse:
        return read_response(tree, self._structure_event)

    def _structure_events(self, tree: Any) -> tuple[AnyEvent, ...]:
        return read_events(tree, self._structure_event)

    def _structure_event(self, tree: Any, level: int, path: str) -> AnyEvent:
        """Structure an event of a batch through its mirror, if it is not what was refused."""
        try:
            return self._build_event(tree)
        except _REFUSALS as error:
            may_learn = type(error) is msgspec.ValidationError
        event = structure_event(tree, level, path)
        if may_learn and not isinstance(event, MalformedEvent):
            self._learn(tree)
        return event

    def _learn(self, tree: Any) -> None:
        """Give a seat to what was refused for its name alone.

        Threads that learn at once may forget what another has learned: it is learned again.
        """
        seats = learn(self._mirrors.seats, tree)
        if seats != self._mirrors.seats:
            self._set_mirrors(self._mirrors.with_seats(seats))

    def _set_mirrors(self, mirrors: Mirrors) -> None:
        self._read_event, self._read_response, self._build_event = _make_readers(mirrors)
        self._mirrors = mirrors


class _Builders(dict[str, Build]):
    """The builders of events by type, each made when the first of its type comes."""

    def __init__(self, mirrors: Mirrors) -> None:
        super().__init__()
        self._mirrors = mirrors

    def __missing__(self, event_type: str) -> Build:
        build = self._mirrors.builder(EVENT_TYPES[event_type].event)
        self[event_type] = build
        return build


def _make_readers(
    mirrors: Mirrors,
) -> tuple[_Read[AnyEvent], _Read[PullEventsResponse], _Read[AnyEvent]]:
    """Make the functions that read through mirrors.

    Returns:
        What reads the text of an event, the text of a batch, and the plain tree of an event.
    """
    event_mirror = mirrors.event_mirror()
    decode_event = msgspec.json.Decoder(event_mirror).decode
    decode_envelope = msgspec.json.Decoder(mirrors.envelope_mirror(event_mirror)).decode
    builders = _Builders(mirrors)
    unknown_of_answer = mirrors.unknown_reader(Answer)

    def read_event(body: Any) -> AnyEvent:
        mirror = decode_event(body)
        event: AnyEvent = builders[mirror.EventType](mirror)
        return event

    def read_response(body: Any) -> PullEventsResponse:
        answer = decode_envelope(body).Response
        return PullEventsResponse(
            event_set=tuple(
                [builders[mirror.EventType](mirror) for mirror in answer.EventSet or ()]
            ),
            request_id=answer.RequestId,
            unknown_fields=unknown_of_answer(answer),
        )

    def build_event(tree: Any) -> AnyEvent:
        mirror = msgspec.convert(tree, event_mirror)
        event: AnyEvent = builders[mirror.EventType](mirror)
        return event

    return read_event, read_response, build_event


_encode = msgspec.json.Encoder().encode


def _outline(value: Model) -> Any:
    """Give what msgspec writes for an object: its mirror, or else its plain tree.

    Raises:
        MismatchError: it was made by hand, and holds what JSON cannot but msgspec would write.
    """
    if isinstance(value, PullEventsResponse):
        if type(value.request_id) not in (str, NoneType):
            raise MismatchError
        return unstructure_response(value, _outline)
    if isinstance(value, UnknownEvent) and type(value.raw) is JsonObject:
        return unstructure(value)
    if not isinstance(value, (UnknownEvent, MalformedEvent)):
        try:
            return reflector(type(value))(value)
        except MismatchError:
            pass
    tree = unstructure(value)
    if not _is_plain(tree):
        raise MismatchError
    return tree


_ALWAYS_PLAIN = frozenset({str, int, bool, NoneType})


def _is_plain(tree: Any) -> bool:
    # Not `freeze`, whose copy would cost as much as msgspec saves.
    if not is_object(tree) and not is_array(tree):
        return type(tree) in _ALWAYS_PLAIN or (type(tree) is float and isfinite(tree))
    for value in tree.values() if is_object(tree) else tree:
        if type(value) not in _ALWAYS_PLAIN and not _is_plain(value):
            return False
    return True
