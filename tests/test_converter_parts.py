"""On a converter, the classes inside an object are read and written by the converter's hooks."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

import attrs
import cattrs
import pytest
from cattrs import UnstructureStrategy
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
from cattrs.preconf.json import make_converter as make_json_converter
from cattrs.strategies import configure_tagged_union, include_subclasses
from hypothesis import given
from models import KINDS
from oracle import exact

import vod_events
from vod_events import (
    AnyEvent,
    DecodeError,
    Event,
    FileDeleted,
    JsonObject,
    KnownEvent,
    MalformedEvent,
    NewFileUpload,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    configure_converter,
    make_converter,
    to_dict,
)
from vod_events._converter.parts import reads_whole
from vod_events._converter.unstructuring import writes_whole
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import with_parts
from vod_events._values import MAX_DEPTH
from vod_events._wire.sharing import MAX_PROBLEMS_OF_BATCH
from vod_events.errors import MAX_PROBLEMS
from vod_events.events.compose_media_complete import MediaTrack, MediaTrackItem
from vod_events.events.media import MediaBasicInfo, MediaMetaData
from vod_events.events.pull_complete import PullUploadTask
from vod_events.strategies._bodies import any_event_bodies, broken_events, object_bodies

INFO = {
    "Name": "a",
    "CreateTime": "2026-03-14T01:59:26.500Z",
    "ExpireTime": "0000-00-00T00:00:00Z",
    "New": [1],
}
PAYLOAD = {"FileId": "1", "MediaBasicInfo": INFO, "MetaData": {"Duration": 60, "Size": 5}, "X": 1}
BODY: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": PAYLOAD}
OTHER: dict[str, Any] = {"EventType": "Other", "OtherEvent": {"Id": 1}}
BATCH: dict[str, Any] = {"Response": {"EventSet": [BODY, OTHER, {"EventType": 5}]}}


@attrs.frozen
class Mine:
    """A class of the user's."""

    name: str


@attrs.frozen
class Job:
    event: AnyEvent
    info: MediaBasicInfo | None = None


def read_loudly(value: Any, _: Any) -> MediaBasicInfo:
    return MediaBasicInfo(name=f"read {value['Name']}")


def write_loudly(info: MediaBasicInfo) -> dict[str, Any]:
    return {"Name": f"written {info.name}"}


def kinds(*names: Any) -> list[Any]:
    """To a type checker some of these are no classes."""
    return [*names]


def register_by_class(converter: cattrs.BaseConverter) -> None:
    converter.register_structure_hook(MediaBasicInfo, read_loudly)
    converter.register_unstructure_hook(MediaBasicInfo, write_loudly)


def register_by_predicate(converter: cattrs.BaseConverter) -> None:
    converter.register_structure_hook_func(lambda kind: kind is MediaBasicInfo, read_loudly)
    converter.register_unstructure_hook_func(lambda kind: kind is MediaBasicInfo, write_loudly)


def register_by_factory(converter: cattrs.BaseConverter) -> None:
    def is_info(kind: Any) -> bool:
        return kind is MediaBasicInfo

    def make_reader(_: Any) -> Callable[[Any, Any], Any]:
        return read_loudly

    def make_writer(_: Any) -> Callable[[Any], Any]:
        return write_loudly

    converter.register_structure_hook_factory(is_info, make_reader)
    converter.register_unstructure_hook_factory(is_info, make_writer)


def before(converter: cattrs.BaseConverter) -> None:
    register_by_class(converter)
    configure_converter(converter)


def after(
    register: Callable[[cattrs.BaseConverter], None], converter: cattrs.BaseConverter
) -> None:
    configure_converter(converter)
    register(converter)


def after_use(converter: cattrs.BaseConverter) -> None:
    configure_converter(converter)
    event = converter.structure(BODY, PullComplete)
    assert converter.unstructure(event) == to_dict(event)
    register_by_class(converter)


