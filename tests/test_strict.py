"""With ``strict=False``, a member that does not fit its field is set aside, and nothing else changes."""

import itertools
import json
import re
from copy import deepcopy
from typing import Any

import cattrs
import pytest
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import DATA_TYPES, EVENTS
from oracle import exact, with_nulls, without_nulls

import vod_events
from vod_events import (
    ApiError,
    DecodeError,
    Drift,
    Event,
    FileDeleted,
    InvalidEventError,
    KnownEvent,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    make_converter,
    samples,
)
from vod_events._plan import plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.engine import Engine
from vod_events._wire.tolerant import fits
from vod_events.events.media import MediaBasicInfo
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import callback_bodies
from vod_events.strategies._bodies import broken_objects, event_bodies

RICH: dict[str, Any] = json.loads(samples.load("pull_complete_rich"))


def event(payload: Any, **members: Any) -> dict[str, Any]:
    return {"EventType": "PullComplete", "PullCompleteEvent": payload, **members}


def task_of(engine: Engine, payload: dict[str, Any]) -> PullUploadTask:
    read = engine.event(json.dumps(event(payload)), strict=False)
    assert isinstance(read, PullComplete)
    return read.payload


def in_any_order(tree: Any) -> Any:
    """Show a tree so that the order of members does not matter, and the types of values do."""
    if is_object(tree):
        return {name: in_any_order(value) for name, value in tree.items()}
    if is_array(tree):
        return [in_any_order(item) for item in tree]
    return exact(tree)


def take(tree: Any, path: str) -> Any:
    """Take the member at a path like ``$.PullCompleteEvent.FileId`` out of a tree."""
    *above, last = re.findall(r"[^.\[\]]+", path.removeprefix("$"))
    for name in above:
        tree = tree[int(name) if is_array(tree) else name]
    return tree.pop(last)


