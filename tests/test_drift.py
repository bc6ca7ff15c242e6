"""Drift is all that a body held and its objects do not model, and nothing else."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import EVENTS
from trees import Path, at, places, planted

import vod_events
from vod_events import Drift, Event, PullEventsResponse, samples, strategies
from vod_events._text import shorten
from vod_events._values import is_object
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import instances

RICH: dict[str, Any] = json.loads(samples.load("pull_complete_rich"))
OBJECTS = [path for path in places(RICH) if is_object(at(RICH, path))]


def found(body: Any) -> list[Drift]:
    return list(vod_events.drift(vod_events.parse_callback(body)))


def in_batch(answer: dict[str, Any], **envelope: Any) -> list[Drift]:
    return list(vod_events.drift(vod_events.parse_pull_events({"Response": answer, **envelope})))


def written(path: Path) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def test_there_is_none_in_what_is_documented() -> None:
    assert found(RICH) == []
    assert in_batch({"EventSet": [RICH, {**RICH, "EventHandle": "1"}], "RequestId": "1"}) == []
    assert in_batch({"EventSet": []}) == []


@given(
    place=st.sampled_from(OBJECTS),
    name=st.from_regex("New[A-Z]{0,9}", fullmatch=True),
    value=st.sampled_from([0, "", [], {}, False, 1.5, {"Inner": {"Deeper": 1}}, [None]]),
)
def test_a_new_field_is_found_wherever_it_stands(place: Path, name: str, value: Any) -> None:
    path = (*place, name)
    shown = json.dumps(value, separators=(",", ":"))
    assert found(planted(RICH, path, value)) == [Drift(written(path), "field", shown)]


@pytest.mark.parametrize("place", OBJECTS)
def test_a_new_field_that_is_null_is_none(place: Path) -> None:
    assert found(planted(RICH, (*place, "NewField"), None)) == []


@pytest.mark.parametrize(
    "place",
    [
        ("PullCompleteEvent", "Status"),
        ("PullCompleteEvent", "MediaBasicInfo", "Category"),
        ("PullCompleteEvent", "MediaBasicInfo", "Status"),
        ("PullCompleteEvent", "MediaBasicInfo", "StorageClass"),
        ("PullCompleteEvent", "MediaBasicInfo", "SourceInfo", "SourceType"),
        ("PullCompleteEvent", "MetaData", "VideoStreamSet", 0, "DynamicRangeInfo", "Type"),
        ("PullCompleteEvent", "MetaData", "VideoStreamSet", 0, "DynamicRangeInfo", "HDRType"),
    ],
)
def test_a_new_value_of_an_open_vocabulary(place: Path) -> None:
    assert found(planted(RICH, place, "New")) == [Drift(written(place), "value", '"New"')]
    assert found(planted(RICH, place, None)) == []


def test_a_value_in_another_letter_case_is_a_new_one() -> None:
    place: Path = ("PullCompleteEvent", "Status")
    assert found(planted(RICH, place, "finish")) == [Drift(written(place), "value", '"finish"')]


@pytest.mark.parametrize("event_type", ["NewType", "pullcomplete", ""])
def test_an_event_without_a_class_is_listed_once(event_type: str) -> None:
    body = {"EventType": event_type, "NewTypeEvent": {"Field": 1}, "Extra": "0"}
    assert found(body) == [Drift("$.EventType", "event type", f'"{event_type}"')]


def test_a_second_payload_is_a_new_field() -> None:
    assert found({**RICH, "FileUploadEvent": {}}) == [Drift("$.FileUploadEvent", "field", "{}")]


def test_a_signature_is_none() -> None:
    assert found({**RICH, "T": 1784620816, "Sign": "0"}) == []


def test_a_value_in_an_array_is_found_where_it_stands() -> None:
    review = {"ReviewContents": ["Media", "New", ""]}
    body = {
        "EventType": "ReviewAudioVideoComplete",
        "ReviewAudioVideoCompleteEvent": {"Input": review},
    }
    path = "$.ReviewAudioVideoCompleteEvent.Input.ReviewContents[1]"
    assert found(body) == [Drift(path, "value", '"New"')]


def test_an_empty_string_is_no_new_value() -> None:
    assert found(planted(RICH, ("PullCompleteEvent", "Status"), "")) == []


@pytest.mark.parametrize("model", EVENTS)
def test_of_any_event_it_lists_what_is_unknown_at_the_top(model: type[Event]) -> None:
    @settings(max_examples=max(5, settings().max_examples // 8))
    @given(instances(model), strategies.json_objects())
    def law(event: Event, members: vod_events.JsonObject) -> None:
        unknown = vod_events.JsonObject(
            {f"New{name}": value for name, value in [("", 1), *members.items()]}
        )
        changed = attrs.evolve(event, unknown_fields=unknown)
        listed = {each.path for each in vod_events.drift(changed)}
        assert listed >= {f"$.{shorten(name)}" for name in unknown}
        assert all(each.kind != "event type" for each in vod_events.drift(event))

    law()


@pytest.mark.parametrize("not_set", ["", "0000-00-00T00:00:00Z"])
def test_a_time_that_is_not_set_is_none(not_set: str) -> None:
    for path in places(RICH):
        if str(path[-1:]).endswith("Time',)"):
            body = planted(RICH, path, not_set)
            assert vod_events.to_dict(vod_events.parse_callback(body)) == body
            assert found(body) == []


def test_the_same_text_in_a_new_field_is_found() -> None:
    assert found({**RICH, "NewTime": ""}) == [Drift("$.NewTime", "field", '""')]


def test_paths_in_a_batch_begin_at_its_body() -> None:
    strange = {"EventType": "NewType"}
    newer = planted(RICH, ("PullCompleteEvent", "NewField"), 1)
    answer = {"EventSet": [RICH, strange, newer], "NewAnswer": {"A": 1}}
    assert in_batch(answer, NewEnvelope=3) == [
        Drift("$.Response.EventSet[1].EventType", "event type", '"NewType"'),
        Drift("$.Response.EventSet[2].PullCompleteEvent.NewField", "field", "1"),
        Drift("$.Response.NewAnswer", "field", '{"A":1}'),
        Drift("$.NewEnvelope", "field", "3"),
    ]


def test_a_malformed_event_tells_of_itself() -> None:
    malformed = {"EventType": "PullComplete", "PullCompleteEvent": 5, "NewField": 1}
    assert in_batch({"EventSet": [malformed, 5]}) == []


def test_no_event_is_none_but_for_what_is_new_in_it() -> None:
    error = {"Code": "ResourceNotFound", "Message": "no event"}
    assert in_batch({"Error": error, "RequestId": "1"}) == []
    assert in_batch({"Error": {**error, "Hint": "wait"}}) == [
        Drift("$.Response.Error.Hint", "field", '"wait"')
    ]
    by_hand = PullEventsResponse(unknown_fields=vod_events.JsonObject({"Error": error}))
    assert vod_events.drift(by_hand) == ()


def test_of_a_data_type() -> None:
    assert vod_events.drift(PullUploadTask(status="New")) == (Drift("$.Status", "value", '"New"'),)


@given(strategies.pull_events_responses())
def test_sending_on_changes_nothing(response: PullEventsResponse) -> None:
    again = vod_events.parse_pull_events(vod_events.to_dict(response))
    assert vod_events.drift(again) == vod_events.drift(response)


def test_shows_little_of_much() -> None:
    (name,) = found({**RICH, "N" * 1000: 1})
    assert name.path == f"$.{'N' * 40}…"
    (value,) = found({**RICH, "New": ["x" * 1000] * 1000})
    assert value.value == '["' + "x" * 38 + "…"
    (strange,) = found({**RICH, "\U000e0001" * 100: "\u202e" * 1000})
    assert strange.path == "$." + r"\U000e0001" * 4 + "…"
    assert strange.value == '"' + r"\u202e" * 6 + "…"
    (line,) = found({**RICH, "New\nField": "\n"})
    assert str(line) == r'unknown field "\n" at $.New\nField'


def test_refuses_what_is_no_object_of_the_library() -> None:
    with pytest.raises(TypeError, match="dict"):
        vod_events.drift(RICH)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the test


def test_is_a_value() -> None:
    one = Drift("$.New", "field", "1")
    assert {one: 1}[Drift("$.New", "field", "1")] == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.path = "$"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue] - the test


def test_a_request_id_of_another_type_is_found() -> None:
    response = vod_events.parse_pull_events({"RequestId": 5}, strict=False)
    assert vod_events.drift(response) == (Drift("$.Response.RequestId", "type", "5", "string"),)


@pytest.mark.parametrize("message", [5, 1.5, True, {"A": "B"}, ["no event"]])
def test_a_message_of_another_type_that_says_no_event(message: Any) -> None:
    body = {"Error": {"Code": "ResourceNotFound", "Message": message, "New": 1}}
    for form in (body, {"Response": body}):
        response = vod_events.parse_pull_events(form, strict=False)
        assert [str(found) for found in vod_events.drift(response)] == [
            f"expected string, got {json.dumps(message, separators=(',', ':'))} at $.Response.Error.Message",
            "unknown field 1 at $.Response.Error.New",
        ]
        assert [found.kind for found in vod_events.drift(response)] == ["type", "field"]
        assert vod_events.parse_pull_events(vod_events.to_json(response), strict=False) == response
