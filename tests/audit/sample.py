"""A small site with every kind of part that a page can have, built as `mkdocs build` does. Nothing in it is advice."""

from __future__ import annotations

from pathlib import Path

import yaml

from askwell.checks.disclaimers import REQUIRED
from tests.conftest import ROOT
from tests.sites import TEST_DAY, run

SITE = """\
name: Test site
base_url: https://site.example/health/
description: Test data. Nothing here is advice.
funding: Test money.
emergency_wording: Test call
emergency_numbers:
  - number: 000
    where: Nowhere
  - number: 001
    where: Elsewhere
submit:
  label: Test sending
  url: /about/
newsletter:
  label: Test letter
  url: https://site.example/health/letter
responsible_editor: test-editor
social:
  - {label: Test elsewhere, url: https://social.example/us}
"""

TOPICS = """\
first-topic:
  name: First topic
  summary: Test data of the first kind.
second-topic:
  name: Second topic
  summary: Test data of the second kind.
"""

SOURCES = """\
web-source:
  title: Source on the web
  publisher: First publisher
  url: https://source.example/page?a=1&b=2
  consulted: 2026-01-05
  note: Test note.
paper-source:
  title: Source on paper
  publisher: Second publisher
  where: Test library
  consulted: 2026-01-06
"""

DISCLAIMERS = "".join(
    f"{key}:\n  wording: Test wording of {key}.\n  place: {place}\n" for key, place in REQUIRED.items()
)
DISCLAIMERS += "bound:\n  wording: Test wording of bound.\n  place: extra\n  topics: [second-topic]\n"
DISCLAIMERS += "named:\n  wording: Test wording of named.\n  place: extra\n"

EXPERT = """\
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
"""

REVIEWER = EXPERT.replace("Test Expert", "Test Reviewer").replace("None, a person made up for tests", "Test title")

EDITOR = "name: Test Editor\njob: Test desk\naffiliation: Test house\nfictional: yes\n"

FULL = """\
---
id: aaa
question: Is this a test?
asked:
  by: reader
  votes: 1234
  as_of: 2026-01-10
short_answer: Yes. These words are there to be tested.
topics: [first-topic, second-topic]
experts: [test-expert]
editor: test-editor
ai_use: {model: drafted, how: Test making.}
published: 2026-01-10
updated: 2026-02-10
reviewed: 2026-03-10
next_review: 2027-03-10
sources: [web-source, paper-source]
questions_to_ask: [First test question?, Second test question?]
care_cards:
  - level: emergency
    heading: "Call nobody, this is a test, if:"
    signs: [first test sign, second test sign]
    sources: [web-source]
  - level: urgent
    heading: "Test the urgent if:"
    signs: [third test sign]
  - level: routine
    heading: "Test the routine if:"
    signs: [fourth test sign]
not_settled: |-
  Test doubt.[^paper-source]
flow: test-guide
related: [plain]
---
Test words, *marked* and with [a link](answer:plain).[^web-source][^paper-source]

## First test heading

> Test words of an expert, given in others.
> -- paraphrase: test-expert

1. Test item with *words*.[^web-source]
2. Test item & sign.

## Second test heading

### Third test heading

> Test words, quoted.[^paper-source]
> -- quote: test-expert

Test words at the end.[^web-source]
"""

PLAIN = """\
---
id: bbb
question: Is this another test?
asked:
  by: editors
short_answer: Yes, and a plain one.
topics: [first-topic]
ai_use: {model: assisted, how: Test making of the plain one.}
published: 2026-01-09
reviewed: 2026-03-10
next_review: 2027-03-10
author: test-editor
editor: test-editor
reviewer: test-reviewer
sources: [web-source]
questions_to_ask: [Plain test question?]
care_cards:
  - level: routine
    heading: "Test the plain one if:"
    signs: [plain test sign]
disclaimers: [named]
---
Plain test words.[^web-source]
"""

