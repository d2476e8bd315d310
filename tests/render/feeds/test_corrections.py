"""The feed of corrections: what RFC 4287 asks for, and nothing from the clock."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from askwell.render.feeds.atom import SPACE as ATOM
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site
from tests.render.feeds.made import files_of

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[A-Za-z0-9/._~-]+")
"""A tag of RFC 4151, of the signs that ours may have."""

CHANGES = """\
updated: 2026-03-02
changes:
  - {on: 2026-03-02, kind: correction, what: Test & <words>, by: test-expert}
  - {on: 2026-03-01, kind: update, what: Other test words., by: test-expert}
"""

FIRST = "  - {on: 2026-03-02"
NEW = "  - {on: 2026-05-01, kind: update, what: New test words., by: test-expert}\n"


def feed_of(site: Site, today: date = TODAY) -> str:
    return files_of(site, today)["corrections/feed.xml"]


def corrected(site: Site, *changes: tuple[str, str, str]) -> Site:
    """The site with changes of its answer and its guide, and others."""
    texts = {
        ANSWER: FILES[ANSWER].replace("published: 2026-01-10\n", f"published: 2026-01-10\n{CHANGES}"),
        FLOW: FILES[FLOW].replace("updated: 2026-01-10\n", CHANGES.replace("2026-03-02", "2026-04-01")),
    }
    for name, old, new in changes:
        text = texts.get(name, FILES[name])
        assert text.count(old) == 1, old
        texts[name] = text.replace(old, new)
    for name, text in texts.items():
        site.write(name, text)
    return site


def entries(text: str, *names: str) -> list[tuple[str, ...]]:
    feed = ElementTree.fromstring(text)
    return [
        tuple(entry.findtext(f"{{{ATOM}}}{name}") or "" for name in names) for entry in feed.findall(f"{{{ATOM}}}entry")
    ]


def test_entries_are_the_changes_newest_first(site: Site) -> None:
    found = entries(feed_of(corrected(site)), "id", "title", "updated")
    assert found == [
        (
            "tag:site.example,2026-04-01:d/test-guide/change--2026-04-01-correction",
            "Correction: Test guide",
            "2026-04-01T00:00:00Z",
        ),
        (
            "tag:site.example,2026-03-02:a/t3st/change--2026-03-02-correction",
            "Correction: Is this test data?",
            "2026-03-02T00:00:00Z",
        ),
        (
            "tag:site.example,2026-03-01:a/t3st/change--2026-03-01-update",
            "Update: Is this test data?",
            "2026-03-01T00:00:00Z",
        ),
        (
            "tag:site.example,2026-03-01:d/test-guide/change--2026-03-01-update",
            "Update: Test guide",
            "2026-03-01T00:00:00Z",
        ),
    ]


def test_an_entry_says_who_and_what_with_the_caution_for_feeds(site: Site) -> None:
    text = feed_of(corrected(site))
    dated = "No clinician has checked this answer. "
    dated += "Sources last checked 10 January 2026. Next review by 10 January 2027."
    assert entries(text, "summary")[1] == (f"Test & <words>. {dated} Test wording of feed-item.",)
    links = [link.attrib for link in ElementTree.fromstring(text).iter(f"{{{ATOM}}}link")]
    assert links[3]["href"] == "https://site.example/answers/sample/#change--2026-03-02-correction"
    names = [name.text for name in ElementTree.fromstring(text).iter(f"{{{ATOM}}}name")]
    assert names == ["Test site", *["Test Expert"] * 4]


@pytest.mark.parametrize("changes", [True, False])
def test_what_atom_asks_for(site: Site, changes: bool) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated each; an author; a link to itself."""
    feed = ElementTree.fromstring(feed_of(corrected(site) if changes else site))
    assert feed.tag == f"{{{ATOM}}}feed"
    for part in (feed, *feed.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated", "author"):
            assert len(part.findall(f"{{{ATOM}}}{name}")) == 1
        assert MOMENT.fullmatch(part.findtext(f"{{{ATOM}}}updated") or "")
    ids = [entry.findtext(f"{{{ATOM}}}id") or "" for entry in feed.findall(f"{{{ATOM}}}entry")]
    assert len(set(ids)) == len(ids) == (4 if changes else 0)
    assert [name for name in ids if not TAG.fullmatch(name)] == []
    own = [link for link in feed.findall(f"{{{ATOM}}}link") if link.get("rel") == "self"]
    assert [link.get("href") for link in own] == ["https://site.example/corrections/feed.xml"]


def test_the_clock_says_nothing(site: Site) -> None:
    corrected(site)
    assert feed_of(site, TODAY) == feed_of(site, date(2030, 1, 1))


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param((ANSWER, "question: Is this test data?", "question: Is this other data?"), True, id="a question"),
        pytest.param((ANSWER, "what: Other test words.", "what: Better test words."), True, id="a slip put right"),
        pytest.param((ANSWER, FIRST, NEW + FIRST), True, id="a new one"),
        pytest.param((ANSWER, "id: t3st", "id: t3sx"), False, id="another id"),
        pytest.param(("site.yml", "site.example/", "site.example/wellness/"), False, id="another site"),
    ],
)
def test_ids_stay(site: Site, change: tuple[str, str, str], same: bool) -> None:
    """A program that has shown an entry must not show it again."""
    before = {name for (name,) in entries(feed_of(corrected(site)), "id")}
    after = {name for (name,) in entries(feed_of(corrected(site, change)), "id")}
    assert (before <= after) is same


def test_ids_stay_when_a_page_is_renamed(site: Site) -> None:
    before = entries(feed_of(corrected(site)), "id")
    site.path(ANSWER).rename(site.path("answers/renamed.md"))
    assert entries(feed_of(site), "id") == before
    assert "answers/renamed/#change" in feed_of(site)


def test_a_feed_below_a_path(site: Site) -> None:
    text = feed_of(corrected(site, ("site.yml", "https://site.example/", "https://site.example/wellness/")))
    assert "tag:site.example,2026-03-02:wellness/a/t3st/change--2026-03-02-correction" in text
    assert "https://site.example/wellness/answers/sample/#change--2026-03-02-correction" in text


def test_a_site_without_texts_has_a_feed(site: Site) -> None:
    site.path(ANSWER).unlink()
    site.path(FLOW).unlink()
    assert "<updated>1970-01-01T00:00:00Z</updated>" in feed_of(site)
