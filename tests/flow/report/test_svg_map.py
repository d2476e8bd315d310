"""The picture of a flow, and its text alternative."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import Branch
from askwell.flow.report.lettering import WIDTH, wide, wrapped
from askwell.flow.report.svg_map import chart
from askwell.flow.schema.urgency import Urgency
from askwell.flow_revisions import read_version
from tests.flow.made_up import Data, flow, machine, question, rows

FLOWS = Path(__file__).parents[2] / "flows"
NAMES = sorted(path.stem for path in FLOWS.glob("*.yml"))
SVG = "{http://www.w3.org/2000/svg}"
LINES = f"{SVG}g[@aria-hidden]"

SMALL = flow(
    {
        "q": question({"a": "x", "b": "r", "c": "x"}, red_flag="yes"),
        "r": question("t", {"a": 0, "b": 2, "c": 3}),
    },
    scores=1,
    tables={"t": rows(("s1 >= 3", "x"), ("s1 >= 2", "y"), otherwise="z")},
)


@pytest.fixture(scope="module")
def machines() -> Mapping[str, Machine]:
    return read_version(str(FLOWS), FLOWS).machines


def drawn(found: Machine) -> Element:
    return fromstring(chart(found, lambda key: f"#{key}", "test"))


def words(element: Element) -> str:
    return re.sub(" +", " ", "".join(element.itertext()))


def boxes(svg: Element) -> list[tuple[int, int, int, int]]:
    """The left, top, right and bottom of every box, in px."""
    found = []
    for box in svg.iterfind("*[@transform]"):
        x, y = map(int, re.findall(r"\d+", box.get("transform", "")))
        shape = box[0]
        height = int(shape.get("height") or shape.get("points", "").replace(",", " ").split()[-1])
        found.append((x, y, x + WIDTH, y + height))
    return found


def labels(svg: Element) -> list[tuple[int, int, int, int]]:
    """The same of the words on the lines."""
    found = []
    for text in svg.iterfind(f"{LINES}/{SVG}text"):
        x, y = int(text[0].get("x", "")), int(text.get("y", ""))
        half = max(wide((line.text or "").rstrip()) for line in text) // 2
        found.append((x - half, y + 4, x + half, y + 4 + 18 * len(text)))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_covers_anything(machines: Mapping[str, Machine], name: str) -> None:
    svg = drawn(machines[name])
    *_, width, height = map(int, svg.get("viewBox", "").split())
    places = [*boxes(svg), *labels(svg)]
    assert len(boxes(svg)) == len(machines[name].graph.order)
    assert [p for p in places if p[0] < 0 or p[1] < 0 or p[2] > width or p[3] > height] == []
    for one, other in combinations(places, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_goes_down_from_its_box_to_its_target(machines: Mapping[str, Machine], name: str) -> None:
    svg = drawn(machines[name])
    tops = {((box[0] + box[2]) // 2, box[1]) for box in boxes(svg)}
    bottoms = {((box[0] + box[2]) // 2, box[3]) for box in boxes(svg)}
    for line in svg.iterfind(f"{LINES}/{SVG}path"):
        first, second = line.get("d", "").removesuffix("m-5-7 5 7 5-7").split(" M")
        for part in (first, "M" + second):
            heights = [int(found) for found in re.findall(r"(?:[MC ,]\d+ |V)(\d+)", part)]
            assert heights == sorted(heights), part
        start = re.match(r"M(\d+) (\d+)", first)
        end = re.search(r"(\d+) (\d+)$", second) or re.search(r"^(\d+) .*V(\d+)$", second)
        assert start
        assert end
        assert (int(start[1]), int(start[2])) in bottoms
        assert (int(end[1]), int(end[2])) in tops


@pytest.mark.parametrize("name", NAMES)
def test_every_question_and_outcome_is_a_link(machines: Mapping[str, Machine], name: str) -> None:
    found = machines[name]
    links = [link.get("href") for link in drawn(found).iterfind(f"{SVG}a")]
    questions = [key for key in found.graph.order if key in found.flow.questions]
    assert links == [f"#{key}" for key in (*questions, *found.flow.outcomes)]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_no_style_and_no_script(machines: Mapping[str, Machine], name: str) -> None:
    svg = drawn(machines[name])
    elements = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert elements <= {"svg", "title", "desc", "g", "a", "rect", "polygon", "path", "text", "tspan"}
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert attributes & {"style", "onclick", "id", "src"} == {"id"}
    colours = {element.get(name) for element in svg.iter() for name in ("fill", "stroke")}
    assert colours == {None, "none", "transparent", "currentColor"}
    numbers = " ".join(
        element.get(name, "") for element in svg.iter() for name in ("d", "x", "y", "transform", "points")
    )
    assert "." not in numbers


def test_it_says_what_it_is(machines: Mapping[str, Machine]) -> None:
    svg = drawn(machines["urinary"])
    title, desc = (svg.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert desc is not None
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("group", "test-title test-desc")
    assert (title.get("id"), desc.get("id")) == ("test-title", "test-desc")
    assert title.text == "Map of the guide: Test data, not advice: urinary signs in women under 65"


def test_size(machines: Mapping[str, Machine]) -> None:
    assert len(chart(machines["phq-9"], lambda key: f"#phq-9--{key}", "guide--phq-9").encode()) < 12_000


def test_the_same_flow_gives_the_same_picture() -> None:
    code = (
        "from askwell.flow.report.svg_map import chart\n"
        "from askwell.flow_revisions import read_version\n"
        "from pathlib import Path\n"
        f"flows = read_version({str(FLOWS)!r}, Path()).machines\n"
        "print(*(chart(machine, str, 'test') for machine in flows.values()))"
    )
    environments = [os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": "hooks"} for seed in ("1", "2")]
    first, second = (
        subprocess.run([sys.executable, "-c", code], env=each, cwd=FLOWS.parents[1], capture_output=True, check=True)
        for each in environments
    )
    assert first.stdout == second.stdout
    assert len(first.stdout) > 40_000


def test_what_a_picture_shows() -> None:
    svg = drawn(machine(SMALL))
    assert [(box.get("class", "").split("--")[1], words(box)) for box in svg.iterfind("*[@transform]")] == [
        ("red-flag", "Red flag Test?"),
        ("question", "Test?"),
        ("table", "Decision t"),
        ("emergency", "Emergency x"),
        ("routine", "Not urgent y"),
        ("self_care", "Self-care z"),
    ]
    lines = [(text.get("class", "").partition("--")[2], words(text)) for text in svg.iterfind(f"{LINES}/{SVG}text")]
    assert sorted(lines) == [
        ("", "Any choice"),
        ("", "b"),
        ("emergency", "a or c"),
        ("emergency", "s1 >= 3"),
        ("routine", "s1 >= 2"),
        ("self_care", "Otherwise"),
    ]
    assert sorted(path.get("class", "") for path in svg.iterfind(f"{LINES}/{SVG}path"))[-1].endswith("--self_care")


def test_urgencies_differ_by_more_than_colour() -> None:
    base = flow({"q": question({"a": "x", "b": "y", "c": "z"})})
    found = set()
    for urgency in Urgency:
        data = {**base, "outcomes": {key: {**o, "urgency": urgency} for key, o in base["outcomes"].items()}}
        shape = drawn(machine(data)).find(f"{SVG}a[last()]/{SVG}rect")
        assert shape is not None
        found.add(tuple(shape.get(name, "") for name in ("stroke-width", "stroke-dasharray", "rx")))
    assert len(found) == len(Urgency)


def test_what_looks_like_markup_is_text() -> None:
    spoilt = "<script>\"&'</script>"
    data: Data = {
        **SMALL,
        "title": spoilt,
        "questions": {**SMALL["questions"], "q": {**SMALL["questions"]["q"], "ask": spoilt}},
    }
    text = chart(machine(data), lambda key: f'"><{key}&', "a&b")
    svg = fromstring(text)
    assert "<script" not in text
    assert svg.findtext(f"{SVG}title") == f"Map of the guide: {spoilt}"
    assert next(link.get("href") for link in svg.iterfind(f"{SVG}a")) == '"><q&'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Test words", ("Test words",), id="short"),
        pytest.param("", ("",), id="nothing"),
        pytest.param("Test " * 9, ("Test Test Test Test ", "Test Test Test Test ", "Test"), id="long"),
        pytest.param("M" * 20, ("M" * 14, "M" * 6), id="a word longer than a line"),
        pytest.param("M" * 28, ("M" * 14, "M" * 14), id="a word of two lines"),
        pytest.param("M" * 15 + " M M", ("M" * 14, "M M M"), id="words after a long one"),
        pytest.param("Test " + "i" * 50, ("Test ", "i" * 33, "i" * 17), id="narrow letters"),
    ],
)
def test_lines_of_words(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text) == lines


def test_a_long_word_takes_time_in_proportion() -> None:
    """Counted in calls, not in seconds: each letter is measured once or twice."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    wrapped("m" * 4_000)
    sys.setprofile(None)
    assert calls < 4 * 4_000


