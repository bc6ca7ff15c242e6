"""Measure each documented way to read an archive, on archives of growing size.

``python benchmarks/archives.py [--write]`` makes each archive in a temporary folder and runs the
programs of the documentation on it, each in a separate process. It checks that each finds what
was written, and prints tables of time and memory; ``--write`` writes them into the documentation.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from make_archive import make

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "archives-table.inc"

sys.path.insert(0, str(ROOT / "docs" / "examples"))


class Cost(NamedTuple):
    """The cost of a program."""

    seconds: float
    processor: float
    """Processor seconds of all its processes together."""
    memory: float
    """Peak memory of its largest process, in megabytes."""


class Run(NamedTuple):
    """The costs of one archive, by way."""

    count: int
    size: int
    costs: dict[str, Cost]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    parser.add_argument("--way", nargs=3, help=argparse.SUPPRESS)  # runs one, for this program
    options = parser.parse_args()
    if options.way:
        name, archive, folder = options.way
        print(json.dumps(WAYS[name](archive, Path(folder))))
        return
    text = report([run(count) for count in options.counts])
    print(text)
    if options.write:
        TABLE.write_text(text, encoding="utf-8")


def run(count: int) -> Run:
    """Make an archive, and measure each way on it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "callbacks.jsonl"
        expected = make(path, count)
        costs: dict[str, Cost] = {}
        for name in WAYS:
            found, costs[name] = measure(name, str(path), folder)
            if found != expected:
                sys.exit(f"{name} finds {found - expected} more and {expected - found} less")
            print(f"{count:>9} {name}: {costs[name]}", file=sys.stderr)
        return Run(count, path.stat().st_size, costs)


def measure(*way: str) -> tuple[Counter[str], Cost]:
    """Run one way as a program, and return what it found and its cost."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, "--way", *way], stdout=subprocess.PIPE, text=True
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        # This includes the processes that the program has waited for. The peak of memory is at
        # least the memory of this process, which therefore holds little.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{way[0]} failed")
    unit = 1 if sys.platform == "darwin" else 1024
    cost = Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
    return Counter(json.loads(output)), cost


def report(runs: list[Run]) -> str:
    """Return the tables of the measurements."""
    counts = " | ".join(f"{run.count:,} lines, {run.size / 1e6:,.0f} MB" for run in runs)
    last = runs[-1]
    times = "".join(
        f"| {name} | {_row(runs, name, 'seconds', '.1f')} | {last.count / cost.seconds:,.0f} |\n"
        for name, cost in last.costs.items()
    )
    processor, memory = (
        "".join(f"| {name} | {_row(runs, name, field, form)} |\n" for name in last.costs)
        for field, form in (("processor", ".1f"), ("memory", ",.0f"))
    )
    rule = "---|" * len(runs)
    return (
        f"| Seconds | {counts} | Lines a second, of {last.count:,} |\n|---|{rule}---|\n{times}\n"
        f"| Processor seconds, of all processes | {counts} |\n|---|{rule}\n{processor}\n"
        f"| Peak memory of the largest process, MB | {counts} |\n|---|{rule}\n{memory}\n"
        f"With CPython {platform.python_version()} on {platform.system()} {platform.machine()} with "
        f"{os.cpu_count()} processors. The load average was {os.getloadavg()[0]:.1f} at the end. The "
        "figures are those of whole programs, their start included.\n"
    )


def _row(runs: list[Run], name: str, field: str, form: str) -> str:
    return " | ".join(format(getattr(run.costs[name], field), form) for run in runs)


def one_process(archive: str, _: Path) -> Counter[str]:
    """Count in a plain loop."""
    # Each process imports what it needs, so that its memory is its own.
    program = import_module("archive")
    return types(program.merge(map(program.summarize_part, program.parts(archive))))


def processes(archive: str, _: Path) -> Counter[str]:
    """Count in several processes."""
    return types(import_module("archive").summarize_files([archive]))


def dask(archive: str, _: Path) -> Counter[str]:
    """Count with Dask."""
    return types(import_module("archive_dask").summarize_files([archive]))


def types(summary: Any) -> Counter[str]:
    """Return the counts by type only, as `make` does."""
    counts: Counter[str] = Counter()
    for what, count in summary.counts.items():
        counts[what.removesuffix(", not succeeded")] += count
    return counts


def write_polars(archive: str, folder: Path) -> Counter[str]:
    """Write Parquet with polars, and count in the files."""
    write = import_module("frame").write
    import_module("archive_parquet").convert(archive, folder / "polars", write)
    return types_in_files(folder / "polars")


def write_pandas(archive: str, folder: Path) -> Counter[str]:
    """Write Parquet with pandas, and count in the files."""
    write = import_module("frame_pandas").write
    import_module("archive_parquet").convert(archive, folder / "pandas", write)
    return types_in_files(folder / "pandas")


def types_in_files(folder: Path) -> Counter[str]:
    """Count the types in Parquet files, reading only the columns needed."""
    pl = import_module("polars")
    return polars_types(pl.scan_parquet(folder / "*.parquet"))


def read_polars(_: str, folder: Path) -> Counter[str]:
    """Read all that was written into a table of polars."""
    return polars_types(import_module("frame").read(folder / "polars").lazy())


def polars_types(table: Any) -> Counter[str]:
    """Count the types in a lazy table."""
    pl = import_module("polars")
    what = (
        pl.when(pl.col("line").is_not_null())
        .then(pl.lit("refused"))
        .when(pl.col("error").is_not_null())
        .then(pl.lit("malformed"))
        .otherwise("event_type")
    )
    return Counter(dict(table.group_by(what.alias("what")).len().collect().iter_rows()))


def read_pandas(_: str, folder: Path) -> Counter[str]:
    """Read all that was written into a table of pandas."""
    table = import_module("frame_pandas").read(folder / "pandas")
    kinds = table["event_type"].where(table["error"].isna(), "malformed")
    kinds = kinds.where(table["line"].isna(), "refused")
    return Counter(kinds.value_counts().to_dict())


WAYS = {
    "one process": one_process,
    "`archive.py`": processes,
    "`archive_dask.py`": dask,
    "`archive_parquet.py`, polars": write_polars,
    "`archive_parquet.py`, pandas": write_pandas,
    "reading all of it, polars": read_polars,
    "reading all of it, pandas": read_pandas,
}


if __name__ == "__main__":
    main()
