"""Which choices have a page, and under which address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content.links.lock import Lock
from askwell.letters.mailed import mailed_choices
from askwell.permanence.inventory import inventory
from askwell.render.site import render_site
from askwell.source.asked import Afresh
from askwell.surroundings.all_findings import pages_of
from tests.editions import EDITION, add
from tests.helpers import FILES, FLOW, Site

ITEMS = "  - answer: t3st\n  - guide: test-guide\n"
ASKED = "  - guide: test-guide\n    first_question: yes\n  - answer: t3st\n"
KEYS = ["any", "none", "not-sure"]


def asked(site: Site) -> Site:
    """A site whose edition shows the first question of its guide."""
    return add(site, ITEMS, ASKED)


def paths(checked: CheckedSite) -> list[str]:
    checked = as_built(checked)
    return [one.path for one in mailed_choices(checked.library, checked.machines, checked.lock)]


def published(site: Site) -> Lock:
    """The lock of a site in which a newsletter shows the question."""
    found = inventory(render_site(asked(site).check()), Lock(), Afresh()).addresses.values()
    site.path(EDITION).unlink()
    return Lock(tuple(found), True)


def after(lock: Lock, site: Site) -> CheckedSite:
    """What is found of a site that published these addresses."""
    return replace(site.check(), lock=lock)


def test_a_question_that_an_edition_shows_has_a_page_for_each_choice(site: Site) -> None:
    found = mailed_choices(asked(site).check().library, site.check().machines, Lock())
    assert [one.choice.key for one in found] == KEYS
    assert [one.target.key for one in found] == ["call", "second", "call"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first_question: yes", "first_question: no"),
        ("subject: Test data", "status: draft\nsubject: Test data"),
    ],
)
def test_one_that_none_shows_has_no_pages(old: str, new: str, site: Site) -> None:
    asked(site)
    site.write(EDITION, site.path(EDITION).read_text("utf-8").replace(old, new))
    assert paths(site.check()) == []


def test_the_pages_are_told_before_they_are_rendered(site: Site) -> None:
    checked = asked(site).check()
    rendered = {page.file for page in render_site(checked).pages if page.canonical}
    assert rendered == {f"{path}index.html" for path in paths(checked)}
    assert rendered <= pages_of(checked).keys()


def leads(checked: CheckedSite) -> dict[str, str]:
    """Where the addresses of choices lead that have no page of their own."""
    moves = render_site(checked).moves
    return {move.old: move.new for move in moves if move.old.count("/") == 3 and "-" in move.old.split("/")[2]}


def test_a_page_stays_as_long_as_the_question_does(site: Site) -> None:
    lock = published(site)
    site.replace(FLOW, "title: Test call", "title: Another call")
    assert paths(after(lock, site)) == [
        path for path in lock.addresses if path.startswith("d/test-guide/") and "-" in path[13:]
    ]


def test_a_sensitive_guide_keeps_the_pages_that_it_had(site: Site) -> None:
    lock = published(site)
    site.replace(FLOW, "title: Test guide", "sensitive: yes\ntitle: Test guide")
    assert len(paths(after(lock, site))) == len(KEYS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - Test sign\n", "      - Test sign\n      - Another sign\n"),
        ("title: Test guide", "status: withdrawn\nsince: 2026-02-01\nwhy: Test.\ntitle: Test guide"),
        (
            "outcomes:",
            "waivers: [{promise: signs-first, why: Test., by: Test, credentials: MD, on: 2026-01-10}]\noutcomes:",
        ),
    ],
    ids=["another sign", "withdrawn", "set aside"],
)
def test_else_its_address_leads_to_the_guide(old: str, new: str, site: Site) -> None:
    lock = published(site)
    site.replace(FLOW, old, new)
    checked = after(lock, site)
    assert paths(checked) == []
    assert [*leads(checked).values()] == ["decide/test-guide/"] * len(KEYS)


def test_under_a_new_name_it_leads_to_the_same_choice(site: Site) -> None:
    lock = published(site)
    site.path(FLOW).unlink()
    site.write("flows/new-guide.yml", f"was: [test-guide]\n{FILES[FLOW]}")
    site.replace("answers/sample.md", "flow: test-guide", "flow: new-guide")
    checked = after(lock, site)
    assert len(paths(checked)) == len(KEYS)
    assert all(new == old.replace("test-guide", "new-guide") for old, new in leads(checked).items())
    assert sorted(leads(checked).values()) == sorted(paths(checked))
