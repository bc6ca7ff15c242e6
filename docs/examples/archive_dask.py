"""Counts what an archive of callbacks holds, with Dask: ``python archive_dask.py PATTERN...``."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any, cast

import dask.bag
from archive import Summary, merge, summarise

bags = cast("Any", dask.bag)  # It has no types.


def summarise_files(paths: Sequence[str], size: int | str | None = "8MiB") -> Summary:
    """Count what files hold, on all processors or on the cluster that is in use.

    Args:
        paths: files, or patterns; on this machine, or wherever Dask can read.
        size: how much one task reads; None for whole files, which compressed ones need.
    """
    # One line that is not UTF-8 would end it all; so it is kept as it is, and refused alone.
    bag = bags.read_text(list(paths), blocksize=size, encoding="utf-8", errors="surrogateescape")
    return merge(bag.map_partitions(_summarise_lines).compute())


def _summarise_lines(lines: Iterable[str]) -> list[Summary]:
    return [summarise(line.encode("utf-8", "surrogateescape") for line in lines)]


def main() -> None:
    """Print what the files hold."""
    summary = summarise_files(sys.argv[1:])
    for what, count in summary.counts.most_common():
        print(f"{count:>9} {what}")


if __name__ == "__main__":
    main()
