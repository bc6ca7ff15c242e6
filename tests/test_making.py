"""What is made by hand is checked at once: what cannot be written and read again is refused."""

import copy
import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final, cast, final

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from made import NO_JSON, NO_OBJECTS, Half, OddZone, Text, any_objects, nested, wrong_values
from models import DATA_TYPES, EVENTS, KINDS
from oracle import exact

import vod_events
from vod_events import (
    Event,
    InvalidEventError,
    JsonObject,
    MalformedEvent,
    NewFileUpload,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    parse_callback,
    parse_pull_events,
    samples,
    to_dict,
)
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._values import MAX_DEPTH
from vod_events.events._base import DocumentedEvent
from vod_events.events.extract_blind_watermark_complete import ExtractBlindWatermarkTask
from vod_events.events.media import MediaBasicInfo, MediaMetaData, MediaVideoStreamItem
from vod_events.events.pull_complete import PullUploadTask
from vod_events.events.tasks import TaskStatus
from vod_events.strategies import events, instances, json_objects, pull_events_responses

TASK = PullUploadTask()
MADE = (*KINDS, *EVENTS, PullEventsResponse)
"""Classes whose objects have fields that are given one by one."""


def odd(value: object) -> Any:
    """A value that no type checker lets pass."""
    return value


def refusal(make: Callable[[], object]) -> str:
    """The error of what cannot be made, as text."""
    with pytest.raises((TypeError, ValueError)) as caught:
        make()
    return f"{caught.type.__name__}: {caught.value}"


