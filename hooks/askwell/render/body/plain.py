"""Plain Markdown as HTML without Python-Markdown, which reads a text many times over: paragraphs and headings of words,
stress, links, citations and marks of notes. Whatever else a text has is left to Python-Markdown.

The tests compare both on drawn texts. They name the version of Python-Markdown that this is the same as.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableSet
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

from askwell.content.body.headings import OF_THE_PAGE, heading_on
from askwell.content.body.text import CITATION
from askwell.patterns import regex

_NEVER = r"\\`*_\[\]<>&|{}\x00-\x1f\x7f-\x9f\u1680\u2000-\u200a\u2028\u2029\u205f\u3000"
"""Signs that Markdown or HTML may read, those that end a line, and spaces that only look like one."""

_WORDS = rf"[^{_NEVER}]++"
_CITED = r"\[\^[a-z0-9-]+\](?: ?\[\^[a-z0-9-]+\])*+"
_NOTED = r"\[note:[a-z0-9-]+\](?![(\[:])"
_STRONG = rf"\*\*(?=\S){_WORDS}(?<=\S)\*\*(?!\*)"
_STRESSED = rf"\*(?=[^\s*]){_WORDS}(?<=\S)\*(?!\*)"
_LINK = rf"\[(?=\S){_WORDS}(?<=\S)\]\([A-Za-z0-9/._:#?=%+,@~-]+\)"
_SIGNS = regex(
    rf"[\[*&](?:(?<=\[)(?P<cited>{_CITED[2:]})|(?<=\*)(?:(?P<strong>{_STRONG[2:]})|(?P<stressed>{_STRESSED[2:]}))"
    rf"|(?<=\[)(?P<link>{_LINK[2:]})|(?<=&))"
)
"""What is written otherwise in HTML than in Markdown."""

_BEGINS = r"(?![\s#+=:~-]|\d+[.)])"
_LINE = rf"{_BEGINS}(?>[^!{_NEVER}]++|{_CITED}|{_NOTED}|{_STRONG}|{_STRESSED}|(?<!!){_LINK}|!|& )++(?<!\s)"
_PARAGRAPH = regex(rf"{_LINE}(?:\n{_LINE})*+")
_HEADING = regex(rf"(#{{2,6}}) ((?=[^\s#])[^#{_NEVER}]++(?<!\s))")
_EMPTY = regex(r"(\n(?:[ \t]*\n)+)")

_REACHING = regex(
    r"""<(?!span\ class="aw-quote|/span>|a\ href="|/a>)  # HTML, but for that around a quote
    |[\x00-\x08\x0b-\x1f]  # signs that Python-Markdown drops
    |\]:  # the address of a link that stands elsewhere
    |^[ \t]*:  # a definition of the word above
    |^\#|[\s>.)*+-]\#|(?:^|[\s>])[=-]+[ \t]*$  # a heading, whose id rests on all others""",
    re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between two empty ones. `before` are the empty ones above it."""

    text: str
    before: str
    plain: bool

    @property
    def reaches(self) -> bool:
        """Whether what it has may rest on other blocks of its text, or they on it."""
        return not self.plain and _REACHING.search(self.text) is not None


def blocks_of(markdown: str) -> Iterator[Block]:
    """The blocks of a text, each heading apart from the lines that follow it."""
    cut = ["", *_EMPTY.split(markdown.strip("\n"))]
    for before, text in zip(cut[::2], cut[1::2], strict=True):
        above = before
        while text.startswith("##") and _heading(first := text.partition("\n")[0]):
            yield Block(first, above, True)
            text, above = text[len(first) + 1 :], "\n"
        if text.strip() or (text and not before):  # spaces that a text begins with are a program's text
            yield Block(text, above, _PARAGRAPH.fullmatch(text) is not None)


def _heading(line: str) -> tuple[str, str, str] | None:
    """The level, the words and the id of a plain heading; an empty id if its author gave it none."""
    if line.endswith("}") and (marked := heading_on(line, 0)) and marked.key:
        line = f"{'#' * marked.level} {marked.words}"
        return (found[1], found[2], marked.key) if (found := _HEADING.fullmatch(line)) else None
    return (found[1], found[2], "") if (found := _HEADING.fullmatch(line)) else None


class Plain:
    """Converts the plain blocks of one text. `cited` writes the citations of some sources, `led` puts the address into
    a link of Markdown; `ids` are those that no heading must have again."""

    def __init__(self, cited: Callable[[list[str]], str], led: Callable[[str], str], ids: MutableSet[str]) -> None:
        self.cited, self.led, self.ids = cited, led, ids

    def html(self, block: Block) -> str:
        """A plain block as HTML."""
        if block.text.startswith("#") and (heading := _heading(block.text)):
            level, words, key = heading
            name = key or unique(free(slugify(" ".join(words.split()), "-")), self.ids)
            return f'<h{len(level)} id="{name}">{words}</h{len(level)}>'
        return f"<p>{_SIGNS.sub(self._written, block.text)}</p>"

    def _written(self, sign: re.Match[str]) -> str:
        text = sign[0]
        match sign.lastgroup:
            case "cited":
                return self.cited(CITATION.findall(text))
            case "strong":
                return f"<strong>{text[2:-2]}</strong>"
            case "stressed":
                return f"<em>{text[1:-1]}</em>"
            case "link":
                words, _, address = self.led(text)[1:-1].partition("](")
                return f'<a href="{address}">{words}</a>'
        return "&amp;"


def free(name: str) -> str:
    """The id of a heading, if the page has none of that name for a part of its own; otherwise another."""
    return f"{name}_1" if name in OF_THE_PAGE else name
