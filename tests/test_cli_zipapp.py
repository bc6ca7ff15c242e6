"""The command line from one file, as ``python -m zipapp`` makes it."""

import json
import subprocess
import sys
import zipapp
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns

import pytest

import vod_events
from vod_events import samples

pytestmark = pytest.mark.once

# What the library imports, in any version of them.
PACKAGES = ("vod_events", "attr", "attrs", "cattr", "cattrs", "typing_extensions")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file, of what is installed but for what is said of what is installed."""
    folder = tmp_path_factory.mktemp("zipapp")
    for name in PACKAGES:
        spec = find_spec(name)
        if not (spec and spec.origin):  # only some versions need it
            continue
        source = Path(spec.origin)
        if spec.submodule_search_locations:
            copytree(source.parent, folder / "app" / name, ignore=ignore_patterns("__pycache__"))
        else:
            copyfile(source, folder / "app" / source.name)
    main = "from vod_events.__main__ import main\nraise SystemExit(main())\n"
    (folder / "app" / "__main__.py").write_text(main, "utf-8")
    zipapp.create_archive(folder / "app", folder / "vod-events.pyz")
    return folder / "vod-events.pyz"


def run(program: Path, *arguments: str, stdin: bytes = b"", code: int = 0) -> bytes:
    """Run the file with nothing beside it."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", str(program), *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (code, b""), done
    return done.stdout


def test_the_documents_are_those_of_the_installed_package(program: Path) -> None:
    assert json.loads(run(program, "schema", "--openapi")) == vod_events.openapi()
    assert json.loads(run(program, "schema")) == vod_events.json_schema()


def test_the_samples_are_those_of_the_installed_package(program: Path) -> None:
    assert run(program, "sample").decode().split() == list(samples.names())
    assert run(program, "sample", "pull_complete") == samples.load("pull_complete")


def test_bodies_are_inspected(program: Path) -> None:
    shown = run(program, "inspect", "-", stdin=samples.load("pull_events_malformed"), code=1)
    assert shown.startswith(b"standard input: 3 events\n")
    assert run(program, "--version") == f"vod-events {vod_events.__version__}\n".encode()
