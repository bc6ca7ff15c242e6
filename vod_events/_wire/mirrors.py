"""Mirrors of the classes for msgspec, and the functions that convert between mirrors and objects.

Each class has a mirror: a msgspec Struct whose attributes are the wire names. A mirror accepts only
exact types, and refuses unknown members, except those whose names have a seat in it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from types import GenericAlias
from typing import Annotated, Any, TypeAlias, Union

import attrs
import msgspec

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, item_classes, plan_of
from vod_events._values import MAX_DEPTH, JsonObject, MismatchError, freeze, frozen_object
from vod_events._wire.generated import compile_function, draft_class, made_when_called
from vod_events._wire.numbers import write_number
from vod_events._wire.seats import Seats
from vod_events._wire.shapes import Answer
from vod_events._wire.structure import in_order
from vod_events._wire.times import (
    FIRST_YEAR,
    MARKS,
    NOT_SET,
    USUAL_MARKS,
    read_time,
    write_time,
)
from vod_events._wire.unstructure import unstructurer as tree_unstructurer
from vod_events.events import Event

Convert: TypeAlias = Callable[[Any], Any]
"""Makes an object from its mirror, or the mirror of an object."""

_TYPES: dict[Kind, Any] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    # Between these, every whole number is a float.
    Kind.NUMBER: Annotated[float, msgspec.Meta(gt=-(2.0**53), lt=2.0**53)],
    Kind.TIME: str,
    Kind.CONSTANT: str,
}

SEAT_LEVEL = MAX_DEPTH // 2
"""The level in the body that is assumed for members with a seat: deeper than that of any class. If
they are nested too deep from there, the fallback reads them, which knows their true level."""


_CALLED: dict[str, Any] = {
    "MismatchError": MismatchError,
    "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
    "freeze": freeze,
    "fromisoformat": datetime.fromisoformat,
    "frozen_object": frozen_object,
    "in_order": in_order,
    "marks": MARKS,
    "read_time": read_time,
    "not_set": NOT_SET,
    "scalars": frozenset({str, int, bool}),
}
"""The names that generated functions use."""


@attrs.frozen(eq=False)
class Mirrors:
    """The mirrors of the classes, for given seats and event types."""

    seats: Seats = attrs.field(factory=dict[type[Model], tuple[str, ...]])
    """Names of members to accept in addition to those that the classes model."""

    events: tuple[type[Event], ...] = ()
    """Classes of the events to read."""

    _mirrors: dict[type[Model], Any] = attrs.field(factory=dict[type[Model], Any])
    _structurers: dict[type[Model], Convert] = attrs.field(factory=dict[type[Model], Convert])

    def grown(self, seats: Seats, events: tuple[type[Event], ...]) -> "Mirrors":
        """Return mirrors with other seats and events, which reuses those that stay the same."""
        same: dict[type[Model], bool] = {}

        def is_same(model: type[Model]) -> bool:
            if model not in same:
                same[model] = (
                    _names(seats, model) == _names(self.seats, model)
                    and (model in events) == (model in self.events)
                    and all(map(is_same, item_classes(model)))
                )
            return same[model]

        # Copied first, since another thread can add to them meanwhile.
        mirrors, structurers = self._mirrors.copy(), self._structurers.copy()
        return Mirrors(
            seats,
            events,
            {model: mirror for model, mirror in mirrors.items() if is_same(model)},
            {model: convert for model, convert in structurers.items() if is_same(model)},
        )

    def mirror(self, model: type[Model]) -> Any:
        """Return the mirror of a class; made on first use."""
        made = self._mirrors.get(model)
        if made is None:
            define = self._define_event if model in self.events else self._define
            made = self._mirrors[model] = define(model, self._types(model))
        return made

    def any_event_mirror(self) -> Any:
        """Return the mirror of an event of any of the types: a tagged union.

        It refuses an event of another type, or with two types.
        """
        return Union[_NO_EVENT, *map(self.mirror, self.events)]

    def envelope_mirror(self) -> Any:
        """Make the mirror of an answer of PullEvents, in its wrapper."""
        events: Any = GenericAlias(list, (self.any_event_mirror(),))
        answer = self._define(Answer, {"EventSet": events | None, "RequestId": str | None})
        return msgspec.defstruct("Envelope", [("Response", answer)], forbid_unknown_fields=True)

    def structurer(self, model: type[Model]) -> Convert:
        """Return the function that makes an object from its mirror; made on first use."""
        structure = self._structurers.get(model)
        if structure is None:
            structure = self._structurers[model] = self._make_structurer(model)
        return structure

    def unknown_reader(self, model: type[Model]) -> Callable[[Any], JsonObject]:
        """Make the function that collects unknown members from the mirror of a class."""
        name = f"unknown_of_{model.__name__}"
        names = _names(self.seats, model)
        lines = [
            f"def {name}(mirror):",
            "    unknown = {}",
            *_seat_lines(names),
            f"    return {_gathered(names, has_times=False)}",
            "",
        ]
        read: Callable[[Any], JsonObject] = compile_function(
            __name__, name, "\n".join(lines), dict(_CALLED)
        )
        return read

    def _types(self, model: type[Model]) -> dict[str, Any]:
        return {field.wire: self._type(field) | None for field in plan_of(model).fields}

    def _type(self, field: FieldPlan) -> Any:
        item = self.mirror(field.item_type) if field.kind is Kind.OBJECT else _TYPES[field.kind]
        return GenericAlias(tuple, (item, ...)) if field.is_array else item

    def _define_event(self, model: type[Model], types: dict[str, Any]) -> Any:
        # Real callbacks hold the payload keys of all types, with null. msgspec searches for each
        # member after the previous one, so they are in the order of the documentation.
        del types["EventType"]
        keys = {key: types.pop(key, None) for key in PAYLOAD_KEYS.values()}
        return self._define(model, types | keys, tag_field="EventType", tag=model.__name__)

    def _define(self, model: type[Model], types: dict[str, Any], **options: Any) -> Any:
        seats = {f"seat_{index}": name for index, name in enumerate(_names(self.seats, model))}
        types = types | dict.fromkeys(seats, Any)
        return _define(model.__name__, types, forbid_unknown_fields=True, rename=seats, **options)

    def _make_structurer(self, model: type[Model]) -> Convert:
        names = {"_Class": model, "_Draft": draft_class(model), **_CALLED}
        for item in item_classes(model):
            made_when_called(names, f"structure_{item.__name__}", partial(self.structurer, item))
        structure: Convert = compile_function(
            __name__,
            f"structure_{model.__name__}",
            structure_source(model, _names(self.seats, model)),
            names,
        )
        return structure


def _define(name: str, types: dict[str, Any], **options: Any) -> Any:
    fields = [(wire, kind, None) for wire, kind in types.items()]
    return msgspec.defstruct(name, fields, gc=False, omit_defaults=True, **options)


# No object matches this mirror. It is part of each union, since a union cannot be empty, and since
# msgspec looks for the type of an event only if there are two.
_NO_EVENT = msgspec.defstruct(
    "_NO_EVENT",
    [("Never", Annotated[int, msgspec.Meta(lt=0, gt=0)])],
    tag_field="EventType",
    tag="",
)


def _names(seats: Seats, model: type[Model]) -> tuple[str, ...]:
    return seats.get(Event if issubclass(model, Event) else model, ())


_unstructurers: dict[type[Model], Convert] = {}


def unstructurer(model: type[Model]) -> Convert:
    """Return the function that makes what msgspec encodes for an object; made on first use."""
    unstructure = _unstructurers.get(model)
    if unstructure is None:
        names: dict[str, Any] = {
            "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
            "UTC": UTC,
            "_Mirror": _define(
                model.__name__, {field.wire: Any for field in plan_of(model).fields}
            ),
            "write_number": write_number,
            "write_time": write_time,
        }
        made_when_called(names, "unstructure_tree", partial(tree_unstructurer, model))
        for item in item_classes(model):
            made_when_called(names, f"unstructure_{item.__name__}", partial(unstructurer, item))
        unstructure = _unstructurers[model] = compile_function(
            __name__, f"unstructure_{model.__name__}", unstructure_source(model), names
        )
    return unstructure


def structure_source(model: type[Model], seats: tuple[str, ...]) -> str:
    """Generate the source of the function that makes an object from its mirror."""
    plan = plan_of(model)
    lines = [f"def structure_{model.__name__}(mirror):", "    self = _Draft()"]
    has_times = bool(plan.times)
    if seats or has_times:
        lines.append("    unknown = {}")
    for field in plan.fields:
        if field.constant and issubclass(model, Event):  # the tag, which msgspec has checked
            lines.append(f"    self.{field.attribute} = {field.constant!r}")
        elif field.kind in (Kind.TIME, Kind.OBJECT) or field.required:
            lines += _value_lines(field)
        else:
            lines.append(f"    self.{field.attribute} = mirror.{field.wire}")
    return "\n".join(
        [
            *lines,
            *_seat_lines(seats),
            f"    self.unknown_fields = {_gathered(seats, has_times=has_times)}",
            "    self.__class__ = _Class",
            "    return self",
            "",
        ]
    )


def _value_lines(field: FieldPlan) -> list[str]:
    lines = [f"    value = mirror.{field.wire}"]
    if field.required:
        lines += ["    if value is None:", "        raise MismatchError"]
    if field.kind is Kind.TIME:
        lines += _time_lines(field)
    elif field.kind is Kind.OBJECT:  # an empty array stays as it is
        is_to_do = "value" if field.is_array else "value is not None"
        lines += [
            f"    if {is_to_do}:",
            f"        value = {_converted(field, 'structure', 'value')}",
        ]
    return [*lines, f"    self.{field.attribute} = value"]


def _time_lines(field: FieldPlan) -> list[str]:
    # The usual form is read inline, since a call would double the cost of the most common
    # conversion. `USUAL_MARKS` explains how it is recognized.
    is_usual = f"value[marks] == {USUAL_MARKS!r} and '\\0' not in value"
    return [
        "    if value is not None:",
        f"        if value < {FIRST_YEAR!r} and value in not_set:",
        f"            unknown[{field.wire!r}] = value",
        "            value = None",
        "        else:",
        "            try:",
        f"                value = fromisoformat(value) if {is_usual} else read_time(value)",
        "            except ValueError:",
        "                value = read_time(value)",
    ]


def _seat_lines(names: tuple[str, ...]) -> list[str]:
    """Generate the lines that add members with a seat to the unknown ones."""
    lines: list[str] = []
    for index, name in enumerate(names):
        lines += [
            f"    value = mirror.seat_{index}",
            "    if value is not None:",
            "        if type(value) not in scalars:",
            f"            value = freeze(value, {SEAT_LEVEL})",
            f"        unknown[{name!r}] = value",
        ]
    return lines


def _gathered(names: tuple[str, ...], *, has_times: bool) -> str:
    """Return the expression for the unknown members: those with a seat, and times not set."""
    if not names and not has_times:
        return "NOTHING_UNKNOWN"
    wrap = "in_order" if has_times else "frozen_object"  # the names are sorted
    return f"{wrap}(unknown) if unknown else NOTHING_UNKNOWN"


def unstructure_source(model: type[Model]) -> str:
    """Generate the source of the function that makes what msgspec encodes for an object.

    That is a mirror, or a plain tree if there are unknown members, which a mirror cannot hold.
    """
    fields = plan_of(model).fields
    return "\n".join(
        [
            f"def unstructure_{model.__name__}(self):",
            "    if self.unknown_fields is not NOTHING_UNKNOWN:",
            "        return unstructure_tree(self)",
            *(line for field in fields for line in _unstructured_lines(field)),
            f"    return _Mirror({', '.join(field.wire for field in fields)})",
            "",
        ]
    )


def _unstructured_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    load = f"    {value} = self.{field.attribute}"
    if field.kind is Kind.OBJECT:
        is_to_do = value if field.is_array else f"{value} is not None"
        convert = _converted(field, "unstructure", value)
    elif field.is_array and field.kind is Kind.NUMBER:
        is_to_do, convert = value, f"[write_number(item) for item in {value}]"
    elif field.kind is Kind.NUMBER:
        is_to_do, convert = (
            f"{value} is not None and {value}.is_integer()",
            f"write_number({value})",
        )
    elif field.kind is Kind.TIME:  # msgspec is faster, and writes most as documented
        is_odd = f"({value}.tzinfo is not UTC or {value}.microsecond)"
        is_to_do, convert = f"{value} is not None and {is_odd}", f"write_time({value})"
    else:
        return [load]
    return [load, f"    if {is_to_do}:", f"        {value} = {convert}"]


def _converted(field: FieldPlan, verb: str, value: str) -> str:
    """Return the expression that converts the object or the objects of a field."""
    convert = f"{verb}_{field.item_type.__name__}({{0}})"
    if not field.is_array:
        return convert.format(value)
    items = f"tuple([{convert.format('item')} for item in {value}])"
    # Most arrays have one item, which costs a third without a loop.
    return f"({convert.format(f'{value}[0]')},) if len({value}) == 1 else {items}"
