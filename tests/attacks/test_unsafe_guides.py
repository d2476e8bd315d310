"""Guides made to give unsafe advice, with no rule of their author's in the way. Each is a change of a good guide."""

from __future__ import annotations

import pytest

from tests.attacks.test_misleading_guides import GUIDE, RULES
from tests.flow.findings.guide import changed, waiver
from tests.helpers import FLOW, Site

BARE = GUIDE.replace(RULES, "rules:\n  - signs is asked before pain\n")
"""The good guide with a rule that none of the attacks breaks."""

ANY, NONE, UNSURE = "to: ambulance}\n      none", "None of these, to: fever}", "    not_sure: {same_as: any}"
FEVER, HIGH, SAME = "  fever:\n    ask", "high: {at_least: 39, to: today}", "not_sure: {same_as: high}"
USUAL, MILD = "usual: {under: 38}", "mild: {at_least: 38, under: 39, points: 1}"
GRAVITY, SIGNS = "    gravity: [usual, mild, high]\n", '    not_sure: {same_as: "3"}\n'
LIST, CALL = "[Test sign, Other test sign]", {UNSURE: "    not_sure: {to: ambulance}"}
OUT = {
    "outcomes:\n": """\
outcomes:
  out:
    urgency: out_of_scope
    title: Test data, not for you
    next_step: Ask a doctor.
    how_soon: Soon.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
"""
}
AGE = """\
  age:
    ask: How old are you?
    no_not_sure: Readers know.
    options:
      child: {label: A child, to: CHILD}
      adult: {label: An adult, to: ADULT}
"""


def age(child: str, adult: str = "fever", before: str = FEVER, led: str = "age") -> dict[str, str]:
    """An ordinary question in line 18, behind the first list: where children go, and adults."""
    asked = AGE.replace("CHILD", child).replace("ADULT", adult)
    return {NONE: f"None of these, to: {led}}}", before: f"{asked}{before}"}


def breath(options: str, more: str = "") -> dict[str, str]:
    """A red-flag question of single options in line 18, behind the first list; its options in line 22 and after."""
    lines = "".join(f"      {line}\n" for line in options.split("; "))
    head = f"  breath:\n    ask: Is your breath short?\n    red_flag: yes\n    options:\n{lines}"
    return {NONE: "None of these, to: breath}", FEVER: f"{head}    not_sure: {{to: ambulance}}\n{more}{FEVER}"}


ORDER = "    gravity: [a, b, c]\n"
NO, YES = "no: {label: No, to: fever}", "yes: {label: Yes, to: ambulance}"
RIGHT = {USUAL: "usual: {under: 38, to: today}", HIGH: "high: {at_least: 39}"}

GRAVER = [
    ("not sure alone leads to care", CALL | {ANY: "to: fever}\n      none"}, "10 FLOW010"),
    ("a sign leads to rest", CALL | {ANY: "to: rest}\n      none"}, "10 FLOW050"),
    ("a sign leads on, and takes points away", CALL | {ANY: "to: fever, points: -2}\n      none"}, "10 FLOW050"),
    ("a sign leads past the other questions", CALL | {ANY: "to: pain}\n      none"}, "10 FLOW050"),
    ("a sign leads to a visit", CALL | {ANY: "to: visit}\n      none"}, "10 FLOW050"),
    ("no sign calls, a sign does not", {ANY: "to: fever}\n      none", NONE: "None, to: ambulance}"}, "10 FLOW050"),
    ("high fever goes on, no fever is urgent", RIGHT | {SAME: "not_sure: {same_as: usual}"}, "18 FLOW050"),
    ("the order is turned round", {GRAVITY: "    gravity: [high, mild, usual]\n"}, "18 FLOW050"),
    ("no order", {GRAVITY: ""}, "18 FLOW051"),
    ("an order without the gravest", {GRAVITY: "    gravity: [usual, mild]\n"}, "33 FLOW051"),
    ("an order with the gravest twice", {GRAVITY: "    gravity: [usual, mild, high, usual]\n"}, "33 FLOW051"),
    ("an order of a list", {"    any_of": "    gravity: [any, none]\n    any_of"}, "13 FLOW051"),
    ("yes is milder than no", breath("no: {label: No, to: ambulance}; yes: {label: Yes, to: fever}"), "18 FLOW050"),
    (
        "the middle is the mildest",
        breath(
            "a: {label: A, to: visit}; b: {label: B, to: fever}; c: {label: C, to: today}", "    gravity: [a, b, c]\n"
        ),
        "18 FLOW050",
    ),
    (
        "several words for yes",
        breath("no: {label: No, to: fever}; some: {label: Some, to: ambulance}; bad: {label: Bad, to: today}"),
        "18 FLOW051",
    ),
]

