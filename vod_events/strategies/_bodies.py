"""Strategies for decoded bodies, made from the plans that the library uses to read them.

A body is drawn class by class and field by field. The first choice of every draw is the simplest,
so that hypothesis shrinks a body to the members that matter. Each object has room for a number of
values and passes the rest to the objects in it, so that no body exceeds its room.
"""

from functools import cache
from operator import attrgetter
from random import Random
from typing import Any, Final, cast

from attrs import frozen
from hypothesis import strategies as st

from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._wire.shapes import MAX_EVENTS, NO_EVENT, Answer, AnswerError, Envelope, EventHead
from vod_events.events import Event, event_class, event_classes
from vod_events.strategies._leaves import (
    EIGHTHS,
    LAST,
    MAX_ITEMS,
    SIGNATURE,
    WRONG,
    Strategies,
    count,
    in_some_order,
    integers,
    items_of,
    mostly,
    no_items,
    no_members,
    opaque,
    texts,
    values_of,
)
from vod_events.strategies._leaves import json_objects as json_objects  # noqa: PLC0414 - re-exported
from vod_events.strategies._leaves import json_values as json_values  # noqa: PLC0414 - re-exported
from vod_events.strategies._leaves import times as times  # noqa: PLC0414 - re-exported

Tree = dict[str, Any]

MAX_VALUES: Final = 400
"""The most values in the body of one event: members and items, at every depth."""

MAX_VALUES_IN_BATCH: Final = 96
"""The same for each event of a batch."""

_BROKEN_VALUES = 48  # for each object around a wrong value

_LARGE_ROOM = 64
_MAX_UNKNOWN = 2
_VALUES_OF_UNKNOWN = 16  # at most, in an unknown member

# Names that tell shapes apart. They are never drawn as names of unknown members.
_SHAPE_NAMES = frozenset({"EventType", "Response", "EventSet", "RequestId", "Error", "eventType"})

# A real callback also has the payloads of the other events, as null.
_SIBLINGS = tuple(PAYLOAD_KEYS.values())


@frozen
class Broken:
    """A value with one thing wrong in it."""

    value: Any
    path: str = ""
    """Path of what is wrong in it: ``.MediaBasicInfo.TagSet[2]``."""


# Cached, since a class can be part of several others.
_objects_of: dict[type[Model], "_Objects"] = {}
_object_bodies: dict[tuple[type[Model], int], st.SearchStrategy[Tree]] = {}
_broken_objects: dict[type[Model], st.SearchStrategy[Broken]] = {}


def object_bodies(model: type[Model], room: int = MAX_VALUES) -> st.SearchStrategy[Tree]:
    """Objects of a class: fields that are left out, null or set, and unknown members.

    Args:
        model: the class.
        room: the most values in an object.
    """
    if (model, room) not in _object_bodies:
        if model not in _objects_of:
            _objects_of[model] = _Objects(model, {})
        _object_bodies[model, room] = _objects_of[model].bodies(room)
    return _object_bodies[model, room]


def event_bodies(event_type: str, room: int = MAX_VALUES) -> st.SearchStrategy[Tree]:
    """Events of a type, whether it is documented or not."""
    model = event_class(event_type)
    if model:
        return object_bodies(model, room)
    return _Objects(EventHead, {"EventType": st.just(event_type)}).bodies(room)


@cache
def unknown_event_bodies(room: int = MAX_VALUES) -> st.SearchStrategy[Tree]:
    """Events of types that are not documented."""
    unknown = texts.filter(lambda name: name not in PAYLOAD_KEYS)
    return _Objects(EventHead, {"EventType": st.just("SomethingNew") | unknown}).bodies(room)


@cache
def known_event_bodies(room: int = MAX_VALUES) -> st.SearchStrategy[Tree]:
    """Events of every documented type."""

    @st.composite
    def event(draw: st.DrawFn) -> Tree:
        return draw(event_bodies(draw(st.sampled_from(tuple(PAYLOAD_KEYS))), room))

    return event()


@cache
def any_event_bodies(room: int = MAX_VALUES) -> st.SearchStrategy[Tree]:
    """Events of every documented type and, one in eight, of others."""
    return mostly(known_event_bodies(room), unknown_event_bodies(room))


