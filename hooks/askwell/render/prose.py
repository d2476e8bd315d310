"""An author's Markdown as a page's HTML: citations, links inside the site, attributed passages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markdown import Markdown
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify
from markupsafe import Markup

from askwell.content import addresses
from askwell.content.body.text import CITATION, INTERNAL, MarkdownText, Passage
from askwell.content.library import Library
from askwell.render.view import cited

_INTERNAL_LINK = re.compile(r"(\]\([ \t]*<?)(answer|topic|expert|guide):([a-z0-9-]+)")
_ADJACENT = re.compile(r"(?:\[\^[a-z0-9-]+\][ ]?)*\[\^[a-z0-9-]+\]")


TAKEN = frozenset(
    ("when-to-see-a-doctor", "questions-to-ask-your-doctor", "what-is-not-settled", "sources", "about-this-answer",
     "related-answers")
)  # fmt: skip
"""The ids of the headings that an answer's template writes; a heading of a body gets another."""


def prose(library: Library, text: MarkdownText, path: str, numbers: Mapping[str, int]) -> Markup:
    """The HTML of a text for the page at `path`. `numbers` gives each source its number in the answer's list.

    The text has been checked: it holds no HTML of its own, and all that it names exists. What a site adds to the
    engine's Markdown does not reach it: an answer reads the same whoever builds it.
    """
    return Markup(_converter().reset().convert(linked(library, text, path, numbers)))


@cache
def _converter() -> Markdown:
    ids = TocExtension(marker="", slugify=lambda words, sign: _free(slugify(words, sign)))
    return Markdown(extensions=[MarkdownInHtmlExtension(), TableExtension(), ids])


def _free(name: str) -> str:
    return f"{name}_1" if name in TAKEN else name


def linked(library: Library, text: MarkdownText, path: str, numbers: Mapping[str, int]) -> str:
    """The Markdown of a text with its citations, passages and links inside the site as HTML and addresses."""
    parts = (
        _attributed(library, piece, path, numbers) if isinstance(piece, Passage) else _inline(piece, path, numbers)
        for piece in text.pieces
    )
    return "\n\n".join(parts)


def _inline(markdown: str, path: str, numbers: Mapping[str, int]) -> str:
    markdown = _ADJACENT.sub(lambda m: str(cited(CITATION.findall(m[0]), numbers)), markdown)
    return _INTERNAL_LINK.sub(
        lambda m: m[1] + addresses.relative(path, addresses.PATHS[INTERNAL[m[2]]](m[3])), markdown
    )


def _attributed(library: Library, passage: Passage, path: str, numbers: Mapping[str, int]) -> str:
    """A passage with its speaker. Only another's very words are a quotation to a browser."""
    tag = "blockquote" if passage.how == "quote" else "div"
    spoken = "in their own words" if passage.how == "quote" else "in our words"
    expert = library.experts[passage.expert]
    link = addresses.relative(path, addresses.expert_path(passage.expert))
    by = Markup('<p class="aw-passage__by"><a href="{}">{}</a>, {}</p>').format(link, expert.name, spoken)
    attributes = f'class="aw-passage" data-attribution="{passage.how}" data-expert="{passage.expert}"'
    return f'<{tag} {attributes} markdown="1">\n{by}\n\n{_inline(passage.markdown, path, numbers)}\n\n</{tag}>'
