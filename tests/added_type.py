"""A copy of the package to which a made-up event type is added, by the steps of the page that tells them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import doc_blocks

import vod_events

PAGE = doc_blocks.ROOT / "docs" / "adding-an-event-type.md"
MODULE = "vod_events/events/caption_complete.py"


class Place(NamedTuple):
    """Where a line goes: among those that stand between two texts."""

    file: str
    begin: str
    end: str
    indent: int
    is_sorted: bool
    """Whether it goes to its place in their order, and not to their end."""


TABLE = "vod_events/events/__init__.py"
FACE = "vod_events/__init__.py"

# In the order of the lines on the page.
PLACES = (
    Place(TABLE, "\n_EVENT_TYPES: Final[Mapping[str, _Row]] = {\n", "}\n", 4, is_sorted=False),
    Place(TABLE, "\n__all__ = [\n", "]\n", 4, is_sorted=True),
    Place(TABLE, "\nif TYPE_CHECKING:\n", "\n    KnownEvent: ", 4, is_sorted=False),
    Place(TABLE, "\n    KnownEvent: TypeAlias = (\n", "    )\n", 8, is_sorted=False),
    Place(FACE, "\n    from vod_events.events import (\n", "    )\n", 8, is_sorted=True),
    Place(FACE, "\n__all__ = [\n", "]\n", 4, is_sorted=True),
)


def make(target: Path, *, without: Place | None = None) -> None:
    """Copy the package, and add the type to the copy as the page says.

    Args:
        target: where to.
        without: a place to forget.
    """
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(vod_events.__path__[0], target / "vod_events", ignore=unwanted)
    (_, module), *others = doc_blocks.blocks(PAGE)
    (target / MODULE).write_text(module, "utf-8")
    lines = [line for _, text in others for line in text.splitlines()]
    for place, line in zip(PLACES, lines, strict=True):
        if place != without:
            _insert(target / place.file, place, line)


def _insert(file: Path, place: Place, line: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(place.begin) == 1, f"{place} is no place in {file.name} any more"
    before, _, rest = text.partition(place.begin)
    inside, end, after = rest.partition(place.end)
    lines = [*inside.splitlines(keepends=True), " " * place.indent + line + "\n"]
    changed = "".join(sorted(lines) if place.is_sorted else lines)
    file.write_text(before + place.begin + changed + end + after, "utf-8")


def run(
    folder: Path, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Run Python in a folder, on the package that is in it; give what it prints."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
