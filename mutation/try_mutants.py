"""Test the tests: ``python mutation/try_mutants.py [SECONDS] [--record] [--again]``.

Each mutant is the library with one change in one function; the tests must fail on it. The score of
each module is printed and written as a table, and the mutants that survive as another; ``--record``
writes both beside this file. You add the reason why a mutant survives to that table by hand.
The exit status is 1 if a reason is missing, or if the score is too low. Mutants that are not tried
within the seconds are not counted.
"""

import argparse
import csv
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
SCORES = "scores.csv"
SURVIVORS = "survivors.csv"
MUTMUT = (sys.executable, "-m", "mutmut")
_LOWEST_SCORE = 90
_NAME = re.compile(r"(?P<module>.+)\.x[_ǁ](?P<function>.+)__mutmut_\d+")
_OUT_OF_TIME = -24
_NOT_RUN = 255
"""mutmut could not run the tests that it chose, most likely since they cannot be collected."""
_FOUND = {1: "a test failed", 2: "it cannot be imported", _OUT_OF_TIME: "it never ends"}
"""The exit codes of pytest on a mutant that is found. `_NOT_RUN` is not one of them."""
_AGAIN = (0, _OUT_OF_TIME)


class Mutant(NamedTuple):
    """One mutant and what became of it."""

    name: str
    module: str
    function: str
    status: int | None

    @property
    def tried(self) -> bool:
        """Whether there was time for it."""
        return self.status is not None

    @property
    def found(self) -> bool:
        """Whether the tests noticed it."""
        return self.status in _FOUND


class Survivor(NamedTuple):
    """A mutant on which the tests pass: a row of the table."""

    Function: str
    Line: str
    Mutant: str
    Reason: str = ""


def main() -> int:
    """Try the mutants, and return the exit status."""
    parser = argparse.ArgumentParser(description="Test the tests.")
    parser.add_argument("seconds", type=int, nargs="?", default=3600)
    parser.add_argument("--record", action="store_true", help="write the tables beside this file")
    parser.add_argument(
        "--again", action="store_true", help="try only what has changed or survived"
    )
    options = parser.parse_args()
    if not options.again:
        shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    attempt(options.seconds)
    if options.again:
        attempt(options.seconds, *(mutant.name for mutant in made() if mutant.status in _AGAIN))
    mutants = [run_alone(one) if one.status == _NOT_RUN else one for one in made()]
    survived = (mutant for mutant in mutants if mutant.tried and not mutant.found)
    survivors = sorted(with_reasons(map(survivor, survived)))
    target = HERE if options.record else ROOT / "build" / "mutation"
    target.mkdir(parents=True, exist_ok=True)
    write(target / SURVIVORS, Survivor._fields, survivors)
    rows = scores(mutants)
    write(target / SCORES, list(rows[0]), [list(row.values()) for row in rows])
    for row in rows:
        print(", ".join(f"{name}: {value}" for name, value in row.items()))
    unexplained = [one for one in survivors if not one.Reason]
    for one in unexplained:
        print(f"no reason in {target / SURVIVORS}: {one.Function}: {one.Line} -> {one.Mutant}")
    return 1 if unexplained or float(str(rows[-1]["Score, %"] or 0)) < _LOWEST_SCORE else 0


def attempt(seconds: int, *names: str) -> None:
    """Try the mutants of these names; without names, all that have not been tried."""
    command = [*MUTMUT, "run", "--max-children", "2", *names]
    with suppress(subprocess.TimeoutExpired):  # mutmut saves each result at once
        subprocess.run(command, cwd=ROOT, check=True, timeout=seconds)  # noqa: S603 - our own


def made() -> Iterator[Mutant]:
    """Yield each mutant with its result."""
    for path in sorted((ROOT / "mutants" / "vod_events").rglob("*.py.meta")):
        statuses: dict[str, int | None] = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        for name, status in statuses.items():
            named = _NAME.fullmatch(name)
            assert named, f"a name that mutmut made up anew: {name}"
            function = named["function"].replace("ǁ", ".")  # between a class and its method
            yield Mutant(name, named["module"], function, status)


def run_alone(mutant: Mutant) -> Mutant:
    """Run all tests on a mutant, and return it with the result."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    options = project["pytest_add_cli_args"] + project["pytest_add_cli_args_test_selection"]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "pytest", "-qx", *options],
        check=False,
        cwd=ROOT / "mutants",
        env=os.environ | {"MUTANT_UNDER_TEST": mutant.name},
        stdout=subprocess.DEVNULL,
        timeout=600,
    )
    return mutant._replace(status=done.returncode)


def survivor(mutant: Mutant) -> Survivor:
    """Return the row of a mutant, with what it changed."""
    done = subprocess.run(  # noqa: S603 - our own
        [*MUTMUT, "show", mutant.name], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    changes = [line for line in done.stdout.splitlines() if re.match(r"[-+](?!--|\+\+)", line)]
    old, new = (
        " ".join(line[1:].strip() for line in changes if line[0] == sign) for sign in ("-", "+")
    )
    return Survivor(f"{mutant.module}.{mutant.function}", old, new)


def with_reasons(survivors: Iterable[Survivor]) -> Iterator[Survivor]:
    """Yield each survivor with the reason in its existing row."""
    with (HERE / SURVIVORS).open(encoding="utf-8", newline="") as file:
        rows = [Survivor(**row) for row in csv.DictReader(file)]
    reasons = {row[:-1]: row.Reason for row in rows}
    for one in survivors:
        yield one._replace(Reason=reasons.get(one[:-1], ""))


def scores(mutants: list[Mutant]) -> list[dict[str, object]]:
    """Return the number of mutants found in each module, and in all."""
    modules = sorted({mutant.module for mutant in mutants})
    rows = [
        _score(f"`{module}`", [one for one in mutants if one.module == module])
        for module in modules
    ]
    return [*rows, _score("all", mutants)]


def _score(name: str, mutants: list[Mutant]) -> dict[str, object]:
    tried = sum(mutant.tried for mutant in mutants)
    found = sum(mutant.found for mutant in mutants)
    endless = sum(mutant.status == _OUT_OF_TIME for mutant in mutants)
    # Rounded down, so that no score looks better than it is.
    score = math.floor(1000 * found / tried) / 10 if tried else ""
    return {
        "Module": name,
        "Mutants": len(mutants),
        "Tried": tried,
        "Found": found,
        "of which never end": endless,
        "Score, %": score,
    }


def write(table: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table."""
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
