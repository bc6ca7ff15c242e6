"""Generates pages of the reference from the classes: one for each module of events.

`conf.py` writes them to ``docs/reference``, where Sphinx reads them.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Mapping
from enum import StrEnum
from types import ModuleType
from typing import Any

import attrs

import vod_events.events
from vod_events._docstrings import field_docstrings
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, item_classes, plan_of
from vod_events.events import event_class, event_classes

_ROOM = f"{vod_events.events.__name__}."
_SEE = re.compile(r"\n*^See (https://\S+)$\n*", re.MULTILINE)

_TYPES = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.TIME: "~datetime.datetime",
}

_OF_EVERY_EVENT = ("event_handle", "t", "sign")
"""Attributes that a page of an event does not repeat."""


@attrs.frozen
class Page:
    """The page of a module of events."""

    path: str
    """The path below ``docs``, without suffix."""
    text: str
    classes: Mapping[str, type]
    """The classes on the page, by their full public names."""


def pages() -> tuple[Page, ...]:
    """Make a page for each event type, each part of a long one, and each shared topic."""
    names = [found.name for found in pkgutil.walk_packages(vod_events.events.__path__, _ROOM)]
    public = [name for name in names if not name.rpartition(".")[2].startswith("_")]
    return tuple(_page(importlib.import_module(name), public) for name in public)


def wire_names(model: type) -> dict[str, str]:
    """Return the wire names of the fields of a class that its page shows, by attribute."""
    return {field.attribute: field.wire for field in _fields(model)} if attrs.has(model) else {}


def in_json(wire: str, vocabulary: type[StrEnum] | None = None) -> list[str]:
    """Make the lines that show the name of a field in JSON."""
    values = f" · values: :py:class:`{vocabulary.__name__}`" if vocabulary else ""
    return ["", ".. container:: in-json", "", f"   In JSON: ``{wire}``{values}", ""]


def _page(module: ModuleType, names: list[str]) -> Page:
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    ]
    event = event_class(_event_type(module.__name__) or "")
    models = _from_the_top([value for value in own if attrs.has(value) and value is not event])
    vocabularies = [value for value in own if issubclass(value, StrEnum)]
    title = event.__name__ if event else _title(module.__name__)
    lines = [
        f".. py:module:: {module.__name__}",
        "",
        title,
        "=" * len(title),
        "",
        *(_event(event) if event else (inspect.getdoc(module) or "").splitlines()),
        "",
        *_parts(module.__name__, names),
        f".. py:currentmodule:: {module.__name__}",
        "",
        *_section("Data types", [_class(model) for model in models]),
        *_section("Vocabularies", [_vocabulary(vocabulary) for vocabulary in vocabularies]),
    ]
    classes = {f"{module.__name__}.{value.__name__}": value for value in (*models, *vocabularies)}
    if event:
        classes[f"{vod_events.__name__}.{event.__name__}"] = event
    return Page(_path(module.__name__), "\n".join(lines) + "\n", classes)


def _event_type(module: str) -> str | None:
    """Return the event type whose class is in a module."""
    types = {event.__module__: name for name, event in event_classes().items()}
    return types.get(module)


def _path(module: str) -> str:
    topic, *part = module.removeprefix(_ROOM).split(".")
    folder = "events" if _event_type(_ROOM + topic) else "shared"
    return "/".join(("reference", folder, topic, *part))


def _title(module: str) -> str:
    package, _, name = module.rpartition(".")
    topic = name.replace("_", " ")
    event_type = _event_type(package)
    return f"{event_type}: {topic}" if event_type else topic.capitalize().replace("Aigc", "AIGC")


def _parts(module: str, names: list[str]) -> list[str]:
    parts = [name for name in names if name.startswith(f"{module}.")]
    if not parts:
        return []
    return [
        "The data types of its parts have separate pages:",
        "",
        ".. toctree::",
        "   :maxdepth: 1",
        "",
        *(f"   /{_path(part)}" for part in parts),
        "",
    ]


def _event(event: type) -> list[str]:
    name = event.__name__
    payload = next(field for field in plan_of(event).fields if field.attribute == "payload")
    module = event.__module__
    imports = [f"from vod_events import {name}"]
    if payload.item_type.__module__ == module:
        imports.append(f"from {module} import {payload.item_type.__name__}")
    return [
        ".. code-block:: python",
        "",
        *(f"   {line}" for line in imports),
        "",
        ".. py:currentmodule:: vod_events",
        "",
        *_class(
            event,
            more="Like every event, it also has `Event.event_handle`, `Event.t`, `Event.sign` and"
            " `Model.unknown_fields`.",
            canonical=f"{module}.{name}",
        ),
    ]


def _class(model: type, more: str = "", canonical: str = "") -> list[str]:
    docstrings = field_docstrings(model)
    body = [*_docstring(model), more, ""]
    for field in _fields(model):
        body += _field(field, docstrings[field.attribute])
    for name, value in vars(model).items():
        if isinstance(value, property):
            body += _property(name, value)
    options = [f"   :canonical: {canonical}"] if canonical else []
    return [f".. py:class:: {model.__name__}", *options, "", *_indented(body)]


def _fields(model: type) -> tuple[FieldPlan, ...]:
    fields = plan_of(model).fields
    if model.__name__ not in PAYLOAD_KEYS:
        return fields
    return tuple(field for field in fields if field.attribute not in _OF_EVERY_EVENT)


def _field(field: FieldPlan, docstring: str) -> list[str]:
    return [
        f".. py:attribute:: {field.attribute}",
        f"   :type: {_type(field)}",
        "   :no-contents-entry:",
        "",
        *_indented([*docstring.splitlines(), *in_json(field.wire, field.vocabulary)]),
    ]


def _type(field: FieldPlan) -> str:
    if field.constant:
        return f"~typing.Literal[{field.constant!r}]"
    if field.kind is Kind.OBJECT:
        item = f"~{field.item_type.__module__}.{field.item_type.__name__}"
    else:
        item = _TYPES[field.kind]
    whole = f"tuple[{item}, ...]" if field.is_array else item
    return whole if field.required else f"{whole} | None"


def _property(name: str, value: Any) -> list[str]:
    result = inspect.signature(value.fget).return_annotation
    return [
        f".. py:property:: {name}",
        f"   :type: {result.__name__}",
        "   :no-contents-entry:",
        "",
        *_indented((inspect.getdoc(value) or "").splitlines()),
        "",
    ]


def _vocabulary(vocabulary: type[StrEnum]) -> list[str]:
    docstrings = _member_docstrings(vocabulary)
    body = _docstring(vocabulary)
    for member in vocabulary:
        body += [
            f".. py:attribute:: {member.name}",
            f'   :value: "{member.value}"',
            "   :no-contents-entry:",
            "",
            *_indented(docstrings[member.name].splitlines()),
            "",
        ]
    return [f".. py:class:: {vocabulary.__name__}", "", *_indented(body)]


def _member_docstrings(vocabulary: type[StrEnum]) -> dict[str, str]:
    source = inspect.getsource(vocabulary)
    found = re.findall(r'^    (\w+) = .*\n    """((?:.|\n)*?)"""$', source, re.MULTILINE)
    return {name: inspect.cleandoc(text) for name, text in found}


def _docstring(documented: type) -> list[str]:
    text = inspect.getdoc(documented) or ""
    return [*_SEE.sub(r"\n\n`Official page <\1>`__\n\n", text).splitlines(), ""]


def _section(title: str, entries: list[list[str]]) -> list[str]:
    if not entries:
        return []
    return [title, "-" * len(title), "", *(line for entry in entries for line in entry)]


def _indented(lines: list[str]) -> list[str]:
    return [f"   {line}" if line else "" for line in lines]


def _from_the_top(models: list[type]) -> list[type]:
    """Order classes so that each comes before the classes of its fields."""
    held = {item for model in models for item in item_classes(model)}
    ordered: dict[type, None] = {}

    def add(model: type) -> None:
        if model in models and model not in ordered:
            ordered[model] = None
            for item in item_classes(model):
                add(item)

    for model in models:
        if model not in held:
            add(model)
    return list(ordered)
