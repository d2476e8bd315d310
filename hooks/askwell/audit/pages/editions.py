"""The page of a newsletter: it has every item of its letter, and says of each what became of it since."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element, words
from askwell.audit.pages.expectations import Codes, Look, in_words
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.editions.edition import Edition
from askwell.content.history.told import told
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State
from askwell.diagnostics import Diagnostic
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Item, Letter
from askwell.letters.making import entry_of, written

NEWSLETTER = "EDITION101"
CODES = Codes(NEWSLETTER, NEWSLETTER, NEWSLETTER)

SAYS = ("words", "first-question", "byline", "made", "dated", "change")
"""The parts of an item that are read as what its text says now: none of them stands there once it was withdrawn."""


def editions(look: Look, letter: Letter | None, checked: CheckedSite) -> Iterator[Diagnostic]:
    """Findings about the page of a newsletter. `letter` is the one that the page is of, if any."""
    found = [one for one in look.page.having("data-edition") if one.tag == "article"]
    yield from look.one(found, "the newsletter", CODES, look.page.main, letter is not None)
    if letter is None or not found:
        return
    edition, article = checked.library.newsletters[letter.key], found[0]
    for text, what in (
        (letter.subject, "the subject"),
        (letter.preheader, "the preheader"),
        (letter.label, "its label"),
    ):
        yield from look.reads(article, text, what, CODES)
    for paragraph in (*letter.intro, *filter(None, (letter.sign_off,))):
        yield from look.reads(article, paragraph, "the newsletter", CODES)
    for part in look.page.having("data-part", "emergency", article)[:1] or [article]:
        for number in look.settings.emergency_numbers:
            yield from look.reads(part, number.number, "the call in an emergency", CODES)
    items = items_of(look)
    keys = [item.get("data-item") for item in items]
    if keys != [item.key for item in letter.items]:
        hint = "content calls for " + ", ".join(item.key for item in letter.items)
        yield look.page.fault(article, NEWSLETTER, "the items are not those of the newsletter, in its order", hint)
        return
    yield from _warned(look, article, letter, checked)
    for element, item in zip(items, letter.items, strict=True):
        yield from _item(look, element, item, edition, checked)


def _warned(look: Look, article: Element, letter: Letter, checked: CheckedSite) -> Iterator[Diagnostic]:
    """Above its items a newsletter says that one of them was withdrawn: its own words may rest on that one."""
    records = [written(checked.library, item.kind, item.key) for item in letter.items]
    if any(record is not None and record.status == State.WITHDRAWN for record in records):
        lines = [line for line in look.page.having("data-part", "since", article) if line.getparent() is article]
        yield from look.one(lines, "the line that not all of it still holds", CODES, article)


def items_of(look: Look) -> list[Element]:
    """The items of a newsletter on its page."""
    return look.page.having("data-item")


def _item(look: Look, element: Element, item: Item, edition: Edition, checked: CheckedSite) -> Iterator[Diagnostic]:
    record = written(checked.library, item.kind, item.key)
    if record is None:
        return
    yield from look.reads(element, item.title, "the name of an item", CODES)
    heading = next(element.iter("h2"), element)
    if [look.leads_to(link) for link in heading.iter("a")] != [_path(record, item)]:
        yield look.page.fault(
            heading, NEWSLETTER, "an item leads elsewhere", f"content calls for '{_path(record, item)}'"
        )
    yield from _since(look, element, record, edition, item, checked)
    parts = {part: look.page.having("data-part", part, element) for part in SAYS}
    if record.status == State.WITHDRAWN:
        for part in (each for found in parts.values() for each in found):
            message = f"'{part.get('data-part')}' of what was withdrawn stands here as if it were still valid"
            yield look.page.fault(part, NEWSLETTER, message, "see what changed it on its way to the page")
        return
    for text in item.words:
        yield from look.reads(element, text, "the words of an item", CODES)
    for text in (item.label, item.checked, item.dated, item.byline, item.change):
        yield from look.reads(element, text, "what an item says of how it was made", CODES)


def _path(record: Answer | Flow, item: Item) -> str:
    if isinstance(record, Answer):
        return addresses.answer_path(record.slug)
    entry = entry_of(record, item.key.partition("/")[2])
    return addresses.entry_path(record.key, entry) if entry else addresses.guide_path(record.key)


def _since(
    look: Look, element: Element, record: Answer | Flow, edition: Edition, item: Item, checked: CheckedSite
) -> Iterator[Diagnostic]:
    """What became of an item after the day of the newsletter."""
    day = edition.sent or edition.day
    lines = look.page.having("data-part", "since", element)
    said = " ".join(words(line) for line in lines)
    wanted = []
    if record.status in (State.ARCHIVED, State.WITHDRAWN) and record.since:
        wanted.append(f"{str(record.status).capitalize()} on {in_words(record.since)}.")
        wanted += [record.why] if record.why else []
    late = record.next_review is not None and record.next_review < checked.today
    if record.next_review and late and record.status not in UNKEPT:
        wanted.append(f"due for review by {in_words(record.next_review)}")
    changes = [change for change in told(record) if change.on >= day and change.what not in item.change]
    wanted += [f"{change.word}, {in_words(change.on)}: {change.what}" for change in changes]
    for text in wanted:
        if text not in said:
            yield look.amiss(element, text, "what became of an item", CODES)
