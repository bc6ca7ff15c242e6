"""The choice of a screen: plain text, or a terminal in color if rich is installed."""

from typing import TextIO

from vod_events._cli.screen import PlainScreen, Screen
from vod_events._cli.terminal import PlainTerminal


def screen_on(stream: TextIO) -> Screen:
    """Return the best screen for a stream."""
    if not stream.isatty():
        return PlainScreen(stream)
    try:
        from vod_events._cli.rich import RichScreen  # noqa: PLC0415 - it needs an extra
    except ImportError:
        return PlainTerminal(stream)
    return RichScreen(stream)
