"""A guide as decisions in DMN: what an engine is told, the tables, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from askwell.flow.export.certificate import certificate
from askwell.flow.export.dmn import as_dmn
from askwell.flow.export.dmn.feel import Names, stretches, text
from askwell.flow.export.refused import CannotExport
from askwell.flow.expr.intervals import INFINITY, Interval
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.flow.export.guides import guide
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow

Table = tuple[list[str], list[list[str]]]


def machine(changes: dict[str, str] | None = None) -> Machine:
    found, problems = compile_flow(read_flow(changed(GUIDE, changes or {})))
    assert found is not None, problems
    return found


def exported(found: Machine) -> etree._Element:
    return etree.fromstring(as_dmn(found, certificate(found, date(2026, 1, 10))).encode())


def words(node: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in node.iterfind(path)]


def tables(root: etree._Element) -> dict[str, Table]:
    """By each decision's name, the expressions above its columns, and its rows, cell by cell."""
    return {
        decision.get("name", ""): (
            words(decision, ".//{*}inputExpression/{*}text"),
            [words(rule, ".//{*}text") for rule in decision.iterfind(".//{*}rule")],
        )
        for decision in root.iterfind("{*}decision")
    }


def inputs(root: etree._Element) -> dict[str, tuple[str, str]]:
    """By each input's name, its type and the values that it may have."""
    types = {item.get("name", ""): item for item in root.iterfind("{*}itemDefinition")}
    return {
        name: (words(types[f"t_{name}"], "{*}typeRef")[0], "".join(words(types[f"t_{name}"], ".//{*}text")))
        for data in root.iterfind("{*}inputData")
        for name in [data.get("name", "")]
    }


def test_a_small_guide_is_one_table() -> None:
    root = exported(machine())
    assert inputs(root) == {
        "screen": ("string", '"any", "none", "not-sure"'),
        "sex": ("string", '"woman", "man"'),
        "pregnant": ("string", '"yes", "no", "not-sure"'),
        "heat": ("number", ">= 30"),
        "signs": ("number", "0, 1, 2"),
    }
    assert list(tables(root)) == ["ending", "outcome", "urgency", "advice"]
    assert tables(root)["ending"] == (
        ["screen", "sex", "pregnant", "heat", "signs"],
        [
            ['"any", "not-sure"', "-", "-", "-", "-", '"call"'],
            ['"none"', '"woman"', '"yes", "not-sure"', "-", "-", '"visit"'],
            ['"none"', '"woman"', '"no"', "[30..38)", "0, 1", '"rest"'],
            ['"none"', '"woman"', '"no"', "[30..38)", "2", '"visit"'],
            ['"none"', '"woman"', '"no"', "[38..39)", "0", '"rest"'],
            ['"none"', '"woman"', '"no"', "[38..39)", "1, 2", '"visit"'],
            ['"none"', '"woman"', '"no"', ">= 39", "-", '"visit.result.1"'],
            ['"none"', '"man"', "-", "[30..38)", "0, 1", '"rest"'],
            ['"none"', '"man"', "-", "[30..38)", "2", '"visit"'],
            ['"none"', '"man"', "-", "[38..39)", "0", '"rest"'],
            ['"none"', '"man"', "-", "[38..39)", "1, 2", '"visit"'],
            ['"none"', '"man"', "-", ">= 39", "-", '"visit.result.1"'],
        ],
    )
    assert tables(root)["urgency"] == (
        ["outcome"],
        [['"call"', '"emergency"'], ['"visit"', '"routine"'], ['"rest"', '"self_care"']],
    )


def test_an_outcome_with_one_ending_is_the_table_itself() -> None:
    root = exported(machine({", because: Test reason.": ""}))
    assert list(tables(root)) == ["outcome", "urgency", "advice"]


def test_a_choice_beside_numbers_is_an_input_of_its_own() -> None:
    root = exported(
        machine({"    to: signs\n    no_not_sure: Test reason": "    to: signs\n    not_sure: {to: visit}"})
    )
    assert (inputs(root)["heat"], inputs(root)["heat_instead"]) == (("number", ">= 30"), ("string", '"not-sure"'))
    assert tables(root)["heat_band"] == (
        ["heat", "heat_instead"],
        [
            ["-", '"not-sure"', '"not-sure"'],
            ["[30..38)", "-", '"usual"'],
            ["[38..39)", "-", '"fever"'],
            [">= 39", "-", '"high"'],
        ],
    )
    assert tables(root)["ending"][0] == ["screen", "sex", "pregnant", "heat_band", "signs"]


def test_a_guide_with_many_ways_has_a_table_after_each_question() -> None:
    found = tables(exported(guide("phq-9")))
    names = list(found)
    assert names[0].startswith("after_")
    assert names[-3:] == ["outcome", "urgency", "advice"]
    columns, rows = found[names[2]]
    assert columns[0] == names[1]
    assert rows[-1][0].startswith("not(")
    assert rows[-1][1:] == ["-", names[1]]


def test_bands_that_are_worked_out_go_by_where_a_reader_stands() -> None:
    columns, rows = tables(exported(guide("mass-index")))["weight_band"]
    assert columns == ["after_height", "weight", "weight_instead"]
    assert rows[:3] == [
        ["-", "-", '"unknown"', '"unknown"'],
        ['"weight.height.140"', "< 36.3", "-", '"low"'],
        ['"weight.height.140"', "[36.3..49)", "-", '"usual"'],
    ]


def test_readers_who_come_in_by_an_entry_have_decisions_of_their_own() -> None:
    found = exported(guide("lung-screening"))
    (entry,) = guide("lung-screening").entries
    assert f"outcome_at_{entry.replace('-', '_')}" in tables(found)
    about = words(found, f"{{*}}decision[@name='outcome_at_{entry.replace('-', '_')}']/{{*}}description")
    assert "For readers who come in by" in about[0]