REFUSED: Final[dict[str, Callable[[], object]]] = {
    "TypeError: expected int, got str at PullUploadTask.err_code": lambda: PullUploadTask(
        err_code=odd("0")
    ),
    "TypeError: expected tuple, got str at MediaBasicInfo.tag_set": lambda: MediaBasicInfo(
        tag_set=odd("sport")
    ),
    "TypeError: expected tuple, got list at MediaBasicInfo.tag_set": lambda: MediaBasicInfo(
        tag_set=odd(["sport"])
    ),
    "TypeError: expected str, got NoneType at MediaBasicInfo.tag_set[1]": lambda: MediaBasicInfo(
        tag_set=odd(("a", None))
    ),
    'ValueError: expected a string of characters, got a lone surrogate in "\\ud800" at '
    "PullUploadTask.file_id": lambda: PullUploadTask(file_id="\ud800"),
    "TypeError: expected str, got Text at PullUploadTask.file_id": lambda: PullUploadTask(
        file_id=Text("5")
    ),
    "ValueError: expected an integer that can be written, got one of 16610 bits at "
    "PullUploadTask.err_code": lambda: PullUploadTask(err_code=10**5000),
    "TypeError: expected int, got bool at PullUploadTask.err_code": lambda: PullUploadTask(
        err_code=True
    ),
    "TypeError: expected bool, got int at ExtractBlindWatermarkTask.is_detected": lambda: (
        ExtractBlindWatermarkTask(is_detected=odd(1))
    ),
    "TypeError: expected float, got bool at MediaMetaData.duration": lambda: MediaMetaData(
        duration=True
    ),
    "ValueError: expected a finite float, got nan at MediaMetaData.duration": lambda: MediaMetaData(
        duration=float("nan")
    ),
    "ValueError: expected a finite float, got an int that no float equals at "
    "MediaMetaData.duration": lambda: MediaMetaData(duration=2**53 + 1),
    "ValueError: expected a time with an offset in whole minutes, got one without an offset at "
    "MediaBasicInfo.create_time": lambda: MediaBasicInfo(create_time=datetime(2019, 1, 9)),  # noqa: DTZ001 - so it is
    "ValueError: expected a time with an offset in whole minutes, got 2019-01-09T00:00:00+08:00:30 "
    "at MediaBasicInfo.create_time": lambda: MediaBasicInfo(
        create_time=datetime(2019, 1, 9, tzinfo=timezone(timedelta(hours=8, seconds=30)))
    ),
    "ValueError: expected a time with an offset in whole minutes, got a zone that raises KeyError "
    "at MediaBasicInfo.create_time": lambda: MediaBasicInfo(
        create_time=datetime(2019, 1, 9, tzinfo=OddZone(KeyError()))
    ),
    "TypeError: expected MediaVideoStreamItem, got MediaBasicInfo at "
    "MediaMetaData.video_stream_set[1]": lambda: MediaMetaData(
        video_stream_set=odd((MediaVideoStreamItem(), MediaBasicInfo()))
    ),
    "TypeError: expected PullUploadTask, got NoneType at PullComplete.payload": lambda: (
        PullComplete(payload=odd(None))
    ),
    "TypeError: expected PullUploadTask, got dict at PullComplete.payload": lambda: PullComplete(
        payload=odd({})
    ),
    "TypeError: expected Event, got PullUploadTask at PullEventsResponse.event_set[0]": lambda: (
        PullEventsResponse(event_set=odd((TASK,)))
    ),
    "TypeError: expected tuple, got NoneType at PullEventsResponse.event_set": lambda: (
        PullEventsResponse(event_set=odd(None))
    ),
    "TypeError: expected JsonObject, got str at PullUploadTask.unknown_fields": lambda: (
        PullUploadTask(unknown_fields=odd("text"))
    ),
    "ValueError: expected a JSON object, got a dict that is none (not a JSON value: the number nan "
    "at $.A) at PullEventsResponse.unknown_fields": lambda: PullEventsResponse(
        unknown_fields=odd({"A": float("nan")})
    ),
    "ValueError: expected no value that fits the field file_id, got str at "
    "PullUploadTask.unknown_fields.FileId": lambda: PullUploadTask(
        unknown_fields=JsonObject({"FileId": "5"})
    ),
    'ValueError: expected no member that makes it another body, got "EventType" at '
    "PullEventsResponse.unknown_envelope_fields": lambda: PullEventsResponse(
        unknown_envelope_fields=JsonObject({"EventType": "PullComplete"})
    ),
    'ValueError: expected the error "ResourceNotFound", got another at '
    "PullEventsResponse.unknown_fields.Error": lambda: PullEventsResponse(
        unknown_fields=JsonObject({"Error": {"Code": "InternalError"}})
    ),
    "ValueError: expected at most 100 levels, got 101 at PullEventsResponse.event_set[0]": lambda: (
        PullEventsResponse(
            event_set=(UnknownEvent(raw=odd({"EventType": "X", "A": nested(MAX_DEPTH - 3)})),)
        )
    ),
    "ValueError: expected at most 100 levels, got 101 at PullComplete": lambda: PullComplete(
        payload=PullUploadTask(unknown_fields=JsonObject({"A": nested(MAX_DEPTH - 1)}))
    ),
    "TypeError: expected datetime, got str at MediaBasicInfo.create_time": lambda: MediaBasicInfo(
        create_time=odd("2019-01-09T16:36:22Z")
    ),
    "TypeError: expected str, got int at UnknownEvent.raw.EventType": lambda: UnknownEvent(
        raw=JsonObject({"EventType": 5})
    ),
    "TypeError: expected str, got NoneType at UnknownEvent.raw.EventType": lambda: UnknownEvent(
        raw=JsonObject()
    ),
    'ValueError: expected a type that no class has, got "PullComplete" at '
    "UnknownEvent.raw.EventType": lambda: UnknownEvent(
        raw=JsonObject({"EventType": "PullComplete", "PullCompleteEvent": 5})
    ),
    "ValueError: expected no members, as raw holds them all, got 1 at "
    "UnknownEvent.unknown_fields": lambda: UnknownEvent(
        raw=JsonObject({"EventType": "X"}), unknown_fields=JsonObject({"A": 1})
    ),
    "TypeError: MalformedEvent cannot be made: it comes from parsing alone": lambda: MalformedEvent(
        raw=5, error=InvalidEventError(())
    ),
    "TypeError: Event cannot be made: make an event of one of its subclasses": lambda: Event(
        event_type="X"
    ),
    "TypeError: DocumentedEvent cannot be made: make an event of one of its subclasses": lambda: (
        DocumentedEvent(event_type="X")
    ),
    "TypeError: Model cannot be made: make an object of one of its subclasses": Model,
}


@pytest.mark.parametrize(("text", "make"), REFUSED.items(), ids=REFUSED)
def test_what_is_wrong_is_refused_at_once_with_its_place(
    text: str, make: Callable[[], object]
) -> None:
    assert refusal(make) == text


