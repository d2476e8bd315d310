"""What of a checked site a build has: drafts never, and what is scheduled from its day on."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.checks import check
from askwell.checks.life.built import as_built
from tests.checks.life.test_states import DRAFT, LATER, WITHDRAWN, answer
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site


@pytest.mark.parametrize(
    ("lines", "today", "there"),
    [
        ([], TODAY, True),
        ([DRAFT], TODAY, False),
        ([LATER], TODAY, False),
        ([LATER], date(2026, 12, 23), False),
        ([LATER], date(2026, 12, 24), True),
        ([LATER, "status: scheduled"], date(2026, 12, 24), True),
        ([WITHDRAWN], TODAY, True),
    ],
)
def test_the_answers_of_a_build(lines: list[str], today: date, there: bool, site: Site) -> None:
    site.write(ANSWER, answer("t3st", *lines))
    library = as_built(check(site.root, today)).library
    assert ("sample" in library.answers, "sample" in library.bodies) == (there, there)


def test_a_draft_of_a_guide_is_not_built(site: Site) -> None:
    site.replace(ANSWER, "flow: test-guide\n", "")
    site.write(FLOW, f"status: draft\n{FILES[FLOW]}")
    built = as_built(site.check())
    assert (dict(built.machines), dict(built.library.flows)) == ({}, {})


def test_a_site_without_drafts_is_built_as_it_is(site: Site) -> None:
    checked = site.check()
    assert as_built(checked) is checked
