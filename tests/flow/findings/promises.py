"""What is promised of red flags and of readers who are not sure, without a rule."""

from __future__ import annotations

from tests.flow.findings.guide import WORDS, row, waiver

ANY, SAME = "any: {to: call}", "same_as: any"
WOMAN, MAN, UNSURE = "woman: {label: Woman}", "man: {label: Man}", "not_sure: {to: visit}"
OUT = f"  out: {{urgency: out_of_scope, title: Test out, {WORDS}}}\n"
OUTCOMES = {"outcomes:\n": f"outcomes:\n{OUT}"}
SOON = {"outcomes:\n": f"outcomes:\n{OUT.replace('out_of_scope', 'urgent').replace('out', 'soon', 1)}"}


def third(options: str, more: str = "", unsure: str = "to: call") -> dict[str, str]:
    """A second screen in line 18, right behind the first: its options in line 20, more fields in line 21."""
    fields = f"    {{ask: Third?, red_flag: yes,\n    options: {{{options}}},\n    {more}not_sure: {{{unsure}}}}}\n"
    return {"none: {to: sex}": "none: {to: third}", "  sex:\n": f"  third:\n{fields}  sex:\n"}


def count(one: str, two: str) -> dict[str, str]:
    """A second screen that counts signs."""
    options = f"1: {{to: {one}}}, 2: {{to: {two}}}"
    return third(options, "how_many: [Test one, Test two], to: sex, ")


NO_YES = "no: {label: No, to: sex}, yes: {label: Yes, to: call}"
THREE = "a: {label: A, to: sex}, b: {label: B, to: visit}, c: {label: C, to: call}"
MAYBE = "no: {label: No, to: sex}, yes: {label: Yes, to: call}, maybe: {label: Maybe, to: TO}"
IN = "entries:\n  in: {at: heat, title: Test, given: {sex: man}}\n"

GRAVER = [
    row("FLOW050", "a sign leads to rest", {ANY: "any: {to: rest}", SAME: "to: call"}, "10:3 FLOW010", "10:3 FLOW050"),
    row(
        "FLOW050", "a sign may lead to rest", {ANY: "any: {to: heat}", SAME: "to: call"}, "10:3 FLOW010", "10:3 FLOW050"
    ),
    row(
        "FLOW050",
        "yes leads to rest",
        third("no: {label: No, to: visit}, yes: {label: Yes, to: sex}"),
        "18:3 FLOW010",
        "18:3 FLOW050",
    ),
    row("FLOW050", "two signs are milder than one", count("call", "visit"), "18:3 FLOW050"),
    row("FLOW050", "against the order stated", third(THREE, "gravity: [c, b, a], "), "18:3 FLOW050"),
    row(
        "FLOW050",
        "the middle is the mildest",
        third(THREE.replace("visit", "rest"), "gravity: [a, b, c], "),
        "18:3 FLOW050",
    ),
    row(
        "FLOW050",
        "other choices for readers with a sign",
        third(THREE.replace("visit", "sex"), "gravity: [a, b, c], ")
        | {WOMAN: "woman: {label: Woman, when: third is a, to: visit}", MAN: "man: {label: Man, when: third is b}"},
        "18:3 FLOW050",
        "22:3 FLOW009",
        "29:3 FLOW002",
        "31:11 FLOW020",
    ),
    row("FLOW050", "graver", third(NO_YES)),
    row(
        "FLOW050",
        "no is the sign",
        third("yes: {label: Yes, to: sex}, no: {label: No, to: call}", "gravity: [yes, no], "),
    ),
    row("FLOW050", "two signs are graver than one", count("visit", "call")),
    row("FLOW050", "in the order stated", third(THREE.replace("visit", "call"), "gravity: [a, b, c], ")),
    row(
        "FLOW050",
        "an ordinary question",
        {"fever: {at_least: 38, under: 39, points: 1}": "fever: {at_least: 38, under: 39, to: visit}"},
    ),
    row(
        "FLOW050",
        "waived",
        third("a: {label: A, to: visit}, b: {label: B, to: sex}, c: {label: C, to: call}", "gravity: [a, b, c], ")
        | {"": waiver("graver-sign", "third")},
    ),
]

