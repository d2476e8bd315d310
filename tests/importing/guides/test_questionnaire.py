"""Guides drafted from questionnaires of FHIR: their questions, choices, weights and conditions, and what is to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from askwell.importing.document import CannotImport
from askwell.importing.guides.bringing import bring_guide
from askwell.source.yaml import parse_yaml
from tests.helpers import TODAY, good_site
from tests.importing.guides.filled import ORIGINALS

CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
FHIR = "http://hl7.org/fhir/StructureDefinition/"
Json = dict[str, Any]


def drafted(tmp_path: Path, *items: Json, **more: object) -> tuple[Json, str]:
    """The draft of a questionnaire with these items: its data and its text."""
    return brought(tmp_path, whole(*items, **more))


def whole(*items: Json, **more: object) -> str:
    """A questionnaire with these items, as JSON."""
    return json.dumps({"resourceType": "Questionnaire", "title": "Test", "item": items, **more})


def brought(tmp_path: Path, text: str | bytes) -> tuple[Json, str]:
    tmp_path.mkdir(exist_ok=True)
    original = tmp_path / "original.json"
    original.write_bytes(text.encode() if isinstance(text, str) else text)
    made = bring_guide(good_site(tmp_path).root, original, TODAY).text
    parsed, problems = parse_yaml("draft.yml", made)
    assert parsed is not None, problems
    assert isinstance(parsed.data, dict)
    return parsed.data, made


def item(name: str, kind: str = "choice", **more: object) -> Json:
    return {"linkId": name, "type": kind, "text": f"Test {name}?", **more}


def options(*codes: str, weight: str = "itemWeight") -> list[Json]:
    """Choices with the weights 0, 1, 2, ..."""
    extensions = ([{"url": FHIR + weight, "valueDecimal": number}] for number in range(len(codes)))
    return [
        {"extension": extension, "valueCoding": {"code": code, "display": f"Test {code}"}}
        for code, extension in zip(codes, extensions, strict=True)
    ]


def asks(data: Json, key: str) -> Json:
    question = data["questions"][key]
    assert isinstance(question, dict)
    return question


def test_a_whole_questionnaire(tmp_path: Path) -> None:
    data, text = brought(tmp_path, (ORIGINALS / "mood.json").read_bytes())
    assert list(data["questions"]) == [
        "red-flags", "are-you-sad", "how-do-you-sleep", "for-more-than-a-month", "how-old-are-you", "do-you-work",
    ]  # fmt: skip
    assert data["scores"] == {"test-score": {"label": "Test score"}}
    assert {key: one.get("points") for key, one in asks(data, "are-you-sad")["options"].items()} == {
        "not-at-all": "0",
        "nearly-every-day": "3",
    }
    assert asks(data, "for-more-than-a-month")["when"] == (
        "how-do-you-sleep is badly and are-you-sad is nearly-every-day"
    )
    assert asks(data, "how-old-are-you")["options"] == {"under-65": {"under": "65"}, "at-least-65": {"at_least": "65"}}
    assert asks(data, "do-you-work")["when"] == (
        "how-old-are-you < 65 or (asked for-more-than-a-month and for-more-than-a-month is yes)"
    )
    for said in (
        "the original is under copyright",
        "the item 'intro' (Test words to read first.) is only shown",
        "the item 'notes' (Anything else?) asks for text",
        "works out Test score by: %resource.item.answer.weight().sum()",
    ):
        assert said in text


def worked_out(name: str, how: str) -> Json:
    """An item whose value an expression works out."""
    expression = {"language": "text/fhirpath", "expression": how}
    return item(name, "decimal", extension=[{"url": CALCULATED, "valueExpression": expression}])


def test_what_is_worked_out(tmp_path: Path) -> None:
    """A sum of weights is the score; other expressions are to do, the first in a few words and the rest by name."""
    sums = [worked_out(f"n{number}", f"{number} + 1") for number in range(12)]
    total = worked_out("total", "%resource.item.answer.weight().sum()")
    data, text = drafted(tmp_path, item("a", answerOption=options("x", "y")), *sums, total)
    assert [one["label"] for one in data["scores"].values()] == ["Test total?"]
    lines = [line for line in text.splitlines() if "works out" in line]
    assert len(lines) == 12
    assert lines[0].endswith(
        "works out Test total? by: %resource.item.answer.weight().sum(). Here all points are added"
    )
    assert lines[1].endswith("not understood: the original works out Test n0? by: 0 + 1")
    assert lines[-1].endswith("not understood, either, is how the original works out Test n10?, Test n11?")


@pytest.mark.parametrize(("length", "kept"), [(300, True), (301, False)])
def test_a_long_expression_is_cut(tmp_path: Path, length: int, kept: bool) -> None:
    _, text = drafted(tmp_path, item("a", answerOption=options("x", "y")), worked_out("n", "1" * length))
    assert ("1" * length in text, "1 …" in text) == (kept, not kept)


@pytest.mark.parametrize(
    ("weight", "place"),
    [("itemWeight", "option"), ("ordinalValue", "option"), ("questionnaire-ordinalValue", "option"),
     ("itemWeight", "coding"), ("ordinalValue", "coding")],
)  # fmt: skip
def test_weights_of_every_edition(tmp_path: Path, weight: str, place: str) -> None:
    given = options("a", "b", weight=weight)
    for one in given if place == "coding" else ():
        one["valueCoding"]["extension"] = one.pop("extension")
    data, _ = drafted(tmp_path, item("q", answerOption=given))
    assert [one["points"] for one in asks(data, "test-q")["options"].values()] == ["0", "1"]


def test_without_weights_there_is_no_score(tmp_path: Path) -> None:
    data, _ = drafted(tmp_path, item("q", answerOption=[{"valueString": "A"}, {"valueInteger": 2}]))
    assert "scores" not in data
    assert asks(data, "test-q")["options"] == {"a": {"label": "A"}, "choice-2": {"label": "2"}}


CODED = {"question": "q", "operator": "=", "answerCoding": {"code": "b"}}


@pytest.mark.parametrize(
    ("enabling", "expected"),
    [
        ([CODED], "test-q is test-b"),
        ([CODED | {"operator": "!="}], "test-q is not test-b"),
        ([{"question": "q", "operator": "exists", "answerBoolean": True}], "asked test-q"),
        ([{"question": "q", "operator": "exists", "answerBoolean": False}], "not asked test-q"),
        ([{"question": "q", "hasAnswer": True}], "asked test-q"),
        ([{"question": "n", "operator": ">=", "answerInteger": 3}], "test-n >= 3"),
        ([{"question": "y", "operator": "=", "answerBoolean": False}], "test-y is no"),
        ([CODED, {"question": "n", "operator": "<", "answerDecimal": 2.5}], "test-q is test-b and test-n < 2.5"),
        ([CODED | {"answerCoding": {"code": "gone"}}], "TODO"),
        ([CODED | {"question": "gone"}], "TODO"),
        ([CODED | {"question": "later"}], "TODO"),
        ([{"question": "q", "operator": ">", "answerCoding": {"code": "b"}}], "TODO"),
        ([{"question": "n", "operator": "=", "answerString": "many"}], "TODO"),
    ],
)
def test_when_a_question_is_asked(tmp_path: Path, enabling: list[Json], expected: str) -> None:
    data, text = drafted(
        tmp_path, item("q", answerOption=options("a", "b")), item("n", "decimal"), item("y", "boolean"),
        item("asked", "boolean", enableWhen=enabling), item("later", "boolean"),
    )  # fmt: skip
    assert asks(data, "test-asked")["when"] == expected
    assert ("when it is asked is not understood" in text) is (expected == "TODO")


def test_the_condition_of_a_group_holds_for_what_is_in_it(tmp_path: Path) -> None:
    inside = item("in", "boolean", enableWhen=[{"question": "y", "operator": "=", "answerBoolean": True}])
    group = {"linkId": "g", "type": "group", "enableWhen": [CODED], "item": [inside]}
    data, _ = drafted(tmp_path, item("q", answerOption=options("a", "b")), item("y", "boolean"), group)
    assert asks(data, "test-in")["when"] == "test-q is test-b and test-y is yes"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"repeats": True}, "lets readers choose several"),
        ({"type": "open-choice"}, "write words of their own"),
        ({"answerConstraint": "optionsOrString"}, "write words of their own"),
        ({"initial": [{"valueBoolean": True}]}, "an answer filled in before"),
        ({"answerValueSet": "https://codes.example/set"}, "choices stand elsewhere: https://codes.example/set"),
        ({"extension": [{"url": "https://a.example/b"}]}, "has the extension https://a.example/b"),
        ({"modifierExtension": [{"url": "https://a.example/c"}]}, "has the extension https://a.example/c"),
        ({"type": "date"}, "asks for date"),
        ({"extension": [{"url": FHIR + "questionnaire-hidden", "valueBoolean": True}]}, "is hidden from readers"),
    ],
)
def test_what_is_not_understood_is_told(tmp_path: Path, more: Json, said: str) -> None:
    plain = item("y", "boolean")
    _, text = drafted(tmp_path, plain, item("q", answerOption=options("a", "b")) | more)
    assert any(said in line for line in text.splitlines() if "# TODO: " in line)
    _, without = drafted(tmp_path / "again", plain, item("q", answerOption=options("a", "b")))
    assert said not in without


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    evil = "x\nstatus: published\n# y: 'z'"
    data, text = drafted(tmp_path, item("q", answerOption=[{"valueString": evil}]) | {"text": evil}, title=evil)
    assert data["status"] == "draft"
    assert text.count("status:") - text.count("x status:") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"resourceType": "Patient"}', "is a Patient; give a Questionnaire"),
        ('{"resourceType": 1}', "is something else"),
        ('{"resourceType": "Questionnaire"}', "has no question"),
        ('{"resourceType": "Questionnaire", "item": "x"}', "has no question"),
        ('{"resourceType": "Questionnaire", "item": [{"type": 1, "linkId": []}]}', "has no question"),
        ('{"resourceType": ', "is no JSON that can be read"),
        ("{" + '"a":{' * 100_000, "is no JSON that can be read"),
        (b'{"resourceType": "\xff"}', "is not written in UTF-8"),
        ('<Questionnaire xmlns="http://hl7.org/fhir"/>', "is FHIR in XML; save it as JSON"),
        ("[1]", "is neither DMN nor FHIR"),
        (whole(*(item(str(n), "boolean") for n in range(201))), "more than 200 questions"),
        (whole(item("q", answerOption=options(*map(str, range(101))))), "more than 100 choices"),
    ],
)  # fmt: skip
def test_files_that_make_no_guide(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(CannotImport, match=said):
        brought(tmp_path, text)
