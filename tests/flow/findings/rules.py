"""Safety rules: what cannot be read, what is broken, what never applies."""

from __future__ import annotations

from tests.flow.findings.guide import Row, row

ENTRY = "entries:\n  in: {at: heat, title: Test}\n"
GIVEN = "entries:\n  in: {at: heat, title: Test, given: {sex: man}}\n"
UNSURE = "not_sure: {to: visit}"
SHOWN = "{label: Test points, show: yes}"
SIGNS = "    to: signs"


def rule(about: str, name: str, sentence: str, *expected: str, entry: str = "", **changes: str) -> Row:
    """A row for one rule, which stands in line 57, or 59 with an entry."""
    text = f"{entry}rules:\n  - {sentence}\n"
    return row(about, name, {PLACES[key]: new for key, new in changes.items()} | {"": text}, *expected)


PLACES = {
    "pregnant": UNSURE,
    "heat": SIGNS,
    "first": "heat >= 39, to: visit",
    "second": "burden + signs >= 2",
    "points": "{label: Test points}",
}
"""The places of the guide that some rows change, by a short name."""

EVEN = {
    "heat": "    not_sure: {to: signs}\n    to: signs",
    "first": "heat is not-sure and signs = 0, to: visit",
    "second": "heat is not not-sure and signs >= 1",
    "points": SHOWN,
}
"""Not sure how warm: it leads to the same two outcomes as each band, but for other readers."""

BESIDE = {
    "    when: sex is woman\n    otherwise: heat\n": "",
    "yes: {label: Yes, to: visit}\n      no: {label: No}": "no: {label: No}\n"
    "      early: {label: Early, to: visit, when: sex is woman}\n      yes: {label: Yes, to: gate}",
    "outcomes:": "  gate: {hit: first, rows: [{when: sex is man, to: rest}], otherwise: visit}\noutcomes:",
    "": "rules:\n  - a worse pregnant never gives milder advice\n",
}
"""An option between two others for women, and a worse one that leads men to rest."""

MAN_TO_WOMAN = {"": "rules:\n  - a worse sex never gives milder advice, from man to woman\n"}
UNSURE_LATER = MAN_TO_WOMAN | {
    SIGNS: f"    not_sure: {{to: gate}}\n{SIGNS}",
    "outcomes:": "  gate: {hit: first, rows: [{when: sex is woman, to: rest}], otherwise: visit}\noutcomes:",
}
"""Women who are not sure how warm it is are sent to rest, and men are not."""

BANDS = MAN_TO_WOMAN | {
    "usual: {under: 38}": "usual: {under: 38, when: sex is woman}\n      cool: {under: 38, when: sex is man}"
}
"""The same band under two keys, one for women and one for men."""

UNREADABLE = [
    rule("FLOW032", "another word", "rest is never the outcome", "60:19 FLOW032"),
    rule("FLOW032", "when in place of if", "outcome rest only when sex is man", "60:23 FLOW032"),
    rule("FLOW032", "word too many", "every entry passes the screen", "60:28 FLOW032"),
    rule("FLOW032", "no urgency", "never milder than later when sex is man", "60:5 FLOW032"),
    rule("FLOW032", "no urgency, as a title", "always at least visit when sex is man", "60:5 FLOW032"),
    rule("FLOW032", "condition without end", "never outcome rest when sex is", "60:34 FLOW032"),
    rule("FLOW032", "full stop", "screen is asked before sex.", "60:31 FLOW032"),
    rule("FLOW032", "an order of one", "a worse heat never gives milder advice, from usual", "60:54 FLOW032"),
    rule("FLOW032", "urgency of two words", "always at least out_of_scope when heat >= 39"),
    rule("FLOW032", "condition with parentheses", "never outcome call when (sex is man and (heat >= 39))"),
    rule("FLOW032", "many spaces", "screen   is asked   before sex"),
    rule("FLOW016", "outcome in a rule", "never outcome rset when sex is man", "60:19 FLOW016"),
    rule("FLOW016", "choice in a rule", "never outcome rest when sex is men", "60:36 FLOW016"),
    rule("FLOW016", "question compared", "a worse heet never gives milder advice", "60:13 FLOW016"),
    rule("FLOW016", "choice in an order", "a worse sex never gives milder advice, from man to wman", "60:56 FLOW016"),
    rule("FLOW016", "no not sure", "not sure at sex is never milder than a known choice", "60:17 FLOW016"),
    rule("FLOW016", "questions in order", "sx is asked before het", "60:5 FLOW016", "60:24 FLOW016"),
    rule("FLOW016", "question passed", "every entry passes scren", "60:24 FLOW016"),
    rule("FLOW017", "choice compared in a rule", "never outcome rest when sex > 1", "60:29 FLOW017"),
]

