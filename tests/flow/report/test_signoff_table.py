"""The combinations of choices that matter, against walking every way and against an independent count."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import path_count
from askwell.flow.report.combinations import TooManyRows, boxes
from askwell.flow.report.signoff_table import ANY, UNASKED, Row, as_csv, as_text, combinations, ranges
from askwell.flow_revisions import read_version
from tests.flow.made_up import Data, flow, machine, made_up, question, rows, ways
from tests.helpers import compiled

FLOWS = Path(__file__).parents[2] / "flows"
NAMES = sorted(path.stem for path in FLOWS.glob("*.yml"))


@pytest.fixture(scope="module")
def machines() -> Mapping[str, Machine]:
    return read_version(str(FLOWS), FLOWS).machines


def shown(found: Machine) -> list[tuple[str, ...]]:
    """The rows in short: cells, sums, outcome."""
    (section,) = combinations(found).sections
    return [(*row.cells, *map(ranges, row.sums), row.outcome) for row in section.rows]


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_all_sections_hold_every_way_once(machines: Mapping[str, Machine], name: str) -> None:
    sections = combinations(machines[name]).sections
    assert [section.entry for section in sections] == [each.entry_key for each in machines[name].all]
    counted = [sum(row.ways for row in section.rows) for section in sections]
    assert counted == [path_count(each) for each in machines[name].all]


def test_nine_items_against_a_count_of_their_sums(machines: Mapping[str, Machine]) -> None:
    sums = Counter(map(sum, product(range(4), repeat=8)))
    bands = {"minimal": range(5), "mild": range(5, 10), "moderate": range(10, 15), "rather-severe": range(15, 20),
             "severe": range(20, 25)}  # fmt: skip
    (section,) = combinations(machines["phq-9"]).sections
    assert [column.key for column in section.columns] == ["danger-now", "item-9"]
    assert [(row.cells[1], row.sums, row.outcome, row.ways) for row in section.rows] == [
        (UNASKED, ((0,),), "call-now", 2),
        *[("On no day", (tuple(of),), key, sum(sums[points] for points in of)) for key, of in bands.items()],
        ("On a few days or On many days or On most days or Not sure", (tuple(range(1, 28)),), "talk-today", 4 * 4**8),
    ]


@pytest.mark.parametrize("seed", range(60))
def test_every_way_is_in_one_row(seed: int) -> None:
    """Of flows put together by chance: by its choices and sums, and with its outcome."""
    data, found = made_up(Random(seed))
    (section,) = combinations(found).sections
    keys = [column.key for column in section.columns]
    met: Counter[Row] = Counter()
    for way, end in ways(found):
        chosen = dict(way)
        labels = [f"{key}{chosen[key]}" if key in chosen else UNASKED for key in keys]
        points = [data["questions"][q]["options"][choice].get("points", {}) for q, choice in way]
        sums = [sum(each.get(score, 0) for each in points) for score in data["scores"]]
        (row,) = [
            row
            for row in section.rows
            if all(label in cell.split(" or ") or (cell == ANY and label != UNASKED)
                   for label, cell in zip(labels, row.cells, strict=True))
            and all(value in of for value, of in zip(sums, row.sums, strict=True))
        ]  # fmt: skip
        assert row.outcome == end.origin
        met[row] += 1
    assert met == {row: row.ways for row in section.rows}


POINTS = {"a": 0, "b": 1}
FIRST = {"a": {"s1": 0}, "b": {"s1": 1}, "c": {"s1": 2}}
SECOND = {"a": {"s2": 0}, "b": {"s2": 1}, "c": {"s2": 2}}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            flow({"q": question({"a": "x", "b": "y", "c": "x"})}),
            [("a or c", "x"), ("b", "y")],
            id="choices that lead to the same place",
        ),
        pytest.param(
            flow({"q": question({"a": "x", "b": "r"}), "r": question({"a": "x", "b": "y"})}),
            [("a", UNASKED, "x"), ("b", "a", "x"), ("b", "b", "y")],
            id="not asked",
        ),
        pytest.param(
            flow(
                {"q": question("r"), "r": question("t")},
                tables={"t": rows(("q is a or r is a", "x"), otherwise="y")},
            ),
            [("a", ANY, "x"), ("b", "a", "x"), ("b", "b", "y")],
            id="a later question that no longer matters",
        ),
        pytest.param(
            flow(
                {"q": question("r"), "r": question("t")},
                tables={"t": rows(("r is a", "x"), ("q is a", "y"), otherwise="z")},
            ),
            [(ANY, "a", "x"), ("a", "b", "y"), ("b", "b", "z")],
            id="an earlier question that no longer matters",
        ),
        pytest.param(
            flow(
                {"q": question("r", POINTS), "r": question("t", POINTS)},
                scores=1,
                tables={"t": rows(("s1 >= 2", "x"), otherwise="y")},
            ),
            [("0 to 1", "y"), ("2", "x")],
            id="questions that only add points have no column",
        ),
        pytest.param(
            flow(
                {"q": question("t", {"a": 0, "b": 1, "c": 4, "d": 6})},
                scores=1,
                tables={"t": rows(("s1 >= 2", "x"), otherwise="y")},
            ),
            [("0 to 1", "y"), ("4, 6", "x")],
            id="sums that cannot be are not there",
        ),
        pytest.param(
            flow(
                {
                    "q": question("t", POINTS),
                    "r": question({"a": "x", "b": "x"}, POINTS),
                    "u": question({"a": "y", "b": "y"}, POINTS),
                },
                scores=1,
                tables={"t": rows(("s1 >= 1", "u"), otherwise="r")},
            ),
            [(ANY, "1 to 2", "y"), (UNASKED, "0 to 1", "x")],
            id="that a question is asked matters, and the sums do not say it",
        ),
        pytest.param(
            flow(
                {"q": question("r", FIRST), "r": question("t", SECOND)},
                scores=2,
                tables={"t": rows(("s1 + s2 >= 2", "x"), otherwise="y")},
            ),
            [("0", "0 to 1", "y"), ("0", "2", "x"), ("1", "0", "y"), ("1", "1 to 2", "x"), ("2", "0 to 2", "x")],
            id="sums that matter together",
        ),
    ],
)
def test_rows(data: Data, expected: list[tuple[str, ...]]) -> None:
    assert shown(machine(data)) == expected


def test_sections_of_entries(machines: Mapping[str, Machine]) -> None:
    start, entry = combinations(machines["lung-screening"]).sections
    assert (entry.entry, entry.title) == ("smokes-now", "You are 50 to 80 years old and smoke")
    assert [column.key for column in start.columns] == [
        "urgent-signs", "age", "smoking", "stopped", "packs", "years", "pack-years",
    ]  # fmt: skip
    assert [column.words for column in entry.columns[1:3]] == [
        "How many packs do you smoke in a day?",
        "For how many years have you smoked?",
    ]
    assert entry.rows[0].cells == ("Any of these or I cannot tell", UNASKED, UNASKED, UNASKED)


def test_a_table_that_nobody_can_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.report.combinations.MAX_LINES", 8)
    assert len(shown(compiled({f"q{n}": [f"x{n}", f"q{n + 1}"] for n in range(7)}))) == 8
    with pytest.raises(TooManyRows, match="more than 8 combinations"):
        combinations(compiled({f"q{n}": [f"x{n}", f"q{n + 1}"] for n in range(8)}))


@pytest.mark.parametrize("goals", [pytest.param(1, id="one goal"), pytest.param(1000, id="a goal for each question")])
def test_the_table_of_a_guide_with_1000_questions_is_refused(goals: int) -> None:
    ladder = {f"q{n}": [f"x{n % goals}", f"q{n + 1}"] for n in range(1000)}
    with pytest.raises(TooManyRows, match=r"the table would have 1,001 combinations .* at 1,000 questions"):
        combinations(compiled(ladder))


def test_a_table_of_200_questions_has_a_row_for_each_way_out() -> None:
    found = shown(compiled({f"q{n}": [f"x{n}", f"q{n + 1}"] for n in range(200)}))
    assert len(found) == 201


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        pytest.param([0], "0", id="one"),
        pytest.param([1, 0], "0 to 1", id="two"),
        pytest.param([0, 1, 2, 4, 7, 8], "0 to 2, 4, 7 to 8", id="runs"),
        pytest.param([-2, -1, 1], "-2 to -1, 1", id="less than nothing"),
    ],
)
def test_ranges(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([()], [()], id="no score"),
        pytest.param([(1,), (3,)], [((1, 3),)], id="one score"),
        pytest.param([(0, 0), (0, 1), (1, 0), (1, 1)], [((0, 1), (0, 1))], id="all pairs"),
        pytest.param([(0, 0), (0, 1), (1, 1)], [((0,), (0, 1)), ((1,), (1,))], id="some pairs"),
    ],
)
def test_boxes(found: list[tuple[int, ...]], expected: list[tuple[tuple[int, ...], ...]]) -> None:
    assert boxes(found) == expected


def test_text_to_be_signed(machines: Mapping[str, Machine]) -> None:
    lines = as_text(combinations(machines["phq-9"])).splitlines()
    assert lines[0] == "Test data, not advice: nine items and their sum"
    assert lines[1].startswith("Fingerprint: ")
    assert lines[2:5] == ["Updated: 2026-01-10", "", "From the start"]
    assert [line.split()[0] for line in lines if line[:1].isdigit()] == [f"{n}." for n in range(1, 8)]
    assert [line.partition(":")[0] for line in lines[-6:] if line] == ["Name", "Date", "Signature"]
    assert max(map(len, lines)) <= 100


def test_text_of_many_questions(machines: Mapping[str, Machine]) -> None:
    """What does not fit side by side stands one below the other, without what is not asked."""
    found = compiled({f"q{n}": [f"x{n}", f"q{n + 1}"] for n in range(9)})
    lines = as_text(combinations(found)).splitlines()
    second = lines.index("2.")
    assert lines[second + 1 : second + 5] == ["  Test? q02", "  Test? q11", "  Advice: Test (emergency)", "3."]
    assert max(map(len, as_text(combinations(machines["cough-child"])).splitlines())) <= 100


def test_a_spreadsheet_has_every_row_and_no_formula(machines: Mapping[str, Machine]) -> None:
    table = combinations(machines["lung-screening"])
    head, *rows = csv.reader(as_csv(table).splitlines())
    assert head[0] == "Entry"
    assert head[-4:] == ["Advice", "Urgency", "Outcome", "Ways"]
    assert [row[0] for row in rows] == [section.entry or "" for section in table.sections for _ in section.rows]
    assert {len(row) for row in rows} == {len(head)} == {1 + 7 + 4}
    assert [cell for row in rows[-1:] for cell in row[1:6]] == ["None of these", "", "", "", "2 packs or more"]


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_a_formula_is_kept_from_the_spreadsheet(title: str) -> None:
    table = combinations(compiled({"a": ["x"]}))
    (section,) = table.sections
    spoilt = replace(table, sections=(replace(section, rows=(replace(section.rows[0], title=title),)),))
    (row,) = list(csv.reader(as_csv(spoilt).splitlines()))[1:]
    assert f"'{title}" in row


def test_how_points_add_up_is_told(machines: Mapping[str, Machine]) -> None:
    """Without it a score that is upside down could be signed."""
    table = combinations(machines["phq-9"])
    assert [added for _, added in table.points][:8] == [
        "On no day +0; On a few days +1; On many days +2; On most days +3"
    ] * 8
    assert [name.partition(",")[0] for name, _ in table.points] == ["Your points"] * 9
    assert "How points add up" in as_text(table)
    assert combinations(compiled({"a": ["x"]})).points == ()
