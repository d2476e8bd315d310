"""What findings say: with a counterexample in the words of the reader who has it."""

from __future__ import annotations

import pytest

from tests.flow.findings.guide import LIMIT
from tests.flow.test_findings import ROWS
from tests.helpers import proven

MAN = "Test sign? None of these; Which sex? Man"
MILD = f"{MAN}; How warm? Under 38 °C"
WOMAN = "Test sign? None of these; Which sex? Woman; Pregnant?"
BROKEN = "the rule is broken: "
AFTER_NO = f"{WOMAN} No; How warm? Under 38 °C; How many? None of these"
MEND = "lead these readers elsewhere, or fix the rule"


def reader(choices: str) -> str:
    """How a message tells of a reader."""
    return f" (a reader who chooses: {choices})"


def said(about: str, name: str) -> list[tuple[str, str]]:
    """The messages and hints of a row of the tables, as far as they are of its kind."""
    (text,) = [row.text for row in ROWS if (row.about, row.name) == (about, name)]
    return [(found.message, found.hint) for found in proven(text) if found.code == about]


STEPS = [
    pytest.param(
        "FLOW003", "no option is offered to men",
        f"at the question 'pregnant' there is nothing to choose: readers get stuck{reader(MAN)}",
        "let one option be offered to them, or do not ask them", id="nothing to choose",
    ),
    pytest.param(
        "FLOW018", "asked of some",
        f"'pregnant is no' rests on the question 'pregnant', which not everybody is asked before{reader(MAN)}",
        "ask it on every way to this, or write 'asked pregnant and ...'", id="not asked",
    ),
    pytest.param(
        "FLOW018", "entered behind it",
        "entered at 'in': 'sex is woman' rests on the question 'sex', which not everybody is asked before"
        f"{reader('Test sign? None of these')}",
        "add the question to asks: of the entry, or say below given: what is known of these readers",
        id="not asked on the way in",
    ),
    pytest.param(
        "FLOW019", "product",
        "it cannot be said whether 'heat * signs >= 80' holds"
        f"{reader(f'{MAN}; How warm? 39 °C or more; How many? 1 of these')}",
        'let a band end at the number compared with, and say what holds for "not sure"', id="undecided",
    ),
    pytest.param(
        "FLOW022", "of a sum",
        f"no row of the table 'result' applies: readers get stuck{reader(f'{MILD}; How many? 1 of these')}",
        "add a row for them, or otherwise: with a target", id="gap",
    ),
    pytest.param(
        "FLOW023", "first and last",
        "rows 1 and 3 of the table 'result' both apply"
        f"{reader(f'{MAN}; How warm? 39 °C or more; How many? All 2 of these')}",
        "change their conditions so that one applies, or write hit: first", id="two rows",
    ),
    pytest.param(
        "FLOW024", "for men", f"the bands leave a hole: 30 to under 38{reader(MAN)}",
        "let a band reach over it, or give the question least: or most: if there is no such number", id="hole",
    ),
    pytest.param(
        "FLOW025", "for women", f"the bands 'usual' and 'warm' overlap: 37 to under 38{reader(f'{WOMAN} No')}",
        "let one band end where the next begins", id="overlap",
    ),
    pytest.param(
        "FLOW029", "outcome",
        f"'title' says nothing, for no condition of its blocks holds{reader(AFTER_NO)}",
        "add a block for these readers", id="no words",
    ),
    pytest.param(
        "FLOW029", "list", f"the list of the question 'signs' is empty{reader(f'{WOMAN} No; How warm? Under 38 °C')}",
        "add a sign for these readers, or do not ask them", id="no list",
    ),
    pytest.param(
        "FLOW040", "in the middle",
        f"the entry 'in' skips the red-flag screen 'heat'{reader('Test sign? None of these')}",
        "ask this screen at the beginning of the guide, or let the entry begin at it or before it", id="skipped screen",
    ),
]  # fmt: skip

LINES = "fix its sums, or the points; delete it only if no reader needs it"
LOOK_UP = "ask for the result itself: a question for a number that readers look up, with help: on where it stands"
SIGNS = "write numbers, keys of questions, + - * / and ^ with a whole number, with spaces around each sign"

FORMS = [
    pytest.param("FLOW020", "a sum that nobody has", "the line '3' is for nobody: no sum that readers come to is in it",
                 LINES, id="line for nobody"),
    pytest.param("FLOW021", "every sum in one line",
                 "the line '0 or more' is for everybody: every sum that readers come to is in it",
                 "write the words alone", id="line for everybody"),
    pytest.param("FLOW102", "no sum, beside others", "'0 - 1' is no sum",
                 "write a number, for example 3, '1 to 4', '5 or more' or '0 or less'", id="no sum"),
    pytest.param("FLOW016", "term written below", "the term 'b' is not written above this one",
                 "a term may name only terms above it: move it up", id="term below"),
    pytest.param("FLOW016", "term in itself", "the term 'a' is not written above this one",
                 "a term may name only terms above it: move it up", id="term in itself"),
    pytest.param("FLOW016", "half a condition", "there is no question, score or term 'high'",
                 "each part names its question: write 'heat is high'", id="half a condition"),
    pytest.param("FLOW112", "sign", "this formula cannot be read from '/' on", SIGNS, id="sign of a formula"),
    pytest.param("FLOW112", "root", "this formula cannot be read from '(tall)' on", LOOK_UP, id="root"),
    pytest.param("FLOW112", "power of a decimal", "this formula cannot be read from '0.7' on", LOOK_UP, id="power"),
    pytest.param("FLOW086", "where it begins",
                 "this entry cannot ask: 'signs' is not asked before 'signs', where the entry begins", "take it out",
                 id="entry"),
]  # fmt: skip