APART = {
    "yes: {label: Yes, points: 2}": "yes: {label: Yes, when: breath is a, to: visit}",
    "no: {label: No}": "no: {label: No, when: breath is b, to: rest}",
}
GRAVER += [
    (
        "other choices for readers with a sign",
        APART | breath("a: {label: A, to: fever}; b: {label: B, to: fever}; c: {label: C, to: ambulance}", ORDER),
        "18 FLOW050",
    )
]

UNSURES = [
    ("not sure counts as no sign", {UNSURE: "    not_sure: {same_as: none}"}, "17 FLOW008"),
    ("not sure is less grave", {UNSURE: "    not_sure: {to: today}"}, "17 FLOW008"),
    ("not sure is left out", {f"{UNSURE}\n": ""}, "10 FLOW014"),
    ("not sure counts as a mild fever", {SAME: "not_sure: {same_as: mild}"}, "32 FLOW008"),
    ("maybe is mild", breath(f"{NO}; {YES}; maybe: {{label: Maybe, to: fever}}"), "24 FLOW052"),
    ("possibly is less grave", breath(f"{NO}; {YES}; c: {{label: Quite possibly, to: today}}"), "24 FLOW052"),
    ("a reader who cannot tell", breath(f"{NO}; {YES}; c: {{label: I cannot tell, to: fever}}"), "24 FLOW052"),
    ("a reader who is not certain", breath(f"{NO}; {YES}; unknown: {{label: Other, to: visit}}"), "24 FLOW052"),
    ("no, or not sure", {"{label: None of these": '{label: "None, or I am not sure"'}, "16 FLOW052"),
    ("not offered where it matters", {SIGNS: ""}, "35 FLOW056"),
    ("not offered at pain", {"    not_sure: {same_as: yes}\n": ""}, "44 FLOW056"),
    ("maybe at an ordinary question", {"no: {label: No}": "no: {label: Probably not}"}, "49 FLOW053"),
    ("a reason at a red flag", {f"{UNSURE}\n": "    no_not_sure: Everybody knows.\n"}, "17 FLOW059"),
]

LATE = "    to: signs\n"


def chest(signs: str, sign: str = "{to: ambulance}") -> dict[str, str]:
    """A list in line 24, behind a question that leads everybody to it."""
    fields = f"    ask: And these?\n    red_flag: yes\n    any_of: {signs}\n    options: {{any: {sign}}}\n"
    more = f"  chest:\n{fields}    not_sure: {{to: ambulance}}\n    to: fever\n"
    asked = AGE.replace("CHILD", "chest").replace("ADULT", "chest")
    return {NONE: "None of these, to: age}", FEVER: asked + more + FEVER}


FIRST = [
    ("a list behind an ordinary question", age("rest"), "24 FLOW054"),
    (
        "a list for adults alone",
        {"    red_flag: yes\n    number": "    red_flag: yes\n    when: age is adult\n    otherwise: signs\n    number"}
        | age("fever"),
        "24 FLOW054",
    ),
    ("out of scope before the list", age("out") | OUT, "24 FLOW054"),
    ("a milder list first", {ANY: "to: today}\n      none", HIGH: "high: {at_least: 39, to: ambulance}"}, "18 FLOW054"),
    (
        "past the list by points",
        {LIST: "[Test sign]", **CALL, ANY: "to: fever}\n      none", NONE: "None, to: signs}"},
        "18 FLOW054",
    ),
    (
        "a list at the end",
        {
            NONE: "None, to: signs}",
            LATE: "    to: result\n",
            "    to: result\ntables": "    to: cut\ntables",
            "tables:\n": "tables:\n  cut:\n    hit: first\n"
            "    rows: [{when: pain is no, to: rest}]\n    otherwise: fever\n",
        },
        "18 FLOW054",
    ),
    ("a sign for some", chest("[Test one, {say: Test two, when: age is child}]"), "27 FLOW054"),
    ("a choice for some", chest("[Test one]", "{to: ambulance, when: age is child}"), "28 FLOW054"),
    (
        "an entry past the list",
        age("fever", "fever") | {"rules:": "entries:\n  in: {at: signs, title: Test}\nrules:"},
        "100 FLOW040",
    ),
]

