"""Feeds and entries keep their names and addresses, whatever else gets another name: nobody's program shows an old text
as new, and nobody's subscription ends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from askwell.content.handwritten import Docs
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import compare
from askwell.permanence.lost import lost_before_rendering
from askwell.render.site import render_site
from tests import editions
from tests.helpers import ANSWER, FILES, FLOW, Site, good_site
from tests.render.feeds.made import files_of

CHANGES = "  - {on: 2026-02-01, kind: update, what: Test words., by: test-expert}\n"
TOLD = f"updated: 2026-02-01\nchanges:\n{CHANGES}"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site with a change, and a newsletter, all of it in the lock."""
    site = editions.add(good_site(tmp_path_factory.mktemp("names")))
    site.replace(ANSWER, "published: 2026-01-10\n", f"published: 2026-01-10\n{TOLD}")
    site.replace(FLOW, "updated: 2026-01-10\n", TOLD)
    checked = site.check()
    write_lock(site.root, accepted(checked.lock, compare(render_site(checked), checked)))
    assert lost(site) == []
    return site.root


@pytest.fixture
def published(first: Path, tmp_path: Path) -> Site:
    """A copy of it."""
    return Site(Path(shutil.copytree(first, tmp_path, dirs_exist_ok=True)))


def lost(site: Site) -> list[str]:
    checked = site.check()
    return [found.code for found in compare(render_site(checked), checked).findings]


def ids(made: dict[str, str]) -> dict[str, list[str]]:
    """The names in each document, that of the feed first."""
    return {path: re.findall(r"<id>(.*?)</id>", text) for path, text in made.items() if path.endswith(".xml")}


def swap(name: str, old: str, new: str) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        text = site.path(name).read_text("utf-8")
        assert text.count(old) == 1, old
        site.write(name, text.replace(old, new))

    return change


def renamed_topic(site: Site) -> None:
    swap("topics.yml", "test-topic:", "new-topic:\n  was: [test-topic]")(site)
    swap(ANSWER, "topics: [test-topic]", "topics: [new-topic]")(site)


def renamed_guide(site: Site) -> None:
    swap(FLOW, "title: Test guide", "was: [test-guide]\ntitle: Test guide")(site)
    site.path(FLOW).rename(site.path("flows/new-guide.yml"))
    swap(ANSWER, "flow: test-guide", "flow: new-guide")(site)


def renamed_answer(site: Site) -> None:
    swap(ANSWER, "id: t3st", "id: t3st\nwas: [sample]")(site)
    site.path(ANSWER).rename(site.path("answers/new.md"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(renamed_topic, id="a topic"),
        pytest.param(renamed_guide, id="a guide"),
        pytest.param(renamed_answer, id="an answer"),
        pytest.param(swap("site.yml", "https://site.example/", "https://new.example/wellness/"), id="the site"),
        pytest.param(swap(ANSWER, "published: 2026-01-10", "published: 2026-01-09"), id="a day that is put right"),
        pytest.param(swap(ANSWER, "question: Is this", "question: Is all this"), id="a question"),
    ],
)
def test_names_and_addresses_stay(published: Site, change: Callable[[Site], None]) -> None:
    before = files_of(published)
    change(published)
    after = files_of(published)
    assert before.keys() <= after.keys()
    assert {path: names for path, names in ids(after).items() if path in before} == ids(before)
    assert [code for code in lost(published) if code != "KEPT004"] == []


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (renamed_topic, "topics/test-topic", "topics/new-topic"),
        (renamed_guide, "decide/test-guide", "decide/new-guide"),
    ],
)
@pytest.mark.parametrize("ending", ["xml", "json"])
def test_a_feed_that_moved_is_at_both_addresses(
    published: Site, change: Callable[[Site], None], old: str, new: str, ending: str
) -> None:
    """The old one names the new as its own, so that programs may learn it."""
    change(published)
    made = files_of(published)
    assert made[f"{old}/feed.{ending}"] == made[f"{new}/feed.{ending}"]
    assert f"https://site.example/{new}/feed.{ending}" in made[f"{old}/feed.{ending}"]
    assert f"{old}/feed" not in made[f"{old}/feed.{ending}"]


def test_a_withdrawn_guide_keeps_its_feed(published: Site) -> None:
    swap(FLOW, "title: Test guide", "status: withdrawn\nsince: 2026-03-01\nwhy: Test reason.\ntitle: Test guide")(
        published
    )
    swap(ANSWER, "flow: test-guide\n", "")(published)
    assert "<title>Withdrawn: Test guide</title>" in files_of(published)["decide/test-guide/feed.xml"]
    assert [code for code in lost(published) if code != "KEPT004"] == []


ARCHIVED = "status: archived\nsince: 2026-03-01\npublished:"


def test_an_answer_keeps_its_entry_when_it_is_archived(published: Site) -> None:
    swap(ANSWER, "published:", ARCHIVED)(published)
    assert "<title>Archived: Is this test data?</title>" in files_of(published)["answers/feed.xml"]


def test_an_old_column_that_comes_archived_is_no_news(published: Site) -> None:
    text = FILES[ANSWER].replace("id: t3st", "id: 0ld").replace("published:", ARCHIVED)
    published.write("answers/old.md", text.replace("flow: test-guide\n", ""))
    before = files_of(published)["answers/feed.xml"]
    assert "Archived:" not in before
    checked = published.check()
    write_lock(published.root, accepted(checked.lock, compare(render_site(checked), checked)))
    assert "answers/old/" in published.check().lock.addresses
    assert files_of(published)["answers/feed.xml"] == before


def test_without_newsletters_their_feed_stays(published: Site) -> None:
    """Nobody who subscribed loses it; that the edition itself is gone is told for itself."""
    published.path(editions.EDITION).unlink()
    assert "<entry>" not in files_of(published)["newsletters/feed.xml"]
    assert "feed" not in " ".join(
        d.message for d in compare(render_site(published.check()), published.check()).findings
    )


def test_feeds_of_lists_count_as_there_before_pages_are_made(published: Site) -> None:
    made = {page.path for page in render_site(published.check()).pages} - {"newsletters/"}
    told = lost_before_rendering(made, published.check(), Docs(published.root / "docs"))
    assert "feed" not in " ".join(found.message for found in told)


def test_what_is_lost_is_told_once(published: Site) -> None:
    """The feed of a topic that is gone, with its page."""
    published.write("topics.yml", FILES["topics.yml"].replace("other-topic", "new-topic"))
    published.write("disclaimers.yml", FILES["disclaimers.yml"].replace("other-topic", "new-topic"))
    assert [code for code in lost(published) if code != "KEPT004"] == ["KEPT002"]


@pytest.mark.parametrize("path", ["answers/feed.xml", "corrections/feed.json", "topics/test-topic/feed.xml"])
def test_addresses_of_feeds_are_in_the_lock(published: Site, path: str) -> None:
    assert path in published.check().lock.addresses


def test_the_same_content_makes_the_same_feeds(published: Site) -> None:
    assert files_of(published) == files_of(published, date(2026, 12, 31))
