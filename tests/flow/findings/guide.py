"""A guide without findings, and ways to spoil it a line at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from unittest.mock import patch

from askwell.flow.machine.limits import MAX_STATES
from tests.helpers import proven, short

LIMIT = 13
WORDS = "next_step: Test., how_soon: Test., why: Test., would_change: Test., sources: [test-source]"

GUIDE = f"""\
title: Test guide
purpose: Test data.
for_whom: For nobody.
updated: 2026-01-10
reviewed: 2026-01-10
next_review: 2027-01-10
scores:
  burden: {{label: Test points}}
questions:
  screen:
    ask: Test sign?
    red_flag: yes
    any_of: [Test sign]
    options:
      any: {{to: call}}
      none: {{to: sex}}
    not_sure: {{same_as: any}}
  sex:
    ask: Which sex?
    options:
      woman: {{label: Woman}}
      man: {{label: Man}}
    to: pregnant
    no_not_sure: Test reason
  pregnant:
    ask: Pregnant?
    when: sex is woman
    otherwise: heat
    options:
      yes: {{label: Yes, to: visit}}
      no: {{label: No}}
    not_sure: {{to: visit}}
    to: heat
  heat:
    ask: How warm?
    number: {{unit: °C, least: 30}}
    options:
      usual: {{under: 38}}
      fever: {{at_least: 38, under: 39, points: 1}}
      high: {{at_least: 39, points: 2}}
    to: signs
    no_not_sure: Test reason
  signs:
    ask: How many?
    how_many: [Test one, Test two]
    to: result
    no_not_sure: Test reason
tables:
  result:
    hit: first
    rows:
      - {{when: heat >= 39, to: visit, because: Test reason.}}
      - {{when: burden + signs >= 2, to: visit}}
    otherwise: rest
outcomes:
  call: {{urgency: emergency, title: Test call, {WORDS}}}
  visit: {{urgency: routine, title: Test visit, {WORDS}}}
  rest: {{urgency: self_care, title: Test rest, {WORDS}}}
"""
"""The guide of most tables: 58 lines, so that what is put behind it begins in line 59."""


@dataclass(frozen=True)
class Row:
    """A change of the guide, and all that must then be found: `about` is the kind of finding that the row
    is for. If it is not among those expected, the row is a near miss."""

    about: str
    name: str
    expected: tuple[str, ...]
    changes: Mapping[str, str] = field(default_factory=dict)
    more: str = ""

    @property
    def text(self) -> str:
        """The guide as changed."""
        return changed(GUIDE, self.changes) + self.more

    @property
    def has_it(self) -> bool:
        """Whether the kind of finding that the row is about is expected."""
        return any(one.endswith(self.about) for one in self.expected)

    def found(self) -> tuple[str, ...]:
        """What is found; a row about the number of states is held against a small limit."""
        with patch("askwell.flow.machine.compile.MAX_STATES", LIMIT if self.about == "FLOW041" else MAX_STATES):
            return tuple(short(proven(self.text), "flow.yml"))


def row(about: str, name: str, changes: Mapping[str, str] | str, *expected: str) -> Row:
    """A row of a table; instead of changes, a text to be put behind the guide."""
    if isinstance(changes, str):
        return Row(about, name, expected, more=changes)
    return Row(about, name, expected, {k: v for k, v in changes.items() if k}, changes.get("", ""))


def waiver(promise: str, at: str = "") -> str:
    """A waiver, to be put behind the guide: of the whole guide, or for one key."""
    place = f"at: {at}, " if at else ""
    return f"waivers:\n  - {{promise: {promise}, {place}why: Test, by: Test, credentials: Test, on: 2026-01-10}}\n"


def changed(text: str, changes: Mapping[str, str]) -> str:
    """A text with the one place of each of the old words taken by the new."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} must stand once in the guide"
        text = text.replace(old, new)
    return text
