"""Hypothesis strategies for the tests of services that receive notifications.

For objects, as the parse functions return them: `events`, `pull_events_responses`, `instances`. For
decoded bodies, as VOD sends them: `callback_bodies`, `pull_events_bodies`. For decoded bodies that
are refused: `malformed_bodies`. To send a body to an endpoint, write it with ``json.dumps``::

    @given(callback_bodies("PullComplete"))
    def test_my_endpoint_takes_any_callback(body):
        assert client.post("/vod", content=json.dumps(body)).status_code == 200

The strategies are made from the classes and the table of event types, so they cover every event
type and every field in each form that VOD sends: fields that are left out or null, null payloads of
other events, unknown members and event types, ``T`` and ``Sign``, times of every precision, with an
offset, "never" and "not set", whole floats as integers, and any order of keys. ``T`` and ``Sign``
are made up: `vod_events.sign_callback` signs a body with a key.

An event holds at most 400 values, and an event of a batch at most 96. A failing example shrinks to
the members that matter.

With the library installed, ``st.from_type(PullComplete)`` and ``st.from_type(AnyEvent)`` work
without an import of this module.

Needs the extra ``vod-events[hypothesis]``.
"""

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as _error:
    raise ImportError(
        "vod_events.strategies needs hypothesis: pip install 'vod-events[hypothesis]'"
    ) from _error

from typing import Any, TypeVar, cast

from vod_events._converter import make_converter
from vod_events._model import Model
from vod_events._values import JsonObject
from vod_events._wire.shapes import MAX_EVENTS
from vod_events.events import AnyEvent, Event, MalformedEvent, UnknownEvent
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse
from vod_events.strategies import _bodies as bodies
from vod_events.strategies._leaves import mostly

__all__ = [
    "callback_bodies",
    "events",
    "instances",
    "json_objects",
    "malformed_bodies",
    "pull_events_bodies",
    "pull_events_responses",
]

M = TypeVar("M", bound=Model)


def events() -> st.SearchStrategy[AnyEvent]:
    """Events of every class of `AnyEvent`, with a handle and without.

    For those of one class see `instances`.
    """
    return cast("st.SearchStrategy[AnyEvent]", instances(Event))


def pull_events_responses() -> st.SearchStrategy[PullEventsResponse]:
    """Batches of events of every class of `AnyEvent`, empty ones too."""
    return instances(PullEventsResponse)


def instances(model: type[M]) -> st.SearchStrategy[M]:
    """Objects of one class: of an event, of a data type, or of `PullEventsResponse`.

    Args:
        model: the class.
    """
    converter = make_converter()
    if model is MalformedEvent:  # A body becomes a MalformedEvent when it is read as any event.
        return _bodies_of(model).map(lambda body: converter.structure(body, cast("Any", Event)))
    return _bodies_of(model).map(lambda body: converter.structure(body, model))


def callback_bodies(*event_types: str) -> st.SearchStrategy[dict[str, Any]]:
    """Decoded bodies of normal callbacks: each one event without a handle.

    Args:
        event_types: the types of the events. Without types, any type, including unknown ones.
    """
    return _event_bodies(event_types, bodies.MAX_VALUES).map(_without_handle)


def pull_events_bodies(
    *event_types: str, malformed: bool = False, max_size: int = MAX_EVENTS
) -> st.SearchStrategy[dict[str, Any]]:
    """Decoded answers of PullEvents, with the ``Response`` wrapper and without.

    They include "no event", in all forms that the API uses.

    Args:
        event_types: the types of the events. Without types, any type, including unknown ones.
        malformed: whether some elements cannot be read as events.
        max_size: the largest number of elements.
    """
    elements: st.SearchStrategy[Any] = _event_bodies(event_types, bodies.MAX_VALUES_IN_BATCH)
    if malformed:
        elements |= bodies.broken_events()
    return bodies.batch_bodies(elements, max_size)


def malformed_bodies() -> st.SearchStrategy[Any]:
    """Decoded bodies that every parse function refuses with `InvalidEventError`.

    They are JSON, but a required member is missing, a value has a wrong type, or the shape is
    wrong; some are not objects. A batch is not refused because of an element that cannot be read as
    an event: for such batches see `pull_events_bodies`.
    """
    return bodies.refused_bodies()


def _event_bodies(event_types: tuple[str, ...], room: int) -> st.SearchStrategy[dict[str, Any]]:
    if not event_types:
        return bodies.any_event_bodies(room)
    return st.one_of([bodies.event_bodies(event_type, room) for event_type in event_types])


def _without_handle(event: dict[str, Any]) -> dict[str, Any]:
    return event | {"EventHandle": None} if "EventHandle" in event else event


def _bodies_of(model: type[Model]) -> st.SearchStrategy[Any]:
    if model is Event:
        return mostly(bodies.any_event_bodies(), bodies.broken_events())
    if model is DocumentedEvent:
        return bodies.known_event_bodies()
    if model is MalformedEvent:
        return bodies.broken_events()
    if model is UnknownEvent:
        return bodies.unknown_event_bodies()
    if model is PullEventsResponse:
        return pull_events_bodies(malformed=True)
    return bodies.object_bodies(model)


def json_objects() -> st.SearchStrategy[JsonObject]:
    """Objects that the library does not model: values of ``unknown_fields``."""
    return bodies.json_objects.map(JsonObject)
