"""From an edition to a letter: whatever it names is looked up, and put into words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from askwell.content import addresses, required
from askwell.content.editions.edition import Edition, EditionItem
from askwell.content.history.told import told
from askwell.content.library import Library
from askwell.content.links.moves import permanent_path
from askwell.content.parts import Place
from askwell.content.records import Answer, Settings
from askwell.content.states import State, end_of
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.letters.first_question import first_question, refusal
from askwell.letters.labels import ai_label, byline, checked_by, dated, said
from askwell.letters.letter import FirstQuestion, Item, Letter
from askwell.letters.pictures import letter_picture
from askwell.letters.sent import Sent, read_sent


def letter(library: Library, edition: Edition, machines: Mapping[str, Machine]) -> Letter:
    """The letter of an edition: of one that was sent as it was mailed, of others from content as it is now. `machines`
    are those of its guides, by their ids. What an item names and nobody wrote is left out, as check reports. Raises
    ValueError without settings, or if nothing of it is left."""
    if edition.sent and edition.key in library.sent and isinstance(kept := read_sent(library.sent[edition.key]), Sent):
        return kept.letter
    settings = library.settings
    if settings is None:
        raise ValueError("a letter needs the settings of its site")
    lead, *others = edition.items
    plain = (item.model_copy(update={"picture": None, "first_question": False}) for item in others)
    items = [_item(library, item, machines) for item in (lead, *plain)]
    found = tuple(item for item in items if item is not None)
    if not found:
        raise ValueError(f"nothing is left of the edition {edition.key}")
    editor = library.people.get(edition.editor or settings.responsible_editor or "")
    return Letter(
        key=edition.key,
        day=edition.day,
        subject=edition.subject,
        preheader=edition.preheader,
        intro=edition.intro,
        items=found,
        sign_off=edition.sign_off or "",
        editor=f"{editor.name}, {editor.job}" if editor else "",
        label=ai_label(edition.ai_use).replace("the text", "the words of this letter"),
        site=settings.name,
        base_url=settings.base_url,
        funding=settings.funding,
        emergency=_emergency(settings),
        path=addresses.edition_path(edition.key),
        campaign=_campaign(settings, edition.key),
        sent=edition.sent,
    )


def letters(library: Library, machines: Mapping[str, Machine]) -> tuple[Letter, ...]:
    """The letters of all editions, newest first. An edition of which nothing is left has none: check says why."""
    found = []
    for edition in sorted(library.newsletters.values(), key=lambda one: one.key, reverse=True):
        with suppress(ValueError):
            found.append(letter(library, edition, machines))
    return tuple(found)


def text_of(library: Library, item: EditionItem) -> Answer | Flow | None:
    """The answer or guide that an item names, under the name that it has now; None if there is none. Of an answer that
    was merged into another, that other."""
    if item.answer:
        return answer_of(library, item.answer)
    return guide_of(library, item.guide or "")


def answer_of(library: Library, identifier: str) -> Answer | None:
    """The answer with a permanent id, or the one that took its place."""
    for slug, answer in library.answers.items():
        if answer.id == identifier or identifier in answer.was:
            return end_of(library.answers, slug)
    return None


def went_into(library: Library, identifier: str) -> Answer | None:
    """The answer with a permanent id that was merged into another; None if it was not."""
    same = (answer for answer in library.answers.values() if answer.id == identifier)
    return next((answer for answer in same if answer.status is State.MERGED), None)


def written(library: Library, kind: str, key: str) -> Answer | Flow | None:
    """The answer or guide of an item of a letter, as it is now, by the item's kind and key."""
    return answer_of(library, key) if kind == "answer" else guide_of(library, key.partition("/")[0])


def guide_of(library: Library, key: str) -> Flow | None:
    """The guide with a key, or that had it once."""
    return library.flows.get(key) or next((flow for flow in library.flows.values() if key in flow.was), None)


def entry_of(flow: Flow, name: str) -> str | None:
    """The entry of a guide with a name, or that had it once."""
    return next((key for key, entry in flow.entries.items() if name == key or name in entry.was), None)


@dataclass(frozen=True, slots=True)
class _Named:
    """What an item is called, what is said of it if the edition has no words of its own, and where it is."""

    kind: str
    key: str
    title: str
    says: str
    path: str


def _named(record: Answer | Flow, entry: str | None) -> _Named:
    if isinstance(record, Answer):
        return _Named("answer", record.id, record.question, record.short_answer, permanent_path(record))
    if entry is None:
        return _Named("guide", record.key, record.title, record.purpose, permanent_path(record))
    path = addresses.short_entry_path(record.key, entry)
    return _Named("entry", f"{record.key}/{entry}", record.entries[entry].title, record.purpose, path)


def _item(library: Library, item: EditionItem, machines: Mapping[str, Machine]) -> Item | None:
    record = text_of(library, item)
    entry = entry_of(record, item.entry) if isinstance(record, Flow) and item.entry else None
    if record is None or (item.entry and entry is None):
        return None
    name = _named(record, entry)
    return Item(
        kind=name.kind,
        key=name.key,
        title=name.title,
        words=(item.blurb or name.says,),
        path=name.path,
        action="Read the answer" if name.kind == "answer" else "Open the guide",
        reviewed=record.reviewed,
        dated=dated(record),
        checked=checked_by(library, record),
        label=ai_label(record.ai_use),
        cautions=tuple(one.wording for one in required.at(library, Place.FEED_ITEM)),
        byline=byline(library, record),
        change=_change(record, item),
        picture=letter_picture(library, record, item.picture),
        first_question=_first_question(record, entry, machines) if item.first_question else None,
    )


def _first_question(record: Answer | Flow, entry: str | None, machines: Mapping[str, Machine]) -> FirstQuestion | None:
    """The first question of a guide, or of its entry, if it may stand in a mail."""
    machine = machines.get(record.key) if isinstance(record, Flow) else None
    if machine is not None and entry is not None:
        machine = machine.entries.get(entry)
    return None if machine is None or refusal(machine) else first_question(machine)


def _change(record: Answer | Flow, item: EditionItem) -> str:
    """The changes of the day that an item tells."""
    changes = [change for change in told(record) if change.on == item.change]
    return " ".join(f"{change.word}, {said(change.on)}: {change.what}" for change in changes)


def _emergency(settings: Settings) -> str:
    numbers = ", ".join(f"{number.number} ({number.where})" for number in settings.emergency_numbers)
    return f"{settings.emergency_wording}: {numbers}."


def _campaign(settings: Settings, key: str) -> str:
    """What tells the site which edition a reader came from, and nothing of the reader."""
    if settings.mail is None or not settings.mail.campaign_tags:
        return ""
    return urlencode({"utm_source": "newsletter", "utm_medium": "email", "utm_campaign": key})
