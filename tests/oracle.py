"""What the library should write for a body, told in another way than the library does it."""

import re
from typing import Any

from vod_events import MalformedEvent, UnknownEvent
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.shapes import AnswerError
from vod_events.events import AnyEvent, event_classes

_TIME = re.compile(r"(.{19})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)")
_NOT_SET = ("0000-00-00T00:00:00Z", "")


def exact(tree: Any) -> Any:
    """Show a tree so that ``==`` tells 1, 1.0 and True apart, 0.0 and -0.0, and the order of keys.

    Fails on what is no plain tree.
    """
    if is_object(tree):
        return [(name, exact(value)) for name, value in tree.items()]
    if is_array(tree):
        return ["array", *map(exact, tree)]
    assert type(tree) in (str, int, float, bool, type(None))
    return f"{type(tree).__name__} {tree!r}"


def without_nulls(tree: Any) -> Any:
    """Remove the members that are null, at every depth."""
    if is_object(tree):
        return {name: without_nulls(value) for name, value in tree.items() if value is not None}
    if is_array(tree):
        return [without_nulls(item) for item in tree]
    return tree


def with_nulls(tree: Any) -> Any:
    """Add a member that is null to each object, at every depth."""
    if is_object(tree):
        return {"Added": None} | {name: with_nulls(value) for name, value in tree.items()}
    if is_array(tree):
        return [with_nulls(item) for item in tree]
    return tree


def written_body(tree: Any, events: tuple[AnyEvent, ...]) -> Any:
    """What is written for a body, given the events that it was parsed to."""
    if "EventType" in tree:
        return written_event(tree, events[0])
    envelope = wrapped(tree)
    answer = envelope["Response"]
    bodies: list[Any] = answer.get("EventSet") or []
    known: dict[str, Any] = {
        "EventSet": [
            written_event(body, event) for body, event in zip(bodies, events, strict=True)
        ],
        "RequestId": answer.get("RequestId"),
    }
    # No field of a batch keeps it, so it stands among the others.
    error = answer.get("Error") and written(AnswerError, answer["Error"])
    whole: dict[str, Any] = {"Response": known | _others({**answer, "Error": error}, known)}
    return without_nulls(whole | _others(envelope, whole))


def wrapped(tree: dict[str, Any]) -> dict[str, Any]:
    """An answer of PullEvents in its ``Response`` wrapper, also if it came without."""
    return tree if tree.get("Response") is not None else {"Response": tree}


def written_event(tree: Any, event: AnyEvent) -> Any:
    """What is written for an event, given what it was parsed to."""
    if isinstance(event, (UnknownEvent, MalformedEvent)):
        return without_nulls(tree)
    return written(event_classes()[event.event_type], tree)


def written(model: type[Model], tree: dict[str, Any]) -> dict[str, Any]:
    """What is written for an object of a class: known fields first, in the order of the class."""
    fields = {field.wire: field for field in plan_of(model).fields}
    not_set = [name for name in fields if _is_not_set(fields[name], tree.get(name))]
    known = {
        name: _written_field(field, tree[name])
        for name, field in fields.items()
        if tree.get(name) is not None and name not in not_set
    }
    return known | {
        name: without_nulls(value)
        for name, value in _others(tree, known).items()
        if value is not None
    }


def _others(tree: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """What is kept beside the known members, in the order of the names."""
    return {name: value for name, value in sorted(tree.items()) if name not in known}


def _is_not_set(field: FieldPlan, value: Any) -> bool:
    return field.kind is Kind.TIME and value in _NOT_SET


def _written_field(field: FieldPlan, value: Any) -> Any:
    if field.is_array:
        return [_written_value(field, item) for item in value]
    return _written_value(field, value)


def _written_value(field: FieldPlan, value: Any) -> Any:
    if field.kind is Kind.OBJECT:
        return written(field.item_type, value)
    if field.kind is Kind.TIME:
        return documented_time(value)
    if field.kind is Kind.NUMBER:
        return documented_number(float(value))
    return value


def documented_number(number: float) -> float | int:
    """A number as VOD writes it."""
    whole = abs(number) < 2**53 and repr(number).endswith(".0") and repr(number) != "-0.0"
    return int(number) if whole else number


def documented_time(text: str) -> str:
    """A time as VOD documents it."""
    match = _TIME.fullmatch(text)
    assert match
    seconds, fraction, zone = match.groups(default="")
    micros = fraction.ljust(6, "0")
    fraction = "" if micros == "000000" else "." + micros.removesuffix("000")
    return seconds + fraction + ("Z" if zone in ("+00:00", "-00:00") else zone)