MAKERS: list[Callable[[], cattrs.BaseConverter]] = [
    cattrs.BaseConverter,
    cattrs.Converter,
    make_json_converter,
    partial(cattrs.Converter, detailed_validation=False, prefer_attrib_converters=True),
    partial(cattrs.Converter, forbid_extra_keys=True, omit_if_default=True),
    partial(cattrs.Converter, unstruct_strat=UnstructureStrategy.AS_TUPLE),
]
WAYS: list[Callable[[cattrs.BaseConverter], None]] = [
    before,
    partial(after, register_by_class),
    partial(after, register_by_predicate),
    partial(after, register_by_factory),
    after_use,
]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("configure", WAYS)
def test_a_hook_is_used_inside_an_event_in_either_direction(
    make: Callable[[], cattrs.BaseConverter],
    configure: Callable[[cattrs.BaseConverter], None],
) -> None:
    converter = make()
    configure(converter)
    expected = attrs.evolve(
        make_converter().structure(PAYLOAD, PullUploadTask),
        media_basic_info=MediaBasicInfo(name="read a"),
    )
    either: Any = PullComplete | UnknownEvent
    written = {**PAYLOAD, "MediaBasicInfo": {"Name": "written read a"}}
    for kind in kinds(PullComplete, AnyEvent, Event, KnownEvent, either, either | None):
        event = converter.structure(BODY, kind)
        assert event == PullComplete(payload=expected)
        assert converter.unstructure(event) == {**BODY, "PullCompleteEvent": written}
        assert converter.unstructure(event, unstructure_as=kind) == converter.unstructure(event)
    assert converter.structure(PAYLOAD, PullUploadTask) == expected
    batch = converter.structure(BATCH, PullEventsResponse)
    assert [type(event) for event in batch.event_set] == [
        PullComplete,
        UnknownEvent,
        MalformedEvent,
    ]
    assert batch.event_set[0] == PullComplete(payload=expected)
    tree = converter.unstructure(batch)
    assert tree["Response"]["EventSet"][0]["PullCompleteEvent"] == written
    assert tree["Response"]["EventSet"][1:] == BATCH["Response"]["EventSet"][1:]


@pytest.mark.parametrize("make", MAKERS[:5])
def test_a_hook_is_used_inside_a_class_of_the_users(
    make: Callable[[], cattrs.BaseConverter],
) -> None:
    converter = make()
    after(register_by_class, converter)
    job = converter.structure({"event": BODY, "info": INFO}, Job)
    assert isinstance(job.event, PullComplete)
    assert job.event.payload.media_basic_info == job.info == MediaBasicInfo(name="read a")
    tree = converter.unstructure(job)
    assert tree["event"]["PullCompleteEvent"]["MediaBasicInfo"] == {"Name": "written read a"}
    assert tree["info"] == {"Name": "written read a"}


def test_a_hook_for_a_base_is_used_for_every_event() -> None:
    converter = make_converter()
    converter.register_structure_hook(Event, lambda value, _: Mine(value["EventType"]))
    converter.register_unstructure_hook(Event, lambda event: event.event_type)
    batch: Any = converter.structure(BATCH, PullEventsResponse)
    assert batch.event_set[:2] == (Mine("PullComplete"), Mine("Other"))
    assert converter.structure(BODY, PullComplete) == Mine("PullComplete")
    plain = vod_events.parse_pull_events(BATCH)
    assert converter.unstructure(plain)["Response"]["EventSet"] == ["PullComplete", "Other", None]


def test_a_hook_for_an_unknown_event_is_used() -> None:
    converter = make_converter()
    converter.register_structure_hook(UnknownEvent, lambda value, _: Mine(value["EventType"]))
    for kind in kinds(AnyEvent, UnknownEvent, PullComplete | UnknownEvent):
        assert converter.structure(OTHER, kind) == Mine("Other")
    batch: Any = converter.structure(BATCH, PullEventsResponse)
    assert batch.event_set[1] == Mine("Other")
    assert isinstance(batch.event_set[2], MalformedEvent)


def test_the_functions_keep_their_own_way() -> None:
    converter = make_converter()
    register_by_class(converter)
    (event,) = vod_events.parse(BODY)
    assert vod_events.parse_callback(json.dumps(BODY)) == event
    assert to_dict(event) == json.loads(vod_events.to_json(event)) == BODY


def test_a_copy_goes_by_its_own_hooks() -> None:
    first = make_converter()
    second = first.copy()
    register_by_class(second)
    third = second.copy()
    plain = vod_events.parse_callback(BODY)
    assert first.structure(BODY, PullComplete) == plain
    assert first.unstructure(plain) == BODY
    for converter in (second, third):
        event = converter.structure(BODY, PullComplete)
        assert event.payload.media_basic_info == MediaBasicInfo(name="read a")
        written = converter.unstructure(event)
        assert written["PullCompleteEvent"]["MediaBasicInfo"] == {"Name": "written read a"}


