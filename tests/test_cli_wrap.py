"""Lines on a terminal: no wider than it, and going on under their own text."""

# It looks inside.
# pyright: reportPrivateUsage=false

import fcntl
import io
import json
import os
import pty
import struct
import sys
import termios
from collections.abc import Iterable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from test_cli import Terminal, invoke, without_color

from vod_events._cli.screen import Span, Style, printable
from vod_events._cli.screens import screen_on
from vod_events._cli.terminal import PlainTerminal
from vod_events._cli.wrap import wrapped

ACCENTED = "e\u0301"


def lines_of(text: str, width: int) -> list[str]:
    return [
        "".join(part for part, _ in line)
        for line in wrapped(((text, ""),), width)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("    short", ["    short"]),
        # A member goes on a step to the right of its name.
        (
            '    Message: "one two three four five six"',
            ['    Message: "one two three', '      four five six"'],
        ),
        # What is longer than a line is broken where it stands.
        (
            f'    Url: "https://vod.example.com/{"a" * 19}"',
            ['    Url: "https://vod.example.', '      com/aaaaaaaaaaaaaaaaaaa"'],
        ),
        # A problem goes on behind its mark, and a kind behind its count.
        (
            "  ! expected integer, got string at $.PullEvent.ErrCode",
            [
                "  ! expected integer, got",
                "    string at",
                "    $.PullEvent.ErrCode",
            ],
        ),
        (
            "        7  expected integer at place",
            ["        7  expected integer at", "          place"],
        ),
        # Wide characters have two columns, and what stands on another character none.
        (f"  {'海' * 15}", [f"  {'海' * 14}", "    海"]),
        (f"  {ACCENTED * 30}", [f"  {ACCENTED * 28}", f"    {ACCENTED * 2}"]),
        # What does not print is escaped first.
        ("  \x1b[2J", [r"  \x1b[2J"]),
    ],
)
def test_a_line_goes_on_under_its_own_text(text: str, lines: list[str]) -> None:
    assert lines_of(text, 30) == lines


@given(
    st.lists(
        st.tuples(
            st.text(" ab!?7海\u0301\x1b\U0001f600", max_size=40), st.sampled_from(get_args(Style))
        )
    ),
    st.integers(min_value=1, max_value=60),
)
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(
    spans: list[Span], width: int
) -> None:
    lines = list(wrapped(tuple(spans), width))
    for line in lines:
        assert cell_len("".join(text for text, _ in line)) <= max(width, 2)
    shown = styled((printable(text), style) for text, style in spans)
    # All but the first begin with a span that is their indentation.
    found = styled(span for line in (lines[0], *(line[1:] for line in lines[1:])) for span in line)
    assert without_spaces(found) == without_spaces(shown)
    assert 0 <= len(shown) - len(found) < len(lines)


def styled(spans: Iterable[Span]) -> list[Span]:
    return [(character, style) for text, style in spans for character in text]


def without_spaces(characters: list[Span]) -> list[Span]:
    return [each for each in characters if each[0] != " "]


@given(st.text("ab ", min_size=1), st.integers(min_value=30, max_value=40))
def test_a_line_that_fits_is_left_alone(text: str, width: int) -> None:
    assert (len(lines_of(text, width)) == 1) == (len(text) <= width)


def test_a_line_stays_readable_however_deep_it_stands() -> None:
    lines = lines_of(f"{' ' * 60}Name: {'x' * 100}", 40)
    assert all(line.startswith(" " * 20) for line in lines)
    assert max(map(len, lines)) == 40


BODY = json.dumps(
    {"EventType": "New", "Message": "a long text of many words that needs more than one line"}
).encode()
NARROW = [
    "standard input: New (unknown type)",
    '  EventType: "New"',
    '  Message: "a long text of many words',
    '    that needs more than one line"',
    '  ? unknown event type "New" at',
    "    $.EventType",
]


@pytest.mark.parametrize("without", ["", "rich"])
def test_lines_are_broken_on_a_terminal_alone(
    without: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without:
        monkeypatch.setitem(sys.modules, "rich.console", None)
        monkeypatch.delitem(sys.modules, "vod_events._cli.rich", raising=False)
    shown = invoke("inspect", "-", stdin=BODY, terminals=("stdout", "stderr"), columns=40).out
    assert without_color(shown).splitlines() == NARROW
    assert len(invoke("inspect", "-", stdin=BODY).out.splitlines()) == 4


@pytest.mark.parametrize("columns", [None, "", "0", "wide"])
def test_a_terminal_tells_its_width(columns: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    ours, theirs = pty.openpty()
    widths: list[int] = []
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        for width in (25, 0):
            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
            widths.append(PlainTerminal(terminal)._width)
    os.close(ours)
    assert widths == [25, 80]


def test_a_terminal_without_a_descriptor_is_of_the_usual_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.delitem(sys.modules, "vod_events._cli.rich", raising=False)
    terminal = Terminal(io.BytesIO(), "utf-8")
    screen_on(terminal).line(("x" * 100, ""))
    terminal.seek(0)
    first, second = terminal.read().splitlines()
    assert (len(first), second) == (80, "  " + "x" * 20)
