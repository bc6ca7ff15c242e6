"""What an import brings with it, and when: an event's module is loaded when its first event comes."""

# It looks inside.
# pyright: reportPrivateUsage=false

import json
import pickle
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from engines import ENGINES, each_engine
from models import EVENTS
from programs import run

import vod_events
from vod_events import (
    FileDeleted,
    PullComplete,
    _payload_keys,
    _plan,
    event_classes,
    events,
    parse,
    to_json,
)
from vod_events._model import Model
from vod_events._parse import SWITCH
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._wire.engine import Engine

COSTLY = {
    "argparse",
    "asyncio",
    "cattr",
    "cattrs",
    "hashlib",
    "hypothesis",
    "importlib.metadata",
    "logging",
    "msgspec",
    "pydantic",
    "pydantic_core",
    "rich",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "tencentcloud",
    "unittest",
    "urllib",
}
OWN = {
    "__main__",
    "_cli",
    "_converter",
    "_dedup",
    "_drift",
    "_hypothesis_plugin",
    "_pydantic",
    "_schema",
    "_signature",
    "_wire.problems",
    "consumer",
    "samples",
    "strategies",
    "tencentcloud",
}
NOT_LOADED = COSTLY | {f"vod_events.{name}" for name in OWN}

each_switch = pytest.mark.parametrize("switch", ["off", "on"])


def loaded_by(program: str, switch: str = "off", stdin: str = "") -> set[str]:
    """Name the modules that a program loads; without ``site``, which loads what it likes."""
    text = f"import sys; sys.path[:] = {sys.path!r}\n{program}\nprint(*sys.modules)"
    return set(run(text, stdin=stdin, site=False, environment={SWITCH: switch}).split())


def event_modules(loaded: set[str]) -> set[str]:
    """Choose the modules of events and of their data types, without the package's name."""
    room = "vod_events.events."
    return {name.removeprefix(room) for name in loaded if name.startswith(room)} - {"_base"}


def full(model: type[Model]) -> dict[str, Any]:
    """Make a tree in which every field of a class has a value, at every depth."""
    return {field.wire: _value(field) for field in plan_of(model).fields}


def _value(field: FieldPlan) -> Any:
    values: dict[Kind, Any] = {
        Kind.STRING: "text",
        Kind.INTEGER: 5,
        Kind.NUMBER: 2.5,
        Kind.BOOLEAN: True,
        Kind.TIME: "2022-10-12T07:01:07Z",
        Kind.CONSTANT: field.constant,
    }
    value = full(field.item_type) if field.kind is Kind.OBJECT else values[field.kind]
    return [value, value] if field.is_array else value


BODIES = {model.__name__: full(model) for model in EVENTS}
PULLED = json.dumps(BODIES["PullComplete"])


@pytest.mark.parametrize(
    "program",
    [
        "import vod_events",
        """import vod_events; vod_events.to_json(vod_events.parse_callback('{"EventType":"a"}'))""",
        "import sys, vod_events; vod_events.to_json(vod_events.parse_callback(sys.stdin.read()))",
    ],
    ids=["imported", "unknown event", "event"],
)
def test_only_what_reading_needs_is_loaded(program: str) -> None:
    loaded = loaded_by(program, stdin=PULLED)
    assert "vod_events.events" in loaded
    assert {name for name in loaded if name.startswith("vod_events._cli")} == set()
    assert NOT_LOADED & loaded == set()


ANNOTATED = """
from typing import get_type_hints
from vod_events import AnyEvent, KnownEvent, PullEventsResponse, UnknownEvent

def handle(event: AnyEvent, known: KnownEvent, batch: PullEventsResponse) -> UnknownEvent: ...

assert len(get_type_hints(handle)) == 4
"""
MATCHED = """
import vod_events
from vod_events import KnownEvent, MalformedEvent, UnknownEvent

(event,) = vod_events.parse('{"Response":{"EventSet":[{"EventType":"SomethingNew"}]}}')
match event:
    case UnknownEvent(event_type=name):
        assert name == "SomethingNew"
assert not isinstance(event, (KnownEvent, MalformedEvent))
assert vod_events.event_class("SomethingNew") is None
assert vod_events.parse_callback(vod_events.to_json(event)) == event
"""
CONVERTED = """
import vod_events

converter = vod_events.make_converter()
event = converter.structure({"EventType": "SomethingNew"}, vod_events.AnyEvent)
assert type(event) is vod_events.UnknownEvent
assert vod_events.drift(event)
"""