@pytest.mark.parametrize("make", MAKERS)
def test_the_hooks_of_simple_types_do_not_reach_inside(
    make: Callable[[], cattrs.BaseConverter],
) -> None:
    converter = make()
    after(register_by_class, converter)

    def fail(*_: Any) -> Any:
        pytest.fail("it is called")

    for kind in (str, int, float, bool, datetime, JsonObject):
        converter.register_structure_hook(kind, fail)
        converter.register_unstructure_hook(kind, fail)
    event = converter.structure(BODY, PullComplete)
    assert event.payload.meta_data == MediaMetaData(duration=60.0, size=5)
    assert event.payload.unknown_fields == {"X": 1}
    assert converter.unstructure(attrs.evolve(event, unknown_fields=JsonObject({"Z": 1})))["Z"] == 1


@pytest.mark.parametrize(
    "form", ["bson", "cbor2", "json", "msgpack", "msgspec", "orjson", "pyyaml", "tomlkit", "ujson"]
)
def test_a_preconf_converter_of_any_format_reads_and_writes_the_wire_form(form: str) -> None:
    module = pytest.importorskip(f"cattrs.preconf.{form}")
    event = vod_events.parse_callback(BODY)
    for register in (configure_converter, partial(after, register_by_factory)):
        converter = module.make_converter()
        register(converter)
        read = converter.structure(BODY, PullComplete)
        written = converter.unstructure(event)["PullCompleteEvent"]
        assert json.dumps(written["MetaData"], sort_keys=True) == '{"Duration": 60, "Size": 5}'
        if register is configure_converter:
            assert read == event
            assert exact(converter.unstructure(event)) == exact(to_dict(event))
        job = converter.loads(converter.dumps(Job(event)), Job)
        assert job.event.payload.meta_data == MediaMetaData(duration=60.0, size=5)


# An object is read and written whole if the library's hooks are the only ones for what it holds.


def is_whole(converter: cattrs.BaseConverter, model: type[Model]) -> tuple[bool, bool]:
    read, write = converter.get_structure_hook(model), converter.get_unstructure_hook(model)
    return reads_whole(read), writes_whole(write)


def test_only_what_holds_a_part_with_another_hook_takes_longer() -> None:
    converter = make_converter()
    holders: tuple[type[Model], ...] = (PullUploadTask, PullComplete)
    for model in (MediaBasicInfo, MediaMetaData, *holders, FileDeleted):
        assert is_whole(converter, model) == (True, True)
    converter = make_converter()
    converter.register_unstructure_hook(MediaBasicInfo, write_loudly)
    for model in holders:
        assert is_whole(converter, model) == (True, False)
    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, read_loudly)
    for model in holders:  # What the hook returns can be of any class.
        assert is_whole(converter, model) == (False, False)
    assert is_whole(converter, FileDeleted) == is_whole(converter, MediaMetaData) == (True, True)


# By parts an object is read as it is whole: hooks that do what the library's do change nothing.


class Calling:
    """A hook that calls another."""

    def __init__(self, hook: Callable[..., Any]) -> None:
        self.hook = hook

    def __call__(self, *arguments: Any) -> Any:
        return self.hook(*arguments)


def wrapped(converter: cattrs.BaseConverter, *models: type[Model]) -> cattrs.BaseConverter:
    """Register hooks that call the library's own."""
    for model in models:
        read, write = converter.get_structure_hook(model), converter.get_unstructure_hook(model)
        converter.register_structure_hook(model, Calling(read))
        converter.register_unstructure_hook(model, Calling(write))
    return converter


def message_of(error: BaseException, _: Any) -> str:
    return str(error)


def told(call: Callable[[], Any]) -> Any:
    """Return what a call returns, or what its error tells."""
    try:
        return call()
    except cattrs.ClassValidationError as error:
        return (
            error.message,
            cattrs.transform_error(error, format_exception=message_of),
        )


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("model", [kind for kind in KINDS if len(with_parts(kind)) > 1])
def test_hooks_that_do_the_same_change_nothing(model: type[Model], strict: bool) -> None:  # noqa: FBT001 - a parameter of the test
    whole = make_converter(strict=strict)
    by_parts = wrapped(make_converter(strict=strict), *with_parts(model)[1:])

    @given(body=object_bodies(model), wrong=object_bodies(model))
    def law(body: dict[str, Any], wrong: dict[str, Any]) -> None:
        value = by_parts.structure(body, model)
        assert value == whole.structure(body, model)
        assert exact(by_parts.unstructure(value)) == exact(to_dict(value))
        # The members of one under the names of another do not fit.
        names, values = [*wrong], [*wrong.values()]
        mixed = {**body, **dict(zip(names, reversed(values), strict=True))}
        expected, found = (
            told(partial(converter.structure, mixed, model)) for converter in (whole, by_parts)
        )
        if strict or isinstance(expected, model):
            assert found == expected
        else:  # What it can do without is told of the whole alone.
            assert not isinstance(found, model)

    law()


