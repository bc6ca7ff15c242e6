"""An event as lines that people read: wire names, indented, with what is not modelled marked."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from vod_events._cli.screen import Span
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.engine import unstructure
from vod_events._wire.times import NOT_SET
from vod_events.events import Event, MalformedEvent, UnknownEvent

Line: TypeAlias = tuple[Span, ...]

_INDENT = "  "
_MAX_LEVELS = 10
"""How deep what is not modelled is indented: what is written grows with the square of it."""

_UNKNOWN_FIELD: Span = ("  (unknown field)", "mark")
_TIME_NOT_SET: Span = ("  (time not set)", "mark")


def event_lines(event: Event) -> Iterator[Line]:
    """Give the lines of an event."""
    if isinstance(event, (UnknownEvent, MalformedEvent)):
        return tree_lines(unstructure(event))
    return _model_lines(event, unstructure(event))


def tree_lines(tree: Any, level: int = 0) -> Iterator[Line]:
    """Give the lines of a plain tree of which nothing is known.

    Args:
        tree: the tree.
        level: how deep it stands in another; far down, what is in it is written on one line.
    """
    if is_object(tree):
        for name, member in tree.items():
            yield from _member_lines(name, member, level=level)
    elif is_array(tree) and _has_parts(tree):
        for index, item in enumerate(tree):
            yield from _member_lines(f"[{index}]", item, level=level)
    else:
        yield (_value(tree),)


def indented(lines: Iterable[Line]) -> Iterator[Line]:
    """Move lines one step to the right."""
    for line in lines:
        yield ((_INDENT, ""), *line)


def member_line(name: str, *spans: Span) -> Line:
    """Give the line of one member."""
    return ((name, "name"), (":", ""), *spans)


def unknown_member_lines(name: str, member: Any) -> Iterator[Line]:
    """Give the lines of a member that is not modelled."""
    return _member_lines(name, member, _UNKNOWN_FIELD)


def _model_lines(value: Model, tree: Any) -> Iterator[Line]:
    plan = plan_of(type(value))
    fields = {field.wire: field for field in plan.fields}
    for name, member in tree.items():
        field = fields.get(name)
        modelled = getattr(value, field.attribute) if field else None
        if field is None or modelled is None:
            yield from _member_lines(name, member, _mark(field, member))
        elif field.kind is not Kind.OBJECT:
            yield from _member_lines(name, member)
        elif field.is_array:
            yield from _items_lines(name, modelled, member)
        else:
            yield member_line(name)
            yield from indented(_model_lines(modelled, member))


def _mark(field: FieldPlan | None, member: Any) -> Span:
    if field is None:
        return _UNKNOWN_FIELD
    if field.kind is Kind.TIME and member in NOT_SET:
        return _TIME_NOT_SET
    return f"  (wrong type: expected {field.expected_whole})", "problem"


def _items_lines(name: str, items: Iterable[Model], trees: Any) -> Iterator[Line]:
    yield member_line(name) if trees else member_line(name, (" []", "value"))
    for index, (item, tree) in enumerate(zip(items, trees, strict=True)):
        yield from indented([member_line(f"[{index}]")])
        yield from indented(indented(_model_lines(item, tree)))


def _member_lines(name: str, member: Any, *marks: Span, level: int = 0) -> Iterator[Line]:
    if level < _MAX_LEVELS and _has_parts(member):
        yield member_line(name, *marks)
        yield from indented(tree_lines(member, level + 1))
    else:
        yield member_line(name, (" ", ""), _value(member), *marks)


def _has_parts(member: Any) -> bool:
    """Tell whether a value needs lines of its own: one that is not empty and holds others."""
    if is_array(member):
        return any(is_object(item) or is_array(item) for item in member)
    return is_object(member) and bool(member)


def _value(member: Any) -> Span:
    return json.dumps(member, ensure_ascii=False), "value"