def test_the_words_of_a_box_are_its_text() -> None:
    long = "Test " + "testword" * 20
    data: Data = {**SMALL, "questions": {**SMALL["questions"], "r": {**SMALL["questions"]["r"], "ask": long}}}
    box = drawn(machine(data)).findall(f"{SVG}a")[1]
    assert "".join(box.itertext()) == long
    assert max(wide(line.text or "") for line in box.iter(f"{SVG}tspan")) <= WIDTH


def test_outline() -> None:
    found = machine(SMALL).outline
    q, r, t = found.steps
    assert [(s.key, s.kind, s.words, s.red_flag) for s in found.steps] == [
        ("q", "question", "Test?", True),
        ("r", "question", "Test?", False),
        ("t", "table", "t", False),
    ]
    assert q.branches == (
        Branch(("a", "c"), False, "x", "outcome", "x", Urgency.EMERGENCY),
        Branch(("b",), False, "r", "question", "Test?", None),
    )
    assert r.branches == (Branch(("a", "b", "c"), True, "t", "table", "t", None),)
    assert [(b.labels, b.target) for b in t.branches] == [
        (("s1 >= 3",), "x"),
        (("s1 >= 2",), "y"),
        (("Otherwise",), "z"),
    ]
    assert [(goal.key, goal.words, str(goal.urgency)) for goal in found.goals] == [
        ("x", "x", "emergency"),
        ("y", "y", "routine"),
        ("z", "z", "self_care"),
    ]


