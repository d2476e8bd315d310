"""Bands that leave a hole or overlap."""

from __future__ import annotations

from tests.flow.findings.guide import row, waiver

USUAL, FEVER, HIGH = "usual: {under: 38}", "at_least: 38, under: 39", "high: {at_least: 39, points"
UNIT = "{unit: °C, least: 30}"
CELSIUS = "{unit: °C, least: 30, also: {unit: °F, bands: {usual: {under: 100.4}, fever:"
WOMEN = "usual: {under: 38, when: sex is woman}"
MEN = "cool: {under: 38, when: sex is man}"
ONLY = {
    "    options:\n      usual": "    not_sure: {to: signs}\n    options:\n      usual",
    "heat >= 39, to": "heat is high, to",
    USUAL: WOMEN,
    FEVER: f"{FEVER}, when: sex is woman",
    "39, points": "39, when: sex is woman, points",
}
"""Women are shown all bands, and men none: only "not sure"."""

HOLES = [
    row("FLOW024", "in the middle", {FEVER: "at_least: 38.1, under: 39"}, "39:7 FLOW024"),
    row("FLOW024", "of a single number", {FEVER: "over: 38, under: 39"}, "39:7 FLOW024"),
    row("FLOW024", "above the last band", {HIGH: "high: {at_least: 39, under: 45, points"}, "40:7 FLOW024"),
    row(
        "FLOW024",
        "below the first band",
        {UNIT: "{unit: °C}", USUAL: "usual: {at_least: 30, under: 38}"},
        "38:7 FLOW024",
    ),
    row(
        "FLOW024",
        "up to the most",
        {UNIT: "{least: 30, most: 45}", HIGH: "high: {at_least: 39, under: 45, points"},
        "40:7 FLOW024",
    ),
    row(
        "FLOW024",
        "of one whole number",
        {UNIT: "{whole: yes, least: 30}", USUAL: "usual: {at_most: 36}"},
        "39:7 FLOW024",
    ),
    row("FLOW024", "two of them", {FEVER: "at_least: 38.1, under: 38.5"}, "39:7 FLOW024", "40:7 FLOW024"),
    row(
        "FLOW024",
        "in the second unit",
        {UNIT: f"{CELSIUS} {{over: 100.4, under: 102.2}}, high: {{at_least: 102.2}}}}}}}}"},
        "36:83 FLOW024",
    ),
    row("FLOW024", "for men", {USUAL: WOMEN}, "39:7 FLOW024"),
    row("FLOW024", "for men, who are only shown not sure", ONLY, "38:5 FLOW024"),
    row("FLOW024", "empty band", {FEVER: "at_least: 39, under: 39"}, "39:7 FLOW024"),
    row(
        "FLOW024",
        "band of whole numbers without any",
        {UNIT: "{whole: yes, least: 30}", USUAL: "usual: {at_most: 38}", FEVER: "over: 38, under: 39"},
        "39:7 FLOW024",
    ),
    row("FLOW024", "band below the least number", {USUAL: f"{USUAL}\n      cold: {{under: 30}}"}, "39:7 FLOW024"),
    row("FLOW026", "a band without an end beside others", {FEVER: "label: Fever"}, "39:7 FLOW026"),
    row("FLOW024", "bands that touch", {USUAL: "usual: {at_most: 38}", FEVER: "over: 38, under: 39"}),
    row(
        "FLOW024",
        "bands that touch at decimals",
        {USUAL: "usual: {under: 37.95}", FEVER: "at_least: 37.950, under: 39"},
    ),
    row("FLOW024", "whole numbers", {UNIT: "{whole: yes, least: 30}", USUAL: "usual: {at_most: 37}"}),
    row("FLOW024", "whole numbers without an end", {UNIT: "{whole: yes}", USUAL: "usual: {at_most: 37}"}),
    row(
        "FLOW024",
        "as far as the most",
        {UNIT: "{least: 30, most: 45}", HIGH: "high: {at_least: 39, at_most: 45, points"},
    ),
    row("FLOW024", "other bands for men", {USUAL: f"{WOMEN}\n      {MEN}"}),
    row("FLOW024", "a hole that is waived", {FEVER: "at_least: 38.1, under: 39", "": waiver("whole-range", "heat")}),
    row(
        "FLOW024",
        "a hole for men that is waived",
        {USUAL: WOMEN, "": waiver("whole-range")},
    ),
    row(
        "FLOW024",
        "a hole that is waived for another question",
        {FEVER: "at_least: 38.1, under: 39", "": waiver("whole-range", "signs")},
        "39:7 FLOW024",
    ),
    row(
        "FLOW024", "bands out of order", {f"      {USUAL}\n": "", "points: 2}": "points: 2}\n      usual: {under: 38}"}
    ),
]

OVERLAPS = [
    row("FLOW025", "of a stretch", {FEVER: "at_least: 37.9, under: 39"}, "39:7 FLOW025"),
    row("FLOW025", "of a single number", {USUAL: "usual: {at_most: 38}"}, "39:7 FLOW025"),
    row("FLOW025", "of whole numbers", {UNIT: "{whole: yes, least: 30}", USUAL: "usual: {under: 39}"}, "39:7 FLOW025"),
    row(
        "FLOW025",
        "of a band inside another",
        {HIGH: "high: {at_least: 38.2, under: 38.5, points"},
        "39:7 FLOW024",
        "40:7 FLOW025",
    ),
    row(
        "FLOW025",
        "in the second unit",
        {UNIT: f"{CELSIUS} {{at_least: 99, under: 102.2}}, high: {{at_least: 102.2}}}}}}}}"},
        "36:83 FLOW025",
    ),
    row(
        "FLOW025",
        "for women",
        {USUAL: f"{USUAL}\n      warm: {{at_least: 37, under: 38, when: sex is woman}}"},
        "39:7 FLOW025",
    ),
    row("FLOW025", "whole numbers that touch", {UNIT: "{whole: yes, least: 30}", USUAL: "usual: {at_most: 37}"}),
    row("FLOW025", "the same band for men and for women", {USUAL: f"{WOMEN}\n      {MEN}"}),
    row("FLOW025", "open ends that touch", {USUAL: "usual: {under: 37}\n      warm: {at_least: 37, under: 38}"}),
    row(
        "FLOW025",
        "a band of one number",
        {USUAL: "usual: {under: 37}\n      warm: {at_least: 37, at_most: 37}", FEVER: "over: 37, under: 39"},
    ),
]

ROWS = [*HOLES, *OVERLAPS]
