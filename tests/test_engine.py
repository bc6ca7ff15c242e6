"""Two engines: that they do the same, and that what makes one of them fast is safe."""

import copy
import gc
import json
import pickle
import weakref
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, cast

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from engines import ENGINES, each_engine, without_unknown_fields
from hypothesis import assume, example, given
from hypothesis import strategies as st
from models import DATA_TYPES
from oracle import exact
from programs import run
from trees import has_large_float

import vod_events
from vod_events import (
    Event,
    InvalidEventError,
    JsonObject,
    KnownEvent,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    VodEventsError,
    event_classes,
    samples,
    to_dict,
)
from vod_events._model import Model
from vod_events._parse import SWITCH
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import Kind, plan_of, with_parts
from vod_events._values import MAX_DEPTH, is_object
from vod_events._wire.engine import Engine
from vod_events._wire.event import structure_any_event
from vod_events.events.media import MediaBasicInfo, MediaMetaData
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import (
    callback_bodies,
    events,
    instances,
    malformed_bodies,
    pull_events_bodies,
)
from vod_events.strategies._bodies import any_event_bodies, json_values

DATA = Path(__file__).parent / "data"
FULL = (DATA / "full_callback.json").read_bytes()
CLASSES = {*DATA_TYPES, UnknownEvent, MalformedEvent, PullEventsResponse}
KNOWN = tuple(event_classes().values())
FUNCTIONS = ("event", "response", "events")


# They do the same


def outcome(engine: Engine, function: str, body: Any) -> tuple[object, ...]:
    """All that tells one outcome from another."""
    try:
        value = getattr(engine, function)(body)
    except VodEventsError as error:
        return type(error), str(error), vars(error)
    values: list[Model] = [value] if isinstance(value, Model) else value
    return tuple(
        (repr(part), exact(to_dict(part)), exact(json.loads(engine.json(part)))) for part in values
    )


@cache
def engines() -> tuple[Engine, ...]:
    """Those that have learned what came by chance, and, where there is msgspec, one that knows all."""
    if "msgspec" not in ENGINES:
        return (*ENGINES.values(),)
    prepared = type(ENGINES["msgspec"])()
    prepared.preload(KNOWN)
    return (*ENGINES.values(), prepared)


def agree(body: Any) -> None:
    for function in FUNCTIONS:
        expected = outcome(Engine(), function, body)
        for engine in engines():
            assert outcome(engine, function, body) == expected


bodies = st.one_of(
    callback_bodies(),
    any_event_bodies(),
    pull_events_bodies(malformed=True),
    malformed_bodies(),
)


@given(body=bodies, ascii_only=st.booleans())
def test_they_agree_on_bodies(body: Any, *, ascii_only: bool) -> None:
    text = json.dumps(body, ensure_ascii=ascii_only)
    agree(text)
    agree(text.encode())


# JSON text that no encoder writes: repeated names, numbers and strings in any spelling, whitespace.
names = st.sampled_from(
    [
        '"EventType"',
        '"Event\\u0054ype"',
        '"EventHandle"',
        '"PullCompleteEvent"',
        '"FileDeleteEvent"',
        '"Response"',
        '"EventSet"',
        '"RequestId"',
        '"MetaData"',
        '"Duration"',
        '"ErrCode"',
        '"T"',
        '"Sign"',
        '"\\ud800"',
    ]
)
tokens = st.sampled_from(
    [
        '"PullComplete"',
        '"Pull\\u0043omplete"',
        '"FileDeleted"',
        '"SomethingNew"',
        "null",
        "true",
        "-0",
        "-0.0",
        "1.0",
        "1E400",
        "1e-400",
        "18446744073709551616",
        "9" * 4_301,
        "NaN",
        "01",
        '"\\ud83d\\ude00"',
        '"\\ud800"',
        '"\ud800"',
        '"\x00"',
        '"\\u0000"',
        "",
        "{",
        "]",
    ]
)


def composed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    members = st.builds(lambda *parts: ":".join(parts), names, values)
    return st.one_of(
        st.lists(values, max_size=3).map(lambda parts: f"[{','.join(parts)}]"),
        st.lists(members, max_size=5).map(lambda parts: f"{{{' , '.join(parts)}}}"),
    )


