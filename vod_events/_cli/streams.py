"""The standard streams, which can be closed, full, or read by nobody any more."""

import io
import os
import sys
from contextlib import suppress
from typing import Literal, TextIO

from vod_events._cli.screen import printable


def open_streams() -> None:
    """Give each standard stream that is closed a stand-in, and let all write any character.

    The stand-ins of input and output fail when they are used, as a closed file does; that of
    standard error takes what is written to it. They also take up the descriptors, which else the
    next file that is opened would get.
    """
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - it is if closed
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
    """Write why the program ends to standard error, if that can be written."""
    with suppress(OSError):
        sys.stderr.write(f"vod-events: {printable(reason)}\n")


def settle() -> None:
    """Leave nothing that the interpreter cannot flush when it ends: that changes the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _drop(stream)


def _drop(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
