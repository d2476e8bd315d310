"""Points of rows, and words for each sum."""

from __future__ import annotations

from tests.flow.findings.guide import row

EVERY = "  more: {hit: every, to: result, rows: [{when: heat >= 39, points: 1}]}\n"
TABLES = "tables:\n"
SIGNS = "    to: result\n    no_not_sure: Test reason\ntables:\n"
MORE = {SIGNS: f"    to: more\n    no_not_sure: Test reason\ntables:\n{EVERY}"}
VISIT = "title: Test visit"
WORDS = "title: [Test visit, {of: burden, says: {%s}}]"
HEAT = "    to: signs\n    no_not_sure: Test reason\n  signs"
TO_WARM = {HEAT: HEAT.replace("to: signs", "to: warm")}
FIRST = "  warm: {hit: first, rows: [{when: sex is man, points: 1, to: signs}], otherwise: signs}\n"
ENTRY = "entries:\n  in: {at: signs, title: Test, given: {heat: usual}}\n"

FORMS = [
    row(
        "FLOW101",
        "every, and a row leads on",
        {SIGNS: MORE[SIGNS].replace("points: 1", "points: 1, to: rest")},
        "49:71 FLOW101",
    ),
    row("FLOW101", "every, leads nowhere", {SIGNS: MORE[SIGNS].replace("to: result, ", "")}, "49:3 FLOW101"),
    row("FLOW101", "every, adds nothing", {SIGNS: MORE[SIGNS].replace(", points: 1", "")}, "49:41 FLOW101"),
    row(
        "FLOW101",
        "every, with otherwise",
        {SIGNS: MORE[SIGNS].replace("to: result, ", "to: result, otherwise: rest, ")},
        "49:34 FLOW101",
    ),
    row("FLOW101", "first, and a row leads nowhere", {"heat >= 39, to: visit, ": "heat >= 39, "}, "52:9 FLOW101"),
    row("FLOW101", "first, and the table leads on", {"    otherwise: rest": "    to: rest"}, "54:5 FLOW101"),
    row("FLOW101", "every", MORE),
    row(
        "FLOW101",
        "every, two rows",
        {SIGNS: MORE[SIGNS].replace("points: 1}", "points: 1}, {when: sex is man, points: 2}")},
    ),
    row("FLOW101", "first, with points of a row", {"heat >= 39, to: visit": "heat >= 39, points: 1, to: visit"}),
    row(
        "FLOW027",
        "points of a row for no score",
        {SIGNS: MORE[SIGNS].replace("points: 1", "points: {other: 1}")},
        "49:69 FLOW027",
    ),
    row("FLOW027", "points of rows as well", MORE),
]

SKIPPED = [
    row(
        "FLOW100",
        "a table before the entry",
        {
            **TO_WARM,
            TABLES: f"{TABLES}  warm: {{hit: every, to: signs, rows: [{{when: sex is man, points: 1}}]}}\n",
            "": ENTRY.replace("given: {", "given: {sex: man, "),
        },
        "61:12 FLOW100",
    ),
    row(
        "FLOW100",
        "a row with points before the entry",
        {
            **TO_WARM,
            TABLES: f"{TABLES}{FIRST}",
            "": ENTRY.replace("given: {", "given: {sex: man, "),
        },
        "61:12 FLOW100",
    ),
    row(
        "FLOW100",
        "also if the entry asks",
        {
            **TO_WARM,
            TABLES: f"{TABLES}  warm: {{hit: every, to: signs, rows: [{{when: sex is man, points: 1}}]}}\n",
            "": "entries:\n  in: {at: signs, title: Test, asks: [sex, heat]}\n",
        },
        "61:12 FLOW100",
    ),
    row("FLOW100", "a table behind the entry", MORE | {"": ENTRY}),
    row("FLOW100", "a table without points", {"": ENTRY}),
    row("FLOW100", "an entry before the table", MORE | {"": "entries:\n  in: {at: heat, title: Test}\n"}),
]

SAID = [
    row("FLOW102", "no sum", {VISIT: WORDS % "some: Test."}, "57:69 FLOW102"),
    row("FLOW102", "no sum, beside others", {VISIT: WORDS % "0 - 1: A., 0 to 1: A., 2: B."}, "57:69 FLOW102"),
    row(
        "FLOW102",
        "words and sums",
        {VISIT: "title: [Test visit, {say: Test., of: burden, says: {0: Test.}}]"},
        "57:49 FLOW102",
    ),
    row("FLOW102", "no sums", {VISIT: "title: [Test visit, {of: burden}]"}, "57:49 FLOW102"),
    row(
        "FLOW102",
        "with a condition",
        {VISIT: "title: [Test visit, {when: sex is man, of: burden, says: {0 or more: T.}}]"},
        "57:68 FLOW102",
    ),
    row(
        "FLOW102",
        "in a list of signs",
        {"[Test one, Test two]": "[Test one, {of: burden, says: {0 or more: Test.}}]"},
        "45:27 FLOW102",
    ),
    row("FLOW103", "a hole", {VISIT: WORDS % "0: A., 2: B."}, "57:62 FLOW103"),
    row("FLOW103", "above", {VISIT: WORDS % "0: A., 1: B."}, "57:62 FLOW103"),
    row("FLOW103", "below", {VISIT: WORDS % "1 or more: A."}, "57:62 FLOW103"),
    row("FLOW104", "the same twice", {VISIT: WORDS % "0 to 1: A., 1 or more: B."}, "57:81 FLOW104"),
    row("FLOW104", "inside", {VISIT: WORDS % "0 to 2: A., 1: B."}, "57:81 FLOW104"),
    row("FLOW104", "up and down", {VISIT: WORDS % "1 or more: A., 2 or less: B."}, "57:84 FLOW104"),
    row("FLOW020", "a sum that nobody has", {VISIT: WORDS % "0: A., 1: B., 2: C., 3: D."}, "57:93 FLOW020"),
    row("FLOW021", "every sum in one line", {VISIT: WORDS % "0 or more: A."}, "57:80 FLOW021"),
    *(
        row(about, f"{name}, right", {VISIT: WORDS % sums})
        for about in ("FLOW021", "FLOW102", "FLOW103", "FLOW104")
        for name, sums in (
            ("each sum", "0: A., 1: B., 2: C."),
            ("from to", "0 to 1: A., 2: B."),
            ("open ends", "0 or less: A., 1 or more: B."),
        )
    ),
]

LARGEST = [
    row("FLOW016", "the largest of what", {"burden + signs >= 2": "highest(burdn) >= 2"}, "53:24 FLOW016"),
    row("FLOW016", "the largest of a score", {"burden + signs >= 2": "highest(burden) >= 1 and signs = 2"}),
    row(
        "FLOW033",
        "the largest of one choice",
        {"": "rules:\n  - never outcome visit when highest(burden) >= 2\n"},
        "60:5 FLOW033",
    ),
    row("FLOW033", "the largest, and no sum", {"": "rules:\n  - never outcome rest when highest(burden) >= 2\n"}),
]

ROWS = [*FORMS, *SKIPPED, *SAID, *LARGEST]
