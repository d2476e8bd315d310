"""One page under examination: its elements, and how findings are put in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.audit.html.page import Element, Page, short, words
from askwell.audit.html.urls import Base, Leads
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one kind of page: something is missing, reads otherwise, is too much."""

    missing: str
    differs: str
    extra: str


@dataclass(frozen=True)
class Look:
    """A page, the site's address, and the settings."""

    page: Page
    base: Base
    settings: Settings

    def reads(
        self, element: Element, expected: str, what: str, codes: Codes, whole: bool = False
    ) -> Iterator[Diagnostic]:
        """Findings unless an element says a text; with `whole`, that text and nothing else."""
        said = words(element)
        if expected != said if whole else expected not in said:
            yield self.amiss(element, expected, what, codes)

    def amiss(self, element: Element, expected: str, what: str, codes: Codes) -> Diagnostic:
        """The finding that an element does not say a text."""
        hint = f"content calls for '{short(expected, 100)}'; see what changed it on its way to the page"
        return self.page.fault(element, codes.differs, f"{what} does not read as in content", hint)

    def read_in_order(
        self, elements: Sequence[Element], expected: Sequence[str], what: str, codes: Codes, at: Element,
        whole: bool = False,
    ) -> Iterator[Diagnostic]:  # fmt: skip
        """Findings unless elements say texts one by one, in their order."""
        if len(elements) != len(expected):
            code = codes.missing if len(elements) < len(expected) else codes.extra
            hint = "the page must have as many as its content"
            message = f"there are {len(elements)} of {what} here, and {len(expected)} in content"
            yield self.page.fault(at, code, message, hint)
            return
        for element, text in zip(elements, expected, strict=True):
            yield from self.reads(element, text, f"one of {what}", codes, whole)

    def one(
        self, found: Sequence[Element], what: str, codes: Codes, at: Element | None, wanted: bool = True
    ) -> Iterator[Diagnostic]:
        """Findings unless there is exactly one, or none if it is not wanted."""
        if wanted and not found:
            hint = "content calls for it; see what took it away on its way to the page"
            yield self.page.fault(at, codes.missing, f"{what} is missing", hint)
        elif len(found) > wanted:
            message = f"{what} stands here {len(found)} times" if wanted else f"{what} stands here"
            hint = "once is enough" if wanted else "content does not call for it; take it out"
            yield self.page.fault(found[-1], codes.extra, message, hint)

    def leads_to(self, link: Element) -> str:
        """Where a link leads: a path of the site, or a whole address."""
        href = link.get("href") or ""
        target = self.base.resolve(href, self.page.path)
        return href if target.leads is not Leads.INSIDE or href.startswith("https://") else target.path


def days(element: Element) -> list[str]:
    """The days that an element's time elements give to machines."""
    return [time.get("datetime") or "" for time in element.iter("time")]


def in_words(day: date) -> str:
    """A day as a page gives it to people."""
    return f"{day.day} {day:%B %Y}"


def dated(look: Look, element: Element, expected: Sequence[date], codes: Codes, what: str) -> Iterator[Diagnostic]:
    """Findings unless an element gives days, to machines and to people, in order."""
    if days(element) != [day.isoformat() for day in expected]:
        hint = "content calls for " + ", ".join(in_words(day) for day in expected)
        yield look.page.fault(element, codes.differs, f"{what} are not those of content", hint)
        return
    for time, day in zip(element.iter("time"), expected, strict=True):
        yield from look.reads(time, in_words(day), f"a day of {what}", codes)


def review_lines(look: Look, element: Element, leave_out: Collection[Element]) -> list[Element]:
    """The lines that say who checked something, and what a language model had to do with it."""
    skipped = set(leave_out)
    found = look.page.having("data-part", "review", within=element)
    return [line for line in found if not any(above in skipped for above in line.iterancestors())]