def test_known_event_is_no_class_to_make() -> None:
    known: Any = vod_events.KnownEvent
    assert "cannot be made" in refusal(lambda: known(event_type="X"))


def make_of(model: type[Model], arguments: dict[str, Any]) -> object:
    """Make an object of a class, if it is an event with a payload."""
    make: Any = model
    if issubclass(model, DocumentedEvent):
        arguments = {"payload": plan_of(model).fields[-1].item_type(), **arguments}
    return make(**arguments)


def fields_of(model: type[Model]) -> list[FieldPlan]:
    return [field for field in plan_of(model).fields if field.kind is not Kind.CONSTANT]


def parts_of(value: Any) -> Iterator[Model]:
    """An object and, at any depth, those that it holds and that can be made."""
    if issubclass(type(value), tuple):
        for part in value:
            yield from parts_of(part)
    elif isinstance(value, Model) and not isinstance(value, (UnknownEvent, MalformedEvent)):
        yield value
        for field in fields_of(type(value)):
            yield from parts_of(getattr(value, field.attribute))


WHERE = r"(TypeError|ValueError): expected .+, got .+ at "


@pytest.mark.parametrize("model", MADE)
def test_no_field_takes_what_its_annotation_does_not(model: type[Model]) -> None:
    for field in fields_of(model):
        for value in wrong_values(field):
            told = refusal(lambda: make_of(model, {field.attribute: value}))  # noqa: B023 - called at once
            place = f"at {model.__name__}.{field.attribute}"
            assert told.endswith((place, f"{place}[0]"))
            assert "expected " in told
            assert ", got " in told


@pytest.mark.parametrize("model", MADE)
def test_nor_does_it_at_any_depth(model: type[Model]) -> None:
    @given(value=instances(model), data=st.data())
    def law(value: Model, data: st.DataObject) -> None:
        part = data.draw(st.sampled_from([*parts_of(value)]))
        field = data.draw(st.sampled_from(fields_of(type(part))))
        values = wrong_values(field)  # of which hypothesis could not show all
        wrong = values[data.draw(st.integers(0, len(values) - 1))]
        told = refusal(lambda: attrs.evolve(part, **{field.attribute: wrong}))
        assert f" at {type(part).__name__}.{field.attribute}" in told

    law()


@pytest.mark.parametrize("name", ["unknown_fields", "unknown_envelope_fields", "raw"])
def test_what_is_no_json_object_is_refused(name: str) -> None:
    models = {"unknown_fields": MADE, "raw": (UnknownEvent,)}.get(name, (PullEventsResponse,))
    for model in models:
        for value in NO_OBJECTS:
            told = refusal(lambda: make_of(model, {name: value}))  # noqa: B023 - called at once
            kind = type(value).__name__
            assert told == f"TypeError: expected JsonObject, got {kind} at {model.__name__}.{name}"
        for value in NO_JSON:
            members = {"EventType": "X", "A": value}
            told = refusal(lambda: make_of(model, {name: members}))  # noqa: B023 - called at once
            assert told.startswith("ValueError: expected a JSON object, got a dict that is none (")
            assert told.endswith(f") at {model.__name__}.{name}")


@pytest.mark.parametrize("value", NO_JSON, ids=lambda value: type(value).__name__)
def test_a_json_object_made_by_hand_is_checked_as_well(value: Any) -> None:
    with pytest.raises(vod_events.DecodeError):
        JsonObject({"A": value})
    with pytest.raises(vod_events.DecodeError):
        JsonObject({"A": [{"B": value}]})


def test_a_float_of_another_class_is_the_float_that_it_is() -> None:
    (kept,) = JsonObject({"A": Half(0.5)}).values()
    assert type(kept) is float
    assert kept == 0.5


@pytest.mark.parametrize("model", [*KINDS, PullComplete])
def test_no_member_stands_among_the_unknown_that_fits_a_field(model: type[Model]) -> None:
    @given(value=any_objects(model))
    def law(value: Model) -> None:
        for field in fields_of(model):
            member = to_dict(value).get(field.wire)
            if getattr(value, field.attribute) is None or field.required:
                continue
            told = refusal(lambda: make_of(model, {"unknown_fields": {field.wire: member}}))  # noqa: B023 - called at once
            place = f"{model.__name__}.unknown_fields.{field.wire}"
            assert told.startswith(
                f"ValueError: expected no value that fits the field {field.attribute}, "
            )
            assert told.endswith(f" at {place}")

    law()


