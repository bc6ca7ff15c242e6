"""Conversion of one event from a plain tree to an object."""

from collections.abc import Mapping
from typing import Any, TypeVar

from vod_events._model import NOTHING_UNKNOWN
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._values import JsonObject, JsonValue, MismatchError, freeze, is_object
from vod_events._wire import isolate
from vod_events._wire.generated import draft_class
from vod_events._wire.structure import structurer
from vod_events._wire.tolerant import structure_tolerantly
from vod_events.errors import InvalidEventError, Problem
from vod_events.events import AnyEvent, KnownEvent, MalformedEvent, UnknownEvent, event_class

_T = TypeVar("_T")


def structure_event(tree: Any, level: int, *, strict: bool = True) -> KnownEvent | UnknownEvent:
    """Structure a plain tree as an event.

    Args:
        tree: the event.
        level: its level in the body.
        strict: whether every value must fit its field; if not, others are set aside.

    Raises:
        DecodeError: it is nested too deep.
        MismatchError: it cannot be read as an event.
    """
    if not is_object(tree):
        raise MismatchError
    event_type = tree.get("EventType")
    if type(event_type) is not str:
        raise MismatchError
    model = event_class(event_type)
    if model:
        return _structure_known_event(model, tree, level, strict=strict)
    handle, t, sign = tree.get("EventHandle"), tree.get("T"), tree.get("Sign")
    if strict and not (_is(str, handle) and _is(int, t) and _is(str, sign)):
        raise MismatchError
    raw = freeze(tree, level)
    return unknown_event(event_type, _if(str, handle), _if(int, t), _if(str, sign), raw)


def _structure_known_event(
    model: type[KnownEvent], tree: dict[str, Any], level: int, *, strict: bool
) -> KnownEvent:
    event: KnownEvent
    if strict:
        event = structurer(model)(tree, level)
        return event
    if not is_object(tree.get(PAYLOAD_KEYS[model.__name__])):  # an event must have one
        raise MismatchError
    event = structure_tolerantly(model, tree, level)
    return event


def structure_any_event(
    tree: Any,
    level: int = 1,
    path: str = "$",
    *,
    strict: bool = True,
    error: InvalidEventError | None = None,
) -> AnyEvent:
    """Structure a plain tree as an event, or as a `MalformedEvent` if it cannot be read as one.

    Args:
        tree: the event.
        level: its level in the body.
        path: its path in the body.
        strict: whether every value must fit its field; if not, others are set aside.
        error: the error of a `MalformedEvent`; by default, one that lists what is wrong.

    Raises:
        DecodeError: it is nested too deep.
        MismatchError: it is not a plain tree.
    """
    try:
        return structure_event(tree, level, strict=strict)
    except MismatchError:
        pass
    return malformed_tree(tree, level, error or invalid_event(tree, path))


def malformed_tree(tree: Any, level: int, error: InvalidEventError) -> MalformedEvent:
    """Return the `MalformedEvent` of a plain tree.

    Args:
        tree: the event.
        level: its level in the body.
        error: what is wrong with it.

    Raises:
        DecodeError: it is nested too deep.
    """
    return malformed_event(tree if is_object(tree) else {}, error, raw=freeze(tree, level))


# These are filled as drafts, since `__init__` would check the values again.

_UnknownDraft: Any = draft_class(UnknownEvent)
_MalformedDraft: Any = draft_class(MalformedEvent)


def unknown_event(
    event_type: str, handle: str | None, t: int | None, sign: str | None, raw: JsonObject
) -> UnknownEvent:
    """Return an event of a type that has no class."""
    event = _UnknownDraft()
    event.unknown_fields = NOTHING_UNKNOWN
    event.event_type, event.event_handle, event.t, event.sign = event_type, handle, t, sign
    event.raw = raw
    event.__class__ = UnknownEvent
    unknown: UnknownEvent = event
    return unknown


def malformed_event(
    head: Mapping[str, Any],
    error: InvalidEventError,
    *,
    raw: JsonValue = None,
    text: str | None = None,
) -> MalformedEvent:
    """Return a `MalformedEvent`.

    Args:
        head: the members that hold its type, its handle and its signature.
        error: what is wrong with it.
        raw: the received value, if it can be decoded.
        text: the received JSON text, if it cannot be decoded.
    """
    event = _MalformedDraft()
    event.unknown_fields = NOTHING_UNKNOWN
    event.event_type = event.event_handle = event.t = event.sign = None
    if head:  # an attacker can send very many without one
        event.event_type = _if(str, head.get("EventType"))
        event.event_handle = _if(str, head.get("EventHandle"))
        event.t = _if(int, head.get("T"))
        event.sign = _if(str, head.get("Sign"))
    event.raw, event.text, event.error = raw, text, error
    event.__class__ = MalformedEvent
    malformed: MalformedEvent = event
    return malformed


def poisoned_event(
    poisoned: isolate.Poisoned, path: str = "$", error: InvalidEventError | None = None
) -> MalformedEvent:
    """Return the event of text that cannot be decoded, with what can be read of its head.

    Args:
        poisoned: the event's text, and what is wrong with it.
        path: its path in the body.
        error: the event's error; by default, one with the reason in ``poisoned``.
    """
    if error is None:
        problem = Problem(path, "what can be decoded", isolate.POISON[poisoned.reason])
        error = InvalidEventError((problem,))
    return malformed_event(isolate.head_of(poisoned.text), error, text=poisoned.text)


def _is(kind: type, value: object) -> bool:
    return value is None or type(value) is kind


def _if(kind: type[_T], value: Any) -> _T | None:
    return value if type(value) is kind else None


def invalid_event(tree: Any, path: str = "$") -> InvalidEventError:
    """Return the error of a tree that cannot be read as an event.

    Args:
        tree: the event.
        path: its path in the body.
    """
    # Imported here, since it needs cattrs, which is loaded only if something fails.
    from vod_events._wire import problems  # noqa: PLC0415

    event_type = tree.get("EventType") if is_object(tree) else None
    model = event_class(event_type) if type(event_type) is str else None
    if model:
        return problems.invalid_event(problems.explain_refused(model, tree), path)
    return problems.invalid_event(problems.explain_unknown_event(tree), path)
