"""What must hold for every guide."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.urgency import Caution, Urgency
from askwell.flow.verify.invariants import advice_ahead
from tests.helpers import FILES, FLOW, proven, read_flow, short

GUIDE = FILES[FLOW]
UNSURE = "    not_sure:\n      same_as: any\n"
RIGHT = "      right:\n        label: Right\n        to: rest\n"
REST = GUIDE[GUIDE.index("  rest:\n") :]


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
            {"urgency: emergency": "urgency: out_of_scope", UNSURE: ""}, ["8:3 FLOW010"], id="screen leads out"
        ),
        pytest.param({"?\n    options:": "?\n    red_flag: yes\n    options:"}, ["22:3 FLOW010"], id="second screen"),
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
    assert found.message == "'Not sure' can lead to milder advice than 'A sign'"
    assert found.hint == "let it lead where 'A sign' leads, or to something at least as cautious"


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
