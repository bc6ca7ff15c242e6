"""Measurements: side by side, in rounds, as ratios.

Times are processor times, so that other programs influence them as little as possible.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[], Any]
Samples = dict[str, list[float]]


def times(contenders: dict[str, Work], rounds: int, span: float = 0.004) -> Samples:
    """Time functions in interleaved rounds.

    Each round runs every contender for about `span` seconds, in rotating order, so that a
    machine whose speed drifts affects all of them equally.

    Returns:
        For each contender its seconds per call, one figure per round.
    """
    loops = {name: _loops_for(work, span) for name, work in contenders.items()}
    samples: Samples = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            samples[name].append(_time(contenders[name], loops[name]))
    return samples


def fresh_times(programs: dict[str, str], rounds: int, folder: Path | None = None) -> Samples:
    """Time programs, each in a fresh process, in interleaved rounds.

    Args:
        programs: the statements to time, on one line.
        rounds: how often to time each.
        folder: where to import modules from that are not installed.

    All modules are compiled beforehand, as by an installer, regardless of the environment.
    """
    samples: Samples = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as compiled:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        paths = [str(folder)] if folder else []
        environment["PYTHONPATH"] = os.pathsep.join(
            [*paths, *filter(None, [os.environ.get("PYTHONPATH")])]
        )
        for program in programs.values():
            _fresh_time(program, environment)
        for _ in range(rounds):
            for name, program in programs.items():
                samples[name].append(_fresh_time(program, environment))
    return samples


def _fresh_time(program: str, environment: dict[str, str]) -> float:
    # Compiled before the clock starts, as a module would be.
    code = (
        f"import time; code = compile({program!r}, 'program', 'exec'); "
        "start = time.process_time(); exec(code); print(time.process_time() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return float(done.stdout)


def held_bytes(make: Work, count: int) -> tuple[float, float]:
    """Measure the memory of results that are held.

    Returns:
        Bytes per result, and bytes per result at the peak while they were made.
    """
    make()
    gc.collect()
    tracemalloc.start()
    held = [make() for _ in range(count)]
    gc.collect()
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return current / count, peak / count


def ratio(samples: Samples, ours: str, theirs: str) -> tuple[float, float, float]:
    """Compare two contenders round by round.

    Returns:
        The median of the ratios, and the quartiles below and above it.
    """
    ratios = [a / b for a, b in zip(samples[ours], samples[theirs], strict=True)]
    low, median, high = statistics.quantiles(ratios, n=4)
    return median, low, high


def _loops_for(work: Work, span: float) -> int:
    # The first calls also generate functions and learn, which is not measured.
    for _ in range(3):
        work()
    warm_until = time.process_time() + span
    while time.process_time() < warm_until:
        work()
    return max(1, round(span / max(_time(work, 3), 1e-9)))


def _time(work: Work, loops: int) -> float:
    start = time.process_time()
    for _ in range(loops):
        work()
    return (time.process_time() - start) / loops
