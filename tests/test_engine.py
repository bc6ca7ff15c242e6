"""Two engines: that they do the same, and that what makes one of them fast is safe."""

import copy
import gc
import json
import pickle
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import attrs
import cattrs
import pytest
from attrs.exceptions import FrozenInstanceError
from cattrs.strategies import configure_tagged_union, include_subclasses
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import DATA_TYPES, MODELS
from oracle import exact

import vod_events
from vod_events import (
    Event,
    InvalidEventError,
    JsonObject,
    MalformedEvent,
    MediaBasicInfo,
    MediaMetaData,
    PullComplete,
    PullEventsResponse,
    PullUploadTask,
    TaskStatus,
    VodEventsError,
    _notification,
    configure_converter,
    samples,
    to_dict,
)
from vod_events._bodies import any_event_bodies, json_values
from vod_events._engine import Engine
from vod_events._model import Model
from vod_events._plan import Kind
from vod_events.strategies import (
    callback_bodies,
    events,
    instances,
    malformed_bodies,
    pull_events_bodies,
)

DATA = Path(__file__).parent / "data"
FULL = (DATA / "full_callback.json").read_bytes()

FAST = [engine for engine in ENGINES.values() if type(engine) is not Engine]


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


def agree(body: Any) -> None:
    for function in ("event", "response", "events"):
        first, *others = [outcome(engine, function, body) for engine in ENGINES.values()]
        assert all(other == first for other in others)


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


