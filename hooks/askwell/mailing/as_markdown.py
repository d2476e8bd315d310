"""A letter in Markdown, for services that lay out mail themselves. It is written from the letter itself."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.content.records import Settings
from askwell.letters.letter import FirstQuestion, Item, Letter
from askwell.mailing.text import CHOOSE, LEAVE, SIGNS, WEB_COPY
from askwell.patterns import regex

_SIGNS = regex(r"[\\`*_\[\]!]")
"""Signs that mean something to Markdown wherever they stand."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "%": "&#37;", "@": "&#64;",
             "|": "&#124;", "~": "&#126;"}  # fmt: skip
"""Signs of HTML, and those that begin a placeholder in the templates of senders' services: as an entity each comes out
as itself, whichever of Markdown and templates runs first."""

_START = regex(r"(?m)^(\s*(?:\d+(?=[.)]\s))?)([-+#=.)]|:)")
_RULE = regex(r"-(?=--)|(?<=--)-|(?<=-)-(?=-)")


def markdown(letter: Letter, settings: Settings, leave: str) -> str:
    """The whole letter. `leave` is what a service puts the address in place of at which a reader leaves the list; ""
    leaves the line out, for services that add their own."""
    parts = [f"# {plain(letter.subject)}", plain(letter.label), *map(plain, letter.intro)]
    for item in letter.items:
        parts += _item(letter, item)
    parts += [*_end(letter, settings, leave)]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(words: str) -> str:
    """Words that come out of Markdown, and of a service's templates, as they are."""
    found = _SIGNS.sub(r"\\\g<0>", "".join(_ENTITIES.get(sign, sign) for sign in words))
    found = found.replace("&\\#", "&#")
    return _START.sub(lambda start: f"{start[1]}{_entity(start[2])}", _RULE.sub("&#45;", found))


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"


def _item(letter: Letter, item: Item) -> Iterator[str]:
    address = letter.link(item.path)
    yield f"## [{plain(item.title)}]({address})"
    yield plain(item.change)
    yield from map(plain, item.words)
    if item.picture is not None:
        yield f"![{plain(item.picture.alt)}]({letter.base_url}{item.picture.path})"
        yield plain(item.picture.credit)
    if item.first_question is not None:
        yield from _first_question(letter, item.first_question)
    yield from map(plain, (item.byline, item.label, item.checked, item.dated, *item.cautions))
    yield f"[{plain(item.action)}]({address})" if item is letter.lead else ""


def _first_question(letter: Letter, question: FirstQuestion) -> Iterator[str]:
    yield f"**{plain(question.ask)}**"
    yield plain(question.help)
    if question.signs:
        yield SIGNS
        yield "\n".join(f"- {plain(sign)}" for sign in question.signs)
    yield CHOOSE
    yield "\n".join(f"- [{plain(choice.label)}]({letter.link(choice.path)})" for choice in question.choices)


def _end(letter: Letter, settings: Settings, leave: str) -> Iterator[str]:
    yield from map(plain, (letter.sign_off, letter.editor, letter.emergency))
    yield f"[{WEB_COPY.removesuffix(':')}]({letter.link(letter.path)})"
    if settings.mail is not None:
        yield from map(plain, (settings.mail.why, settings.mail.postal_address or ""))
    yield f"[{LEAVE.removesuffix(':')}]({leave})" if leave else ""
    yield plain(letter.funding)
