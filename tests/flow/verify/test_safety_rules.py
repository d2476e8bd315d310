"""Safety rules: the sentences that there are, and where others go wrong."""

from __future__ import annotations

import re

import pytest

from askwell.flow.expr.ast import Memory, Unknown
from askwell.flow.expr.parser import read_condition, read_sentence
from askwell.flow.expr.symbols import QuestionSymbol, SymbolTable
from askwell.flow.expr.syntax import GRAMMAR
from askwell.flow.resolve.resolver import WORDS as RESERVED
from tests.flow.expr.test_parser import NAMES, condition


@pytest.mark.parametrize(
    ("text", "kind", "names", "when"),
    [
        pytest.param("never outcome rest when pain is yes", "never", "rest", "pain is yes", id="never"),
        pytest.param("never outcome when when pain is yes", "never", "when", "pain is yes", id="outcome named when"),
        pytest.param("never milder than urgent when heat >= 39", "at_least", "urgent", "heat >= 39", id="milder"),
        pytest.param("never milder than self_care when signs > 1", "at_least", "self_care", "signs > 1", id="mildest"),
        pytest.param("always at least routine when burden >= 3", "at_least", "routine", "burden >= 3", id="at least"),
        pytest.param(
            "always at least routine when pain is yes or sleep is bad and burden > 3", "at_least", "routine",
            "pain is yes or sleep is bad and burden > 3", id="long condition",
        ),
        pytest.param("outcome call only if pain is yes", "only_if", "call", "pain is yes", id="only if"),
        pytest.param("outcome call only if (not asked pain)", "only_if", "call", "not asked pain", id="parentheses"),
    ],
)  # fmt: skip
def test_sentences_with_a_condition(text: str, kind: str, names: str, when: str) -> None:
    read = read_sentence(text, NAMES)
    assert not isinstance(read, list), read
    found, (name, meant) = read
    assert (found, name) == (kind, names if kind == "at_least" else {names})
    readers: list[Memory] = [{}, {"pain": "yes"}, {"pain": "no", "heat": "high"}, {"heat": "usual", "burden": 4}]
    for choices in readers:
        one, other = meant.holds(choices), condition(when).holds(choices)
        assert isinstance(one, Unknown) == isinstance(other, Unknown)
        assert isinstance(one, Unknown) or one == other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a worse heat never gives milder advice", ("worse", ("heat", ())), id="worse"),
        pytest.param(
            "a worse heat never gives milder advice, from high to usual", ("worse", ("heat", ("high", "usual"))),
            id="from to",
        ),
        pytest.param(
            "a worse signs never gives milder advice, from 0 to 2 to 3", ("worse", ("signs", ("0", "2", "3"))),
            id="from to to",
        ),
        pytest.param(
            "a worse to-do never gives milder advice, from in to or to only",
            ("worse", ("to-do", ("in", "or", "only"))), id="options named as words of the language",
        ),
        pytest.param(
            "not sure at sleep is never milder than a known choice", ("unsure", ("sleep",)), id="not sure, its own way"
        ),
        pytest.param("not sure at pain is never milder than a known choice", ("unsure", ("pain",)), id="not sure"),
        pytest.param("pain is asked before heat", ("before", ("pain", "heat")), id="before"),
        pytest.param("every entry passes pain", ("passes", ("pain",)), id="passes"),
    ],
)  # fmt: skip
def test_other_sentences(text: str, expected: tuple[str, tuple[object, ...]]) -> None:
    assert read_sentence(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "0 FLOW032", id="nothing"),
        pytest.param("pain is yes", "8 FLOW032", id="condition"),
        pytest.param("Never outcome rest when pain is yes", "0 FLOW032", id="capital letter"),
        pytest.param("never rest when pain is yes", "6 FLOW032", id="without outcome"),
        pytest.param("never outcome rest", "18 FLOW032", id="without when"),
        pytest.param("never outcome rest if pain is yes", "19 FLOW032", id="if"),
        pytest.param("never outcome rest when", "23 FLOW032", id="without a condition"),
        pytest.param("never outcome rest when pain", "24 FLOW084", id="name alone"),
        pytest.param("never less than urgent when pain is yes", "6 FLOW032", id="less"),
        pytest.param("always routine when pain is yes", "7 FLOW032", id="without at least"),
        pytest.param("outcome rest if pain is no", "13 FLOW032", id="without only"),
        pytest.param("worse heat never gives milder advice", "6 FLOW032", id="without a"),
        pytest.param("a worse heat never gives milder advice, usual to high", "40 FLOW032", id="without from"),
        pytest.param("a worse heat never gives milder advice from usual to high", "39 FLOW032", id="without a comma"),
        pytest.param("a worse heat never gives milder advice, from usual", "50 FLOW032", id="to what"),
        pytest.param("not sure at pain is never milder", "32 FLOW032", id="milder than what"),
        pytest.param("pain is asked after heat", "14 FLOW032", id="after"),
        pytest.param("every entry passes", "18 FLOW032", id="passes what"),
        pytest.param("never outcome rset when pian is yes", "14 FLOW016, 24 FLOW016", id="unknown names"),
        pytest.param("outcome pain only if pain is yes", "8 FLOW016", id="question as an outcome"),
        pytest.param("a worse burden never gives milder advice", "8 FLOW016", id="a worse score"),
        pytest.param("a worse heat never gives milder advice, from low to high", "45 FLOW016", id="unknown choice"),
        pytest.param("not sure at signs is never milder than a known choice", "12 FLOW016", id="no not sure"),
        pytest.param("pian is asked before haet", "0 FLOW016, 21 FLOW016", id="unknown questions"),
        pytest.param("every entry passes call", "19 FLOW016", id="outcome passed"),
        pytest.param("never outcome rest when pain > 1 or burden is 1", "24 FLOW017, 36 FLOW017", id="wrong kinds"),
    ],
)
def test_faults(text: str, expected: str) -> None:
    faults = read_sentence(text, NAMES)
    assert isinstance(faults, list)
    assert ", ".join(f"{offset} {code}" for offset, code in sorted((f.offset, f.code) for f in faults)) == expected