NEVER = [
    rule("FLOW019", "rule inside a band", "never outcome rest when heat >= 38.5", "60:5 FLOW019"),
    rule("FLOW019", "only if, inside a band", "outcome rest only if heat < 38.5", "60:5 FLOW019"),
    rule("FLOW019", "broken by others, too", "never outcome visit when heat >= 38.5", "60:5 FLOW033"),
    rule("FLOW019", "only if, broken by others, too", "outcome visit only if heat >= 38.5", "60:5 FLOW036"),
    rule("FLOW019", "rule at the end of a band", "never outcome rest when heat >= 39"),
    rule("FLOW019", "rule with another part that fails", "never outcome rest when heat >= 38.5 and signs = 2"),
    rule("FLOW019", "rule on what is not asked", "outcome rest only if signs < 2 and not asked pregnant or heat < 39"),
    rule("FLOW033", "outcome", "never outcome rest when sex is man", "60:5 FLOW033"),
    rule("FLOW033", "milder", "never milder than routine when heat >= 38", "60:5 FLOW033"),
    rule("FLOW033", "at least", "always at least urgent when asked pregnant and pregnant is yes", "60:5 FLOW033"),
    rule("FLOW033", "score", "never outcome visit when burden >= 2", "60:5 FLOW033"),
    rule("FLOW033", "by an entry alone", "never outcome visit when not asked sex", "62:5 FLOW033", entry=ENTRY),
    rule(
        "FLOW033",
        "with what is given",
        "never outcome rest when sex is man and not asked pregnant",
        "62:5 FLOW033",
        entry=GIVEN,
    ),
    rule("FLOW033", "outcome of others", "never outcome rest when heat >= 39"),
    rule("FLOW033", "as cautious", "never milder than routine when burden + signs >= 2"),
    rule("FLOW033", "more cautious", "always at least routine when screen is any"),
    rule("FLOW033", "not sure counts", "always at least routine when pregnant is not no"),
    rule("FLOW033", "nobody asked ends there", "never outcome call when not sex is man"),
    rule("FLOW033", "not by the entry", "never outcome visit when not asked sex", entry=GIVEN),
]

COMPARED = [
    rule("FLOW034", "against the order", "a worse signs never gives milder advice, from 2 to 1 to 0", "60:5 FLOW034"),
    rule("FLOW034", "two of three", "a worse heat never gives milder advice, from high to usual", "60:5 FLOW034"),
    rule("FLOW034", "as written", "a worse sex never gives milder advice", "60:5 FLOW034"),
    row("FLOW034", "not the next, but the one after", BESIDE, "60:5 FLOW034"),
    rule(
        "FLOW034",
        "checklist against the order",
        "a worse screen never gives milder advice, from any to none",
        "60:5 FLOW034",
    ),
    rule("FLOW034", "checklist", "a worse screen never gives milder advice"),
    row("FLOW034", "for readers who are not sure later on", UNSURE_LATER, "41:20 FLOW008", "62:5 FLOW034"),
    row(
        "FLOW034",
        "of bands with a number in common",
        BANDS | {"heat >= 39, to": "'heat in (cool, high)', to"},
        "61:5 FLOW034",
    ),
    row("FLOW034", "of bands without", BANDS | {"heat >= 39, to": "'heat in (usual, high)', to"}),
    rule("FLOW034", "in order", "a worse heat never gives milder advice"),
    rule("FLOW034", "count in order", "a worse signs never gives milder advice"),
    rule("FLOW034", "other order", "a worse sex never gives milder advice, from man to woman"),
    rule(
        "FLOW034",
        "part of them",
        "a worse heat never gives milder advice, from usual to high",
        first="heat is high, to: visit",
        second="heat is fever and signs = 2",
        points=SHOWN,
    ),
    rule(
        "FLOW035",
        "milder",
        "not sure at pregnant is never milder than a known choice",
        "32:20 FLOW008",
        "60:5 FLOW035",
        pregnant="not_sure: {to: heat}",
    ),
    rule(
        "FLOW035",
        "as a mild option",
        "not sure at heat is never milder than a known choice",
        "41:25 FLOW008",
        "61:5 FLOW035",
        heat="    not_sure: {same_as: usual}\n    to: signs",
    ),
    rule(
        "FLOW035",
        "as mild a range, other readers",
        "not sure at heat is never milder than a known choice",
        "61:5 FLOW035",
        **EVEN,
    ),
    rule("FLOW035", "more cautious", "not sure at pregnant is never milder than a known choice"),
    rule(
        "FLOW035",
        "as the gravest",
        "not sure at heat is never milder than a known choice",
        heat="    not_sure: {same_as: high}\n    to: signs",
    ),
    rule("FLOW035", "as a sign", "not sure at screen is never milder than a known choice"),
    rule("FLOW035", "another question", "not sure at pregnant is never milder than a known choice", **EVEN),
]

