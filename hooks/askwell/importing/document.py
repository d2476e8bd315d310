"""What was read of an original, whatever its format: blocks of words in their order, and what is known of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from askwell.patterns import regex

_WORD = regex(r"[^\W_]+(?:'[^\W_]+)*")
_UNSEEN = regex("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs without a look of their own that come with copied text: soft hyphens, marks of order and of direction."""

_UNPRINTED = regex("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class CannotImport(ValueError):
    """Why a file cannot become a draft: a whole sentence, and what to do."""


def clean(text: str) -> str:
    """A text in composed letters, without signs that nobody sees; other spaces become plain ones."""
    text = unicodedata.normalize("NFC", _UNPRINTED.sub("", _UNSEEN.sub("", text)))
    return re.sub(r"[^\S\n]", " ", text)


def words(text: str) -> list[str]:
    """The words and figures of a text, in small letters. Signs between them do not count; an apostrophe in one does."""
    return _WORD.findall(clean(text).replace("\u2019", "'").casefold())


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike: with the address that they link to, and `*` or `**` if they stand out."""

    text: str
    link: str = ""
    mark: str = ""


class Kind(StrEnum):
    """What a block is in the original."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    PICTURE = "picture"
    CAPTION = "caption"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address in the original, the words for it, and its bytes if they came with the original."""

    address: str
    alt: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the original. `outside` names the part of a page that it stands in, if that is not the main text."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    """Of a heading, from 1; of an item, how many lists it is in, less one."""

    ordered: bool = False
    outside: str = ""
    picture: Picture | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    """Of an item, its number if the original wrote it out: it is a word then."""

    @property
    def text(self) -> str:
        """Its words without looks; the cells of a table one after another."""
        return "".join(run.text for run in self.runs) or "\n".join(" | ".join(row) for row in self.rows)

    @property
    def said(self) -> str:
        """All that it says, with the words for a picture and the number of an item."""
        return f"{self.picture.alt} {self.text}" if self.picture else f"{self.number} {self.text}".lstrip()

    def part(self, start: int, end: int) -> Block:
        """The block with the signs from `start` to `end` of its text alone, without spaces at the ends."""
        return replace(self, runs=trimmed(cut(self.runs, start, end)), number="" if start else self.number)


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the signs from `start` to `end`."""
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with each row of spaces made one, and those that look alike made one run."""
    found: list[Run] = []
    space = True
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        text = text[1:] if space and text.startswith(" ") else text
        if text:
            space = text.endswith(" ")
            found.append(replace(run, text=text))
    alike = groupby(found, key=lambda run: (run.link, run.mark))
    return trimmed(tuple(Run("".join(run.text for run in group), *looks) for looks, group in alike))


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without spaces at their two ends."""
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    return cut(runs, start, max(start, len(text.rstrip())))


def plain(kind: Kind, text: str, **more: object) -> Block:
    """A block of words that all look alike."""
    return replace(Block(kind, joined([Run(text)])), **more)  # type: ignore[arg-type]  # fields of Block


@dataclass(frozen=True, slots=True)
class Facts:
    """What an original says of itself outside its text. `sure` is false of a day that may be another."""

    title: str = ""
    published: date | None = None
    sure: bool = True
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    slug: str = ""
    address: str = ""
    more: tuple[tuple[str, str], ...] = ()
    """What else it says, by name: it is kept in the draft's comments."""


@dataclass(frozen=True, slots=True)
class Document:
    """An original, read. `told` are sentences on what was left out and is no text: scripts, frames."""

    blocks: tuple[Block, ...]
    facts: Facts = Facts()
    told: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    """All words of the original, gathered another way than the blocks: none may be missing from them."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document with the bytes that it was read from, which are kept beside its draft."""

    name: str
    ending: str
    raw: bytes = field(repr=False)
    document: Document
