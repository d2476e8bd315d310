"""Guides that share questions: asked alike in all of them, and no reader is told to call and to rest."""

from __future__ import annotations

import pytest

from askwell.flow.export.certificate import certificate
from askwell.flow.report.signoff_table import as_text, combinations
from tests.flow.findings.guide import changed
from tests.helpers import BARE_FLOW, FILES, FLOW, TODAY, Site, short

OTHER, VOCABULARY = "flows/other-guide.yml", "vocabulary.yml"

SHARED = """\
questions:
  screen:
    ask: Is there a test sign?
    signs: [Test sign]
    not_sure: yes
  fever:
    ask: How warm?
    unit: °C
    options: {low: {under: 38}, high: {at_least: 38}}
    not_sure: yes
  cough:
    ask: Coughing?
    options: {yes: Coughing, no: Not coughing}
"""

SECOND = BARE_FLOW[BARE_FLOW.index("  second:\n") : BARE_FLOW.index("outcomes:\n")]

FEVER = """\
  fever:
    ask: How warm?
    number: {unit: °C}
    options:
      low: {under: 38, to: LOW}
      high: {at_least: 38, to: HIGH}
    not_sure: {same_as: high}
"""

COUGH = """\
  cough:
    ask: Coughing?
    options:
      yes: {label: Coughing, to: YES}
      no: {label: Not coughing, to: NO}
    no_not_sure: Test reason.
"""


def guide(questions: str, screen: str = "screen", **to: str) -> str:
    """A guide with a screen, then some questions; what they lead to is put in."""
    for name, target in to.items():
        questions = questions.replace(name, target)
    first = questions.split(":")[0].strip()
    text = BARE_FLOW.replace(SECOND, questions).replace("to: second", f"to: {first}")
    text += f"rules:\n  - every entry passes {screen}\n"
    return text.replace("  screen:\n", f"  {screen}:\n")


UNSURE = FEVER.replace("{same_as: high}", "{to: visit}")
GRAVE = guide(FEVER, LOW="rest", HIGH="call")
MILD = guide(UNSURE, LOW="visit", HIGH="rest")
VISIT = guide(FEVER, LOW="rest", HIGH="visit")
BOTH = guide(FEVER + COUGH, LOW="rest", HIGH="cough", YES="call", NO="visit")
TURNED = guide(COUGH + UNSURE, YES="fever", NO="visit", LOW="visit", HIGH="rest")
COUGHING = guide(COUGH, YES="visit", NO="rest")
OTHERS = guide(COUGH + UNSURE, YES="visit", NO="fever", LOW="visit", HIGH="rest")


def signed(one: str = "call", other: str = "rest", guides: tuple[str, str] = ("test-guide", "other-guide")) -> str:
    """A signature for the difference between the outcomes of two guides."""
    return f"""\
differences:
  - flows: {{{guides[0]}: {one}, {guides[1]}: {other}}}
    why: Test reason.
    by: Test Expert
    credentials: MD
    on: 2026-01-10
"""


def found(site: Site, one: str, other: str, vocabulary: str = SHARED) -> list[str]:
    """What is found between two guides: codes with their places; what is unused is left out."""
    site.write(FLOW, one)
    site.write(OTHER, other)
    site.write(VOCABULARY, vocabulary)
    between = [one for one in site.check().diagnostics if one.code.startswith(("FLOW13", "DATE", "FIELD", "FLOW0"))]
    return short([one for one in between if one.code not in ("FLOW002", "FLOW135")], f"content/{FLOW}")


AT = "content/flows/other-guide.yml:46:3"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(GRAVE, GRAVE, [], id="alike"),
        pytest.param(GRAVE, VISIT, [], id="an emergency and a visit"),
        pytest.param(VISIT, MILD, [], id="a visit and self-care"),
        pytest.param(GRAVE, MILD, [f"{AT} FLOW131"], id="an emergency and self-care"),
        pytest.param(MILD, GRAVE, ["46:3 FLOW131"], id="self-care and an emergency"),
        pytest.param(BOTH, MILD, [f"{AT} FLOW131"], id="of those who cough, which the other does not ask"),
        pytest.param(BOTH, TURNED, ["content/flows/other-guide.yml:52:3 FLOW131"], id="in another order"),
        pytest.param(BOTH, OTHERS, [], id="in another order, of other readers"),
        pytest.param(GRAVE, COUGHING, ["content/flows/other-guide.yml:45:3 FLOW131"], id="of the hot, not asked for"),
        pytest.param(VISIT, COUGHING, [], id="only the screen is shared"),
    ],
)
def test_guides_agree(site: Site, one: str, other: str, expected: list[str]) -> None:
    assert found(site, one, other) == expected


