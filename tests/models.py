"""The library's classes, found by what the library says of itself."""

from collections.abc import Iterator

from vod_events import Event, MalformedEvent, PullEventsResponse, UnknownEvent
from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events._registry import EVENT_TYPES


def _with_parts(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for field in plan_of(model).fields:
        if field.kind is Kind.OBJECT:
            yield from _with_parts(field.item_type)


EVENTS: tuple[type[Event], ...] = tuple(row.event for row in EVENT_TYPES.values())
"""The classes of the table's events."""

DATA_TYPES: tuple[type[Model], ...] = tuple(
    dict.fromkeys(part for event in EVENTS for part in _with_parts(event))
)
"""The same, and the classes of all that they hold."""

MODELS: tuple[type[Model], ...] = (*DATA_TYPES, UnknownEvent, MalformedEvent, PullEventsResponse)
"""Every public class that has objects."""