@given(text=st.recursive(tokens | json_values.map(json.dumps), composed, max_leaves=12))
def test_they_agree_on_text_that_no_encoder_writes(text: str) -> None:
    agree(text)
    agree(text.encode(errors="surrogatepass"))
    agree('{"EventType":"PullComplete","PullCompleteEvent":{},"T":%s,"T":1}' % text)  # noqa: UP031 - braces


@given(body=bodies, data=st.data())
def test_they_agree_on_damaged_bodies(body: Any, data: st.DataObject) -> None:
    text = json.dumps(body, ensure_ascii=data.draw(st.booleans())).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 5, len(text))))
        piece = data.draw(st.binary(max_size=3) | st.sampled_from(list(map(bytes, [b'"', b"{}"]))))
        text = text[:start] + piece + text[end:]
    agree(text)


# Members that tell what an event is, repeated, in conflict, of wrong types, and in any order.
MEMBERS = [
    '"EventType":"PullComplete"',
    '"EventType":"FileDeleted"',
    '"Event\\u0054ype":"Pull\\u0043omplete"',
    '"EventType":"SomethingNew"',
    '"EventType":""',
    '"EventType":null',
    '"EventType":5',
    '"EventType":["PullComplete"]',
    '"PullCompleteEvent":{"FileId":"1","New":1}',
    '"PullCompleteEvent":{"FileId":"2"}',
    '"PullCompleteEvent":{}',
    '"PullCompleteEvent":null',
    '"PullCompleteEvent":5',
    '"FileDeleteEvent":{"FileIdSet":["1"]}',
    '"FileDeleteEvent":{"FileIdSet":[5]}',
    '"FileDeleteEvent":null',
    '"FileUploadEvent":{}',
    '"EventHandle":"a"',
    '"EventHandle":5',
    '"T":1',
    '"T":"1"',
    '"Sign":"a"',
    '"Sign":1',
    '"Response":{}',
    '"Response":{"EventSet":[]}',
    '"EventSet":[]',
    '"eventType":"PullComplete"',
    '"New":[1]',
]


