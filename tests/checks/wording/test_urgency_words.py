"""What advice says, against its urgency."""

from __future__ import annotations

import pytest

from askwell.checks.wording.phrases import CALL, TAKES_BACK
from tests.checks.wording.advice import OUTCOMES, found, place, said
from tests.flow.findings.guide import waiver
from tests.helpers import FLOW, Site


@pytest.mark.parametrize(
    ("title", "step", "named"),
    [
        ("Get care", "Go to a hospital.", False),
        ("Get care", "Call an ambulance if it gets worse.", False),
        ("Call, if you like", "Rest.", False),
        ("Maybe call an ambulance", "Rest.", False),
        ("Get care", "Consider calling an ambulance.", False),
        ("Get care", "Call 000 only as a last resort.", False),
        ("Get care", "You can call 000. Call it now.", True),
        ("Get care", "Call an ambulance, and say if you are pregnant.", True),
        ("Get care", "Call an ambulance even if it gets better.", True),
        ("Get care", "Call your doctor.", False),
        ("Get care", "Phone the local clinic.", False),
        ("Emergency", "Get help.", False),
        ("Call an ambulance", "Test step.", True),
        ("Get care", "Dial 000.", True),
        ("Get care", "Ask for an ambulance.", True),
        ("Get care", "Phone for help.", True),
        ("Your emergency number", "Test step.", True),
        ("Get care", "Test wording, in the words of the site.", True),
    ],
)
def test_an_emergency_names_the_call(title: str, step: str, named: bool, site: Site) -> None:
    expected = [] if named else place("emergency", "title", "FLOW066")
    assert found(site, "emergency", title=title, next_step=step) == expected


def test_it_names_the_call_for_every_reader(site: Site) -> None:
    step = "[{say: Call an ambulance., when: screen is any}, {say: Rest., when: screen is none}]"
    assert found(site, "emergency", title="Get care", next_step=step) == ["36:49 FLOW021", "36:84 FLOW020"]


CALLS = [
    ("title", "Call your emergency number now", True),
    ("next_step", "Call an ambulance.", True),
    ("next_step", "Rest. Then dial 000.", True),
    ("next_step", "Call for help.", True),
    ("next_step", "Get an ambulance.", True),
    ("title", "This is an emergency", True),
    ("next_step", "If it gets worse, go to the emergency department.", False),
    ("next_step", "Rest. If it gets worse, call an ambulance.", False),
    ("next_step", "Call your emergency number when you cannot breathe.", False),
    ("next_step", "Call your doctor.", False),
    ("would_change", "With any of these signs, call your emergency number.", False),
    ("would_change", "Call an ambulance.", False),
]


@pytest.mark.parametrize("urgency", ["urgent", "routine", "self_care"])
@pytest.mark.parametrize(("field", "text", "wrong"), CALLS)
def test_other_advice_asks_for_no_call(urgency: str, field: str, text: str, wrong: bool, site: Site) -> None:
    assert found(site, urgency, **{field: text}) == (place(urgency, field, "FLOW067") if wrong else [])


