"""Strategies of decoded bodies, made from the same plans that the library reads bodies by."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from operator import itemgetter
from typing import Any, Final, cast

from attrs import frozen
from hypothesis import strategies as st

from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES
from vod_events._shapes import Answer, ApiError, Envelope, EventHead
from vod_events._times import NOT_SET
from vod_events._vocabulary_of import VOCABULARY_OF
from vod_events.events import Event
from vod_events.vocabularies import EventType

Tree = dict[str, Any]
Strategies = Mapping[str, st.SearchStrategy[Any]]

LARGEST_BATCH: Final = 16
"""How many events PullEvents gives at most."""

_LARGEST_WHOLE = 2**53

# What tells a body's shape stands where the shape has it, and is no unknown member elsewhere.
_SHAPE_NAMES = frozenset({"EventType", "Response", "EventSet", "RequestId", "Error", "eventType"})

# A real callback holds the other events' payloads, which are null, beside its own.
_SIBLINGS = sorted(DOCUMENTED_PAYLOAD_KEYS.union(row.payload_key for row in EVENT_TYPES.values()))

_no_members: st.SearchStrategy[Tree] = st.builds(dict[str, Any])
_no_items = st.builds(list[Any])
_texts = st.text(max_size=20)
_integers = st.integers(0, 100) | st.integers()
_floats = st.floats(allow_nan=False, allow_infinity=False)
_places = st.lists(st.integers(0, 50), max_size=3)
_whole = st.integers(0, 100) | st.integers(-_LARGEST_WHOLE, _LARGEST_WHOLE)

json_values: Final[st.SearchStrategy[Any]] = st.recursive(
    st.one_of(st.none(), st.booleans(), _integers, _floats, _texts),
    lambda items: st.lists(items, max_size=2) | st.dictionaries(_texts, items, max_size=2),
    max_leaves=4,
)
"""Anything that JSON can hold."""


json_objects: Final[st.SearchStrategy[Tree]] = st.dictionaries(_texts, json_values, max_size=3)
"""Any object that JSON can hold."""


def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def _time_text(time: datetime, precision: str) -> str:
    text = time.isoformat(timespec=precision)
    return text[:-6] + "Z" if time.tzinfo is UTC else text


_zones = st.just(UTC) | st.integers(-24 * 60 + 1, 24 * 60 - 1).map(_zone)
_precisions = st.sampled_from(("seconds", "milliseconds", "microseconds"))

times: Final[st.SearchStrategy[str]] = st.one_of(
    st.builds(_time_text, st.datetimes(timezones=_zones), _precisions),
    st.sampled_from(("9999-12-31T23:59:59Z", *sorted(NOT_SET))),
)
"""Times in every form that VOD sends or that the library accepts, "never" and "not set" included."""

_VALUES: Final[Mapping[Kind, st.SearchStrategy[Any]]] = {
    Kind.STRING: _texts,
    Kind.INTEGER: _integers,
    Kind.NUMBER: _whole | _floats,
    Kind.BOOLEAN: st.booleans(),
    Kind.TIME: times,
    Kind.ANY: json_values,
}

# What is no value of a kind, beside objects, arrays and, in an array, null.
_WRONG: Final[Mapping[Kind, st.SearchStrategy[Any]]] = {
    Kind.STRING: _integers | st.booleans(),
    Kind.INTEGER: _texts | st.booleans() | _floats,
    Kind.NUMBER: _texts | st.booleans() | st.sampled_from((_LARGEST_WHOLE + 1, 10**400)),
    Kind.BOOLEAN: _texts | st.integers(0, 1),
    Kind.TIME: _integers
    | st.sampled_from(
        ("2019-01-09", "2019-01-09T16:36:22", "2019-01-09 16:36:22Z", "2019-02-30T00:00:00Z")
    ),
    Kind.OBJECT: _texts | st.booleans() | _integers,
    Kind.CONSTANT: _integers | st.booleans(),
    Kind.ANY: st.nothing(),
}


@frozen
class Broken:
    """A value with one thing wrong in it."""

    value: Any
    path: str = ""
    """Where the wrong thing stands in it: ``.MediaBasicInfo.TagSet[2]``."""


# Kept, as a class is part of several others.
_object_bodies: dict[type[Model], st.SearchStrategy[Tree]] = {}
_broken_objects: dict[type[Model], st.SearchStrategy[Broken]] = {}


def object_bodies(model: type[Model]) -> st.SearchStrategy[Tree]:
    """Objects of a class: its fields left out, null or set, and members that it does not know."""
    if model not in _object_bodies:
        _object_bodies[model] = _objects(model, {})
    return _object_bodies[model]


def event_bodies(event_type: str) -> st.SearchStrategy[Tree]:
    """Events of a type, whether the table holds it or not."""
    if event_type in EVENT_TYPES:
        return object_bodies(EVENT_TYPES[event_type].event)
    return _objects(EventHead, {"EventType": st.just(event_type)})


@cache
def unknown_event_bodies() -> st.SearchStrategy[Tree]:
    """Events of types that the table does not hold."""
    names = st.sampled_from([name.value for name in EventType]) | _texts
    unknown = names.filter(lambda name: name not in EVENT_TYPES)
    return _objects(EventHead, {"EventType": unknown})


@cache
def any_event_bodies() -> st.SearchStrategy[Tree]:
    """Events of every type that the table holds, and of others."""
    return st.one_of(*map(event_bodies, EVENT_TYPES), unknown_event_bodies())


def batch_bodies(elements: st.SearchStrategy[Any], max_size: int) -> st.SearchStrategy[Tree]:
    """Answers of PullEvents, in their wrapper or without, empty ones in all their forms too."""
    answers = _objects(
        Answer,
        {
            "EventSet": st.lists(elements, max_size=max_size),
            "Error": _objects(ApiError, {"Code": st.just("ResourceNotFound")}),
        },
    )
    return st.one_of(
        answers.map(_told_by_a_name),
        _objects(Envelope, {"Response": answers}),
    )


def _told_by_a_name(answer: Tree) -> Tree:
    return {"EventSet": None} | answer if _SHAPE_NAMES.isdisjoint(answer) else answer


def _objects(model: type[Model], values: Strategies) -> st.SearchStrategy[Tree]:
    fields = plan_of(model).fields
    strategies = {field.wire: _values(model, field) for field in fields} | dict(values)
    required = st.fixed_dictionaries(
        {field.wire: strategies[field.wire] for field in fields if field.required}
    )
    # Pairs in one list: any of them in any order, each of which shrinks away by itself.
    pairs = [
        st.tuples(st.just(field.wire), strategies[field.wire] | st.none())
        for field in fields
        if not field.required
    ]
    pairs += [st.tuples(names, json_values) for names in _unknown_names(model)]
    optional = st.lists(st.one_of(pairs), unique_by=itemgetter(0), max_size=len(fields) + 3)
    members = st.builds(_in_one, required, optional.map(dict), _null_members(model), _places)

    @st.composite
    def body(draw: st.DrawFn) -> Tree:
        return draw(members)

    # Hypothesis shows this call alone, and not a text that grows with all the class holds.
    return body()


def _in_one(required: Tree, optional: Tree, nulls: Tree, places: list[int]) -> Tree:
    """Put required members among others; first of all, if they are simple."""
    members = optional | {name: None for name in nulls if name not in optional}
    names = list(members)
    for index, name in enumerate(required):
        names.insert(index + (places[index % len(places)] if places else 0), name)
    members |= required
    return {name: members[name] for name in names}


def _unknown_names(model: type[Model]) -> list[st.SearchStrategy[str]]:
    """Names of members that a class does not know, and that do not tell a shape."""
    taken = plan_of(model).known | _SHAPE_NAMES
    unknown = _texts.filter(lambda name: name not in taken)
    siblings = _siblings(model)
    return [unknown, st.sampled_from(siblings)] if siblings else [unknown]


def _null_members(model: type[Model]) -> st.SearchStrategy[Tree]:
    # All of them, as in life, in one body of four: the text of each is long.
    return st.sampled_from(((), (), (), _siblings(model))).map(dict.fromkeys)


def _siblings(model: type[Model]) -> list[str]:
    if not issubclass(model, (Event, EventHead)):
        return []
    return [name for name in _SIBLINGS if name not in plan_of(model).known]


def _values(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Any]:
    items = _items(model, field)
    return st.lists(items, max_size=3) if field.is_array else items


def _items(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Any]:
    if field.kind is Kind.OBJECT:
        return object_bodies(field.item_type)
    if field.kind is Kind.CONSTANT:
        return st.just(field.constant)
    vocabulary = VOCABULARY_OF.get((model, field.attribute))
    if vocabulary:
        return st.sampled_from([member.value for member in vocabulary]) | _texts
    return _VALUES[field.kind]


# Wrong bodies


def broken_objects(model: type[Model]) -> st.SearchStrategy[Broken]:
    """What should be an object of a class and has one thing wrong in it, at any depth."""
    if model not in _broken_objects:
        inside = [
            _with_broken(model, field) for field in plan_of(model).fields if _can_be_wrong(field)
        ]
        _broken_objects[model] = st.one_of(_WRONG[Kind.OBJECT].map(Broken), *inside)
    return _broken_objects[model]


def _can_be_wrong(field: FieldPlan) -> bool:
    return field.required or field.is_array or field.kind is not Kind.ANY


def _with_broken(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Broken]:
    def put(tree: Tree, part: Broken) -> Broken:
        return Broken(tree | {field.wire: part.value}, f".{field.wire}{part.path}")

    def leave_out(tree: Tree) -> Broken:
        members = {name: value for name, value in tree.items() if name != field.wire}
        return Broken(members, f".{field.wire}")

    wrong = st.builds(put, object_bodies(model), _broken_values(model, field))
    return wrong | object_bodies(model).map(leave_out) if field.required else wrong


def _broken_values(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Broken]:
    broken = _broken_array(model, field) if field.is_array else _broken_items(field)
    return broken | st.just(Broken(None)) if field.required else broken


def _broken_array(model: type[Model], field: FieldPlan) -> st.SearchStrategy[Broken]:
    def append(before: list[Any], item: Broken) -> Broken:
        return Broken([*before, item.value], f"[{len(before)}]{item.path}")

    no_array = (_texts | _integers | _no_members).map(Broken)
    if field.kind is Kind.ANY:
        return no_array
    items = _broken_items(field) | st.just(Broken(None))
    return no_array | st.builds(append, st.lists(_items(model, field), max_size=2), items)


def _broken_items(field: FieldPlan) -> st.SearchStrategy[Broken]:
    if field.kind is Kind.OBJECT:
        return broken_objects(field.item_type)
    return (_WRONG[field.kind] | _no_items | _no_members).map(Broken)


def refused_bodies() -> st.SearchStrategy[Any]:
    """What is neither an event nor an answer of PullEvents, though it is JSON."""
    models = (*(row.event for row in EVENT_TYPES.values()), EventHead, Answer, Envelope)
    legacy = st.fixed_dictionaries(
        {"version": st.just("4.0"), "eventType": _texts, "data": json_values}
    )
    return st.one_of(
        *(broken_objects(model).map(lambda broken: broken.value) for model in models),
        legacy,
        json_values.filter(_has_no_shape),
    )


def _has_no_shape(value: Any) -> bool:
    return not isinstance(value, dict) or _SHAPE_NAMES.isdisjoint(cast("Tree", value))


def broken_events() -> st.SearchStrategy[Any]:
    """What cannot be read as an event, though it stands where one should."""
    models = (*(row.event for row in EVENT_TYPES.values()), EventHead)
    broken = [broken_objects(model).map(lambda broken: broken.value) for model in models]
    return st.one_of(*broken, json_values.filter(_has_no_shape))
