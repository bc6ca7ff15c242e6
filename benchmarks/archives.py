"""Read an archive in each of the documented ways: ``python benchmarks/archives.py [--write]``.

Makes an archive of callbacks in a temporary folder, counts what it holds with the programs of the
documentation, in interleaved rounds, and prints a table; ``--write`` puts it where the page shows
it.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from vod_events import samples

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "archives-table.inc"
BODIES = ("pull_complete", "pull_complete_failed", "pull_complete_rich", "pull_complete_nulls")

sys.path.insert(0, str(ROOT / "docs" / "examples"))


class Cost(NamedTuple):
    """What one way took, in seconds."""

    elapsed: float
    processor: float
    """Of all processes together."""


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "callbacks.jsonl"
        make(path, options.lines)
        text = table(measure(str(path), options), options.lines, path.stat().st_size)
    print(text)
    if options.write:
        TABLE.write_text(text, encoding="utf-8")


def make(path: Path, count: int) -> None:
    """Write an archive: a task of its own in each line."""
    events = [json.loads(samples.load(name)) for name in BODIES]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            event = events[number % len(events)]
            event["PullCompleteEvent"]["TaskId"] = f"1500000001-PullUpload-{number:032x}"
            file.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")


def measure(path: str, options: argparse.Namespace) -> dict[str, Cost]:
    """Give the median cost of each way, and check that all come to the same."""
    # Each process that is started imports this module, and needs no more than its own part.
    archive, archive_dask = map(import_module, ("archive", "archive_dask"))
    ways: dict[str, Callable[[], Any]] = {
        "one process": lambda: archive.merge(map(archive.summarise_part, archive.parts(path))),
        "`archive.py`": lambda: archive.summarise_files([path]),
        "`archive_dask.py`": lambda: archive_dask.summarise_files([path]),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    results: list[Any] = []
    for _ in range(options.rounds):
        for name, way in ways.items():
            before = now()
            results.append(way())
            costs[name].append(Cost(*(b - a for a, b in zip(before, now(), strict=True))))
    if (
        any(result != results[0] for result in results)
        or results[0].counts.total() != options.lines
    ):
        sys.exit("the ways differ in what they count")
    return {
        name: Cost(*map(statistics.median, zip(*found, strict=True)))
        for name, found in costs.items()
    }


def now() -> Cost:
    """Give the time, and what this process and those that it ended have taken of processors."""
    used = os.times()
    return Cost(time.perf_counter(), sum(used[:4]))


def table(costs: dict[str, Cost], count: int, size: int) -> str:
    """Format what was measured."""
    rows = "".join(
        f"| {name} | {cost.elapsed:.1f} | {count / cost.elapsed:,.0f} | {cost.processor:.1f} |\n"
        for name, cost in costs.items()
    )
    return (
        f"| {count:,} lines, {size / 1e6:.0f} MB | Seconds | Lines a second | Processor seconds |\n"
        f"|---|---|---|---|\n{rows}\n"
        f"With CPython {platform.python_version()} on {platform.system()} {platform.machine()} with "
        f"{os.cpu_count()} processors, of which other programs took a part: the load average was "
        f"{os.getloadavg()[0]:.1f} after it. Processor seconds are those of all processes together, "
        "their start included.\n"
    )


if __name__ == "__main__":
    main()
