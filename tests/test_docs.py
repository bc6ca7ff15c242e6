"""The README and the documentation say what is so."""

import doctest
import re
import runpy
from collections.abc import Iterator
from functools import cache
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import doc_blocks
import pytest
from models import DATA_TYPES, EVENTS

import vod_events
from vod_events import Event, samples
from vod_events._docstrings import field_docstrings
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import plan_of

pytestmark = pytest.mark.once

DOCS = doc_blocks.ROOT / "docs"


def name_of(page: Path) -> str:
    return page.name


@cache
def reference() -> tuple[Any, ...]:
    """Return the pages of the reference that are made from the classes."""
    pages: tuple[Any, ...] = runpy.run_path(str(DOCS / "reference_pages.py"))["pages"]()
    return pages


def entries() -> Iterator[tuple[type, str]]:
    """Give each class on these pages, and what its page says of it."""
    for page in reference():
        _, *parts = re.split(r"^\.\. py:class:: ", page.text, flags=re.MULTILINE)
        texts = {part.partition("\n")[0]: " ".join(part.split()) for part in parts}
        assert texts.keys() == {name.rpartition(".")[2] for name in page.classes}
        for model in page.classes.values():
            yield model, texts[model.__name__]


@pytest.mark.parametrize("page", doc_blocks.pages(integration=False), ids=name_of)
def test_the_code_blocks_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    doc_blocks.run(page)


def test_the_tutorial_pasted_into_a_file_prints_what_the_page_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[tuple[str, str]] = []
    for language, text in doc_blocks.blocks(DOCS / "tutorial.md"):
        if language == "python":
            shown.append((text, ""))
        elif language == "text":
            shown[-1] = (shown[-1][0], text)
    program = tmp_path / "tutorial.py"
    program.write_text("".join(code for code, _ in shown), "utf-8")
    runpy.run_path(str(program))
    expected = "".join(output for _, output in shown)
    checker = doctest.OutputChecker()
    printed = capsys.readouterr().out
    assert "\nPullComplete(payload=PullUploadTask(task_id=" in printed
    assert checker.check_output(expected, printed, doctest.ELLIPSIS), printed
    assert all(("print(" in code) is bool(output) for code, output in shown)


SEARCHED = [
    ("retry", ["normal-callback", "workers"]),
    ("idempotent", ["normal-callback", "reliable-callback"]),
    ("duplicate", ["normal-callback", "reliable-callback"]),
    ("timezone", ["tutorial", "design"]),
    ("webhook", ["normal-callback", "fastapi", "flask", "django"]),
    ("signature", ["trust", "normal-callback"]),
    ("timeout", ["normal-callback", "reliable-callback", "tencentcloud"]),
    ("重复", ["quickstart.zh-CN"]),
    ("验签", ["quickstart.zh-CN"]),
    ("超时", ["quickstart.zh-CN"]),
]


@pytest.mark.parametrize(("word", "pages"), SEARCHED)
def test_a_word_that_readers_search_for_is_on_its_pages(word: str, pages: list[str]) -> None:
    texts = {page: (DOCS / f"{page}.md").read_text("utf-8").lower() for page in pages}
    assert [page for page, text in texts.items() if word not in text] == []


@pytest.mark.parametrize("page", doc_blocks.PAGES, ids=name_of)
def test_what_does_not_run_is_not_written_as_if_it_did(page: Path) -> None:
    run = {"python", "console"}
    not_run = {"diff", "json", "sh", "text", "toml"}
    languages = {language for language, _ in doc_blocks.blocks(page)}
    assert {name for name in languages if not name.startswith("{")} <= run | not_run


def test_the_translation_of_the_readme_holds_the_same_code() -> None:
    def code(page: str) -> list[tuple[str, str]]:
        blocks = doc_blocks.blocks(doc_blocks.ROOT / page)
        return [(name, re.sub(r"  #.*", "", source)) for name, source in blocks]

    assert code("README.md")
    assert code("README.zh-CN.md") == code("README.md")


def test_the_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = doc_blocks.ROOT / "README.md"
    example, writing, *_ = [source for name, source in doc_blocks.blocks(page) if name == "python"]
    exec(example + writing, {})  # noqa: S102 - our own page
    first, *events = capsys.readouterr().out.splitlines()
    assert first == "uploaded: 5285890812345678901"
    assert len(events) == 3


CHINESE = [page for page in doc_blocks.PAGES if page.name.endswith(".zh-CN.md")]


