"""Entries that skip a screen for red flags, or ask what is taken as given."""

from __future__ import annotations

from tests.flow.findings.guide import row

SECOND = {
    "number: {unit: °C": "red_flag: yes\n    gravity: [usual, fever, high]\n    number: {unit: °C",
    "high: {at_least: 39, points: 2}": "high: {at_least: 39, points: 2, to: call}",
    "heat >= 39, to": "burden = 1 and signs = 1, to",
    "not_sure: {to: visit}": "not_sure: {to: call}",
}
"""A second screen, `heat`, in the middle of the guide."""

ASK = "  heat:\n    ask"
THIRD = (
    "  third:\n    {ask: Third?, red_flag: yes, gravity: [a, b],\n"
    "    options: {a: {label: A}, b: {label: B, to: call}}, to: heat}\n"
)
BEFORE = {"none: {to: sex}": "none: {to: third}", ASK: f"{THIRD.replace('to: heat', 'to: sex')}{ASK}"}
"""A second screen right behind the first."""

LATER = {"otherwise: heat": "otherwise: third", ASK: f"{THIRD}{ASK}", "not_sure: {to: visit}": "not_sure: {to: call}"}
"""A second screen for men."""

EXTRA = "  extra: {ask: Extra?, no_not_sure: Test, options: {a: {label: A}, b: {label: B, to: call}}, to: heat}\n"
PLAIN = "entries:\n  in: {at: signs, title: Test}\n"

BRANCH = {
    "man: {label: Man}": "man: {label: Man, to: other}",
    "    when: sex is woman\n    otherwise: heat\n": "",
    "tables:\n": "  other: {ask: Other?, no_not_sure: Test,\n    options: {a: {label: A, "
    "to: visit}, b: {label: B, to: call}}}\ntables:\n",
}
"""Another branch, for men."""

SKIPPED = [
    row("FLOW040", "beside another branch", {**SECOND, **BRANCH, "": PLAIN}, "32:3 FLOW054", "62:12 FLOW040"),
    row("FLOW040", "in the middle", SECOND | {"": PLAIN}, "34:3 FLOW054", "62:12 FLOW040"),
    row(
        "FLOW040",
        "one of two entries",
        SECOND | {"": f"{PLAIN}  out: {{at: sex, title: Test}}\n"},
        "34:3 FLOW054",
        "62:12 FLOW040",
    ),
    row(
        "FLOW040",
        "given does not help",
        SECOND | {"": PLAIN.replace("Test", "Test, given: {heat: usual}")},
        "34:3 FLOW054",
        "62:12 FLOW040",
    ),
    row(
        "FLOW040",
        "behind a question in between",
        {
            "    to: pregnant": "    to: third",
            ASK: f"{THIRD.replace('to: heat', 'to: pregnant')}{ASK}",
            "": "entries:\n  in: {at: pregnant, title: Test, given: {sex: woman}}\n",
        },
        "63:12 FLOW040",
    ),
    row("FLOW040", "at the screen itself", SECOND | {"": PLAIN.replace("signs", "heat")}, "34:3 FLOW054"),
    row("FLOW040", "before the screen", SECOND | {"": PLAIN.replace("signs", "sex")}, "34:3 FLOW054"),
    row(
        "FLOW040",
        "at a question that is not asked",
        PLAIN.replace("signs, title: Test", "pregnant, title: Test, given: {sex: man}"),
    ),
    row("FLOW040", "no other screen", PLAIN.replace("signs", "heat")),
    row("FLOW040", "two screens at the beginning", BEFORE | {"": PLAIN.replace("signs", "heat")}),
    row(
        "FLOW040",
        "a screen that is for those of the entry",
        LATER | {"": PLAIN.replace("signs, title: Test", "heat, title: Test, given: {sex: man}")},
        "34:3 FLOW054",
        "63:12 FLOW040",
    ),
    row(
        "FLOW040",
        "a screen that is for others",
        LATER | {"": PLAIN.replace("signs, title: Test", "heat, title: Test, given: {sex: woman}")},
        "34:3 FLOW054",
    ),
    row("FLOW040", "a screen that is not for all", LATER | {"": PLAIN.replace("signs", "heat")}, "34:3 FLOW054"),
]

