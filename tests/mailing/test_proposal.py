from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from askwell.checks import check
from askwell.mailing.proposal import Proposal, next_day, propose
from tests.editions import TEXT
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

DAY = TODAY + timedelta(days=1)
CHANGE = "updated: 2026-02-01\nchanges:\n  - {on: 2026-02-01, kind: correction, what: Test words., by: test-expert}"
PUBLISHED = "published: 2026-01-10"


def another(site: Site, name: str, old: str = "", new: str = "", votes: int = 0, flow: str = "") -> None:
    """One more answer, in which a text is another."""
    text = FILES[ANSWER].replace("t3st", name).replace("this test data?", f"this test {name}?")
    text = text.replace("votes: 105", f"votes: {votes}").replace("flow: test-guide\n", flow)
    assert old in text
    site.write(f"answers/{name}.md", text.replace(old, new) if old else text)


def proposed(site: Site, day: date = DAY) -> Proposal:
    return propose(site.check(), day)


def told(proposal: Proposal) -> list[tuple[str, str]]:
    return [(item.record.key, item.why.value) for item in proposal.items]


def edition(site: Site, day: str, items: str, more: str = "") -> None:
    text = TEXT.replace("  - answer: t3st\n  - guide: test-guide\n", items).replace("items:", f"{more}items:")
    site.write(f"newsletters/{day}.md", text)


def test_the_guide_of_the_first_answer_leads_with_its_first_question(site: Site) -> None:
    found = proposed(site)
    assert told(found) == [("test-guide", "guide"), ("sample", "new")]
    assert [item.first_question for item in found.items] == [True, False]
    assert found.about.record.key == "sample"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Test guide", "title: Test guide\nsensitive: yes", [("sample", "new"), ("test-guide", "guide")]),
        ("next_review: 2027-01-10", "next_review: 2026-11-01", [("sample", "new")]),
        (
            "title: Test guide",
            "title: Test guide\nstatus: withdrawn\nsince: 2026-02-01\nwhy: Test.",
            [("sample", "new")],
        ),
    ],
)
def test_a_guide_stands_there_as_it_may(old: str, new: str, expected: list[tuple[str, str]], site: Site) -> None:
    site.replace(FLOW, old, new)
    assert told(proposed(site)) == expected


def _overdue(site: Site) -> None:
    another(site, "late", "next_review: 2027-01-10", f"next_review: {DAY - timedelta(days=1)}", 9)


def _draft(site: Site) -> None:
    another(site, "draft", "published:", "status: draft\npublished:", 9)


def _later(site: Site) -> None:
    another(site, "later", PUBLISHED, f"published: {DAY + timedelta(days=1)}", 9)


def _archived(site: Site) -> None:
    another(site, "old", "published:", "status: archived\nsince: 2026-02-01\npublished:", 9)


def _withdrawn(site: Site) -> None:
    another(site, "wrong", "published:", f"status: withdrawn\nsince: 2026-02-01\nwhy: Test.\n{CHANGE}\npublished:", 9)


def _merged(site: Site) -> None:
    another(site, "merged", "published:", "status: merged\nsince: 2026-02-01\ninstead: sample\npublished:", 9)


@pytest.mark.parametrize("spoil", [_overdue, _draft, _later, _archived, _withdrawn, _merged])
def test_what_readers_cannot_rely_on_is_never_proposed(spoil: Callable[[Site], None], site: Site) -> None:
    spoil(site)
    assert told(proposed(site)) == [("test-guide", "guide"), ("sample", "new")]


def test_an_answer_may_be_published_on_the_day_itself(site: Site) -> None:
    another(site, "later", PUBLISHED, f"published: {DAY}")
    assert told(proposed(site))[0] == ("later", "new")


def test_what_was_withdrawn_and_not_told_is_named(site: Site) -> None:
    _withdrawn(site)
    assert [said for said in proposed(site).left if "answer: wrong" in said and "blurb" in said]


@pytest.mark.parametrize(
    ("more", "newsletters", "expected"),
    [
        ("", "", [("sample", "change"), ("test-guide", "guide")]),
        (", mailed: 2026-02-02", "", [("test-guide", "guide"), ("sample", "new")]),
        ("", "  - answer: t3st\n    change: 2026-02-01\n", [("sample", "again"), ("test-guide", "guide")]),
        ("", "  - answer: t3st\n", [("sample", "change"), ("test-guide", "guide")]),
    ],
    ids=["not told", "mailed", "told by an edition", "an edition before it"],
)
def test_a_correction_that_no_newsletter_told_comes_first(
    more: str, newsletters: str, expected: list[tuple[str, str]], site: Site
) -> None:
    site.replace(ANSWER, PUBLISHED, f"{PUBLISHED}\n{CHANGE.replace('by: test-expert', f'by: test-expert{more}')}")
    if newsletters:
        edition(site, "2026-03-01", newsletters)
    found = proposed(site)
    assert set(told(found)) == set(expected)
    assert (found.items[0].change is not None) == (expected[0][1] == "change")
    assert not (found.items[0].change and any(item.first_question for item in found.items))


def test_new_answers_come_before_those_most_asked(site: Site) -> None:
    edition(site, "2026-03-01", "  - answer: t3st\n")
    for number in range(5):
        another(site, f"new{number}", PUBLISHED, f"published: 2026-04-0{number + 1}")
    for number in range(5):
        another(site, f"old{number}", votes=number)
    assert told(proposed(site)) == [
        *[(f"new{number}", "new") for number in (4, 3, 2)],
        *[(f"old{number}", "asked") for number in (4, 3, 2)],
    ]


def test_the_same_content_gives_the_same_proposal(site: Site) -> None:
    for number in range(8):
        another(site, f"same{number}", votes=7)
    assert proposed(site) == proposed(site)
    assert len(proposed(site).items) == 6


def test_a_site_without_an_answer_has_nothing_to_propose(site: Site) -> None:
    site.replace(ANSWER, "next_review: 2027-01-10", "next_review: 2026-11-01")
    with pytest.raises(ValueError, match="nothing to lead readers to"):
        proposed(site)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], TODAY),
        (["2026-11-20"], date(2026, 11, 27)),
        (["2026-10-20"], TODAY),
        (["2026-10-30", "2026-11-13"], date(2026, 11, 27)),
        (["2026-11-05", "2026-11-12", "2026-11-13", "2026-11-20"], date(2026, 11, 27)),
        (["2026-11-20", "2026-11-27"], date(2026, 12, 4)),
    ],
)
def test_the_next_edition_is_as_far_from_the_last_as_is_usual(days: list[str], expected: date, site: Site) -> None:
    for day in days:
        edition(site, day, "  - answer: t3st\n")
    assert next_day(check(site.root, TODAY)) == expected
