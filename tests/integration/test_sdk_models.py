"""The models are those of the official SDK, and give the same values for the same bodies.

The SDK is here of the release that the project pins; ``nox -s drift`` takes the newest.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
import sdk_models
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st

from vod_events import Event, drift, event_classes
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._wire.engine import Engine

# The SDK warns of fields that VOD has given up, which its events still have.
pytestmark = pytest.mark.filterwarnings("ignore:parameter `.*` is deprecated:DeprecationWarning")

NOT_SET = ["", "0000-00-00T00:00:00Z"]
TIMES = st.sampled_from([*NOT_SET, "9999-12-31T23:59:59Z", "2022-10-12T07:01:07.695Z"]) | (
    st.datetimes().map(lambda time: f"{time.isoformat(timespec='seconds')}Z")
)
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "time": TIMES,
    "str": st.text(),
    "int": st.integers(),
    "float": st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
}
MAX_MEMBERS = 6
"""How many members of an object are given a value: a body with all of them takes long to draw."""


@cache
def fields_of(name: str) -> dict[str, str]:
    """The fields of a data type as the SDK declares them, and which of its strings are times."""
    times = plan_of(sdk_models.our_data_types()[name]).times
    return {
        field: "time" if field in times else kind
        for field, kind in sdk_models.sdk_fields(name).items()
    }


@st.composite
def bodies(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Bodies of a data type as the SDK declares it, with any of its fields absent or null."""
    fields = fields_of(name)
    names = st.lists(st.sampled_from(list(fields)), unique=True, max_size=MAX_MEMBERS)
    return {field: draw(st.none() | values(fields[field])) for field in draw(names)}


def values(kind: str) -> st.SearchStrategy[Any]:
    item = kind.removeprefix("list of ")
    if item != kind:
        return st.lists(values(item), max_size=3)
    return SCALARS[kind] if kind in SCALARS else st.deferred(lambda: bodies(kind))


def whole_body(name: str, numbers: Callable[[], int]) -> dict[str, Any]:
    """A body of a data type with every field that the SDK declares, no two values the same."""
    return {field: whole_value(kind, numbers) for field, kind in fields_of(name).items()}


def whole_value(kind: str, numbers: Callable[[], int]) -> Any:
    item = kind.removeprefix("list of ")
    if item != kind:
        return [whole_value(item, numbers), whole_value(item, numbers)]
    match kind:
        case "str":
            return f"text {numbers()}"
        case "time":
            minutes, seconds = divmod(numbers(), 60)
            hours, minutes = divmod(minutes, 60)
            return f"2026-01-02T{hours:02}:{minutes:02}:{seconds:02}Z"
        case "int":
            return numbers()
        case "float":
            return numbers() + 0.25
        case "bool":
            return True
        case _:
            return whole_body(kind, numbers)


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


def assert_read_the_same(engine: Engine, event_type: str, body: dict[str, Any]) -> Event:
    """Read a payload with the library and with the SDK; give the library's event."""
    payload = sdk_models.sdk_payloads()[event_type]
    tree = {"EventType": event_type, payload.key: body}
    theirs = sdk_models.SDK.EventContent()
    theirs._deserialize(tree)
    event: Any = engine.event(json.dumps(tree))
    assert type(event) is event_classes()[event_type]
    assert type(event.payload).__name__ == payload.kind
    assert_same(event.payload, getattr(theirs, payload.key))
    return event


@given(st.data())
def test_the_same_body_gives_the_same_values(data: st.DataObject) -> None:
    event_type = data.draw(st.sampled_from(list(event_classes())))
    body = data.draw(bodies(sdk_models.sdk_payloads()[event_type].kind))
    for engine in ENGINES.values():
        assert_read_the_same(engine, event_type, body)


@each_engine
@pytest.mark.parametrize("event_type", event_classes())
def test_every_value_of_a_whole_body_has_its_field(engine: Engine, event_type: str) -> None:
    body = whole_body(sdk_models.sdk_payloads()[event_type].kind, count(1).__next__)
    event = assert_read_the_same(engine, event_type, body)
    assert {found.kind for found in drift(event)} <= {"value"}


def test_the_models_are_those_of_the_sdk() -> None:
    assert set(sdk_models.differences()) == sdk_models.EXPECTED


def test_the_event_types_are_those_of_the_sdk_in_the_same_order() -> None:
    assert list(event_classes()) == list(sdk_models.sdk_payloads())
    assert len(event_classes()) == 37


