"""The library's classes in models of pydantic."""

# It looks inside.
# pyright: reportPrivateUsage=false

import copy
import json
import math
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from engines import ENGINES
from hypothesis import given
from models import KINDS
from oracle import exact
from programs import run
from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError

import vod_events
from vod_events import (
    AnyEvent,
    Event,
    FileDeleted,
    KnownEvent,
    MalformedEvent,
    Model,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    _parse,
    to_dict,
)
from vod_events.errors import MAX_PROBLEMS
from vod_events.events.compose_media_complete import MediaTrack
from vod_events.events.media import MediaBasicInfo
from vod_events.strategies import callback_bodies, pull_events_bodies
from vod_events.strategies._bodies import broken_events, object_bodies

BODY: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
OTHER: dict[str, Any] = {"EventType": "Other", "OtherEvent": {"Id": 1}}
WRONG: dict[str, Any] = {
    "EventType": "PullComplete",
    "T": "5",
    "PullCompleteEvent": {"ErrCode": "0", "MediaBasicInfo": {"TagSet": ["a", 1]}},
}
PROBLEMS = [
    (("T",), 'expected integer, got string "5"', "5"),
    (("PullCompleteEvent", "ErrCode"), 'expected integer, got string "0"', "0"),
    (
        ("PullCompleteEvent", "MediaBasicInfo", "TagSet", 1),
        "expected string, got integer 1",
        1,
    ),
]
FORMS: list[Callable[[Any], Any]] = [
    copy.copy,
    json.dumps,
    lambda body: json.dumps(body).encode(),
    lambda body: bytearray(json.dumps(body), "utf-8"),
]
EITHER: Any = Annotated[PullComplete | UnknownEvent, Event]


class Delivery(BaseModel):
    """A model of the user's."""

    source: str
    event: AnyEvent
    info: MediaBasicInfo | None = None
    events: tuple[AnyEvent, ...] = ()
    either: Annotated[PullComplete | UnknownEvent | None, Event] = None


@pytest.fixture(autouse=True, params=[*ENGINES.values()], ids=[*ENGINES])
def engine_in_use(request: pytest.FixtureRequest) -> Any:
    before = _parse._engine
    _parse._engine = request.param
    yield
    _parse._engine = before


def problems_of(error: ValidationError) -> list[Any]:
    return [(line["loc"], line["msg"], line["input"]) for line in error.errors()]


def refused(kind: Any, value: Any) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return problems_of(caught.value)


@pytest.mark.parametrize("form", FORMS)
def test_an_event_is_read_in_every_form(form: Any) -> None:
    event = vod_events.parse_callback(BODY)
    kinds: list[Any] = [
        AnyEvent,
        Event,
        KnownEvent,
        PullComplete,
        EITHER,
        PullComplete | UnknownEvent,
    ]
    for kind in kinds:
        assert TypeAdapter(kind).validate_python(form(BODY)) == event
        assert TypeAdapter(kind).validate_python(form(BODY), strict=True) == event
    assert TypeAdapter(MediaBasicInfo).validate_python(form({"Name": "a"})).name == "a"
    batch = TypeAdapter(PullEventsResponse).validate_python(form({"EventSet": [BODY, 5]}))
    assert batch == vod_events.parse_pull_events({"EventSet": [BODY, 5]})


def test_a_model_is_read_and_written() -> None:
    events = [OTHER, BODY]
    tree = {"source": "a", "event": BODY, "info": {"Name": "b"}, "events": events}
    delivery = Delivery.model_validate(tree)
    assert delivery.event == vod_events.parse_callback(BODY)
    assert delivery.events == vod_events.parse_pull_events({"EventSet": [OTHER, BODY]}).event_set
    assert delivery.model_dump() == {**tree, "events": tuple(events), "either": None}
    assert delivery.model_dump(mode="json") == {**tree, "either": None}
    assert json.loads(delivery.model_dump_json(exclude_none=True)) == tree
    assert Delivery.model_validate_json(delivery.model_dump_json()) == delivery
    assert Delivery.model_validate(delivery.model_dump(), strict=True) == delivery


def test_an_object_stays_the_same_object() -> None:
    event: Any = vod_events.parse_callback(BODY)
    delivery = Delivery(source="a", event=event, events=(event,), either=event)
    assert delivery.event is delivery.events[0] is delivery.either is event
    (malformed,) = vod_events.parse("{}", strict=False)
    assert isinstance(malformed, MalformedEvent)
    assert Delivery(source="a", event=malformed).event is malformed
    for kind in (FileDeleted, MediaBasicInfo):
        assert refused(kind, event) == [
            ((), f"not the JSON of {kind.__name__}: a PullComplete", None)
        ]


