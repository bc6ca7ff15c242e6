"""The schema is the parser's own verdict, in another language."""

import calendar
import copy
import inspect
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from models import DATA_TYPES, EVENTS
from openapi_spec_validator import OpenAPIV31SpecValidator
from trees import Path, at, places, planted, without

import vod_events
from vod_events import (
    AnyEvent,
    ApiError,
    Event,
    InvalidEventError,
    KnownEvent,
    MalformedEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    _docstrings,
    samples,
    strategies,
)
from vod_events._model import Model
from vod_events._plan import plan_of, with_parts
from vod_events._values import is_array, is_object
from vod_events._wire.times import RFC_3339
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies._bodies import broken_objects

each_event = pytest.mark.parametrize("model", EVENTS)
# Few, as there are many events.
few = settings(max_examples=max(5, settings().max_examples // 8))

DESCRIBED = [Event, PullComplete, UnknownEvent, PullEventsResponse, PullUploadTask]


FORMATS = Draft202012Validator.FORMAT_CHECKER


def verdict(schema: dict[str, Any], formats: Any = FORMATS) -> Callable[[Any], bool]:
    validator: Any = Draft202012Validator(schema, format_checker=formats)

    def is_valid(body: Any) -> bool:
        return bool(validator.is_valid(body))

    return is_valid


is_event = verdict(vod_events.json_schema())
is_event_without_format = verdict(vod_events.json_schema(), None)
is_response = verdict(vod_events.json_schema(PullEventsResponse))


def load(name: str) -> Any:
    return json.loads(samples.load(name))


def parses(body: Any) -> bool:
    try:
        vod_events.parse_callback(json.dumps(body))
    except InvalidEventError:
        return False
    return True


RICH = load("pull_complete_rich")

near_times = st.one_of(
    st.from_regex(RFC_3339, fullmatch=True),
    st.datetimes().map(lambda time: f"{time.isoformat(timespec='seconds')}Z"),
    st.sampled_from(
        [
            "",
            "0000-00-00T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2019-01-09T16:36:22",
            "2019-01-09T16:36:22.Z",
            "2019-01-09T16:36:22.1234567Z",
            "2019-01-09T16:36:60Z",
            "2019-01-09T24:00:00Z",
            "2019-01-09T16:36:22+0800",
            "2019-01-09 16:36:22Z",
            "2019-01-09t16:36:22z",
            "2019-02-29T16:36:22Z",
            "\u0662\u0660\u0661\u0669-01-09T16:36:22Z",
            *("2016-12-31T23:59:60Z", "0000-02-29T00:00:00+00:00", "0001-01-01T00:00:00+23:59"),
            *("2019-13-09T16:36:22Z", "2019-00-09T16:36:22Z", "2019-01-00T16:36:22Z"),
            *("2019-01-32T16:36:22Z", "2019-01-09T16:60:22Z", "2019-01-09T16:36:22-00:00"),
            *("2019-01-09T16:36:22Z\n", "\n2019-01-09T16:36:22Z", "2019-01-09T16:36:22Z\0"),
            *("2019-01-09T16:36:22Z\u2028", "2019-01-09T16:36:22Z\r\n", "0000-00-00T00:00:00Z\n"),
            *("\n", " ", "0000-00-00T00:00:00", "0000-00-00T00:00:00.000Z", "0000-00-00T00:00:00z"),
        ]
    ),
)
# Without whole floats and without integers that no float holds: see `sayable`.
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(2**53), max_value=2**53),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: number % 1),
    st.text(),
    near_times,
)
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)


@given(st.sampled_from(list(places(RICH))), json_values)
def test_accepts_what_the_parser_accepts_and_nothing_else(path: Path, value: Any) -> None:
    body = planted(RICH, path, value)
    assert is_event(body) == parses(body)


