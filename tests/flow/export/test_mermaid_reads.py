"""Mermaid itself reads every chart and draws every word of it: its own parser, from the npm registry, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from askwell.content.load import load
from askwell.flow.export import mermaid
from askwell.flow.export.certificate import certificate
from askwell.flow.export.mermaid import as_mermaid, spelt
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests import gallery
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import FLOWS, read_flow, site_of_flows
from tests.markup.checkers import installed

ROOT = Path(__file__).parent.parent.parent.parent
OURS, TESTS = ROOT / "content" / "flows", sorted(path.stem for path in FLOWS.glob("*.yml"))
HARD = [
    'say "no"', "a <b>b</b> & c; d", "#quot; \\n `x`", "1. One", "- a", "# a", "> 3", "*a* _b_ ~~c~~", "[a](b) {c} |d|",
    "$$x^2$$ and $5", "fa:fa-bell a bell", "end", "%% a remark", "https://site.example/", "38 °C, ½", "a --> b",
    "%%{init: {'theme': 'forest'}}%% a command", "100 %",
]  # fmt: skip
"""Words that mean something in Mermaid, in Markdown or in HTML."""

_DRAWN = """async text => {
  mermaid.initialize({startOnLoad: false, securityLevel: "strict"})
  const {svg} = await mermaid.render("chart", text)
  const page = new DOMParser().parseFromString(svg, "text/html")
  const words = kind => [...page.querySelectorAll(kind)].map(one => one.textContent.replace(/\\s+/g, " ").trim())
  return {boxes: words(".node"), lines: words(".edgeLabel .label").filter(Boolean)}
}"""


@dataclass(frozen=True)
class Drawn:
    """The words in the boxes of a chart and on its lines, as Mermaid draws them."""

    boxes: tuple[str, ...]
    lines: tuple[str, ...]


Draw = Callable[[str], Drawn]


@pytest.fixture(scope="module")
def draw(chromium: Browser) -> Iterator[Draw]:
    """Has Mermaid read a chart and draw it. What it cannot read is an Error with its words."""
    page = chromium.new_page()
    page.set_content("<!DOCTYPE html><title>Test</title>")
    page.add_script_tag(path=installed("mermaid") / "@mermaid-js" / "tiny" / "dist" / "mermaid.tiny.js")

    def drawn(text: str) -> Drawn:
        page.evaluate("text => mermaid.parse(text)", text)
        found: dict[str, Any] = page.evaluate(_DRAWN, text)
        return Drawn(tuple(found["boxes"]), tuple(found["lines"]))

    yield drawn
    page.close()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Machine]:
    """Every guide of the tests, those of the gallery, and those of the repository's own site."""
    made_up = site_of_flows(tmp_path_factory.mktemp("flows")), gallery.site(tmp_path_factory.mktemp("gallery"))
    sites = (*(site.root for site in made_up), ROOT)
    flows = {key: flow for root in sites for key, flow in load(root)[0].flows.items()}
    made = {key: compile_flow(flow)[0] for key, flow in flows.items()}
    return {key: machine for key, machine in made.items() if machine}


def words(machine: Machine) -> Drawn:
    """What the chart of a guide must say."""
    seen = machine.outline
    boxes = [f"Red flag: {step.words}" if step.red_flag else step.words for step in seen.steps]
    boxes += [f"{goal.called or str(goal.urgency).replace('_', ' ').capitalize()}: {goal.words}" for goal in seen.goals]
    ways = (branch for step in seen.steps for branch in step.branches)
    lines = ["Any choice" if way.every else " or ".join(way.labels) for way in ways]
    return Drawn(tuple(boxes), tuple(lines))


def chart(machine: Machine) -> str:
    return as_mermaid(machine, certificate(machine, date(2026, 1, 10)))


@pytest.mark.long
@pytest.mark.parametrize("name", [*TESTS, *gallery.patterns(), *sorted(path.stem for path in OURS.glob("*.yml"))])
def test_every_chart_is_read_and_drawn_word_by_word(draw: Draw, machines: dict[str, Machine], name: str) -> None:
    found, expected = draw(chart(machines[name])), words(machines[name])
    assert sorted(found.boxes) == sorted(expected.boxes)
    assert sorted(found.lines) == sorted(expected.lines)


@pytest.mark.slow
def test_a_guide_of_the_site_is_read(draw: Draw) -> None:
    machine, _ = compile_flow(read_flow((OURS / "sore-back.yml").read_text("utf-8")))
    assert machine is not None
    assert sorted(draw(chart(machine)).boxes) == sorted(words(machine).boxes)


@pytest.mark.long
@pytest.mark.parametrize("text", HARD)
def test_words_with_a_meaning_are_drawn_as_they_are(draw: Draw, text: str) -> None:
    found = draw(f'flowchart TD\n    n1["{spelt(text)}"] -->|"{spelt(text)}"| n2(["{spelt(text)}"])\n')
    assert found == Drawn((text, text), (text,))


@pytest.mark.long
def test_a_remark_is_no_command(draw: Draw) -> None:
    machine, _ = compile_flow(read_flow(changed(GUIDE, {"title: Test guide": "title: 'Test %%{init: {}}%% Test'"})))
    assert machine is not None
    assert sorted(draw(chart(machine)).boxes) == sorted(words(machine).boxes)


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        pytest.param('n1["say "no" now"]', id="a quote"),
        pytest.param("n1[Test", id="an open box"),
        pytest.param("n1 --> end", id="a word of Mermaid's as a name"),
    ],
)
def test_a_chart_with_a_mistake_is_refused(draw: Draw, text: str) -> None:
    with pytest.raises(Error, match="Parse error"):
        draw(f"flowchart TD\n    {text}\n")


@pytest.mark.long
def test_without_its_spelling_a_chart_is_refused(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, _ = compile_flow(read_flow(changed(GUIDE, {"label: Yes, to": "label: 'Yes, \"now\" too', to"})))
    assert machine is not None
    assert 'Yes, "now" too or Not sure' in draw(chart(machine)).lines
    monkeypatch.setattr(mermaid, "_SPELT", {})
    with pytest.raises(Error, match="Parse error"):
        draw(chart(machine))


@pytest.mark.long
@pytest.mark.parametrize("text", ["fa:fa-bell a bell", "<b>a</b> <img src=x>"])
def test_words_that_are_not_spelt_are_not_drawn_as_they_are(draw: Draw, text: str) -> None:
    assert draw(f'flowchart TD\n    n1["{text}"]\n').boxes != (text,)
