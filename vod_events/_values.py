"""JSON values: as plain trees (what a decoder returns) and frozen (what an event keeps).

A plain tree is made of exact ``dict``, ``list``, ``str``, ``int``, ``float``, ``bool`` and None.
In a frozen value, an object is a `JsonObject` and an array is a tuple.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, TypeAlias, TypeGuard, Union, final

from vod_events._text import shorten
from vod_events.errors import DecodeError

MAX_DEPTH = 100
"""How deep objects and arrays can be nested, the body itself included."""

TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"

NO_ROOM = "the call stack has no room left to read it"

_SHOWN_PATH = 500
"""How many characters of a path an error shows, since the sender chooses its names."""


class MismatchError(Exception):
    """A value has a wrong type; `vod_events._wire.problems` explains what is wrong."""


@final
class JsonObject(Mapping[str, "JsonValue"]):
    """An immutable JSON object: what a body holds that this version does not model.

    Arrays inside it are tuples, and objects are `JsonObject`. Null members are left out, as
    they mean the same as absent ones.

    Args:
        members: the members, as ``json.loads`` returns them.

    Raises:
        DecodeError: ``members`` is not a mapping, or holds a value that JSON cannot represent.
    """

    __slots__ = ("__weakref__", "_members")
    _members: dict[str, "JsonValue"]

    def __init__(self, members: Mapping[str, Any] | None = None) -> None:
        tree = plain({} if members is None else members)
        if not is_object(tree):
            raise DecodeError(f"not a JSON object: a Python {type(members).__name__}")
        object.__setattr__(self, "_members", freeze_members(tree.items(), 1))

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("JsonObject cannot be subclassed")

    def __getitem__(self, name: str) -> "JsonValue":
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, JsonObject):
            return self._members == other._members
        if is_mapping(other):
            return self._members == dict(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._members.items()))

    def __repr__(self) -> str:
        return f"JsonObject({self._members!r})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a JsonObject is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a JsonObject is immutable: cannot delete {name!r}")

    def __reduce__(self) -> tuple[Callable[..., "JsonObject"], tuple[dict[str, "JsonValue"]]]:
        # Not through __init__, which would copy the members again at each level.
        return frozen_object, (self._members,)

    def __copy__(self) -> "JsonObject":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "JsonObject":
        return self


JsonValue: TypeAlias = Union[bool, int, float, str, "tuple[JsonValue, ...]", "JsonObject", None]
"""An immutable JSON value."""


_type_of: Callable[[Any], Any] = type
_SCALARS = frozenset({str, int, bool})
CONTAINERS = frozenset({dict, list})
"""The types of objects and arrays in a plain tree."""


def freeze(value: Any, level: int) -> Any:
    """Return an immutable copy of a plain tree, without null members.

    Args:
        value: a plain tree.
        level: its level in the body; the body's own level is 1.

    Raises:
        DecodeError: it is nested too deep.
        MismatchError: it is not a plain tree.
    """
    kind = _type_of(value)
    if kind in _SCALARS or value is None:
        return value
    if kind is float and value - value == 0:  # neither infinite nor NaN
        return value
    if level > MAX_DEPTH:
        raise DecodeError(TOO_DEEP)
    if kind is dict:
        return frozen_object(freeze_members(value.items(), level))
    if kind is list:
        items: list[Any] = []
        for item in value:  # not a comprehension, whose frame doubles the cost
            items.append(item if type(item) in _SCALARS else freeze(item, level + 1))  # noqa: PERF401
        return tuple(items)
    raise MismatchError


def freeze_members(members: Iterable[tuple[Any, Any]], level: int) -> dict[str, Any]:
    """Freeze the members of an object at a level; see `freeze`."""
    frozen: dict[str, Any] = {}
    for name, value in members:
        if type(name) is not str:
            raise MismatchError
        if type(value) in _SCALARS:  # most are, and need no call
            frozen[name] = value
        elif value is not None:
            frozen[name] = freeze(value, level + 1)
    return frozen


def check_depth(tree: Any, level: int) -> None:
    """Check that a plain tree is not nested too deep.

    Args:
        tree: a plain tree.
        level: its level in the body; the body's own level is 1.

    Raises:
        DecodeError: it is nested too deep.
    """
    if type(tree) not in CONTAINERS:
        return
    if level > MAX_DEPTH:
        raise DecodeError(TOO_DEEP)
    for value in tree.values() if is_object(tree) else tree:
        if type(value) in CONTAINERS:
            check_depth(value, level + 1)


_new_object = object.__new__
_set_members = JsonObject.__dict__["_members"].__set__  # __setattr__ raises.


def frozen_object(members: dict[str, Any]) -> JsonObject:
    """Return an object of members that are already frozen. It keeps the dict itself."""
    frozen = _new_object(JsonObject)
    _set_members(frozen, members)
    return frozen


def thaw(value: Any) -> Any:
    """Return the plain tree of a frozen value."""
    kind = _type_of(value)
    if kind is JsonObject:
        members: dict[str, Any] = {}
        for name, member in value._members.items():  # noqa: SLF001 - a class of this module
            members[name] = thaw(member) if type(member) in _FROZEN else member
        return members
    if kind is tuple:
        items: list[Any] = []
        for item in value:  # as in `freeze`
            items.append(thaw(item) if type(item) in _FROZEN else item)  # noqa: PERF401
        return items
    return value


_FROZEN = frozenset({JsonObject, tuple})


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Return whether a value is a mapping of any class."""
    return isinstance(value, Mapping)


