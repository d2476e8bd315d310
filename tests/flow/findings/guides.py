"""What must hold for every guide: screens first, choices that matter, a cautious "not sure", a limit of states."""

from __future__ import annotations

from tests.flow.findings.guide import row, waiver

WHEN = "    when: sex is woman\n    otherwise: heat\n"
YES, UNSURE, SIGNS = "yes: {label: Yes, to: visit}", "not_sure: {to: visit}", "    to: signs"
FIRST, SECOND = "heat >= 39, to: visit", "burden + signs >= 2"
CAUTIOUS = "cautious-when-unsure"
EXTRA = "{ask: Extra?, no_not_sure: Test, options: {a: {label: A}, b: {label: B, to: call}}, to:"

SCREENS = [
    row("FLOW007", "no red flags", {"    red_flag: yes\n": ""}, "10:3 FLOW007"),
    row("FLOW007", "red flags denied", {"red_flag: yes": "red_flag: no"}, "10:3 FLOW007"),
    row("FLOW007", "after another question", {"questions:": f"questions:\n  extra: {EXTRA} screen}}"}, "10:3 FLOW007"),
    row(
        "FLOW007",
        "start elsewhere",
        {"questions:": "start: extra\nquestions:", "  heat:\n": f"  extra: {EXTRA} screen}}\n  heat:\n"},
        "35:3 FLOW007",
    ),
    row("FLOW007", "another word for yes", {"red_flag: yes": "red_flag: true"}),
    row(
        "FLOW007",
        "start before what is written first",
        {"questions:": f"start: screen\nquestions:\n  extra: {EXTRA} heat}}", "otherwise: heat": "otherwise: extra"},
    ),
    row(
        "FLOW007",
        "two screens",
        {"questions:": f"questions:\n  extra: {{red_flag: yes, gravity: [a, b], {EXTRA[1:]} screen}}"},
    ),
    row("FLOW010", "leads to a visit", {"urgency: emergency": "urgency: routine"}, "10:3 FLOW010"),
    row(
        "FLOW010",
        "leads out of the guide",
        {"urgency: emergency": "urgency: out_of_scope", "same_as: any": "to: visit"},
        "10:3 FLOW010",
        "10:3 FLOW050",
        "15:17 FLOW055",
    ),
    row(
        "FLOW010",
        "second screen",
        {"ask: Which sex?": "ask: Which sex?\n    red_flag: yes\n    gravity: [man, woman]"},
        "18:3 FLOW010",
    ),
    row(
        "FLOW010",
        "leads to a question first",
        {"any: {to: call}": "any: {to: extra}", "  heat:\n": f"  extra: {EXTRA} call}}\n  heat:\n"},
        "10:3 FLOW010",
        "34:3 FLOW009",
    ),
    row(
        "FLOW010",
        "screen of men leads on",
        {
            WHEN: "",
            "ask: Pregnant?": "ask: Pregnant?\n    red_flag: yes",
            UNSURE: "not_sure: {same_as: yes}",
            YES: "yes: {label: Yes, to: call, when: sex is woman}",
        },
        "25:3 FLOW010",
        "29:7 FLOW054",
    ),
    row("FLOW010", "leads to urgent care", {"urgency: emergency": "urgency: urgent"}),
    row(
        "FLOW010",
        "second screen that leads to care",
        {
            "ask: Pregnant?": "ask: Pregnant?\n    red_flag: yes",
            YES: "yes: {label: Yes, to: call}",
            UNSURE: "not_sure: {to: call}",
            "": waiver("signs-first", "pregnant"),
        },
    ),
    row(
        "FLOW010",
        "through a table",
        {
            "any: {to: call}": "any: {to: at-once}",
            "outcomes:": "  at-once: {hit: first, rows: [{when: burden > 0, to: rest}], otherwise: call}\noutcomes:",
        },
        "55:39 FLOW020",
    ),
    row(
        "FLOW010",
        "not sure alone leads to care",
        {"any: {to: call}": "any: {to: visit}", "same_as: any": "to: call"},
        "10:3 FLOW010",
    ),
    row("FLOW010", "not sure leads elsewhere", {"same_as: any": "to: visit"}, "17:20 FLOW008"),
]

