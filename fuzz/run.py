"""Fuzz every target in turn: ``python fuzz/run.py [SECONDS] [--record]``.

The targets share the seconds. The results are printed and written as a table, with ``--record``
also into the documentation's. A body that breaks a target is kept in the work folder, and the exit
status is then 1.
"""

import argparse
import csv
import hashlib
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from fuzz_targets import TARGETS
from seeds import dictionary, seeds

HERE = Path(__file__).parent
TABLE = HERE / "results.csv"
_GRACE = 60
"""Additional seconds for a target to start and to finish."""


def main() -> int:
    """Fuzz, and return the exit status."""
    parser = argparse.ArgumentParser(description="Fuzz every target in turn.")
    parser.add_argument("seconds", type=int, nargs="?", default=60)
    parser.add_argument("--record", action="store_true", help="write the documentation's table")
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "fuzz")
    options = parser.parse_args()
    work: Path = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    (work / "words.dict").write_text(dictionary(), "utf-8")
    rows = [fuzz(name, max(1, options.seconds // len(TARGETS)), work) for name in TARGETS]
    for table in [work / TABLE.name, *([TABLE] if options.record else [])]:
        write(table, rows)
    return 1 if any(row["Broken by"] for row in rows) else 0


def fuzz(target: str, seconds: int, work: Path) -> dict[str, object]:
    """Fuzz one target, and return its row of the table."""
    corpus, found = work / target / "corpus", work / target / "found"
    plant(corpus)
    found.mkdir(exist_ok=True)
    before = written_when(found)
    command = [
        *(sys.executable, str(HERE / "fuzz_one.py"), target, str(corpus)),
        *(
            f"-max_total_time={seconds}",
            "-timeout=60",
            "-report_slow_units=60",
            "-rss_limit_mb=2048",
        ),
        *(f"-dict={work / 'words.dict'}", f"-artifact_prefix={found}{os.sep}"),
        "-print_final_stats=1",
    ]
    started = time.monotonic()
    log = work / target / "log.txt"
    # On a busy machine it may not finish; the log has what it did until then.
    with log.open("wb") as output, suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - our own
            command, stdout=output, stderr=output, timeout=seconds + _GRACE, check=False
        )
    row = summary(target, time.monotonic() - started, log.read_text("utf-8", "replace"))
    # A body that breaks it again is written again, under the same name.
    broken = sorted(path for path, when in written_when(found).items() if before.get(path) != when)
    row["Broken by"] = len(broken)
    print(", ".join(f"{name}: {value}" for name, value in row.items()), flush=True)
    if not row["Executions"]:
        raise SystemExit(f"{target} could not be fuzzed: see {log}")
    for path in broken:
        print(f"  {path}, see {log}", flush=True)
    return row


def written_when(found: Path) -> dict[Path, int]:
    """Return when each kept body was written."""
    return {path: path.stat().st_mtime_ns for path in found.iterdir()}


def plant(corpus: Path) -> None:
    """Add the seeds to a corpus, which keeps the bodies of earlier runs."""
    corpus.mkdir(parents=True, exist_ok=True)
    for body in seeds():
        (corpus / hashlib.sha256(body).hexdigest()).write_bytes(body)


def summary(target: str, seconds: float, log: str) -> dict[str, object]:
    """Return the row of a target, read from libFuzzer's log."""
    progress = re.findall(r"#(\d+).*cov: (\d+) ft: \d+ corp: (\d+)", log)
    so_far, branches, bodies = progress[-1] if progress else ("0", "0", "0")
    executions = re.findall(r"stat::number_of_executed_units: (\d+)", log) or [so_far]
    return {
        "Target": target,
        "Seconds": round(seconds),
        "Executions": int(executions[-1]),
        "Places reached": int(branches),
        "Bodies that reach them": int(bodies),
    }


def write(table: Path, rows: list[dict[str, object]]) -> None:
    """Write the table."""
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
