"""Rules about notes: each mark has its note in the header, and each note its mark."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Severity, did_you_mean


def marks_have_notes(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A mark `[note:name]` in a body leads to one note of the answer's header, and no other mark does: it leads back
    (WCAG 2.2, 2.4.4; ours)."""
    seen: set[str] = set()
    for mention in answer.body.mentions:
        if mention.kind != "notes":
            continue
        place = answer.body.place(mention)
        if mention.id not in answer.notes:
            hint = did_you_mean(mention.id, answer.notes) or f"add it under notes: in the header, as {mention.id}: ..."
            yield Diagnostic(place, "NOTE001", f"there is no note '{mention.id}' in the header", hint)
        elif mention.id in seen:
            hint = "say it again in words, or leave the mark out"
            yield Diagnostic(place, "NOTE002", f"the note '{mention.id}' has a mark already", hint)
        seen.add(mention.id)
    yield from _misplaced(answer)


def notes_have_marks(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A note without a mark is seen by nobody (ours)."""
    marked = {mention.id for mention in answer.body.mentions if mention.kind == "notes"}
    for key in answer.notes.keys() - marked:
        message, hint = (
            f"the text does not mark the note '{key}'",
            f"write [note:{key}] where it belongs, or delete it",
        )
        yield Diagnostic(answer.at("notes", key, key=True), "NOTE003", message, hint, Severity.WARNING)


def _misplaced(answer: Answer) -> Iterator[Diagnostic]:
    for mention in answer.unsettled.mentions:
        if mention.kind == "notes":
            hint = "say it in the text, or put the note into the body"
            yield Diagnostic(answer.unsettled.place(mention), "NOTE001", "a note cannot be marked here", hint)
