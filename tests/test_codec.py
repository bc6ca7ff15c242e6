"""How any class of the library stands in JSON, shown on classes made for it."""

import inspect
import json
import linecache
import traceback
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import attrs
import pytest
from engines import ENGINES, without_unknown_fields
from hypothesis import assume, given
from models import AS_OURS, DATA_TYPES, KINDS
from oracle import exact, written
from trees import has_large_float

from vod_events import Event, JsonObject, make_converter, to_dict, to_json
from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import Kind, WireName, plan_of, wire_name
from vod_events._values import MismatchError
from vod_events._wire.numbers import read_number, write_number
from vod_events._wire.problems import explain, explain_refused, invalid_event
from vod_events._wire.structure import structure_source, structurer
from vod_events._wire.times import NOT_SET
from vod_events._wire.unstructure import unstructure_source, unstructurer
from vod_events.strategies._bodies import Broken, broken_objects, json_values, object_bodies


@attrs.frozen(kw_only=True, repr=False)
class Part(Model):
    """A class to be held."""

    __module__ = AS_OURS

    number: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class Everything(Model):
    """A class with a field of every kind, required and not, alone and in an array."""

    __module__ = AS_OURS

    constant: Literal["Everything"] = attrs.field(default="Everything", init=False)
    required_string: str
    required_number: float
    required_time: datetime
    required_part: Part
    required_numbers: tuple[float, ...]
    string: str | None = None
    integer: int | None = None
    number: float | None = None
    boolean: bool | None = None
    time: datetime | None = None
    part: Part | None = None
    strings: tuple[str, ...] | None = None
    integers: tuple[int, ...] | None = None
    numbers: tuple[float, ...] | None = None
    booleans: tuple[bool, ...] | None = None
    parts: tuple[Part, ...] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Names(Model):
    """A class whose wire names are those of what the generated functions use."""

    __module__ = AS_OURS

    class_: str | None = None
    draft: str | None = None
    self_: str | None = None
    tree: str | None = None
    level: str | None = None
    absent: str | None = None
    members: str | None = None
    mirror: str | None = None
    known: str | None = None
    unknown: str | None = None
    value: str | None = None
    times: datetime | None = None
    type: str | None = None
    len: str | None = None


MADE = (Everything, Part, Names)


@pytest.mark.parametrize("model", MADE)
def test_the_law_holds_for_any_class(model: type[Model]) -> None:
    @given(body=object_bodies(model))
    def law(body: dict[str, Any]) -> None:
        value = structurer(model)(body, 1)
        assert type(value) is model
        tree = to_dict(value)
        assert exact(tree) == exact(written(model, body))
        assert exact(json.loads(to_json(value))) == exact(tree)
        assert structurer(model)(tree, 1) == value
        assert make_converter().structure(body, model) == value

    law()


@pytest.mark.parametrize("model", MADE)
def test_what_is_wrong_is_found_in_any_class(model: type[Model]) -> None:
    @given(broken=broken_objects(model), value=json_values)
    def law(broken: Broken, value: Any) -> None:
        with pytest.raises(MismatchError):
            structurer(model)(broken.value, 1)
        error = invalid_event(explain_refused(model, broken.value))
        assert [problem.path for problem in error.problems] == [f"${broken.path}"]
        try:
            structurer(model)(value, 1)
        except MismatchError:
            assert explain(model, value)
        else:
            assert explain(model, value) is None

    law()


def test_a_wrong_constant_is_told_with_the_right_one() -> None:
    body: dict[str, Any] = {
        "Constant": "Else",
        "RequiredString": "",
        "RequiredNumber": 0,
        "RequiredTime": "2019-01-09T16:36:22Z",
        "RequiredPart": {},
        "RequiredNumbers": [],
    }
    (problem,) = invalid_event(explain_refused(Everything, body)).problems
    assert str(problem) == 'expected "Everything", got string "Else" at $.Constant'
    body["Constant"] = "Everything"
    assert structurer(Everything)(body, 1) == Everything(
        required_string="",
        required_number=0,
        required_time=datetime(2019, 1, 9, 16, 36, 22, tzinfo=UTC),
        required_part=Part(),
        required_numbers=(),
    )


def test_every_kind_is_shown() -> None:
    # What comes as it is has no class of its own: only the events of an answer do.
    assert {field.kind for field in plan_of(Everything).fields} == set(Kind) - {Kind.ANY}


