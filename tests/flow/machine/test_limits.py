"""How large a guide, its proof and its pages may grow."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.limits import MAX_HTML, MAX_STATES, too_much_html
from tests.flow.findings.guide import GUIDE, WORDS
from tests.helpers import proven, read_flow

HEAD, QUESTIONS = GUIDE[: GUIDE.index("scores:")], GUIDE[GUIDE.index("questions:") : GUIDE.index("  sex:")]


def crowd(remembered: int) -> str:
    """A guide whose last outcome must remember so many choices of one in two."""
    asked = [
        f"  q{n}: {{ask: Q{n}?, options: {{a: {{label: A}}, b: {{label: B}}}}, to: q{n + 1}}}"
        for n in range(1, remembered + 1)
    ]
    asked[-1] = asked[-1].replace(f"q{remembered + 1}", "rest")
    said = ", ".join(f"{{say: S{n}., when: q{n} is a}}" for n in range(1, remembered + 1))
    outcomes = [
        f"  call: {{urgency: emergency, title: Test call, {WORDS}}}",
        f"  rest: {{urgency: self_care, title: [Test rest., {said}], {WORDS}}}",
    ]
    return HEAD + QUESTIONS.replace("sex", "q1") + "\n".join([*asked, "outcomes:", *outcomes, ""])


def test_as_many_states_as_are_allowed() -> None:
    machine, problems = compile_flow(read_flow(crowd(11)))
    assert problems == []
    assert machine is not None
    assert len(machine.states) == 2 + 2**12 - 1 <= MAX_STATES


def test_more_states_than_are_allowed() -> None:
    (found,) = proven(crowd(12))
    assert (found.code, str(found.location)) == ("FLOW041", "flow.yml:16:3")
    assert found.message == (
        "the guide would have 8,193 states, and 5,000 are allowed: "
        "most of them belong to 'rest', which must remember 'q1'"
    )
    assert found.hint == "let less rest on 'q1' later on: decide on it at once, or let its options add to a score"


def test_exploring_gives_up() -> None:
    with (
        patch("askwell.flow.explore.explorer.MAX_EXPLORED", 50),
        patch("askwell.flow.machine.compile.MAX_EXPLORED", 50),
    ):
        (found,) = proven(crowd(8))
    assert (found.code, found.message) == (
        "FLOW041",
        "the guide would have more than 50 states, and 5,000 are allowed: "
        "most of them belong to 'q6', which must remember 'q5'",
    )


def rules(*sentences: str) -> str:
    """The guide with some rules."""
    return GUIDE + "rules:\n" + "".join(f"  - {sentence}\n" for sentence in sentences)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("never outcome call when sex is man and heat >= 39 and signs is 2", True, id="much to remember"),
        pytest.param("outcome call only if screen is any", False, id="little to remember"),
        pytest.param("a worse heat never gives milder advice", False, id="nothing more to remember"),
    ],
)
def test_a_rule_that_is_too_large_to_prove(sentence: str, expected: bool) -> None:
    with patch("askwell.flow.explore.explorer.MAX_EXPLORED", 15):
        found = proven(rules(sentence))
    assert [f"{d.location} {d.code}" for d in found] == (["flow.yml:60:5 FLOW041"] if expected else [])
    if expected:
        assert found[0].message == "this rule cannot be proven: too much would have to be remembered to the end"


@pytest.mark.parametrize(
    ("more", "size", "expected"),
    [
        pytest.param("", 0, None, id="nothing"),
        pytest.param("", MAX_HTML, None, id="as much as is allowed"),
        pytest.param("", MAX_HTML + 1, "the guide takes 2.0 MB of HTML, and 2 MB are allowed", id="a byte more"),
        pytest.param("", 12_340_000, "the guide takes 12.3 MB of HTML, and 2 MB are allowed", id="much more"),
        pytest.param("entries:\n  in: {at: signs, title: Test, given: {heat: usual}}\n", 3_000_000,
                     "the guide takes 3.0 MB of HTML, and 2 MB are allowed", id="entry"),
    ],
)  # fmt: skip
def test_how_much_html(more: str, size: int, expected: str | None) -> None:
    machine, problems = compile_flow(read_flow(GUIDE + more))
    assert machine is not None, problems
    found = too_much_html(machine.all[-1], size)
    assert (found is None) == (expected is None)
    assert found is None or (found.code == "FLOW043" and found.message.startswith(str(expected)))
