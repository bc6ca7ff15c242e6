"""A project that uses the library tests itself, on its own, and finds its own faults."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import doc_blocks
import pytest

PROJECT = doc_blocks.ROOT / "docs" / "examples" / "user_project"


# The same examples on each machine, however busy it is. That a fault is found is what matters here,
# so none is made small.
SETTINGS = """
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "quick",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("quick")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    (project / "conftest.py").write_text(SETTINGS, "utf-8")
    return project


def run_tests(project: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_tests_of_the_project_pass(project: Path) -> None:
    done = run_tests(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_the_tests_with_objects_do_without_our_strategies() -> None:
    names = (PROJECT / "test_objects.py").read_text("utf-8")
    assert "from hypothesis import strategies as st" in names
    assert names.count("strategies") == 1


@pytest.mark.parametrize(
    ("right", "wrong", "failing"),
    [
        (
            'title=(info and info.name) or "untitled"',
            'title=info.name or "untitled"',
            "test_objects.py::test_an_uploaded_video_is_found_by_its_id",
        ),
        (
            "if key not in self._seen:",
            "if True:",
            "test_objects.py::test_what_comes_again_changes_nothing",
        ),
        (
            "except VodEventsError:",
            "except vod_events.DecodeError:",
            "test_bodies.py::test_what_is_no_event_is_refused",
        ),
    ],
)
def test_a_fault_in_the_project_is_found(
    project: Path, right: str, wrong: str, failing: str
) -> None:
    module = project / "catalogue.py"
    source = module.read_text("utf-8")
    assert source.count(right) == 1
    module.write_text(source.replace(right, wrong), "utf-8")
    done = run_tests(project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"FAILED {failing} " in done.stdout
