"""Line wrapping at the width of the terminal, with continuation lines indented."""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import category, east_asian_width

from vod_events._cli.screen import Span, Style, printable

# What precedes the text of a line: its indentation, and the mark of a problem or a count.
_LEAD = re.compile(r" *([!?] |\d+  )?")
_STEP = 2
_LEAST = 20
"""The fewest columns for the text of a line, however deep its indentation."""


def wrapped(spans: tuple[Span, ...], width: int) -> Iterator[tuple[Span, ...]]:
    """Break a line between words if possible, and escape characters that do not print.

    Args:
        spans: the line.
        width: how many columns the terminal has.

    Returns:
        The lines. All but the first are aligned with the text of the first, after its mark or
        count, or indented by one step if it has none. The space at a break is left out.
    """
    shown: list[Span] = [(printable(part), style) for part, style in spans]
    text = "".join(part for part, _ in shown)
    styles: list[Style] = [style for part, style in shown for _ in part]
    found = _LEAD.match(text)
    assert found, "it matches anything"  # noqa: S101 - for types
    behind = found.end() if found[1] else found.end() + _STEP
    lead = max(0, min(behind, width - _LEAST))
    for start, end in _lines(text, found.end(), width, max(width - lead, 1)):
        indent: tuple[Span, ...] = ((" " * lead, ""),) if start else ()
        yield (*indent, *_spans(text[start:end], styles[start:end]))


def _lines(text: str, first_word: int, width: int, next_width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends."""
    start, room = 0, width
    while (end := _fitting(text, start, room)) < len(text):
        space = text.rfind(" ", max(start, first_word) + 1, end + 1)
        if space > 0 and _is_word_within(text, space + 1, next_width):
            yield start, space
            start = space + 1
        else:
            yield start, end
            start = end
        room = next_width
    yield start, end


def _is_word_within(text: str, start: int, width: int) -> bool:
    """Return whether a word fits on a line. A longer one starts on the current line."""
    end = _fitting(text, start, width)
    return end == len(text) or " " in text[start : end + 1]


def _fitting(text: str, start: int, room: int) -> int:
    """Return the end of the text that fits into a number of columns: at least one character."""
    end = start
    while end < len(text):
        room -= _width(text[end])
        if room < 0 and end > start:
            break
        end += 1
    return end


def _width(character: str) -> int:
    """Return how many columns a printable character takes."""
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me"):  # It combines with the one before.
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _spans(text: str, styles: list[Style]) -> Iterator[Span]:
    start = 0
    for style, group in groupby(styles):
        end = start + sum(1 for _ in group)
        yield text[start:end], style
        start = end
