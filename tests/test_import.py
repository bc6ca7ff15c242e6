"""What an import brings with it: to import the library costs little, and models stand alone."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import run

from vod_events import schemas
from vod_events._choice import SWITCH

COSTLY = {
    "argparse",
    "asyncio",
    "cattr",
    "cattrs",
    "hashlib",
    "hypothesis",
    "importlib.metadata",
    "logging",
    "msgspec",
    "rich",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "tencentcloud",
    "unittest",
    "urllib",
}
OWN = {
    "__main__",
    "_cli",
    "_converter",
    "_dedup",
    "_drift",
    "_explain",
    "_schema",
    "consumer",
    "samples",
    "strategies",
    "tencentcloud",
}
NOT_LOADED = COSTLY | {f"vod_events.{name}" for name in OWN}


def loaded_by(program: str) -> set[str]:
    """Name the modules that a program loads; without ``site``, which loads what it likes."""
    begin = f"import sys; sys.path[:] = {sys.path!r}; "
    text = f"{begin}{program}; print(*sys.modules)"
    return set(run(text, site=False, environment={SWITCH: "off"}).split())


@pytest.mark.parametrize(
    "program",
    [
        "import vod_events",
        """import vod_events; vod_events.to_json(vod_events.parse_callback('{"EventType":"a"}'))""",
    ],
    ids=["imported", "used"],
)
def test_only_what_reading_needs_is_loaded(program: str) -> None:
    loaded = loaded_by(program)
    assert "vod_events.events" in loaded
    assert NOT_LOADED.isdisjoint(loaded)
    assert not [name for name in loaded if name.startswith("vod_events._cli")]


def imports(module: Path) -> Iterator[str]:
    """Name what a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level
            yield from [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from [alias.name for alias in node.names]


SCHEMAS = sorted(Path(str(schemas.__file__)).parent.glob("*.py"))
MODELS_NEED = ("vod_events._model.Model", "vod_events.vocabularies.", "vod_events.schemas.")


@pytest.mark.parametrize("module", SCHEMAS, ids=lambda module: module.stem)
def test_a_schema_module_imports_what_models_need(module: Path) -> None:
    own = {name for name in imports(module) if name.partition(".")[0] == "vod_events"}
    assert [name for name in own if not name.startswith(MODELS_NEED)] == []
