"""Rules about what readers are told of changes (codes of practice of the press: corrections are prompt, plain, and
stand where the mistake stood)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.parts import Change
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.schema.changes import ChangeKind, LoggedChange
from askwell.flow.schema.records import Flow
from askwell.patterns import regex

MAX_WORDS = 60
"""Words in the sentence that tells a change (ours): a feed and a list show it whole."""

_TODO = regex(r"\bTODO\b", re.IGNORECASE)

# A sentence ends in . ! or ? before a space and a capital; the point of "Dr. Smith", "e.g." or "J. Smith" ends none.
_SENTENCE_END = regex(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bProf\.)(?<!\be\.g\.)"
    r"(?<!\bi\.e\.)(?<!\bvs\.)[\"')\]\u2019\u201d]*\s+(?=[\"'(\[\u2018\u201c]*[A-Z])"
)


def _entries(record: Answer | Flow) -> Iterator[tuple[int, Change | LoggedChange]]:
    """Every change of a text, with its place in the file's list."""
    entries: tuple[Change | LoggedChange, ...] = record.changes
    return enumerate(entries)


def days_in_order(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """A change is not in the future, nor before the publication; a newsletter told it on that day or later."""
    for place, entry in _entries(record):
        for name, day in (("on", entry.on), ("mailed", entry.mailed)):
            if day is not None and day > site.today:
                hint = f"today is {site.today}; write the day on which it happened"
                at = record.at("changes", place, name)
                yield Diagnostic(at, "CHANGE001", f"{name}: {day} is in the future", hint)
        first = record.published if isinstance(record, Answer) else None
        if first is not None and entry.on < first:
            message = f"on: {entry.on} is before the publication on {first}"
            hint = "changes are those after publication; check both dates"
            yield Diagnostic(record.at("changes", place, "on"), "CHANGE001", message, hint)
        if entry.mailed is not None and entry.mailed < entry.on:
            message = f"mailed: {entry.mailed} is before the change itself, on {entry.on}"
            hint = "write the day of the newsletter that told it, or remove the line until one has"
            yield Diagnostic(record.at("changes", place, "mailed"), "CHANGE002", message, hint)


def one_sentence_each(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """`what` is one finished sentence of at most 60 words: lists and feeds show it whole, without the page."""
    for place, entry in _entries(record):
        at = record.at("changes", place, "what")
        if _TODO.search(entry.what):
            hint = "write one sentence: what was wrong or is new, and what is right"
            yield Diagnostic(at, "CHANGE003", "the sentence of this change is still to be written", hint)
        elif len(_SENTENCE_END.split(entry.what)) > 1:
            hint = "join them, or make an entry of each: readers see it alone, in a list or a feed"
            yield Diagnostic(at, "CHANGE003", "there is more than one sentence here", hint)
        elif (count := len(entry.what.split())) > MAX_WORDS:
            message = f"this sentence has {count} words; at most {MAX_WORDS} are allowed"
            yield Diagnostic(at, "CHANGE003", message, "shorten it: the page itself has the rest")


def kind_and_person_are_told(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """A change of a guide says what kind it is, and who answers for it, as one of an answer must."""
    for place, entry in _entries(record):
        at = record.at("changes", place)
        if entry.kind is None:
            hint = f"add a line 'kind:' with one of {', '.join(ChangeKind)}"
            yield Diagnostic(at, "CHANGE004", "this change does not say of which kind it is", hint)
        if entry.by is None:
            hint = "add a line 'by:' with the name of a file in content/people"
            yield Diagnostic(at, "CHANGE004", "this change does not say who answers for it", hint)


def changes_show_in_the_text(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """What is retracted is no longer said: the text is withdrawn, or changed on that day or later. A correction or an
    update without a new `updated` is a warning: the page would give an older day than its own correction."""
    for place, entry in _entries(record):
        last = record.updated or (record.published if isinstance(record, Answer) else None)
        if entry.kind in (None, ChangeKind.CLARIFICATION) or last is None or last >= entry.on:
            continue
        if record.status in UNKEPT and (record.since is None or record.since >= entry.on):
            continue
        at = record.at("changes", place, "kind")
        if entry.kind is ChangeKind.RETRACTION:
            message = f"this retracts something, but the text has stayed as it was on {last}"
            hint = f"take it out of the text and write 'updated: {entry.on}'; or withdraw the text as a whole"
            yield Diagnostic(at, "CHANGE005", message, hint)
        else:
            message = f"this {entry.kind} is of {entry.on}, but the text says that it last changed on {last}"
            hint = f"write 'updated: {entry.on}'"
            yield Diagnostic(at, "CHANGE006", message, hint, Severity.WARNING)