@st.composite
def broken_cases(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """Events of every documented type with one thing wrong in the payload of each, and its path."""
    model = draw(st.sampled_from(EVENTS))
    (key,) = (field.wire for field in plan_of(model).fields if field.attribute == "payload")
    body = draw(event_bodies(model.__name__))
    payload = plan_of(model).fields[-1].item_type
    broken = draw(broken_objects(payload).filter(lambda part: isinstance(part.value, dict)))
    return {**body, key: broken.value}, f"$.{key}{broken.path}"


def broken_events() -> st.SearchStrategy[dict[str, Any]]:
    return broken_cases().map(lambda case: case[0])


@each_engine
def test_what_is_right_is_read_as_ever(engine: Engine) -> None:
    @given(body=callback_bodies())
    def law(body: dict[str, Any]) -> None:
        text = json.dumps(body)
        assert engine.event(text, strict=False) == engine.event(text)
        assert engine.events(text, strict=False) == engine.events(text)

    law()


@each_engine
def test_what_does_not_fit_is_kept_and_written_again(engine: Engine) -> None:
    @given(body=broken_events())
    def law(body: dict[str, Any]) -> None:
        text = json.dumps(body)
        with pytest.raises(InvalidEventError):
            engine.event(text)
        read = engine.event(text, strict=False)
        assert isinstance(read, KnownEvent)
        assert read == engine.event(body, strict=False)
        assert read == engine.event(json.dumps(with_nulls(body)), strict=False)
        assert engine.event(vod_events.to_json(read), strict=False) == read
        written = vod_events.to_dict(read)
        assert written.keys() == without_nulls(body).keys()
        assert any(found.kind == "type" for found in vod_events.drift(read))

    law()


@each_engine
def test_nothing_but_the_smallest_member_is_set_aside(engine: Engine) -> None:
    @given(case=broken_cases())
    def law(case: tuple[dict[str, Any], str]) -> None:
        body, wrong = case
        read = engine.event(json.dumps(body), strict=False)
        (found,) = (each for each in vod_events.drift(read) if each.kind == "type")
        # It is the member that is wrong, or the array whose item is.
        assert found.path == re.sub(r"\[\d+\]$", "", wrong)
        written = vod_events.to_dict(read)
        rest = deepcopy(body)
        aside = without_nulls(take(rest, found.path))
        assert in_any_order(take(written, found.path)) == in_any_order(aside)
        fitting = engine.event(json.dumps(rest))
        assert in_any_order(vod_events.to_dict(fitting)) == in_any_order(written)
        batch = engine.response(json.dumps({"EventSet": [body]}), strict=False)
        assert batch.event_set == (read,)

    law()


@given(body=broken_events())
def test_the_engines_read_the_same(body: dict[str, Any]) -> None:
    text = json.dumps(body)
    read = [engine.event(text, strict=False) for engine in ENGINES.values()]
    assert all(each == read[0] for each in read)
    texts = [engine.json(each) for engine, each in zip(ENGINES.values(), read, strict=True)]
    # As trees, as the engines write the exponent of a number in two ways.
    assert all(exact(json.loads(text)) == exact(json.loads(texts[0])) for text in texts)


@each_engine
@pytest.mark.parametrize(
    ("payload", "place", "value"),
    [
        ({"ErrCode": "0"}, "ErrCode", "0"),
        ({"ErrCode": True}, "ErrCode", True),
        ({"FileId": 5285485487985271490}, "FileId", 5285485487985271490),
        ({"MediaBasicInfo": "none"}, "MediaBasicInfo", "none"),
        ({"MediaBasicInfo": ["none"]}, "MediaBasicInfo", ["none"]),
    ],
)
def test_a_member_is_set_aside(
    engine: Engine, payload: dict[str, Any], place: str, value: Any
) -> None:
    task = task_of(engine, {"TaskId": "1", **payload})
    assert task == PullUploadTask(task_id="1", unknown_fields=vod_events.JsonObject(payload))
    assert list(vod_events.to_dict(task)) == ["TaskId", place]
    assert vod_events.to_dict(task)[place] == value


@each_engine
def test_it_is_the_smallest_member_that_is_set_aside(engine: Engine) -> None:
    media = {"Name": "a", "TagSet": ["sport", 5], "CreateTime": "yesterday", "New": 1}
    task = task_of(engine, {"FileId": "1", "MediaBasicInfo": media})
    assert task.file_id == "1"
    kept = {"TagSet": ["sport", 5], "CreateTime": "yesterday", "New": 1}
    assert task.media_basic_info == MediaBasicInfo(
        name="a", unknown_fields=vod_events.JsonObject(kept)
    )


@each_engine
def test_an_object_in_an_array_sets_aside_its_own_member(engine: Engine) -> None:
    streams = [{"Bitrate": 1}, {"Bitrate": "2", "Codec": "h264"}]
    meta = task_of(engine, {"MetaData": {"VideoStreamSet": streams}}).meta_data
    assert meta is not None
    assert meta.video_stream_set is not None
    first, second = meta.video_stream_set
    assert (first.bitrate, second.bitrate, second.codec) == (1, None, "h264")
    assert second.unknown_fields == {"Bitrate": "2"}


@each_engine
def test_an_item_that_should_be_an_object_sets_aside_the_array(engine: Engine) -> None:
    streams = [{"Bitrate": 1}, None]
    meta = task_of(engine, {"MetaData": {"VideoStreamSet": streams}}).meta_data
    assert meta is not None
    assert meta.video_stream_set is None
    assert meta.unknown_fields == {"VideoStreamSet": ({"Bitrate": 1}, None)}


@each_engine
@pytest.mark.parametrize("name", ["EventHandle", "T", "Sign"])
def test_a_member_of_an_event_is_set_aside(engine: Engine, name: str) -> None:
    for body in (event({}, **{name: [5]}), {"EventType": "New", name: [5]}):
        read = engine.event(json.dumps(body), strict=False)
        assert (read.event_handle, read.t, read.sign) == (None, None, None)
        assert vod_events.to_dict(read) == body


@each_engine
@pytest.mark.parametrize(
    "body",
    [
        {},
        {"EventType": 5},
        {"EventType": "PullComplete"},
        {"EventType": "PullComplete", "PullCompleteEvent": 5, "EventHandle": "1", "T": 2},
    ],
)
def test_an_object_that_is_no_event_is_malformed(engine: Engine, body: dict[str, Any]) -> None:
    read = engine.event(json.dumps(body), strict=False)
    assert isinstance(read, MalformedEvent)
    assert read.error.problems
    assert (read.event_handle, read.t) == (body.get("EventHandle"), body.get("T"))
    assert vod_events.to_dict(read) == body
    assert engine.events(json.dumps(body), strict=False) == (read,)
    with pytest.raises(InvalidEventError):
        engine.event(json.dumps(body))


@each_engine
@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", '"a"', '{"eventType": "a"}'])
def test_what_is_no_event_of_any_kind_still_raises(engine: Engine, text: str) -> None:
    for read in (engine.event, engine.events, engine.response):
        with pytest.raises((DecodeError, InvalidEventError)):
            read(text, strict=False)


@each_engine
def test_the_other_shape_still_raises(engine: Engine) -> None:
    with pytest.raises(InvalidEventError):
        engine.event('{"Response": {"EventSet": []}}', strict=False)
    with pytest.raises(InvalidEventError):
        engine.response(json.dumps(event({})), strict=False)


@each_engine
def test_in_a_batch(engine: Engine) -> None:
    events = [event({"ErrCode": "0"}), {"EventType": "FileDeleted", "FileDeleteEvent": 5}, RICH]
    text = json.dumps({"Response": {"EventSet": events, "RequestId": 5}})
    batch = engine.response(text, strict=False)
    assert [type(each) for each in batch.event_set] == [PullComplete, MalformedEvent, PullComplete]
    assert batch.event_set == engine.events(text, strict=False)
    assert batch.request_id is None
    assert batch.unknown_fields == {"RequestId": 5}
    assert in_any_order(vod_events.to_dict(batch)) == in_any_order(json.loads(text))
    assert [str(found) for found in vod_events.drift(batch)] == [
        'expected integer, got "0" at $.Response.EventSet[0].PullCompleteEvent.ErrCode',
        "expected string, got 5 at $.Response.RequestId",
    ]


@each_engine
@pytest.mark.parametrize(
    "answer",
    [5, {"EventSet": 5}, {"EventSet": {}}, {"Error": 5}, {"Error": {}}, {"Error": {"Code": 5}}],
)
def test_an_answer_without_its_parts_still_raises(engine: Engine, answer: Any) -> None:
    for body in ({"Response": answer}, answer):
        with pytest.raises(InvalidEventError):
            engine.response(json.dumps(body), strict=False)


@each_engine
def test_an_error_of_the_api_still_raises(engine: Engine) -> None:
    with pytest.raises(ApiError, match="InternalError"):
        engine.response('{"Response":{"Error":{"Code":"InternalError","Message":5}}}', strict=False)


def test_drift_lists_what_was_set_aside() -> None:
    media = {"TagSet": ["sport", 5], "CreateTime": "yesterday", "ExpireTime": ""}
    body = event({"ErrCode": "0", "MediaBasicInfo": media})
    assert vod_events.drift(vod_events.parse_callback(body, strict=False)) == (
        Drift("$.PullCompleteEvent.ErrCode", "type", '"0"', "integer"),
        Drift(
            "$.PullCompleteEvent.MediaBasicInfo.CreateTime",
            "type",
            '"yesterday"',
            "RFC 3339 date-time",
        ),
        Drift(
            "$.PullCompleteEvent.MediaBasicInfo.TagSet", "type", '["sport",5]', "array of string"
        ),
    )


def test_the_functions_and_the_converter_take_it() -> None:
    body = event({"ErrCode": "0"})
    read = vod_events.parse_callback(body, strict=False)
    assert vod_events.parse(body, strict=False) == (read,)
    batch = vod_events.parse_pull_events({"EventSet": [body]}, strict=False)
    assert batch.event_set == (read,)
    converter = make_converter(strict=False)
    for kind in (Event, PullComplete, KnownEvent):
        assert converter.structure(body, kind) == read  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - a union to type checkers
    assert converter.structure({"EventSet": [body]}, PullEventsResponse) == batch
    task = converter.structure({"ErrCode": "0"}, PullUploadTask)
    assert task.unknown_fields == {"ErrCode": "0"}
    assert isinstance(converter.structure({"EventType": "A", "T": "5"}, UnknownEvent), UnknownEvent)


SUCCESS = {
    "Status": ("FINISH", "SUCCESS"),
    "ErrCode": (0, "0"),
    "ErrCodeExt": ("",),
    "PublishResult": ("Pass",),
    "WechatStatus": ("SUCCESS",),
}
"""The members that decide whether a task succeeded, and what they are where it did."""

TELLING = [model for model in DATA_TYPES if hasattr(model, "succeeded")]


@pytest.mark.parametrize("model", TELLING)
def test_what_was_set_aside_is_no_success(model: Any) -> None:
    converter = make_converter(strict=False)
    names = [name for name in SUCCESS if name in plan_of(model).known]
    for values in itertools.product(*(SUCCESS[name] for name in names)):
        body = dict(zip(names, values, strict=True))
        if converter.structure(body, model).succeeded:
            break
    else:
        pytest.fail("it never succeeds")
    # Where there is a code in words, the number decides nothing.
    for name in set(names) - ({"ErrCode"} if "ErrCodeExt" in names else set()):
        task = converter.structure({**body, name: [5]}, model)
        assert task.unknown_fields == {name: (5,)}
        assert not task.succeeded, name


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (event(5), PullComplete),
        (event({}), FileDeleted),
        ([], PullUploadTask),
        ({"EventSet": 5}, PullEventsResponse),
    ],
)
def test_a_converter_still_refuses_what_is_not_of_the_class(value: Any, kind: Any) -> None:
    with pytest.raises(cattrs.ClassValidationError):
        make_converter(strict=False).structure(value, kind)


