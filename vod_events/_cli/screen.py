"""Output of the command line: lines of plain text, or styled for a terminal."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, Protocol, TextIO, TypeAlias

Style = Literal["", "name", "value", "heading", "mark", "problem"]
Span: TypeAlias = tuple[str, Style]
"""Part of a line, and its style."""

Advance: TypeAlias = Callable[[int], None]
"""A function to call after each body, with its size in bytes."""


class Report(Protocol):
    """A function that shows one line."""

    def __call__(self, *spans: Span) -> None:
        """Show one line."""
        ...


class Screen(Protocol):
    """What lines are written to."""

    def line(self, *spans: Span) -> None:
        """Write one line."""
        ...

    def progress(self, total: int | None) -> AbstractContextManager[Advance]:
        """Show the progress of reading, from the second body on.

        Args:
            total: the number of bytes; None if it is unknown.
        """
        ...


class PlainScreen:
    """A file or a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def line(self, *spans: Span) -> None:
        """Write one line."""
        self._stream.write(printable("".join(text for text, _ in spans)) + "\n")

    @contextmanager
    def progress(self, total: int | None) -> Generator[Advance, None, None]:  # noqa: ARG002 - the signature of Screen
        """Show nothing."""
        yield lambda _: None


def printable(text: str) -> str:
    """Escape characters that do not print, so that a body cannot send commands to the terminal."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
