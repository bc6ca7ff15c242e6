"""The table of event types, and the same names once more: for type checkers, and in both faces.

Nothing here needs a table that is right, so that what is wrong with it is told.
"""

# It looks inside.
# pyright: reportPrivateUsage=false

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import pytest

import vod_events
from vod_events import events
from vod_events._plan import Kind, plan_of
from vod_events.events import pull_complete
from vod_events.events._base import DocumentedEvent
from vod_events.events.pull_complete import PullUploadTask

PACKAGE = Path(vod_events.__path__[0])


def type_checking_part(source: str) -> list[ast.stmt]:
    """Give what a module says to type checkers alone, where the condition holds."""
    tests = [node for node in ast.parse(source).body if isinstance(node, ast.If)]
    return next(node.body for node in tests if ast.unparse(node.test).endswith("TYPE_CHECKING"))


def imported(source: str) -> dict[str, str]:
    """Name what a module imports for type checkers, and the module that each comes from."""
    return {
        alias.name: str(node.module)
        for node in type_checking_part(source)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def union(source: str, alias: str) -> Counter[str]:
    """Count the members of a union that a module defines for type checkers."""
    values = (
        node.value
        for node in type_checking_part(source)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == alias and node.value
    )
    return Counter(ast.unparse(next(values)).split(" | "))


def listed(source: str) -> Counter[str]:
    """Count the names in the ``__all__`` of a module."""
    values = (
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    return Counter(ast.literal_eval(next(values)))


def typed_rows(source: str) -> list[str]:
    """Name the event types that the table's source has rows for, in its order."""
    values = (
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_EVENT_TYPES"
    )
    table = next(values)
    assert isinstance(table, ast.Dict)
    return [ast.literal_eval(key) for key in table.keys if key]


HERE = "vod_events/events/__init__.py"
FACE = "vod_events/__init__.py"
SOURCES = {file: (PACKAGE.parent / file).read_text("utf-8") for file in (HERE, FACE)}


def steps_to_take(rows: Mapping[str, Any], sources: Mapping[str, str]) -> list[str]:
    """Tell what is left to be done before the table of event types is right.

    Args:
        rows: the table.
        sources: the source of its module and of the face, by file.
    """
    steps = [step for name, row in rows.items() for step in _in_its_module(name, row.module)]
    steps += _in_the_table(rows, sources[HERE])
    home = {name: f"vod_events.events.{row.module}" for name, row in rows.items()}
    steps += _in_imports(home, imported(sources[HERE]), HERE)
    from_events = {
        name: origin
        for name, origin in imported(sources[FACE]).items()
        if origin == "vod_events.events"
    }
    steps += _in_imports(dict.fromkeys(rows, "vod_events.events"), from_events, FACE)
    known = union(sources[HERE], "KnownEvent")
    steps += _in_names(rows, known, f"the union KnownEvent in {HERE}")
    if union(sources[HERE], "AnyEvent") != Counter(
        ["KnownEvent", "UnknownEvent", "MalformedEvent"]
    ):
        steps.append(f"make AnyEvent in {HERE} the union of KnownEvent and the two other events")
    events_named = {*rows, *known, *imported(sources[HERE])}
    for file, source in sources.items():
        names = {name: count for name, count in listed(source).items() if name in events_named}
        steps += _in_names(rows, Counter(names), f"__all__ in {file}")
    return sorted(steps)


def _in_its_module(name: str, module: str) -> Iterator[str]:
    file = f"vod_events/events/{module}.py"
    if not find_spec(f"vod_events.events.{module}"):
        yield f"write {file}, or correct the module in the row of {name}"
        return
    model = getattr(import_module(f"vod_events.events.{module}"), name, None)
    if model is None:
        yield f"define the class {name} in {file}: it has the name of its event type"
        return
    if not issubclass(model, DocumentedEvent):
        yield f"derive {name} from DocumentedEvent"
        return
    fields = {field.attribute: field for field in plan_of(model).fields}
    if fields["event_type"].constant != name or attrs.fields_dict(model)["event_type"].init:
        yield f'give {name} a field event_type: Literal["{name}"] that is not given to __init__'
    payload = fields.get("payload")
    if not payload or (payload.kind, payload.is_array, payload.required) != (
        Kind.OBJECT,
        False,
        True,
    ):
        yield f"give {name} a field payload, annotated with the class of its payload alone"


def _in_the_table(rows: Mapping[str, Any], source: str) -> Iterator[str]:
    in_rows = Counter(typed_rows(source))
    yield from (f"remove a row of {name}: it has two" for name in in_rows if in_rows[name] > 1)
    for column in ("payload_key", "module"):
        sharers: dict[str, list[str]] = {}
        for name, row in rows.items():
            sharers.setdefault(getattr(row, column), []).append(name)
        for value, names in sharers.items():
            if len(names) > 1:
                yield f"correct the rows of {' and '.join(names)}: both have the {column} {value}"
    in_modules = {
        name
        for file in (PACKAGE / "events").rglob("*.py")
        for name in re.findall(
            r"^class (\w+)\(DocumentedEvent\)", file.read_text("utf-8"), re.MULTILINE
        )
    }
    yield from (f"add a row for {name} to the table in {HERE}" for name in in_modules - rows.keys())


def _in_imports(home: Mapping[str, str], found: Mapping[str, str], file: str) -> Iterator[str]:
    for name in home.keys() | found.keys():
        if name not in home:
            yield f"add a row for {name}, or remove its import from {file}"
        elif found.get(name) != home[name]:
            yield f"import {name} from {home[name]} in {file}, under TYPE_CHECKING"


def _in_names(rows: Mapping[str, Any], found: Counter[str], place: str) -> Iterator[str]:
    for name in rows.keys() | found.keys():
        if name not in rows:
            yield f"add a row for {name}, or remove it from {place}"
        elif found[name] != 1:
            yield f"name {name} once in {place}"


TABLE = events._EVENT_TYPES


def test_the_table_is_right() -> None:
    steps = steps_to_take(TABLE, SOURCES)
    assert not steps, "\n".join(["To do (see docs/adding-an-event-type.md):", *steps])


Table = tuple[Mapping[str, Any], Mapping[str, str]]
Break = Callable[[pytest.MonkeyPatch], Table]


def with_row(name: str, payload_key: str, module: str) -> Break:
    return lambda _: ({**TABLE, name: events._Row(payload_key, module)}, SOURCES)


def without_row(name: str) -> Break:
    return lambda _: ({other: TABLE[other] for other in TABLE if other != name}, SOURCES)


def without(file: str, text: str, new: str = "") -> Break:
    assert SOURCES[file].count(text) == 1, text
    return lambda _: (TABLE, {**SOURCES, file: SOURCES[file].replace(text, new)})


def with_class(model: type) -> Break:
    def break_it(monkeypatch: pytest.MonkeyPatch) -> Table:
        monkeypatch.setattr(pull_complete, "PullComplete", model)
        return TABLE, SOURCES

    return break_it


@attrs.frozen(kw_only=True, repr=False)
class ManyPayloads(DocumentedEvent):
    __module__ = pull_complete.__name__

    payload: tuple[PullUploadTask, ...]


IMPORT = "    from vod_events.events.pull_complete import PullComplete as PullComplete\n"
ROW = '    "PullComplete": _Row("PullCompleteEvent", "pull_complete"),\n'


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (
            with_row("PullComplete", "PullCompleteEvent", "pulled"),
            "write vod_events/events/pulled.py, or correct the module in the row of PullComplete",
        ),
        (
            with_row("PullComplete", "PullCompleteEvent", "media"),
            "define the class PullComplete in vod_events/events/media.py: it has the name of its event type",
        ),
        (
            with_row("PullComplete", "FileDeleteEvent", "pull_complete"),
            "correct the rows of FileDeleted and PullComplete: both have the payload_key FileDeleteEvent",
        ),
        (
            with_row("PullComplete", "PullCompleteEvent", "file_deleted"),
            "correct the rows of FileDeleted and PullComplete: both have the module file_deleted",
        ),
        (
            with_row("PullUploadTask", "PullUploadTaskEvent", "pull_complete"),
            "derive PullUploadTask from DocumentedEvent",
        ),
        (
            with_class(ManyPayloads),
            'give PullComplete a field event_type: Literal["PullComplete"] that is not given to __init__',
        ),
        (
            with_class(ManyPayloads),
            "give PullComplete a field payload, annotated with the class of its payload alone",
        ),
        (
            with_class(DocumentedEvent),
            "give PullComplete a field payload, annotated with the class of its payload alone",
        ),
        (without(HERE, ROW, ROW + ROW), "remove a row of PullComplete: it has two"),
        (
            without_row("PullComplete"),
            f"add a row for PullComplete to the table in {HERE}",
        ),
        (
            without_row("PullComplete"),
            f"add a row for PullComplete, or remove its import from {FACE}",
        ),
        (
            without_row("PullComplete"),
            f"add a row for PullComplete, or remove it from the union KnownEvent in {HERE}",
        ),
        (
            without(HERE, IMPORT),
            f"import PullComplete from vod_events.events.pull_complete in {HERE}, under TYPE_CHECKING",
        ),
        (
            without(HERE, IMPORT, IMPORT.replace("events.pull", "events.push")),
            f"import PullComplete from vod_events.events.pull_complete in {HERE}, under TYPE_CHECKING",
        ),
        (
            without(HERE, "        | PullComplete\n"),
            f"name PullComplete once in the union KnownEvent in {HERE}",
        ),
        (without(HERE, '    "PullComplete",\n'), f"name PullComplete once in __all__ in {HERE}"),
        (
            without(
                HERE, "KnownEvent | UnknownEvent | MalformedEvent", "KnownEvent | UnknownEvent"
            ),
            f"make AnyEvent in {HERE} the union of KnownEvent and the two other events",
        ),
        (
            without(FACE, "        PullComplete,\n"),
            f"import PullComplete from vod_events.events in {FACE}, under TYPE_CHECKING",
        ),
        (without(FACE, '    "PullComplete",\n'), f"name PullComplete once in __all__ in {FACE}"),
    ],
)
def test_a_table_that_is_wrong_tells_what_to_do(
    break_it: Break, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told in steps_to_take(*break_it(monkeypatch))


def test_a_class_reads_its_payload_where_its_row_says() -> None:
    for name, row in TABLE.items():
        fields = {
            field.attribute: field for field in plan_of(vod_events.event_classes()[name]).fields
        }
        assert list(fields) == ["event_handle", "t", "sign", "event_type", "payload"]
        assert fields["payload"].wire == row.payload_key
        assert fields["event_type"].wire == "EventType"
