"""The library's hooks on a user's own cattrs converter."""

import json
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter as make_json_converter
from hypothesis import given
from models import EVENTS, KINDS
from oracle import exact

import vod_events
from vod_events import (
    AnyEvent,
    ApiError,
    DecodeError,
    Event,
    JsonObject,
    KnownEvent,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    VodEventsError,
    configure_converter,
    event_classes,
    make_converter,
    to_dict,
)
from vod_events._model import Model
from vod_events._values import MAX_DEPTH
from vod_events._wire.shapes import Shape, level_of
from vod_events.events.media import MediaBasicInfo
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import pull_events_bodies
from vod_events.strategies._bodies import (
    any_event_bodies,
    broken_events,
    known_event_bodies,
    object_bodies,
    unknown_event_bodies,
)

BODY: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
OTHER: dict[str, Any] = {"EventType": "Other", "OtherEvent": {"Id": 1}}
WRONG: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": 1}}
EVENT = PullComplete(payload=PullUploadTask(file_id="1"))


@attrs.frozen
class Job:
    """What a user's own class may hold."""

    name: str
    event: AnyEvent
    batch: tuple[AnyEvent, ...] = ()
    last: AnyEvent | None = None
    done: PullComplete | None = None
    known: PullComplete | UnknownEvent | None = None
    documented: KnownEvent | None = None
    any_event: Event | None = None
    info: MediaBasicInfo | None = None
    extra: JsonObject = attrs.field(factory=JsonObject)


def test_a_converter_is_the_callers_own() -> None:
    assert type(make_converter()) is cattrs.Converter
    assert make_converter() is not make_converter()


def test_the_hooks_leave_other_classes_alone() -> None:
    converter = cattrs.Converter(forbid_extra_keys=True)
    configure_converter(converter)

    @attrs.frozen
    class Other:
        number: int

    assert converter.structure({"number": "5"}, Other) == Other(5)
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure({"number": 5, "else": 5}, Other)
    assert converter.structure({"Else": 5}, PullUploadTask).unknown_fields == {"Else": 5}


@pytest.mark.parametrize("make", [make_converter, make_json_converter], ids=["own", "preconf"])
def test_a_class_that_holds_events(make: Any) -> None:
    converter = make()
    configure_converter(converter)
    tree: dict[str, Any] = {
        "name": "job",
        "event": BODY,
        "batch": [OTHER, WRONG, BODY],
        "last": OTHER,
        "done": BODY,
        "known": OTHER,
        "documented": BODY,
        "any_event": WRONG,
        "info": {"Name": "a", "Else": [None]},
        "extra": {"a": {"b": [1, None]}},
    }
    job = converter.structure(tree, Job)
    assert job.event == EVENT
    assert [type(event) for event in job.batch] == [UnknownEvent, MalformedEvent, PullComplete]
    assert isinstance(job.last, UnknownEvent)
    assert job.done == EVENT
    assert isinstance(job.known, UnknownEvent)
    assert job.documented == EVENT
    assert isinstance(job.any_event, MalformedEvent)
    assert job.info == MediaBasicInfo(name="a", unknown_fields=JsonObject({"Else": [None]}))
    assert job.extra == JsonObject({"a": {"b": [1, None]}})

    written = json.loads(json.dumps(converter.unstructure(job)))
    assert written == tree
    assert converter.structure(written, Job) == job


def test_what_is_optional_may_be_none() -> None:
    converter = make_converter()
    nothing = dict.fromkeys(("last", "done", "known", "documented", "any_event", "info"))
    job = converter.structure({"name": "job", "event": BODY, **nothing}, Job)
    assert job == Job(name="job", event=EVENT)
    assert converter.structure(converter.unstructure(job), Job) == job


@pytest.mark.parametrize("make", [cattrs.BaseConverter, cattrs.Converter])
def test_a_json_object_stands_for_itself(make: type[cattrs.BaseConverter]) -> None:
    converter = make()
    vod_events.configure_converter(converter)
    body: dict[str, Any] = {"a": [1, {"b": 2.5, "c": None}], "d": None}
    kept = converter.structure(body, JsonObject)
    assert type(kept) is JsonObject
    assert kept == JsonObject(body)
    assert exact(converter.unstructure(kept)) == exact({"a": [1, {"b": 2.5}]})
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure([], JsonObject)
    assert caught.value.message == "1 wrong in JsonObject"
    assert [str(error) for error in caught.value.exceptions] == ["expected object, got array of 0"]