UNSURES = [
    row("FLOW008", "counts as no sign", {"same_as: any": "same_as: none"}, "17:25 FLOW008"),
    row("FLOW008", "may be milder", {UNSURE: "not_sure: {to: heat}"}, "32:20 FLOW008"),
    row("FLOW008", "is less grave", {FIRST: "heat >= 39, to: call"}, "32:20 FLOW008"),
    row(
        "FLOW008", "counts as the mildest band", {SIGNS: f"    not_sure: {{same_as: usual}}\n{SIGNS}"}, "41:25 FLOW008"
    ),
    row(
        "FLOW008",
        "counts as none",
        {"    to: result": "    not_sure: {same_as: '0'}\n    to: result"},
        "46:25 FLOW008",
        "46:25 FLOW008",
    ),
    row("FLOW008", "goes the question's own way", {UNSURE: "not_sure: {label: Test}"}, "32:5 FLOW008"),
    row(
        "FLOW008",
        "out of scope is milder than a visit",
        {
            UNSURE: "not_sure: {to: out}",
            "outcomes:": "outcomes:\n  out: {urgency: out_of_scope, title: Test out, "
            "next_step: T, how_soon: T, why: T, would_change: T, sources: [test-source]}",
        },
        "32:20 FLOW008",
    ),
    row(
        "FLOW008",
        "set aside for another question",
        {UNSURE: "not_sure: {to: heat}", "": waiver(CAUTIOUS, "heat")},
        "32:20 FLOW008",
    ),
    row(
        "FLOW008",
        "set aside for the whole guide, whose question is no red flag",
        {UNSURE: "not_sure: {to: heat}", "": waiver(CAUTIOUS)},
        "32:20 FLOW008",
    ),
    row("FLOW008", "set aside for the question", {UNSURE: "not_sure: {to: heat}", "": waiver(CAUTIOUS, "pregnant")}),
    row("FLOW008", "counts as the gravest", {UNSURE: "not_sure: {same_as: yes}"}),
    row("FLOW008", "graver than all", {UNSURE: "not_sure: {to: call}"}),
    row("FLOW008", "counts as the gravest band", {SIGNS: f"    not_sure: {{same_as: high}}\n{SIGNS}"}),
    row("FLOW008", "counts as all", {"    to: result": "    not_sure: {same_as: '2'}\n    to: result"}),
    row("FLOW008", "out of scope is more cautious than self-care", {"urgency: routine": "urgency: out_of_scope"}),
]

WORDS = "title: Test rest"

MATTERS = [
    row("FLOW009", "nothing rests on it", {WHEN: ""}, "18:3 FLOW009"),
    row("FLOW009", "last question", {SECOND: "burden >= 1"}, "43:3 FLOW009"),
    row(
        "FLOW009",
        "one option",
        {
            "otherwise: heat": "otherwise: extra",
            "  heat:\n": "  extra: {ask: Extra?, options: {a: {label: A}}, to: heat}\n  heat:\n",
        },
        "34:3 FLOW009",
    ),
    row("FLOW009", "all options lead to one place", {"no: {label: No}": "no: {label: No, to: visit}"}, "25:3 FLOW009"),
    row(
        "FLOW009",
        "not for those who enter",
        {
            SECOND: "sex is woman and burden + signs >= 2",
            "": "entries:\n  in: {at: heat, title: Test, given: {sex: man}}\n",
        },
        "43:3 FLOW009",
    ),
    row("FLOW009", "for one reader", {SECOND: "sex is man and burden = 1 and signs = 2"}),
    row("FLOW009", "for the words alone", {WHEN: "", WORDS: "title: [Test rest, {say: Test., when: sex is man}]"}),
    row(
        "FLOW009",
        "for the points shown",
        {SECOND: "signs = 2", "{label: Test points}": "{label: Test points, show: yes}", FIRST: "signs = 1, to: visit"},
    ),
    row(
        "FLOW009",
        "for the reason shown",
        {
            f"{SECOND}, to: visit": "signs = 2, to: rest, because: Test",
            "{label: Test points}": "{label: Test points, show: yes}",
        },
    ),
]

CROWDS = [
    row(
        "FLOW041",
        "by a count",
        {WORDS: "title: [Test rest, {say: T, when: signs = 1}, {say: T, when: sex is man}]"},
        "18:3 FLOW041",
    ),
    row(
        "FLOW041",
        "by a score",
        {
            "woman: {label: Woman}": "woman: {label: Woman, points: 7}",
            SECOND: "signs = 2",
            WORDS: "title: [Test rest, {say: T, when: burden = 7}, {say: T, when: burden = 8 and signs = 0}]",
        },
        "8:3 FLOW041",
    ),
    row(
        "FLOW041",
        "by points shown",
        {
            "{label: Test points}": "{label: Test points, show: yes}",
            "woman: {label: Woman}": "woman: {label: Woman, points: 5}",
        },
        "8:3 FLOW041",
    ),
    row(
        "FLOW041",
        "what is not looked at again",
        {WHEN: "", "ask: How warm?": "ask: [How warm?, {say: T, when: sex is man}]"},
    ),
    row("FLOW041", "what only rows above look at", {SECOND: "burden + signs >= 2 or signs = 1 and sex is man"}),
    row("FLOW041", "as many as are allowed", {"title: Test visit": "title: [Test visit, {say: T, when: burden = 2}]"}),
]

ROWS = [*SCREENS, *UNSURES, *MATTERS, *CROWDS]
