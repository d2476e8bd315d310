"""Conditions that cannot be read or decided, or that say nothing; texts and lists left empty."""

from __future__ import annotations

from tests.flow.findings.guide import row

FIRST, SECOND = "heat >= 39, to", "burden + signs >= 2"
WOMEN = "when: sex is woman"
WHEN = "    when: sex is woman\n    otherwise: heat\n"
REST, ASK, COUNT = "title: Test rest", "ask: How warm?", "how_many: [Test one, Test two]"

UNREADABLE = [
    row("FLOW015", "sign", {SECOND: "burden + signs => 2"}, "53:32 FLOW015"),
    row("FLOW015", "no end", {SECOND: "burden + signs >="}, "53:33 FLOW015"),
    row("FLOW015", "word too many", {"when: sex is woman": "when: sex is a woman"}, "27:20 FLOW015"),
    row("FLOW015", "block", {ASK: "ask: [{say: How warm?, when: sex is}]"}, "35:40 FLOW015"),
    row("FLOW015", "capital letter", {"when: sex is woman": "when: sex is Woman"}, "27:18 FLOW015"),
    row("FLOW015", "open parenthesis", {SECOND: "(signs >= 2"}, "53:27 FLOW015"),
    row(
        "FLOW015",
        "over two lines",
        {"when: sex is woman": "when: >\n      sex is woman\n      or or heat"},
        "29:13 FLOW015",
    ),
    row("FLOW015", "nested too deep", {SECOND: f"{'not ' * 5000}signs >= 2"}, "53:16 FLOW015"),
    row("FLOW015", "no spaces", {SECOND: "burden+signs>=2"}),
    row("FLOW015", "many parentheses", {SECOND: "((burden + signs >= 2))"}),
    row("FLOW015", "between", {SECOND: "2 <= burden + signs <= 4"}),
    row("FLOW015", "in quotes", {SECOND: "'burden + signs >= 2'"}),
    row("FLOW015", "over two lines, readable", {"when: sex is woman": "when: >\n      sex is\n      woman"}),
]

UNASKED = [
    row("FLOW018", "asked of some", {ASK: "ask: [How warm?, {say: Test., when: pregnant is no}]"}, "35:41 FLOW018"),
    row(
        "FLOW018",
        "asked later",
        {"ask: Which sex?": "ask: [Which sex?, {say: Test., when: heat >= 39}]"},
        "19:42 FLOW018",
    ),
    row("FLOW018", "asked here", {"woman: {label: Woman}": "woman: {label: Woman, when: sex is man}"}, "21:35 FLOW018"),
    row("FLOW018", "asked later, to be asked at all", {"when: sex is woman": "when: heat >= 39"}, "27:11 FLOW018"),
    row("FLOW018", "row", {FIRST: "pregnant is no, to"}, "52:16 FLOW018"),
    row("FLOW018", "or asked", {FIRST: "pregnant is no or asked pregnant, to"}, "52:16 FLOW018"),
    row("FLOW018", "not", {FIRST: "not pregnant is no, to"}, "52:16 FLOW018"),
    row("FLOW018", "counted", {FIRST: "'count(pregnant is no, heat >= 39) >= 1', to"}, "52:16 FLOW018"),
    row("FLOW018", "entered behind it", "entries:\n  in: {at: pregnant, title: Test}\n", "60:3 FLOW018"),
    row("FLOW018", "and asked", {FIRST: "asked pregnant and heat >= 39, to"}),
    row("FLOW018", "asked and", {FIRST: "asked pregnant and pregnant is no and heat >= 39, to"}),
    row("FLOW018", "and, the other way round", {FIRST: "heat >= 39 and pregnant is no and asked pregnant, to"}),
    row("FLOW018", "decided by another", {FIRST: "(pregnant is no or sex is man) and heat >= 39, to"}),
    row("FLOW018", "counted enough without", {FIRST: "'count(pregnant is no, sex is man) >= 1 and heat >= 39', to"}),
    row("FLOW018", "entered behind it, given", "entries:\n  in: {at: pregnant, title: Test, given: {sex: woman}}\n"),
]

UNDECIDED = [
    row("FLOW019", "inside a band", {FIRST: "heat >= 38.5, to"}, "52:16 FLOW019"),
    row("FLOW019", "at the end of a band", {FIRST: "heat > 39, to"}, "52:16 FLOW019"),
    row("FLOW019", "equal", {FIRST: "heat = 38, to"}, "52:16 FLOW019"),
    row("FLOW019", "product", {FIRST: "heat * signs >= 80, to"}, "52:16 FLOW019"),
    row("FLOW019", "sum", {FIRST: "heat + signs >= 39, to"}, "52:16 FLOW019"),
    row(
        "FLOW019",
        "not sure is no number",
        {"    to: signs": "    not_sure: {to: signs}\n    to: signs"},
        "53:16 FLOW019",
    ),
    row("FLOW019", "below the end", {FIRST: "heat < 38, to"}),
    row("FLOW019", "at the least number of the bands", {FIRST: "least(heat) >= 39, to"}),
    row("FLOW019", "at the largest number of the bands", {FIRST: "most(heat) < 38.5, to"}),
    row("FLOW019", "by the band", {FIRST: "heat is fever, to"}),
    row("FLOW019", "not sure counts as a band", {"    to: signs": "    not_sure: {same_as: high}\n    to: signs"}),
    row(
        "FLOW019",
        "not sure named",
        {"    to: signs": "    not_sure: {to: signs}\n    to: signs", FIRST: "heat is not-sure or heat >= 39, to"},
    ),
    row("FLOW019", "product with a decided end", {FIRST: "heat * signs >= 78 and signs = 2, to"}),
]

