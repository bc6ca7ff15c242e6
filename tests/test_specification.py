"""The two bodies of the PullComplete page, field by field.

https://cloud.tencent.com/document/product/266/7831
"""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
from oracle import written_body

from vod_events import (
    PullComplete,
    PullEventsResponse,
    parse,
    parse_callback,
    parse_pull_events,
    to_dict,
    to_json,
)
from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events.events.media import (
    DynamicRangeInfo,
    LiveRecordInfo,
    MediaAudioStreamItem,
    MediaBasicInfo,
    MediaMetaData,
    MediaSourceData,
    MediaVideoStreamItem,
    TrtcRecordInfo,
    WebPageRecordInfo,
)
from vod_events.events.pull_complete import PullUploadTask

DATA = Path(__file__).parent / "data"
CALLBACK = (DATA / "spec_callback.json").read_bytes()
BATCH = (DATA / "spec_pull_events.json").read_bytes()

EVENT = PullComplete(
    payload=PullUploadTask(
        task_id="125676836723-Pull-f5ac8127b3b6b85cdc13f237c6005d8",
        status="FINISH",
        err_code=0,
        message="SUCCESS",
        file_id="14508071098244959037",
        media_basic_info=MediaBasicInfo(
            name="动物世界",
            description="",
            create_time=datetime(2019, 1, 9, 16, 36, 22, tzinfo=UTC),
            update_time=datetime(2019, 1, 9, 16, 36, 24, tzinfo=UTC),
            expire_time=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
            class_id=0,
            class_name="其他",
            class_path="其他",
            cover_url="",
            type="mp4",
            media_url="http://125676836723.vod2.myqcloud.com/xxx/xxx/xxx.mp4",
            source_info=MediaSourceData(source_type="Upload", source_context=""),
            storage_region="ap-guangzhou-2",
            tag_set=(),
            vid="",
        ),
        file_url="http://125676836723.vod2.myqcloud.com/xxx/xxx/xxx.mp4",
        procedure_task_id="",
        review_audio_video_task_id="",
        session_context="",
        session_id="",
    )
)

FULL = (DATA / "full_callback.json").read_bytes()
FULL_EVENT = PullComplete(
    event_handle="handle-1",
    t=1709186768,
    sign="1a2b3c4d5e6f708192a3b4c5d6e7f809",
    payload=PullUploadTask(
        task_id="1400000000-Pull-0a1b2c",
        status="FINISH",
        err_code=0,
        message="SUCCESS",
        file_id="5285890000000000001",
        media_basic_info=MediaBasicInfo(
            name="harbour",
            description="A harbour at dawn",
            create_time=datetime(2024, 2, 29, 5, 6, 7, tzinfo=UTC),
            update_time=datetime(2024, 2, 29, 5, 6, 8, 90_000, tzinfo=UTC),
            expire_time=datetime(2034, 3, 1, tzinfo=timezone(timedelta(hours=8))),
            class_id=12,
            class_name="Sea",
            class_path="Nature-Sea",
            cover_url="https://media.example/harbour/cover.jpg",
            type="mp4",
            media_url="https://media.example/harbour/source.mp4",
            source_info=MediaSourceData(
                source_type="Record",
                source_context='{"order": 7}',
                live_record_info=LiveRecordInfo(
                    domain="live.example",
                    path="app",
                    stream_id="stream-1",
                    record_start_time=datetime(2024, 2, 29, 4, tzinfo=UTC),
                    record_end_time=datetime(2024, 2, 29, 5, tzinfo=UTC),
                ),
                trtc_record_info=TrtcRecordInfo(
                    sdk_app_id=1400000001,
                    room_id="room-1",
                    task_id="task-1",
                    user_ids=("user-1", "user-2"),
                ),
                web_page_record_info=WebPageRecordInfo(
                    record_url="https://page.example/", record_task_id="task-2"
                ),
            ),
            storage_region="ap-chongqing",
            storage_path="/harbour/source.mp4",
            tag_set=("sea", "dawn"),
            vid="vid-1",
            category="Video",
            status="Normal",
            storage_class="STANDARD",
        ),
        meta_data=MediaMetaData(
            size=10485760,
            container="mp4",
            bitrate=1400000,
            height=1080,
            width=1920,
            duration=60.0,
            rotate=90,
            video_stream_set=(
                MediaVideoStreamItem(
                    bitrate=1300000,
                    height=1080,
                    width=1920,
                    codec="hevc",
                    fps=25,
                    codec_tag="hvc1",
                    dynamic_range_info=DynamicRangeInfo(type="HDR", hdr_type="hdr10"),
                ),
            ),
            audio_stream_set=(
                MediaAudioStreamItem(bitrate=100000, sampling_rate=44100, codec="aac"),
            ),
            video_duration=59.96,
            audio_duration=60.06159210205078,
            md5="0123456789abcdef0123456789abcdef",
        ),
        file_url="https://media.example/harbour/play.mp4",
        procedure_task_id="1400000000-Procedure-0a1b2d",
        review_audio_video_task_id="1400000000-Review-0a1b2e",
        session_context="context",
        session_id="session",
        progress=100,
    ),
)


def test_the_callback() -> None:
    event = parse_callback(CALLBACK)
    assert event == EVENT
    assert isinstance(event, PullComplete)
    assert event.event_handle is None
    assert event.payload.succeeded
    assert event.payload.media_basic_info is not None
    assert event.payload.media_basic_info.never_expires
    assert parse(CALLBACK) == (event,)


def test_the_batch() -> None:
    batch = parse_pull_events(BATCH)
    event = attrs.evolve(EVENT, event_handle="EventHandleX")
    assert batch == PullEventsResponse(event_set=(event,))
    assert batch.event_handles == ("EventHandleX",)
    assert batch.request_id is None
    assert parse(BATCH) == (event,)


def test_they_are_sent_on_unchanged_in_the_order_of_the_classes() -> None:
    for body, value in (
        (CALLBACK, parse_callback(CALLBACK)),
        (BATCH, parse_pull_events(BATCH)),
    ):
        tree = json.loads(body)
        assert to_dict(value) == tree
        assert to_json(value) == compact(written_body(tree, parse(body)))


def compact(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def test_every_field_that_is_documented_has_its_place() -> None:
    event = parse_callback(FULL)
    assert event == FULL_EVENT
    assert to_dict(event) == json.loads(FULL)
    assert to_json(event) == compact(json.loads(FULL))


def test_the_full_body_leaves_no_field_out() -> None:
    assert_full(PullComplete, json.loads(FULL))


def assert_full(model: type[Model], tree: dict[str, Any]) -> None:
    """Fail if an object leaves out a field of its class, at any depth."""
    assert tree.keys() == plan_of(model).known
    for field in plan_of(model).fields:
        if field.kind is Kind.OBJECT:
            value = tree[field.wire]
            for item in value if field.is_array else [value]:
                assert_full(field.item_type, item)
