"""What the page of a choice says, and how it goes on."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.render.page import Page
from askwell.render.site import render_site
from tests.editions import add
from tests.helpers import FLOW, Site

ITEMS = "  - answer: t3st\n  - guide: test-guide\n"
ASKED = "  - guide: test-guide\n    first_question: yes\n  - answer: t3st\n"
GUIDE = "../../../decide/test-guide/"


def pages(site: Site, old: str = "", new: str = "") -> dict[str, Page]:
    """The pages of choices, by the choice's key."""
    add(site, ITEMS, ASKED)
    if old:
        site.replace(FLOW, old, new)
    made = [page for page in render_site(site.check()).pages if page.canonical]
    return {page.path.split("/")[-2].rpartition("-")[0]: page for page in made}


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.document, "lxml")


def ways(page: Page) -> list[tuple[str, str]]:
    return [(str(a["data-go"]), str(a["href"])) for a in read(page).select("[data-go]")]


def test_a_question_goes_on_in_the_guide(site: Site) -> None:
    page = pages(site)["none"]
    assert ways(page) == [
        ("first", f"{GUIDE}#test-guide--screen"),
        ("start", GUIDE),
        ("on", f"{GUIDE}#test-guide--second"),
    ]
    assert read(page).select("[data-node]") == []


def test_an_emergency_stands_there_at_once(site: Site) -> None:
    found = read(pages(site)["any"])
    (outcome,) = found.select("[data-node]")
    assert outcome["data-urgency"] == "emergency"
    before = outcome.find_previous_sibling()
    assert before is not None
    assert before["data-part"] == "link-says"
    assert [a["href"] for a in outcome.select(".aw-call a")] == ["tel:000"]
    assert found.select('[data-go="on"]') == []


def test_mild_advice_is_never_read_by_those_who_were_not_asked(site: Site) -> None:
    page = pages(site, "to: second\n    not_sure:\n      same_as: any", "to: rest\n    not_sure:\n      to: second")[
        "none"
    ]
    assert read(page).select("[data-node]") == []
    assert ("on", f"{GUIDE}#test-guide--screen") in ways(page)


@pytest.mark.parametrize("key", ["any", "none", "not-sure"])
def test_every_page_says_what_the_link_says_and_nothing_of_its_reader(key: str, site: Site) -> None:
    page = pages(site)[key]
    said = " ".join(read(page).main.get_text(" ").split())  # type: ignore[union-attr]
    assert "This link says: Is there a test sign?" in said
    assert "Test sign" in said
    assert "you chose" not in said.lower()
    assert page.robots == "noindex"


def test_what_chat_programs_show_of_the_link_does_not_name_the_choice(site: Site) -> None:
    titles = {(page.title, page.description) for page in pages(site).values()}
    assert titles == {
        (
            "A choice in a newsletter: Test guide",
            "A link from a newsletter, which goes on from the first question of this guide.",
        )
    }


def test_an_entry_says_what_it_takes_as_given_and_goes_on_there(site: Site) -> None:
    add(site, ITEMS, ASKED)
    text = "entries: {later: {at: second, title: Test entry}}\noutcomes:"
    site.replace(FLOW, "outcomes:", text)
    site.write("newsletters/2026-01-11.md", site.path("newsletters/2026-01-10.md").read_text("utf-8").replace(
        "guide: test-guide", "guide: test-guide\n    entry: later"))  # fmt: skip
    made = [page for page in render_site(site.check()).pages if page.path.startswith("d/test-guide/later/none-")]
    (page,) = made
    assert ("on", "../../../../decide/test-guide/later/#test-guide--second") in ways(page)
