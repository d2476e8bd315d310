"""Each disclaimer stands where content calls for it: once, in its place, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from askwell.audit.html.page import Element, inside, place_of, short, words
from askwell.audit.pages.expectations import Look
from askwell.audit.pages.subjects import Subject, Subjects
from askwell.checks.checked_site import CheckedSite
from askwell.content import required
from askwell.content.parts import Place
from askwell.content.records import Answer, Disclaimer
from askwell.content.states import State
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice
from askwell.letters.mailed import MailedChoice

MISSING, TWICE, PLACE, WORDING, UNKNOWN = (f"DISC{n}" for n in (101, 102, 103, 104, 106))

_ASIDE = {"nav", "aside", "header", "footer"}


@dataclass(frozen=True)
class Slot:
    """A place where a disclaimer must stand: `within` an element but outside others, after and before some."""

    disclaimer: Disclaimer
    where: str
    within: Element
    outside: Sequence[Element] = ()
    after: Element | None = None
    before: Element | None = None

    def holds(self, element: Element) -> bool:
        """Whether an element is this disclaimer, and stands where it may stand."""
        if element.get("data-disclaimer") != self.disclaimer.key or not inside(element, self.within):
            return False
        return not any(inside(element, other) for other in self.outside)


def disclaimers(look: Look, subjects: Subjects, subject: Subject) -> Iterator[Diagnostic]:
    """Findings about every disclaimer that a page has or should have."""
    checked = subjects.checked
    slots = list(_slots(look, subjects, subject))
    slots += _chosen(look, checked, subject.mailed) if subject.mailed else ()
    slots += [
        Slot(d, f"in the item '{item.get('data-item')}' of a newsletter", item)
        for item in look.page.having("data-item")
        for d in required.at(checked.library, Place.FEED_ITEM)
    ]
    found = look.page.having("data-disclaimer")
    yield from _known(look, checked, found)
    there = [[e for e in found if slot.holds(e)] for slot in slots]
    claimed = {element for here in there for element in here}
    for slot, here in zip(slots, there, strict=True):
        if here:
            yield from _filled(look, slot, here)
        else:
            yield _absent(look, slot, found, claimed)
    wanted = {slot.disclaimer.key for slot in slots}
    for element in found:
        key = element.get("data-disclaimer")
        if key in wanted and element not in claimed:
            hint = "once is enough, in its own place"
            yield look.page.fault(element, TWICE, f"the disclaimer '{key}' stands here as well", hint)


def _known(look: Look, checked: CheckedSite, found: Iterable[Element]) -> Iterator[Diagnostic]:
    """No page has a disclaimer that content does not know, or in other words."""
    for element in found:
        key = element.get("data-disclaimer") or ""
        disclaimer = checked.library.disclaimers.get(key)
        if disclaimer is None:
            hint = "disclaimers are those of content/disclaimers.yml"
            yield look.page.fault(element, UNKNOWN, f"there is no disclaimer '{key}' in content", hint)
        elif words(element) != disclaimer.wording:
            hint = f"content has '{short(disclaimer.wording, 120)}'"
            yield look.page.fault(element, WORDING, f"the disclaimer '{key}' does not have its wording", hint)


def _absent(look: Look, slot: Slot, found: Sequence[Element], claimed: set[Element]) -> Diagnostic:
    """The finding that a disclaimer is missing, or that it strayed."""
    key = slot.disclaimer.key
    free = [e for e in found if e.get("data-disclaimer") == key and e not in claimed]
    hint = f"it must stand once {slot.where}"
    if not free:
        return look.page.fault(slot.within, MISSING, f"the disclaimer '{key}' is missing", hint)
    claimed.add(free[0])
    return look.page.fault(free[0], PLACE, f"the disclaimer '{key}' stands in the wrong place", hint)


def _filled(look: Look, slot: Slot, here: Sequence[Element]) -> Iterator[Diagnostic]:
    key, fault, hint = slot.disclaimer.key, look.page.fault, f"it must stand once {slot.where}"
    for element in here[1:]:
        yield fault(element, TWICE, f"the disclaimer '{key}' stands {len(here)} times here", hint)
    element = here[0]
    early = slot.after is not None and place_of(element) < place_of(slot.after)
    late = slot.before is not None and place_of(element) > place_of(slot.before)
    if early or late or _off_main(look, element):
        yield fault(element, PLACE, f"the disclaimer '{key}' stands in the wrong place", hint)


def _off_main(look: Look, element: Element) -> bool:
    """Whether an element stands outside the main text, or in a part of it that readers pass over."""
    main = look.page.main
    if main is None or not inside(element, main):
        return True
    if next(main.iter("article"), None) is not None and not any(a.tag == "article" for a in element.iterancestors()):
        return True
    return any(above.tag in _ASIDE for above in (element, *element.iterancestors()) if inside(above, main))


def _slots(look: Look, subjects: Subjects, subject: Subject) -> Iterator[Slot]:
    main, checked = look.page.main, subjects.checked
    if main is None:
        return
    answer, machine, guide = subject.answer, subject.machine, subject.guide
    guides = [g for g in look.page.having("data-flow") if machine and g.get("data-flow") == machine.flow.key][:1]
    article = next(iter(look.page.having("data-answer")), None)
    if machine is not None and guides:
        yield from _guide(look, checked, machine, guides[0])
    if guide is not None and guide.status == State.WITHDRAWN:
        for d in required.at(checked.library, Place.GUIDE_START):
            yield Slot(d, "on the page of a guide that was withdrawn", main)
    if answer is not None and article is not None:
        yield from _answer(look, checked, answer, article, guides)
    if look.page.address == "":
        yield from _submit(look, checked, main)
    if answer is None and machine is None and _shows_votes(look, subjects):
        for d in required.at(checked.library, Place.VOTES):
            yield Slot(d, "in the page's text, as its list shows votes", main)


def _shows_votes(look: Look, subjects: Subjects) -> bool:
    """Whether a list of the page leads to an answer with votes."""
    parts = (part for name in ("answers", "lead") for part in look.page.having("data-part", name))
    return any(subjects.shows_votes(look.leads_to(link)) for part in parts for link in part.iter("a"))


def _answer(
    look: Look,
    checked: CheckedSite,
    answer: Answer,
    article: Element,
    guides: Sequence[Element],
) -> Iterator[Slot]:
    parts: dict[str, Element] = {}
    for element in look.page.having("data-part", within=article):
        parts.setdefault(element.get("data-part") or "", element)
    body, sources = parts.get("body"), parts.get("sources")
    library = checked.library
    for d in required.for_answer(library, answer):
        where = "between the answer's body and its sources"
        yield Slot(d, where, article, [*guides, *_of(body)], body, sources)
    for d in required.extras(library, answer):
        yield Slot(d, "after the answer's body", article, [*guides, *_of(body)], body)
    if answer.asked.votes is not None:
        for d in required.at(library, Place.VOTES):
            yield Slot(d, "in the answer, as its votes are shown", article, [*guides, *_of(body)])
    yield from _submit(look, checked, article)


def _of(element: Element | None) -> list[Element]:
    return [] if element is None else [element]


def _submit(look: Look, checked: CheckedSite, within: Element) -> Iterator[Slot]:
    """Beside the link by which readers send a question: in the same part, or in the main text if there is none."""
    if look.settings.submit is None:
        return
    part = next(iter(look.page.having("data-part", "connect", within)), within)
    for d in required.at(checked.library, Place.SUBMIT):
        yield Slot(d, "beside the link for sending a question", part)


def _guide(look: Look, checked: CheckedSite, machine: Machine, guide: Element) -> Iterator[Slot]:
    library = checked.library
    steps = look.page.having("data-node", within=guide)
    first = steps[0] if steps else None
    for d in required.at(library, Place.GUIDE_START):
        yield Slot(d, "in the guide, before its first question", guide, steps, None, first)
    yield from _outcomes(look, checked, machine, steps)


def _chosen(look: Look, checked: CheckedSite, mailed: MailedChoice) -> Iterator[Slot]:
    for part in look.page.having("data-chosen")[:1]:
        steps = look.page.having("data-node", within=part)
        on = next(iter(look.page.having("data-go", "on", part)), None)
        for d in required.at(checked.library, Place.GUIDE_START):
            yield Slot(d, "on the page of a choice, before the guide goes on", part, steps, None, on)
        yield from _outcomes(look, checked, mailed.machine, steps)


def _outcomes(look: Look, checked: CheckedSite, machine: Machine, steps: Sequence[Element]) -> Iterator[Slot]:
    library = checked.library
    for step in steps:
        state = machine.states.get(step.get("data-node") or "")
        if state is None or not isinstance(state.content, Advice):
            continue
        for d in required.at(library, Place.OUTCOME):
            yield Slot(d, f"on the outcome '{state.key}'", step)
        to_do = next(iter(look.page.having("data-says", "next_step", step)), None)
        for d in required.for_outcome(library, state.content):
            yield Slot(d, f"on the outcome '{state.key}', after what to do", step, after=to_do)