def _is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))


def is_object(tree: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a plain tree is an object."""
    return type(tree) is dict


def is_array(tree: object) -> TypeGuard[list[Any]]:
    """Return whether a plain tree is an array."""
    return type(tree) is list


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Return whether a value is a tuple, as a frozen array is."""
    return type(value) is tuple


def plain(value: Any) -> Any:
    """Return a copy of a decoded value as a plain tree.

    Mappings become ``dict``, lists and tuples become ``list``, and instances of subclasses of
    ``str``, ``int`` and ``float`` become plain values.

    Raises:
        DecodeError: it holds a value that JSON cannot represent, is nested too deep, or cannot be
            read: its mappings and sequences can be of any class, and raise any error.
    """
    try:
        return _plain(value, 1)
    except _NotJsonError as error:
        path = shorten(f"${error.path}", _SHOWN_PATH)
        raise DecodeError(f"not a JSON value: {error.what} at {path}") from None
    except (DecodeError, MemoryError):
        raise
    except RecursionError:
        raise DecodeError(NO_ROOM) from None
    except Exception as error:
        raise DecodeError(f"cannot be read: {type(error).__name__}") from error


class _NotJsonError(Exception):
    """A value that JSON cannot represent. Each level that the error passes adds to its path."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.path = ""


def _plain(value: Any, level: int) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _plain_string(value)
    if isinstance(value, (int, float)):
        return _plain_number(value)
    if level > MAX_DEPTH:
        # An object that contains itself ends here too. Its path would not help.
        raise DecodeError(TOO_DEEP)
    if is_mapping(value):
        return _plain_members(value, level)
    if _is_sequence(value):
        return _plain_items(value, level)
    raise _NotJsonError(f"a Python {type(value).__name__}")


def _plain_items(value: Sequence[Any], level: int) -> list[Any]:
    items: list[Any] = []
    for index, item in enumerate(value):
        try:
            items.append(_plain(item, level + 1))
        except _NotJsonError as error:
            error.path = f"[{index}]{error.path}"
            raise
    return items


def _plain_members(value: Mapping[Any, Any], level: int) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, member in value.items():
        if not isinstance(name, str):
            raise _NotJsonError(f"a key that is a Python {type(name).__name__}")
        try:
            members[_plain_string(name)] = _plain(member, level + 1)
        except _NotJsonError as error:
            error.path = f".{shorten(name)}{error.path}"
            raise
    return members


def _plain_string(value: str) -> str:
    text = str.__str__(value)  # the plain value of a StrEnum member, too
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _NotJsonError("a lone surrogate in a string") from None
    return text


def _plain_number(value: float) -> float:
    if isinstance(value, float):
        exact = float.__float__(value)  # even if a subclass overrides it
        if exact - exact != 0:  # infinite or NaN
            raise _NotJsonError(f"the number {exact!r}")
        return exact
    number = int.__int__(value)
    try:
        str(number)
    except ValueError:
        raise _NotJsonError("an integer too long to write in decimal") from None
    return number
