"""Counts what an archive of callbacks holds, in several processes: ``python archive.py FILE...``.

An archive is JSON Lines: a body a line.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeAlias

import vod_events
from vod_events import AnyEvent, MalformedEvent, UnknownEvent, VodEventsError

PART_SIZE = 8 << 20


class Part(NamedTuple):
    """A part of a file: the lines that begin in it."""

    path: str
    start: int
    end: int


class Refused(NamedTuple):
    """A line that is no JSON object, or no event of a normal callback."""

    error: str
    line: bytes


Record: TypeAlias = AnyEvent | Refused
"""What a line holds."""


class Summary(NamedTuple):
    """What lines hold."""

    counts: Counter[str]
    kept: list[Refused]
    """The lines that hold no event that can be read."""


def parts(path: str, size: int = PART_SIZE) -> Iterator[Part]:
    """Divide a file, without reading it."""
    length = Path(path).stat().st_size
    for start in range(0, length, size):
        yield Part(path, start, min(start + size, length))


def lines(part: Part) -> Iterator[bytes]:
    """Read the lines of a part."""
    with Path(part.path).open("rb") as file:
        if part.start:
            # What is left of a line that began before.
            file.seek(part.start - 1)
            file.readline()
        while file.tell() < part.end:
            yield file.readline()


def read(bodies: Iterable[bytes]) -> Iterator[Record]:
    """Read what lines hold; blank ones hold nothing."""
    for body in bodies:
        if not body.strip():
            continue
        try:
            yield vod_events.parse_callback(body, strict=False)
        except VodEventsError as error:
            yield Refused(str(error), body)


def summarise(bodies: Iterable[bytes]) -> Summary:
    """Count what lines hold."""
    summary = Summary(Counter(), [])
    for record in read(bodies):
        summary.counts[what(record)] += 1
        if isinstance(record, Refused):
            summary.kept.append(record)
        elif isinstance(record, MalformedEvent):
            line = vod_events.to_json(record).encode()
            summary.kept.append(Refused(str(record.error), line))
    return summary


def what(record: Record) -> str:
    """Name what a line holds: the type of its event, and whether its task did not succeed."""
    if isinstance(record, Refused):
        return "refused"
    if isinstance(record, MalformedEvent):
        return "malformed"
    if isinstance(record, UnknownEvent):
        return record.event_type
    if getattr(record.payload, "succeeded", None) is False:
        return f"{record.event_type}, not succeeded"
    return record.event_type


def summarise_part(part: Part) -> Summary:
    """Count what a part holds."""
    return summarise(lines(part))


def merge(summaries: Iterable[Summary]) -> Summary:
    """Add up summaries."""
    total = Summary(Counter(), [])
    for summary in summaries:
        total.counts.update(summary.counts)
        total.kept.extend(summary.kept)
    return total


def summarise_files(paths: Iterable[str], size: int = PART_SIZE) -> Summary:
    """Count what files hold, on all processors."""
    # Processes that are started afresh do not depend on what threads this one has.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        all_parts = chain.from_iterable(parts(path, size) for path in paths)
        return merge(pool.map(summarise_part, all_parts))


def main() -> None:
    """Print what the files hold."""
    summary = summarise_files(sys.argv[1:])
    for what, count in summary.counts.most_common():
        print(f"{count:>9} {what}")
    for kept in summary.kept:
        print(kept.error, file=sys.stderr)


if __name__ == "__main__":
    main()
