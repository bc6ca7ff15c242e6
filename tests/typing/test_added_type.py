"""Both type checkers know an event type that is added by the steps of the page that tells them.

It runs with the other checks of types, as the environments of the other tests lack type checkers.
"""

import re
import sys
from pathlib import Path

import added_type
import pytest

PROGRAM = """
# pyright: strict
from typing import Literal, assert_type

import vod_events
from vod_events import AnyEvent, CaptionComplete, KnownEvent, UnknownEvent
from vod_events.events.caption_complete import CaptionItem, CaptionTask


def handle(event: AnyEvent) -> str:
    match event:
        case CaptionComplete(payload=task):
            assert_type(task, CaptionTask)
            assert_type(event.event_type, Literal["CaptionComplete"])
            assert_type(task.caption_set, tuple[CaptionItem, ...] | None)
            assert_type(task.status, str | None)
            return task.task_id or ""
        case _:
            return ""


member: KnownEvent = CaptionComplete(payload=CaptionTask(status="PAUSED"))
assert_type(vod_events.CaptionComplete(payload=CaptionTask()), CaptionComplete)
read: KnownEvent | UnknownEvent = vod_events.parse_callback("{}")
if isinstance(read, CaptionComplete):
    assert_type(read.payload.succeeded, bool)
"""

# Each line is an error.
WRONG = [
    "from vod_events import CaptionCompleted",
    "CaptionTask(status=5)",
    "CaptionComplete()",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package that has the type."""
    made = tmp_path_factory.mktemp("typed")
    added_type.make(made)
    return made


# Of the copy, only what the steps have touched is checked with the program.
TOUCHED = (added_type.MODULE, added_type.TABLE, added_type.FACE)
CHECKERS = pytest.mark.parametrize(
    "checker",
    [
        ("mypy", "--strict", "--follow-imports=silent", "--no-incremental"),
        ("pyright", "--pythonpath", sys.executable),
    ],
    ids=["mypy", "pyright"],
)


@CHECKERS
def test_an_added_type_is_known(folder: Path, checker: tuple[str, ...]) -> None:
    (folder / "program.py").write_text(PROGRAM, "utf-8")
    added_type.run(folder, "-m", *checker, "program.py", *TOUCHED)


@CHECKERS
def test_what_is_wrong_with_its_use_is_told(folder: Path, checker: tuple[str, ...]) -> None:
    right = PROGRAM.strip().splitlines()
    (folder / "wrong.py").write_text("\n".join([*right, *WRONG]), "utf-8")
    with pytest.raises(AssertionError) as caught:
        added_type.run(folder, "-m", *checker, "wrong.py")
    told = re.findall(r"wrong\.py:(\d+)(?::\d+)?.* error: ", str(caught.value))
    first = len(right) + 1
    assert {int(line) for line in told} == {*range(first, first + len(WRONG))}