TIMES = [
    ("self_care", "how_soon", "Today.", True),
    ("self_care", "how_soon", "Start today.", True),
    ("self_care", "next_step", "See a doctor today.", True),
    ("self_care", "next_step", "Call your doctor now.", True),
    ("self_care", "title", "Rest today", True),
    ("routine", "next_step", "See your doctor today.", True),
    ("routine", "title", "Visit a clinic at once", True),
    ("urgent", "how_soon", "Within two weeks.", True),
    ("urgent", "how_soon", "In a month or two.", True),
    ("urgent", "how_soon", "Today, or when it suits you.", True),
    ("urgent", "title", "See a doctor within two weeks", True),
    ("urgent", "next_step", "Call your doctor next month.", True),
    ("emergency", "next_step", "Call an ambulance in a week.", True),
    ("urgent", "next_step", "See a doctor. Take the pills for two weeks.", False),
    ("urgent", "next_step", "See a doctor again if it hurts in two weeks.", False),
    ("urgent", "how_soon", "There is no hurry.", True),
    ("urgent", "how_soon", "Within 2-3 weeks.", True),
    ("urgent", "how_soon", "At your next visit.", True),
    ("urgent", "how_soon", "Within a fortnight.", True),
    ("urgent", "how_soon", "Within 14 days.", True),
    ("urgent", "how_soon", "If you like.", True),
    ("urgent", "how_soon", "Next spring.", True),
    ("self_care", "next_step", "Seek urgent care.", True),
    ("routine", "next_step", "Get medical help immediately.", True),
    ("routine", "next_step", "Get advice soon.", False),
    ("urgent", "how_soon", "Within 2 days.", False),
    ("routine", "next_step", "See a doctor before the end of the day.", True),
    ("routine", "next_step", "See a doctor within 12 hours.", True),
    ("routine", "next_step", "See a doctor within 48 hours.", False),
    ("emergency", "how_soon", "Within 48 hours.", True),
    ("emergency", "how_soon", "Soon.", True),
    ("emergency", "how_soon", "Later, when convenient.", True),
    ("emergency", "how_soon", "As soon as you can.", False),
    ("emergency", "how_soon", "At once. Do not leave it for later.", False),
    ("self_care", "next_step", "Go to the hospital this evening.", True),
    ("emergency", "how_soon", "Within a few days.", True),
    ("emergency", "how_soon", "Tomorrow.", True),
    ("emergency", "how_soon", "Wait until it gets worse.", True),
    ("emergency", "how_soon", "After the weekend, within a week.", True),
    ("emergency", "how_soon", "In the morning.", True),
    ("self_care", "how_soon", "Now.", False),
    ("self_care", "next_step", "Rest for now. Ask a pharmacist about it.", False),
    ("self_care", "next_step", "Call a doctor today if it gets worse.", False),
    ("self_care", "would_change", "Stop and call your doctor today.", False),
    ("self_care", "next_step", "Do not stop today.", False),
    ("routine", "how_soon", "Today, and for seven days.", False),
    ("routine", "next_step", "See a doctor within a week.", False),
    ("urgent", "how_soon", "Today.", False),
    ("urgent", "how_soon", "Today, even if it began two weeks ago.", False),
    ("urgent", "how_soon", "Within hours. Never wait for weeks.", False),
    ("emergency", "how_soon", "Now. Do not wait for the signs to pass.", False),
    ("emergency", "how_soon", "Now, even if it began days ago.", False),
    ("emergency", "next_step", "Call, and wait for the ambulance.", False),
]


@pytest.mark.parametrize(("urgency", "field", "text", "wrong"), TIMES)
def test_times(urgency: str, field: str, text: str, wrong: bool, site: Site) -> None:
    assert found(site, urgency, **{field: text}) == (place(urgency, field, "FLOW068") if wrong else [])


@pytest.mark.parametrize(("urgency", "wrong"), [("self_care", True), ("routine", True), ("urgent", False)])
def test_mild_advice_sends_nobody_to_an_emergency_room(urgency: str, wrong: bool, site: Site) -> None:
    expected = place(urgency, "title", "FLOW067") if wrong else []
    assert found(site, urgency, title="Go to your nearest emergency department") == expected


def test_a_routine_visit_is_not_at_once(site: Site) -> None:
    assert found(site, "routine", title="See a doctor", how_soon="At once.") == place("routine", "how_soon", "FLOW068")