WORDS = sorted({"a", *re.findall(r'"([a-z]+)"', GRAMMAR)})
"""The words of the language."""

ON_QUESTIONS = (
    "{0} is yes", "{0} is not yes", "{0} in (yes, no)", "asked {0}", "not {0} is yes", "({0} is yes)",
    "other is yes and {0} is yes", "count({0} is yes) > 0",
)  # fmt: skip
ON_OPTIONS = ("other in (yes, {0})", "other not in ({0})", "other is {0} and other is yes", "other is not {0}")
RULES = (
    "{0} is asked before other", "other is asked before {0}", "every entry passes {0}",
    "a worse {0} never gives milder advice, from yes to no", "never outcome {0} when {0} is yes",
)  # fmt: skip


@pytest.mark.parametrize("word", [word for word in WORDS if word not in RESERVED])
def test_words_that_a_question_may_be_named(word: str) -> None:
    questions = {word: QuestionSymbol(("yes", "no")), "other": QuestionSymbol(("yes",))}
    names = SymbolTable(questions, frozenset(), frozenset({word}))
    for form in ON_QUESTIONS:
        assert not isinstance(read_condition(form.format(word), names), list), form
    for form in RULES:
        assert not isinstance(read_sentence(form.format(word), names), list), form


@pytest.mark.parametrize("word", [word for word in WORDS if word != "not"])
def test_words_that_an_option_may_be_named(word: str) -> None:
    names = SymbolTable({"other": QuestionSymbol(("yes", word))}, frozenset())
    for form in ON_OPTIONS:
        assert not isinstance(read_condition(form.format(word), names), list), form
