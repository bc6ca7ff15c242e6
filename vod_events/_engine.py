"""The way of a body through the library: text, plain tree, objects, and back.

There are two engines that do the same, one on the standard library alone and one on msgspec
(`_accelerator`), which is chosen on first use where it is installed.
"""

import os
from typing import Any

from vod_events._json import decode, encode
from vod_events._model import Model
from vod_events._notification import (
    structure_readable_event,
    structure_response,
    unstructure,
)
from vod_events._registry import AnyEvent
from vod_events._shapes import Shape, shape_of
from vod_events._values import MismatchError, check_depth
from vod_events.errors import InvalidEventError
from vod_events.responses import PullEventsResponse

SWITCH = "VOD_EVENTS_ACCELERATOR"
"""Environment variable that keeps msgspec out of use where it is ``off``."""


class Engine:
    """The engine on the standard library alone."""

    def decode(self, body: object) -> Any:
        """Read a body into a plain tree."""
        return decode(body)

    def event(self, body: object) -> AnyEvent:
        """Read one event."""
        return _one_event(self.decode(body))

    def response(self, body: object) -> PullEventsResponse:
        """Read an answer of PullEvents."""
        return _response(self.decode(body))

    def events(self, body: object) -> tuple[AnyEvent, ...]:
        """Read the events of a body of either shape."""
        tree = self.decode(body)
        shape = shape_of(tree)
        if shape in (Shape.WRAPPED, Shape.UNWRAPPED):
            return _response(tree).event_set
        if shape is Shape.OTHER:
            raise _refused(tree, "body")
        return (_one_event(tree),)

    def json(self, value: Model) -> str:
        """Write an object as JSON."""
        return encode(unstructure(value))


_engine: Engine | None = None


def engine() -> Engine:
    """Give the engine in use; chosen on first use."""
    global _engine  # noqa: PLW0603 - read on every call, at less than the cost of a cache
    if _engine is None:
        _engine = choose()
    return _engine


def choose() -> Engine:
    """Choose an engine by what is installed and what the environment says."""
    if os.environ.get(SWITCH) == "off":
        return Engine()
    # Here, so that what never parses does not load it. Tried by itself, as a thread that waits for
    # a module whose import fails gets that module half made, and no ModuleNotFoundError.
    try:
        import msgspec as _  # noqa: F401, PLC0415
    except ModuleNotFoundError:
        return Engine()
    from vod_events._accelerator import AcceleratedEngine  # noqa: PLC0415

    return AcceleratedEngine()


def _one_event(tree: Any) -> AnyEvent:
    try:
        return structure_readable_event(tree, 1)
    except MismatchError:
        pass
    raise _refused(tree, "event")


def _response(tree: Any) -> PullEventsResponse:
    try:
        return structure_response(tree)
    except MismatchError:
        pass
    raise _refused(tree, "response")


def _refused(tree: Any, what: str) -> InvalidEventError:
    # Here, as what never fails need not load cattrs.
    from vod_events._explain import EXPLANATIONS, invalid_event  # noqa: PLC0415

    # What is nested too deep is no JSON to us, whatever else is wrong with it.
    check_depth(tree, 1)
    return invalid_event(EXPLANATIONS[what](tree))
