"""Each page of a list is made by itself, and rests on what stands on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.render import pages
from askwell.render.lists.orders import PAGE_SIZE, orders_of
from askwell.render.view import View
from askwell.source.asked import Fact, noting
from tests.helpers import ANSWER, FILES, TODAY, Site

NUMBER = 3 * PAGE_SIZE
"""Answers: the first has the most votes, and each next one a few less."""


def view(site: Site) -> View:
    checked = site.check()
    assert checked.library.settings is not None
    return View(checked.library, checked.library.settings, checked.machines, TODAY)


@pytest.fixture
def large(site: Site) -> Site:
    site.path(ANSWER).unlink()
    for number in range(NUMBER):
        write(site, number, votes=1000 - 10 * number)
    return site


def write(site: Site, number: int, votes: int, topic: str = "test-topic", question: str = "") -> None:
    text = FILES[ANSWER].replace("id: t3st", f"id: t{number:02}x").replace("votes: 105", f"votes: {votes}")
    text = text.replace("Is this test data?", question or f"Test {number:02}?").replace("[test-topic]", f"[{topic}]")
    site.write(f"answers/n{number:02}.md", text)


def differing(site: Site, number: int, votes: int, topic: str = "test-topic", question: str = "") -> list[str]:
    """The parts of orders of all answers, and of topics, that an edit of one answer changes."""
    before = orders_of(view(site))
    write(site, number, votes, topic, question)
    now = orders_of(view(site))
    kinds = ("by_votes", "newest", "a_to_z", "topics/", "letters")
    there = sorted(before.keys() | now.keys())
    return [part for part in there if part.startswith(kinds) and before.get(part) != now.get(part)]


@pytest.mark.parametrize(
    ("number", "votes", "expected"),
    [
        pytest.param(0, 2000, [], id="more votes for the first"),
        pytest.param(21, 801, ["by_votes 2", "topics/test-topic 2"], id="one place up, on one page"),
        pytest.param(20, 811, [f"{o} {n}" for o in ("by_votes", "topics/test-topic") for n in (1, 2)], id="a page up"),
        pytest.param(
            59, 2000, [f"{o} {n}" for o in ("by_votes", "topics/test-topic") for n in (1, 2, 3)], id="to the top"
        ),
    ],
)
def test_votes_change_the_pages_between_two_places(large: Site, number: int, votes: int, expected: list[str]) -> None:
    assert differing(large, number, votes) == expected


def test_a_question_changes_orders_by_question_and_no_other(large: Site) -> None:
    changed = differing(large, 59, 1000 - 590, question="Another test?")
    assert changed == [*(f"a_to_z {n}" for n in (1, 2, 3)), "letters", *(f"newest {n}" for n in (1, 2, 3))]


def test_another_topic_changes_topics_and_no_order_of_all(large: Site) -> None:
    changed = differing(large, 59, 1000 - 590, topic="other-topic")
    other = ["topics/other-topic", "topics/other-topic 1", "topics/other-topic pages"]
    assert changed == [*other, "topics/test-topic", "topics/test-topic 3"]


def test_a_page_of_a_list_rests_on_its_own_stretch(large: Site) -> None:
    found = view(large)
    assert found.orders.count("by_votes") == NUMBER
    with noting() as asked:
        pages.answer_list(found, *pages.ORDERS[0], 2)
    orders = {fact for fact in asked.facts() if fact.owner.startswith("orders/")}
    own = ("by_votes", "by_votes 2", "by_votes pages", "archived")
    assert orders == {Fact(f"orders/{name}") for name in own}
    assert not [fact for fact in asked.facts() if fact.owner == "answers/*"]


def test_only_pages_whose_stretch_changed_are_made(large: Site, tmp_path: Path) -> None:
    found, made = view(large), list[int]()

    def make(units: Units, view: View) -> list[int]:
        """Which pages of the list by votes are made."""
        made.clear()
        orders = units.settle("orders", lambda: orders_of(view))
        view = View(view.library, view.settings, view.machines, TODAY, told=orders)
        for number, path in view.orders.pages("answers/", "by_votes"):
            units.made("list", path, lambda number=number: one(view, number))  # type: ignore[misc]
        return [*made]

    def one(view: View, number: int) -> str:
        made.append(number)
        return pages.answer_list(view, *pages.ORDERS[0], number).html

    store = Store.new(tmp_path / "kept.db")
    assert make(Units(store), found) == [1, 2, 3]
    store.finish()
    write(large, 21, votes=801)
    store = Store.open(tmp_path / "kept.db")
    assert make(Units(store, [Fact("answers/n21", "asked"), Fact("answers/n21", "votes")]), view(large)) == [2]
    store.connection.close()
