"""Conversion of objects to plain trees: one generated function for each class.

It is generated on first use, from the class's plan, and reads like code written by hand; a
traceback shows its lines. To see one: ``print(unstructure_source(PullUploadTask))``.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._plan import FieldPlan, Kind, item_classes, plan_of
from vod_events._values import JsonObject, thaw
from vod_events._wire.generated import compile_function, made_when_called
from vod_events._wire.numbers import write_number
from vod_events._wire.times import write_time

Unstructure: TypeAlias = Callable[[Any], Any]

WRITERS: dict[Kind, Callable[[Any], object]] = {Kind.NUMBER: write_number, Kind.TIME: write_time}
"""The functions that write the values of kinds that need conversion."""


def add_unknown(tree: dict[str, Any], unknown: JsonObject) -> None:
    """Add unknown members after the known ones. No name occurs in both."""
    tree.update(thaw(unknown))


_unstructurers: dict[type[Model], Unstructure] = {}


def unstructurer(model: type[Model]) -> Unstructure:
    """Return the function that unstructures an object of a class; made on first use."""
    unstructure = _unstructurers.get(model)
    if unstructure is None:
        unstructure = _unstructurers[model] = _make_unstructurer(model)
    return unstructure


def _make_unstructurer(model: type[Model]) -> Unstructure:
    names: dict[str, Any] = {
        "NOTHING_UNKNOWN": NOTHING_UNKNOWN,
        "add_unknown": add_unknown,
        "write_number": write_number,
        "write_time": write_time,
    }
    for item in item_classes(model):
        made_when_called(names, f"unstructure_{item.__name__}", partial(unstructurer, item))
    unstructure: Unstructure = compile_function(
        __name__, f"unstructure_{model.__name__}", unstructure_source(model), names
    )
    return unstructure


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
            "    if self.unknown_fields is not NOTHING_UNKNOWN:",
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
    if field.kind is Kind.NUMBER and not field.is_array:
        return "write_number(value) if value.is_integer() else value"
    if not field.is_array:
        return f"{writer}(value)" if writer else "value"
    return f"[{writer}(item) for item in value]" if writer else "list(value)"
