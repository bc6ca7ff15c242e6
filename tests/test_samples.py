"""The sample bodies are what they are called."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from models import EVENTS
from oracle import exact, without_nulls
from programs import run

import vod_events
from vod_events import (
    AigcVideoTaskComplete,
    ApiError,
    ComposeMediaComplete,
    DescribeFileAttributesComplete,
    EditMediaComplete,
    Event,
    FileDeleted,
    MalformedEvent,
    MediaCastStatusChanged,
    NewFileUpload,
    ProcedureStateChanged,
    ProcessMediaByMPSComplete,
    PullComplete,
    PullEventsResponse,
    RestoreMediaComplete,
    ReviewAudioVideoComplete,
    SignatureError,
    TranscodeComplete,
    UnknownEvent,
    samples,
)
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import Kind, plan_of
from vod_events._values import is_array, is_object
from vod_events.events.procedure_state_changed import ProcedureTask
from vod_events.events.tasks import MediaProcessType

TYPES: dict[str, type[Event]] = {model.__module__.rpartition(".")[2]: model for model in EVENTS}
"""The event classes, by the name of the type in snake case."""

KINDS: dict[str, list[type[Event]]] = {
    **{name: [model] for name, model in TYPES.items()},
    "aigc_video_task_complete_failed": [AigcVideoTaskComplete],
    "compose_media_complete_failed": [ComposeMediaComplete],
    "edit_media_complete_failed": [EditMediaComplete],
    "new_file_upload_nulls": [NewFileUpload],
    "procedure_state_changed_failed": [ProcedureStateChanged],
    "procedure_state_changed_nulls": [ProcedureStateChanged],
    "pull_complete_failed": [PullComplete],
    "pull_complete_nulls": [PullComplete],
    "pull_complete_rich": [PullComplete],
    "pull_events": [PullComplete, UnknownEvent, PullComplete],
    "pull_events_empty": [],
    "pull_events_malformed": [PullComplete, MalformedEvent, PullComplete],
    "pull_events_mixed": [
        NewFileUpload,
        ProcedureStateChanged,
        PullComplete,
        EditMediaComplete,
        ProcedureStateChanged,
        FileDeleted,
        ReviewAudioVideoComplete,
        UnknownEvent,
        ComposeMediaComplete,
        AigcVideoTaskComplete,
        PullComplete,
        TranscodeComplete,
        RestoreMediaComplete,
        MediaCastStatusChanged,
        DescribeFileAttributesComplete,
        ProcessMediaByMPSComplete,
    ],
    "pull_events_no_event": [],
    "review_audio_video_complete_failed": [ReviewAudioVideoComplete],
    "unknown_type": [UnknownEvent],
}

AS_SENT = {
    "new_file_upload_nulls",
    "procedure_state_changed_nulls",
    "pull_complete_nulls",
    "pull_events_mixed",
    "pull_events_no_event",
}
"""Those as VOD sends them; the others are as the library writes them, indented."""

UNKNOWN_TYPE = 'unknown event type "SubtitleExportComplete" at $'
DRIFTS = {
    "pull_complete_nulls": [
        'unknown value "EdgeUpload" at $.PullCompleteEvent.MediaBasicInfo.SourceInfo.SourceType',
        'unknown field {"Method":"none"} at $.PullCompleteEvent.MediaBasicInfo.Encryption',
        'unknown field "High" at $.PullCompleteEvent.MetaData.VideoStreamSet[0].Profile',
        "unknown field 0 at $.PullCompleteEvent.TasksPriority",
    ],
    "pull_events": [f"{UNKNOWN_TYPE}.Response.EventSet[1].EventType"],
    "pull_events_mixed": [f"{UNKNOWN_TYPE}.Response.EventSet[7].EventType"],
    "unknown_type": [f"{UNKNOWN_TYPE}.EventType"],
}
"""What is meant to be unknown."""

each_sample = pytest.mark.parametrize("name", KINDS)


def body_of(name: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(samples.load(name))
    return body


def value_of(name: str) -> Event | PullEventsResponse:
    text = samples.load(name)
    return (
        vod_events.parse_pull_events(text)
        if "Response" in body_of(name)
        else vod_events.parse_callback(text)
    )


@pytest.mark.parametrize(("name", "kinds"), KINDS.items())
def test_a_sample_holds_events(name: str, kinds: list[type[Event]]) -> None:
    assert [type(event) for event in vod_events.parse(samples.load(name))] == kinds


def test_names_lists_every_sample() -> None:
    assert samples.names() == tuple(sorted({*KINDS, "pull_events_error"}))


def test_every_event_type_has_a_sample_that_is_named_as_it() -> None:
    assert {name.replace("_", "") for name in TYPES} == {name.lower() for name in PAYLOAD_KEYS}
    assert [name for name in TYPES if name not in samples.names()] == []


@pytest.mark.parametrize("name", [name for name in KINDS if name != "pull_events_no_event"])
def test_a_sample_is_written_again_as_it_is_but_for_nulls(name: str) -> None:
    assert vod_events.to_dict(value_of(name)) == without_nulls(body_of(name))


@pytest.mark.parametrize("name", ["pull_events_empty", "pull_events_no_event"])
def test_no_event_is_written_as_an_empty_batch(name: str) -> None:
    body = body_of(name)["Response"]
    assert vod_events.to_dict(value_of(name)) == {"Response": {"EventSet": [], **body}}


@pytest.mark.parametrize("name", sorted({*KINDS} - AS_SENT))
def test_a_sample_has_the_form_in_which_it_is_written(name: str) -> None:
    written = vod_events.to_dict(value_of(name))
    assert exact(body_of(name)) == exact(written)
    text = json.dumps(written, ensure_ascii=False, indent=2)
    assert samples.load(name).decode() == f"{text}\n"


@each_sample
def test_nothing_is_unknown_but_what_is_meant_to_be(name: str) -> None:
    assert [str(drift) for drift in vod_events.drift(value_of(name))] == DRIFTS.get(name, [])


def test_the_error_is_one_of_the_api() -> None:
    with pytest.raises(ApiError, match="UnauthorizedOperation: "):
        vod_events.parse_pull_events(samples.load("pull_events_error"))


def test_the_documentation_tells_of_every_sample_once() -> None:
    assert samples.__doc__
    rows = re.findall(r"^``(\w+)``  +\S", samples.__doc__, re.MULTILINE)
    assert sorted(rows) == list(samples.names())


@pytest.mark.parametrize("name", ["", "pull_complete.json", "../errors", "__init__", "*"])
def test_another_name_is_refused_with_the_names_that_there_are(name: str) -> None:
    with pytest.raises(LookupError, match="there are: aigc_hunyuan_3d_task_complete, "):
        samples.load(name)


def test_to_load_a_sample_loads_no_event() -> None:
    program = """
