"""The word on each page of a preview of how many mistakes there are. It is no part of a page: it goes in while the page
is served, so that a mistake that comes or goes makes no other page anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from askwell.content import addresses
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic, counted
from askwell.render.frame import NOT_FOUND
from askwell.render.view import template

ALL = "preview/mistakes/"
"""The page of all mistakes, also of those in settings and lists, which have no page of their own."""

_MAIN = rb'<main (?:class="aw-wrap" id="main" tabindex="-1">\n|id="main">)'
"""Where the main text of a page begins that has a frame, or that could not get one."""


@dataclass(frozen=True)
class Banner:
    """How many mistakes there are, with the pages that show them: the path of each, the file and how many are in it.
    `base` is the path of the site's root."""

    number: int
    links: tuple[tuple[str, str, int], ...]
    base: str

    @classmethod
    def of(cls, wrong: tuple[Diagnostic, ...], places: Mapping[str, str], settings: Settings) -> Banner:
        """For all mistakes of a site; `places` are the addresses of the files that have a page of their own."""
        number = Counter(one.location.path if one.location.path in places else "" for one in wrong)
        links = ((places.get(file, ALL), file or "settings and lists", times) for file, times in sorted(number.items()))
        return cls(len(wrong), tuple(links), urlsplit(settings.base_url).path)

    def on(self, path: str) -> str:
        """What stands on the page at a path."""
        links = [(self._to(path, target), file, times) for target, file, times in self.links]
        said = f"{counted(self.number, 'mistake')} to fix"
        return template("components/mistakes/banner.html").render(said=said, links=links)

    def put_into(self, path: str, document: bytes) -> bytes:
        """A page as it is served. Whatever is no page of ours stays as it is."""
        main = re.search(_MAIN, document)
        if main is None:
            return document
        return document[: main.end()] + self.on(path).encode() + document[main.end() :]

    def _to(self, path: str, target: str) -> str:
        """A link from a page. The page for broken links is served at any address."""
        return f"{self.base}{target}" if path == NOT_FOUND else addresses.relative(path, target)
