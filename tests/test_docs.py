"""The README and the documentation say what is so."""

import re
from pathlib import Path

import doc_blocks
import pytest

import vod_events
from vod_events import samples


def name_of(page: Path) -> str:
    return page.name


@pytest.mark.parametrize("page", doc_blocks.pages(integration=False), ids=name_of)
def test_the_code_blocks_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    doc_blocks.run(page)


@pytest.mark.parametrize("page", doc_blocks.PAGES, ids=name_of)
def test_what_does_not_run_is_not_written_as_if_it_did(page: Path) -> None:
    run = {"python", "console"}
    not_run = {"diff", "json", "sh", "text", "toml"}
    languages = {language for language, _ in doc_blocks.blocks(page)}
    assert {name for name in languages if not name.startswith("{")} <= run | not_run


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("README.md", "README.zh-CN.md"),
        ("docs/tutorial.md", "docs/quickstart.zh-CN.md"),
    ],
)
def test_a_translation_holds_the_same_code(english: str, chinese: str) -> None:
    original = doc_blocks.blocks(doc_blocks.ROOT / english)
    assert original
    assert doc_blocks.blocks(doc_blocks.ROOT / chinese) == original


def test_the_reference_has_every_public_name() -> None:
    reference = (doc_blocks.ROOT / "docs" / "reference.md").read_text("utf-8")
    documented = re.findall(r"^\.\. (?:auto\w+|py:data):: (\w+)$", reference, re.MULTILINE)
    assert sorted(documented) == sorted(vod_events.__all__)


def test_the_pages_are_all_in_the_table_of_contents() -> None:
    index = doc_blocks.ROOT / "docs" / "index.md"
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


def test_the_ci_script_runs_the_test_command_of_the_readme() -> None:
    commands = [
        source for name, source in doc_blocks.blocks(doc_blocks.ROOT / "README.md") if name == "sh"
    ]
    (command,) = (command for command in commands if "nox" in command)
    assert command in (doc_blocks.ROOT / ".ci" / "run").read_text("utf-8")


def test_the_release_is_made_as_its_page_says() -> None:
    page = (doc_blocks.ROOT / "docs" / "releasing.md").read_text("utf-8")
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
