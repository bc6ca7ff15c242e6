"""The fast engine: msgspec reads into mirrors of the classes, and these become real objects.

A mirror refuses members that it does not know, and a value of another type; then, as with whatever
else msgspec or a mirror cannot hold, the body takes the full way through a plain tree, which keeps
all that is unknown and reports all that is wrong. So this engine need only be right about what it
accepts.

As a sender that sends an unknown member sends it again, names of unknown members are learned: the
mirrors are made anew with a seat for each. It changes how fast a body is read, and nothing else.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import msgspec

from vod_events._engine import Engine, read_event, read_events, read_response
from vod_events._mirrors import Build, Mirrors, reflector
from vod_events._model import Model
from vod_events._notification import unstructure, unstructure_response
from vod_events._registry import EVENT_TYPES, AnyEvent
from vod_events._seats import Seats, learn
from vod_events._shapes import Answer
from vod_events._values import MismatchError
from vod_events.events import MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_T = TypeVar("_T")
_Read: TypeAlias = Callable[[Any], _T]

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


class AcceleratedEngine(Engine):
    """The engine on msgspec."""

    def __init__(self) -> None:
        self._decode_tree: Callable[[Any], Any] = msgspec.json.Decoder().decode
        self._seats: Seats = {}
        self._read_event, self._read_response = _make_readers(self._seats)

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
        may_learn = False
        if isinstance(body, _TEXT):
            try:
                return self._read_event(body)
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(read_event, body, may_learn=may_learn)

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        may_learn = False
        if isinstance(body, _TEXT):
            try:
                return self._read_response(body)
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(read_response, body, may_learn=may_learn)

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        may_learn = False
        if isinstance(body, _TEXT):
            try:
                return (self._read_event(body),)
            except _REFUSALS:
                pass
            try:
                return self._read_response(body).event_set
            except _REFUSALS as error:
                may_learn = type(error) is msgspec.ValidationError
        return self._read_fully(read_events, body, may_learn=may_learn)

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        try:
            return _encode(_outline(value)).decode()
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
            return super().json(value)

    def _read_fully(self, read: _Read[_T], body: object, *, may_learn: bool) -> _T:
        tree = self.decode(body)
        value = read(tree)
        if may_learn:
            self._learn(tree)
        return value

    def _learn(self, tree: Any) -> None:
        """Give a seat to what was refused for its name alone.

        Threads that learn at once may forget what another has learned: it is learned again.
        """
        seats = learn(self._seats, tree)
        if seats != self._seats:
            self._read_event, self._read_response = _make_readers(seats)
            self._seats = seats


class _Builders(dict[str, Build]):
    """The builders of events by type, each made when the first of its type comes."""

    def __init__(self, mirrors: Mirrors) -> None:
        super().__init__()
        self._mirrors = mirrors

    def __missing__(self, event_type: str) -> Build:
        build = self._mirrors.builder(EVENT_TYPES[event_type].event)
        self[event_type] = build
        return build


def _make_readers(seats: Seats) -> tuple[_Read[AnyEvent], _Read[PullEventsResponse]]:
    """Make the functions that read an event and a batch through mirrors that have certain seats."""
    mirrors = Mirrors(seats)
    decode_event = msgspec.json.Decoder(mirrors.event_mirror()).decode
    decode_envelope = msgspec.json.Decoder(mirrors.envelope_mirror()).decode
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

    return read_event, read_response


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
