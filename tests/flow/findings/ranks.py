"""Which advice is milder: what an author may state of it, and rules that it breaks."""

from __future__ import annotations

from tests.flow.findings.guide import Row, row

REST, VISIT = "rest: {urgency: self_care", "visit: {urgency: routine"
EQUAL = "rest: {urgency: routine"
WORSE = "a worse heat never gives milder advice"
WORDS = "title: Test third, next_step: Test., how_soon: Test., why: Test., would_change: Test., sources: [test-source]"
THIRD = f"  third: {{urgency: routine, {WORDS}"
PLAIN = {REST: EQUAL}
"""Rest and a visit are as urgent: a tie, unless more is said."""


def ranked(about: str, name: str, rule: str, rest: str, visit: str, *expected: str) -> Row:
    """A row for one rule in line 60, with more fields of the two outcomes."""
    changes = {REST: f"{EQUAL}{rest}", VISIT: f"{VISIT}{visit}", "": f"rules:\n  - {rule}\n"}
    return row(about, name, changes, *expected)


STATED = [
    row("FLOW090", "of itself", {VISIT: f"{VISIT}, milder_than: [visit]"}, "57:43 FLOW090"),
    row(
        "FLOW090",
        "both ways",
        {REST: f"{EQUAL}, milder_than: [visit]", VISIT: f"{VISIT}, milder_than: [rest]"},
        "57:43 FLOW090",
        "58:42 FLOW090",
    ),
    row(
        "FLOW090",
        "round by what they give",
        {
            REST: f"{EQUAL}, gives: [a]",
            VISIT: f"{VISIT}, gives: [a, b], milder_than: [third]",
            "heat >= 39, to: visit": "heat >= 39, to: third",
            "label: Yes, to: visit": "label: Yes, to: fourth",
            "not_sure: {to: visit}": "not_sure: {to: fourth}",
            "outcomes:\n": f"outcomes:\n{THIRD}, gives: [c]}}\n"
            f"{THIRD.replace('third', 'fourth')}, gives: [c, d], milder_than: [rest]}}\n",
        },
        "56:3 FLOW090",
    ),
    row("FLOW090", "one way", PLAIN | {REST: f"{EQUAL}, milder_than: [visit]"}),
    row(
        "FLOW090",
        "by parts, and stated the other way",
        {REST: f"{EQUAL}, gives: [a]", VISIT: f"{VISIT}, gives: [a, b], milder_than: [rest]"},
    ),
    row("FLOW090", "more than one", PLAIN | {REST: "rest: {urgency: self_care, milder_than: [visit, call]"}),
    row("FLOW001", "milder than nothing", {REST: f"{EQUAL}, milder_than: [vist]"}, "58:42 FLOW001"),
]

CONTRADICTED = [
    row("FLOW091", "routine and self-care", {VISIT: f"{VISIT}, milder_than: [rest]"}, "57:43 FLOW091"),
    row(
        "FLOW091",
        "emergency",
        {"call: {urgency: emergency": "call: {urgency: emergency, milder_than: [visit]"},
        "56:44 FLOW091",
    ),
    row("FLOW091", "one of two", {VISIT: f"{VISIT}, milder_than: [call, rest]"}, "57:49 FLOW091"),
    row("FLOW091", "as urgency says", {VISIT: f"{VISIT}, milder_than: [call]"}),
    row("FLOW091", "as urgent", {REST: EQUAL, VISIT: f"{VISIT}, milder_than: [rest]"}),
    row("FLOW091", "milder by urgency, as well", {REST: f"{REST}, milder_than: [visit]"}),
]

