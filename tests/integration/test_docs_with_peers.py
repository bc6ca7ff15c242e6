"""The pages of the documentation that need other projects' packages say what is so."""

from pathlib import Path

import doc_blocks
import pytest


@pytest.mark.parametrize("page", doc_blocks.pages(integration=True), ids=lambda page: page.name)
def test_the_code_blocks_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    doc_blocks.run(page)