READERS = [
    pytest.param(
        "FLOW030", "graver than thought",
        "'Test reader' comes to 'visit', not to 'rest'"
        f"{reader(f'{MAN}; How warm? 38 to under 39 °C; How many? 1 of these')}",
        "lead this reader elsewhere, or fix the outcome expected", id="another outcome",
    ),
    pytest.param(
        "FLOW031", "no choice", "'Test reader' is asked 'How warm?', and no choice is given",
        "add a line 'heat:' with a choice", id="no choice",
    ),
    pytest.param(
        "FLOW031", "not an option", "at 'sex', 'men' is not offered to 'Test reader'", "did you mean 'man'?",
        id="not offered",
    ),
    pytest.param(
        "FLOW031", "never asked", "'Test reader' is never asked 'pregnant'", "take the line out", id="never asked"
    ),
    pytest.param(
        "FLOW031", "no question", "'Test reader' is never asked 'pregnat'", "did you mean 'pregnant'?", id="no question"
    ),
    pytest.param(
        "FLOW008", "counts as the mildest band",
        f"'Not sure' can lead to milder advice than '39 °C or more'{reader(MAN)}",
        "let it lead where '39 °C or more' leads, or to something at least as cautious", id="milder not sure",
    ),
]  # fmt: skip

RULES = [
    pytest.param(
        "FLOW033", "score",
        f"some readers end in 'visit'{reader(f'{MAN}; How warm? 39 °C or more; How many? None of these')}", id="never",
    ),
    pytest.param(
        "FLOW033", "milder",
        "some readers end in 'rest', which is self_care"
        f"{reader(f'{MAN}; How warm? 38 to under 39 °C; How many? None of these')}", id="milder",
    ),
    pytest.param(
        "FLOW033", "by an entry alone",
        "entered at 'in', some readers end in 'visit'"
        f"{reader('Test sign? None of these; How warm? Under 38 °C; How many? All 2 of these')}", id="by an entry",
    ),
    pytest.param(
        "FLOW036", "not asked", f"some readers end in 'call' for other reasons{reader('Test sign? Any of these')}",
        id="only if",
    ),
    pytest.param("FLOW037", "not asked of all", f"'heat' is asked without 'pregnant'{reader(MAN)}", id="before"),
    pytest.param(
        "FLOW038", "asked of few", f"advice is reached without 'pregnant'{reader('Test sign? Any of these')}",
        id="passes",
    ),
    pytest.param(
        "FLOW034", "two of three",
        "at 'How warm?', '39 °C or more' leads to 'Test visit', and 'Under 38 °C' to the milder 'Test rest'; "
        f"then How many? None of these{reader(MAN)}", id="a worse choice",
    ),
    pytest.param(
        "FLOW034", "as written",
        "at 'Which sex?', 'Woman' leads to 'Test visit', and 'Man' to the milder 'Test rest'; then Pregnant? Yes; "
        f"then How warm? Under 38 °C; then How many? None of these{reader('Test sign? None of these')}",
        id="a worse choice, and a question for one of the two",
    ),
    pytest.param(
        "FLOW035", "milder",
        "at 'Pregnant?', 'Yes' leads to 'Test visit', and 'Not sure' to the milder 'Test rest'; "
        f"then How warm? Under 38 °C; then How many? None of these{reader(WOMAN.removesuffix('; Pregnant?'))}",
        id="not sure",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("about", "name", "message", "hint"), STEPS + FORMS + READERS)
def test_messages(about: str, name: str, message: str, hint: str) -> None:
    assert said(about, name) == [(message, hint)]


@pytest.mark.parametrize(("about", "name", "message"), RULES)
def test_broken_rules(about: str, name: str, message: str) -> None:
    assert said(about, name) == [(BROKEN + message, MEND)]


@pytest.mark.parametrize("about", ["FLOW018", "FLOW022", "FLOW033", "FLOW036", "FLOW037"])
def test_whoever_came_in_elsewhere_is_told_of_so(about: str) -> None:
    """Else nobody could go the reader's way again."""
    names = {row.name for row in ROWS if row.about == about and row.has_it and "entries:" in row.text}
    messages = [message for name in names for message, _ in said(about, name) if "Which sex?" not in message]
    assert messages
    assert [message for message in messages if "entered at 'in'" not in message] == []


@pytest.mark.parametrize(("name", "shown"), [("by points shown", True), ("by a score", False)])
def test_a_guide_that_is_too_large_names_the_score_that_it_shows(
    name: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("askwell.flow.machine.compile.MAX_STATES", LIMIT)
    ((message, hint),) = said("FLOW041", name)
    assert "which must remember 'burden'" in message
    assert ("take show: yes out of 'burden'" in hint) == shown