def test_it_is_told_with_the_shortest_example(site: Site) -> None:
    found(site, GRAVE, MILD)
    (message,) = (one.message for one in site.check().diagnostics if one.code == "FLOW131")
    assert message == (
        "one reader gets 'Test call' (emergency) from 'test-guide' and 'Test rest' (self_care) from 'other-guide': "
        "Is there a test sign? No sign; How warm? 38 °C or more"
    )


@pytest.mark.parametrize(
    ("screens", "expected"),
    [
        pytest.param(("screen", "screen"), [], id="the same"),
        pytest.param(("screen", "other-screen"), [f"{AT} FLOW132", "46:3 FLOW132"], id="one for each"),
        pytest.param(("one-screen", "other-screen"), [f"{AT} FLOW132", "46:3 FLOW132"], id="none is shared"),
    ],
)
def test_signs_that_only_one_guide_asks_for(site: Site, screens: tuple[str, str], expected: list[str]) -> None:
    one, other = (guide(FEVER, screen=screen, LOW="rest", HIGH="visit") for screen in screens)
    assert sorted(found(site, one, other)) == sorted(expected)
    assert severities(site, "FLOW132") == ({"warning"} if expected else set())
    site.write("site.yml", FILES["site.yml"] + "production: yes\n")
    assert severities(site, "FLOW132") == ({"error"} if expected else set())


def severities(site: Site, code: str) -> set[str]:
    return {str(one.severity) for one in site.check().diagnostics if one.code == code}


LOW, HIGH = "26:12 FLOW130 the ends of 'low' are not the same", "27:13 FLOW130 the ends of 'high' are not the same"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"ask: How warm?": "ask: How hot?"}, ["23:10 FLOW130 it does not ask 'How warm?'"]),
        ({"unit: °C": "unit: °F"}, ["24:20 FLOW130 its unit is '°F', and not '°C'"]),
        ({"number: {unit: °C}": "number: {}"}, ["22:3 FLOW130 its unit is none, and not '°C'"]),
        ({"under: 38": "under: 37", "at_least: 38": "at_least: 37"}, [LOW, HIGH]),
        ({"low: {under": "cool: {under"},
         ["25:5 FLOW130 its choices are 'cool', 'high', and not 'low', 'high'"]),
        ({"at_least: 38, to: call": "at_least: 38, when: screen is none, to: call"},
         ["27:34 FLOW130 it does not offer 'high' to all its readers"]),
        ({"number: {unit: °C}": "number: {unit: °C}\n    called: Test\n    bands_of: fever * 2"},
         ["26:15 FLOW130 its bands are worked out from other numbers, which the other guides do not have"]),
        ({"not_sure: {same_as: high}": "no_not_sure: Test reason."}, ['22:3 FLOW130 it does not offer "Not sure"']),
        ({"      - Test sign\n": "      - Test sign\n      - Another\n"},
         ["12:7 FLOW130 its signs are not 'Test sign'"]),
        ({"title: Test guide": "title: Test title"}, []),
        ({"label: No sign": "label: None of these"}, []),
        ({"    ask: How warm?\n": "    ask: How warm?\n    help: Test help.\n"}, []),
    ],
)  # fmt: skip
def test_shared_questions_are_asked_alike(site: Site, changes: dict[str, str], expected: list[str]) -> None:
    text = changed(GRAVE, changes)
    site.write(FLOW, text)
    site.write(VOCABULARY, SHARED)
    said = [one for one in site.check().diagnostics if one.code == "FLOW130"]
    told = [(one.location, one.code, one.message.partition(", and ")[2]) for one in said]
    assert [f"{place.line}:{place.column} {code} {how}" for place, code, how in told] == expected


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (signed(), []),
        (signed("rest", "call", ("other-guide", "test-guide")), []),
        (signed("visit"), [f"{AT} FLOW131", "content/vocabulary.yml:15:12 FLOW133"]),
        (signed("gone"), [f"{AT} FLOW131", "content/vocabulary.yml:15:12 FLOW133"]),
        (signed(guides=("gone", "other-guide")), [f"{AT} FLOW131", "content/vocabulary.yml:15:12 FLOW133"]),
        (signed(guides=("test-guide", "othr-guide")), [f"{AT} FLOW131", "content/vocabulary.yml:15:12 FLOW133"]),
        (signed().replace("2026-01-10", "2027-01-10"), ["content/vocabulary.yml:19:9 DATE001"]),
        (signed().replace("    by: Test Expert\n", ""), ["content/vocabulary.yml:15:5 FIELD001"]),
        (signed().replace(", other-guide: rest", ""), [f"{AT} FLOW131", "content/vocabulary.yml:15:12 FLOW133"]),
    ],
)
def test_a_difference_can_be_signed(site: Site, signature: str, expected: list[str]) -> None:
    assert found(site, GRAVE, MILD, SHARED + signature) == expected


