"""The test kit: what it makes is what VOD sends, and every kind of it."""

import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from models import MODELS
from oracle import exact

from vod_events import (
    AnyEvent,
    Event,
    EventType,
    InvalidEventError,
    JsonObject,
    MalformedEvent,
    MediaBasicInfo,
    MediaMetaData,
    PullComplete,
    PullEventsResponse,
    PullUploadTask,
    UnknownEvent,
    parse,
    parse_callback,
    parse_pull_events,
    strategies,
)
from vod_events._bodies import object_bodies
from vod_events._model import Model
from vod_events._plan import plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES
from vod_events.strategies import (
    callback_bodies,
    events,
    instances,
    json_objects,
    malformed_bodies,
    pull_events_bodies,
    pull_events_responses,
)

each_model = pytest.mark.parametrize("model", [*MODELS, Event])
searched = settings(max_examples=2_000, database=None)


def found(strategy: st.SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:
    """Something that the strategy makes and the condition holds of; fails if there is none."""
    once = settings(searched, phases=[Phase.generate])
    return find(strategy, lambda value: bool(condition(value)), settings=once)


def least(strategy: st.SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:
    """The least such value."""
    return find(strategy, lambda value: bool(condition(value)), settings=searched)


@each_model
def test_a_class_is_made_by_its_type(model: type[Model]) -> None:
    @given(by_type=st.from_type(model), by_name=instances(model))
    def law(by_type: Model, by_name: Model) -> None:
        assert isinstance(by_type, model)
        assert isinstance(by_name, model)
        if model is not Event:
            assert type(by_type) is type(by_name) is model

    law()


@given(value=st.from_type(JsonObject), named=json_objects())
def test_unknown_fields_are_made_by_their_type(value: JsonObject, named: JsonObject) -> None:
    assert type(value) is type(named) is JsonObject


@pytest.mark.parametrize("union", [AnyEvent, AnyEvent | None])
def test_the_union_is_made_by_its_type(union: Any) -> None:
    @given(event=st.from_type(union))
    def law(event: object) -> None:
        assert event is None or isinstance(event, Event)

    law()


def test_hypothesis_finds_the_types_by_itself_and_at_no_cost() -> None:
    script = """
import sys
from hypothesis import strategies as st

unused = {"cattrs", "msgspec", "vod_events.strategies", "vod_events._bodies"}
assert not unused & sys.modules.keys(), unused & sys.modules.keys()

from vod_events import AnyEvent, PullComplete

assert not unused & sys.modules.keys(), unused & sys.modules.keys()
assert not st.from_type(AnyEvent).is_empty
assert not st.from_type(PullComplete).is_empty
assert unused & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, timeout=60)  # noqa: S603 - our own


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ImportError, match=r"vod-events\[hypothesis\]"):
        runpy.run_path(strategies.__file__)


@pytest.mark.parametrize("kind", [PullComplete, UnknownEvent, MalformedEvent])
@pytest.mark.parametrize("handle", [True, False], ids=["handle", "no handle"])
def test_events_are_of_every_class(kind: type[Event], *, handle: bool) -> None:
    found(
        events(), lambda event: type(event) is kind and (event.event_handle is not None) is handle
    )


@pytest.mark.parametrize("kind", [PullComplete, UnknownEvent, MalformedEvent])
def test_a_batch_holds_events_of_every_class(kind: type[Event]) -> None:
    found(pull_events_responses(), lambda batch: kind in map(type, batch.event_set))


def test_a_batch_can_be_empty_and_is_never_longer_than_vod_sends_it() -> None:
    assert least(pull_events_responses(), lambda _: True) == PullEventsResponse()

    @given(batch=pull_events_responses())
    def law(batch: PullEventsResponse) -> None:
        assert len(batch.event_set) <= 16

    law()


@given(body=callback_bodies())
def test_a_callback_is_one_event_without_a_handle(body: dict[str, Any]) -> None:
    event = parse_callback(json.dumps(body))
    assert event.event_handle is None
    assert not isinstance(event, MalformedEvent)


@pytest.mark.parametrize("event_type", [*EVENT_TYPES, EventType.NEW_FILE_UPLOAD, "Else"])
def test_a_type_can_be_asked_for(event_type: str) -> None:
    @given(one=callback_bodies(event_type), batch=pull_events_bodies(event_type))
    def law(one: dict[str, Any], batch: dict[str, Any]) -> None:
        for event in (parse_callback(one), *parse(batch)):
            assert event.event_type == event_type
            assert isinstance(event, UnknownEvent) is (event_type not in EVENT_TYPES)

    law()


@pytest.mark.parametrize("event_type", ["PullComplete", "Else"])
def test_several_types_can_be_asked_for(event_type: str) -> None:
    both = callback_bodies("PullComplete", "Else")
    found(both, lambda body: body["EventType"] == event_type)


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


@given(body=malformed_bodies())
def test_a_malformed_body_is_refused(body: Any) -> None:
    for read in (parse, parse_callback, parse_pull_events):
        with pytest.raises(InvalidEventError):
            read(json.dumps(body))


def siblings(body: dict[str, Any]) -> list[Any]:
    """What stands in a body beside its payload, under the names of other payloads."""
    names = DOCUMENTED_PAYLOAD_KEYS - {"PullCompleteEvent"}
    return [value for name, value in body.items() if name in names]


def times(info: dict[str, Any]) -> list[str]:
    """The times of an object."""
    found = [info.get(name) for name in plan_of(MediaBasicInfo).times]
    return [text for text in found if text is not None]


OTHERS = len(DOCUMENTED_PAYLOAD_KEYS) - 1
CALLBACKS = callback_bodies("PullComplete")
TASKS = object_bodies(PullUploadTask)
INFOS = object_bodies(MediaBasicInfo)
METAS = object_bodies(MediaMetaData)
BATCHES = pull_events_bodies(max_size=1)
NEVER = "9999-12-31T23:59:59Z"
NOT_SET = "0000-00-00T00:00:00Z"
FORMS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], Any]]] = {
    "a field left out": (TASKS, lambda task: "Status" not in task),
    "a field that is null": (TASKS, lambda task: task.get("Status", "") is None),
    "a known value of a vocabulary": (TASKS, lambda task: task.get("Status") == "FINISH"),
    "another value of it": (TASKS, lambda task: (task.get("Status") or "FINISH") != "FINISH"),
    "an unknown field": (TASKS, lambda task: task.keys() - plan_of(PullUploadTask).known),
    "an unknown field of the event": (
        CALLBACKS,
        lambda body: body.keys() - plan_of(PullComplete).known,
    ),
    "another payload that is null": (CALLBACKS, lambda body: None in siblings(body)),
    "all other payloads, null": (CALLBACKS, lambda body: siblings(body) == [None] * OTHERS),
    "another payload that is not": (CALLBACKS, lambda body: any(siblings(body))),
    "the payload before the type": (
        CALLBACKS,
        lambda body: next(iter(body)) == "PullCompleteEvent",
    ),
    "the type before the payload": (CALLBACKS, lambda body: next(iter(body)) == "EventType"),
    "a time in milliseconds": (INFOS, lambda info: any(text[-5:-4] == "." for text in times(info))),
    "a time in microseconds": (INFOS, lambda info: any(text[-8:-7] == "." for text in times(info))),
    "a time with an offset": (INFOS, lambda info: "+" in "".join(times(info))),
    "a time that means never": (INFOS, lambda info: NEVER in times(info)),
    "a time that is not set": (INFOS, lambda info: NOT_SET in times(info)),
    "a time that is empty": (INFOS, lambda info: "" in times(info)),
    "an empty array": (INFOS, lambda info: info.get("TagSet") == []),
    "an array of several": (INFOS, lambda info: len(info.get("TagSet") or ()) > 1),
    "a whole float as an integer": (METAS, lambda meta: type(meta.get("Duration")) is int),
    "a float": (METAS, lambda meta: type(meta.get("Duration")) is float),
    "an object in an array": (METAS, lambda meta: any(meta.get("VideoStreamSet") or ())),
    "the wrapper": (BATCHES, lambda body: "Response" in body),
    "no wrapper": (BATCHES, lambda body: "Response" not in body),
    "a field beside the wrapper": (BATCHES, lambda body: len(body) > 1 and "Response" in body),
    "no events: null": (BATCHES, lambda body: body.get("EventSet", 0) is None),
    "no events: an empty array": (BATCHES, lambda body: body.get("EventSet") == []),
    "no events: left out": (BATCHES, lambda body: "RequestId" in body and "EventSet" not in body),
    "no events: an error": (BATCHES, lambda body: body.get("Error")),
    "an event of a batch": (BATCHES, lambda body: body.get("EventSet")),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_that_vod_sends_is_made(form: str) -> None:
    strategy, condition = FORMS[form]
    found(strategy, condition)


@pytest.mark.parametrize("field", [field.wire for field in plan_of(PullUploadTask).fields])
def test_every_field_is_made(field: str) -> None:
    found(TASKS, lambda task: task.get(field) is not None)


@pytest.mark.parametrize("order", [[True, False, True], [False, True]])
@pytest.mark.parametrize("model", [PullComplete, PullUploadTask])
def test_members_stand_in_any_order(model: type[Model], order: list[bool]) -> None:
    known = plan_of(model).known

    def begins_so(tree: dict[str, Any]) -> bool:
        sides = [is_known for is_known, _ in groupby(tree, known.__contains__)]
        return sides[: len(order)] == order

    found(object_bodies(model), begins_so)


def has_frame_rate(body: dict[str, Any]) -> bool:
    meta_data: dict[str, Any] = body["PullCompleteEvent"].get("MetaData") or {}
    streams: list[dict[str, Any]] = meta_data.get("VideoStreamSet") or []
    return any(stream.get("Fps") is not None for stream in streams)


def test_the_least_body_that_fails_is_small() -> None:
    assert least(CALLBACKS, lambda _: True) == {
        "EventType": "PullComplete",
        "PullCompleteEvent": {},
    }
    assert least(CALLBACKS, has_frame_rate) == {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MetaData": {"VideoStreamSet": [{"Fps": 0}]}},
    }
    with_duration = least(METAS, lambda meta: meta.get("Duration") is not None)
    assert with_duration == {"Duration": 0}