COMPARED = [
    ranked("FLOW034", "ranked the wrong way", WORSE, "", ", milder_than: [rest]", "60:5 FLOW034"),
    ranked("FLOW034", "gives less", WORSE, ", gives: [a, b]", ", gives: [a]", "60:5 FLOW034"),
    ranked("FLOW034", "gives nothing", WORSE, ", gives: [a]", "", "60:5 FLOW034"),
    ranked("FLOW034", "a tie", WORSE, "", ""),
    ranked("FLOW034", "ranked", WORSE, ", milder_than: [visit]", ""),
    ranked("FLOW034", "gives other parts, a tie", WORSE, ", gives: [a]", ", gives: [b]"),
    ranked("FLOW034", "gives less, but is ranked", WORSE, ", gives: [a, b], milder_than: [visit]", ", gives: [a]"),
    ranked("FLOW033", "never gives", "never gives a when heat >= 39", "", ", gives: [a]", "60:5 FLOW033"),
    ranked("FLOW033", "always gives", "always gives b when heat >= 39", ", gives: [b]", ", gives: [a]", "60:5 FLOW033"),
    ranked("FLOW033", "one of several", "never outcome in (call, visit) when heat >= 39", "", "", "60:5 FLOW033"),
    ranked("FLOW033", "never gives, kept", "never gives b when heat >= 39", ", gives: [b]", ", gives: [a]"),
    ranked("FLOW033", "always gives, kept", "always gives a when heat >= 39", "", ", gives: [a]"),
    ranked("FLOW033", "none of several", "never outcome in (call, rest) when heat >= 39", "", ""),
    ranked("FLOW036", "several", "outcome in (call, visit) only if screen is any", "", "", "60:5 FLOW036"),
    ranked("FLOW036", "several, kept", "outcome in (rest, visit) only if screen is none", "", ""),
    ranked("FLOW016", "part that nothing gives", "never gives b when heat >= 39", "", ", gives: [a]", "60:17 FLOW016"),
    ranked(
        "FLOW016", "one of several outcomes", "never outcome in (call, rset) when heat >= 39", "", "", "60:29 FLOW016"
    ),
]


def asked(about: str, name: str, rule: str, *expected: str) -> Row:
    """A row for one rule in line 60."""
    return row(about, name, f"rules:\n  - {rule}\n", *expected)


ASKED = [
    asked("FLOW092", "only if, asked of others", "heat is asked only if sex is man", "60:5 FLOW092"),
    asked("FLOW092", "only if, of those not asked", "heat is asked only if pregnant is no", "60:5 FLOW092"),
    asked("FLOW092", "only if, chosen later", "sex is asked only if heat >= 39", "60:5 FLOW092"),
    asked("FLOW092", "never, asked of some", "signs is never asked when heat < 39", "60:5 FLOW092"),
    asked("FLOW092", "only if, kept", "pregnant is asked only if sex is woman"),
    asked("FLOW092", "only if, by the screen", "heat is asked only if screen is none"),
    asked("FLOW092", "never, kept", "pregnant is never asked when sex is man"),
    asked("FLOW092", "never, of those not asked", "heat is never asked when pregnant is yes"),
    asked("FLOW019", "asked, inside a band", "signs is never asked when heat >= 38.5", "60:5 FLOW019"),
    asked("FLOW016", "asked, unknown question", "hat is never asked when sex is man", "60:5 FLOW016"),
]

SUMS = {
    "burden + signs >= 2": "burden >= 2 or signs = 2",
    "heat >= 39, to: visit, because: Test reason.": "burden = 3, to: rest",
}
MORE = "a higher burden never gives milder advice"
THREE = {
    "fever: {at_least: 38, under: 39, points: 1}": "fever: {at_least: 38, under: 39, points: 2}",
    "high: {at_least: 39, points: 2}": "high: {at_least: 39, points: 3}",
}
HIGHER = [
    row(
        "FLOW093",
        "a higher row to milder advice",
        {**SUMS, **THREE, "": f"rules:\n  - {MORE}\n"},
        "52:16 FLOW072",
        "60:5 FLOW093",
    ),
    row(
        "FLOW093",
        "an equal sum alone",
        {
            "burden + signs >= 2": "burden = 1",
            "heat >= 39, to: visit, because: Test reason.": "signs = 2, to: visit",
            "": f"rules:\n  - {MORE}\n",
        },
        "60:5 FLOW093",
    ),
    row(
        "FLOW093",
        "ranked",
        {REST: f"{EQUAL}", VISIT: f"{VISIT}, milder_than: [rest]", "": f"rules:\n  - {MORE}\n"},
        "60:5 FLOW093",
    ),
    row("FLOW093", "kept", {"": f"rules:\n  - {MORE}\n"}),
    row("FLOW093", "kept with ties", PLAIN | {"": f"rules:\n  - {MORE}\n"}),
    row(
        "FLOW093",
        "kept, milder for other reasons",
        {
            "burden + signs >= 2": "burden >= 1 and signs = 2",
            "heat >= 39, to: visit": "burden >= 2 and signs = 0, to: visit",
            "": f"rules:\n  - {MORE}\n",
        },
    ),
    row("FLOW016", "a higher what", f"rules:\n  - {MORE.replace('burden', 'burdn')}\n", "60:14 FLOW016"),
]

