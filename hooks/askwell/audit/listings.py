"""The pages that content calls for, and the lists that lead to every answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from askwell.audit.html.page import Element, Page, words
from askwell.audit.html.urls import Base, Leads
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location, counted

ORDERS = ("answers/", "answers/newest/", "answers/a-to-z/")
"""The lists of all answers."""

_VOTES = re.compile(r"[\d,]+ votes?\b")


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of a list holds: the slugs of its answers, and the addresses that its main part leads to."""

    slugs: tuple[str, ...]
    leads_to: frozenset[str]


def called_for(checked: CheckedSite) -> Iterator[tuple[str, str]]:
    """The address of every page that content calls for, and what it is."""
    library = checked.library
    fixed = {"": "the home page", "404.html": "the page for broken links", "topics/": "the list of topics",
             "experts/": "the list of experts", "decide/": "the list of guides"}  # fmt: skip
    yield from fixed.items()
    yield from ((path, "a list of all answers") for path in ORDERS)
    kinds = {"answers": "answer", "topics": "topic", "experts": "expert"}
    for kind, noun in kinds.items():
        yield from ((addresses.PATHS[kind](key), f"the page of the {noun} '{key}'") for key in library.collection(kind))
    for key, machine in checked.machines.items():
        yield addresses.guide_path(key), f"the page of the guide '{key}'"
        yield from ((addresses.entry_path(key, e), f"the page of the entry '{e}' of '{key}'") for e in machine.entries)


def missing_pages(checked: CheckedSite, pages: Mapping[str, object], name: str) -> Iterator[Diagnostic]:
    """Every page that content calls for is there. `pages` has the files of all pages as keys."""
    for address, what in called_for(checked):
        file = address if address.endswith(".html") else f"{address}index.html"
        if file not in pages:
            hint = "the generator makes it from content: see that no other step removes or replaces it"
            yield Diagnostic(Location(f"{name}/{file}"), "PAGE001", f"{what} is missing", hint)


@dataclass(frozen=True)
class Lists:
    """What lists of answers must say. `answers` are by their addresses."""

    base: Base
    answers: Mapping[str, Answer]

    def listing(self, page: Page) -> Listing | None:
        """What a page lists, or None if it has no list of answers."""
        parts = page.having("data-part", "answers")
        if not parts or page.main is None:
            return None
        slugs = [answer.slug for part in parts for answer in self._linked(page, part)]
        leads = (self.base.resolve(a.get("href") or "", page.path) for a in page.main.iter("a"))
        return Listing(tuple(slugs), frozenset(t.path for t in leads if t.leads is Leads.INSIDE))

    def entries(self, page: Page) -> Iterator[Diagnostic]:
        """Each entry of a list says its answer's question, and the votes that it had."""
        for part in page.having("data-part", "answers"):
            for item in part.iter("li"):
                for answer in self._linked(page, item)[:1]:
                    text = words(item)
                    if answer.question not in text:
                        hint = "the list must give the question as the answer's file does"
                        message = f"the entry of '{answer.slug}' does not say its question"
                        yield page.fault(item, "LIST003", message, hint)
                    yield from _votes(page, item, answer, text)

    def _linked(self, page: Page, part: Element) -> list[Answer]:
        """The answers that the links of a part lead to, in order."""
        targets = (self.base.resolve(link.get("href") or "", page.path) for link in part.iter("a"))
        return [self.answers[t.path] for t in targets if t.leads is Leads.INSIDE and t.path in self.answers]


def _votes(page: Page, item: Element, answer: Answer, text: str) -> Iterator[Diagnostic]:
    said = _VOTES.search(text.replace(answer.question, "").replace(answer.short_answer, ""))
    if said and (answer.asked.votes is None or said[0] != counted(answer.asked.votes, "vote")):
        hint = "the list must give the votes as the answer's file does, or none"
        message = f"the entry of '{answer.slug}' does not give its votes as they are"
        yield page.fault(item, "LIST003", message, hint)


def complete_lists(
    checked: CheckedSite, pages: Collection[str], listings: Mapping[str, Listing], name: str
) -> Iterator[Diagnostic]:
    """The pages of each list together lead to each of its answers exactly once."""
    for base, expected in _lists(checked):
        if base in listings:
            yield from _complete(base, expected, listings, name)
        elif expected and f"{base}index.html" in pages:
            hint = "the theme's pages mark it with data-part='answers'"
            yield Diagnostic(Location(f"{name}/{base}index.html"), "LIST001", "there is no list of answers here", hint)


def _lists(checked: CheckedSite) -> Iterator[tuple[str, list[str]]]:
    """Where each list begins, and the slugs that belong in it."""
    library = checked.library
    every = library.answers.values()
    yield from ((base, list(library.answers)) for base in ORDERS)
    yield from ((addresses.topic_path(k), [a.slug for a in every if k in a.topics]) for k in library.topics)
    yield from ((addresses.expert_path(k), [a.slug for a in every if k in a.experts]) for k in library.experts)
    yield from ((addresses.guide_path(k), [a.slug for a in every if a.flow == k]) for k in checked.machines)


def _complete(base: str, expected: Sequence[str], listings: Mapping[str, Listing], name: str) -> Iterator[Diagnostic]:
    pages = list(_pages(base, listings))
    first = Location(f"{name}/{base}index.html")
    found = Counter(slug for page in pages for slug in listings[page].slugs)
    hint = "each answer stands once in each list that it belongs to"
    for slug in expected:
        if found[slug] == 0:
            yield Diagnostic(first, "LIST001", f"the answer '{slug}' is missing from this list", hint)
        elif found[slug] > 1:
            yield Diagnostic(first, "LIST001", f"the answer '{slug}' stands {found[slug]} times in this list", hint)
    for slug in sorted(found.keys() - set(expected)):
        yield Diagnostic(first, "LIST001", f"the answer '{slug}' does not belong in this list", hint)
    for before, after in pairwise(pages):
        if after not in listings[before].leads_to:
            place = Location(f"{name}/{before}index.html")
            hint = "link from each page of the list to the next"
            yield Diagnostic(place, "LIST002", f"nothing here leads to the list's next page, {after}", hint)


def _pages(base: str, listings: Mapping[str, Listing]) -> Iterator[str]:
    number, path = 1, base
    while path in listings:
        yield path
        number += 1
        path = f"{base}page-{number}/"