ORDERS = [
    row("FLOW051", "no order", third(THREE), "18:3 FLOW051"),
    row(
        "FLOW051",
        "no order of bands",
        {
            "    number": "    red_flag: yes\n    number",
            "high: {at_least: 39, points: 2}": "high: {at_least: 39, to: call}",
            "heat >= 39, to": "burden = 1 and signs = 1, to",
            UNSURE: "not_sure: {to: call}",
        },
        "34:3 FLOW051",
        "34:3 FLOW054",
    ),
    row("FLOW051", "an option left out", third(THREE, "gravity: [a, c], "), "21:5 FLOW051"),
    row("FLOW051", "an unknown option", third(THREE, "gravity: [a, b, c, d], "), "21:24 FLOW051"),
    row("FLOW051", "an option twice", third(THREE, "gravity: [a, b, c, a], "), "21:24 FLOW051"),
    row("FLOW051", "a checklist", {"    red_flag": "    gravity: [none, any]\n    red_flag"}, "12:5 FLOW051"),
    row("FLOW051", "no and yes", third(NO_YES)),
    row("FLOW051", "a count", count("call", "call")),
    row("FLOW051", "all options", third(THREE.replace("visit", "call"), "gravity: [a, b, c], ")),
    row("FLOW051", "an option that says unsure", third(MAYBE.replace("TO", "call"))),
    row(
        "FLOW051", "an ordinary question", {"woman: {label: Woman}": "left: {label: Left}\n      woman: {label: Woman}"}
    ),
]

UNSURES = [
    row("FLOW052", "maybe is mild", third(MAYBE.replace("TO", "sex")), "20:96 FLOW052"),
    row("FLOW052", "maybe is milder than yes", third(MAYBE.replace("TO", "visit")), "20:96 FLOW052"),
    row(
        "FLOW052",
        "an option like not sure",
        third(MAYBE.replace("TO", "visit").replace("Maybe", "I cannot tell").replace("maybe", "c")),
        "20:100 FLOW052",
    ),
    row("FLOW052", "maybe is as grave", third(MAYBE.replace("TO", "call"))),
    row("FLOW052", "maybe at an ordinary question", third(MAYBE.replace("TO", "rest")) | {"red_flag: yes,": ""}),
    row(
        "FLOW052",
        "waived",
        third(
            MAYBE.replace("TO", "visit"),
        )
        | {"": waiver("cautious-when-unsure", "third")},
    ),
    row("FLOW052", "waived for a plain not sure", {SAME: "same_as: none", "": waiver("cautious-when-unsure")}),
]

LATER = {
    "otherwise: heat": "otherwise: third",
    "  heat:\n": "  third:\n    {ask: Third?, red_flag: yes, to: heat,\n    any_of: [Test sign], "
    "options: {any: {to: call}}, not_sure: {same_as: any}}\n  heat:\n",
    UNSURE: "not_sure: {to: call}",
}
"""A screen for men."""

ALL = {
    "to: visit}\n      no": "to: third}\n      no",
    UNSURE: "not_sure: {to: third}",
    "    to: heat\n": "    to: third\n",
}
"""Everybody who is asked whether they are pregnant comes to the screen for men as well."""


def _with(old: str, new: str) -> dict[str, str]:
    """The screen for men, changed."""
    return {key: value.replace(old, new) for key, value in LATER.items()}


FIRST = [
    row("FLOW054", "for men only", LATER, "34:3 FLOW054"),
    row(
        "FLOW054", "under a condition", ALL | LATER | {"{ask: Third?": "{ask: Third?, when: sex is man"}, "34:3 FLOW054"
    ),
    row(
        "FLOW054",
        "behind a milder screen",
        {ANY: "any: {to: soon}"} | third(NO_YES) | SOON,
        "10:3 FLOW050",
        "17:25 FLOW008",
        "18:3 FLOW054",
    ),
    row("FLOW054", "by an entry alone", ALL | LATER | {"": IN}, "63:12 FLOW040"),
    row(
        "FLOW054",
        "a sign for men",
        ALL | _with("[Test sign]", "[Test sign, {say: Test other, when: sex is man}]"),
        "36:25 FLOW054",
    ),
    row(
        "FLOW054",
        "a choice for men",
        ALL | _with("any: {to: call}", "any: {to: call, when: sex is man}"),
        "34:3 FLOW010",
        "36:36 FLOW054",
    ),
    row("FLOW054", "before all else", third(NO_YES)),
    row("FLOW054", "behind a question that everybody passes", ALL | LATER),
    row("FLOW054", "waived", LATER | {"": waiver("signs-first", "third")}),
]

