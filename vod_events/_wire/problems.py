"""What is wrong with a tree that could not be structured: all of it, each with its path.

The errors are cattrs' own, with wire names in their notes, so that ``cattrs.transform_error`` tells
the sender's paths. Of what is wrong in very many places only the first are told, and the others
counted, so that the errors of a large body are small.
"""

from typing import Any

from cattrs import AttributeValidationNote, ClassValidationError

from vod_events._model import Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, plan_of
from vod_events._text import shorten
from vod_events._values import MismatchError, is_array, is_object
from vod_events._wire.shapes import Answer, Envelope, EventHead, Shape, shape_of
from vod_events._wire.structure import READERS
from vod_events.errors import MAX_PROBLEMS, InvalidEventError, Problem

_MISSING = object()
_OBJECT = Kind.OBJECT  # Python 3.11 looks up a member of an Enum by a function in Python.


class WrongValueError(TypeError):
    """A value is not what it should be."""

    def __init__(self, path: str, expected: str, actual: str) -> None:
        self.path = path
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return f"expected {self.expected}, got {self.actual}"


class RefusedError(ClassValidationError):
    """All that is wrong with a tree, in one group of `WrongValueError`."""

    problem_count: int = 0
    """How many values are wrong, told or not."""


class _Report:
    """Gathers what is wrong, and tells the first of it only."""

    def __init__(self) -> None:
        self._errors: list[WrongValueError] = []
        self._count = 0

    def add(self, path: str, expected: str, actual: str, kind: Any = None) -> None:
        self._count += 1
        if self._count > MAX_PROBLEMS:
            return
        error = WrongValueError(path, expected, actual)
        if path:
            error.add_note(AttributeValidationNote(f"At {path[1:]}", path[1:], kind))
        self._errors.append(error)

    def add_untold(self) -> None:
        self._count += 1

    def is_empty(self) -> bool:
        return not self._errors

    def is_full(self) -> bool:
        return self._count >= MAX_PROBLEMS

    def error(self, model: type) -> RefusedError:
        text = f"{self._count} wrong in {model.__name__}"
        error = RefusedError(text, self._errors, model)  # pyright: ignore[reportCallIssue] - it reads ExceptionGroup's
        error.problem_count = self._count
        return error


def refusal(asked_for: type, expected: str, actual: str) -> RefusedError:
    """Make the error of a tree that is wrong as a whole."""
    report = _Report()
    report.add("", expected, actual)
    return report.error(asked_for)


def invalid_event(error: RefusedError | None, path: str = "$") -> InvalidEventError:
    """Make the library's own error of a refusal, which stays its cause.

    Args:
        error: what an explanation gave.
        path: where what it explains stands in the body.
    """
    assert error  # noqa: S101 - for types: what was refused has something wrong with it
    problems = tuple(
        [
            Problem(path + wrong.path, wrong.expected, wrong.actual)
            for wrong in error.exceptions
            if isinstance(wrong, WrongValueError)
        ]
    )
    invalid = InvalidEventError(problems, error.problem_count)
    invalid.__cause__ = error
    return invalid


def explain_unknown_event(tree: Any) -> RefusedError | None:
    """Tell what is wrong with a tree that should be an event, and is of no documented type."""
    shape = shape_of(tree)
    if shape in (Shape.WRAPPED, Shape.UNWRAPPED, Shape.LEGACY):
        return refusal(EventHead, "one event", shape.value)
    return explain(EventHead, tree)


def explain_response(tree: Any) -> RefusedError | None:
    """Tell what is wrong with a tree that should be the answer of PullEvents."""
    shape = shape_of(tree)
    if shape is Shape.WRAPPED:
        return explain(Envelope, tree)
    if shape is Shape.UNWRAPPED:
        return explain(Answer, tree)
    if is_object(tree):
        return refusal(Envelope, "a PullEvents response", shape.value)
    return refusal(Envelope, "object", describe(tree))


def explain_body(tree: Any) -> RefusedError:
    """Tell what is wrong with a tree that is of no shape."""
    return refusal(EventHead, "an event or a PullEvents response", describe(tree))


def explain(model: type[Model], tree: Any) -> RefusedError | None:
    """Tell what is wrong with a tree that should be an object of a class; None if nothing is."""
    report = _Report()
    _look_at_object(report, model, tree, "")
    return None if report.is_empty() else report.error(model)


def _look_at_object(report: _Report, model: type[Model], tree: Any, path: str) -> None:
    if not is_object(tree):
        if report.is_full():
            report.add_untold()
        else:
            report.add(path, Kind.OBJECT.value, describe(tree), model)
        return
    for wire, right_types, field in plan_of(model).checks:
        value = tree.get(wire)
        if type(value) in right_types:
            continue  # what most are, and need no call
        if value is None:
            actual = describe(tree.get(wire, _MISSING))
            report.add(f"{path}.{wire}", field.expected, actual, field.item_type)
        elif not field.is_array:
            _look_at_value(report, field, value, path, wire)
        elif is_array(value):
            for index, item in enumerate(value):
                name = wire if report.is_full() else f"{wire}[{index}]"
                _look_at_value(report, field, item, path, name)
        else:
            report.add(f"{path}.{wire}", field.expected, describe(value), tuple)


def _look_at_value(report: _Report, field: FieldPlan, value: Any, path: str, name: str) -> None:
    if field.kind is _OBJECT:
        _look_at_object(report, field.item_type, value, f"{path}.{name}")
    elif _is_right(field, value):
        return
    elif report.is_full():  # to say what is wrong takes longer than to find it
        report.add_untold()
    else:
        report.add(f"{path}.{name}", field.item_expected, describe(value), field.item_type)


def _is_right(field: FieldPlan, value: Any) -> bool:
    kind = field.kind
    if kind in READERS:
        try:
            READERS[kind](value)
        except MismatchError:
            return False
        return True
    if kind in EXACT_TYPES:
        return type(value) is EXACT_TYPES[kind]
    return kind is Kind.ANY or bool(value == field.constant)


def describe(value: object) -> str:
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
