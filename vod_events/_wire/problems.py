"""What is wrong with a tree that cannot be structured: all problems, each with its path.

The errors are those of cattrs, with wire names in their notes, so that ``cattrs.transform_error``
shows wire paths. Only the first problems are listed, and the others counted, so that the errors of
a large body are small.
"""

from typing import Any

from cattrs import AttributeValidationNote, ClassValidationError

from vod_events._model import Model
from vod_events._plan import EXACT_TYPES, FieldPlan, Kind, plan_of
from vod_events._text import describe as describe_error
from vod_events._text import shorten
from vod_events._values import MismatchError, is_array, is_object
from vod_events._wire.shapes import Answer, Envelope, EventHead, Shape, shape_of
from vod_events._wire.structure import READERS
from vod_events.errors import MAX_PROBLEMS, InvalidEventError, Problem

_SHOWN_OF_ERROR = 80
"""How many characters are shown of what a hook raised, its type included."""

_MISSING = object()
_OBJECT = Kind.OBJECT  # In Python 3.11, a Python function looks up a member of an Enum.


class WrongValueError(TypeError):
    """A value is not what it should be."""

    def __init__(self, path: str, expected: str, actual: str) -> None:
        self.path = path
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return Problem(self.path, self.expected, self.actual).message


class RefusedError(ClassValidationError):
    """All that is wrong with a tree, in one group of `WrongValueError`."""

    problem_count: int = 0
    """The number of wrong values, listed or not."""


