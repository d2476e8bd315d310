"""Ways to spoil a page: each changes one thing, and fails if it changes nothing."""

from __future__ import annotations

import copy
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from askwell.audit import audit
from askwell.audit.site_audit import PageAudit, SiteAudit
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic
from askwell.render.site import Site as RenderedSite
from askwell.render.site import render_site

Spoil = Callable[[BeautifulSoup], None]

HOME, NOT_FOUND, ABOUT = "index.html", "404.html", "about/index.html"
FULL, PLAIN, OLD = (f"answers/{slug}/index.html" for slug in ("full", "plain", "old"))
GUIDE, TOPIC, EXPERT = (
    "decide/test-guide/index.html",
    "topics/second-topic/index.html",
    "experts/test-expert/index.html",
)
ANSWERS, NEWEST = "answers/index.html", "answers/newest/index.html"
CSS = "assets/askwell.css"


@dataclass(frozen=True)
class Audited:
    """A finished site that was audited, page by page."""

    site: Path
    checked: CheckedSite
    rendered: RenderedSite
    docs: Docs
    files: Mapping[str, int]
    """The number of each file on its disk, by its path."""

    pages: Mapping[str, PageAudit]

    @classmethod
    def of(cls, site: Path, checked: CheckedSite) -> Audited:
        assert checked.library.settings is not None
        docs = Docs(site.parent / "docs")
        run = SiteAudit(site, checked, render_site(checked, docs), docs, "site")
        pages = {path: run.page(path) for path in run.files.pages()}
        return cls(site, checked, run.rendered, run.docs, _numbers(site), pages)


@dataclass(frozen=True)
class Copy:
    """A copy of a finished site; its files share their bytes with the first until they are changed."""

    site: Path
    checked: CheckedSite
    first: Audited

    @classmethod
    def of(cls, first: Audited, folder: Path) -> Copy:
        shutil.copytree(first.site, folder, copy_function=os.link)
        return cls(folder, first.checked, first)

    def restore(self) -> None:
        """Puts right what was spoilt, for the next test: a new copy takes far longer."""
        there, wanted = _numbers(self.site), self.first.files
        if wanted.keys() - there.keys():
            shutil.rmtree(self.site)
            shutil.copytree(self.first.site, self.site, copy_function=os.link)
            return
        for path, number in there.items():
            if number != wanted.get(path):
                (self.site / path).unlink()
                if path in wanted:
                    os.link(self.first.site / path, self.site / path)

    def write(self, file: str, text: str) -> None:
        """Puts a file there, without touching the one that it shared bytes with."""
        path = self.site / file
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def append(self, file: str, text: str) -> None:
        self.write(file, (self.site / file).read_text("utf-8") + text)

    def replace(self, file: str, old: str, new: str) -> None:
        before = (self.site / file).read_text("utf-8")
        assert old in before, f"{file} has no {old!r}"
        self.write(file, before.replace(old, new, 1))

    def spoil(self, file: str, how: Spoil) -> None:
        before = (self.site / file).read_text("utf-8")
        soup = copy.copy(_parsed(before))
        how(soup)
        after = str(soup)
        assert after != _unspoilt(before), "nothing was changed"
        self.write(file, after)

    def found(self) -> tuple[Diagnostic, ...]:
        """What the audit finds. Where nothing but pages was changed, the other pages are not read again: what they
        show is what they showed in the first site. The pages together are looked at anew."""
        if self.checked is not self.first.checked:
            return audit(self.site, self.checked, self.first.docs)
        there = _numbers(self.site)
        run = SiteAudit(self.site, self.checked, self.first.rendered, self.first.docs, "site")
        if there.keys() != self.first.files.keys():
            return run.whole()
        changed = sorted(path for path, number in there.items() if number != self.first.files[path])
        pages = {path: run.page(path) for path in changed if path.endswith(".html")}
        seen = dict(self.first.pages) | pages
        return run.findings(seen, seen.keys())

    def codes(self) -> set[tuple[str, str]]:
        """The findings as pairs of file and code."""
        return {(d.location.path.removeprefix("site/"), d.code) for d in self.found()}


def _numbers(site: Path) -> dict[str, int]:
    """The number of each file below a folder on its disk, by its path: files with one number share their bytes."""
    found: dict[str, int] = {}
    waiting = [(str(site), "")]
    while waiting:
        folder, name = waiting.pop()
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{name}{entry.name}/"))
            else:
                found[f"{name}{entry.name}"] = entry.inode()
    return found


@lru_cache(maxsize=64)
def _parsed(text: str) -> BeautifulSoup:
    """A page as it stands. To copy it takes half as long as to parse it again."""
    return BeautifulSoup(text, "html.parser")


@lru_cache(maxsize=64)
def _unspoilt(text: str) -> str:
    """A page as it is written again if nothing is changed."""
    return str(_parsed(text))


def the(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found is not None, f"nothing matches {selector}"
    return found


def piece(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def put(selector: str, **attributes: str) -> Spoil:
    """Gives an element attributes; underscores in their names stand for hyphens."""

    def spoil(soup: BeautifulSoup) -> None:
        for name, value in attributes.items():
            the(soup, selector)[name.rstrip("_").replace("_", "-")] = value

    return spoil


def without(selector: str, attribute: str) -> Spoil:
    def spoil(soup: BeautifulSoup) -> None:
        del the(soup, selector)[attribute]

    return spoil


def drop(selector: str) -> Spoil:
    return lambda soup: the(soup, selector).decompose()


def says(selector: str, text: str) -> Spoil:
    def spoil(soup: BeautifulSoup) -> None:
        the(soup, selector).string = text

    return spoil


def reword(old: str, new: str) -> Spoil:
    """Changes the first text in the main part that has some words."""

    def spoil(soup: BeautifulSoup) -> None:
        text = next(t for t in the(soup, "main").find_all(string=True) if old in str(t))
        text.replace_with(str(text).replace(old, new))

    return spoil


def rename(selector: str, tag: str) -> Spoil:
    return lambda soup: setattr(the(soup, selector), "name", tag)


def wrap(selector: str, before: str, after: str) -> Spoil:
    """Puts an element between two halves of markup."""

    def spoil(soup: BeautifulSoup) -> None:
        element = the(soup, selector)
        element.replace_with(piece(before + str(element) + after))

    return spoil


def fill(selector: str, before: str, after: str) -> Spoil:
    """Puts what stands in an element between two halves of markup."""

    def spoil(soup: BeautifulSoup) -> None:
        element = the(soup, selector)
        inner = piece(before + element.decode_contents() + after)
        element.clear()
        element.append(inner)

    return spoil


def add(selector: str, markup: str) -> Spoil:
    """Markup at the end of an element."""
    return lambda soup: _do(the(soup, selector).append(piece(markup)))


def first(selector: str, markup: str) -> Spoil:
    """Markup at the start of an element."""
    return lambda soup: _do(the(soup, selector).insert(0, piece(markup)))


def twice(selector: str) -> Spoil:
    return lambda soup: _do(the(soup, selector).insert_after(piece(str(the(soup, selector)))))


def move(selector: str, behind: str) -> Spoil:
    """Takes an element out and puts it behind another."""

    def spoil(soup: BeautifulSoup) -> None:
        element = the(soup, selector).extract()
        the(soup, behind).insert_after(element)

    return spoil


def swap(one: str, other: str) -> Spoil:
    def spoil(soup: BeautifulSoup) -> None:
        a, b = the(soup, one), the(soup, other)
        text = str(a)
        a.replace_with(piece(str(b)))
        b.replace_with(piece(text))

    return spoil


def _do(_: object) -> None:
    return None
