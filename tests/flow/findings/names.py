"""Names that stand for nothing, for two things or for the wrong kind of thing; circles."""

from __future__ import annotations

from tests.flow.findings.guide import row

SECOND = "  second: {hit: first, rows: [{when: sex is woman, to: rest}], otherwise: visit}\n"

TARGETS = [
    row("FLOW001", "of an option", {"none: {to: sex}": "none: {to: sx}"}, "16:18 FLOW001"),
    row("FLOW001", "of a question, told once", {"    to: pregnant": "    to: pregnat"}, "23:9 FLOW001"),
    row("FLOW001", "of readers who are not asked", {"otherwise: heat": "otherwise: het"}, "28:16 FLOW001"),
    row("FLOW001", "not sure as an unknown option", {"same_as: any": "same_as: ayn"}, "17:25 FLOW001"),
    row("FLOW001", "of not sure", {"not_sure: {to: visit}": "not_sure: {to: vist}"}, "32:20 FLOW001"),
    row("FLOW001", "of a row", {"heat >= 39, to: visit": "heat >= 39, to: vist"}, "52:32 FLOW001"),
    row("FLOW001", "of otherwise", {"otherwise: rest": "otherwise: rets"}, "54:16 FLOW001"),
    row("FLOW001", "of otherwise, a score", {"otherwise: rest": "otherwise: burden"}, "54:16 FLOW001"),
    row("FLOW001", "start", {"questions:": "start: scren\nquestions:"}, "9:8 FLOW001"),
    row("FLOW001", "start at an outcome", {"questions:": "start: call\nquestions:"}, "9:8 FLOW001"),
    row("FLOW001", "entry", "entries:\n  in: {at: het, title: Test}\n", "60:12 FLOW001"),
    row("FLOW001", "entry at a table", "entries:\n  in: {at: result, title: Test}\n", "60:12 FLOW001"),
    row("FLOW001", "start written out", {"questions:": "start: screen\nquestions:"}),
    row("FLOW001", "not sure as another option", {"not_sure: {to: visit}": "not_sure: {same_as: yes}"}),
    row(
        "FLOW001", "a count's option to a table", {"    to: result": '    options: {"2": {to: result}}\n    to: result'}
    ),
    row("FLOW001", "a row to a table", {"otherwise: rest": "otherwise: second", "outcomes:": f"{SECOND}outcomes:"}),
    row("FLOW001", "entry at a question", "entries:\n  in: {at: heat, title: Test}\n"),
]

CIRCLES = [
    row("FLOW004", "by an option", {"no: {label: No}": "no: {label: No, to: sex}"}, "31:27 FLOW004"),
    row(
        "FLOW004",
        "by a question's own way",
        {"    to: signs": "    to: screen"},
        "41:9 FLOW004",
        "43:3 FLOW002",
        "49:3 FLOW002",
        "58:3 FLOW002",
    ),
    row("FLOW004", "by a row", {"heat >= 39, to: visit": "heat >= 39, to: heat"}, "52:32 FLOW004"),
    row("FLOW004", "by a table's otherwise", {"otherwise: rest": "otherwise: sex"}, "54:16 FLOW004", "58:3 FLOW002"),
    row("FLOW004", "by readers who are not asked", {"otherwise: heat": "otherwise: sex"}, "28:16 FLOW004"),
    row("FLOW004", "by not sure", {"not_sure: {to: visit}": "not_sure: {to: screen}"}, "32:20 FLOW004"),
    row("FLOW004", "of a table alone", {"otherwise: rest": "otherwise: result"}, "54:16 FLOW004", "58:3 FLOW002"),
    row(
        "FLOW004",
        "of a question alone",
        {"yes: {label: Yes, to: visit}": "yes: {label: Yes, to: pregnant}"},
        "30:29 FLOW004",
    ),
    row("FLOW004", "two ways to one question", {"woman: {label: Woman}": "woman: {label: Woman, to: pregnant}"}),
    row(
        "FLOW004",
        "over a question",
        {"man: {label: Man}": "man: {label: Man, to: heat}", "    when: sex is woman\n    otherwise: heat\n": ""},
    ),
    row("FLOW004", "through two tables", {"otherwise: rest": "otherwise: second", "outcomes:": f"{SECOND}outcomes:"}),
    row(
        "FLOW004",
        "a later question written earlier",
        {
            "questions:": "start: screen\nquestions:\n  extra:\n"
            "    {ask: Extra?, no_not_sure: Test, options: {a: {label: A}, b: {label: B, to: call}}, to: heat}",
            "otherwise: heat": "otherwise: extra",
            "not_sure: {to: visit}": "not_sure: {to: extra}",
            "yes: {label: Yes, to: visit}": "yes: {label: Yes}",
        },
    ),
]