class Report:
    """Lists the first problems, and counts the others."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.count = 0

    def add(self, path: str, expected: str, actual: str, kind: Any = None) -> None:
        """Add a wrong value."""
        self.count += 1
        if self.count <= MAX_PROBLEMS:
            self.errors.append(_noted(WrongValueError(path, expected, actual), path, kind))

    def add_refused(self, path: str, error: Exception, kind: Any) -> None:
        """Add what a hook raised for a value: a `RefusedError` with all its problems."""
        if not isinstance(error, RefusedError):
            self.count += 1
            if self.count <= MAX_PROBLEMS:
                self.errors.append(_noted(error, path, kind))
            return
        room = max(0, MAX_PROBLEMS - self.count)
        self.errors += [_moved(wrong, path, kind) for wrong in error.exceptions[:room]]
        self.count += error.problem_count

    def extend(self, other: "Report") -> None:
        """Add the problems of another report."""
        self.errors += other.errors[: max(0, MAX_PROBLEMS - self.count)]
        self.count += other.count

    def add_untold(self) -> None:
        """Count a wrong value without listing it."""
        self.count += 1

    def is_empty(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.count

    def is_full(self) -> bool:
        """Return whether further problems are only counted."""
        return self.count >= MAX_PROBLEMS

    def error(self, model: type) -> RefusedError:
        """Return the error of an object of a class."""
        text = f"{self.count} wrong in {model.__name__}"
        error = RefusedError(text, self.errors, model)  # pyright: ignore[reportCallIssue] - signature of ExceptionGroup
        error.problem_count = self.count
        return error


def _noted(error: Exception, path: str, kind: Any) -> Exception:
    """Add the note from which cattrs reads the path of an error."""
    if path:
        error.add_note(AttributeValidationNote(f"At {path[1:]}", path[1:], kind))
    return error


def _note_of(error: BaseException) -> AttributeValidationNote | None:
    notes = getattr(error, "__notes__", ())
    return next((note for note in notes if isinstance(note, AttributeValidationNote)), None)


def _moved(error: Exception, path: str, kind: Any) -> Exception:
    """Return an error of a part with its path in the object around it."""
    note = _note_of(error)
    kind = note.type if note else kind
    if isinstance(error, WrongValueError):
        place = path + error.path
        return _noted(WrongValueError(place, error.expected, error.actual), place, kind)
    error.__notes__ = [other for other in getattr(error, "__notes__", ()) if other is not note]
    return _noted(error, f"{path}.{note.name}" if note else path, kind)


def refusal(asked_for: type, expected: str, actual: str) -> RefusedError:
    """Return the error of a tree that is wrong as a whole."""
    report = Report()
    report.add("", expected, actual)
    return report.error(asked_for)


def invalid_event(error: RefusedError, path: str = "$") -> InvalidEventError:
    """Return the library's own error for a refusal, which is its cause.

    Args:
        error: what an explain function returned.
        path: the path of the explained tree in the body.
    """
    problems = tuple([_problem(wrong, path) for wrong in error.exceptions])
    invalid = InvalidEventError(problems, error.problem_count)
    invalid.__cause__ = error
    return invalid


def invalid_event_of(error: Exception, path: str) -> InvalidEventError:
    """Return the library's own error for what any hook raised for an event.

    Args:
        error: what was raised, which is the cause.
        path: the path of the event in the body.
    """
    if isinstance(error, RefusedError):
        return invalid_event(error, path)
    invalid = InvalidEventError((_problem(error, path),))
    invalid.__cause__ = error
    return invalid


def _problem(error: Exception, path: str) -> Problem:
    if isinstance(error, WrongValueError):
        return Problem(path + error.path, error.expected, error.actual)
    note = _note_of(error)
    place = f"{path}.{note.name}" if note else path
    return Problem(place, "a value that its hook takes", describe_error(error, _SHOWN_OF_ERROR))


def explain_unknown_event(tree: Any) -> RefusedError:
    """Explain what is wrong with a tree that should be an event of an undocumented type."""
    shape = shape_of(tree)
    if shape in (Shape.WRAPPED, Shape.UNWRAPPED, Shape.LEGACY):
        return refusal(EventHead, "one event", shape.value)
    return explain_refused(EventHead, tree)


def explain_response(tree: Any) -> RefusedError:
    """Explain what is wrong with a tree that should be an answer of PullEvents."""
    shape = shape_of(tree)
    if shape is Shape.WRAPPED:
        return explain_refused(Envelope, tree)
    if shape is Shape.UNWRAPPED:
        return explain_refused(Answer, tree)
    if is_object(tree):
        return refusal(Envelope, "a PullEvents response", shape.value)
    return refusal(Envelope, "object", describe(tree))


def explain_body(tree: Any) -> RefusedError:
    """Explain what is wrong with a tree that is neither an event nor an answer."""
    return refusal(EventHead, "an event or a PullEvents response", describe(tree))


def explain_refused(model: type[Model], tree: Any) -> RefusedError:
    """Explain what is wrong with a tree that is not an object of a class."""
    error = explain(model, tree)
    assert error  # noqa: S101 - for types: what is refused has a problem
    return error


def explain(model: type[Model], tree: Any) -> RefusedError | None:
    """Explain what is wrong with a tree that should be an object of a class; None if nothing is."""
    report = Report()
    _look_at_object(report, model, tree, "")
    return None if report.is_empty() else report.error(model)


def _look_at_object(report: Report, model: type[Model], tree: Any, path: str) -> None:
    if not is_object(tree):
        if report.is_full():
            report.add_untold()
        else:
            report.add(path, Kind.OBJECT.value, describe(tree), model)
        return
    for wire, right_types, field in plan_of(model).checks:
        if type(tree.get(wire)) not in right_types:  # most are right, and need no call
            look_at_field(report, field, tree, path)


def look_at_field(report: Report, field: FieldPlan, tree: dict[str, Any], path: str = "") -> None:
    """Add what is wrong with the value of a field.

    Args:
        report: the report to add to.
        field: the field.
        tree: the object that has the field.
        path: the path of the object.
    """
    wire = field.wire
    value = tree.get(wire)
    if value is None:
        if field.required:
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


def _look_at_value(report: Report, field: FieldPlan, value: Any, path: str, name: str) -> None:
    if field.kind is _OBJECT:
        _look_at_object(report, field.item_type, value, f"{path}.{name}")
    elif _is_right(field, value):
        return
    elif report.is_full():  # describing a problem takes longer than finding it
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
    """Describe a value briefly: its JSON type and, for a scalar, the beginning of the value."""
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