def batch_bodies(elements: st.SearchStrategy[Any], max_size: int) -> st.SearchStrategy[Tree]:
    """Answers of PullEvents, with the wrapper and without, including empty ones in all forms."""
    room = (MAX_EVENTS + 1) * MAX_VALUES_IN_BATCH
    no_event = _Objects(AnswerError, {"Code": st.just(NO_EVENT)}).bodies(room)
    events = st.lists(elements, max_size=max_size)
    answers = _Objects(Answer, {"EventSet": events, "Error": st.none() | no_event}).bodies(room)
    return answers.map(_told_by_a_name) | _Objects(Envelope, {"Response": answers}).bodies(room)


def _told_by_a_name(answer: Tree) -> Tree:
    return {"EventSet": None} | answer if _SHAPE_NAMES.isdisjoint(answer) else answer


# Seeds of random choices, which hypothesis does not shrink one by one: 0 chooses nothing.
_seeds = st.integers(0, 2**16 - 1)

# Whether a chosen member is left out after all, null or set.
_presences = st.integers(0, 15)
_ABSENT, _NULL = 0, 1

# The chance that a member of an object is chosen: a few, most, or all, which is the usual case.
_DENSITIES = (0.3, 0.7, 1.0, 1.0)
_PARTS = 2  # how many of them are objects themselves, on average


class _Objects:
    """The objects of a class.

    Args:
        model: the class.
        values: strategies of members, by wire name, in place of those from the plan.
    """

    def __init__(self, model: type[Model], values: Strategies) -> None:
        plan = plan_of(model)
        is_event = issubclass(model, (Event, EventHead))
        siblings = [name for name in _SIBLINGS if is_event and name not in plan.known]
        given = {field.wire: values_of(field) for field in plan.fields}
        given |= (SIGNATURE if is_event else {}) | dict(values)
        self._fields = [(field, given[field.wire]) for field in plan.fields]
        self._names = [*(field.wire for field in plan.fields), *siblings]
        self._part_density = min(_PARTS / max(len(plan.parts), 1), 0.75)
        self._unknown = _unknown_members(plan.known, siblings)
        # A signature has both members or neither: Sign follows T, which is drawn before it.
        self._follower = "Sign" if is_event else None
        self._not_chosen = {f.wire for f in plan.fields if f.required or f.wire == self._follower}

    def bodies(self, room: int) -> st.SearchStrategy[Tree]:
        """Objects that hold no more values than there is room for."""

        @st.composite
        def body(draw: st.DrawFn) -> Tree:
            return self._draw(draw, room)

        # Hypothesis shows only this call, not a text that grows with the class.
        return body()

    def _draw(self, draw: st.DrawFn, room: int) -> Tree:
        if not room:
            return {}
        chosen = self._choose(draw(_seeds), room - len(self._not_chosen))
        members = self._draw_fields(draw, chosen, room)
        left = room - count(members)
        if left >= _MAX_UNKNOWN * _VALUES_OF_UNKNOWN and draw(EIGHTHS) == LAST:
            unknown = draw(self._unknown)
            members |= unknown
            left -= count(unknown)
        if left >= len(self._names) and draw(EIGHTHS) == LAST:
            members |= {name: None for name in self._names if name not in members}
        return in_some_order(members, draw(_seeds))

    def _choose(self, seed: int, most: int) -> set[str]:
        """Choose the members of an object that are not required."""
        if not seed or most <= 0:
            return set()
        chance = Random(seed)  # noqa: S311 - no secret
        density = chance.choice(_DENSITIES)
        names = [
            field.wire
            for field, _ in self._fields
            if field.wire not in self._not_chosen
            and chance.random() < (self._part_density if field.kind is Kind.OBJECT else density)
        ]
        return set(names if len(names) <= most else chance.sample(names, most))

    def _draw_fields(self, draw: st.DrawFn, chosen: set[str], room: int) -> Tree:
        # The room that the members themselves leave is for the values in them.
        left = room - len(self._not_chosen) - len(chosen)
        presence = _ABSENT
        members: Tree = {}
        for field, given in self._fields:
            if field.wire in chosen:
                presence = draw(_presences)
            elif field.wire != self._follower:
                presence = _ABSENT
            if field.is_array and presence > _NULL and left < MAX_ITEMS:
                members[field.wire] = []
            elif field.required or presence > _NULL:
                members[field.wire] = draw(_values(field, left) if given is None else given)
                left -= count(members[field.wire])
            elif presence == _NULL:
                members[field.wire] = None
        return members


