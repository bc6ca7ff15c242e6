"""A user's code, checked by mypy and pyright in strict mode; it is never run."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, assert_never, assert_type

import attrs
from cattrs import Converter
from cattrs.preconf.json import JsonConverter
from cattrs.preconf.json import make_converter as make_json_converter
from hypothesis import given
from hypothesis.strategies import SearchStrategy

import vod_events
from vod_events import (
    AnyEvent,
    DecodeError,
    InvalidEventError,
    JsonObject,
    JsonValue,
    MalformedEvent,
    MediaBasicInfo,
    MediaMetaData,
    MediaVideoStreamItem,
    Problem,
    PullComplete,
    PullEventsError,
    PullEventsResponse,
    PullUploadTask,
    TaskStatus,
    UnknownEvent,
    VodEventsError,
)
from vod_events import strategies as vod


def parse_functions(body: bytes, text: str, mapping: Mapping[str, Any]) -> None:
    assert_type(vod_events.parse_callback(body), AnyEvent)
    assert_type(vod_events.parse_pull_events(text), PullEventsResponse)
    assert_type(vod_events.parse(mapping), tuple[AnyEvent, ...])
    vod_events.parse(bytearray(body))
    vod_events.parse(memoryview(body))
    vod_events.parse(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no body


def write_functions(event: AnyEvent, batch: PullEventsResponse, task: PullUploadTask) -> None:
    assert_type(vod_events.to_json(event), str)
    assert_type(vod_events.to_json(batch), str)
    vod_events.to_dict(event)
    vod_events.to_dict(task)
    vod_events.to_dict("text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no object


def every_event_is_handled(event: AnyEvent) -> str:
    match event:
        case PullComplete(payload=PullUploadTask(err_code=0, file_id=str(file_id))):
            assert_type(file_id, str)
            return file_id
        case PullComplete(payload=task):
            assert_type(task, PullUploadTask)
            assert_type(event.event_type, Literal["PullComplete"])
            return task.message or ""
        case UnknownEvent(event_type=name):
            assert_type(name, str)
            assert_type(event.raw, JsonObject)
            return name
        case MalformedEvent(error=error):
            assert_type(error, InvalidEventError)
            assert_type(event.raw, JsonValue)
            assert_type(event.event_type, str | None)
            return str(error.problems[0])
        case _:
            assert_never(event)


def fields(event: PullComplete, batch: PullEventsResponse) -> None:
    assert_type(event.event_handle, str | None)
    assert_type(event.unknown_fields, JsonObject)
    assert_type(event.payload.succeeded, bool)
    assert_type(event.payload.err_code, int | None)
    assert_type(event.payload.meta_data, MediaMetaData | None)
    if event.payload.media_basic_info and event.payload.meta_data:
        assert_type(event.payload.media_basic_info, MediaBasicInfo)
        assert_type(event.payload.media_basic_info.create_time, datetime | None)
        assert_type(event.payload.media_basic_info.tag_set, tuple[str, ...] | None)
        assert_type(event.payload.media_basic_info.never_expires, bool)
        assert_type(event.payload.meta_data.duration, float | None)
        streams = event.payload.meta_data.video_stream_set
        assert_type(streams, tuple[MediaVideoStreamItem, ...] | None)
    assert_type(batch.event_set, tuple[AnyEvent, ...])
    assert_type(batch.event_handles, tuple[str, ...])
    assert_type(batch.request_id, str | None)
    event.payload.file_id = "1"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - frozen


def made_by_hand() -> PullComplete:
    task = PullUploadTask(status=TaskStatus.FINISH, err_code=0, file_id="1")
    PullUploadTask(file_id=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a string
    PullUploadTask("1")  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue] - by name
    PullComplete()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - with a payload
    event = PullComplete(payload=task, event_handle="handle")
    return attrs.evolve(event, event_handle=None)


def unknown_fields(event: AnyEvent) -> None:
    value = event.unknown_fields["Sign"]
    assert_type(value, JsonValue)
    if isinstance(value, JsonObject):
        assert_type(value["Else"], JsonValue)
    event.unknown_fields["Sign"] = 5  # type: ignore[index]  # pyright: ignore[reportIndexIssue] - immutable


def errors(body: bytes) -> str:
    try:
        vod_events.parse(body)
    except DecodeError as error:
        return str(error)
    except InvalidEventError as error:
        assert_type(error.problems, tuple[Problem, ...])
        return error.problems[0].path + error.problems[0].expected + error.problems[0].actual
    except PullEventsError as error:
        assert_type(error.code, str)
        assert_type(error.message, str | None)
        assert_type(error.request_id, str | None)
        return error.code
    except VodEventsError:
        return ""
    return "none"


@attrs.frozen
class Job:
    event: AnyEvent
    batch: tuple[AnyEvent, ...] = ()


def converters(tree: Mapping[str, Any]) -> None:
    converter = vod_events.make_converter()
    assert_type(converter, Converter)
    assert_type(converter.structure(tree, PullComplete), PullComplete)
    assert_type(converter.structure(tree, PullEventsResponse), PullEventsResponse)
    assert_type(converter.structure(tree, Job).event, AnyEvent)
    own: JsonConverter = make_json_converter()
    vod_events.configure_converter(own)
    assert_type(own.loads("{}", Job), Job)


assert_type(vod.events(), SearchStrategy[AnyEvent])
assert_type(vod.pull_events_responses(), SearchStrategy[PullEventsResponse])
assert_type(vod.instances(PullUploadTask), SearchStrategy[PullUploadTask])
assert_type(vod.callback_bodies("PullComplete"), SearchStrategy[dict[str, Any]])
assert_type(vod.pull_events_bodies(malformed=True), SearchStrategy[dict[str, Any]])
assert_type(vod.json_objects(), SearchStrategy[JsonObject])


@given(event=vod.events(), body=vod.callback_bodies())
def a_test_of_a_users(event: AnyEvent, body: dict[str, Any]) -> None:
    assert every_event_is_handled(event) or body


@given(...)
def a_test_of_a_users_by_type(event: AnyEvent, response: PullEventsResponse) -> None:
    assert every_event_is_handled(event) or response