TAKEN_BACK = [
    ("emergency", "why", "Do not call.", True),
    ("emergency", "next_step", "There is no need to call an ambulance.", True),
    ("emergency", "would_change", "This is not an emergency.", True),
    ("emergency", "next_step", "Call. Then ignore this if you feel well.", True),
    ("urgent", "how_soon", "Today. You need not phone.", True),
    ("urgent", "why", "It is nothing to worry about.", True),
    ("urgent", "why", "There is no need to see a doctor.", True),
    ("urgent", "why", "You do not have to go to the hospital.", True),
    ("emergency", "why", "You do not need to ring.", True),
    ("emergency", "why", "You no longer need to call.", True),
    ("emergency", "why", "You need not hurry.", True),
    ("emergency", "next_step", "Call. But see your doctor first.", True),
    ("emergency", "why", "An ambulance is not needed.", True),
    ("emergency", "title", "Call, but wait and see", True),
    ("emergency", "title", "Call, though it is no emergency", True),
    ("emergency", "title", "Call an ambulance, your emergency number", False),
    ("urgent", "why", "Do not ignore this.", False),
    ("urgent", "why", "Do not call an ambulance for this.", False),
    ("urgent", "why", "This is not an emergency.", False),
    ("emergency", "why", "Never ignore this.", False),
    ("emergency", "next_step", "Call. Do not hesitate to call again.", False),
    ("emergency", "next_step", "Do not call your doctor first. Call an ambulance.", False),
    ("emergency", "next_step", "Do not drive. Call an ambulance.", False),
    ("urgent", "why", "Do not drive to the doctor.", False),
    ("routine", "next_step", "You need not call.", False),
    ("self_care", "why", "This is not an emergency.", False),
]


@pytest.mark.parametrize(("urgency", "field", "text", "wrong"), TAKEN_BACK)
def test_calls_taken_back(urgency: str, field: str, text: str, wrong: bool, site: Site) -> None:
    assert found(site, urgency, **{field: text}) == (place(urgency, field, "FLOW069") if wrong else [])


TABLE = """\
tables:
  result:
    hit: first
    rows:
      - {when: second is left, to: visit, because: REASON}
    otherwise: rest
outcomes:
"""


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("There is no need to see a doctor.", ["35:52 FLOW069"]),
        ("Call 999 if it gets worse.", ["35:52 FLOW070"]),
        ("You went left.", []),
    ],
)
def test_the_reason_of_a_row(reason: str, expected: list[str], site: Site) -> None:
    text = said("urgent").replace("outcomes:\n", TABLE.replace("REASON", reason))
    text = text.replace("        to: visit\n", "").replace("        to: rest\n", "")
    site.write(FLOW, text.replace("    no_not", "    to: result\n    no_not"))
    assert site.found(FLOW) == expected


@pytest.mark.parametrize(
    ("urgency", "texts"),
    [
        ("emergency", {"title": "Get care", "next_step": "Go."}),
        ("self_care", {"how_soon": "Today."}),
        ("urgent", {"next_step": "Call an ambulance."}),
        ("emergency", {"why": "Do not call."}),
    ],
)
@pytest.mark.parametrize("at", ["", "own"])
def test_waived(urgency: str, texts: dict[str, str], at: str, site: Site) -> None:
    key = OUTCOMES.get(urgency, "visit") if at else ""
    assert found(site, urgency, waiver("words-fit", key), **texts) == []
    other = next(key for name, key in OUTCOMES.items() if key != OUTCOMES.get(urgency, "visit"))
    assert found(site, urgency, waiver("words-fit", other), **texts) != []


@pytest.mark.parametrize(
    ("text", "call", "back"),
    [
        ("Recall it", False, False),
        ("Call us", True, False),
        ("Call the doctor\u2019s office", False, False),
        ("Never ring 999", True, True),
        ("Drive instead of calling", True, True),
        ("Call instead of driving", True, False),
        ("Don\u2019t wait, call", True, False),
        ("You do not have to call", True, True),
    ],
)
def test_phrases(text: str, call: bool, back: bool) -> None:
    assert (bool(CALL.search(text)), bool(TAKES_BACK["emergency"].search(text))) == (call, back)


@pytest.mark.parametrize("words", ["1 ", "a ", "in a ", "not now ", "call ", "see the your a ", "do not ", "nine "])
def test_long_texts_take_no_long_time(words: str, site: Site) -> None:
    """A search that goes back and back would take minutes for one of these."""
    text = words * (40_000 // len(words))
    assert {one.split()[1] for one in found(site, "emergency", how_soon=f"{text}.")} <= {"FLOW068", "FLOW069"}
