"""Counts the events in archives of callbacks, with Dask: ``python archive_dask.py PATTERN...``."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any, cast

import dask.bag
from archive import Summary, merge, summarize

bags = cast("Any", dask.bag)  # Dask has no types.


def summarize_files(paths: Sequence[str], size: int | str | None = "8MiB") -> Summary:
    """Count the events in files, on all processors or on the current cluster.

    Args:
        paths: Files or patterns, on this machine or anywhere that Dask can read.
        size: How much one task reads. None for whole files, which compressed files need.
    """
    # With surrogateescape, a line that is not UTF-8 does not stop the count: only it is refused.
    bag = bags.read_text(list(paths), blocksize=size, encoding="utf-8", errors="surrogateescape")
    return merge(bag.map_partitions(_summarize_lines).compute())


def _summarize_lines(lines: Iterable[str]) -> list[Summary]:
    return [summarize(line.encode("utf-8", "surrogateescape") for line in lines)]


def main() -> None:
    """Count the events in the files, and print the result."""
    summary = summarize_files(sys.argv[1:])
    for what, count in summary.counts.most_common():
        print(f"{count:>9} {what}")


if __name__ == "__main__":
    main()