def test_a_preconf_converter_reads_and_writes_text() -> None:
    converter = make_json_converter()
    configure_converter(converter)
    assert converter.loads(json.dumps(BODY), PullComplete) == EVENT
    assert json.loads(converter.dumps(EVENT)) == BODY


@pytest.mark.parametrize("model", KINDS)
def test_every_kind_of_class_is_structured_and_written(model: type[Model]) -> None:
    converter = make_converter()

    @given(body=object_bodies(model))
    def law(body: dict[str, Any]) -> None:
        value = converter.structure(body, model)
        assert exact(converter.unstructure(value)) == exact(to_dict(value))

    law()


def union_of(*kinds: Any) -> Any:
    union, *others = kinds
    for kind in others:
        union |= kind
    return union


EVERY_EVENT = union_of(*EVENTS)


@given(body=known_event_bodies())
def test_every_event_is_structured_as_its_class_and_as_any_union_of_it(body: Any) -> None:
    converter = make_converter()
    event = vod_events.parse_callback(body)
    model = event_classes()[body["EventType"]]
    kinds: list[Any] = [model, KnownEvent, EVERY_EVENT, model | UnknownEvent, AnyEvent]
    for kind in kinds:
        structured = converter.structure(body, kind)
        assert type(structured) is model
        assert structured == event
    assert exact(converter.unstructure(event)) == exact(to_dict(event))


@given(body=unknown_event_bodies())
def test_an_event_of_another_type_is_no_known_event(body: Any) -> None:
    converter = make_converter()
    either = union_of(KnownEvent, UnknownEvent)
    assert converter.structure(body, either) == vod_events.parse_callback(body)
    kinds: list[Any] = [KnownEvent, EVERY_EVENT]
    for kind in kinds:
        with pytest.raises(cattrs.ClassValidationError) as caught:
            converter.structure(body, kind)
        assert [str(error) for error in caught.value.exceptions] == [
            "expected another class of event, got UnknownEvent"
        ]


@given(body=any_event_bodies() | broken_events())
def test_an_event_is_what_it_is_in_a_batch(body: Any) -> None:
    (event,) = vod_events.parse_pull_events({"EventSet": [body]}).event_set
    kinds: list[Any] = [AnyEvent, Event]
    for kind in kinds:
        assert make_converter().structure(body, kind) == event


@given(body=pull_events_bodies(malformed=True))
def test_a_batch_is_what_the_parse_function_returns(body: Any) -> None:
    batch = make_converter().structure(body, PullEventsResponse)
    assert batch == vod_events.parse_pull_events(body)
    assert make_converter().unstructure(batch) == to_dict(batch)


@pytest.mark.parametrize(
    "kind",
    [UnknownEvent, KnownEvent, PullComplete | None, PullComplete | MalformedEvent],
)
def test_an_event_of_a_class_that_is_not_asked_for_is_an_error(kind: Any) -> None:
    converter = make_converter()
    body, name = (BODY, "PullComplete") if kind is UnknownEvent else (OTHER, "UnknownEvent")
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(body, kind)
    assert cattrs.transform_error(caught.value, format_exception=message_of) == [
        f"expected another class of event, got {name} @ $"
    ]


@pytest.mark.parametrize("kind", [PullComplete, UnknownEvent, KnownEvent, PullComplete | None])
def test_what_is_no_event_is_an_error_where_one_is_asked_for(kind: Any) -> None:
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(WRONG, kind)
    assert cattrs.transform_error(caught.value, format_exception=message_of) == [
        "expected string, got integer 1 @ $.PullCompleteEvent.FileId"
    ]


@pytest.mark.parametrize("value", ["zz", "", [], [("FileId", "1")], 5, None])
def test_a_class_is_built_from_an_object_alone(value: object) -> None:
    with pytest.raises(cattrs.ClassValidationError):
        make_converter().structure(value, PullUploadTask)