@each_event
def test_agrees_with_the_parser_on_an_event_with_one_thing_wrong(model: type[Model]) -> None:
    @few
    @given(broken_objects(model).map(lambda broken: broken.value).filter(sayable))
    def law(body: Any) -> None:
        assert not parses(body)
        assert not is_event(body)

    law()


@each_event
def test_agrees_with_the_parser_on_an_event_with_another_value_in_it(model: type[Model]) -> None:
    @few
    @given(strategies.callback_bodies(model.__name__), st.data())
    def law(body: dict[str, Any], data: st.DataObject) -> None:
        assert is_event(body)
        path = data.draw(st.sampled_from(list(places(body))))
        other = planted(body, path, data.draw(json_values))
        assume(sayable(other))
        assert is_event(other) == parses(other)

    law()


@given(strategies.callback_bodies())
def test_accepts_what_vod_sends(body: dict[str, Any]) -> None:
    assert is_event(body)


@given(strategies.pull_events_bodies().filter(lambda body: "Response" in body))
def test_accepts_what_the_api_answers(body: dict[str, Any]) -> None:
    assert is_response(body)


ANSWERS = [load(name) for name in ("pull_events", "pull_events_no_event", "pull_events_empty")]


def answers(body: Any) -> bool:
    """Whether a body is an answer in its wrapper, each event of which can be read."""
    try:
        response = vod_events.parse_pull_events(json.dumps(body))
    except (ApiError, InvalidEventError):
        return False
    is_malformed = [isinstance(event, MalformedEvent) for event in response.event_set]
    return "Response" in body and not any(is_malformed)


@given(st.sampled_from(ANSWERS), st.data())
def test_accepts_the_answers_that_the_parser_accepts(answer: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(places(answer))))
    body = planted(answer, path, data.draw(json_values))
    assume(sayable(body))
    assert is_response(body) == answers(body)


@pytest.mark.parametrize(
    ("changes", "valid"),
    [
        ({}, True),
        ({"EventType": None}, True),
        ({"EventType": "PullComplete"}, False),
        ({"EventType": 5}, False),
        ({"eventType": "PullComplete"}, True),
        ({"Response": {"Error": {"Code": "ResourceNotFound", "New": 1}}}, True),
        ({"Response": {"Error": {"Code": "ResourceNotFound"}, "EventSet": []}}, True),
        ({"Response": {"Error": {"Code": "ResourceNotFound", "Message": 5}}}, False),
        ({"Response": {"Error": {"Code": "InternalError"}}}, False),
        ({"Response": {"Error": {"Code": "resourcenotfound"}}}, False),
        ({"Response": {"Error": {"Code": ""}}}, False),
        ({"Response": {"Error": {"Code": None}}}, False),
        ({"Response": {"Error": {}}}, False),
        ({"Response": {"Error": None}}, True),
        ({"Response": {"EventSet": [None]}}, False),
        ({"Response": {"EventSet": [{"EventType": ""}]}}, True),
        ({"Response": {}}, True),
        ({"Response": None}, False),
    ],
)
def test_agrees_with_the_parser_on_what_an_answer_is(changes: Any, valid: bool) -> None:  # noqa: FBT001 - a verdict
    body = {**load("pull_events"), **changes}
    assert is_response(body) == answers(body) == valid


def sayable(body: Any) -> bool:
    """Whether a schema can say all of it: see the test of what it cannot."""
    values = [at(body, path) for path in places(body)]
    return not any(isinstance(value, float) and value.is_integer() for value in values) and all(
        abs(value) <= 2**53 for value in values if isinstance(value, int)
    )


@given(strategies.malformed_bodies())
def test_refuses_what_every_parse_function_refuses(body: Any) -> None:
    assume(sayable(body))
    assert not is_event(body)
    assert not is_response(body)


@given(near_times)
def test_agrees_with_the_parser_on_what_a_time_is(time: str) -> None:
    body = planted(RICH, ("PullCompleteEvent", "MediaBasicInfo", "CreateTime"), time)
    assert is_event(body) == parses(body)


