"""A copy of the project to which the page on adding an event type was applied."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import doc_blocks

import vod_events

PAGE = doc_blocks.ROOT / "docs" / "adding-an-event-type.md"
PACKAGE = Path(vod_events.__file__).parent

# A block, and the file that the line before it names.
_BLOCK = re.compile(r"`([\w./]+)`:\n\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def make(target: Path) -> None:
    """Copy the project, and do in the copy what the page says."""
    _copy_project(target)
    blocks = _BLOCK.findall(PAGE.read_text("utf-8"))
    assert [(language, text) for _, language, text in blocks] == doc_blocks.blocks(PAGE)
    for name, language, text in blocks:
        if language == "python":
            assert not (target / name).exists(), f"{name} is there, so change {PAGE.name}"
            (target / name).write_text(text, "utf-8")
        else:
            _apply(target / name, text)


def run(folder: Path, *arguments: str) -> str:
    """Run Python in a folder, on the package that is in it; give what it prints."""
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def _copy_project(target: Path) -> None:
    unwanted = shutil.ignore_patterns("__pycache__", "_build")
    for folder in (PACKAGE, doc_blocks.ROOT / "docs", doc_blocks.ROOT / "tests"):
        shutil.copytree(folder, target / folder.name, ignore=unwanted)
    for file in (*doc_blocks.ROOT.glob("*.md"), doc_blocks.ROOT / "pyproject.toml"):
        shutil.copyfile(file, target / file.name)


def _apply(file: Path, diff: str) -> None:
    """Apply a diff whose hunks tell their places by their lines alone, which occur just once."""
    text = file.read_text("utf-8")
    for hunk in diff.strip("\n").split("\n\n"):
        lines = hunk.splitlines()
        old = "".join(f"\n{line[1:]}" for line in lines if not line.startswith("+")) + "\n"
        new = "".join(f"\n{line[1:]}" for line in lines if not line.startswith("-")) + "\n"
        assert text.count(old) == 1, f"{file.name} has changed, so change {PAGE.name}:{old}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