@pytest.mark.parametrize("error", [5, "ResourceNotFound", {}, {"Code": 5}, {"Code": "Other"}, [{}]])
def test_an_error_of_the_api_is_no_batch(error: Any) -> None:
    told = refusal(lambda: PullEventsResponse(unknown_fields=JsonObject({"Error": error})))
    assert told.endswith(" at PullEventsResponse.unknown_fields.Error")


@pytest.mark.parametrize("name", ["EventType", "Response"])
def test_a_batch_has_nothing_beside_it_that_makes_it_another_body(name: str) -> None:
    beside = JsonObject({name: 5})
    told = refusal(lambda: PullEventsResponse(unknown_envelope_fields=beside))
    assert f'got "{name}" at ' in told


@pytest.mark.parametrize("kind", [list, dict])
def test_what_is_put_together_is_no_deeper_than_can_be_read(kind: type) -> None:
    def event(levels: int) -> UnknownEvent:
        return UnknownEvent(raw=JsonObject({"EventType": "X", "A": nested(levels, kind)}))

    def known(levels: int) -> PullComplete:
        task = PullUploadTask(unknown_fields=JsonObject({"A": nested(levels, kind)}))
        return PullComplete(payload=task)

    # Levels around what is nested: of the event, and of what the event stands in.
    for make, around in ((event, 1), (known, 2)):
        deepest = make(MAX_DEPTH - around)
        assert parse_callback(vod_events.to_json(deepest)) == deepest
        assert "got 103 at " in refusal(lambda: PullEventsResponse(event_set=(deepest,)))  # noqa: B023 - called at once
        batch = PullEventsResponse(event_set=(make(MAX_DEPTH - around - 3),))
        assert parse_pull_events(vod_events.to_json(batch)) == batch
        assert "got 101 at " in refusal(
            lambda: PullEventsResponse(event_set=(make(MAX_DEPTH - around - 2),))  # noqa: B023 - called at once
        )
    # What is empty takes one level, too.
    task = PullUploadTask(unknown_fields=JsonObject({"A": nested(MAX_DEPTH - 3, kind, kind())}))
    deepest = PullComplete(payload=task)
    assert parse_callback(vod_events.to_json(deepest)) == deepest
    unknown = JsonObject({"A": nested(MAX_DEPTH - 2, kind)})
    batch = PullEventsResponse(unknown_fields=unknown)
    assert parse_pull_events(vod_events.to_json(batch)) == batch
    unknown = JsonObject({"A": nested(MAX_DEPTH - 1, kind)})
    told = refusal(lambda: PullEventsResponse(unknown_fields=unknown))
    assert told.endswith("got 101 at PullEventsResponse.unknown_fields")
    batch = PullEventsResponse(unknown_envelope_fields=unknown)
    assert parse_pull_events(vod_events.to_json(batch)) == batch


# What is right, and how it is held


def test_an_int_is_right_for_a_float_and_is_held_as_one() -> None:
    duration = MediaMetaData(duration=60).duration
    assert type(duration) is float
    assert duration == 60


def test_a_member_of_the_vocabulary_is_held_as_its_string() -> None:
    task = PullUploadTask(status=TaskStatus.FINISH)
    assert type(task.status) is str
    assert task.status == TaskStatus.FINISH
    told = refusal(lambda: PullUploadTask(file_id=TaskStatus.FINISH))
    assert told == "TypeError: expected str, got TaskStatus at PullUploadTask.file_id"


def test_a_time_is_held_with_its_offset() -> None:
    """As it is read, and as the zone's rules may change."""

    class Berlin(OddZone):
        def utcoffset(self, time: Any) -> timedelta:
            return timedelta(hours=1 if time.fold else 2)

    repeated = datetime(2025, 10, 26, 2, 30, tzinfo=Berlin(), fold=1)
    media = MediaBasicInfo(create_time=repeated)
    assert media.create_time
    assert media.create_time.tzinfo == timezone(timedelta(hours=1))
    assert to_dict(media) == {"CreateTime": "2025-10-26T02:30:00+01:00"}
    assert vod_events.make_converter().structure(to_dict(media), MediaBasicInfo) == media


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8), "China")])
def test_a_time_with_a_fixed_offset_is_held_as_it_is(zone: timezone) -> None:
    time = datetime(2025, 10, 26, 2, 30, tzinfo=zone)
    assert MediaBasicInfo(create_time=time).create_time is time