from vod_events import samples
print("importlib.resources" in sys.modules)
samples.load("pull_complete")
print(*(name for name in sys.modules if name.startswith("vod_events.events.")))
"""
    shown = run(f"import sys; sys.path[:] = {sys.path!r}\n{program}", site=False)
    assert shown.splitlines() == ["False", "vod_events.events._base"]


@pytest.mark.parametrize(
    "name",
    [
        "aigc_video_task_complete",
        "compose_media_complete",
        "edit_media_complete",
        "pull_complete",
        "review_audio_video_complete",
    ],
)
def test_success_and_failure(name: str) -> None:
    good: Any = vod_events.parse_callback(samples.load(name))
    bad: Any = vod_events.parse_callback(samples.load(f"{name}_failed"))
    assert type(good) is type(bad)
    assert good.payload.succeeded
    assert bad.payload.status == good.payload.status == "FINISH"
    assert not bad.payload.succeeded


def procedure(name: str) -> ProcedureTask:
    event = vod_events.parse_callback(samples.load(name))
    assert isinstance(event, ProcedureStateChanged)
    return event.payload


def outcomes(task: ProcedureTask) -> list[bool]:
    """Tell of each result of a procedure whether it succeeded."""
    return [
        member.succeeded
        for results in (
            task.media_process_result_set,
            task.ai_content_review_result_set,
            task.ai_analysis_result_set,
            task.ai_recognition_result_set,
        )
        for result in results or ()
        for field in plan_of(type(result)).fields
        if field.kind is Kind.OBJECT and (member := getattr(result, field.attribute))
    ]


def test_success_and_failure_of_the_results_of_a_procedure() -> None:
    good = procedure("procedure_state_changed")
    bad = procedure("procedure_state_changed_failed")
    assert good.finished
    assert outcomes(good) == [True] * 15
    assert bad.finished
    assert bad.err_code == 0
    assert outcomes(bad) == [True, False, False]


def test_the_procedure_has_results_of_every_group() -> None:
    task = procedure("procedure_state_changed")
    assert task.media_process_result_set
    assert [result.type for result in task.media_process_result_set] == list(MediaProcessType)
    assert task.ai_content_review_result_set
    assert task.ai_analysis_result_set
    assert task.ai_recognition_result_set


def test_the_procedure_is_that_of_the_upload() -> None:
    upload = vod_events.parse_callback(samples.load("new_file_upload"))
    assert isinstance(upload, NewFileUpload)
    task = procedure("procedure_state_changed")
    assert upload.payload.procedure_task_id == task.task_id
    assert upload.payload.file_id == task.file_id
    assert upload.payload.meta_data == task.meta_data


def test_the_rich_sample_sets_every_field_of_every_data_type() -> None:
    event = vod_events.parse_callback(samples.load("pull_complete_rich"))
    assert isinstance(event, PullComplete)
    assert unset(event.payload) == []


def unset(value: Model) -> list[str]:
    """Name the fields that are None, at every depth."""
    names: list[str] = []
    for field in plan_of(type(value)).fields:
        member = getattr(value, field.attribute)
        if member is None:
            names.append(f"{type(value).__name__}.{field.attribute}")
        elif field.kind is Kind.OBJECT:
            for item in member if field.is_array else [member]:
                names += unset(item)
    return names


@pytest.mark.parametrize(
    ("name", "siblings"),
    [
        ("new_file_upload_nulls", 36),
        ("procedure_state_changed_nulls", 12),
        ("pull_complete_nulls", 8),
    ],
)
def test_a_sample_with_nulls_is_as_vod_sends_it(name: str, siblings: int) -> None:
    text = samples.load(name)
    assert text.count(b"\n") == 1
    body = body_of(name)
    nulls = {member for member, value in body.items() if value is None}
    assert nulls < {*PAYLOAD_KEYS.values()}
    assert len(nulls) == siblings
    assert b'"0000-00-00T00:00:00Z"' in text


def test_the_procedure_with_nulls_is_as_large_as_one_of_vod() -> None:
    text = samples.load("procedure_state_changed_nulls")
    assert 3_200 < len(text) < 3_800
    assert rb"https:\/\/" in text
    (results,) = [
        value
        for value in body_of("procedure_state_changed_nulls").values()
        if value is not None and is_object(value)
    ]
    for result in results["MediaProcessResultSet"]:
        assert len([member for member in result.values() if member is None]) == 6


def test_the_mixed_batch_is_a_full_one() -> None:
    batch = vod_events.parse_pull_events(samples.load("pull_events_mixed"))
    assert len({event.event_handle for event in batch.event_set}) == 16
    assert len({event.event_type for event in batch.event_set}) == 14
    elements = body_of("pull_events_mixed")["Response"]["EventSet"]
    assert sum(None in element.values() for element in elements) == 3


def test_the_signed_sample_verifies_with_the_key_that_the_documentation_names() -> None:
    (key,) = re.findall(r"the key ``(\w+)``", samples.__doc__ or "")
    event = vod_events.parse_callback(samples.load("pull_complete_nulls"))
    assert event.t == 1784620816
    vod_events.verify_callback(event, key, now=event.t)
    with pytest.raises(SignatureError, match="expired"):
        vod_events.verify_callback(event, key, now=event.t + 1)
    with pytest.raises(SignatureError, match="wrong"):
        vod_events.verify_callback(event, f"{key}0", now=event.t)
    signed = [name for name in samples.names() if "Sign" in body_of(name)]
    assert signed == ["pull_complete_nulls"]


def leaves(tree: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a tree that holds no others, with the name of the member it stands in."""
    if is_object(tree):
        for member, value in tree.items():
            yield from leaves(value, member)
    elif is_array(tree):
        for value in tree:
            yield from leaves(value, name)
    else:
        yield name, tree


def test_numbers_times_and_ids_are_as_vod_sends_them() -> None:
    found = [leaf for name in KINDS for leaf in leaves(body_of(name))]
    floats = [value for _, value in found if type(value) is float]
    assert [number for number in floats if number.is_integer()] == []
    assert [number for number in floats if len(str(number)) > 12]  # of single precision
    times = {value for name, value in found if name.endswith("Time") and type(value) is str}
    assert {"0000-00-00T00:00:00Z", "9999-12-31T23:59:59Z"} < times
    assert [time for time in times if re.search(r"\.\d{3}Z", time)]
    ids = {value for name, value in found if name == "FileId" and type(value) is str and value}
    assert [value for value in ids if not value.isdecimal() or int(value) < 2**53] == []