@given(members=st.lists(st.sampled_from(MEMBERS), max_size=6))
@example(['"PullCompleteEvent":{"FileId":"1"}', '"EventType":"PullComplete"'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"EventType":"FileDeleted"'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"EventType":"SomethingNew"'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"EventType":"PullComplete"'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"EventType":""'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"EventType":null'])
@example(['"EventType":null', '"PullCompleteEvent":{}', '"EventType":"PullComplete"'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":5', '"PullCompleteEvent":{}'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"PullCompleteEvent":5'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"PullCompleteEvent":null'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"FileDeleteEvent":{}'])
@example(['"EventType":"PullComplete"', '"FileDeleteEvent":{"FileIdSet":["1"]}'])
@example(['"EventType":"PullComplete"', '"PullCompleteEvent":{}', '"Response":{"EventSet":[]}'])
@example(['"EventType":""', '"PullCompleteEvent":{}', '"Response":{"EventSet":[]}'])
@example(['"EventType":null', '"PullCompleteEvent":{}', '"Response":{"EventSet":[]}'])
def test_they_agree_on_what_tells_an_event(members: list[str]) -> None:
    event = f"{{{','.join(members)}}}"
    agree(event)
    for answer in (f'{{"EventSet":[{event}]}}', f'{{"RequestId":"a","EventSet":[5,{event}]}}'):
        agree(answer)
        agree(f'{{"Response":{answer}}}')


PAYLOADS: dict[str, Any] = {"PullComplete": {"PullCompleteEvent": {}}, "SomethingNew": {}}
KINDS_OF_SIGNATURE = {"T": "integer", "Sign": "string"}
RIGHT: dict[str, list[Any]] = {
    "T": [None, 0, -1, 1_571_385_600, 2**63, 2**64, -(2**70)],
    "Sign": [None, "", "a"],
}
WRONG: dict[str, list[Any]] = {
    "T": ["1", "", True, 1.0, 1.5, 1e300, [], [1], {}],
    "Sign": [1, 1.5, False, [], ["a"], {}],
}


@each_engine
@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("event_type", PAYLOADS)
def test_a_signature_of_the_right_type_is_read(engine: Engine, event_type: str, name: str) -> None:
    for value in RIGHT[name]:
        body = {"EventType": event_type, name: value, **PAYLOADS[event_type]}
        agree(json.dumps(body))
        event = engine.event(json.dumps(body))
        assert exact({"T": event.t, "Sign": event.sign}[name]) == exact(value)
        assert name not in event.unknown_fields


@each_engine
@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("event_type", PAYLOADS)
def test_a_signature_of_another_type_is_a_problem(
    engine: Engine, event_type: str, name: str
) -> None:
    for value in WRONG[name]:
        body = {"EventType": event_type, name: value, **PAYLOADS[event_type]}
        agree(json.dumps(body))
        with pytest.raises(InvalidEventError) as caught:
            engine.event(json.dumps(body))
        (problem,) = caught.value.problems
        assert (problem.path, problem.expected) == (f"$.{name}", KINDS_OF_SIGNATURE[name])
        (malformed,) = engine.events(json.dumps({"EventSet": [{**body, "EventHandle": "a"}]}))
        assert isinstance(malformed, MalformedEvent)
        assert (malformed.t, malformed.sign, malformed.event_handle) == (None, None, "a")


def test_an_engine_structures_each_event_of_a_batch_where_it_stands() -> None:
    class Shown(Engine):
        def structure_event_of_batch(
            self,
            tree: Any,
            path: str,
            *,
            strict: bool = True,
            error: InvalidEventError | None = None,
        ) -> UnknownEvent:
            assert strict
            assert error is None
            return UnknownEvent(raw=JsonObject({"EventType": f"{tree} at {path}"}))

    answer = {"EventSet": [5, 6]}
    for body, path in ((answer, "$.EventSet"), ({"Response": answer}, "$.Response.EventSet")):
        expected = [f"5 at {path}[0]", f"6 at {path}[1]"]
        assert [event.event_type for event in Shown().response(body).event_set] == expected
        assert [event.event_type for event in Shown().events(body)] == expected


# What is usual is fast


def unusable(*_: object) -> NoReturn:
    raise AssertionError("the fallback was taken")


if "msgspec" in ENGINES:  # so that without it nothing is collected, and nothing skipped
    from vod_events._wire import engine as engine_module
    from vod_events._wire import mirrors as mirrors_module
    from vod_events._wire.accelerator import AcceleratedEngine
    from vod_events._wire.mirrors import Mirrors
    from vod_events._wire.seats import MAX_SEATS

    def without_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
        """Let nothing be read through a plain tree but what is one."""
        monkeypatch.setattr(AcceleratedEngine, "decode", unusable)
        monkeypatch.setattr(engine_module, "structure_event", unusable)
        monkeypatch.setattr(engine_module, "structure_any_event", unusable)

    def prepared() -> AcceleratedEngine:
        engine = AcceleratedEngine()
        engine.preload(KNOWN)
        return engine

    def test_well_formed_bodies_do_without_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
        engine = prepared()
        without_fallback(monkeypatch)

        @given(event=instances(cast("Any", KnownEvent)).map(without_unknown_fields))
        def law(event: KnownEvent) -> None:
            assume(not has_large_float(to_dict(event)))  # for the fallback, which reads it exactly
            text = vod_events.to_json(event)
            for body in (text, text.encode()):
                assert engine.event(body) == event
                assert engine.events(body) == (event,)
            batch = f'{{"Response":{{"EventSet":[{text},{text}],"RequestId":"a"}}}}'
            assert engine.response(batch).event_set == engine.events(batch) == (event, event)
            assert engine.structure_events({"EventSet": [to_dict(event)]}) == (event,)

        law()
        assert engine.event(samples.load("pull_complete"))
        assert engine.response((DATA / "spec_pull_events.json").read_bytes()).event_set

    @pytest.mark.parametrize("not_set", ["", "0000-00-00T00:00:00Z"])
    def test_a_time_that_is_not_set_does_without_the_fallback(
        monkeypatch: pytest.MonkeyPatch, not_set: str
    ) -> None:
        media = {"CreateTime": not_set, "ExpireTime": not_set, "New": 1}
        body = {"EventType": "PullComplete", "PullCompleteEvent": {"MediaBasicInfo": media}}
        text, expected = json.dumps(body), Engine().event(body)
        engine = prepared()
        engine.event(text)  # which learns of New
        without_fallback(monkeypatch)
        assert engine.event(text) == expected
        assert vod_events.to_json(engine.event(text)) == vod_events.to_json(expected)

    OPEN_EVENT: dict[str, Any] = {
        "T": 1,
        "Sign": "a",
        "Seal": {"b": [1.5, None, [{}]], "a": None, "class": ["\U0001f600"]},
        "NewEvent": None,
        "EventType": "PullComplete",
        "PullCompleteEvent": {
            "NewField": None,
            "import": True,
            "MetaData": {"VideoStreamSet": [{"__class__": 1}, {"Bitrate": 1, "名": "x"}, {}]},
        },
    }

    OPEN_BODIES: dict[str, tuple[str, Any]] = {
        "an event": ("event", OPEN_EVENT),
        "an event, of any shape": ("events", OPEN_EVENT),
        "a batch": ("response", {"Response": {"EventSet": [OPEN_EVENT], "Count": 1, "Next": None}}),
        "a malformed event": ("events", {"Response": {"Count": [], "EventSet": [{}, OPEN_EVENT]}}),
    }

    @pytest.mark.parametrize(("function", "body"), OPEN_BODIES.values(), ids=OPEN_BODIES)
    def test_what_is_unknown_does_without_the_fallback_in_the_end(
        function: str, body: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine = AcceleratedEngine()
        readable = json.dumps(body).replace("{}, {", "{")
        expected = outcome(Engine(), function, readable)
        for _ in range(2):  # the type is learned when it comes again
            first = outcome(engine, function, json.dumps(body))
            assert first == outcome(Engine(), function, json.dumps(body))
        without_fallback(monkeypatch)
        assert outcome(engine, function, readable) == expected

    def body_of(event_type: str) -> dict[str, Any]:
        """Return a short event of a type, with the other payloads that real ones carry."""
        nulls = dict.fromkeys(PAYLOAD_KEYS.values())
        return {**nulls, PAYLOAD_KEYS[event_type]: {}, "EventType": event_type, "New": event_type}

    BATCH: dict[str, Any] = {"Response": {"EventSet": list(map(body_of, PAYLOAD_KEYS))}}

    LESSONS: dict[str, tuple[str, list[Any]]] = {
        "an event": ("event", list(map(json.dumps, BATCH["Response"]["EventSet"]))),
        "an event, of any shape": ("events", list(map(json.dumps, BATCH["Response"]["EventSet"]))),
        "a batch": ("response", [json.dumps(BATCH)]),
        "a batch, of any shape": ("events", [json.dumps(BATCH)]),
        "a decoded batch": ("response", [BATCH]),
    }

    @pytest.mark.parametrize(("function", "lessons"), LESSONS.values(), ids=LESSONS)
    def test_a_type_that_has_come_twice_does_without_the_fallback(
        function: str, lessons: list[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine = AcceleratedEngine()
        expected = Engine().response(BATCH).event_set
        for lesson in lessons:
            getattr(engine, function)(lesson)
        assert engine.readers.mirrors.events == ()
        for lesson in lessons:
            getattr(engine, function)(lesson)
        without_fallback(monkeypatch)
        for event, body in zip(expected, BATCH["Response"]["EventSet"], strict=True):
            assert engine.event(json.dumps(body)) == event
            assert engine.events(json.dumps(body).encode()) == (event,)
        assert engine.response(json.dumps(BATCH)).event_set == expected
        assert engine.events(json.dumps(BATCH)) == expected
        assert engine.structure_response(BATCH).event_set == expected

    def test_what_is_no_new_type_or_name_teaches_nothing() -> None:
        engine = AcceleratedEngine()
        for _ in range(2):
            engine.event(json.dumps(body_of("PullComplete")))
        before = engine.readers
        assert before.mirrors.events == (PullComplete,)
        known = body_of("PullComplete")
        lessons: list[Any] = [
            known,
            *({"EventType": f"Made{number}", f"Up{number}": 1} for number in range(100)),
            {"EventType": "", "Up": 1},
            {"EventType": None, "Up": 1},
            {"EventType": "FileDeleted", "FileDeleteEvent": 5, "Up": 1},
            known | {"FileDeleteEvent": {"Up": 1}},
            known | {"T": "1", "Up": 1},
            known | {"PullCompleteEvent": {"MediaBasicInfo": {"CreateTime": ""}}},
            {"Up": 1},
            5,
        ]
        for lesson in [*lessons, {"EventSet": lessons}, {"Response": {"EventSet": lessons}}]:
            for body in (lesson, json.dumps(lesson), json.dumps(lesson).encode()):
                for function in FUNCTIONS:
                    outcome(engine, function, body)
        assert engine.readers is before

    def test_learning_is_bounded() -> None:
        engine = AcceleratedEngine()

        def teach(numbers: range) -> None:
            for number in numbers:
                for body in map(body_of, PAYLOAD_KEYS):
                    engine.event(json.dumps(body | {f"Name{number}": 1}))
                engine.response(json.dumps({"Response": {f"Name{number}": 1}}))

        teach(range(MAX_SEATS))
        full = engine.readers
        assert sum(map(len, full.mirrors.seats.values())) == MAX_SEATS
        assert full.mirrors.events == KNOWN
        teach(range(MAX_SEATS, 2 * MAX_SEATS))
        assert engine.readers is full

    def test_what_is_preloaded_first_stays_so() -> None:
        engine = AcceleratedEngine()
        engine.preload(KNOWN[:3])
        before = engine.readers
        engine.preload(KNOWN[:2])
        assert engine.readers is before
        engine.preload(KNOWN[1:5])
        assert engine.readers.mirrors.events == KNOWN[:5]

    def test_of_a_batch_only_what_is_refused_takes_the_fallback(
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        fallback: list[Any] = []

        def structure(tree: Any, level: int, path: str, **options: Any) -> Any:
            fallback.append(tree)
            return structure_any_event(tree, level, path, **options)

        known = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
        odd: list[Any] = [
            {"EventType": "SomethingNew", "NewEvent": {}},
            {"EventType": ""},
            {"EventType": ["PullComplete"]},
            5,
            known | {"PullCompleteEvent": 1},
        ]
        body = {"EventSet": [known, *odd, known], "RequestId": "a"}
        for text in (json.dumps(body), json.dumps({"Response": body}), body):
            expected = outcome(Engine(), "events", text)
            engine = prepared()
            with monkeypatch.context() as patch:
                patch.setattr(engine_module, "structure_any_event", structure)
                fallback.clear()
                assert outcome(engine, "events", text) == expected
                assert fallback == odd

    def test_only_the_mirrors_that_get_a_seat_are_made_anew() -> None:
        def made(mirrors: Mirrors) -> dict[type[Model], Any]:
            return {
                model: (mirrors.mirror(model), mirrors.structurer(model)) for model in DATA_TYPES
            }

        without = Mirrors().grown({}, KNOWN)
        before = made(without)
        after = made(without.grown({MediaMetaData: ("New",)}, KNOWN))
        anew = {model for model in DATA_TYPES if MediaMetaData in with_parts(model)}
        assert {MediaMetaData, PullUploadTask, PullComplete} <= anew
        for model in DATA_TYPES:
            mirror, structure = before[model]
            assert (mirror is after[model][0]) is (model not in anew)
            assert (structure is after[model][1]) is (model not in anew)

    def test_a_new_event_makes_no_mirror_anew_but_its_own() -> None:
        few, more = Mirrors().grown({}, (PullComplete,)), KNOWN
        parts = {model: few.mirror(model) for model in with_parts(PullComplete)}
        alone = few.mirror(KNOWN[0])  # as of an event that is not read
        grown = few.grown({}, more)
        assert {model: grown.mirror(model) for model in parts} == parts
        assert grown.mirror(KNOWN[0]) is not alone

    def test_mirrors_may_be_made_while_others_are_given_a_seat() -> None:
        mirrors = Mirrors()

        class Meanwhile(dict[type[Model], tuple[str, ...]]):
            """Seats that, when asked, have mirrors made: as another thread may do."""

            def get(self, model: Any, default: Any = None) -> Any:
                mirrors.structurer(PullUploadTask)
                return super().get(model, default)

        mirrors.structurer(MediaBasicInfo)
        seated = mirrors.grown(Meanwhile({MediaMetaData: ("New",)}), ())
        assert seated.structurer(MediaBasicInfo) is mirrors.structurer(MediaBasicInfo)
        assert seated.structurer(PullUploadTask) is not mirrors.structurer(PullUploadTask)

    @given(seen=st.lists(st.tuples(st.sampled_from(FUNCTIONS), bodies), max_size=4))
    def test_what_was_learned_changes_nothing(seen: list[tuple[str, Any]]) -> None:
        engine = AcceleratedEngine()
        for function, body in (*seen, *seen, *(("events", body) for _, body in seen)):
            text = json.dumps(body)
            assert outcome(engine, function, text) == outcome(Engine(), function, text)

    @given(
        elements=st.lists(any_event_bodies() | json_values, max_size=4),
        unknown=st.dictionaries(st.sampled_from(["New", "Name", "T", "EventSet"]), json_values),
    )
    def test_what_was_learned_one_by_one_changes_no_batch(
        elements: list[Any], unknown: dict[str, Any]
    ) -> None:
        engine = AcceleratedEngine()
        changed: list[Any] = [unknown | element for element in filter(is_object, elements)]
        for body in (*elements, *changed, {"EventSet": elements}, {"EventSet": changed}):
            for form in (json.dumps(body), body):
                assert outcome(engine, "events", form) == outcome(Engine(), "events", form)

    DEEP = (
        '{"EventType":"PullComplete","PullCompleteEvent":{},"New":%s}',
        '{"EventType":"PullComplete","PullCompleteEvent":{"MetaData":{"VideoStreamSet":[{"New":%s}]}}}',
        '{"Response":{"EventSet":[{"EventType":"PullComplete","PullCompleteEvent":{"New":%s}}]}}',
        '{"Response":{"New":%s}}',
    )

    @pytest.mark.parametrize("text", DEEP)
    def test_what_reaches_too_deep_does_so_where_it_has_a_seat(text: str) -> None:
        engine = AcceleratedEngine()
        for depth in (1, *range(40, 60), *range(90, 102), 2):
            body = text % ("[" * depth + "1" + "]" * depth)
            assert outcome(engine, "events", body) == outcome(Engine(), "events", body)

    def test_a_seat_is_taken_to_stand_deeper_than_any_class() -> None:
        def levels(model: type[Model]) -> int:
            below = [
                levels(field.item_type) + field.is_array
                for field in plan_of(model).fields
                if field.kind is Kind.OBJECT
            ]
            return 1 + max(below, default=0)

        assert max(map(levels, KNOWN)) + 4 < mirrors_module.SEAT_LEVEL < MAX_DEPTH


@each_engine
def test_objects_are_made_without_calling_their_classes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The frozen `__init__` would cost several times as much.
    expected = engine.event(FULL)
    with monkeypatch.context() as patch:
        for model in DATA_TYPES:
            patch.setattr(model, "__init__", unusable)
        made = engine.event(FULL)
    assert made == expected


PRELOADED = """
import builtins, json, sys
import vod_events
from vod_events import _plan
from vod_events._parse import engine

vod_events.preload()


def unusable(*_, **__):
    raise AssertionError("something was made at the first event")


loaded, planned = set(sys.modules), len(_plan._plans)
builtins.compile = unusable
if "msgspec" in loaded:
    sys.modules["msgspec"].defstruct = unusable
for name, key in _plan.PAYLOAD_KEYS.items():
    body = {"EventType": name, key: {}}
    batch = {"EventSet": [body, {"EventType": name, key: 5}], "Error": {"Code": "ResourceNotFound"}}
    event = vod_events.parse_callback(json.dumps(body))
    assert vod_events.parse_callback(body) == event
    for form in (batch, json.dumps(batch), json.dumps({"Response": batch})):
        assert vod_events.parse(form)[0] == event
    vod_events.to_json(vod_events.parse_pull_events(batch))
    misfit = {**body, "EventHandle": 5}
    for form in (misfit, json.dumps(misfit)):
        assert vod_events.parse_callback(form, strict=False).unknown_fields["EventHandle"] == 5
    for form in ({"RequestId": 5}, {"Response": {"RequestId": 5}}):
        assert vod_events.parse(json.dumps(form), strict=False) == ()
    assert json.loads(vod_events.to_json(event)) == vod_events.to_dict(event) == body
    for wrong in (5, {}, {key: {}}, {"EventType": name, key: 5}, {"EventType": "", "T": ""}):
        try:
            vod_events.parse_callback(json.dumps(wrong))
        except vod_events.InvalidEventError as error:
            str(error)
assert set(sys.modules) == loaded, set(sys.modules) - loaded
assert len(_plan._plans) == planned
print(type(engine()).__name__)
"""


@each_engine
def test_what_is_preloaded_is_not_made_at_the_first_event(engine: Engine) -> None:
    off = {SWITCH: "off"} if type(engine) is Engine else {}
    assert run(PRELOADED, environment=off) == type(engine).__name__


# What makes it fast is safe


def objects_in(value: Any) -> Iterator[Model]:
    if isinstance(value, Model):
        yield value
        for attribute in attrs.fields(type(value)):
            yield from objects_in(getattr(value, attribute.name))
    elif issubclass(type(value), tuple):
        for part in value:
            yield from objects_in(part)


@each_engine
@given(event=events())
def test_objects_are_real_frozen_ones(engine: Engine, event: Event) -> None:
    read: Any = engine.response(f'{{"EventSet":[{vod_events.to_json(event)}]}}')
    for value in objects_in(read):
        assert type(value) in CLASSES
        assert isinstance(value, Model)
        assert gc.is_tracked(value)
        assert not hasattr(value, "__dict__")
        assert weakref.ref(value)() is value
        with pytest.raises(FrozenInstanceError):
            value.unknown_fields = JsonObject()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - that is what is wrong with it
        with pytest.raises(FrozenInstanceError):
            delattr(value, "unknown_fields")
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
        assert type(again) is type(copy.deepcopy(value)) is type(value)
        assert again == value
        if not isinstance(value, MalformedEvent):  # which comes from parsing alone
            assert attrs.evolve(value) == value
        assert attrs.asdict(value, recurse=False).keys() == {
            attribute.name for attribute in attrs.fields(type(value))
        }


def subclasses(kind: type) -> Iterator[type]:
    direct: list[type] = type.__subclasses__(kind)
    for subclass in direct:
        yield subclass
        yield from subclasses(subclass)


@each_engine
def test_no_object_stays_a_draft(engine: Engine) -> None:
    held = [engine.event(FULL), engine.events(FULL), engine.event(json.loads(FULL))]
    damaged = FULL.replace(b'"ErrCode"', b'"ErrCode":"0","ErrorCode"')
    with pytest.raises(InvalidEventError) as caught:
        engine.event(damaged)
    drafts = {kind for kind in subclasses(Model) if vars(kind)["__init__"] is object.__init__}
    assert drafts
    assert held
    assert caught
    assert not {type(value) for value in gc.get_objects()} & drafts


@each_engine
def test_nobody_finds_a_draft_among_the_subclasses(engine: Engine) -> None:
    """As cattrs looks for them, which would make objects of them."""
    assert isinstance(engine.event(FULL), PullComplete)
    assert set(Model.__subclasses__()) >= set(DATA_TYPES) - set(subclasses(Event))
    gc.collect()  # attrs makes a class with slots of one without, and leaves that.
    assert PullUploadTask.__subclasses__() == []
    assert type.__subclasses__(PullUploadTask) != []
