"""Hooks that structure objects.

The objects inside an object go through the converter. If it has only the library's hooks for them,
the generated functions read the whole object at once; otherwise it is read part by part.
"""

from types import NoneType
from typing import Any, Union, get_args

from cattrs import BaseConverter
from cattrs.gen import override

from vod_events._converter.parts import (
    Hook,
    LibraryHook,
    read_by_parts,
    read_with,
    reads_whole,
)
from vod_events._model import Model
from vod_events._plan import item_classes, plan_of
from vod_events._values import MismatchError, check_depth, is_mapping, is_object, plain
from vod_events._wire.engine import Engine
from vod_events._wire.event import malformed_tree, structure_event
from vod_events._wire.problems import (
    explain_refused,
    explain_unknown_event,
    invalid_event_of,
    refusal,
)
from vod_events._wire.shapes import EVENT_LEVEL
from vod_events._wire.structure import structurer
from vod_events._wire.tolerant import structure_tolerantly
from vod_events.errors import InvalidEventError
from vod_events.events import AnyEvent, Event, MalformedEvent, UnknownEvent, event_class
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse


def hook_for_class(model: type[Model], converter: BaseConverter, *, strict: bool) -> Hook:
    """Make the hook that structures a class of the library on a converter."""
    if model is PullEventsResponse:
        return _ResponseHook(converter, strict=strict)
    if model is Event:
        return _EventHook(converter)
    if model is UnknownEvent:
        return _UnknownEventHook(converter, strict=strict)
    if model is DocumentedEvent or model is MalformedEvent:
        return _ChosenEventHook((model,), converter)
    return _ClassHook(model, converter, strict=strict)


def hook_for_union(union: Any, converter: BaseConverter) -> Hook:
    """Make the hook that structures a union of events and other classes on a converter."""
    # Strategies of cattrs put their hooks for unions here, where cattrs looks after it tries ours.
    registered: Hook | None = getattr(converter, "_union_struct_registry", {}).get(union)
    if registered:
        return registered
    members = [member for member in get_args(union) if member is not NoneType]
    events = tuple(member for member in members if _is_event_class(member))
    others = tuple(member for member in members if member not in events)
    choose = _ChosenEventHook(events, converter)
    other: Any = Union[others] if others else None  # noqa: UP007 - the number of classes varies

    def hook(value: Any, kind: Any) -> Any:
        if value is None and NoneType in get_args(union):
            return None
        if other and not _is_of_any(value, events):
            return converter.structure(value, other)
        return choose(value, kind)

    return hook


def _is_event_class(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, Event)


def _is_of_any(value: Any, events: tuple[type[Event], ...]) -> bool:
    """Return whether the event type of a value is that of one of the classes."""
    event_type = value.get("EventType") if is_mapping(value) else None
    return isinstance(event_type, str) and issubclass(
        event_class(event_type) or UnknownEvent, events
    )


def _not_in_bodies(model: type[Model], *attributes: str) -> dict[str, Any]:
    """Return names that no member of a body has, for attributes of a class.

    cattrs tells classes apart by the names of their fields. A body can have any name, and the
    payloads of other types as null.
    """
    return {name: override(rename=f"{name} of {model.__name__}") for name in attributes}


class _ClassHook(LibraryHook):
    """Structures the objects of one class."""

    def __init__(self, model: type[Model], converter: BaseConverter, *, strict: bool) -> None:
        self._model = model
        self._strict = strict
        self._hooks = {item: converter.get_structure_hook(item) for item in item_classes(model)}
        self.reads_whole = all(map(reads_whole, self._hooks.values()))
        fields = plan_of(model).fields
        self.overrides: dict[str, Any] = {
            field.attribute: override(rename=field.wire) for field in fields
        }
        if issubclass(model, Event):
            self.overrides |= _not_in_bodies(model, "payload")

    def read(self, tree: Any) -> Any:
        if not self.reads_whole:
            return read_by_parts(self._model, self._hooks, tree, strict=self._strict)
        try:
            return structurer(self._model)(tree, 1)
        except MismatchError:
            pass
        found = None if self._strict else self._read_tolerantly(tree)
        if found is not None:
            return found
        raise explain_refused(self._model, tree)

    def _read_tolerantly(self, tree: Any) -> Any:
        if not is_object(tree):
            return None
        if not issubclass(self._model, Event):
            return structure_tolerantly(self._model, tree, 1)
        try:
            event = structure_event(tree, 1, strict=False)
        except MismatchError:
            return None
        return event if isinstance(event, self._model) else None