@given(near_times)
def test_without_its_format_a_time_is_as_exact_but_for_days_of_the_month(time: str) -> None:
    body = planted(RICH, ("PullCompleteEvent", "MediaBasicInfo", "CreateTime"), time)
    accepts = is_event_without_format(body)
    assert accepts or not parses(body)
    if accepts and not parses(body):
        year, month, day = map(int, time[:10].split("-"))
        assert day > calendar.monthrange(year, month)[1]


def test_the_pattern_of_a_time_takes_no_digits_of_other_scripts() -> None:
    media = vod_events.json_schema(PullUploadTask)["$defs"]["MediaBasicInfo"]
    pattern = media["properties"]["CreateTime"]["anyOf"][0]["pattern"]
    assert re.search(pattern, "2019-01-09T16:36:22Z")
    assert not re.search(pattern, "\u0662\u0660\u0661\u0669-01-09T16:36:22Z")


@pytest.mark.parametrize("path", [path for path in places(RICH) if path])
def test_agrees_with_the_parser_on_what_may_be_absent(path: Path) -> None:
    body = without(RICH, path)
    assert is_event(body) == parses(body)


def test_what_a_schema_cannot_say() -> None:
    whole_float = planted(RICH, ("PullCompleteEvent", "ErrCode"), 5.0)
    assert is_event(whole_float)
    assert not parses(whole_float)
    no_float = planted(RICH, ("PullCompleteEvent", "MetaData", "Duration"), 2**53 + 1)
    assert is_event(no_float)
    assert not parses(no_float)


@pytest.mark.parametrize("name", samples.names())
def test_accepts_the_samples(name: str) -> None:
    body = load(name)
    if "Response" not in body:
        assert is_event(body)
    else:
        # In one batch there is an event that cannot be read, and one answer is an error.
        assert is_response(body) == (name not in ("pull_events_malformed", "pull_events_error"))


@pytest.mark.parametrize(
    "answer",
    ["5", "null", '{"EventSet": {}}', '{"EventSet": [{}]}', '{"RequestId": 5}', '{"Error": {}}'],
)
def test_refuses_what_is_no_answer(answer: str) -> None:
    assert not is_response({"Response": json.loads(answer)})


def test_a_type_that_is_known_is_not_excused_as_unknown() -> None:
    is_unknown = verdict(vod_events.json_schema(UnknownEvent))
    assert is_unknown({"EventType": "SomethingNew"})
    assert not is_unknown({"EventType": "PullComplete"})


@pytest.mark.parametrize("model", DESCRIBED)
def test_is_json_schema(model: type[Model]) -> None:
    Draft202012Validator.check_schema(vod_events.json_schema(model))


def test_describes_what_it_is_asked_for() -> None:
    is_either = verdict(vod_events.json_schema(PullUploadTask, PullEventsResponse))
    assert is_either({"TaskId": "1"})
    assert is_either({"Response": {}})
    assert not is_either({"TaskId": 1})
    assert vod_events.json_schema() == vod_events.json_schema(Event)


@pytest.mark.parametrize(
    ("model", "shown"),
    [
        (MalformedEvent, "MalformedEvent"),
        (Exception, "Exception"),
        ("x", "'x'"),
        (None, "None"),
        (PullUploadTask(), "PullUploadTask()"),
        (PullComplete | None, "vod_events.events.pull_complete.PullComplete | None"),
    ],
)
def test_refuses_what_has_no_wire_form(model: Any, shown: str) -> None:
    with pytest.raises(TypeError) as caught:
        vod_events.json_schema(model)
    assert str(caught.value) == f"no class with a wire form of its own: {shown}"


def test_the_names_of_events_of_any_type_have_a_schema() -> None:
    union: Any = AnyEvent
    assert vod_events.json_schema(union) == vod_events.json_schema(Event)
    known: Any = KnownEvent
    schema = vod_events.json_schema(known)
    assert schema["$ref"] == "#/$defs/KnownEvent"
    assert verdict(schema)(RICH)
    assert not verdict(schema)({"EventType": "SomethingNew"})


