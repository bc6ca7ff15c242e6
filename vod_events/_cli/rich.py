"""A terminal in color, with a progress bar. Only this module needs rich (the extra ``cli``)."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from vod_events._cli.screen import Advance, Span, Style
from vod_events._cli.wrap import wrapped

_COLORS: dict[Style, str] = {
    "": "",
    "name": "cyan",
    "value": "green",
    "heading": "bold",
    "mark": "yellow",
    "problem": "bold red",
}


class RichScreen:
    """A terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False)

    def line(self, *spans: Span) -> None:
        """Write one line, above the progress bar if there is one, no wider than the terminal."""
        for line in wrapped(spans, self._console.width):
            text = Text.assemble(*((part, _COLORS[style]) for part, style in line))
            self._console.print(text, soft_wrap=True)

    @contextmanager
    def progress(self, total: int | None) -> Generator[Advance, None, None]:
        """Show a bar from the second body on."""
        bar = Progress(
            console=self._console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        task = bar.add_task("", total=total)
        bodies = 0

        def advance(size: int) -> None:
            nonlocal bodies
            bodies += 1
            bar.update(task, advance=size, description=f"{bodies} bodies")
            if bodies == 2:  # noqa: PLR2004 - the second body
                bar.start()

        try:
            yield advance
        finally:
            if bar.live.is_started:
                bar.stop()
