"""A decision guide on a page is the machine that was proven: every state, every choice, every way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from askwell.audit.html.page import Element, words
from askwell.audit.pages import sources
from askwell.audit.pages.emergency_call import call
from askwell.audit.pages.expectations import Codes, Look, days, review_lines
from askwell.audit.pages.grounds import whom
from askwell.audit.pages.rows import Row, Series, compare
from askwell.audit.pages.theme_words import NOT_REVIEWED, URGENCIES, WORKS_OUT, back_words, qualified, review_words
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.history.told import told
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt, State
from askwell.flow.schema.urgency import Urgency

MISSING, STEPS, MARKS, WORDS, CHOICES, WAYS, CALL, ORDER, CONTROLS = (
    f"GUIDE{n:03}" for n in (1, 2, 3, 4, 6, 7, 8, 9, 10)
)
CODES = Codes(missing=WORDS, differs=WORDS, extra=WORDS)


def guides(look: Look, machine: Machine | None, checked: CheckedSite) -> Iterator[Diagnostic]:
    """A page has the guide that content calls for, once, and no other."""
    found = look.page.having("data-flow")
    key = machine.flow.key if machine else None
    others = [e for e in found if e.get("data-flow") != key]
    for element in others:
        hint = "content does not call for it; take it out"
        yield look.page.fault(element, MISSING, "there is a guide here that does not belong on this page", hint)
    if machine is not None:
        mine = [e for e in found if e not in others]
        codes = Codes(MISSING, MISSING, MISSING)
        yield from look.one(mine, f"the guide '{key}'", codes, None)
        if mine:
            yield from GuideOnPage(look, machine, checked, mine[0]).check()


def entries(look: Look, machine: Machine | None) -> Iterator[Diagnostic]:
    """The page of an entry says where it begins, and what it takes as given."""
    if machine is None or machine.entry is None:
        return
    begins, lists = look.page.having("data-part", "entry"), look.page.having("data-part", "given")
    items = [item for element in lists for item in element.iter("li")]
    given = [f"{asked} {chosen}" for asked, chosen in machine.given]
    rows = [
        Series(begins, "the line on where the guide is entered", [machine.entry.title], look.page.root),
        Series(items, "what is taken as given", given, look.page.root),
    ]
    yield from compare(look, None, rows, CODES)


@dataclass
class GuideOnPage:
    """A guide on a page, under examination."""

    look: Look
    machine: Machine
    checked: CheckedSite
    element: Element

    def check(self) -> Iterator[Diagnostic]:
        """All findings about the guide."""
        yield from self._introduction()
        yield from self._steps_there()
        for state in self.machine.states.values():
            for step in self.steps.get(state.key, ())[:1]:
                yield from StepOnPage(self, state, step).check()
        for control in self.element.iter("form", "input", "button", "select", "textarea"):
            hint = "a guide is made of links: what a reader chooses must stay in the browser"
            yield self.look.page.fault(control, CONTROLS, f"there is a {control.tag} in the guide", hint)

    @cached_property
    def steps(self) -> dict[str, list[Element]]:
        """The steps by the keys of their states."""
        found: dict[str, list[Element]] = {}
        for element in self.look.page.having("data-node", within=self.element):
            found.setdefault(element.get("data-node") or "", []).append(element)
        return found

    def _introduction(self) -> Iterator[Diagnostic]:
        """Before the first question: what the guide is for, and for whom, who reviewed it, and when (IPDAS)."""
        flow, look = self.machine.flow, self.look
        steps = [step for found in self.steps.values() for step in found]
        said = words(self.element, steps)
        parts = [("title", flow.title), ("purpose", flow.purpose), ("readers", flow.for_whom)]
        parts += [("making", flow.ai_use.how)] if flow.ai_use else []
        parts += [("results", f"{WORKS_OUT} {flow.device.says}.")] if flow.device else []
        parts += [("note on the law", flow.device.note)] if flow.device and flow.device.note else []
        parts += [("signs", NOT_REVIEWED)] if any(part.clinical_review for part in flow.parts) else []
        for what, text in parts:
            if text not in said:
                yield look.amiss(self.element, text, f"the line on the guide's {what}", CODES)
        yield from self._heading()
        review = review_lines(look, self.element, steps)
        yield from look.one(review, "the line on who reviewed the guide", CODES, self.element)
        expected = review_words(flow, self.checked.library.people)
        for element in review[:1]:
            yield from look.reads(element, expected, "the guide's review line", CODES, whole=True)
        yield from self._approval()
        above = [d for e in self.element if e not in steps for d in days(e)]
        if above != [day.isoformat() for day in self._days()]:
            hint = "content gives the days of the last change, of the last review and of the next"
            yield look.page.fault(self.element, WORDS, "the guide's dates are not those of content", hint)

    def _days(self) -> list[date]:
        """The days that the introduction gives, in order."""
        flow = self.machine.flow
        dates = [flow.reviewed] if flow.reviewer else []
        dates += [flow.approval.on] if flow.approval else []
        dates += [*(waiver.on for waiver in flow.waivers), flow.updated, flow.reviewed, flow.next_review]
        return [*dates, *(change.on for change in told(flow))]

    def _approval(self) -> Iterator[Diagnostic]:
        """Who approved the guide, or that the approval has lapsed: a clinician's name stands for what was signed."""
        approval, texts = self.machine.flow.approval, ("", "")
        if approval is not None:
            stands = self.checked.machines[self.machine.flow.key].approval_stands
            by = self.checked.library.people[approval.by]
            texts = (qualified(by), approval.proof) if stands else ("Approval lapsed:", by.name)
        what = "the line on the guide's approval"
        row = Row("data-part=approval", what, texts, wanted=approval is not None)
        yield from compare(self.look, self.element, [row], CODES)

    def _heading(self) -> Iterator[Diagnostic]:
        name = addresses.guide_id(self.machine.flow.key)
        found = self.look.page.having("id", name, self.element)
        if len(found) != 1 or found[0].get("tabindex") != "-1" or found[0].tag not in ("h1", "h2"):
            hint = f"the guide's heading must have id='{name}' and tabindex='-1', for the way back to it"
            yield self.look.page.fault(self.element, MARKS, "the guide's heading cannot be led to", hint)
        else:
            yield from self.look.reads(found[0], self.machine.flow.title, "the guide's title", CODES, whole=True)

    def _steps_there(self) -> Iterator[Diagnostic]:
        for key, state in self.machine.states.items():
            count = len(self.steps.get(key, ()))
            if count != 1:
                hint = "each state of the proven machine stands once in its guide"
                yield self.look.page.fault(self.element, STEPS, f"the {state.kind} '{key}' stands {count} times", hint)
        for key in self.steps.keys() - self.machine.states.keys():
            hint = "it was never proven; take it out"
            yield self.look.page.fault(self.steps[key][0], STEPS, f"content has no step '{key}'", hint)
        first = next(iter(self.look.page.having("data-node", within=self.element)), None)
        if first is not None and first.get("data-node") != self.machine.start.key:
            hint = f"begin with '{self.machine.start.key}', the screen for red flags"
            yield self.look.page.fault(first, ORDER, "the guide does not begin with its first question", hint)


