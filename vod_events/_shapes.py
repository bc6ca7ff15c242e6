"""The shapes a body can have, and what stands around the events in each."""

from enum import Enum
from typing import Any

from attrs import frozen

from vod_events._model import Model
from vod_events._values import is_object


class Shape(Enum):
    """What a body is; the text is what an error calls it."""

    EVENT = "one event: give it to parse_callback"
    WRAPPED = "a PullEvents response: give it to parse_pull_events"
    UNWRAPPED = "a PullEvents response without its Response wrapper: give it to parse_pull_events"
    LEGACY = "a legacy 2.0 body, with eventType in place of EventType: it cannot be read"
    OTHER = "an object without EventType, Response or EventSet"


def shape_of(tree: Any) -> Shape:
    """Tell the shape of a decoded body by the names of its members."""
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
    """What an event of any type has."""

    event_handle: str | None = None
    event_type: str


@frozen(kw_only=True, repr=False)
class ApiError(Model):
    """An error of the API."""

    code: str
    message: str | None = None


@frozen(kw_only=True, repr=False)
class Answer(Model):
    """What the API answers, with its events as they came."""

    error: ApiError | None = None
    event_set: tuple[object, ...] | None = None
    request_id: str | None = None


@frozen(kw_only=True, repr=False)
class Envelope(Model):
    """What the API wraps its answer in."""

    response: Answer
