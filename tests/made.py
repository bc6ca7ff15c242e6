"""Objects made by hand: of every class, from whatever its fields take, and what they do not take."""

from collections import UserDict
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

import attrs
from hypothesis import strategies as st

from vod_events import AnyEvent, Event, JsonObject, MalformedEvent, PullEventsResponse, UnknownEvent
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import MAX_DEPTH
from vod_events._wire.event import structure_any_event
from vod_events._wire.times import NOT_SET
from vod_events.events import event_classes
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaBasicInfo, MediaSourceData
from vod_events.strategies._bodies import any_event_bodies, broken_events
from vod_events.strategies._leaves import WRONG as MISFITS
from vod_events.strategies._leaves import floats, integers, json_values, texts


def nested(levels: int, kind: type = list, value: Any = 1) -> Any:
    """JSON that is nested just so deep around a value."""
    for _ in range(levels):
        value = [value] if kind is list else {"a": value}
    return value


# What no field takes


class Text(str):
    """Not exactly a string."""

    __slots__ = ()


class Count(int):
    """Not exactly an integer."""


class Half(float):
    """Not exactly a float: it says that it is finite, whatever it is."""

    def __sub__(self, _: object) -> float:
        return 0.0


class Moment(datetime):
    """Not exactly a datetime."""


class Word(StrEnum):
    """A vocabulary that no field has."""

    ONE = "one"


class Number(IntEnum):
    """Integers that are members."""

    ONE = 1


class Pair(NamedTuple):
    """Not exactly a tuple."""

    first: Any


class OddZone(tzinfo):
    """A zone whose offset is what a test says, or raises it."""

    def __init__(self, offset: Any = None) -> None:
        self.offset = offset

    def utcoffset(self, time: Any) -> Any:
        del time
        if isinstance(self.offset, Exception):
            raise self.offset
        return self.offset

    def dst(self, _: object) -> None:
        return None

    def tzname(self, _: object) -> None:
        return None


class LyingOffset(timedelta):
    """An offset of which arithmetic says that it is in whole minutes."""

    def __mod__(self, _: object) -> Any:
        return timedelta(0)


NO_JSON: Final[tuple[Any, ...]] = (
    float("nan"),
    float("inf"),
    -float("inf"),
    Half("nan"),
    "\ud800",
    "\udfff",
    10**5000,
    b"",
    {1},
    object(),
    Decimal(1),
    datetime(2019, 1, 9, tzinfo=UTC),
    {5: 1},
    {"\ud800": 1},
    nested(MAX_DEPTH, dict),
    nested(MAX_DEPTH),
    [None, [Fraction(1)]],
)
"""What stands nowhere in JSON."""

_OTHERS: Final[tuple[Any, ...]] = (
    object(),
    b"a",
    bytearray(),
    Decimal(1),
    Fraction(1, 2),
    1j,
    {},
    [],
    set[int](),
)

# No zone can be trusted: its class may be anything.
_ZONES = (
    None,
    timezone(timedelta(hours=8, seconds=30)),
    timezone(timedelta(microseconds=1)),
    timezone(LyingOffset(seconds=1)),
    *map(
        OddZone,
        (
            None,
            5,
            "+08:00",
            timedelta(days=1),
            timedelta(seconds=1),
            LyingOffset(microseconds=1),
            KeyError(),
            RecursionError(),
        ),
    ),
)

_WRONG: Final[Mapping[Kind, tuple[Any, ...]]] = {
    Kind.STRING: (5, True, 1.5, Text("a"), Word.ONE, "\ud800", "a\udfffb", JsonObject(), str, ()),
    Kind.INTEGER: ("5", True, 5.0, Count(5), Number.ONE, 10**5000, -(10**5000), JsonObject(), int),
    Kind.NUMBER: (
        *("0.5", True, Half(0.5), Count(5), float("nan"), float("inf"), -float("inf")),
        *(2**53 + 1, 10**400, 10**5000, JsonObject(), float),
    ),
    Kind.BOOLEAN: (0, 1, "true", Number.ONE, JsonObject(), bool),
    Kind.TIME: (
        *("2019-01-09T16:36:22Z", "", 1547051782, date(2019, 1, 9), Moment(2019, 1, 9, tzinfo=UTC)),
        *(datetime(2019, 1, 9, tzinfo=zone) for zone in _ZONES),
        datetime,
    ),
}


