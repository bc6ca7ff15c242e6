"""Lets hypothesis make the library's classes by their types.

Hypothesis calls `register` when it is imported itself, also where nobody uses the library. So that
loads the library, as hypothesis must be given the classes. The strategies are loaded and made when
they are first asked for, and so is what only they need.
"""

from typing import Any

from vod_events._model import Model
from vod_events._plan import with_parts
from vod_events._registry import EVENT_TYPES
from vod_events._values import JsonObject
from vod_events.events import Event, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse


def register() -> None:
    """Register the classes whose objects users handle."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is there when it calls

    for model in _classes():
        st.register_type_strategy(model, _instances)
    st.register_type_strategy(JsonObject, _json_objects)


def _classes() -> tuple[type[Model], ...]:
    events = (row.event for row in EVENT_TYPES.values())
    return (Event, UnknownEvent, MalformedEvent, PullEventsResponse, *with_parts(*events))


def _instances(model: type[Model]) -> Any:
    from vod_events.strategies import instances  # noqa: PLC0415 - when it is first asked for

    return instances(model)


def _json_objects(_: type) -> Any:
    from vod_events.strategies import json_objects  # noqa: PLC0415 - the same

    return json_objects()
