"""The words that templates put around content, said again.

On purpose: the audit must not ask the renderer what a page should say, or a mistake of the renderer would agree with
itself. If you change the words of a template, change them here too: a build fails until both agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from askwell.content.media.medium import MediumKind
from askwell.content.parts import AskedBy, PictureCredit
from askwell.content.people.person import Person
from askwell.content.records import Answer
from askwell.flow.machine.states import Prompt, State
from askwell.flow.schema.records import Flow
from askwell.flow.schema.urgency import Urgency

ORIGINS = {AskedBy.READER: "Reader question", AskedBy.EDITORS: "A question the editors chose"}
"""Whose question it is."""

CARE_LEVELS = {Urgency.EMERGENCY: "Emergency:", Urgency.URGENT: "Urgent:", Urgency.ROUTINE: "Not urgent:"}
"""How a care card's heading begins."""

SPOKEN = {"quote": "in their own words", "paraphrase": "in our words"}
"""How a page says whose words a passage has."""

INTERESTS = {"none_declared": "none declared", "not_asked": "not asked"}
"""What a byline says of interests that were not declared."""

VERIFIED = {"verified": "Checked", "as_published": "As printed elsewhere, not checked by us"}
"""How a byline says whether somebody checked it."""

URGENCIES = {
    Urgency.EMERGENCY: "Emergency: act now",
    Urgency.URGENT: "Urgent: get help today",
    Urgency.ROUTINE: "Not urgent: make an appointment",
    Urgency.SELF_CARE: "Self-care: what you can do yourself",
    Urgency.OUT_OF_SCOPE: "This guide cannot advise you",
}
"""What each urgency must read like: a colour or a mark alone says nothing to many readers (WCAG 2.2, 1.4.1)."""


ANSWERED, COMMENTED = "Answered by", "With comments by"
"""How a byline begins: nobody is said to have answered who was only quoted."""

WRITTEN, EDITED = "Written by", "Edited by"
"""How the line on who made a text begins."""

MODELS = {
    "drafted": " A language model drafted the text.",
    "assisted": " A language model helped to write the text.",
    "none": "",
}
"""What a page says of a language model's part in its text."""


MEDIA_BEFORE, MEDIA_AFTER, MEDIA_SAID = "Watch or listen", "It opens on another site.", "Read what is said"
MEDIA_KINDS = {MediumKind.VIDEO: "Video", MediumKind.AUDIO: "Audio"}
"""What stands around links to videos and recordings."""

NOTES_BEFORE, NOTES_BACK = "Notes", "Back"
"""What stands around the notes of a text."""

WORDS_BEFORE, WORDS_BACK, WORDS_AFTER = "What words mean", "Back", "All words"
"""What stands around the words that a text explains."""


def review_words(record: Answer | Flow, people: Mapping[str, Person]) -> str:
    """What a page says at its top of its review and of a language model (NHS: a reviewer with credentials, or plainly
    none; EU AI Act, Article 50(4))."""
    model = MODELS[record.ai_use.model] if record.ai_use else ""
    if record.reviewer is None or record.reviewed is None:
        return f"No clinician has checked this {'guide' if isinstance(record, Flow) else 'page'}.{model}"
    on = f"{record.reviewed.day} {record.reviewed:%B %Y}"
    return f"Checked by {qualified(people[record.reviewer])}, on {on}.{model}"


def qualified(person: Person) -> str:
    """A person's name, with what qualifies the person to check a text."""
    return f"{person.name}, {person.credentials}" if person.credentials else person.name


def picture_words(credit: PictureCredit) -> str:
    """How a page says whose a picture is."""
    return f"Picture: {credit.credit}, {credit.licence}"


def back_words(leads_to: State) -> str:
    """What a way back must read like: where it leads."""
    content = leads_to.content
    return f"Back to: {content.ask if isinstance(content, Prompt) else content.title}"
