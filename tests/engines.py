"""Both ways through the library, for laws that hold on either."""

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, Final

import pytest

from vod_events._engine import Engine


def _engines() -> dict[str, Engine]:
    engines = {"standard library": Engine()}
    if find_spec("msgspec"):
        from vod_events._accelerator import AcceleratedEngine  # noqa: PLC0415 - it needs msgspec

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
