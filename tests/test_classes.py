"""What every class of the library can do."""

import copy
import gc
import inspect
import itertools
import json
import pickle
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from engines import each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import AS_OURS, DATA_TYPES, EVENTS, MODELS
from oracle import exact

from vod_events import (
    JsonObject,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    event_classes,
    to_dict,
    to_json,
)
from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events._wire.engine import Engine
from vod_events.events._base import DocumentedEvent
from vod_events.events.complex_adaptive_dynamic_streaming_complete import (
    ComplexAdaptiveDynamicStreamingTask,
)
from vod_events.events.describe_file_attributes_complete import DescribeFileAttributesTask
from vod_events.events.media import (
    MediaBasicInfo,
    MediaMetaData,
    MediaSourceData,
    MediaVideoStreamItem,
)
from vod_events.events.procedure_state_changed import ProcedureTask
from vod_events.events.process_media_by_mps_complete import ProcessMediaByMPS
from vod_events.events.pull_complete import PullUploadTask
from vod_events.events.reduce_media_bitrate_complete import ReduceMediaBitrateTask
from vod_events.events.scene_aigc_image_complete_event import SceneAigcImageTask
from vod_events.events.wechat_mini_program_publish_complete import WechatMiniProgramPublishTask
from vod_events.events.wechat_publish_complete import WechatPublishTask
from vod_events.strategies import instances, json_objects

# Whatever has objects: the last draws from all the documented events.
each_model = pytest.mark.parametrize("model", [*MODELS, DocumentedEvent])


@each_model
def test_an_object_is_immutable(model: type[Model]) -> None:
    @given(value=instances(model))
    def law(value: Model) -> None:
        assert isinstance(value, model)
        for attribute in attrs.fields(type(value)):
            with pytest.raises(FrozenInstanceError):
                setattr(value, attribute.name, None)
            with pytest.raises(FrozenInstanceError):
                delattr(value, attribute.name)
        with pytest.raises(FrozenInstanceError):
            value.no_such_field = None  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] - that is what is wrong with it
        assert not hasattr(value, "__dict__")

    law()


@each_model
def test_an_object_can_be_copied_pickled_and_referred_to_weakly(model: type[Model]) -> None:
    @given(value=instances(model), protocol=st.integers(0, pickle.HIGHEST_PROTOCOL))
    def law(value: Model, protocol: int) -> None:
        again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own
        others = [again, copy.copy(value), copy.deepcopy(value)]
        if model is not MalformedEvent:  # which comes from parsing alone
            others.append(attrs.evolve(value))
        for other in others:
            assert type(other) is type(value)
            assert other == value
            assert not other != value  # noqa: SIM202 - the other operator
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)
            assert to_dict(other) == to_dict(value)
        assert weakref.ref(value)() is value

    law()


def test_arguments_are_given_by_name() -> None:
    models: list[type[Model]] = [*DATA_TYPES, UnknownEvent, MalformedEvent, PullEventsResponse]
    for model in models:
        parameters = inspect.signature(model).parameters.values()
        assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}
        with pytest.raises(TypeError, match="positional argument"):
            model({})  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue] - that is what is wrong with it


@each_model
def test_objects_are_equal_by_value(model: type[Model]) -> None:
    @given(one=instances(model), other=instances(model))
    def law(one: Model, other: Model) -> None:
        same = values_of(one) == values_of(other)
        assert (one == other) is same
        tree: object = to_dict(one)
        assert one != tree
        if same:
            assert hash(one) == hash(other)

    law()


def values_of(value: Model) -> list[Any]:
    """What tells two objects apart."""
    return [getattr(value, field.name) for field in attrs.fields(type(value)) if field.eq]


@each_model
def test_an_object_shows_what_is_set_and_nothing_else(model: type[Model]) -> None:
    @given(value=instances(model))
    def law(value: Model) -> None:
        shown = repr(value)
        assert shown.startswith(f"{type(value).__name__}(")
        for field in attrs.fields(type(value)):
            is_set = field.init and getattr(value, field.name) != field.default
            assert not is_set or f"{field.name}=" in shown

    law()
    assert repr(PullUploadTask(file_id="1")) == "PullUploadTask(file_id='1')"
    assert repr(PullUploadTask()) == "PullUploadTask()"
    several = PullUploadTask(err_code=0, file_id="1")
    assert repr(several) == "PullUploadTask(err_code=0, file_id='1')"


