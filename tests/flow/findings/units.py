"""Bands that mean another number in the second unit, and whole numbers that look finer than they are."""

from __future__ import annotations

from tests.flow.findings.guide import row, waiver

USUAL, FEVER, HIGH = "usual: {under: 38}", "at_least: 38, under: 39", "high: {at_least: 39, points"
NUMBER, WHEN = "number: {unit: °C, least: 30}", "heat >= 39, to: visit"
TWO = {FEVER: "at_least: 38", f"      {HIGH}: 2}}\n": "", WHEN: "heat >= 38, to: visit"}
FIT = "at_least: 100.4, under: 102.2", "at_least: 102.2"


def fahrenheit(fever: str, high: str, usual: str = "under: 100.4", more: str = "") -> dict[str, str]:
    """The bands of the guide in a second unit."""
    bands = f"{{usual: {{{usual}}}, fever: {{{fever}}}, high: {{{high}}}}}"
    return {NUMBER: f"number: {{unit: °C, least: 30, also: {{unit: °F, bands: {bands}{more}}}}}"}


def other(unit: str, end: str, more: str = "", first: str = "unit: kg, least: 1") -> dict[str, str]:
    """Two bands, of which the second begins at 38, in a second unit."""
    bands = f"{{usual: {{under: {end}}}, fever: {{at_least: {end}}}}}"
    return TWO | {NUMBER: f"number: {{{first}, also: {{unit: {unit}, bands: {bands}{more}}}}}"}


def whole(usual: str, fever: str, limits: str = "least: 1", when: str = "heat >= 38") -> dict[str, str]:
    """Two bands of whole numbers."""
    return TWO | {
        NUMBER: f"number: {{unit: days, whole: yes, {limits}}}",
        USUAL: f"usual: {{{usual}}}",
        FEVER: fever,
        WHEN: f"{when}, to: visit",
    }


MEANT = [
    row(
        "FLOW060",
        "104 °F beside 39 °C",
        fahrenheit("at_least: 100.4, under: 104", "at_least: 104"),
        "36:115 FLOW060",
        "36:138 FLOW060",
    ),
    row(
        "FLOW060",
        "100 °F beside 38 °C",
        fahrenheit("at_least: 100, under: 102.2", FIT[1], "under: 100"),
        "36:75 FLOW060",
        "36:99 FLOW060",
    ),
    row(
        "FLOW060",
        "a number of two bands in turn",
        fahrenheit("over: 100.4, under: 102.2", FIT[1], "at_most: 100.4"),
        "36:77 FLOW060",
        "36:99 FLOW060",
    ),
    row(
        "FLOW060",
        "bands swapped",
        fahrenheit(FIT[0], "under: 100.4", "at_least: 102.2"),
        *["36:60 FLOW060", "36:78 FLOW060", "36:126 FLOW060", "36:140 FLOW060"],
    ),
    row("FLOW060", "too small a tolerance", other("lb", "84", ", tolerance: 0.1"), "36:74 FLOW060", "36:97 FLOW060"),
    row("FLOW060", "a weight to a pound", other("lb", "84"), "36:74 FLOW060", "36:97 FLOW060"),
    row("FLOW060", "a weight in the wrong unit", other("stone", "83.8"), "36:77 FLOW060", "36:102 FLOW060"),
    row(
        "FLOW060",
        "a stated conversion",
        other("mg/dL", "38", ", converts: {times: 18}", "unit: mmol/L"),
        *["36:71 FLOW060", "36:94 FLOW060"],
    ),
    row(
        "FLOW060",
        "bands under conditions",
        TWO
        | {
            NUMBER: "number: {unit: °C, also: {unit: °F, bands: {usual: {under: 100}, cool: {under: 100.4}, "
            "fever: {at_least: 100.4}}}}",
            USUAL: "usual: {under: 38, when: sex is woman}\n      cool: {under: 38, when: sex is man}",
        },
        "36:64 FLOW060",
    ),
    row("FLOW060", "two units that agree", fahrenheit(*FIT)),
    row("FLOW060", "100 °F with a tolerance", other("°F", "100", ", tolerance: 0.3", "unit: °C, least: 30")),
    row("FLOW060", "rounded to a tenth of a pound", other("lbs", "83.8")),
    row("FLOW060", "full years in months", other("months", "456", "", "unit: years, whole: yes, least: 0")),
    row("FLOW060", "units the other way round", other("°C", "3.33", "", "unit: °F")),
    row("FLOW060", "a stated conversion that fits", other("x", "70.4", ", converts: {times: 1.8, plus: 2}", "unit: y")),
    row("FLOW060", "waived", other("lb", "84") | {"": waiver("same-in-both-units", "heat")}),
]

KNOWN = [
    row("FLOW061", "units of no measure", other("Test", "38"), "36:47 FLOW061"),
    row("FLOW061", "units of two measures", other("cm", "38"), "36:47 FLOW061"),
    row("FLOW061", "no first unit", other("°F", "100.4", "", "least: 1"), "36:37 FLOW061"),
    row("FLOW061", "a known one that is stated", other("lb", "83.8", ", converts: {times: 2}"), "36:107 FLOW061"),
    row("FLOW061", "times nothing", other("Test", "38", ", converts: {times: 0}"), "36:123 FLOW061"),
    row("FLOW061", "a tolerance below 0", other("lb", "83.8", ", tolerance: -1"), "36:118 FLOW061"),
    row("FLOW061", "stated", other("Test", "76", ", converts: {times: 2}")),
    row("FLOW061", "written out", other("pounds", "83.8", "", "unit: Kilograms, least: 1")),
    row("FLOW061", "waived", other("Test", "38") | {"": waiver("same-in-both-units")}),
]

FINER = [
    row("FLOW062", "end of a band", whole("under: 37.5", "at_least: 38"), "38:22 FLOW062"),
    row("FLOW062", "ends of both bands", whole("under: 37.5", "over: 37.5"), "38:22 FLOW062", "39:21 FLOW062"),
    row("FLOW062", "least", whole("under: 38", "at_least: 38", "least: 0.5"), "36:45 FLOW062"),
    row("FLOW062", "most", whole("under: 38", "at_least: 38", "most: 99.5"), "36:44 FLOW062"),
    row("FLOW062", "a row", whole("under: 38", "at_least: 38", when="heat > 37.5"), "51:23 FLOW062"),
    row("FLOW062", "the other side", whole("under: 38", "at_least: 38", when="37.5 <= heat"), "51:16 FLOW062"),
    row(
        "FLOW062",
        "a safety rule",
        whole("under: 38", "at_least: 38") | {"": "rules:\n  - never milder than routine when heat > 38.4\n"},
        "59:43 FLOW062",
    ),
    row(
        "FLOW062", "the least of a band", whole("under: 38", "at_least: 38", when="least(heat) > 37.5"), "51:30 FLOW062"
    ),
    row("FLOW062", "a sum", whole("under: 38", "at_least: 38", when="heat + burden >= 37.5"), "51:33 FLOW062"),
    row("FLOW062", "ends at whole numbers", whole("under: 38", "at_least: 38")),
    row("FLOW062", "a whole number with a point", whole("under: 38.0", "at_least: 38.0", when="heat >= 38.0")),
    row("FLOW062", "a product", whole("under: 38", "at_least: 38", when="least(heat) * 0.5 >= 18.5")),
    row("FLOW062", "any numbers", {USUAL: "usual: {under: 37.5}", FEVER: "at_least: 37.5, under: 39"}),
]

ROWS = [*MEANT, *KNOWN, *FINER]
