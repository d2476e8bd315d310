"""A small complete site of test data, and ways to spoil it a line at a time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.checks.disclaimers import REQUIRED
from askwell.diagnostics import Diagnostic, in_order
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import prove
from askwell.permanence.comparison import findings as lost
from askwell.render.site import render_site, too_large
from askwell.source.yaml import parse_yaml
from tests.urgency_words import URGENCY_WORDS

FLOWS = Path(__file__).parent / "flows"
"""Flows of every kind. They are test data, not advice."""

TODAY = date(2026, 11, 22)

ANSWER = "answers/sample.md"
EXPERT = "people/test-expert.yml"
FLOW = "flows/test-guide.yml"

FILES = {
    "site.yml": """\
name: Test site
base_url: https://site.example/
description: Test data. Nothing here is advice.
funding: Test data.
emergency_wording: Test wording
emergency_numbers:
  - number: 000
    where: Nowhere
submit:
  label: Test link
  url: /submit/
""",
    "topics.yml": """\
test-topic:
  name: Test topic
  summary: Test data.
other-topic:
  name: Other test topic
  summary: Test data.
""",
    "sources.yml": """\
test-source:
  title: Test source
  publisher: Test publisher
  url: https://source.example/page
  consulted: 2026-01-05
paper-source:
  title: Test source on paper
  publisher: Test publisher
  where: Test library
  consulted: 2026-01-05
""",
    "disclaimers.yml": "".join(
        f"{key}:\n  wording: Test wording of {key}.\n  place: {place}\n" for key, place in REQUIRED.items()
    )
    + "extra-words:\n  wording: Test wording.\n  place: extra\n  topics: [other-topic]\n",
    EXPERT: """\
name: Test Expert
credentials: None, a person made up for tests
job: Test job
affiliation: Test house
field: Test field
verification:
  status: as_published
  where: Test page
  on: 2026-01-05
interests:
  status: not_asked
  on: 2026-01-05
fictional: yes
""",
    ANSWER: """\
---
id: t3st
question: Is this test data?
asked:
  by: reader
  votes: 105
  as_of: 2026-01-09
short_answer: This is test data.
topics: [test-topic]
experts: [test-expert]
ai_use: {model: none, how: Test data.}
published: 2026-01-10
reviewed: 2026-01-10
next_review: 2027-01-10
sources: [test-source, paper-source]
questions_to_ask:
  - Is this a test?
care_cards:
  - level: emergency
    heading: "Call nobody, this is a test, if:"
    signs:
      - Test sign
    sources: [paper-source]
not_settled: |
  Test words.[^test-source]
flow: test-guide
---
Test words.[^test-source]

## Test heading

> Test words of nobody.
> -- paraphrase: test-expert
""",
    FLOW: """\
title: Test guide
purpose: Test data.
for_whom: For nobody.
updated: 2026-01-10
reviewed: 2026-01-10
next_review: 2027-01-10
questions:
  screen:
    ask: Is there a test sign?
    red_flag: yes
    any_of:
      - Test sign
    options:
      any:
        label: A sign
        to: call
      none:
        label: No sign
        to: second
    not_sure:
      same_as: any
  second:
    ask: Left or right?
    options:
      left:
        label: Left
        to: visit
      right:
        label: Right
        to: rest
    no_not_sure: Test reason.
outcomes:
  call:
    urgency: emergency
    title: Test call
    next_step: Test step.
    how_soon: Test time.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
  visit:
    urgency: routine
    title: Test visit
    next_step: Test step.
    how_soon: Test time.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
  rest:
    urgency: self_care
    title: Test rest
    next_step: Test step.
    how_soon: Test time.
    why: Test reason.
    would_change: Test change.
    sources: [test-source]
ai_use: {model: none, how: Test data.}
rules:
  - every entry passes screen
""",
}
"""The files of `content/`: without findings, and without a word that could pass for advice."""

PERSON = "people/test-reviewer.yml"
REVIEWER = FILES[EXPERT].replace("Test Expert", "Test Reviewer").replace("None, a person made up for tests", "MD")
"""Somebody else whom a test may name, and the file to write it to."""

EDITOR = "name: Test Editor\njob: Test desk\naffiliation: Test house\nfictional: yes\n"
"""Somebody of whom no more is known than of one who only writes and edits."""

BARE_FLOW = FILES[FLOW].removesuffix("rules:\n  - every entry passes screen\n")
"""The flow without its rule, for rules of a test's own; that it has none is then a warning."""


