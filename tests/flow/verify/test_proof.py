"""What a proof must not overlook: of the meaning that is signed, and of what a rule is about."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.helpers import BARE_FLOW, FILES, FLOW, proven, read_flow, short

GUIDE = FILES[FLOW].replace("to: second", "to: start").replace("  second:\n", "  start:\n")
START = "start: screen\n"
ENTRY = "entries:\n  in: {at: start, title: Test entry}\n"


def machine(text: str) -> Machine:
    found, problems = compile_flow(read_flow(text))
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("ask: Left or right?", "ask: Right or left?", True, id="words of a question called start"),
        pytest.param("label: Left", "label: Links", True, id="words of a choice"),
        pytest.param("title: Test rest", "title: Test sleep", True, id="words of an outcome"),
        pytest.param("to: rest", "to: call", True, id="where a choice leads"),
        pytest.param("urgency: routine", "urgency: urgent", True, id="urgency"),
        pytest.param("purpose: Test data.", "purpose: Test words.", True, id="what the guide is for"),
        pytest.param("title: Test entry", "title: Test way in", True, id="words of an entry"),
        pytest.param("updated: 2026-01-10", "updated: 2026-01-09", False, id="day"),
        pytest.param(
            "    red_flag: yes\n    any_of", "    # Test words\n    red_flag: yes\n    any_of", False, id="comment"
        ),
    ],
)
def test_what_is_signed(old: str, new: str, changes: bool) -> None:
    text = START + GUIDE + ENTRY
    assert old in text
    after = text.replace(old, new, 1)
    after = after if new != "to: call" else after.replace("  rest:\n", "  unused:\n").split("  unused:\n")[0] + ENTRY
    assert (machine(after).fingerprint != machine(text).fingerprint) is changes


HEAT = """\
  kind:
    ask: Kind?
    no_not_sure: Test reason.
    options:
      a: {label: A, to: pain}
      b: {label: B, to: heat}
  pain:
    ask: Pain?
    no_not_sure: Test reason.
    options:
      yes: {label: Yes, to: heat}
      no: {label: No, to: visit}
  heat:
    ask: How warm?
    no_not_sure: Test reason.
    number: {}
    options:
      low: {under: 38, to: visit}
      middle: {at_least: 38, under: 39, to: rest}
      high: {at_least: 39, to: visit}
  second:
"""
WARM = BARE_FLOW.replace("to: second", "to: kind").replace("  second:\n", HEAT).replace("to: rest}", "to: second}")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("never outcome rest when heat >= 38.5", "FLOW019", id="band on both sides"),
        pytest.param("never outcome rest when asked pain and heat >= 38.5", "FLOW019", id="of some readers"),
        pytest.param("never outcome rest when not (pain is yes and heat >= 38.5)", "FLOW019", id="behind not"),
        pytest.param("never outcome rest when not pain is yes or not heat >= 38.5", "FLOW019", id="spelt out"),
        pytest.param("never outcome rest when heat >= 39", "", id="end of a band"),
        pytest.param("never outcome rest when heat < 39", "FLOW033", id="broken"),
        pytest.param("never outcome rest when heat >= 38 and heat < 38.5 and pain is no", "FLOW039", id="about nobody"),
    ],
)
def test_no_doubt_hides_another(rule: str, expected: str) -> None:
    found = proven(f"{WARM}rules: ['{rule}']\n")
    assert [problem.code for problem in found] == [expected] * bool(expected)


SIGNS = """\
  kind:
    ask: Kind?
    no_not_sure: Test reason.
    options:
      a: {label: A, to: signs}
      b: {label: B, to: signs}
  signs:
    ask: How many?
    how_many: [Test one, {say: Test two, when: kind is a}, {say: Test three, when: kind is b}]
    options:
      3: {to: visit, label: All}
    not_sure: {same_as: SAME}
    to: second
  second:
"""
COUNTED = FILES[FLOW].replace("to: second", "to: kind").replace("  second:\n", SIGNS)


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        pytest.param("2", ["28:3 FLOW009", "32:7 FLOW002"], id="one"),
        pytest.param("3", ["28:3 FLOW009", "32:7 FLOW002", "33:5 FLOW002"], id="both"),
    ],
)
def test_a_choice_that_nobody_is_offered(same: str, expected: list[str]) -> None:
    assert short(proven(COUNTED.replace("SAME", same)), "flow.yml") == expected


@pytest.mark.parametrize("text", ["ask: Left or right?", "label: Left"])
def test_a_list_of_nothing_is_no_text(text: str) -> None:
    with pytest.raises(AssertionError, match="this field is empty"):
        read_flow(FILES[FLOW].replace(text, f"{text.partition(':')[0]}: []"))


BESIDE = """\
  kind:
    ask: Kind?
    no_not_sure: Test reason.
    options:
      a: {label: A, to: second}
      b: {label: B, to: second}
  third:
    ask: Another sign?
    red_flag: yes
    any_of: [Test sign]
    options:
      any: {to: call}
      none: {to: second}
    not_sure: {same_as: any}
  second:
"""
SOME = "      some: {label: Some, to: third}\n"
NONE = "      none:\n        label: No sign\n        to: kind\n"


@pytest.mark.parametrize("first", [SOME + NONE, NONE + SOME], ids=["some first", "none first"])
def test_a_screen_beside_the_way_is_asked_at_an_entry_too(first: str) -> None:
    text = FILES[FLOW].replace("to: second", "to: kind").replace("  second:\n", BESIDE).replace(NONE, first)
    text = text.replace("    any_of:\n      - Test sign\n", "")
    entered = machine(text + "entries:\n  in: {at: kind, title: Test entry}\n").entries["in"]
    assert {choice.key: choice.target for choice in entered.start.choices}["some"] == "third"
    assert {choice.key: choice.target for choice in entered.states["third"].choices}["none"] == "kind"
