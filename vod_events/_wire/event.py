"""One event: from a plain tree to its object."""

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
    """Structure a plain tree as the event that it is.

    Args:
        tree: the event.
        level: how deep in the body it stands.
        strict: whether everything must fit; else what does not fit is set aside.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
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
    if not is_object(tree.get(PAYLOAD_KEYS[model.__name__])):  # what an event cannot do without
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
    """Do as `structure_event`, and make a `MalformedEvent` of what cannot be read as an event.

    Args:
        tree: the event.
        level: how deep in the body it stands.
        path: where in the body it stands.
        strict: whether everything must fit; else what does not fit is set aside.
        error: what to say is wrong with it, if it cannot be read, in place of what is found.

    Raises:
        DecodeError: it reaches below the deepest level allowed.
        MismatchError: it is not a plain tree.
    """
    try:
        return structure_event(tree, level, strict=strict)
    except MismatchError:
        pass
    head = tree if is_object(tree) else {}
    return malformed_event(head, error or invalid_event(tree, path), raw=freeze(tree, level))


# These are filled as drafts: `__init__` would check once more what has been read.

_UnknownDraft: Any = draft_class(UnknownEvent)
_MalformedDraft: Any = draft_class(MalformedEvent)


def unknown_event(
    event_type: str, handle: str | None, t: int | None, sign: str | None, raw: JsonObject
) -> UnknownEvent:
    """Return an event that has no class of its own."""
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
    """Return what cannot be read as an event.

    Args:
        head: the members from which its type, its handle and its signature are read.
        error: what is wrong with it.
        raw: what came, if that can be decoded.
        text: the JSON text that came, if it cannot.
    """
    event = _MalformedDraft()
    event.unknown_fields = NOTHING_UNKNOWN
    event.event_type = event.event_handle = event.t = event.sign = None
    if head:  # what a stranger sends very many of has none
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
    """Make an event of what cannot be decoded, with what can be read of its head.

    Args:
        poisoned: the event's text, and what is wrong with it.
        path: where in the body it stands.
        error: what to say is wrong with it, in place of that.
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
    """Return the error of a tree that cannot be read as an event: all that is wrong with it.

    Args:
        tree: the event.
        path: where in the body it stands.
    """
    # Loaded here, as it needs cattrs, which what never fails does without.
    from vod_events._wire import problems  # noqa: PLC0415

    event_type = tree.get("EventType") if is_object(tree) else None
    model = event_class(event_type) if type(event_type) is str else None
    refused = problems.explain(model, tree) if model else problems.explain_unknown_event(tree)
    return problems.invalid_event(refused, path)
