"""The positions of the parts of JSON text, whether or not they can be decoded.

A decoder that accepts every number finds them fastest. If it cannot follow the nesting, patterns
match everything between two brackets at once, so that Python code runs only where the nesting
changes.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from sys import getrecursionlimit
from typing import Any, Final, NoReturn, cast

from vod_events._wire.nesting import DECODABLE_DEPTH

_SPACE = r"[ \t\n\r]*+"
_STRING = r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
_NUMBER = r"-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?+[0-9]++)?+"
_SCALAR = rf"(?:{_STRING}|{_NUMBER}|true|false|null)"
_NAME = rf"{_STRING}{_SPACE}:{_SPACE}"
_FLAT_ARRAY = rf"\[{_SPACE}(?:{_SCALAR}{_SPACE}(?:,{_SPACE}{_SCALAR}{_SPACE})*+)?+\]"
_FLAT_OBJECT = (
    rf"\{{{_SPACE}(?:{_NAME}{_SCALAR}{_SPACE}(?:,{_SPACE}{_NAME}{_SCALAR}{_SPACE})*+)?+\}}"
)
_LEAF = rf"(?:{_SCALAR}|{_FLAT_ARRAY}|{_FLAT_OBJECT})"
# Opening brackets, one inside the other, and the names between them. No bracket is empty.
_NOT_EMPTY = rf"[\[{{](?!{_SPACE}[\]}}])"
_OPENING = rf"(?P<opening>(?:(?:\[{_SPACE}|\{{{_SPACE}{_NAME})(?={_NOT_EMPTY}))*+{_NOT_EMPTY})"
_CLOSING = rf"(?P<closing>[\]}}](?:{_SPACE}[\]}}])*+)"
_ITEMS = rf"{_SPACE}(?:{_LEAF}{_SPACE},{_SPACE})*+(?:{_LEAF}{_SPACE}{_CLOSING}|{_OPENING})"
_MEMBERS = (
    rf"{_SPACE}(?:{_NAME}{_LEAF}{_SPACE},{_SPACE})*+"
    rf"{_NAME}(?:{_LEAF}{_SPACE}{_CLOSING}|{_OPENING})"
)

_BEGINNING = rf"(?P<leaf>{_LEAF})|{_OPENING}"
# What can follow an opening bracket, and what can follow a value, by the closing bracket.
_FIRST: Final = {"]": _ITEMS, "}": _MEMBERS}
_NEXT: Final = {"]": rf"{_SPACE},{_ITEMS}", "}": rf"{_SPACE},{_MEMBERS}"}

_CLOSES: Final = str.maketrans("[{", "]}", " \t\n\r:")
_INSIDE = rf"[\[{{]{_SPACE}"
_AFTER = rf"{_SPACE}([,\]}}]){_SPACE}"
# Limited, so that not all items of a long array are held at once.
_RUN = rf"(?:{_LEAF}{_SPACE},{_SPACE}){{0,1000}}+"

_compiled = cache(re.compile)  # on first use, as few bodies need them


class NotJsonError(Exception):
    """The text is not JSON in grammar."""


def _refuse_constant(_: str) -> NoReturn:
    raise NotJsonError


# Numbers are skipped, not converted: any function that accepts every text works.
_decoder: Any = json.JSONDecoder(
    parse_float=cast("Any", len), parse_int=len, parse_constant=_refuse_constant
)
_scan: Callable[[str, int], tuple[object, int]] = _decoder.scan_once


def end_of_value(text: str, start: int = 0) -> int:
    """Return where a JSON value ends, however deep it is nested.

    Args:
        text: text that holds the value.
        start: where the value begins.

    Raises:
        NotJsonError: there is no value in the grammar of RFC 8259.
    """
    if getrecursionlimit() <= DECODABLE_DEPTH:  # see `vod_events._wire.nesting`
        try:
            return _scan(text, start)[1]
        except (StopIteration, ValueError):  # StopIteration where the text ends
            raise NotJsonError from None
        except RecursionError:
            pass
    return end_of_deep_value(text, start)


def end_of_deep_value(text: str, start: int = 0) -> int:
    """Do the same as `end_of_value`, without recursion."""
    found = _match(_BEGINNING, text, start)
    closing: list[str] = []  # the expected closing brackets, the next one last
    while found.lastgroup != "leaf":
        brackets = found[found.lastgroup or 0]
        if found.lastgroup == "opening":
            if '"' in brackets:
                brackets = _compiled(_STRING).sub("", brackets)
            closing.extend(brackets.translate(_CLOSES))
            found = _match(_FIRST[closing[-1]], text, found.end())
            continue
        if len(brackets) > 1:
            brackets = "".join(brackets.split())[: len(closing)]
        if closing[: -len(brackets) - 1 : -1] != [*brackets]:
            raise NotJsonError
        del closing[-len(brackets) :]
        if not closing:
            return _end_of_brackets(text, found.start("closing"), len(brackets))
        found = _match(_NEXT[closing[-1]], text, found.end())
    return found.end()


def _end_of_brackets(text: str, start: int, count: int) -> int:
    """Return where a number of brackets end; there can be whitespace between them."""
    end = start
    while count:
        count -= text[end] in "]}"
        end += 1
    return end


def members(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yield the members of a JSON object: the name of each, and where its value begins and ends.

    Args:
        text: text that holds the object.
        start: where the object begins; the caller has checked that it is one.
    """
    position = _match(_INSIDE, text, start).end()
    closing = text[position]
    while closing != "}":
        value = _match(_NAME, text, position).end()
        end = end_of_value(text, value)
        name, _ = _scan(text, position)
        yield str(name), value, end
        after = _match(_AFTER, text, end)
        closing, position = after[1], after.end()


def items(text: str, start: int = 0) -> Iterator[str]:
    """Yield the texts of the items of a JSON array, with a limited number read ahead.

    Args:
        text: text that holds the array.
        start: where the array begins; the caller has checked that it is one.
    """
    position = _match(_INSIDE, text, start).end()
    closing = text[position]
    while closing != "]":
        run = _match(_RUN, text, position)
        yield from _compiled(_LEAF).findall(text, position, run.end())
        position = run.end()
        end = end_of_value(text, position)
        yield text[position:end]
        after = _match(_AFTER, text, end)
        closing, position = after[1], after.end()


def _match(pattern: str, text: str, position: int) -> re.Match[str]:
    found = _compiled(pattern).match(text, position)
    if not found:
        raise NotJsonError
    return found
