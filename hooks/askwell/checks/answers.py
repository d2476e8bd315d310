"""Rules about an answer as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.body.text import MarkdownText
from askwell.content.parts import AskedBy
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic
from askwell.patterns import regex

RESERVED_SLUGS = regex(r"newest|a-to-z|archive|page-\d+")
"""Addresses below /answers/ that belong to the lists of answers."""


def votes_have_a_date(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """Votes are a count on a day: `votes` and `as_of` go together, and only readers' questions have them (ours)."""
    asked = answer.asked
    if (asked.votes is None) != (asked.as_of is None):
        missing = "as_of" if asked.as_of is None else "votes"
        yield Diagnostic(
            answer.at("asked", key=True),
            "ANSWER001",
            f"votes need a number and a day: '{missing}' is missing",
            "give both 'votes' and 'as_of', or neither",
        )
    if asked.votes is not None and asked.by is AskedBy.EDITORS:
        yield Diagnostic(
            answer.at("asked", "votes", key=True),
            "ANSWER001",
            "a question of the editors has no votes",
            "write 'by: reader', or take the votes out",
        )


def slug_is_free(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """An answer's file name must not be an address that the lists of answers use."""
    if RESERVED_SLUGS.fullmatch(answer.slug):
        yield Diagnostic(
            answer.at(),
            "REF004",
            f"the address /answers/{answer.slug}/ belongs to a list of answers",
            "rename the file",
        )


def no_empty_section(_: CheckedSite, text: MarkdownText) -> Iterator[Diagnostic]:
    """A heading in a body has words under it: an empty section leaves readers wondering."""
    for section in text.sections:
        if section.heading and section.empty:
            yield Diagnostic(
                text.place(section),
                "BODY009",
                f"there is nothing under the heading '{section.heading}'",
                "write the section, or delete its heading",
            )