@each_engine
def test_what_reaches_too_deep_is_refused(engine: Engine) -> None:
    deep: Any = 1
    for _ in range(100):
        deep = [deep]
    with pytest.raises(DecodeError, match="deeper"):
        engine.event(event({"ErrCode": deep}), strict=False)


FIELDS = {
    field.wire: field
    for model in (PullUploadTask, MediaBasicInfo)
    for field in plan_of(model).fields
}


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("FileId", "5", 5),
        ("ErrCode", 5, "5"),
        ("TagSet", "sport", 5),
        ("CreateTime", "2019-01-09T16:36:22Z", "yesterday"),
    ],
)
def test_what_fits_a_field_is_told_apart(name: str, right: Any, wrong: Any) -> None:
    assert fits(FIELDS[name], right)
    assert not fits(FIELDS[name], wrong)


def test_reading_is_strict_unless_told_otherwise() -> None:
    body = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "5"}}
    (event,) = vod_events.parse(body, strict=False)
    assert event == vod_events.parse_callback(body, strict=False)
    assert isinstance(event, vod_events.PullComplete)
    for read in (vod_events.parse, vod_events.parse_callback):
        with pytest.raises(vod_events.InvalidEventError):
            read(body)
        with pytest.raises(vod_events.InvalidEventError):
            read(body, strict=True)
    batch = {"EventSet": [body]}
    assert vod_events.parse_pull_events(batch, strict=False).event_set == (event,)
    for response in (
        vod_events.parse_pull_events(batch),
        vod_events.parse_pull_events(batch, strict=True),
    ):
        assert isinstance(response.event_set[0], vod_events.MalformedEvent)