GIVEN = [
    row(
        "FLOW044",
        "where it begins",
        "entries:\n  in: {at: heat, title: Test, given: {heat: high}}\n",
        "43:3 FLOW009",
        "60:39 FLOW044",
    ),
    row(
        "FLOW044", "later", "entries:\n  in: {at: heat, title: Test, given: {sex: man, signs: '1'}}\n", "60:49 FLOW044"
    ),
    row("FLOW044", "the screen", "entries:\n  in: {at: heat, title: Test, given: {screen: none}}\n", "60:39 FLOW044"),
    row(
        "FLOW044",
        "asked of some",
        {
            "no: {label: No}": "no: {label: No, to: extra}",
            ASK: f"{EXTRA}{ASK}",
            "": "entries:\n  in: {at: pregnant, title: Test, given: {sex: woman, extra: a}}\n",
        },
        "32:20 FLOW008",
        "61:55 FLOW044",
    ),
    row(
        "FLOW044",
        "what leads elsewhere from the start",
        "entries:\n  in: {at: heat, title: Test, given: {sex: woman, pregnant: yes}}\n",
        "60:31 FLOW044",
    ),
    row("FLOW044", "before", "entries:\n  in: {at: heat, title: Test, given: {sex: man, pregnant: no}}\n"),
    row("FLOW044", "asked of others", "entries:\n  in: {at: sex, title: Test}\n"),
    row(
        "FLOW044",
        "on another way",
        {
            "otherwise: heat": "otherwise: extra",
            ASK: f"{EXTRA}{ASK}",
            "": "entries:\n  in: {at: pregnant, title: Test, given: {sex: woman, extra: a}}\n",
        },
    ),
]

ASKED = [
    row("FLOW086", "where it begins", PLAIN.replace("Test", "Test, asks: [signs]"), "60:39 FLOW086"),
    row("FLOW086", "later", "entries:\n  in: {at: heat, title: Test, asks: [signs]}\n", "60:38 FLOW086"),
    row("FLOW086", "a screen", PLAIN.replace("Test", "Test, asks: [heat, screen]"), "60:45 FLOW086"),
    row("FLOW086", "twice", PLAIN.replace("Test", "Test, asks: [heat, heat]"), "60:45 FLOW086"),
    row(
        "FLOW086",
        "on another branch",
        {**BRANCH, "": PLAIN.replace("Test", "Test, asks: [heat, other]")},
        "60:45 FLOW086",
    ),
    row("FLOW086", "one question", PLAIN.replace("Test", "Test, asks: [heat]")),
    row("FLOW086", "two questions", "entries:\n  in: {at: heat, title: Test, asks: [sex, pregnant]}\n"),
    row("FLOW086", "in another order", "entries:\n  in: {at: heat, title: Test, asks: [pregnant, sex]}\n"),
    row("FLOW001", "an entry asks what is not there", PLAIN.replace("Test", "Test, asks: [haet]"), "60:39 FLOW001"),
    row(
        "FLOW009",
        "an entry asks what nothing rests on",
        "entries:\n  in: {at: heat, title: Test, asks: [sex]}\n",
        "18:3 FLOW009",
    ),
    row(
        "FLOW018",
        "an entry does not ask all",
        "entries:\n  in: {at: heat, title: Test, asks: [pregnant]}\n",
        "60:3 FLOW018",
    ),
    row(
        "FLOW044", "asked and given", PLAIN.replace("Test", "Test, asks: [heat], given: {heat: usual}"), "60:54 FLOW044"
    ),
]

ROWS = [*SKIPPED, *GIVEN, *ASKED]