def test_a_plain_dict_is_frozen_and_put_in_order() -> None:
    given_dict = {"B": [1, {"C": None}], "A": "a"}
    task = PullUploadTask(unknown_fields=odd(given_dict))
    given_dict["A"] = "b"
    assert type(task.unknown_fields) is JsonObject
    assert [*task.unknown_fields.items()] == [("A", "a"), ("B", (1, JsonObject()))]
    batch = PullEventsResponse(unknown_envelope_fields=odd({"B": 1, "A": 2}))
    assert [*batch.unknown_envelope_fields] == ["A", "B"]


def test_an_error_that_says_no_event_is_held_as_it_is_read() -> None:
    error = {"Message": 5, "Code": "ResourceNotFound", "A": {"B": None}}
    batch = PullEventsResponse(unknown_fields=JsonObject({"Error": error, "A": 1}))
    assert exact(to_dict(batch)) == exact(
        {
            "Response": {
                "EventSet": [],
                "A": 1,
                "Error": {"Code": "ResourceNotFound", "A": {}, "Message": 5},
            }
        }
    )
    assert parse_pull_events(vod_events.to_json(batch), strict=False) == batch


# What is not modeled


def test_a_field_that_is_set_takes_the_place_of_the_member() -> None:
    body = {"CreateTime": "0000-00-00T00:00:00Z", "ExpireTime": "", "New": 1}
    media = vod_events.make_converter().structure(body, MediaBasicInfo)
    assert media.unknown_fields == body
    created = attrs.evolve(media, create_time=datetime(2019, 1, 9, tzinfo=UTC))
    assert created.unknown_fields == {"ExpireTime": "", "New": 1}
    assert to_dict(created) == {"CreateTime": "2019-01-09T00:00:00Z", "ExpireTime": "", "New": 1}
    assert attrs.evolve(created, create_time=None).unknown_fields == {"ExpireTime": "", "New": 1}


def test_so_it_does_where_the_member_was_set_aside() -> None:
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0", "FileId": 5}}
    event = parse_callback(body, strict=False)
    assert isinstance(event, PullComplete)
    task = attrs.evolve(event.payload, err_code=0)
    assert task.unknown_fields == {"FileId": 5}
    assert to_dict(task) == {"ErrCode": 0, "FileId": 5}
    batch = parse_pull_events({"RequestId": 5}, strict=False)
    assert batch.unknown_fields == {"RequestId": 5}
    assert attrs.evolve(batch, request_id="5").unknown_fields == {}


def test_a_constant_and_what_a_batch_always_has_take_their_places_too() -> None:
    unknown = JsonObject({"EventType": "Other", "PullCompleteEvent": 5, "EventSet": [1]})
    event = PullComplete(payload=TASK, unknown_fields=unknown)
    assert event.unknown_fields == {"EventSet": (1,)}
    assert PullEventsResponse(unknown_fields=unknown).unknown_fields == {
        "EventType": "Other",
        "PullCompleteEvent": 5,
    }


@given(value=instances(PullComplete), unknown=json_objects())
def test_whatever_else_is_unknown_stays(value: PullComplete, unknown: JsonObject) -> None:
    assume(unknown.keys().isdisjoint(plan_of(PullComplete).known))
    changed = attrs.evolve(value, unknown_fields=unknown)
    assert changed.unknown_fields == unknown


# Events without a class of their own


def test_an_unknown_event_is_read_off_what_it_holds() -> None:
    raw = {"EventType": "X", "EventHandle": "h", "T": 5, "Sign": "s", "A": [None]}
    event = UnknownEvent(raw=odd(raw))
    assert (event.event_type, event.event_handle, event.t, event.sign) == ("X", "h", 5, "s")
    assert event == parse_callback(raw)
    assert type(event.raw) is JsonObject
    changed = attrs.evolve(event, raw=JsonObject({"EventType": "Y"}))
    assert (changed.event_type, changed.event_handle, changed.t, changed.sign) == (
        *("Y", None),
        *(None, None),
    )
    odd_head: dict[str, Any] = {"EventType": "X", "EventHandle": 5, "T": True, "Sign": []}
    event = UnknownEvent(raw=odd(odd_head))
    assert (event.event_handle, event.t, event.sign) == (None, None, None)
    assert event == parse_callback(odd_head, strict=False)


