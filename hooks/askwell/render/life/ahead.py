"""Pages, and what else of a site is made of each answer alone, made by several processes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, TypeVar

from askwell.content import addresses
from askwell.content.records import Answer
from askwell.render import pages
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Entry
from askwell.render.frame import Frame
from askwell.render.life.making import Job, Plain
from askwell.render.page import NO_TEXTS, Page
from askwell.shelf import Shelf
from askwell.source.asked import Afresh

Found = TypeVar("Found")

WORTH = 100
"""Answers, or files of other pages, that are worth a process of their own (ours)."""


@dataclass(frozen=True, slots=True)
class Whole(Generic[Found]):
    """A page with its frame, what the search finds in it, and its entry in feeds, if it has them."""

    page: Page
    found: Found | None
    entry: Entry | None


@dataclass(frozen=True)
class Ahead(Generic[Found]):
    """What other processes make, before the site is put together of it: nothing in a preview. `find` gives what the
    search finds in an answer's page."""

    frame: Frame
    making: Plain
    shelf: Shelf
    units: Afresh
    find: Callable[[Answer, Page], Found | None]
    found: dict[str, Found] = field(default_factory=dict)
    """What the search finds, by the path of the page."""

    entries: dict[str, Entry] = field(default_factory=dict)
    """Entries of feeds, by the keys of the answers."""

    def through(self, answers: Sequence[Answer]) -> Iterator[Answer]:
        """The answers, while what was made of each comes in."""
        done: Iterator[Whole[Found] | None] = iter(())
        if not self.making.preview:
            news = Entries.of(self.frame.view, (), Shelf(in_memory=sys.maxsize), self.units)
            done = self.units.ahead(partial(self._made, news), answers, WORTH, ("entry",))
        for answer in answers:
            if (whole := next(done, None)) is not None:
                self._take(answer, whole)
            yield answer
        for _ in done:  # the last has come: this lets the processes end
            pass

    def others(self, jobs: Sequence[Job]) -> None:
        """Has other pages made, which lie on the shelf until they are asked for."""
        for made in () if self.making.preview else self.units.ahead(self._pages, jobs, WORTH):
            if made is not None:
                self.making.give(made[0], (page.kept(self.shelf.keep) for page in made[1]))

    def _pages(self, job: Job) -> tuple[str, list[Page]]:
        return job.path, [self.making.framed(page, self.frame.around) for page in self.making.pages(*job)]

    def _made(self, news: Entries, answer: Answer) -> Whole[Found]:
        path = addresses.answer_path(answer.slug)
        (plain,) = self.making.pages(path, answer.path, lambda: [pages.answer(self.frame.view, answer)])
        page = self.making.framed(plain, self.frame.around)
        entry = news.apart(answer, page.texts)
        shown = replace(page, texts=NO_TEXTS) if entry else page  # which has them
        return Whole(shown, self.find(answer, plain), entry)

    def _take(self, answer: Answer, whole: Whole[Found]) -> None:
        page = whole.page.kept(self.shelf.keep)
        self.making.give(page.path, [page])
        if whole.found is not None:
            self.found[page.path] = whole.found
        if whole.entry is not None:
            self.entries[answer.slug] = replace(whole.entry, html=self.shelf.keep(whole.entry.html))