def test_every_data_type_that_an_event_of_the_sdk_holds_is_compared() -> None:
    found = dict.fromkeys(payload.kind for payload in sdk_models.sdk_payloads().values())
    waiting = list(found)
    for name in waiting:  # which grows meanwhile
        kinds = (kind.removeprefix("list of ") for kind in sdk_models.sdk_fields(name).values())
        new = [kind for kind in kinds if kind not in found and kind not in SCALARS]
        found |= dict.fromkeys(new)
        waiting += dict.fromkeys(new)
    assert found.keys() == sdk_models.our_data_types().keys()
    assert len(found) == 318


def test_every_event_has_the_fields_that_are_compared() -> None:
    for event_type, payload in sdk_models.our_payloads().items():
        fields = sdk_models.our_fields(event_classes()[event_type])
        assert list(fields.items()) == [
            *sdk_models.our_fields(Event).items(),
            (payload.key, payload.kind),
        ]


class TrtcRecordInfo:
    """As a later release could have it."""

    def __init__(self) -> None:
        """Declare the fields.

        :param _SdkAppId: <p>the application</p>
        :type SdkAppId: str
        :param _TaskId: <p>the task</p>
        :type TaskId: str
        :param _RoomId: <p>the room</p>
        :type RoomId: str
        :param _Region: <p>a field that is new</p>
        :type Region: list of str
        """
        self._SdkAppId = None
        self._TaskId = None
        self._RoomId = None
        self._Region = None


def later_event_content() -> Any:
    """The SDK's class, as a later release could have it."""
    sdk_class = sdk_models.SDK.EventContent

    def init(self: Any) -> None:
        sdk_class.__init__(self)
        self._NewTypeEvent = None
        self._RetiredEvent = None

    documented = sdk_class.__init__.__doc__.replace("models.PullUploadTask`", "models.PullTask`")
    init.__doc__ = f"""{documented}
        :param _NewTypeEvent: <p>仅当 EventType 为 NewType 时有效。</p>
        :type NewTypeEvent: :class:`tencentcloud.vod.v20180717.models.NewTask`
        :param _RetiredEvent: <p>该字段已无效。</p>
        :type RetiredEvent: :class:`tencentcloud.vod.v20180717.models.RetiredTask`
    """
    return type("EventContent", (sdk_class,), {"__init__": init})


LATER = SimpleNamespace(**sdk_models.SDK.__dict__)
LATER.TrtcRecordInfo = TrtcRecordInfo
LATER.EventContent = later_event_content()
del LATER.LiveRecordInfo


def test_a_release_that_differs_is_told() -> None:
    pulled = "PullUploadTask in PullCompleteEvent here, PullTask in PullCompleteEvent in the SDK"
    assert list(sdk_models.differences(LATER)) == [
        f"event type PullComplete: {pulled}",
        "event type NewType: nothing here, NewTask in NewTypeEvent in the SDK",
        "event type Retired: nothing here, RetiredTask in RetiredEvent in the SDK",
        "field EventContent.T: int here, nothing in the SDK",
        "field EventContent.Sign: str here, nothing in the SDK",
        "field EventContent.PullCompleteEvent: PullUploadTask here, PullTask in the SDK",
        "field EventContent.NewTypeEvent: nothing here, NewTask in the SDK",
        "field EventContent.RetiredEvent: nothing here, RetiredTask in the SDK",
        "data type LiveRecordInfo: not in the SDK",
        "field TrtcRecordInfo.SdkAppId: int here, str in the SDK",
        "field TrtcRecordInfo.UserIds: list of str here, nothing in the SDK",
        "field TrtcRecordInfo.Region: nothing here, list of str in the SDK",
        "order of TrtcRecordInfo: RoomId here, where the SDK has TaskId",
    ]


class Undocumented:
    def __init__(self) -> None:
        self._Name = None


class InAnotherOrder:
    def __init__(self) -> None:
        """Declare the fields.

        :type First: str
        :type Second: str
        """
        self._Second = None
        self._First = None


@pytest.mark.parametrize("unreadable", [Undocumented, InAnotherOrder])
def test_a_release_that_cannot_be_read_is_an_error(unreadable: type) -> None:
    module = SimpleNamespace(**{unreadable.__name__: unreadable})
    with pytest.raises(ValueError, match=unreadable.__name__):
        sdk_models.sdk_fields(unreadable.__name__, module)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ([], 0),
        (sorted(sdk_models.EXPECTED), 0),
        (["field A.B: nothing here", *sorted(sdk_models.EXPECTED)], 1),
    ],
)
def test_the_program_fails_for_what_is_not_expected_alone(
    found: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sdk_models, "differences", lambda: found)
    assert sdk_models.main() == code
    assert capsys.readouterr().out.splitlines()[1:] == found
