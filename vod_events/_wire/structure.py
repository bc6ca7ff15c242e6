"""Conversion of plain trees to objects: one generated function for each class.

It is generated on first use, from the class's plan, and reads like code written by hand; a
traceback shows its lines. To see one: ``print(structure_source(PullUploadTask))``.

A function takes a plain tree and its level in the body. At the first value that is wrong it raises
`MismatchError`, and `vod_events._wire.problems` then finds all of them.
"""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, item_classes, plan_of
from vod_events._values import JsonObject, MismatchError, freeze_members, frozen_object
from vod_events._wire.generated import compile_function, draft_class, made_when_called
from vod_events._wire.numbers import read_number
from vod_events._wire.times import read_time

Structure: TypeAlias = Callable[[Any, int], Any]

READERS: dict[Kind, Callable[[object], object]] = {Kind.NUMBER: read_number, Kind.TIME: read_time}
"""The functions that read the values of kinds that need conversion."""


def keep_unknown(members: dict[str, Any], count: int, level: int) -> JsonObject:
    """Freeze the members that a class does not model: those after the first `count`.

    Raises:
        DecodeError: they are nested too deep.
        MismatchError: they are not plain trees.
    """
    unknown = freeze_members(islice(members.items(), count, None), level)
    return in_order(unknown) if unknown else NOTHING_UNKNOWN


def keep_aside(
    tree: dict[str, Any], known: frozenset[str], aside: tuple[str, ...], level: int
) -> JsonObject:
    """Freeze the members that a class does not model, and those that are set aside.

    Args:
        tree: the object.
        known: the names of the members that the class models.
        aside: the names of those of them that are set aside.
        level: its level in the body.
    """
    kept = ((name, value) for name, value in tree.items() if name not in known or name in aside)
    return in_order(freeze_members(kept, level))


def in_order(members: dict[str, Any]) -> JsonObject:
    """Wrap unknown members, sorted by name, so that both engines write the same order."""
    return frozen_object(dict(sorted(members.items())) if len(members) > 1 else members)


_structurers: dict[bool, dict[type[Model], Structure]] = {True: {}, False: {}}


def structurer(model: type[Model], *, strict: bool = True) -> Structure:
    """Return the function that structures a plain tree as a class; made on first use.

    If several threads need it first at the same time, each can make one. All do the same.

    Args:
        model: the class.
        strict: whether every value must fit its field; if not, values that do not fit are set
            aside, and only what is not an object is refused.
    """
    structure = _structurers[strict].get(model)
    if structure is None:
        structure = _structurers[strict][model] = _make_structurer(model, strict=strict)
    return structure


def _make_structurer(model: type[Model], *, strict: bool) -> Structure:
    plan = plan_of(model)
    names: dict[str, Any] = {
        # With an underscore, unlike wire names, which are the names of the function's variables.
        "_Class": model,
        "_Draft": draft_class(model),
        "MismatchError": MismatchError,
        "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
        "absent": dict.fromkeys(field.wire for field in plan.fields),
        "keep_aside": keep_aside,
        "keep_unknown": keep_unknown,
        "known": plan.known,
        "read_number": read_number,
        "read_time": read_time,
    }
    for item in item_classes(model):
        make = partial(structurer, item, strict=strict)
        made_when_called(names, f"structure_{item.__name__}", make)
    source = structure_source(model, strict=strict)
    module = __name__ if strict else f"{__name__} (not strict)"
    structure: Structure = compile_function(module, f"structure_{model.__name__}", source, names)
    return structure


def structure_source(model: type[Model], *, strict: bool = True) -> str:
    """Generate the source of the function that structures a class.

    The function merges the tree into a dict that holds every wire name with None. So the known
    members come first, in the plan's order, and are unpacked at once; the unknown ones follow.
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
        f"        {names}*others = members.values()",
        "        unknown = NOTHING_UNKNOWN",
        "        if others.count(None) < len(others):",
        f"            unknown = keep_unknown(members, {len(plan.fields)}, level)",
        "    aside = ()",
        "    self = _Draft()",
    ]
    for field in plan.fields:
        read = _field_lines(field) if strict else _tolerant_lines(field)
        lines += [f"    {line}" for line in (*read, f"self.{field.attribute} = {field.wire}")]
    lines += [
        "    if aside:",
        "        unknown = keep_aside(tree, known, aside, level)",
        "    self.unknown_fields = unknown",
        "    self.__class__ = _Class",
        "    return self",
    ]
    return "\n".join(lines) + "\n"


def _tolerant_lines(field: FieldPlan) -> list[str]:
    return [
        "try:",  # costs nothing if nothing is raised
        *(f"    {line}" for line in _field_lines(field._replace(required=False))),
        "except MismatchError:",
        f"    aside += ({field.wire!r},)",
        f"    {field.wire} = None",
    ]


def _field_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    wrong = "    raise MismatchError"
    if field.constant:
        return [f"if {value} != {field.constant!r}:", wrong]
    if field.kind in EXACT_TYPES and not field.is_array:
        optional = "" if field.required else f"{value} is not None and "
        exact = f"type({value}) is not {EXACT_TYPES[field.kind].__name__}"
        return [f"if {optional}{exact}:", wrong]
    read = _array_lines(field) if field.is_array else _value_lines(field)
    if field.required:
        return [f"if {value} is None:", wrong, *read]
    return [f"if {value} is not None:", *(f"    {line}" for line in read)]


def _value_lines(field: FieldPlan) -> list[str]:
    value = field.wire
    if field.kind is Kind.OBJECT:
        return [f"{value} = structure_{field.item_type.__name__}({value}, level + 1)"]
    if field.kind is Kind.NUMBER:  # most are finite floats, and need no call
        is_to_do = f"type({value}) is not float or {value} - {value} != 0"
        return [f"if {is_to_do}:", f"    {value} = read_number({value})"]
    return [
        f"{value} = read_time({value})",
        f"if {value} is None:",  # it is not set
        f"    aside += ({value!r},)",
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
        structure = f"structure_{field.item_type.__name__}"
        return [
            *lines,
            f"if len({value}) == 1:",  # most arrays, at a third of the cost of a loop
            f"    {value} = ({structure}({value}[0], level + 2),)",
            f"elif {value}:",
            f"    {value} = tuple([{structure}(item, level + 2) for item in {value}])",
            "else:",
            f"    {value} = ()",
        ]
    return [*lines, f"{value} = tuple([{READERS[field.kind].__name__}(item) for item in {value}])"]
