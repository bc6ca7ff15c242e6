"""Strategies for the values in decoded bodies other than objects: of every kind, and wrong ones."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from vod_events._plan import FieldPlan, Kind
from vod_events._values import is_array, is_object
from vod_events._wire.times import NOT_SET

T = TypeVar("T")

Strategies = Mapping[str, st.SearchStrategy[Any]]

_LARGEST_WHOLE = 2**53

MAX_ITEMS: Final = 3
"""The most items in an array."""

no_members: st.SearchStrategy[dict[str, Any]] = st.builds(dict[str, Any])
no_items = st.builds(list[Any])
texts = st.text(max_size=20)
integers = st.integers(0, 100) | st.integers()
floats = st.floats(allow_nan=False, allow_infinity=False)
_whole = st.integers(0, 100) | st.integers(-_LARGEST_WHOLE, _LARGEST_WHOLE)

json_values: Final[st.SearchStrategy[Any]] = st.recursive(
    st.one_of(st.none(), st.booleans(), integers, floats, texts),
    lambda items: st.lists(items, max_size=2) | st.dictionaries(texts, items, max_size=2),
    max_leaves=4,
)
"""Anything that JSON can hold."""


json_objects: Final[st.SearchStrategy[dict[str, Any]]] = st.dictionaries(
    texts, json_values, max_size=3
)
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

VALUES: Final[Mapping[Kind, st.SearchStrategy[Any]]] = {
    Kind.STRING: texts,
    Kind.INTEGER: integers,
    Kind.NUMBER: _whole | floats,
    Kind.BOOLEAN: st.booleans(),
    Kind.TIME: times,
    Kind.ANY: json_values,
}

SIGNATURE: Final[dict[str, st.SearchStrategy[Any]]] = {
    "T": st.integers(0, 2**32),
    "Sign": st.text("0123456789abcdef", min_size=32, max_size=32) | texts,
}

# Values that do not fit a kind, besides objects, arrays and, in an array, null.
WRONG: Final[Mapping[Kind, st.SearchStrategy[Any]]] = {
    Kind.STRING: integers | st.booleans(),
    Kind.INTEGER: texts | st.booleans() | floats,
    Kind.NUMBER: texts | st.booleans() | st.sampled_from((_LARGEST_WHOLE + 1, 10**400)),
    Kind.BOOLEAN: texts | st.integers(0, 1),
    Kind.TIME: integers
    | st.sampled_from(
        ("2019-01-09", "2019-01-09T16:36:22", "2019-01-09 16:36:22Z", "2019-02-30T00:00:00Z")
    ),
    Kind.OBJECT: texts | st.booleans() | integers,
    Kind.CONSTANT: integers | st.booleans(),
    Kind.ANY: st.nothing(),
}


def values_of(field: FieldPlan) -> st.SearchStrategy[Any] | None:
    """Values of a field; None if they are objects, which depend on the room that is left."""
    if field.kind is Kind.OBJECT:
        return None
    return st.lists(items_of(field), max_size=MAX_ITEMS) if field.is_array else items_of(field)


def items_of(field: FieldPlan) -> st.SearchStrategy[Any]:
    """Values of a field that does not hold objects, or the items if it holds arrays."""
    if field.kind is Kind.CONSTANT:
        return st.just(field.constant)
    if field.vocabulary:
        return st.sampled_from([member.value for member in field.vocabulary]) | texts
    return VALUES[field.kind]


# A chance of one in eight: the last value, since hypothesis shrinks to the first.
EIGHTHS: Final = st.integers(0, 7)
LAST: Final = 7


def mostly(usual: st.SearchStrategy[Any], other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw from one strategy, and one time in eight from the other."""

    @st.composite
    def value(draw: st.DrawFn) -> Any:
        return draw(other if draw(EIGHTHS) == LAST else usual)

    return value()


def opaque(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """Return the same strategy, without a text that grows with its parts."""

    @st.composite
    def value(draw: st.DrawFn) -> T:
        return draw(strategy)

    # Hypothesis shows only this call.
    return value()


def in_some_order(members: dict[str, Any], seed: int) -> dict[str, Any]:
    """Shuffle the members, for half of the seeds."""
    if seed % 2 == 0:
        return members
    names = list(members)
    Random(seed).shuffle(names)  # noqa: S311 - no secret
    return {name: members[name] for name in names}


def count(value: Any) -> int:
    """Count the values in a value, at every depth."""
    items = value.values() if is_object(value) else value if is_array(value) else ()
    return len(items) + sum(map(count, items))
