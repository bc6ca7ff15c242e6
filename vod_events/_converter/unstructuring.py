"""Hooks that unstructure objects, and the objects inside them with the converter."""

from collections.abc import Callable
from typing import Any, TypeAlias

from cattrs import BaseConverter

from vod_events._converter.parts import reads_whole
from vod_events._model import Model
from vod_events._plan import Kind, item_classes, plan_of
from vod_events._wire.engine import unstructure
from vod_events._wire.shapes import unstructure_batch
from vod_events._wire.unstructure import WRITERS, add_unknown, unstructurer
from vod_events.events import Event, MalformedEvent, UnknownEvent
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse

Hook: TypeAlias = Callable[[Any], Any]


def hook_for_object(model: type[Model], converter: BaseConverter) -> Hook:
    """Make the hook that unstructures the objects of a class of the library on a converter."""
    if model in (Model, Event, DocumentedEvent):
        return converter.unstructure  # by the class of the object
    if model in (UnknownEvent, MalformedEvent):
        return unstructure
    if model is PullEventsResponse:
        return lambda batch: _write_batch(batch, converter)
    return _ClassHook(model, converter)


def _write_batch(batch: PullEventsResponse, converter: BaseConverter) -> Any:
    write = converter.get_unstructure_hook(Event)
    return unstructure_batch(batch, [write(event) for event in batch.event_set])


class _ClassHook:
    """Unstructures the objects of one class."""

    def __init__(self, model: type[Model], converter: BaseConverter) -> None:
        self._model = model
        self._converter = converter
        self._hooks = {item: converter.get_unstructure_hook(item) for item in item_classes(model)}
        # A user's hook that reads a part can return any value.
        self.writes_whole = reads_whole(converter.get_structure_hook(model)) and all(
            map(writes_whole, self._hooks.values())
        )

    def __call__(self, value: Any) -> Any:
        if type(value) is not self._model:  # a hook has put another value in its place
            return self._converter.unstructure(value)
        if self.writes_whole:
            return unstructurer(self._model)(value)
        tree: dict[str, Any] = {}
        for field in plan_of(self._model).fields:
            part = getattr(value, field.attribute)
            if part is None:
                continue
            write = (
                self._hooks[field.item_type]
                if field.kind is Kind.OBJECT
                else WRITERS.get(field.kind, _as_it_is)
            )
            written = [write(item) for item in part] if field.is_array else write(part)
            if written is not None:
                tree[field.wire] = written
        if value.unknown_fields:
            add_unknown(tree, value.unknown_fields)
        return tree


def writes_whole(hook: Hook) -> bool:
    """Return whether a hook writes an object only with the library's generated functions."""
    return isinstance(hook, _ClassHook) and hook.writes_whole


def _as_it_is(value: Any) -> Any:
    return value
