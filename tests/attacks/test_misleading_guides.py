"""Guides that are well-formed and mislead: units, bands, points, tables, labels and words that say another thing than
the rules that are proven of them. Each is one change of a good guide."""

from __future__ import annotations

import pytest

from tests.flow.findings.guide import changed
from tests.helpers import FLOW, Site

GUIDE = """\
title: Test data, not advice
purpose: Test data.
for_whom: For nobody.
updated: 2026-01-10
reviewed: 2026-01-10
next_review: 2027-01-10
scores:
  burden: {label: Test points}
questions:
  danger:
    ask: Do you have one of these?
    red_flag: yes
    any_of: [Test sign, Other test sign]
    options:
      any: {label: "Yes, at least one", to: ambulance}
      none: {label: None of these, to: fever}
    not_sure: {same_as: any}
  fever:
    ask: How high is the temperature?
    red_flag: yes
    number:
      unit: °C
      least: 30
      most: 45
      also:
        unit: °F
        bands: {usual: {under: 100.4}, mild: {at_least: 100.4, under: 102.2}, high: {at_least: 102.2}}
    options:
      usual: {under: 38}
      mild: {at_least: 38, under: 39, points: 1}
      high: {at_least: 39, to: today}
    not_sure: {same_as: high}
    gravity: [usual, mild, high]
    to: signs
  signs:
    ask: How many of these?
    how_many: [Test one, Test two, Test three]
    options:
      "1": {points: 1}
      "2": {label: Two of these, points: 2}
      "3": {points: 3}
    not_sure: {same_as: "3"}
    to: pain
  pain:
    ask: Does it hurt?
    gravity: [no, yes]
    options:
      yes: {label: Yes, points: 2}
      no: {label: No}
    not_sure: {same_as: yes}
    to: result
tables:
  result:
    hit: first
    rows:
      - {when: burden >= 5, to: today}
      - {when: burden >= 3 or pain is yes, to: visit}
    otherwise: rest
outcomes:
  ambulance:
    urgency: emergency
    title: Test data, call an ambulance
    next_step: Test step, call 000.
    how_soon: Now. Do not wait for it to pass.
    why: Test reason.
    would_change: Nothing.
    sources: [test-source]
  today:
    urgency: urgent
    title: Test data, see a doctor today
    next_step: Call a doctor. If you cannot breathe, call an ambulance.
    how_soon: Today.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
  visit:
    urgency: routine
    title: Test data, see a doctor
    next_step: Make an appointment.
    how_soon: Within a week.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
  rest:
    urgency: self_care
    title: Test data, rest
    next_step: Rest. See a doctor if it gets worse.
    how_soon: At no set time.
    why: Test reason.
    would_change: With one of the first signs, call an ambulance.
    sources: [test-source]
ai_use: {model: none, how: Test data.}
rules:
  - always at least emergency when danger is any
  - never milder than urgent when fever >= 39
"""
RULES = GUIDE[GUIDE.index("rules:\n") :]
F_MILD, F_HIGH = "mild: {at_least: 100.4, under: 102.2}", "high: {at_least: 102.2}}"
CALL = "Test data, call an ambulance", "Test step, call 000."

UNITS = [
    (
        "104 °F for 39 °C",
        {F_MILD: "mild: {at_least: 100.4, under: 104}", F_HIGH: "high: {at_least: 104}}"},
        "27 FLOW060",
    ),
    (
        "98 °F for 38 °C",
        {"usual: {under: 100.4}, mild: {at_least: 100.4": "usual: {under: 98}, mild: {at_least: 98"},
        "27 FLOW060",
    ),
    (
        "the bands swapped",
        {"usual: {under: 100.4}": "usual: {at_least: 102.2}", F_HIGH: "high: {under: 100.4}}"},
        "27 FLOW060",
    ),
    (
        "the limit in the other band",
        {"usual: {under: 100.4}, mild: {at_least": "usual: {at_most: 100.4}, mild: {over"},
        "27 FLOW060",
    ),
    ("a unit that nobody knows", {"unit: °F": "unit: °X"}, "26 FLOW061"),
    ("a conversion of one's own", {"unit: °F": "unit: °F\n        converts: {times: 2}"}, "27 FLOW061"),
    (
        "38.4 among whole numbers",
        {
            "unit: °C\n": "unit: °C\n      whole: yes\n",
            "usual: {under: 38}": "usual: {under: 38.5}",
            "mild: {at_least: 38, under": "mild: {at_least: 38.5, under",
        },
        "30 FLOW062",
    ),
    ("a temperature in whole degrees", {"unit: °C\n": "unit: °C\n      whole: yes\n"}, "23 FLOW063"),
    (
        "a hole below the range",
        {"least: 30": "least: 25", "usual: {under: 38}": "usual: {at_least: 30, under: 38}"},
        "29 FLOW024",
    ),
    ("a hole above the range", {"high: {at_least: 39, to": "high: {at_least: 39, under: 42, to"}, "31 FLOW024"),
    ("a rule with a limit inside a band", {"when fever >= 39": "when fever >= 38.5"}, "95 FLOW019"),
]

