"""The page of a newsletter, a fault at a time."""

from __future__ import annotations

import pytest

from tests.audit.spoil import ABOUT, Copy, Spoil, add, drop, move, put, reword, says, twice, without

PAGE = "newsletters/2026-01-12/index.html"
ANSWER, GUIDE = '[data-item="aaa"]', '[data-item="test-guide"]'
CAUTION = '[data-disclaimer="feed-item"]'

FAULTS: list[tuple[str, Spoil, str]] = [
    ("no newsletter", without("article", "data-edition"), "EDITION101"),
    ("a subject that was not mailed", says("h1", "Other words"), "EDITION101"),
    ("what a model had to do with it", drop("article > [data-part=made]"), "EDITION101"),
    ("other words", reword("Test intro.", "No intro."), "EDITION101"),
    ("no end", drop("[data-part=sign-off]"), "EDITION101"),
    ("an item is gone", drop(ANSWER), "EDITION101"),
    ("an item twice", twice(ANSWER), "EDITION101"),
    ("another order", move(GUIDE, ANSWER), "EDITION101"),
    ("an item that leads elsewhere", put(f"{ANSWER} h2 a", href="../../answers/plain/"), "EDITION101"),
    ("the words of an item", says(f"{ANSWER} [data-part=words]", "No."), "EDITION101"),
    ("how an item was made", says(f"{ANSWER} [data-part=made]", "Checked."), "EDITION101"),
    ("when it was reviewed", drop(f"{ANSWER} [data-part=dated]"), "EDITION101"),
    ("what became of an item since", drop("[data-item=ccc] [data-part=since]"), "EDITION101"),
    ("what was corrected since", drop("[data-item=ccc] [data-change]"), "EDITION101"),
    ("no number to call", drop("[data-part=emergency] a"), "EDITION101"),
    ("no caution", drop(f"{ANSWER} {CAUTION}"), "DISC101"),
    ("a caution twice", twice(f"{GUIDE} {CAUTION}"), "DISC102"),
    ("another caution", says(f"{GUIDE} {CAUTION}", "All is well."), "DISC104"),
]


@pytest.mark.parametrize(("how", "code"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_found(copy: Copy, how: Spoil, code: str) -> None:
    copy.spoil(PAGE, how)
    assert (PAGE, code) in copy.codes()


def test_a_newsletter_belongs_on_no_other_page(copy: Copy) -> None:
    copy.spoil(ABOUT, add("main", '<article data-edition="2026-01-12"></article>'))
    assert (ABOUT, "EDITION101") in copy.codes()
