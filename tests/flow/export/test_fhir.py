"""A guide as a questionnaire of FHIR: its items, its expressions, what goes along, and what it cannot say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from askwell.flow.export.certificate import certificate
from askwell.flow.export.fhir.questionnaire import questionnaire
from askwell.flow.export.fhir.surroundings import Surroundings
from askwell.flow.machine.compile import compile_flow
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import Site, good_site, read_flow
from tests.test_manual import blocks, error_sections, manual, spoil

DAY = date(2026, 1, 10)
PAGE = "https://site.example/decide/flow/"
AROUND = Surroundings(PAGE, "Test site", {"test-source": "Test source, read."}, ["Test caution."], ["Test advice."])


def form(changes: dict[str, str] | None = None, more: str = "") -> dict[str, Any]:
    """The questionnaire of the guide of the findings, changed."""
    machine, problems = compile_flow(read_flow(changed(GUIDE, changes or {}) + more))
    assert machine is not None, problems
    return questionnaire(machine, certificate(machine, DAY), AROUND)


def items(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """All items by their link ids, those inside others with them."""
    return {item["linkId"]: item for item in found["item"]} | {
        inner["linkId"]: inner for item in found["item"] for inner in item.get("item", [])
    }


def expression(item: dict[str, Any]) -> str:
    """What is calculated for an item, in short: each look at an answer as [link id], and a question mark for yes."""
    made = next(one["valueExpression"]["expression"] for one in item["extension"] if "valueExpression" in one)
    short = re.sub(r"%resource\.item\.where\(linkId = '([^']*)'\)\.answer", r"[\1]", str(made))
    return short.replace(".where(value = true).exists()", "?")


def test_a_question_is_an_item_with_its_choices() -> None:
    found = items(form())
    heat = found["heat"]
    assert (heat["text"], heat["type"], heat["answerConstraint"]) == ("How warm?", "coding", "optionsOnly")
    assert heat["enableWhen"] == [{"question": "asked.heat", "operator": "=", "answerBoolean": True}]
    options = [(one["valueCoding"]["code"], one["extension"][0]["valueDecimal"]) for one in heat["answerOption"]]
    assert options == [("usual", 0), ("fever", 1), ("high", 2)]
    assert found["screen"]["code"][0]["code"] == "red-flag"
    assert found["screen.sign.1"]["text"] == "Test sign"
    assert "code" not in heat


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("asked.screen", "true", id="the start"),
        pytest.param("asked.sex", "([asked.screen]? and [screen].where(value.code = 'none').exists())", id="a choice"),
        pytest.param(
            "asked.pregnant",
            "([reached.pregnant]? and ([asked.sex]? and [sex].where(value.code = 'woman').exists()))",
            id="a question that is not for everybody",
        ),
        pytest.param(
            "sum.burden.result", "iif([asked.heat]? and [heat].exists(), [heat].weight(), 0)", id="a sum",
        ),
        pytest.param("reached.rest", "[row.result].where(value = 0).exists()", id="otherwise"),
        pytest.param(
            "outcome",
            "iif([reached.visit]?, 'visit', iif([reached.rest]?, 'rest', iif([reached.call]?, 'call', {})))",
            id="the outcome",
        ),
    ],
)  # fmt: skip
def test_what_is_calculated(link: str, expected: str) -> None:
    found = items(form())[link]
    assert expression(found) == expected
    assert found["readOnly"] is True
    assert {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True} in (
        found["extension"]
    )


def row(condition: str) -> str:
    """When the first row of the table applies."""
    found = items(form({"when: heat >= 39,": f'when: "{condition}",'}))["row.result"]
    whole = expression(found)
    reached = whole.index(", iif(") + len(", iif(")
    return whole[reached : whole.index(", 1, iif(")]


HIGH = "([asked.heat]? and [heat].where(value.code = 'high').exists())"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("heat is high", HIGH, id="a choice"),
        pytest.param("not heat in (usual, fever)", HIGH, id="the others"),
        pytest.param("heat >= 39", HIGH, id="a number by its band"),
        pytest.param("burden >= 2", "[sum.burden.result].value >= 2", id="a sum"),
        pytest.param("not burden < 2", "[sum.burden.result].value >= 2", id="not a sum"),
        pytest.param("highest(burden) >= 2", "[highest.burden.result].value >= 2", id="the most points"),
        pytest.param("asked pregnant", "[asked.pregnant]?", id="asked"),
        pytest.param("not asked pregnant", "[asked.pregnant]?.not()", id="not asked"),
        pytest.param(
            "count(heat is high, asked pregnant) >= 2", f"(iif({HIGH}, 1, 0) + iif([asked.pregnant]?, 1, 0)) >= 2",
            id="a count",
        ),
        pytest.param(
            "asked pregnant and pregnant is not yes",
            "([asked.pregnant]? and ([asked.pregnant]? and "
            "[pregnant].where(value.code = 'no' or value.code = 'not-sure').exists()))",
            id="not sure is not yes",
        ),
    ],
)  # fmt: skip
def test_conditions_are_fhirpath(condition: str, expected: str) -> None:
    assert row(condition) == expected


def test_several_scores_have_no_weights() -> None:
    changes = {
        "burden: {label: Test points}": "burden: {label: Test points}\n  other: {label: Test others}",
        "under: 39, points: 1": "under: 39, points: {burden: 1, other: 1}",
        "high: {at_least: 39, points: 2}": "high: {at_least: 39, points: {burden: 2}}",
    }
    found = items(form(changes))
    assert all("extension" not in option for option in found["heat"]["answerOption"])
    assert expression(found["sum.burden.result"]).count("iif(") == 2


def test_a_question_worded_in_two_ways_is_two_items() -> None:
    words = "ask:\n      - {say: Are you warm?, when: sex is man}\n      - {say: How warm?, when: sex is woman}"
    found = items(form({"ask: How warm?": words}))
    assert (found["heat.1"]["text"], found["heat.2"]["text"]) in (
        ("How warm?", "Are you warm?"), ("Are you warm?", "How warm?"),
    )  # fmt: skip
    assert "heat" not in found
    assert "[asked.heat.1]" in expression(found["chose.heat"])
    assert "chose.sex" not in found


def test_an_outcome_says_all_that_its_readers_see() -> None:
    found = form()
    visit = next(item for item in found["item"] if item["linkId"] == "visit")
    assert (visit["type"], visit["code"][0]["code"]) == ("group", "routine")
    said = [item["text"] for item in visit["item"]]
    assert said == ["Test visit", *["Test."] * 4, "Test reason.", "Test source, read.", "Test advice."]
    reason = items(found)["visit.because.result.1"]
    assert reason["enableWhen"][0]["question"] == "said.visit.because.result.1"


def test_a_sum_that_is_shown_is_an_item_of_the_outcome() -> None:
    found = items(form({"{label: Test points}": "{label: Test points, show: yes}"}))
    assert (found["rest.sum.burden"]["text"], found["rest.sum.burden"]["type"]) == ("Test points", "integer")
    assert "rest.sum.burden" not in items(form())


def test_what_is_proven_goes_along() -> None:
    found = form(more="rules:\n  - never outcome rest when heat >= 39\n")
    parts = {one["url"]: one for one in found["extension"]}[f"{PAGE}#certificate"]["extension"]
    said = [(one["url"], *(value for key, value in one.items() if key != "url")) for one in parts]
    assert ("fingerprint", found["version"]) in said
    assert ("rule", "holds: never outcome rest when heat >= 39") in said
    assert said[-1] == ("approved", "Nobody has approved this proof.")
    assert f"<p>Fingerprint: {found['version']}</p>" in found["text"]["div"]
    assert (found["status"], found["date"], "approvalDate" in found) == ("draft", "2026-01-10", False)
    assert found["item"][2] == {"linkId": "before.3", "text": "Test caution.", "type": "display"}
    assert {"type": "citation", "citation": "Test source, read."} in [
        one.get("valueRelatedArtifact") for one in found["extension"]
    ]


def test_an_approval_that_stands_makes_it_active() -> None:
    proof = form()["version"]
    approval = "approval: {{by: test-expert, on: 2026-01-09, proof: {}}}\n"
    stands, lapsed = form(more=approval.format(proof)), form(more=approval.format("0123456789ab"))
    assert (stands["status"], stands["approvalDate"]) == ("active", "2026-01-09")
    assert (lapsed["status"], "approvalDate" in lapsed) == ("draft", False)


@pytest.fixture
def site(tmp_path: Any) -> Site:
    return good_site(tmp_path)


def export(site: Site) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["flow", "export", "--root", str(site.root), "test-guide", "--to", "fhir"])
    assert "Traceback" not in done.output
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("code", "exit_code", "said"),
    [
        pytest.param(
            "EXPORT001", 1, "the question 'weight' is worded in more ways than a questionnaire can hold", id="wordings",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "EXPORT002", 1,
            "'height * width * depth >= 60000' compares more combinations of numbers than a questionnaire can hold",
            id="cases", marks=pytest.mark.long,
        ),
        pytest.param("EXPORT003", 0, "warning EXPORT003: the entry 'sides' is not in the questionnaire", id="an entry"),
    ],
)  # fmt: skip
def test_what_it_cannot_say_is_named(site: Site, code: str, exit_code: int, said: str) -> None:
    spoil(site.root, blocks(error_sections()[code])[0])
    found = export(site)
    assert found[0] == exit_code
    assert re.search(rf"content/flows/test-guide\.yml:\d+:\d+: \w+ {code}: ", found[1])
    assert said in found[1]


def test_a_little_less_can_be_said(site: Site) -> None:
    block = blocks(error_sections()["EXPORT001"])[0]
    spoil(site.root, block)
    path = site.path("flows/test-guide.yml")
    path.write_text(path.read_text("utf-8").replace("most: 184", "most: 170"), "utf-8")
    code, said = export(site)
    assert (code, json.loads(said)["resourceType"]) == (0, "Questionnaire")


def test_the_page_on_exports_shows_what_is_written(site: Site) -> None:
    shown = next(block.text for block in blocks(manual("exports.md")) if block.title == "test-guide.json")
    assert json.loads(shown) in json.loads(export(site)[1])["item"]