@given(body=any_event_bodies() | broken_events())
def test_hooks_that_do_the_same_change_no_event(body: Any) -> None:
    converter = make_converter()

    def is_but_an_event(kind: Any) -> bool:
        return kind is not Event and isinstance(kind, type) and issubclass(kind, Model)

    converter.register_structure_hook_func(is_but_an_event, make_converter().structure)
    for kind in kinds(AnyEvent, Event):
        assert converter.structure(body, kind) == make_converter().structure(body, kind)
    batch = {"EventSet": [body, BODY]}
    assert converter.structure(batch, PullEventsResponse) == vod_events.parse_pull_events(batch)


# Errors


class NoSuchTagError(Exception):
    pass


def refuse(value: Any, _: Any) -> MediaBasicInfo:
    value.clear()  # A hook may change what it gets.
    raise NoSuchTagError("no such tag")


def refusing(model: type[Model] = MediaBasicInfo, **options: bool) -> cattrs.Converter:
    converter = make_converter(**options)
    converter.register_structure_hook(model, refuse)
    return converter


def test_what_a_hook_raises_has_its_place_among_all_that_is_wrong() -> None:
    wrong = {**PAYLOAD, "FileId": 5, "Status": 5, "MetaData": {"Size": "5"}}
    with pytest.raises(cattrs.ClassValidationError) as caught:
        refusing().structure({**BODY, "PullCompleteEvent": wrong, "T": "5"}, PullComplete)
    lines = cattrs.transform_error(caught.value, format_exception=message_of)
    assert sorted(lines) == [
        'expected integer, got string "5" @ $.PullCompleteEvent.MetaData.Size',
        'expected integer, got string "5" @ $.T',
        "expected string, got integer 5 @ $.PullCompleteEvent.FileId",
        "expected string, got integer 5 @ $.PullCompleteEvent.Status",
        "no such tag @ $.PullCompleteEvent.MediaBasicInfo",
    ]
    assert caught.value.message == "5 wrong in PullComplete"
    assert [type(error) for error in caught.value.exceptions].count(NoSuchTagError) == 1


def place_of(error: BaseException) -> tuple[str, Any]:
    """Return the path and the type in the note that cattrs reads."""
    (note,) = [note for note in error.__notes__ if isinstance(note, cattrs.AttributeValidationNote)]
    return note.name, note.type


def test_the_error_of_a_hook_keeps_its_notes_and_gets_one_with_its_place() -> None:
    def refuse(*_: Any) -> Any:
        error = NoSuchTagError("no such tag")
        error.add_note("see the list of tags")
        raise error

    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, refuse)
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(BODY, PullComplete)
    (error,) = caught.value.exceptions
    assert error.__notes__ == ["see the list of tags", "At PullCompleteEvent.MediaBasicInfo"]
    assert place_of(error) == ("PullCompleteEvent.MediaBasicInfo", MediaBasicInfo)


@pytest.mark.parametrize("by_parts", [False, True])
def test_only_the_first_problems_of_parts_are_listed(by_parts: bool) -> None:  # noqa: FBT001 - a parameter of the test
    converter = make_converter()
    if by_parts:
        wrapped(converter, *with_parts(PullComplete)[1:])
    wrong = {
        "MetaData": {"Size": "5", "VideoStreamSet": [{"Codec": 5}] * 20},
        "MediaBasicInfo": {"TagSet": [5] * MAX_PROBLEMS},
        "FileId": 5,
    }
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure({"EventType": "PullComplete", "PullCompleteEvent": wrong}, PullComplete)
    errors = caught.value.exceptions
    assert len(errors) == MAX_PROBLEMS
    assert caught.value.message == f"{MAX_PROBLEMS + 22} wrong in PullComplete"
    told = {place_of(error): str(error) for error in errors}
    payload = "PullCompleteEvent"
    assert told[f"{payload}.FileId", str] == "expected string, got integer 5"
    assert told[f"{payload}.MediaBasicInfo.TagSet[0]", str] == "expected string, got integer 5"
    assert len(told) == MAX_PROBLEMS


def test_a_hook_is_asked_for_the_class_that_it_is_registered_for() -> None:
    asked: list[Any] = []

    def read(value: Any, kind: Any) -> MediaBasicInfo:
        asked.append(kind)
        return make_converter().structure(value, MediaBasicInfo)

    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, read)
    assert converter.structure(BODY, PullComplete) == make_converter().structure(BODY, PullComplete)
    assert asked == [MediaBasicInfo]


