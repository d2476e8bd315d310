"""An author's Markdown made ready for a page: citations, links inside the site, attributed passages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from askwell.content import addresses
from askwell.content.body.text import CITATION, INTERNAL, MarkdownText, Passage
from askwell.content.library import Library
from askwell.render.view import cited

_INTERNAL_LINK = re.compile(r"(\]\([ \t]*<?)(answer|topic|expert|guide):([a-z0-9-]+)")
_ADJACENT = re.compile(r"(?:\[\^[a-z0-9-]+\][ ]?)*\[\^[a-z0-9-]+\]")


def prose(library: Library, text: MarkdownText, path: str, numbers: Mapping[str, int]) -> Markup:
    """Markdown for the page at `path`. `numbers` gives each source its number in the answer's list.

    The text has been checked: it holds no HTML of its own, and all that it names exists.
    """
    parts = (
        _attributed(library, piece, path, numbers) if isinstance(piece, Passage) else _inline(piece, path, numbers)
        for piece in text.pieces
    )
    return Markup("\n\n".join(parts))


def _inline(markdown: str, path: str, numbers: Mapping[str, int]) -> str:
    markdown = _ADJACENT.sub(lambda m: str(cited(CITATION.findall(m[0]), numbers)), markdown)
    up = "../" * (path.count("/") - 1)  # a link from one Markdown file to another, as every engine knows it
    return _INTERNAL_LINK.sub(lambda m: f"{m[1]}{up}{addresses.PATHS[INTERNAL[m[2]]](m[3]).rstrip('/')}.md", markdown)


def _attributed(library: Library, passage: Passage, path: str, numbers: Mapping[str, int]) -> str:
    """A passage with its speaker. Only another's very words are a quotation to a browser."""
    tag = "blockquote" if passage.how == "quote" else "div"
    spoken = "in their own words" if passage.how == "quote" else "in our words"
    expert = library.experts[passage.expert]
    link = addresses.relative(path, addresses.expert_path(passage.expert))
    by = Markup('<p class="aw-passage__by"><a href="{}">{}</a>, {}</p>').format(link, expert.name, spoken)
    attributes = f'class="aw-passage" data-attribution="{passage.how}" data-expert="{passage.expert}"'
    return f'<{tag} {attributes} markdown="1">\n{by}\n\n{_inline(passage.markdown, path, numbers)}\n\n</{tag}>'
