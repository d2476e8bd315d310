"""The picture of two versions of a flow: its marks, its words, and what is needed to sign it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from playwright.sync_api import Browser

from askwell.colours import contrast
from askwell.flow.report.diff import differences
from askwell.flow.report.map_layout import TooLargeToDraw
from askwell.flow.report.versions.marking import COLOURS, FRAMES, STROKES
from askwell.flow.report.versions.marks import Kind
from askwell.flow.report.versions.picture import LEGEND, Compared, picture
from askwell.flow_revisions import read_version
from tests.flow.made_up import Data, flow, machine, question
from tests.flow.report.test_diff import asked_in_turn, changed
from tests.flow.report.versions.test_marks import BASE, EXTRA

FLOWS = Path(__file__).parents[3] / "flows"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(changes: Mapping[str, object], base: Data = BASE) -> str:
    old, new = machine(base), machine(changed(changes, base))
    return picture(Compared((old, new), ("signed.yml", "flow.yml"), differences(old, new)))


def maps(text: str) -> list[Element]:
    """The old map and the new one."""
    return fromstring(text).findall(f".//{SVG}g[@aria-label]")


def badges(element: Element) -> list[str]:
    found = (mark for mark in element.iter(f"{SVG}g") if mark.get("class", "").startswith("aw-mark "))
    return sorted("".join(mark.itertext()) for mark in found)


def places(element: Element) -> dict[str, str]:
    """Where each box of a map is, by its words."""
    return {" ".join(" ".join(box.itertext()).split()): box.get("transform", "") for box in boxes(element)}


def words(text: str) -> str:
    """All words of a picture, with one space between two."""
    return " ".join(" ".join(fromstring(text).itertext()).split())


def boxes(element: Element) -> list[Element]:
    return [box for box in element if box.get("class", "").startswith("aw-map__box")]


CHANGES: Mapping[str, object] = {
    **EXTRA,
    "tables.t.rows": [{"when": "s1 >= 3", "to": "x"}],
    "outcomes.y": None,
    "outcomes.z.title": "Test words",
}


def test_what_is_new_is_marked_on_the_new_map_and_what_is_gone_on_the_old() -> None:
    old, new = maps(drawn(CHANGES))
    assert badges(old) == ["Changed 4", "Gone 2", "Gone 3", "Moved 1"]
    assert badges(new) == ["Changed 4", "Moved 1", "New 5"]


def test_what_both_have_stands_in_the_same_place() -> None:
    old, new = (places(each) for each in maps(drawn(CHANGES)))
    both = old.keys() & new.keys()
    assert {"Test?", "Second?", "Emergency x", "Decision t"} <= both
    assert {words: old[words] for words in both} == {words: new[words] for words in both}


def test_questions_in_another_order_are_drawn_all_the_same() -> None:
    old, new = machine(asked_in_turn("q", "r", "s")), machine(asked_in_turn("r", "q", "s"))
    both = maps(picture(Compared((old, new), ("old", "new"), differences(old, new))))
    assert [len(boxes(each)) for each in both] == [7, 7]


def test_a_place_is_kept_for_what_only_the_other_version_has() -> None:
    for side in maps(drawn(CHANGES)):
        assert len(side.findall(f"{SVG}g[@aria-hidden]/{SVG}rect[@stroke-dasharray='2 6']")) == 1


def test_marks_differ_by_word_shape_and_colour() -> None:
    assert len({str(kind) for kind in Kind}) == len(set(COLOURS.values())) == len(LEGEND) == 4
    for looks in (FRAMES, STROKES):
        assert len({tuple(sorted(look.items())) for look in looks.values()}) == 4
    assert min(contrast(colour, "#ffffff") for colour in COLOURS.values()) >= 7
    shapes = {name: [shape(element) for element in marked(fromstring(drawn(CHANGES)), name)] for name in Kind}
    assert {name: len(set(found)) for name, found in shapes.items()} == dict.fromkeys(Kind, 1)
    assert len({found[0] for found in shapes.values()}) == 4


def marked(svg: Element, kind: Kind) -> list[Element]:
    return svg.findall(f".//{SVG}g[@class='aw-mark aw-mark--{kind.lower()}']")


def shape(badge: Element) -> tuple[str, int, str | None, str | None]:
    """What tells the shape of a mark from others: its element, its corners, and its edge."""
    corners = badge[0].get("points", "").count(" ") + 1
    return badge[0].tag, corners, badge[0].get("rx"), badge[0].get("stroke-dasharray")


def test_every_mark_is_told_in_words_and_so_is_what_no_map_shows() -> None:
    text = words(drawn({**CHANGES, "rules": []}))
    assert "“b”: led to the question “Second?”, and now leads to the question “Extra?”." in text
    assert "title changed from “z” to “Test words”." in text
    assert "What no map shows Gone 6 Rules: “never outcome z when r is c”." in text


def test_it_has_what_a_clinician_signs() -> None:
    old, new = machine(BASE), machine(changed({"tables.t.otherwise": "y", "rules": []}, BASE))
    text = words(picture(Compared((old, new), ("signed.yml", "flow.yml"), differences(old, new))))
    head, _, foot = text.partition("To be signed")
    for part in (head, foot):
        assert f"Old version: fingerprint {old.fingerprint}, updated 2026-01-10 (signed.yml)" in part
        assert f"New version: fingerprint {new.fingerprint}, updated 2026-01-10 (flow.yml)" in part
        assert "More cautious advice: on 1 way through both versions." in part
    assert "More cautious: “z” (self care) becomes “y” (routine), on 1 way. For example a reader who chooses:" in head
    assert foot.endswith("Name Credentials Day Signature")


def test_milder_advice_that_the_change_log_does_not_name_is_said_first() -> None:
    text = words(drawn({"questions.q.options.a.to": "z", "rules": []}))
    assert "Milder advice, and not in the change log: on 1 way through both versions." in text


@pytest.mark.parametrize("name", ["audit", "missed-pill", "tetanus"])
def test_two_versions_that_are_alike_have_no_marks(name: str) -> None:
    found = read_version(str(FLOWS / f"{name}.yml"), FLOWS).machines[name]
    text = picture(Compared((found, found), ("old", "new"), differences(found, found)))
    assert [badges(each) for each in maps(text)] == [[], []]
    assert "0 differences in what the two files say." in text
    assert "No reader whom both versions advise comes to other advice." in text


def test_it_says_what_it_is_and_asks_nothing_of_anybody() -> None:
    text = drawn(CHANGES)
    svg = fromstring(text)
    assert (svg.get("role"), svg.get("aria-labelledby"), svg.get("lang")) == ("group", "title desc", "en")
    assert svg.findtext(f"{SVG}title[@id='title']") == "Two versions of the guide: Test"
    assert "4 differences" not in (svg.findtext(f"{SVG}desc") or "")
    assert "5 differences marked on the maps" in (svg.findtext(f"{SVG}desc") or "")
    elements = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert elements == {"svg", "title", "desc", "style", "g", "rect", "polygon", "path", "text", "tspan"}
    assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org/2000/svg)|href|\bon[a-z]+=", text)


def test_what_looks_like_markup_is_text() -> None:
    text = drawn({"outcomes.z.title": "<script>\"&'</script>", "title": "</title><script>"})
    assert "<script" not in text
    assert "<script>\"&'</script>" in words(text)


def test_the_same_versions_give_the_same_picture() -> None:
    assert drawn(CHANGES) == drawn(CHANGES)


def test_a_map_that_is_too_large_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.report.map_layout.MAX_BENDS", 1)
    with pytest.raises(TooLargeToDraw, match=r"its \d+ lines would cross \d+ rows of boxes"):
        drawn(CHANGES)


LONG = flow({"q": question({"a": "x", "b": "z"}, ask="Testword " * 30)})

_OUTSIDE = """() => {
  const sheet = document.documentElement.getBoundingClientRect()
  const within = (box, room) => box.left >= room.left && box.right <= room.right + .5 && box.bottom <= room.bottom + .5
  const texts = [...document.querySelectorAll("text")].filter(text => !within(text.getBoundingClientRect(), sheet))
  const marks = [...document.querySelectorAll(".aw-mark")].filter(mark =>
    !within(mark.querySelector("text").getBoundingClientRect(), mark.firstChild.getBoundingClientRect()))
  return [...texts, ...marks].map(one => one.textContent)
}"""


def test_a_browser_shows_all_words_and_prints_one_page(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    for name, text in {"small": drawn(CHANGES), "long": drawn({"questions.q.help": "Testword " * 90}, LONG)}.items():
        (tmp_path / f"{name}.svg").write_text(text, "utf-8")
        page.goto((tmp_path / f"{name}.svg").as_uri())
        assert page.evaluate(_OUTSIDE) == []
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.close()
