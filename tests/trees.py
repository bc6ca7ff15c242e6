"""Decoded bodies, walked and changed in one place."""

import copy
from collections.abc import Iterator
from typing import Any, cast

from vod_events._values import is_array, is_object

Path = tuple[str | int, ...]


def places(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a tree, the tree itself first."""
    yield path
    if is_object(tree):
        for name, value in tree.items():
            yield from places(value, (*path, name))
    elif is_array(tree):
        for index, value in enumerate(tree):
            yield from places(value, (*path, index))


def at(tree: Any, path: Path) -> Any:
    """What stands in one place of a tree."""
    for name in path:
        tree = tree[name]
    return tree


def planted(tree: Any, path: Path, value: Any) -> Any:
    """A copy of a tree with another value in one place."""
    if not path:
        return value
    changed = copy.deepcopy(tree)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def without(tree: Any, path: Path) -> Any:
    """A copy of a tree without what stands in one place."""
    changed = copy.deepcopy(tree)
    del at(changed, path[:-1])[path[-1]]
    return changed


def has_large_float(tree: Any) -> bool:
    """Whether a plain tree has a float so large that not all whole numbers near it are floats."""
    if isinstance(tree, (dict, list)):
        parts = cast("Any", tree.values() if isinstance(tree, dict) else tree)
        return any(map(has_large_float, parts))
    return isinstance(tree, float) and abs(tree) >= 2**53
