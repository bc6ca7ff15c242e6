"""The test kit: what it makes is what VOD sends, and every kind of it."""

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from models import EVENTS, KINDS, MODELS
from oracle import exact
from trees import places

from vod_events import (
    AnyEvent,
    Event,
    InvalidEventError,
    JsonObject,
    KnownEvent,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    event_class,
    parse,
    parse_callback,
    parse_pull_events,
    strategies,
    to_dict,
)
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import Kind, plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.shapes import Answer, EventHead
from vod_events.events.media import MediaMetaData
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import (
    callback_bodies,
    events,
    instances,
    json_objects,
    malformed_bodies,
    pull_events_bodies,
    pull_events_responses,
)
from vod_events.strategies._bodies import (
    MAX_VALUES,
    MAX_VALUES_IN_BATCH,
    broken_array,
    broken_objects,
    object_bodies,
)

each_event = pytest.mark.parametrize("model", EVENTS)
# Few, as there are many events.
few = settings(max_examples=max(5, settings().max_examples // 8))
searched = settings(max_examples=2_000, database=None)

PROCEDURE = next(event for event in EVENTS if event.__name__ == "ProcedureStateChanged")

# The unions are classes at run time.
BASES: list[Any] = [Event, AnyEvent, KnownEvent]


def found(strategy: st.SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:
    """Something that the strategy makes and the condition holds of; fails if there is none."""
    once = settings(searched, phases=[Phase.generate])
    return find(strategy, lambda value: bool(condition(value)), settings=once)


def least(strategy: st.SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:
    """The least such value."""
    shrunk = settings(searched, phases=[Phase.generate, Phase.shrink])
    return find(strategy, lambda value: bool(condition(value)), settings=shrunk)


def size(body: Any) -> int:
    """How many values a body holds, at every depth."""
    return len(list(places(body))) - 1


@pytest.mark.parametrize("model", [*MODELS, *BASES])
def test_a_class_is_made_by_its_type(model: type[Model]) -> None:
    @given(by_type=st.from_type(model), by_name=instances(model))
    def law(by_type: Model, by_name: Model) -> None:
        assert isinstance(by_type, model)
        assert isinstance(by_name, model)
        if model not in BASES:
            assert type(by_type) is type(by_name) is model

    law()


@each_event
def test_an_event_is_made_by_its_type(model: type[Event]) -> None:
    @few
    @given(event=st.from_type(model))
    def law(event: Event) -> None:
        assert type(event) is model

    law()


@given(value=st.from_type(JsonObject), named=json_objects())
def test_unknown_fields_are_made_by_their_type(value: JsonObject, named: JsonObject) -> None:
    assert type(value) is type(named) is JsonObject


@pytest.mark.parametrize("union", [AnyEvent | None, PullComplete | UnknownEvent | None])
def test_a_union_is_made_by_its_type(union: Any) -> None:
    @given(event=st.from_type(union))
    def law(event: object) -> None:
        assert isinstance(event, union)

    law()


def test_hypothesis_finds_the_types_by_itself_and_at_no_cost() -> None:
    script = """
import sys
from hypothesis import strategies as st

def loaded():
    unused = {"cattrs", "msgspec", "vod_events.strategies", "vod_events.strategies._bodies"}
    bases = {"vod_events.events._base"}
    events = {name for name in sys.modules if name.startswith("vod_events.events.")} - bases
    return (unused & sys.modules.keys()) | events

assert "vod_events" in sys.modules
assert not loaded(), loaded()

from vod_events import AnyEvent

assert not loaded(), loaded()

from vod_events import PullComplete

assert not any("strategies" in name for name in loaded())
assert not st.from_type(AnyEvent).is_empty
assert not st.from_type(PullComplete).is_empty
assert "vod_events.strategies._bodies" in loaded()

from vod_events import ClipComplete

assert not st.from_type(ClipComplete).is_empty
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, timeout=60)  # noqa: S603 - our own


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ImportError, match=r"vod-events\[hypothesis\]"):
        runpy.run_path(strategies.__file__)


@each_event
def test_a_documented_type_can_be_asked_for(model: type[Event]) -> None:
    name = model.__name__

    @few
    @given(one=callback_bodies(name), batch=pull_events_bodies(name, max_size=3))
    def law(one: dict[str, Any], batch: dict[str, Any]) -> None:
        for event in (parse_callback(one), *parse(batch)):
            assert type(event) is model

    law()


@given(one=callback_bodies("Else"), batch=pull_events_bodies("Else"))
def test_another_type_can_be_asked_for(one: dict[str, Any], batch: dict[str, Any]) -> None:
    for event in (parse_callback(one), *parse(batch)):
        assert isinstance(event, UnknownEvent)
        assert event.event_type == "Else"


@pytest.mark.parametrize("event_type", ["PullComplete", "Else"])
def test_several_types_can_be_asked_for(event_type: str) -> None:
    both = callback_bodies("PullComplete", "Else")
    found(both, lambda body: body["EventType"] == event_type)


@given(body=callback_bodies())
def test_a_callback_is_one_event_without_a_handle(body: dict[str, Any]) -> None:
    event = parse_callback(json.dumps(body))
    assert event.event_handle is None
    assert not isinstance(event, MalformedEvent)


@pytest.mark.parametrize("kind", [KnownEvent, UnknownEvent, MalformedEvent])
def test_a_batch_holds_events_of_every_kind(kind: Any) -> None:
    found(
        pull_events_responses(),
        lambda batch: any(isinstance(event, kind) for event in batch.event_set),
    )


def test_a_batch_can_be_empty_and_is_never_longer_than_vod_sends_it() -> None:
    assert least(pull_events_responses(), lambda _: True) == PullEventsResponse()

    @given(batch=pull_events_responses())
    def law(batch: PullEventsResponse) -> None:
        assert len(batch.event_set) <= 16

    law()


@given(body=pull_events_bodies())
def test_a_batch_holds_no_malformed_element_unless_asked_for(body: dict[str, Any]) -> None:
    batch = parse_pull_events(json.dumps(body))
    assert not any(isinstance(event, MalformedEvent) for event in batch.event_set)


def test_a_batch_holds_malformed_elements_if_asked_for() -> None:
    assert found(pull_events_bodies(malformed=True, max_size=2), has_malformed)


def has_malformed(body: Any) -> bool:
    return any(isinstance(event, MalformedEvent) for event in parse_pull_events(body).event_set)


@given(body=pull_events_bodies(max_size=1))
def test_a_batch_is_as_long_as_asked_for(body: dict[str, Any]) -> None:
    assert len(parse(body)) <= 1


@given(body=callback_bodies() | pull_events_bodies(malformed=True) | malformed_bodies())
def test_every_body_is_json(body: Any) -> None:
    assert exact(json.loads(json.dumps(body))) == exact(body)


@pytest.mark.parametrize(
    "strategy",
    [
        callback_bodies("ProcedureStateChanged"),
        pull_events_bodies(malformed=True),
        malformed_bodies(),
        broken_objects(PROCEDURE),
        events(),
    ],
)
def test_what_hypothesis_shows_of_a_strategy_is_short(strategy: st.SearchStrategy[Any]) -> None:
    # In a warning, which an error in a test can be, it shows those that it retries to draw from.
    assert len(repr(strategy)) < 1_000


@given(body=malformed_bodies())
def test_a_malformed_body_is_refused(body: Any) -> None:
    for read in (parse, parse_callback, parse_pull_events):
        with pytest.raises(InvalidEventError):
            read(json.dumps(body))


# What a thousand examples hold


class Drawn:
    """What a thousand examples held, always the same ones."""

    def __init__(self) -> None:
        self.callbacks: list[dict[str, Any]] = []
        self.events: list[Event] = []
        self.answers: list[dict[str, Any]] = []
        self.objects: list[tuple[type[Model], dict[str, Any]]] = []
        """The objects of data types in callbacks, at every depth, and their classes."""

    def types(self) -> set[str | None]:
        """The types of all events."""
        return {body["EventType"] for body in self.callbacks} | {
            event.event_type for event in self.events if isinstance(event, KnownEvent)
        }

    def values(self, kind: Kind, *, array: bool = False) -> Iterator[Any]:
        """The values of the fields of a kind, wherever they stand."""
        for model, tree in self.objects:
            for field in plan_of(model).fields:
                if (field.kind, field.is_array) == (kind, array) and field.wire in tree:
                    yield tree[field.wire]


def objects_in(model: type[Model], tree: dict[str, Any]) -> Iterator[tuple[type[Model], Any]]:
    for field in plan_of(model).fields:
        value = tree.get(field.wire)
        if field.kind is Kind.OBJECT and value is not None:
            for item in value if is_array(value) else [value]:
                yield field.item_type, item
                yield from objects_in(field.item_type, item)


@cache
def drawn() -> Drawn:
    kept = Drawn()

    @settings(max_examples=1_000, derandomize=True, database=None)
    @given(callback_bodies(), events(), pull_events_bodies(max_size=2))
    def draw(callback: dict[str, Any], event: Event, answer: dict[str, Any]) -> None:
        kept.callbacks.append(callback)
        kept.events.append(event)
        kept.answers.append(answer)

    draw()
    for body in kept.callbacks:
        model = event_class(body["EventType"])
        kept.objects += objects_in(model, body) if model else ()
    return kept


def siblings(body: dict[str, Any]) -> list[Any]:
    """What stands in a body beside its payload, under the names of other payloads."""
    own = PAYLOAD_KEYS.get(body["EventType"])
    return [body[name] for name in PAYLOAD_KEYS.values() if name in body and name != own]


def unknown(model: type[Model], tree: dict[str, Any]) -> set[str]:
    """The names of the members that a class does not know."""
    return tree.keys() - plan_of(model).known


def vocabulary_values(held: Drawn) -> Iterator[tuple[Any, Any]]:
    for model, tree in held.objects:
        for field in plan_of(model).fields:
            value = tree.get(field.wire)
            if field.vocabulary and value is not None:
                for item in value if is_array(value) else [value]:
                    yield field.vocabulary, item


def times(held: Drawn) -> Iterator[str]:
    return (text for text in held.values(Kind.TIME) if text is not None)


SIBLINGS = len(PAYLOAD_KEYS) - 1
EVENT_FORMS: dict[str, Callable[[dict[str, Any]], object]] = {
    "an unknown type": lambda body: body["EventType"] not in PAYLOAD_KEYS,
    "all other payloads, null": lambda body: siblings(body) == [None] * SIBLINGS,
    "another payload that is not": lambda body: any(siblings(body)),
    "an unknown member": lambda body: unknown(event_class(body["EventType"]) or EventHead, body),
    "an unknown member of a documented type": lambda body: (
        body["EventType"] in PAYLOAD_KEYS and unknown(EventHead, body) - {*PAYLOAD_KEYS.values()}
    ),
    "a signature": lambda body: body.get("T") is not None and body.get("Sign") is not None,
    "an MD5": lambda body: len(body.get("Sign") or "") == 32,
    "a signature that is null": lambda body: (body.get("T", 0), body.get("Sign", 0)) == (None,) * 2,
    "no signature": lambda body: "T" not in body and "Sign" not in body,
    "the type first": lambda body: next(iter(body)) == "EventType",
    "the payload first": lambda body: next(iter(body)) == PAYLOAD_KEYS.get(body["EventType"]),
    "a small body": lambda body: size(body) < 5,
    "a large body": lambda body: size(body) > 60,
}
NOT_KEPT = {"all other payloads, null", "a signature that is null", "the payload first"}
OBJECT_FORMS: dict[str, Callable[[type[Model], dict[str, Any]], object]] = {
    "nothing": lambda _, tree: not tree,
    "all fields": lambda model, tree: (
        len(plan_of(model).fields) > 5
        and all(tree.get(field.wire) is not None for field in plan_of(model).fields)
    ),
    "a field left out": lambda model, tree: plan_of(model).known - tree.keys(),
    "a null": lambda _, tree: None in tree.values(),
    "all left out are null": lambda model, tree: (
        not plan_of(model).known - tree.keys() and list(tree.values()).count(None) > 3
    ),
    "an unknown member": unknown,
    "an unknown object": lambda model, tree: any(is_object(tree[n]) for n in unknown(model, tree)),
}
FORMS: dict[str, Callable[[Drawn], object]] = {
    "every documented type": lambda held: held.types() >= PAYLOAD_KEYS.keys(),
    "a malformed event": lambda held: MalformedEvent in map(type, held.events),
    "an event with a handle": lambda held: any(event.event_handle for event in held.events),
    "an event without": lambda held: any(event.event_handle is None for event in held.events),
    "a known value of a vocabulary": lambda held: any(
        value in list(vocabulary) for vocabulary, value in vocabulary_values(held)
    ),
    "another": lambda held: any(
        value and value not in list(vocabulary) for vocabulary, value in vocabulary_values(held)
    ),
    "an empty string in its place": lambda held: any(
        not value for _, value in vocabulary_values(held)
    ),
    "a time in milliseconds": lambda held: any(
        map(re.compile(r"\.\d{3}(?:Z|[+-])").search, times(held))
    ),
    "a time in microseconds": lambda held: any(
        map(re.compile(r"\.\d{6}(?:Z|[+-])").search, times(held))
    ),
    "a time with an offset": lambda held: any("+" in text for text in times(held)),
    "a time that means never": lambda held: "9999-12-31T23:59:59Z" in times(held),
    "a time that is not set": lambda held: "0000-00-00T00:00:00Z" in times(held),
    "a time that is empty": lambda held: "" in times(held),
    "a whole float as an integer": lambda held: int in map(type, held.values(Kind.NUMBER)),
    "a float": lambda held: float in map(type, held.values(Kind.NUMBER)),
    "an empty array": lambda held: [] in held.values(Kind.STRING, array=True),
    "an array of several": lambda held: any(
        len(array or ()) > 1 for array in held.values(Kind.STRING, array=True)
    ),
    "objects in an array": lambda held: any(
        len(array or ()) > 1 for array in held.values(Kind.OBJECT, array=True)
    ),
    "the wrapper": lambda held: any("Response" in body for body in held.answers),
    "no wrapper": lambda held: any("Response" not in body for body in held.answers),
    "a field beside the wrapper": lambda held: any(
        len(body) > 1 and "Response" in body for body in held.answers
    ),
    "no events: null": lambda held: any(body.get("EventSet", 0) is None for body in held.answers),
    "no events: an empty array": lambda held: any(
        body.get("EventSet") == [] for body in held.answers
    ),
    "no events: left out": lambda held: any(
        "RequestId" in body and "EventSet" not in body for body in held.answers
    ),
    "no events: an error": lambda held: any(
        body.get("Error") and not body.get("EventSet") for body in held.answers
    ),
    "an event of a batch": lambda held: any(body.get("EventSet") for body in held.answers),
}


@pytest.mark.once
def test_a_thousand_examples_hold_every_form_that_vod_sends() -> None:
    assert [name for name, is_held in FORMS.items() if not is_held(drawn())] == []


@pytest.mark.once
def test_a_thousand_callbacks_hold_every_form_of_an_event() -> None:
    held = drawn().callbacks
    assert [name for name, form in EVENT_FORMS.items() if not any(map(form, held))] == []


@pytest.mark.once
def test_a_thousand_events_hold_every_form_that_an_event_keeps() -> None:
    held = [to_dict(event) for event in drawn().events if not isinstance(event, MalformedEvent)]
    # Nulls are left out when an event is written, and its members are in the order of its class.
    kept = {name: form for name, form in EVENT_FORMS.items() if name not in NOT_KEPT}
    assert [name for name, form in kept.items() if not any(map(form, held))] == []


@pytest.mark.once
def test_a_thousand_callbacks_hold_every_form_of_an_object() -> None:
    held = drawn().objects
    assert [
        name
        for name, form in OBJECT_FORMS.items()
        if not any(form(model, tree) for model, tree in held)
    ] == []


@pytest.mark.once
def test_the_usual_body_is_not_nearly_empty() -> None:
    sizes = sorted(
        size(body[PAYLOAD_KEYS[body["EventType"]]])
        for body in drawn().callbacks
        if body["EventType"] in PAYLOAD_KEYS
    )
    assert sizes[len(sizes) // 2] >= 5


@pytest.mark.parametrize("model", KINDS)
def test_every_field_of_a_class_is_made(model: type[Model]) -> None:
    missing = set(plan_of(model).known)

    @settings(max_examples=100, derandomize=True, database=None)
    @given(object_bodies(model))
    def draw(tree: dict[str, Any]) -> None:
        missing.difference_update(name for name, value in tree.items() if value is not None)

    draw()
    assert missing == set()


# How large the bodies are


@given(callback_bodies("ProcedureStateChanged"), pull_events_bodies("ProcedureStateChanged"))
def test_the_size_of_an_event_is_bounded(body: dict[str, Any], answer: dict[str, Any]) -> None:
    assert size(body) <= MAX_VALUES
    for event in answer.get("Response", answer).get("EventSet") or ():
        assert size(event) <= MAX_VALUES_IN_BATCH


@pytest.mark.parametrize("room", [8, 32, 128])
def test_an_object_fills_its_room_and_no_more(room: int) -> None:
    sizes: list[int] = []

    @settings(max_examples=100, derandomize=True, database=None)
    @given(object_bodies(PROCEDURE, room))
    def draw(body: dict[str, Any]) -> None:
        sizes.append(size(body))

    draw()
    assert room // 2 < max(sizes) <= room


@pytest.mark.once
@pytest.mark.parametrize("order", [[True, False, True], [False, True]])
@pytest.mark.parametrize("model", [PullComplete, PullUploadTask])
def test_members_stand_in_any_order(model: type[Model], order: list[bool]) -> None:
    known = plan_of(model).known

    def begins_so(tree: dict[str, Any]) -> bool:
        sides = [is_known for is_known, _ in groupby(tree, known.__contains__)]
        return sides[: len(order)] == order

    found(object_bodies(model), begins_so)


@each_event
def test_the_least_body_of_a_type_is_an_empty_payload(model: type[Event]) -> None:
    name = model.__name__
    body = least(callback_bodies(name), lambda _: True)
    assert list(body.items()) == [("EventType", name), (PAYLOAD_KEYS[name], {})]


def has_frame_rate(body: dict[str, Any]) -> bool:
    meta_data: dict[str, Any] = body["PullCompleteEvent"].get("MetaData") or {}
    streams: list[dict[str, Any]] = meta_data.get("VideoStreamSet") or []
    return any(stream.get("Fps") is not None for stream in streams)


@pytest.mark.once
def test_the_least_body_that_fails_is_small() -> None:
    assert least(callback_bodies(), lambda _: True) == {
        "EventType": "NewFileUpload",
        "FileUploadEvent": {},
    }
    assert least(callback_bodies("PullComplete"), has_frame_rate) == {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MetaData": {"VideoStreamSet": [{"Fps": 0}]}},
    }
    with_duration = least(
        object_bodies(MediaMetaData), lambda meta: meta.get("Duration") is not None
    )
    assert with_duration == {"Duration": 0}


@pytest.mark.once
def test_the_least_procedure_that_fails_is_small() -> None:
    def has_tags(body: dict[str, Any]) -> bool:
        task: dict[str, Any] = body["ProcedureStateChangeEvent"]
        results: list[dict[str, Any]] = task.get("AiAnalysisResultSet") or []
        return any(result.get("TagTask") is not None for result in results)

    assert least(callback_bodies("ProcedureStateChanged"), has_tags) == {
        "EventType": "ProcedureStateChanged",
        "ProcedureStateChangeEvent": {"AiAnalysisResultSet": [{"TagTask": {}}]},
    }


def test_an_array_of_any_values_is_broken_by_what_is_no_array() -> None:
    (field,) = (each for each in plan_of(Answer).fields if each.is_array)
    assert field.kind is Kind.ANY
    broken = found(broken_array(field), lambda _: True)
    assert not isinstance(broken.value, list)
