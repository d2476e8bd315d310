"""Guides on a page, a fault at a time: in the page of an answer and in the guide's own."""

from __future__ import annotations

import pytest

from tests.audit.spoil import (
    GUIDE,
    HOME,
    Copy,
    Spoil,
    add,
    drop,
    first,
    move,
    put,
    reword,
    says,
    swap,
    twice,
    without,
    wrap,
)


def step(key: str, inner: str = "") -> str:
    return f'[data-flow] [data-node="{key}"] {inner}'.strip()


CALL, SCREEN, THIRD, VISIT, TODAY = (step(key) for key in ("call", "screen", "third", "visit", "today"))

UP, DOWN = (step("third", f"li:has([data-choice={key}])") for key in ("up", "down"))
MORE = '<li><a data-choice="x" href="#test-guide--rest">X</a></li>'
OTHER = '<a href="https://other.example/">x</a>'

FAULTS: list[tuple[str, Spoil, str]] = [
    ("no guide", drop("[data-flow]"), "GUIDE001"),
    ("another guide", put("[data-flow]", data_flow="other"), "GUIDE001"),
    ("a guide twice", twice("[data-flow]"), "GUIDE001"),
    ("a step left out", drop(THIRD), "GUIDE002"),
    ("a step twice", twice(THIRD), "GUIDE002"),
    ("a step that was never proven", add("[data-flow]", '<section data-node="new"></section>'), "GUIDE002"),
    ("a question that is an outcome", put(THIRD, data_kind="outcome"), "GUIDE003"),
    ("a milder urgency", put(TODAY, data_urgency="routine"), "GUIDE003"),
    ("no urgency", without(TODAY, "data-urgency"), "GUIDE003"),
    ("a heading's id", put(step("third", "[id]"), id="other"), "GUIDE003"),
    ("a heading that cannot take the focus", without(step("third", "[id]"), "tabindex"), "GUIDE003"),
    ("the guide's heading", without("#guide--test-guide", "tabindex"), "GUIDE003"),
    ("a question", says(step("third", "[id]"), "4. Sideways?"), "GUIDE004"),
    ("a question's number", says(step("third", "[id] span"), "9. "), "GUIDE004"),
    ("a question's help", reword("Test help.", "No help."), "GUIDE004"),
    ("why it is asked", reword("Test cause.", "No cause."), "GUIDE004"),
    ("a red flag left out", drop(step("screen", ".aw-signs li")), "GUIDE004"),
    ("a red flag", says(step("screen", ".aw-signs li"), "Other flag"), "GUIDE004"),
    ("the guide's purpose", reword("Test purpose.", "No purpose."), "GUIDE004"),
    ("for whom it is", reword("For nobody.", "For everybody."), "GUIDE004"),
    ("the guide's title", says("#guide--test-guide", "Other"), "GUIDE004"),
    ("how the guide was made", reword("Test guide making.", "By people."), "GUIDE004"),
    ("what the guide works out", reword("works out a number and a risk.", "works out nothing."), "GUIDE004"),
    ("what the law makes of it", reword("Test law.", "No law."), "GUIDE004"),
    ("no word on what it works out", drop('[data-flow] [data-part="device"]'), "GUIDE004"),
    ("signs that nobody reviewed", reword("not clinically reviewed", "clinically reviewed"), "GUIDE004"),
    ("no word on where its signs come from", drop('[data-flow] [data-part="shared-part"]'), "GUIDE004"),
    ("the guide's review", says('[data-flow] [data-part="review"]', "Checked by A, B."), "GUIDE004"),
    ("no word on the guide's review", drop('[data-flow] [data-part="review"]'), "GUIDE004"),
    ("the guide's dates", put("[data-flow] .aw-start .aw-meta time", datetime="2020-01-01"), "GUIDE004"),
    ("an urgency in words", says(step("today", ".aw-outcome__urgency"), "Not urgent."), "GUIDE004"),
    ("what to do", says(step("today", '[data-says="next_step"]'), "Wait."), "GUIDE004"),
    ("how soon", says(step("today", '[data-says="how_soon"]'), "Some day."), "GUIDE004"),
    ("why", says(step("today", '[data-says="why"]'), "No reason."), "GUIDE004"),
    ("what would change it", drop(step("today", '[data-says="would_change"]')), "GUIDE004"),
    ("what it rests on", drop(step("today", ".aw-chosen li")), "GUIDE004"),
    ("where a reader stands", reword("Question 2 of up to 3", "Question 2 of up to 2"), "GUIDE004"),
    ("signs that readers have none of", drop(step("today", "[data-says=signs] li")), "GUIDE004"),
    ("no list of these signs", drop(step("today", "[data-says=signs]")), "GUIDE004"),
    ("a choice claimed", reword("This advice is for people who chose:", "You chose:"), "GUIDE004"),
    ("a change that leads elsewhere", put(step("today", "[data-go=change]"), href="#test-guide--third"), "GUIDE007"),
    ("no way to the questions", drop(step("today", "[data-go=first]")), "GUIDE007"),
    ("a reason that is none", says(step("today", '[data-says="because"]'), "No cause."), "GUIDE004"),
    ("no reason", drop(step("today", '[data-says="because"]')), "GUIDE004"),
    ("a wrong sum", says(step("today", '[data-says="sum"]'), "Test sum: 7"), "GUIDE004"),
    ("a sum too many", add(TODAY, '<p data-says="sum">Test sum: 1</p>'), "GUIDE004"),
    ("no word on the approval", drop('[data-part="approval"]'), "GUIDE004"),
    ("no word on a promise set aside", drop('[data-part="waiver"]'), "GUIDE004"),
    ("an approval that has lapsed", says('[data-part="approval"] strong', "Approved:"), "GUIDE004"),
    ("an outcome's source", drop(step("today", "[data-source]")), "GUIDE004"),
    ("an outcome's dates", drop(step("today", ".aw-meta")), "GUIDE004"),
    ("a choice that leads elsewhere", put(step("screen", "[data-choice]"), href="#test-guide--second"), "GUIDE006"),
    ("a choice left out", drop(step("second", "li:has(a[data-choice])")), "GUIDE006"),
    ("choices the other way round", swap(UP, DOWN), "GUIDE006"),
    ("a choice that was never proven", add(step("second", "ul"), MORE), "GUIDE006"),
    ("a choice's words", says(step("third", '[data-choice="up"]'), "Down"), "GUIDE006"),
    ("a choice's number", says(step("third", ".aw-choices span"), ": go to 1"), "GUIDE006"),
    ("no way back", drop(step("third", '[data-go="back"]')), "GUIDE007"),
    ("a second way back", twice(step("visit", "li:has([data-go=back])")), "GUIDE007"),
    ("a way back in other words", says(step("visit", "[data-go=back]"), "Back"), "GUIDE007"),
    ("a way back to elsewhere", put(step("third", '[data-go="back"]'), href="#test-guide--screen"), "GUIDE007"),
    ("no way to the start", drop(step("third", '[data-go="restart"]')), "GUIDE007"),
    ("a start that is none", put(step("third", '[data-go="restart"]'), href="#guide--test-guide"), "GUIDE007"),
    ("no number to call", drop(step("call", '[href="tel:000"]')), "GUIDE008"),
    ("a wrong number to call", put(step("call", '[href="tel:000"]'), href="tel:999"), "GUIDE008"),
    ("a number's words", says(step("call", '[href="tel:000"]'), "Call"), "GUIDE008"),
    ("something to read in an emergency", add(CALL, '<a href="#guide--test-guide">Read on</a>'), "GUIDE008"),
    ("a source to read in an emergency", add(step("call", "[data-source]"), OTHER), "GUIDE008"),
    ("another step first", move(SCREEN, VISIT), "GUIDE009"),
    ("a form in the guide", add(THIRD, "<form><button>x</button></form>"), "GUIDE010"),
    ("a box to tick", first(THIRD, '<input type="checkbox">'), "GUIDE010"),
    ("a hidden step", put(THIRD, hidden=""), "PAGE106"),
    ("a folded step", wrap(VISIT, "<details>", "</details>"), "PAGE106"),
    ("a hidden question", put(step("third", "[id]"), style="visibility:hidden"), "PAGE106"),
    ("a hidden choice", put(step("third", '[data-choice="up"]'), style="opacity:.05"), "PAGE106"),
    ("a hidden flag", put(step("screen", ".aw-signs li"), aria_hidden="true"), "PAGE106"),
    ("a hidden way back", put(step("third", '[data-go="back"]'), hidden=""), "PAGE106"),
    ("hidden advice", put(step("today", '[data-says="next_step"]'), style="font-size:0"), "PAGE106"),
    ("a hidden number to call", put(step("call", '[href="tel:001"]'), style="display:none"), "PAGE106"),
    ("a hidden introduction", put(".aw-start .aw-lead", inert=""), "PAGE106"),
    ("a hidden guide", put("[data-flow]", style="display: none"), "PAGE106"),
]  # fmt: skip


