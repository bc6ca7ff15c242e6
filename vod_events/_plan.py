"""How the fields of an attrs class map to JSON, read from its annotations."""

from datetime import datetime
from enum import Enum, StrEnum
from types import NoneType
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args, get_origin, get_type_hints

import attrs

from vod_events._payload_keys import PAYLOAD_KEYS

# Fields that collect members without a field. They are not members in JSON themselves.
_UNKNOWN: Final = frozenset({"unknown_fields", "unknown_envelope_fields"})


class WireName(NamedTuple):
    """The wire name of a field, if `wire_name` does not derive it from the attribute.

    It is part of the annotation: ``hdr_type: Annotated[str, WireName("HDRType")] | None``.
    """

    name: str


class Kind(Enum):
    """A kind of value, with the text that error messages use for it."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TIME = "RFC 3339 date-time"
    OBJECT = "object"
    CONSTANT = "constant"
    ANY = "JSON value"

    __hash__ = object.__hash__  # faster than Enum's own, which is written in Python


_KINDS: dict[Any, Kind] = {
    str: Kind.STRING,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    bool: Kind.BOOLEAN,
    datetime: Kind.TIME,
    object: Kind.ANY,
}

EXACT_TYPES: dict[Kind, type] = {Kind.STRING: str, Kind.INTEGER: int, Kind.BOOLEAN: bool}
"""Kinds whose values are the same in a plain tree and in an object, and of exactly this type."""


class FieldPlan(NamedTuple):
    """How one field maps to JSON."""

    attribute: str
    wire: str
    kind: Kind
    is_array: bool
    required: bool
    item_type: Any
    """What the annotation names: the class of an object, or the type of another value."""
    constant: str | None
    """The only value of a constant."""
    vocabulary: type[StrEnum] | None
    """The documented values of a string. Other values are valid too."""

    @property
    def expected(self) -> str:
        """What the field should be, in an error message."""
        return "array" if self.is_array else self.item_expected

    @property
    def expected_whole(self) -> str:
        """What the field should be, including its items."""
        return f"array of {self.item_expected}" if self.is_array else self.item_expected

    @property
    def item_expected(self) -> str:
        """What an item should be, in an error message; or the value, if it is not an array."""
        return f'"{self.constant}"' if self.constant else self.kind.value


class ClassPlan(NamedTuple):
    """How a class maps to JSON."""

    fields: tuple[FieldPlan, ...]
    known: frozenset[str]
    """Wire names of the fields."""
    times: frozenset[str]
    """Wire names of the fields that are times."""
    parts: tuple[FieldPlan, ...]
    """The fields that hold objects."""
    checks: tuple[tuple[str, tuple[type, ...], FieldPlan], ...]
    """Wire name of each field, and the types that need no further check."""


_plans: dict[type, ClassPlan] = {}


def plan_of(model: type) -> ClassPlan:
    """Return the plan of a class, which is made on first use.

    Raises:
        TypeError: a field's annotation is not supported.
    """
    plan = _plans.get(model)
    if plan is None:
        plan = _plans[model] = _plan_class(model)
    return plan


def item_classes(model: type) -> tuple[Any, ...]:
    """Return the classes of the objects that a class holds, each once, in the order of its fields."""
    return tuple(dict.fromkeys(field.item_type for field in plan_of(model).parts))


def with_parts(*models: Any) -> tuple[Any, ...]:
    """Return the classes, and those of the objects that they hold at any depth, each once."""
    found = dict.fromkeys(models)
    waiting = list(found)
    for model in waiting:  # which grows during the loop
        new = [item for item in item_classes(model) if item not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def wire_name(attribute: str) -> str:
    """Return the default wire name of an attribute: ``sdk_app_id`` is ``SdkAppId``."""
    return "".join(map(str.capitalize, attribute.split("_")))


def _plan_class(model: type) -> ClassPlan:
    hints = get_type_hints(model, include_extras=True)
    plans = tuple(
        _plan_field(model, attribute, hints[attribute.name])
        for attribute in attrs.fields(model)
        if attribute.name not in _UNKNOWN
    )
    return ClassPlan(
        fields=plans,
        known=frozenset(plan.wire for plan in plans),
        times=frozenset(plan.wire for plan in plans if plan.kind is Kind.TIME),
        parts=tuple(plan for plan in plans if plan.kind is Kind.OBJECT),
        checks=tuple((plan.wire, _right_types(plan), plan) for plan in plans),
    )


def _plan_field(model: type, attribute: Any, hint: Any) -> FieldPlan:
    base, notes = _without_notes(_without_none(hint))
    is_array = get_origin(base) is tuple
    item, item_notes = _without_notes(get_args(base)[0]) if is_array else (base, ())
    kind = _kind_of(item)
    if kind is None or (is_array and kind is Kind.TIME):
        raise TypeError(f"no rule for {model.__name__}.{attribute.name}: {hint}")
    return FieldPlan(
        attribute=attribute.name,
        wire=_wire_name(model, attribute.name, notes),
        kind=kind,
        is_array=is_array,
        required=attribute.default is attrs.NOTHING or kind is Kind.CONSTANT,
        item_type=item,
        constant=get_args(item)[0] if kind is Kind.CONSTANT else None,
        vocabulary=next(filter(_is_vocabulary, (*notes, *item_notes)), None),
    )


def _right_types(plan: FieldPlan) -> tuple[type, ...]:
    exact = EXACT_TYPES.get(plan.kind) if not plan.is_array else None
    return tuple(kind for kind in (exact, None if plan.required else NoneType) if kind)


def _wire_name(model: type, attribute: str, notes: tuple[Any, ...]) -> str:
    for note in notes:
        if isinstance(note, WireName):
            return note.name
    # The wire name of a payload is in the table of events, not in an annotation.
    if attribute == "payload" and model.__name__ in PAYLOAD_KEYS:
        return PAYLOAD_KEYS[model.__name__]
    return wire_name(attribute)


def _without_none(hint: Any) -> Any:
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if NoneType in get_args(hint) and len(options) == 1 else hint


def _without_notes(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(hint) is Annotated:
        base, *notes = get_args(hint)
        return base, tuple(notes)
    return hint, ()


def _is_vocabulary(note: Any) -> bool:
    return isinstance(note, type) and issubclass(note, StrEnum)


def _kind_of(item: Any) -> Kind | None:
    if get_origin(item) is Literal:
        return Kind.CONSTANT
    if isinstance(item, type) and attrs.has(item):
        return Kind.OBJECT
    return _KINDS.get(item)
