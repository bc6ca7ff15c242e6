"""Isolation of events that cannot be decoded, so that the rest of their batch can be read.

Text can be JSON in grammar and still hold what cannot be decoded: poison. Only such text is split,
and its events are decoded separately.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from attrs import define

from vod_events._values import CONTAINERS, MAX_DEPTH, TOO_DEEP, is_object
from vod_events._wire.nesting import is_nested_deeper
from vod_events._wire.shapes import Shape, shape_of
from vod_events._wire.spans import NotJsonError, end_of_value, items, members
from vod_events._wire.text import LONE_SURROGATE, TOO_LARGE, TOO_LONG, attempt, is_text, text_of
from vod_events.errors import DecodeError

POISON: Final = {
    LONE_SURROGATE: "a lone surrogate in a string",
    TOO_LARGE: TOO_LARGE,
    TOO_LONG: TOO_LONG,
    TOO_DEEP: f"nesting {TOO_DEEP.removeprefix('nested ')}",
}
"""The reasons why a decoder refuses JSON text, and how a problem describes them."""

_TOGETHER = 64
"""How many events are decoded in one call, if all of them can be."""

_MAX_KNOWN = 1000
"""How many different items that cannot be decoded are remembered, so that equal ones cost little."""

_SUSPECT: Final = re.compile(r"\\u[dD]|[0-9][eE]|[0-9]{300}")
"""Matches every text that cannot be decoded for a reason other than its depth, and few others."""


@define(eq=False)  # not frozen, as a body can hold very many
class Poisoned:
    """JSON text that cannot be decoded."""

    text: str
    reason: str
    """The decoder's reason."""


def is_poisoned(body: object, refusal: DecodeError) -> bool:
    """Return whether a body is text that was refused because of poison.

    Args:
        body: the body.
        refusal: why it was refused.
    """
    return str(refusal) in POISON and is_text(body)


def isolable_text(body: Any, reason: str) -> str:
    """Return the text of a body that cannot be decoded, but is JSON in grammar.

    Args:
        body: the body.
        reason: why it cannot be decoded.

    Raises:
        DecodeError: it is not JSON, so that no event in it can be isolated.
    """
    json_text = text_of(body)
    if not is_json(json_text):
        raise DecodeError(reason)
    return json_text


def is_json(text: str) -> bool:
    """Return whether text is one JSON value in grammar, whether or not it can be decoded."""
    try:
        return end_of_value(text) == len(text)
    except NotJsonError:
        return False


def is_event(text: str) -> bool:
    """Return whether text that is JSON in grammar is one event, or an object of no known shape."""
    return text.startswith("{") and _shape(text, _spans(text)) in (Shape.EVENT, Shape.OTHER)


def is_batch(text: str) -> bool:
    """Return whether text that is JSON in grammar is an answer of PullEvents."""
    return text.startswith("{") and _shape(text, _spans(text)) in (Shape.WRAPPED, Shape.UNWRAPPED)


def span_of_events(text: str) -> slice | None:
    """Return the span of the array of events in text that is JSON in grammar; None if it has none."""
    if not text.startswith("{"):
        return None
    spans = _spans(text)
    shape = _shape(text, spans)
    if shape is Shape.WRAPPED and text[spans["Response"].start] == "{":
        spans = _spans(text, spans["Response"].start)
    elif shape is not Shape.UNWRAPPED:
        return None
    events = spans.get("EventSet")
    return events if events and text[events.start] == "[" else None


def _spans(text: str, start: int = 0) -> dict[str, slice]:
    """Return the spans of an object's members. If a name is repeated, the last one counts."""
    return {name: slice(begin, end) for name, begin, end in members(text, start)}


def _shape(text: str, spans: dict[str, slice]) -> Shape:
    # Only null begins with an n.
    return shape_of(
        {name: None if text[span.start] == "n" else True for name, span in spans.items()}
    )


def decoded_items(text: str, start: int) -> Iterator[tuple[Any, str]]:
    """Decode the items of an array, many in one call if possible, or else separately.

    Args:
        text: text that holds the array, JSON in grammar.
        start: where the array begins.

    Returns:
        For each item its plain tree, or a `Poisoned`, and its text.
    """
    texts = items(text, start)
    known: dict[str, Poisoned] = {}
    while some := [*islice(texts, _TOGETHER)]:
        for item in {*filter(_SUSPECT.search, some)} - known.keys():
            tree = _decoded(item)
            if type(tree) is Poisoned:
                known[item] = tree
        trees = _decoded_together([item for item in some if item not in known])
        for item in some:
            poisoned = known.get(item)
            yield (next(trees) if poisoned is None else poisoned), item
        if len(known) > _MAX_KNOWN:
            known.clear()


def _decoded_together(texts: list[str]) -> Iterator[Any]:
    """Decode items in one call, or separately if one of them cannot be decoded."""
    trees, reason = attempt(f"[{','.join(texts)}]")
    return iter(trees) if reason is None else map(_decoded, texts)


def _decoded(text: str) -> Any:
    tree, reason = attempt(text)
    if reason is None:
        return tree
    if reason in POISON:
        return Poisoned(text, reason)
    raise DecodeError(reason)


def is_too_deep(tree: Any, text: str, level: int) -> bool:
    """Return whether a tree is nested too deep, without recursion.

    Args:
        tree: a plain tree.
        text: its text, which is nested at least as deep.
        level: its level in the body.
    """
    if not is_nested_deeper(text, MAX_DEPTH - level + 1):
        return False
    containers = [tree]
    while containers:
        level += 1
        inner: list[Any] = []
        for container in containers:
            for value in container.values() if is_object(container) else container:
                if type(value) in CONTAINERS:
                    inner.append(value)  # noqa: PERF401 - a comprehension costs a frame a level
        if inner and level > MAX_DEPTH:
            return True
        containers = inner
    return False


_HEAD: Final = ("EventType", "EventHandle", "T", "Sign")
_MAY_HAVE_HEAD: Final = re.compile(rf'\\u|"(?:{"|".join(_HEAD)})"')


def head_of(text: str) -> dict[str, Any]:
    """Return the members that every event has, decoded where possible.

    Args:
        text: JSON in grammar.
    """
    if not text.startswith("{") or not _MAY_HAVE_HEAD.search(text):
        return {}
    head = {name: text[span] for name, span in _spans(text).items() if name in _HEAD}
    parts = (f'"{name}":{value}' for name, value in head.items())
    tree, reason = attempt(f"{{{','.join(parts)}}}")
    return tree if reason is None else {name: _decoded(value) for name, value in head.items()}


def text_without(text: str, names: frozenset[str]) -> str:
    """Return the text of an object without some of its members; any other value unchanged.

    Args:
        text: JSON in grammar.
        names: the names of the members.
    """
    if not text.startswith("{"):
        return text
    kept = (
        f"{json.dumps(name)}:{text[start:end]}"
        for name, start, end in members(text)
        if name not in names
    )
    return f"{{{','.join(kept)}}}"
