"""The models are those of the official SDK, and give the same values for the same bodies.

The SDK is here of the release that the project pins; ``nox -s drift`` takes the newest.
"""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import added_type
import pytest
import sdk_models
from hypothesis import given
from hypothesis import strategies as st

import vod_events
from vod_events import EventType, PullUploadTask
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._registry import EVENT_TYPES

SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(),
    "int": st.integers(),
    "float": st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
}
NOT_SET = ["", "0000-00-00T00:00:00Z"]
TIMES = st.sampled_from([*NOT_SET, "9999-12-31T23:59:59Z", "2022-10-12T07:01:07.695Z"]) | (
    st.datetimes().map(lambda time: f"{time.isoformat(timespec='seconds')}Z")
)


def bodies(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Bodies of a data type as the SDK declares it, with any of its fields absent or null."""
    times = plan_of(sdk_models.our_data_types()[name]).times
    return st.fixed_dictionaries(
        {},
        optional={
            field: st.none() | (TIMES if field in times else values(kind))
            for field, kind in sdk_models.sdk_fields(name).items()
        },
    )


def values(kind: str) -> st.SearchStrategy[Any]:
    item = kind.removeprefix("list of ")
    if item != kind:
        return st.lists(values(item), max_size=3)
    return SCALARS[kind] if kind in SCALARS else st.deferred(lambda: bodies(kind))


def assert_same(ours: Model, theirs: Any) -> None:
    for field in plan_of(type(ours)).fields:
        assert_same_field(ours, field, getattr(theirs, field.wire))


def assert_same_field(ours: Model, field: FieldPlan, theirs: Any) -> None:
    value = getattr(ours, field.attribute)
    if theirs is None:
        assert value is None
    elif field.kind is Kind.OBJECT:
        items = zip(value, theirs, strict=True) if field.is_array else [(value, theirs)]
        for item in items:
            assert_same(*item)
    elif field.kind is Kind.TIME and theirs in NOT_SET:
        assert value is None
        assert ours.unknown_fields[field.wire] == theirs
    elif field.kind is Kind.TIME:
        assert value == datetime.fromisoformat(theirs)
    else:
        assert value == (tuple(theirs) if field.is_array else theirs)


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_the_same_body_gives_the_same_values(event_type: str) -> None:
    row = EVENT_TYPES[event_type]

    @given(bodies(row.payload.__name__))
    def law(body: dict[str, Any]) -> None:
        theirs = getattr(sdk_models.SDK, row.payload.__name__)()
        theirs._deserialize(body)
        event: Any = vod_events.parse_callback({"EventType": event_type, row.payload_key: body})
        assert (type(event), type(event.payload)) == (row.event, row.payload)
        assert_same(event.payload, theirs)

    law()


def test_the_models_are_those_of_the_sdk() -> None:
    assert list(sdk_models.differences()) == []


def test_the_example_of_the_page_on_adding_a_type_is_as_the_sdk_has_it(tmp_path: Path) -> None:
    added_type.make(tmp_path)
    printed = added_type.run(tmp_path, "tests/integration/sdk_models.py")
    assert "event type FileDeleted: " not in printed  # It is modelled.


def test_the_event_types_are_those_of_the_sdk() -> None:
    assert {member.value for member in EventType} == set(sdk_models.sdk_payloads())


def test_every_data_type_of_pull_complete_is_compared() -> None:
    assert sorted(sdk_models.data_types_of(PullUploadTask)) == [
        "DynamicRangeInfo",
        "LiveRecordInfo",
        "MediaAudioStreamItem",
        "MediaBasicInfo",
        "MediaMetaData",
        "MediaSourceData",
        "MediaVideoStreamItem",
        "PullUploadTask",
        "TrtcRecordInfo",
        "WebPageRecordInfo",
    ]
    assert sdk_models.our_data_types().keys() >= sdk_models.data_types_of(PullUploadTask).keys()


class TrtcRecordInfo:
    """As a later release could have it."""

    def __init__(self) -> None:
        """Declare the fields.

        :param _SdkAppId: <p>the application</p>
        :type SdkAppId: str
        :param _RoomId: <p>the room</p>
        :type RoomId: str
        :param _TaskId: <p>the task</p>
        :type TaskId: str
        :param _Region: <p>a field that is new</p>
        :type Region: list of str
        """
        self._SdkAppId = None
        self._RoomId = None
        self._TaskId = None
        self._Region = None


class EventContent:
    """As a later release could have it."""

    def __init__(self) -> None:
        """Declare the fields.

        :param _EventType: <p>NewType: a type that is new</p>
        :type EventType: str
        :param _PullCompleteEvent: <p>当事件类型为 PullComplete 时有效。</p>
        :type PullCompleteEvent: :class:`tencentcloud.vod.v20180717.models.PullTask`
        :param _NewTypeEvent: <p>仅当 EventType 为 NewType 时有效。</p>
        :type NewTypeEvent: :class:`tencentcloud.vod.v20180717.models.NewTask`
        :param _OldEvent: <p>该字段已无效。</p>
        :type OldEvent: :class:`tencentcloud.vod.v20180717.models.OldTask`
        """
        self._EventType = None
        self._PullCompleteEvent = None
        self._NewTypeEvent = None
        self._OldEvent = None


LATER = SimpleNamespace(**sdk_models.SDK.__dict__)
LATER.TrtcRecordInfo = TrtcRecordInfo
LATER.EventContent = EventContent
del LATER.LiveRecordInfo


def test_a_release_that_differs_is_told() -> None:
    payload = "PullUploadTask in PullCompleteEvent here, PullTask in PullCompleteEvent in the SDK"
    found = list(sdk_models.differences(LATER))
    # Of other event types it tells, too: that release has no more than these.
    told = [line for line in found if not line.startswith("event type ")]
    assert f"event type PullComplete: {payload}" in found
    assert told == [
        "data type LiveRecordInfo: not in the SDK",
        "field TrtcRecordInfo.SdkAppId: int here, str in the SDK",
        "field TrtcRecordInfo.UserIds: list of str here, nothing in the SDK",
        "field TrtcRecordInfo.Region: nothing here, list of str in the SDK",
    ]


def test_what_a_release_has_beside_is_told() -> None:
    assert list(sdk_models.not_modelled(LATER)) == [
        "event type NewType: NewTask in NewTypeEvent, and not a value of EventType",
        "payload OldEvent: of no event type",
    ]


def test_a_release_that_cannot_be_read_is_an_error() -> None:
    class Undocumented:
        def __init__(self) -> None:
            self._Name = None

    with pytest.raises(ValueError, match="Undocumented"):
        sdk_models.sdk_fields("Undocumented", SimpleNamespace(Undocumented=Undocumented))


@pytest.mark.parametrize(("found", "code"), [([], 0), (["field A.B: nothing here"], 1)])
def test_the_program_fails_for_what_differs_alone(
    found: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sdk_models, "differences", lambda: found)
    monkeypatch.setattr(sdk_models, "not_modelled", lambda: ["event type NewType"])
    assert sdk_models.main() == code
    printed = capsys.readouterr().out.splitlines()
    assert printed[1] == "event type NewType"
    assert printed[3:] == found