@pytest.mark.parametrize("name", ["event_type", "event_handle", "t", "sign"])
def test_nothing_else_of_an_unknown_event_is_given(name: str) -> None:
    event: Any = UnknownEvent(raw=JsonObject({"EventType": "X"}))
    told = refusal(lambda: attrs.evolve(event, **{name: None}))
    assert told.endswith(f"unexpected keyword argument '{name}'")


@pytest.mark.parametrize("event_type", [None, 5, True, ["X"], {}])
def test_an_unknown_event_has_a_type(event_type: Any) -> None:
    told = refusal(lambda: UnknownEvent(raw=JsonObject({"EventType": event_type})))
    assert told.startswith("TypeError: expected str, got ")
    assert told.endswith(" at UnknownEvent.raw.EventType")


def test_an_unknown_event_is_of_no_type_that_has_a_class() -> None:
    for model in EVENTS:
        told = refusal(lambda: UnknownEvent(raw=JsonObject({"EventType": model.__name__})))  # noqa: B023 - called at once
        assert told.endswith(f'got "{model.__name__}" at UnknownEvent.raw.EventType')


@given(event=events().filter(lambda event: isinstance(event, MalformedEvent)))
def test_a_malformed_event_is_not_evolved(event: Any) -> None:
    expected = "TypeError: MalformedEvent cannot be made: it comes from parsing alone"
    for changes in ({}, {"raw": 5}, {"error": InvalidEventError(())}):
        assert refusal(lambda: attrs.evolve(event, **changes)) == expected  # noqa: B023 - called at once


# No other classes


def test_no_class_can_be_subclassed() -> None:
    without_fields = (Model, Event, DocumentedEvent, UnknownEvent, MalformedEvent)
    for model in (*without_fields, PullEventsResponse, *DATA_TYPES):
        with pytest.raises(TypeError, match=f"^{model.__name__} cannot be subclassed$"):
            type("Mine", (model,), {})
        mixin = type("Mixin", (), {})
        with pytest.raises(TypeError, match=f"^{model.__name__} cannot be subclassed$"):
            type("Mine", (mixin, model), {"__slots__": (), "__module__": "mine"})


def test_a_final_class_cannot_be_subclassed_from_anywhere() -> None:
    for model in (UnknownEvent, MalformedEvent, PullEventsResponse, *DATA_TYPES):
        with pytest.raises(TypeError, match=f"^{model.__name__} cannot be subclassed$"):
            type("Mine", (model,), {"__module__": Model.__module__})
    with pytest.raises(TypeError, match=r"^JsonObject cannot be subclassed$"):
        type("Mine", (JsonObject,), {})


def test_a_class_of_the_same_name_is_none_of_the_library() -> None:
    @final
    class PullComplete:
        pass

    told = refusal(lambda: PullEventsResponse(event_set=odd((PullComplete(),))))
    assert told == "TypeError: expected Event, got PullComplete at PullEventsResponse.event_set[0]"


# What does not pay


def test_neither_parsing_nor_unpickling_nor_copying_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Model] = []
    monkeypatch.setattr("vod_events._model._checks", [checked.append])
    for name in samples.names():
        body = samples.load(name)
        try:
            read: tuple[Event, ...] = vod_events.parse(body, strict=False)
        except vod_events.ApiError:
            continue
        for event in read:
            assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301 - our own
            assert copy.copy(event) == event
            assert copy.deepcopy(event) == event
    batch = parse_pull_events(samples.load("pull_events_malformed"))
    assert pickle.loads(pickle.dumps(batch)) == batch  # noqa: S301 - our own
    assert parse_pull_events('{"EventSet":[{"EventType":"X","A":1e400}]}').event_set
    vod_events.make_converter().structure({"FileId": "5"}, PullUploadTask)
    assert not checked
    NewFileUpload(payload=cast("Any", None))
    assert len(checked) == 1


@given(value=events() | pull_events_responses())
def test_what_the_strategies_make_can_be_made(value: Model) -> None:
    for part in parts_of(value):
        assert attrs.evolve(part) == part