def wrong_items(field: FieldPlan) -> list[Any]:
    """Values that are none of a field, or no items of it if it is an array."""
    if field.kind is not Kind.OBJECT:
        return [*_OTHERS, *_WRONG[field.kind]]
    other = MediaSourceData if field.item_type is MediaBasicInfo else MediaBasicInfo
    return [
        *_OTHERS,
        other(),
        JsonObject(),
        {"Name": "a"},
        "a",
        field.item_type,
        PullEventsResponse(),
    ]


def wrong_values(field: FieldPlan) -> list[Any]:
    """Values that a field does not take."""
    items = wrong_items(field)
    required = [None] if field.required or field.attribute == "event_set" else []
    if not field.is_array:
        return [*items, (), *required]
    arrays: list[Any] = [
        [],
        ["a"],
        "a",
        "",
        set[int](),
        iter(()),
        Pair("a"),
        {},
        range(0),
        tuple,
        5,
        JsonObject(),
    ]
    return [*arrays, *((item,) for item in (*items, None)), ((),), *required]


NO_OBJECTS: Final[tuple[Any, ...]] = (
    None,
    "a",
    "",
    5,
    (),
    [],
    [("a", 1)],
    UserDict({"A": 1}),
    MappingProxyType({"A": 1}),
    type("Mine", (dict,), {})(),
    MediaBasicInfo(),
)
"""What ``unknown_fields`` and ``raw`` do not take, for its type."""


# What fields take

_offsets = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timedelta(minutes=minutes))
_zones = (
    st.just(UTC)
    | _offsets.map(timezone)
    | _offsets.map(OddZone)
    | _offsets.map(lambda offset: timezone(offset, "a name"))
)
_times = st.datetimes(timezones=_zones) | st.datetimes(timezones=_zones).map(
    lambda time: time.replace(fold=1)
)
_VALUES: Final[Mapping[Kind, st.SearchStrategy[Any]]] = {
    Kind.STRING: texts,
    Kind.INTEGER: integers,
    Kind.NUMBER: floats | st.integers(-(2**53), 2**53) | st.sampled_from((-0.0, 1e308, 2**70)),
    Kind.BOOLEAN: st.booleans(),
    Kind.TIME: _times,
}

_MAX_FIELDS = 5
_MAX_LEVELS = 4


def _items(field: FieldPlan, levels: int) -> st.SearchStrategy[Any]:
    if field.kind is Kind.OBJECT:
        return objects(field.item_type, levels - 1)
    if field.vocabulary:
        return texts | st.sampled_from([*field.vocabulary])
    return _VALUES[field.kind]


def _values(field: FieldPlan, levels: int) -> st.SearchStrategy[Any]:
    items = _items(field, levels)
    return st.lists(items, max_size=2).map(tuple) if field.is_array else items


def _misfits(field: FieldPlan) -> st.SearchStrategy[Any]:
    misfits = MISFITS[field.kind]
    if field.is_array:
        return misfits | misfits.map(lambda item: [item])
    return misfits | st.sampled_from(sorted(NOT_SET)) if field.kind is Kind.TIME else misfits


def objects(model: type[Model], levels: int = _MAX_LEVELS) -> st.SearchStrategy[Any]:
    """Objects of a class made by hand, parts and what they do not model included.

    Args:
        model: the class.
        levels: how many levels of objects there are at most, itself included.
    """
    if model is Event:
        return events()
    if model is UnknownEvent:
        return unknown_events()
    return _objects(model, levels)


