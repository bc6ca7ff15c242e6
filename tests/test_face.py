"""The public face: what is importable is what is named, and every class says what it is."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from importlib.metadata import metadata, requires, version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from models import DATA_TYPES, EVENTS

import vod_events
from vod_events import Event, KnownEvent, MalformedEvent, UnknownEvent, events
from vod_events._docstrings import field_docstrings
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import Kind, WireName, plan_of, wire_name
from vod_events.events._base import DocumentedEvent
from vod_events.events.pull_complete import PullUploadTask
from vod_events.events.tasks import TaskStatus

PACKAGE = Path(vod_events.__path__[0])
PUBLIC = {name: getattr(vod_events, name) for name in vod_events.__all__}
MODULES = {"consumer", "errors", "events", "responses", "samples", "strategies", "tencentcloud"}


def test_the_names_are_sorted_and_there() -> None:
    assert list(vod_events.__all__) == sorted(set(vod_events.__all__))
    assert all(PUBLIC.values())
    assert list(events.__all__) == sorted(set(events.__all__))
    assert all(getattr(events, name) for name in events.__all__)


def test_a_star_imports_every_public_name() -> None:
    names: dict[str, Any] = {}
    exec("from vod_events import *", names)  # noqa: S102 - in no other way into a dict
    assert {name: names[name] for name in PUBLIC} == PUBLIC
    assert names.keys() - PUBLIC.keys() == {"__builtins__"}


def test_the_face_holds_events_and_no_data_types() -> None:
    assert all(PUBLIC[model.__name__] is model for model in EVENTS)
    assert {model for model in PUBLIC.values() if model in DATA_TYPES} == set(EVENTS)


def test_what_is_public_without_an_underscore_is_named() -> None:
    public = {name for name in vars(vod_events) if not name.startswith("_")}
    assert public - set(vod_events.__all__) <= MODULES


@pytest.mark.parametrize(
    "name",
    [
        *("Drift", "configure_converter", "dedup_key", "drift", "json_schema", "make_converter"),
        *("openapi", "sign_callback", "verify_callback", "FileDeleted", "PullComplete"),
    ],
)
def test_a_name_that_is_loaded_late_is_listed_and_loaded_once(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(vars(vod_events), name, raising=False)
    assert name in dir(vod_events)
    assert name not in vars(vod_events)
    assert getattr(vod_events, name) is vars(vod_events)[name]


@pytest.mark.parametrize("name", ["consumer", "samples", "strategies", "tencentcloud"])
def test_a_module_beside_is_loaded_when_it_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(vars(vod_events), name, raising=False)
    monkeypatch.delitem(sys.modules, f"vod_events.{name}", raising=False)
    needed = {"tencentcloud": "tencentcloud"}.get(name, "vod_events")
    if find_spec(needed):
        assert getattr(vod_events, name).__name__ == f"vod_events.{name}"
    else:
        with pytest.raises(ImportError, match="needs the official SDK"):
            getattr(vod_events, name)


def test_every_public_name_is_listed() -> None:
    assert set(vod_events.__all__) <= set(dir(vod_events))


@pytest.mark.parametrize("module", [vod_events, events], ids=lambda module: module.__name__)
@pytest.mark.parametrize("name", ["no_such_name", "PullCompleted", "pullcomplete", "AnyEvents"])
def test_a_name_that_is_not_there(module: ModuleType, name: str) -> None:
    with pytest.raises(AttributeError, match=rf"'{module.__name__}' has no attribute '{name}'"):
        getattr(module, name)
    assert not hasattr(module, name)


def test_a_known_event_is_one_of_a_class_of_the_table() -> None:
    # Other tests make classes as if they were the library's: no module holds those.
    of_the_library = {
        model
        for model in DocumentedEvent.__subclasses__()
        if getattr(sys.modules.get(model.__module__), model.__name__, None) is model
    }
    assert of_the_library == set(EVENTS)
    for name, key in PAYLOAD_KEYS.items():
        known = vod_events.parse_callback({"EventType": name, key: {}})
        assert type(known) is vod_events.event_class(name)
        assert isinstance(known, KnownEvent)
        assert isinstance(known, Event)
    unknown, malformed = vod_events.parse({"EventSet": [{"EventType": "SomethingNew"}, 5]})
    for event, kind in [(unknown, UnknownEvent), (malformed, MalformedEvent)]:
        assert type(event) is kind
        assert not isinstance(event, KnownEvent)
        assert isinstance(event, Event)


def test_an_alias_of_events_is_a_base_class_at_run_time() -> None:
    for module in (vod_events, events):
        assert getattr(module, "AnyEvent") is Event  # noqa: B009 - type checkers see a union
        assert getattr(module, "KnownEvent") is DocumentedEvent  # noqa: B009 - the same


def public_modules() -> list[str]:
    """Name the modules without an underscore; that of the SDK where the SDK is."""
    files = (file.relative_to(PACKAGE.parent) for file in sorted(PACKAGE.rglob("*.py")))
    names = (".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    return [
        name
        for name in names
        if "._" not in name and (name != "vod_events.tencentcloud" or find_spec("tencentcloud"))
    ]


def public_things(module: str) -> dict[str, Any]:
    """Give the classes and functions of a public module."""
    members = vars(import_module(module))
    listed = members.get("__all__") or [
        name
        for name, thing in members.items()
        if not name.startswith("_") and getattr(thing, "__module__", None) == module
    ]
    things = {name: getattr(import_module(module), name) for name in listed}
    return {
        name: thing
        for name, thing in things.items()
        if inspect.isclass(thing) or inspect.isfunction(thing)
    }


def functions_of(thing: Any) -> list[Any]:
    """Give a function, or the ``__init__``, the public methods and the properties of a class."""
    if not inspect.isclass(thing):
        return [thing]
    own: Mapping[str, Any] = vars(thing)
    members = [value for name, value in own.items() if not name.startswith("_")]
    getters = [member.fget for member in members if isinstance(member, property)]
    functions: list[Any] = [own.get("__init__"), *members, *getters]
    # Not what typing gives to a Protocol.
    return [it for it in functions if inspect.isfunction(it) and it.__module__ == thing.__module__]


def test_the_public_modules_are_those_without_an_underscore() -> None:
    top = {name.split(".")[1] for name in public_modules() if name != "vod_events"}
    assert top | {"tencentcloud"} == MODULES
    assert {model.__module__ for model in DATA_TYPES} <= set(public_modules())


@pytest.mark.parametrize("module", public_modules())
def test_the_annotations_of_every_class_and_function_resolve(module: str) -> None:
    things = public_things(module)
    assert things
    for thing in things.values():
        get_type_hints(thing)
        for function in functions_of(thing):
            assert "return" in get_type_hints(function), function


@pytest.mark.parametrize("module", public_modules())
def test_every_class_and_function_says_what_it_is(module: str) -> None:
    assert [name for name, thing in public_things(module).items() if not thing.__doc__] == []


OFFICIAL = r"See (https://cloud\.tencent\.com/document/(?:api|product)/266/\d+(?:#\w+)?)"


def test_every_data_type_says_what_it_is_and_where_it_is_documented() -> None:
    assert len(DATA_TYPES) > 300
    for model in DATA_TYPES:
        text = inspect.cleandoc(model.__doc__ or "")
        assert len(re.findall("https?://", text)) == 1, model
        assert re.fullmatch(OFFICIAL, text.splitlines()[-1]), model


def test_every_field_of_a_data_type_says_what_it_is() -> None:
    for model in DATA_TYPES:
        names = {field.name for field in attrs.fields(model)}
        assert names <= field_docstrings(model).keys(), model
        assert all(text.endswith((".", "``")) for text in field_docstrings(model).values()), model


def test_the_wire_names_of_a_class_are_its_own() -> None:
    for model in DATA_TYPES:
        names = [field.wire for field in plan_of(model).fields]
        assert len(names) == len(set(names)), model


def test_every_field_of_a_data_type_is_optional() -> None:
    for model in set(DATA_TYPES) - set(EVENTS):
        for field in attrs.fields(model):
            assert field.name == "unknown_fields" or field.default is None, (model, field)
        assert not any(field.required for field in plan_of(model).fields), model


def notes_of(hint: Any) -> Iterator[tuple[Any, Any]]:
    """Find what is annotated in a hint, at any depth, with each of its notes."""
    if get_origin(hint) is Annotated:
        base, *notes = get_args(hint)
        yield from ((base, note) for note in notes)
    for part in get_args(hint):
        yield from notes_of(part)


def annotated_fields() -> Iterator[tuple[type[Model], str, Any, Any]]:
    for model in DATA_TYPES:
        for attribute, hint in get_type_hints(model, include_extras=True).items():
            yield from ((model, attribute, base, note) for base, note in notes_of(hint))


def test_a_note_on_a_field_is_its_vocabulary_or_its_wire_name() -> None:
    found = list(annotated_fields())
    assert len(found) > 100
    for model, attribute, base, note in found:
        (field,) = (field for field in plan_of(model).fields if field.attribute == attribute)
        if isinstance(note, WireName):
            assert field.wire == note.name
            assert note.name != wire_name(attribute), f"{model}.{attribute} needs no wire name"
        else:
            assert field.vocabulary is note
            assert base is str


def vocabularies() -> set[type[StrEnum]]:
    modules = [import_module(name) for name in public_modules() if ".events." in name]
    return {
        thing
        for module in modules
        for thing in vars(module).values()
        if inspect.isclass(thing) and issubclass(thing, StrEnum) and thing is not StrEnum
    }


def test_a_vocabulary_belongs_to_fields_that_are_strings() -> None:
    fields = [(model, field) for model in DATA_TYPES for field in plan_of(model).fields]
    assert {field.vocabulary for _, field in fields} - {None} == vocabularies()
    for model, field in fields:
        if field.vocabulary:
            assert field.kind is Kind.STRING
            without_notes = get_type_hints(model)[field.attribute]
            assert without_notes == (tuple[str, ...] if field.is_array else str) | None


def test_every_vocabulary_and_each_of_its_members_says_what_it_is() -> None:
    own = tuple(model.__module__ for model in EVENTS)
    for vocabulary in vocabularies():
        links = re.findall(OFFICIAL, vocabulary.__doc__ or "")
        # One that many events share has no page of its own.
        assert len(links) == 1 or not (links or vocabulary.__module__.startswith(own)), vocabulary
        definition = ast.parse(inspect.getsource(vocabulary)).body[0]
        assert isinstance(definition, ast.ClassDef)
        told = [
            ast.unparse(member.targets[0])
            for member, text in zip(definition.body, definition.body[1:], strict=False)
            if isinstance(member, ast.Assign) and isinstance(text, ast.Expr)
        ]
        assert told == list(vocabulary.__members__), vocabulary


def test_a_member_of_a_vocabulary_is_its_text() -> None:
    assert TaskStatus.FINISH == "FINISH"
    task = PullUploadTask(status=TaskStatus.FINISH, err_code=0)
    assert task.succeeded
    assert task == PullUploadTask(status="FINISH", err_code=0)
    assert vod_events.to_json(task) == '{"Status":"FINISH","ErrCode":0}'


def test_two_dependencies_are_enough() -> None:
    required = [line for line in requires("vod-events") or [] if "extra ==" not in line]
    assert sorted(line.split(">")[0] for line in required) == ["attrs", "cattrs"]
    assert metadata("vod-events")["Requires-Python"] == ">=3.11"
    assert version("vod-events") == vod_events.__version__
