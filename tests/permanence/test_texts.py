"""Texts in the lock: taken when they are new, replaced when they changed, never lost."""

from __future__ import annotations

from askwell.content.links.lock import text_of
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import Comparison, compare
from askwell.render.assets import bytes_of
from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, Site


def compared(site: Site) -> Comparison:
    checked = site.check()
    return compare(render_site(checked), checked)


def accept(site: Site) -> str:
    """The lines of texts in the lock, after what is new was taken into it."""
    lock = accepted(site.check().lock, compared(site))
    write_lock(site.root, lock)
    return "".join(line for line in text_of(lock).splitlines(keepends=True) if line.startswith("text "))


LATER = "reviewed: 2026-01-10\n", "updated: 2026-05-01\nreviewed: 2026-01-10\n"


def test_a_new_text_is_taken(site: Site) -> None:
    taken = accept(site)
    assert [line.split()[1:3] for line in taken.splitlines()] == [
        ["answers:t3st", "2026-01-10"],
        ["flows:test-guide", "2026-01-10"],
    ]
    assert (compared(site).added, compared(site).changed) == ((), ())


def test_a_text_that_changed_takes_the_place_of_the_last(site: Site) -> None:
    before = accept(site)
    site.write(ANSWER, FILES[ANSWER].replace(*LATER).replace("Test words of nobody.", "Other words of nobody."))
    (changed,) = compared(site).changed
    assert (changed.owner, changed.rest[:10]) == ("answers:t3st", "2026-05-01")
    assert [one.code for one in compared(site).findings] == ["KEPT004"]
    after = accept(site)
    assert (after.count("\n"), after == before) == (2, False)
    assert compared(site).changed == ()


def test_a_text_that_changed_without_a_word_is_refused(site: Site) -> None:
    accept(site)
    site.replace(ANSWER, "short_answer: This is test data.", "short_answer: This is other data.")
    assert site.found(ANSWER) == ["8:1 CHANGE008", "12:12 CHANGE007"]


def test_a_draft_is_not_kept(site: Site) -> None:
    site.replace(ANSWER, "reviewed: 2026-01-10\n", "status: draft\nreviewed: 2026-01-10\n")
    assert "answers:t3st" not in accept(site)


LOG = "changes:\n  - {on: 2026-05-01, kind: correction, what: Test words., by: test-expert}\n"
TOLD = FILES[ANSWER].replace(LATER[0], LATER[1].replace("reviewed:", f"{LOG}reviewed:"))
NAME = "tag:site.example,2026-05-01:a/t3st/change--2026-05-01-correction"


def findings(site: Site) -> list[str]:
    return [one.code for one in compared(site).findings if one.code != "KEPT004"]


def test_a_change_that_was_told_stays(site: Site) -> None:
    site.write(ANSWER, TOLD)
    accept(site)
    assert [entry.rest for entry in site.check().lock.of("feed") if "/change--" in entry.rest] == [NAME]
    site.write(ANSWER, TOLD.replace("Test words.,", "Better test words.,"))
    assert findings(site) == []
    site.write(ANSWER, TOLD.replace(LOG, ""))
    assert findings(site) == ["CHANGE009"]
    assert [entry.rest for entry in compared(site).lost] == [NAME]


def test_a_change_keeps_its_name_when_the_site_has_another(site: Site) -> None:
    site.write(ANSWER, TOLD)
    accept(site)
    site.replace("site.yml", "https://site.example/", "https://other.example/wellness/")
    checked = site.check()
    feed = bytes_of(render_site(checked).assets["corrections/feed.xml"]).decode()
    assert f"<id>{NAME}</id>" in feed
    assert findings(site) == []