def test_what_should_be_an_array_of_parts_is_refused_as_a_whole() -> None:
    converter = wrapped(make_converter(), *with_parts(PullComplete)[1:])
    wrong = {"MetaData": {"VideoStreamSet": 5}}
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure({"EventType": "PullComplete", "PullCompleteEvent": wrong}, PullComplete)
    (error,) = caught.value.exceptions
    assert place_of(error) == ("PullCompleteEvent.MetaData.VideoStreamSet", tuple)
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(wrong["MetaData"], MediaMetaData)
    (error,) = caught.value.exceptions
    assert place_of(error) == ("VideoStreamSet", tuple)


def test_an_event_that_a_hook_refuses_is_malformed_and_keeps_all() -> None:
    batch = refusing().structure(BATCH, PullEventsResponse)
    malformed = batch.event_set[0]
    assert isinstance(malformed, MalformedEvent)
    assert malformed.raw == JsonObject(BODY)
    path = "$.Response.EventSet[0].PullCompleteEvent.MediaBasicInfo"
    assert [str(problem) for problem in malformed.error.problems] == [
        f"expected a value that its hook takes, got NoSuchTagError: no such tag at {path}"
    ]
    assert to_dict(batch) == BATCH
    alone = refusing().structure(BODY, Event)
    assert isinstance(alone, MalformedEvent)
    assert [problem.path for problem in alone.error.problems] == [
        "$.PullCompleteEvent.MediaBasicInfo"
    ]
    assert isinstance(alone.error.__cause__, cattrs.ClassValidationError)
    for kind in kinds(KnownEvent, PullComplete | UnknownEvent):
        with pytest.raises(cattrs.ClassValidationError, match="1 wrong in PullComplete"):
            refusing().structure(BODY, kind)


def test_only_the_first_problems_of_a_batch_that_a_hook_refuses_are_listed() -> None:
    events = [{**BODY, "EventHandle": str(number)} for number in range(MAX_PROBLEMS_OF_BATCH + 5)]
    for model in (MediaBasicInfo, Event):
        batch = refusing(model).structure({"EventSet": events}, PullEventsResponse)
        errors = [event.error for event in batch.event_set if isinstance(event, MalformedEvent)]
        assert len(errors) == len(events)
        assert len({id(error) for error in errors}) == MAX_PROBLEMS_OF_BATCH + 1
        assert "no more are listed" in str(errors[-1])


@pytest.mark.parametrize("model", [PullComplete, Event])
def test_an_event_whose_own_hook_refuses_it_is_malformed(model: type[Model]) -> None:
    batch = refusing(model).structure({"EventSet": [BODY, OTHER]}, PullEventsResponse)
    malformed, other = batch.event_set
    assert isinstance(malformed, MalformedEvent)
    assert isinstance(malformed.error.__cause__, NoSuchTagError)
    assert [str(problem) for problem in malformed.error.problems] == [
        "expected a value that its hook takes, got NoSuchTagError: no such tag at $.EventSet[0]"
    ]
    assert malformed.raw == JsonObject(BODY)
    assert isinstance(other, UnknownEvent if model is PullComplete else MalformedEvent)


def test_an_event_is_malformed_even_if_the_message_of_the_error_cannot_be_read() -> None:
    class UnreadableError(Exception):
        def __str__(self) -> str:
            raise LookupError

    def refuse(*_: Any) -> Any:
        raise UnreadableError

    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, refuse)
    malformed, _ = converter.structure({"EventSet": [BODY, OTHER]}, PullEventsResponse).event_set
    assert isinstance(malformed, MalformedEvent)
    assert str(malformed.error).startswith(
        "expected a value that its hook takes, got UnreadableError: <its message cannot be read>"
    )


def test_little_is_told_of_a_long_message() -> None:
    def refuse(*_: Any) -> Any:
        raise NoSuchTagError("x" * 1_000)

    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, refuse)
    malformed = converter.structure(BODY, Event)
    assert isinstance(malformed, MalformedEvent)
    (problem,) = malformed.error.problems
    assert problem.actual == f"NoSuchTagError: {'x' * 64}…"


def test_an_error_of_another_group_stays_one_group() -> None:
    converter = make_converter()
    converter.register_structure_hook(
        MediaBasicInfo, lambda value, _: converter.structure(value, Strict)
    )
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(BODY, PullComplete)
    assert cattrs.transform_error(caught.value) == [
        "required field missing @ $.PullCompleteEvent.MediaBasicInfo.number"
    ]


@attrs.frozen
class Strict:
    number: int


