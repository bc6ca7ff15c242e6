"""Where the command line writes: lines of plain text, or what a terminal makes of them."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, Protocol, TextIO, TypeAlias

Style = Literal["", "name", "value", "heading", "mark", "problem"]
Span: TypeAlias = tuple[str, Style]
"""Part of a line, and what it is."""

Advance: TypeAlias = Callable[[int], None]
"""To be called after each body, with its size in bytes."""


class Screen(Protocol):
    """What lines are written to."""

    def line(self, *spans: Span) -> None:
        """Write one line."""
        ...

    def progress(self, total: int | None) -> AbstractContextManager[Advance]:
        """Show how far reading has come, from the second body on.

        Args:
            total: how many bytes there are; None if that cannot be known.
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
    def progress(self, total: int | None) -> Generator[Advance, None, None]:  # noqa: ARG002 - as on any screen
        """Show nothing."""
        yield lambda _: None


def printable(text: str) -> str:
    """Escape what does not print: a body must not send commands to the terminal that shows it."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
