"""The standard streams, which can be closed, full, or a broken pipe."""

import io
import os
import sys
from contextlib import suppress
from typing import Literal, TextIO

from vod_events._cli.screen import printable


def open_streams() -> None:
    """Replace standard streams that are closed, and let all write any character.

    The replacements of input and output fail when they are used, as a closed file does; that of
    standard error discards what is written. They also occupy the file descriptors, which the next
    opened file would get otherwise.
    """
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - it is None if closed
        sys.stdin = _null("r", os.O_WRONLY)
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - the same
        sys.stdout = _null("w", os.O_RDONLY)
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison] - the same
        sys.stderr = _null("w", os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        # Not every terminal can show every character.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _null(mode: Literal["r", "w"], access: int) -> TextIO:
    # It stays open as long as the process.
    return open(os.open(os.devnull, access), mode, encoding="utf-8", closefd=False)


def tell(reason: str) -> None:
    """Write why the program ends to standard error, if possible."""
    with suppress(OSError):
        sys.stderr.write(f"vod-events: {printable(reason)}\n")


def settle() -> None:
    """Flush or drop all output, since a failed flush at exit changes the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _drop(stream)


def _drop(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
