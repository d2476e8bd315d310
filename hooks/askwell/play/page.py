"""A guide as a page for its author: findings, safety rules, changes, outcomes and the map. It has no script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from askwell.desk.page import coded
from askwell.diagnostics import Diagnostic, counted, errors
from askwell.flow.machine.machine import Machine
from askwell.flow.report.map_layout import WORDS, TooLargeToDraw, box_mark
from askwell.flow.report.set_aside import set_aside
from askwell.flow.report.svg_map import chart
from askwell.flow.verify.invariants import Proof
from askwell.flow.verify.safety_rules import SafetyRuleProof
from askwell.play.changes import sizes, verdict
from askwell.play.following import Sight
from askwell.render.view import template

ORDER = ("does not hold", "cannot be proven", "never applies", "holds")
"""What may become of a rule, the worst first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A safety rule with what became of it; `word` is one of ORDER."""

    text: str
    word: str
    states: int
    finding: Diagnostic | None


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
    """A page without the head in which the policy for its styles stands."""

    html: str
    policy: str


def as_page(sight: Sight, follows: str = "", *, day: str = "") -> Sheet:
    """The page. `follows` is "yes" if it changes when a file is saved, "no" if its reader has paused it, and "" if it
    is a file on its own, of a `day`."""
    style = _style()
    policy = f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; base-uri 'none'; form-action 'none'"
    good, look = sight.good, sight.look
    html = template("play/play.html").render(
        look=look,
        sight=sight,
        machine=good.machine if good else None,
        title=good.machine.flow.title if good else look.flow,
        verdict=_verdict(sight),
        rules=tuple(_rules(good)) if good else (),
        sizes=sizes(good.machine) if good else {},
        entries=tuple((each.entry_key, sizes(each)) for each in good.machine.all if each.entry) if good else (),
        goals=tuple(_goals(good.machine)) if good else (),
        aside=set_aside(good.machine) if good else (),
        map=_map(good.machine) if good else "",
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


def _rules(proof: Proof) -> Iterator[Rule]:
    """The safety rules, those that do not hold first."""
    found = [_rule(rule) for rule in proof.rules]
    yield from sorted(found, key=lambda rule: ORDER.index(rule.word))


def _rule(rule: SafetyRuleProof) -> Rule:
    return Rule(rule.rule, verdict(rule), rule.states, rule.finding)


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


def _map(machine: Machine) -> Markup | str:
    """The picture, or why there is none. Its boxes lead to the words below it."""
    try:
        return Markup(chart(machine, lambda key: f"#at-{key}", "play"))
    except TooLargeToDraw as error:
        return f"This guide is too large to draw: {error}."


_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
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
