"""What every class of the library can do."""

import copy
import gc
import inspect
import pickle
import weakref
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from engines import each_engine
from hypothesis import given
from hypothesis import strategies as st
from models import DATA_TYPES, EVENTS, MODELS

from vod_events import (
    JsonObject,
    MediaBasicInfo,
    MediaMetaData,
    MediaSourceData,
    MediaVideoStreamItem,
    PullComplete,
    PullUploadTask,
    to_dict,
)
from vod_events._engine import Engine
from vod_events._model import Model
from vod_events.strategies import instances, json_objects

each_model = pytest.mark.parametrize("model", MODELS)


@each_model
def test_an_object_is_immutable(model: type[Model]) -> None:
    @given(value=instances(model))
    def law(value: Model) -> None:
        assert type(value) is model
        for attribute in attrs.fields(model):
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
        for other in (again, copy.copy(value), copy.deepcopy(value), attrs.evolve(value)):
            assert type(other) is model
            assert other == value
            assert not other != value  # noqa: SIM202 - the other operator
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)
            assert to_dict(other) == to_dict(value)
        assert weakref.ref(value)() is value

    law()


@each_model
def test_arguments_are_given_by_name(model: type[Model]) -> None:
    parameters = inspect.signature(model).parameters.values()
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}
    with pytest.raises(TypeError):
        model({})  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue] - that is what is wrong with it


@each_model
def test_objects_are_equal_by_value(model: type[Model]) -> None:
    @given(one=instances(model), other=instances(model))
    def law(one: Model, other: Model) -> None:
        same = values_of(one) == values_of(other)
        assert (one == other) is same
        assert one != to_dict(one)
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
        assert shown.startswith(f"{model.__name__}(")
        for field in attrs.fields(model):
            is_set = field.init and getattr(value, field.name) != field.default
            assert not is_set or f"{field.name}=" in shown

    law()
    assert repr(PullUploadTask(file_id="1")) == "PullUploadTask(file_id='1')"
    assert repr(PullUploadTask()) == "PullUploadTask()"


@pytest.mark.parametrize("model", [model for model in DATA_TYPES if model not in EVENTS])
def test_a_data_type_can_be_empty(model: type[Model]) -> None:
    empty = model()
    assert to_dict(empty) == {}
    assert all(
        getattr(empty, field.name) is None
        for field in attrs.fields(model)
        if field.name != "unknown_fields"
    )
    assert empty.unknown_fields == {}
    assert isinstance(empty.unknown_fields, JsonObject)


@given(task=instances(PullUploadTask), unknown=json_objects())
def test_unknown_fields_tell_objects_apart_but_not_their_hashes(
    task: PullUploadTask, unknown: JsonObject
) -> None:
    other = attrs.evolve(task, unknown_fields=unknown)
    assert (other == task) is (unknown == task.unknown_fields)
    assert hash(other) == hash(task)


def test_a_known_field_wins_over_an_unknown_one_of_its_name() -> None:
    unknown = JsonObject({"FileId": "unknown", "Else": 1})
    assert to_dict(PullUploadTask(file_id="known", unknown_fields=unknown)) == {
        "FileId": "known",
        "Else": 1,
    }
    assert to_dict(PullUploadTask(unknown_fields=unknown)) == {"FileId": "unknown", "Else": 1}


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


def test_the_type_of_an_event_is_known_from_its_class() -> None:
    event = PullComplete(payload=PullUploadTask())
    assert event.event_type == "PullComplete"
    with pytest.raises(TypeError):
        PullComplete(event_type="Other", payload=PullUploadTask())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - that is what is wrong with it


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
