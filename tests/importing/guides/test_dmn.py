"""Guides drafted from decision tables: each reader comes to what the original decides."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from askwell.importing.document import clean
from askwell.importing.guides.bringing import bring_guide
from askwell.source.yaml import parse_yaml
from tests.helpers import TODAY, good_site
from tests.importing.guides.filled import ORIGINALS, machine_from, outcome, readers

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
TOP = {
    "status", "title", "purpose", "for_whom", "updated", "reviewed", "next_review", "ai_use", "questions", "tables",
    "outcomes",
}  # fmt: skip


def dmn(hit: str, rows: list[tuple[str, str]], outputs: str = "", before: str = "", looks_at: str = "Sign") -> str:
    """A file with one table of one input."""
    cells = "".join(
        f"<rule><inputEntry><text>{escape(a)}</text></inputEntry><outputEntry><text>{escape(b)}</text></outputEntry></rule>"
        for a, b in rows
    )
    return (
        f'{before}<definitions xmlns="{MODEL}" name="Test"><inputData name="Sign"/><decision id="a" name="Advice">'
        f"<decisionTable {hit}><input><inputExpression><text>{looks_at}</text></inputExpression></input>"
        f'<output name="Advice">{outputs}</output>{cells}</decisionTable></decision></definitions>'
    )


def drafted(tmp_path: Path, text: str | bytes) -> str:
    """The draft of a file."""
    original = tmp_path / "original.dmn"
    original.write_bytes(text.encode() if isinstance(text, str) else text)
    return bring_guide(good_site(tmp_path).root, original, TODAY).text


def advice(age: str, cough: str, temperature: str, colour: str) -> str:
    """What fever.dmn decides, computed by hand."""
    if age == "under-18":
        return "see-a-test-doctor"
    points = 2 * (temperature == "at-least-38-5") + 0.5 * (colour == "no-colour-b")
    if points >= 2:
        return "see-a-test-doctor"
    return "rest" if age == "at-least-18-under-65" and cough == "yes" else "call"


def several(first: str, second: str) -> str:
    """A table with two outputs, whose values are in the order of their weight; all its rows apply to "a"."""
    values = [f"<outputValues><text>{escape(each)}</text></outputValues>" if each else "" for each in (first, second)]
    rows = [
        ('"a","b"', '"Visit"', '"soon"'),
        ('"a"', '"Visit"', '"now"'),
        ('"a"', '"Call"', '"soon"'),
        ('"a"', '"Call"', '"now"'),
    ]
    text = dmn('hitPolicy="PRIORITY"', [(test, one) for test, one, _ in rows], values[0])
    for _, one, other in rows:
        cell = f"<outputEntry><text>{escape(one)}</text></outputEntry>"
        text = text.replace(
            f"{cell}</rule>", f"{cell}<outputEntry><text>{escape(other)}</text></outputEntry></rule>", 1
        )
    return text.replace("</output><rule>", f'</output><output name="When">{values[1]}</output><rule>')


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param('"Call", "Visit"', '"soon", "now"', "call-soon", id="both"),
        pytest.param('"Call", "Visit"', '"now", "soon"', "call-now-2", id="the second in another order"),
        pytest.param('"Visit", "Call"', '"now", "soon"', "visit-now", id="the first in another order"),
    ],
)
def test_priority_weighs_all_outputs(tmp_path: Path, first: str, second: str, expected: str) -> None:
    original = tmp_path / "original.dmn"
    original.write_text(several(first, second), "utf-8")
    assert outcome(machine_from(tmp_path, original), {"sign": "a"}) == expected


def test_chained_decisions_decide_as_the_original(tmp_path: Path) -> None:
    machine = machine_from(tmp_path, ORIGINALS / "fever.dmn")
    choices = {
        "age": ("under-18", "at-least-18-under-65", "at-least-65"),
        "cough": ("yes", "no"),
        "temperature": ("under-38-5", "at-least-38-5"),
        "colour": ("red", "blue", "no-colour-b"),
    }
    assert {tuple(r.values()): outcome(machine, r) for r in readers(choices)} == {
        tuple(r.values()): advice(**r) for r in readers(choices)
    }


ROWS = [('"a"', '"Rest"'), ('"a","b"', '"Visit"'), ("-", '"Call"')]


@pytest.mark.parametrize(
    ("hit", "outputs", "rows", "expected"),
    [
        pytest.param("", "", [('"a"', '"Rest"'), ('"b"', '"Visit"')], ["rest", "visit"], id="unique"),
        pytest.param('hitPolicy="FIRST"', "", ROWS, ["rest", "visit"], id="first"),
        pytest.param('hitPolicy="ANY"', "", ROWS[:2], ["rest", "visit"], id="any"),
        pytest.param(
            'hitPolicy="PRIORITY"',
            '<outputValues><text>"Call", "Visit", "Rest"</text></outputValues>',
            [('"a"', '"Rest"'), ('"a","b"', '"Visit"'), ('"c"', '"Call"')],
            ["visit", "visit", "call"],
            id="the graver counts, wherever it stands",
        ),
        pytest.param(
            "",
            '<defaultOutputEntry><text>"Rest"</text></defaultOutputEntry>',
            [('"a"', '"Visit"'), ('"b"', '"Call"')],
            ["visit", "call"],
            id="a default for no row",
        ),
        pytest.param(
            'hitPolicy="UNIQUE"', "", [('"a"', '"Rest"'), ('not("a","b")', '"Call"'), ('"b"', '"Visit"')],
            ["rest", "visit", "call"], id="unique, said",
        ),
        pytest.param(
            'hitPolicy="ANY"', "", [('"a"', '"Rest"'), ('"a","b"', '"Rest"'), ('"c"', '"Call"')],
            ["rest", "rest", "call"], id="any, where rows agree",
        ),
        pytest.param("", "", [('not("a")', '"Visit"'), ('"a"', '"Rest"')], ["rest", "visit"], id="not"),
    ],
)  # fmt: skip
def test_hit_policies(tmp_path: Path, hit: str, outputs: str, rows: list[tuple[str, str]], expected: list[str]) -> None:
    original = tmp_path / "original.dmn"
    values = '"a","b","c"' if len(expected) == 3 or "default" in outputs else '"a","b"'
    text = dmn(hit, rows, outputs).replace(
        "</inputExpression>", f"</inputExpression><inputValues><text>{values}</text></inputValues>"
    )
    original.write_text(text, "utf-8")
    machine = machine_from(tmp_path, original)
    found = [outcome(machine, {"sign": key}) for key in ("a", "b", "c")[: len(expected)]]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(dmn('hitPolicy="RULE ORDER"', ROWS), "policy RULE ORDER is not understood", id="order"),
        pytest.param(dmn('hitPolicy="OUTPUT ORDER"', ROWS), "policy OUTPUT ORDER is not understood", id="output order"),
        pytest.param(dmn('hitPolicy="COLLECT"', ROWS), "policy COLLECT is not understood", id="a list"),
        pytest.param(dmn('hitPolicy="COLLECT" aggregation="MIN"', ROWS), "policy COLLECT MIN is not", id="minimum"),
        pytest.param(dmn('hitPolicy="COLLECT" aggregation="COUNT"', ROWS), "policy COLLECT COUNT is", id="count"),
        pytest.param(dmn('hitPolicy="BEST"', ROWS), "the hit policy BEST is not understood", id="no policy of DMN"),
        pytest.param(dmn('hitPolicy="COLLECT" aggregation="MAX"', ROWS), "the hit policy COLLECT MAX is", id="maximum"),
        pytest.param(dmn("", [("< now()", '"a"')]), "row 1 of 'Advice' was not understood: a number", id="a function"),
        pytest.param(dmn("", [("null", '"a"'), ('"b"', '"c"')]), "'null' is not known. It says: null", id="null"),
        pytest.param(dmn("", [("-", '"a"'), ('"b"', '"c"')]), "it takes everybody, beside other rows", id="overlap"),
        pytest.param(dmn("", [('"b"', '"c"')]), "does not list all values of this input", id="values"),
        pytest.param(dmn("", [("< 5", '"c"')], looks_at="a / 2"), "looks at 'a / 2', which it", id="formula"),
        pytest.param(dmn('hitPolicy="PRIORITY"', ROWS), "gives no priority to what row 1", id="no priorities"),
        pytest.param(
            several('"Call", "Visit"', ""), "gives no priority to what row 1 of 'Advice' comes to",
            id="no priorities of the second output",
        ),
        pytest.param(
            dmn("", ROWS[:1]).replace("</definitions>", '<businessKnowledgeModel name="f"/></definitions>'),
            "not understood: businessKnowledgeModel 'f'",
            id="knowledge model",
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_a_todo(tmp_path: Path, text: str, said: str) -> None:
    assert any("# TODO: " in line and said in line for line in drafted(tmp_path, text).split("\n"))


def test_a_row_that_is_not_understood_stays_and_holds_up_the_guide(tmp_path: Path) -> None:
    text = drafted(tmp_path, dmn("", [("null", '"Rest"'), ('"b"', '"Visit"')]))
    assert "      - when: TODO\n        to: rest\n" in text


@pytest.mark.parametrize(
    "words",
    [
        "x: y",
        "# no comment",
        "'quoted' \\ \"twice\"",
        "a\nstatus: published\nb",
        "a\u2028status: published",
        "<script>alert(1)</script> [x](javascript:y)",
        "{{ x }} {% y %} &amp; *a !!python/object",
        "yes",
        "not-sure",
        "\u05d0\u202eabc",
        "- ",
    ],
)
def test_texts_stay_texts(tmp_path: Path, words: str) -> None:
    shown = words.replace("\\", "\\\\").replace('"', '\\"')
    text = drafted(tmp_path, dmn("", [(f'"{shown}"', f'"{shown}"'), ('"b"', '"c"')], before=""))
    parsed, problems = parse_yaml("flow.yml", text)
    assert problems == []
    assert parsed is not None
    assert isinstance(parsed.data, dict)
    assert parsed.data["status"] == "draft"
    assert set(parsed.data) <= TOP
    labels = [option.get("label") for option in parsed.data["questions"]["sign"]["options"].values()]
    assert " ".join(clean(words).split()) in labels


def test_nothing_is_written_over(tmp_path: Path) -> None:
    site = good_site(tmp_path)
    names = [bring_guide(site.root, ORIGINALS / "fever.dmn", TODAY).path for _ in range(2)]
    assert names == ["content/flows/test-fever.yml", "content/flows/test-fever-2.yml"]


def test_a_draft_stops_no_build(tmp_path: Path) -> None:
    site = good_site(tmp_path)
    bring_guide(site.root, ORIGINALS / "fever.dmn", TODAY)
    found = [d for d in site.check().diagnostics if "test-fever" in d.location.path]
    assert {str(d.severity) for d in found} == {"warning"}


def test_decisions_that_double_each_other_stay_small(tmp_path: Path) -> None:
    """Written out, the conditions of a chain grow with each decision, and a check would take hours."""
    rows = [('"a"', '"b"'), ('"b"', '"a"'), ('not("a")', '"a"'), ('not("b")', '"b"')]
    one = dmn('hitPolicy="FIRST"', rows).partition('<decision id="a" name="Advice">')
    body = one[2].removesuffix("</definitions>")
    links = [
        f'<decision id="d{n}" name="D{n}">{body.replace(">Sign<", f">D{n - 1}<" if n else ">Sign<")}' for n in range(20)
    ]
    text = drafted(tmp_path, f"{one[0]}{''.join(links)}</definitions>")
    assert "# TODO: not understood: the conditions of '" in text
    assert "are too long, with those of all decisions before it" in text
    assert len(text) < 20_000
