"""Changes to a body that leave it JSON, beside the fuzzer's own changes to its bytes.

Changed bytes are seldom JSON, and so seldom reach what comes after the decoder.
"""

import copy
import json
from random import Random
from typing import Any

from seeds import VALUES, names

from vod_events._values import is_array, is_object

NAMES = names()


def mutate_json(body: bytes, seed: int) -> bytes | None:
    """Change a few values of a body; None if it is no JSON of a kind that has any."""
    random = Random(seed)  # noqa: S311 - no secret
    try:
        tree = json.loads(body)
        for _ in range(random.choice((1, 1, 2, 4))):
            _change(tree, random)
        text = json.dumps(tree, ensure_ascii=random.random() < 0.5)  # noqa: PLR2004 - a coin
        return text.encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return None


def _change(tree: Any, random: Random) -> None:
    places = _places(tree)
    if not places:
        raise ValueError("nothing in it to change")
    container, key = random.choice(places)
    value = _value(places, random)
    if random.random() < 0.5:  # noqa: PLR2004 - a coin
        container[key] = value
    elif random.random() < 0.3:  # noqa: PLR2004 - seldom, as bodies shrink by it
        del container[key]
    elif is_array(container):
        container.insert(key, value)
    else:
        container[random.choice(NAMES)] = value


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Give every place in a tree: what holds it, and its key there."""
    found: list[tuple[Any, Any]] = []
    containers = [tree]
    while containers:
        container = containers.pop()
        keys: list[Any] = []
        if is_object(container):
            keys = list(container)
        elif is_array(container):
            keys = list(range(len(container)))
        found += [(container, key) for key in keys]
        containers += [container[key] for key in keys]
    return found


def _value(places: list[tuple[Any, Any]], random: Random) -> Any:
    """Give an edge, or a copy of what stands elsewhere in the tree, perhaps inside something."""
    container, key = random.choice(places)
    value = copy.deepcopy(random.choice((container[key], random.choice(VALUES))))
    return random.choice((value, value, value, [value], {random.choice(NAMES): value}))