OVERDUE = PLAIN.replace("id: bbb", "id: ccc").replace("another test", "an old test").replace("2027-03-10", "2026-11-01")
_CHANGE = "{on: 2026-03-10, kind: correction, what: Test correction., by: test-editor}"
OVERDUE = OVERDUE.replace("author:", f"updated: 2026-03-10\nchanges:\n  - {_CHANGE}\nauthor:")
"""Corrected after a newsletter led to it."""

FLOW = """\
title: Test guide
purpose: Test purpose.
for_whom: For nobody.
updated: 2026-01-10
reviewed: 2026-01-11
next_review: 2027-01-11
ai_use: {model: drafted, how: Test guide making.}
device: {computes: [number, risk], note: Test law., by: Test Decider, on: 2026-01-12}
use: {screen: {call: call, on: second}}
start: screen
questions:
  second:
    ask: Left or right, in a testwordlongerthananylineofamap?
    options:
      left: {label: Left, to: visit, points: 0}
      middle: {label: Middle, to: third}
      right: {label: Right, to: rest}
    no_not_sure: Test reason.
  third:
    ask: Up or down?
    options:
      up: {label: Up, to: result}
      down: {label: Down, to: result, points: 1}
    no_not_sure: Test reason.
scores:
  total: {label: Test sum, show: yes}
tables:
  result:
    hit: unique
    rows:
      - {when: total >= 1, to: today, because: Test cause.}
      - {when: total < 1, to: visit}
entries:
  further: {at: third, title: Test entry, given: {second: middle}}
approval: {by: test-reviewer, on: 2026-01-11, proof: 0123456789ab}
waivers:
  - {promise: not-sure-offered, why: Test ground, by: Test Decider, credentials: None, on: 2026-01-12}
outcomes:
"""
for _key, _urgency in (("call", "emergency"), ("visit", "routine"), ("today", "urgent"), ("rest", "self_care")):
    FLOW += f"""\
  {_key}:
    urgency: {_urgency}
    title: Advice {_key}
    next_step: Step of {_key}.
    how_soon: Time of {_key}.
    why: Reason of {_key}.
    would_change: Change of {_key}.
    sources: [web-source]
"""

EDITION = """\
---
subject: Test data for a newsletter, not advice
preheader: Test words.
items:
  - guide: test-guide
    first_question: yes
  - answer: aaa
  - answer: ccc
ai_use: {model: assisted, how: Test making.}
sign_off: Test end.
---
Test intro.
"""

PART = """\
parameters: {call: the emergency, on: where others go on}
clinical_review: none
sources:
  - {title: Test signs, publisher: Test house, url: https://source.example/signs, consulted: 2026-01-05, archived: yes}
questions:
  screen:
    ask: Is there a test sign?
    help: Test help.
    why_we_ask: Test cause.
    red_flag: yes
    any_of: [First flag, Second flag]
    options:
      any: {label: A sign, to: $call}
      none: {label: No sign, to: $on}
    not_sure: {same_as: any}
rules: [never milder than emergency when screen is any]
"""

FILES = {
    "parts/screen.yml": PART,
    "site.yml": SITE,
    "topics.yml": TOPICS,
    "sources.yml": SOURCES,
    "disclaimers.yml": DISCLAIMERS,
    "people/test-expert.yml": EXPERT,
    "people/test-reviewer.yml": REVIEWER,
    "people/test-editor.yml": EDITOR,
    "answers/full.md": FULL,
    "answers/plain.md": PLAIN,
    "answers/old.md": OVERDUE,
    "flows/test-guide.yml": FLOW,
    "newsletters/2026-01-12.md": EDITION,
}


def write(root: Path, files: dict[str, str]) -> None:
    """Writes content, one page by hand, and the settings of this repository with another place for the hook."""
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    settings["hooks"] = [str(ROOT / "hooks" / "mkdocs_hooks.py")]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "about.md").write_text("# About\n\nTest words by hand.\n\n## Part\n", "utf-8")


def build(root: Path) -> Path:
    """The finished site of a folder; fails the test with what the build said."""
    done = run(root, "mkdocs", "build", "-d", str(root / "site"), day=TEST_DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
