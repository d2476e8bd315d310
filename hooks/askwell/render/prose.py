"""An author's Markdown as a page's HTML: citations, links inside the site, attributed passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify
from markupsafe import Markup, escape

from askwell.content import addresses
from askwell.content.body import spoken
from askwell.content.body.headings import heading_on
from askwell.content.body.text import CITATION, INTERNAL, Figure, MarkdownText, Passage
from askwell.content.library import Library
from askwell.content.parts import PictureCredit
from askwell.patterns import regex
from askwell.render.body.plain import Block, Plain, blocks_of, free
from askwell.render.body.tables import framed
from askwell.render.citations import Citations
from askwell.render.pictures import Version, versions
from askwell.render.view import template

Credits = Mapping[str, PictureCredit]

_INTERNAL_LINK = regex(r"(\]\([ \t]*<?)(answer|topic|expert|person|guide|page):([a-z0-9/-]+)")
_MARKDOWN = regex(r"[\\`*_{}\[\]]")
"""Signs that Markdown would read in a name; with a backslash before them they are themselves."""

_HEADING = regex(r"(?m)^##.*$")
_ADJACENT = regex(r"(?:\[\^[a-z0-9-]+\][ ]?)*\[\^[a-z0-9-]+\]")


def prose(
    library: Library, text: MarkdownText, path: str, citations: Citations, credits: Credits = MappingProxyType({})
) -> Markup:
    """The HTML of a text for the page at `path`. `citations` has the sources that the page lists, `credits` says whose
    each picture is, by its file's name.

    The text has been checked: it holds no HTML of its own, and all that it names exists. What a site adds to the
    engine's Markdown does not reach it: an answer reads the same whoever builds it.
    """
    html = framed(_html(library, text, path, citations, credits))
    return Markup(with_former_places(library, text, path, html))


def _html(library: Library, text: MarkdownText, path: str, citations: Citations, credits: Credits) -> str:
    """A text as HTML. Plain blocks are converted alone; those between them go through Python-Markdown together."""
    pieces = [(piece, list(_blocks(library, piece, path))) for piece in text.pieces]
    if any(block.reaches for _, blocks in pieces for block in blocks):
        return _converted(linked(library, text, path, citations, credits))
    plain = Plain(
        citations.html,
        lambda link: _led(library, link, path),
        {heading.key for heading in text.headings if heading.key},
    )
    made, waiting = list[str](), list[str]()
    for place, (piece, blocks) in enumerate(pieces):
        if isinstance(piece, Passage) and not (blocks and all(block.plain for block in blocks)):
            waiting += ["\n\n", _attributed(library, piece, path, _inline(library, piece.markdown, path, citations))]
            continue
        if isinstance(piece, str):
            for block in blocks:
                if block.plain:
                    made += [*_ended(waiting), plain.html(block)]
                else:
                    apart = block.before or ("\n\n" if made or waiting else "")
                    waiting += [apart, _inline(library, block.text, path, citations)]
            continue
        made += _ended(waiting)
        if isinstance(piece, Figure):
            shown = versions(library.pictures[text.picture_path(piece)])
            made.append(_figure(piece, shown, path, credits[piece.file], lazy=place > 0) + "\n")
        else:
            said = "\n".join(map(plain.html, blocks))
            made.append(_attributed(library, piece, path, said, finished=True))
    return "\n".join([*made, *_ended(waiting)]).strip()


def _blocks(library: Library, piece: str | Passage | Figure, path: str) -> Iterator[Block]:
    """The blocks of a piece of a text."""
    if isinstance(piece, Passage):
        yield from blocks_of(piece.markdown)
    elif isinstance(piece, str):
        yield from blocks_of(_quoted(library, piece, path))


def _ended(waiting: list[str]) -> Iterator[str]:
    """What was waiting for other blocks to go through Python-Markdown with."""
    if html := _converted("".join(waiting)):
        yield html
    waiting.clear()


def _converted(markdown: str) -> str:
    return _converter().reset().convert(markdown) if markdown else ""


@cache
def _converter() -> Markdown:
    ids = TocExtension(marker="", slugify=lambda words, sign: free(slugify(words, sign)))
    return Markdown(extensions=[MarkdownInHtmlExtension(), TableExtension(), DefListExtension(), ids])


class Heading(NamedTuple):
    """A heading of a text that a list of contents may lead to."""

    id: str
    words: str


_SECOND = regex(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
_TAG = regex(r"<[^>]*>")


def headings_of(html: str) -> Sequence[Heading]:
    """The headings of the second level in a text that was made here."""
    found = ((_ID.search(h[1]), unescape(_TAG.sub("", h[2]))) for h in _SECOND.finditer(html))
    return tuple(Heading(name[1] if name else "", " ".join(words.split())) for name, words in found)


def linked(
    library: Library, text: MarkdownText, path: str, citations: Citations, credits: Credits = MappingProxyType({})
) -> str:
    """The Markdown of a text with its citations, passages and links inside the site as HTML and addresses."""
    parts = []
    for place, piece in enumerate(text.pieces):
        if isinstance(piece, Passage):
            parts.append(_attributed(library, piece, path, _inline(library, piece.markdown, path, citations)))
        elif isinstance(piece, Figure):
            shown = versions(library.pictures[text.picture_path(piece)])
            parts.append(_figure(piece, shown, path, credits[piece.file], lazy=place > 0))
        else:
            parts.append(_inline(library, _quoted(library, piece, path), path, citations))
    return "\n\n".join(parts)


def _figure(figure: Figure, shown: tuple[Version, ...], path: str, credit: PictureCredit, *, lazy: bool) -> str:
    """A picture. One that a text begins with may be on the first screen; all others wait until they are near."""
    values = {"figure": figure, "shown": shown, "path": path, "credit": credit, "lazy": lazy}
    return template("components/figure/figure.html").render(values).strip()


def _named(line: re.Match[str]) -> str:
    """A heading with the id that its author gave it."""
    heading = heading_on(line[0], 0)
    if heading is None or not heading.key:
        return line[0]
    return f'\n<h{heading.level} id="{heading.key}" markdown="span">{heading.words}</h{heading.level}>\n'


_ID = regex(r'\bid="([^"]*)"')


def with_former_places(library: Library, text: MarkdownText, path: str, html: str) -> str:
    """A text's HTML in which each heading is found under its former ids too: those that it had in this answer, and
    those that it had in answers whose addresses now lead to this one."""
    if not any(heading.was for heading in text.headings):
        return html
    taken = set(_ID.findall(html))
    for heading in text.headings:
        here = [
            name
            for slug, name in heading.was
            if path == addresses.answer_path(library.leads.get(slug, slug)) or not slug
        ]
        spans = Markup("").join(Markup('<span id="{}"></span>').format(name) for name in here if name not in taken)
        taken.update(here)
        mark = f' id="{heading.key}">'
        html = html.replace(mark, f"{mark}{spans}", 1)
    return html


def _inline(library: Library, markdown: str, path: str, citations: Citations) -> str:
    if "{#" in markdown:
        markdown = _HEADING.sub(_named, markdown)
    markdown = _ADJACENT.sub(lambda m: citations.html(CITATION.findall(m[0])), markdown)
    return _led(library, markdown, path)


def _led(library: Library, markdown: str, path: str) -> str:
    """Markdown with the addresses of its links inside the site."""
    return _INTERNAL_LINK.sub(
        lambda m: m[1] + addresses.relative(path, library.path_of(INTERNAL[m[2]], m[3])), markdown
    )


def _quoted(library: Library, markdown: str, path: str) -> str:
    """Quotes inside sentences, word for word, each with who said it if its sentence does not say so."""
    made, end = [], 0
    for quote in spoken.spoken(markdown) if "{quote:" in markdown else ():
        person = library.people[quote.person]
        attributes = f'class="aw-quote" data-attribution="quote" data-expert="{quote.person}"'
        said = f"<span {attributes}>{markdown[quote.start : quote.end]}</span>"
        if not spoken.says_who(markdown, quote, person.name):
            name = escape(_MARKDOWN.sub(r"\\\g<0>", person.name))
            link = addresses.relative(path, library.person_path(quote.person))
            said += f'<span class="aw-quote__by"> (<a href="{link}">{name}</a>)</span>'
        made += [markdown[end : quote.start], said]
        end = quote.after
    return "".join([*made, markdown[end:]])


def _attributed(library: Library, passage: Passage, path: str, said: str, finished: bool = False) -> str:
    """A passage with its speaker, as Markdown, or finished. Only another's very words are a quotation to a browser."""
    tag = "blockquote" if passage.how == "quote" else "div"
    spoken = "in their own words" if passage.how == "quote" else "in our words"
    expert = library.people[passage.expert]
    link = addresses.relative(path, library.person_path(passage.expert))
    by = Markup('<p class="aw-passage__by"><a href="{}">{}</a>, {}</p>').format(link, expert.name, spoken)
    attributes = f'class="aw-passage" data-attribution="{passage.how}" data-expert="{passage.expert}"'
    if finished:
        return f"<{tag} {attributes}>\n{said}\n{by}\n</{tag}>"
    return f'<{tag} {attributes} markdown="1">\n{said}\n\n{by}\n\n</{tag}>'
