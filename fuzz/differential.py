"""Compare the engines: ``python fuzz/differential.py [COUNT] [--first N] [--seconds N]``.

Each body is a seed with random changes, which its number determines, and is read with ``strict`` on
and off. The accelerator keeps what it learns from one body for the next ones, until new engines are
made, so that sequences of learning are compared, too. Each difference is printed with the body's
number, and the exit status is then 1.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from engines import ENGINES
from mutator import mutate_json
from seeds import seeds

from vod_events import (
    Event,
    InvalidEventError,
    PullEventsResponse,
    VodEventsError,
    dedup_key,
    drift,
)
from vod_events._wire.engine import Engine

_LONGEST = 2_000
"""The longest seed: many short bodies find more than a few long ones."""

_SEQUENCE = 200
"""After how many bodies new engines are made, with nothing learned."""


def main() -> int:
    """Compare the engines, print a summary, and return the exit status."""
    parser = argparse.ArgumentParser(description="Read generated bodies on both engines.")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first body")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="when to stop early")
    options = parser.parse_args()
    until = time.monotonic() + options.seconds
    done = differing = 0
    for number, body, differs in compare(range(options.first, options.first + options.count)):
        done += 1
        if differs:
            differing += 1
            print(f"differs at {number}: {differs}: {body!r}", flush=True)
        if time.monotonic() > until:
            break
    last = options.first + done - 1
    print(f"bodies {options.first} to {last}: {done} read, {differing} differ", flush=True)
    return 1 if differing else 0


def compare(numbers: Sequence[int]) -> Iterator[tuple[int, bytes, str]]:
    """Read the bodies with the given numbers; yield each, and how the engines differ."""
    kept = [body for body in dict.fromkeys(seeds()) if len(body) <= _LONGEST]
    engines = list(ENGINES.values())
    for number in numbers:
        if number % _SEQUENCE == 0:
            engines = [type(engine)() for engine in ENGINES.values()]
        body = body_of(number, kept)
        yield number, body, _difference(engines, number, body)


def body_of(number: int, kept: Sequence[bytes]) -> bytes:
    """Return the body with a number: mostly JSON, changed once or twice; sometimes damaged text."""
    random = Random(number)  # noqa: S311 - no secret
    # Consecutive bodies come from few seeds, so that the next ones use what one teaches.
    near = Random(number // _SEQUENCE).choices(kept, k=3)  # noqa: S311 - no secret
    body = random.choice(near)
    for _ in range(random.randrange(3)):
        body = mutate_json(body, random.getrandbits(32)) or body
    if random.random() < 0.05:  # noqa: PLR2004 - rarely, as most of these cannot be read
        place = random.randrange(len(body) + 1)
        body = body[:place] + random.randbytes(random.randrange(3)) + body[place + 1 :]
    return body


def _difference(engines: Sequence[Engine], number: int, body: bytes) -> str:
    """Return how the engines were called when they differed; an empty string if they agree."""
    read = "events" if number % 2 else "response" if b"EventSet" in body else "event"
    for strict in (True, False):
        first, *others = [
            outcome(engine, read, body, strict=strict, use=number % 3 == 0) for engine in engines
        ]
        if any(other != first for other in others):
            return f"{read}, strict={strict}"
    return ""


def outcome(engine: Engine, read: str, body: bytes, *, strict: bool, use: bool) -> Any:
    """Read a body, and return what identifies the outcome.

    Args:
        engine: the engine.
        read: the name of its method.
        body: the body.
        strict: whether every value must fit its field.
        use: whether to use the events as programs do, too.
    """
    try:
        value = getattr(engine, read)(body, strict=strict)
    except VodEventsError as error:
        return type(error), str(error), getattr(error, "problems", None)
    events = _events_in(value)
    # By its repr, since 1, 1.0 and True are equal.
    return repr(value), _problems(events), [_uses(engine, event) for event in events if use]


def _uses(engine: Engine, event: Any) -> Any:
    return _shown(engine.json(event)), dedup_key(event), drift(event)


def _events_in(value: Any) -> Sequence[Any]:
    if isinstance(value, PullEventsResponse):
        return value.event_set
    return (value,) if isinstance(value, Event) else value


def _shown(text: str) -> str:
    """Return the repr of decoded JSON, as 1e+16 and 1e16 are the same; or the text itself."""
    try:
        return repr(json.loads(text))
    except (ValueError, RecursionError):
        return text


def _problems(events: Sequence[Any]) -> list[Any]:
    errors = [getattr(event, "error", None) for event in events]
    return [error.problems for error in errors if isinstance(error, InvalidEventError)]


if __name__ == "__main__":
    sys.exit(main())
