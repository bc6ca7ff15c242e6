"""Compare the library with its peers, and print the claims that are missed.

``--write claims`` writes the table of claims into the documentation, ``--write all`` also the times
and the plots. ``--once`` runs everything as briefly as possible, to check that it works.
"""

import argparse
import gc
import json
import platform
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import bodies
import claims
import measure
import peers
import programs
import report
from claims import CATTRS, EXTRAS, OURS, PYDANTIC, SDK, STANDARD, STRUCTS

from vod_events import InvalidEventError
from vod_events._wire.accelerator import AcceleratedEngine
from vod_events._wire.engine import Engine

DOCS = Path(__file__).parent.parent / "docs"

_Groups = dict[str, Callable[[], measure.Samples]]

_accelerated = AcceleratedEngine()
_standard = Engine()


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--only", default="", help="measure groups with this in their names alone")
    parser.add_argument("--write", choices=["claims", "all"])
    parser.add_argument("--once", action="store_true")
    options = parser.parse_args()
    rounds, span = (2, 0.0) if options.once else (options.rounds, 0.004)
    with tempfile.TemporaryDirectory() as folder:
        work = all_groups(rounds, span, Path(folder))
        groups = {name: run() for name, run in work.items() if options.only in name}
        print(report.times_table(groups))
        print(*report.missed(groups), sep="\n")
        if options.only:
            return
        target = DOCS if options.write else Path(folder)
        version = ".".join(platform.python_version_tuple()[:2])
        (target / f"performance-{version}.inc").write_text(report.claims_table(groups), "utf-8")
        if options.write == "claims":
            return
        types = {
            name: measure.times(_few_readers(name, bodies.text(event)), max(rounds // 4, 2), span)
            for name, event in bodies.of_each_type().items()
        }
        (target / "performance-times.inc").write_text(report.times_table(groups), "utf-8")
        report.plot_readers(groups, target / "performance.svg")
        report.plot_types(types, target / "performance-types.svg")


def all_groups(rounds: int, span: float, folder: Path) -> _Groups:
    """Return the function that measures each group of contenders."""
    pull, procedure = bodies.PULL_COMPLETE, bodies.text(bodies.procedure())
    times = partial(measure.times, rounds=rounds, span=span)
    fresh = partial(measure.fresh_times, rounds=max(rounds // 4, 2), folder=folder)

    def read(event: bodies.Tree) -> measure.Samples:
        return times(_readers(event["EventType"], bodies.text(event)))

    return {
        claims.CALLBACK: lambda: read(pull),
        claims.BATCH: lambda: times(_batch_readers(bodies.batch([pull] * 16))),
        claims.DOCUMENTED: lambda: read(bodies.documented_procedure()),
        claims.REAL: lambda: read(bodies.procedure()),
        claims.NOT_SET: lambda: times(_times_not_set()),
        claims.EIGHT: lambda: times(_eight_types()),
        claims.NO_CLASS: lambda: times(_one_without_a_class()),
        claims.NULLS: lambda: read(bodies.with_null_siblings(pull)),
        claims.SIGNED: lambda: read(bodies.signed(pull)),
        claims.UNKNOWN: lambda: times(_unknown_fields()),
        claims.TOLERANT: lambda: times(_tolerant()),
        claims.WRITTEN: lambda: times(_writers("PullComplete", bodies.text(pull))),
        claims.WRITTEN_REAL: lambda: times(_writers("ProcedureStateChanged", procedure)),
        claims.FAILURE: lambda: times(_failures()),
        claims.SIZE: lambda: _sizes(max(rounds // 6, 2), span * 25),
        claims.IMPORT: lambda: fresh(
            {
                "vod_events": "import vod_events",
                "cattrs": "import cattrs",
                PYDANTIC: "from pydantic import BaseModel",
                SDK: "import tencentcloud.vod.v20180717.models",
            }
        ),
        claims.CLASSES: lambda: fresh(programs.all_classes(folder)),
        claims.FIRST: lambda: fresh(
            programs.first_event("PullComplete", bodies.text(pull), folder)
        ),
        claims.FIRST_PROCEDURE: lambda: fresh(
            programs.first_event("ProcedureStateChanged", procedure, folder)
        ),
        claims.MEMORY: lambda: _memory("PullComplete", bodies.text(pull), rounds),
        claims.MEMORY_PROCEDURE: lambda: _memory("ProcedureStateChanged", procedure, rounds),
    }


def _few_readers(event_type: str, body: bytes) -> dict[str, measure.Work]:
    pydantic_event = peers.pydantic_event(event_type)
    msgspec_event = peers.msgspec_event(event_type)
    return {
        OURS: lambda: _accelerated.event(body),
        STANDARD: lambda: _standard.event(body),
        SDK: lambda: peers.sdk_event(body),
        PYDANTIC: lambda: pydantic_event(body),
        STRUCTS: lambda: msgspec_event(body),
    }


def _readers(event_type: str, body: bytes) -> dict[str, measure.Work]:
    extras = peers.pydantic_event(event_type, "allow")
    cattrs = peers.cattrs_event(event_type)
    cattrs_over_orjson = peers.cattrs_event(event_type, peers.orjson_loads)
    return _few_readers(event_type, body) | {
        EXTRAS: lambda: extras(body),
        CATTRS: lambda: cattrs(body),
        "cattrs over orjson": lambda: cattrs_over_orjson(body),
        "json.loads alone": lambda: json.loads(body),
        "orjson.loads alone": lambda: peers.orjson_loads(body),
    }


def _unknown_fields() -> dict[str, measure.Work]:
    body = bodies.text(bodies.with_unknown_fields())
    full = AcceleratedEngine()  # what a sender who invents names leaves
    for _ in range(3):
        full.event(bodies.text(bodies.with_invented_names()))
    return _readers("PullComplete", body) | {
        "msgspec engine, all names taken": lambda: full.event(body),
    }


def _batch_readers(body: bytes) -> dict[str, measure.Work]:
    pydantic_batch = peers.pydantic_batch("PullComplete")
    extras = peers.pydantic_batch("PullComplete", extra="allow")
    msgspec_batch = peers.msgspec_batch("PullComplete")
    cattrs = peers.cattrs_batch("PullComplete")
    cattrs_over_orjson = peers.cattrs_batch("PullComplete", peers.orjson_loads)
    return {
        OURS: lambda: _accelerated.response(body),
        STANDARD: lambda: _standard.response(body),
        SDK: lambda: peers.sdk_batch(body),
        PYDANTIC: lambda: pydantic_batch(body),
        EXTRAS: lambda: extras(body),
        STRUCTS: lambda: msgspec_batch(body),
        CATTRS: lambda: cattrs(body),
        "cattrs over orjson": lambda: cattrs_over_orjson(body),
        "json.loads alone": lambda: json.loads(body),
        "orjson.loads alone": lambda: peers.orjson_loads(body),
    }


def _eight_types() -> dict[str, measure.Work]:
    names = bodies.EIGHT_TYPES
    events = bodies.of_each_type() | {"ProcedureStateChanged": bodies.documented_procedure()}
    body = bodies.batch([events[name] for name in names] * 2)
    pydantic_batch, msgspec_batch = peers.pydantic_batch(*names), peers.msgspec_batch(*names)
    return {
        OURS: lambda: _accelerated.response(body),
        STANDARD: lambda: _standard.response(body),
        SDK: lambda: peers.sdk_batch(body),
        PYDANTIC: lambda: pydantic_batch(body),
        STRUCTS: lambda: msgspec_batch(body),
    }


def _one_without_a_class() -> dict[str, measure.Work]:
    body = bodies.batch(bodies.with_new_type([bodies.PULL_COMPLETE] * 16))
    # The other peers refuse the whole batch.
    return {
        OURS: lambda: _accelerated.response(body),
        STANDARD: lambda: _standard.response(body),
        SDK: lambda: peers.sdk_batch(body),
    }


def _times_not_set() -> dict[str, measure.Work]:
    not_set = bodies.text(bodies.procedure_without_times())
    are_set = bodies.text(bodies.procedure())
    return {
        "not set": lambda: _accelerated.event(not_set),
        "set": lambda: _accelerated.event(are_set),
        "not set, standard engine": lambda: _standard.event(not_set),
        "set, standard engine": lambda: _standard.event(are_set),
    }


def _tolerant() -> dict[str, measure.Work]:
    right, wrong = bodies.text(bodies.PULL_COMPLETE), bodies.text(bodies.with_misfit())
    return {
        "strict": lambda: _accelerated.event(right, strict=True),
        "strict=False": lambda: _accelerated.event(right, strict=False),
        "strict=False, one misfit": lambda: _accelerated.event(wrong, strict=False),
        "strict, standard engine": lambda: _standard.event(right, strict=True),
        "strict=False, standard engine": lambda: _standard.event(right, strict=False),
        "strict=False, one misfit, standard engine": lambda: _standard.event(wrong, strict=False),
    }


def _writers(event_type: str, body: bytes) -> dict[str, measure.Work]:
    event: Any = _standard.event(body)
    sdk_event = peers.sdk_event(body)
    pydantic_event = peers.pydantic_event(event_type)(body)
    struct = peers.msgspec_event(event_type)(body)
    return {
        OURS: lambda: _accelerated.json(event),
        STANDARD: lambda: _standard.json(event),
        SDK: sdk_event.to_json_string,
        PYDANTIC: lambda: pydantic_event.model_dump_json(by_alias=True, exclude_none=True),
        STRUCTS: lambda: peers.msgspec_encode(struct),
    }


def _failures() -> dict[str, measure.Work]:
    wrong, right = bodies.text(bodies.with_misfit()), bodies.text(bodies.PULL_COMPLETE)

    def refused(engine: Engine) -> measure.Work:
        def read() -> None:
            try:
                engine.event(wrong)
            except InvalidEventError as error:
                _ = error.problems

        return read

    return {
        "wrong type": refused(_standard),
        "right type": lambda: _standard.event(right),
        "wrong type, msgspec engine": refused(_accelerated),
        "right type, msgspec engine": lambda: _accelerated.event(right),
    }


def _sizes(rounds: int, span: float) -> measure.Samples:
    small, large = (bodies.batch([bodies.PULL_COMPLETE] * size) for size in (16, 10_000))
    pydantic_batch = peers.pydantic_batch("PullComplete")
    msgspec_batch = peers.msgspec_batch("PullComplete")
    work: dict[str, tuple[int, measure.Work]] = {
        "of 16": (16, lambda: _accelerated.response(small)),
        "10,000 in batches": (10_000, lambda: _repeat(_accelerated.response, small, 625)),
        "10,000 in one body": (10_000, lambda: _accelerated.response(large)),
        "10,000 in one body, no collector": (
            10_000,
            lambda: _without_collector(_accelerated.response, large),
        ),
        "pydantic, of 16": (16, lambda: pydantic_batch(small)),
        "pydantic, 10,000 in one body": (10_000, lambda: pydantic_batch(large)),
        "msgspec Structs, of 16": (16, lambda: msgspec_batch(small)),
        "msgspec Structs, 10,000 in one body": (10_000, lambda: msgspec_batch(large)),
    }
    samples = measure.times({name: read for name, (_, read) in work.items()}, rounds, span)
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


def _memory(event_type: str, body: bytes, rounds: int) -> measure.Samples:
    held = {
        name: measure.held_bytes(read, 10 * rounds)
        for name, read in _few_readers(event_type, body).items()
    }
    samples = {name: [current] * 2 for name, (current, _) in held.items()}
    return samples | {f"{name}, at the peak": [peak] * 2 for name, (_, peak) in held.items()}


if __name__ == "__main__":
    main()