def test_a_signature_names_guides_that_there_are(site: Site) -> None:
    write = signed(guides=("test-guide", "othr-guide"))
    found(site, GRAVE, MILD, SHARED + write)
    (fault,) = [one for one in site.check().diagnostics if one.code == "FLOW133"]
    assert (fault.message, fault.hint) == (
        "there is no guide 'othr-guide'",
        "did you mean 'other-guide' or 'test-guide'?",
    )


def test_a_guide_that_cannot_be_read_is_there_all_the_same(site: Site) -> None:
    """Its mistake is told, and not that it is missing."""
    found(site, GRAVE, MILD.replace("title: ", "titel: "), SHARED + signed())
    assert [one for one in site.check().diagnostics if one.code == "FLOW133"] == []


def test_guides_that_are_too_large_to_be_proven_together(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.together.MOST_PAIRS", 3)
    assert found(site, GRAVE, MILD) == ["content/flows/other-guide.yml:1:8 FLOW134"]


def test_without_a_vocabulary_nothing_is_shared(site: Site) -> None:
    found(site, GRAVE, MILD)
    site.path(VOCABULARY).unlink()
    assert [one for one in site.check().diagnostics if one.code.startswith("FLOW13")] == []


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ((), [("content/flows/other-guide.yml", "error")]),
        ((OTHER,), [("content/flows/other-guide.yml", "warning")]),
        ((FLOW,), [("content/flows/test-guide.yml", "warning")]),
        ((FLOW, OTHER), [("content/flows/other-guide.yml", "warning")]),
    ],
)
def test_a_difference_is_told_in_the_draft(
    site: Site, drafts: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    guides = {FLOW: GRAVE, OTHER: MILD}
    found(site, *(f"status: draft\n{text}" if name in drafts else text for name, text in guides.items()))
    told = [one for one in site.check().diagnostics if one.code == "FLOW131"]
    assert [(one.location.path, str(one.severity)) for one in told] == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("cough", ["did you mean 'couch'?"]),
        ("harm", ["give it the key that guides use, or take it out"]),
        ("couch", []),
        ("", []),
    ],
)
def test_a_shared_question_that_no_guide_asks(site: Site, key: str, expected: list[str]) -> None:
    couch = guide(COUGH.replace("cough:", "couch:") + UNSURE, YES="visit", NO="fever", LOW="visit", HIGH="rest")
    site.write(FLOW, couch)
    site.write(
        VOCABULARY, SHARED.replace("  cough:", f"  {key}:") if key != "fever" else SHARED.partition("  cough:")[0]
    )
    assert [one.hint for one in site.check().diagnostics if one.code == "FLOW135"] == expected


def test_a_signature_stands_in_the_proof_of_both_guides(site: Site) -> None:
    found(site, GRAVE, MILD)
    before = {key: machine.fingerprint for key, machine in site.check().machines.items()}
    found(site, GRAVE, MILD, SHARED + signed())
    says = {
        "test-guide": "Test call: the same reader may come to 'rest' of 'other-guide'.",
        "other-guide": "Test rest: the same reader may come to 'call' of 'test-guide'.",
    }
    for key, machine in site.check().machines.items():
        words = f"{says[key]} Why: Test reason. Decided by Test Expert, MD, on 2026-01-10."
        assert words in " ".join(as_text(combinations(machine)).split())
        assert f"signed: {words}" in certificate(machine, TODAY).lines
        assert machine.fingerprint != before[key]


OTHERWISE = SHARED.replace("How warm?", "How hot?")
GONE = "status: withdrawn\nsince: 2026-11-01\nwhy: Test reason.\n"


@pytest.mark.parametrize(
    ("one", "other", "vocabulary", "expected"),
    [
        pytest.param(VISIT, MILD, SHARED, ["FLOW133"], id="they were proven"),
        pytest.param(GRAVE, GONE + MILD, SHARED, ["FLOW133"], id="one is withdrawn"),
        pytest.param(
            GRAVE, guide(COUGH, screen="signs", YES="visit", NO="rest"), SHARED, ["FLOW133"], id="they share nothing"
        ),
        pytest.param(GRAVE, MILD, OTHERWISE, ["FLOW130", "FLOW130"], id="they were not proven"),
        pytest.param(GRAVE, MILD.replace("to: rest", "to: rst"), SHARED, [], id="one has mistakes"),
    ],
)
def test_a_signature_that_nothing_needs(site: Site, one: str, other: str, vocabulary: str, expected: list[str]) -> None:
    told = [line.rpartition(" ")[2] for line in found(site, one, other, vocabulary + signed())]
    assert [code for code in told if code.startswith("FLOW13")] == expected


def test_a_signature_for_guides_that_are_too_large_is_left_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.together.MOST_PAIRS", 3)
    assert found(site, GRAVE, MILD, SHARED + signed()) == ["content/flows/other-guide.yml:1:8 FLOW134"]