def test_what_an_engine_tells_readers() -> None:
    (columns, rows), root = tables(exported(machine()))["advice"], exported(machine())
    outputs = [each.get("name") for each in root.iterfind("{*}decision[@name='advice']//{*}output")]
    assert (columns, outputs) == (
        ["ending"], ["title", "next_step", "how_soon", "why", "would_change", "because", "sources"],
    )  # fmt: skip
    assert ['"visit.result.1"', '"Test visit"', '"Test."', '"Test."', '"Test."', '"Test."', '"Test reason."',
            '"test-source"'] in rows  # fmt: skip


def test_sums_that_readers_see_are_numbers() -> None:
    _, rows = tables(exported(guide("lung-points")))["advice"]
    assert [(row[0], row[-1]) for row in rows] == [
        ('"care-now"', "null"), ('"today.risk.3"', "3"), ('"today.risk.4"', "4"), ('"today.risk.5"', "5"),
        ('"visit"', "2"), ('"rest.risk.0"', "0"), ('"rest.risk.1"', "1"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["tetanus", "mass-index", "lung-screening"])
def test_a_picture_has_all_boxes_and_lines_and_no_box_on_another(name: str) -> None:
    root = exported(guide(name))
    ids = [each.get("id") for kind in ("decision", "inputData") for each in root.iterfind(f"{{*}}{kind}")]
    assert [each.get("dmnElementRef") for each in root.iterfind(".//{*}DMNShape")] == ids
    needs = [each.get("id") for each in root.iterfind(".//{*}informationRequirement")]
    assert [each.get("dmnElementRef") for each in root.iterfind(".//{*}DMNEdge")] == needs
    corners = [(each.get("x"), each.get("y")) for each in root.iterfind(".//{*}Bounds")]
    assert len(set(corners)) == len(corners)
    ways = [[int(point.get("x", "")) for point in edge] for edge in root.iterfind(".//{*}DMNEdge")]
    assert all(start < end for start, end in ways)


def test_the_certificate_and_the_words_of_questions_go_along() -> None:
    found = machine()
    root = exported(found)
    assert f"Fingerprint: {found.fingerprint}" in words(root, "{*}description")[0]
    (about,) = words(root, "{*}inputData[@name='screen']/{*}description")
    assert about.split("\n") == [
        "Test sign?", "This is a red flag.", "- Test sign", '"any": Any of these', '"none": None of these',
        '"not-sure": Not sure',
    ]  # fmt: skip


def test_numbers_that_mean_two_things_are_refused() -> None:
    second = "number: {unit: °C, least: 30, also: {unit: °F, bands: {usual: {under: 101}, fever: {at_least: 101, "
    waived = (
        "waivers:\n  - {promise: same-in-both-units, at: heat, why: Test., by: Test, credentials: Test, on: 2026-01-10}"
    )
    found = machine({
        "number: {unit: °C, least: 30}": f"{second}under: 102.2}}, high: {{at_least: 102.2}}}}}}}}",
        "tables:\n": f"{waived}\ntables:\n",
    })  # fmt: skip
    with pytest.raises(CannotExport) as caught:
        exported(found)
    assert str(caught.value) == (
        "flow.yml:36:35: error EXPORT005: DMN has one unit for a number, and the bands of 'heat' mean something "
        "else in °F\n"
        "    hint: let the bands mean the same in both units, and take the waiver of same-in-both-units out"
    )


@pytest.mark.parametrize(
    ("key", "name"),
    [
        pytest.param("red-flags", "red_flags", id="no minus"),
        pytest.param("every", "answer_every", id="a word of FEEL"),
        pytest.param("advice", "answer_advice", id="a decision"),
        pytest.param("3-months", "answer_3_months", id="a figure"),
    ],
)
def test_names(key: str, name: str) -> None:
    assert Names(["advice"]).new(key) == name


def test_no_name_is_given_twice() -> None:
    names = Names(["advice"])
    assert [names.new("age") for _ in range(3)] == ["age", "answer_age", "answer_age_2"]


def test_texts_are_quoted() -> None:
    assert text('say "a\\b"\n  now') == '"say \\"a\\\\b\\" now"'


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param([("", "38)")], ["< 38"], id="below"),
        pytest.param([("", "38]")], ["<= 38"], id="up to"),
        pytest.param([("(38", "")], ["> 38"], id="above"),
        pytest.param([("[38", "")], [">= 38"], id="from"),
        pytest.param([("(38", "39)")], ["(38..39)"], id="between"),
        pytest.param([("[38", "38]")], ["38"], id="one number"),
        pytest.param([("", "")], ["? instance of number"], id="every number"),
        pytest.param([("[39", "40)"), ("[38", "39)")], ["[38..40)"], id="what touches is one"),
        pytest.param([("[38", "39]"), ("(39", "")], [">= 38"], id="what touches behind a number"),
        pytest.param([("[38", "39)"), ("(39", "")], ["[38..39)", "> 39"], id="a number between"),
        pytest.param([("[1E+2", "")], [">= 100"], id="no exponent"),
    ],
)
def test_stretches(ends: Sequence[tuple[str, str]], expected: list[str]) -> None:
    bands = [
        Interval(
            (Decimal(low[1:]), int(low[0] == "(")) if low else (-INFINITY, 0),
            (Decimal(high[:-1]), -int(high[-1] == ")")) if high else (INFINITY, 0),
        )
        for low, high in ends
    ]
    assert stretches(bands) == expected
