"""The public face: what is importable is what is named, and every annotation resolves."""

import ast
import inspect
from collections.abc import Iterator
from enum import StrEnum
from importlib.metadata import metadata, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from models import DATA_TYPES, EVENTS, MODELS

import vod_events
from vod_events import (
    AnyEvent,
    Event,
    EventType,
    MalformedEvent,
    UnknownEvent,
    events,
    vocabularies,
)
from vod_events._model import Model
from vod_events._plan import plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES
from vod_events._vocabulary_of import VOCABULARY_OF

PUBLIC = {name: getattr(vod_events, name) for name in vod_events.__all__}
CLASSES = [thing for thing in PUBLIC.values() if isinstance(thing, type)]


def test_the_names_are_sorted_and_there() -> None:
    assert list(vod_events.__all__) == sorted(set(vod_events.__all__))
    assert all(PUBLIC.values())


def test_every_class_of_the_library_is_in_the_face() -> None:
    assert {model.__name__ for model in MODELS} <= PUBLIC.keys()
    assert all(PUBLIC[model.__name__] is model for model in MODELS)
    found = {thing for thing in vars(vocabularies).values() if isinstance(thing, type)} - {StrEnum}
    assert found <= set(CLASSES)


def test_what_is_public_without_an_underscore_is_named() -> None:
    modules = {"errors", "events", "responses", "samples", "schemas", "vocabularies", "strategies"}
    extra = {"consumer", "tencentcloud"}
    public = {name for name in vars(vod_events) if not name.startswith("_")}
    assert public - set(vod_events.__all__) <= modules | extra


@pytest.mark.parametrize(
    "name", ["Drift", "configure_converter", "drift", "json_schema", "make_converter", "openapi"]
)
def test_a_name_that_is_loaded_late_is_listed_and_loaded_once(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(vars(vod_events), name, raising=False)
    assert name in dir(vod_events)
    assert name not in vars(vod_events)
    assert getattr(vod_events, name) is vars(vod_events)[name]


def test_every_public_name_is_listed() -> None:
    assert set(vod_events.__all__) <= set(dir(vod_events))


MODULES = sorted(Path(vod_events.__path__[0]).rglob("*.py"))


def taken_from_the_face(module: Path) -> Iterator[str]:
    """The names of the package itself, and not of its modules, that a module imports."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            # Also ``import vod_events.errors`` is a name for the face.
            yield from (name.name for name in node.names if name.name.startswith("vod_events"))
        if isinstance(node, ast.ImportFrom) and (node.level or node.module == "vod_events"):
            names = [name.name for name in node.names]
            yield from (name for name in names if not find_spec(f"vod_events.{name}"))


def test_no_module_imports_the_face() -> None:
    assert len(MODULES) > 30
    taken = {(path.stem, name) for path in MODULES for name in taken_from_the_face(path)}
    assert taken == set()


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        vod_events.no_such_name  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression, reportUnknownMemberType] - that is what is wrong with it


def test_every_event_class_has_a_row() -> None:
    classes = [thing for thing in vars(events).values() if isinstance(thing, type)]
    named = {thing for thing in classes if issubclass(thing, Event)}
    assert named == {*EVENTS, Event, UnknownEvent, MalformedEvent}


def test_every_event_class_is_in_the_union() -> None:
    assert set(get_args(AnyEvent)) == {*EVENTS, UnknownEvent, MalformedEvent}
    assert all(issubclass(kind, Event) for kind in get_args(AnyEvent))


@pytest.mark.parametrize("public", CLASSES, ids=lambda public: public.__name__)
def test_the_annotations_of_a_class_resolve(public: type) -> None:
    get_type_hints(public)
    get_type_hints(vars(public).get("__init__", public))


@pytest.mark.parametrize("function", [*filter(inspect.isfunction, PUBLIC.values())])
def test_the_annotations_of_a_function_resolve(function: Any) -> None:
    assert "return" in get_type_hints(function)


@pytest.mark.parametrize("public", CLASSES, ids=lambda public: public.__name__)
def test_a_class_says_what_it_is(public: type) -> None:
    assert public.__doc__
    assert public.__module__.startswith("vod_events.")


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_a_row_of_the_table_holds_together(event_type: str) -> None:
    row = EVENT_TYPES[event_type]
    assert event_type in set(EventType)
    assert row.payload_key in DOCUMENTED_PAYLOAD_KEYS
    assert attrs.fields_dict(row.event)["event_type"].default == event_type
    fields = {field.attribute: field for field in plan_of(row.event).fields}
    assert fields.keys() == {"event_handle", "event_type", "payload"}
    assert fields["payload"].wire == row.payload_key
    assert fields["payload"].item_type is row.payload
    assert fields["payload"].required
    assert fields["event_type"].constant == event_type


@pytest.mark.parametrize("model", [model for model in DATA_TYPES if model not in EVENTS])
def test_every_field_of_a_data_type_is_optional(model: type[Model]) -> None:
    for field in attrs.fields(model):
        if field.name != "unknown_fields":
            assert field.default is None
    assert not any(field.required for field in plan_of(model).fields)


def test_a_vocabulary_belongs_to_a_field_that_is_a_string() -> None:
    for model, attribute in VOCABULARY_OF:
        hints = get_type_hints(model)
        assert hints[attribute] in (str, str | None)
    used = set(VOCABULARY_OF.values())
    assert used == {thing for thing in CLASSES if issubclass(thing, StrEnum)}


def test_a_member_of_a_vocabulary_is_its_text() -> None:
    assert vod_events.TaskStatus.FINISH == "FINISH"
    task = vod_events.PullUploadTask(status=vod_events.TaskStatus.FINISH, err_code=0)
    assert task.succeeded
    assert task == vod_events.PullUploadTask(status="FINISH", err_code=0)
    assert vod_events.to_json(task) == '{"Status":"FINISH","ErrCode":0}'


def test_the_types_that_are_documented() -> None:
    assert len(EventType) == len({member.value for member in EventType})
    assert len(DOCUMENTED_PAYLOAD_KEYS) >= len(EventType)


def test_two_dependencies_are_enough() -> None:
    required = [line for line in requires("vod-events") or [] if "extra ==" not in line]
    assert sorted(line.split(">")[0] for line in required) == ["attrs", "cattrs"]
    assert metadata("vod-events")["Requires-Python"] == ">=3.11"
    assert version("vod-events") == vod_events.__version__
