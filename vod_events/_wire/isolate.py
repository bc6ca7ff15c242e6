"""What cannot be decoded in one event costs no other event of its batch.

Text can be JSON in grammar and still hold what cannot be decoded: poison. Only where it does is the
text taken apart, and each event decoded by itself.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from attrs import frozen

from vod_events._values import TOO_DEEP
from vod_events._wire.shapes import Shape, shape_of
from vod_events._wire.spans import NotJsonError, end_of_value, items, members
from vod_events._wire.text import LONE_SURROGATE, TOO_LARGE, TOO_LONG, decode, is_text, text_of
from vod_events.errors import DecodeError, InvalidEventError, Problem
from vod_events.events import MalformedEvent

_T = TypeVar("_T")

_POISON: Final = {
    LONE_SURROGATE: "a lone surrogate in a string",
    TOO_LARGE: TOO_LARGE,
    TOO_LONG: TOO_LONG,
    TOO_DEEP: f"nesting {TOO_DEEP.removeprefix('nested ')}",
}
"""What a problem calls that for which a decoder refuses text."""

_TOGETHER = 64
"""How many events are decoded at once, until one of them cannot be."""


@frozen
class Poisoned:
    """JSON text that cannot be decoded."""

    text: str
    reason: str
    """What the decoder said."""


def poisoned_text(body: object, refusal: DecodeError) -> str | None:
    """Return the text of a body that was refused for poison alone; None for any other.

    Args:
        body: the body.
        refusal: why it was refused.
    """
    if str(refusal) not in _POISON or not is_text(body):
        return None
    text = text_of(body)
    return text if is_json(text) else None


def is_json(text: str) -> bool:
    """Return whether text is one JSON value in grammar, decodable or not."""
    try:
        return end_of_value(text) == len(text)
    except NotJsonError:
        return False


def shape_of_text(text: str) -> Shape:
    """Tell the shape of JSON text as `shape_of` does that of a tree.

    Args:
        text: text that is JSON in grammar.
    """
    if not text.startswith("{"):
        return Shape.OTHER
    spans = members(text)
    return shape_of({name: None if text[start] == "n" else True for name, start, _ in spans})


def without_events(text: str, shape: Shape) -> tuple[str, list[int]]:
    """Take the events out of the text of a batch.

    Args:
        text: the batch, JSON in grammar.
        shape: whether it is wrapped.

    Returns:
        The text with a number in place of the events; and where the array begins that a number
        stands for. There can be several, as a name can be repeated.
    """
    arrays: list[int] = []
    parts: list[str] = []
    position = 0
    for start, end in _event_sets(text, 0, shape):
        parts += (text[position:start], f"[{len(arrays)}]")
        arrays.append(start)
        position = end
    return "".join([*parts, text[position:]]), arrays


def _event_sets(text: str, outer: int, shape: Shape) -> Iterator[tuple[int, int]]:
    for name, start, end in members(text, outer):
        if shape is Shape.WRAPPED:
            if name == "Response" and text[start] == "{":
                yield from _event_sets(text, start, Shape.UNWRAPPED)
        elif name == "EventSet" and text[start] == "[":
            yield start, end


def decoded_items(text: str, start: int) -> Iterator[tuple[Any, str]]:
    """Decode the items of an array each by itself, or some together where that can be done.

    Args:
        text: text that holds the array, JSON in grammar.
        start: where the array begins.

    Returns:
        The plain tree of each item, or what is `Poisoned`; and the item's text.
    """
    texts = items(text, start)
    while some := [*islice(texts, _TOGETHER)]:
        try:
            trees = decode(f"[{','.join(some)}]")
        except DecodeError:
            trees = map(_decoded, some)
        yield from zip(trees, some, strict=True)


def _decoded(text: str) -> Any:
    try:
        return decode(text)
    except DecodeError as error:
        reason = str(error)
    if reason in _POISON:
        return Poisoned(text, reason)
    raise DecodeError(reason)


def poisoned_event(
    poisoned: Poisoned, path: str = "$", error: InvalidEventError | None = None
) -> MalformedEvent:
    """Make an event of what cannot be decoded, with what can be read of its head.

    Args:
        poisoned: the event's text, and what is wrong with it.
        path: where in the body it stands.
        error: what to say is wrong with it, in place of that.
    """
    head = _head(poisoned.text)
    return MalformedEvent(
        event_type=_if(str, head.get("EventType")),
        event_handle=_if(str, head.get("EventHandle")),
        t=_if(int, head.get("T")),
        sign=_if(str, head.get("Sign")),
        raw=None,
        text=poisoned.text,
        error=error
        or InvalidEventError((Problem(path, "what can be decoded", _POISON[poisoned.reason]),)),
    )


_HEAD: Final = frozenset({"EventType", "EventHandle", "T", "Sign"})


def _head(text: str) -> dict[str, Any]:
    if not text.startswith("{"):
        return {}
    spans = {name: (start, end) for name, start, end in members(text) if name in _HEAD}
    return {name: _decoded(text[start:end]) for name, (start, end) in spans.items()}


def _if(kind: type[_T], value: Any) -> _T | None:
    return value if type(value) is kind else None


def text_without(text: str, names: frozenset[str]) -> str:
    """Return the text of an object without some of its members; any other text as it is.

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
