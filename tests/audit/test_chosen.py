"""The pages of choices that a newsletter offers, a fault at a time."""

from __future__ import annotations

import pytest

from askwell.letters.mailed import mailed_choices
from tests.audit.spoil import ABOUT, Audited, Copy, Spoil, add, drop, first, move, put, reword, says, twice, without

BOX, OUTCOME = '[data-part="link-says"]', "[data-chosen] [data-node]"
DECIDE = "../../../decide/test-guide/#test-guide--"
OTHER = '<a href="https://other.example/">x</a>'

FAULTS: list[tuple[str, str, Spoil, str]] = [
    ("any", "no choice", drop("[data-chosen]"), "GUIDE001"),
    ("any", "a choice twice", twice("[data-chosen]"), "GUIDE001"),
    ("any", "another choice", put("[data-chosen]", data_chosen="none"), "GUIDE003"),
    ("any", "what the link says", says(f"{BOX} p", "You chose:"), "GUIDE004"),
    ("any", "the question", says('[data-says="question"]', "Is there no test sign?"), "GUIDE004"),
    ("any", "the words of the choice", says('[data-says="choice"]', "No sign"), "GUIDE004"),
    ("any", "a sign left out", drop('[data-says="listed"] li'), "GUIDE004"),
    ("any", "a sign", says('[data-says="listed"] li', "Other flag"), "GUIDE004"),
    ("any", "the question's help", says('[data-says="help"]', "No help."), "GUIDE004"),
    ("any", "the guide's purpose", reword("Test purpose.", "No purpose."), "GUIDE004"),
    ("any", "for whom it is", reword("For nobody.", "For everybody."), "GUIDE004"),
    ("any", "who learns of the click", reword("can see that this link", "cannot see that this link"), "GUIDE004"),
    ("any", "who checked the guide", drop('[data-part="review"]'), "GUIDE004"),
    ("any", "a promise set aside", drop('[data-part="waiver"]'), "GUIDE004"),
    ("any", "no way to change it", drop('[data-part="link-says"] [data-go="first"]'), "GUIDE007"),
    ("any", "a change that leads on", put(f"{BOX} a", href=f"{DECIDE}second"), "GUIDE007"),
    ("any", "no way to the start", drop('[data-go="start"]'), "GUIDE007"),
    ("any", "a link that was never proven", add(BOX, OTHER), "GUIDE007"),
    ("any", "the disclaimer before the guide", drop('[data-disclaimer="guide-start"]'), "DISC101"),
    ("any", "search engines", drop('meta[name="robots"]'), "GUIDE003"),
    ("any", "the page to show", put('link[rel="canonical"]', href="https://site.example/health/"), "GUIDE003"),
    ("any", "no advice", drop(OUTCOME), "GUIDE002"),
    ("any", "other advice", put(OUTCOME, data_node="rest"), "GUIDE002"),
    ("any", "a milder urgency", put(OUTCOME, data_urgency="routine"), "GUIDE003"),
    ("any", "what to do", says(f'{OUTCOME} [data-says="next_step"]', "Wait."), "GUIDE004"),
    ("any", "no number to call", drop(f'{OUTCOME} [href="tel:000"]'), "GUIDE008"),
    ("any", "something to read in an emergency", add(OUTCOME, OTHER), "GUIDE008"),
    ("any", "the emergency's disclaimer", drop('[data-disclaimer="emergency"]'), "DISC101"),
    ("any", "the outcome's disclaimer", drop('[data-disclaimer="guide-outcome"]'), "DISC101"),
    ("any", "an emergency below other words", move(OUTCOME, '[data-says="listed"]'), "GUIDE009"),
    ("any", "a hidden emergency", put(OUTCOME, hidden=""), "PAGE106"),
    ("none", "a way on that skips a question", put('[data-go="on"]', href=f"{DECIDE}third"), "GUIDE007"),
    ("none", "no way on", drop('[data-go="on"]'), "GUIDE007"),
    ("none", "the disclaimer at the end", move('[data-disclaimer="guide-start"]', "p:has([data-go=on])"), "DISC103"),
    ("none", "advice that nobody proved", first("[data-chosen]", '<section data-node="rest"></section>'), "GUIDE002"),
    ("none", "another kind of choice", without("[data-chosen]", "data-chosen"), "GUIDE001"),
]  # fmt: skip


def page(audited: Audited, key: str) -> str:
    """The file of the page of a choice."""
    checked = audited.checked
    found = mailed_choices(checked.library, checked.machines, checked.lock)
    return f"{next(one.path for one in found if one.choice.key == key)}index.html"


@pytest.mark.parametrize(("key", "how", "code"), [(f[0], *f[2:]) for f in FAULTS], ids=[f[1] for f in FAULTS])
def test_a_fault_is_found(copy: Copy, audited: Audited, key: str, how: Spoil, code: str) -> None:
    file = page(audited, key)
    copy.spoil(file, how)
    assert (file, code) in copy.codes()


def test_a_choice_belongs_on_no_other_page(copy: Copy) -> None:
    copy.spoil(ABOUT, add("main", '<section data-chosen="any"></section>'))
    assert (ABOUT, "GUIDE001") in copy.codes()
