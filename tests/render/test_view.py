"""How a view sorts and groups answers."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from askwell.content.records import Answer
from askwell.render import pages
from askwell.render.page import Page
from askwell.render.view import View
from tests.helpers import ANSWER, FILES, TODAY, Site


def view(site: Site, answers: Mapping[str, tuple[str, int | None, str]]) -> View:
    """A view of the test site with these answers: slug to question, votes, day of publication."""
    site.path(ANSWER).unlink()
    for number, (slug, (question, votes, day)) in enumerate(answers.items()):
        text = FILES[ANSWER].replace("id: t3st", f"id: t{number}x").replace("Is this test data?", question)
        text = text.replace("published: 2026-01-10\nreviewed: 2026-01-10", f"published: {day}\nreviewed: 2026-11-22")
        text = (
            text.replace("votes: 105", f"votes: {votes}")
            if votes is not None
            else text.replace("  votes: 105\n  as_of: 2026-01-09\n", "")
        )
        site.write(f"answers/{slug}.md", text.replace("next_review: 2027-01-10", "next_review: 2027-11-22"))
    checked = site.check()
    assert checked.diagnostics == ()
    assert checked.library.settings is not None
    return View(checked.library, checked.library.settings, checked.machines, TODAY)


ANSWERS = {
    "one": ("b test?", 5, "2026-03-01"),
    "two": ("A test?", 5, "2026-05-01"),
    "three": ("c test?", None, "2026-05-01"),
    "four": ("Ä test?", 0, "2026-01-01"),
    "five": ("a test?", 900, "2025-12-31"),
    "six": ("a test?", 1000, "2026-11-22"),
}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param("by_votes", ["six", "five", "two", "one", "three", "four"], id="votes, then question"),
        pytest.param("newest", ["six", "two", "three", "one", "four", "five"], id="day, then question"),
        pytest.param("a_to_z", ["five", "six", "two", "one", "three", "four"], id="question, then slug"),
    ],
)
def test_orders(site: Site, order: str, expected: list[str]) -> None:
    answers: tuple[Answer, ...] = getattr(view(site, ANSWERS), order)
    assert [answer.slug for answer in answers] == expected


def test_groups_keep_the_order_by_votes(site: Site) -> None:
    found = view(site, ANSWERS)
    expected = ["six", "five", "two", "one", "three", "four"]
    assert [a.slug for a in found.answers_by_topic["test-topic"]] == expected
    assert [a.slug for a in found.answers_by_expert["test-expert"]] == expected
    assert "other-topic" not in found.answers_by_topic


def answer_lists(view: View, called: str) -> list[Page]:
    """The pages of all answers in one order."""
    ((name, base, order),) = [one for one in pages.ORDERS if one[0] == called]
    return [pages.answer_list(view, name, base, order, number) for number, _ in view.orders.pages(base, order)]


@pytest.mark.parametrize(
    ("number", "sizes"),
    [(0, [0]), (1, [1]), (20, [20]), (21, [20, 1]), (40, [20, 20]), (41, [20, 20, 1])],
)
def test_lists_are_cut_into_pages_of_twenty(site: Site, number: int, sizes: list[int]) -> None:
    found = view(site, {f"n{n}": (f"Test {n:03}?", n, "2026-01-01") for n in range(number)})
    made = answer_lists(found, "Most votes")
    assert [page.html.count('class="aw-answers__question"') for page in made] == sizes
    assert [page.path for page in made] == ["answers/", *(f"answers/page-{n}/" for n in range(2, len(sizes) + 1))]
    numbers = [re.findall(r"Page </span>(\d+)", page.html) for page in made]
    assert numbers == [[str(n + 1) for n in range(len(sizes))] if len(sizes) > 1 else []] * len(sizes)
    assert [page.html.count('aria-current="page"') for page in made] == [len(sizes) > 1] * len(sizes)
    topic = found.library.topics["test-topic"]
    every = found.orders.pages("topics/test-topic/", "topics/test-topic")
    assert [pages.topic(found, topic, one).html.count('class="aw-answers__question"') for one, _ in every] == sizes


def test_letters_lead_to_the_page_and_place_where_they_begin(site: Site) -> None:
    questions = {f"n{n:02}": (f"{'AB'[n // 20]} test {n:02}?", n, "2026-01-01") for n in range(25)}
    found = view(site, questions | {"x": ("Ärger, a test?", 1, "2026-01-01"), "y": ("7 tests?", 1, "2026-01-01")})
    (first, second) = answer_lists(found, "A to Z")
    links = re.findall(r'<a href="([^"]*#letter-[^"]*)">([^<]*)</a>', first.html)
    assert links == [
        ("../../answers/a-to-z/#letter-0-9", "0-9"),
        ("../../answers/a-to-z/#letter-a", "A"),
        ("../../answers/a-to-z/page-2/#letter-b", "B"),
    ]
    assert re.findall(r'id="(letter-[^"]*)"', first.html) == ["letter-0-9", "letter-a"]
    assert re.findall(r'id="(letter-[^"]*)"', second.html) == ["letter-b"]
