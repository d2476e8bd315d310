"""The body of a draft: blocks as Markdown, with a mark wherever a source is still needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from askwell.content.body import spoken
from askwell.importing.document import Block, Kind, Picture
from askwell.importing.markup import Links, begun, cell, inline, safe
from askwell.importing.understanding.quotes import Quote, quotes
from askwell.importing.understanding.sentences import in_parts
from askwell.importing.understanding.speakers import Speaker
from askwell.importing.understanding.understood import Passage, Understood

MAX_SENTENCES = 3
"""Of a paragraph, as the house asks for (NHS)."""

MAX_LEVEL = 5
"""Lists in a list, less one, as the house takes them."""

MISSING = "[^TODO]"
"""What stands where a source is needed."""


@dataclass
class Body:
    """The Markdown of a body so far, and what an editor must be asked about it."""

    links: Links
    person: Callable[[Speaker], str]
    picture: Callable[[Picture], str]
    needs_sources: bool = True
    parts: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    """The ids of those who are quoted."""

    unsure: list[tuple[str, str]] = field(default_factory=list)
    """Quotes that nobody is named for beside them, and who may have said them."""

    headings: list[str] = field(default_factory=list)
    nameless: int = 0
    _levels: tuple[int, ...] = ()
    _sourced: bool = False
    _last: int = -1
    _tail: int = -1
    _empty: bool = True
    _list: int | None = None
    missing: int = 0


def write_body(body: Body, understood: Understood) -> str:
    """The whole body."""
    blocks = [_as_heading(part) if isinstance(part, Block) else part for part in understood.body if _says(part)]
    body._levels = tuple(sorted({b.level for b in blocks if isinstance(b, Block) and b.kind is Kind.HEADING}))
    for number, part in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(part, Passage):
            _passage(body, part)
        elif part.kind is Kind.HEADING:
            _heading(body, part, following)
        else:
            _block(body, part, understood.speakers, following)
    _end_section(body)
    if body.needs_sources and not body.missing and not body.links.cited:
        _miss(body, body._tail)
    return "\n".join(body.parts).strip() or "TODO"


def _says(part: Block | Passage) -> bool:
    """Whether a part has a word, a figure or a picture: a line of stars has none."""
    if isinstance(part, Passage):
        return any(_says(block) for block in part.blocks)
    return part.picture is not None or any(sign.isalnum() for sign in part.text)


def _as_heading(block: Block) -> Block:
    """A short paragraph in bold stands for a heading where an editing program has none."""
    bold = block.kind is Kind.PARAGRAPH and block.runs and all(run.mark == "**" for run in block.runs)
    short = len(block.text.split()) <= 12 and not block.text.rstrip().endswith((".", "!", ",", ";", ":"))
    return replace(block, kind=Kind.HEADING, level=6) if bold and short else block


def _heading(body: Body, block: Block, following: Block | Passage | None) -> None:
    first = not any(part.startswith("## ") for part in body.parts)
    level = 2 if first or block.level == body._levels[0] else 3
    text = begun(safe(block.text))
    ends = following is None or (
        isinstance(following, Block)
        and following.kind is Kind.HEADING
        and (level == 3 or following.level <= block.level)
    )
    if ends or not any(sign.isalnum() for sign in text):
        _add(body, text, block)
        return
    if level == 2:
        _end_section(body)
    body.headings.append(block.text)
    _line(body, f"{'#' * level} {text.rstrip('#').rstrip()}")


def _block(body: Body, block: Block, speakers: tuple[Speaker, ...], following: Block | Passage | None) -> None:
    if block.kind is Kind.PICTURE and block.picture is not None:
        name = body.picture(block.picture)
        if name:
            caption = following.text if isinstance(following, Block) and _is_caption(following) else ""
            alt = _alt(block.picture.alt)
            _line(body, f"![{alt}]({name}" + (f' "{safe(caption)}")' if caption else ")"))
            body._empty = False
    elif block.kind is Kind.CAPTION and body.parts and body.parts[-1].endswith(f' "{safe(block.text)}")'):
        return
    elif block.kind is Kind.TABLE:
        _table(body, block)
    elif block.kind is Kind.ITEM:
        _add(body, _said(body, block, _marks(body, block, speakers)), block)
    else:
        marks = _marks(body, block, speakers)
        for start, end in in_parts(block.text, MAX_SENTENCES):
            part, begins = (
                block.part(start, end),
                start + len(block.text[start:end]) - len(block.text[start:end].lstrip()),
            )
            own = [(place - begins, mark) for place, mark in marks if start < place <= end]
            _add(body, _said(body, part, own), part)


def _said(body: Body, block: Block, marks: list[tuple[int, str]]) -> str:
    """A block's words with the marks of its quotes. Where looks or links are in their way, an editor is asked."""
    text = inline(block, body.links, marks)
    if not marks or not list(spoken.faults(text)):
        return text
    for place, mark in marks:
        body.unsure.append((block.text[max(0, place - 60) : place], mark.removeprefix("{quote: ").removesuffix("}")))
    return inline(block, body.links)


