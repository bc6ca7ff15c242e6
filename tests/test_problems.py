"""What is refused, and what the error says of it."""

from typing import Any

import pytest
from engines import FORMS, each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import EVENTS, KINDS

from vod_events import InvalidEventError, MalformedEvent, Problem, UnknownEvent
from vod_events._model import Model
from vod_events._values import MismatchError
from vod_events._wire.engine import Engine
from vod_events._wire.problems import Report, explain, explain_refused, invalid_event
from vod_events._wire.shapes import Answer, AnswerError, Envelope, EventHead, Shape
from vod_events._wire.sharing import MAX_PROBLEMS_OF_BATCH
from vod_events._wire.structure import structurer
from vod_events.errors import MAX_PROBLEMS
from vod_events.events.compose_media_complete import ComposeMediaTaskInput
from vod_events.events.media import MediaBasicInfo
from vod_events.strategies import malformed_bodies
from vod_events.strategies._bodies import Broken, broken_objects, json_values, object_bodies

# Class by class, and then all the events, from which a law draws.
each_choice = pytest.mark.parametrize(
    "models",
    [*((model,) for model in (*KINDS, EventHead, Answer, AnswerError, Envelope)), EVENTS],
    ids=lambda models: models[0].__name__ if len(models) == 1 else "events",
)
forms = st.sampled_from(FORMS)


def is_refused(model: type[Model], tree: Any) -> bool:
    try:
        structurer(model)(tree, 1)
    except MismatchError:
        return True
    return False


def problems_of(engine: Engine, body: Any) -> tuple[Problem, ...]:
    with pytest.raises(InvalidEventError) as caught:
        engine.event(body)
    return caught.value.problems


@each_choice
def test_what_is_refused_is_explained_and_nothing_else(models: tuple[type[Model], ...]) -> None:
    @given(model=st.sampled_from(models), data=st.data())
    def law(model: type[Model], data: st.DataObject) -> None:
        broken = broken_objects(model).map(lambda broken: broken.value)
        tree = data.draw(object_bodies(model) | broken | json_values)
        assert is_refused(model, tree) == (explain(model, tree) is not None)

    law()


@each_choice
def test_one_wrong_thing_is_one_problem_at_its_path(models: tuple[type[Model], ...]) -> None:
    @given(model=st.sampled_from(models), data=st.data())
    def law(model: type[Model], data: st.DataObject) -> None:
        broken = data.draw(broken_objects(model))
        error = invalid_event(explain_refused(model, broken.value))
        assert [problem.path for problem in error.problems] == [f"${broken.path}"]

    law()


@each_engine
@pytest.mark.parametrize("root", ["$.Response.EventSet[1]", "$.EventSet[1]"])
@given(broken=st.sampled_from((*EVENTS, EventHead)).flatmap(broken_objects), form=forms)
def test_the_path_starts_at_the_root_of_the_body(
    engine: Engine, root: str, broken: Broken, form: Any
) -> None:
    answer: Any = {"EventSet": [{"EventType": "Other"}, broken.value]}
    body = {"Response": answer} if "Response" in root else answer
    other, malformed = engine.response(form(body)).event_set
    assert isinstance(other, UnknownEvent)
    assert isinstance(malformed, MalformedEvent)
    assert [problem.path for problem in malformed.error.problems] == [root + broken.path]


@each_engine
@given(body=malformed_bodies(), form=forms)
def test_a_malformed_body_is_refused_whatever_it_is_read_as(
    engine: Engine, body: Any, form: Any
) -> None:
    for read in (engine.event, engine.response, engine.events):
        if form(body) is body and isinstance(body, str):
            continue  # It would be read as JSON text.
        with pytest.raises(InvalidEventError) as caught:
            read(form(body))
        assert caught.value.problems
        assert isinstance(caught.value.__cause__, Exception)


