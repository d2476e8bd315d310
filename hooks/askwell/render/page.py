"""One page of the site."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from askwell.render.assets import Joined
from askwell.render.lists.items import Item
from askwell.shelf import Finished, Place, Text
from askwell.source.record import Record


class Texts(NamedTuple):
    """The HTML of an answer's own texts, as its page has them: the body, and what is not settled."""

    body: Text = ""
    unsettled: Text = ""


NO_TEXTS = Texts()


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `main` is its main text, `before` and `after` are the frame around it: together the file as it is served.
    Of a large site these lie on a shelf, and each look at `html` or `document` reads them anew.

    `path` is its address below the site's root ("answers/sleep-better/"), `source` the content file that an editor
    would change, relative to the site's root. `scripts` are the paths of the scripts that this page alone loads.
    """

    path: str
    title: str
    description: str
    main: Text
    source: str
    about: Record | None = None
    """The answer, guide, topic or person that it is the page of."""

    shown: tuple[Item, ...] = ()
    """The answers that it lists; of a finished page none are told."""

    scripts: tuple[str, ...] = ()
    robots: str = ""
    """What search engines may do with it, if not everything: "noindex"."""

    canonical: str = ""
    """The path of the page that search engines are to show in its place."""

    model: str = ""
    """What a language model had to do with the text of a page written by hand: "drafted", "assisted" or nothing."""

    feed: str = ""
    """The page beside which the feed stands that has what this page lists, or an empty text if there is none."""

    terms: tuple[str, ...] = ()
    """The words of the glossary that it explains, by their keys."""

    texts: Texts = NO_TEXTS
    """Of an answer: its own texts, which feeds have as well."""

    mistaken: bool = False
    """Whether it shows what is wrong, in place of what it should show. Only a preview has such pages."""

    leads_to: str = ""
    """The path of the page to which it leads on: it is then a whole file, small, and has nothing else to say."""

    before: Text = ""
    after: Text = ""

    day: date | None = None
    """Of a finished page, the day on which what it says last changed."""

    def kept(self, keep: Callable[[Text], Text]) -> Page:
        """The page, with its texts on a shelf. Those of a finished page are in its file."""
        if self.is_finished:
            return self
        texts = Texts(*map(keep, self.texts)) if self.texts is not NO_TEXTS else self.texts
        main, before, after = keep(self.main), keep(self.before), keep(self.after)
        if main is self.main and before is self.before and after is self.after and texts == self.texts:
            return self
        return replace(self, main=main, before=before, after=after, texts=texts)

    def written(self, day: date | None) -> Written:
        """The page as it is kept when its file is finished, with the day on which what it says last changed."""
        parts = (str(self.before), self.html, str(self.after))
        document = "".join(parts) if self.texts is not NO_TEXTS else ""
        texts = tuple(_found(str(text), document) for text in self.texts) if document else ()
        first, size, last = (len(part.encode()) for part in parts)
        said = (self.path, self.title, self.description, self.source, self.about, self.scripts, self.robots)
        return Written(*said, self.canonical, self.model, self.feed, self.terms, (first, size, last), texts, day)

    @property
    def is_finished(self) -> bool:
        """Whether its file was written by an earlier build."""
        return isinstance(self.before, Place) and isinstance(self.before.shelf, Finished)

    @property
    def html(self) -> str:
        """Its main text."""
        return str(self.main)

    @property
    def document(self) -> str:
        """The whole file, as it is served."""
        return f"{self.before}{self.html}{self.after}"

    @property
    def whole(self) -> Joined:
        """The same, for whoever writes it."""
        return Joined((self.before, self.main, self.after))

    @property
    def file(self) -> str:
        """The path of its file in the site: "answers/sleep-better/index.html"."""
        return file_of(self.path)

    @property
    def uri(self) -> str:
        """Where its Markdown file goes in a tree of pages: `answers/sleep-better.md`."""
        folder = self.path.rstrip("/")
        return f"{folder}/index.md" if folder.count("/") == 0 and folder else f"{folder or 'index'}.md"

    @property
    def header(self) -> str:
        """A header that any engine reads (JSON is YAML)."""
        return f"---\ntitle: {_quoted(self.title)}\ndescription: {_quoted(self.description)}\n---\n"

    @property
    def markdown(self) -> str:
        """The page as a Markdown file."""
        return f"{self.header}\n{self.html}"


class Written(NamedTuple):
    """A page whose file is finished: its texts are parts of the file, by their places in bytes."""

    path: str
    title: str
    description: str
    source: str
    about: Record | None
    scripts: tuple[str, ...]
    robots: str
    canonical: str
    model: str
    feed: str
    terms: tuple[str, ...]
    sizes: tuple[int, int, int]
    """Bytes of what stands before the main text, of the main text, and of what stands after it."""

    texts: tuple[str | tuple[int, int], ...]
    day: date | None

    def page(self, folder: str) -> Page:
        """The page, with its texts read from its file in a folder of finished pages."""
        first, size, last = self.sizes
        file = Finished(f"{folder}/{file_of(self.path)}")
        texts = Texts(*(Place(file, *text) if isinstance(text, tuple) else text for text in self.texts))
        before, main, after = Place(file, 0, first), Place(file, first, size), Place(file, first + size, last)
        said = (self.path, self.title, self.description, main, self.source, self.about, ())
        return Page(*said, *self[5:11], texts=texts, before=before, after=after, day=self.day)


def file_of(path: str) -> str:
    """The file of the page at a path."""
    return path if path.endswith(".html") else f"{path}index.html"


def _found(text: str, document: str) -> str | tuple[int, int]:
    """The place of a text in the file that has it, or the text itself."""
    start = document.find(text) if text else 0
    return (len(document[:start].encode()), len(text.encode())) if start > 0 else text


def _quoted(text: str) -> str:
    """A text for the page's header. Engines put it into their HTML as it is, so it goes there escaped."""
    return json.dumps(html.escape(text), ensure_ascii=False)
