"""Objects made by hand, against their annotations: what cannot be written is told with its path."""

import decimal
from typing import Any, cast

import attrs
import pytest
from engines import each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import KINDS

from vod_events import (
    InvalidEventError,
    JsonObject,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    make_converter,
    to_dict,
)
from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events._wire.engine import Engine
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaBasicInfo, MediaMetaData, MediaVideoStreamItem
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies import instances

_DECIMAL = cast("Any", decimal.Decimal("Infinity"))
_DEEP = "PullEventsResponse.event_set[0].payload.media_basic_info.create_time"
_TASK = PullUploadTask(media_basic_info=MediaBasicInfo(create_time=cast("Any", "2019-01-09")))

WRONG: list[tuple[Model, str]] = [
    (
        PullUploadTask(media_basic_info=cast("Any", {"Name": "a"})),
        "expected MediaBasicInfo, got dict at PullUploadTask.media_basic_info",
    ),
    (
        PullComplete(payload=_TASK),
        "expected datetime, got str at PullComplete.payload.media_basic_info.create_time",
    ),
    (
        PullEventsResponse(event_set=(PullComplete(payload=PullUploadTask()), cast("Any", "text"))),
        "expected Event, got str at PullEventsResponse.event_set[1]",
    ),
    (
        PullEventsResponse(event_set=(PullComplete(payload=_TASK),)),
        f"expected datetime, got str at {_DEEP}",
    ),
    (
        PullEventsResponse(event_set=cast("Any", None)),
        "expected tuple, got NoneType at PullEventsResponse.event_set",
    ),
    (
        MediaMetaData(video_stream_set=cast("Any", MediaVideoStreamItem())),
        "expected tuple, got MediaVideoStreamItem at MediaMetaData.video_stream_set",
    ),
    (
        MediaMetaData(video_stream_set=(MediaVideoStreamItem(), cast("Any", None))),
        "expected MediaVideoStreamItem, got NoneType at MediaMetaData.video_stream_set[1]",
    ),
    (MediaMetaData(duration=_DECIMAL), "expected float, got Decimal at MediaMetaData.duration"),
    # A bool is an int to its annotation, and an int a float.
    (MediaMetaData(duration=True), "no number: bool"),
    # What is unknown has no annotation to look at.
    *(
        (part, "'str' object has no attribute 'items'")
        for part in (
            PullUploadTask(unknown_fields=cast("Any", "text")),
            PullEventsResponse(unknown_fields=cast("Any", "text")),
            PullEventsResponse(unknown_fields=cast("Any", "text"), request_id="1"),
        )
    ),
]

UNKNOWN_TO_JSON: list[tuple[Model, str]] = [
    (
        PullUploadTask(err_code=cast("Any", b"1"), unknown_fields=JsonObject({"New": 1})),
        "expected int, got bytes at PullUploadTask.err_code",
    ),
    # What was not understood has no annotation to look at, either.
    *(
        (event, "Object of type bytes is not JSON serializable")
        for event in (
            MalformedEvent(raw=cast("Any", b"1"), error=InvalidEventError(())),
            UnknownEvent(event_type="New", raw=cast("Any", b"1")),
            UnknownEvent(event_type="New", raw=cast("Any", {"a": b"1"})),
        )
    ),
    (
        MediaBasicInfo(tag_set=("a", cast("Any", b"b"))),
        "expected str, got bytes at MediaBasicInfo.tag_set[1]",
    ),
    (
        PullEventsResponse(request_id=cast("Any", b"1")),
        "expected str, got bytes at PullEventsResponse.request_id",
    ),
]


@pytest.mark.parametrize(("value", "text"), WRONG, ids=str)
def test_what_cannot_be_unstructured_is_told_with_its_path(value: Model, text: str) -> None:
    for write in (to_dict, make_converter().unstructure):
        with pytest.raises(TypeError) as caught:
            write(value)
        assert str(caught.value) == text


@each_engine
@pytest.mark.parametrize(("value", "text"), WRONG + UNKNOWN_TO_JSON, ids=str)
def test_what_json_has_no_form_for_is_told_with_its_path(
    engine: Engine, value: Model, text: str
) -> None:
    with pytest.raises(TypeError) as caught:
        engine.json(value)
    assert str(caught.value) == text


@each_engine
@pytest.mark.parametrize("model", [*KINDS, DocumentedEvent])
def test_what_no_annotation_allows_is_told_in_any_field(engine: Engine, model: type[Model]) -> None:
    @given(value=instances(model), data=st.data())
    def law(value: Model, data: st.DataObject) -> None:
        fields = [field for field in plan_of(type(value)).fields if field.kind is not Kind.CONSTANT]
        field = data.draw(st.sampled_from(fields))
        odd: Any = (object(),) if field.is_array else object()
        with pytest.raises(TypeError) as caught:
            engine.json(attrs.evolve(value, **{field.attribute: odd}))
        path = f"{type(value).__name__}.{field.attribute}{'[0]' if field.is_array else ''}"
        assert str(caught.value).endswith(f", got object at {path}")

    law()
