"""Registers the library's classes with Hypothesis, so that it can generate them by type.

Hypothesis calls `register` when it is imported, even if the library is not used. So `register`
loads no events: each class is registered when it is loaded. The strategies, and what only they
need, are loaded on first use.
"""

from typing import Any

from vod_events._model import Model, follow_classes
from vod_events._values import JsonObject


def register() -> None:
    """Register the classes that are loaded, and each other class when it is loaded."""
    from hypothesis import strategies as st  # noqa: PLC0415 - hypothesis calls this function

    follow_classes(lambda model: st.register_type_strategy(model, _instances))
    st.register_type_strategy(JsonObject, _json_objects)


def _instances(model: type[Model]) -> Any:
    from vod_events.strategies import instances  # noqa: PLC0415 - on first use

    return instances(model)


def _json_objects(_: type) -> Any:
    from vod_events.strategies import json_objects  # noqa: PLC0415 - the same

    return json_objects()
