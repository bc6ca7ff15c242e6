"""Events and batches: from plain trees, and to them again.

A batch isolates its events: what cannot be structured becomes a `MalformedEvent` in its place.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from vod_events._codec import add_unknown, structurer, unstructurer
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._registry import EVENT_TYPES, AnyEvent
from vod_events._shapes import Answer, ApiError, Envelope, Shape, shape_of
from vod_events._values import JsonObject, MismatchError, freeze, is_object, thaw
from vod_events.errors import InvalidEventError, PullEventsError
from vod_events.events import MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

_NO_EVENT = "ResourceNotFound"


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


def structure_response(tree: Any) -> PullEventsResponse:
    """Structure a plain tree as the answer of PullEvents, in its wrapper or without.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
        MismatchError: it is not such an answer.
        PullEventsError: it is an error, and not "no event".
    """
    shape = shape_of(tree)
    unknown_envelope_fields = NOTHING_UNKNOWN
    if shape is Shape.WRAPPED:
        envelope: Envelope = structurer(Envelope)(tree, 1)
        answer, level, path = envelope.response, 2, "$.Response"
        unknown_envelope_fields = envelope.unknown_fields
    elif shape is Shape.UNWRAPPED:
        answer, level, path = structurer(Answer)(tree, 1), 1, "$"
    else:
        raise MismatchError
    if answer.error and answer.error.code != _NO_EVENT:
        raise PullEventsError(answer.error.code, answer.error.message, answer.request_id)
    return PullEventsResponse(
        event_set=tuple(
            structure_event(event, level + 2, f"{path}.EventSet[{index}]")
            for index, event in enumerate(answer.event_set or ())
        ),
        request_id=answer.request_id,
        unknown_fields=_with_error(answer.unknown_fields, answer.error),
        unknown_envelope_fields=unknown_envelope_fields,
    )


def unstructure(value: Model) -> Any:
    """Give the plain tree of an event, of a batch or of a data type."""
    if isinstance(value, (UnknownEvent, MalformedEvent)):
        return thaw(value.raw)
    if isinstance(value, PullEventsResponse):
        return unstructure_response(value, unstructure)
    return unstructurer(type(value))(value)


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
    return JsonObject({"Error": unstructurer(ApiError)(error), **unknown})


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