POINTS = [
    ("none for all three", {'"3": {points: 3}': '"3": {points: 0}'}, "41 FLOW071"),
    ("fewer for two", {"these, points: 2": "these, points: 0"}, "40 FLOW071"),
    ("for no in place of yes", {"Yes, points: 2": "Yes", "{label: No}": "{label: No, points: 2}"}, "48 FLOW071"),
    ("a milder row first", {"burden >= 5, to: today": "burden >= 1, to: rest"}, "56 FLOW072"),
    ("self-care above a visit", {"burden >= 5, to: today": "pain is no, to: rest"}, "56 FLOW072"),
    (
        "a rule that allows all",
        {"never milder than urgent when fever >= 39": "never milder than self_care when fever >= 39"},
        "95 FLOW073",
    ),
    (
        "no rules",
        {RULES: ""},
        "9 FLOW074",
    ),
]

LABELS = [
    ("any is none", {"Yes, at least one": "None of these at all"}, "15 FLOW064"),
    ("none is any", {"{label: None of these": "{label: Yes"}, "16 FLOW064"),
    ("not sure is no", {"{same_as: any}": "{same_as: any, label: No}"}, "17 FLOW064"),
    ("yes is no", {"{label: Yes, points": "{label: No, points", "{label: No}": "{label: Yes}"}, "48 FLOW064"),
    ("two alike", {"{label: No}": "{label: Yes.}"}, "49 FLOW011"),
    ("two alike in two alphabets", {"{label: No}": '{label: "Y\u0435s"}'}, "49 FLOW011"),
    ("a band under another", {"high: {at_least: 39, to": "high: {label: Under 38 °C, at_least: 39, to"}, "31 FLOW065"),
    ("a limit one off", {"usual: {under: 38}": "usual: {label: Under 39 °C, under: 38}"}, "29 FLOW065"),
    (
        "a limit wrong in one unit",
        {"usual: {under: 38}": "usual: {label: Under 38 °C (under 104 °F), under: 38}"},
        "29 FLOW065",
    ),
    ("another count", {"Two of these": "1 of these two"}, "40 FLOW065"),
]

WORDS = [
    ("an emergency without a call", {CALL[0]: "Test data, rest", CALL[1]: "Lie down."}, "62 FLOW066"),
    ("a doctor called in an emergency", {CALL[0]: "Test data", CALL[1]: "Call your doctor."}, "62 FLOW066"),
    ("a call for all in self-care", {"Rest. See": "Call an ambulance. See"}, "87 FLOW067"),
    ("a call for all in a visit", {"Make an appointment.": "Dial 000 now."}, "79 FLOW067"),
    ("self-care today", {"how_soon: At no set time.": "how_soon: Today."}, "88 FLOW068"),
    ("a routine visit now", {"how_soon: Within a week.": "how_soon: Immediately."}, "80 FLOW068"),
    ("urgent in weeks", {"how_soon: Today.": "how_soon: Within three weeks."}, "72 FLOW068"),
    ("an emergency tomorrow", {"Now. Do not wait for it to pass.": "Tomorrow."}, "64 FLOW068"),
    ("an emergency that waits", {"Now. Do not wait for it to pass.": "Wait a day or two."}, "64 FLOW068"),
    ("a call taken back", {"would_change: Nothing.": "would_change: You do not have to call."}, "66 FLOW069"),
    ("advice to ignore advice", {"would_change: Nothing.": "would_change: Ignore this if you are busy."}, "66 FLOW069"),
    ("nothing to worry about", {"how_soon: Today.": "how_soon: Today. It is nothing to worry about."}, "72 FLOW069"),
    ("another number", {CALL[1]: "Test step, call 999."}, "63 FLOW070"),
    ("another number beside the right one", {CALL[1]: "Call 000, or 112 abroad."}, "63 FLOW070"),
    ("another number, spelt out", {CALL[1]: "Call nine one one."}, "63 FLOW070"),
    (
        "another number in a question",
        {"ask: Does it hurt?": "ask: Does it hurt?\n    help: If it does, call 911."},
        "46 FLOW070",
    ),
    ("another number in self-care", {"signs, call an ambulance": "signs, call 999"}, "90 FLOW070"),
]

ATTACKS = [*UNITS, *POINTS, *LABELS, *WORDS]

