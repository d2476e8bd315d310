"""The author's manual: its examples are sound, and what it says to do works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from askwell.starter import make_site
from tests.helpers import TODAY, Site
from tests.sites import run
from tests.test_manual import PACKAGE, blocks, manual, spoil


def test_the_examples_of_the_authors_manual_have_no_findings(tmp_path: Path) -> None:
    """A block with a file's name is added to a list that the new site has, or makes a new file."""
    make_site(tmp_path, TODAY)
    site = Site(tmp_path)
    for block in blocks(manual("authors.md")):
        if block.title.startswith("content/") and block.language != "diff":
            path = tmp_path / block.title
            before = path.read_text("utf-8") if path.exists() and path.stem != "site" else ""
            site.write(block.title.removeprefix("content/"), before + block.text)
    checked = site.check()
    assert [str(found) for found in checked.diagnostics] == []
    assert len(checked.library.answers) > 1
    assert len(checked.machines) > 1


@pytest.mark.slow
def test_a_site_can_be_made_ones_own_as_the_manual_says(tmp_path: Path) -> None:
    make_site(tmp_path, TODAY)
    for block in blocks(manual("authors.md")):
        if block.title in ("mkdocs.yml", "docs/own.css") or (block.title, block.language) == (
            "content/site.yml",
            "diff",
        ):
            spoil(tmp_path, block)
    Image.new("RGB", (80, 40)).save(tmp_path / "docs" / "logo.png")
    (tmp_path / "docs" / "contact.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    done = run(tmp_path, "askwell", "build")
    assert done.returncode == 0, done.stderr
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert [name for name in ("own.css", "contact/", "logo.png") if name not in home] == []
    ours = re.findall(r"--(?:aw|md)-[a-z-]+", (PACKAGE / "theme" / "tokens.css").read_text("utf-8"))
    assert set(re.findall(r"--(?:aw|md)-[a-z-]+", (tmp_path / "docs" / "own.css").read_text("utf-8"))) <= set(ours)


def test_a_first_answer_needs_two_pages() -> None:
    """Five hundred words a page, with all examples."""
    text = manual("authors.md")
    assert len(text[: text.index("## Make the site yours")].split()) <= 1_000
