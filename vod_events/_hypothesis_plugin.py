"""Lets hypothesis make the library's classes by their types.

Hypothesis calls `register` when it is imported itself, so here nothing is made: each strategy is
when it is first asked for.
"""

from typing import Any

import vod_events
from vod_events._model import Model


def register() -> None:
    """Register the public classes whose objects users handle."""
    from hypothesis import strategies as st  # noqa: PLC0415 - hypothesis is there when it calls

    for name in vod_events.__all__:
        public = getattr(vod_events, name)
        if isinstance(public, type) and issubclass(public, Model):
            st.register_type_strategy(public, _instances)
    st.register_type_strategy(vod_events.JsonObject, _json_objects)


def _instances(model: type[Model]) -> Any:
    from vod_events.strategies import instances  # noqa: PLC0415 - costs time, and mostly is unused

    return instances(model)


def _json_objects(_: type) -> Any:
    from vod_events.strategies import json_objects  # noqa: PLC0415 - the same

    return json_objects()
