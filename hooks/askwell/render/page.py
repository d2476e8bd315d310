"""One generated page."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import Any

from lxml.etree import HTML as html_tree

from askwell.content.records import Answer
from askwell.source.record import Record


@dataclass(frozen=True, slots=True)
class Page:
    """A page, finished but for the frame that the engine puts around it.

    `path` is its address below the site's root ("answers/sleep-better/"), `html` its main text, `source` the
    content file that an editor would change, relative to the site's root. `contents` says whether a list of the
    page's headings stands beside it.
    """

    path: str
    title: str
    description: str
    html: str
    source: str
    contents: bool = True
    about: Record | None = None
    """The answer, guide, topic or expert that it is the page of."""

    shown: tuple[Answer, ...] = ()
    """The answers that it lists."""

    robots: str = ""
    """What search engines may do with it, if not everything: "noindex"."""

    model: str = ""
    """What a language model had to do with the text of a page written by hand: "drafted", "assisted" or nothing."""

    @property
    def uri(self) -> str:
        """Where its Markdown file goes in a tree of pages: `answers/sleep-better.md`."""
        folder = self.path.rstrip("/")
        return f"{folder}/index.md" if folder.count("/") == 0 and folder else f"{folder or 'index'}.md"

    @property
    def headings(self) -> list[Any]:
        """Its headings of the first two levels that have an id, the second below the first, in the form of
        Python-Markdown's list of contents: words are escaped."""
        found: list[Any] = []
        for heading in html_tree(f"<div>{self.html}</div>").iter("h1", "h2"):
            words = "".join(str(piece) for piece in heading.itertext())
            token: dict[str, Any] = {
                "level": int(heading.tag[1]),
                "id": heading.get("id"),
                "name": html.escape(words),
                "children": [],
            }
            below = found[-1]["children"] if found and found[-1]["level"] < token["level"] else found
            if token["id"]:
                below.append(token)
        return found

    @property
    def header(self) -> str:
        """A header that any engine reads (JSON is YAML)."""
        header = f"title: {_quoted(self.title)}\ndescription: {_quoted(self.description)}\n"
        if not self.contents:
            header += "hide: [toc]\n"
        return f"---\n{header}---\n"

    @property
    def markdown(self) -> str:
        """The page as a Markdown file."""
        return f"{self.header}\n{self.html}"


def _quoted(text: str) -> str:
    """A text for the page's header. Engines put it into their HTML as it is, so it goes there escaped."""
    return json.dumps(html.escape(text), ensure_ascii=False)
