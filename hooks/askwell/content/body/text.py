"""What an answer's Markdown says, as records. Checks, pages and the audit take these, and read no line again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from askwell.diagnostics import Location
from askwell.patterns import regex

Where = Callable[[int, int], Location]
"""The place in the file of a column on a line of the text, both counted from 0."""

CITATION = regex(r"\[\^([^\[\]\s]*)\]")
"""A mark that points to a source: `[^source-id]`."""

NOTE = regex(r"\[note:([a-z0-9]+(?:-[a-z0-9]+)*)\](?!\()")
"""A mark that leads to a note of the answer's header: `[note:name]`. It is no citation."""

INTERNAL = {
    "answer": "answers",
    "topic": "topics",
    "expert": "people",
    "person": "people",
    "guide": "flows",
    "page": "pages",
}
"""The prefixes of links inside the site, and the collections of the Library they name; pages are those of `docs/`."""

PAGE = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
"""The name of a page of `docs/` in a link: its file's, without the ending, below the names of its folders."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Places of a text whose lines stand in the file as they are, from `first_line` on."""

    path: str
    first_line: int

    def __call__(self, row: int, column: int) -> Location:
        return Location(self.path, self.first_line + row, column + 1)


def lines_of(path: str, first_line: int) -> Where:
    """Places of a text whose lines stand in the file as they are, from `first_line` on."""
    return Lines(path, first_line)


def beside(path: str, file: str) -> str:
    """The path of a file that stands beside another, below the site's root."""
    return f"{path.rpartition('/')[0]}/{file}".lstrip("/")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, and the column, counted from 0, where it is."""

    column: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Position:
    """A column on a line of a text, both counted from 0. Its place in the file is looked up when it is printed."""

    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """Something in a text that names another record. `kind` is a collection of the Library."""

    kind: str
    id: str
    position: Position


@dataclass(frozen=True, slots=True)
class Passage:
    """Words attributed to a person; `how` is "quote" or "paraphrase"."""

    how: str
    expert: str
    markdown: str
    position: Position


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a text, on a line of its own. `alt` says what it shows, "" if it only decorates; `file` is the name
    of its file beside the text's, at `position`."""

    alt: str
    file: str
    caption: str
    position: Position


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text. `key` is the id that its author gave it, or ""; `was` are ids under which it was found
    before, each behind the slug of the answer it was in, or "" for this one."""

    words: str
    level: int
    position: Position = field(repr=False)  # not a part of what others ask of headings: see `rebuild/last`
    key: str = ""
    was: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text under one heading of the second level ("" before the first).

    `names_source` tells whether it cites a source or has a passage, `empty` whether it has no words of its own.
    """

    heading: str
    position: Position
    names_source: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two empty ones, without the marks of quotes, and without headings and tables."""

    lines: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A Markdown text of an answer, read once. `pieces` are its stretches, passages and pictures, in their order,
    `quotes` what somebody said inside sentences of its stretches."""

    pieces: tuple[str | Passage | Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    where: Where = field(default=lines_of("", 1), compare=False, repr=False)
    quotes: tuple[Passage, ...] = ()
    mark: str = field(default="", compare=False, repr=False)
    """What tells it from every text that reads otherwise."""

    def place(self, part: Mention | Passage | Figure | Heading | Section | Block) -> Location:
        """Where a part of the text stands in its file."""
        return self.where(part.position.row, part.position.column)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that is attributed to a person, passages and quotes inside sentences, in their order."""
        blocks = [piece for piece in self.pieces if isinstance(piece, Passage)]
        return tuple(sorted([*blocks, *self.quotes], key=lambda one: (one.position.row, one.position.column)))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its pictures, in their order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Figure))

    def picture_path(self, figure: Figure) -> str:
        """Where the file of a picture is, below the site's root."""
        return beside(self.where(0, 0).path, figure.file)

    @property
    def cited(self) -> tuple[Mention, ...]:
        """The sources it cites, each as often as it does."""
        return tuple(mention for mention in self.mentions if mention.kind == "sources")


NO_TEXT = MarkdownText()
"""A text that says nothing."""
