"""Names of unknown members are learned wherever they stand, up to a bound, and only where of use."""

import json
from typing import Any

import pytest
from engines import ENGINES

from vod_events import Event
from vod_events._wire.seats import MAX_NAME_LENGTH, MAX_SEATS, learn
from vod_events._wire.shapes import Answer
from vod_events.events.media import MediaBasicInfo, MediaVideoStreamItem
from vod_events.events.pull_complete import PullUploadTask


def event(**members: Any) -> dict[str, Any]:
    return {"EventType": "PullComplete", "PullCompleteEvent": members}


def test_names_are_learned_by_class_in_their_order() -> None:
    body = event(
        FileId="1",
        New=1,
        Also=None,
        MediaBasicInfo={"Name": "a", "Old": {"Inner": 1}},
        MetaData={"VideoStreamSet": [{"B": 1}, {"A": 1, "Bitrate": 2}]},
    )
    delivery = {"EventHandle": "", "T": 1, "Sign": "", "FileUploadEvent": None}
    seats = learn({}, {**delivery, "Seal": 1, "At": None, **body})
    assert seats == {
        Event: ("At", "Seal"),
        PullUploadTask: ("Also", "New"),
        MediaBasicInfo: ("Old",),
        MediaVideoStreamItem: ("A", "B"),
    }
    assert learn(seats, body) == seats
    assert learn(seats, event(Between=1))[PullUploadTask] == ("Also", "Between", "New")


def test_of_a_batch_what_stands_around_its_events_is_learned() -> None:
    answer = {"EventSet": [5, event(New=1), {**event(), "New": 1}], "Total": 1}
    expected = {Answer: ("Total",)}
    assert learn({}, answer) == learn({}, {"Response": answer, "Beside": 1}) == expected
    for empty in ({"RequestId": "1", "Total": 1}, {"EventSet": None, "Total": 1}):
        assert learn({}, empty) == expected


@pytest.mark.parametrize(
    "body",
    [
        {"EventType": "SomethingNew", "New": 1},
        {"EventType": "PullComplete", "PullCompleteEvent": [{"New": 1}], "Response": {}},
        {"EventType": "PullComplete", "FileUploadEvent": {}, "EventHandle": 1, "T": "", "Sign": 1},
        event(MediaBasicInfo=[[{"New": 1}]], MetaData={"VideoStreamSet": {}}),
        event(MediaBasicInfo={"CreateTime": ""}),
        event(**{"": 1, "a b": 1, '"': 1, "\\": 1, "1": 1, "a" * (MAX_NAME_LENGTH + 1): 1}),
        {"Other": 1},
        [],
        5,
    ],
)
def test_nothing_is_learned_of(body: Any) -> None:
    assert learn({}, body) == {}


def test_so_many_names_are_learned_and_no_more() -> None:
    names = {f"Name{number:02}": number for number in range(MAX_SEATS + 1)}
    few = learn({}, event(**{"a" * MAX_NAME_LENGTH: 1}, MediaBasicInfo={"New": 1}))
    seats = learn(few, event(**names))
    assert sum(map(len, seats.values())) == MAX_SEATS
    assert seats[PullUploadTask] == (*list(names)[: MAX_SEATS - 2], "a" * MAX_NAME_LENGTH)
    assert learn(seats, event(**names)) == seats
    assert learn(seats, {**event(), "New": 1}) == seats


@pytest.mark.parametrize(
    "body",
    [
        {"EventType": {}, "New": 1},
        {"EventType": ["PullComplete"], "New": 1},
        {"EventType": 5, "New": 1},
        {"EventType": "PullComplete", "New": 1},
        {"EventType": "PullComplete", "PullCompleteEvent": [{"New": 1}], "New": 1},
        {"EventType": "Other", "New": 1},
    ],
)
def test_what_is_malformed_or_unknown_teaches_nothing(body: dict[str, Any]) -> None:
    assert learn({}, body) == {}
    for engine in ENGINES.values():
        text = json.dumps(body)
        first = engine.event(text, strict=False)
        assert engine.events(text, strict=False) == (first,)
        assert engine.response(f'{{"EventSet":[{text}]}}').event_set == (first,)