@each_switch
@pytest.mark.parametrize(
    "program",
    ["import vod_events", "from vod_events import AnyEvent", ANNOTATED, MATCHED, CONVERTED],
    ids=["the library", "AnyEvent", "an annotation", "match", "a converter"],
)
def test_no_event_module_is_loaded_before_an_event_comes(program: str, switch: str) -> None:
    loaded = loaded_by(program, switch)
    assert "vod_events.events._base" in loaded
    assert event_modules(loaded) == set()


@each_switch
@pytest.mark.parametrize(
    "program",
    [
        "import sys, vod_events; vod_events.parse_callback(sys.stdin.read())",
        "from vod_events import PullComplete",
        "import vod_events; vod_events.PullComplete",
        "from vod_events.events import PullComplete",
        "import vod_events; vod_events.event_class('PullComplete')",
        "import vod_events; vod_events.preload('PullComplete')",
    ],
    ids=["parsed", "imported", "named", "imported from events", "asked for", "preloaded"],
)
def test_an_event_brings_its_own_module_and_what_that_needs(program: str, switch: str) -> None:
    loaded = loaded_by(program, switch, stdin=PULLED)
    assert event_modules(loaded) == {"pull_complete", "media", "tasks", "_outcome"}


@pytest.mark.parametrize("name", ["consumer", "samples", "strategies", "tencentcloud"])
def test_a_module_beside_is_there_after_the_import_of_the_library_alone(name: str) -> None:
    program = f"""
import sys, vod_events
assert "vod_events.{name}" not in sys.modules
try:
    assert vod_events.{name} is sys.modules["vod_events.{name}"]
except ImportError as error:  # where its extra is not installed, it says so
    assert "vod-events[{name}]" in str(error)
"""
    assert "vod_events" in loaded_by(program)


# For each type: which modules of events its first event has loaded.
ONE_BY_ONE = """
import json, sys
import vod_events
from vod_events.events import _EVENT_TYPES

rooms = {"vod_events.events." + row.module for row in _EVENT_TYPES.values()}
brought = {}
for name, body in json.load(sys.stdin).items():
    before = rooms & set(sys.modules)
    assert type(vod_events.parse(json.dumps(body))[0]).__name__ == name
    brought[name] = sorted(rooms & set(sys.modules) - before)
print(json.dumps(brought))
"""


@each_switch
def test_an_event_brings_the_module_of_no_other_event(switch: str) -> None:
    printed = run(ONE_BY_ONE, stdin=json.dumps(BODIES), environment={SWITCH: switch})
    rows = events._EVENT_TYPES
    assert json.loads(printed) == {
        name: [f"vod_events.events.{rows[name].module}"] for name in BODIES
    }


# Every thread begins with another event, and goes on with the others.
THREADS = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import vod_events

bodies = json.load(sys.stdin)
texts = {name: json.dumps(body) for name, body in bodies.items()}
batch = json.dumps({"Response": {"EventSet": list(bodies.values())}})
barrier = Barrier(8)
sys.setswitchinterval(1e-6)


def read(first):
    names = [*bodies][first:] + [*bodies][:first]
    barrier.wait(60)
    read = {name: vod_events.parse_callback(texts[name]) for name in names}
    assert {name: type(event).__name__ for name, event in read.items()} == {n: n for n in names}
    assert {name: vod_events.to_dict(event) for name, event in read.items()} == bodies
    assert all(event.unknown_fields == {} for event in read.values())
    assert json.loads(vod_events.to_json(vod_events.parse_pull_events(batch))) == json.loads(batch)
    return read


with ThreadPoolExecutor(8) as pool:
    results = list(pool.map(read, range(0, 32, 4)))
