"""Where the command line writes: plain text, or a terminal in colour where rich is installed."""

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
    """A file, a pipe, or a terminal without rich."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def line(self, *spans: Span) -> None:
        """Write one line."""
        self._stream.write(printable("".join(text for text, _ in spans)) + "\n")

    @contextmanager
    def progress(self, total: int | None) -> Generator[Advance, None, None]:  # noqa: ARG002 - as on any screen
        """Show nothing."""
        yield lambda _: None


def screen_on(stream: TextIO) -> Screen:
    """Give the best screen for a stream."""
    if not stream.isatty():
        return PlainScreen(stream)
    try:
        from vod_events._cli_rich import RichScreen  # noqa: PLC0415 - it needs an extra
    except ImportError:
        return PlainScreen(stream)
    return RichScreen(stream)


def printable(text: str) -> str:
    """Escape what does not print: a body must not send commands to the terminal that shows it."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
