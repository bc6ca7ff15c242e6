"""How bodies are read and written: from text to a plain tree, its shape and its events, and back.

There are two engines with the same behavior: this one uses only the standard library, the one in
`vod_events._wire.accelerator` uses msgspec.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._plan import with_parts
from vod_events._values import (
    CONTAINERS,
    TOO_DEEP,
    JsonObject,
    MismatchError,
    check_depth,
    is_object,
    thaw,
)
from vod_events._wire import isolate, text
from vod_events._wire.event import (
    invalid_event,
    malformed_event,
    poisoned_event,
    structure_any_event,
    structure_event,
)
from vod_events._wire.generated import draft_class
from vod_events._wire.shapes import (
    EVENT_LEVEL,
    MAX_EVENTS,
    Batch,
    Envelope,
    EventHead,
    Shape,
    level_of,
    shape_of,
    structure_batch,
    unstructure_batch,
)
from vod_events._wire.sharing import (
    MAX_PROBLEMS_OF_BATCH,
    MAX_SHARED_EVENTS,
    key_of,
    too_many,
)
from vod_events._wire.structure import structurer
from vod_events._wire.unstructure import unstructurer
from vod_events.errors import DecodeError, InvalidEventError
from vod_events.events import AnyEvent, KnownEvent, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_T = TypeVar("_T")


class Engine:
    """The engine that uses only the standard library."""

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        return text.decode(body)

    def event(self, body: object, *, strict: bool = True) -> AnyEvent:
        """Read one event."""
        return self.read(body, self.structure_event, self.isolated_event, strict=strict)

    def response(self, body: object, *, strict: bool = True) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        return self.read(body, self.structure_response, self.isolated_response, strict=strict)

    def events(self, body: object, *, strict: bool = True) -> tuple[AnyEvent, ...]:
        """Read the events of a callback or of an answer of PullEvents."""
        return self.read(body, self.structure_events, self.isolated_events, strict=strict)

    def read(
        self,
        body: object,
        structure: Callable[..., _T],
        isolated: Callable[..., _T],
        *,
        strict: bool,
    ) -> _T:
        """Decode a body and structure its tree; isolate the events that cannot be decoded.

        Args:
            body: the body.
            structure: structures its plain tree.
            isolated: reads it if it is JSON that cannot be decoded.
            strict: whether every value must fit its field.

        Raises:
            VodEventsError: it cannot be read.
        """
        try:
            return structure(self.decode(body), strict=strict)
        except DecodeError as error:
            if not isolate.is_poisoned(body, error):
                raise
            reason = str(error)
        # Not in the handler, where an error would hold the other one, which holds the body.
        return isolated(body, reason, strict=strict)

    def tree(self, value: Model | JsonObject) -> Any:
        """Write an object as a plain tree."""
        return unstructure(value)

    def json(self, value: Model | JsonObject) -> str:
        """Write an object as JSON."""
        if isinstance(value, MalformedEvent) and value.text is not None:
            return value.text
        if isinstance(value, PullEventsResponse) and any(map(_has_text, value.event_set)):
            frame = text.encode(unstructure_batch(value, []))
            events = ",".join(map(self.json, value.event_set))
            return f"{_BEFORE_EVENTS}{events}{frame.removeprefix(_BEFORE_EVENTS)}"
        return text.encode(unstructure(value))

    def preload(self, models: Iterable[type[KnownEvent]]) -> None:
        """Generate the functions of some classes now, so that their first events need not wait."""
        from vod_events._wire import problems as _  # noqa: F401, PLC0415 - to load it now

        for model in with_parts(Envelope, EventHead, *models):
            structurer(model)
            structurer(model, strict=False)
            unstructurer(model)

    def structure_event(self, tree: Any, *, strict: bool = True) -> AnyEvent:
        """Structure a plain tree as one event; if not strict, it can be a `MalformedEvent`."""
        if not strict and shape_of(tree) in (Shape.EVENT, Shape.OTHER) and is_object(tree):
            return structure_any_event(tree, strict=False)
        try:
            return structure_event(tree, 1)
        except MismatchError:
            pass
        check_depth(tree, level_of(tree))  # too deep counts first, whatever else is wrong
        raise invalid_event(tree)

    def structure_response(self, tree: Any, *, strict: bool = True) -> PullEventsResponse:
        """Structure a plain tree as an answer of PullEvents."""
        batch = _frame(tree, strict=strict)
        if not batch:
            check_depth(tree, level_of(tree))
            raise _invalid_response(tree)
        return self._response(batch, ((event, None) for event in batch.events), strict=strict)

    def structure_events(self, tree: Any, *, strict: bool = True) -> tuple[AnyEvent, ...]:
        """Structure a plain tree as an event or an answer, and return the events."""
        shape = shape_of(tree)
        if shape in (Shape.WRAPPED, Shape.UNWRAPPED):
            return self.structure_response(tree, strict=strict).event_set
        if shape is not Shape.OTHER or (not strict and is_object(tree)):
            return (self.structure_event(tree, strict=strict),)
        check_depth(tree, level_of(tree))
        raise _invalid_body(tree)

    def structure_event_of_batch(
        self,
        tree: Any,
        path: str,
        *,
        strict: bool = True,
        error: InvalidEventError | None = None,
    ) -> AnyEvent:
        """Structure an event of a batch; what cannot be read as one is a `MalformedEvent`."""
        return structure_any_event(tree, EVENT_LEVEL, path, strict=strict, error=error)

    def isolated_event(self, body: Any, reason: str, *, strict: bool) -> MalformedEvent:
        """Return the `MalformedEvent` of an event that cannot be decoded; if strict, raise."""
        if strict:
            raise DecodeError(reason)
        return _poisoned_callback(isolate.isolable_text(body, reason), reason)

    def isolated_response(self, body: Any, reason: str, *, strict: bool) -> PullEventsResponse:
        """Read an answer of PullEvents that cannot be decoded, if only its events are the cause."""
        json_text = isolate.isolable_text(body, reason)
        span = isolate.span_of_events(json_text)
        if span is None:
            raise DecodeError(reason)
        return self._isolated_response(json_text, span, reason, strict=strict)

    def isolated_events(self, body: Any, reason: str, *, strict: bool) -> tuple[AnyEvent, ...]:
        """Read the events of a callback or of an answer that cannot be decoded."""
        json_text = isolate.isolable_text(body, reason)
        span = isolate.span_of_events(json_text)
        if span is not None:
            return self._isolated_response(json_text, span, reason, strict=strict).event_set
        if strict:
            raise DecodeError(reason)
        return (_poisoned_callback(json_text, reason),)

    def _isolated_response(
        self, json_text: str, span: slice, reason: str, *, strict: bool
    ) -> PullEventsResponse:
        """Read an answer that cannot be decoded, given the span of its events."""
        try:
            frame = self.decode(f"{json_text[: span.start]}[]{json_text[span.stop :]}")
            batch = _frame(frame, strict=strict)
        except DecodeError:
            batch = None
        if not batch:
            raise DecodeError(reason)
        found = isolate.decoded_items(json_text, span.start)
        return self._response(batch, found, strict=strict)

    def _response(
        self, batch: Batch, found: Iterable[tuple[Any, str | None]], *, strict: bool
    ) -> PullEventsResponse:
        return filled_response(
            tuple(self._events_of_batch(found, batch.path, strict=strict)),
            batch.request_id,
            batch.unknown_fields,
            batch.unknown_envelope_fields,
        )

    def _events_of_batch(
        self, found: Iterable[tuple[Any, str | None]], path: str, *, strict: bool
    ) -> Iterator[AnyEvent]:
        """Structure the events of a batch, at a cost proportional to their text.

        Beyond the number that VOD sends, short malformed items that are equal share one event. Once
        too many problems are listed, all further malformed events share one error.
        """
        room = MAX_PROBLEMS_OF_BATCH
        untold: InvalidEventError | None = None
        shared: dict[str, AnyEvent] = {}
        for index, (tree, json_text) in enumerate(found):
            key = None if index < MAX_EVENTS else key_of(tree, json_text)
            event = shared.get(key) if key else None
            if event is None:
                place = path if untold else f"{path}[{index}]"
                event = self._event_of_batch(tree, json_text, place, strict=strict, error=untold)
                if isinstance(event, MalformedEvent):
                    if not untold:
                        room -= len(event.error.problems)
                        untold = too_many(path) if room <= 0 else None
                    if key and len(shared) < MAX_SHARED_EVENTS:
                        shared[key] = event
            yield event

    def _event_of_batch(
        self,
        tree: Any,
        json_text: str | None,
        path: str,
        *,
        strict: bool,
        error: InvalidEventError | None,
    ) -> AnyEvent:
        if isinstance(tree, isolate.Poisoned):
            return poisoned_event(tree, path, error)
        if error and type(tree) not in CONTAINERS:  # it has no members, and its error is given
            return malformed_event({}, error, raw=tree)
        # Its nesting can be too deep for an event, but not for a decoder.
        if json_text is not None and isolate.is_too_deep(tree, json_text, EVENT_LEVEL):
            return poisoned_event(isolate.Poisoned(json_text, TOO_DEEP), path, error)
        return self.structure_event_of_batch(tree, path, strict=strict, error=error)


def _poisoned_callback(json_text: str, reason: str) -> MalformedEvent:
    if not isolate.is_event(json_text):
        raise DecodeError(reason)
    return poisoned_event(isolate.Poisoned(json_text, reason))


_ResponseDraft: Any = draft_class(PullEventsResponse)


def filled_response(
    events: tuple[AnyEvent, ...],
    request_id: str | None,
    unknown_fields: JsonObject,
    unknown_envelope_fields: JsonObject = NOTHING_UNKNOWN,
) -> PullEventsResponse:
    """Return an answer of values that have been read, without the checks of `__init__`."""
    response = _ResponseDraft()
    response.event_set = events
    response.request_id = request_id
    response.unknown_fields = unknown_fields
    response.unknown_envelope_fields = unknown_envelope_fields
    response.__class__ = PullEventsResponse
    filled: PullEventsResponse = response
    return filled


_BEFORE_EVENTS = '{"Response":{"EventSet":['


def _has_text(event: AnyEvent) -> bool:
    return isinstance(event, MalformedEvent) and event.text is not None


def _frame(tree: Any, *, strict: bool) -> Batch | None:
    """Structure an answer of PullEvents, except its events; return None if it is not one."""
    for way in (True,) if strict else (True, False):
        try:
            return structure_batch(tree, strict=way)
        except MismatchError:
            pass
    return None


def _invalid_response(tree: Any) -> InvalidEventError:
    # Imported here, since it needs cattrs, which is loaded only if something fails.
    from vod_events._wire import problems  # noqa: PLC0415

    return problems.invalid_event(problems.explain_response(tree))


def _invalid_body(tree: Any) -> InvalidEventError:
    from vod_events._wire import problems  # noqa: PLC0415 - see above

    return problems.invalid_event(problems.explain_body(tree))


def unstructure(value: Model | JsonObject) -> Any:
    """Return the plain tree of an event, of a batch, of a data type or of a JSON object.

    Raises:
        TypeError: the value is none of these.
    """
    if isinstance(value, JsonObject):
        return thaw(value)
    check_is_model(value)
    if isinstance(value, MalformedEvent) and value.text is not None:
        return value.text
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return thaw(value.raw)
    if isinstance(value, PullEventsResponse):
        return unstructure_batch(value, [unstructure(event) for event in value.event_set])
    return unstructurer(type(value))(value)


def check_is_model(value: object) -> None:
    """Check that a value is an object of the library, since untyped callers can pass anything.

    Raises:
        TypeError: it is not.
    """
    if not isinstance(value, Model):
        raise TypeError(f"not an object of vod_events: {type(value).__name__}")
