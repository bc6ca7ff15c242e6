"""The fast engine: msgspec reads bodies into mirrors of the classes, which become real objects.

A mirror refuses unknown members and values of a wrong type. What msgspec or a mirror refuses is
read by the fallback: through a plain tree, as the other engine does, which keeps what is unknown
and reports what is wrong. So this engine must be right only about what it accepts. In a batch, only
the events that caused the refusal take the fallback.

The engine learns from what the fallback has read: event types that it sees again, so that a process
that reads one event does not wait for mirrors; and names of members that no class models, since a
sender that sends them once sends them again. Learning only changes how fast a body is read. Both
are limited: a type that is not documented teaches nothing.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

import attrs
import msgspec

from vod_events._model import Model
from vod_events._plan import with_parts
from vod_events._values import JsonObject, MismatchError, is_object, is_tuple
from vod_events._wire.engine import Engine, filled_response, unstructure
from vod_events._wire.mirrors import Mirrors, unstructurer
from vod_events._wire.nesting import check_decodable
from vod_events._wire.seats import Seats, learn
from vod_events._wire.shapes import Answer, Shape, shape_of, unstructure_batch
from vod_events.errors import InvalidEventError
from vod_events.events import AnyEvent, KnownEvent, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_T = TypeVar("_T")
_Read: TypeAlias = Callable[[Any], _T]

_TEXT = frozenset({bytes, bytearray, memoryview, str})
"""The types that msgspec decodes. It does not decode all of their subclasses."""

# What msgspec raises if it cannot read a body: its own errors; ValueError and BufferError for text
# or buffers that cannot be read; RecursionError for deep nesting. The fallback finds out what is
# wrong, if anything is.
_UNDECODED = (msgspec.MsgspecError, ValueError, BufferError, RecursionError)

# The same, and what `Readers` raise if no object can be made from a mirror.
_UNREAD = (*_UNDECODED, MismatchError)

# What structuring a mirror raises: ValueError for a date that does not exist, or for a member with a
# seat that is nested too deep.
_UNSTRUCTURED = (MismatchError, ValueError)


class AcceleratedEngine(Engine):
    """The engine that uses msgspec."""

    def __init__(self) -> None:
        self._decode_tree: Callable[[Any], Any] = msgspec.json.Decoder().decode
        self.readers = _make_readers(Mirrors())
        """The functions that read bodies, replaced when something is learned."""
        self._met: set[type[KnownEvent]] = set()
        """Types seen once. They are learned when they are seen again."""

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        if type(body) in _TEXT:
            try:
                check_decodable(body)
                return self._decode_tree(body)
            except _UNDECODED:
                pass
        return super().decode(body)

    def event(self, body: object, *, strict: bool = True) -> AnyEvent:
        """Read one event."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                check_decodable(body)
                return self.readers.event(body)
            except msgspec.ValidationError as refusal:
                may_learn = _may_teach(refusal)
            except _UNREAD:
                pass
        structure = self._teaching(self.structure_event) if may_learn else self.structure_event
        return self.read(body, structure, self.isolated_event, strict=strict)

    def response(self, body: object, *, strict: bool = True) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                check_decodable(body)
                return self.readers.response(body)
            except msgspec.ValidationError as refusal:
                may_learn = _may_teach(refusal)
            except _UNREAD:
                pass
        structure = (
            self._teaching(self.structure_response) if may_learn else self.structure_response
        )
        return self.read(body, structure, self.isolated_response, strict=strict)

    def events(self, body: object, *, strict: bool = True) -> tuple[AnyEvent, ...]:
        """Read the events of a callback or of an answer of PullEvents."""
        may_learn = False
        if type(body) in _TEXT:
            try:
                check_decodable(body)
                return self.readers.events(body)
            except msgspec.ValidationError as refusal:
                may_learn = _may_teach(refusal)
            except _UNREAD:
                pass
        structure = self._teaching(self.structure_events) if may_learn else self.structure_events
        return self.read(body, structure, self.isolated_events, strict=strict)

    def json(self, value: Model | JsonObject) -> str:
        """Write an object as JSON."""
        return _encode(_outline(value)).decode()

    def preload(self, models: Iterable[type[KnownEvent]]) -> None:
        """Generate the functions of some classes now, so that their first events need not wait."""
        named = tuple(models)
        super().preload(named)
        self._grow(self.readers.mirrors.seats, named)
        for model in with_parts(*named):
            self.readers.mirrors.structurer(model)
            unstructurer(model)

    def structure_event_of_batch(
        self,
        tree: Any,
        path: str,
        *,
        strict: bool = True,
        error: InvalidEventError | None = None,
    ) -> AnyEvent:
        """Structure an event of a batch by its mirror, or by the fallback if that refuses it."""
        may_learn = False
        if is_object(tree):
            try:
                return self.readers.event_of_tree(tree)
            except msgspec.ValidationError as refusal:
                may_learn = _may_teach(refusal)
            except MismatchError:
                pass
        event = super().structure_event_of_batch(tree, path, strict=strict, error=error)
        if may_learn and isinstance(event, KnownEvent):  # only these teach anything
            self._learn(tree, event)
        return event

    def _teaching(self, structure: Callable[..., _T]) -> Callable[..., _T]:
        """Return a function that structures a tree and learns from it."""

        def structure_and_learn(tree: Any, *, strict: bool) -> _T:
            found = structure(tree, strict=strict)
            self._learn(tree, found)
            return found

        return structure_and_learn

    def _learn(self, tree: Any, found: object) -> None:
        """Learn event types that were seen before, and names of unknown members, which get seats.

        Args:
            tree: the plain tree that was refused.
            found: what was read from it: an event, several, or an answer.

        If two threads learn at the same time, one can overwrite what the other has learned. It is
        then learned again.
        """
        events = found if is_tuple(found) else (found,)
        if shape_of(tree) is not Shape.EVENT:  # those of a batch have taught already
            events = ()
        known = [type(event) for event in events if isinstance(event, KnownEvent)]
        again = [model for model in known if model in self._met]
        self._met.update(known)
        self._grow(learn(self.readers.mirrors.seats, tree), again)

    def _grow(self, seats: Seats, models: Iterable[type[KnownEvent]]) -> None:
        mirrors = self.readers.mirrors
        events = tuple(dict.fromkeys((*mirrors.events, *models)))
        if seats != mirrors.seats or events != mirrors.events:
            # In one assignment, so that the readers always match their mirrors.
            self.readers = _make_readers(mirrors.grown(seats, events))