@attrs.frozen(kw_only=True, repr=False)
class BytesField(Model):
    """No kind of JSON."""

    __module__ = AS_OURS

    data: bytes | None = None


@attrs.frozen(kw_only=True, repr=False)
class TimesField(Model):
    """Times in an array: which of them are not set would be lost."""

    __module__ = AS_OURS

    data: tuple[datetime, ...] | None = None


@attrs.frozen(kw_only=True, repr=False)
class UnionField(Model):
    """One of two kinds."""

    __module__ = AS_OURS

    data: int | str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MutableField(Model):
    """A list, which could be changed."""

    __module__ = AS_OURS

    data: list[str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class NestedField(Model):
    """An array of arrays."""

    __module__ = AS_OURS

    data: tuple[tuple[str, ...], ...] | None = None


@pytest.mark.parametrize("model", [BytesField, TimesField, UnionField, MutableField, NestedField])
def test_an_annotation_with_no_rule_is_refused(model: type[Model]) -> None:
    with pytest.raises(TypeError, match=rf"no rule for {model.__name__}\.data: "):
        plan_of(model)
    with pytest.raises(TypeError, match="no rule"):
        structurer(model)
    with pytest.raises(TypeError, match="no rule"):
        unstructurer(model)


def test_a_plan_and_a_function_are_made_once() -> None:
    assert plan_of(Everything) is plan_of(Everything)
    assert structurer(Everything) is structurer(Everything)
    assert unstructurer(Everything) is unstructurer(Everything)


@pytest.mark.parametrize(
    ("attribute", "wire"),
    [
        ("task_id", "TaskId"),
        ("md5", "Md5"),
        ("sdk_app_id", "SdkAppId"),
        ("type", "Type"),
        ("url", "Url"),
        ("media_basic_info", "MediaBasicInfo"),
    ],
)
def test_a_wire_name_by_the_rule(attribute: str, wire: str) -> None:
    assert wire_name(attribute) == wire


@attrs.frozen(kw_only=True, repr=False)
class NamedFields(Model):
    """Fields whose wire names do not follow the rule."""

    __module__ = AS_OURS

    hdr_type: Annotated[str, WireName("HDRType")] | None = None
    all_parts: Annotated[tuple[Part, ...], WireName("parts")] | None = None


def test_a_wire_name_that_breaks_the_rule_stands_in_the_annotation() -> None:
    body = {"HDRType": "a", "parts": [{"Number": 1}]}
    value = structurer(NamedFields)(body, 1)
    assert value == NamedFields(hdr_type="a", all_parts=(Part(number=1),))
    assert to_dict(value) == json.loads(to_json(value)) == body


def test_generated_functions_can_be_read() -> None:
    for model in DATA_TYPES:
        for function, source in (
            (structurer(model), structure_source(model)),
            (structurer(model, strict=False), structure_source(model, strict=False)),
            (unstructurer(model), unstructure_source(model)),
        ):
            code: Any = inspect.unwrap(function).__code__
            assert "".join(linecache.getlines(code.co_filename)) == source
            assert code.co_name in source
    linecache.checkcache()
    for model in DATA_TYPES:
        filename = inspect.unwrap(structurer(model)).__code__.co_filename
        assert linecache.getlines(filename), "it outlives a check of the cache"


def test_a_traceback_shows_the_line_of_a_generated_function() -> None:
    with pytest.raises(MismatchError) as caught:
        structurer(Part)({"Number": "5"}, 1)
    lines = [frame.line for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert lines[-1] == "raise MismatchError"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, 0.0),
        (60, 60.0),
        (-5, -5.0),
        (2**53, 2.0**53),
        (2**60, 2.0**60),
        (98.66159057617188, 98.66159057617188),
        (-0.0, -0.0),
        (1e308, 1e308),
    ],
)
def test_a_number_is_the_float_that_equals_it(value: float, number: float) -> None:
    assert exact(read_number(value)) == exact(number)


@pytest.mark.parametrize(
    "value",
    [2**53 + 1, 10**400, -(10**400), True, False, "5", None, [], {}, float("nan"), float("inf")],
)
def test_what_no_float_equals_is_no_number(value: object) -> None:
    with pytest.raises(MismatchError):
        read_number(value)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (60.0, 60),
        (-60.0, -60),
        (0.0, 0),
        (-0.0, -0.0),
        (0.5, 0.5),
        (2.0**53 - 1, 2**53 - 1),
        (-(2.0**53 - 1), -(2**53 - 1)),
        (2.0**53, 2.0**53),
        (-(2.0**53), -(2.0**53)),
        (1e300, 1e300),
    ],
)
def test_a_whole_float_is_written_as_an_integer(number: float, value: float) -> None:
    assert exact(write_number(number)) == exact(value)


