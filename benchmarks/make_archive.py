"""Write an archive of callbacks: ``python benchmarks/make_archive.py COUNT FILE``.

It is JSON Lines, with events of all types, common ones more often. Their identifiers, times, sizes
and durations vary. One line in a thousand cannot be read as an event. The same count makes the same
file.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from vod_events import samples

WEIGHTS = {
    "new_file_upload": 12,
    "new_file_upload_nulls": 12,
    "procedure_state_changed_nulls": 24,
    "procedure_state_changed_failed": 4,
    "pull_complete": 12,
    "pull_complete_nulls": 12,
    "pull_complete_failed": 4,
    "file_deleted": 8,
    "transcode_complete": 4,
    "edit_media_complete": 4,
}
"""How often a sample occurs, where each other one occurs once."""

UNREADABLE = {
    "malformed": [
        rb'{"EventType":"PullComplete","PullCompleteEvent":{"TaskId":"a","Message":"\ud83d"}}',
        b'{"EventType":"PullComplete","PullCompleteEvent":{"TaskId":"b","ErrCode":1e400}}',
        b'{"PullCompleteEvent":{"TaskId":"c"}}',
    ],
    "refused": [
        b'{"EventType":"PullComplete","PullCompleteEvent":{"TaskId":"d',
        b'{"EventType":"PullComplete","PullCompleteEvent":{"TaskId":"\xff"}}',
    ],
}

VARIED = re.compile(
    r"\b(?P<file_id>\d{19})\b"
    r"|(?<![0-9a-f])(?P<hex>[0-9a-f]{32})(?![0-9a-f])"
    r"|\b(?P<time>2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d)"
    r'|(?<="Size":)(?P<size>\d+)'
    r'|(?<="Duration":)(?P<duration>\d+)'
)


class Piece(NamedTuple):
    """A piece of a body: the kind of what varies, if it does, and the text."""

    varies: str
    text: str


def main() -> None:
    """Write the archive, and print what it holds."""
    count, path = sys.argv[1:]
    for what, number in make(Path(path), int(count)).most_common():
        print(f"{number:>9} {what}")


def make(path: Path, count: int) -> Counter[str]:
    """Write an archive, and return the number of its lines by event type or unreadable kind."""
    counts: Counter[str] = Counter()
    with path.open("wb") as file:
        for what, line in islice(lines(Random(1)), count):  # noqa: S311 - no secret
            counts[what] += 1
            file.write(line + b"\n")
    return counts


def lines(random: Random) -> Iterator[tuple[str, bytes]]:
    """Yield lines endlessly, each with the name of what it holds."""
    names = [name for name in samples.names() if not name.startswith("pull_events")]
    templates = [template(samples.load(name)) for name in names]
    weights = [WEIGHTS.get(name, 1) for name in names]
    unreadable = [(what, line) for what, lines in UNREADABLE.items() for line in lines]
    while True:
        for event_type, pieces in random.choices(templates, weights, k=999):
            yield event_type, vary(pieces, random).encode()
        yield random.choice(unreadable)


def template(body: bytes) -> tuple[str, list[Piece]]:
    """Return the type of a body, and the body split where it varies."""
    tree = json.loads(body)
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    pieces, end = [], 0
    for match in VARIED.finditer(text):
        pieces += [Piece("", text[end : match.start()]), Piece(str(match.lastgroup), match[0])]
        end = match.end()
    return tree["EventType"], [*pieces, Piece("", text[end:])]


def vary(pieces: list[Piece], random: Random) -> str:
    """Return another event from the pieces of one. Values that are equal stay equal."""
    number, other, factor = random.getrandbits(52), random.getrandbits(128), random.uniform(0.1, 2)
    later = timedelta(seconds=random.randrange(86_400 * 90))

    def another(kind: str, text: str) -> str:
        match kind:
            case "":
                return text
            case "file_id":
                return str(int(text) + number)
            case "hex":
                return f"{int(text, 16) ^ other:032x}"
            case "time":
                return (datetime.fromisoformat(text) + later).isoformat()
            case _:
                return str(int(int(text) * factor))

    return "".join([another(*piece) for piece in pieces])


if __name__ == "__main__":
    main()
