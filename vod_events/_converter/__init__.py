"""Hooks for the library's classes on a cattrs converter."""

from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import BaseConverter, Converter

from vod_events._converter.structuring import hook_for_class, hook_for_union
from vod_events._converter.unstructuring import hook_for_object
from vod_events._model import is_model_class
from vod_events._values import JsonObject, freeze, is_object, plain, thaw
from vod_events._wire.problems import describe, refusal
from vod_events.events import Event


def make_converter(*, strict: bool = True) -> Converter:
    """Make a cattrs converter that structures and unstructures the library's classes.

    Args:
        strict: see `configure_converter`.

    Returns:
        A new converter, to which you can add hooks. For a value that it cannot structure it raises
        `cattrs.ClassValidationError`, with wire names in the notes.
    """
    converter = Converter()
    configure_converter(converter, strict=strict)
    return converter


def configure_converter(converter: BaseConverter, *, strict: bool = True) -> None:
    """Add the library's hooks to a converter.

    The converter then structures and unstructures every class of the library, `AnyEvent`,
    `KnownEvent`, any union of event classes and your own classes, and your own classes that hold
    them. If you ask for `AnyEvent` or `Event`, a value that cannot be read as an event becomes a
    `MalformedEvent`; for another class it is an error.

    The objects inside an object go through the converter too: if it has another hook for their
    class, that hook reads and writes them.

    Args:
        converter: the converter.
        strict: whether every value must fit its field. If False, the field of a value that does not
            fit is None, and the value stays in ``unknown_fields``.
    """
    # Factories use the converter that they get, which may be a copy of this one.
    converter.register_structure_hook_factory(
        is_model_class, lambda model, converter: hook_for_class(model, converter, strict=strict)
    )
    converter.register_structure_hook_factory(_is_event_union, hook_for_union)
    converter.register_structure_hook_func(_is_json_object, _structure_json_object)
    converter.register_unstructure_hook_factory(is_model_class, hook_for_object)
    converter.register_unstructure_hook_func(_is_json_object, thaw)


def _is_json_object(kind: Any) -> bool:
    return kind is JsonObject


def _is_event_union(kind: Any) -> bool:
    """Return whether a type is a union of classes with at least one event class."""
    if get_origin(kind) not in (Union, UnionType):
        return False
    members = [get_origin(member) or member for member in get_args(kind) if member is not NoneType]
    return any(is_model_class(member) and issubclass(member, Event) for member in members) and all(
        isinstance(member, type) and (attrs.has(member) or is_dataclass(member))
        for member in members
    )


def _structure_json_object(value: Any, _: Any) -> JsonObject:
    tree = plain(value)
    if not is_object(tree):
        raise refusal(JsonObject, "object", describe(tree))
    kept: JsonObject = freeze(tree, 1)
    return kept
