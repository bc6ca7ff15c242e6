"""Bodies that are made to cost as much as they can for their size, each of any size."""

from collections.abc import Callable
from itertools import count
from typing import Final


def _repeated(text: str, size: int) -> str:
    """Join equal parts with commas up to a size."""
    return ",".join([text] * max(size // (len(text) + 1), 1))


def _numbered(make: Callable[[int], str], size: int) -> str:
    """Join parts that differ by a number with commas up to a size."""
    parts: list[str] = []
    for number in count():
        part = make(number)
        parts.append(part)
        size -= len(part) + 1
        if size <= 0:
            break
    return ",".join(parts)


def _batch(events: str) -> str:
    return f'{{"EventSet":[{events}]}}'


def _other(value: str) -> str:
    return f'{{"EventType":"Other","EventHandle":"h","v":{value}}}'


def _task(members: str) -> str:
    return f'{{"EventType":"PullComplete","PullCompleteEvent":{{{members}}}}}'


def _object(members: str) -> str:
    return f"{{{members}}}"


def _streams(items: str) -> str:
    return f'"MetaData":{{"VideoStreamSet":[{items}]}}'


def arrays(depth: int) -> str:
    """Arrays one in the other."""
    return "[" * depth + "]" * depth


def objects(depth: int) -> str:
    """Objects one in the other."""
    return '{"a":' * depth + "1" + "}" * depth


def _names(size: int) -> str:
    return _numbered(lambda number: f'"a{number}":1', size)


HOSTILE: Final[dict[str, Callable[[int], str]]] = {
    "batch of equal numbers": lambda size: _batch(_repeated("1", size)),
    "batch of numbers": lambda size: _batch(_numbered(str, size)),
    "batch of empty objects": lambda size: _batch(_repeated("{}", size)),
    "batch of empty arrays": lambda size: _batch(_repeated("[]", size)),
    "batch of small objects": lambda size: _batch(_numbered(lambda i: f'{{"a":{i}}}', size)),
    "batch without payloads": lambda size: _batch(
        _numbered(lambda i: f'{{"EventType":"PullComplete","EventHandle":"{i}"}}', size)
    ),
    "batch of small unknown events": lambda size: _batch(
        _numbered(lambda i: f'{{"EventType":"{i}"}}', size)
    ),
    "batch of small known events": lambda size: _batch(_repeated(_task(""), size)),
    "batch of deep events": lambda size: _batch(_repeated(_other(arrays(95)), size)),
    "batch, one event poisoned": lambda size: _batch(
        _repeated('{"EventType":"FileDeleted","FileDeleteEvent":{}}', size) + ",1e400"
    ),
    "batch, each 64th poisoned": lambda size: _batch(
        _numbered(lambda i: "1e400" if i % 64 == 0 else str(i), size)
    ),
    "batch of equal poisoned numbers": lambda size: _batch(_repeated("1e400", size)),
    "batch of poisoned numbers": lambda size: _batch(_numbered(lambda i: f"1e{1_000 + i}", size)),
    "batch of poisoned strings": lambda size: _batch(_numbered(lambda i: rf'"{i}\ud800"', size)),
    "batch of poisoned events": lambda size: _batch(
        _numbered(lambda i: _other(f"1e{1_000 + i}"), size)
    ),
    "batch of events too deep": lambda size: _batch(
        _numbered(lambda i: f"[{i},{arrays(100)}]", size)
    ),
    "batch of events much too deep": lambda size: _batch(_repeated(arrays(1_100), size)),
    "one event, very deep arrays": lambda size: _batch(arrays(size // 2)),
    "one event, very deep objects": lambda size: _batch(objects(size // 6)),
    "one event, very deep and mixed": lambda size: _batch(
        '[1,{"a":2,"b":' * (size // 18) + "1" + "},3]" * (size // 18)
    ),
    "one event, very deep and side by side": lambda size: _batch(
        "[[[]]," * (size // 7) + "1" + "]" * (size // 7)
    ),
    "one event with a type, very deep": lambda size: _batch(
        _other("[" * (size // 4) + "1" + ",1]" * (size // 4))
    ),
    "one large poisoned event": lambda size: _batch(_other(f"[1e400,{_repeated('1', size)}]")),
    "one poisoned event of objects": lambda size: _batch(
        _other(f"[{_repeated('{}', size)},1e400]")
    ),
    "one poisoned event of many names": lambda size: _batch(f'{{{_names(size)},"v":1e400}}'),
    "poison and many EventSets": lambda size: _object(_repeated('"EventSet":[1e400]', size)),
    "poison and many names around it": lambda size: f'{{{_names(size)},"EventSet":[1e400]}}',
    "a poisoned callback": lambda size: _other(rf'["\ud800",{_repeated("1", size)}]'),
    "a string of escapes": lambda size: _other('"%s"' % (r"\ud83d\ude00" * (size // 12))),
    "a long integer": lambda size: _other("9" * size),
    "many long integers": lambda size: _other(f"[{_repeated('9' * 4_300, size)}]"),
    "many unknown names": lambda size: _task(_names(size)),
    "one name many times": lambda size: _task(_repeated('"FileId":"1"', size)),
    "many wrong items": lambda size: _task(
        f'"MediaBasicInfo":{{"TagSet":[{_repeated("1", size)}]}}'
    ),
    "many wrong members": lambda size: _task(_streams(_repeated('{"Fps":"1"}', size))),
    "many empty objects of a class": lambda size: _task(_streams(_repeated("{}", size))),
    "an unknown type, empty objects": lambda size: _other(f"[{_repeated('{}', size)}]"),
    "an unknown type, deep": lambda size: _other(f"[{_repeated(arrays(97), size)}]"),
    "brackets without end": lambda size: "[" * size,
    "no JSON at the end": lambda size: _batch(f"1e400,{_repeated('1', size)},"),
    "whitespace": lambda size: f'{{"EventSet":[1e400,{" " * size}1]}}',
}
"""What makes the text of each, given about how many characters it shall have."""