@pytest.mark.parametrize("page", CHINESE, ids=name_of)
def test_a_chinese_page_is_set_as_chinese_is(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    broken = re.findall(r"[\u3000-\uffef]\n[^\W\d_]", text)
    slanted = re.findall(r"(?<!\*)\*[^*\s][^*\n]*\*(?!\*)", text)
    assert broken == []  # a line break would be a gap
    assert slanted == []
    code = [source for name, source in doc_blocks.blocks(page) if name == "python"]
    comments = re.findall(r"#.*", "\n".join(code))
    assert [line for line in comments if not re.search(r"[\u4e00-\u9fff]", line)] == []


def test_the_reference_has_every_public_name() -> None:
    written = (DOCS / "reference.md").read_text("utf-8")
    documented = re.findall(r"^\.\. (?:auto\w+|py:data):: (\w+)$", written, re.MULTILINE)
    made = [name for page in reference() for name in page.classes]
    documented += [name.partition(".")[2] for name in made if name.count(".") == 1]
    assert sorted(documented) == sorted(vod_events.__all__)


def test_the_reference_has_every_class_that_an_event_holds() -> None:
    shown = [model for model, _ in entries()]
    fields = [field for model in DATA_TYPES for field in plan_of(model).fields]
    vocabularies = {field.vocabulary for field in fields if field.vocabulary}
    assert len(shown) == len(set(shown))
    assert set(shown) == {*DATA_TYPES, *vocabularies}


def test_the_reference_names_the_official_page_of_each_class_once() -> None:
    texts = {model: text for model, text in entries() if model in DATA_TYPES}
    assert [model for model, text in texts.items() if text.count("`Official page <") != 1] == []


def test_the_reference_shows_each_field_with_its_wire_name_and_its_meaning() -> None:
    of_every_event = {field.attribute for field in plan_of(Event).fields} - {"event_type"}
    shown = dict(entries())
    for model in DATA_TYPES:
        docstrings = field_docstrings(model)
        for field in plan_of(model).fields:
            if model in EVENTS and field.attribute in of_every_event:
                continue
            _, _, entry = shown[model].partition(f".. py:attribute:: {field.attribute} :type: ")
            entry = entry.partition(".. py:")[0]
            assert " ".join(docstrings[field.attribute].split()) in entry
            assert f"In JSON: ``{field.wire}``" in entry
            assert not field.vocabulary or f"`{field.vocabulary.__name__}`" in entry


def test_the_imports_that_the_reference_shows_work() -> None:
    shown = [
        line
        for page in reference()
        for line in re.findall(r"^   (from .*)$", page.text, re.MULTILINE)
    ]
    assert len(shown) >= len(EVENTS)
    for line in shown:
        exec(line, {})  # noqa: S102 - our own pages


def test_the_table_of_events_has_each_with_its_payload_key() -> None:
    table = (DOCS / "events.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)`<br>`(\w+)` \| .+<br>.+ \|$", table, re.MULTILINE)
    assert len(rows) == len(EVENTS)
    assert dict(rows) == PAYLOAD_KEYS, "give each event type one row in docs/events.md"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_lists_the_events_and_counts_them(readme: str) -> None:
    text = (doc_blocks.ROOT / readme).read_text("utf-8")
    (listed,) = re.findall(r"(?:^- \*\*.+\n(?:  .+\n)?){7}", text, re.MULTILINE)
    named = re.findall(r"`(\w+)`", listed)
    assert sorted(named) == sorted(PAYLOAD_KEYS), f"give each event type one place in {readme}"
    data_types = [model for model in DATA_TYPES if model not in EVENTS]
    fields = sum(len(plan_of(model).fields) for model in data_types)
    counted = re.search(r"(\d+)\D+(\d+)\D+([\d,]+)[^\d\n]+\n\n- ", text)
    assert counted
    assert counted.groups() == (str(len(EVENTS)), str(len(data_types)), f"{fields:,}")


def test_the_pages_are_all_in_the_table_of_contents() -> None:
    index = DOCS / "index.md"
    listed = re.findall(r"^([\w.-]+)$", "\n".join(toctrees(index)), re.MULTILINE)
    assert sorted(listed) == sorted(
        page.stem for page in index.parent.glob("*.md") if page != index
    )


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_samples_that_are_there(readme: str) -> None:
    text = (doc_blocks.ROOT / readme).read_text("utf-8")
    named = re.findall(r"vod_events/samples/(\w+)\.json", text)
    assert named == ["pull_complete", "pull_events"]
    assert set(named) <= set(samples.names())


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_links_to_files_that_are_there(readme: str) -> None:
    text = (doc_blocks.ROOT / readme).read_text("utf-8")
    linked = {target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target}
    assert "docs/index.md" in linked
    assert {target for target in linked if not (doc_blocks.ROOT / target).is_file()} == set()


def test_the_readme_on_the_package_index_links_to_pages_that_are_there() -> None:
    text = metadata("vod-events")["Description"]
    linked = re.findall(r"\]\(([^)]+)\)", text)
    assert [target for target in linked if "://" not in target] == []
    pages = re.findall(r"https://vod-events\.readthedocs\.io/en/stable/([\w.-]+)\.html", text)
    assert "tutorial" in pages
    assert [page for page in pages if not (DOCS / f"{page}.md").is_file()] == []


def test_contributing_links_to_files_that_are_there_and_names_the_sessions() -> None:
    text = (doc_blocks.ROOT / "CONTRIBUTING.md").read_text("utf-8")
    linked = re.findall(r"\]\(([^)]+)\)", text)
    assert "docs/design.md" in linked
    assert [target for target in linked if not (doc_blocks.ROOT / target).is_file()] == []
    sessions = re.findall(
        r"^@nox\.session.*\ndef (\w+)",
        (doc_blocks.ROOT / "noxfile.py").read_text("utf-8"),
        re.MULTILINE,
    )
    checks = (doc_blocks.ROOT / ".ci" / "run").read_text("utf-8").split()
    listed = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted({*sessions} - {*checks})


def test_the_ci_script_runs_the_test_command_of_the_readme() -> None:
    commands = [
        source for name, source in doc_blocks.blocks(doc_blocks.ROOT / "README.md") if name == "sh"
    ]
    (command,) = (command for command in commands if "nox" in command)
    assert command in (doc_blocks.ROOT / ".ci" / "run").read_text("utf-8")


def test_the_release_is_made_as_its_page_says() -> None:
    page = (DOCS / "releasing.md").read_text("utf-8")
    named = re.findall(r"`(\.github/[\w./]+)`", page)
    assert named
    for workflow in named:
        steps = (doc_blocks.ROOT / workflow).read_text("utf-8")
        for said in ("nox -s wheel", "dist/*.whl", "dist/*.tar.gz", "id-token: write", "pypi"):
            assert said in page
            assert said in steps
        assert "secrets." not in steps


def toctrees(page: Path) -> list[str]:
    return [source for language, source in doc_blocks.blocks(page) if language == "{toctree}"]
