"""Questions and options that miss a part, or have one too many."""

from __future__ import annotations

from tests.flow.findings.guide import row

SEX = "    options:\n      woman: {label: Woman}\n      man: {label: Man}\n"
WHEN = "    when: sex is woman\n    otherwise: heat\n"
UNSURE = "    not_sure: {to: visit}\n"
YES, NO = "yes: {label: Yes, to: visit}", "no: {label: No}"
COUNT = "    how_many: [Test one, Test two]\n"
UNIT = "{unit: °C, least: 30}"
CELSIUS = "{unit: °C, least: 30, also: {unit: °F, bands:"

STUCK = [
    row("FLOW003", "no options", {SEX: ""}, "18:3 FLOW003"),
    row("FLOW003", "options that lead nowhere", {"    to: pregnant\n": ""}, "21:7 FLOW003", "22:7 FLOW003"),
    row("FLOW003", "half a checklist", {"      none: {to: sex}\n": ""}, "14:5 FLOW003"),
    row("FLOW003", "count that leads nowhere", {"    to: result\n": ""}, *["43:3 FLOW003"] * 3),
    row(
        "FLOW003",
        "band that leads nowhere",
        {"    to: signs\n": "", "usual: {under: 38}": "usual: {under: 38, to: signs}"},
        "39:7 FLOW003",
        "40:7 FLOW003",
    ),
    row(
        "FLOW003",
        "no way for readers who are not asked",
        {"    otherwise: heat\n": "", f"{UNSURE}    to: heat": UNSURE[:-1], NO: "no: {label: No, to: heat}"},
        "27:5 FLOW003",
    ),
    row(
        "FLOW003",
        "no option is offered to men",
        {
            WHEN: "",
            YES: "yes: {label: Yes, to: visit, when: sex is woman}",
            NO: "no: {label: No, when: sex is woman}",
            UNSURE: "",
        },
        "25:3 FLOW003",
    ),
    row(
        "FLOW003",
        "not sure is not offered either",
        {
            WHEN: "",
            YES: "yes: {label: Yes, to: visit, when: sex is woman}",
            NO: "no: {label: No, when: sex is woman}",
            UNSURE: "    not_sure: {same_as: yes}\n",
        },
        "25:3 FLOW003",
    ),
    row(
        "FLOW003",
        "checklist without options",
        {COUNT: "    any_of: [Test one]\n", "burden + signs >= 2": "signs is any"},
    ),
    row("FLOW003", "question's way in place of otherwise", {"    otherwise: heat\n": ""}),
    row(
        "FLOW003",
        "options with ways of their own",
        {
            "woman: {label: Woman}": "woman: {label: Woman, to: pregnant}",
            "man: {label: Man}": "man: {label: Man, to: heat}",
            "    to: pregnant\n": "",
            WHEN: "",
        },
    ),
    row("FLOW003", "one option is left to men", {WHEN: "", YES: "yes: {label: Yes, to: visit, when: sex is woman}"}),
    row(
        "FLOW003",
        "only not sure is left to men",
        {WHEN: "", YES: "yes: {label: Yes, to: visit, when: sex is woman}", NO: "no: {label: No, when: sex is woman}"},
    ),
]

NOT_SURE = [
    row(
        "FLOW006",
        "no way",
        {f"{UNSURE}    to: heat": "    not_sure: {label: Test}", NO: "no: {label: No, to: heat}"},
        "32:5 FLOW006",
    ),
    row("FLOW006", "no way at a checklist", {"{same_as: any}": "{label: Test}"}, "17:5 FLOW006"),
    row("FLOW006", "two ways", {"{same_as: any}": "{same_as: any, to: call}"}, "17:5 FLOW006"),
    row("FLOW006", "points besides an option's", {"{same_as: any}": "{same_as: any, points: 1}"}, "17:5 FLOW006"),
    row(
        "FLOW006",
        "question's own way",
        {UNSURE: "    not_sure: {label: Test}\n", "    to: heat": "    to: visit", NO: "no: {label: No, to: heat}"},
    ),
    row("FLOW006", "words besides an option", {"{same_as: any}": "{same_as: any, label: Test}"}),
    row("FLOW006", "points besides a way", {UNSURE: "    not_sure: {to: visit, points: 1}\n"}),
]

