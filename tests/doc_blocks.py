"""Runs the code blocks of the documentation.

A ``python`` block runs, top to bottom, in the namespace of its page; a doctest in it must print
what it says. A ``console`` block runs each line after ``$`` in a shell, in a directory of the
page's own, and the output must be what follows it (``...`` stands for anything). Whatever cannot
run is of another language.
"""

import doctest
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sybil import Document, Example, Sybil
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent.parent
READMES = sorted(ROOT.glob("README*.md"))
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]

_INTEGRATION_NOTE = "% Its code blocks run with the integration tests."

_MODULES = {"adding-an-event-type.md": "vod_events.events.caption_complete"}
"""Modules that a page shows whole, as they run under their own name alone."""


def pages(*, integration: bool) -> list[Path]:
    """Return the pages whose blocks need the integration group's packages, or the others.

    The READMEs are neither: they hold programs to save and run, which have tests of their own.
    """
    return [
        page
        for page in PAGES
        if page not in READMES and (_INTEGRATION_NOTE in page.read_text("utf-8")) is integration
    ]


def run(page: Path) -> None:
    """Run the blocks of a page, in the working directory."""
    document = Sybil(
        [
            PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
            CodeBlockParser("console", _run_console),
        ]
    ).parse(page)
    if page.name in _MODULES:
        document.namespace["__name__"] = _MODULES[page.name]
    for example in document.examples():
        example.evaluate()


def blocks(page: Path) -> list[tuple[str, str]]:
    """Give the language and the text of each fenced block of a page."""
    document = Document(page.read_text("utf-8"), str(page))
    lexer = FencedCodeBlockLexer(r".*", mapping={"language": "language", "source": "source"})
    return [
        (str(region.lexemes["language"]), str(region.lexemes["source"]))
        for region in lexer(document)
    ]


def _run_console(example: Example) -> None:
    for command, expected in _commands(str(example.parsed)):
        scripts = str(Path(sys.executable).parent)
        done = subprocess.run(  # noqa: S602 - our own pages
            command,
            shell=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
            env={
                **os.environ,
                "COLUMNS": "80",
                "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
                "PYTHONUTF8": "1",
            },
        )
        if not doctest.OutputChecker().check_output(expected, done.stdout, doctest.ELLIPSIS):
            message = f"{example.path}:{example.line}: {command}\nexpected:\n{expected}\ngot:\n{done.stdout}"
            raise AssertionError(message)


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for part in ("\n" + block).split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected.strip("\n") + "\n" if expected.strip() else ""
