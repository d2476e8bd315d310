"""Sites as their readers get them: parsed HTML."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.starter import make_site
from tests.conftest import ROOT, Once
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, TODAY, good_site
from tests.sites import TEST_DAY, run

MANY = 60

SIGNS = (
    r"""*a* _b_ **c** [d](e) ![f](g) <b>h</b> <!-- i --> & &amp; "j" 'k' \ \* `l` """
    "{{ m }} {% n %} {# o #} $p$ ~~q~~ #r 1. - + ::: ^[s]"
)
"""What Markdown, HTML or a template could take for its own."""


def soup(folder: Path, path: str = "") -> BeautifulSoup:
    """A page of a built site by its path."""
    name = path if path.endswith(".html") else f"{path}index.html"
    return BeautifulSoup((folder / name).read_text("utf-8"), "lxml")


def words(tag: Tag | None) -> str:
    """The text of an element with its white space made plain."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def _build(folder: Path) -> None:
    (folder / "docs" / "submit.md").write_text("# Test\n", "utf-8")
    done = run(folder, "mkdocs", "build", "--strict", day=TEST_DAY)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def checked() -> CheckedSite:
    return check(ROOT, today())


def _test_data(folder: Path) -> None:
    """A new site whose content is the good site of tests.helpers."""
    make_site(folder, TODAY)
    for path in (folder / "content").rglob("*.*"):
        path.unlink()
    good_site(folder)


def _many(folder: Path) -> None:
    _test_data(folder)
    (folder / "content" / ANSWER).unlink()
    for n in range(MANY):
        published = TODAY - timedelta(days=n % 50)
        text = FILES[ANSWER].replace("id: t3st", f"id: t{n:03}").replace("flow: test-guide\n", "")
        text = text.replace("question: Is this test data?", f"question: Test question number {n}?")
        text = text.replace("votes: 105", f"votes: {n * 37 % 101}")
        text = text.replace(
            "published: 2026-01-10\nreviewed: 2026-01-10", f"published: {published}\nreviewed: {published}"
        )
        (folder / "content" / "answers" / f"n{n}.md").write_text(text, "utf-8")
    _build(folder)


@pytest.fixture(scope="session")
def many(once: Once) -> Path:
    """A built site of test data with MANY answers of one topic and expert. Number n has n * 37 % 101
    votes, was published n % 50 days before the test day, and asks "Test question number n?"."""
    return once("many", _many) / "site"


def _signs(folder: Path) -> None:
    _test_data(folder)
    for name in ("site.yml", "topics.yml", "sources.yml", "disclaimers.yml", ANSWER, EXPERT, FLOW):
        head, mark, body = FILES[name].partition("---\nTest words.")
        lines = [_with_signs(line) for line in head.split("\n")]
        (folder / "content" / name).write_text("\n".join(lines) + mark + body, "utf-8")
    _build(folder)


@pytest.fixture(scope="session")
def signs(once: Once) -> Path:
    """A built site of test data with SIGNS in every text that is not Markdown."""
    return once("signs", _signs) / "site"


def _with_signs(line: str) -> str:
    """A line of YAML whose text says that it is a test, with SIGNS put before what it says."""
    before, mark, value = line.rpartition(": ") if not line.lstrip().startswith("- ") else line.partition("- ")
    value, end = (value[:-1], "}") if before.lstrip().startswith("ai_use: {") else (value, "")
    plain = value.strip('"')
    if not mark or not re.search(r"\b[Tt]est\b", plain) or plain.startswith(("test-", "[", "http", "t3st")):
        return line
    return f"{before}{mark}{json.dumps(f'{SIGNS} {plain}', ensure_ascii=False)}{end}"
