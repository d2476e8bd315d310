"""Shared parts: put into the flows that use them, with their mistakes told where they stand."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from tests.helpers import FILES, FLOW, Site

PART = "parts/test-part.yml"
GOOD = """\
parameters:
  what: what the question is about
  on: where readers go on
questions:
  third:
    ask: Is it $what, for $$1?
    options:
      quickly:
        label: Quickly
        to: visit
      slowly:
        label: Slowly
        to: $on
    no_not_sure: Test reason.
rules:
  - never outcome $on when third is quickly
"""
USE = "use:\n  test-part:\n    what: quick\n    on: rest\n"
GUIDE = FILES[FLOW].replace("questions:\n", f"{USE}questions:\n", 1).replace("to: rest", "to: third")


def with_part(site: Site, part: str = GOOD, guide: str = GUIDE) -> Site:
    """A site whose guide uses a part."""
    site.write(PART, part)
    site.write(FLOW, guide)
    return site


def test_a_part_becomes_part_of_the_flow(site: Site) -> None:
    checked = with_part(site).check()
    assert checked.diagnostics == ()
    flow = checked.library.flows["test-guide"]
    machine, _ = compile_flow(flow)
    assert machine is not None
    assert machine.asks["third"] == "Is it quick, for $1?"
    assert [(c.key, c.target) for c in machine.states["third"].choices] == [("quickly", "visit"), ("slowly", "rest")]
    assert flow.rules == (
        "every entry passes screen",
        "never outcome rest when third is quickly",
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("to: visit", "to: vist", ["content/parts/test-part.yml:10:13 FLOW001"], id="mistake in a part"),
        pytest.param("third is", "third was", ["content/parts/test-part.yml:16:35 FLOW032"], id="mistake in its rule"),
        pytest.param("outcome $on when", "outcome visit when", ["content/parts/test-part.yml:16:5 FLOW033"], id="rule"),
        pytest.param("$what", "$wht", ["content/parts/test-part.yml:6:10 PART002"], id="unknown parameter"),
        pytest.param("$$1", "$ 1", ["content/parts/test-part.yml:6:10 PART002"], id="dollar sign alone"),
        pytest.param("$what", "${what}", [], id="name in braces"),
        pytest.param("  third:", "  second:", ["26:3 PART003"], id="key taken"),
        pytest.param(
            "parameters:", "paramters:", ["content/parts/test-part.yml:1:1 FIELD002", "7:1 PART001"], id="form"
        ),
    ],
)
def test_mistakes_in_a_part(site: Site, old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    assert sorted(with_part(site, part=GOOD.replace(old, new, 1)).found(FLOW)) == sorted(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("    on: rest\n", "", ["8:3 PART002"], id="parameter missing"),
        pytest.param("    on: rest\n", "    on: rest\n    off: rest\n", ["11:5 PART002"], id="parameter too many"),
        pytest.param("what: quick", "what: [quick]", ["9:11 PART002"], id="parameter that is no text"),
        pytest.param("test-part:", "tst-part:", ["8:3 REF001"], id="unknown"),
        pytest.param(
            USE, "", ["30:13 FLOW001", "content/parts/test-part.yml:1:1 PART004"], id="part that no flow uses"
        ),
    ],
)
def test_mistakes_in_using_it(site: Site, old: str, new: str, expected: list[str]) -> None:
    assert old in GUIDE
    assert sorted(with_part(site, guide=GUIDE.replace(old, new, 1)).found(FLOW)) == sorted(expected)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(GOOD.replace("parameters:", "paramters:"), "7:1 PART001", id="part that cannot be read"),
        pytest.param(GOOD.replace("$what", "$wht"), "content/parts/test-part.yml:6:10 PART002", id="parameter"),
    ],
)
def test_a_broken_part_hides_no_other_mistake_of_the_flow(site: Site, part: str, expected: str) -> None:
    guide = GUIDE.replace("purpose:", "purpse:").replace("updated: 2026-01-10", "updated: soon")
    assert guide.count("purpse:") == guide.count("updated: soon") == 1
    found = with_part(site, part=part, guide=guide).found(FLOW)
    assert expected in found
    assert {"FIELD001", "FIELD002", "FIELD005"} <= {place.split()[-1] for place in found}
