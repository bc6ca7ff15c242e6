"""What is wrong with a tree that could not be structured: all of it, each with its path.

The errors are cattrs' own, nested as it nests them, with wire names in their notes: `invalid_event`
reads them, and so does ``cattrs.transform_error``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)

from vod_events._codec import READERS
from vod_events._model import Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, plan_of
from vod_events._registry import EVENT_TYPES
from vod_events._shapes import Answer, Envelope, EventHead, Shape, shape_of
from vod_events._values import MismatchError, is_array, is_object, shorten
from vod_events.errors import InvalidEventError, Problem

_MISSING = object()


Group = TypeVar("Group", ClassValidationError, IterableValidationError)


class WrongValueError(TypeError):
    """A value is not what it should be; the leaf of an error tree."""

    def __init__(self, expected: str, value: object = _MISSING, actual: str = "") -> None:
        self.expected = expected
        self.actual = actual or _describe(value)
        super().__init__(f"expected {self.expected}, got {self.actual}")


def refusal(expected: str, value: object = _MISSING, actual: str = "") -> ClassValidationError:
    """Make the error tree of a value that is wrong as a whole."""
    return _group(
        ClassValidationError, "Refused", [WrongValueError(expected, value, actual)], Model
    )


def invalid_event(error: Exception | None, path: str = "$") -> InvalidEventError:
    """Make the library's own error of an error tree, which stays its cause.

    Args:
        error: what an explanation gave.
        path: where what it explains stands in the body.
    """
    assert error, "what was refused has something wrong with it"  # noqa: S101 - for types
    invalid = InvalidEventError(tuple(_problems_in(error, path)))
    invalid.__cause__ = error
    return invalid


def explain_event(tree: Any) -> Exception | None:
    """Tell what is wrong with a tree that should be an event of any type."""
    shape = shape_of(tree)
    if shape in (Shape.WRAPPED, Shape.UNWRAPPED, Shape.LEGACY):
        return refusal("one event", actual=shape.value)
    event_type = tree.get("EventType") if shape is Shape.EVENT else None
    row = EVENT_TYPES.get(event_type) if type(event_type) is str else None
    return explain(row.event if row else EventHead, tree)


def explain_response(tree: Any) -> Exception | None:
    """Tell what is wrong with a tree that should be the answer of PullEvents."""
    shape = shape_of(tree)
    if shape is Shape.WRAPPED:
        return explain(Envelope, tree)
    if shape is Shape.UNWRAPPED:
        return explain(Answer, tree)
    if is_object(tree):
        return refusal("a PullEvents response", actual=shape.value)
    return refusal("object", tree)


def explain_body(tree: Any) -> Exception | None:
    """Tell what is wrong with a tree that should be of either shape."""
    shape = shape_of(tree)
    if shape is Shape.OTHER:
        return refusal("an event or a PullEvents response", tree)
    is_response = shape in (Shape.WRAPPED, Shape.UNWRAPPED)
    return explain_response(tree) if is_response else explain_event(tree)


def explain(model: type[Model], tree: Any) -> Exception | None:
    """Tell what is wrong with a tree that should be an object of a class; None if nothing is."""
    if not is_object(tree):
        return refusal("object", tree)
    errors: list[Exception] = []
    for field in plan_of(model).fields:
        value = tree.get(field.wire, _MISSING)
        if type(value) is field.exact_type:
            continue
        error = _explain_field(field, value)
        if error:
            error.add_note(AttributeValidationNote(f"In {field.wire}", field.wire, field.item_type))
            errors.append(error)
    return _group(ClassValidationError, f"In {model.__name__}", errors, model) if errors else None


def _explain_field(field: FieldPlan, value: Any) -> Exception | None:
    if value is None or value is _MISSING:
        return WrongValueError(field.expected, value) if field.required else None
    if not field.is_array:
        return _explain_value(field, value)
    if not is_array(value):
        return WrongValueError(field.expected, value)
    errors: list[Exception] = []
    for index, item in enumerate(value):
        error = _explain_value(field, item)
        if error:
            error.add_note(IterableValidationNote(f"In element {index}", index, field.item_type))
            errors.append(error)
    return _group(IterableValidationError, f"In {field.wire}", errors, tuple) if errors else None


def _group(kind: type[Group], text: str, errors: Sequence[Exception], target: Any) -> Group:
    return kind(text, errors, target)  # pyright: ignore[reportCallIssue] - it reads ExceptionGroup's


def _explain_value(field: FieldPlan, value: Any) -> Exception | None:
    if field.kind is Kind.OBJECT:
        return explain(field.item_type, value)
    return None if _is_right(field, value) else WrongValueError(field.item_expected, value)


def _is_right(field: FieldPlan, value: Any) -> bool:
    if field.kind is Kind.CONSTANT:
        return bool(value == field.constant)
    if field.kind is Kind.ANY:
        return True
    if field.kind in EXACT_TYPES:
        return type(value) is EXACT_TYPES[field.kind]
    try:
        READERS[field.kind](value)
    except MismatchError:
        return False
    return True


def _problems_in(error: Exception, path: str) -> Iterator[Problem]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = f"{path}.{note.name}"
        elif isinstance(note, IterableValidationNote):
            path = f"{path}[{note.index}]"
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            yield from _problems_in(part, path)
    elif isinstance(error, WrongValueError):
        yield Problem(path, error.expected, error.actual)


def _describe(value: object) -> str:
    """Say what a value is, shortly: its kind in JSON, and of a scalar the beginning."""
    if value is _MISSING:
        return "missing"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return f"boolean {str(value).lower()}"
    if isinstance(value, int):
        return f"integer {shorten(str(value))}"
    if isinstance(value, float):
        return f"number {value}"
    if isinstance(value, str):
        return f'string "{shorten(value)}"'
    return f"array of {len(value)}" if is_array(value) else "object"


EXPLANATIONS: dict[str, Callable[[Any], Exception | None]] = {
    "body": explain_body,
    "event": explain_event,
    "response": explain_response,
}
"""What tells what is wrong, by what a body should be."""
