"""Changes to a body that keep it JSON, in addition to the fuzzer's own changes to its bytes.

Changed bytes are rarely JSON, so they rarely reach the code after the decoder. Some changes keep a
body JSON only in grammar: they insert what cannot be decoded.
"""

import copy
import json
from random import Random
from typing import Any

from seeds import VALUES, names

from vod_events._values import is_array, is_object

NAMES = names()

POISON = (
    *("1e400", "-1e400", "9" * 5_000, r'"\ud800"', r'"a\udc00b"', r'{"\ud83d":1}', "NaN"),
    *("[" * 101 + "]" * 101, "[" * 1_100 + "]" * 1_100, '{"a":' * 99 + "1" + "}" * 99),
)
"""JSON text that cannot be decoded, and some that cannot be only if it is too deep in a body."""

_MARK = "stands for poison"


def mutate_json(body: bytes, seed: int) -> bytes | None:
    """Change a few values of a body; sometimes also put it into a batch, or poison it.

    Returns None if the body is not JSON, or has no values to change.
    """
    random = Random(seed)  # noqa: S311 - no secret
    try:
        tree = json.loads(body)
        for _ in range(random.choice((1, 1, 2, 4))):
            _change(tree, random)
        if random.random() < 0.2:  # noqa: PLR2004 - rarely, as it makes bodies grow
            tree = _batch(tree, random)
        if tree and random.random() < 0.3:  # noqa: PLR2004 - most bodies can be decoded
            container, key = random.choice(_places(tree))
            container[key] = _MARK
        text = json.dumps(tree, ensure_ascii=random.random() < 0.5)  # noqa: PLR2004 - a coin
        text = text.replace(f'"{_MARK}"', random.choice(POISON))
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
    elif random.random() < 0.3:  # noqa: PLR2004 - rarely, as it makes bodies shrink
        del container[key]
    elif is_array(container):
        container.insert(key, value)
    else:
        container[random.choice(NAMES)] = value


def _batch(tree: Any, random: Random) -> Any:
    """Return a batch with a tree as an event among others."""
    others: list[Any] = [
        {"EventType": "FileDeleted", "EventHandle": "h", "FileDeleteEvent": {}},
        1,
        tree,
    ]
    events = [*random.choices(others, k=random.randrange(3)), tree]
    answer: Any = {"EventSet": events, "RequestId": random.choice(("r", 5, None))}
    return random.choice((answer, {"Response": answer}))


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Return every place in a tree: a container, and a key in it."""
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
    """Return an edge value or a copy of a value in the tree, sometimes inside a container."""
    container, key = random.choice(places)
    value = copy.deepcopy(random.choice((container[key], random.choice(VALUES))))
    return random.choice((value, value, value, [value], {random.choice(NAMES): value}))
