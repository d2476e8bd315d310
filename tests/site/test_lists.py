"""Lists of answers: their orders, and how they are cut into pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from askwell.checks.checked_site import CheckedSite
from tests.helpers import TODAY
from tests.site.conftest import MANY, soup, words

NUMBERS = range(MANY)

QUESTION = {n: f"Test question number {n}?" for n in NUMBERS}
VOTES = {n: n * 37 % 101 for n in NUMBERS}
PUBLISHED = {n: TODAY - timedelta(days=n % 50) for n in NUMBERS}

BY_VOTES = sorted(NUMBERS, key=lambda n: (-VOTES[n], QUESTION[n]))
NEWEST = sorted(NUMBERS, key=lambda n: (-PUBLISHED[n].toordinal(), QUESTION[n]))
A_TO_Z = sorted(NUMBERS, key=lambda n: QUESTION[n])


def listed(folder: Path, path: str) -> list[str]:
    """The addresses of the answers that a page lists, below the site's root."""
    links = soup(folder, path).select(".aw-answers__question a")
    return [str(link["href"]).replace("../", "") for link in links]


@pytest.mark.parametrize(
    ("base", "order"),
    [
        pytest.param("answers/", BY_VOTES, id="most votes"),
        pytest.param("answers/newest/", NEWEST, id="newest"),
        pytest.param("answers/a-to-z/", A_TO_Z, id="a to z"),
        pytest.param("topics/test-topic/", BY_VOTES, id="topic"),
        pytest.param("experts/test-expert/", BY_VOTES, id="expert"),
    ],
)
def test_orders_and_pages(many: Path, base: str, order: list[int]) -> None:
    expected = [f"answers/n{n}/" for n in order]
    last = -(-MANY // 20)
    paths = [base, *(f"{base}page-{n}/" for n in range(2, last + 1))]
    assert [listed(many, path) for path in paths] == [expected[n : n + 20] for n in range(0, MANY, 20)]
    assert not (many / base / f"page-{last + 1}").exists()
    for number, path in enumerate(paths, 1):
        pager = soup(many, path).select_one('nav[aria-label="Pages of this list"]')
        assert pager is not None
        links = [str(a["href"]).replace("../", "") for a in pager.select("a")]
        assert links == [other for other in paths if other != path]
        assert [words(e) for e in pager.select('[aria-current="page"]')] == [f"Page {number}"]
    titles = [words(soup(many, path).h1) for path in paths]
    assert [title.removeprefix(titles[0]) for title in titles] == ["", *(f", page {n}" for n in range(2, last + 1))]


def test_home_shows_the_answers_asked_for_most(many: Path) -> None:
    lead = soup(many, "").select_one('[data-part="lead"] h1 a')
    assert lead is not None
    assert [str(lead["href"]), *listed(many, "")] == [f"answers/n{n}/" for n in BY_VOTES[:7]]


def test_a_list_says_which_order_it_has(many: Path) -> None:
    for path, name in {
        "answers/": "Most votes",
        "answers/newest/page-2/": "Newest",
        "answers/a-to-z/": "A to Z",
    }.items():
        links = soup(many, path).select('nav[aria-label="Order of the answers"] a')
        assert [words(link) for link in links] == ["Most votes", "Newest", "A to Z"]
        assert [words(link) for link in links if link.get("aria-current")] == [name]


def test_an_entry_of_a_list(many: Path) -> None:
    (entry, *_) = soup(many, "answers/").select(".aw-answers > li")
    number = BY_VOTES[0]
    assert [words(part) for part in entry.select("p")] == [
        QUESTION[number],
        "This is test data.",
        f"100 votes · {PUBLISHED[number].day} {PUBLISHED[number]:%B %Y}",
    ]
    assert [d["data-disclaimer"] for d in soup(many, "answers/").select('[data-part="answers"] [data-disclaimer]')] == [
        "votes"
    ]


def test_a_topic_without_answers(many: Path) -> None:
    page = soup(many, "topics/other-topic/")
    assert words(page.select_one('[data-part="answers"]')) == "There is no answer here yet."
    assert words(page.h1) == "Other test topic"
    counts = [words(item) for item in soup(many, "topics/").select('[data-part="topics"] > li .aw-meta')]
    assert sorted(counts) == ["0 answers", f"{MANY} answers"]


def test_the_lists_of_the_real_site(built: Path, checked: CheckedSite) -> None:
    answers = checked.library.answers.values()
    expected = sorted(answers, key=lambda a: (-(a.asked.votes or 0), a.question.lower()))
    assert listed(built, "answers/") == [f"answers/{answer.slug}/" for answer in expected]
    assert listed(built, "answers/a-to-z/") == [
        f"answers/{answer.slug}/" for answer in sorted(answers, key=lambda a: a.question.lower())
    ]
    for key in checked.library.topics:
        assert listed(built, f"topics/{key}/") == [f"answers/{a.slug}/" for a in expected if key in a.topics]
    assert [link["href"] for link in soup(built, "decide/").select('[data-part="guides"] a')] == [
        f"../decide/{key}/" for key in checked.library.flows
    ]