ANSWERED = [
    ("a sign is out of scope", CALL | {ANY: "to: out}\n      none"} | OUT, "15 FLOW055"),
    ("not sure is out of scope", {UNSURE: "    not_sure: {to: out}"} | OUT, "17 FLOW055"),
    (
        "a sign in a child is out of scope",
        CALL
        | {ANY: "to: age}\n      none"}
        | {FEVER: AGE.replace("CHILD", "out").replace("ADULT", "ambulance") + FEVER}
        | OUT,
        "15 FLOW055",
    ),
    (
        "a high fever is out of scope",
        {HIGH: "high: {at_least: 39, to: out}", SAME: "not_sure: {to: today}"} | OUT,
        "31 FLOW055",
    ),
    ("maybe is out of scope", breath(f"{NO}; {YES}; maybe: {{label: Maybe, to: out}}") | OUT, "24 FLOW055"),
]

WAIVED = [
    (
        "a waiver for another question",
        CALL | {ANY: "to: rest}\n      none", "rules:": waiver("graver-sign", "fever") + "rules:"},
        "10 FLOW050",
    ),
    (
        "a waiver of another promise",
        CALL | {ANY: "to: rest}\n      none", "rules:": waiver("signs-first", "danger") + "rules:"},
        "10 FLOW050",
    ),
    (
        "a waiver for nothing",
        CALL | {ANY: "to: rest}\n      none", "rules:": waiver("graver-sign", "dangr") + "rules:"},
        "94 FLOW058",
    ),
    (
        "a waiver of tomorrow",
        {"rules:": waiver("graver-sign").replace("2026-01-10", "2027-01-10") + "rules:"},
        "94 DATE001",
    ),
    ("a waiver to be safe", {"rules:": waiver("graver-sign") + "rules:"}, "94 FLOW057"),
]

ATTACKS = [*GRAVER, *UNSURES, *FIRST, *ANSWERED, *WAIVED]


HARMLESS = [
    (
        "no is the sign",
        breath("yes: {label: Yes, to: fever}; no: {label: No, to: ambulance}", "    gravity: [yes, no]\n"),
    ),
    ("maybe is as grave as yes", breath(f"{NO}; {YES}; maybe: {{label: Maybe, to: ambulance}}")),
    (
        "more and more grave",
        breath(
            "a: {label: A, to: fever}; b: {label: B, to: today}; c: {label: C, to: ambulance}",
            "    gravity: [a, b, c]\n",
        ),
    ),
    ("a sign in other words", breath(f"{NO}; yes: {{label: 'Yes, I cannot say a whole sentence', to: ambulance}}")),
    ("not sure is graver than all", {SAME: "not_sure: {to: ambulance}"}),
    (
        "out of scope behind the lists",
        age("out", "signs", "  signs:\n    ask", "fever") | {LATE: "    to: age\n"} | OUT,
    ),
    ("past the list to graver advice", age("ambulance")),
    ("past the list to advice as grave", age("today") | {SAME: "not_sure: {to: ambulance}"}),
    ("past the list, waived", age("signs") | {"rules:": waiver("signs-first", "fever") + "rules:"}),
    (
        "a milder sign, waived",
        breath("a: {label: A, to: today}; b: {label: B, to: fever}; c: {label: C, to: ambulance}", ORDER)
        | {"rules:": waiver("graver-sign", "breath") + "rules:"},
    ),
    ("a reason in place of not sure", {SIGNS: "    no_not_sure: Readers feel these.\n"}),
    ("an entry behind both lists", {"rules:": "entries:\n  in: {at: signs, title: Test}\nrules:"}),
    ("a label with a word like it", {"no: {label: No}": "no: {label: 'No, and I know why'}"}),
    (
        "as grave with a sign as without",
        breath("a: {label: A, to: fever}; b: {label: B, to: fever}; c: {label: C, to: ambulance}", ORDER),
    ),
]


@pytest.fixture
def good(site: Site) -> Site:
    """A site with the good guide, of which nothing is found."""
    site.write(FLOW, BARE)
    assert [str(one) for one in site.check().diagnostics] == []
    return site


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(c, e, id=name) for name, c, e in ATTACKS])
def test_a_guide_that_is_unsafe_is_found(changes: dict[str, str], expected: str, good: Site) -> None:
    good.write(FLOW, changed(BARE, changes))
    found = {f"{place.partition(':')[0]} {code}" for place, code in (one.split() for one in good.found(FLOW))}
    assert expected in found


@pytest.mark.parametrize("changes", [pytest.param(changes, id=name) for name, changes in HARMLESS])
def test_one_that_nearly_is_is_not(changes: dict[str, str], good: Site) -> None:
    good.write(FLOW, changed(BARE, changes))
    assert [str(one) for one in good.check().diagnostics] == []


def test_there_are_enough_of_them() -> None:
    assert len({name for name, _, _ in ATTACKS}) == len(ATTACKS) >= 40
    assert len({name for name, _ in HARMLESS}) == len(HARMLESS) >= 12
