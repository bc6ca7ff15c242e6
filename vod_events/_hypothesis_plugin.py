"""Lets hypothesis make the library's classes by their types.

Hypothesis calls `register` when it is imported itself, also where nobody uses the library. So
nothing is made here and nothing loaded: each strategy is when it is first asked for.
"""

from typing import Any

import vod_events
from vod_events._model import Model


def register() -> None:
    """Register the classes whose objects users handle."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is there when it calls

    for public in vars(vod_events).values():
        if isinstance(public, type) and issubclass(public, Model):
            st.register_type_strategy(public, _instances)
    st.register_type_strategy(vod_events.JsonObject, _json_objects)


def _instances(model: type[Model]) -> Any:
    from vod_events.strategies import instances  # noqa: PLC0415 - when it is first asked for

    return instances(model)


def _json_objects(_: type) -> Any:
    from vod_events.strategies import json_objects  # noqa: PLC0415 - the same

    return json_objects()