def test_a_part_that_a_hook_refuses_is_set_aside_if_not_strict() -> None:
    wrong = {**PAYLOAD, "FileId": 5}
    body = {**BODY, "PullCompleteEvent": wrong}
    event = refusing(strict=False).structure(body, PullComplete)
    assert event.payload.media_basic_info is None
    assert event.payload.file_id is None
    assert event.payload.unknown_fields == {
        "FileId": 5,
        "MediaBasicInfo": JsonObject(INFO),
        "X": 1,
    }
    assert [*event.payload.unknown_fields] == ["FileId", "MediaBasicInfo", "X"]
    assert to_dict(event) == body == refusing(strict=False).unstructure(event)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        {"EventType": "PullComplete"},
        {"EventType": "FileDeleted", "PullCompleteEvent": {}},
        {"EventType": "PullComplete", "PullCompleteEvent": 5},
        {"EventType": "PullComplete", "PullCompleteEvent": []},
        [],
        None,
    ],
)
def test_an_event_that_misses_what_it_needs_is_refused_by_parts(body: Any, strict: bool) -> None:  # noqa: FBT001 - a parameter of the test
    whole, by_parts = make_converter(strict=strict), refusing(strict=strict)
    assert told(lambda: by_parts.structure(body, PullComplete)) == told(
        lambda: whole.structure(body, PullComplete)
    )


def test_the_items_of_an_array_are_parts() -> None:
    converter = make_converter()
    wrapped(converter, MediaTrackItem)
    wrongs: list[Any] = [[{"Type": "a"}, {"Type": 5}, {}, None], 5, {}, ""]
    for wrong in wrongs:
        tree = {"TrackItems": wrong}
        for body in (tree, {**tree, "Type": 5}):
            whole = told(partial(make_converter().structure, body, MediaTrack))
            assert told(partial(converter.structure, body, MediaTrack)) == whole
        tolerant = wrapped(make_converter(strict=False), MediaTrackItem)
        assert tolerant.structure(tree, MediaTrack).unknown_fields == JsonObject(tree)
    track = converter.structure({"TrackItems": [{"Type": "a"}, {}]}, MediaTrack)
    assert [item.type for item in track.track_items or ()] == ["a", None]
    assert converter.unstructure(track) == {"TrackItems": [{"Type": "a"}, {}]}


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    tree = {"TrackItems": [{"Type": 5}] * 150}
    for converter in (make_converter(), wrapped(make_converter(), MediaTrackItem)):
        with pytest.raises(cattrs.ClassValidationError, match="150 wrong") as caught:
            converter.structure(tree, MediaTrack)
        assert len(caught.value.exceptions) == MAX_PROBLEMS
    converter = make_converter()
    converter.register_structure_hook(MediaTrackItem, refuse)
    with pytest.raises(cattrs.ClassValidationError, match="150 wrong") as caught:
        converter.structure(tree, MediaTrack)
    assert len(caught.value.exceptions) == MAX_PROBLEMS


def test_what_reaches_too_deep_is_refused_by_parts() -> None:
    def body(levels: int) -> dict[str, Any]:
        deep: Any = 1
        for _ in range(levels):
            deep = [deep]
        payload = {"MediaBasicInfo": {"Name": "a", "New": deep}}
        return {"EventType": "PullComplete", "PullCompleteEvent": payload}

    converter = make_converter()
    register_by_class(converter)
    for kind in kinds(PullComplete, Event):
        assert converter.structure(body(MAX_DEPTH - 3), kind)
        with pytest.raises(DecodeError):
            converter.structure(body(MAX_DEPTH - 2), kind)
    assert converter.structure({"EventSet": [body(MAX_DEPTH - 6)]}, PullEventsResponse)
    with pytest.raises(DecodeError):
        converter.structure({"EventSet": [body(MAX_DEPTH - 5)]}, PullEventsResponse)


def test_the_deepest_body_is_read_by_parts_too() -> None:
    deepest: Any = 1
    for _ in range(MAX_DEPTH - 2):
        deepest = [deepest]
    wrong = {**BODY, "New": [deepest], "EventHandle": 5}
    by_parts = wrapped(make_converter(strict=False), *with_parts(PullComplete)[1:])
    for converter in (by_parts, make_converter(strict=False)):
        for kind in kinds(PullComplete, Event):
            event = converter.structure(wrong, kind)
            assert isinstance(event, PullComplete)
            assert to_dict(event) == wrong
    for converter in (make_converter(), refusing()):
        malformed = converter.structure(wrong, Event)
        assert isinstance(malformed, MalformedEvent)
        assert to_dict(malformed) == wrong
    newer = {**OTHER, "New": [deepest]}
    assert to_dict(make_converter().structure(newer, UnknownEvent)) == newer
    aside = {"MediaBasicInfo": {"New": deepest}}
    task = refusing(strict=False).structure(aside, PullUploadTask)
    assert task.media_basic_info is None
    assert to_dict(task) == aside


