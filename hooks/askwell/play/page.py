"""A guide as a page for its author: findings, safety rules, changes, outcomes and the map. It has no script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from xml.etree.ElementTree import Element

from markupsafe import Markup

from askwell.desk.page import coded
from askwell.diagnostics import Chosen, Diagnostic, Location, counted, errors
from askwell.flow.explore.reachable import READER
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt
from askwell.flow.report.map_layout import WORDS, Layout, TooLargeToDraw, box_mark
from askwell.flow.report.set_aside import set_aside
from askwell.flow.report.svg_map import chart
from askwell.flow.report.versions.marking import mark_boxes, mark_lines, name_lines
from askwell.flow.report.versions.marks import NEW
from askwell.flow.verify.invariants import Proof
from askwell.patterns import regex
from askwell.play.changes import Changes, sizes, verdict
from askwell.play.following import Sight
from askwell.play.reading import Look
from askwell.render.view import template

ORDER = ("does not hold", "cannot be proven", "never applies", "holds")
"""What may become of a rule, the worst first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A safety rule with what became of it; `word` is one of ORDER, `number` that of its finding, 0 if it has none."""

    text: str
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: what is wrong, what to do, where, and step by step what a reader chooses whom it is about."""

    level: str
    code: str
    gist: str
    hint: str
    place: str
    reader: Chosen


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome: its key, urgency and title, the word for its urgency, and by how many ways readers come to it."""

    key: str
    urgency: str
    word: str
    title: str
    ways: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, and the policy by which it may load nothing and use its own styles alone."""

    html: str
    policy: str


def as_page(sight: Sight, follows: str = "", *, day: str = "") -> Sheet:
    """The page. `follows` is "yes" if it changes when a file is saved, "no" if its reader has paused it, and "" if it
    is a file on its own, of a `day`."""
    good, look, marked = sight.good, sight.look, _marked(sight)
    since = None if sight.stale else sight.since
    picture = _map(good.machine, since) if good else ""
    style = _style() + _shrunk(picture) + marked
    policy = f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; base-uri 'none'; form-action 'none'"
    html = template("play/play.html").render(
        look=look,
        sight=sight,
        machine=good.machine if good else None,
        title=good.machine.flow.title if good else look.flow,
        verdict=_verdict(sight),
        found=tuple(map(_found, look.found)),
        rules=tuple(_rules(good, look)) if good else (),
        sizes=sizes(good.machine) if good else {},
        entries=tuple((each.entry_key, sizes(each)) for each in good.machine.all if each.entry) if good else (),
        goals=tuple(_goals(good.machine)) if good else (),
        aside=set_aside(good.machine) if good else (),
        marked=bool(marked),
        map=picture,
        follows=follows,
        day=day,
        coded=coded,
        words=WORDS,
        style=Markup(style),
        policy=policy,
    )
    return Sheet(html, policy)


def _verdict(sight: Sight) -> tuple[str, str]:
    """How the guide stands, in one word for the colours and in a sentence."""
    wrong = len(errors(sight.look.found))
    if sight.look.missing:
        return "bad", sight.look.missing
    if wrong:
        return "bad", f"{counted(wrong, 'mistake')} to mend"
    if sight.look.found:
        return "fair", f"Proven, with {counted(len(sight.look.found), 'warning')}"
    return "good", "Proven, and nothing is wrong with it"


def _found(finding: Diagnostic) -> Found:
    """A finding with its reader apart from the rest of the message."""
    gist = finding.message.partition(READER)[0] if finding.reader else finding.message
    return Found(str(finding.severity), finding.code, gist, finding.hint, str(finding.location), finding.reader)


def _rules(proof: Proof, look: Look) -> Iterator[Rule]:
    """The safety rules, those that do not hold first."""
    numbers = {(found.location, found.code): number for number, found in enumerate(look.found, 1)}
    found = [Rule(rule.rule, verdict(rule), _number(rule.finding, numbers)) for rule in proof.rules]
    yield from sorted(found, key=lambda rule: ORDER.index(rule.word))


def _number(finding: Diagnostic | None, numbers: Mapping[tuple[Location, str], int]) -> int:
    return numbers.get((finding.location, finding.code), 0) if finding else 0


def _goals(machine: Machine) -> Iterator[Goal]:
    """The outcomes that readers come to, in the author's order."""
    ways = _ways(machine)
    for goal in machine.outline.goals:
        mine = sum(ways[state.key] for state in machine.states.values() if state.origin == goal.key)
        yield Goal(goal.key, str(goal.urgency), box_mark(goal), goal.words, mine)


def _ways(machine: Machine) -> Mapping[str, int]:
    """By how many ways readers come to each state."""
    found: dict[str, int] = {}
    for state in machine.states.values():
        found[state.key] = sum(found[before.key] for before, _ in machine.ways_in[state.key]) or 1
    return found


def _marked(sight: Sight) -> str:
    """Styles that mark on the map what the first reader of a finding is asked; "" if there is nothing to mark."""
    reader = next((found.reader for found in sight.look.found if found.reader), ())
    states = sight.look.machine.states.values() if sight.look.machine else ()
    keys = {state.content.ask: state.origin for state in states if isinstance(state.content, Prompt)}
    boxes = [f'.aw-map a[href="#at-{keys[ask]}"] rect' for ask, _ in reader if ask in keys]
    return f"\n{', '.join(boxes)} {{ fill: var(--aw-tint); stroke-width: 5; }}\n" if boxes else ""


def _map(machine: Machine, since: Changes | None) -> Markup | str:
    """The picture, with marks where the last save changed it, or why there is none. Its boxes lead to the words."""

    def mark(svg: Element, layout: Layout) -> None:
        if since:
            mark_lines(svg, layout, since.marks.lines[NEW])
            mark_boxes(svg, layout, since.marks.boxes[NEW])
            name_lines(svg, layout, since.marks.lines[NEW])

    try:
        return Markup(chart(machine, lambda key: f"#at-{key}", "play", mark))
    except TooLargeToDraw as error:
        return f"This guide is too large to draw: {error}."


LEAST = 0.7
"""The part of its width to which a picture may shrink: its letters then have 10 px."""


def _shrunk(picture: str) -> str:
    """Styles by which a picture fits the place beside what is told, as far as it can still be read."""
    width = re.search(r' width="(\d+)"', picture)
    return f"\n.aw-map {{ min-width: {int(int(width[1]) * LEAST)}px; }}\n" if width else ""


_FONT_FACE = regex(r"@font-face\s*\{[^}]*\}\s*")
SHEETS = ("desk/desk.css", "components/map/map.css", "play/play.css")
"""The style sheets below the theme's colours and sizes."""


@cache
def _style() -> str:
    """The page's styles, without the reading face, which is another file."""
    theme = files("askwell") / "theme"
    tokens = _FONT_FACE.sub("", (theme / "tokens.css").read_text(encoding="utf-8"))
    return "\n".join(["", tokens, *((theme / name).read_text(encoding="utf-8") for name in SHEETS)])


def _sha256(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
