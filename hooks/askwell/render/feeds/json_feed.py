"""A document of a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from askwell.content import addresses
from askwell.render.feeds.atom import moment
from askwell.render.feeds.feed import LANGUAGE, Author, Document, Entry, Form
from askwell.render.machines.structured_data import SOURCE_TYPES

VERSION = "https://jsonfeed.org/version/1.1"
MEDIA_TYPE = "application/feed+json"

OWN = "_ask_well"
"""The key of what we say beyond the specification, which asks for an underscore at its beginning."""


def _head(document: Document, base_url: str, publisher: Author) -> str:
    feed, around = document.feed, document.around(addresses.JSON_FEED)
    head: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.about,
        "home_page_url": f"{base_url}{feed.base}",
        "feed_url": f"{base_url}{addresses.feed_path(feed.base, addresses.JSON_FEED, document.number)}",
    }
    if "next" in around:
        head["next_url"] = f"{base_url}{around['next']}"
    head |= {"authors": [_author(publisher)], "language": LANGUAGE, "items": []}
    return _json(head).removesuffix("]}") + "\n"


def _item(entry: Entry) -> str:
    """One entry, in whatever document."""
    item: dict[str, Any] = {"id": entry.id, "url": entry.url, "title": entry.title, "summary": entry.summary}
    item |= {"content_html": str(entry.html)} if entry.html else {"content_text": entry.summary}
    item |= {
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [_author(entry.author)],
    }
    if entry.topics:
        item["tags"] = [name for _, name in entry.topics]
    return _json(item | {OWN: _facts(entry)})


def _facts(entry: Entry) -> dict[str, Any]:
    """What the page says besides its text, for programs."""
    facts = entry.facts
    found: dict[str, Any] = {"state": facts.state, "kind": entry.kind[0] if entry.kind else ""}
    found |= {"reviewed": _day(facts.reviewed), "next_review": _day(facts.next_review), "checked": facts.checked}
    found |= {"ai": facts.label, "digital_source_type": SOURCE_TYPES.get(facts.model, "")}
    return {name: value for name, value in found.items() if value} | {"disclaimers": [*facts.cautions]}


def _day(day: object) -> str:
    return str(day or "")


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


JSON_FEED = Form(addresses.JSON_FEED, _head, _item, between=",\n", end="\n]}\n")
