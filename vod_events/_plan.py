"""How the fields of a class stand in JSON, read off its annotations."""

from datetime import datetime
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, frozen

from vod_events._model import Model
from vod_events._registry import EVENT_TYPES
from vod_events._wire import wire_name


class Kind(Enum):
    """A kind of value; the text is what an error expects."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TIME = "RFC 3339 date-time"
    OBJECT = "object"
    CONSTANT = "constant"
    ANY = "JSON value"

    __hash__ = object.__hash__  # Enum's own is written in Python, and looked up often


_KINDS: dict[Any, Kind] = {
    str: Kind.STRING,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    bool: Kind.BOOLEAN,
    datetime: Kind.TIME,
    object: Kind.ANY,
}

EXACT_TYPES: dict[Kind, type] = {Kind.STRING: str, Kind.INTEGER: int, Kind.BOOLEAN: bool}
"""Kinds whose values are what a tree holds, of just this type."""

_PAYLOAD_KEYS: dict[type[Model], str] = {row.event: row.payload_key for row in EVENT_TYPES.values()}


@frozen
class FieldPlan:
    """How one field stands in JSON."""

    attribute: str
    wire: str
    kind: Kind
    is_array: bool
    required: bool
    item_type: Any
    """What the annotation names: the class of an object, or the type of another value."""
    constant: str | None
    """The only value of a constant."""

    @property
    def expected(self) -> str:
        """What an error says that the field should be."""
        return "array" if self.is_array else self.item_expected

    @property
    def item_expected(self) -> str:
        """What an error says that an item of the array should be, or the value if it is none."""
        return f'"{self.constant}"' if self.constant else self.kind.value


@frozen
class ClassPlan:
    """How a class stands in JSON."""

    fields: tuple[FieldPlan, ...]
    known: frozenset[str]
    """Wire names of the fields."""
    times: frozenset[str]
    """Wire names of the fields that are times."""
    checks: tuple[tuple[str, tuple[type, ...], FieldPlan], ...]
    """Wire name of each field and the types that are right without a further look."""


_plans: dict[type[Model], ClassPlan] = {}


def plan_of(model: type[Model]) -> ClassPlan:
    """Give the plan of a class; made on first use.

    Raises:
        TypeError: a field's annotation has no rule.
    """
    plan = _plans.get(model)
    if plan is None:
        plan = _plans[model] = _plan_class(model)
    return plan


def item_classes(model: type[Model]) -> tuple[type[Model], ...]:
    """Name the classes of the objects that a class holds, each once, as its fields stand."""
    items = (field.item_type for field in plan_of(model).fields if field.kind is Kind.OBJECT)
    return tuple(dict.fromkeys(items))


def with_parts(*models: type[Model]) -> tuple[type[Model], ...]:
    """Name classes and, at any depth, those of the objects that they hold, each once."""
    found = list(models)
    for model in found:  # which grows meanwhile
        found += [item for item in item_classes(model) if item not in found]
    return tuple(found)


def _plan_class(model: type[Model]) -> ClassPlan:
    hints = get_type_hints(model)
    plans = tuple(
        _plan_field(model, attribute, hints[attribute.name])
        for attribute in fields(model)
        if attribute.name != "unknown_fields"
    )
    return ClassPlan(
        fields=plans,
        known=frozenset(plan.wire for plan in plans),
        times=frozenset(plan.wire for plan in plans if plan.kind is Kind.TIME),
        checks=tuple((plan.wire, _right_types(plan), plan) for plan in plans),
    )


def _plan_field(model: type[Model], attribute: Any, hint: Any) -> FieldPlan:
    base = _without_none(hint)
    is_array = get_origin(base) is tuple
    item = get_args(base)[0] if is_array else base
    kind = _kind_of(item)
    if kind is None or (is_array and kind is Kind.TIME):
        raise TypeError(f"no rule for {model.__name__}.{attribute.name}: {hint}")
    return FieldPlan(
        attribute=attribute.name,
        wire=_wire_name(model, attribute.name),
        kind=kind,
        is_array=is_array,
        required=attribute.default is NOTHING or kind is Kind.CONSTANT,
        item_type=item,
        constant=get_args(item)[0] if kind is Kind.CONSTANT else None,
    )


def _right_types(plan: FieldPlan) -> tuple[type, ...]:
    exact = EXACT_TYPES.get(plan.kind) if not plan.is_array else None
    return tuple(kind for kind in (exact, None if plan.required else NoneType) if kind)


def _wire_name(model: type[Model], attribute: str) -> str:
    # An event's payload is the one field whose wire name the class cannot tell.
    if attribute == "payload" and model in _PAYLOAD_KEYS:
        return _PAYLOAD_KEYS[model]
    return wire_name(attribute)


def _without_none(hint: Any) -> Any:
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if NoneType in get_args(hint) and len(options) == 1 else hint


def _kind_of(item: Any) -> Kind | None:
    if get_origin(item) is Literal:
        return Kind.CONSTANT
    if isinstance(item, type) and issubclass(item, Model):
        return Kind.OBJECT
    return _KINDS.get(item)
