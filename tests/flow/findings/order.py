"""Points that go both ways, and rows of a table that take readers from a graver row."""

from __future__ import annotations

from tests.flow.findings.guide import WORDS, row, waiver

FEVER, HIGH = "under: 39, points: 1", "39, points: 2"
COUNT = "    how_many: [Test one, Test two]\n"
SEX = "      woman: {label: Woman}\n      man: {label: Man}\n"
SCREEN = "      any: {to: call}\n      none: {to: sex}\n    not_sure: {same_as: any}\n"
UNSURE = {"not_sure: {to: visit}": "not_sure: {to: call}"}
GRAVITY = {"ask: How warm?": "ask: How warm?\n    gravity: [usual, fever, high]"}
FIRST, SECOND = "heat >= 39, to: visit", "burden + signs >= 2, to: visit"


def counted(*points: int) -> dict[str, str]:
    """Points for each number of signs."""
    options = "".join(f'      "{number}": {{points: {value}}}\n' for number, value in enumerate(points))
    return {COUNT: f"{COUNT}    options:\n{options}"}


def chosen(*points: int) -> dict[str, str]:
    """Points for each of three options."""
    names = ("Never", "Often", "Always")
    options = "".join(
        f"      {name.lower()}: {{label: {name}, points: {value}}}\n" for name, value in zip(names, points, strict=True)
    )
    return {SEX: options, "when: sex is woman": "when: sex is often"}


POINTS = [
    row("FLOW071", "none for the graver band", {HIGH: "39"}, "40:7 FLOW071"),
    row("FLOW071", "fewer for the graver band", {FEVER: "under: 39, points: 3"}, "40:36 FLOW071"),
    row("FLOW071", "down and up", {FEVER: "under: 39, points: -1"}, "40:36 FLOW071"),
    row("FLOW071", "none for all signs", counted(0, 2, 0), "49:21 FLOW071"),
    row("FLOW071", "of three options", chosen(0, 2, 1), "23:39 FLOW071"),
    row(
        "FLOW071",
        "of a screen",
        {SCREEN: "      any: {to: sex}\n      none: {to: sex, points: 1}\n    not_sure: {to: call}\n"},
        "10:3 FLOW010",
        "10:3 FLOW050",
        "15:7 FLOW071",
    ),
    row("FLOW071", "against the gravity", GRAVITY | {FEVER: "under: 39, points: 3"}, "41:36 FLOW071"),
    row(
        "FLOW071",
        "down along the gravity",
        GRAVITY | {FEVER: "under: 39, points: -1", HIGH: "39, points: -2"},
        "40:48 FLOW071",
    ),
    row(
        "FLOW071",
        "along the gravity",
        {
            "ask: How warm?": "ask: How warm?\n    gravity: [fever, usual, high]",
            FEVER: "under: 39",
            "{under: 38}": "{under: 38, points: 1}",
        },
    ),
    row("FLOW071", "fewer for more signs", counted(1, 1, 0), "49:21 FLOW071"),
    row(
        "FLOW071",
        "for no in place of yes",
        {"label: No}": "label: No, points: 1}", "label: Yes, to: visit": "label: Yes"},
        "30:7 FLOW071",
    ),
    row(
        "FLOW071",
        "for no, as is stated",
        {
            "label: No}": "label: No, points: 1}",
            "label: Yes, to: visit": "label: Yes",
            "ask: Pregnant?": "ask: Pregnant?\n    gravity: [yes, no]",
        },
    ),
    row("FLOW071", "fewer and fewer", {FEVER: "under: 39, points: -1", HIGH: "39, points: -2"}),
    row("FLOW071", "as many", {HIGH: "39, points: 1"}),
    row("FLOW071", "one way for signs", counted(0, 2, 2)),
    row("FLOW071", "the gravest leads to advice", {HIGH: "39, to: visit", FIRST: "signs = 2, to: visit"}),
    row("FLOW071", "waived for the question", {HIGH: "39", "": waiver("points-one-way", "heat")}),
    row("FLOW071", "waived for the score", {HIGH: "39", "": waiver("points-one-way", "burden")}),
]

SHADOWS = [
    row("FLOW072", "milder first", UNSURE | {SECOND: "burden + signs >= 2, to: call"}, "52:16 FLOW072"),
    row("FLOW072", "self-care first", {FIRST: "signs = 0 or heat >= 39, to: rest"}, "52:16 FLOW072"),
    row(
        "FLOW072",
        "the gravest of two",
        UNSURE
        | {
            FIRST: "heat >= 39, to: rest",
            SECOND: "signs = 1, to: visit}\n      - {when: burden + signs >= 2, to: call",
        },
        "52:16 FLOW072",
        "53:16 FLOW072",
    ),
    row(
        "FLOW072",
        "questions behind rows",
        UNSURE
        | {
            FIRST: "heat >= 39, to: mild",
            SECOND: "burden + signs >= 2, to: grave",
            "  sex:\n": "  mild: {ask: Mild?, no_not_sure: Test, "
            "options: {a: {label: A, to: rest}, b: {label: B, to: visit}}}\n"
            "  grave: {ask: Grave?, no_not_sure: Test, options: {a: {label: A, "
            "to: call}, b: {label: B, to: soon}}}\n  sex:\n",
            "outcomes:\n": f"outcomes:\n  soon: {{urgency: urgent, title: Test soon, {WORDS}}}\n",
        },
        "54:16 FLOW072",
    ),
    row("FLOW072", "graver first", UNSURE | {FIRST: "heat >= 39, to: call"}),
    row("FLOW072", "rows apart", UNSURE | {SECOND: "heat < 39 and burden + signs >= 2, to: call"}),
    row(
        "FLOW072",
        "unique rows",
        UNSURE | {"hit: first": "hit: unique", SECOND: "heat < 39 and burden + signs >= 2, to: call"},
    ),
    row(
        "FLOW072",
        "questions that may lead to either",
        UNSURE
        | {
            FIRST: "heat >= 39, to: open",
            SECOND: "burden + signs >= 2, to: call",
            "  sex:\n": "  open: {ask: Open?, no_not_sure: Test,\n    options: {a: {label: A, "
            "to: rest}, b: {label: B, to: call}}}\n  sex:\n",
        },
    ),
    row(
        "FLOW072",
        "waived",
        UNSURE | {SECOND: "burden + signs >= 2, to: call", "": waiver("graver-row-first", "result")},
    ),
]

ROWS = [*POINTS, *SHADOWS]