NEVER = [
    row("FLOW020", "option", {"{label: Yes, to: visit}": "{label: Yes, to: visit, when: sex is man}"}, "30:42 FLOW020"),
    row(
        "FLOW020",
        "question",
        {"when: sex is woman": "when: sex is woman and sex is man"},
        "18:3 FLOW009",
        "25:3 FLOW002",
        "27:11 FLOW020",
    ),
    row("FLOW020", "row", {FIRST: "heat >= 39 and heat < 38, to"}, "52:16 FLOW020"),
    row(
        "FLOW020", "block of an outcome", {REST: "title: [Test rest, {say: Test., when: heat >= 39}]"}, "58:68 FLOW020"
    ),
    row("FLOW020", "more points than there are", {SECOND: "burden + signs >= 5"}, "43:3 FLOW009", "53:16 FLOW020"),
    row(
        "FLOW020",
        "sign of a list",
        {COUNT: "how_many: [Test one, {say: Test two, when: burden >= 3}]"},
        "45:48 FLOW020",
    ),
    row(
        "FLOW020",
        "asked later",
        {"ask: Which sex?": "ask: [Which sex?, {say: Test., when: asked heat}]"},
        "19:42 FLOW020",
    ),
    row("FLOW020", "as many points as there are", {SECOND: "burden + signs >= 4"}, "43:3 FLOW009", "53:16 FLOW002"),
    row("FLOW020", "rarely", {SECOND: "burden + signs >= 3"}),
    row("FLOW020", "block for one reader", {REST: "title: [Test rest, {say: Test., when: signs >= 1 and sex is man}]"}),
    row("FLOW020", "sign for some", {COUNT: "how_many: [Test one, {say: Test two, when: burden >= 2}]"}),
]

ALWAYS = [
    row("FLOW021", "question", {"man: {label: Man}": "man: {label: Man, to: heat}"}, "27:11 FLOW021"),
    row(
        "FLOW021",
        "row",
        {FIRST: "heat >= 30, to"},
        "34:3 FLOW009",
        "43:3 FLOW009",
        "52:16 FLOW021",
        "53:16 FLOW002",
        "54:5 FLOW002",
        "58:3 FLOW002",
    ),
    row("FLOW021", "block", {REST: "title: [Test rest, {say: Test., when: asked heat}]"}, "58:68 FLOW021"),
    row(
        "FLOW021",
        "block under a question's condition",
        {"ask: Pregnant?": "ask: [Pregnant?, {say: Test., when: sex is woman}]"},
        "26:41 FLOW021",
    ),
    row("FLOW021", "option", {"usual: {under": "usual: {when: burden = 0, under"}, "38:21 FLOW021"),
    row("FLOW021", "all but one", {REST: "title: [Test rest, {say: Test., when: not (signs >= 1 and sex is man)}]"}),
    row("FLOW021", "asked of some", {ASK: "ask: [How warm?, {say: Test., when: asked pregnant}]"}),
    row(
        "FLOW021", "last row", {"    otherwise: rest\n": "      - {when: burden + signs < 2 and heat < 39, to: rest}\n"}
    ),
]

EMPTY = [
    row("FLOW029", "question", {ASK: "ask: [{say: How warm?, when: sex is woman}]"}, "35:5 FLOW029"),
    row(
        "FLOW029",
        "label",
        {"usual: {under: 38}": "usual: {under: 38, label: [{say: Usual, when: sex is man}]}"},
        "38:26 FLOW029",
    ),
    row(
        "FLOW029",
        "label of not sure",
        {"    to: signs": "    not_sure: {same_as: high, label: [{say: Test, when: sex is man}]}\n    to: signs"},
        "41:31 FLOW029",
    ),
    row("FLOW029", "outcome", {REST: "title: [{say: Test rest, when: sex is man}]"}, "58:30 FLOW029"),
    row(
        "FLOW029",
        "list",
        {COUNT: "how_many: [{say: Test one, when: sex is man}, {say: Test two, when: sex is man}]"},
        "43:3 FLOW029",
    ),
    row("FLOW029", "help", {ASK: f"{ASK}\n    help: [{{say: Test., when: sex is man}}]"}),
    row("FLOW029", "reason to ask", {ASK: f"{ASK}\n    why_we_ask: [{{say: Test., when: sex is man}}]"}),
    row(
        "FLOW029", "words for each", {ASK: "ask: [{say: How warm?, when: sex is woman}, {say: Hot?, when: sex is man}]"}
    ),
    row("FLOW029", "one sign for all", {COUNT: "how_many: [Test one, {say: Test two, when: sex is man}]"}),
    row(
        "FLOW029",
        "label of a choice not offered",
        {
            WHEN: "",
            "no: {label: No}": f"no: {{label: No}}\n      early: {{{WOMEN}, label: [{{say: Early, {WOMEN}}}]}}",
        },
        "30:62 FLOW021",
    ),
]

ROWS = [*UNREADABLE, *UNASKED, *UNDECIDED, *NEVER, *ALWAYS, *EMPTY]
