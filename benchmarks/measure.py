"""How things are measured: side by side, in rounds, as ratios."""

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
    """Time pieces of work in interleaved rounds.

    Each round runs every contender for about `span` seconds, in an order that turns, so that a
    machine whose speed drifts slows all of them alike.

    Returns:
        For each contender its seconds a call, one figure a round.
    """
    loops = {name: _loops_for(work, span) for name, work in contenders.items()}
    samples: Samples = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            samples[name].append(_time(contenders[name], loops[name]))
    return samples


def import_times(modules: list[str], rounds: int, folder: Path | None = None) -> Samples:
    """Time imports, each in a fresh process, in interleaved rounds.

    Args:
        modules: what is imported.
        rounds: how often each is.
        folder: where they stand, if they are not installed.

    All modules are compiled beforehand, as an installer does it, whatever the environment says.
    """
    samples: Samples = {module: [] for module in modules}
    with tempfile.TemporaryDirectory() as compiled:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if folder:
            environment["PYTHONPATH"] = str(folder)
        for module in modules:
            _import_time(module, environment)
        for _ in range(rounds):
            for module in modules:
                samples[module].append(_import_time(module, environment))
    return samples


def _import_time(module: str, environment: dict[str, str]) -> float:
    code = (
        "import time; start = time.perf_counter(); "
        f"import {module}; print(time.perf_counter() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    return float(done.stdout)


def held_bytes(make: Work, count: int) -> tuple[float, float]:
    """Measure the memory of results that are held.

    Returns:
        Bytes a result, and bytes a result at the peak while they were made.
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
    # What the first calls make and learn is not what a call costs.
    warm_until = time.perf_counter() + span
    while time.perf_counter() < warm_until:
        work()
    return max(1, round(span / max(_time(work, 3), 1e-9)))


def _time(work: Work, loops: int) -> float:
    start = time.perf_counter()
    for _ in range(loops):
        work()
    return (time.perf_counter() - start) / loops
