"""Both ways through the library, for laws that hold on either."""

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final

import attrs
import pytest

from vod_events import JsonObject
from vod_events._model import Model
from vod_events._wire.engine import Engine


def _engines() -> dict[str, Engine]:
    engines = {"standard library": Engine()}
    if find_spec("msgspec"):
        from vod_events._wire.accelerator import AcceleratedEngine  # noqa: PLC0415 - it needs msgspec

        engines["msgspec"] = AcceleratedEngine()
    return engines


ENGINES: Final[Mapping[str, Engine]] = _engines()


def _text(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


each_engine = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)

FORMS: Final[tuple[Callable[[Any], Any], ...]] = (
    lambda body: body,
    _text,
    json.dumps,
    lambda body: _text(body).encode(),
    lambda body: bytearray(_text(body).encode()),
    lambda body: memoryview(_text(body).encode()),
    lambda body: b"\xef\xbb\xbf" + json.dumps(body, indent=1).encode(),
)
"""The forms in which a decoded body can be given."""


def without_unknown_fields(value: Any) -> Any:
    """Return the same object without anything that is not modeled, at any depth."""
    if issubclass(type(value), tuple):
        return tuple(map(without_unknown_fields, value))
    if not isinstance(value, Model):
        return value
    changes = {
        attribute.name: without_unknown_fields(getattr(value, attribute.name))
        for attribute in attrs.fields(type(value))
        if attribute.init and attribute.name != "unknown_fields"
    }
    return attrs.evolve(value, unknown_fields=JsonObject(), **changes)
