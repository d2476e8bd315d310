"""Steps that nobody comes to; decision tables with a gap or with two rows at once."""

from __future__ import annotations

from tests.flow.findings.guide import row

FIRST, SECOND = "heat >= 39, to", "burden + signs >= 2"
OTHERWISE = "    otherwise: rest\n"
COUNT = "    how_many: [Test one, Test two]"
EITHER = "    how_many: [{say: Test one, when: sex is man}, {say: Test two, when: sex is woman}]"
UNIQUE = {"hit: first": "hit: unique"}
EXTRA = "  extra: {ask: Extra?, no_not_sure: Test, options: {a: {label: A}, b: {label: B, to: call}}, to: heat}\n"

UNREACHED = [
    row("FLOW002", "question that nothing leads to", {"  heat:\n": f"{EXTRA}  heat:\n"}, "34:3 FLOW002"),
    row(
        "FLOW002",
        "table that nothing leads to",
        {"    to: result": "    to: rest"},
        "34:3 FLOW009",
        "43:3 FLOW009",
        "49:3 FLOW002",
    ),
    row(
        "FLOW002",
        "outcome that nothing leads to",
        {OTHERWISE: "    otherwise: visit\n"},
        "43:3 FLOW009",
        "58:3 FLOW002",
    ),
    row(
        "FLOW002",
        "question that is never asked",
        {"when: sex is woman": "when: sex is woman and sex is man"},
        "18:3 FLOW009",
        "25:3 FLOW002",
        "27:11 FLOW020",
    ),
    row(
        "FLOW002",
        "outcome of an option that is never offered",
        {
            "man: {label: Man}": "man: {label: Man}\n      other: {label: Other, to: rest, when: burden >= 1}",
            OTHERWISE: "    otherwise: visit\n",
        },
        "23:45 FLOW020",
        "44:3 FLOW009",
        "59:3 FLOW002",
    ),
    row(
        "FLOW002",
        "count of more signs than anybody is shown",
        {COUNT: f"{EITHER}\n    options: {{'2': {{label: Both}}}}"},
        "46:15 FLOW002",
    ),
    row("FLOW002", "not sure as such a count", {COUNT: f"{EITHER}\n    not_sure: {{same_as: '2'}}"}, "46:5 FLOW002"),
    row(
        "FLOW002",
        "count of as many signs as are shown",
        {COUNT: f"{EITHER}\n    options: {{'1': {{label: It}}}}\n    not_sure: {{same_as: '1'}}"},
    ),
    row(
        "FLOW002", "row below one that is wider", {SECOND: "heat >= 39 and signs >= 1"}, "43:3 FLOW009", "53:16 FLOW002"
    ),
    row(
        "FLOW002",
        "otherwise below rows for all",
        {OTHERWISE: f"      - {{when: burden + signs < 2, to: rest}}\n{OTHERWISE}"},
        "55:5 FLOW002",
    ),
    row(
        "FLOW002",
        "outcome behind such an otherwise",
        {OTHERWISE: f"      - {{when: burden + signs < 2, to: visit}}\n{OTHERWISE}"},
        "43:3 FLOW009",
        "55:5 FLOW002",
        "59:3 FLOW002",
    ),
    row(
        "FLOW002",
        "question by otherwise alone",
        {"otherwise: heat": "otherwise: extra", "  heat:\n": f"{EXTRA}  heat:\n"},
    ),
    row(
        "FLOW002",
        "question by not sure alone",
        {
            "not_sure: {to: visit}": "not_sure: {to: extra}",
            "  heat:\n": f"{EXTRA}  heat:\n",
            "label: Yes, to: visit": "label: Yes",
        },
    ),
    row("FLOW002", "row that overlaps", {SECOND: "heat >= 38 and signs >= 1"}),
    row("FLOW002", "otherwise for one reader", {SECOND: "burden >= 1 or signs >= 1"}),
]

GAPS = [
    row("FLOW022", "of a sum", {OTHERWISE: "      - {when: burden + signs = 0, to: rest}\n"}, "49:3 FLOW022"),
    row("FLOW022", "of a number", {f"{SECOND}, to: visit}}\n{OTHERWISE}": "heat < 38, to: rest}\n"}, "49:3 FLOW022"),
    row(
        "FLOW022",
        "of one choice",
        {OTHERWISE: "      - {when: burden + signs < 2 and sex is man, to: rest}\n"},
        "49:3 FLOW022",
    ),
    row(
        "FLOW022", "unique", UNIQUE | {f"{SECOND}, to: visit}}\n{OTHERWISE}": "heat < 38, to: rest}\n"}, "49:3 FLOW022"
    ),
    row(
        "FLOW022",
        "of an entry",
        {
            OTHERWISE: "      - {when: burden + signs < 2 and (asked sex or signs = 0), to: rest}\n",
            "": "entries:\n  in: {at: heat, title: Test}\n",
        },
        "60:3 FLOW022",
    ),
    row(
        "FLOW022",
        "of a table behind a table",
        {
            "heat >= 39, to: visit": "heat >= 39, to: second",
            "outcomes:": "  second: {hit: first, rows: [{when: signs = 2, to: visit}]}\noutcomes:",
        },
        "55:3 FLOW022",
    ),
    row("FLOW022", "rows for all", {OTHERWISE: "      - {when: burden + signs < 2, to: rest}\n"}),
    row(
        "FLOW022", "rows for all that come", {OTHERWISE: "      - {when: burden + signs < 2 and heat < 39, to: rest}\n"}
    ),
    row(
        "FLOW022",
        "unique rows for all",
        UNIQUE
        | {
            SECOND: "heat < 39 and burden + signs >= 2",
            OTHERWISE: "      - {when: heat < 39 and burden + signs < 2, to: rest}\n",
        },
    ),
]

TWICE = [
    row("FLOW023", "to one outcome", UNIQUE, "53:16 FLOW023"),
    row("FLOW023", "to two outcomes", UNIQUE | {f"{SECOND}, to: visit": f"{SECOND}, to: call"}, "53:16 FLOW023"),
    row(
        "FLOW023",
        "first and last",
        UNIQUE
        | {
            SECOND: "heat < 39 and signs >= 1",
            OTHERWISE: f"      - {{when: burden + signs >= 4, to: call}}\n{OTHERWISE}",
        },
        "54:16 FLOW023",
    ),
    row("FLOW023", "for one reader", UNIQUE | {SECOND: "sex is man and burden + signs >= 4"}, "53:16 FLOW023"),
    row("FLOW023", "rows apart", UNIQUE | {SECOND: "heat < 39 and burden + signs >= 2"}),
    row("FLOW023", "the first counts", {SECOND: "burden + signs >= 1"}),
    row(
        "FLOW023",
        "rows apart by another choice",
        UNIQUE | {FIRST: "heat >= 39 and sex is man, to", SECOND: "sex is woman and signs = 2"},
    ),
]

ROWS = [*UNREACHED, *GAPS, *TWICE]
