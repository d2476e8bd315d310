"""Numbers in steps, bands of a formula, options beside bands, times, quotients."""

from __future__ import annotations

from tests.flow.findings.guide import Row, row

NUMBER = "number: {unit: °C, least: 30}"
SECOND = "burden + signs >= 2"
TALL = "  tall: {ask: Tall?, number: {least: 1, most: 3, steps: 1}, to: pregnant, no_not_sure: Test}\n  pregnant:\n"
STEPS = {"    to: pregnant": "    to: tall", "  pregnant:\n": TALL}
MADE = "number: {unit: °C}\n    bands_of: heat / tall\n    called: Test index"
COMPUTED = {**STEPS, NUMBER: MADE}
BESIDE = "usual: {under: 38}\n      none: {no_number: yes, label: Not measured}"
USUAL = "usual: {under: 38}"
KNOWN = {"heat >= 39, to": "asked heat and heat is high, to"}


def steps(about: str, name: str, number: str, *expected: str, more: str = "") -> Row:
    """A row with another number of the question in steps."""
    return row(
        about, name, {**STEPS, "  pregnant:\n": TALL.replace("least: 1, most: 3, steps: 1", number) + more}, *expected
    )


def made(about: str, name: str, formula: str, *expected: str, tall: str = "", **more: str) -> Row:
    """A row with another formula, and perhaps other steps."""
    number = TALL.replace("least: 1, most: 3, steps: 1", tall) if tall else TALL
    return row(
        about,
        name,
        {**COMPUTED, "  pregnant:\n": number, NUMBER: MADE.replace("heat / tall", formula), **more},
        *expected,
    )


STEPPED = [
    steps("FLOW113", "no end", "least: 1, steps: 1", "25:48 FLOW113"),
    steps("FLOW113", "beyond the end", "least: 1, most: 3.5, steps: 1", "25:59 FLOW113"),
    steps("FLOW113", "too many", "least: 1, most: 1000, steps: 1", "25:60 FLOW113"),
    steps("FLOW113", "backwards", "least: 3, most: 1, steps: 1", "25:57 FLOW113"),
    steps("FLOW113", "time ago", "least: 1, most: 3, steps: 1, ago: yes", "25:60 FLOW113"),
    *(
        row("FLOW113", f"{name}, right", {**COMPUTED, "  pregnant:\n": TALL.replace("most: 3, steps: 1", number)})
        for name, number in (
            ("three", "most: 3, steps: 1"),
            ("halves", "most: 2, steps: 0.5"),
            ("wide", "most: 7, steps: 2"),
        )
    ),
    row(
        "FLOW026",
        "an option between two steps",
        {**COMPUTED, "  pregnant:\n": TALL.replace("to: preg", "options: {1-5: {points: 1}}, to: preg")},
        "25:71 FLOW026",
    ),
]

WORKED_OUT = [
    made("FLOW112", "sign", "heat // tall", "38:21 FLOW112"),
    made("FLOW112", "power of a number", "heat / tall ^ tall", "38:29 FLOW112"),
    made("FLOW112", "root", "heat / sqrt(tall)", "38:26 FLOW112"),
    made("FLOW112", "power of a decimal", "heat / tall ^ 0.7", "38:29 FLOW112"),
    made("FLOW112", "no end", "heat /", "39:5 FLOW112"),
    made("FLOW112", "quotient", "heat / tall"),
    made("FLOW112", "power", "heat / (tall / 10) ^ 2"),
    made("FLOW112", "weighted sum", "0.5 * heat + 2 * tall - 1"),
    made("FLOW115", "a question of words", "heat / sex", "38:15 FLOW115"),
    made("FLOW115", "what is not there", "heat / tal", "38:15 FLOW115"),
    made("FLOW115", "two of them", "heat / sex + screen", "38:15 FLOW115", "38:15 FLOW115"),
    made("FLOW115", "a score", "heat / tall + burden"),
    made("FLOW115", "the same twice", "heat / (tall * tall)"),
    made("FLOW115", "a step", "heat * tall"),
    made("FLOW116", "a square", "heat * heat / tall", "38:15 FLOW116"),
    made("FLOW116", "a divisor", "tall / heat", "38:15 FLOW116"),
    made("FLOW116", "not in it", "tall + 1", "38:15 FLOW116"),
    made("FLOW116", "twice in a sum", "heat / tall + 2 * heat"),
    made("FLOW116", "to the first power", "heat ^ 1 / tall"),
    made("FLOW116", "downwards", "100 - heat / tall"),
    made("FLOW117", "divided by 0", "heat / tall", "38:15 FLOW117", tall="least: 0, most: 2, steps: 1"),
    made("FLOW117", "times 0", "heat * (tall - 1)", "38:15 FLOW117"),
    made(
        "FLOW117",
        "not sure",
        "heat / tall",
        "38:15 FLOW117",
        tall="least: 1, most: 2, steps: 1}, not_sure: {to: pregnant",
    ),
    made("FLOW117", "a huge end", "heat / (tall * 10000) ^ 9", "38:15 FLOW117"),
    made("FLOW117", "a power of powers", "heat / (((tall + 9) ^ 99) ^ 99) ^ 99", "38:15 FLOW117"),
    made("FLOW117", "a large end", "heat / (tall * 100) ^ 5"),
    made("FLOW117", "never 0", "heat / (tall + 1)", tall="least: 0, most: 2, steps: 1"),
    made(
        "FLOW117",
        "not sure counts as a step",
        "heat / tall",
        tall="least: 1, most: 2, steps: 1}, not_sure: {same_as: 1",
    ),
    made("FLOW117", "0 without a divisor", "heat + tall", tall="least: 0, most: 2, steps: 1"),
    made("FLOW018", "a number asked later", "heat / (signs + 1) + tall", "38:15 FLOW018"),
]