WATCH, SOON = f"{REST}, urgency_word: watch", f"{VISIT}, urgency_word: soon"
OWN = [
    row("FLOW094", "no such word", {REST: f"{REST}, urgency_word: wacht"}, "58:44 FLOW094"),
    row("FLOW094", "one of the five", {VISIT: f"{VISIT}, urgency_word: urgent"}, "57:43 FLOW094"),
    row("FLOW094", "two", {REST: f"{REST}, urgency_word: a", VISIT: f"{VISIT}, urgency_word: b"},
        "57:43 FLOW094", "58:44 FLOW094"),
    row("FLOW094", "a word", {REST: WATCH}),
    row("FLOW094", "two words", {REST: WATCH, VISIT: SOON}),
    row("FLOW094", "one word twice", {REST: f"{EQUAL}, urgency_word: soon", VISIT: SOON}),
    row("FLOW095", "milder than its urgency", {VISIT: f"{VISIT}, urgency_word: watch"}, "57:43 FLOW095"),
    row("FLOW095", "graver than its urgency", {REST: f"{REST}, urgency_word: soon"}, "58:44 FLOW095"),
    row("FLOW095", "in an emergency",
        {"call: {urgency: emergency": "call: {urgency: emergency, urgency_word: soon"}, "56:44 FLOW095"),
    row("FLOW095", "its urgency", {VISIT: SOON}),
    row("FLOW095", "another word for its urgency", {VISIT: f"{VISIT}, urgency_word: sooner"}),
    row("FLOW095", "none", {VISIT: VISIT}),
    ranked("FLOW034", "less by a word", WORSE, ", urgency_word: soon", "", "60:5 FLOW034"),
    ranked("FLOW034", "less by the second word", WORSE, ", urgency_word: sooner", ", urgency_word: soon",
           "60:5 FLOW034"),
    ranked("FLOW034", "more by a word", WORSE, "", ", urgency_word: soon"),
    ranked("FLOW034", "more by the second word", WORSE, ", urgency_word: soon", ", urgency_word: sooner"),
    ranked("FLOW033", "never milder than a word", "never milder than soon when heat >= 39", "", "", "60:5 FLOW033"),
    ranked("FLOW033", "never milder than the second word", "never milder than sooner when heat >= 39", "",
           ", urgency_word: soon", "60:5 FLOW033"),
    ranked("FLOW033", "never milder than a word, kept", "never milder than soon when heat >= 39", "",
           ", urgency_word: soon"),
    ranked("FLOW033", "never milder than what is like it", "never milder than routine when heat >= 39", "",
           ", urgency_word: soon"),
    ranked("FLOW080", "never graver than a word", "never graver than soon when heat >= 39", "",
           ", urgency_word: sooner", "60:5 FLOW080"),
    ranked("FLOW080", "never graver than a word, kept", "never graver than soon when heat >= 39", "",
           ", urgency_word: soon"),
    ranked("FLOW032", "no such word in a rule", "never milder than son when heat >= 39", "", "", "60:5 FLOW032"),
    ranked("FLOW091", "against the words", WORSE, "", ", urgency_word: soon, milder_than: [rest]", "57:63 FLOW091"),
]  # fmt: skip

ROWS = [*STATED, *CONTRADICTED, *COMPARED, *ASKED, *HIGHER, *OWN]
