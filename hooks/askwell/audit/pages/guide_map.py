"""What stands around the steps of a guide: the map of the whole, and where an entry begins."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element, words
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.guides import HIDDEN, MISSING, WORDS
from askwell.audit.pages.rows import Row, Series, compare
from askwell.content import addresses
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine

CODES = Codes(MISSING, WORDS, HIDDEN, MISSING)
TEXT = Codes(WORDS, WORDS, HIDDEN, WORDS)


def maps(look: Look, machine: Machine | None) -> Iterator[Diagnostic]:
    """The page of a whole guide has its map, once; no other page has one."""
    wanted = machine is not None and look.page.address == addresses.guide_path(machine.flow.key)
    yield from compare(look, None, [Row("data-part=map", "the map of the guide", wanted=wanted)], CODES)
    if machine is not None and wanted:
        for element in look.page.having("data-part", "map")[:1]:
            yield from _picture(look, element, machine)
            yield from _in_words(look, element, machine)


def entries(look: Look, machine: Machine | None) -> Iterator[Diagnostic]:
    """The page of an entry says where it begins, and what it takes as given."""
    if machine is None or machine.entry is None:
        return
    begins, lists = look.page.having("data-part", "entry"), look.page.having("data-part", "given")
    items = [item for element in lists for item in element.iter("li")]
    given = [f"{asked} {chosen}" for asked, chosen in machine.given]
    rows = [
        Series(begins, "the line on where the guide is entered", [machine.entry.title], look.page.root),
        Series(items, "what is taken as given", given, look.page.root),
    ]
    yield from compare(look, None, rows, TEXT)


def _picture(look: Look, element: Element, machine: Machine) -> Iterator[Diagnostic]:
    """Each box leads to its step, and has its words; nothing hides the picture."""
    boxes = [(a.get("href"), words(a)) for svg in element.iter("svg") for a in svg.iter("a")]
    whole = machine.outline
    titles = {step.key: step.words for step in whole.steps} | {goal.key: goal.words for goal in whole.goals}
    expected = {_step(machine, key): title for key, title in titles.items() if key in machine.first_of}
    fits = all(href in expected and said.endswith(_joined(expected[href])) for href, said in boxes if href)
    if not fits or sorted(str(href) for href, _ in boxes) != sorted(expected):
        hint = "each question and outcome of the guide has one box, which links to its step"
        yield look.page.fault(element, WORDS, "the boxes of the map are not those of the guide", hint)
    for svg in element.iter("svg"):
        hidden = svg.get("hidden") is not None
        frame = svg.getparent()
        seen = "" if frame is None else look.sight().why_hidden(frame)
        reason = "it has the attribute hidden" if hidden else seen
        if reason:
            yield look.page.fault(svg, HIDDEN, f"the map cannot be seen: {reason}", "take away what hides it")
    for link, key in zip(_outlined(look, element), (s.key for s in whole.steps if s.kind == "question"), strict=False):
        if link.get("href") != _step(machine, key):
            message = f"the link of the map in words to '{key}' leads elsewhere"
            yield look.page.fault(link, WORDS, message, f"content calls for {_step(machine, key)}")


def _outlined(look: Look, element: Element) -> list[Element]:
    """The links to steps in the words below the picture."""
    return [link for every in look.page.having("class", "aw-outline", element) for link in every.iterfind("li/a")]


def _joined(text: str) -> str:
    """A text as the lines of a box read, joined."""
    return " ".join(text.split())


def _in_words(look: Look, element: Element, machine: Machine) -> Iterator[Diagnostic]:
    """The same in words, for readers who cannot see a picture (WCAG 2.2, 1.1.1)."""
    listed = [item for every in look.page.having("class", "aw-outline", element) for item in every.findall("li")]
    steps = machine.outline.steps
    texts = [f"{'Decision: ' if step.kind == 'table' else ''}{step.words}" for step in steps]
    rows = [Series(listed, "the steps of the map in words", texts, element)]
    for item, step in zip(listed, steps, strict=False):
        labels = ["Any choice" if branch.every else " or ".join(branch.labels) for branch in step.branches]
        told = [f"{label}: {branch.words}" for label, branch in zip(labels, step.branches, strict=True)]
        rows.append(Series(item.findall("ul/li"), f"the ways on from '{step.key}'", told, item))
    yield from compare(look, element, rows, CODES)


def _step(machine: Machine, origin: str) -> str:
    return f"#{addresses.state_id(machine.flow.key, machine.first_of[origin])}"
