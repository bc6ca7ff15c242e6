"""Structure objects whose parts have other hooks on the converter."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import NO_ROOM, freeze_members, is_array, is_object, plain
from vod_events._wire.problems import Report, describe, look_at_field, refusal
from vod_events._wire.structure import in_order, structurer
from vod_events.errors import DecodeError

Hook: TypeAlias = Callable[[Any, Any], Any]
"""A structure hook of a converter: it takes a value and the requested type."""

_put = object.__setattr__  # the object is frozen, but no caller has it yet


class LibraryHook(ABC):
    """A hook of the library."""

    reads_whole = False
    """Whether it reads an object and everything in it without other hooks."""

    @abstractmethod
    def read(self, tree: Any) -> Any:
        """Structure a plain tree whose depth has been checked."""

    def __call__(self, value: Any, _: Any) -> Any:
        """Structure a value, such as a mapping of any class, even if JSON cannot represent it."""
        try:
            return self.read(plain(value))
        except RecursionError:
            raise DecodeError(NO_ROOM) from None


def reads_whole(hook: Hook) -> bool:
    """Return whether a hook reads an object only with the library's generated functions."""
    return isinstance(hook, LibraryHook) and hook.reads_whole


def read_with(hook: Hook, tree: Any, kind: Any) -> Any:
    """Structure a plain tree, whose depth has been checked, with any hook.

    Args:
        hook: the hook. One that is not the library's gets a copy, since it may change the tree.
        tree: the tree.
        kind: the requested type.
    """
    return hook.read(tree) if isinstance(hook, LibraryHook) else hook(plain(tree), kind)


def read_by_parts(
    model: type[Model], hooks: Mapping[type, Hook], tree: Any, *, strict: bool
) -> Any:
    """Structure an object, and the objects in it with the hooks of their classes.

    Args:
        model: the class.
        hooks: a hook for each class of the objects in it.
        tree: the object, a plain tree whose depth has been checked.
        strict: whether every value must fit its field. If False, values that do not fit are set
            aside.

    Raises:
        RefusedError: the object cannot be read as the class.
    """
    if not is_object(tree):
        raise refusal(model, "object", describe(tree))
    # The rest is read as usual, with an empty value in place of each part.
    rest, parts, aside = dict(tree), dict[str, Any](), dict[str, Any]()
    report, is_refused = Report(), False
    for field in plan_of(model).fields:
        found = Report()
        value = tree.get(field.wire) if field.kind is Kind.OBJECT else None
        if value is None:
            look_at_field(found, field, tree)
        else:
            part = _read_field(field, hooks[field.item_type], value, found)
            parts[field.attribute] = part if found.is_empty() else None
            rest[field.wire] = [] if field.is_array else {}
        if found.is_empty():
            continue
        report.extend(found)
        if strict or field.required:
            is_refused = True
        elif value is not None:
            aside[field.wire] = value
    if is_refused:
        raise report.error(model)
    made = structurer(model, strict=strict)(rest, 1)
    for attribute, part in parts.items():
        _put(made, attribute, part)
    if aside:
        kept = {**made.unknown_fields, **freeze_members(aside.items(), 1)}
        _put(made, "unknown_fields", in_order(kept))
    return made


def _read_field(field: FieldPlan, hook: Hook, value: Any, report: Report) -> Any:
    path = f".{field.wire}"
    if field.is_array and not is_array(value):
        report.add(path, field.expected, describe(value), tuple)
        return None

    def read_part(tree: Any, path: str) -> Any:
        try:
            return read_with(hook, tree, field.item_type)
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - a hook may raise anything
            report.add_refused(path, error, field.item_type)
        return None

    if not field.is_array:
        return read_part(value, path)
    return tuple([read_part(item, f"{path}[{index}]") for index, item in enumerate(value)])
