"""The shapes of a body, and the parts of a batch around its events."""

from enum import Enum
from typing import Any

from attrs import frozen

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._values import JsonObject, MismatchError, is_object
from vod_events._wire.structure import structurer
from vod_events._wire.tolerant import structure_tolerantly
from vod_events._wire.unstructure import add_unknown, unstructurer
from vod_events.errors import ApiError


class Shape(Enum):
    """The shape of a body; the value is what an error calls it."""

    EVENT = "one event: give it to parse_callback"
    WRAPPED = "a PullEvents response: give it to parse_pull_events"
    UNWRAPPED = "a PullEvents response without its Response wrapper: give it to parse_pull_events"
    LEGACY = "a legacy 2.0 body, with eventType in place of EventType: it cannot be read"
    OTHER = "an object without EventType, Response or EventSet"


def shape_of(tree: Any) -> Shape:
    """Return the shape of a decoded body, by the names of its members."""
    if not is_object(tree):
        return Shape.OTHER
    if tree.get("EventType") is not None:
        return Shape.EVENT
    if tree.get("Response") is not None:
        return Shape.WRAPPED
    if not tree.keys().isdisjoint(("EventSet", "RequestId", "Error")):
        return Shape.UNWRAPPED
    return Shape.LEGACY if tree.get("eventType") is not None else Shape.OTHER


@frozen(kw_only=True, repr=False)
class EventHead(Model):
    """The members that an event of any type has."""

    event_handle: str | None = None
    t: int | None = None
    sign: str | None = None
    event_type: str


@frozen(kw_only=True, repr=False)
class AnswerError(Model):
    """An error of the API."""

    code: str
    message: str | None = None


@frozen(kw_only=True, repr=False)
class Answer(Model):
    """The answer of the API, with its events as received."""

    error: AnswerError | None = None
    event_set: tuple[object, ...] | None = None
    request_id: str | None = None


@frozen(kw_only=True, repr=False)
class Envelope(Model):
    """The wrapper of an answer of the API."""

    response: Answer


NO_EVENT = "ResourceNotFound"
"""The error code by which the API says that there is no event."""

MAX_EVENTS = 16
"""The most events that VOD sends in a batch."""

EVENT_LEVEL = 4
"""The level of the events of a batch in the body. It counts the wrapper even if that is absent, since
the batch is written with it."""

ANSWER_LEVEL = 2
"""The level of the answer of the API in the body. It counts the wrapper even if that is absent."""


@frozen
class Batch:
    """The parts of a batch around its events, and the events as received."""

    events: tuple[Any, ...]
    path: str
    """The path of the events in the body."""
    request_id: str | None
    unknown_fields: JsonObject
    unknown_envelope_fields: JsonObject


def level_of(tree: Any) -> int:
    """Return the level of a body: 2 if it is an answer without its wrapper, else 1."""
    return ANSWER_LEVEL if shape_of(tree) is Shape.UNWRAPPED else 1


def structure_batch(tree: Any, *, strict: bool = True) -> Batch:
    """Structure an answer of PullEvents, with or without its wrapper, except its events.

    Args:
        tree: the answer.
        strict: whether every value must fit; if not, a request id that does not fit is set aside.

    Raises:
        DecodeError: it is nested too deep.
        MismatchError: it is not an answer of PullEvents.
        ApiError: it is an error other than "no event".
    """
    shape = shape_of(tree)
    unknown_envelope_fields = NOTHING_UNKNOWN
    if shape is Shape.WRAPPED:
        envelope: Envelope = _structure(Envelope, tree, 1, strict=strict)
        answer, path = envelope.response, "$.Response.EventSet"
        unknown_envelope_fields = envelope.unknown_fields
    elif shape is Shape.UNWRAPPED:
        answer, path = _structure(Answer, tree, ANSWER_LEVEL, strict=strict), "$.EventSet"
    else:
        raise MismatchError
    if answer.error and answer.error.code != NO_EVENT:
        raise ApiError(answer.error.code, answer.error.message, answer.request_id)
    return Batch(
        answer.event_set or (),
        path,
        answer.request_id,
        _with_error(answer.unknown_fields, answer.error),
        unknown_envelope_fields,
    )


def _structure(model: type[Model], tree: Any, level: int, *, strict: bool) -> Any:
    if strict:
        return structurer(model)(tree, level)
    frame = structure_tolerantly(model, tree, level)
    answer = frame.response if model is Envelope else frame
    if answer is None or not answer.unknown_fields.keys().isdisjoint(("EventSet", "Error")):
        raise MismatchError
    if answer.error and answer.error.code is None:
        raise MismatchError
    return frame


def _with_error(unknown: JsonObject, error: AnswerError | None) -> JsonObject:
    if not error:
        return unknown
    members = {"Error": unstructurer(AnswerError)(error), **unknown}
    return JsonObject(dict(sorted(members.items())))


def unstructure_batch(batch: Any, events: list[Any]) -> dict[str, Any]:
    """Return the plain tree of a batch, with those of its events.

    Args:
        batch: an object with the fields of `Batch` other than its events.
        events: the plain trees of its events.
    """
    answer: dict[str, Any] = {"EventSet": events}
    if batch.request_id is not None:
        answer["RequestId"] = batch.request_id
    add_unknown(answer, batch.unknown_fields)
    tree = {"Response": answer}
    add_unknown(tree, batch.unknown_envelope_fields)
    return tree
