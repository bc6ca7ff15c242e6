"""The library's classes, found by what the library says of itself."""

from vod_events import Event, MalformedEvent, PullEventsResponse, UnknownEvent
from vod_events._model import Model
from vod_events._plan import with_parts
from vod_events._registry import EVENT_TYPES

EVENTS: tuple[type[Event], ...] = tuple(row.event for row in EVENT_TYPES.values())
"""The classes of the table's events."""

DATA_TYPES: tuple[type[Model], ...] = with_parts(*EVENTS)
"""The same, and the classes of all that they hold."""

MODELS: tuple[type[Model], ...] = (*DATA_TYPES, UnknownEvent, MalformedEvent, PullEventsResponse)
"""Every public class that has objects."""
