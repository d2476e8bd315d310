"""What must hold for every guide."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.urgency import Caution, Urgency
from askwell.flow.verify.advice import advice_ahead
from tests.helpers import BARE_FLOW, proven, read_flow, short

GUIDE = BARE_FLOW
UNSURE = "    not_sure:\n      same_as: any\n"
RIGHT = "      right:\n        label: Right\n        to: rest\n"
REST = GUIDE[GUIDE.index("  rest:\n") : GUIDE.index("ai_use:")]


def unsure(lead: str) -> str:
    """The second question with "not sure"."""
    return f"{RIGHT}    not_sure:\n      {lead}\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good guide"),
        pytest.param({"    red_flag: yes\n": ""}, ["8:3 FLOW007"], id="no red flags at the start"),
        pytest.param({"red_flag: yes": "red_flag: no"}, ["8:3 FLOW007"], id="red flags denied"),
        pytest.param({"urgency: emergency": "urgency: urgent"}, [], id="screen leads to urgent care"),
        pytest.param({"urgency: emergency": "urgency: routine"}, ["8:3 FLOW010"], id="screen leads to a visit"),
        pytest.param(
            {"urgency: emergency": "urgency: out_of_scope", UNSURE: ""},
            ["8:3 FLOW010", "8:3 FLOW050", "16:13 FLOW055"],
            id="screen leads out",
        ),
        pytest.param(
            {"?\n    options:": "?\n    red_flag: yes\n    gravity: [right, left]\n    options:"},
            ["22:3 FLOW010"],
            id="second screen",
        ),
        pytest.param({RIGHT: "", REST: ""}, ["22:3 FLOW009"], id="single option"),
        pytest.param({"same_as: any": "same_as: none"}, ["21:16 FLOW008"], id="not sure counts as no sign"),
        pytest.param({"same_as: any": "to: second"}, ["21:11 FLOW008"], id="not sure leads past the sign"),
        pytest.param({"same_as: any": "to: visit"}, ["21:11 FLOW008"], id="not sure is milder than the sign"),
        pytest.param({RIGHT: unsure("same_as: left")}, [], id="not sure as the more cautious"),
        pytest.param({RIGHT: unsure("same_as: right")}, ["32:16 FLOW008"], id="not sure as the milder"),
        pytest.param({RIGHT: unsure("to: call")}, [], id="not sure beyond both"),
        pytest.param(
            {RIGHT: unsure("same_as: right"), "self_care": "out_of_scope"},
            ["32:16 FLOW008"],
            id="out of scope is milder",
        ),
        pytest.param(
            {RIGHT: unsure("same_as: left"), "routine": "out_of_scope"}, [], id="out of scope is more than self-care"
        ),
        pytest.param({RIGHT: unsure("same_as: left"), "self_care": "routine"}, [], id="equally cautious"),
    ],
)
def test_rules(changes: dict[str, str], expected: list[str]) -> None:
    text = GUIDE
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    assert short(proven(text), "flow.yml") == expected


def test_a_milder_not_sure_is_told_in_the_readers_words() -> None:
    (found,) = proven(GUIDE.replace("same_as: any", "same_as: none"))
    assert found.message == "'Not sure' can lead to milder advice than 'A sign' (every reader, from the start)"
    assert found.hint == "let it lead where 'A sign' leads, or to something at least as cautious"


SCREENED = "?\n    red_flag: yes\n    gravity: [right, left]\n    options:"
KIND = """\
  kind:
    ask: Kind?
    no_not_sure: Test reason.
    options:
      a: {label: A, to: second}
      b: {label: B, to: second}
  second:
"""
TABLE = """\
tables:
  result:
    hit: first
    rows:
      - {when: kind is b and second is left, to: visit}
    otherwise: rest
outcomes:
"""
DECIDED = (
    GUIDE.replace("to: second", "to: kind")
    .replace("  second:\n", KIND)
    .replace("outcomes:\n", TABLE)
    .replace("        to: visit\n", "        to: result\n")
    .replace("        to: rest\n", "        to: result\n")
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GUIDE.replace("?\n    options:", SCREENED), id="FLOW010"),
        pytest.param(GUIDE.replace(RIGHT, "").replace(REST, ""), id="FLOW009"),
        pytest.param(GUIDE.replace(RIGHT, unsure("same_as: right")), id="FLOW008"),
    ],
)
def test_a_broken_rule_of_guides_names_a_reader(text: str) -> None:
    (found,) = proven(text)
    assert found.message.endswith(" (a reader who chooses: Is there a test sign? No sign)")


def test_what_only_an_entry_breaks_names_the_entry() -> None:
    """From the start two lines of the table tell the kinds apart; with one kind given, the question decides nothing."""
    found = proven(
        DECIDED.replace("outcomes:\n", "entries:\n  in: {at: second, title: In, given: {kind: a}}\noutcomes:\n")
    )
    assert [(problem.code, problem.message) for problem in found] == [
        (
            "FLOW009",
            "entered at 'in': every choice of the question 'second' leads to the same place"
            " (a reader who chooses: Is there a test sign? No sign)",
        )
    ]


@pytest.mark.parametrize(
    ("dead", "code"),
    [
        pytest.param(
            {"title: Test rest": "title: [Test rest, {say: Test., when: second is left}]"}, "FLOW020", id="block"
        ),
        pytest.param({"outcomes:\n": f"outcomes:\n{REST.replace('rest:', 'unused:')}"}, "FLOW002", id="outcome"),
        pytest.param({"title: Test rest": "title: [{say: Test, when: second is left}]"}, "FLOW029", id="text"),
    ],
)
def test_nothing_hides_a_broken_safety_rule(dead: dict[str, str], code: str) -> None:
    text = f"{GUIDE}rules: [never outcome rest when second is right]\n"
    for old, new in dead.items():
        text = text.replace(old, new)
    assert {code, "FLOW033"} <= {problem.code for problem in proven(text)}


def test_the_range_of_advice_ahead() -> None:
    machine, _ = compile_flow(read_flow(GUIDE))
    assert machine is not None
    found = {key: (str(r.mildest.name), str(r.gravest.name)) for key, r in advice_ahead(machine).items()}
    assert found == {
        "screen": ("SELF_CARE", "EMERGENCY"),
        "second": ("SELF_CARE", "ROUTINE"),
        "call": ("EMERGENCY", "EMERGENCY"),
        "visit": ("ROUTINE", "ROUTINE"),
        "rest": ("SELF_CARE", "SELF_CARE"),
    }


def test_the_order_of_urgencies() -> None:
    assert [u.caution for u in sorted(Urgency, key=lambda u: u.caution)] == list(Caution)
    assert [str(u) for u in sorted(Urgency, key=lambda u: u.caution)] == [
        "self_care",
        "out_of_scope",
        "routine",
        "urgent",
        "emergency",
    ]
