"""One generated page."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page as Markdown with HTML in it.

    `path` is its address below the site's root ("answers/sleep-better/"), `source` the
    content file that an editor would change, relative to the site's root. `contents` says
    whether a list of the page's headings stands beside it.
    """

    path: str
    title: str
    description: str
    text: str
    source: str
    contents: bool = True

    @property
    def uri(self) -> str:
        """Where its Markdown file goes in a tree of pages: `answers/sleep-better.md`."""
        folder = self.path.rstrip("/")
        return f"{folder}/index.md" if folder.count("/") == 0 and folder else f"{folder or 'index'}.md"

    @property
    def markdown(self) -> str:
        """The file's text, with a header that any engine reads (JSON is YAML)."""
        header = f"title: {_quoted(self.title)}\ndescription: {_quoted(self.description)}\n"
        if not self.contents:
            header += "hide: [toc]\n"
        return f"---\n{header}---\n\n{self.text}"


def _quoted(text: str) -> str:
    """A text for the page's header. Engines put it into their HTML as it is, so it goes there escaped."""
    return json.dumps(html.escape(text), ensure_ascii=False)
