"""The functions that most services need: a body in, events out, and back."""

from collections.abc import Mapping
from typing import Any

from vod_events._choice import engine
from vod_events._model import Model
from vod_events._notification import unstructure
from vod_events._registry import AnyEvent
from vod_events.responses import PullEventsResponse

Body = bytes | bytearray | memoryview | str | Mapping[str, Any]
"""What a body can be given as: JSON text, or a mapping that was decoded already."""


def parse_callback(body: Body) -> AnyEvent:
    """Read the body of a normal callback (普通回调): one event.

    Args:
        body: the request's body.

    Returns:
        The event; an `UnknownEvent` if this version has no class for its type.

    Raises:
        DecodeError: the body is no JSON that can be read.
        InvalidEventError: it is JSON, but not one event as VOD documents it.
    """
    return engine().event(body)


def parse_pull_events(body: Body) -> PullEventsResponse:
    """Read the answer of PullEvents (可靠回调): a batch of events, which may be empty.

    Args:
        body: the answer's body, or what the official SDK gives, without the ``Response`` wrapper.

    Returns:
        The batch. An event in it that cannot be read is a `MalformedEvent` in its place. "No
        event", in any form in which the API says it, is an empty batch.

    Raises:
        DecodeError: the body is no JSON that can be read.
        InvalidEventError: it is JSON, but no answer of PullEvents.
        PullEventsError: the API answered with an error.
    """
    return engine().response(body)


def parse(body: Body) -> tuple[AnyEvent, ...]:
    """Read a body of either shape.

    Args:
        body: the body of a normal callback, or the answer of PullEvents.

    Returns:
        The events in it, in order.

    Raises:
        DecodeError: the body is no JSON that can be read.
        InvalidEventError: it is JSON, but of neither shape, or not one event as VOD documents it.
        PullEventsError: the API answered with an error.
    """
    return engine().events(body)


def to_dict(value: Model) -> Any:
    """Give the wire form of an event, a batch or a data type, without nulls.

    Args:
        value: any object of the library.

    Returns:
        What ``json.loads`` would give for its JSON: a ``dict`` that is the caller's own. (For a
        `MalformedEvent` that is no object, whatever stood there.)

    Raises:
        TypeError: ``value`` is no object of the library, or was made by hand and holds what cannot
            be written; told with the path of the attribute.
        ValueError: a time in it has no UTC offset, or a number is NaN or infinite.
    """
    return unstructure(value)


def to_json(value: Model) -> str:
    """Give the JSON of an event, a batch or a data type, without nulls.

    The text is compact and keeps characters outside ASCII as they are: send it as UTF-8.

    Args:
        value: any object of the library.

    Raises:
        TypeError: ``value`` is no object of the library, or was made by hand and holds what JSON
            cannot; told with the path of the attribute.
        ValueError: a time in it has no UTC offset, or a number is NaN or infinite.
    """
    return engine().json(value)
