"""The feeds of a site of test data, and feeds without a site, as texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lxml import etree

from askwell.render.assets import bytes_of
from askwell.render.feeds.atom import SPACE
from askwell.render.feeds.feed import Author, Entry, Facts, Feed, Form
from askwell.render.feeds.writing import Written
from askwell.render.site import render_site
from askwell.source.asked import Afresh
from tests.helpers import TODAY, Site

BASE = "https://site.example/"
SITE = Author("Test site", BASE)
FACTS = Facts("none", "", "Test checked.", "Test dated.", ("Test caution.",), "published", TODAY, TODAY)

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ATOM = f"{{{SPACE}}}"


def files_of(site: Site, today: date = TODAY, preview: bool = False) -> dict[str, str]:
    """Every document of every feed."""
    rendered = render_site(replace(site.check(), today=today), preview=preview)
    assets = rendered.assets.items()
    return {path: bytes_of(asset).decode() for path, asset in assets if path.rpartition("/")[2].startswith("feed")}


def items_of(text: str) -> list[dict[str, Any]]:
    """The items of a document of a JSON Feed."""
    items: list[dict[str, Any]] = json.loads(text)["items"]
    return items


def feed_of(entries: int) -> Feed:
    """A feed with so many entries, a day apart."""
    made = tuple(entry_of(TODAY - timedelta(days=number), f"e{number}").listed for number in range(entries))
    return Feed("tag:site.example,2026-01-01:feed/answers", "Test feed", "Test words.", "answers/", "lists:answers",
                TODAY, made)  # fmt: skip


def documents(form: Form, feed: Feed, entries: Sequence[Entry] = ()) -> list[str]:
    """The documents of a feed with these entries, or with its own of `feed_of`."""
    made = entries or [entry_of(TODAY - timedelta(days=number), f"e{number}") for number in range(len(feed.entries))]
    filled = replace(feed, entries=tuple(entry.listed for entry in made))
    whole = {entry.id: entry for entry in made}
    written = Written(BASE, SITE, whole.__getitem__, lambda text: text, Afresh())
    return [bytes_of(written.document(one, form, feed.base)).decode() for one in filled.documents]


def entry_of(day: date, name: str, **others: Any) -> Entry:
    """An entry of a day."""
    url = f"{BASE}answers/{name}/"
    return Entry(
        f"tag:site.example,{day}:a/{name}", f"Test {name}?", url, day, day, "Test words.", FACTS, SITE, **others
    )


def invalid(text: str) -> list[str]:
    """What an Atom document breaks of RFC 4287: of the grammar, and of what a grammar cannot say."""
    feed = etree.fromstring(text.encode())
    found = [] if SCHEMA.validate(feed) else [str(error) for error in SCHEMA.error_log]
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("4.1.1: nobody is the author")
    for part in (feed, *entries):
        links = part.findall(f"{ATOM}link")
        kinds = [(one.get("type"), one.get("hreflang")) for one in links if one.get("rel", "alternate") == "alternate"]
        if len(set(kinds)) < len(kinds):
            found.append("4.1.1, 4.1.2: two alternate links of a kind")
    for entry in entries:
        alternate = [one for one in entry.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternate:
            found.append("4.1.2: neither content nor an alternate link")
    if not [one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]:
        found.append("4.1.1: no link to itself")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) < len(ids):
        found.append("4.2.6: two entries of a name")
    return found
