"""The desk of a site, whatever state its content is in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desk.desks import desk, kept, made, task, told
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, TODAY, Site


def test_a_folder_without_any_content_has_an_empty_desk(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    empty = desk(Site(tmp_path))
    assert (empty.tasks, empty.base_url, empty.name) == ((), "", "a site without a name")
    assert [str(one.place) for one in empty.unread] == [
        f"content/{name}.yml:1:1" for name in ("site", "topics", "sources", "disclaimers")
    ]
    assert empty.errors == 4


@pytest.mark.parametrize(
    ("name", "old", "new", "unread"),
    [
        pytest.param(ANSWER, "id: t3st\n", "", "answers/sample.md:2:1 the field 'id' is missing", id="no id"),
        pytest.param(ANSWER, "next_review: 2027-01-10", "next_review: soon", "answers/sample.md:14:14 ", id="odd day"),
        pytest.param(FLOW, "title: Test guide", "titel: Test guide", "flows/test-guide.yml:1:1 ", id="guide"),
        pytest.param(EXPERT, "job: Test job\n", "", "people/test-expert.yml:1:1 ", id="person"),
        pytest.param("sources.yml", "  title: Test source\n", "", "sources.yml:2:3 ", id="source"),
    ],
)
def test_records_with_mistakes_are_listed(site: Site, name: str, old: str, new: str, unread: str) -> None:
    text = FILES[name]
    site.write(name, text.replace(old, new, 1))
    found = desk(site)
    (one,) = found.unread
    assert f"{one.place} {one.why}".startswith(f"content/{unread}")
    assert found.errors >= 1
    if name == ANSWER:
        assert [t.id for t in found.tasks] == ["review:flows:test-guide"]


def test_a_guide_that_cannot_be_proven_says_that_its_approval_is_not_known(site: Site) -> None:
    approval = "approval: {by: test-expert, on: 2026-02-01, proof: 0123456789ab}\n"
    site.write(FLOW, FILES[FLOW].replace("to: second", "to: nowhere") + approval)
    assert ["nobody can tell whether its approval stands" in one.why for one in desk(site).unread] == [True]


def test_a_file_that_is_not_text_is_listed(site: Site) -> None:
    site.write("answers/odd.md", b"\xff\xfe\x00")
    assert [one.place.path for one in desk(site).unread] == ["content/answers/odd.md"]


def test_mistakes_are_counted(site: Site) -> None:
    site.replace(ANSWER, "topics: [test-topic]", "topics: [test-topik]")
    found = desk(site, date(2027, 2, 1))
    assert (found.errors, found.warnings) == (1, 2)
    assert len(found.tasks) == 2


def test_the_stamp_is_the_newest_day_that_content_names_up_to_today(site: Site) -> None:
    assert desk(site).stamp == date(2026, 1, 10)
    site.replace(ANSWER, "reviewed: 2026-01-10", "updated: 2026-02-03\nreviewed: 2026-01-11")
    assert desk(site).stamp == date(2026, 2, 3)
    assert desk(site, date(2026, 1, 20)).stamp == date(2026, 1, 11)


def test_the_desk_of_a_person(site: Site) -> None:
    assert told(desk(site).for_person("test-expert")) == [told(desk(site))[0]]
    assert told(desk(site).for_person("other")) == []


def test_up_to_a_day() -> None:
    whole = made(task(date(2026, 11, 22)), task(date(2026, 12, 1)), task(date(2027, 1, 1)))
    cut = whole.up_to(date(2026, 12, 1))
    assert ([str(t.day) for t in cut.tasks], cut.later) == (["2026-11-22", "2026-12-01"], 1)
    again = cut.up_to(date(2026, 11, 30))
    assert (len(again.tasks), again.later, again.until) == (1, 2, date(2026, 11, 30))


def test_a_kept_file_that_is_broken_does_not_hide_the_rest(site: Site) -> None:
    kept(site, "links.json", "{")
    kept(site, "sources.json", "[]")
    found = desk(site)
    assert len(found.tasks) == 2
    assert len(found.notes) == 2


def test_the_desk_does_not_change_a_site(site: Site) -> None:
    before = sorted(path for path in site.root.rglob("*"))
    desk(site, TODAY)
    assert sorted(path for path in site.root.rglob("*")) == before