odd_values: st.SearchStrategy[Any] = st.one_of(
    st.binary(),
    st.binary().map(bytearray),
    st.floats(),
    st.decimals(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.uuids(),
    st.frozensets(st.integers(), max_size=2),
    st.sampled_from([TaskStatus.FINISH, Kind.STRING, 10**5_000, "\ud800", object(), b"", 5, True]),
)


@given(data=st.data(), value=odd_values)
def test_they_agree_on_what_was_made_by_hand(data: st.DataObject, value: Any) -> None:
    odd = st.just(value) | st.just((value,))
    kind = data.draw(st.sampled_from((*DATA_TYPES, PullEventsResponse)))
    names = [attribute.name for attribute in attrs.fields(kind) if attribute.init]
    name = data.draw(st.sampled_from(names).filter(lambda name: not name.startswith("unknown")))
    part = attrs.evolve(data.draw(instances(kind)), **{name: data.draw(odd)})
    malformed = MalformedEvent(raw=value, error=InvalidEventError(()))
    for whole in (part, malformed, PullEventsResponse(event_set=(malformed,))):
        first, *others = [written(engine, whole) for engine in ENGINES.values()]
        assert all(other == first for other in others)


def written(engine: Engine, value: Model) -> object:
    """What writing gives, or what it raises."""
    try:
        text = engine.json(value)
    except (TypeError, ValueError) as error:
        return type(error), str(error)
    return exact(json.loads(text))


# JSON text that no encoder writes: repeated names, numbers and strings in any spelling, whitespace.
names = st.sampled_from(
    [
        '"EventType"',
        '"Event\\u0054ype"',
        '"EventHandle"',
        '"PullCompleteEvent"',
        '"FileUploadEvent"',
        '"Response"',
        '"EventSet"',
        '"RequestId"',
        '"MetaData"',
        '"Duration"',
        '"ErrCode"',
        '"T"',
        '"\\ud800"',
    ]
)
tokens = st.sampled_from(
    [
        '"PullComplete"',
        '"Pull\\u0043omplete"',
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


# What is usual is fast


def known(value: Any) -> Any:
    """The same value without anything that is not modelled."""
    if issubclass(type(value), tuple):
        return tuple(map(known, value))
    if not isinstance(value, Model):
        return value
    changes = {
        attribute.name: known(getattr(value, attribute.name))
        for attribute in attrs.fields(type(value))
        if attribute.init and attribute.name != "unknown_fields"
    }
    return attrs.evolve(value, unknown_fields=JsonObject(), **changes)


def unusable(*_: object) -> NoReturn:
    raise AssertionError("the full way was taken")


if FAST:  # so that without it nothing is collected, and nothing skipped
    from vod_events import _accelerator
    from vod_events._accelerator import AcceleratedEngine
    from vod_events._mirrors import Mirrors

    def taking_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(AcceleratedEngine, "_read_fully", unusable)

    def test_well_formed_bodies_take_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
        engine = AcceleratedEngine()
        taking_the_fast_way(monkeypatch)

        @given(event=instances(PullComplete).map(known))
        def law(event: PullComplete) -> None:
            text = vod_events.to_json(event)
            assert engine.event(text) == event
            assert engine.event(text.encode()) == event
            assert engine.events(text) == (event,)
            assert engine.response(f'{{"Response":{{"EventSet":[{text}]}}}}').event_set == (event,)

        law()
        assert engine.event(samples.load("pull_complete"))
        assert engine.response((DATA / "spec_pull_events.json").read_bytes()).event_set

    OPEN_EVENT: dict[str, Any] = {
        "T": 1,
        "Sign": {"b": [1.5, None, [{}]], "a": None, "class": ["\U0001f600"]},
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
    def test_what_is_unknown_takes_the_fast_way_the_second_time(
        function: str, body: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine = AcceleratedEngine()
        first = outcome(engine, function, json.dumps(body))
        assert first == outcome(Engine(), function, json.dumps(body))
        taking_the_fast_way(monkeypatch)
        readable = json.dumps(body).replace("{}, {", "{")
        assert outcome(engine, function, readable) == outcome(Engine(), function, readable)

    def test_of_a_batch_only_what_is_refused_takes_the_full_way(
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        full_way: list[Any] = []

        def structure_event(tree: Any, level: int, path: str) -> Any:
            full_way.append(tree)
            return _notification.structure_event(tree, level, path)

        known = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
        odd: list[Any] = [{"EventType": "New", "NewEvent": {}}, 5, known | {"PullCompleteEvent": 1}]
        body = {"EventSet": [known, *odd, known], "RequestId": "a"}
        monkeypatch.setattr(_accelerator, "structure_event", structure_event)
        for text in (json.dumps(body), json.dumps({"Response": body}), body):
            full_way.clear()
            assert outcome(AcceleratedEngine(), "events", text) == outcome(Engine(), "events", text)
            assert full_way == odd

    def test_only_the_mirrors_that_get_a_seat_are_made_anew() -> None:
        def made(mirrors: Mirrors) -> dict[type[Model], Any]:
            return {model: (mirrors.mirror(model), mirrors.builder(model)) for model in DATA_TYPES}

        without = Mirrors({})
        before, after = made(without), made(without.with_seats({MediaMetaData: ("New",)}))
        anew = {MediaMetaData, PullUploadTask, PullComplete}
        for model in DATA_TYPES:
            mirror, build = before[model]
            assert (mirror is after[model][0]) is (model not in anew)
            assert (build is after[model][1]) is (model not in anew)

    def test_mirrors_may_be_made_while_others_are_given_a_seat() -> None:
        mirrors = Mirrors({})

        class Meanwhile(dict[type[Model], tuple[str, ...]]):
            """Seats that, when asked, have mirrors made: as another thread may do."""

            def get(self, model: Any, default: Any = None) -> Any:
                mirrors.builder(PullUploadTask)
                return super().get(model, default)

        mirrors.builder(MediaBasicInfo)
        seated = mirrors.with_seats(Meanwhile({MediaMetaData: ("New",)}))
        assert seated.builder(MediaBasicInfo) is mirrors.builder(MediaBasicInfo)
        assert seated.builder(PullUploadTask) is not mirrors.builder(PullUploadTask)

    @given(body=bodies)
    def test_what_was_learned_changes_nothing(body: Any) -> None:
        engine, text = AcceleratedEngine(), json.dumps(body)
        for function in ("event", "response", "events"):
            expected = outcome(Engine(), function, text)
            assert outcome(engine, function, text) == expected
            assert outcome(engine, function, text) == expected

    def test_what_reaches_too_deep_does_so_where_it_has_a_seat() -> None:
        engine = AcceleratedEngine()
        for depth in (1, 60, 99, 100, 101, 2):
            text = (
                '{"EventType":"PullComplete","PullCompleteEvent":{},"T":%s1%s}'  # noqa: UP031 - braces
                % ("[" * depth, "]" * depth)
            )
            assert outcome(engine, "event", text) == outcome(Engine(), "event", text)


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
        assert type(value) in MODELS
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


@attrs.frozen(kw_only=True)
class Mine(PullUploadTask):
    mine: str


@each_engine
def test_subclasses_can_be_included_by_cattrs(engine: Engine) -> None:
    event = engine.event(FULL)
    assert isinstance(event, PullComplete)
    assert set(Model.__subclasses__()) >= set(MODELS) - set(subclasses(Event))
    gc.collect()  # attrs makes a class with slots of one without, and leaves that.
    assert PullUploadTask.__subclasses__() == [Mine]
    converter = cattrs.Converter()
    configure_converter(converter)
    include_subclasses(PullUploadTask, converter, union_strategy=configure_tagged_union)
    for task in (event.payload, Mine(mine="a")):
        body = converter.unstructure(task, unstructure_as=PullUploadTask)
        again: Any = converter.structure(body, PullUploadTask)
        assert type(again) is type(task)
        assert again == attrs.evolve(
            task, unknown_fields=JsonObject({"_type": type(task).__name__})
        )