@dataclass
class StepOnPage:
    """One state of a guide on a page."""

    guide: GuideOnPage
    state: State
    element: Element
    there: str = ""
    """The page of the guide, if the step stands on another."""

    def __post_init__(self) -> None:
        self.look, self.machine, self.flow = self.guide.look, self.guide.machine, self.guide.machine.flow
        self.id = addresses.state_id(self.flow.key, self.state.key)
        self.what = f"the {self.state.kind} '{self.state.key}'"
        self.headings = self.look.page.having("id", self.id, self.element)

    def check(self) -> Iterator[Diagnostic]:
        """All findings about the step."""
        yield from self._marks()
        yield from self._heading()
        if isinstance(self.state.content, Prompt):
            yield from self._question(self.state.content)
        else:
            yield from self._outcome(self.state.content)
        yield from self._ways()

    def _marks(self) -> Iterator[Diagnostic]:
        expected = {"data-kind": self.state.kind}
        if isinstance(self.state.content, Advice):
            expected["data-urgency"] = str(self.state.content.urgency)
        for name, value in expected.items():
            if self.element.get(name) != value:
                hint = f"content calls for {name}='{value}'"
                yield self.look.page.fault(self.element, MARKS, f"{self.what} has a wrong {name}", hint)
        if len(self.headings) != 1 or self.headings[0].get("tabindex") != "-1":
            hint = f"its heading must have id='{self.id}' and tabindex='-1', so that a choice leads to it"
            yield self.look.page.fault(self.element, MARKS, f"the heading of {self.what} cannot be led to", hint)

    def _heading(self) -> Iterator[Diagnostic]:
        """The question, or the urgency with the advice. The number is for browsers that hide no step."""
        content = self.state.content
        called = content.ask if isinstance(content, Prompt) else content.called or URGENCIES[content.urgency]
        text = called if isinstance(content, Prompt) else f"{called}. {content.title}"
        for heading in self.headings[:1]:
            if words(heading) != (whole := text if self.there else f"{self.state.number}. {text}"):
                message = f"the heading of {self.what} has a wrong number or wrong words"
                yield self.look.page.fault(heading, WORDS, message, f"content calls for '{whole}'")

    def _question(self, question: Prompt) -> Iterator[Diagnostic]:
        before, most = self.machine.asked_before[self.state.key][1], self.machine.most_to_come[self.machine.start.key]
        here = f"Question {before + 1} of up to {most}"
        for text in filter(None, (here, question.help, question.why_we_ask)):
            yield from self.look.reads(self.element, text, self.what, CODES)
        choices = self.look.page.having("data-choice", within=self.element)
        signs = [li for li in self.element.iter("li") if next(li.iter("a"), None) is None]
        told = Series(signs, f"the signs of {self.what}", question.signs, self.element)
        yield from compare(self.look, self.element, [told], CODES)
        found = [(link.get("data-choice"), link.get("href"), link.tag) for link in choices]
        expected = [(c.key, f"#{addresses.state_id(self.flow.key, c.target)}", "a") for c in self.state.choices]
        if found != expected:
            hint = "content calls for " + ", ".join(f"{key} to {href}" for key, href, _ in expected)
            message = f"the choices of {self.what} are not those that were proven"
            yield self.look.page.fault(self.element, CHOICES, message, hint)
            return
        codes = Codes(CHOICES, CHOICES, CHOICES)
        for link, choice in zip(choices, self.state.choices, strict=True):
            what = f"the choice '{choice.key}' of {self.what}"
            yield from self.look.reads(link, choice.label, what, codes, whole=True)
            number = self.machine.states[choice.target].number
            item = link.getparent()
            if item is not None and words(item) != f"{choice.label}: go to {number}":
                hint = f"on paper it must read on with 'go to {number}'"
                yield self.look.page.fault(link, CHOICES, f"{what} does not say where it leads on paper", hint)

    def _outcome(self, outcome: Advice) -> Iterator[Diagnostic]:
        """What to do, how soon, why, what would change it, sources, dates (IPDAS; ours)."""
        yield from whom(self.look, self.element, self.what, self.machine.rests_on[self.state.key], CODES)
        once = ("next_step", "how_soon", "why", "would_change")
        shown = once[:-1] if outcome.urgency is Urgency.EMERGENCY else once
        often = {"because": outcome.because, "sum": [f"{label}: {points}" for label, points in outcome.sums]}
        rows: list[Row | Series] = [
            Row(f"data-says={name}", f"the part '{name}' of {self.what}", (text,), whole=True, wanted=name in shown)
            for name, text in ((name, getattr(outcome, name)) for name in once)
        ]
        for name, texts in often.items():
            found = self.look.page.having("data-says", name, self.element)
            rows.append(Series(found, f"the parts '{name}' of {self.what}", texts, self.element))
        yield from compare(self.look, self.element, rows, CODES)
        emergency = outcome.urgency is Urgency.EMERGENCY
        expected = [self.guide.checked.library.sources[key] for key in outcome.sources]
        yield from sources.listed(self.look, self.element, expected, CODES, linked=not emergency)
        if not {self.flow.updated.isoformat(), self.flow.next_review.isoformat()} <= set(days(self.element)):
            hint = "an outcome gives the days of the guide's last change and of its next review"
            yield self.look.page.fault(self.element, WORDS, f"{self.what} lacks its dates", hint)
        if emergency:
            yield from self._call_only()

    def _call_only(self) -> Iterator[Diagnostic]:
        """An emergency outcome has no link but the call, and the ways back: nothing to read first (ours)."""
        yield from call(self.look, self.element, CALL)
        for link in self.element.iter("a", "area"):
            if not (link.get("href") or "").startswith("tel:") and link.get("data-go") is None:
                hint = "take it out: a reader in an emergency must call, not read on"
                yield self.look.page.fault(link, CALL, f"{self.what} has a link that is not the call", hint)

    def _ways(self) -> Iterator[Diagnostic]:
        """Back to the last step that every reader here has passed (from the first step to the start page), to the
        first question, and from an outcome to the choices that it holds for."""
        links = self.look.page.having("data-go", within=self.element)
        for name, expected in self._ways_expected().items():
            found = [link for link in links if link.get("data-go") == name]
            if [(link.get("href"), words(link)) for link in found] != [
                (f"{self.there}#{to}", label) for to, label in expected
            ]:
                hint = "content calls for " + (", ".join(f"'{label}' to #{to}" for to, label in expected) or "none")
                message = f"the ways {name} from {self.what} are not those of its machine"
                yield self.look.page.fault(self.element, WAYS, message, hint)
        for link in self.element.iter("a"):
            known_by = link.get("data-choice") or link.get("data-go") or (link.get("href") or "").startswith("tel:")
            if not known_by and not any(item.get("data-source") for item in link.iterancestors()):
                yield self.look.page.fault(link, WAYS, f"{self.what} has a link that was never proven", "take it out")

    def _ways_expected(self) -> dict[str, list[tuple[str, str]]]:
        """Where each kind of link but the choices leads, and what it says."""
        key, machine = self.state.key, self.machine
        start = self._id(machine.start.key)
        if key not in machine.back:
            return {"back": [(addresses.guide_id(self.flow.key), "Back to the start page")], "restart": []}
        back = machine.back[key]
        ways = {
            "back": [(self._id(back), back_words(machine.states[back]))],
            "restart": [(start, "Start again")],
        }
        ways = {name: [] for name in ways} if self.there else ways
        if isinstance(self.state.content, Advice):
            grounds = machine.rests_on[key]
            safe = [g for g in grounds if g.at] if self.state.content.urgency is not Urgency.EMERGENCY else []
            ways["change"] = [(self._id(g.at or ""), f"Change the choice at “{g.asked}”") for g in safe]
            ways["first"] = [(start, "Answer the questions first")] if grounds else []
        return ways

    def _id(self, key: str) -> str:
        return addresses.state_id(self.flow.key, key)
