"""Counts the events in archives of callbacks, in several processes: ``python archive.py FILE...``.

An archive is in JSON Lines: one body per line.
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
    """A line that is not a JSON object, or not the event of a normal callback."""

    error: str
    line: bytes


Record: TypeAlias = AnyEvent | Refused
"""The event of a line, or the line if it is refused."""


class Summary(NamedTuple):
    """The events in some lines, counted."""

    counts: Counter[str]
    kept: list[Refused]
    """The lines whose event cannot be read."""


def parts(path: str, size: int = PART_SIZE) -> Iterator[Part]:
    """Divide a file into parts without reading it."""
    length = Path(path).stat().st_size
    for start in range(0, length, size):
        yield Part(path, start, min(start + size, length))


def lines(part: Part) -> Iterator[bytes]:
    """Read the lines of a part."""
    with Path(part.path).open("rb") as file:
        if part.start:
            # Skip the rest of a line that began in the part before.
            file.seek(part.start - 1)
            file.readline()
        while file.tell() < part.end:
            yield file.readline()


def read(bodies: Iterable[bytes]) -> Iterator[Record]:
    """Read the events in lines, and skip blank lines."""
    for body in bodies:
        if not body.strip():
            continue
        try:
            yield vod_events.parse_callback(body, strict=False)
        except VodEventsError as error:
            yield Refused(str(error), body)


def summarize(bodies: Iterable[bytes]) -> Summary:
    """Count the events in lines."""
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
    """Return the name to count an event under: its type, and whether its task did not succeed."""
    if isinstance(record, Refused):
        return "refused"
    if isinstance(record, MalformedEvent):
        return "malformed"
    if isinstance(record, UnknownEvent):
        return record.event_type
    if getattr(record.payload, "succeeded", None) is False:
        return f"{record.event_type}, not succeeded"
    return record.event_type


def summarize_part(part: Part) -> Summary:
    """Count the events in a part."""
    return summarize(lines(part))


def merge(summaries: Iterable[Summary]) -> Summary:
    """Add summaries up."""
    total = Summary(Counter(), [])
    for summary in summaries:
        total.counts.update(summary.counts)
        total.kept.extend(summary.kept)
    return total


def summarize_files(paths: Iterable[str], size: int = PART_SIZE) -> Summary:
    """Count the events in files, on all processors."""
    # Spawn, since forking a process that has threads is not safe.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        all_parts = chain.from_iterable(parts(path, size) for path in paths)
        return merge(pool.map(summarize_part, all_parts))


def main() -> None:
    """Count the events in the files, and print the result."""
    summary = summarize_files(sys.argv[1:])
    for what, count in summary.counts.most_common():
        print(f"{count:>9} {what}")
    for kept in summary.kept:
        print(kept.error, file=sys.stderr)


if __name__ == "__main__":
    main()
