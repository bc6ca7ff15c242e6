"""What the page on adding an event type says is enough."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import doc_blocks
import pytest

import vod_events

PAGE = doc_blocks.ROOT / "docs" / "adding-an-event-type.md"

IMPORT_EVENT = "from vod_events.events import FileDeleted\n"
IMPORT_PAYLOAD = "from vod_events.schemas.file import FileDeleteTask\n"

# In another process, since this one has imported the package as it is.
CHECKS = """
import vod_events
from hypothesis import HealthCheck, given, settings
from vod_events import FileDeleted, strategies

assert vod_events.__file__.startswith({copy!r}), vod_events.__file__

body = {{"EventType": "FileDeleted", "FileDeleteEvent": {{"FileIdSet": ["1"], "New": 1}}}}
event = vod_events.parse_callback(body)
assert type(event) is FileDeleted
assert event.payload.file_id_set == ("1",)
assert vod_events.to_dict(event) == body
assert vod_events.parse(vod_events.to_json(event)) == (event,)

wrong = {{"EventType": "FileDeleted", "FileDeleteEvent": {{"FileIdSet": [1]}}}}
try:
    vod_events.parse_callback(wrong)
except vod_events.InvalidEventError as error:
    assert [problem.path for problem in error.problems] == ["$.FileDeleteEvent.FileIdSet[0]"]
else:
    raise AssertionError("it was not refused")

assert "FileDeleteTask" in vod_events.json_schema()["$defs"]

@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.instances(FileDeleted))
def what_the_strategies_make_can_be_read_again(event):
    assert vod_events.parse_callback(vod_events.to_json(event)) == event

what_the_strategies_make_can_be_read_again()
"""


@pytest.mark.parametrize("accelerator", ["on", "off"])
def test_the_steps_of_the_page_are_enough(tmp_path: Path, accelerator: str) -> None:
    follow_the_page(copy_package(tmp_path))
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "error", "-c", CHECKS.format(copy=str(tmp_path))],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "VOD_EVENTS_ACCELERATOR": accelerator},
        timeout=120,
        check=True,
    )


def copy_package(target: Path) -> Path:
    package = target / "vod_events"
    shutil.copytree(
        Path(vod_events.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__")
    )
    return package


def follow_the_page(package: Path) -> None:
    blocks = doc_blocks.blocks(PAGE)
    payload_class, event_class = (source for language, source in blocks if language == "python")
    (row,) = (source for language, source in blocks if language == "diff")

    (package / "schemas" / "file.py").write_text(payload_class, "utf-8")
    add(package / "events.py", IMPORT_PAYLOAD + without_imports(event_class))
    apply(package / "_registry.py", row)
    add_first(package / "_registry.py", IMPORT_EVENT + IMPORT_PAYLOAD)
    add(package / "__init__.py", f'{IMPORT_EVENT}__all__ += ["FileDeleted"]\n')


def add(module: Path, code: str) -> None:
    module.write_text(f"{module.read_text('utf-8')}\n{code}", "utf-8")


def add_first(module: Path, code: str) -> None:
    docstring, _, rest = module.read_text("utf-8").partition("\n")
    module.write_text(f"{docstring}\n{code}{rest}", "utf-8")


def without_imports(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.startswith("from ")) + "\n"


def apply(module: Path, diff: str) -> None:
    text = module.read_text("utf-8")
    for hunk in diff.strip("\n").split("\n\n"):
        lines = hunk.splitlines()
        old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    module.write_text(text, "utf-8")
