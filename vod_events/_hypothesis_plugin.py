"""Lets hypothesis make the library's classes by their types.

Hypothesis calls `register` when it is imported itself, also where nobody uses the library. So that
loads no event: each class is registered when it is loaded. The strategies are loaded and made when
they are first asked for, and so is what only they need.
"""

from typing import Any

from vod_events._model import Model, follow_classes
from vod_events._values import JsonObject


def register() -> None:
    """Register the classes that are loaded, and follow those that will be."""
    from hypothesis import strategies as st  # noqa: PLC0415 - it is there when it calls

    follow_classes(lambda model: st.register_type_strategy(model, _instances))
    st.register_type_strategy(JsonObject, _json_objects)


def _instances(model: type[Model]) -> Any:
    from vod_events.strategies import instances  # noqa: PLC0415 - when it is first asked for

    return instances(model)


def _json_objects(_: type) -> Any:
    from vod_events.strategies import json_objects  # noqa: PLC0415 - the same

    return json_objects()
