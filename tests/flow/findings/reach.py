"""Rules about what readers must come to: nothing graver, an emergency soon, a sign, no less by an entry."""

from __future__ import annotations

from tests.flow.findings.guide import Row, row

ENTRY = "entries:\n  in: {at: heat, title: Test}\n"
MAN = "entries:\n  in: {at: heat, title: Test, given: {sex: man}}\n"
USUAL = "entries:\n  in: {at: signs, title: Test, given: {heat: usual}}\n"
ALL = "entries:\n  in: {at: signs, title: Test, given: {sex: man, heat: usual}}\n"
NEXT = "entries:\n  in: {at: sex, title: Test}\n"
SOON = "an entry is never milder than the start"
LATER = {
    "to: heat\n  heat:": "to: later\n  later:\n    ask: Test?\n    any_of: [Later sign]\n    options:\n"
    "      any: {to: visit}\n      none: {to: heat}\n    not_sure: {same_as: any}\n  heat:",
}
EARLY = {
    "none: {to: sex}": "none: {to: late}",
    "  sex:\n": "  late:\n    ask: Test?\n    any_of: [Late sign]\n    options:\n      any: {to: visit}\n"
    "      none: {to: sex}\n    not_sure: {same_as: any}\n  sex:\n",
}
SOME = {"[Test one, Test two]": "[Test one, {say: Test two, when: sex is woman}]"}
CALLED = {"heat >= 39, to: visit": "heat >= 39, to: call"}
CALL_SOON = "an emergency is reached within {} when {}"


def rule(
    about: str, name: str, sentence: str, *expected: str, entry: str = "", changes: dict[str, str] | None = None
) -> Row:
    """A row for one rule, which stands in line 60, or 62 with an entry."""
    return row(about, name, {**(changes or {}), "": f"{entry}rules:\n  - {sentence}\n"}, *expected)


ROWS = (
    rule("FLOW080", "graver by a table", "never graver than self_care when screen is none and heat < 38",
         "60:5 FLOW080"),
    rule("FLOW080", "graver by points", "never graver than self_care when signs = 1", "60:5 FLOW080"),
    rule("FLOW080", "graver by a choice", "never graver than self_care when sex is woman", "60:5 FLOW080"),
    rule("FLOW080", "graver by not sure", "never graver than self_care when pregnant is not-sure", "60:5 FLOW080"),
    rule("FLOW080", "graver by an entry", "never graver than self_care when heat < 38", "62:5 FLOW080", entry=ENTRY),
    rule("FLOW080", "no graver", "never graver than routine when screen is none"),
    rule("FLOW080", "no graver by points", "never graver than self_care when signs = 0 and heat < 38 and sex is man"),
    rule("FLOW080", "no graver for anybody", "never graver than emergency when sex is man"),
    rule("FLOW081", "no emergency", CALL_SOON.format("9 questions", "heat >= 39"), "60:5 FLOW081"),
    rule("FLOW081", "for some", CALL_SOON.format("9 questions", "screen is any or heat >= 39"), "60:5 FLOW081"),
    rule("FLOW081", "too late", CALL_SOON.format("2 questions", "heat >= 39"), "32:20 FLOW008",
         "60:5 FLOW081", changes=CALLED),
    rule("FLOW081", "just in time", CALL_SOON.format("5 questions", "heat >= 39"), "32:20 FLOW008", changes=CALLED),
    rule("FLOW081", "at once", CALL_SOON.format("1 question", "screen is any")),
    rule("FLOW081", "at once, with time to spare", CALL_SOON.format("3 questions", "screen is any"), entry=ENTRY),
    rule("FLOW082", "some skip it", 'every reader sees "Later sign" at later', "67:5 FLOW082", changes=LATER),
    rule("FLOW082", "it is for some", 'every reader sees "Test two" at signs', "60:5 FLOW082", changes=SOME),
    rule("FLOW082", "behind early advice", 'every reader sees "Test one" at signs', "60:5 FLOW082"),
    rule("FLOW082", "at the start", 'every reader sees "Test sign" at screen'),
    rule("FLOW082", "before an entry", 'every reader sees "Test sign" at screen', entry=ENTRY),
    rule("FLOW082", "only emergencies miss it", 'every reader sees "Late sign" at late', changes=EARLY),
    rule("FLOW083", "it skips a grave choice", SOON, "62:5 FLOW083", entry=ENTRY),
    rule("FLOW083", "it takes the mild choice as given", SOON, "62:5 FLOW083", entry=USUAL),
    rule("FLOW083", "it skips a sign", SOON,
         "69:5 FLOW083", entry=MAN.replace("sex: man", "sex: woman"), changes=LATER),
    rule("FLOW083", "it takes all as given", SOON, entry=MAN),
    rule("FLOW083", "it takes more as given", SOON, entry=ALL),
    rule("FLOW083", "it begins at the next question", SOON, entry=NEXT),
    rule("FLOW016", "a sign that is not there", 'every reader sees "Tset sign" at screen', "60:5 FLOW016"),
    rule("FLOW032", "an urgency that is not there", "never graver than grave when screen is none", "60:5 FLOW032"),
    rule("FLOW032", "no questions at all", CALL_SOON.format("0 questions", "screen is any"), "60:36 FLOW032"),
    rule("FLOW032", "a rule that is cut off", 'every reader sees "Test sign"', "60:33 FLOW032"),
    rule("FLOW039", "nobody could be graver", "never graver than urgent when screen is any and heat < 38",
         "60:5 FLOW039"),
    rule("FLOW039", "no entry to speak of", SOON, "60:5 FLOW039"),
)  # fmt: skip