def _is_caption(block: Block) -> bool:
    """Whether words can be a caption in Markdown, where quotes and brackets would end it."""
    text = block.text
    return (
        block.kind is Kind.CAPTION
        and not any(sign in text for sign in '"[]()<`')
        and not any(r.link for r in block.runs)
    )


def _alt(text: str) -> str:
    plain = " ".join(safe(text).replace("[", "(").replace("]", ")").split())
    says_nothing = not plain or plain.casefold() in ("image", "picture", "photo", "photograph") or "." in plain[-5:-2]
    return f"TODO: say what the picture shows. {plain}".strip() if says_nothing else plain


def _marks(body: Body, block: Block, speakers: tuple[Speaker, ...]) -> list[tuple[int, str]]:
    """Behind each quote whose speaker is sure, whose it is. The others are for an editor to decide."""
    marks: list[tuple[int, str]] = []
    for quote in quotes(block.text, speakers):
        if quote.speaker is not None:
            person = body.person(quote.speaker)
            body.quoted += [] if person in body.quoted else [person]
            marks.append((quote.end, f"{{quote: {person}}}"))
        else:
            body.unsure.append((block.text[quote.start : quote.end], _perhaps(body, quote)))
    return marks


def _perhaps(body: Body, quote: Quote) -> str:
    return body.person(quote.perhaps) if quote.perhaps is not None else ""


def _add(body: Body, text: str, block: Block) -> None:
    """A line of words, as a paragraph or an item."""
    if not any(sign.isalnum() for sign in text):
        return
    body._sourced = body._sourced or "[^" in text
    body._empty = False
    if block.kind is not Kind.ITEM:
        _line(body, begun(text))
    else:
        before = body._list
        level = 0 if before is None else min(block.level, before + 1, MAX_LEVEL)
        line = f"{'    ' * level}{f'{block.number or 1}.' if block.ordered else '-'} {begun(text)}"
        if before is None:
            _line(body, line)
        else:
            body.parts.append(line)
        body._list = level
    body._last = body._tail = len(body.parts) - 1


def _line(body: Body, line: str) -> None:
    """A line with an empty one before it."""
    body._list = None
    body.parts += ["", line] if body.parts else [line]


def _table(body: Body, block: Block) -> None:
    rows = ["| " + " | ".join(cell(text) for text in row) + " |" for row in block.rows]
    _line(body, rows[0])
    body.parts += ["|" + "---|" * len(block.rows[0]), *rows[1:]]
    body._empty = False


def _passage(body: Body, passage: Passage) -> None:
    """A quote of its own, signed."""
    person = body.person(passage.speaker) if passage.speaker else "TODO"
    body.nameless += passage.speaker is None
    body.quoted += [person] if person != "TODO" and person not in body.quoted else []
    lines: list[str] = []
    for block in filter(_says, passage.blocks):
        text = begun(inline(block, body.links))
        lines += ["> " + text] if not lines else [">", "> " + text]
    _line(body, lines[0])
    body.parts += [*lines[1:], f"> -- quote: {person}"]
    body._sourced, body._empty = True, False


def _end_section(body: Body) -> None:
    """A section that names no source gets a mark for one."""
    if not body._empty and not body._sourced and body.needs_sources:
        _miss(body, body._last)
    body._sourced, body._empty, body._last = False, True, -1


def _miss(body: Body, place: int) -> None:
    """Marks that a source is needed: behind the words at a place, or if there are none, behind words still to come."""
    if place >= 0:
        body.parts[place] += MISSING
    else:
        _line(body, f"TODO: say what is shown above.{MISSING}")
    body.missing += 1