def test_a_data_type_can_be_empty() -> None:
    for model in set(DATA_TYPES).difference(EVENTS):
        empty = model()
        assert to_dict(empty) == {}
        assert empty.unknown_fields == {}
        assert isinstance(empty.unknown_fields, JsonObject)
        values = {field.name: getattr(empty, field.name) for field in attrs.fields(model)}
        assert {name for name, value in values.items() if value is not None} == {"unknown_fields"}


@given(task=instances(PullUploadTask), unknown=json_objects())
def test_unknown_fields_tell_objects_apart_but_not_their_hashes(
    task: PullUploadTask, unknown: JsonObject
) -> None:
    other = attrs.evolve(task, unknown_fields=unknown)
    assert (other == task) is (unknown == task.unknown_fields)
    assert hash(other) == hash(task)


def test_what_differs_in_a_field_has_another_hash() -> None:
    noon = datetime(2026, 3, 14, 12, tzinfo=UTC)
    media = [MediaBasicInfo(name=name, expire_time=time) for name in "ab" for time in (None, noon)]
    assert len({hash(one) for one in media}) == len(media)


def test_an_event_matches_by_its_parts() -> None:
    event = PullComplete(
        event_handle="handle",
        payload=PullUploadTask(
            err_code=0,
            file_id="1",
            media_basic_info=MediaBasicInfo(
                tag_set=("a", "b"), source_info=MediaSourceData(source_type="Upload")
            ),
            meta_data=MediaMetaData(video_stream_set=(MediaVideoStreamItem(codec="h264"),)),
        ),
    )
    match event:
        case PullComplete(
            event_type="PullComplete",
            event_handle=str(handle),
            payload=PullUploadTask(
                err_code=0,
                file_id=str(file_id),
                media_basic_info=MediaBasicInfo(
                    tag_set=(first, *_), source_info=MediaSourceData(source_type="Upload")
                ),
                meta_data=MediaMetaData(video_stream_set=[MediaVideoStreamItem(codec=codec)]),
            ),
        ):
            assert (handle, file_id, first, codec) == ("handle", "1", "a", "h264")
        case _:
            pytest.fail("it does not match")


def test_a_task_tells_whether_it_succeeded() -> None:
    assert PullUploadTask(status="FINISH", err_code=0).succeeded
    for status, err_code in [
        ("FINISH", 70000),
        ("PROCESSING", 0),
        ("Finish", 0),
        (None, 0),
        ("FINISH", None),
        (None, None),
    ]:
        assert not PullUploadTask(status=status, err_code=err_code).succeeded


HAVE_RESULTS = {
    ComplexAdaptiveDynamicStreamingTask,
    ProcedureTask,
    ProcessMediaByMPS,
    ReduceMediaBitrateTask,
    SceneAigcImageTask,
}
"""Tasks that end without saying how: that is told by their results or by their output."""

PUBLISHED: dict[type[Model], tuple[str, str]] = {
    WechatMiniProgramPublishTask: ("publish_result", "Pass"),
    WechatPublishTask: ("wechat_status", "SUCCESS"),
}
"""Where a task has a field for whether it published, and the value that says that it did."""

VALUES: dict[str, tuple[Any, ...]] = {
    "status": (None, "WAITING", "PROCESSING", "FINISH", "SUCCESS", "FAIL", "finish", ""),
    "err_code": (None, 0, 1, -1, 70000),
    "err_code_ext": (None, "", "0", "InternalError"),
    "publish_result": (None, "Pass", "Failed", "Rejected", ""),
    "wechat_status": (None, "SUCCESS", "FAIL", "AUDITNOTPASS", "NOTTRIGGERED", ""),
}


def test_a_class_that_has_a_status_and_an_error_code_tells_how_it_ended() -> None:
    for model in DATA_TYPES:
        names = {field.attribute for field in plan_of(model).fields}
        tells = "status" in names and not names.isdisjoint({"err_code", "err_code_ext"})
        assert hasattr(model, "finished") is (model in HAVE_RESULTS)
        assert hasattr(model, "succeeded") is (tells and model not in HAVE_RESULTS)