@attrs.frozen(eq=False)
class Readers:
    """The functions that read through a set of mirrors.

    They raise `MismatchError` if a mirror can be made, but no object from it; and what msgspec
    raises, which is ``ValidationError`` if another mirror might accept the body.
    """

    mirrors: Mirrors
    event: _Read[KnownEvent]
    """Reads the text of an event."""
    response: _Read[PullEventsResponse]
    """Reads the text of an answer of PullEvents."""
    events: _Read[tuple[AnyEvent, ...]]
    """Reads the text of an event or of an answer."""
    event_of_tree: _Read[KnownEvent]
    """Structures the plain tree of an event, which is an object."""


def _make_readers(mirrors: Mirrors) -> Readers:
    decode_event = msgspec.json.Decoder(mirrors.any_event_mirror()).decode
    decode_envelope = msgspec.json.Decoder(mirrors.envelope_mirror()).decode
    structurers: dict[Any, _Read[KnownEvent]] = {
        mirrors.mirror(model): mirrors.structurer(model) for model in mirrors.events
    }
    mirror_of_type = {model.__name__: mirrors.mirror(model) for model in mirrors.events}
    unknown_of_answer = mirrors.unknown_reader(Answer)

    def read_event(body: Any) -> KnownEvent:
        mirror = decode_event(body)
        try:
            return structurers[type(mirror)](mirror)
        except _UNSTRUCTURED:
            raise MismatchError from None

    def read_response(body: Any) -> PullEventsResponse:
        answer = decode_envelope(body).Response
        try:
            return filled_response(
                tuple([structurers[type(mirror)](mirror) for mirror in answer.EventSet or ()]),
                answer.RequestId,
                unknown_of_answer(answer),
            )
        except _UNSTRUCTURED:
            raise MismatchError from None

    def read_events(body: Any) -> tuple[AnyEvent, ...]:
        try:
            return (read_event(body),)
        except msgspec.ValidationError:
            return read_response(body).event_set

    def structure_event(tree: dict[str, Any]) -> KnownEvent:
        event_type = tree.get("EventType")
        # Not through the union of all mirrors, since msgspec inspects a union on every call.
        mirror_class = mirror_of_type.get(event_type) if type(event_type) is str else None
        if mirror_class is None:
            raise msgspec.ValidationError
        mirror = msgspec.convert(tree, mirror_class)
        try:
            return structurers[mirror_class](mirror)
        except _UNSTRUCTURED:
            raise MismatchError from None

    return Readers(mirrors, read_event, read_response, read_events, structure_event)


def _may_teach(refusal: msgspec.ValidationError) -> bool:
    """Return whether other mirrors could read it. All of them refuse a value of a wrong type."""
    return not str(refusal).startswith("Expected")


_encode = msgspec.json.Encoder().encode


def _outline(value: Model | JsonObject) -> Any:
    """Return what msgspec encodes for an object."""
    if isinstance(value, PullEventsResponse):
        return unstructure_batch(value, [_outline(event) for event in value.event_set])
    if isinstance(value, Model) and not isinstance(value, (UnknownEvent, MalformedEvent)):
        return unstructurer(type(value))(value)
    if isinstance(value, MalformedEvent) and value.text is not None:
        return msgspec.Raw(value.text)
    return unstructure(value)