@pytest.mark.parametrize("value", [None, 5, {}, "text", [], object(), Part])
def test_only_objects_of_the_library_are_written(value: Any) -> None:
    for write in (to_dict, to_json):
        with pytest.raises(TypeError) as caught:
            write(value)
        assert str(caught.value) == f"not an object of vod_events: {type(value).__name__}"


def test_nothing_unknown_is_one_object_for_all() -> None:
    for body in ({"Number": 5}, {"Number": 5, "Other": None}):
        assert structurer(Part)(body, 1).unknown_fields is NOTHING_UNKNOWN


def test_unknown_fields_stand_after_the_known_ones() -> None:
    body = {"Else": 1, "Number": 5, "Other": [{"Null": None, "Kept": [None]}]}
    part = structurer(Part)(body, 1)
    assert part == Part(
        number=5, unknown_fields=JsonObject({"Else": 1, "Other": [{"Kept": [None]}]})
    )
    assert list(to_dict(part)) == ["Number", "Else", "Other"]
    assert to_dict(part)["Other"] == [{"Kept": [None]}]


@attrs.frozen(kw_only=True, repr=False)
class Made(Event):
    __module__ = AS_OURS

    event_type: Literal["Made"] = attrs.field(default="Made", init=False)
    payload: Part


if "msgspec" in ENGINES:  # so that without it nothing is collected, and nothing skipped
    import msgspec

    from vod_events._wire import mirrors as mirrors_module
    from vod_events._wire.mirrors import Mirrors

    def through_its_mirror(mirrors: Mirrors, model: type[Model], tree: Any) -> Any:
        return mirrors.structurer(model)(msgspec.convert(tree, mirrors.mirror(model)))

    @pytest.mark.parametrize("model", MADE)
    def test_a_mirror_takes_what_is_modeled_and_gives_the_same(model: type[Model]) -> None:
        mirrors = Mirrors()

        @given(body=object_bodies(model))
        def law(body: dict[str, Any]) -> None:
            # A required time that is not set is for the fallback, which keeps it as it came.
            assume(body.get("RequiredTime") not in NOT_SET)
            value = without_unknown_fields(structurer(model)(body, 1))
            # And so is a large float, which could stand for another whole number.
            assume(not has_large_float(to_dict(value)))
            assert through_its_mirror(mirrors, model, to_dict(value)) == value
            assert exact(json.loads(to_json(value))) == exact(to_dict(value))

        law()

    @pytest.mark.parametrize("model", MADE)
    def test_a_mirror_takes_nothing_else(model: type[Model]) -> None:
        mirrors = Mirrors()

        @given(body=object_bodies(model) | broken_objects(model).map(lambda broken: broken.value))
        def law(body: Any) -> None:
            try:
                value = through_its_mirror(mirrors, model, body)
            except (msgspec.ValidationError, MismatchError, ValueError):
                return  # for the fallback
            assert exact(to_dict(value)) == exact(to_dict(structurer(model)(body, 1)))

        law()

    def test_the_functions_of_mirrors_can_be_read_too() -> None:
        mirrors = Mirrors()
        for model in KINDS:
            structurer(model)
            for function, source in (
                (mirrors.structurer(model), mirrors_module.structure_source(model, ())),
                (mirrors_module.unstructurer(model), mirrors_module.unstructure_source(model)),
            ):
                code: Any = inspect.unwrap(function).__code__
                assert "".join(linecache.getlines(code.co_filename)) == source

    def test_an_event_has_room_for_the_null_payloads_of_others_alone() -> None:
        mirrors = Mirrors().grown({}, (Made,))
        body: dict[str, Any] = {"EventType": "Made", "Payload": {"Number": 5}}
        body |= dict.fromkeys(PAYLOAD_KEYS.values())
        assert through_its_mirror(mirrors, Made, body) == Made(payload=Part(number=5))
        for key in PAYLOAD_KEYS.values():
            with pytest.raises(msgspec.ValidationError):
                through_its_mirror(mirrors, Made, body | {key: {}})
