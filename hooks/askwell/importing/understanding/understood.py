"""A document with what each of its parts is: where it goes in a draft, or why it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from askwell.importing.document import Block, Document, Kind
from askwell.importing.reading.days import DAY, day_in
from askwell.importing.understanding.boilerplate import Dropped, without_boilerplate
from askwell.importing.understanding.quotes import introduced_by, named
from askwell.importing.understanding.speakers import NAME, Speaker, speakers
from askwell.patterns import regex

_VOTES = regex(
    rf"[(\[]?\s*(?:votes?\s*:\s*(?P<a>\d[\d,. ]*)|(?P<b>\d[\d,. ]*?)\s+(?:readers?\s+)?(?:votes?|voted)\b)"
    rf"(?:,?\s+(?:as of|on|by|counted(?: on)?|until)\s+(?P<day>{DAY.pattern}))?\s*[)\]]?",
    re.IGNORECASE,
)
_LABEL = regex(r"(?:Q|Question|The question|Reader question|Ask Well)\s*(?:[.:]|\u2014|\u2013|-)\s+|Q\s+(?=[A-Z])")
_ANSWER = regex(r"(?:A|Answer|The answer)\s*(?:[.:]|\u2014|\u2013)\s+")
_BY = regex(
    r"(?:Written |Story |Text |Answered )?[Bb]y:?\s+"
    rf"(?P<names>{NAME}(?:(?:,\s+|\s+and\s+|,\s+and\s+){NAME})*)(?P<more>.*)"
)
_DATED = regex(
    r"(?:(?:first |originally )?(?:published|posted|updated|last updated|date)(?: on)?\s*:?\s*)?"
    rf"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?(?P<day>{DAY.pattern})(?P<more>.*)",
    re.IGNORECASE,
)
_ALONE = regex(r"(?:(?P<q>Q|Question|The question)|A|Answer|The answer)\s*[.:]?", re.IGNORECASE)
_ASKED = regex(
    r"(?:Asked by|Submitted by|Question from|From a reader|A reader asks)\b[^.?!]{0,80}?[.:]?\s*[|\u2022\u00b7]?\s*",
    re.IGNORECASE,
)
_SIGNED = regex(r"(?:\u2014|\u2013|--|-)\s*(?=[A-Z])")
_SIGNED_BEHIND = regex(rf"\s(?:\u2014|\u2013|--)\s*{NAME}(?:,[^.?!]{{0,150}})?\.?$")
MAX_TOP = 8
"""Blocks at the head of a text among which are its question, its votes, its author and its day (ours)."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A block that became a field of the header or of a person's file. It counts as moved while `value` is there."""

    block: Block
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in blocks of its own, and who said it, if the text says so."""

    blocks: tuple[Block, ...]
    speaker: Speaker | None


@dataclass
class Understood:
    """What a document says, by parts."""

    document: Document
    question: str = ""
    likely_question: str = ""
    """Why the question may be another; "" if the text says what it is."""

    votes: int | None = None
    as_of: date | None = None
    from_reader: bool = False
    published: date | None = None
    likely_published: str = ""
    authors: tuple[str, ...] = ()
    body: list[Block | Passage] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    speakers: tuple[Speaker, ...] = ()


def understand(document: Document) -> Understood:
    """Looks for what a text says of itself, and takes out what is no part of it."""
    found = Understood(document, published=document.facts.published, authors=document.facts.authors)
    if document.facts.published and not document.facts.sure:
        found.likely_published = "the day on which the file was made or sent"
    blocks: list[Block] = []
    for block in without_boilerplate(document.blocks):
        if isinstance(block, Dropped):
            found.dropped.append(block)
        else:
            blocks.append(block)
    blocks = [rest for number, block in enumerate(blocks) for rest in _taken(found, block, number < MAX_TOP)]
    blocks = _question(found, blocks)
    _who(found, [part for block in blocks for part in _unsigned(block)])
    return found


def _unsigned(block: Block) -> list[Block]:
    """A quote apart from the name that stands behind it on its last line."""
    sign = _SIGNED_BEHIND.search(block.text) if block.kind is Kind.QUOTE else None
    if sign is None or not sign.start():
        return [block]
    return [block.part(0, sign.start()), block.part(sign.start(), len(block.text))]


def _taken(found: Understood, block: Block, top: bool) -> Iterator[Block]:
    """What is left of a block once its votes, its author, its day and its labels are taken out."""
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        yield block
        return
    text = block.text
    if alone := _ALONE.fullmatch(text):
        found.dropped.append(Dropped(block, "a label of the question" if alone["q"] else "a label of the answer"))
        found.from_reader = found.from_reader or bool(alone["q"])
        return
    if top and _ASKED.fullmatch(text) and not (found.votes is None and _VOTES.search(text)):
        found.moved.append(Moved(block, "asked", text))
        found.from_reader = True
        return
    if answer := _ANSWER.match(text):
        found.dropped.append(Dropped(block.part(0, answer.end()), "a label of the answer"))
        block = block.part(answer.end(), len(text))
        text = block.text
    votes = _VOTES.search(text) if found.votes is None else None
    if votes and (top or votes[0].startswith(("(", "["))) and _number(votes["a"] or votes["b"]) is not None:
        found.votes, found.as_of = _number(votes["a"] or votes["b"]), day_in(votes["day"] or "")
        found.moved.append(Moved(block.part(*votes.span()), "votes", str(found.votes)))
        rest = [part for part in (block.part(0, votes.start()), block.part(votes.end(), len(text))) if part.text]
        yield from (left for part in rest for left in _taken(found, part, top))
    elif top and (match := _BY.fullmatch(text)) and len(text.split()) <= 20:
        names = re.split(r",\s+and\s+|,\s+|\s+and\s+", match["names"])
        found.authors = tuple(dict.fromkeys((*names, *found.authors))) if not found.authors else found.authors
        found.moved.append(Moved(block.part(0, match.end("names")), "author", match["names"]))
        rest_of = block.part(match.end("names"), len(text))
        yield from _taken(found, _stripped(rest_of), top) if re.search(r"\w", rest_of.text) else ()
    elif top and (match := _DATED.fullmatch(text)) and not re.search(r"\w", match["more"]):
        _date(found, block, text)
    else:
        yield block


def _stripped(block: Block) -> Block:
    text = block.text
    start = re.match(r"[\s|,\u00b7\u2022\u2014\u2013-]*", text)
    return block.part(start.end() if start else 0, len(text))


def _date(found: Understood, block: Block, text: str) -> None:
    day = day_in(text)
    updated = re.match(r"(?:last )?updated", text, re.IGNORECASE) is not None
    if day and not updated and (found.published is None or found.likely_published):
        found.published, found.likely_published = day, ""
    found.moved.append(Moved(block, "updated" if updated else "published", day.isoformat() if day else text))


def _number(text: str) -> int | None:
    digits = re.sub(r"[^\d]", "", text)
    return int(digits) if digits and len(digits) < 10 else None


def _question(found: Understood, blocks: list[Block]) -> list[Block]:
    """Takes the question out: the one behind "Q:", else the first heading or line of its own that asks something."""
    for number, block in enumerate(blocks[:MAX_TOP]):
        label = _LABEL.match(block.text)
        if label and "?" in block.text:
            found.dropped.append(Dropped(block.part(0, label.end()), "a label of the question"))
            found.from_reader = True
            return _asked(found, blocks, number, block.part(label.end(), len(block.text)))
    for number, block in enumerate(blocks[:MAX_TOP]):
        if block.kind in (Kind.HEADING, Kind.PARAGRAPH) and block.text.endswith("?") and len(block.text.split()) <= 60:
            return _asked(found, blocks, number, block)
    return _titled(found, blocks)


def _asked(found: Understood, blocks: list[Block], number: int, block: Block) -> list[Block]:
    """The question is the last sentence that asks; what the reader wrote before it stays in the text."""
    text = block.text
    ends = [match.end() for match in re.finditer(r"[?!.](?=\s|$)", text)]
    asks = next(end for end in reversed(ends) if text[end - 1] == "?")
    begins = max((end for end in ends if end < asks), default=0) if len(text.split()) > 30 or "." in text else 0
    question = block.part(begins, asks)
    found.question = question.text
    found.moved.append(Moved(question, "question", question.text))
    rest = [part for part in (block.part(0, begins), block.part(asks, len(text))) if re.search(r"\w", part.text)]
    heads = [block for block in blocks[:number] if block.kind is Kind.HEADING]
    found.moved += [Moved(head, "title", head.text) for head in heads]
    before = [block for block in blocks[:number] if block.kind is not Kind.HEADING]
    return [*before, *(replace(part, kind=Kind.PARAGRAPH) for part in rest), *blocks[number + 1 :]]


def _titled(found: Understood, blocks: list[Block]) -> list[Block]:
    """Without a question, the title stands in its place and is marked."""
    head = blocks[0] if blocks and blocks[0].kind is Kind.HEADING else None
    title = found.document.facts.title
    if title and not (head and head.level <= 1):
        same_words = head is not None and head.text == title
        if same_words and head is not None:
            found.moved.append(Moved(head, "question", head.text))
        found.question = title
        blocks = blocks[1:] if same_words else blocks
    elif head is not None:
        found.question = head.text
        found.moved.append(Moved(head, "question", head.text))
        blocks = blocks[1:]
    if found.question and not found.question.endswith("?"):
        found.likely_question = "the text has no question, and this is its title; write it as a question"
    return blocks


def _who(found: Understood, blocks: list[Block]) -> None:
    """Finds who speaks, and gathers quotes in blocks of their own with the line that says whose they are."""
    signed = [block.text for block in blocks if block.kind is Kind.QUOTE and _SIGNED.match(block.text)]
    below = [
        block.text
        for before, block in pairwise(blocks)
        if before.kind is Kind.QUOTE and block.kind is Kind.PARAGRAPH and _is_signature(block.text)
    ]
    texts = (block.text for block in blocks if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE))
    found.speakers = speakers(texts, [*signed, *below])
    quote: list[Block] = []
    for block in blocks:
        if block.kind is Kind.QUOTE and not _SIGNED.match(block.text):
            quote.append(block)
            continue
        signs = quote and (block.kind is Kind.QUOTE or (block.kind is Kind.PARAGRAPH and _is_signature(block.text)))
        if quote:
            found.body.append(Passage(tuple(quote), _signer(found, block) if signs else _introducer(found)))
            quote = []
        if signs:
            found.moved.append(Moved(block, "signature", ""))
        else:
            found.body.append(replace(block, kind=Kind.PARAGRAPH) if block.kind is Kind.QUOTE else block)
    if quote:
        found.body.append(Passage(tuple(quote), _introducer(found)))


def _is_signature(text: str) -> bool:
    return _SIGNED.match(text) is not None and len(text.split()) <= 30


def _signer(found: Understood, block: Block) -> Speaker | None:
    name = re.match(NAME, block.text.lstrip("\u2014\u2013- "))
    return named(name[0], found.speakers) if name else None


def _introducer(found: Understood) -> Speaker | None:
    """Who is named at the end of the paragraph before a quote, which ends in a colon: Dr. Sample says:"""
    before = found.body[-1] if found.body else None
    return introduced_by(before.text, found.speakers) if isinstance(before, Block) else None


def title_words(found: Understood) -> str:
    """The words of which a draft's name is made."""
    return found.question or found.document.facts.title
