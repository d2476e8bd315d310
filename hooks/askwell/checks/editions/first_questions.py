"""Rules about a guide's first question in a newsletter."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import Edition
from askwell.diagnostics import Diagnostic
from askwell.letters.first_question import Reason, refusal
from askwell.letters.making import entry_of, guide_of

CODES = {
    Reason.SENSITIVE: "EDITION030",
    Reason.NOT_FIRST: "EDITION031",
    Reason.SET_ASIDE: "EDITION032",
    Reason.TOO_LONG: "EDITION033",
}
ENTRY = "EDITION034"


def first_questions_may_be_mailed(site: CheckedSite) -> Iterator[Diagnostic]:
    """A letter shows a guide's first question only if the guide lets readers begin with it, and if nobody may learn
    from a click what they must not know (ours). A guide that has no machine has mistakes of its own."""
    for edition in _unsent(site):
        for number, item in enumerate(edition.items):
            flow = guide_of(site.library, item.guide or "")
            machine = site.machines.get(flow.key) if flow and item.first_question else None
            if machine is not None and flow is not None and item.entry:
                machine = machine.entries.get(entry_of(flow, item.entry) or "")
            if machine is not None and (why := refusal(machine)) is not None:
                place = edition.at("items", number, "first_question", key=True)
                yield Diagnostic(place, CODES[why.reason], why.why, why.hint)


def sensitive_guides_have_one_neutral_link(site: CheckedSite) -> Iterator[Diagnostic]:
    """A link to a sensitive guide tells no more than the guide's name; one to an entry would (ours)."""
    for edition in _unsent(site):
        for number, item in enumerate(edition.items):
            flow = guide_of(site.library, item.guide or "")
            if flow is not None and flow.sensitive and item.entry:
                message = f"the guide '{flow.key}' is sensitive, and a link to an entry tells more than its name"
                hint = "take the line out: the mail then leads to the guide's start, where readers choose unseen"
                yield Diagnostic(edition.at("items", number, "entry"), ENTRY, message, hint)


def _unsent(site: CheckedSite) -> Iterator[Edition]:
    """The editions that may still change."""
    return (edition for edition in site.library.newsletters.values() if edition.sent is None)
