"""Rules about what an edition leads to: it is there, and named as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.weighing import unkept
from askwell.content.editions.edition import Edition, EditionItem
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.letters.making import answer_of, entry_of, guide_of, text_of
from askwell.letters.pictures import letter_picture

ANSWER, ONE, ENTRY, TWICE, LEAD = "EDITION001", "EDITION002", "EDITION003", "EDITION006", "EDITION007"

NAMED_WRONGLY = frozenset((ANSWER, ONE, ENTRY))
"""The findings of an item of which there is nothing to show."""

PICTURE = "EDITION008"


def items_are_there(site: CheckedSite) -> Iterator[Diagnostic]:
    """An item names an answer by its permanent id, or a guide, and with a guide perhaps an entry (ours: a letter's
    links must work for ever)."""
    for edition in unkept(site):
        for number, item in enumerate(edition.items):
            if (item.answer is None) == (item.guide is None):
                message = f"item {number + 1} names {'both an answer and a guide' if item.guide else 'nothing to open'}"
                hint = "write 'answer:' with the permanent id of an answer, or 'guide:' with the id of a guide"
                yield Diagnostic(edition.at("items", number), ONE, message, hint)
            elif item.answer:
                yield from _answer(site, edition, number, item.answer)
            elif item.guide:
                yield from _guide(site, edition, number, item.guide)
            yield from _entry(site, edition, number, item)


def _answer(site: CheckedSite, edition: Edition, number: int, identifier: str) -> Iterator[Diagnostic]:
    answers = site.library.answers
    if answer_of(site.library, identifier) is not None:
        return
    if identifier in answers:
        hint = f"write its permanent id: answer: {answers[identifier].id}"
    elif guide_of(site.library, identifier) is not None:
        hint = f"'{identifier}' is a guide: write guide: {identifier}"
    elif "answers" in site.library.incomplete:
        return  # it may be the one that cannot be read
    else:
        known = did_you_mean(identifier, [answer.id for answer in answers.values()])
        hint = known or "the id stands in the first lines of the answer's file"
    place = edition.at("items", number, "answer")
    yield Diagnostic(place, ANSWER, f"there is no answer with the id '{identifier}'", hint)


def _guide(site: CheckedSite, edition: Edition, number: int, key: str) -> Iterator[Diagnostic]:
    """A former name is good: an edition that was sent may not change, and the links under that name go on."""
    flows = site.library.flows
    if guide_of(site.library, key) is None and "flows" not in site.library.incomplete:
        hint = did_you_mean(key, flows) or f"the guides of this site are {', '.join(flows) or 'none'}"
        if answer_of(site.library, key) or key in site.library.answers:
            hint = "that is an answer: write 'answer:' with its permanent id"
        yield Diagnostic(edition.at("items", number, "guide"), ANSWER, f"there is no guide '{key}'", hint)


def _entry(site: CheckedSite, edition: Edition, number: int, item: EditionItem) -> Iterator[Diagnostic]:
    if item.entry is None:
        return
    place = edition.at("items", number, "entry")
    flow = guide_of(site.library, item.guide or "")
    if item.guide is None:
        yield Diagnostic(place, ENTRY, "an answer has no entries", "write 'guide:' with the id of the guide above it")
    elif flow is not None and entry_of(flow, item.entry) is None:
        hint = did_you_mean(item.entry, flow.entries) or "take the line out: readers then begin at the start"
        yield Diagnostic(place, ENTRY, f"the guide '{flow.key}' has no entry '{item.entry}'", hint)


def items_differ(site: CheckedSite) -> Iterator[Diagnostic]:
    """An edition leads to each text once: two links to one page make a choice of nothing (ours)."""
    for edition in unkept(site):
        seen: dict[tuple[str, str, str], int] = {}
        for number, item in enumerate(edition.items):
            name = (item.answer or "", item.guide or "", item.entry or "")
            if any(name) and name in seen:
                message = f"item {number + 1} is item {seen[name] + 1} again"
                told = edition.items[seen[name]].change or item.change
                hint = f"take one of the two out{', and keep the one with change:' if told else ''}"
                yield Diagnostic(edition.at("items", number), TWICE, message, hint)
            seen.setdefault(name, number)


def only_the_first_is_large(site: CheckedSite) -> Iterator[Diagnostic]:
    """A letter has one call to action, in its first item: so only that has a picture, or a guide's first question
    (NHS messages)."""
    for edition in unkept(site):
        for number, item in enumerate(edition.items):
            for name in ("picture", "first_question") if number else ():
                if getattr(item, name):
                    message, hint = f"'{name}' stands in item {number + 1}", "move it to the first item, or take it out"
                    yield Diagnostic(edition.at("items", number, name, key=True), LEAD, message, hint)
            if item.picture and item.guide:
                place = edition.at("items", number, "picture", key=True)
                yield Diagnostic(place, LEAD, "a guide has no pictures", "take the line out")
            if item.picture and not item.guide and not number:
                yield from _picture(site, edition, item)
            if item.first_question and item.answer:
                hint = "write 'guide:' with the id of the guide in place of the answer, or take the line out"
                place = edition.at("items", number, "first_question", key=True)
                yield Diagnostic(place, LEAD, "an answer has no first question", hint)


def _picture(site: CheckedSite, edition: Edition, item: EditionItem) -> Iterator[Diagnostic]:
    """The picture is one of the answer's text. What was sent with another stays as it is."""
    record = text_of(site.library, item)
    if edition.sent or record is None or letter_picture(site.library, record, item.picture):
        return
    texts = record.texts if isinstance(record, Answer) else ()
    names = [figure.file for text in texts for figure in text.figures]
    hint = did_you_mean(item.picture or "", names) or "this answer has no pictures: take the line out"
    message = f"the answer shows no picture '{item.picture}'"
    yield Diagnostic(edition.at("items", 0, "picture"), PICTURE, message, hint)
