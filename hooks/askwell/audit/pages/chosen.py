"""The page of a choice that a newsletter offers: what its link says, and where the guide goes on, as it was proven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from askwell.audit.html.page import Element, inside, words
from askwell.audit.pages.expectations import Codes, Look, review_lines
from askwell.audit.pages.guides import CODES, MARKS, MISSING, ORDER, STEPS, WAYS, GuideOnPage, StepOnPage
from askwell.audit.pages.rows import Row, Series, compare
from askwell.audit.pages.theme_words import LINK_SAYS, WHO_SEES, review_words
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.states import Advice
from askwell.flow.schema.urgency import Urgency
from askwell.letters.mailed import MailedChoice


def chosen(look: Look, mailed: MailedChoice | None, checked: CheckedSite) -> Iterator[Diagnostic]:
    """A page has the choice that a newsletter leads to, once, and no other."""
    found = look.page.having("data-chosen")
    yield from look.one(
        found, "the choice of a newsletter", Codes(MISSING, MISSING, MISSING), look.page.main, mailed is not None
    )
    if mailed is not None and found:
        yield from ChoiceOnPage(look, mailed, checked, found[0]).check()


@dataclass
class ChoiceOnPage:
    """A choice on its page, under examination."""

    look: Look
    mailed: MailedChoice
    checked: CheckedSite
    element: Element

    def __post_init__(self) -> None:
        self.machine, self.flow = self.mailed.machine, self.mailed.machine.flow
        self.there = addresses.relative(self.mailed.path, self.mailed.guide)

    def check(self) -> Iterator[Diagnostic]:
        """All findings about the page."""
        if self.element.get("data-chosen") != self.mailed.choice.key:
            hint = f"content calls for data-chosen='{self.mailed.choice.key}'"
            yield self.look.page.fault(self.element, MARKS, "the choice has a wrong data-chosen", hint)
        yield from self._said()
        yield from self._introduction()
        yield from self._outcome()
        yield from self._ways()
        yield from self._search_engines()

    @cached_property
    def steps(self) -> list[Element]:
        """The outcomes on the page."""
        return self.look.page.having("data-node", within=self.element)

    @cached_property
    def advice(self) -> Advice | None:
        """What must stand on the page at once: all advice but such as is right only for those who were asked."""
        content = self.mailed.target.content
        return content if isinstance(content, Advice) and not self.mailed.must_be_walked_to else None

    def _items(self, name: str) -> list[Element]:
        return [item for part in self.look.page.having("data-says", name, self.element) for item in part.iter("li")]

    def _said(self) -> Iterator[Diagnostic]:
        """The question with all that stands above its choices, and the choice: what the link says, not its reader."""
        asked, machine, choice = self.mailed.asked, self.machine, self.mailed.choice
        given = [f"{ask} {label}" for ask, label in machine.given]
        waived = [waiver.promise.says for waiver in self.flow.waivers]
        waivers = self.look.page.having("data-part", "waiver", self.element)
        rows: list[Row | Series] = [
            Row("data-part=link-says", "what the link says", (LINK_SAYS,)),
            Row("data-says=question", "the question", (asked.ask,), whole=True),
            Row("data-says=choice", "the choice", (choice.label,), whole=True),
            Row("data-says=help", "the question's help", (asked.help or "",), whole=True, wanted=bool(asked.help)),
            Series(self._items("listed"), "the signs of the question", asked.signs, self.element, whole=True),
            Series(self._items("given"), "what is taken as given", given, self.element, whole=True),
            Series(waivers, "the promises set aside", waived, self.element),
        ]
        yield from compare(self.look, self.element, rows, CODES)

    def _introduction(self) -> Iterator[Diagnostic]:
        """What readers of the guide's own page are told before its first question, and who learns of the click."""
        said = words(self.element, self.steps)
        for what, text in (
            ("title", self.flow.title),
            ("purpose", self.flow.purpose),
            ("readers", self.flow.for_whom),
            ("unseen choices", WHO_SEES),
        ):
            if text not in said:
                yield self.look.amiss(self.element, text, f"the line on the guide's {what}", CODES)
        review = review_lines(self.look, self.element, self.steps)
        yield from self.look.one(review, "the line on who reviewed the guide", CODES, self.element)
        for element in review[:1]:
            expected = review_words(self.flow, self.checked.library.people)
            yield from self.look.reads(element, expected, "the guide's review line", CODES, whole=True)

    def _outcome(self) -> Iterator[Diagnostic]:
        """Advice stands on the page as on the guide's own; in an emergency right below what the link says."""
        state = self.mailed.target
        wanted = [state.key] if self.advice else []
        if [step.get("data-node") for step in self.steps] != wanted:
            hint = f"content calls for '{state.key}'" if wanted else "no advice may stand here; take it out"
            yield self.look.page.fault(self.element, STEPS, "the page has other advice than was proven", hint)
            return
        guide = GuideOnPage(self.look, self.machine, self.checked, self.element)
        for step in self.steps:
            yield from StepOnPage(guide, state, step, self.there).check()
            before = step.getprevious()
            urgent = self.advice is not None and self.advice.urgency is Urgency.EMERGENCY
            if urgent and (before is None or before.get("data-part") != "link-says"):
                hint = "put it right below what the link says: nothing else is to be read first"
                yield self.look.page.fault(step, ORDER, "an emergency does not stand at the top of the page", hint)

    def _ways(self) -> Iterator[Diagnostic]:
        """To the first question, to the start, and on to where the choice leads; no other link."""
        asked = addresses.state_id(self.flow.key, self.machine.start.key)
        on = (
            addresses.state_id(self.flow.key, self.mailed.choice.target) if not self.mailed.must_be_walked_to else asked
        )
        ways = {"first": [f"{self.there}#{asked}"], "start": [self.there]}
        ways["on"] = [] if self.advice else [f"{self.there}#{on}"]
        review = review_lines(self.look, self.element, ())
        links = [a for a in self.element.iter("a") if not any(inside(a, part) for part in (*self.steps, *review))]
        for name, expected in ways.items():
            if [a.get("href") for a in links if a.get("data-go") == name] != expected:
                hint = f"content calls for {' and '.join(expected) or 'none'}"
                message = f"the ways {name} from the choice are not those of its guide"
                yield self.look.page.fault(self.element, WAYS, message, hint)
        for link in (a for a in links if a.get("data-go") not in ways):
            yield self.look.page.fault(link, WAYS, "the choice has a link that was never proven", "take it out")

    def _search_engines(self) -> Iterator[Diagnostic]:
        """They are told to leave the page out, and which to show in its place."""
        robots = [e.get("content") for e in self.look.page.root.iter("meta") if e.get("name") == "robots"]
        found = [e.get("href") for e in self.look.page.root.iter("link") if e.get("rel") == "canonical"]
        if robots != ["noindex"] or found != [f"{self.look.settings.base_url}{addresses.guide_path(self.flow.key)}"]:
            hint = "content calls for noindex, and for the guide's own page as the canonical one"
            yield self.look.page.fault(self.element, MARKS, "search engines would show the page of a choice", hint)