@st.composite
def _objects(draw: st.DrawFn, model: type[Model], levels: int) -> Model:
    fields = [field for field in plan_of(model).fields if field.kind is not Kind.CONSTANT]
    may_be_set = [field for field in fields if field.kind is not Kind.OBJECT or levels > 1]
    chosen = draw(st.lists(st.sampled_from(may_be_set), max_size=_MAX_FIELDS)) if may_be_set else []
    chosen += [field for field in fields if field.required]
    arguments = {field.attribute: draw(_values(field, levels)) for field in chosen}
    unknown: dict[str, Any] = draw(st.dictionaries(texts, json_values, max_size=2))
    for field in draw(st.lists(st.sampled_from(fields), max_size=2)):
        if not field.required and field.kind is not Kind.ANY:
            unknown[field.wire] = draw(_misfits(field))
    if unknown:
        arguments["unknown_fields"] = JsonObject(unknown) if draw(st.booleans()) else unknown
    return model(**arguments)


@st.composite
def unknown_events(draw: st.DrawFn) -> UnknownEvent:
    """Events of types without a class, with a head of any types."""
    heads = st.dictionaries(
        st.sampled_from(("EventHandle", "T", "Sign")), texts | integers | json_values
    )
    types = (texts | st.just("SomethingNew")).filter(lambda name: name not in PAYLOAD_KEYS)
    raw = draw(st.dictionaries(texts, json_values, max_size=2)) | draw(heads)
    return UnknownEvent(raw=cast("JsonObject", raw | {"EventType": draw(types)}))


malformed_events: Final = (
    broken_events()
    .map(lambda tree: structure_any_event(tree, strict=False))
    .filter(lambda event: isinstance(event, MalformedEvent))
)
"""What no way of reading takes for an event; it cannot be made."""


@st.composite
def read_events(draw: st.DrawFn) -> AnyEvent:
    """Events that were read with ``strict=False``, misfits and all."""
    return structure_any_event(draw(any_event_bodies() | broken_events()), strict=False)


@st.composite
def documented_events(draw: st.DrawFn) -> Any:
    """Events of every documented type."""
    return draw(_objects(draw(st.sampled_from([*event_classes().values()])), _MAX_LEVELS))


def events() -> st.SearchStrategy[AnyEvent]:
    """Events of every class, made by hand or read."""
    return documented_events() | unknown_events() | malformed_events | read_events()


@st.composite
def batches(draw: st.DrawFn) -> PullEventsResponse:
    """Batches made by hand, of events that were made or read."""
    unknown = draw(st.dictionaries(texts, json_values, max_size=2))
    if draw(st.booleans()):
        error = draw(st.dictionaries(texts | st.just("Message"), json_values, max_size=2))
        unknown["Error"] = error | {"Code": "ResourceNotFound"}
    arguments: dict[str, Any] = {"unknown_fields": unknown}
    if draw(st.booleans()):
        arguments["request_id"] = draw(texts)
    else:
        unknown["RequestId"] = draw(integers | st.booleans())
    if draw(st.booleans()):
        beside = draw(st.dictionaries(texts | st.just("eventType"), json_values, max_size=2))
        arguments["unknown_envelope_fields"] = beside
    return PullEventsResponse(event_set=tuple(draw(st.lists(events(), max_size=3))), **arguments)


def any_objects(model: type[Model]) -> st.SearchStrategy[Any]:
    """Objects of a class, of an event of any class, or of a batch."""
    if model is PullEventsResponse:
        return batches()
    if model is MalformedEvent:
        return malformed_events
    return documented_events() if model is DocumentedEvent else objects(model)


def again(value: Any) -> Any:
    """Make an object once more by hand, from parts that are made so."""
    if issubclass(type(value), tuple):
        return tuple(map(again, value))
    if not isinstance(value, Model) or isinstance(value, MalformedEvent):
        return value
    arguments = {
        attribute.name: again(getattr(value, attribute.name))
        for attribute in attrs.fields(type(value))
        if attribute.init
    }
    return type(value)(**arguments)
