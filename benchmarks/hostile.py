"""Measure hostile bodies: ``python benchmarks/hostile.py [--size BYTES] [--rounds N] [--write]``.

Prints the table, and with ``--write`` writes it into the documentation.
"""

import argparse
import contextlib
import copy
import gc
import io
import json
import pickle
import platform
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import bodies
from hostile_bodies import HOSTILE

from vod_events import PullEventsResponse, VodEventsError, dedup_key, drift
from vod_events.__main__ import main as command_line
from vod_events._wire.accelerator import AcceleratedEngine
from vod_events._wire.engine import Engine

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "hostile-table.inc"

STANDARD = Engine()
ACCELERATED = AcceleratedEngine()

Work = Callable[[], Any]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of each body")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    good = _good(options.size)
    rows = [("a good body", good)]
    rows += [(name, make(options.size).encode()) for name, make in HOSTILE.items()]
    head = ["body", "standard library", "not strict", "msgspec", "not strict", "json.loads"]
    lines = [[*head, "collected", "json.loads", "dearest use", "inspect", "memory"]]
    for name, body in rows:
        lines.append([name, *_row(body, good, options.rounds)])
        print(lines[-1], flush=True)
    table = (
        f"Medians of {options.rounds} rounds, with bodies of {options.size:,} bytes, on"
        f" {platform.python_implementation()} {platform.python_version()}.\n\n{_markdown(lines)}"
    )
    print(table)
    if options.write:
        TABLE.write_text(table, "utf-8")


def _good(size: int) -> bytes:
    event = bodies.PULL_COMPLETE
    return bodies.batch([event] * max(size // len(bodies.text(event)), 1))


def _row(body: bytes, good: bytes, rounds: int) -> list[str]:
    works: list[Work] = [
        lambda: _attempt(STANDARD, body, strict=True),
        lambda: _attempt(STANDARD, body, strict=False),
        lambda: _attempt(ACCELERATED, body, strict=True),
        lambda: _attempt(ACCELERATED, body, strict=False),
        lambda: _decoded(body),
    ]
    own = _ratios(works, body, good, rounds)
    *collected, collected_by_json = _ratios(works, body, good, 1, collector=True)
    use, name = max((_ratios([work], body, good, 1)[0], name) for name, work in _uses(body).items())
    figures = [f"{ratio:.1f}" for ratio in (*own, max(collected), collected_by_json)]
    return [*figures, f"{use:.1f} ({name})", f"{_inspect_ratio(body, good):.1f}", _memory(body)]


def _ratios(
    works: Sequence[Work], body: bytes, good: bytes, rounds: int, *, collector: bool = False
) -> list[float]:
    """Time functions on a body, each next to the reading of a good one.

    Args:
        works: the functions.
        body: the body.
        good: the good body.
        rounds: how often to time each.
        collector: whether to leave the garbage collector on.

    Returns:
        For each the median of its times per byte, as a multiple of the good body's.
    """
    samples: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, ratios in zip(works, samples, strict=True):
            base = _time(lambda: STANDARD.response(good), collector=collector) / len(good)
            ratios.append(_time(work, collector=collector) / len(body) / base)
    return [statistics.median(ratios) for ratios in samples]


def _time(work: Work, *, collector: bool) -> float:
    gc.collect()
    if not collector:
        gc.disable()
    start = time.process_time()
    result = work()
    elapsed = time.process_time() - start
    gc.enable()
    del result
    return elapsed


def _attempt(engine: Engine, body: bytes, *, strict: bool) -> Any:
    try:
        return engine.events(body, strict=strict)
    except VodEventsError as error:
        return str(error)


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        return str(error)


def _uses(body: bytes) -> dict[str, Work]:
    """Return what programs do with what has been read."""
    read = STANDARD.response if b'"EventSet"' in body else STANDARD.event
    try:
        value: Any = read(body, strict=False)
    except VodEventsError:
        return {"none": lambda: None}
    again = read(body, strict=False)
    pickled = pickle.dumps(value)
    events = value.event_set if isinstance(value, PullEventsResponse) else (value,)
    return {
        "hash": lambda: hash(value),
        "==": lambda: value == again,
        "deepcopy": lambda: copy.deepcopy(value),
        "pickle": lambda: pickle.dumps(value),
        "unpickle": lambda: pickle.loads(pickled),  # noqa: S301 - made here
        "to_json": lambda: STANDARD.json(value),
        "to_json, msgspec": lambda: ACCELERATED.json(value),
        "to_dict": lambda: STANDARD.tree(value),
        "dedup_key": lambda: [dedup_key(event) for event in events],
        "drift": lambda: drift(value),
        "repr": lambda: repr(value),
    }


def _inspect_ratio(body: bytes, good: bytes) -> float:
    """Return the time of ``vod-events inspect`` per byte, as a multiple of a good body's."""
    with tempfile.TemporaryDirectory() as folder:
        times: list[float] = []
        for name, data in (("good", good), ("hostile", body)):
            path = Path(folder) / name
            path.write_bytes(data)
            times.append(_time(lambda path=path: _inspect(path), collector=True) / len(data))
    return times[1] / times[0]


def _inspect(path: Path) -> None:
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        command_line(["inspect", str(path)])


def _memory(body: bytes) -> str:
    """Return the peak memory while a body is read, in bytes per byte of the body."""
    tracemalloc.start()
    _attempt(STANDARD, body, strict=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{peak / len(body):.0f}"


def _markdown(lines: Sequence[Sequence[str]]) -> str:
    rows = [lines[0], ["---"] * len(lines[0]), *lines[1:]]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    main()
