"""Which engine is used: chosen on first use, by what is installed and what the environment says."""

import os
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from engines import ENGINES
from packaging.requirements import Requirement
from programs import run

from vod_events._parse import OLDEST_MSGSPEC, SWITCH, choose

STANDARD, FASTEST = ENGINES["standard library"], list(ENGINES.values())[-1]

CHOOSE = "from vod_events._parse import engine; print(type(engine()).__name__)"
BLOCK = "import sys; sys.modules['msgspec'] = None; "
PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"

needs_msgspec = pytest.mark.skipif(not find_spec("msgspec"), reason="it pretends to be msgspec")


def test_the_fast_engine_is_used_where_msgspec_is_installed() -> None:
    assert run(CHOOSE) == type(FASTEST).__name__
    assert run(CHOOSE, environment={SWITCH: "on"}) == type(FASTEST).__name__


def test_without_msgspec_the_standard_library_is_used() -> None:
    assert run(BLOCK + CHOOSE) == type(STANDARD).__name__


def chosen_beside(folder: Path, msgspec: str) -> str:
    """Return which engine is used where another module stands in the place of msgspec."""
    (folder / "msgspec.py").write_text(msgspec, "utf-8")
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    return run(CHOOSE, environment={"PYTHONPATH": os.pathsep.join(paths)})


@pytest.mark.parametrize("raised", ["ImportError", "OSError", "SystemError", "Warning", "KeyError"])
def test_a_msgspec_that_cannot_be_imported_is_not_there(raised: str, tmp_path: Path) -> None:
    assert chosen_beside(tmp_path, f"raise {raised}('broken')") == type(STANDARD).__name__


@pytest.mark.parametrize(
    "version",
    [
        *("'0.18.6'", "'0.18.99.post1'", "'0.9.0'", "'0.0'"),
        *("'unknown'", "''", "'1'", "None", "19"),
    ],
)
@needs_msgspec
def test_a_msgspec_older_than_the_extra_asks_for_is_not_used(version: str, tmp_path: Path) -> None:
    # It is the real one in all but its version.
    assert chosen_beside(tmp_path, as_version(version)) == type(STANDARD).__name__


@pytest.mark.parametrize("version", ["'0.19.0'", "'0.19.1.dev1+g1'", "'0.100.0'", "'1.0'"])
@needs_msgspec
def test_a_msgspec_that_the_extra_allows_is_used(version: str, tmp_path: Path) -> None:
    assert chosen_beside(tmp_path, as_version(version)) == type(FASTEST).__name__


def as_version(version: str) -> str:
    """Return a module that puts the real msgspec in its own place, under another version."""
    return """
import sys
folder = sys.path.pop(sys.path.index(__file__.rpartition("/")[0]))
del sys.modules["msgspec"]
import msgspec
msgspec.__version__ = VERSION
sys.path.insert(0, folder)
""".replace("VERSION", version)


def test_a_msgspec_without_its_parts_is_not_used(tmp_path: Path) -> None:
    assert chosen_beside(tmp_path, "__version__ = '0.19.0'") == type(STANDARD).__name__
    assert chosen_beside(tmp_path, "") == type(STANDARD).__name__


def test_the_oldest_version_is_the_bound_of_the_extra() -> None:
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    (requirement,) = map(Requirement, project["optional-dependencies"]["msgspec"])
    assert str(requirement.specifier) == ">=" + ".".join(map(str, OLDEST_MSGSPEC))


SUBINTERPRETER = """
import os, sys
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
failure = interpreters.run_string(interpreters.create(), sys.argv[1])
print(failure or "")
sys.stdout.flush()
os._exit(0)  # some versions of CPython crash when they end a subinterpreter that loaded datetime
"""

IN_SUBINTERPRETER = f"""
import sys
sys.path[:] = {{path}}
import vod_events
print(vod_events.parse('{{{{"EventType": "X"}}}}')[0].event_type, flush=True)
try:
    import msgspec
except Exception:  # of which class depends on the version of CPython
    {CHOOSE}
else:
    print("msgspec can be loaded")
sys.stdout.flush()
"""


@pytest.mark.skipif(
    not (find_spec("_interpreters") or find_spec("_xxsubinterpreters")),
    reason="this Python has no subinterpreters",
)
def test_a_subinterpreter_does_without_a_msgspec_that_it_cannot_load() -> None:
    program = "import sys; print(sys.path)"
    path = run(program)
    printed = run(SUBINTERPRETER, IN_SUBINTERPRETER.format(path=path))
    event_type, chosen = printed.splitlines()
    assert event_type == "X"
    assert chosen in (type(STANDARD).__name__, "msgspec can be loaded")


def test_a_switch_keeps_msgspec_out_of_use() -> None:
    program = CHOOSE + "; import sys; print('msgspec' in sys.modules)"
    assert run(program, environment={SWITCH: "off"}).split() == [type(STANDARD).__name__, "False"]


def test_the_switch_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert type(choose()) is type(STANDARD)
    for value in ("", "on", "OFF"):
        monkeypatch.setenv(SWITCH, value)
        assert type(choose()) is type(FASTEST)
    monkeypatch.delenv(SWITCH)
    assert type(choose()) is type(FASTEST)


def test_what_is_installed_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "msgspec", None)
        assert type(choose()) is type(STANDARD)
    with monkeypatch.context() as patch:
        older = SimpleNamespace(__version__="0.18.6")
        patch.setitem(sys.modules, "msgspec", older)
        assert type(choose()) is type(STANDARD)
    assert type(choose()) is type(FASTEST)
