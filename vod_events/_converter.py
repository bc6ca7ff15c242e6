"""The library's hooks on a cattrs converter."""

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from attrs import frozen
from cattrs import BaseConverter, Converter

from vod_events._model import Model
from vod_events._values import NO_ROOM, JsonObject, MismatchError, freeze, is_object, plain, thaw
from vod_events._wire.engine import Engine, unstructure
from vod_events._wire.event import structure_any_event
from vod_events._wire.problems import describe, explain, refusal
from vod_events._wire.structure import structurer
from vod_events._wire.tolerant import structure_tolerantly
from vod_events.errors import DecodeError, InvalidEventError
from vod_events.events import AnyEvent, Event, MalformedEvent, UnknownEvent
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse

Hook = Callable[[Any, Any], Any]


def make_converter(*, strict: bool = True) -> Converter:
    """Make a cattrs converter that structures and unstructures the library's classes.

    Args:
        strict: as `configure_converter` takes it.

    Returns:
        A new converter, to add hooks to. On what it cannot structure it raises
        `cattrs.ClassValidationError`, whose notes hold wire names.
    """
    converter = Converter()
    configure_converter(converter, strict=strict)
    return converter


def configure_converter(converter: BaseConverter, *, strict: bool = True) -> None:
    """Add the library's hooks to a converter.

    The converter then structures and unstructures every class of the library, `AnyEvent`,
    `KnownEvent`, any union of event classes, and your own classes that hold them. As `AnyEvent` or
    `Event`, what cannot be read as an event becomes a `MalformedEvent`; as another class it is an
    error.

    Args:
        converter: the converter.
        strict: whether everything that has a field must fit it. If False, a member that does not
            fit is set aside: its field is None, and its value stays in ``unknown_fields``.
    """
    hooks = _Hooks(strict)
    converter.register_structure_hook_factory(_is_model, _guarded(hooks.of_model))
    converter.register_structure_hook_factory(_is_event_union, _guarded(hooks.of_union))
    converter.register_structure_hook_func(_is_json_object, _structure_json_object)
    converter.register_unstructure_hook_func(_is_model, unstructure)
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


def _guarded(make_hook: Callable[[Any], Hook]) -> Callable[[Any], Hook]:
    """Let hooks raise an error of the library where the call stack has no room left."""

    def make_guarded_hook(kind: Any) -> Hook:
        structure = make_hook(kind)

        def hook(value: Any, kind: Any) -> Any:
            try:
                return structure(value, kind)
            except RecursionError:
                raise DecodeError(NO_ROOM) from None

        return hook

    return make_guarded_hook


def _structure_json_object(value: Any, _: Any) -> JsonObject:
    tree = plain(value)
    if not is_object(tree):
        raise refusal(JsonObject, "object", describe(tree))
    kept: JsonObject = freeze(tree, 1)
    return kept


@frozen
class _Hooks:
    """Makes the hooks that structure."""

    strict: bool

    def of_model(self, model: type[Model]) -> Hook:
        if model is PullEventsResponse:
            return self._response
        if model is Event:
            return self._event
        if model in (DocumentedEvent, MalformedEvent, UnknownEvent):
            return self._only(model)
        return self._of_class(model)

    def of_union(self, union: Any) -> Hook:
        members = get_args(union)
        structure = self._only(members)

        def hook(value: Any, kind: Any) -> Any:
            if value is None and NoneType in members:
                return None
            return structure(value, kind)

        return hook

    def _response(self, value: Any, _: Any) -> PullEventsResponse:
        try:
            return Engine().structure_response(plain(value), strict=self.strict)
        except InvalidEventError as error:
            raise error.__cause__ or error from None

    def _event(self, value: Any, _: Any) -> AnyEvent:
        return structure_any_event(plain(value), strict=self.strict)

    def _only(self, members: Any) -> Hook:
        """Return a hook that structures any event, and refuses one of another class."""

        def hook(value: Any, kind: Any) -> Any:
            event = self._event(value, kind)
            if isinstance(event, members):
                return event
            if isinstance(event, MalformedEvent):
                raise event.error.__cause__ or event.error
            raise refusal(Event, "another class of event", type(event).__name__)

        return hook

    def _of_class(self, model: type[Model]) -> Hook:
        structure = structurer(model)

        def hook(value: Any, _: Any) -> Any:
            tree = plain(value)  # It may be a mapping of another type, or hold what JSON cannot.
            try:
                return structure(tree, 1)
            except MismatchError:
                pass
            if not self.strict and is_object(tree):
                tolerant = _structure_tolerantly(model, tree)
                if tolerant is not None:
                    return tolerant
            error = explain(model, tree)
            assert error  # noqa: S101 - for types: what is refused has a problem
            raise error

        return hook


def _structure_tolerantly(model: type[Model], tree: Any) -> Any:
    if not issubclass(model, Event):
        return structure_tolerantly(model, tree, 1)
    event = structure_any_event(tree, strict=False)
    return event if isinstance(event, model) else None
