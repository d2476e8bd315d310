"""A page says that its text is no longer valid, or no longer kept up to date: at its top, once, and in these words."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element, inside
from askwell.audit.pages.expectations import Codes, Look, dated, in_words
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.records import Answer
from askwell.content.states import State, end_of
from askwell.diagnostics import Diagnostic
from askwell.flow.schema.records import Flow

STANDING = "STATE101"
CODES = Codes(STANDING, STANDING, STANDING)

SAYS = {
    State.ARCHIVED: "Archived on {day}. We no longer keep this {noun} up to date.",
    State.WITHDRAWN: "Withdrawn on {day}. Do not rely on what this {noun} said.",
}
"""What the banner says of each state that a finished site shows."""

FOLDED = ("short-answer", "review", "dates", "body", "care", "questions", "not-settled")
"""The parts of an answer that must not look like advice once it is withdrawn."""


def standing(look: Look, checked: CheckedSite, record: Answer | Flow | None) -> Iterator[Diagnostic]:
    """Findings about the banner of a page, and about what stands on the page in spite of it. `record` is the answer or
    the guide that the page is about."""
    found = look.page.having("data-part", "standing")
    state = State(record.status) if record is not None and record.status in set(SAYS) else None
    yield from look.one(found, "the line on its state", CODES, look.page.main, state is not None)
    if record is None or state is None or not found:
        return
    banner = found[0]
    if banner.get("data-state") != state or (look.page.main is not None and not inside(banner, look.page.main)):
        yield look.page.fault(banner, STANDING, f"the line on its state does not say '{state}'", "build the site again")
    noun = "guide" if isinstance(record, Flow) else "page"
    day = in_words(record.since) if record.since else ""
    yield from look.reads(banner, SAYS[state].format(day=day, noun=noun), "the line on its state", CODES)
    yield from dated(look, banner, [record.since] if record.since else [], CODES, "the day of its state")
    if record.why:
        yield from look.reads(banner, record.why, "the reason", CODES)
    yield from _led(look, checked, record, banner)
    if state is State.WITHDRAWN:
        yield from _not_as_advice(look, banner)


def _led(look: Look, checked: CheckedSite, record: Answer | Flow, banner: Element) -> Iterator[Diagnostic]:
    """The banner leads to the replacement, and nowhere else."""
    library, wanted = checked.library, ""
    if isinstance(record, Answer) and record.instead:
        end = end_of(library.answers, record.instead)
        wanted = addresses.answer_path(end.slug) if end else ""
    elif record.instead and record.instead in library.flows:
        wanted = addresses.guide_path(record.instead)
    leads = [look.leads_to(link) for link in banner.iter("a")]
    if leads != ([wanted] if wanted else []):
        hint = f"content calls for '{wanted}'" if wanted else "content names no replacement"
        yield look.page.fault(banner, STANDING, "the line on its state leads elsewhere", hint)


def _not_as_advice(look: Look, banner: Element) -> Iterator[Diagnostic]:
    """What a withdrawn page said is folded away below the banner, no guide is offered, and search engines are told to
    leave it out."""
    hint = "see what changed it on its way to the page"
    for element in look.page.having("data-part"):
        name = element.get("data-part")
        folded = any(above.get("data-part") == "former" for above in element.iterancestors())
        if name in FOLDED and not folded:
            yield look.page.fault(element, STANDING, f"'{name}' stands here as if it were still valid", hint)
        elif name == "guide":
            yield look.page.fault(element, STANDING, "a guide is offered on a page that was withdrawn", hint)
    for element in (*look.page.having("data-node"), *(e for e in look.page.having("data-part", "former") if _open(e))):
        yield look.page.fault(element, STANDING, "what was withdrawn stands here as if it were still valid", hint)
    robots = [e.get("content") or "" for e in look.page.root.iter("meta") if e.get("name") == "robots"]
    if "noindex" not in robots:
        yield look.page.fault(banner, STANDING, "search engines are not told to leave this page out", hint)


def _open(element: Element) -> bool:
    return element.tag != "details" or element.get("open") is not None