@each_engine
def test_all_that_is_wrong_is_told_at_once(engine: Engine) -> None:
    body: dict[str, Any] = {
        "EventHandle": 5,
        "T": "6",
        "Sign": 7,
        "EventType": "PullComplete",
        "PullCompleteEvent": {
            "ErrCode": "0",
            "Progress": True,
            "MediaBasicInfo": {"TagSet": ["a", None, 3], "CreateTime": "now"},
            "MetaData": {
                "Duration": "60",
                "Size": 5.0,
                "VideoStreamSet": [{}, {"Bitrate": []}, []],
                "AudioStreamSet": {},
            },
        },
    }
    assert set(map(str, problems_of(engine, body))) == {
        "expected string, got integer 5 at $.EventHandle",
        'expected integer, got string "6" at $.T',
        "expected string, got integer 7 at $.Sign",
        'expected integer, got string "0" at $.PullCompleteEvent.ErrCode',
        "expected integer, got boolean true at $.PullCompleteEvent.Progress",
        "expected string, got null at $.PullCompleteEvent.MediaBasicInfo.TagSet[1]",
        "expected string, got integer 3 at $.PullCompleteEvent.MediaBasicInfo.TagSet[2]",
        'expected RFC 3339 date-time, got string "now" at $.PullCompleteEvent.MediaBasicInfo.CreateTime',
        'expected number, got string "60" at $.PullCompleteEvent.MetaData.Duration',
        "expected integer, got number 5.0 at $.PullCompleteEvent.MetaData.Size",
        "expected integer, got array of 0 at $.PullCompleteEvent.MetaData.VideoStreamSet[1].Bitrate",
        "expected object, got array of 0 at $.PullCompleteEvent.MetaData.VideoStreamSet[2]",
        "expected array, got object at $.PullCompleteEvent.MetaData.AudioStreamSet",
    }


@each_engine
@pytest.mark.parametrize(
    ("payload", "actual"),
    [({}, "missing"), ({"PullCompleteEvent": None}, "null"), ({"PullCompleteEvent": []}, "array")],
)
def test_the_payload_is_required(engine: Engine, payload: dict[str, Any], actual: str) -> None:
    (problem,) = problems_of(engine, {"EventType": "PullComplete", **payload})
    assert problem.path == "$.PullCompleteEvent"
    assert problem.expected == "object"
    assert problem.actual.startswith(actual)


@each_engine
@pytest.mark.parametrize("number", [2**53 + 1, 10**400, -(2**53) - 1])
def test_a_number_that_no_float_equals_is_refused(engine: Engine, number: int) -> None:
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"MetaData": {"Duration": number}}}
    (problem,) = problems_of(engine, body)
    assert problem.path == "$.PullCompleteEvent.MetaData.Duration"
    assert problem.expected == "number"


@each_engine
@pytest.mark.parametrize("root", ["$.Response", "$"])
@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ({"EventSet": {}}, ".EventSet"),
        ({"EventSet": [], "RequestId": 5}, ".RequestId"),
        ({"Error": "no event"}, ".Error"),
        ({"Error": {"Message": "no code"}}, ".Error.Code"),
        ({"Error": {"Code": "X", "Message": 5}}, ".Error.Message"),
    ],
)
def test_a_batch_that_is_wrong_as_a_whole(
    engine: Engine, root: str, answer: dict[str, Any], path: str
) -> None:
    body = {"Response": answer} if "Response" in root else answer
    with pytest.raises(InvalidEventError) as caught:
        engine.response(body)
    assert [problem.path for problem in caught.value.problems] == [root + path]


BARE: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {}}
WRAPPED: dict[str, Any] = {"Response": {"EventSet": []}}
UNWRAPPED: dict[str, Any] = {"EventSet": []}
LEGACY: dict[str, Any] = {"version": "4.0", "eventType": "PullComplete", "data": {}}


HINTS: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    (WRAPPED, "event", ("expected one event, got", "parse_pull_events")),
    (UNWRAPPED, "event", ("parse_pull_events", "without its Response wrapper")),
    (BARE, "response", ("parse_callback",)),
    (LEGACY, "event", ("legacy", "eventType")),
    (LEGACY, "response", ("legacy", "eventType")),
    (LEGACY, "events", ("legacy", "eventType")),
    ({}, "event", ("$.EventType", "missing")),
    ({}, "response", ("EventType, Response or EventSet",)),
    ({}, "events", ("an event or a PullEvents response",)),
    ({"Response": []}, "response", ("expected object", "$.Response")),
    ({"Response": []}, "event", ("parse_pull_events",)),
]


