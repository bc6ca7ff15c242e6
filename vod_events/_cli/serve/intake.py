"""Events for the queue, from files and from posted bodies."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, TypeAlias

from vod_events._cli.screen import Report
from vod_events._cli.serve.queue import Event
from vod_events._cli.serve.web import Reply, Request, json_reply
from vod_events._text import shorten
from vod_events._values import is_array, is_object
from vod_events._wire.shapes import Shape, shape_of
from vod_events._wire.text import decode
from vod_events.errors import DecodeError

Publish: TypeAlias = Callable[[Sequence[Event]], None]
"""A function that makes events available to clients."""

_MAX_NAMED = 16
_OF_A_DELIVERY = ("EventHandle", "T", "Sign")


class NoEventsError(ValueError):
    """A body does not hold events."""


def events_in(body: bytes) -> list[Event]:
    """Return the events in a body: a callback, or an answer of PullEvents.

    Their handles and signatures are left out, since each delivery has new ones. Nothing else is
    checked, so that you can test a service with events that it cannot read.

    Raises:
        NoEventsError: the body is neither, or it holds an event without a type.
    """
    try:
        tree = decode(body)
    except DecodeError as error:
        raise NoEventsError(str(error)) from None
    events = _event_set(tree)
    for index, event in enumerate(events):
        if shape_of(event) is not Shape.EVENT:
            raise NoEventsError(f"no event at index {index} of EventSet: it has no EventType")
    return [
        {name: member for name, member in event.items() if name not in _OF_A_DELIVERY}
        for event in events
    ]


def _event_set(tree: Any) -> list[Any]:
    shape = shape_of(tree)
    if shape is Shape.EVENT:
        return [tree]
    answer = tree["Response"] if shape is Shape.WRAPPED else tree
    events = answer.get("EventSet") if is_object(answer) else None
    if not is_array(events):
        raise NoEventsError("neither an event with an EventType nor an answer with an EventSet")
    return events


class Intake:
    """Queues the events of posted bodies.

    Args:
        publish: is called with the events.
        report: is called with the spans of a line about each body.
    """

    def __init__(self, publish: Publish, report: Report) -> None:
        self._publish = publish
        self._report = report

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if request.method != "POST":
            return _refuse(HTTPStatus.METHOD_NOT_ALLOWED, "events are posted")
        # A web page cannot post this type to another host unless that host allows it.
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type != "application/json":
            return _refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "events are posted as JSON")
        try:
            events = events_in(request.body)
        except NoEventsError as error:
            self._report(("received: ", "name"), (str(error), "problem"))
            return _refuse(HTTPStatus.BAD_REQUEST, str(error))
        types = [shorten(str(event["EventType"])) for event in events[:_MAX_NAMED]]
        if len(events) > _MAX_NAMED:
            types.append(f"and {len(events) - _MAX_NAMED} more")
        self._report(("received: ", "name"), (", ".join(types) or "no event", "value"))
        self._publish(events)
        return json_reply({"queued": len(events)})


def _refuse(status: HTTPStatus, reason: str) -> Reply:
    return json_reply({"error": reason}, status)
