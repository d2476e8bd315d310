"""The words that templates put around content, said again.

On purpose: the audit must not ask the renderer what a page should say, or a mistake of the renderer would agree with
itself. If you change the words of a template, change them here too: a build fails until both agree.
"""

from __future__ import annotations

from askwell.content.parts import AskedBy
from askwell.flow.machine.states import Back
from askwell.flow.schema.records import Reviewer
from askwell.flow.schema.urgency import Urgency

ORIGINS = {AskedBy.READER: "Reader question", AskedBy.EDITORS: "A question the editors chose"}
"""Whose question it is."""

CARE_LEVELS = {Urgency.EMERGENCY: "Emergency:", Urgency.URGENT: "Urgent:", Urgency.ROUTINE: "Not urgent:"}
"""How a care card's heading begins."""

SPOKEN = {"quote": "in their own words", "paraphrase": "in our words"}
"""How a page says whose words a passage has."""

INTERESTS = {"none_declared": "none declared", "not_asked": "not asked"}
"""What a byline says of interests that were not declared."""

VERIFIED = {"verified": "Checked", "as_published": "As published, not checked since"}
"""How a byline says whether somebody checked it."""

URGENCIES = {
    Urgency.EMERGENCY: "Emergency: act now",
    Urgency.URGENT: "Urgent: get help today",
    Urgency.ROUTINE: "Not urgent: make an appointment",
    Urgency.SELF_CARE: "Self-care: what you can do yourself",
    Urgency.OUT_OF_SCOPE: "This guide cannot advise you",
}
"""What each urgency must read like: a colour or a mark alone says nothing to many readers (WCAG 2.2, 1.4.1)."""


def review_words(reviewer: Reviewer | None) -> str:
    """What a page says of its review (NHS: a reviewer with credentials, or plainly none)."""
    if reviewer is None:
        return "Not clinically reviewed"
    return f"Clinically reviewed by {reviewer.name}, {reviewer.credentials}"


def back_words(way: Back) -> str:
    """What a way back must read like."""
    to = f" to “{way.to}”" if way.to is not None else ""
    return f"Back{to}" + (f": I chose “{way.chosen}”" if way.chosen is not None else "")
