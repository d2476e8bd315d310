"""Pages and lists that content calls for, and what an answer's page says, a fault at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.spoil import (
    ANSWERS,
    EXPERT,
    FULL,
    GUIDE,
    HOME,
    NEWEST,
    NOT_FOUND,
    OLD,
    PLAIN,
    TOPIC,
    Copy,
    Spoil,
    add,
    drop,
    move,
    put,
    rename,
    reword,
    says,
    swap,
    twice,
    without,
    wrap,
)

PARAPHRASE, LISTED = '[data-attribution="paraphrase"]', '[data-part="sources"] li'
ENTRY = 'li:has(a[href*="full"])'
REVIEW = '[data-part="review"]'

FAULTS: list[tuple[str, str, Spoil, str]] = [
    ("an answer left out of a list", NEWEST, drop(f"main {ENTRY}"), "PAGE106"),
    ("an answer twice in a list", NEWEST, twice(f"main {ENTRY}"), "PAGE106"),
    ("a list without its mark", TOPIC, put('[data-part="answers"]', data_part="x"), "PAGE106"),
    ("another topic's answer", TOPIC, put(f"main {ENTRY} a", href="../../answers/plain/"), "PAGE106"),
    ("an expert's answer left out", EXPERT, drop(f"main {ENTRY}"), "PAGE106"),
    ("a question in a list", ANSWERS, says(f"main {ENTRY} a", "Is this changed?"), "PAGE106"),
    ("votes in a list", ANSWERS, reword("1,234 votes", "9,999 votes"), "PAGE106"),
    ("votes for a question without", ANSWERS, add('main li:has(a[href*="plain"])', "<p>7 votes</p>"), "PAGE106"),
    ("no article", FULL, put("[data-answer]", data_answer_="x"), "PAGE106"),
    ("an article twice", PLAIN, twice("[data-answer]"), "PAGE106"),
    ("the question", FULL, says("h1", "Is this changed?"), "PAGE106"),
    ("the question, added to", FULL, add("h1", " Really?"), "PAGE106"),
    ("the short answer", FULL, says('[data-part="short-answer"]', "No."), "PAGE106"),
    ("no short answer", FULL, drop('[data-part="short-answer"]'), "PAGE106"),
    ("who asked", FULL, says('[data-part="asked"]', "Our editors ask"), "PAGE106"),
    ("the votes", FULL, reword("1,234", "2,234"), "PAGE106"),
    ("votes that nobody gave", PLAIN, add('[data-part="asked"]', ", 12 votes"), "PAGE106"),
    ("no byline", FULL, drop(".aw-byline"), "PAGE106"),
    ("a byline for nobody", PLAIN, add("[data-answer]", '<div data-expert="test-expert">Test Expert</div>'), "PAGE106"),
    ("a name", FULL, says(".aw-byline a", "Other Expert"), "PAGE106"),
    ("credentials", FULL, reword("None, a person made up for tests.", "Professor."), "PAGE106"),
    ("interests", FULL, reword("We did not ask about interests", "No interests declared"), "PAGE106"),
    ("a byline that leads to nobody", FULL, put(".aw-byline a", href="../../experts/"), "PAGE106"),
    ("no word on review", FULL, drop(REVIEW), "PAGE106"),
    ("a review that never was", FULL, says(REVIEW, "Clinically reviewed by Test Reviewer, Test title"), "PAGE106"),
    ("another reviewer", PLAIN, says(REVIEW, "Clinically reviewed by Somebody Else, Test title"), "PAGE106"),
    ("a reviewer's title", PLAIN, says(REVIEW, "Clinically reviewed by Test Reviewer, Professor"), "PAGE106"),
    ("a review hidden away", PLAIN, says(REVIEW, "No clinician has checked this page."), "PAGE106"),
    ("a date for machines", FULL, put('[data-part="dates"] time', datetime="2026-01-11"), "PAGE106"),
    ("a date for people", FULL, says('[data-part="dates"] time', "11 January 2026"), "PAGE106"),
    ("a date left out", FULL, drop('[data-part="dates"] time:last-of-type'), "PAGE106"),
    ("a claim of review", FULL, reword("Sources last checked", "Last reviewed"), "PAGE106"),
    ("no warning of an overdue review", OLD, drop('[data-part="overdue"]'), "PAGE106"),
    ("a warning without cause", PLAIN, add("[data-answer]", '<p data-part="overdue">x</p>'), "PAGE106"),
    ("a word of the body", FULL, reword("Test words at the end", "Test words not at the end"), "PAGE106"),
    ("a sentence more", FULL, add('[data-part="body"]', "<p>More.</p>"), "PAGE106"),
    ("a heading of the body", FULL, says('[data-part="body"] h3', "Other heading"), "PAGE106"),
    ("a heading that is none", FULL, rename('[data-part="body"] h3', "p"), "PAGE106"),
    ("a quotation that is a paraphrase", FULL, put(PARAPHRASE, data_attribution="quote"), "PAGE106"),
    ("a passage of nobody", FULL, without("[data-attribution]", "data-attribution"), "PAGE106"),
    ("words put in a mouth", FULL, add('[data-attribution="quote"]', "<p>More words.</p>"), "PAGE106"),
    ("a citation left out", FULL, drop('[data-part="body"] sup'), "PAGE106"),
    ("a citation of another source", FULL, put('[data-part="body"] sup a', href="#source--paper-source"), "PAGE106"),
    ("a citation's number", FULL, says('[data-part="body"] sup a', "9"), "PAGE106"),
    ("a guide too many", PLAIN, add("[data-answer]", '<section data-flow="test-guide">x</section>'), "GUIDE001"),
    ("a care card left out", FULL, drop('[data-care="urgent"]'), "PAGE106"),
    ("care cards the other way round", FULL, swap('[data-care="emergency"]', '[data-care="urgent"]'), "PAGE106"),
    ("a care card's heading", FULL, says('[data-care="urgent"] h3', "Urgent: Other words:"), "PAGE106"),
    ("a care card's level in words", FULL, says('[data-care="urgent"] h3 span', "Not urgent:"), "PAGE106"),
    ("a sign left out", FULL, drop('[data-care="emergency"] li'), "PAGE106"),
    ("a sign", FULL, says('[data-care="routine"] li', "another sign"), "PAGE106"),
    ("a sign too many", FULL, add('[data-care="routine"] ul', "<li>another sign</li>"), "PAGE106"),
    ("a number to call", FULL, put('[data-care="emergency"] [href="tel:000"]', href="tel:999"), "PAGE106"),
    ("a question to ask", FULL, drop('[data-part="questions"] li'), "PAGE106"),
    ("what is not settled", FULL, drop('[data-part="not-settled"]'), "PAGE106"),
    ("a word of what is not settled", FULL, says('[data-part="not-settled"] p', "No doubt."), "PAGE106"),
    ("doubt without cause", PLAIN, add("[data-answer]", '<div data-part="not-settled">x</div>'), "PAGE106"),
    ("a source left out", FULL, drop('[data-part="sources"] li'), "PAGE106"),
    ("sources the other way round", FULL, swap(LISTED, f"{LISTED}:last-child"), "PAGE106"),
    ("a source's title", FULL, says('[data-part="sources"] cite', "Other"), "PAGE106"),
    ("a source's address", FULL, put('[data-part="sources"] a', href="https://other.example/"), "PAGE106"),
    ("a source's day", FULL, put('[data-part="sources"] time', datetime="2026-01-06"), "PAGE106"),
    ("a source's id", FULL, put('[data-part="sources"] li', id="x"), "PAGE106"),
    ("how it was made", FULL, reword("Test making.", "Made well."), "PAGE106"),
    ("who pays", FULL, reword("Test money.", "Nobody."), "PAGE106"),
    ("a related answer", FULL, put('[data-part="related"] a', href="../old/"), "PAGE106"),
    ("a related question", FULL, says('[data-part="related"] a', "Other?"), "PAGE106"),
    ("related without cause", PLAIN, add("[data-answer]", '<ul data-part="related"></ul>'), "PAGE106"),
    ("the link for sending", FULL, put('[data-part="connect"] a', href="../../"), "PAGE106"),
    ("no link to the newsletter", FULL, drop('[data-part="connect"] a[href*="letter"]'), "PAGE106"),
    ("no link to a topic", FULL, drop('[data-part="asked"] a[href*="first-topic"]'), "PAGE106"),
    ("a part left out", PLAIN, drop('[data-part="about"]'), "PAGE106"),
    ("the short answer below", FULL, move('[data-part="short-answer"]', '[data-part="care"]'), "PAGE106"),
    ("the dates at the end", FULL, move('[data-part="dates"]', '[data-part="connect"]'), "PAGE106"),
    ("the sources first", FULL, move('[data-part="sources"]', "h1"), "PAGE106"),
    ("the question below the short answer", FULL, move("h1", '[data-part="short-answer"]'), "PAGE106"),
    ("care in the body", FULL, move('[data-part="care"]', '[data-part="body"] p'), "PAGE106"),
    ("an expert's name", EXPERT, says("main h1", "Somebody Else"), "PAGE106"),
    ("an expert's credentials", EXPERT, reword("None, a person made up for tests", "Professor"), "PAGE106"),
    ("an expert's block", EXPERT, drop("main [data-expert]"), "PAGE106"),
    ("an expert's hidden interests", EXPERT, put("main [data-expert] .aw-byline__standing", hidden=""), "PAGE106"),
    ("a topic's name", TOPIC, says("main h1", "Other topic"), "PAGE106"),
    ("a topic's summary", TOPIC, drop('[data-part="summary"]'), "PAGE106"),
    ("no link for sending at home", HOME, drop('[data-part="connect"]'), "PAGE106"),
    ("the link for sending at home", HOME, put('[data-part="connect"] a', href="answers/"), "PAGE106"),
    ("a hidden question", FULL, put("h1", hidden=""), "PAGE106"),
    ("a hidden short answer", FULL, put('[data-part="short-answer"]', style="display:none"), "PAGE106"),
    ("a hidden byline", FULL, put(".aw-byline", class_="aw-byline x", style="opacity: 0"), "PAGE106"),
    ("a hidden word on review", FULL, wrap(REVIEW, "<details><summary>x</summary>", "</details>"), "PAGE106"),
    ("a hidden care card", FULL, put('[data-care="emergency"]', inert=""), "PAGE106"),
    ("a hidden sign", FULL, put('[data-care="urgent"] li', style="visibility: hidden"), "PAGE106"),
    ("a hidden sentence", FULL, wrap('[data-part="body"] ol', '<div aria-hidden="true">', "</div>"), "PAGE106"),
    ("hidden sources", FULL, put('[data-part="sources"]', style="height: 0; overflow: hidden"), "PAGE106"),
    ("a hidden question to ask", FULL, put('[data-part="questions"] li', style="font-size: 1px"), "PAGE106"),
    ("a hidden number to call", FULL, put('[data-care="emergency"] [href="tel:000"]', hidden="until-found"), "PAGE106"),
    ("hidden dates", PLAIN, put('[data-part="dates"]', style="position: absolute; left: -9999px"), "PAGE106"),
    ("a hidden warning", OLD, put('[data-part="overdue"]', style="color: transparent"), "PAGE106"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_fault(copy: Copy, file: str, how: Spoil, code: str) -> None:
    copy.spoil(file, how)
    assert (file, code) in copy.codes()


@pytest.mark.parametrize("file", [HOME, NOT_FOUND, ANSWERS, NEWEST, FULL, TOPIC, EXPERT, GUIDE, "topics/index.html"])
def test_a_page_that_is_missing(copy: Copy, file: str) -> None:
    Path(copy.site / file).unlink()
    assert (file, "PAGE001") in copy.codes()


def test_a_page_that_is_empty(copy: Copy) -> None:
    copy.write(HOME, "")
    assert (HOME, "PAGE001") in copy.codes()
