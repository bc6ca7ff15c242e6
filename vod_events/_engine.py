"""The way of a body through the library: text, plain tree, objects, and back.

There are two engines that do the same: this one stands on the standard library alone, the one in
`_accelerator` on msgspec. `_choice` tells which is in use.
"""

from typing import Any

from vod_events._json import decode, encode
from vod_events._model import Model
from vod_events._notification import (
    StructureEvent,
    explainer,
    level_of,
    misfit,
    structure_event,
    structure_readable_event,
    structure_response,
    unstructure,
)
from vod_events._registry import AnyEvent
from vod_events._shapes import Shape, shape_of
from vod_events._values import MismatchError, check_depth
from vod_events.errors import InvalidEventError
from vod_events.responses import PullEventsResponse


class Engine:
    """The engine on the standard library alone."""

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        return decode(body)

    def event(self, body: object) -> AnyEvent:
        """Read one event."""
        return read_event(self.decode(body))

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        return read_response(self.decode(body))

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        return read_events(self.decode(body))

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        tree = unstructure(value)
        try:
            return encode(tree)
        except TypeError as error:
            raise misfit(value, error) from error


def read_event(tree: Any) -> AnyEvent:
    """Read a plain tree as one event."""
    try:
        return structure_readable_event(tree, 1)
    except MismatchError:
        pass
    raise _refused(tree, "event")


def read_response(
    tree: Any, structure_event: StructureEvent = structure_event
) -> PullEventsResponse:
    """Read a plain tree as an answer of PullEvents."""
    try:
        return structure_response(tree, structure_event)
    except MismatchError:
        pass
    raise _refused(tree, "response")


def read_events(
    tree: Any, structure_event: StructureEvent = structure_event
) -> tuple[AnyEvent, ...]:
    """Read a plain tree of either shape."""
    shape = shape_of(tree)
    if shape in (Shape.WRAPPED, Shape.UNWRAPPED):
        return read_response(tree, structure_event).event_set
    if shape is Shape.OTHER:
        raise _refused(tree, "body")
    return (read_event(tree),)


def _refused(tree: Any, what: str) -> InvalidEventError:
    # What is nested too deep is no JSON to us, whatever else is wrong with it.
    check_depth(tree, level_of(tree))
    return explainer()(tree, what)