@pytest.mark.parametrize("model", [MediaBasicInfo, PullComplete, Event])
@pytest.mark.parametrize("error", [RecursionError, MemoryError])
def test_where_nothing_can_be_done_no_event_is_malformed(
    model: type[Model], error: type[Exception]
) -> None:
    def exhausted(*_: Any) -> Any:
        raise error

    converter = make_converter()
    converter.register_structure_hook(model, exhausted)
    expected = DecodeError if error is RecursionError else MemoryError
    for kind in kinds(Event, KnownEvent, PullEventsResponse):
        if model is Event and kind is not PullEventsResponse:
            continue  # It is the user's hook that is called.
        with pytest.raises(expected):
            converter.structure({"EventSet": [BODY]} if kind is PullEventsResponse else BODY, kind)


# What hooks put in the place of a part


def test_a_hook_may_put_another_class_in_the_place_of_a_part() -> None:
    converter = make_converter()
    converter.register_structure_hook(MediaBasicInfo, lambda value, _: Mine(value["Name"]))
    event: Any = converter.structure(BODY, PullComplete)
    assert event.payload.media_basic_info == Mine("a")
    assert converter.unstructure(event)["PullCompleteEvent"]["MediaBasicInfo"] == {"name": "a"}


def test_a_part_that_is_written_as_none_is_left_out() -> None:
    converter = make_converter()
    converter.register_unstructure_hook(MediaBasicInfo, lambda _: None)
    written = converter.unstructure(converter.structure(BODY, PullComplete))
    assert "MediaBasicInfo" not in written["PullCompleteEvent"]


# The strategies of cattrs


def test_every_subclass_of_an_event_is_included() -> None:
    vod_events.preload()
    converter = make_converter()
    include_subclasses(Event, converter)
    # A real body has the payload keys of others, and a later one can have any name beside them.
    named: dict[str, Any] = {"raw": 1, "text": "a", "error": None, "payload": {}}
    real = {**dict.fromkeys(PAYLOAD_KEYS.values()), **BODY, **named}
    event = vod_events.parse_callback(real)
    newer = {**OTHER, **named}
    assert converter.structure(newer, Event) == vod_events.parse_callback(newer)
    for kind in kinds(Event, KnownEvent, PullComplete):
        assert converter.structure(real, kind) == event
        assert converter.unstructure(event, unstructure_as=kind) == to_dict(event)
    unknown = converter.structure(OTHER, Event)
    assert unknown == vod_events.parse_callback(OTHER)
    assert converter.unstructure(unknown, unstructure_as=Event) == OTHER
    batch = converter.structure(BATCH, PullEventsResponse)
    assert batch == vod_events.parse_pull_events(BATCH)
    assert converter.unstructure(batch) == BATCH
    with pytest.raises(ValueError, match="disambiguate"):
        converter.structure({}, Event)


def test_every_subclass_of_a_documented_event_is_included() -> None:
    vod_events.preload()
    converter = make_converter()
    base: Any = KnownEvent
    include_subclasses(base, converter)
    for kind in kinds(Event, KnownEvent, PullComplete):
        assert converter.structure(BODY, kind) == vod_events.parse_callback(BODY)
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure(OTHER, base)


@pytest.mark.parametrize(
    ("name", "tag"),
    [("EventType", {}), ("_type", {"_type": "PullComplete"})],
    ids=["by the type of the event", "by a tag"],
)
def test_every_subclass_is_included_by_a_tag(name: str, tag: dict[str, str]) -> None:
    vod_events.preload()
    # A converter that forbids what is extra takes the tag out again.
    converter = cattrs.Converter(forbid_extra_keys=bool(tag))
    configure_converter(converter)
    strategy = partial(configure_tagged_union, tag_name=name)
    include_subclasses(Event, converter, union_strategy=strategy)
    event = vod_events.parse_callback(BODY)
    written = converter.unstructure(event, unstructure_as=Event)
    assert written == {**BODY, **tag}
    assert converter.structure(written, Event) == event
    batch = converter.structure({"EventSet": [written]}, PullEventsResponse)
    assert batch.event_set == (event,)


def test_the_classes_of_events_are_listed_flat() -> None:
    vod_events.preload()
    classes = {*vod_events.event_classes().values(), UnknownEvent, MalformedEvent}
    base: Any = PullComplete.__base__
    listed = Event.__subclasses__()
    assert classes <= {*listed}
    assert len(listed) == len({*listed})
    assert base not in listed
    assert {*listed} - {*base.__subclasses__()} >= {UnknownEvent, MalformedEvent}
    assert all("__attrs_attrs__" in vars(kind) for kind in listed), (
        "a draft, or what attrs replaced"
    )