MAP = "decide/test-guide/map/index.html"

MAP_FAULTS: list[tuple[str, Spoil, str]] = [
    ("no map", drop('[data-part="map"]'), "PAGE106"),
    ("a map twice", twice('[data-part="map"]'), "PAGE106"),
    ("a box that leads elsewhere", put("svg a", href="#test-guide--rest"), "PAGE106"),
    ("a box left out", drop("svg a"), "PAGE106"),
    ("a step left out of the words", drop(".aw-outline > li"), "PAGE106"),
    ("a step's words", says(".aw-outline > li > a", "Another question?"), "PAGE106"),
    ("a way on left out of the words", drop(".aw-outline > li > ul > li"), "PAGE106"),
    ("a way on in other words", says(".aw-outline > li > ul > li", "A sign: Advice rest"), "PAGE106"),
    ("words that nobody sees", put(".aw-outline", hidden=""), "PAGE106"),
]


@pytest.mark.parametrize(("how", "code"), [f[1:] for f in MAP_FAULTS], ids=[f[0] for f in MAP_FAULTS])
def test_map(copy: Copy, how: Spoil, code: str) -> None:
    copy.spoil(MAP, how)
    assert (MAP, code) in copy.codes()


ENTRY = "decide/test-guide/further/index.html"

ENTRY_FAULTS: list[tuple[str, Spoil, str]] = [
    ("the screen left out", drop(SCREEN), "GUIDE002"),
    ("a screen passed over", put(step("screen", '[data-choice="any"]'), href="#test-guide--third"), "GUIDE006"),
    ("a map of its own", add("[data-flow]", '<section data-part="map"></section>'), "PAGE106"),
    ("what it begins with", drop('[data-part="entry"]'), "GUIDE004"),
    ("what it takes as given", says('[data-part="given"] strong', "Left"), "GUIDE004"),
    ("nothing taken as given", drop('[data-part="given"]'), "GUIDE004"),
]


@pytest.mark.parametrize(("how", "code"), [f[1:] for f in ENTRY_FAULTS], ids=[f[0] for f in ENTRY_FAULTS])
def test_entry(copy: Copy, how: Spoil, code: str) -> None:
    copy.spoil(ENTRY, how)
    assert (ENTRY, code) in copy.codes()


@pytest.mark.parametrize(("how", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_fault(copy: Copy, how: Spoil, code: str) -> None:
    copy.spoil(GUIDE, how)
    assert (GUIDE, code) in copy.codes()


def test_a_guide_where_none_belongs(copy: Copy) -> None:
    copy.spoil(HOME, add("main", '<section data-flow="test-guide"></section>'))
    assert (HOME, "GUIDE001") in copy.codes()
