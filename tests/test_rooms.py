"""The rooms of the package: what imports what, wherever in a module, and that it leads downwards."""

# It looks inside.
# pyright: reportPrivateUsage=false

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import vod_events
from vod_events.events import _EVENT_TYPES

MAX_FLOORS = 14
MAX_MODULES_IN_TOP_FOLDER = 20
MAX_LINES = 350

PACKAGE = Path(vod_events.__path__[0])
FACE = "vod_events"
EVENTS = "vod_events.events"


def modules_of(package: Path) -> dict[str, Path]:
    """Find the file of each module of a package, by the module's name."""
    files = (file.relative_to(package.parent) for file in sorted(package.rglob("*.py")))
    return {
        ".".join(file.with_suffix("").parts).removesuffix(".__init__"): package.parent / file
        for file in files
    }


def imports_of(package: Path) -> dict[str, set[str]]:
    """Name the modules of a package that each of them imports.

    Those in functions count, and those for type checkers alone.
    """
    modules = modules_of(package)
    return {
        name: set(_imported(file, package.name, modules)) - {name} for name, file in modules.items()
    }


def _imported(file: Path, package: str, modules: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if _is_in(alias.name, package)]
            # Without "as" it binds the package itself.
            binds_package = any(not alias.asname for alias in node.names if alias.name in names)
            yield from [*names, package] if binds_package else names
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file.name}:{node.lineno}: a relative import"
            origin = node.module or ""
            if _is_in(origin, package):
                members = (f"{origin}.{alias.name}" for alias in node.names)
                yield from (member if member in modules else origin for member in members)


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def floors_of(imports: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Number the floor of each module: one above the highest that it imports.

    Raises:
        CycleError: modules import each other in a circle; its second argument is the circle.
    """
    floors: dict[str, int] = {}
    for name in TopologicalSorter(imports).static_order():
        floors[name] = 1 + max((floors[below] for below in imports[name]), default=0)
    return floors


def names_of(file: Path) -> set[str]:
    """Name what a module mentions: names, attributes and what it imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                names.add(name)
            case _:
                pass
    return names


MODULES = modules_of(PACKAGE)
IMPORTS = imports_of(PACKAGE)


def importers_of(*rooms: str) -> set[str]:
    """Name the modules outside of some rooms that import from them."""
    return {
        name
        for name, below in IMPORTS.items()
        if any(_is_in(module, room) for module in below for room in rooms)
        and not any(_is_in(name, room) for room in rooms)
    }


def test_modules_import_each_other_in_no_circle() -> None:
    assert floors_of(IMPORTS).keys() == MODULES.keys()


def test_there_are_few_floors() -> None:
    floors = floors_of(IMPORTS)
    assert max(floors.values()) <= MAX_FLOORS
    assert floors[FACE] == max(floors.values())


CIRCLE = {
    "__init__": "from rooms import low",
    "low": "def later():\n    from rooms.middle import thing",
    "middle": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import rooms.high as high",
    "high": "from rooms.low import later",
}


@pytest.mark.parametrize("broken_at", [None, "low", "middle", "high"])
def test_a_circle_is_found_wherever_its_imports_stand(
    tmp_path: Path, broken_at: str | None
) -> None:
    package = tmp_path / "rooms"
    package.mkdir()
    for name, text in CIRCLE.items():
        (package / f"{name}.py").write_text("" if name == broken_at else text, "utf-8")
    imports = imports_of(package)
    if broken_at:
        assert max(floors_of(imports).values()) in (3, 4)
        return
    with pytest.raises(CycleError) as caught:
        floors_of(imports)
    assert {*caught.value.args[1]} == {"rooms.low", "rooms.middle", "rooms.high"}


def test_floors_are_counted_from_the_lowest() -> None:
    imports = {"a": {"b", "c"}, "b": {"d"}, "c": {"b"}, "d": set[str](), "e": set[str]()}
    assert floors_of(imports) == {"d": 1, "e": 1, "b": 2, "c": 3, "a": 4}


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("from rooms import low", {"rooms.low"}),
        ("from rooms import name", {"rooms"}),
        ("from rooms.low import name", {"rooms.low"}),
        ("import rooms", {"rooms"}),
        ("import rooms.low", {"rooms.low", "rooms"}),
        ("import rooms.low as low", {"rooms.low"}),
        ("import json, rooms_beside\nfrom rooms_beside import low", set[str]()),
    ],
)
def test_an_import_is_followed_to_the_module(tmp_path: Path, text: str, imported: set[str]) -> None:
    package = tmp_path / "rooms"
    package.mkdir()
    for name, content in {"__init__": "", "low": "", "high": text}.items():
        (package / f"{name}.py").write_text(content, "utf-8")
    assert imports_of(package)["rooms.high"] == imported


def test_nothing_is_imported_by_string_but_by_the_table() -> None:
    by_string = {"import_module", "__import__"}
    assert {name for name, file in MODULES.items() if names_of(file) & by_string} == {EVENTS}


def test_the_top_folder_holds_few_modules() -> None:
    found = [file for file in MODULES.values() if file.parent == PACKAGE]
    assert 10 < len(found) <= MAX_MODULES_IN_TOP_FOLDER


def test_a_module_is_short_unless_it_holds_data_types() -> None:
    lengths = {name: len(file.read_text("utf-8").splitlines()) for name, file in MODULES.items()}
    too_long = {name for name, length in lengths.items() if length > MAX_LINES}
    assert {name for name in too_long if not _is_in(name, EVENTS)} == set()


def test_no_module_imports_the_face() -> None:
    assert {name for name, below in IMPORTS.items() if FACE in below} == set()


def test_events_stand_on_the_model_alone() -> None:
    below = {
        module
        for name, imports in IMPORTS.items()
        if _is_in(name, EVENTS)
        for module in imports
        if not _is_in(module, EVENTS)
    }
    assert below == {
        "vod_events._model",
        "vod_events._payload_keys",
        "vod_events._plan",
        "vod_events._values",
        "vod_events.errors",
    }


def test_an_event_module_imports_what_data_types_need() -> None:
    needed = {"Model", "WireName", "DocumentedEvent"}
    for name, file in MODULES.items():
        if not name.startswith(f"{EVENTS}.") or name == f"{EVENTS}._base":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and _is_in(str(node.module), FACE):
                names = {alias.name for alias in node.names}
                is_data = _is_in(str(node.module), EVENTS) and node.module != f"{EVENTS}._base"
                assert is_data or names <= needed, f"{name} imports {names} from {node.module}"


def test_an_event_module_belongs_to_its_event_alone() -> None:
    own = [f"{EVENTS}.{row.module}" for row in _EVENT_TYPES.values()]
    assert len(own) > 30
    # The table's module names them once more, for type checkers.
    assert {room: importers_of(room) - {EVENTS} for room in own} == {room: set() for room in own}


def test_the_plan_stands_below_the_model() -> None:
    assert IMPORTS["vod_events._plan"] == {"vod_events._payload_keys"}
    assert IMPORTS["vod_events._payload_keys"] == set()


def test_the_command_line_is_imported_by_its_program_alone() -> None:
    assert importers_of("vod_events._cli") == {"vod_events.__main__"}


@pytest.mark.parametrize("room", ["consumer", "tencentcloud", "strategies", "samples"])
def test_what_stands_beside_is_imported_by_nothing_below(room: str) -> None:
    importers = importers_of(f"vod_events.{room}")
    assert FACE in importers
    above = {FACE, "vod_events.__main__", "vod_events._hypothesis_plugin"}
    assert {name for name in importers - above if not _is_in(name, "vod_events._cli")} == set()