@each_engine
@pytest.mark.parametrize(("body", "read", "hints"), HINTS)
def test_a_body_of_another_shape_is_told_where_it_belongs(
    engine: Engine, body: dict[str, Any], read: str, hints: tuple[str, ...]
) -> None:
    for form in FORMS:
        with pytest.raises(InvalidEventError) as caught:
            getattr(engine, read)(form(body))
        for hint in hints:
            assert hint in str(caught.value)


@each_engine
@pytest.mark.parametrize("body", ["[]", "5", '"text"', "null", "true", "[{}]", "1.5"])
def test_a_body_that_is_no_object(engine: Engine, body: str) -> None:
    for read in (engine.event, engine.response, engine.events):
        with pytest.raises(InvalidEventError) as caught:
            read(body)
        (problem,) = caught.value.problems
        assert problem.path == "$"


@each_engine
def test_what_is_no_body_is_described(engine: Engine) -> None:
    for read, body, expected, actual in (
        (engine.events, "[]", "an event or a PullEvents response", "array of 0"),
        (engine.events, "{}", "an event or a PullEvents response", "object"),
        (engine.response, "{}", "a PullEvents response", Shape.OTHER.value),
        (engine.response, "[]", "object", "array of 0"),
        (engine.event, "[]", "object", "array of 0"),
    ):
        with pytest.raises(InvalidEventError) as caught:
            read(body)
        assert caught.value.problems == (Problem("$", expected, actual),)


@each_engine
@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("problems", [1, 3, MAX_PROBLEMS, MAX_PROBLEMS + 1])
def test_of_a_batch_so_many_problems_are_told_and_no_more(
    engine: Engine, problems: int, *, wrapped: bool
) -> None:
    good: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
    wrong = good | {"PullCompleteEvent": {"MediaBasicInfo": {"TagSet": [5] * problems}}}
    told = -(-MAX_PROBLEMS_OF_BATCH // min(problems, MAX_PROBLEMS))
    answer = {"EventSet": [good, *[wrong] * (told + 2), good]}
    events = engine.response({"Response": answer} if wrapped else answer).event_set
    assert events[0] == events[-1] == engine.event(good)
    malformed = [event for event in events if isinstance(event, MalformedEvent)]
    assert len(malformed) == told + 2
    assert {event.raw for event in malformed} == {malformed[0].raw}
    assert [event.error.problem_count for event in malformed] == [problems] * told + [1, 1]
    assert malformed[-1].error is malformed[-2].error
    path = "$.Response.EventSet" if wrapped else "$.EventSet"
    assert malformed[-1].error.problems == (
        Problem(path, "events", "more than 1600 problems: no more are listed"),
    )


def test_a_report_lists_the_first_problems_of_what_is_put_together() -> None:
    wrong = {"TagSet": [5] * 60}
    for count in (1, 2, 3, 4):
        by_hooks, extended = Report(), Report()
        for number in range(count):
            refused = explain_refused(MediaBasicInfo, wrong)
            by_hooks.add_refused(f".Part[{number}]", refused, MediaBasicInfo)
            part = Report()
            part.add_refused(".Part", refused, MediaBasicInfo)
            extended.extend(part)
        for report in (by_hooks, extended):
            assert report.count == 60 * count
            assert len(report.errors) == min(60 * count, MAX_PROBLEMS)
    assert [error.__notes__ for error in by_hooks.errors[59:61]] == [
        ["At Part[0].TagSet[59]"],
        ["At Part[1].TagSet[0]"],
    ]


@pytest.mark.parametrize("wrong", [{"TrackItems": 5}, "no object"])
def test_of_very_many_items_that_are_wrong_the_others_are_counted(wrong: Any) -> None:
    count = MAX_PROBLEMS + 5
    error = invalid_event(explain_refused(ComposeMediaTaskInput, {"Tracks": [wrong] * count}))
    assert (len(error.problems), error.problem_count) == (MAX_PROBLEMS, count)
