"""Objects and converters cross threads and processes."""

import copy
import json
import multiprocessing
import os
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import attrs
import pytest
from engines import ENGINES, each_engine
from programs import run

from vod_events import (
    ApiError,
    DecodeError,
    InvalidEventError,
    MalformedEvent,
    PullEventsResponse,
    SignatureError,
    VodEventsError,
    make_converter,
    parse,
    parse_pull_events,
    samples,
    to_dict,
)
from vod_events._converter import configure_converter
from vod_events._parse import SWITCH
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._wire.engine import Engine

FULL = (Path(__file__).parent / "data" / "full_callback.json").read_text("utf-8")
BATCH: Any = {
    "Response": {
        "EventSet": [json.loads(FULL), {"EventType": "SomethingNew", "a": [1, {"b": 2}]}, 5]
    }
}
SHORT_EVENTS: list[Any] = [{"EventType": name, key: {}} for name, key in PAYLOAD_KEYS.items()]
"""The shortest event of each documented type."""

# Of types whose classes are few, as each of many threads may make all that it needs.
FEW_EVENTS = [event for event in SHORT_EVENTS if event["EventType"].startswith(("File", "Wechat"))]
THREADS = 16


@pytest.fixture
def frequent_switches() -> Any:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(work: Any) -> list[Any]:
    """Do the same in many threads that begin together."""
    barrier = Barrier(THREADS)

    def begin(_: int) -> Any:
        barrier.wait(60)
        return work()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


# Four threads begin with each of the uses, and go on with the others.
FIRST_USE = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

if "without" in sys.argv:
    sys.modules["msgspec"] = None
sys.setswitchinterval(1e-6)
import vod_events
from vod_events.events.pull_complete import PullUploadTask

TEXT = sys.stdin.read()
TREE = json.loads(TEXT)
KNOWN, UNKNOWN, MALFORMED, *OTHERS = map(json.dumps, TREE["Response"]["EventSet"])
MADE = vod_events.PullComplete(payload=PullUploadTask(file_id="1"))


def refused():
    try:
        vod_events.parse_callback(MALFORMED)
    except vod_events.InvalidEventError as error:
        return str(error)


USES = [
    lambda: vod_events.parse_callback(KNOWN),
    refused,
    lambda: vod_events.parse_callback(UNKNOWN),
    lambda: vod_events.parse_pull_events(TEXT),
    lambda: vod_events.to_json(MADE),
    lambda: vod_events.make_converter().structure(TREE, vod_events.PullEventsResponse),
    lambda: vod_events.drift(vod_events.parse_callback(TREE["Response"]["EventSet"][0])),
    lambda: vod_events.dedup_key(MADE),
    lambda: [vod_events.parse_callback(event) for event in OTHERS],
    lambda: [vod_events.parse_pull_events({"EventSet": [json.loads(event)]}) for event in OTHERS],
]
FIRSTS = sorted([*range(len(USES))] * 4)
barrier = Barrier(len(FIRSTS))


def begin_with(first):
    barrier.wait(60)
    numbers = [*range(first, len(USES)), *range(first)]
    outcomes = {number: USES[number]() for number in numbers}
    return [outcomes[number] for number in range(len(USES))]


with ThreadPoolExecutor(len(FIRSTS)) as pool:
    results = list(pool.map(begin_with, FIRSTS))
