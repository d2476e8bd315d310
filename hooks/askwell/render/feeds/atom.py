"""A document of a feed as Atom (RFC 4287, with the links of RFC 5005)."""

from __future__ import annotations

from datetime import date

from askwell.content import addresses
from askwell.render.feeds.escaping import escape, quoted
from askwell.render.feeds.feed import LANGUAGE, Author, Document, Entry, Form
from askwell.render.machines.structured_data import SOURCE_TYPES

SPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"

STATES = "https://schema.org/creativeWorkStatus"
MADE_BY = "https://schema.org/digitalSourceType"
"""What two categories of an entry say: its state, and what a language model had to do with it."""


def _head(document: Document, base_url: str, publisher: Author) -> str:
    feed, here = document.feed, addresses.feed_path(document.feed.base, addresses.ATOM, document.number)
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{SPACE}" xml:lang="{LANGUAGE}">\n',
        _text("title", feed.title),
        _text("subtitle", feed.about),
        _text("id", feed.id),
        _text("updated", moment(feed.updated)),
        _link("self", MEDIA_TYPE, f"{base_url}{here}"),
        _link("alternate", "text/html", f"{base_url}{feed.base}"),
        *(_link(word, MEDIA_TYPE, f"{base_url}{path}") for word, path in document.around(addresses.ATOM).items()),
        _author(publisher),
    ]
    return "".join(parts)


def moment(day: date) -> str:
    """A day as feeds write a moment (RFC 3339): content knows no hours."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(entry: Entry) -> str:
    """One entry, in whatever document."""
    parts = [
        _text("title", entry.title),
        _text("id", entry.id),
        _text("updated", moment(entry.updated)),
        _text("published", moment(entry.published)),
        _link("alternate", "text/html", entry.url),
        *(_category(*one) for one in _categories(entry)),
        _author(entry.author),
        _text("summary", entry.summary),
        f'<content type="html">{escape(str(entry.html))}</content>\n' if entry.html else "",
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _categories(entry: Entry) -> list[tuple[str, str, str]]:
    found = [("", *entry.kind)] if entry.kind else []
    found += [("", key, name) for key, name in entry.topics]
    if entry.facts.state != "published":
        found.append((STATES, entry.facts.state, entry.facts.state.capitalize()))
    if entry.facts.model in SOURCE_TYPES:
        found.append((MADE_BY, SOURCE_TYPES[entry.facts.model], entry.facts.label))
    return found


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"


def _link(rel: str, kind: str, href: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href={quoted(href)} />\n'


def _category(scheme: str, term: str, label: str) -> str:
    said = f" scheme={quoted(scheme)}" if scheme else ""
    return f"<category term={quoted(term)}{said} label={quoted(label)} />\n"


def _author(author: Author) -> str:
    return f"<author>\n{_text('name', author.name)}{_text('uri', author.url)}</author>\n"


ATOM = Form(addresses.ATOM, _head, _entry, between="", end="</feed>\n")
