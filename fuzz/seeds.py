"""What the fuzzer starts from: bodies, and the words in them."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from vod_events import event_classes, samples
from vod_events._plan import plan_of, with_parts
from vod_events._wire.shapes import Envelope
from vod_events._wire.times import NOT_SET

DATA = Path(__file__).parent.parent / "tests" / "data"


def seeds() -> Iterator[bytes]:
    """Yield the library's samples and the bodies of the tests, each unchanged and compact."""
    for body in (*map(samples.load, samples.names()), *_kept_bodies()):
        yield body
        with suppress(ValueError, RecursionError):  # Some are not JSON.
            yield json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":")).encode()


def _kept_bodies() -> Iterator[bytes]:
    for path in sorted(DATA.rglob("*")):
        if path.is_file():
            yield path.read_bytes()


def names() -> list[str]:
    """Return every wire name that the library models, and some that it does not."""
    models = with_parts(Envelope, *event_classes().values())
    modeled = {field.wire for model in models for field in plan_of(model).fields}
    return [*sorted(modeled), "NewField", "NewTypeEvent", "eventType"]


VALUES: list[Any] = [
    *(None, True, False, {}, [], [None], [[]], "", "text", "\ufeff\u2028\x00\U0001f3ac"),
    *(0, -1, 5.0, -0.0, 0.1, 1e308, 5e-324, 2**53 + 1, 2**63, 2**64, 10**23, 10**400),
    *(float("nan"), float("inf"), "\ud800"),
    *sorted(NOT_SET),
    *("2019-01-09T16:36:22Z", "9999-12-31T23:59:59Z", "2019-01-09T16:36:22.123456+08:00"),
    *("2019-02-29T16:36:22Z", "2019-01-09 16:36:22", "2019-01-09T24:00:00Z"),
    *("PullComplete", "ResourceNotFound", "NewFileUpload", "NewType"),
]
"""Values at the edges of what the library distinguishes."""


def dictionary() -> str:
    """Return the words of the seeds in libFuzzer's format: one on each line, in quotes."""
    words = [json.dumps(name) for name in names()]
    words += [json.dumps(value) for value in (*VALUES, *event_classes())]
    words += ["\ufeff", '{"', '":', ",", "}", "]", "\\u", "\\ud83c\\udfac", "1E400"]
    return "".join(f'"{_escaped(word)}"\n' for word in dict.fromkeys(words))


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if chr(byte).isalnum() and byte < 0x80 else f"\\x{byte:02x}"  # noqa: PLR2004 - ASCII
        for byte in word.encode()
    )
