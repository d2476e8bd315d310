"""A draft with its TODOs filled in by test data, and readers who walk through it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.walk import Walk
from askwell.importing.guides.bringing import bring_guide
from tests.helpers import TODAY, Site, good_site

ORIGINALS = Path(__file__).parent / "originals"

_FILLED = {
    "status: draft\n": "",
    "reviewed: TODO": "reviewed: 2026-01-10",
    "next_review: TODO": "next_review: 2027-01-10",
    "model: TODO": "model: none",
    "urgency: TODO": "urgency: routine",
    "- TODO\n": "- test-source\n",
    "title: TODO": "title: Call your emergency number now",
    "next_step: TODO": "next_step: Call your emergency number now.",
    "how_soon: TODO": "how_soon: Now.",
    "    any_of:\n      - test-source": "    any_of:\n      - Test sign",
    ": TODO": ": CellTest words.",
}


def filled(text: str) -> str:
    """A draft's text with test data in place of each TODO that is left empty."""
    for old, new in _FILLED.items():
        text = text.replace(old, new)
    lines = [
        "    no_not_sure: CellTest reason." if line.startswith("    # TODO: may readers not know") else line
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def machine_from(tmp_path: Path, original: Path) -> Machine:
    """The machine of the guide that is drafted from a file, once its TODOs are filled in."""
    site = good_site(tmp_path)
    made = bring_guide(site.root, original, TODAY)
    path = site.root / made.path
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    return machine_in(site, path.stem)


def machine_in(site: Site, key: str) -> Machine:
    checked = site.check()
    assert key in checked.machines, [str(found) for found in checked.diagnostics if key in found.location.path]
    return checked.machines[key]


def readers(choices: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Every combination of choices."""
    for combination in itertools.product(*choices.values()):
        yield dict(zip(choices, combination, strict=True))


def outcome(machine: Machine, reader: Mapping[str, str]) -> str:
    """Where a reader without signs of an emergency comes."""
    walk = Walk(machine)
    while walk.state.choices:
        walk = walk.choose({"red-flags": "none", **reader}[walk.state.origin])
    return walk.state.origin
