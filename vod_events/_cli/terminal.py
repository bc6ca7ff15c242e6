"""A terminal where rich is not installed."""

import os
from typing import TextIO

from vod_events._cli.screen import PlainScreen, Span
from vod_events._cli.wrap import wrapped

_USUAL_WIDTH = 80


class PlainTerminal(PlainScreen):
    """A terminal in plain text."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._width = _width(stream)

    def line(self, *spans: Span) -> None:
        """Write one line, no wider than the terminal."""
        for line in wrapped(spans, self._width):
            super().line(*line)


def _width(stream: TextIO) -> int:
    """Return the width of a terminal in columns, from COLUMNS or else from the terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        # A terminal of unknown size reports 0 columns.
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except OSError:
        return _USUAL_WIDTH
