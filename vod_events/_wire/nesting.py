"""How deep JSON text is nested, found without recursion.

Decoders follow nesting on the stack of C. CPython 3.11 bounds that by the recursion limit alone, so
a program that raises the limit lets a decoder run off the stack, which ends the process.
"""

import re
from sys import getrecursionlimit
from typing import Any

from vod_events._values import TOO_DEEP
from vod_events.errors import DecodeError

DECODABLE_DEPTH = 1_000
"""What every decoder can follow: the recursion limit that CPython begins with."""

# Strings, whose end may be missing, and runs of brackets.
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|(?P<opening>[\[{]+)|(?P<closing>[\]}]+)', re.DOTALL)


def check_decodable(body: Any) -> None:
    """Check that a decoder can follow the nesting of JSON text, whatever the recursion limit is.

    Args:
        body: the text: ``bytes``, ``bytearray``, ``memoryview`` or ``str``.

    Raises:
        DecodeError: it is nested deeper.
        ValueError: it is a memoryview that was released.
    """
    if getrecursionlimit() <= DECODABLE_DEPTH:
        return  # decoders stop in time, and nothing is to be paid for
    text = body if isinstance(body, str) else bytes(body).decode("latin-1")
    if is_nested_deeper(text, DECODABLE_DEPTH):
        raise DecodeError(TOO_DEEP)


def is_nested_deeper(text: str, depth: int) -> bool:
    """Return whether JSON text is nested deeper than so many levels.

    Args:
        text: the text, or its UTF-8 with a character for each byte.
        depth: how many levels.
    """
    if text.count("[") + text.count("{") <= depth:
        return False
    level = 0
    for token in _TOKENS.finditer(text):
        if token.lastgroup == "opening":
            level += token.end() - token.start()
            if level > depth:
                return True
        elif token.lastgroup == "closing":
            level -= token.end() - token.start()
    return False
