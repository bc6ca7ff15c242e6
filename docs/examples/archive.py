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
from typing import NamedTuple

import vod_events
from vod_events import AnyEvent, PullComplete, VodEventsError

PART_SIZE = 16 << 20


class Part(NamedTuple):
    """A part of a file: the lines that begin in it."""

    path: str
    start: int
    end: int


class Refused(NamedTuple):
    """A line that is not an event."""

    error: str
    line: bytes


class Summary(NamedTuple):
    """The events in some lines, counted."""

    counts: Counter[str]
    refused: list[Refused]


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


def summarise(bodies: Iterable[bytes]) -> Summary:
    """Count the events in lines, and skip blank lines."""
    summary = Summary(Counter(), [])
    for body in bodies:
        if not body.strip():
            continue
        try:
            event = vod_events.parse_callback(body)
        except VodEventsError as error:
            summary.counts["refused"] += 1
            summary.refused.append(Refused(str(error), body))
        else:
            summary.counts[_what(event)] += 1
    return summary


def summarise_part(part: Part) -> Summary:
    """Count the events in a part."""
    return summarise(lines(part))


def merge(summaries: Iterable[Summary]) -> Summary:
    """Add summaries up."""
    total = Summary(Counter(), [])
    for summary in summaries:
        total.counts.update(summary.counts)
        total.refused.extend(summary.refused)
    return total


def summarise_files(paths: Iterable[str], size: int = PART_SIZE) -> Summary:
    """Count the events in files, on all processors."""
    # Spawn, since forking a process that has threads is not safe.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        all_parts = chain.from_iterable(parts(path, size) for path in paths)
        return merge(pool.map(summarise_part, all_parts))


def main() -> None:
    """Count the events in the files, and print the result."""
    summary = summarise_files(sys.argv[1:])
    for what, count in summary.counts.most_common():
        print(f"{count:>9} {what}")
    for refused in summary.refused:
        print(refused.error, file=sys.stderr)


def _what(event: AnyEvent) -> str:
    match event:
        case PullComplete(payload=task):
            return "uploaded" if task.succeeded else "not uploaded"
        case _:
            return f"of type {event.event_type}"


if __name__ == "__main__":
    main()