class _EventHook(LibraryHook):
    """Structures any event with the hook of its class, or as a `MalformedEvent`."""

    def __init__(self, converter: BaseConverter) -> None:
        self._converter = converter
        self.overrides = {"event_type": override(rename="EventType")}

    def read(self, tree: Any) -> AnyEvent:
        return self.read_of_batch(tree, "$", None)

    def read_of_batch(self, tree: Any, path: str, error: InvalidEventError | None) -> AnyEvent:
        try:
            _, event = self.read_well(tree)
        except (MemoryError, RecursionError):
            raise
        except Exception as refused:  # noqa: BLE001 - a hook may raise anything
            return _malformed(tree, error, refused, path)
        read: AnyEvent = event
        return read

    def read_well(self, tree: Any) -> tuple[type[Event], Any]:
        """Structure an event; return its class, and what the hook of the class returns."""
        event_type = tree.get("EventType") if is_object(tree) else None
        if type(event_type) is not str:
            raise explain_unknown_event(tree)
        model: type[Event] = event_class(event_type) or UnknownEvent
        hook = self._converter.get_structure_hook(model)
        return model, read_with(hook, tree, model)


def _malformed(
    tree: Any, error: InvalidEventError | None, refused: Exception, path: str
) -> MalformedEvent:
    return malformed_tree(tree, 1, error or invalid_event_of(refused, path))


class _ChosenEventHook(LibraryHook):
    """Structures events of the requested classes, and refuses the others."""

    def __init__(self, members: tuple[type[Event], ...], converter: BaseConverter) -> None:
        self._members = members
        self._events = _EventHook(converter)
        is_base = members == (DocumentedEvent,)
        malformed = _not_in_bodies(MalformedEvent, "raw", "text", "error")
        self.overrides = self._events.overrides if is_base else malformed

    def read(self, tree: Any) -> Any:
        try:
            model, event = self._events.read_well(tree)
        except (MemoryError, RecursionError):
            raise
        except Exception as refused:
            if not issubclass(MalformedEvent, self._members):
                raise
            return _malformed(tree, None, refused, "$")
        if issubclass(model, self._members):
            return event
        raise refusal(Event, "another class of event", model.__name__)


class _UnknownEventHook(LibraryHook):
    """Structures an event of a type without a class."""

    def __init__(self, converter: BaseConverter, *, strict: bool) -> None:
        self._events = _EventHook(converter)
        self._strict = strict
        self.overrides = _not_in_bodies(UnknownEvent, "raw")

    def read(self, tree: Any) -> Any:
        event_type = tree.get("EventType") if is_object(tree) else None
        if type(event_type) is str and event_class(event_type):
            model, _ = self._events.read_well(tree)
            raise refusal(Event, "another class of event", model.__name__)
        try:
            return structure_event(tree, 1, strict=self._strict)
        except MismatchError:
            raise explain_unknown_event(tree) from None


class _ResponseHook(LibraryHook):
    """Structures an answer of PullEvents, and its events with the hook for events."""

    def __init__(self, converter: BaseConverter, *, strict: bool) -> None:
        self._engine = _BatchEngine(converter)
        self._strict = strict

    def read(self, tree: Any) -> PullEventsResponse:
        try:
            return self._engine.structure_response(tree, strict=self._strict)
        except InvalidEventError as error:
            raise error.__cause__ or error from None


class _BatchEngine(Engine):
    """An engine that structures the events of a batch with a converter."""

    def __init__(self, converter: BaseConverter) -> None:
        self._converter = converter

    def structure_event_of_batch(
        self,
        tree: Any,
        path: str,
        *,
        strict: bool = True,
        error: InvalidEventError | None = None,
    ) -> AnyEvent:
        del strict  # the hook has its own
        check_depth(tree, EVENT_LEVEL)
        hook = self._converter.get_structure_hook(Event)
        if isinstance(hook, _EventHook):
            return hook.read_of_batch(tree, path, error)
        try:
            event: AnyEvent = hook(plain(tree), Event)
        except (MemoryError, RecursionError):
            raise
        except Exception as refused:  # noqa: BLE001 - a hook may raise anything
            return _malformed(tree, error, refused, path)
        return event
