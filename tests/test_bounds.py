"""What a body costs is bounded by its size, and what is kept of it by what it says."""

import gc
import json
import pickle
import sys
import traceback
import tracemalloc
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from engines import each_engine
from hostile_bodies import HOSTILE

from vod_events import DecodeError, InvalidEventError, MalformedEvent, VodEventsError, to_dict
from vod_events.__main__ import main
from vod_events._cli.bodies import Body, Unreadable, read_bodies
from vod_events._model import Model
from vod_events._wire.engine import Engine
from vod_events._wire.problems import RefusedError
from vod_events._wire.sharing import MAX_PROBLEMS_OF_BATCH
from vod_events.errors import MAX_PROBLEMS

pytestmark = pytest.mark.once

MANY = 100_000
LONGEST_MESSAGE = 2_000


@contextmanager
def without_garbage_collection() -> Generator[None]:
    """Keep the collector from calling what was registered with it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def calls_of(work: Callable[[], object]) -> int:
    """Count the functions that are called, in Python and in C."""
    count = 0

    def profile(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    with without_garbage_collection():
        sys.setprofile(profile)
        try:
            work()
        finally:
            sys.setprofile(before)
    return count


def memory_of(work: Callable[[], object]) -> tuple[int, int]:
    """Measure the bytes that the result of work holds, and the most that are held meanwhile."""
    work()  # What is made on first use is made.
    with without_garbage_collection():
        tracemalloc.start()
        try:
            kept = work()
            held, peak = tracemalloc.get_traced_memory()
            del kept
        finally:
            tracemalloc.stop()
    return held, peak


def attempt(read: Callable[[Any], object], body: Any) -> object:
    """Read a body and do with the value, or with the error, what most programs do."""
    try:
        value: Any = read(body)
    except VodEventsError as error:
        return str(error)
    return to_dict(value) if isinstance(value, Model) else [to_dict(event) for event in value]


def refusal(read: Callable[[Any], object], body: Any) -> InvalidEventError:
    try:
        value = read(body)
    except InvalidEventError as error:
        # A traceback holds the frames, and these the body.
        return error.with_traceback(None)
    raise AssertionError(value)


def task(**members: Any) -> dict[str, Any]:
    return {"EventType": "PullComplete", "PullCompleteEvent": members}


def names(count: int) -> dict[str, Any]:
    return {f"Name{number:09}": number for number in range(count)}


BODIES: dict[str, Callable[[int], Any]] = {
    "items": lambda size: task(MediaBasicInfo={"TagSet": ["a"] * size}),
    "objects": lambda size: task(MetaData={"VideoStreamSet": [{"Bitrate": 1}] * size}),
    "unknown fields": lambda size: task(**names(size)),
    "unknown fields beside the payload": lambda size: task() | names(size),
    "an unknown type": lambda size: {"EventType": "Other", "v": [names(3), [0.5]] * size},
    "null members": lambda size: {"EventType": "Other", "v": [{"a": None}] * size},
    "times that are not set": lambda size: {
        "EventSet": [task(MediaBasicInfo={"CreateTime": ""})] * size
    },
    "events": lambda size: {"EventSet": [task(FileId="1")] * size},
    "malformed events": lambda size: {"EventSet": [task(FileId=1)] * size},
    "wrong items": lambda size: task(MediaBasicInfo={"TagSet": [1] * (size + MAX_PROBLEMS)}),
    "wrong objects": lambda size: task(
        MetaData={"VideoStreamSet": [{"Bitrate": "1"}] * (size + MAX_PROBLEMS)}
    ),
}


@each_engine
@pytest.mark.parametrize("name", BODIES)
def test_work_is_linear_in_the_size_of_a_body(engine: Engine, name: str) -> None:
    def calls(size: int, form: Callable[[Any], Any]) -> int:
        body = form(BODIES[name](size))
        read = engine.response if "EventSet" in BODIES[name](1) else engine.event
        return calls_of(lambda: attempt(read, body))

    def body_itself(body: Any) -> Any:
        return body

    for form in (json.dumps, body_itself):
        for _ in range(3):  # What is made on first use is made, and what can be learned is learned.
            calls(120, form)
        few, some, many = (calls(size, form) for size in (40, 80, 120))
        assert many - some == some - few


@each_engine
@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_deep_nesting_fails_fast(engine: Engine, opening: str) -> None:
    def calls(depth: int) -> int:
        body = '{"EventType":"Other","a":' + opening * depth
        return calls_of(lambda: attempt(engine.events, body))

    calls(MANY)  # What is made on first use is made.
    assert calls(MANY) < 1_000


@each_engine
@pytest.mark.parametrize("kind", [list, dict])
def test_deep_nesting_of_a_mapping_fails_fast(engine: Engine, kind: type) -> None:
    body: Any = 1
    for _ in range(10_000):
        body = [body] if kind is list else {"a": body}
    assert calls_of(lambda: attempt(engine.events, {"EventType": "Other", "a": body})) < 2_000


@each_engine
@pytest.mark.parametrize("digits", ["9", "-9", "0.", "1e"])
def test_long_numbers_fail_fast(engine: Engine, digits: str) -> None:
    body = f'{{"EventType":"Other","a":{digits.ljust(1_000_000, "9")}}}'
    attempt(engine.events, '{"EventType":"Other","a":0.5}')
    attempt(engine.events, body)  # What is made on first use is made.
    assert calls_of(lambda: attempt(engine.events, body)) < 200


@each_engine
@pytest.mark.parametrize("digits", [5_000, 1_000_000])
def test_long_integers_of_a_mapping_fail_fast(engine: Engine, digits: int) -> None:
    body = {"EventType": "Other", "a": -(10**digits)}
    assert calls_of(lambda: attempt(engine.events, body)) < 100
    with pytest.raises(DecodeError):
        engine.event(body)


@each_engine
@pytest.mark.parametrize("form", [bytes, bytearray, memoryview, bytes.decode], ids=repr)
def test_a_large_body_is_held_a_few_times_at_most(
    engine: Engine, form: Callable[[bytes], Any]
) -> None:
    text = json.dumps(task(SessionContext="a" * 10_000_000)).encode()
    body = form(text)
    held, peak = memory_of(lambda: engine.event(body))
    assert held < 1.1 * len(text)
    assert peak < 3.1 * len(text)


WRONG: dict[str, Any] = {
    "items": task(MediaBasicInfo={"TagSet": [5] * MANY}),
    "objects": task(MetaData={"VideoStreamSet": [{"Codec": 5, "Fps": "5"}] * (MANY // 2)}),
    "arrays in objects": task(
        MetaData={"VideoStreamSet": [{"DynamicRangeInfo": {"Type": []}}, None] * (MANY // 2)}
    ),
}


def is_small(error: InvalidEventError) -> bool:
    """Tell whether an error is small, in whatever way it is written or kept."""
    cause = error.__cause__
    assert isinstance(cause, RefusedError)
    return (
        len(error.problems) == len(cause.exceptions) == MAX_PROBLEMS
        and len(str(error)) < LONGEST_MESSAGE
        and len(pickle.dumps(error)) < 50_000
        and len("".join(traceback.format_exception(error))) < 20_000
    )


@each_engine
@pytest.mark.parametrize("name", WRONG)
def test_the_error_of_very_many_problems_is_small(engine: Engine, name: str) -> None:
    for body in (WRONG[name], json.dumps(WRONG[name])):
        error = refusal(engine.event, body)
        assert is_small(error)
        assert error.problem_count == MANY
        assert str(error).endswith(f"; and {MANY - 5} more")
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert vars(again) == vars(error)
        assert str(again) == str(error)


@each_engine
def test_the_error_of_very_many_problems_takes_little_memory(engine: Engine) -> None:
    held, _ = memory_of(lambda: refusal(engine.event, WRONG["objects"]))
    assert held < 200_000


@each_engine
@pytest.mark.parametrize("name", WRONG)
def test_the_error_of_a_malformed_event_is_small(engine: Engine, name: str) -> None:
    good = task(FileId="1")
    first, event, last = engine.response({"EventSet": [good, WRONG[name], good]}).event_set
    assert first == last == engine.event(good)
    assert isinstance(event, MalformedEvent)
    assert is_small(event.error)
    assert event.error.problem_count == MANY
    assert event.error.problems[0].path.startswith("$.EventSet[1].PullCompleteEvent.")
    assert to_dict(event) is not None


@each_engine
@pytest.mark.parametrize("element", ["5", "{}", '{"EventType":1,"EventHandle":2}'])
def test_the_errors_of_a_batch_are_small_together(engine: Engine, element: str) -> None:
    def batch(size: int) -> Callable[[], object]:
        body = f'{{"EventSet":[{",".join([element] * size)}]}}'
        return lambda: engine.response(body)

    few, many = 2 * MAX_PROBLEMS_OF_BATCH, 6 * MAX_PROBLEMS_OF_BATCH
    per_event = (memory_of(batch(many))[0] - memory_of(batch(few))[0]) / (many - few)
    assert per_event < 500  # An error of its own would take three times as much.


def test_blank_lines_before_a_body_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "blank"
    path.write_bytes(b"\n" * 1_000)
    found: list[Body | Unreadable] = []
    assert calls_of(lambda: found.extend(read_bodies(str(path), lines=False))) < 10_000
    assert found == [Body(str(path), b"\n" * 1_000)]


def test_a_summary_holds_a_few_lines_however_many_there_are(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    line = json.dumps({"EventType": "Other", "A": "a" * 1_000_000}).encode() + b"\n"
    path.write_bytes(line * 12)
    _, peak = memory_of(lambda: main(["inspect", "--summary", str(path)]))
    assert peak < 6 * len(line)


UNREADABLE: dict[str, Callable[[bytes], bytes | str]] = {
    "truncated": lambda text: text[:-1],
    "no UTF-8": lambda text: text.replace(b"aa", b"\xff", 1),
    "a lone surrogate": lambda text: text.decode().replace("aa", "\ud800", 1),
    "an escaped surrogate": lambda text: text.replace(b"aa", b"\\ud800", 1),
    "trailing garbage": lambda text: text + b"1",
    "no number": lambda text: text.replace(b'"aa', b'NaN,"', 1),
}


@each_engine
@pytest.mark.parametrize("spoil", UNREADABLE.values(), ids=UNREADABLE)
def test_an_error_does_not_hold_the_body(
    engine: Engine, spoil: Callable[[bytes], bytes | str]
) -> None:
    def refused(body: Any) -> DecodeError:
        try:
            engine.event(body)
        except DecodeError as error:
            # A traceback holds the frames, and these the body.
            return error.with_traceback(None)
        raise AssertionError

    body = spoil(json.dumps(task(SessionContext="a" * MANY)).encode())
    held, _ = memory_of(lambda: refused(body))
    assert held < MANY / 10


@each_engine
def test_up_to_the_limit_every_problem_is_told(engine: Engine) -> None:
    body = task(MediaBasicInfo={"TagSet": [5] * MAX_PROBLEMS})
    error = refusal(engine.event, body)
    assert len(error.problems) == error.problem_count == MAX_PROBLEMS
    body["PullCompleteEvent"]["MediaBasicInfo"]["TagSet"].append(5)
    error = refusal(engine.event, body)
    assert len(error.problems) == MAX_PROBLEMS
    assert error.problem_count == MAX_PROBLEMS + 1


KINDS: dict[str, Callable[[str], Any]] = {
    "types": lambda name: {"EventType": name},
    "fields": lambda name: task(**{name: name}),
    "fields of an event": lambda name: task() | {name: name},
    "fields of a type": lambda name: {"EventType": "Other", name: {name: name}},
    "fields of a batch": lambda name: {"EventSet": [task(FileId=5, **{name: 1}), name], name: 1},
    "texts that are no JSON": lambda name: name,
}


@each_engine
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_kept_of_what_was_read_before(engine: Engine, kind: str) -> None:
    def read(numbers: range) -> None:
        for number in numbers:
            body = KINDS[kind](f"Name{number:09}")
            attempt(engine.response if "EventSet" in body else engine.event, body)
            attempt(engine.events, json.dumps(body).encode())

    def grow() -> int:
        before, _ = tracemalloc.get_traced_memory()
        read(range(10_000, 10_300))
        after, _ = tracemalloc.get_traced_memory()
        return after - before

    with without_garbage_collection():
        tracemalloc.start()
        try:
            read(range(1_000))  # Caches of a fixed size are filled.
            grown = grow()
        finally:
            tracemalloc.stop()
    assert grown < 3_000  # Ten bytes a body would be less than a reference and a number.


GOOD = json.dumps({"EventSet": [task(FileId="1", Message="SUCCESS", ErrCode=0)] * 20})
DEAREST = 20


@each_engine
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_body_takes_few_calls_for_its_size(
    engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch, *, strict: bool
) -> None:
    """What the engine on the standard library calls for a good body is the measure.

    The problems that are told of a batch cost the same whatever its size; so few are told here.
    """
    monkeypatch.setattr("vod_events._wire.engine.MAX_PROBLEMS_OF_BATCH", MAX_PROBLEMS)

    few, many = (calls_a_byte(engine, HOSTILE[name](size), strict) for size in (20_000, 40_000))
    assert few < DEAREST * calls_a_byte_of_a_good_body(strict)
    assert many < 1.1 * few + 0.01


def calls_a_byte(engine: Engine, text: str, strict: bool) -> float:  # noqa: FBT001 - as a cache takes it
    def read() -> None:
        with suppress(VodEventsError):
            engine.events(text, strict=strict)

    read()  # What is made on first use is made, and what can be learned is learned.
    return calls_of(read) / len(text)


@cache
def calls_a_byte_of_a_good_body(strict: bool) -> float:  # noqa: FBT001 - as above
    return calls_a_byte(Engine(), GOOD, strict)
