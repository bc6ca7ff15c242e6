"""An event as indented lines of wire names and values, with marks at what is not modeled."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from vod_events._cli.screen import Span
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.engine import unstructure
from vod_events._wire.shapes import Answer, Envelope, EventHead, Shape, shape_of
from vod_events._wire.times import NOT_SET
from vod_events._wire.tolerant import fits
from vod_events.events import Event, event_class

Line: TypeAlias = tuple[Span, ...]

_INDENT = "  "
_MAX_LEVELS = 10
"""How deep unknown members are indented: the output grows with the square of it."""

_UNKNOWN_FIELD: Span = ("  (unknown field)", "mark")
_TIME_NOT_SET: Span = ("  (time not set)", "mark")


def event_lines(event: Event) -> Iterator[Line]:
    """Return the lines of an event."""
    return body_lines(unstructure(event))


def body_lines(tree: Any) -> Iterator[Line]:
    """Return the lines of a plain tree that should be an event or an answer of PullEvents."""
    shape = shape_of(tree)
    if shape is Shape.WRAPPED:
        return _model_lines(Envelope, tree)
    if shape is Shape.UNWRAPPED:
        return _model_lines(Answer, tree)
    if shape is not Shape.EVENT:
        return tree_lines(tree)
    event_type = tree["EventType"]
    model = event_class(event_type) if isinstance(event_type, str) else None
    # In an event of unknown type, only the members that every event has are known.
    return _model_lines(model, tree) if model else _model_lines(EventHead, tree, unknown=())


def tree_lines(tree: Any, level: int = 0) -> Iterator[Line]:
    """Yield the lines of a plain tree that has no model.

    Args:
        tree: the tree.
        level: its level in another tree; at a deep level, its content is written on one line.
    """
    if is_object(tree):
        for name, member in _members(tree):
            yield from _member_lines(name, member, level=level)
    elif is_array(tree) and _has_parts(tree):
        for index, item in enumerate(tree):
            yield from _member_lines(f"[{index}]", item, level=level)
    else:
        yield (_value(tree),)


def _members(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return the members that are not null: null and absent mean the same."""
    return ((name, member) for name, member in tree.items() if member is not None)


def indented(lines: Iterable[Line]) -> Iterator[Line]:
    """Indent lines by one step."""
    for line in lines:
        yield ((_INDENT, ""), *line)


def member_line(name: str, *spans: Span) -> Line:
    """Return the line of one member."""
    return ((name, "name"), (":", ""), *spans)


def unknown_member_lines(name: str, member: Any) -> Iterator[Line]:
    """Return the lines of an unknown member."""
    return _member_lines(name, member, _UNKNOWN_FIELD)


def _model_lines(
    model: type[Model], tree: Any, *, unknown: tuple[Span, ...] = (_UNKNOWN_FIELD,)
) -> Iterator[Line]:
    """Yield the lines of an object in the order of its class's fields, with marks at problems."""
    plan = plan_of(model)
    for field in plan.fields:
        if tree.get(field.wire) is not None:
            yield from _field_lines(field, tree[field.wire])
    for name, member in _members(tree):
        if name not in plan.known:
            yield from _member_lines(name, member, *unknown)


def _field_lines(field: FieldPlan, member: Any) -> Iterator[Line]:
    if not field.is_array:
        yield from _item_lines(field, field.wire, member)
    elif not is_array(member):
        yield from _member_lines(field.wire, member, _expected(field.expected))
    elif member and not all(_is_short(field, item) for item in member):
        yield member_line(field.wire)
        for index, item in enumerate(member):
            yield from indented(_item_lines(field, f"[{index}]", item))
    else:
        yield from _member_lines(field.wire, member)


def _is_short(field: FieldPlan, item: Any) -> bool:
    """Return whether an item needs no separate line."""
    return field.kind is not Kind.OBJECT and not _marks(field, item)


def _item_lines(field: FieldPlan, name: str, item: Any) -> Iterator[Line]:
    if field.kind is Kind.OBJECT and is_object(item):
        yield member_line(name)
        yield from indented(_model_lines(field.item_type, item))
    else:
        yield from _member_lines(name, item, *_marks(field, item))


def _marks(field: FieldPlan, item: Any) -> tuple[Span, ...]:
    if field.kind is Kind.TIME and isinstance(item, str) and item in NOT_SET:
        return (_TIME_NOT_SET,)
    return () if fits(field, item) else (_expected(field.item_expected),)


def _expected(what: str) -> Span:
    return f"  (expected {what})", "problem"


def _member_lines(name: str, member: Any, *marks: Span, level: int = 0) -> Iterator[Line]:
    if level < _MAX_LEVELS and _has_parts(member):
        yield member_line(name, *marks)
        yield from indented(tree_lines(member, level + 1))
    else:
        yield member_line(name, (" ", ""), _value(member), *marks)


def _has_parts(member: Any) -> bool:
    """Return whether a value needs several lines: an object, or an array that holds others."""
    if is_array(member):
        return any(is_object(item) or is_array(item) for item in member)
    return is_object(member) and any(True for _ in _members(member))


def _value(member: Any) -> Span:
    return json.dumps(member, ensure_ascii=False), "value"
