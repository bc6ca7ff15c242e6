"""Conversion of plain trees to objects, with values that do not fit their fields set aside.

The field of a value that does not fit is None, and the value stays, as received, in the object's
``unknown_fields``.
"""

from typing import Any

from vod_events._model import Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind
from vod_events._values import MismatchError, is_array, is_object
from vod_events._wire.structure import READERS, structurer


def structure_tolerantly(model: type[Model], tree: dict[str, Any], level: int) -> Any:
    """Structure an object as a class, and set aside what does not fit.

    Args:
        model: the class.
        tree: the object.
        level: its level in the body.

    Raises:
        DecodeError: it is nested too deep.
        MismatchError: it is not a plain tree.
    """
    structured: Any = structurer(model, strict=False)(tree, level)
    return structured


def fitting_value(field: FieldPlan, value: Any) -> Any:
    """Structure the value of a field; None if it does not fit, or is a time that is not set.

    Args:
        field: the field.
        value: its value, which is not None.

    Raises:
        DecodeError: it is nested too deep.
    """
    try:
        if not field.is_array:
            return _item(field, value)
        if not is_array(value):
            return None
        return tuple([_item(field, item) for item in value])
    except MismatchError:
        return None


def fits(field: FieldPlan, item: Any) -> bool:
    """Return whether a value fits a field. Not for objects, and times that are not set.

    Args:
        field: the field.
        item: its value; for an array, one of its items.
    """
    try:
        return field.kind is Kind.ANY or _item(field, item) is not None
    except MismatchError:
        return False


def _item(field: FieldPlan, value: Any) -> Any:
    if field.kind is Kind.OBJECT:
        if not is_object(value):
            raise MismatchError
        return structure_tolerantly(field.item_type, value, 1)
    if field.kind in READERS:
        return READERS[field.kind](value)
    if field.kind in EXACT_TYPES and type(value) is not EXACT_TYPES[field.kind]:
        raise MismatchError
    return value
