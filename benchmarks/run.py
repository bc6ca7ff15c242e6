"""Compare the library with its peers: ``python benchmarks/run.py [--rounds N] [--write]``.

Prints the table, and with ``--write`` puts it and a plot where the documentation shows them.
"""

import argparse
import gc
import json
import platform
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import bodies
import growth
import measure
import peers

from vod_events import InvalidEventError
from vod_events._wire.accelerator import AcceleratedEngine
from vod_events._wire.engine import Engine

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "performance-table.inc"
PLOT = ROOT / "docs" / "performance.svg"


class Claim(NamedTuple):
    """One line of the table: what is compared, and what it has to reach."""

    text: str
    group: str
    ours: str
    theirs: str
    must: float
    aim: float


CLAIMS = [
    Claim(
        "one callback, accelerated, to pydantic",
        "callback",
        "msgspec engine",
        "pydantic",
        0.65,
        0.5,
    ),
    Claim(
        "batch of 16, accelerated, to pydantic",
        "batch of 16",
        "msgspec engine",
        "pydantic",
        0.6,
        0.5,
    ),
    Claim(
        "one callback, accelerated, to msgspec Structs",
        "callback",
        "msgspec engine",
        "msgspec Structs",
        2.6,
        2.0,
    ),
    Claim(
        "batch of 16, accelerated, to msgspec Structs",
        "batch of 16",
        "msgspec engine",
        "msgspec Structs",
        2.6,
        2.0,
    ),
    Claim(
        "one callback, standard library, to the official SDK",
        "callback",
        "standard engine",
        "official SDK",
        0.6,
        0.5,
    ),
    Claim(
        "batch of 16, standard library, to the official SDK",
        "batch of 16",
        "standard engine",
        "official SDK",
        0.6,
        0.5,
    ),
    Claim(
        "one callback, standard library, to plain cattrs",
        "callback",
        "standard engine",
        "cattrs over json",
        0.6,
        0.5,
    ),
    Claim(
        "batch of 16, standard library, to plain cattrs",
        "batch of 16",
        "standard engine",
        "cattrs over json",
        0.6,
        0.5,
    ),
    Claim(
        "null sibling keys, accelerated, to pydantic",
        "null siblings",
        "msgspec engine",
        "pydantic",
        0.8,
        0.6,
    ),
    Claim(
        "a signed callback, accelerated, to pydantic",
        "signed",
        "msgspec engine",
        "pydantic",
        0.65,
        0.5,
    ),
    Claim(
        "unknown fields at three depths, accelerated, to pydantic keeping extras",
        "unknown fields",
        "msgspec engine",
        "pydantic, extras",
        1.2,
        1.0,
    ),
    Claim("to_json, accelerated, to pydantic", "to_json", "msgspec engine", "pydantic", 0.8, 0.6),
    Claim(
        "to_json, standard library, to the official SDK",
        "to_json",
        "standard engine",
        "official SDK",
        0.4,
        0.3,
    ),
    Claim(
        "a wrong type, to the same body without it, standard library",
        "failure",
        "wrong type",
        "right type",
        3,
        2,
    ),
    Claim(
        "10,000 events in batches of 16, an event, to one batch",
        "size",
        "10,000 in batches",
        "of 16",
        1.1,
        1.0,
    ),
    Claim(
        "10,000 events in one body, an event, to a batch of 16",
        "size",
        "10,000 in one body",
        "of 16",
        1.1,
        1.0,
    ),
    Claim(
        "batch of 16, one of them of a type without a class, accelerated, to the standard library",
        "mixed batch",
        "msgspec engine",
        "standard engine",
        1.0,
        0.7,
    ),
    Claim("import vod_events, to import cattrs", "import", "vod_events", "cattrs", 1.25, 1.0),
    Claim(
        "memory of a held event, to the official SDK",
        "memory",
        "msgspec engine",
        "official SDK",
        0.5,
        0.4,
    ),
]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    groups = measure_all(options.rounds)
    table = claims_table(groups) + "\n" + times_table(groups)
    print(table)
    if options.write:
        TABLE.write_text(table, encoding="utf-8")
        plot(groups)