FORMS = [
    row("FLOW114", "no name", {**COMPUTED, NUMBER: MADE.replace("\n    called: Test index", "")}, "38:5 FLOW114"),
    row("FLOW114", "name without a formula", {NUMBER: f"{NUMBER}\n    called: Test"}, "37:5 FLOW114"),
    row("FLOW114", "decimals without a formula", {NUMBER: "number: {least: 30, decimals: 1}"}, "36:25 FLOW114"),
    row("FLOW114", "too many decimals", {**COMPUTED, NUMBER: MADE.replace("°C}", "°C, decimals: 4}")}, "37:34 FLOW114"),
    row("FLOW114", "words of its own", {**COMPUTED, USUAL: "usual: {under: 38, label: Usual}"}, "41:26 FLOW114"),
    row("FLOW114", "formula", COMPUTED),
    row("FLOW114", "two decimals", {**COMPUTED, NUMBER: MADE.replace("°C}", "°C, decimals: 2}")}),
    row("FLOW114", "whole", {**COMPUTED, NUMBER: MADE.replace("°C}", "°C, whole: yes}")}),
    row(
        "FLOW110",
        "with ends",
        {USUAL: "usual: {under: 38, no_number: yes, label: Usual}"},
        "38:26 FLOW110",
        "39:7 FLOW024",
    ),
    row(
        "FLOW110", "at a question of words", {"man: {label: Man}": "man: {label: Man, no_number: yes}"}, "22:25 FLOW110"
    ),
    row(
        "FLOW110", "at a checklist", {"any: {to: call}": "any: {to: call, no_number: yes, label: Any}"}, "15:23 FLOW110"
    ),
    row("FLOW110", "beside bands", {USUAL: BESIDE, **KNOWN}),
    row("FLOW110", "beside bands of a formula", {**COMPUTED, USUAL: BESIDE, **KNOWN}),
    row("FLOW110", "denied", {USUAL: "usual: {under: 38, no_number: no}"}),
    row(
        "FLOW026",
        "beside bands without words",
        {USUAL: "usual: {under: 38}\n      none: {no_number: yes}", **KNOWN},
        "39:7 FLOW026",
    ),
    row("FLOW019", "no number compared", {USUAL: BESIDE}, "53:16 FLOW019"),
    row("FLOW111", "no unit", {NUMBER: "number: {least: 30, ago: yes}"}, "36:25 FLOW111"),
    row("FLOW111", "no unit, lasting", {NUMBER: "number: {least: 30, lasting: yes}"}, "36:25 FLOW111"),
    row("FLOW111", "both", {NUMBER: "number: {unit: days, ago: yes, lasting: yes}"}, "36:36 FLOW111"),
    row("FLOW111", "ago", {NUMBER: "number: {unit: days, ago: yes}"}),
    row("FLOW111", "lasting", {NUMBER: "number: {unit: days, lasting: yes}"}),
    row("FLOW111", "neither", {NUMBER: "number: {ago: no, lasting: no, least: 30}"}),
]

DIVIDED = [
    row("FLOW118", "in a sum", {SECOND: "signs / 2 + burden >= 2"}, "53:16 FLOW118"),
    row("FLOW118", "in a product", {SECOND: "2 * (signs / 2) >= 2"}, "53:21 FLOW118"),
    row("FLOW118", "its least", {SECOND: "least(signs / 2) >= 1"}, "53:22 FLOW118"),
    row("FLOW118", "of a quotient", {SECOND: "signs / 2 / 2 >= 1"}, "53:16 FLOW118"),
    row("FLOW118", "compared", {SECOND: "signs / 2 >= 1"}),
    row("FLOW118", "of a sum", {SECOND: "(burden + signs) / 2 >= 1"}),
    row("FLOW118", "on both sides", {SECOND: "signs / 2 >= burden / 2 and signs = 2"}),
    row("FLOW019", "divided by what can be 0", {SECOND: "2 / signs >= 1"}, "53:16 FLOW019"),
]

ROWS = [*STEPPED, *WORKED_OUT, *FORMS, *DIVIDED]
