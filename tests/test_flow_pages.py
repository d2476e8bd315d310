"""The pages that build a guide step by step can be followed, and their fragments fit into a guide."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.records import Flow
from askwell.starter import make_site
from tests.helpers import TODAY, Site, read_flow
from tests.test_flow_docs import data_of, merged, values
from tests.test_manual import blocks, manual, sections, spoil

# Pages to follow step by step

PAGES = ("tutorial.md", "flowchart.md")


def play(page: str, root: Path) -> Iterator[tuple[str, str, str]]:
    """Follows a page in a new site: writes its files, makes its changes, and runs its commands. Yields each command
    with what it printed and what the page shows."""
    make_site(root, TODAY)
    for block in blocks(manual(page)):
        if block.language == "console":
            for command in re.split(r"(?m)^(?=\$ )", block.text)[1:]:
                line, _, shown = command.partition("\n")
                yield line, run(line, shown), shown
        elif block.title or block.language == "sh":
            spoil(root, block)


def run(line: str, shown: str) -> str:
    """What a command prints. What a reader types is taken from what is shown."""
    name, *words = shlex.split(line.removeprefix("$ "))
    assert name == "askwell"
    typed = "".join(f"{choice}\n" for choice in re.findall(r"(?m)^Your choice .*: (\d+)$", shown))
    done = CliRunner().invoke(main, words, input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), line
    return done.output


def pattern(shown: str) -> str:
    """What must have been printed: lines with dots alone stand for any lines."""
    lines = (r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines())
    return "".join(lines)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed_step_by_step(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    day = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{day.timestamp():.0f}")
    steps = list(play(page, tmp_path))
    wrong = [(line, printed) for line, printed, shown in steps if not re.fullmatch(pattern(shown), printed)]
    assert wrong == []
    assert [str(found) for found in Site(tmp_path).check().diagnostics] == []


@pytest.mark.parametrize("page", PAGES)
def test_after_each_step_a_command_shows_what_became_of_it(page: str) -> None:
    """Changes stand together, then comes a command; what is shown of it is a whole line at least."""
    steps = [block for block in blocks(manual(page)) if block.title or block.language == "console"]
    after = [then for block, then in pairwise(steps) if block.language != "console"]
    assert steps[-1].language == "console"
    assert {then.language for then in after} <= {"console", "diff"}
    assert all(then.text.startswith("$ askwell ") and "\n" in then.text.strip() for then in after if not then.title)


# Fragments

BASE = """\
title: Test guide
purpose: Test data.
for_whom: For nobody.
updated: 2026-01-10
reviewed: 2026-01-10
next_review: 2027-01-10
ai_use: {model: none, how: Test data.}
questions:
  screen:
    ask: Is there a test sign?
    red_flag: yes
    options:
      yes: {label: Yes, to: call}
      no: {label: No, to: age}
    not_sure: {same_as: yes}
  age:
    ask: How old are you?
    number: {unit: years, whole: yes, least: 0}
    options:
      small: {under: 5}
      adult: {at_least: 5, under: 65}
      older: {at_least: 65}
    to: pain
  pain:
    ask: Do you have pain?
    options:
      no: {label: No}
      yes: {label: Yes}
    not_sure: {to: FIRST}
    to: FIRST
"""
"""A guide without its end: what a fragment has comes in place of FIRST, and may name what is asked before."""

ENDS = {"call": "emergency", "today": "urgent", "visit": "routine", "rest": "self_care"}
"""The outcomes that a fragment may lead to, with their urgencies."""

TEXTS = dict.fromkeys(("title", "next_step", "how_soon", "why", "would_change"), "Test words.")


def fragments(page: str) -> list[Any]:
    """The examples of a page that are no files, each by the heading above it."""
    parts = sections(manual(page), 3).items()
    found = [(name, block) for name, text in parts for block in blocks(text) if block.language == "yaml"]
    return [pytest.param(block.text, id=name) for name, block in found if not block.title]


def completed(text: str) -> Flow:
    """The base with a fragment in it, and with the outcomes that are led to."""
    fragment = data_of(text)
    first = next(iter(fragment["questions"]))
    data = merged(data_of(BASE.replace("FIRST", first)), fragment)
    led_to = {target for key in ("to", "otherwise") for target in values(data, key)}
    ends = {key: {"urgency": urgency, "sources": ["test-source"], **TEXTS} for key, urgency in ENDS.items()}
    return read_flow(json.dumps({**data, "outcomes": {key: end for key, end in ends.items() if key in led_to}}))


@pytest.mark.parametrize("text", fragments("flowchart.md"))
def test_a_fragment_fits_into_a_guide(text: str) -> None:
    assert [str(found) for found in compile_flow(completed(text))[1]] == []