TURNED = {ANY: "any: {to: age}", SAME: "to: call"}
AGE = (
    "  age:\n    {ask: Age?, no_not_sure: Test, options: {child: {label: Child, "
    "to: out}, adult: {label: Adult, to: call}}}\n"
)

ANSWERED = [
    row(
        "FLOW055",
        "a sign leads out",
        {ANY: "any: {to: out}", SAME: "to: call"} | OUTCOMES,
        "10:3 FLOW010",
        "10:3 FLOW050",
        "15:17 FLOW055",
    ),
    row("FLOW055", "not sure leads out", {SAME: "to: out"} | OUTCOMES, "17:20 FLOW008", "17:20 FLOW055"),
    row(
        "FLOW055",
        "a sign leads out later",
        TURNED | OUTCOMES | {"  sex:\n": f"{AGE}  sex:\n"},
        "10:3 FLOW010",
        "10:3 FLOW050",
        "15:17 FLOW055",
    ),
    row("FLOW055", "one of two signs leads out", count("out", "call") | OUTCOMES, "18:3 FLOW050", "20:23 FLOW055"),
    row("FLOW055", "maybe leads out", third(MAYBE.replace("TO", "out")) | OUTCOMES, "20:96 FLOW052", "20:96 FLOW055"),
    row(
        "FLOW055",
        "no sign leads out",
        {"none: {to: sex}": "none: {to: age}", "  sex:\n": f"{AGE.replace('call', 'sex')}  sex:\n"} | OUTCOMES,
    ),
    row(
        "FLOW055",
        "the middle leads out",
        third(THREE.replace("visit", "out"), "gravity: [a, b, c], ") | OUTCOMES,
        "18:3 FLOW050",
    ),
    row("FLOW055", "waived", {SAME: "to: out", "": waiver("signs-answered", "screen")} | OUTCOMES, "17:20 FLOW008"),
]

REASON = "    no_not_sure: Test reason\n"

OFFERED = [
    row("FLOW056", "choices differ", {f"    to: pregnant\n{REASON}": "    to: pregnant\n"}, "18:3 FLOW056"),
    row("FLOW056", "bands differ", {f"    to: signs\n{REASON}": "    to: signs\n"}, "34:3 FLOW056"),
    row("FLOW056", "counts differ", {f"    to: result\n{REASON}": "    to: result\n"}, "43:3 FLOW056"),
    row(
        "FLOW056",
        "not offered to all",
        {
            f"    to: result\n{REASON}": "    to: result\n    options: {2: {when: sex is man}}\n"
            "    not_sure: {same_as: '2'}\n"
        },
        "43:3 FLOW056",
    ),
    row(
        "FLOW056",
        "it is offered",
        {f"    to: pregnant\n{REASON}": "    to: pregnant\n    not_sure: {same_as: woman}\n"},
    ),
    row(
        "FLOW056",
        "urgency is the same",
        {f"    to: result\n{REASON}": "    to: result\n", "urgency: self_care": "urgency: routine"},
    ),
    row(
        "FLOW056",
        "only words differ",
        {
            f"    to: result\n{REASON}": "    to: result\n",
            "burden + signs >= 2": "burden >= 1",
            "title: Test rest": "title: [Test rest, {say: Two., when: signs = 2}]",
        },
    ),
    row(
        "FLOW056",
        "waived",
        {f"    to: pregnant\n{REASON}": "    to: pregnant\n", "": waiver("not-sure-offered", "sex")},
    ),
]

ROWS = [*GRAVER, *ORDERS, *UNSURES, *FIRST, *ANSWERED, *OFFERED]