@given(body=callback_bodies())
def test_every_event_is_read_and_written(body: Any) -> None:
    event = vod_events.parse_callback(body)
    kinds: list[Any] = [AnyEvent, type(event)]
    for kind in kinds:
        adapter: TypeAdapter[Any] = TypeAdapter(kind)
        assert adapter.validate_python(body) == event
        assert adapter.validate_json(json.dumps(body)) == event
        assert exact(adapter.dump_python(event)) == exact(to_dict(event))
        assert exact(json.loads(adapter.dump_json(event))) == exact(to_dict(event))


@pytest.mark.parametrize("model", KINDS)
def test_every_kind_of_class_is_read_and_written(model: type[Model]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(model)

    @given(body=object_bodies(model))
    def law(body: dict[str, Any]) -> None:
        value = adapter.validate_json(json.dumps(body))
        assert value == adapter.validate_python(body)
        assert exact(json.loads(adapter.dump_json(value))) == exact(to_dict(value))

    law()


@given(body=pull_events_bodies(malformed=True))
def test_a_batch_is_read_and_written(body: Any) -> None:
    adapter = TypeAdapter(PullEventsResponse)
    batch = adapter.validate_python(body)
    assert batch == vod_events.parse_pull_events(body)
    assert adapter.validate_json(adapter.dump_json(batch)) == batch


@pytest.mark.parametrize("form", FORMS)
def test_all_problems_are_told_with_their_places(form: Any) -> None:
    kinds: list[Any] = [AnyEvent, KnownEvent, PullComplete, EITHER]
    for kind in kinds:
        assert refused(kind, form(WRONG)) == PROBLEMS
    with pytest.raises(ValidationError) as caught:
        Delivery.model_validate({"event": form(WRONG), "info": form({"Size": []})})
    assert problems_of(caught.value) == [
        (("source",), "Field required", caught.value.errors()[0]["input"]),
        *((("event", *place), text, value) for place, text, value in PROBLEMS),
    ]


@given(body=broken_events())
def test_what_is_no_event_is_refused_with_what_the_library_tells(body: Any) -> None:
    with pytest.raises(vod_events.VodEventsError) as caught:
        vod_events.parse_callback(body)
    lines = refused(Event, body)
    expected = caught.value
    if isinstance(expected, vod_events.InvalidEventError):
        assert [text for _, text, _ in lines] == [problem.message for problem in expected.problems]
    else:
        assert lines == [((), str(expected), None)]


def test_an_error_of_an_object() -> None:
    assert refused(MediaBasicInfo, {"Name": 5, "TagSet": {}}) == [
        (("Name",), "expected string, got integer 5", 5),
        (("TagSet",), "expected array, got object", {}),
    ]
    assert refused(MediaBasicInfo, []) == [((), "expected object, got array of 0", [])]
    assert refused(Event, 5) == [((), "expected object, got integer 5", 5)]
    assert refused(PullEventsResponse, {"EventSet": 5}) == [
        (("EventSet",), "expected array, got integer 5", 5)
    ]
    assert refused(PullComplete, {"EventType": "PullComplete"}) == [
        (("PullCompleteEvent",), "missing (expected object)", {"EventType": "PullComplete"})
    ]


def test_of_very_many_problems_the_others_are_counted() -> None:
    lines = refused(MediaTrack, {"TrackItems": [{"Type": 5}] * (MAX_PROBLEMS + 50)})
    assert len(lines) == MAX_PROBLEMS + 1
    assert lines[-1] == ((), "and 50 more problems", None)


def test_what_cannot_be_decoded_is_not_repeated() -> None:
    """JSON cannot hold it, so a framework could not answer with it."""
    for value in (b"\xff", b"{", math.nan, {"EventType": "\ud800"}, {"EventType": {1}}):
        ((place, _, shown),) = refused(Event, value)
        assert (place, shown) == ((), None)
    assert refused(PullEventsResponse, {"Error": {"Code": "InternalError"}}) == [
        ((), "InternalError", None)
    ]


def test_no_room_on_the_stack_is_an_error_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflowing(*_: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr("vod_events._pydantic.structurer", overflowing)
    ((_, text, _),) = refused(MediaBasicInfo, {})
    assert "no room" in text


def test_an_event_of_another_class_is_refused() -> None:
    assert refused(FileDeleted, BODY) == [
        (
            ("EventType",),
            'expected a type of FileDeleted, got string "PullComplete"',
            "PullComplete",
        )
    ]
    assert refused(KnownEvent, OTHER) == [
        (("EventType",), 'expected a type of KnownEvent, got string "Other"', "Other")
    ]
    deleted: dict[str, Any] = {"EventType": "FileDeleted", "FileDeleteEvent": {}}
    text = 'expected a type of PullComplete | UnknownEvent, got string "FileDeleted"'
    assert refused(EITHER, deleted) == [(("EventType",), text, "FileDeleted")]
    assert refused(MalformedEvent, BODY)[0][0] == ("EventType",)


def test_a_malformed_event_is_read_where_it_is_named() -> None:
    kind: Any = Annotated[KnownEvent | UnknownEvent | MalformedEvent, Event]
    batch = vod_events.parse_pull_events({"EventSet": [WRONG]})
    for value in (WRONG, 5, None, [1]):
        (expected,) = vod_events.parse_pull_events({"EventSet": [value]}).event_set
        for adapter in (TypeAdapter(kind), TypeAdapter(MalformedEvent)):
            found = adapter.validate_python(value)
            assert found == expected
            assert adapter.dump_python(found) == value
    assert TypeAdapter(kind).validate_python(BODY) == vod_events.parse_callback(BODY)
    assert TypeAdapter(kind).json_schema().keys() == {"description"}
    assert TypeAdapter(MalformedEvent).validate_python(batch.event_set[0]) is batch.event_set[0]


def test_a_string_in_json_is_no_text_of_json() -> None:
    for kind in (Event, MediaBasicInfo):
        with pytest.raises(ValidationError, match="a str"):
            TypeAdapter(kind).validate_json(json.dumps(json.dumps(BODY)))


def test_a_number_is_exact_by_either_parser() -> None:
    numbers = "123456789012345678901234567890, 0.1, -0.0, 5e-324, 1.0, 1e22"
    body = f'{{"EventType": "Other", "New": [{numbers}]}}'
    event = TypeAdapter(Event).validate_json(body)
    assert exact(to_dict(event)) == exact(json.loads(body))
    assert exact(to_dict(event)) == exact(to_dict(TypeAdapter(Event).validate_python(body)))
    assert exact(json.loads(TypeAdapter(Event).dump_json(event))) == exact(json.loads(body))
    for wrong in ("NaN", "Infinity", "1e400"):
        with pytest.raises(ValidationError):
            TypeAdapter(Event).validate_json(body.replace("0.1", wrong))


def test_of_a_name_that_is_repeated_the_last_counts_by_either_parser() -> None:
    text = '{"EventType": "A", "EventType": "B"}'
    for event in (TypeAdapter(Event).validate_json(text), TypeAdapter(Event).validate_python(text)):
        assert event.event_type == "B"


def test_what_is_to_be_set_aside_is_read_before() -> None:
    def read(body: Any) -> AnyEvent:
        return vod_events.parse_callback(body, strict=False)

    kind: Any = Annotated[AnyEvent, BeforeValidator(read)]
    assert TypeAdapter(kind).validate_python(WRONG) == read(WRONG)


def test_a_union_of_other_classes_is_pydantics_own() -> None:
    kind: Any = Annotated[PullComplete | int | None, Event]
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    assert adapter.validate_python(5) == 5
    assert adapter.validate_python(BODY) == vod_events.parse_callback(BODY)
    assert {"type": "integer"} in adapter.json_schema()["anyOf"]
    plain: Any = PullComplete | Delivery
    delivery = Delivery(source="a", event=vod_events.parse_callback(BODY))
    assert TypeAdapter(plain).dump_python(delivery) == delivery.model_dump()


def test_what_is_no_object_is_written_with_a_warning() -> None:
    delivery = Delivery.model_construct(source="a", event="text")
    with pytest.warns(UserWarning, match="no object of vod_events"):
        assert delivery.model_dump()["event"] == "text"


@pytest.mark.parametrize("switch", ["off", "on"])
def test_a_model_loads_no_event_before_one_comes(switch: str) -> None:
    program = """
import sys
from pydantic import BaseModel
from vod_events import AnyEvent
assert "vod_events._pydantic" not in sys.modules
class Delivery(BaseModel):
    event: AnyEvent
rooms = "vod_events.events."
assert not [name for name in sys.modules if name.startswith(rooms) and name != rooms + "_base"]
assert "cattrs" not in sys.modules
Delivery.model_validate({"event": {"EventType": "Other"}})
print([name for name in sys.modules if name.startswith(rooms) and name != rooms + "_base"])
"""
    assert run(program, environment={_parse.SWITCH: switch}) == "[]"
