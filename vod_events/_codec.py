"""The hot path: one generated function a class to structure it, and one to unstructure it.

They are generated on first use, from the class's plan, and read like code written by hand; a
traceback shows their lines. To see one: ``print(structure_source(PullUploadTask))``.

To structure, a function takes a plain tree and its level in the body, and looks only for what is
right: at the first thing that is wrong it raises `MismatchError`, and `_explain` finds out the rest.
"""

import linecache
from collections.abc import Callable
from itertools import islice
from typing import Any

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, plan_of
from vod_events._times import NOT_SET, read_time, write_time
from vod_events._values import JsonObject, MismatchError, freeze_members, frozen_object, thaw

Structure = Callable[[Any, int], Any]
Unstructure = Callable[[Any], Any]

_LARGEST_WHOLE = 2.0**53


def read_number(value: object) -> float:
    """Read a number as the float that equals it.

    Raises:
        MismatchError: it is no number, or no float equals it.
    """
    if type(value) is float and value - value == 0:  # neither infinite nor NaN
        return value
    if type(value) is not int:
        raise MismatchError
    try:
        number = float(value)
    except OverflowError:
        raise MismatchError from None
    if number != value:
        raise MismatchError
    return number


def write_number(value: float) -> float | int:
    """Write a float as VOD does: a whole number without a fraction.

    Raises:
        TypeError: it is no number.
        ValueError: it is infinite or NaN.
    """
    if type(value) is int:  # which an annotation of float allows
        return value
    if not isinstance(value, float):  # pyright: ignore[reportUnnecessaryIsInstance] - made by hand
        raise TypeError(f"no number: {type(value).__name__}")
    if value - value != 0:
        raise ValueError(f"no number that JSON has: {value}")
    if not (-_LARGEST_WHOLE < value < _LARGEST_WHOLE and value.is_integer()):
        return value
    # Only a zero is written to look at its sign, as writing costs more than all the rest.
    return int(value) if value or str(value) == "0.0" else value


READERS: dict[Kind, Callable[[object], object]] = {Kind.NUMBER: read_number, Kind.TIME: read_time}
"""Kinds whose values are read."""

WRITERS: dict[Kind, Callable[[Any], object]] = {Kind.NUMBER: write_number, Kind.TIME: write_time}
"""The same kinds, the other way."""


def keep_unknown(members: dict[str, Any], count: int, level: int) -> JsonObject:
    """Freeze the members that a class does not model, which stand after the `count` that it does.

    Raises:
        DecodeError: they reach below the deepest level allowed.
        MismatchError: they are no part of a plain tree.
    """
    unknown = freeze_members(islice(members.items(), count, None), level)
    return _in_order(unknown) if unknown else NOTHING_UNKNOWN


def keep_not_set(
    tree: dict[str, Any], known: frozenset[str], times: frozenset[str], level: int
) -> JsonObject:
    """Do as `keep_unknown`, and keep the times that are not set."""
    kept = (
        (name, value)
        for name, value in tree.items()
        if name not in known or (name in times and value in NOT_SET)
    )
    return _in_order(freeze_members(kept, level))


def _in_order(members: dict[str, Any]) -> JsonObject:
    # By name, as a mirror has them, so that what is written does not depend on the way taken.
    return frozen_object(dict(sorted(members.items())) if len(members) > 1 else members)


def add_unknown(tree: dict[str, Any], unknown: JsonObject) -> None:
    """Write unknown members after the known ones, which win where both have a name."""
    for name, value in thaw(unknown).items():
        tree.setdefault(name, value)


_structurers: dict[type[Model], Structure] = {}
_unstructurers: dict[type[Model], Unstructure] = {}
_drafts: dict[type[Model], type] = {}


def structurer(model: type[Model]) -> Structure:
    """Give the function that structures a plain tree as a class; made on first use.

    Threads that come first at once may each make one: they are all the same.
    """
    structure = _structurers.get(model)
    if structure is None:
        structure = _structurers[model] = _make_structurer(model)
    return structure


def unstructurer(model: type[Model]) -> Unstructure:
    """Give the function that unstructures an object of a class; made on first use."""
    unstructure = _unstructurers.get(model)
    if unstructure is None:
        unstructure = _unstructurers[model] = _make_unstructurer(model)
    return unstructure


def _make_structurer(model: type[Model]) -> Structure:
    plan = plan_of(model)
    names: dict[str, Any] = {
        # Underscored, as no wire name is: those are the names of the function's variables.
        "_Class": model,
        "_Draft": draft_class(model),
        "MismatchError": MismatchError,
        "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
        "absent": dict.fromkeys(field.wire for field in plan.fields),
        "keep_not_set": keep_not_set,
        "keep_unknown": keep_unknown,
        "known": plan.known,
        "read_number": read_number,
        "read_time": read_time,
        "times": plan.times,
    }
    for field in plan.fields:
        if field.kind is Kind.OBJECT:
            names[f"structure_{field.item_type.__name__}"] = structurer(field.item_type)
    structure: Structure = compile_function(
        f"structure_{model.__name__}", structure_source(model), names
    )
    return structure


