"""Scenarios: readers who end elsewhere, or whose choices do not fit."""

from __future__ import annotations

from tests.flow.findings.guide import Row, row

MILD = "screen: none, sex: man, heat: usual, signs: 1"
UNSURE = {"    to: signs": "    not_sure: {same_as: high}\n    to: signs"}
BANDS = {"usual: {under: 38}": "usual: {under: 38, when: sex is woman}\n      cool: {under: 38, when: sex is man}"}
ENTRY = "entries:\n  in: {at: heat, title: Test}\n"
BY_ENTRY = "screen: none, heat: 37, signs: 0"


def reader(
    about: str,
    name: str,
    choices: str,
    outcome: str,
    *expected: str,
    changes: dict[str, str] | None = None,
    entry: str = "",
) -> Row:
    """A row for one scenario: its choices stand in line 58, its outcome in line 59 (three lines further with an
    entry, which stands in the last)."""
    lines = ["  - reader: Test reader", f"    choices: {{{choices}}}", f"    outcome: {outcome}"]
    lines = [ENTRY + "scenarios:", *lines, f"    entry: {entry}"] if entry else ["scenarios:", *lines]
    return row(about, name, {**(changes or {}), "": "\n".join(lines) + "\n"}, *expected)


ENDS = [
    reader("FLOW030", "milder than thought", MILD, "visit", "62:14 FLOW030"),
    reader("FLOW030", "graver than thought", "screen: none, sex: man, heat: 38, signs: 1", "rest", "62:14 FLOW030"),
    reader("FLOW030", "not sure", "screen: not-sure", "rest", "62:14 FLOW030"),
    reader("FLOW030", "by an entry", BY_ENTRY, "visit", "64:14 FLOW030", entry="in"),
    reader("FLOW030", "as thought", MILD, "rest"),
    reader("FLOW030", "a number below the end of its band", "screen: none, sex: man, heat: 38.999, signs: 0", "rest"),
    reader("FLOW030", "a number at the end of its band", "screen: none, sex: man, heat: 39.000, signs: 0", "visit"),
    reader("FLOW030", "not sure, as thought", "screen: none, sex: woman, pregnant: not-sure", "visit"),
    reader("FLOW030", "by an entry, as thought", BY_ENTRY, "rest", entry="in"),
    reader("FLOW030", "a band of men", "screen: none, sex: man, heat: 37, signs: 1", "rest", changes=BANDS),
]

FIT = [
    reader("FLOW031", "no choice", "screen: none, sex: man, signs: 1", "rest", "61:5 FLOW031"),
    reader("FLOW031", "no choices", "screen: none", "rest", "61:5 FLOW031"),
    reader("FLOW031", "not an option", "screen: none, sex: men", "rest", "61:34 FLOW031"),
    reader("FLOW031", "not offered", "screen: none, sex: not-sure", "rest", "61:34 FLOW031"),
    reader("FLOW031", "number below the least", "screen: none, sex: man, heat: 29", "rest", "61:45 FLOW031"),
    reader("FLOW031", "no number", "screen: none, sex: man, heat: nan", "rest", "61:45 FLOW031"),
    reader("FLOW031", "infinite number", "screen: none, sex: man, heat: Infinity", "rest", "61:45 FLOW031"),
    reader("FLOW031", "number for a choice", "screen: none, sex: 1", "rest", "61:34 FLOW031"),
    reader("FLOW031", "decimal for a count", "screen: none, sex: man, heat: 37, signs: 1.0", "rest", "61:56 FLOW031"),
    reader("FLOW031", "band of women", f"{MILD}", "rest", "62:45 FLOW031", changes=BANDS),
    reader("FLOW031", "never asked", f"{MILD}, pregnant: no", "rest", "61:62 FLOW031"),
    reader("FLOW031", "no question", f"{MILD}, pregnat: no", "rest", "61:62 FLOW031"),
    reader("FLOW031", "after the end", "screen: any, sex: man", "call", "61:28 FLOW031"),
    reader("FLOW031", "never asked, and elsewhere", "screen: any, sex: man", "rest", "61:28 FLOW031", "62:14 FLOW030"),
    reader("FLOW031", "not asked by the entry", f"sex: man, {BY_ENTRY}", "rest", "63:15 FLOW031", entry="in"),
    reader("FLOW031", "band by its key", "screen: none, sex: man, heat: usual, signs: 0", "rest"),
    reader("FLOW031", "whole number for a decimal band", "screen: none, sex: man, heat: 30, signs: 0", "rest"),
    reader(
        "FLOW031", "not sure as an option", "screen: none, sex: man, heat: not-sure, signs: 0", "visit", changes=UNSURE
    ),
    reader("FLOW031", "in another order", "signs: 0, heat: usual, sex: man, screen: none", "rest"),
    reader("FLOW016", "outcome of a scenario", MILD, "rset", "62:14 FLOW016"),
    reader("FLOW016", "entry of a scenario", BY_ENTRY, "rest", "65:12 FLOW016", entry="inn"),
]

ROWS = [*ENDS, *FIT]