@dataclass(frozen=True)
class Site:
    """A site in a folder. Names are relative to `content/`."""

    root: Path

    def path(self, name: str) -> Path:
        """Where a file of the site is, or would be."""
        return self.root / "content" / name

    def write(self, name: str, text: str | bytes) -> None:
        """Puts a file there, or another in its place."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> None:
        """Changes the one place of a file of the good site where `old` stands."""
        assert FILES[name].count(old) == 1, f"{old!r} must stand once in {name}"
        self.write(name, FILES[name].replace(old, new))

    def check(self) -> CheckedSite:
        """Everything that is found on the day of the tests."""
        return check(self.root, TODAY)

    def found(self, name: str) -> list[str]:
        """The findings as "line:column CODE"; those of other files than `name` begin with theirs."""
        return short(self.check().diagnostics, f"content/{name}")

    def hints(self) -> list[str]:
        """The hints of all findings."""
        return [d.hint for d in self.check().diagnostics]


def good_site(root: Path) -> Site:
    """The site of FILES, written to a folder."""
    site = Site(root)
    for name, text in FILES.items():
        site.write(name, text)
    return site


def rendered_findings(checked: CheckedSite) -> tuple[Diagnostic, ...]:
    """What is wrong with the pages of content that has no mistakes of its own."""
    site = render_site(checked)
    return (*too_large(site, checked), *lost(site, checked))


def site_of_flows(root: Path) -> Site:
    """The good site with all flows of FLOWS, and the parts that they share."""
    site = good_site(root)
    shutil.copytree(FLOWS, site.path("flows"), dirs_exist_ok=True, ignore=shutil.ignore_patterns("parts"))
    shutil.copytree(FLOWS / "parts", site.path("parts"))
    return site


def short(diagnostics: Iterable[Diagnostic], path: str) -> list[str]:
    """Findings as "line:column CODE", in order; those of other files than `path` begin with theirs."""
    return [f"{str(d.location).removeprefix(f'{path}:')} {d.code}" for d in in_order(diagnostics)]


def read_flow(text: str) -> Flow:
    """The flow that a text describes; the text must be without mistakes of form."""
    parsed, problems = parse_yaml("flow.yml", text)
    assert parsed is not None, problems
    flow, problems = Flow.read("flow", parsed.data, parsed.document)
    assert flow is not None, problems
    flow._urgency_words = dict(URGENCY_WORDS)
    return flow


def graph_text(graph: Mapping[str, Sequence[str]]) -> str:
    """A flow from its shape: each question with its targets; targets that are no questions are outcomes.
    The options of a question q are q1, q2, ..., each labelled like its key."""
    questions = {
        key: {
            "ask": "Test?",
            "red_flag": "yes",
            "options": {f"{key}{n}": {"label": f"{key}{n}", "to": target} for n, target in enumerate(targets, 1)},
        }
        for key, targets in graph.items()
    }
    words = dict.fromkeys(("title", "next_step", "how_soon", "why", "would_change"), "Test")
    outcome = {"urgency": "emergency", "sources": ["test-source"], **words}
    outcomes = {target: outcome for targets in graph.values() for target in targets if target not in graph}
    head = dict.fromkeys(("title", "purpose", "for_whom"), "Test")
    head |= dict.fromkeys(("updated", "reviewed", "next_review"), "2026-01-10")
    return json.dumps({**head, "questions": questions, "outcomes": outcomes})


def compiled(graph: Mapping[str, Sequence[str]]) -> Machine:
    """The machine of a flow of that shape, which must be without mistakes."""
    machine, problems = compile_flow(read_flow(graph_text(graph)))
    assert machine is not None, problems
    return machine


def proven(text: str) -> list[Diagnostic]:
    """What compiling a flow, and then proving it, finds."""
    machine, problems = compile_flow(read_flow(text))
    return problems + (prove(machine) if machine else [])