def measure_all(rounds: int) -> dict[str, measure.Samples]:
    """Measure every group of contenders."""
    spec = json.loads((ROOT / bodies.SPEC).read_bytes())
    batch = bodies.batch(spec, 16)
    grown = growth.write_modules(ROOT / "build" / "grown")
    groups = {
        "callback": measure.times(_readers(bodies.callback(spec)), rounds),
        "batch of 16": measure.times(_batch_readers(batch), rounds),
        "mixed batch": measure.times(_mixed_readers(bodies.mixed_batch(spec, 16)), rounds),
        "null siblings": measure.times(
            _readers(bodies.with_null_siblings(spec, peers.sdk_payload_keys())), rounds
        ),
        "signed": measure.times(_readers(bodies.signed(spec)), rounds),
        "unknown fields": measure.times(_readers(bodies.with_unknown_fields(spec)), rounds),
        "to_json": measure.times(_writers(bodies.callback(spec)), rounds),
        "failure": measure.times(_failures(spec), rounds),
        "size": _sizes(spec, max(rounds // 6, 3)),
        "import": measure.import_times(
            ["vod_events", "cattrs", "pydantic", "tencentcloud.vod.v20180717.models"],
            max(rounds // 4, 3),
        ),
        "import, with the data types of all events": measure.import_times(
            list(grown.modules), max(rounds // 8, 3), grown.folder
        ),
    }
    return groups | _memory(bodies.callback(spec))


STANDARD = Engine()
ACCELERATED = AcceleratedEngine()


def _readers(body: bytes) -> dict[str, measure.Work]:
    return {
        "msgspec engine": lambda: ACCELERATED.event(body),
        "standard engine": lambda: STANDARD.event(body),
        "official SDK": lambda: peers.sdk_event(body),
        "pydantic": lambda: peers.PydanticEvent.model_validate_json(body),
        "pydantic, extras": lambda: peers.PydanticExtraEvent.model_validate_json(body),
        "msgspec Structs": lambda: peers.msgspec_event(body),
        "cattrs over json": lambda: peers.cattrs_event(json.loads(body)),
        "cattrs over orjson": lambda: peers.cattrs_event(peers.orjson_loads(body)),
        "json.loads alone": lambda: json.loads(body),
        "orjson.loads alone": lambda: peers.orjson_loads(body),
    }


def _batch_readers(body: bytes) -> dict[str, measure.Work]:
    return {
        "msgspec engine": lambda: ACCELERATED.response(body),
        "standard engine": lambda: STANDARD.response(body),
        "official SDK": lambda: peers.sdk_batch(body),
        "pydantic": lambda: peers.PydanticEnvelope.model_validate_json(body),
        "pydantic, extras": lambda: peers.PydanticExtraEnvelope.model_validate_json(body),
        "msgspec Structs": lambda: peers.msgspec_batch(body),
        "cattrs over json": lambda: peers.cattrs_batch(json.loads(body)),
        "cattrs over orjson": lambda: peers.cattrs_batch(peers.orjson_loads(body)),
        "json.loads alone": lambda: json.loads(body),
        "orjson.loads alone": lambda: peers.orjson_loads(body),
    }


def _mixed_readers(body: bytes) -> dict[str, measure.Work]:
    # The others' models refuse the whole batch.
    return {
        "msgspec engine": lambda: ACCELERATED.response(body),
        "standard engine": lambda: STANDARD.response(body),
        "official SDK": lambda: peers.sdk_batch(body),
    }


def _writers(body: bytes) -> dict[str, measure.Work]:
    event: Any = STANDARD.event(body)
    sdk_event = peers.sdk_event(body)
    pydantic_event = peers.PydanticEvent.model_validate_json(body)
    struct = peers.msgspec_event(body)
    return {
        "msgspec engine": lambda: ACCELERATED.json(event),
        "standard engine": lambda: STANDARD.json(event),
        "official SDK": sdk_event.to_json_string,
        "pydantic": lambda: pydantic_event.model_dump_json(by_alias=True, exclude_none=True),
        "msgspec Structs": lambda: peers.msgspec_encode(struct),
    }


def _failures(spec: dict[str, Any]) -> dict[str, measure.Work]:
    wrong, right = bodies.with_wrong_type(spec), bodies.callback(spec)

    def refused(engine: Engine) -> measure.Work:
        def read() -> None:
            try:
                engine.event(wrong)
            except InvalidEventError as error:
                _ = error.problems

        return read

    return {
        "wrong type": refused(STANDARD),
        "right type": lambda: STANDARD.event(right),
        "wrong type, msgspec engine": refused(ACCELERATED),
        "right type, msgspec engine": lambda: ACCELERATED.event(right),
    }


def _sizes(spec: dict[str, Any], rounds: int) -> measure.Samples:
    small, large = bodies.batch(spec, 16), bodies.batch(spec, 10_000)
    work: dict[str, tuple[int, measure.Work]] = {
        "of 16": (16, lambda: ACCELERATED.response(small)),
        "10,000 in batches": (10_000, lambda: _repeat(ACCELERATED.response, small, 625)),
        "10,000 in one body": (10_000, lambda: ACCELERATED.response(large)),
        "10,000 in one body, no collector": (
            10_000,
            lambda: _without_collector(ACCELERATED.response, large),
        ),
        "pydantic, of 16": (16, lambda: peers.PydanticEnvelope.model_validate_json(small)),
        "pydantic, 10,000 in one body": (
            10_000,
            lambda: peers.PydanticEnvelope.model_validate_json(large),
        ),
        "msgspec Structs, of 16": (16, lambda: peers.msgspec_batch(small)),
        "msgspec Structs, 10,000 in one body": (10_000, lambda: peers.msgspec_batch(large)),
    }
    samples = measure.times({name: read for name, (_, read) in work.items()}, rounds, span=0.1)
    return {
        name: [seconds / work[name][0] for seconds in figures] for name, figures in samples.items()
    }


def _repeat(read: Callable[[bytes], Any], body: bytes, times: int) -> None:
    for _ in range(times):
        read(body)


def _without_collector(read: Callable[[bytes], Any], body: bytes) -> None:
    gc.disable()
    try:
        read(body)
    finally:
        gc.enable()


def _memory(body: bytes) -> dict[str, measure.Samples]:
    readers = _readers(body)
    names = ["msgspec engine", "standard engine", "official SDK", "pydantic", "msgspec Structs"]
    held = {name: measure.held_bytes(readers[name], 2000) for name in names}
    return {
        "memory": {name: [current] * 2 for name, (current, _) in held.items()},
        "peak memory": {name: [peak] * 2 for name, (_, peak) in held.items()},
    }


def claims_table(groups: dict[str, measure.Samples]) -> str:
    """Make the table of what has to be reached, in Markdown."""
    lines = ["| compared | median ratio | quartiles | must | aim |", "|---|---|---|---|---|"]
    for claim in CLAIMS:
        median, low, high = measure.ratio(groups[claim.group], claim.ours, claim.theirs)
        lines.append(
            f"| {claim.text} | {median:.2f} | {low:.2f} to {high:.2f} "
            f"| ≤ {claim.must:g} | {claim.aim:g} |"
        )
    return "\n".join([*lines, ""])


def times_table(groups: dict[str, measure.Samples]) -> str:
    """Make the tables of all contenders, in Markdown."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    parts = [f"Medians of one run on {python}.\n"]
    for group, samples in groups.items():
        unit, scale = ("bytes", 1.0) if "memory" in group else ("µs", 1e6)
        parts.append(f"| {group} | {unit} |\n|---|---|")
        parts += [
            f"| {name} | {statistics.median(figures) * scale:,.1f} |"
            for name, figures in samples.items()
        ]
        parts.append("")
    return "\n".join(parts)


def plot(groups: dict[str, measure.Samples]) -> None:
    """Draw the readers of one callback and of a batch, as times to the official SDK's."""
    import matplotlib as mpl  # noqa: PLC0415 - needed for the plot alone

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "vod-events"
    from matplotlib import pyplot as plt  # noqa: PLC0415 - after the backend is chosen

    figure, axes = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
    for axis, group in zip(axes, ("callback", "batch of 16"), strict=True):
        names = list(reversed(groups[group]))
        medians = [measure.ratio(groups[group], name, "official SDK")[0] for name in names]
        colours = ["#2a6f97" if "engine" in name else "#b8c4cc" for name in names]
        bars = axis.barh(names, medians, color=colours)
        axis.bar_label(bars, fmt="%.2f", padding=3)
        axis.set_title(group)
        axis.set_xlabel("time, official SDK = 1")
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(PLOT, metadata={"Date": None})


if __name__ == "__main__":
    main()
