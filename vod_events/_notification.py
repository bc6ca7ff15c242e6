"""Events and batches: from plain trees, and to them again.

A batch isolates its events: what cannot be structured becomes a `MalformedEvent` in its place.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias

from attrs import evolve

from vod_events._codec import add_unknown, structurer, unstructurer
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._registry import EVENT_TYPES, AnyEvent
from vod_events._shapes import Answer, ApiError, Envelope, Shape, shape_of
from vod_events._values import JsonObject, MismatchError, freeze, is_object, thaw
from vod_events.errors import MOST_PROBLEMS, InvalidEventError, Problem, PullEventsError
from vod_events.events import MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

StructureEvent: TypeAlias = Callable[[Any, int, str], AnyEvent]
"""What structures an event of a batch: `structure_event`, or what does the same."""

_NO_EVENT = "ResourceNotFound"

_ANSWER_LEVEL = 2
_EVENT_LEVEL = 4
"""Where in a body a batch and its events stand: in its wrapper, or as if they were in it, since they
are written again with it."""

MOST_PROBLEMS_OF_BATCH = 16 * MOST_PROBLEMS
"""How many problems of one batch are told: all that are told of its events in as many as VOD sends.
A stranger can send more, and 2 bytes of body would cost a thousand of errors."""


def structure_event(tree: Any, level: int = 1, path: str = "$") -> AnyEvent:
    """Structure a plain tree as the event it is.

    Args:
        tree: the event.
        level: how deep in the body it stands.
        path: where in the body it stands.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
        MismatchError: it is not a plain tree.
    """
    try:
        return structure_readable_event(tree, level)
    except MismatchError:
        return _malformed_event(tree, level, path)


def structure_response(
    tree: Any, structure_event: StructureEvent = structure_event
) -> PullEventsResponse:
    """Structure a plain tree as the answer of PullEvents, in its wrapper or without.

    Args:
        tree: the answer.
        structure_event: what structures each event, in the way of the function of that name.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
        MismatchError: it is not such an answer.
        PullEventsError: it is an error, and not "no event".
    """
    shape = shape_of(tree)
    unknown_envelope_fields = NOTHING_UNKNOWN
    if shape is Shape.WRAPPED:
        envelope: Envelope = structurer(Envelope)(tree, 1)
        answer, path = envelope.response, "$.Response"
        unknown_envelope_fields = envelope.unknown_fields
    elif shape is Shape.UNWRAPPED:
        answer, path = structurer(Answer)(tree, _ANSWER_LEVEL), "$"
    else:
        raise MismatchError
    if answer.error and answer.error.code != _NO_EVENT:
        raise PullEventsError(answer.error.code, answer.error.message, answer.request_id)
    events = (
        structure_event(event, _EVENT_LEVEL, f"{path}.EventSet[{index}]")
        for index, event in enumerate(answer.event_set or ())
    )
    return PullEventsResponse(
        event_set=tuple(_bound_errors(events, f"{path}.EventSet")),
        request_id=answer.request_id,
        unknown_fields=_with_error(answer.unknown_fields, answer.error),
        unknown_envelope_fields=unknown_envelope_fields,
    )


def _bound_errors(events: Iterable[AnyEvent], path: str) -> Iterator[AnyEvent]:
    """Let what is malformed share an error once very many problems have been told."""
    room = MOST_PROBLEMS_OF_BATCH
    shared = InvalidEventError(
        (Problem(path, "events", f"more than {MOST_PROBLEMS_OF_BATCH} problems: no more are told"),)
    )
    for event in events:
        if not isinstance(event, MalformedEvent):
            yield event
        elif room > 0:
            room -= len(event.error.problems)
            yield event
        else:
            yield evolve(event, error=shared)


def level_of(tree: Any) -> int:
    """Give the level at which a body stands."""
    return _ANSWER_LEVEL if shape_of(tree) is Shape.UNWRAPPED else 1


def unstructure(value: Model) -> Any:
    """Give the plain tree of an event, of a batch or of a data type.

    Raises:
        TypeError: it is none of these, or was made by hand and holds what it should not.
        ValueError: it was made by hand, and a time in it has no UTC offset, or a number is NaN or
            infinite.
    """
    if not isinstance(value, Model):  # pyright: ignore[reportUnnecessaryIsInstance] - untyped callers
        raise TypeError(f"not an object of vod_events: {type(value).__name__}")
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return thaw(value.raw)
    try:
        if isinstance(value, PullEventsResponse):
            return unstructure_response(value, unstructure)
        return unstructurer(type(value))(value)
    except (AttributeError, TypeError) as error:
        raise misfit(value, error) from error


def misfit(value: Model, error: Exception) -> TypeError:
    """Do as the function of this name in `_misfit`, which is loaded on first use."""
    from vod_events import _misfit  # noqa: PLC0415 - most programs make no wrong object

    return _misfit.misfit(value, error)


def structure_readable_event(tree: Any, level: int) -> AnyEvent:
    """Do as `structure_event` for what can be read as an event, and refuse the rest.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
        MismatchError: it cannot be read as an event.
    """
    if not is_object(tree):
        raise MismatchError
    event_type = tree.get("EventType")
    if type(event_type) is not str:
        raise MismatchError
    row = EVENT_TYPES.get(event_type)
    if row:
        event: AnyEvent = structurer(row.event)(tree, level)
        return event
    handle = tree.get("EventHandle")
    if handle is not None and type(handle) is not str:
        raise MismatchError
    return UnknownEvent(event_type=event_type, event_handle=handle, raw=freeze(tree, level))


def _malformed_event(tree: Any, level: int, path: str) -> MalformedEvent:
    raw = freeze(tree, level)
    return MalformedEvent(
        event_type=_string_member(tree, "EventType"),
        event_handle=_string_member(tree, "EventHandle"),
        raw=raw,
        error=explainer()(tree, "event", path),
    )


@cache
def explainer() -> Callable[..., InvalidEventError]:
    """Give what explains a refusal; loaded on first use, as what never fails needs no cattrs."""
    from vod_events._explain import refused  # noqa: PLC0415 - see above

    return refused


def _string_member(tree: Any, name: str) -> str | None:
    value = tree.get(name) if is_object(tree) else None
    return value if type(value) is str else None


def _with_error(unknown: JsonObject, error: ApiError | None) -> JsonObject:
    if not error:
        return unknown
    members = {"Error": unstructurer(ApiError)(error), **unknown}
    return JsonObject(dict(sorted(members.items())))


def unstructure_response(
    response: PullEventsResponse, unstructure_event: Callable[[AnyEvent], Any]
) -> dict[str, Any]:
    """Give the plain tree of a batch, but for its events, which are the caller's to unstructure."""
    answer: dict[str, Any] = {
        "EventSet": [unstructure_event(event) for event in response.event_set]
    }
    if response.request_id is not None:
        answer["RequestId"] = response.request_id
    add_unknown(answer, response.unknown_fields)
    tree = {"Response": answer}
    add_unknown(tree, response.unknown_envelope_fields)
    return tree
