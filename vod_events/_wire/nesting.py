"""The nesting depth of JSON text, measured without recursion.

Decoders follow nesting on the C stack. CPython 3.11 limits that only by the recursion limit, so if
a program raises the limit, a decoder can overflow the stack, which ends the process.
"""

import re
from sys import getrecursionlimit
from typing import Any, Final

from vod_events._values import TOO_DEEP
from vod_events.errors import DecodeError

DECODABLE_DEPTH = 1_000
"""The depth that every decoder can follow: CPython's default recursion limit."""

TOKENS: Final = re.compile(
    r'"(?:[^"\\]++|\\.)*+"?|(?P<opening>[\[{]++)|(?P<closing>[\]}]++)', re.DOTALL
)
"""Matches strings, possibly unterminated, and runs of brackets of one direction."""


def check_decodable(body: Any) -> None:
    """Check that a decoder can follow the nesting of JSON text, whatever the recursion limit is.

    Args:
        body: the text: ``bytes``, ``bytearray``, ``memoryview`` or ``str``.

    Raises:
        DecodeError: it is nested deeper.
        ValueError: it is a memoryview that was released.
    """
    if getrecursionlimit() <= DECODABLE_DEPTH:
        return  # decoders stop in time by themselves
    text = body if isinstance(body, str) else bytes(body).decode("latin-1")
    if is_nested_deeper(text, DECODABLE_DEPTH):
        raise DecodeError(TOO_DEEP)


def is_nested_deeper(text: str, depth: int) -> bool:
    """Return whether JSON text is nested deeper than a number of levels.

    Args:
        text: the text, or its UTF-8, decoded as Latin-1.
        depth: the number of levels.
    """
    if text.count("[") + text.count("{") <= depth:
        return False
    level = 0
    for token in TOKENS.finditer(text):
        if token.lastgroup == "opening":
            level += token.end() - token.start()
            if level > depth:
                return True
        elif token.lastgroup == "closing":
            level -= token.end() - token.start()
    return False