def _make_unstructurer(model: type[Model]) -> Unstructure:
    names: dict[str, Any] = {
        "add_unknown": add_unknown,
        "write_number": write_number,
        "write_time": write_time,
    }
    for field in plan_of(model).fields:
        if field.kind is Kind.OBJECT:
            names[f"unstructure_{field.item_type.__name__}"] = unstructurer(field.item_type)
    unstructure: Unstructure = compile_function(
        f"unstructure_{model.__name__}", unstructure_source(model), names
    )
    return unstructure


def structure_source(model: type[Model]) -> str:
    """Generate the source of the function that structures a class.

    It lays the tree over a dict that holds every wire name with None: what is known then stands
    in the plan's order, to be unpacked at once, and what is unknown after it.
    """
    plan = plan_of(model)
    names = "".join(f"{field.wire}, " for field in plan.fields)
    lines = [
        f"def structure_{model.__name__}(tree, level):",
        "    if type(tree) is not dict:",
        "        raise MismatchError",
        "    members = absent | tree",
        f"    if len(members) == {len(plan.fields)}:",
        f"        {names}= members.values()",
        "        unknown = NOTHING_UNKNOWN",
        "    else:",
        f"        {names}*_ = members.values()",
        f"        unknown = keep_unknown(members, {len(plan.fields)}, level)",
        "    self = _Draft()",
    ]
    if plan.times:
        lines.append("    not_set = False")
    for field in plan.fields:
        lines += [f"    {line}" for line in _field_lines(field)]
    if plan.times:
        lines += ["    if not_set:", "        unknown = keep_not_set(tree, known, times, level)"]
    lines += [
        "    self.unknown_fields = unknown",
        "    self.__class__ = _Class",
        "    return self",
    ]
    return "\n".join(lines) + "\n"


def _field_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    store = f"self.{field.attribute} = {value}"
    wrong = "    raise MismatchError"
    if field.constant:
        return [f"if {value} != {field.constant!r}:", wrong, store]
    if field.kind in EXACT_TYPES and not field.is_array:
        exact = f"type({value}) is not {EXACT_TYPES[field.kind].__name__}"
        optional = "" if field.required else f" and {value} is not None"
        return [f"if {exact}{optional}:", wrong, store]
    read = _array_lines(field) if field.is_array else _value_lines(field)
    if field.required:
        return [f"if {value} is None:", wrong, *read, store]
    return [f"if {value} is not None:", *(f"    {line}" for line in read), store]


def _value_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    if field.kind is Kind.OBJECT:
        return [f"{value} = structure_{field.item_type.__name__}({value}, level + 1)"]
    if field.kind is Kind.NUMBER:
        return [f"{value} = read_number({value})"]
    return [
        f"{value} = read_time({value})",
        f"if {value} is None:",
        "    not_set = True",
    ]


def _array_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    lines = [f"if type({value}) is not list:", "    raise MismatchError"]
    if field.kind in EXACT_TYPES:
        return [
            *lines,
            f"for item in {value}:",
            f"    if type(item) is not {EXACT_TYPES[field.kind].__name__}:",
            "        raise MismatchError",
            f"{value} = tuple({value})",
        ]
    if field.kind is Kind.ANY:
        return [*lines, f"{value} = tuple({value})"]
    if field.kind is Kind.OBJECT:
        item = f"structure_{field.item_type.__name__}(item, level + 2)"
    else:
        item = f"{READERS[field.kind].__name__}(item)"
    return [*lines, f"{value} = tuple([{item} for item in {value}])"]


def unstructure_source(model: type[Model]) -> str:
    """Generate the source of the function that unstructures a class."""
    lines = [f"def unstructure_{model.__name__}(self):", "    tree = {}"]
    for field in plan_of(model).fields:
        lines += [
            f"    value = self.{field.attribute}",
            "    if value is not None:",
            f"        tree[{field.wire!r}] = {_written(field)}",
        ]
    return "\n".join(
        [
            *lines,
            "    if self.unknown_fields:",
            "        add_unknown(tree, self.unknown_fields)",
            "    return tree",
            "",
        ]
    )


def _written(field: FieldPlan) -> str:
    writer = ""
    if field.kind is Kind.OBJECT:
        writer = f"unstructure_{field.item_type.__name__}"
    elif field.kind in WRITERS:
        writer = WRITERS[field.kind].__name__
    if not field.is_array:
        return f"{writer}(value)" if writer else "value"
    return f"[{writer}(item) for item in value]" if writer else "list(value)"


def draft_class(model: type[Model]) -> type:
    """Give a class whose objects are filled as plain ones and then become real, frozen ones.

    The `__init__` of a frozen class sets each field through `object.__setattr__`, at several times
    the cost of a plain store. CPython stores plainly where both methods below are the default
    ones, and lets an object change to a class of the same layout, which the empty slots provide.
    """
    draft = _drafts.get(model)
    if draft is None:
        members = {
            "__slots__": (),
            "__init__": object.__init__,
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        }
        draft = _drafts[model] = type(model.__name__, (model,), members)
    return draft


def compile_function(name: str, source: str, names: dict[str, Any]) -> Any:
    filename = f"<vod_events {name}>"
    exec(compile(source, filename, "exec"), names)  # noqa: S102 - made of our own classes alone
    # So that a traceback can show the lines.
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    return names[name]
