"""The pages of newsletters: what each says of its items, and what became of them since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from askwell.checks import check
from askwell.permanence.sent import keep, unkept
from askwell.render.page import Page
from askwell.render.site import render_site
from tests.editions import EDITION, TEXT, add
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

PAGE, ARCHIVE = "newsletters/2026-01-10/", "newsletters/"
PUBLISHED = "published: 2026-01-10"
CHANGE = "changes:\n  - {on: 2026-02-01, kind: correction, what: Test words of it., by: test-expert}"
SINCE = "since: 2026-03-01\nwhy: Test reason of it."


def pages(site: Site, preview: bool = False) -> Mapping[str, Page]:
    return {page.path: page for page in render_site(check(site.root, TODAY), preview=preview).pages}


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.document, "lxml")


def item(site: Site, key: str) -> Tag:
    return soup(pages(site)[PAGE]).select(f'[data-item="{key}"]')[0]


def part(tag: Tag, name: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in tag.select(f'[data-part="{name}"]')]


def links(tag: Tag) -> list[str]:
    return [str(link["href"]) for link in tag.select("a")]


def test_a_page_says_what_the_letter_says(site: Site) -> None:
    page = pages(add(site))[PAGE]
    html = soup(page)
    assert (page.title, page.description) == ("Test data for a newsletter, not advice", "Test words.")
    assert [one["data-item"] for one in html.select("[data-item]")] == ["t3st", "test-guide"]
    answer = item(site, "t3st")
    assert links(answer) == ["../../answers/sample/"] * 2  # its title, and the one button
    assert links(item(site, "test-guide")) == ["../../decide/test-guide/"]
    assert part(answer, "words") == ["This is test data."]
    assert part(answer, "made") == ["No clinician has checked this answer."]
    assert part(answer, "since") == []
    assert "Test wording of feed-item." in answer.get_text()


@pytest.mark.parametrize(
    ("file", "new", "key", "since", "words"),
    [
        (ANSWER, f"updated: 2026-02-01\n{CHANGE}", "t3st", "Correction, 1 February 2026: Test words of it.", True),
        (ANSWER, f"status: archived\n{SINCE}", "t3st", "Archived on 1 March 2026.", True),
        (ANSWER, f"status: withdrawn\n{SINCE}", "t3st", "Withdrawn on 1 March 2026. Do not rely", False),
        (FLOW, f"status: withdrawn\n{SINCE}", "test-guide", "Withdrawn on 1 March 2026. Do not rely", False),
    ],
)
def test_what_became_of_an_item_stands_at_it(
    file: str, new: str, key: str, since: str, words: bool, site: Site
) -> None:
    before = PUBLISHED if file == ANSWER else "purpose: Test data."
    site.replace(file, before, f"{before}\n{new}")
    shown = item(add(site), key)
    assert since in " ".join(part(shown, "since"))
    assert bool(part(shown, "words")) == words
    assert ("Test reason of it." in shown.get_text()) == ("why" in new)
    assert "Test wording of feed-item." in shown.get_text()
    warned = soup(pages(site)[PAGE]).select('article > [data-part="since"]')
    assert len(warned) == ("archived" not in new)


def test_a_correction_leads_to_its_entry(site: Site) -> None:
    site.replace(ANSWER, PUBLISHED, f"{PUBLISHED}\nupdated: 2026-02-01\n{CHANGE}")
    assert "../../answers/sample/#change--2026-02-01-correction" in links(item(add(site), "t3st"))


def test_what_was_changed_before_or_is_told_is_not_told_again(site: Site) -> None:
    site.replace(ANSWER, PUBLISHED, f"{PUBLISHED}\nupdated: 2026-02-01\n{CHANGE}")
    site.write("newsletters/2026-02-02.md", TEXT)
    site.write("newsletters/2026-02-01.md", TEXT.replace("answer: t3st", "answer: t3st\n    change: 2026-02-01"))
    found = pages(site)
    assert part(soup(found["newsletters/2026-02-02/"]), "since") == []
    told = soup(found["newsletters/2026-02-01/"])
    assert (part(told, "since"), part(told, "change")) == ([], ["Correction, 1 February 2026: Test words of it."])


def test_what_is_overdue_says_so(site: Site) -> None:
    site.replace(ANSWER, "next_review: 2027-01-10", f"next_review: {TODAY - timedelta(days=1)}")
    assert part(item(add(site), "t3st"), "since") == [
        "This was due for review by 21 November 2026. It may be out of date."
    ]


def sent(site: Site) -> None:
    """The edition with the guide first, as it was sent on 11 January."""
    lead = "sent: 2026-01-11\nitems:\n  - guide: test-guide\n    first_question: yes\n  - answer: t3st\n"
    site.write(EDITION, TEXT.replace("items:\n  - answer: t3st\n  - guide: test-guide\n", lead))
    keep(site.root, unkept(site.check()))


def test_a_sent_newsletter_survives_what_becomes_of_its_answer(site: Site) -> None:
    sent(site)
    site.path(ANSWER).unlink()
    gone = f"{PUBLISHED}\nstatus: merged\nsince: 2026-03-01\ninstead: other"
    site.write(
        "answers/new-name.md", FILES[ANSWER].replace(PUBLISHED, gone).replace("id: t3st", "id: t3st\nwas: [old]")
    )
    site.write("answers/other.md", FILES[ANSWER].replace("t3st", "other").replace("test data?", "other test data?"))
    shown = item(site, "t3st")
    assert part(shown, "words") == ["This is test data."]
    assert part(shown, "since") == ["Now part of another answer: Is this other test data?"]
    assert links(shown) == ["../../answers/other/"] * 2


def test_a_sent_question_that_is_no_longer_asked_has_no_choices(site: Site) -> None:
    sent(site)
    site.replace(FLOW, "ask: Is there a test sign?", "ask: Is there another test sign?")
    shown = item(site, "test-guide")
    assert links(shown) == ["../../decide/test-guide/"] * 2
    assert part(shown, "since") == ["This guide no longer begins with the question that the newsletter showed."]


def test_a_sent_question_of_a_guide_with_another_name_by_now_is_still_asked(site: Site) -> None:
    sent(site)
    site.write("flows/new-name.yml", FILES[FLOW].replace("title: Test guide", "title: Test guide\nwas: [test-guide]"))
    site.path(FLOW).unlink()
    site.replace(ANSWER, "flow: test-guide", "flow: new-name")
    shown = item(site, "test-guide")
    assert part(shown, "since") == []
    choices = {link.removeprefix("../../") for link in links(shown) if "/d/" in link}
    assert len(choices) == 3
    assert choices <= pages(site).keys()


def test_choices_lead_to_their_pages(site: Site) -> None:
    lead = "items:\n  - guide: test-guide\n    first_question: yes\n"
    site.write(EDITION, TEXT.replace("items:\n", lead).replace("  - answer: t3st\n  - guide: test-guide\n", ""))
    found, shown = pages(site), item(site, "test-guide")
    choices = [link for link in links(shown) if "/d/" in link]
    assert len(choices) == 3
    assert {link.removeprefix("../../") for link in choices} <= found.keys()
    assert shown.find(class_="aw-button") is None


def test_the_archive_has_all_newest_first_and_pages_lead_on(site: Site) -> None:
    days = [date(2025, 12, 1) + timedelta(days=7 * n) for n in range(25)]
    for day in days:
        site.write(f"newsletters/{day}.md", TEXT)
    found = pages(site)
    first = soup(found[ARCHIVE])
    both = [found[ARCHIVE], found[f"{ARCHIVE}page-2/"]]
    listed = [str(line["data-edition"]) for page in both for line in soup(page).select("li[data-edition]")]
    assert listed == [str(day) for day in reversed(days)]
    assert [one.get_text() for one in first.select("main h2")] == ["2026"]
    assert first.select("main h3")[0].get_text() == "May 2026"
    middle = soup(found[f"newsletters/{days[7]}/"])
    around = {str(link["rel"][0]): link["href"] for link in middle.select("nav a[rel]")}
    assert around == {"next": f"../../newsletters/{days[8]}/", "prev": f"../../newsletters/{days[6]}/"}


def test_a_site_without_newsletters_offers_none(site: Site) -> None:
    assert not any(path.startswith(ARCHIVE) for path in pages(site))
    assert "newsletters/" not in pages(site)[""].document
    assert links_home(add(site)) == {"newsletters/", "newsletters/2026-01-10/"}


def links_home(site: Site) -> set[str]:
    return {link for link in links(soup(pages(site)[""])) if link.startswith("newsletters/")}


@pytest.mark.parametrize(
    ("status", "day", "said"),
    [
        ("status: draft\n", "2026-01-10", "Draft. Only this preview shows it"),
        ("", "2026-11-23", "To be published on 23 November 2026."),
    ],
)
def test_a_preview_shows_what_a_build_leaves_out(status: str, day: str, said: str, site: Site) -> None:
    site.write(f"newsletters/{day}.md", TEXT.replace("subject:", f"{status}subject:"))
    assert f"newsletters/{day}/" not in pages(site)
    assert said in soup(pages(site, preview=True)[f"newsletters/{day}/"]).get_text()