expected = [use() for use in USES]
assert all(result == expected for result in results), results
assert type(expected[0]) is vod_events.PullComplete
assert all(expected)
print(len(results))
"""


@pytest.mark.parametrize(
    ("msgspec", "switch"), [("with", "on"), ("with", "off"), ("without", "on")]
)
def test_many_threads_may_be_the_first_to_use_the_library(msgspec: str, switch: str) -> None:
    known = {**json.loads(FULL), "New": 1}
    malformed = {"EventType": "PullComplete", "PullCompleteEvent": {"MetaData": 5}}
    events = [known, {"EventType": "SomethingNew", "a": [1, {"b": 2}]}, malformed, *FEW_EVENTS]
    printed = run(
        FIRST_USE,
        msgspec,
        stdin=json.dumps({"Response": {"EventSet": events}}),
        environment={SWITCH: switch, "PYTHONWARNINGS": "error"},
    )
    assert printed == "40"


@pytest.mark.usefixtures("frequent_switches")
def test_many_threads_may_be_the_first_to_use_a_converter() -> None:
    expected = parse_pull_events(BATCH)
    for _ in range(5):
        converter = make_converter()
        batches = at_once(lambda c=converter: c.structure(BATCH, PullEventsResponse))
        assert batches == [expected] * THREADS
        trees = at_once(lambda c=converter: c.unstructure(expected))
        assert trees == [to_dict(expected)] * THREADS


@pytest.mark.usefixtures("frequent_switches")
def test_many_threads_may_configure_converters_at_once() -> None:
    def configure_and_use() -> Any:
        converter = make_converter().copy()
        configure_converter(converter)
        return converter.structure(BATCH, PullEventsResponse)

    assert at_once(configure_and_use) == [parse_pull_events(BATCH)] * THREADS


@each_engine
@pytest.mark.usefixtures("frequent_switches")
def test_threads_may_learn_unknown_names_at_once(engine: Engine) -> None:
    bodies = [json.dumps({**json.loads(FULL), f"New{number}": [number]}) for number in range(5)]
    expected = [Engine().event(body) for body in bodies]
    fresh = type(engine)()
    for results in at_once(lambda: [fresh.event(body) for body in bodies * 2]):
        assert results == expected * 2


@each_engine
@pytest.mark.usefixtures("frequent_switches")
def test_threads_may_learn_event_types_at_once(engine: Engine) -> None:
    bodies = list(map(json.dumps, FEW_EVENTS))
    expected = [Engine().event(body) for body in bodies]
    fresh = type(engine)()
    for results in at_once(lambda: [fresh.event(body) for body in bodies * 2]):
        assert results == expected * 2


if "msgspec" in ENGINES:  # so that without it nothing is collected, and nothing skipped
    from vod_events._wire.accelerator import AcceleratedEngine

    @pytest.mark.usefixtures("frequent_switches")
    def test_what_threads_make_one_another_forget_is_learned_again() -> None:
        bodies = list(map(json.dumps, FEW_EVENTS))
        for _ in range(5):
            engine = AcceleratedEngine()
            at_once(lambda engine=engine: [engine.event(body) for body in bodies])
            events = [engine.event(body) for body in bodies]
            assert set(map(type, events)) == set(engine.readers.mirrors.events)
            assert [engine.readers.event(body) for body in bodies] == events


@each_engine
@pytest.mark.usefixtures("frequent_switches")
def test_threads_share_an_engine_and_objects(engine: Engine) -> None:
    shared = engine.response(json.dumps(BATCH))
    text = engine.json(shared)
    tree = to_dict(shared)

    def use() -> Any:
        for body in (FULL, text, BATCH, "no JSON", '{"EventType":"PullComplete"}'):
            try:
                engine.events(body)
            except VodEventsError as error:
                str(error)
        return engine.response(text), engine.json(shared), to_dict(shared), hash(shared)

    assert at_once(use) == [(shared, text, tree, hash(shared))] * THREADS


def body_of(value: Any) -> Any:
    """What a process makes of what it was sent: all of it, written, and the thing itself."""
    shown = to_dict(value) if not isinstance(value, Exception) else vars(value)
    return shown, value, os.getpid()


def test_objects_and_errors_cross_processes() -> None:
    events = parse(BATCH)
    *_, malformed = events
    assert isinstance(malformed, MalformedEvent)
    with pytest.raises(InvalidEventError) as caught:
        parse({"EventType": "PullComplete", "PullCompleteEvent": {"MetaData": {"Size": "1"}}})
    values: list[Any] = [parse_pull_events(BATCH), *events]
    errors: list[Any] = [
        caught.value,
        malformed.error,
        DecodeError("not JSON"),
        ApiError("InternalError", None, "id"),
        SignatureError("expired"),
    ]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        answers = list(pool.map(body_of, [*values, *errors]))
    assert {process for *_, process in answers}.isdisjoint({os.getpid()})
    for sent, (shown, again, _) in zip(values, answers, strict=False):
        assert shown == to_dict(sent)
        assert again == sent
        assert hash(again) == hash(sent)
        assert repr(again) == repr(sent)
    for sent, (shown, again, _) in zip(errors, answers[len(values) :], strict=True):
        assert type(again) is type(sent)
        assert shown == vars(again) == vars(sent)
        assert str(again) == str(sent)


HASHES = """
import sys, pickle, vod_events
event = vod_events.parse(sys.stdin.read())[0]
print(hash(event), hash(event.payload), vod_events.dedup_key(event), vod_events.to_json(event))
print(pickle.dumps(event, 4).hex())
"""


def lines(seed: str) -> list[str]:
    return run(HASHES, stdin=FULL, environment={"PYTHONHASHSEED": seed}).splitlines()


def test_hashes_are_of_one_process_and_all_else_is_of_any() -> None:
    one, again, other = lines("1"), lines("1"), lines("2")
    assert one == again
    hashes, key_and_text = one[0].split()[:2], one[0].split(maxsplit=2)[2]
    # As those of strings: another seed, another hash.
    assert hashes != other[0].split()[:2]
    assert key_and_text == other[0].split(maxsplit=2)[2]
    assert one[1] == other[1]
    # A hash is not kept in a pickle, or what was read again could not be looked up.
    for hexadecimal in (one[1], other[1]):
        event = pickle.loads(bytes.fromhex(hexadecimal))  # noqa: S301 - our own
        assert {parse(FULL)[0]: 1}[event] == 1


LOADED_FROM_PICKLES = """
import pickle, sys
assert not [name for name in sys.modules if name.startswith("vod_events")]
events = pickle.loads(bytes.fromhex(sys.stdin.read()))
import vod_events
print(*map(vod_events.to_json, events), sep="\\n")
"""


def test_a_pickle_of_an_event_loads_what_it_needs() -> None:
    events = [parse(json.dumps(event))[0] for event in SHORT_EVENTS]
    printed = run(LOADED_FROM_PICKLES, stdin=pickle.dumps(events).hex()).splitlines()
    assert list(map(json.loads, printed)) == SHORT_EVENTS


def test_a_copy_as_plain_python_is_the_callers_own() -> None:
    (event,) = parse(samples.load("pull_complete_nulls"))
    before = to_dict(event)
    plain = attrs.asdict(event)
    assert plain["payload"]["file_id"] == before["PullCompleteEvent"]["FileId"]
    plain["payload"].clear()
    copy.copy(event)
    assert to_dict(event) == before