OTHERS = [
    rule("FLOW036", "other readers", "outcome visit only if heat >= 39", "60:5 FLOW036"),
    rule("FLOW036", "not asked", "outcome call only if sex is woman", "60:5 FLOW036"),
    rule("FLOW036", "the opposite of what was not asked", "outcome rest only if not pregnant is yes", "60:5 FLOW036"),
    rule("FLOW036", "by an entry", "outcome rest only if asked sex and heat < 39", "62:5 FLOW036", entry=ENTRY),
    rule("FLOW036", "not sure counts", "outcome call only if screen is any"),
    rule("FLOW036", "all of them", "outcome rest only if signs < 2 and burden < 2 and heat < 39"),
    rule("FLOW036", "by an entry, given", "outcome rest only if asked sex and heat < 39", entry=GIVEN),
    rule("FLOW036", "one of several", "outcome visit only if heat >= 39 or burden + signs >= 2 or pregnant is not no"),
    rule("FLOW037", "not asked of all", "pregnant is asked before heat", "60:5 FLOW037"),
    rule("FLOW037", "the other way round", "heat is asked before sex", "60:5 FLOW037"),
    rule("FLOW037", "by an entry", "sex is asked before signs", "62:5 FLOW037", entry=ENTRY),
    rule("FLOW037", "asked of all", "sex is asked before heat"),
    rule("FLOW037", "asked of all who are", "sex is asked before pregnant"),
    rule("FLOW037", "given", "sex is asked before signs", entry=GIVEN),
    rule("FLOW037", "at the entry", "heat is asked before signs", entry=ENTRY),
    rule("FLOW038", "not asked of all", "every entry passes heat", "60:5 FLOW038"),
    rule("FLOW038", "asked of few", "every entry passes pregnant", "60:5 FLOW038"),
    rule("FLOW038", "asked second", "every entry passes sex", "60:5 FLOW038"),
    row(
        "FLOW038",
        "by an entry alone",
        {"    red_flag: yes\n": "", "": f"{ENTRY}rules:\n  - every entry passes screen\n"},
        "10:3 FLOW007",
        "33:3 FLOW007",
        "61:5 FLOW038",
    ),
    rule("FLOW038", "by the start", "every entry passes screen"),
    rule("FLOW038", "by an entry, too", "every entry passes screen", entry=ENTRY),
    rule("FLOW038", "by an entry with what is given", "every entry passes screen", entry=GIVEN),
    rule("FLOW039", "never holds", "never outcome rest when heat < 30", "60:5 FLOW039"),
    rule("FLOW039", "contradiction", "never milder than urgent when sex is man and sex is woman", "60:5 FLOW039"),
    rule("FLOW039", "not asked", "always at least routine when not asked screen", "60:5 FLOW039"),
    rule("FLOW039", "points beyond", "always at least routine when burden >= 3", "60:5 FLOW039"),
    rule("FLOW039", "for one reader", "never outcome call when burden + signs = 4 and sex is man"),
    rule("FLOW039", "not asked by the entry", "never outcome call when not asked sex and heat >= 39", entry=ENTRY),
    rule("FLOW039", "broken", "never outcome visit when burden + signs = 4 and sex is man", "60:5 FLOW033"),
]

NOTHING = [
    rule("FLOW073", "never milder", "never milder than self_care when heat >= 39", "60:5 FLOW073"),
    rule("FLOW073", "at least", "always at least self_care when sex is man", "60:5 FLOW073"),
    rule("FLOW073", "for nobody", "never milder than self_care when heat < 30", "60:5 FLOW073"),
    rule("FLOW073", "out of scope", "never milder than out_of_scope when heat >= 39"),
    rule("FLOW073", "a visit", "never milder than routine when heat >= 39"),
    rule("FLOW073", "of an outcome", "never outcome rest when heat >= 39"),
]

ROWS = [*UNREADABLE, *NEVER, *COMPARED, *OTHERS, *NOTHING]