def _unknown_members(known: frozenset[str], siblings: list[str]) -> st.SearchStrategy[Tree]:
    """Members that a class does not know, and whose names no shape uses."""
    taken = known | _SHAPE_NAMES
    names = texts.filter(lambda name: name not in taken)
    if siblings:
        names |= st.sampled_from(siblings)
    return st.dictionaries(names, json_values, min_size=1, max_size=_MAX_UNKNOWN)


def _values(field: FieldPlan, room: int) -> st.SearchStrategy[Any]:
    """Values of a field that holds objects, or arrays of them."""
    if field.is_array:
        return st.lists(_items(field, room // MAX_ITEMS - 1), max_size=MAX_ITEMS)
    return _items(field, room)


def _items(field: FieldPlan, room: int) -> st.SearchStrategy[Any]:
    if field.kind is Kind.OBJECT:
        return object_bodies(field.item_type, _rounded(room))
    return items_of(field)


def _rounded(room: int) -> int:
    """Round a room down, so that there are few strategies to cache."""
    step = 4 if room < _LARGE_ROOM else 16
    return max(room // step * step, 0)


# Wrong bodies


def broken_objects(model: type[Model]) -> st.SearchStrategy[Broken]:
    """Values in place of an object of a class, with one thing wrong at any depth."""
    if model not in _broken_objects:
        inside = [
            _with_broken(model, field) for field in plan_of(model).fields if _can_be_wrong(field)
        ]
        _broken_objects[model] = opaque(st.one_of(WRONG[Kind.OBJECT].map(Broken), *inside))
    return _broken_objects[model]


def _can_be_wrong(field: FieldPlan) -> bool:
    return field.required or field.is_array or field.kind is not Kind.ANY


def _with_broken(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Broken]:
    def put(tree: Tree, part: Broken) -> Broken:
        return Broken(tree | {field.wire: part.value}, f".{field.wire}{part.path}")

    def leave_out(tree: Tree) -> Broken:
        members = {name: value for name, value in tree.items() if name != field.wire}
        return Broken(members, f".{field.wire}")

    bodies = object_bodies(model, _BROKEN_VALUES)
    wrong = st.builds(put, bodies, _broken_values(field))
    return wrong | bodies.map(leave_out) if field.required else wrong


def _broken_values(field: FieldPlan) -> st.SearchStrategy[Broken]:
    broken = broken_array(field) if field.is_array else _broken_items(field)
    return broken | st.just(Broken(None)) if field.required else broken


def broken_array(field: FieldPlan) -> st.SearchStrategy[Broken]:
    def append(before: list[Any], item: Broken) -> Broken:
        return Broken([*before, item.value], f"[{len(before)}]{item.path}")

    no_array = (texts | integers | no_members).map(Broken)
    if field.kind is Kind.ANY:
        return no_array
    items = _broken_items(field) | st.just(Broken(None))
    before = st.lists(_items(field, _BROKEN_VALUES // MAX_ITEMS), max_size=2)
    return no_array | st.builds(append, before, items)


def _broken_items(field: FieldPlan) -> st.SearchStrategy[Broken]:
    if field.kind is Kind.OBJECT:
        return broken_objects(field.item_type)
    return (WRONG[field.kind] | no_items | no_members).map(Broken)


def refused_bodies() -> st.SearchStrategy[Any]:
    """JSON values that are neither an event nor an answer of PullEvents."""
    members = {"version": st.just("4.0"), "eventType": texts, "data": json_values}
    return st.one_of(
        _without_shape,
        _broken_known_events(),
        *(
            broken_objects(model).map(attrgetter("value"))
            for model in (EventHead, Answer, Envelope)
        ),
        st.fixed_dictionaries(members),  # a legacy body
    )


def broken_events() -> st.SearchStrategy[Any]:
    """JSON values that cannot be read as an event."""
    return st.one_of(
        _without_shape, _broken_known_events(), broken_objects(EventHead).map(attrgetter("value"))
    )


def _broken_known_events() -> st.SearchStrategy[Any]:
    @st.composite
    def event(draw: st.DrawFn) -> Any:
        model = event_classes()[draw(st.sampled_from(tuple(PAYLOAD_KEYS)))]
        return draw(broken_objects(model)).value

    return event()


def _has_no_shape(value: Any) -> bool:
    return not isinstance(value, dict) or _SHAPE_NAMES.isdisjoint(cast("Tree", value))


_without_shape = json_values.filter(_has_no_shape)