def test_success_is_the_final_status_and_no_error() -> None:
    for model in DATA_TYPES:
        if not hasattr(model, "succeeded"):
            continue
        is_result = model.__name__.endswith("Result") or model is DescribeFileAttributesTask
        final = "SUCCESS" if is_result else "FINISH"
        said_by, published = PUBLISHED.get(model, ("", ""))
        for value, told in told_of(model):
            if told.get("err_code_ext") is not None:
                no_error = told["err_code_ext"] == ""
            else:
                no_error = told.get("err_code") in (0, "0")
            was_published = told.get(said_by) in (None, published)
            expected = told["status"] == final and no_error and was_published
            assert value.succeeded is expected, value


def test_a_task_that_does_not_say_how_it_ended_is_finished_by_its_status_alone() -> None:
    for model in HAVE_RESULTS:
        for value, told in told_of(model):
            assert value.finished is (told["status"] == "FINISH"), value


def told_of(model: type[Model]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Objects of a class with all combinations of what tells how it ended, and these values."""
    fields = {field.attribute: field for field in plan_of(model).fields}
    names = [name for name in VALUES if name in fields]
    for values in itertools.product(*(VALUES[name] for name in names)):
        told = dict(zip(names, values, strict=True))
        if told.get("err_code") is not None and fields["err_code"].kind is Kind.STRING:
            told["err_code"] = str(told["err_code"])
        yield model(**told), told


def test_the_type_of_an_event_is_known_from_its_class() -> None:
    event = PullComplete(payload=PullUploadTask())
    assert event.event_type == "PullComplete"
    with pytest.raises(TypeError):
        PullComplete(event_type="Other", payload=PullUploadTask())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - that is what is wrong with it
    for name, model in event_classes().items():
        assert attrs.fields_dict(model)["event_type"].default == model.__name__ == name
        assert not attrs.fields_dict(model)["event_type"].init


OTHERS: list[object] = [
    None,
    True,
    5,
    1.5,
    "text",
    (),
    (JsonObject(),),
    {},
    {"FileId": "1"},
    PullUploadTask,
    object(),
]


@pytest.mark.parametrize("write", [to_dict, to_json])
@pytest.mark.parametrize("value", OTHERS, ids=lambda value: type(value).__name__)
def test_only_an_object_of_the_library_or_a_json_object_is_written(
    write: Callable[[Any], object], value: object
) -> None:
    with pytest.raises(TypeError) as caught:
        write(value)
    assert str(caught.value) == f"not an object of vod_events: {type(value).__name__}"


@given(kept=json_objects())
def test_a_json_object_is_written_as_the_object_that_it_stands_for(kept: JsonObject) -> None:
    written = to_dict(kept)
    assert type(written) is dict
    assert JsonObject(written) == kept
    assert exact(json.loads(to_json(kept))) == exact(written)


@given(event=instances(UnknownEvent))
def test_what_an_unknown_event_holds_is_written_as_the_event_is(event: UnknownEvent) -> None:
    assert to_dict(event.raw) == to_dict(event)
    assert exact(json.loads(to_json(event.raw))) == exact(json.loads(to_json(event)))


@each_engine
def test_objects_are_freed_with_their_last_reference(engine: Engine) -> None:
    event = engine.event('{"EventType":"PullComplete","PullCompleteEvent":{"FileId":"1"}}')
    reference = weakref.ref(event)
    gc.disable()
    try:
        del event
        assert reference() is None
    finally:
        gc.enable()


def is_equal(value: Any) -> bool:
    return bool(value == attrs.evolve(value))


@pytest.mark.parametrize("first", [hash, is_equal])
def test_a_class_compares_from_the_first_call_on(first: Callable[[Any], object]) -> None:
    @attrs.frozen(kw_only=True, repr=False)
    class Numbered(Model):
        __module__ = AS_OURS
        number: int | None = None

    one = Numbered(number=1)
    assert first(one) == first(one)
    assert one == Numbered(number=1)
    assert hash(one) == hash(Numbered(number=1))
    assert one != Numbered(number=2)
