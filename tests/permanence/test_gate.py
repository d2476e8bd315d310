from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.permanence.gate import gate, on_its_day
from askwell.render.site import render_site
from tests.editions import EDITION, SENT, add
from tests.editions import sent as sent_edition
from tests.helpers import ANSWER, TODAY, Site, short

KEY = "2026-01-10"
PATH = f"content/newsletters/{KEY}.md"


def gated(site: Site) -> list[str]:
    """What keeps the edition from going out, all of them errors."""
    checked = site.check()
    edition = checked.library.newsletters[KEY]
    found = gate(render_site(on_its_day(checked, edition)), checked, edition)
    assert {str(one.severity) for one in found} <= {"error"}
    return short(found, PATH)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("subject", "subject", [], id="good, and its day is past"),
        pytest.param("subject", "status: draft\nsubject", ["2:1 EDITION024"], id="a draft"),
        pytest.param("ai_use: {model: none, how: Test data.}\n", "", ["2:1 EDITION018"], id="a warning is an error"),
    ],
)
def test_an_edition_at_the_gate(old: str, new: str, expected: list[str], site: Site) -> None:
    assert gated(add(site, old, new)) == expected


def test_an_overdue_item_stops_here(site: Site) -> None:
    site.replace(ANSWER, "next_review: 2027-01-10", "next_review: 2026-11-20")
    assert gated(add(site)) == ["5:13 EDITION015"]


def test_errors_elsewhere_stop_it(site: Site) -> None:
    add(site)
    site.replace(ANSWER, "sources: [test-source, paper-source]", "sources: [other]")
    checked = site.check()
    found = gate(None, checked, checked.library.newsletters[KEY])
    assert f"content/{ANSWER}" in {one.location.path for one in found}


def test_every_link_leads_to_a_page(site: Site) -> None:
    checked = add(site).check()
    edition = checked.library.newsletters[KEY]
    rendered = render_site(checked)
    pages = tuple(page for page in rendered.pages if page.path != "d/test-guide/")
    moves = tuple(move for move in rendered.moves if move.old != "d/test-guide/")
    assert short(gate(replace(rendered, pages=pages, moves=moves), checked, edition), PATH) == ["6:5 KEPT006"]


def test_an_edition_to_come_is_judged_on_its_day(site: Site) -> None:
    add(site)
    site.path(f"newsletters/{KEY}.md").rename(site.path("newsletters/2026-12-03.md"))
    site.replace(ANSWER, "published: 2026-01-10", "published: 2026-12-03")
    checked = site.check()
    edition = checked.library.newsletters["2026-12-03"]
    assert gate(render_site(on_its_day(checked, edition)), checked, edition) == ()
    assert on_its_day(checked, edition).today > TODAY
    assert [one.code for one in gate(render_site(checked), checked, edition)] == ["KEPT006"] * 2


CHANGED = """\
published: 2026-01-10
updated: 2026-02-01
changes:
  - {on: 2026-02-01, kind: KIND, what: Test words., by: test-expert}"""
ENDED = "published: 2026-01-10\nstatus: STATE\nsince: 2026-02-01\nwhy: Test words."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("flow: test-guide", "flow: test-guide", [], id="all of it holds"),
        pytest.param("next_review: 2027-01-10", "next_review: 2026-11-20", ["EDITION014", "EDITION015"], id="overdue"),
        pytest.param("published: 2026-01-10", CHANGED.replace("KIND", "correction"), ["EDITION014"], id="corrected"),
        pytest.param("published: 2026-01-10", CHANGED.replace("KIND", "update"), [], id="brought up to date"),
        pytest.param(
            "published: 2026-01-10", ENDED.replace("STATE", "archived"), ["EDITION014", "EDITION014"], id="archived"
        ),
    ],
)
def test_what_was_sent_goes_out_again_only_as_long_as_it_holds(
    old: str, new: str, expected: list[str], site: Site
) -> None:
    sent_edition(site)
    assert gated(site) == []
    site.replace(ANSWER, old, new)
    assert [one.rpartition(" ")[2] for one in gated(site)] == expected


def test_nobody_gets_past_a_rule_by_saying_that_it_was_sent(site: Site) -> None:
    sent_edition(site)
    site.write(EDITION, SENT.replace("subject: Test data", "subject: Test {{ name }} data"))
    found = gated(site)
    assert "EDITION005" in {one.rpartition(" ")[2] for one in found}
