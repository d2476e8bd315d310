"""An answer's page: all its parts, in their order."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell.checks.checked_site import CheckedSite
from tests.conftest import ROOT
from tests.site.conftest import soup, words

JOGGING = "answers/jogging-with-mild-osteoporosis/"

SLUGS = sorted(path.stem for path in (ROOT / "content" / "answers").rglob("*.md"))

ORDER = (
    '[data-part="asked"]',
    "h1",
    '[data-part="short-answer"]',
    '[data-part="review"]',
    ".aw-byline",
    '[data-part="dates"]',
    '[data-part="body"]',
    '[data-part="guide"]',
    '[data-part="care"]',
    '[data-part="questions"]',
    '[data-part="not-settled"]',
    '[data-part="disclaimers"]',
    '[data-part="sources"]',
    '[data-part="about"]',
    '[data-part="related"]',
)
"""What a reader meets from top to bottom."""

# An expert, a guide, what is not settled, related answers: not every answer has them.
MAY_LACK = {".aw-byline", '[data-part="guide"]', '[data-part="not-settled"]', '[data-part="related"]'}


def places(page: BeautifulSoup) -> dict[str, int]:
    """Where each part of the page begins, counted in elements."""
    everything = page.find_all(True)
    found = {part: page.select_one(part) for part in ORDER}
    return {part: next(i for i, e in enumerate(everything) if e is tag) for part, tag in found.items() if tag}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_parts_stand_in_their_order(built: Path, slug: str) -> None:
    found = places(soup(built, f"answers/{slug}/"))
    assert set(ORDER) - set(found) <= MAY_LACK
    assert list(found.values()) == sorted(found.values())


def test_the_fullest_answer_has_every_part(built: Path) -> None:
    assert list(places(soup(built, JOGGING))) == list(ORDER)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_the_parts_say(built: Path, checked: CheckedSite, slug: str) -> None:
    answer = checked.library.answers[slug]
    page = soup(built, f"answers/{slug}/")
    (article,) = page.select("[data-answer]")
    assert (article["data-answer"], words(page.h1)) == (slug, answer.question)
    asked = words(page.select_one('[data-part="asked"]'))
    assert ("A reader asks" if answer.asked.by == "reader" else "Our editors ask") in asked
    assert ("vote" in asked) == (answer.asked.votes is not None)
    assert words(page.select_one('[data-part="short-answer"]')) == answer.short_answer
    review = words(page.select_one('[data-part="review"]'))
    assert review.startswith("Checked by" if answer.reviewer else "No clinician has checked this page.")
    drafted = answer.ai_use is not None and answer.ai_use.model == "drafted"
    assert ("A language model drafted the text." in review) == drafted
    dates = [time["datetime"] for time in page.select('[data-part="dates"] time')]
    known = [answer.published, answer.updated, answer.reviewed, answer.next_review]
    assert dates == [day.isoformat() for day in known if day]
    listed = [item["data-source"] for item in page.select('[data-part="sources"] > li')]
    assert listed == list(answer.sources)
    assert [words(item) for item in page.select('[data-part="questions"] li')] == list(answer.questions_to_ask)
    assert [card["data-care"] for card in page.select("[data-care]")] == [card.level for card in answer.care_cards]


@pytest.mark.parametrize("slug", SLUGS)
def test_disclaimers(built: Path, checked: CheckedSite, slug: str) -> None:
    answer = checked.library.answers[slug]
    page = soup(built, f"answers/{slug}/")
    outside = [d for d in page.select("[data-disclaimer]") if not d.find_parent(attrs={"data-flow": True})]
    topical = {"exercise": "exercise", "supplements": "medicines"}
    assert [d["data-disclaimer"] for d in outside] == [
        "general",
        *([] if answer.experts else ["no-expert"]),
        *(name for topic, name in topical.items() if topic in answer.topics),
        *(["votes"] if answer.asked.votes is not None else []),
    ]
    for disclaimer in page.select("[data-disclaimer]"):
        assert words(disclaimer) == checked.library.disclaimers[str(disclaimer["data-disclaimer"])].wording
        assert not disclaimer.find_parent(["details", "template"])


@pytest.mark.parametrize("slug", SLUGS)
def test_every_citation_leads_to_its_source(built: Path, slug: str) -> None:
    page = soup(built, f"answers/{slug}/")
    numbers = {f"#{item['id']}": str(n) for n, item in enumerate(page.select('[data-part="sources"] > li'), 1)}
    cited = [(str(link["href"]), words(link), link["aria-label"]) for link in page.select("sup.aw-cite a")]
    assert cited
    assert [(href, words, label) for href, words, label in cited if label != f"Source {numbers[href]}"] == []
    assert {words for _, words, _ in cited} <= set(numbers.values())
    assert page.find_all(string=lambda text: "[^" in str(text)) == []


def test_the_expert(built: Path) -> None:
    page = soup(built, JOGGING)
    (byline,) = page.select(".aw-byline")
    assert byline["data-expert"] == "bjoern-buehring"
    for said in (
        "Dr. Bjoern Buehring",
        "Doctor (as the column gave it)",
        "University of Wisconsin-Madison",
        "We did not ask about interests.",
    ):
        assert said in words(byline)
    passages = page.select("[data-attribution]")
    assert passages
    for passage in passages:
        assert (passage["data-attribution"], passage["data-expert"]) == ("paraphrase", "bjoern-buehring")
        assert passage.name == "div"
        assert words(passage.find_all("p")[-1]) == "Dr. Bjoern Buehring, in our words"
        assert len(passage.select("p")) > 1


def test_votes(built: Path) -> None:
    page = soup(built, JOGGING)
    assert words(page.select_one('[data-part="asked"]')) == "Bones · Exercise · A reader asks (105 votes)"
    assert "105 votes, counted on 22 November 2026." in words(page.select_one('[data-part="about"]'))


def test_nothing_is_offered_that_does_not_exist(built: Path) -> None:
    for path in ("", JOGGING):
        assert soup(built, path).select('[data-part="connect"], a[href*="ask-well.example/"]') == []


def test_each_source_leads_back_to_where_it_is_cited(built: Path) -> None:
    page = soup(built, JOGGING)
    for item in page.select('[data-part="sources"] > li'):
        places = [link for link in page.select("sup.aw-cite a") if link["href"] == f"#{item['id']}"]
        back = [str(link["href"]) for link in item.select(".aw-sources__back")]
        assert sorted(back) == sorted(f"#{place['id']}" for place in places)
        assert back


def test_related_answers_and_topics(built: Path) -> None:
    page = soup(built, JOGGING)
    related = [link["href"] for link in page.select('[data-part="related"] a')]
    assert related == [
        f"../../answers/{s}/" for s in ("swimming-and-bones", "calcium-and-vitamin-d", "running-and-knees")
    ]
    assert [link["href"] for link in page.select('[data-part="asked"] a')] == [
        "../../topics/bones/",
        "../../topics/exercise/",
    ]