ATTACKS += [
    (
        "a limit in another unit, by hand",
        {"usual: {under: 38}": "usual: {label: No fever (under 104 °F), under: 38}"},
        "29 FLOW065",
    ),
    ("a number of another band", {"high: {at_least: 39, to": "high: {label: 37 °C, at_least: 39, to"}, "31 FLOW065"),
    ("none is one", {"{label: None of these": "{label: I have one of these"}, "16 FLOW064"),
    ("yes is I do not", {"{label: Yes, points": "{label: I do not, points"}, "48 FLOW064"),
    ("a call to be considered", {CALL[0]: "Test data", CALL[1]: "Consider calling an ambulance."}, "62 FLOW066"),
    ("a call under a condition", {CALL[0]: "Test data", CALL[1]: "Call an ambulance if you faint."}, "62 FLOW066"),
    ("an emergency room in self-care", {"Rest. See": "Go to the emergency department. See"}, "87 FLOW067"),
    ("urgent care in self-care", {"Rest. See": "Seek urgent care. See"}, "87 FLOW068"),
    ("urgent for those who like", {"how_soon: Today.": "how_soon: If you like."}, "72 FLOW068"),
    ("an emergency within days", {"Now. Do not wait for it to pass.": "Within 48 hours."}, "64 FLOW068"),
    ("a doctor who is not needed", {"Call a doctor. If": "You need not see a doctor. If"}, "71 FLOW069"),
    (
        "a reason that takes it back",
        {"burden >= 5, to: today": "burden >= 5, to: today, because: You need not hurry."},
        "56 FLOW069",
    ),
    ("a number of two digits", {CALL[1]: "Test step, call 15."}, "63 FLOW070"),
]

HARMLESS = [
    (
        "a tolerance that is stated",
        {
            F_MILD: "mild: {at_least: 100, under: 102}",
            F_HIGH: "high: {at_least: 102}}",
            "usual: {under: 100.4}": "usual: {under: 100}",
            "unit: °F": "unit: °F\n        tolerance: 0.3",
        },
    ),
    ("a conversion that is needed", {"unit: °F": "unit: °X\n        converts: {times: 1.8, plus: 32}"}),
    ("as many points for three", {'"3": {points: 3}': '"3": {points: 2}'}),
    ("rows apart", {"burden >= 3 or pain is yes, to: visit": "burden < 5 and pain is yes, to: visit"}),
    ("a label of one's own", {"usual: {under: 38}": "usual: {label: Under 38 °C or 100.4 °F, under: 38}"}),
    ("a label without a number", {"high: {at_least: 39, to": "high: {label: A high fever, at_least: 39, to"}),
    ("labels that differ by a word", {"{label: No}": "{label: 'Not yes, but no'}"}),
    ("not sure that says so", {"{same_as: any}": "{same_as: any, label: 'No, or I am not sure'}"}),
    ("a call in other words", {CALL[0]: "Test data, get an ambulance", CALL[1]: "Test step."}),
    ("the number alone", {CALL[0]: "Test data", CALL[1]: "Dial 000."}),
    ("a call under a condition", {"Rest. See": "Rest. If you faint, call an ambulance. See"}),
    ("self-care from now on", {"how_soon: At no set time.": "how_soon: From now on."}),
    ("a pill today", {"how_soon: Within a week.": "how_soon: Within a week. Rest until then."}),
    ("a long illness in an emergency", {"Now. Do not wait for it to pass.": "Now, even if you have had it for weeks."}),
    ("a call that is not to wait", {"would_change: Nothing.": "would_change: Nothing. Do not hesitate to call again."}),
    ("a doctor who is not to be called", {CALL[1]: "Do not call your doctor first. Call 000."}),
    (
        "a line for advice",
        {"next_step: Make an appointment.": "next_step: Make an appointment, or call 111 for advice."},
    ),
    ("numbers of people", {"to: result\n": "to: result\n    help: Of 999 readers 112 said yes.\n"}),
]


@pytest.fixture
def good(site: Site) -> Site:
    """A site with the good guide, of which nothing is found."""
    site.write(FLOW, GUIDE)
    assert [str(one) for one in site.check().diagnostics] == []
    return site


@pytest.mark.parametrize(("changes", "expected"), [pytest.param(c, e, id=name) for name, c, e in ATTACKS])
def test_a_guide_that_misleads_is_found(changes: dict[str, str], expected: str, good: Site) -> None:
    good.write(FLOW, changed(GUIDE, changes))
    found = {f"{place.partition(':')[0]} {code}" for place, code in (one.split() for one in good.found(FLOW))}
    assert expected in found


@pytest.mark.parametrize("changes", [pytest.param(changes, id=name) for name, changes in HARMLESS])
def test_one_that_nearly_does_is_not(changes: dict[str, str], good: Site) -> None:
    good.write(FLOW, changed(GUIDE, changes))
    assert [str(one) for one in good.check().diagnostics] == []


def test_there_are_enough_of_them() -> None:
    assert len({name for name, _, _ in ATTACKS}) == len(ATTACKS) >= 25
