"""The feed of corrections, for programs that ask for news (Atom, RFC 4287). All that stands in it is from content: the
same content makes the same feed on any day."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from askwell.content import addresses, required
from askwell.content.history.told import Told, all_told
from askwell.content.links.lock import Lock
from askwell.content.links.moves import owner_of
from askwell.content.records import Answer, Place, Settings
from askwell.flow.schema.records import Flow
from askwell.render.life.corrections import TITLE
from askwell.render.view import View, sentence

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOTHING_YET = date(1970, 1, 1)
"""The day of a feed of a site that has no text yet: Atom asks for one."""


def corrections_feed(view: View) -> str:
    """All changes of all texts, newest first."""
    settings, changes = view.settings, all_told(view.library)
    feed = Element("feed", {"xmlns": ATOM, _LANGUAGE: "en"})
    _text(feed, "title", f"{settings.name}: {TITLE.lower()}")
    _text(feed, "id", f"{settings.base_url}{addresses.CORRECTIONS_FEED}")
    _text(feed, "updated", _moment(changes[0].on if changes else _newest(view)))
    SubElement(feed, "link", rel="self", type=MEDIA_TYPE, href=f"{settings.base_url}{addresses.CORRECTIONS_FEED}")
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{settings.base_url}{addresses.CORRECTIONS}")
    _text(SubElement(feed, "author"), "name", settings.name)
    cautions = [disclaimer.wording for disclaimer in required.at(view.library, Place.FEED_ITEM)]
    for change in changes:
        _entry(view, SubElement(feed, "entry"), change, cautions)
    indent(feed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(feed, encoding="unicode")}\n'


def entry_id(settings: Settings, lock: Lock, change: Told) -> str:
    """The name of a change that never changes, whatever becomes of its page's address (a tag, RFC 4151). One that was
    published stays, also when the site or the guide has another name by now."""
    address, record = urlsplit(settings.base_url), change.record
    owners = {owner_of(record), *(f"flows:{key}" for key in record.was if isinstance(record, Flow))}
    for entry in lock.of("feed"):
        if entry.owner in owners and entry.rest.endswith(f"/{change.id}"):
            return entry.rest
    host = (address.hostname or "").encode("idna").decode("ascii")
    text = f"a/{record.id}" if isinstance(record, Answer) else f"d/{record.key}"
    return f"tag:{host},{change.on}:{address.path.lstrip('/')}{text}/{change.id}"


def _entry(view: View, entry: Element, change: Told, cautions: list[str]) -> None:
    _text(entry, "title", f"{change.word}: {change.name}")
    _text(entry, "id", entry_id(view.settings, view.lock, change))
    _text(entry, "updated", _moment(change.on))
    _text(entry, "published", _moment(change.on))
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{view.settings.base_url}{change.link}")
    SubElement(entry, "category", term=change.kind, label=change.word)
    _text(SubElement(entry, "author"), "name", view.library.people[change.by].name)
    _text(entry, "summary", " ".join([sentence(change.what), *cautions]))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date) -> str:
    """A day as Atom writes a moment (RFC 3339): content knows no hours."""
    return f"{day.isoformat()}T00:00:00Z"


def _newest(view: View) -> date:
    """The day on which a text of the site last changed."""
    days = [answer.updated or answer.published for answer in view.library.answers.values()]
    days += [flow.updated for flow in view.library.flows.values()]
    return max((day for day in days if day), default=_NOTHING_YET)
