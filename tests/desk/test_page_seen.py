"""The desk's page in a real browser, and before a checker of HTML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from askwell.desk.page import as_page
from askwell.desk.task import Kind
from tests.browser.test_safety import faults
from tests.desk.desks import made, task
from tests.helpers import TODAY
from tests.markup.checkers import html_validate

HARD = made(
    task(date(2026, 10, 10), overdue=True, who=("test-expert", "x" * 60), title="Test title " * 20),
    task(date(2026, 11, 1), Kind.LINK, title=f"https://source.example/{'x' * 200}"),
    task(TODAY, title="\u05d0\u05d1\u05d2 (test)"),
    *(task(date(2026, 12, 24), title=f"Test {n}") for n in range(120)),
)


LATER = pytest.mark.long


@pytest.fixture
def page_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "desk.html"
    path.write_text(as_page(HARD if request.param == "hard" else made()), "utf-8")
    return path


SEEN = [
    pytest.param(page, width, dark, id=f"{page}-{width}-{'dark' if dark else 'light'}", marks=[LATER] * later)
    for page, width, dark, later in (
        ("hard", 320, False, False),
        ("empty", 1280, True, False),
        ("hard", 1280, True, True),
        ("empty", 320, False, True),
        ("hard", 390, True, True),
        ("hard", 1280, False, True),
    )
]


@pytest.mark.parametrize(("page_file", "width", "dark"), SEEN, indirect=["page_file"])
def test_axe_finds_nothing_and_nothing_is_asked_or_cut(
    chromium: Browser, page_file: Path, width: int, dark: bool
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(page_file.as_uri())
    assert said == [page_file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(23, 25, 28)" if dark else "rgb(255, 255, 255)")
    assert faults(page) == []
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("page_file", ["hard", "empty"], indirect=True)
def test_html_validate_finds_nothing(page_file: Path) -> None:
    assert [str(said) for said in html_validate([page_file], page_file.parent)] == []