def test_what_has_no_type_is_no_known_event() -> None:
    union: Any = PullComplete | UnknownEvent
    cases: list[tuple[Any, str]] = [
        (5, "expected object, got integer 5 @ $"),
        ({"EventType": 5}, "expected string, got integer 5 @ $.EventType"),
        ({"Response": {}}, f"expected one event, got {Shape.WRAPPED.value} @ $"),
    ]
    for value, told in cases:
        with pytest.raises(cattrs.ClassValidationError) as caught:
            make_converter().structure(value, union)
        assert cattrs.transform_error(caught.value, format_exception=message_of) == [told]


def test_a_union_with_malformed_events_tells_what_is_wrong() -> None:
    union: Any = KnownEvent | MalformedEvent
    malformed = make_converter().structure(WRONG, union)
    assert malformed == vod_events.parse_pull_events({"EventSet": [WRONG]}).event_set[0]
    assert [problem.path for problem in malformed.error.problems] == ["$.PullCompleteEvent.FileId"]


def test_a_request_id_of_another_type_is_set_aside_if_not_strict() -> None:
    body = {"RequestId": 5, "EventSet": [BODY]}
    batch = make_converter(strict=False).structure(body, PullEventsResponse)
    assert batch == vod_events.parse_pull_events(body, strict=False)
    with pytest.raises(cattrs.ClassValidationError):
        make_converter().structure(body, PullEventsResponse)


def test_an_error_shows_the_senders_path_inside_a_users_class() -> None:
    tree = {"name": "job", "event": BODY, "done": WRONG, "info": {"TagSet": ["a", 5]}}
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(tree, Job)
    assert cattrs.transform_error(caught.value, format_exception=message_of) == [
        "expected string, got integer 1 @ $.done.PullCompleteEvent.FileId",
        "expected string, got integer 5 @ $.info.TagSet[1]",
    ]


def message_of(error: BaseException, _: Any) -> str:
    return str(error)


def test_a_batch_that_is_wrong_is_an_error() -> None:
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure({"Response": {"EventSet": 5}}, PullEventsResponse)
    assert cattrs.transform_error(caught.value, format_exception=message_of) == [
        "expected array, got integer 5 @ $.Response.EventSet"
    ]
    with pytest.raises(ApiError):
        make_converter().structure({"Error": {"Code": "InternalError"}}, PullEventsResponse)


@pytest.mark.parametrize("kind", [PullUploadTask, PullComplete, AnyEvent, PullEventsResponse])
def test_what_json_cannot_hold_is_an_error_of_the_librarys(kind: Any) -> None:
    for value in ({"EventType": {1}}, {"EventType": float("nan")}, {5: 5}, object()):
        with pytest.raises(VodEventsError):
            make_converter().structure(value, kind)


def test_an_event_of_its_own_is_the_root_of_its_paths() -> None:
    kinds: list[Any] = [AnyEvent, Event]
    for kind in kinds:
        malformed = make_converter().structure(WRONG, kind)
        assert malformed.error.problems[0].path == "$.PullCompleteEvent.FileId"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (AnyEvent, {"EventType": "Other"}),
        (Event, {"EventType": "PullComplete", "PullCompleteEvent": {}}),
        (PullUploadTask, {}),
        (JsonObject, {}),
        (PullEventsResponse, {"RequestId": "1"}),
        (PullEventsResponse, {"Response": {}}),
    ],
)
def test_what_is_structured_is_the_root_of_its_levels(kind: Any, body: dict[str, Any]) -> None:
    tree: Any = "deep"
    for _ in range(MAX_DEPTH - level_of(body)):
        tree = [tree]
    make_converter().structure({**body, "New": tree}, kind)
    with pytest.raises(DecodeError):
        make_converter().structure({**body, "New": [tree]}, kind)


def test_an_event_without_a_class_keeps_its_head() -> None:
    body = {"EventType": "Other", "EventHandle": "1", "New": 1}
    event = make_converter().structure(body, UnknownEvent)
    assert (event.event_type, event.event_handle) == ("Other", "1")
    assert event.raw == JsonObject(body)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (5, "expected object, got integer 5"),
        ([], "expected object, got array of 0"),
        ({"EventType": 5}, "expected string, got integer 5"),
        ({"Response": {}}, "expected one event, got a PullEvents response"),
    ],
)
def test_what_is_no_event_is_no_unknown_one(value: Any, message: str) -> None:
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(value, UnknownEvent)
    (line,) = cattrs.transform_error(caught.value, format_exception=message_of)
    assert line.startswith(message)
