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
    ApiError,
    DecodeError,
    Drift,
    Event,
    FileDeleted,
    InvalidEventError,
    JsonObject,
    JsonValue,
    KnownEvent,
    MalformedEvent,
    Model,
    NewFileUpload,
    Problem,
    PullComplete,
    PullEventsResponse,
    RawBody,
    SignatureError,
    UnknownEvent,
    VodEventsError,
)
from vod_events import strategies as vod
from vod_events.events.file_deleted import FileDeleteTask
from vod_events.events.media import MediaBasicInfo, MediaMetaData, MediaVideoStreamItem
from vod_events.events.new_file_upload import FileUploadTask
from vod_events.events.pull_complete import PullUploadTask
from vod_events.events.tasks import TaskStatus


def parse_functions(body: bytes, text: str, mapping: Mapping[str, Any], raw: RawBody) -> None:
    assert_type(vod_events.parse_callback(body), KnownEvent | UnknownEvent)
    assert_type(vod_events.parse_callback(body, strict=True), KnownEvent | UnknownEvent)
    assert_type(vod_events.parse_callback(body, strict=False), AnyEvent)
    assert_type(vod_events.parse_pull_events(text), PullEventsResponse)
    assert_type(vod_events.parse(mapping), tuple[AnyEvent, ...])
    vod_events.parse(bytearray(body))
    vod_events.parse(memoryview(body))
    vod_events.parse(raw)
    vod_events.parse(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no body


def write_functions(
    event: KnownEvent | UnknownEvent,
    batch: PullEventsResponse,
    task: PullUploadTask,
    any_: AnyEvent,
) -> None:
    assert_type(vod_events.to_json(event), str)
    assert_type(vod_events.to_json(any_), str)
    assert_type(vod_events.to_json(batch), str)
    assert_type(vod_events.to_json(event.unknown_fields), str)
    assert_type(vod_events.to_dict(event), dict[str, Any])
    assert_type(vod_events.to_dict(batch), dict[str, Any])
    assert_type(vod_events.to_dict(task), dict[str, Any])
    assert_type(vod_events.to_dict(task.unknown_fields), dict[str, Any])
    vod_events.to_dict("text")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue] - no object
    vod_events.to_json("text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no object
    vod_events.to_json(("text",))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - no object


def write_a_malformed_event(event: MalformedEvent) -> list[str]:
    written = vod_events.to_dict(event)  # Any, as it may be a string or an array
    assert_type(vod_events.to_json(event), str)
    return [part.upper() for part in written]


def every_event_is_handled(event: AnyEvent) -> str:
    match event:
        case PullComplete(payload=PullUploadTask(succeeded=True, file_id=str(file_id))):
            assert_type(file_id, str)
            return file_id
        case PullComplete(payload=task):
            assert_type(task, PullUploadTask)
            assert_type(event.event_type, Literal["PullComplete"])
            return task.message or ""
        case NewFileUpload(payload=upload):
            assert_type(upload, FileUploadTask)
            return upload.file_id or ""
        case FileDeleted(payload=FileDeleteTask() as deletion):
            return "".join(deletion.file_id_set or ())
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
            assert_type(event.payload.unknown_fields, JsonObject)
            return event.event_type


def classes_of_events(event: AnyEvent) -> str:
    if isinstance(event, KnownEvent):
        assert_type(event, KnownEvent)
        return event.event_type
    assert_type(event, UnknownEvent | MalformedEvent)
    if isinstance(event, UnknownEvent):
        return event.event_type
    assert_type(event, MalformedEvent)
    return event.event_type or ""


def a_callback_is_never_malformed(body: bytes) -> str:
    event = vod_events.parse_callback(body)
    if isinstance(event, UnknownEvent):
        return event.event_type
    assert_type(event, KnownEvent)
    return event.event_type


def an_event_that_is_forgotten_is_told(event: PullComplete | FileDeleted) -> None:
    match event:
        case PullComplete():
            pass
        case _:
            assert_never(event)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - FileDeleted


def fields(event: PullComplete, batch: PullEventsResponse) -> None:
    assert_type(event.event_handle, str | None)
    assert_type(event.t, int | None)
    assert_type(event.sign, str | None)
    assert_type(event.unknown_fields, JsonObject)
    assert_type(event.payload.status, str | None)
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
    PullUploadTask(status="PAUSED")  # vocabularies are open
    PullUploadTask(file_id=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a string
    PullUploadTask("1")  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue] - by name
    PullComplete()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - with a payload
    event = PullComplete(payload=task, event_handle="handle")
    return attrs.evolve(event, event_handle=None)


class Task(PullUploadTask):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues] - final
    pass


class Complete(PullComplete):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues] - final
    pass


class Unknown(UnknownEvent):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues] - final
    pass


class Malformed(MalformedEvent):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues] - final
    pass


class Batch(PullEventsResponse):  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues] - final
    pass


def made_of_what_came(raw: JsonObject) -> UnknownEvent:
    UnknownEvent(event_type="X", raw=raw)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - read off raw
    UnknownEvent(raw="X")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - an object
    return UnknownEvent(raw=raw)


def unknown_fields(event: AnyEvent) -> None:
    value = event.unknown_fields["New"]
    assert_type(value, JsonValue)
    if isinstance(value, JsonObject):
        assert_type(value["Else"], JsonValue)
    event.unknown_fields["New"] = 5  # type: ignore[index]  # pyright: ignore[reportIndexIssue] - immutable


def names_that_are_misspelt(event: Event) -> None:
    vod_events.PullCompleted  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - PullComplete
    vod_events.parse_callbacks  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - parse_callback
    from vod_events import FileDelete  # type: ignore[attr-defined]  # noqa: F401, PLC0415  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnusedImport] - FileDeleted
    from vod_events.events import AnyEvents  # type: ignore[attr-defined]  # noqa: F401, PLC0415  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnusedImport] - AnyEvent

    event.payload  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - of a known event


def errors(body: bytes) -> str:
    try:
        vod_events.parse(body)
    except DecodeError as error:
        return str(error)
    except InvalidEventError as error:
        assert_type(error.problems, tuple[Problem, ...])
        return error.problems[0].path + error.problems[0].expected + error.problems[0].actual
    except ApiError as error:
        assert_type(error.code, str)
        assert_type(error.message, str | None)
        assert_type(error.request_id, str | None)
        return error.code
    except VodEventsError:
        return ""
    return "none"


def classes_by_name(name: str) -> None:
    assert_type(vod_events.event_class(name), type[KnownEvent] | None)
    assert_type(vod_events.event_classes(), Mapping[str, type[KnownEvent]])
    vod_events.preload()
    vod_events.preload("PullComplete", name)
    vod_events.preload(PullComplete)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - its name


def functions_of_an_event(event: AnyEvent, model: Model, body: bytes) -> str:
    assert_type(vod_events.dedup_key(event), str)
    assert_type(vod_events.drift(model), tuple[Drift, ...])
    assert_type(vod_events.sign_callback(body, "key"), str)
    try:
        vod_events.verify_callback(event, ("key", "key before"))
    except SignatureError as error:
        return error.reason
    return ""


def modules_of_their_own() -> None:
    assert_type(vod_events.samples.load("pull_complete"), bytes)
    assert_type(vod_events.strategies.events(), SearchStrategy[AnyEvent])
    assert_type(vod_events.consumer.Report.__name__, str)
    assert_type(vod_events.tencentcloud.EventQueue.__name__, str)


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