assert all(result == results[0] for result in results)
classes = [{type(event) for event in result.values()} for result in results]
assert all(found == set(vod_events.event_classes().values()) for found in classes)
print(len(results))
"""


@each_switch
def test_many_threads_may_read_the_first_events_of_many_types_at_once(switch: str) -> None:
    environment = {SWITCH: switch, "PYTHONWARNINGS": "error"}
    assert run(THREADS, stdin=json.dumps(BODIES), environment=environment) == "8"


def told(engine: Engine, event: dict[str, Any]) -> None:
    """Give an engine an event in every shape."""
    text = json.dumps(event)
    engine.event(text)
    engine.events(text)
    engine.response(json.dumps({"Response": {"EventSet": [event, event]}}))


@each_engine
def test_the_made_up_types_of_a_stranger_teach_an_engine_nothing(engine: Engine) -> None:
    fresh = type(engine)()
    told(fresh, BODIES["PullComplete"])
    told(fresh, {"EventType": "SomethingNew"})
    kept = dict(vars(fresh))
    caches: list[dict[Any, Any]] = [_plan._plans, _payload_keys.PAYLOAD_KEYS, events._loaded]
    before = [dict(cache) for cache in caches]
    for number in range(50):
        made_up = {"EventType": f"Made{number}", f"Made{number}Event": {"New": number}, "New": [1]}
        told(fresh, made_up)
        told(fresh, {**made_up, "PullCompleteEvent": {"New": 1}})
    assert [*vars(fresh).items()] == [*kept.items()]
    assert caches == before


@pytest.mark.skipif("msgspec" not in ENGINES, reason="it is what learns")
def test_the_accelerator_learns_each_documented_type_that_comes_again() -> None:
    from vod_events._wire.accelerator import AcceleratedEngine  # noqa: PLC0415 - it needs msgspec

    engine = AcceleratedEngine()
    assert not engine.readers.mirrors.events
    engine.event(PULLED)
    assert not engine.readers.mirrors.events
    engine.event(PULLED)
    learned = engine.readers
    assert learned.mirrors.events == (PullComplete,)
    told(engine, BODIES["PullComplete"])
    assert engine.readers is learned
    batch = {"Response": {"EventSet": [BODIES["FileDeleted"], BODIES["PullComplete"]]}}
    engine.response(json.dumps(batch))
    assert engine.readers is learned
    engine.response(json.dumps(batch))
    assert engine.readers.mirrors.events == (PullComplete, FileDeleted)


DRAW = """
import hypothesis
from hypothesis import strategies as st
from vod_events import FileDeleted, PullComplete
from vod_events.events.media import MediaBasicInfo

drawn = set()


@hypothesis.settings(database=None, deadline=None, max_examples=3)
@hypothesis.given(*map(st.from_type, (PullComplete, FileDeleted, MediaBasicInfo)))
def draw(pulled, deleted, info):
    drawn.add((type(pulled), type(deleted), type(info)))


draw()
assert drawn == {(PullComplete, FileDeleted, MediaBasicInfo)}
"""


def test_a_project_that_imports_hypothesis_pays_for_no_event() -> None:
    loaded = loaded_by("import hypothesis")
    assert "vod_events._hypothesis_plugin" in loaded
    assert event_modules(loaded) == set()
    assert {"vod_events.strategies", "vod_events._wire.problems", "msgspec"} & loaded == set()


@pytest.mark.parametrize("first", ["import hypothesis", "from vod_events import PullComplete"])
def test_hypothesis_knows_the_classes_that_are_loaded_before_and_after_it(
    tmp_path: Path, first: str
) -> None:
    environment = {"HYPOTHESIS_STORAGE_DIRECTORY": str(tmp_path), "PYTHONWARNINGS": "error"}
    run(f"{first}\n{DRAW}", environment=environment)


# What stands in the pickle alone, in a process that has loaded nothing of the library.
UNPICKLED = """
import pickle, sys
assert "vod_events" not in sys.modules
value = pickle.loads(bytes.fromhex(sys.stdin.read()))
modules = [name for name in sys.modules if name.startswith("vod_events.events.")]
import vod_events
print(vod_events.to_json(value))
print(pickle.dumps(value, 4).hex())
print(*modules)
"""


def unpickled_elsewhere(value: Any) -> tuple[str, Any, set[str]]:
    """What a new process reads from a pickle: as JSON, as it pickles it, and what it has loaded."""
    printed = run(UNPICKLED, stdin=pickle.dumps(value, 4).hex(), environment={SWITCH: "off"})
    text, again, modules = printed.split("\n")
    return text, pickle.loads(bytes.fromhex(again)), event_modules(set(modules.split()))  # noqa: S301 - our own


def test_a_pickle_of_an_event_loads_what_it_holds_and_no_more() -> None:
    (event,) = parse({**BODIES["PullComplete"], "New": {"A": [1]}})
    expected = (to_json(event), event, {"pull_complete", "media", "tasks", "_outcome"})
    assert unpickled_elsewhere(event) == expected


def test_a_pickle_of_every_event_loads_in_a_process_that_has_loaded_nothing() -> None:
    batch = vod_events.parse_pull_events(
        {"EventSet": [*BODIES.values(), {"EventType": "SomethingNew"}, {"EventType": 5}]}
    )
    text, again, _ = unpickled_elsewhere(batch)
    assert (text, again) == (to_json(batch), batch)
    assert len({*map(type, again.event_set)}) == len(EVENTS) + 2


# All that is made on first use, by name; and what the first events of the types given add to it.
PRELOADED = """
import json, sys
import vod_events

