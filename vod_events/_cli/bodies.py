"""Saved bodies in files: one in each file, or JSON Lines of any length."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from vod_events._wire.isolate import is_json, is_poisoned
from vod_events._wire.text import decode, text_of
from vod_events.errors import DecodeError

STANDARD_INPUT = "-"
_LINES_SUFFIXES = (".jsonl", ".ndjson")


@frozen
class Body:
    """A body, and where it was found."""

    place: str
    data: bytes


@frozen
class Unreadable:
    """A file that cannot be read, and why."""

    place: str
    reason: str


def read_bodies(name: str, *, lines: bool) -> Iterator[Body | Unreadable]:
    """Yield the bodies in a file; JSON Lines are read line by line.

    Args:
        name: the file's path; ``-`` is standard input.
        lines: whether each line is a body, regardless of the file's name and content.
    """
    place = place_of(name)
    try:
        opened = _open(name)
    except (OSError, ValueError) as error:
        yield Unreadable(place, reason_of(error))
        return
    try:
        with opened as stream:
            yield from _bodies(stream, place, lines=lines or name.endswith(_LINES_SUFFIXES))
    except OSError as error:
        yield Unreadable(place, reason_of(error))


def place_of(name: str) -> str:
    """Return the name of a file in messages."""
    return "standard input" if name == STANDARD_INPUT else name


def reason_of(error: OSError | ValueError) -> str:
    """Return why a file cannot be read. A ValueError means that no file can have the name."""
    return getattr(error, "strerror", None) or str(error)


def total_size(names: Sequence[str]) -> int | None:
    """Return the total size of all files; None if one of them is not a regular file."""
    if STANDARD_INPUT in names:
        return None
    try:
        found = [Path(name).stat() for name in names]
    except (OSError, ValueError):
        return None
    return sum(each.st_size for each in found) if all(map(_is_regular, found)) else None


def _is_regular(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode)


def _open(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == STANDARD_INPUT else Path(name).open("rb")


def _bodies(stream: BinaryIO, place: str, *, lines: bool) -> Iterator[Body]:
    head = [] if lines else _two_lines(stream)
    if lines or _begins_lines(head):
        for number, line in enumerate(chain(head, stream), 1):
            if not _is_blank(line):
                yield Body(f"{place}:{number}", line)
    else:
        yield Body(place, b"".join(head) + stream.read())


def _two_lines(stream: BinaryIO) -> list[bytes]:
    """Read up to the second line that is not blank."""
    head: list[bytes] = []
    left = 2
    for line in stream:
        head.append(line)
        left -= not _is_blank(line)
        if not left:
            break
    return head


def _is_blank(line: bytes) -> bool:
    return not line.strip()


def _begins_lines(head: list[bytes]) -> bool:
    """Return whether the first line is a complete JSON text, and not the last line."""
    lines = [line for line in head if not _is_blank(line)]
    if len(lines) < 2:  # noqa: PLR2004 - two lines
        return False
    try:
        decode(lines[0])
    except DecodeError as error:
        return is_poisoned(lines[0], error) and is_json(text_of(lines[0]))
    return True