FORM = [
    row("FLOW026", "count and number", {COUNT: f"{COUNT}    number: {{unit: x}}\n"}, "46:5 FLOW026"),
    row("FLOW026", "checklist and count", {"[Test sign]": "[Test sign]\n    how_many: [Test]"}, "14:5 FLOW026"),
    row(
        "FLOW026",
        "checklist with another option",
        {"none: {to: sex}": "none: {to: sex}\n      some: {to: sex}"},
        "17:7 FLOW026",
    ),
    row(
        "FLOW026", "count beyond the list", {COUNT: f'{COUNT}    options: {{"3": {{label: Test}}}}\n'}, "46:15 FLOW026"
    ),
    row("FLOW026", "option without words", {"man: {label: Man}": "man: {points: 1}"}, "22:7 FLOW026"),
    row("FLOW026", "end of a band at an option", {"man: {label: Man}": "man: {label: Man, under: 5}"}, "22:25 FLOW026"),
    row("FLOW026", "end of a band at a checklist", {"any: {to: call}": "any: {to: call, over: 5}"}, "15:23 FLOW026"),
    row("FLOW026", "two lower ends", {"at_least: 38, under": "at_least: 38, over: 38, under"}, "39:29 FLOW026"),
    row(
        "FLOW026",
        "two upper ends",
        {"at_least: 38, under: 39": "at_least: 38, under: 39, at_most: 39"},
        "39:40 FLOW026",
    ),
    row("FLOW026", "otherwise though all are asked", {"    when: sex is woman\n": ""}, "27:5 FLOW026"),
    row(
        "FLOW026",
        "band missing in the second unit",
        {UNIT: f"{CELSIUS} {{usual: {{under: 100}}, fever: {{at_least: 100}}}}}}}}"},
        "36:52 FLOW026",
    ),
    row(
        "FLOW026",
        "band in the second unit alone",
        {
            UNIT: f"{CELSIUS} {{usual: {{under: 1}}, fever: {{at_least: 1, under: 2}},"
            " high: {at_least: 2, under: 3}, hot: {at_least: 3}}}}"
        },
        "36:142 FLOW026",
    ),
    row(
        "FLOW026",
        "two lower ends in the second unit",
        {
            UNIT: f"{CELSIUS} {{usual: {{under: 1}},"
            " fever: {at_least: 1, over: 1, under: 2}, high: {at_least: 2}}}}"
        },
        "36:100 FLOW026",
    ),
    row(
        "FLOW026",
        "band missing in the second unit, bands under conditions",
        {
            UNIT: f"{CELSIUS} {{usual: {{under: 100}}, fever: {{at_least: 100}}}}}}}}",
            "usual: {under: 38}": "usual: {under: 38, when: sex is woman}\n      cool: {under: 38, when: sex is man}",
        },
        "36:52 FLOW026",
        "36:52 FLOW026",
    ),
    row("FLOW026", "count with words", {COUNT: f'{COUNT}    options: {{"2": {{label: Both}}}}\n'}),
    row("FLOW026", "checklist with words", {"any: {to: call}": "any: {to: call, label: Some}"}),
    row("FLOW026", "band with words and points", {"usual: {under: 38}": "usual: {under: 38, label: Usual, points: 0}"}),
    row(
        "FLOW026",
        "ends of both sides",
        {"high: {at_least: 39, p": "high: {at_least: 39, at_most: 45, p", "least: 30}": "least: 30, most: 45}"},
    ),
    row(
        "FLOW026",
        "second unit",
        {
            UNIT: f"{CELSIUS} {{usual: {{under: 100.4}}, fever: {{at_least: 100.4, under: 102.2}},"
            " high: {at_least: 102.2}}}}"
        },
    ),
]

TWO = {"burden: {label: Test points}": "burden: {label: Test points}\n  other: {label: Other points}"}
BOTH = {"woman: {label: Woman}": "woman: {label: Woman, points: {burden: 0, other: 1}}"}

POINTS = [
    row(
        "FLOW027",
        "no score",
        {"scores:\n  burden: {label: Test points}\n": "", "burden + signs >= 2": "signs >= 2"},
        "37:48 FLOW027",
        "38:36 FLOW027",
    ),
    row("FLOW027", "two scores", TWO | BOTH, "40:48 FLOW027", "41:36 FLOW027"),
    row(
        "FLOW027",
        "score without points",
        TWO | {"points: 1}": "points: {burden: 1}}", "points: 2}": "points: {burden: 2}}"},
        "9:3 FLOW027",
    ),
    row("FLOW027", "unknown score", {"points: 1}": "points: {burdn: 1}}"}, "39:49 FLOW027"),
    row(
        "FLOW027",
        "unknown score at not sure",
        {UNSURE: "    not_sure: {to: visit, points: {burdn: 1}}\n"},
        "32:36 FLOW027",
    ),
    row("FLOW027", "score that nothing rests on", {"burden + signs >= 2": "signs >= 2"}),
    row("FLOW027", "score that is only shown", {"burden + signs >= 2": "signs >= 2", "points}": "points, show: yes}"}),
    row(
        "FLOW027",
        "score that only words rest on",
        {"burden + signs >= 2": "signs >= 2", "title: Test rest": "title: [Test rest, {say: T, when: burden = 1}]"},
    ),
    row("FLOW027", "the only score by its key", {"points: 1}": "points: {burden: 1}}"}),
    row("FLOW027", "fewer points", {"usual: {under: 38}": "usual: {under: 38, points: -1}"}),
    row(
        "FLOW027",
        "two scores by their keys",
        TWO | {"points: 1}": "points: {burden: 1, other: 1}}", "points: 2}": "points: {burden: 2, other: 1}}"},
    ),
]

ROWS = [*STUCK, *NOT_SURE, *FORM, *POINTS]