bodies = json.loads(sys.stdin.read())
vod_events.preload(*sys.argv[1:])

from vod_events import _parse, _plan, events
from vod_events._wire import generated, structure, unstructure


def made():
    engine = _parse.engine()
    caches = [_plan._plans, events._loaded, generated._drafts]
    caches += [*structure._structurers.values(), unstructure._unstructurers]
    if "vod_events._wire.mirrors" in sys.modules:
        from vod_events._wire import mirrors

        caches += [mirrors._unstructurers]
        caches += [engine.readers.mirrors._mirrors, engine.readers.mirrors._structurers]
    kept = {name: id(value) for name, value in vars(engine).items()}
    return set(sys.modules), kept, [{key: id(value) for key, value in it.items()} for it in caches]


before = made()
assert all(before[2]), before[2]
texts = [json.dumps(body) for body in bodies]
batch = json.dumps({"Response": {"EventSet": bodies}})
for body, text in zip(bodies, texts):
    event = vod_events.parse_callback(text)
    assert type(event).__name__ == body["EventType"]
    assert json.loads(vod_events.to_json(event)) == vod_events.to_dict(event) == body
    assert vod_events.parse(text) == vod_events.parse(body) == (event,)
    try:
        vod_events.parse_callback(json.dumps(dict.fromkeys(body, 5) | {"EventType": body["EventType"]}))
    except vod_events.InvalidEventError as error:
        assert error.problems
assert json.loads(vod_events.to_json(vod_events.parse_pull_events(batch))) == json.loads(batch)
after = made()
print(json.dumps([before[0] == after[0], before[1] == after[1], before[2] == after[2], len(before[2])]))
"""


@each_switch
@pytest.mark.parametrize("named", [["PullComplete"], []], ids=["one type", "all types"])
def test_preload_leaves_nothing_to_be_made(named: list[str], switch: str) -> None:
    bodies = [BODIES[name] for name in named or BODIES]
    printed = run(PRELOADED, *named, stdin=json.dumps(bodies), environment={SWITCH: switch})
    *same, caches = json.loads(printed)
    assert same == [True, True, True]
    assert caches == (9 if switch == "on" and "msgspec" in ENGINES else 6)


@pytest.mark.parametrize("name", ["SomethingNew", "pullcomplete", "Event", "UnknownEvent", ""])
def test_a_type_that_is_not_documented_cannot_be_preloaded(name: str) -> None:
    with pytest.raises(LookupError, match=repr(name)):
        vod_events.preload("PullComplete", name)


def test_the_classes_of_events_are_those_of_the_table() -> None:
    classes = event_classes()
    assert list(classes) == list(events._EVENT_TYPES)
    assert all(vod_events.event_class(name) is found for name, found in classes.items())
    assert all(found.__name__ == name for name, found in classes.items())
    with pytest.raises(TypeError):
        classes["PullComplete"] = PullComplete  # type: ignore[index]  # pyright: ignore[reportIndexIssue] - read-only


@pytest.mark.parametrize("name", ["SomethingNew", "Event", "KnownEvent", "pull_complete", ""])
def test_a_type_that_is_not_documented_has_no_class(name: str) -> None:
    assert vod_events.event_class(name) is None


def test_what_tells_pydantic_is_loaded_when_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("vod_events._pydantic")
    asked: list[Any] = []

    def ask(*given: Any) -> None:
        asked.append(given)

    for name in ("core_schema_of", "json_schema_of"):
        monkeypatch.setattr(module, name, ask, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(vod_events, "_pydantic", module, raising=False)
    PullComplete.__get_pydantic_core_schema__(PullComplete, 1)
    PullComplete.__get_pydantic_json_schema__({}, 2)
    assert asked == [(PullComplete, 1), ({}, 2)]
