"""The library's hooks on a cattrs converter."""

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from cattrs import BaseConverter, Converter

from vod_events import _notification as notification
from vod_events._codec import structurer
from vod_events._explain import (
    RefusedError,
    describe,
    explain,
    explain_response,
    refusal,
)
from vod_events._model import Model
from vod_events._registry import AnyEvent
from vod_events._values import JsonObject, MismatchError, freeze, is_object, plain, thaw
from vod_events.events import Event, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

Hook = Callable[[Any, Any], Any]


def make_converter() -> Converter:
    """Make a cattrs converter that structures and unstructures the library's classes.

    Returns:
        A converter of the caller's own, to add hooks to. What it cannot structure raises
        `cattrs.ClassValidationError`, whose notes hold wire names.
    """
    converter = Converter()
    configure_converter(converter)
    return converter


def configure_converter(converter: BaseConverter) -> None:
    """Add the library's hooks to a converter.

    It then structures every class of the library, `AnyEvent`, any other union of event classes,
    and the caller's own classes that hold them. Structured as `AnyEvent` or `Event`, what cannot
    be read as an event becomes a `MalformedEvent`; as a class of its own it is an error.

    Args:
        converter: the converter to add them to.
    """
    converter.register_structure_hook_factory(_is_model, _structure_hook)
    converter.register_structure_hook_factory(_is_event_union, _structure_union_hook)
    converter.register_structure_hook_func(_is_json_object, _structure_json_object)
    converter.register_unstructure_hook_func(_is_model, notification.unstructure)
    converter.register_unstructure_hook_func(_is_json_object, thaw)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _is_json_object(kind: Any) -> bool:
    return kind is JsonObject


def _is_event_union(kind: Any) -> bool:
    if get_origin(kind) not in (Union, UnionType):
        return False
    members = [member for member in get_args(kind) if member is not NoneType]
    return all(_is_model(member) and issubclass(member, Event) for member in members)


def _structure_json_object(value: Any, _: Any) -> JsonObject:
    tree = plain(value)
    if not is_object(tree):
        raise refusal(JsonObject, "object", describe(tree))
    kept: JsonObject = freeze(tree, 1)
    return kept


def _structure_hook(model: type[Model]) -> Hook:
    if model is PullEventsResponse:
        return _hook(notification.structure_response, explain_response)
    if model is Event:
        return _structure_event
    if model is MalformedEvent or model is UnknownEvent:
        return _only(model)
    structure = structurer(model)
    return _hook(lambda tree: structure(tree, 1), lambda tree: explain(model, tree))


def _structure_union_hook(union: Any) -> Hook:
    members = get_args(union)
    structure = _only(members)

    def hook(value: Any, kind: Any) -> Any:
        if value is None and NoneType in members:
            return None
        return structure(value, kind)

    return hook


def _structure_event(value: Any, _: Any) -> AnyEvent:
    return notification.structure_event(plain(value))


def _only(members: Any) -> Hook:
    """Structure any event, and refuse one that is of no class asked for."""

    def hook(value: Any, kind: Any) -> Any:
        event = _structure_event(value, kind)
        if isinstance(event, members):
            return event
        if isinstance(event, MalformedEvent):
            raise event.error.__cause__ or event.error
        raise refusal(Event, "another class of event", type(event).__name__)

    return hook


def _hook(structure: Callable[[Any], Any], explain: Callable[[Any], RefusedError | None]) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        tree = plain(value)  # it may be a mapping of another type, or hold what JSON cannot
        try:
            return structure(tree)
        except MismatchError:
            error = explain(tree)
            assert error  # noqa: S101 - for types: what was refused has something wrong with it
            raise error from None

    return hook
