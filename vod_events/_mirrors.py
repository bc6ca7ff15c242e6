"""Mirrors of the classes for msgspec, and the functions that make objects of them and back.

For each class there is a mirror, a msgspec Struct with the wire names for attributes, and one
generated function each way between the two. A mirror holds exact types and refuses members that it
does not know, but for those that it was given a seat for: names that the class does not model.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from types import GenericAlias
from typing import Any, TypeAlias

import attrs
import msgspec

from vod_events._codec import compile_function, draft_class, read_number, write_number
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, item_classes, plan_of
from vod_events._registry import EVENT_TYPES
from vod_events._seats import KNOWN_OF_EVENT, Seats
from vod_events._shapes import Answer
from vod_events._times import USUAL_MARKS, read_time, write_time
from vod_events._values import MAX_DEPTH, JsonObject, MismatchError, freeze, frozen_object
from vod_events.events import Event

Build: TypeAlias = Callable[[Any], Any]

_TYPES: dict[Kind, Any] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    Kind.NUMBER: float | int,
    Kind.TIME: str,
    Kind.CONSTANT: str,
}

_SEAT_LEVEL = MAX_DEPTH // 2
"""Where what has a seat is taken to stand in the body: deeper than any class does. What reaches too
deep from there is left to the full way, which knows its true level."""


def _read_unusual_time(text: str) -> datetime:
    time = read_time(text)
    if time is None:  # not set, and to be kept as it came
        raise MismatchError
    return time


_CALLED: dict[str, Any] = {
    "MismatchError": MismatchError,
    "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
    "freeze": freeze,
    "fromisoformat": datetime.fromisoformat,
    "frozen_object": frozen_object,
    "read_number": read_number,
    "read_unusual_time": _read_unusual_time,
}
"""What generated functions call."""


@attrs.frozen(eq=False)
class Mirrors:
    """The mirrors of all classes that have the same seats."""

    seats: Seats
    """Names of members to take beside those that the classes model."""

    _mirrors: dict[type[Model], Any] = attrs.field(factory=dict[type[Model], Any])
    _builders: dict[type[Model], Build] = attrs.field(factory=dict[type[Model], Build])

    def with_seats(self, seats: Seats) -> "Mirrors":
        """Give mirrors with other seats; of what has the same seats in both, the same mirrors."""
        same: dict[type[Model], bool] = {}

        def is_same(model: type[Model]) -> bool:
            if model not in same:
                same_names = _names(seats, model) == _names(self.seats, model)
                same[model] = same_names and all(map(is_same, item_classes(model)))
            return same[model]

        # Copied at once, as another thread may add to them meanwhile.
        mirrors, builders = self._mirrors.copy(), self._builders.copy()
        return Mirrors(
            seats,
            {model: mirror for model, mirror in mirrors.items() if is_same(model)},
            {model: build for model, build in builders.items() if is_same(model)},
        )

    def mirror(self, model: type[Model]) -> Any:
        """Give the mirror of a class; made on first use."""
        made = self._mirrors.get(model)
        if made is None:
            fields = [(field.wire, self._type(field) | None) for field in plan_of(model).fields]
            made = self._mirrors[model] = self._define(model, fields)
        return made

    def event_mirror(self) -> Any:
        """Make the mirror of an event of any known type.

        It knows the payload keys of all types, which real callbacks carry with null.
        """
        # msgspec looks for each member after the one before, so they stand as they come.
        types: dict[str, Any] = {"EventHandle": str | None, "EventType": str | None}
        types |= {row.payload_key: self.mirror(row.payload) | None for row in EVENT_TYPES.values()}
        types |= dict.fromkeys(sorted(KNOWN_OF_EVENT - types.keys()))
        return self._define(Event, list(types.items()))

    def envelope_mirror(self, event_mirror: Any) -> Any:
        """Make the mirror of an answer of PullEvents, in its wrapper."""
        events: Any = GenericAlias(list, (event_mirror,))
        types = [("EventSet", events | None), ("RequestId", str | None)]
        answer = self._define(Answer, types)
        return msgspec.defstruct("Envelope", [("Response", answer)], forbid_unknown_fields=True)

    def builder(self, model: type[Model]) -> Build:
        """Give the function that builds an object of a class from its mirror; made on first use."""
        build = self._builders.get(model)
        if build is None:
            build = self._builders[model] = self._make_builder(model)
        return build

    def unknown_reader(self, model: type[Model]) -> Callable[[Any], JsonObject]:
        """Make the function that reads unknown members off the mirror of a class."""
        name = f"unknown_of_{model.__name__}"
        lines = [f"def {name}(mirror):", *seat_lines(_names(self.seats, model), "return"), ""]
        read: Callable[[Any], JsonObject] = compile_function(name, "\n".join(lines), dict(_CALLED))
        return read

    def _define(self, model: type[Model], fields: list[tuple[str, Any]]) -> Any:
        seats = {f"seat_{index}": name for index, name in enumerate(_names(self.seats, model))}
        types = fields + [(seat, Any) for seat in seats]
        return msgspec.defstruct(
            model.__name__,
            [(name, kind, None) for name, kind in types],
            forbid_unknown_fields=True,
            gc=False,
            omit_defaults=True,
            rename=seats,
        )

    def _type(self, field: FieldPlan) -> Any:
        item = self.mirror(field.item_type) if field.kind is Kind.OBJECT else _TYPES[field.kind]
        return GenericAlias(tuple, (item, ...)) if field.is_array else item

    def _make_builder(self, model: type[Model]) -> Build:
        builders = {f"build_{item.__name__}": self.builder(item) for item in item_classes(model)}
        build: Build = compile_function(
            f"build_{model.__name__}",
            build_source(model, _names(self.seats, model)),
            {"Draft": draft_class(model), model.__name__: model, **_CALLED, **builders},
        )
        return build


def _names(seats: Seats, model: type[Model]) -> tuple[str, ...]:
    return seats.get(Event if issubclass(model, Event) else model, ())


_UNSEATED = Mirrors({})
_reflectors: dict[type[Model], Build] = {}


def reflector(model: type[Model]) -> Build:
    """Give the function that mirrors an object of a class; made on first use."""
    reflect = _reflectors.get(model)
    if reflect is None:
        names: dict[str, Any] = {
            "Mirror": _UNSEATED.mirror(model),
            "MismatchError": MismatchError,
            "reflect_time": _reflect_time,
            "write_number": write_number,
        }
        names |= {f"reflect_{item.__name__}": reflector(item) for item in item_classes(model)}
        reflect = compile_function(f"reflect_{model.__name__}", reflect_source(model), names)
        _reflectors[model] = reflect
    return reflect


def build_source(model: type[Model], seats: tuple[str, ...]) -> str:
    """Generate the source of the function that builds an object of a class from its mirror."""
    lines = [f"def build_{model.__name__}(mirror):"]
    for rival in sorted(_rivals(model)):
        lines += [f"    if mirror.{rival} is not None:", "        raise MismatchError"]
    lines.append("    self = Draft()")
    for field in plan_of(model).fields:
        convert = _conversion(field, "build", _READERS)
        if not convert and not field.required:
            lines.append(f"    self.{field.attribute} = mirror.{field.wire}")
            continue
        lines.append(f"    value = mirror.{field.wire}")
        if field.required:
            lines += ["    if value is None:", "        raise MismatchError"]
            lines += [f"    value = {convert}"] if convert else []
        else:
            lines += ["    if value is not None:", f"        value = {convert}"]
        lines.append(f"    self.{field.attribute} = value")
    return "\n".join(
        [
            *lines,
            *seat_lines(seats, "self.unknown_fields ="),
            f"    self.__class__ = {model.__name__}",
            "    return self",
            "",
        ]
    )


def seat_lines(names: tuple[str, ...], target: str) -> list[str]:
    """Generate the lines that gather unknown members from the seats of a mirror."""
    if not names:
        return [f"    {target} NOTHING_UNKNOWN"]
    lines = ["    members = {}"]
    for index, name in enumerate(names):
        lines += [
            f"    value = mirror.seat_{index}",
            "    if value is not None:",
            f"        members[{name!r}] = freeze(value, {_SEAT_LEVEL})",
        ]
    return [*lines, f"    {target} frozen_object(members) if members else NOTHING_UNKNOWN"]


def _rivals(model: type[Model]) -> set[str]:
    """Name the payloads that an event of a class must not have beside its own."""
    if not issubclass(model, Event):
        return set()
    payloads = {row.payload_key for row in EVENT_TYPES.values()}
    return payloads - {field.wire for field in plan_of(model).fields}


def reflect_source(model: type[Model]) -> str:
    """Generate the source of the function that mirrors an object of a class.

    It refuses what an object made by hand may hold, against its annotations: msgspec would write
    bytes, dates and others in a form that JSON does not have for them.
    """
    lines = [
        f"def reflect_{model.__name__}(self):",
        "    if self.unknown_fields:",
        "        raise MismatchError",
    ]
    fields = plan_of(model).fields
    for field in fields:
        lines += _reflected_lines(field)
    return "\n".join(
        [*lines, f"    return Mirror({', '.join(field.wire for field in fields)})", ""]
    )


def _reflected_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    load = f"    {value} = self.{field.attribute}"
    exact = EXACT_TYPES.get(field.kind)
    if exact:
        wrong = f"type({value}) is not {exact.__name__}"
        if field.is_array:
            items = f"{{*map(type, {value})}} - {{{exact.__name__}}}"
            wrong = f"(type({value}) is not tuple or {items})"
        return [load, f"    if {value} is not None and {wrong}:", "        raise MismatchError"]
    convert = _conversion(field, "reflect", _WRITERS, value)
    if not convert:
        return [load]
    return [load, f"    if {value} is not None:", f"        {value} = {convert}"]


# The usual form of a time is read in place, as a call would double the cost of the commonest
# conversion; `read_time` tells how it is told.
_READ_TIME = f"fromisoformat({{0}}) if {{0}}[4::3] == {USUAL_MARKS!r} else read_unusual_time({{0}})"
_READERS = {Kind.NUMBER: "read_number({0})", Kind.TIME: _READ_TIME}
_WRITERS = {Kind.NUMBER: "write_number({0})", Kind.TIME: "reflect_time({0})"}


def _conversion(
    field: FieldPlan, verb: str, conversions: dict[Kind, str], value: str = "value"
) -> str | None:
    """Give the expression that converts a value, if it has to be converted."""
    convert = conversions.get(field.kind)
    if field.kind is Kind.OBJECT:
        convert = f"{verb}_{field.item_type.__name__}({{0}})"
    if not convert:
        return None
    if field.is_array:
        return f"tuple([{convert.format('item')} for item in {value}])"
    return convert.format(value)


def _reflect_time(time: datetime) -> datetime | str:
    # What msgspec writes in the documented form it writes faster.
    return time if time.tzinfo is UTC and not time.microsecond else write_time(time)
