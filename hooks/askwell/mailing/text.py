"""The plain text of a letter, for mail programs and people who read no HTML. It is written from the letter itself."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.content.records import Settings
from askwell.letters.letter import FirstQuestion, Item, Letter
from askwell.mailing.plain import COLUMNS, width, wrapped

CHOOSE = "Choose one. Its link opens a page that says it again, and lets you choose another."
SIGNS = "The signs:"
WEB_COPY = "Read this letter on our site:"
LEAVE, LEAVE_BY_MAIL = "Leave the list:", "To leave the list, write to:"
MAILTO = "mailto:"


def text(letter: Letter, settings: Settings, leave: str) -> str:
    """The whole text, with a line end of one sign. `leave` is the address at which this reader leaves the list, or what
    a service puts it in place of; "" if nothing says how.

    Each link stands alone on its line and whole, however long: whatever stands behind it on a line, many programs take
    for a part of it.
    """
    parts = [*_head(letter)]
    for item in letter.items:
        parts += _item(letter, item)
    parts += [*_end(letter, settings, leave)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(letter: Letter) -> Iterator[str]:
    yield wrapped(letter.site)
    yield _heading(letter.subject, "=")
    yield wrapped(letter.preheader)
    yield wrapped(letter.label)
    yield from map(wrapped, letter.intro)


def _item(letter: Letter, item: Item) -> Iterator[str]:
    yield _heading(item.title, "-")
    yield wrapped(item.change)
    yield from map(wrapped, item.words)
    if item.picture is not None:
        yield wrapped(f"[Picture: {item.picture.alt}{f' ({item.picture.credit})' if item.picture.credit else ''}]")
    if item.first_question is not None:
        yield from _first_question(letter, item.first_question)
    said = (item.byline, item.label, item.checked, item.dated, *item.cautions)
    yield "\n".join(wrapped(line) for line in said if line)
    yield _linked(f"{item.action}:", letter.link(item.path))


def _first_question(letter: Letter, question: FirstQuestion) -> Iterator[str]:
    yield wrapped(question.ask)
    yield wrapped(question.help)
    if question.signs:
        yield "\n".join([SIGNS, *(wrapped(sign, "* ", "  ") for sign in question.signs)])
    yield wrapped(CHOOSE)
    for choice in question.choices:
        yield _linked(f"{choice.label}:", letter.link(choice.path))


def _end(letter: Letter, settings: Settings, leave: str) -> Iterator[str]:
    yield _heading(letter.site, "=")
    yield wrapped(letter.sign_off)
    yield wrapped(letter.editor)
    yield wrapped(letter.emergency)
    yield _linked(WEB_COPY, letter.link(letter.path))
    mail = settings.mail
    if mail is not None:
        yield wrapped(mail.why)
        yield wrapped(mail.postal_address or "")
    if leave.startswith(MAILTO):
        yield _linked(LEAVE_BY_MAIL, leave.removeprefix(MAILTO).partition("?")[0])
    elif leave:
        yield _linked(LEAVE, leave)
    yield wrapped(letter.funding)


def _heading(words: str, mark: str) -> str:
    lines = wrapped(words)
    longest = max(width(line) for line in lines.split("\n"))
    return f"{lines}\n{mark * min(longest, COLUMNS)}"


def _linked(words: str, address: str) -> str:
    return f"{wrapped(words)}\n{address}"