SHARED = [
    row("FLOW005", "question and outcome", {"  rest: {urgency": "  sex: {urgency"}, "54:16 FLOW001", "58:3 FLOW005"),
    row("FLOW005", "table and outcome", {"  result:\n": "  visit:\n"}, "46:9 FLOW001", "57:3 FLOW005"),
    row("FLOW005", "question and score", {"burden: {label": "signs: {label"}, "8:3 FLOW005", "53:16 FLOW016"),
    row("FLOW005", "a number and score", {"burden: {label": "heat: {label"}, "8:3 FLOW005", "53:16 FLOW016"),
    row("FLOW005", "question and table", {"  result:\n": "  sex:\n"}, "46:9 FLOW001", "49:3 FLOW005"),
    row("FLOW005", "option named not-sure", {"man: {label: Man}": "not-sure: {label: Man}"}, "22:7 FLOW005"),
    row(
        "FLOW005",
        "question named as a word of conditions",
        {"none: {to: sex}": "none: {to: least}", "  sex:\n": "  least:\n", "sex is woman": "heat is high"},
        "18:3 FLOW005",
    ),
    row(
        "FLOW005",
        "question named as a number",
        {"    to: signs": "    to: 5", "  signs:\n": "  5:\n", "burden + signs": "burden + heat"},
        "43:3 FLOW005",
    ),
    row(
        "FLOW005",
        "score named as a word of conditions",
        {"burden: {label": "most: {label", "burden + signs": "signs"},
        "8:3 FLOW005",
    ),
    row(
        "FLOW005",
        "outcome named as a word of conditions",
        {
            "  visit: {urgency": "  count: {urgency",
            "heat >= 39, to: visit": "heat >= 39, to: count",
            "2, to: visit": "2, to: count",
            "Yes, to: visit": "Yes, to: count",
            "not_sure: {to: visit}": "not_sure: {to: count}",
        },
    ),
    row(
        "FLOW005",
        "question with such a word in its name",
        {
            "    to: signs": "    to: counted-signs",
            "  signs:\n": "  counted-signs:\n",
            "burden + signs": "burden + counted-signs",
        },
    ),
    row("FLOW005", "option named as its question", {"man: {label: Man}": "sex: {label: Man}"}),
    row("FLOW005", "option named as an outcome", {"man: {label: Man}": "rest: {label: Man}"}),
    row("FLOW005", "options of two questions named alike", {"man: {label: Man}": "no: {label: Man}"}),
    row("FLOW005", "entry named as its question", "entries:\n  heat: {at: heat, title: Test}\n"),
]

UNKNOWN = [
    row("FLOW016", "question", {"sex is woman": "sxe is woman"}, "27:11 FLOW016"),
    row("FLOW016", "choice", {"sex is woman": "sex is women"}, "27:18 FLOW016"),
    row("FLOW016", "choice of a list", {"sex is woman": "sex in (woman, men)"}, "27:26 FLOW016"),
    row("FLOW016", "two at once", {"sex is woman": "sxe is woman or sex is women"}, "27:11 FLOW016", "27:34 FLOW016"),
    row("FLOW016", "asked", {"sex is woman": "asked sxe"}, "27:17 FLOW016"),
    row("FLOW016", "number", {"burden + signs >= 2": "burden + sings >= 2"}, "53:25 FLOW016"),
    row("FLOW016", "outcome in place of a question", {"sex is woman": "call is woman"}, "27:11 FLOW016"),
    row("FLOW016", "not sure that counts as an option", {"sex is woman": "screen is not-sure"}, "27:21 FLOW016"),
    row("FLOW016", "not sure where there is none", {"sex is woman": "sex is not-sure"}, "27:18 FLOW016"),
    row("FLOW016", "count beyond the list", {"burden + signs >= 2": "signs is 3"}, "53:25 FLOW016"),
    row("FLOW016", "given question", "entries:\n  in: {at: heat, title: Test, given: {sx: man}}\n", "60:39 FLOW016"),
    row("FLOW016", "given choice", "entries:\n  in: {at: heat, title: Test, given: {sex: men}}\n", "60:44 FLOW016"),
    row(
        "FLOW016",
        "not sure with a way of its own",
        {
            "yes: {label: Yes, to: visit}": "yes: {label: Yes}",
            "not_sure: {to: visit}": "not_sure: {label: Test}",
            "heat >= 39, to": "heat >= 39 or asked pregnant and pregnant is not-sure, to",
        },
    ),
    row("FLOW016", "count", {"burden + signs >= 2": "signs is 2"}),
    row("FLOW016", "score", {"heat >= 39, to": "burden >= 2, to"}),
    row("FLOW016", "given", "entries:\n  in: {at: heat, title: Test, given: {sex: man}}\n"),
    row("FLOW016", "given not sure", "entries:\n  in: {at: heat, title: Test, given: {pregnant: not-sure}}\n"),
]

KINDS = [
    row("FLOW017", "choice and number", {"burden + signs >= 2": "sex >= 2"}, "53:16 FLOW017"),
    row("FLOW017", "choice in a sum", {"burden + signs >= 2": "burden + sex >= 2"}, "53:25 FLOW017"),
    row("FLOW017", "choice in least", {"burden + signs >= 2": "least(sex) >= 2"}, "53:22 FLOW017"),
    row("FLOW017", "checklist and number", {"burden + signs >= 2": "2 > screen"}, "53:20 FLOW017"),
    row("FLOW017", "score and choice", {"burden + signs >= 2": "burden is 2"}, "53:16 FLOW017"),
    row("FLOW017", "score and list of choices", {"burden + signs >= 2": "'burden not in (1, 2)'"}, "53:17 FLOW017"),
    row("FLOW017", "number by its band", {"heat >= 39, to": "heat is high, to"}),
    row("FLOW017", "count by its number", {"burden + signs >= 2": "'signs in (1, 2)'"}),
    row("FLOW017", "score with a number", {"burden + signs >= 2": "burden >= 1 and signs >= 1"}),
]

ROWS = [*TARGETS, *CIRCLES, *SHARED, *UNKNOWN, *KINDS]