T = TypeVar("T")


@attrs.frozen
class Theirs:
    """Another class of the user's."""

    number: int


MIXED: Any = PullComplete | FileDeleted | Mine
MANY: Any = NewFileUpload | PullComplete | UnknownEvent | MediaBasicInfo | Mine | Theirs


@dataclass(frozen=True)
class Plain:
    """A data class of the user's."""

    word: str


@attrs.frozen
class Box(Generic[T]):
    """A generic class of the user's."""

    inside: T


@pytest.mark.parametrize("value", [Plain("a"), Box(5)])
def test_a_class_of_the_users_in_a_union_may_be_of_any_kind(value: Any) -> None:
    union: Any = PullComplete | FileDeleted | (Box[int] if isinstance(value, Box) else Plain)
    converter = make_converter()
    assert converter.structure(BODY, union) == vod_events.parse_callback(BODY)
    assert converter.structure(converter.unstructure(value), union) == value


def test_a_union_of_an_event_and_what_is_no_class_of_fields_is_left_to_cattrs() -> None:
    union: Any = PullComplete | int
    with pytest.raises(cattrs.StructureHandlerNotFoundError):
        make_converter().structure(BODY, union)


@pytest.mark.parametrize("value", [5, "EventType", [], None])
def test_what_is_no_object_is_left_to_the_class_of_the_users(value: object) -> None:
    with pytest.raises(cattrs.ClassValidationError, match="While structuring Mine"):
        make_converter().structure(value, MIXED)


@pytest.mark.parametrize("make", [cattrs.BaseConverter, cattrs.Converter, make_json_converter])
@pytest.mark.parametrize("union", [MIXED, MANY, MANY | None])
def test_a_union_may_hold_events_and_classes_of_the_users(
    make: Callable[[], cattrs.BaseConverter], union: Any
) -> None:
    converter = make()
    configure_converter(converter)
    real = {"FileDeleteEvent": None, **BODY}
    event = vod_events.parse_callback(BODY)
    assert converter.structure(real, union) == event
    assert converter.structure({"name": "a"}, union) == Mine("a")
    assert converter.unstructure(event, unstructure_as=union) == BODY
    assert converter.unstructure(Mine("a"), unstructure_as=union) == {"name": "a"}
    if union is not MIXED:
        assert converter.structure(OTHER, union) == vod_events.parse_callback(OTHER)
        assert converter.structure({"number": 5}, union) == Theirs(5)
        assert converter.structure({"Name": "a"}, union) == MediaBasicInfo(name="a")
    if type(None) in union.__args__:
        assert converter.structure(None, union) is None


def test_an_event_of_a_union_tells_what_is_wrong_with_it() -> None:
    wrong = {**BODY, "PullCompleteEvent": {"FileId": 5}}
    with pytest.raises(cattrs.ClassValidationError, match="1 wrong in PullComplete"):
        make_converter().structure(wrong, MIXED)


def test_a_union_may_be_tagged() -> None:
    event = vod_events.parse_callback(BODY)
    unions: list[Any] = [MIXED, PullComplete | FileDeleted]
    for union in unions:
        converter = make_converter()
        configure_tagged_union(union, converter, tag_name="EventType")
        written = converter.unstructure(event, unstructure_as=union)
        assert written == BODY
        assert converter.structure(written, union) == event
        with pytest.raises(KeyError):
            converter.structure({"name": "a"}, union)
    converter = make_converter()
    configure_tagged_union(MIXED, converter, tag_name="EventType")
    mine = converter.unstructure(Mine("a"), unstructure_as=MIXED)
    assert mine == {"EventType": "Mine", "name": "a"}
    assert converter.structure(mine, MIXED) == Mine("a")


def test_a_hook_of_cattrs_for_a_part_is_a_hook_of_the_users() -> None:
    converter = make_converter()
    converter.register_structure_hook(
        MediaBasicInfo, make_dict_structure_fn(MediaBasicInfo, converter)
    )
    converter.register_unstructure_hook(
        MediaBasicInfo, make_dict_unstructure_fn(MediaBasicInfo, converter)
    )
    body = {**BODY, "PullCompleteEvent": {"MediaBasicInfo": {"name": "a"}}}
    event = converter.structure(body, PullComplete)
    assert event.payload.media_basic_info == MediaBasicInfo(name="a")
    assert converter.unstructure(event)["PullCompleteEvent"]["MediaBasicInfo"]["name"] == "a"