def test_outline_of_what_is_not_for_everybody() -> None:
    data = flow(
        {
            "q": question("r"),
            "r": question({"a": "x", "b": "t"}, when="q is a", otherwise="t", not_sure={"same_as": "a"}),
        },
        tables={"t": {**rows(("q is b", "y"), otherwise="z")}},
    )
    data["tables"]["t"]["rows"][0]["because"] = "Test reason."
    _, step, table = machine(data).outline.steps
    assert step.when == "q is a"
    assert [(b.labels, b.target) for b in step.branches] == [
        (("a", "Not sure"), "x"),
        (("b",), "t"),
        (("Not asked unless q is a",), "t"),
    ]
    assert [b.labels for b in table.branches] == [("Test reason.",), ("Otherwise",)]


def test_outline_of_choices_that_nobody_is_offered() -> None:
    """A sign that is never shown makes the last count of signs one that nobody can choose."""
    counted = {"ask": "Test?", "to": "t", "how_many": ["One", {"say": "Two", "when": "q is a"},
               {"say": "Three", "when": "q is b"}]}  # fmt: skip
    data = flow({"q": question("r"), "r": counted}, tables={"t": rows(("r >= 2", "x"), otherwise="y")})
    *_, step, _ = machine(data).outline.steps
    assert [(branch.labels, branch.every) for branch in step.branches] == [
        (("None of these", "1 of these", "All 2 of these"), True)
    ]
