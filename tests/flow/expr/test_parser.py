"""What conditions and rules can be written, what they mean, and where what cannot be read goes wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.flow.expr.ast import Compare, Condition, Count, Figure, Is, Joined, Measure, Memory, Not, Sum, Unknown
from askwell.flow.expr.intervals import point
from askwell.flow.expr.parser import read_condition
from askwell.flow.expr.symbols import QuestionSymbol, SymbolTable
from tests.flow.exact import band

NAMES = SymbolTable(
    {
        "pain": QuestionSymbol(("yes", "no"), unsure_as="yes"),
        "sleep": QuestionSymbol(("good", "bad", "not-sure")),
        "heat": QuestionSymbol(
            ("usual", "fever", "high", "not-sure"),
            {"usual": band("under 38"), "fever": band("38 to under 39"), "high": band("39 up")},
        ),
        "signs": QuestionSymbol(("0", "1", "2", "3"), {str(n): point(n) for n in range(4)}),
        "packs": QuestionSymbol(("few", "many"), {"few": band("0 to under 2"), "many": band("2 to 5")}),
        "years": QuestionSymbol(("short", "long"), {"short": band("1 to under 10"), "long": band("10 up")}),
        "to-do": QuestionSymbol(("in", "or", "only")),
    },
    frozenset({"burden", "other"}),
    frozenset({"call", "rest", "when"}),
)


def condition(text: str) -> Condition:
    """A condition that can be read."""
    read = read_condition(text, NAMES)
    assert not isinstance(read, list), read
    return read


def truth(text: str, choices: str) -> str:
    """ "yes" or "no" for a reader, given as "pain:yes burden:3"; for a doubt, its kind and what it is about."""
    pairs = [pair.split(":") for pair in choices.split()]
    found = condition(text).holds({name: int(v) if name in NAMES.scores else v for name, v in pairs})
    return f"{found.kind} {found.about}" if isinstance(found, Unknown) else "yes" if found else "no"


CHOICES = [
    ("pain is yes", "pain:yes", "yes"),
    ("pain is yes", "pain:no", "no"),
    ("pain is yes", "", "unasked pain"),
    ("pain is not yes", "pain:no", "yes"),
    ("pain is not yes", "pain:yes", "no"),
    ("pain is not yes", "", "unasked pain"),
    ("heat in (fever, high)", "heat:high", "yes"),
    ("heat in (fever, high)", "heat:usual", "no"),
    ("heat in (fever)", "heat:fever", "yes"),
    ("heat not in (fever, high)", "heat:usual", "yes"),
    ("heat not in (fever, high)", "heat:fever", "no"),
    ("heat not in (fever, high)", "heat:not-sure", "yes"),
    ("heat not in (fever, high)", "", "unasked heat"),
    ("sleep is not-sure", "sleep:not-sure", "yes"),
    ("sleep is not not-sure", "sleep:not-sure", "no"),
    ("signs is 2", "signs:2", "yes"),
    ("signs in (0, 1)", "signs:2", "no"),
    ("to-do is or", "to-do:or", "yes"),
    ("to-do in (in, only)", "to-do:only", "yes"),
    ("asked pain", "pain:no", "yes"),
    ("asked pain", "", "no"),
    ("not asked pain", "", "yes"),
]

LOGIC = [
    ("not pain is yes", "pain:no", "yes"),
    ("not not pain is yes", "pain:yes", "yes"),
    ("not pain is yes", "", "unasked pain"),
    ("pain is yes and sleep is bad", "pain:yes sleep:bad", "yes"),
    ("pain is yes and sleep is bad", "pain:yes sleep:good", "no"),
    ("pain is yes and sleep is bad", "sleep:good", "no"),
    ("pain is yes and sleep is bad", "pain:no", "no"),
    ("pain is yes and sleep is bad", "sleep:bad", "unasked pain"),
    ("pain is yes and sleep is bad", "", "unasked pain"),
    ("sleep is bad and pain is yes", "", "unasked sleep"),
    ("pain is yes or sleep is bad", "pain:no sleep:good", "no"),
    ("pain is yes or sleep is bad", "pain:yes", "yes"),
    ("pain is yes or sleep is bad", "sleep:bad", "yes"),
    ("pain is yes or sleep is bad", "pain:no", "unasked sleep"),
    ("asked pain and pain is yes", "", "no"),
    ("pain is yes and asked pain", "", "no"),
    ("not asked pain or pain is yes", "", "yes"),
    ("pain is yes or sleep is bad and burden > 0", "pain:yes sleep:bad burden:0", "yes"),
    ("(pain is yes or sleep is bad) and burden > 0", "pain:yes sleep:bad burden:0", "no"),
    ("burden > 0 and sleep is bad or pain is yes", "pain:yes sleep:bad", "yes"),
    ("burden > 0 and (sleep is bad or pain is yes)", "pain:yes sleep:bad", "no"),
    ("not pain is yes and sleep is bad", "pain:no sleep:good", "no"),
    ("not (pain is yes and sleep is bad)", "pain:no sleep:good", "yes"),
    ("not pain is no or sleep is bad", "pain:no sleep:bad", "yes"),
    ("heat > 38 and pain is yes", "heat:not-sure", "unasked pain"),
    ("heat > 38 or pain is yes", "heat:not-sure", "unknown heat"),
    ("pain is yes and heat > 38", "heat:not-sure", "unasked pain"),
    ("pain is yes or heat > 38", "heat:not-sure", "unknown heat"),
    ("pain is yes or pain is no or sleep is bad", "pain:no", "yes"),
    ("pain is yes and sleep is bad and burden = 0", "pain:yes sleep:bad", "yes"),
    ("((pain is yes))", "pain:yes", "yes"),
]

NUMBERS = [
    ("signs >= 2", "signs:2", "yes"),
    ("signs > 2", "signs:2", "no"),
    ("signs <= 2", "signs:2", "yes"),
    ("signs < 2", "signs:2", "no"),
    ("signs = 2", "signs:2", "yes"),
    ("signs != 2", "signs:2", "no"),
    ("2 <= signs", "signs:2", "yes"),
    ("2 < signs", "signs:2", "no"),
    ("signs>=2", "signs:3", "yes"),
    ("1 <= signs < 3", "signs:3", "no"),
    ("1 <= signs < 3", "signs:1", "yes"),
    ("3 > signs >= 1", "signs:0", "no"),
    ("burden >= 10", "burden:10", "yes"),
    ("burden >= 10", "", "no"),
    ("burden = -2", "burden:-2", "yes"),
    ("burden + other > 3", "burden:2 other:2", "yes"),
    ("burden * other = 6", "burden:2 other:3", "yes"),
    ("burden + other * 2 = 8", "burden:2 other:3", "yes"),
    ("burden * 2 + other = 7", "burden:2 other:3", "yes"),
    ("burden = other", "burden:2 other:2", "yes"),
    ("heat >= 38", "heat:fever", "yes"),
    ("heat >= 38", "heat:usual", "no"),
    ("heat > 38", "heat:fever", "between heat > 38"),
    ("heat >= 38.5", "heat:fever", "between heat >= 38.5"),
    ("heat >= 38.5", "heat:high", "yes"),
    ("heat < 39", "heat:fever", "yes"),
    ("heat = 38.5", "heat:fever", "between heat = 38.5"),
    ("heat = 39", "heat:fever", "no"),
    ("heat != 39", "heat:fever", "yes"),
    ("heat >= 38", "heat:not-sure", "unknown heat"),
    ("heat is high", "heat:not-sure", "no"),
    ("heat >= 38 and heat is not not-sure", "heat:not-sure", "no"),
    ("heat >= 38", "", "unasked heat"),
    ("packs * years >= 20", "packs:many years:long", "yes"),
    ("packs * years >= 20", "packs:few years:short", "no"),
    ("packs * years >= 20", "packs:many years:short", "between packs * years >= 20"),
    ("least(packs * years) >= 20", "packs:many years:short", "no"),
    ("least(packs) * least(years) >= 2", "packs:many years:short", "yes"),
    ("most(packs * years) < 20", "packs:few years:short", "yes"),
    ("most(packs) < 2", "packs:few", "yes"),
    ("most(packs) <= 5", "packs:many", "yes"),
    ("most(packs) + 2 >= 4", "packs:few", "no"),
    ("most(packs) * 2 >= 4", "packs:few", "no"),
    ("most(years) + heat > 0", "years:long heat:usual", "between most(years) + heat > 0"),
    ("most(years) > 1000", "years:long", "yes"),
    ("packs + years > 3", "packs:many", "unasked years"),
    ("heat * years > 3", "heat:not-sure", "unasked years"),
    ("heat > years", "heat:not-sure", "unasked years"),
    ("heat / years > 3", "heat:not-sure", "unasked years"),
    ("years / heat > 3", "heat:not-sure", "unasked years"),
    ("heat / years > 3", "heat:not-sure years:long", "unknown heat"),
]

COUNTS = [
    ("count(pain is yes, heat is high) >= 1", "pain:yes heat:usual", "yes"),
    ("count(pain is yes, heat is high) >= 1", "pain:no heat:usual", "no"),
    ("count(pain is yes, heat is high) >= 1", "pain:yes", "yes"),
    ("count(pain is yes, heat is high) >= 1", "pain:no", "unasked heat"),
    ("count(pain is yes, heat is high) >= 2", "pain:no", "no"),
    ("count(heat > 38, pain is yes) >= 1", "heat:not-sure", "unasked pain"),
    ("count(pain is yes, heat > 38) >= 1", "pain:no heat:not-sure", "unknown heat"),
    ("count(pain is yes, heat is high) != 3", "", "yes"),
    ("count(pain is yes) = 1", "pain:yes", "yes"),
    ("count(pain is yes or heat is high, signs > 1) = 2", "pain:no heat:high signs:2", "yes"),
    ("count(pain is yes, not pain is yes) = 1", "pain:no", "yes"),
    ("count(pain is yes) + count(heat is high) + burden = 3", "pain:yes heat:high burden:1", "yes"),
    ("1 <= count(pain is yes, heat is high) < 2", "pain:yes heat:high", "no"),
]


@pytest.mark.parametrize(("text", "choices", "expected"), CHOICES + LOGIC + NUMBERS + COUNTS)
def test_what_holds(text: str, choices: str, expected: str) -> None:
    assert truth(text, choices) == expected


HEAT = Measure("heat", NAMES.questions["heat"].bands)
YES = Is("pain", frozenset({"yes"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pain is yes", YES, id="choice"),
        pytest.param("pain is not yes", Not(YES), id="no choice"),
        pytest.param("heat not in (usual, high)", Not(Is("heat", frozenset({"usual", "high"}))), id="none of some"),
        pytest.param("(pain is yes)", YES, id="parentheses"),
        pytest.param("pain is yes or not pain is yes", Joined((YES, Not(YES)), decisive=True), id="or"),
        pytest.param("heat >= 38", Compare(HEAT, ">=", Figure(point(38)), "heat >= 38"), id="number"),
        pytest.param("burden < 1", Compare(Sum("burden"), "<", Figure(point(1)), "burden < 1"), id="score"),
        pytest.param(
            "count(pain is yes) = 1",
            Compare(Count((YES,)), "=", Figure(point(1)), "count(pain is yes) = 1"),
            id="count",
        ),
    ],
)
def test_what_is_read(text: str, expected: Condition) -> None:
    assert condition(text) == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("ill", "pain is yes or heat >= 38", id="alone"),
        pytest.param("not ill", "not (pain is yes or heat >= 38)", id="denied"),
        pytest.param("ill and signs >= 2", "(pain is yes or heat >= 38) and signs >= 2", id="joined as in brackets"),
        pytest.param(
            "count(ill, pain is yes) >= 2", "count(pain is yes or heat >= 38, pain is yes) >= 2", id="counted"
        ),
        pytest.param("(signs + 1) * 2 > 3", "2 * (signs + 1) > 3", id="sum in brackets"),
    ],
)
@pytest.mark.parametrize("choices", ["", "pain:yes", "pain:no", "heat:high", "pain:no heat:usual signs:2", "signs:1"])
def test_a_term_means_its_condition(text: str, same: str, choices: str) -> None:
    names = replace(NAMES, terms={"ill": condition("pain is yes or heat >= 38")})
    memory: Memory = dict(pair.split(":") for pair in choices.split())
    found, meant = (read_condition(each, names) for each in (text, same))
    assert not isinstance(found, list)
    assert not isinstance(meant, list)
    one, other = found.holds(memory), meant.holds(memory)
    assert one == other or (isinstance(one, Unknown) and isinstance(other, Unknown) and one.kind == other.kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "0 FLOW015", id="nothing"),
        pytest.param("pain", "0 FLOW084", id="name alone"),
        pytest.param("pain is", "7 FLOW015", id="no choice"),
        pytest.param("pain is yes and", "15 FLOW015", id="nothing behind and"),
        pytest.param("and pain is yes", "4 FLOW015", id="nothing before and, which is taken for a name"),
        pytest.param("pain is yes sleep is bad", "12 FLOW015", id="no and"),
        pytest.param("pain is yes, sleep is bad", "11 FLOW015", id="comma"),
        pytest.param("pain = yes", "0 FLOW017, 7 FLOW016", id="choice with a sign"),
        pytest.param("heat is >= 38", "8 FLOW015", id="is before a sign"),
        pytest.param("heat => 38", "6 FLOW015", id="sign the wrong way round"),
        pytest.param("heat == 38", "6 FLOW015", id="two signs"),
        pytest.param("heat >= 38 >= 37 >= 36", "17 FLOW015", id="four in a row"),
        pytest.param("heat >= 38,5", "10 FLOW015", id="comma in a number"),
        pytest.param("heat >= .5", "8 FLOW015", id="number without a digit before the point"),
        pytest.param("heat - > 3", "7 FLOW015", id="minus"),
        pytest.param("signs / 2 + 1 > 3", "0 FLOW118", id="quotient in a sum"),
        pytest.param("(heat >= 38) * 2 > 3", "1 FLOW084", id="condition in a product"),
        pytest.param("heat in fever", "8 FLOW015", id="list without parentheses"),
        pytest.param("heat in ()", "9 FLOW015", id="empty list"),
        pytest.param("heat in (fever, )", "16 FLOW015", id="comma at the end"),
        pytest.param("(pain is yes", "12 FLOW015", id="open parenthesis"),
        pytest.param("pain is yes)", "11 FLOW015", id="closing parenthesis"),
        pytest.param("asked", "5 FLOW015", id="asked what"),
        pytest.param("count(pain) > 1", "6 FLOW084", id="count of a question"),
        pytest.param("Pain is yes", "0 FLOW015", id="capital letter"),
        pytest.param("pain is \N{LATIN SMALL LETTER E WITH ACUTE}t\N{LATIN SMALL LETTER E WITH ACUTE}", "8 FLOW015",
                     id="accent"),
        pytest.param("pain is yes.", "11 FLOW015", id="full stop"),
        pytest.param("pian is yes", "0 FLOW016", id="unknown question"),
        pytest.param("pain is yess", "8 FLOW016", id="unknown choice"),
        pytest.param("pain is not-sure", "8 FLOW016", id="not sure counts as an option"),
        pytest.param("heat in (fever, hihg, hgih)", "16 FLOW016, 22 FLOW016", id="unknown choices"),
        pytest.param("asked burden", "6 FLOW016", id="asked a score"),
        pytest.param("heet >= 38 or sings > 2", "0 FLOW016, 14 FLOW016", id="unknown numbers"),
        pytest.param("pian is yes or pian is no", "0 FLOW016, 15 FLOW016", id="unknown question twice"),
        pytest.param("call is yes", "0 FLOW016", id="outcome"),
        pytest.param("pain >= 2", "0 FLOW017", id="choice compared"),
        pytest.param("burden is 2", "0 FLOW017", id="score chosen"),
        pytest.param("burden not in (1, 2)", "0 FLOW017", id="score chosen of some"),
        pytest.param("most(sleep) > 2 and burden is 2", "5 FLOW017, 20 FLOW017", id="both"),
    ],
)  # fmt: skip
def test_faults(text: str, expected: str) -> None:
    faults = read_condition(text, NAMES)
    assert isinstance(faults, list)
    assert ", ".join(f"{fault.offset} {fault.code}" for fault in faults) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("pian is yes", "there is no question, score or term 'pian'", "did you mean 'pain'?"),
        ("pain is yse", "the question 'pain' has no choice 'yse'", "did you mean 'yes'?"),
        ("pain is not-sure", "the question 'pain' has no choice 'not-sure'",
         "a reader who is not sure counts as 'yes' here"),
        ("sleep > 1", "this compares a choice, 'sleep', with a number",
         "write 'sleep is good', or use a score or a question for a number"),
        ("burden is 1", "this compares a score, 'burden', with a choice", "compare it with a number: 'burden >= 1'"),
        ("pain is", "this condition cannot be read from its end on",
         "the manual's page on flows lists all that can be written"),
        ("pain is Yes", "this condition cannot be read from 'Yes' on",
         "the manual's page on flows lists all that can be written"),
    ],
)  # fmt: skip
def test_words_of_faults(text: str, message: str, hint: str) -> None:
    faults = read_condition(text, NAMES)
    assert isinstance(faults, list)
    assert [(fault.message, fault.hint) for fault in faults] == [(message, hint)]
