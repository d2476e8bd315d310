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
REVIEW = ".aw-review"

FAULTS: list[tuple[str, str, Spoil, str]] = [
    ("an answer left out of a list", NEWEST, drop(f"main {ENTRY}"), "PAGE106"),
    ("an answer twice in a list", NEWEST, twice(f"main {ENTRY}"), "PAGE106"),
    ("a list without its mark", TOPIC, put('[data-part="answers"]', data_part="x"), "PAGE106"),
    ("another topic's answer", TOPIC, put(f"main {ENTRY} a", href="../../answers/plain/"), "PAGE106"),
    ("an expert's answer left out", EXPERT, drop(f"main {ENTRY}"), "PAGE106"),
    ("a question in a list", HOME, says(f"main {ENTRY} a", "Is this changed?"), "PAGE106"),
    ("votes in a list", ANSWERS, reword("1,234 votes", "9,999 votes"), "PAGE106"),
    ("votes for a question without", ANSWERS, add('main li:has(a[href*="plain"])', "<p>7 votes</p>"), "PAGE106"),
    ("no article", FULL, put("[data-answer]", data_answer_="x"), "PAGE102"),
    ("an article twice", PLAIN, twice("[data-answer]"), "PAGE105"),
    ("the question", FULL, says("h1", "Is this changed?"), "PAGE102"),
    ("the question, added to", FULL, add("h1", " Really?"), "PAGE102"),
    ("the short answer", FULL, says('[data-part="short-answer"]', "No."), "PAGE102"),
    ("no short answer", FULL, drop('[data-part="short-answer"]'), "PAGE101"),
    ("who asked", FULL, says('[data-part="asked"]', "A question the editors chose"), "PAGE102"),
    ("the votes", FULL, reword("1,234", "2,234"), "PAGE102"),
    ("votes that nobody gave", PLAIN, add('[data-part="asked"]', ", 12 votes"), "PAGE102"),
    ("no byline", FULL, drop(".aw-byline"), "PAGE101"),
    ("a byline for nobody", PLAIN, add("[data-answer]", '<div data-expert="test-expert">Test Expert</div>'), "PAGE105"),
    ("a name", FULL, says(".aw-byline a", "Other Expert"), "PAGE102"),
    ("credentials", FULL, reword("None, a person made up for tests.", "Professor."), "PAGE102"),
    ("interests", FULL, reword("Interests: not asked", "Interests: none declared"), "PAGE102"),
    ("a byline that leads to nobody", FULL, put(".aw-byline a", href="../../experts/"), "PAGE102"),
    ("no word on review", FULL, drop(REVIEW), "PAGE101"),
    ("a review that never was", FULL, says(REVIEW, "Checked by Test Reviewer, Test title."), "PAGE102"),
    ("another reviewer", PLAIN, reword("Checked by Test Reviewer", "Checked by Somebody Else"), "PAGE102"),
    ("a reviewer's title", PLAIN, reword("Test Reviewer, Test title", "Test Reviewer, Professor"), "PAGE102"),
    ("a review hidden away", PLAIN, says(REVIEW, "No clinician has checked this page."), "PAGE102"),
    ("a model kept quiet", FULL, reword(" A language model drafted the text.", ""), "PAGE102"),
    ("how it was made", FULL, reword("Test making.", "By people."), "PAGE102"),
    ("an answer of somebody who commented", FULL, reword("With comments by", "Answered by"), "PAGE102"),
    ("a date for machines", FULL, put('[data-part="dates"] time', datetime="2026-01-11"), "PAGE102"),
    ("a date for people", FULL, says('[data-part="dates"] time', "11 January 2026"), "PAGE102"),
    ("a date left out", FULL, drop('[data-part="dates"] time:last-of-type'), "PAGE102"),
    ("a claim of review", FULL, reword("Sources last read", "Last reviewed"), "PAGE102"),
    ("no warning of an overdue review", OLD, drop('[data-part="overdue"]'), "PAGE101"),
    ("a warning without cause", PLAIN, add("[data-answer]", '<p data-part="overdue">x</p>'), "PAGE105"),
    ("a word of the body", FULL, reword("Test words at the end", "Test words not at the end"), "PAGE102"),
    ("a sentence more", FULL, add('[data-part="body"]', "<p>More.</p>"), "PAGE102"),
    ("a heading of the body", FULL, says('[data-part="body"] h3', "Other heading"), "PAGE102"),
    ("a heading that is none", FULL, rename('[data-part="body"] h3', "p"), "PAGE102"),
    ("a quotation that is a paraphrase", FULL, put(PARAPHRASE, data_attribution="quote"), "PAGE102"),
    ("a passage of nobody", FULL, without("[data-attribution]", "data-attribution"), "PAGE102"),
    ("words put in a mouth", FULL, add('[data-attribution="quote"]', "<p>More words.</p>"), "PAGE102"),
    ("a citation left out", FULL, drop('[data-part="body"] sup'), "PAGE102"),
    ("a citation of another source", FULL, put('[data-part="body"] sup a', href="#source--paper-source"), "PAGE102"),
    ("a citation's number", FULL, says('[data-part="body"] sup a', "9"), "PAGE102"),
    ("no guide", FULL, drop("[data-flow]"), "GUIDE001"),
    ("a guide too many", PLAIN, add("[data-answer]", '<section data-flow="test-guide">x</section>'), "GUIDE001"),
    ("a care card left out", FULL, drop('[data-care="urgent"]'), "PAGE102"),
    ("care cards the other way round", FULL, swap('[data-care="emergency"]', '[data-care="urgent"]'), "PAGE102"),
    ("a care card's heading", FULL, says('[data-care="urgent"] h3', "Urgent: Other words:"), "PAGE102"),
    ("a care card's level in words", FULL, says('[data-care="urgent"] h3 span', "Not urgent:"), "PAGE102"),
    ("a sign left out", FULL, drop('[data-care="emergency"] li'), "PAGE101"),
    ("a sign", FULL, says('[data-care="routine"] li', "another sign"), "PAGE102"),
    ("a sign too many", FULL, add('[data-care="routine"] ul', "<li>another sign</li>"), "PAGE105"),
    ("a number to call", FULL, put('[data-care="emergency"] [href="tel:000"]', href="tel:999"), "PAGE101"),
    ("no wording of the call", FULL, drop('[data-care="emergency"] .aw-call p'), "PAGE101"),
    ("a question to ask", FULL, drop('[data-part="questions"] li'), "PAGE101"),
    ("what is not settled", FULL, drop('[data-part="not-settled"]'), "PAGE101"),
    ("a word of what is not settled", FULL, says('[data-part="not-settled"] p', "No doubt."), "PAGE102"),
    ("doubt without cause", PLAIN, add("[data-answer]", '<div data-part="not-settled">x</div>'), "PAGE105"),
    ("a source left out", FULL, drop('[data-part="sources"] li'), "PAGE102"),
    ("sources the other way round", FULL, swap(LISTED, f"{LISTED}:last-child"), "PAGE102"),
    ("a source's title", FULL, says('[data-part="sources"] cite', "Other"), "PAGE102"),
    ("a source's address", FULL, put('[data-part="sources"] a', href="https://other.example/"), "PAGE102"),
    ("a source's day", FULL, put('[data-part="sources"] time', datetime="2026-01-06"), "PAGE102"),
    ("a source's id", FULL, put('[data-part="sources"] li', id="x"), "PAGE102"),
    ("how it was made", FULL, reword("Test making.", "Made well."), "PAGE102"),
    ("who pays", FULL, reword("Test money.", "Nobody."), "PAGE102"),
    ("a related answer", FULL, put('[data-part="related"] a', href="../old/"), "PAGE102"),
    ("a related question", FULL, says('[data-part="related"] a', "Other?"), "PAGE102"),
    ("related without cause", PLAIN, add("[data-answer]", '<ul data-part="related"></ul>'), "PAGE105"),
    ("the link for sending", FULL, put('[data-part="connect"] a', href="../../"), "PAGE102"),
    ("no link to the newsletter", FULL, drop('[data-part="connect"] a[href*="letter"]'), "PAGE102"),
    ("no link to a topic", FULL, drop('[data-answer] > nav a[href*="first-topic"]'), "PAGE101"),
    ("a part left out", PLAIN, drop('[data-part="about"]'), "PAGE101"),
    ("the short answer below", FULL, move('[data-part="short-answer"]', '[data-part="care"]'), "PAGE103"),
    ("the dates at the end", FULL, move('[data-part="dates"]', '[data-part="connect"]'), "PAGE103"),
    ("the sources first", FULL, move('[data-part="sources"]', "h1"), "PAGE103"),
    ("the guide at the end", FULL, move("[data-flow]", '[data-part="connect"]'), "PAGE103"),
    ("the question below the short answer", FULL, move("h1", '[data-part="short-answer"]'), "PAGE103"),
    ("care in the body", FULL, move('[data-part="care"]', '[data-part="body"] p'), "PAGE103"),
    ("an expert's name", EXPERT, says("main h1", "Somebody Else"), "PAGE102"),
    ("an expert's credentials", EXPERT, reword("None, a person made up for tests", "Professor"), "PAGE102"),
    ("an expert's block", EXPERT, drop("main [data-expert]"), "PAGE101"),
    ("an expert's hidden interests", EXPERT, put("main [data-expert] .aw-dates", hidden=""), "PAGE106"),
    ("a topic's name", TOPIC, says("main h1", "Other topic"), "PAGE102"),
    ("a topic's summary", TOPIC, drop("main .aw-short"), "PAGE102"),
    ("no link for sending at home", HOME, drop('[data-part="connect"]'), "PAGE101"),
    ("the link for sending at home", HOME, put('[data-part="connect"] a', href="answers/"), "PAGE102"),
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
