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

from vod_events._wire.nesting import DECODABLE_DEPTH, TOKENS

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
    end = _end_by_decoder(text, start)
    return end_of_deep_value(text, start) if end is None else end


def _end_by_decoder(text: str, start: int) -> int | None:
    """Return where a JSON value ends; None if it is nested too deep for the decoder."""
    if getrecursionlimit() > DECODABLE_DEPTH:  # see `vod_events._wire.nesting`
        return None
    try:
        return _scan(text, start)[1]
    except (StopIteration, ValueError):  # StopIteration where the text ends
        raise NotJsonError from None
    except RecursionError:
        return None


def end_of_deep_value(text: str, start: int = 0) -> int:
    """Do the same as `end_of_value`, without recursion."""
    match_first = {bracket: _compiled(pattern).match for bracket, pattern in _FIRST.items()}
    match_next = {bracket: _compiled(pattern).match for bracket, pattern in _NEXT.items()}
    found = _match(_BEGINNING, text, start)
    if found.lastgroup == "leaf":
        return found.end()
    closing: list[str] = []  # the expected closing brackets, the next one last
    following: re.Match[str] | None = found
    while following:
        found = following
        if found.lastgroup == "opening":
            closing += _closing_of(found["opening"])
            following = match_first[closing[-1]](text, found.end())
            continue
        brackets = found["closing"]
        if len(brackets) > 1:
            brackets = "".join(brackets.split())[: len(closing)]
        if not _close(closing, brackets):
            break
        if not closing:
            return _end_of_brackets(text, found.start("closing"), len(brackets))
        following = match_next[closing[-1]](text, found.end())
    raise NotJsonError


def _closing_of(opening: str) -> str:
    """Return the closing brackets of opening ones, which can have names between them."""
    if len(opening) == 1:  # most are, and need less
        return "]" if opening == "[" else "}"
    if '"' in opening:
        opening = _compiled(_STRING).sub("", opening)
    return opening.translate(_CLOSES)


def _close(closing: list[str], brackets: str) -> bool:
    """Remove closing brackets from the expected ones, and return whether they are the next ones."""
    if len(brackets) == 1:
        return closing.pop() == brackets
    expected = closing[: -len(brackets) - 1 : -1]
    del closing[-len(brackets) :]
    return expected == [*brackets]


def _end_of_brackets(text: str, start: int, count: int) -> int:
    """Return where a number of brackets end; there can be whitespace between them."""
    end = start
    while count:
        count -= text[end] in "]}"
        end += 1
    return end


def _end_of_part(text: str, start: int) -> int:
    """Do the same as `end_of_value` in text that is JSON in grammar, where brackets are enough."""
    if text[start] not in "[{":
        return _match(_SCALAR, text, start).end()
    end = _end_by_decoder(text, start)
    return _end_by_brackets(text, start) if end is None else end


def _end_by_brackets(text: str, start: int) -> int:
    tokens = TOKENS.finditer(text, start)
    token = next(tokens)
    level = token.end() - token.start()
    while level > 0:
        token = next(tokens)
        if token.lastgroup == "opening":
            level += token.end() - token.start()
        elif token.lastgroup == "closing":
            level -= token.end() - token.start()
    return token.end() + level  # the run can also close what the value is in


def members(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yield the members of a JSON object: the name of each, and where its value begins and ends.

    Args:
        text: JSON in grammar that holds the object.
        start: where the object begins.
    """
    position = _match(_INSIDE, text, start).end()
    closing = text[position]
    while closing != "}":
        value = _match(_NAME, text, position).end()
        end = _end_of_part(text, value)
        name, _ = _scan(text, position)
        yield str(name), value, end
        after = _match(_AFTER, text, end)
        closing, position = after[1], after.end()


def items(text: str, start: int = 0) -> Iterator[str]:
    """Yield the texts of the items of a JSON array, with a limited number read ahead.

    Args:
        text: JSON in grammar that holds the array.
        start: where the array begins.
    """
    position = _match(_INSIDE, text, start).end()
    closing = text[position]
    while closing != "]":
        run = _match(_RUN, text, position)
        yield from _compiled(_LEAF).findall(text, position, run.end())
        position = run.end()
        end = _end_of_part(text, position)
        yield text[position:end]
        after = _match(_AFTER, text, end)
        closing, position = after[1], after.end()


def _match(pattern: str, text: str, position: int) -> re.Match[str]:
    found = _compiled(pattern).match(text, position)
    if not found:
        raise NotJsonError
    return found