@each_event
def test_the_document_of_an_event_holds_what_that_event_needs(model: type[Model]) -> None:
    schema = vod_events.json_schema(model)
    Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == {part.__name__ for part in with_parts(model)}


def test_every_object_is_open() -> None:
    definitions = vod_events.json_schema(Event, PullEventsResponse)["$defs"]
    objects = {name for name, schema in definitions.items() if "properties" in schema}
    assert objects == definitions.keys() - {"Event"}
    assert all(definitions[name]["additionalProperties"] is True for name in objects)


def test_every_vocabulary_is_told_by_examples() -> None:
    definitions = vod_events.json_schema()["$defs"]
    for model in DATA_TYPES:
        for field in plan_of(model).fields:
            schema = definitions[model.__name__]["properties"][field.wire]
            described = schema["items"] if field.is_array else schema
            values = [member.value for member in field.vocabulary or ()]
            assert described.get("examples", []) == values


def test_is_the_callers_own() -> None:
    first = vod_events.json_schema()
    pristine = copy.deepcopy(first)
    parts = [at(first, path) for path in places(pristine)]
    for part in parts:
        if is_object(part):
            part["changed"] = True
        elif is_array(part):
            part.append("changed")
    assert first != pristine
    assert vod_events.json_schema() == pristine


def test_every_class_and_field_is_described() -> None:
    for name, definition in vod_events.json_schema()["$defs"].items():
        assert definition["description"], name
        for field, schema in definition.get("properties", {}).items():
            assert schema["description"], (name, field)


def test_descriptions_are_the_docstrings() -> None:
    task = vod_events.json_schema(PullUploadTask)["$defs"]["PullUploadTask"]
    assert task["description"].startswith("A task that pulls a video from a URL and uploads it.")
    assert task["properties"]["Progress"]["description"] == "Progress of the task, 0 to 100."
    assert task["properties"]["Status"]["examples"] == ["PROCESSING", "FINISH"]
    event = vod_events.json_schema(PullComplete)["$defs"]["PullComplete"]
    assert event["properties"]["EventType"]["description"] == "Always `PullComplete`."
    assert event["properties"]["EventHandle"]["description"].startswith("The handle to pass to")


def test_the_examples_are_valid() -> None:
    for definition in vod_events.json_schema()["$defs"].values():
        for field, schema in definition.get("properties", {}).items():
            for example in schema.get("examples", ()):
                assert verdict(schema)(example), (field, example)


def test_without_source_the_fields_have_no_descriptions(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_source(_: object) -> str:
        raise OSError("could not get source code")

    monkeypatch.setattr(inspect, "getsource", no_source)
    _docstrings.in_module.cache_clear()
    try:
        schema = vod_events.json_schema()
    finally:
        _docstrings.in_module.cache_clear()
    Draft202012Validator.check_schema(schema)
    task = schema["$defs"]["PullUploadTask"]
    assert task["properties"]["Progress"] == {"type": ["integer", "null"]}


def test_openapi_is_a_valid_document() -> None:
    document = vod_events.openapi()
    OpenAPIV31SpecValidator(document).validate()
    assert document["info"]["version"] == vod_events.__version__


def test_openapi_says_what_the_signature_is() -> None:
    described = vod_events.openapi()["webhooks"]["notification"]["post"]["description"]
    assert "`T` is the UNIX time" in described
    assert "`Sign` the MD5 of the key followed by `T`" in described
    assert "do not cover the rest of the body" in described


def test_openapi_describes_the_callback_with_the_same_schemas() -> None:
    document = vod_events.openapi()
    request = document["webhooks"]["notification"]["post"]["requestBody"]
    assert request["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Event"
    }
    schemas = json.dumps(document["components"]["schemas"])
    definitions = json.dumps(vod_events.json_schema()["$defs"])
    assert schemas == definitions.replace("#/$defs/", "#/components/schemas/")
