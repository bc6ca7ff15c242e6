"""The way of a body through the library: text, plain tree, shape, events, and back.

There are two engines that do the same: this one stands on the standard library alone, the one in
`vod_events._wire.accelerator` on msgspec.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._values import JsonObject, MismatchError, check_depth, is_object, thaw
from vod_events._wire import text
from vod_events._wire.event import (
    invalid_event,
    malformed_event,
    structure_any_event,
    structure_event,
)
from vod_events._wire.generated import draft_class
from vod_events._wire.shapes import (
    EVENT_LEVEL,
    Envelope,
    EventHead,
    Shape,
    level_of,
    shape_of,
    structure_batch,
    unstructure_batch,
)
from vod_events._wire.structure import structurer
from vod_events._wire.unstructure import unstructurer
from vod_events.errors import MAX_PROBLEMS, InvalidEventError, Problem
from vod_events.events import AnyEvent, KnownEvent, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

MAX_PROBLEMS_OF_BATCH = 16 * MAX_PROBLEMS
"""How many problems of one batch are told: all that are told of its events in as many as VOD sends.
A stranger can send more, and 2 bytes of body would cost a thousand of errors."""


class Engine:
    """The engine on the standard library alone."""

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        return text.decode(body)

    def event(self, body: object, *, strict: bool = True) -> AnyEvent:
        """Read one event."""
        return self.structure_event(self.decode(body), strict=strict)

    def response(self, body: object, *, strict: bool = True) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        return self.structure_response(self.decode(body), strict=strict)

    def events(self, body: object, *, strict: bool = True) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        return self.structure_events(self.decode(body), strict=strict)

    def tree(self, value: Model | JsonObject) -> Any:
        """Write an object as a plain tree."""
        return unstructure(value)

    def json(self, value: Model | JsonObject) -> str:
        """Write an object as JSON."""
        return text.encode(unstructure(value))

    def preload(self, models: Iterable[type[KnownEvent]]) -> None:
        """Make now what the first events of some classes would have to wait for."""
        from vod_events._wire import problems as _  # noqa: F401, PLC0415 - for what is wrong

        for model in (Envelope, EventHead, *models):
            structurer(model)
            unstructurer(model)

    def structure_event(self, tree: Any, *, strict: bool = True) -> AnyEvent:
        """Structure a plain tree as one event; if not strict, it may be a `MalformedEvent`."""
        try:
            return structure_event(tree, 1)
        except MismatchError:
            pass
        if not strict and shape_of(tree) in (Shape.EVENT, Shape.OTHER) and is_object(tree):
            return structure_any_event(tree, strict=False)
        check_depth(tree, level_of(tree))  # too deep is no JSON to us, whatever else is wrong
        raise invalid_event(tree)

    def structure_response(self, tree: Any, *, strict: bool = True) -> PullEventsResponse:
        """Structure a plain tree as an answer of PullEvents."""
        for way in (True,) if strict else (True, False):
            try:
                batch = structure_batch(tree, strict=way)
            except MismatchError:
                continue
            events = self._events_of_batch(batch.events, batch.path, strict=strict)
            return filled_response(
                tuple(_bound_errors(events, batch.path)),
                batch.request_id,
                batch.unknown_fields,
                batch.unknown_envelope_fields,
            )
        check_depth(tree, level_of(tree))
        raise _invalid_response(tree)

    def structure_events(self, tree: Any, *, strict: bool = True) -> tuple[AnyEvent, ...]:
        """Structure a plain tree of either shape."""
        shape = shape_of(tree)
        if shape in (Shape.WRAPPED, Shape.UNWRAPPED):
            return self.structure_response(tree, strict=strict).event_set
        if shape is not Shape.OTHER or (not strict and is_object(tree)):
            return (self.structure_event(tree, strict=strict),)
        check_depth(tree, level_of(tree))
        raise _invalid_body(tree)

    def structure_event_of_batch(self, tree: Any, path: str, *, strict: bool = True) -> AnyEvent:
        """Structure an event of a batch; what cannot be read as one is a `MalformedEvent`."""
        return structure_any_event(tree, EVENT_LEVEL, path, strict=strict)

    def _events_of_batch(
        self, trees: Iterable[Any], path: str, *, strict: bool
    ) -> Iterator[AnyEvent]:
        for index, tree in enumerate(trees):
            yield self.structure_event_of_batch(tree, f"{path}[{index}]", strict=strict)


_ResponseDraft: Any = draft_class(PullEventsResponse)


def filled_response(
    events: tuple[AnyEvent, ...],
    request_id: str | None,
    unknown_fields: JsonObject,
    unknown_envelope_fields: JsonObject = NOTHING_UNKNOWN,
) -> PullEventsResponse:
    """Return the answer that has been read: as a draft, since `__init__` would check it once more."""
    response = _ResponseDraft()
    response.event_set = events
    response.request_id = request_id
    response.unknown_fields = unknown_fields
    response.unknown_envelope_fields = unknown_envelope_fields
    response.__class__ = PullEventsResponse
    filled: PullEventsResponse = response
    return filled


def _bound_errors(events: Iterable[AnyEvent], path: str) -> Iterator[AnyEvent]:
    """Let what is malformed share an error once very many problems have been told."""
    room = MAX_PROBLEMS_OF_BATCH
    shared = InvalidEventError(
        (Problem(path, "events", f"more than {MAX_PROBLEMS_OF_BATCH} problems: no more are told"),)
    )
    for event in events:
        if not isinstance(event, MalformedEvent):
            yield event
        elif room > 0:
            room -= len(event.error.problems)
            yield event
        else:
            yield malformed_event(event.raw, shared)


def _invalid_response(tree: Any) -> InvalidEventError:
    # Loaded here, as it needs cattrs, which what never fails does without.
    from vod_events._wire import problems  # noqa: PLC0415

    return problems.invalid_event(problems.explain_response(tree))


def _invalid_body(tree: Any) -> InvalidEventError:
    from vod_events._wire import problems  # noqa: PLC0415 - see above

    return problems.invalid_event(problems.explain_body(tree))


def unstructure(value: Model | JsonObject) -> Any:
    """Return the plain tree of an event, of a batch, of a data type or of a JSON object.

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(value, JsonObject):
        return thaw(value)
    check_is_model(value)
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return thaw(value.raw)
    if isinstance(value, PullEventsResponse):
        return unstructure_batch(value, [unstructure(event) for event in value.event_set])
    return unstructurer(type(value))(value)


def check_is_model(value: object) -> None:
    """Refuse what is no object of the library, as untyped callers may give one.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, Model):
        raise TypeError(f"not an object of vod_events: {type(value).__name__}")
