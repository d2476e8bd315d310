"""The words that templates put around content, said again.

On purpose: the audit must not ask the renderer what a page should say, or a mistake of the renderer would agree with
itself. If you change the words of a template, change them here too: a build fails until both agree.
"""

from __future__ import annotations

from collections.abc import Mapping

from askwell.content.people.person import Person
from askwell.content.records import Answer
from askwell.flow.machine.states import Prompt, State
from askwell.flow.schema.records import Flow
from askwell.flow.schema.urgency import Urgency

URGENCIES = {
    Urgency.EMERGENCY: "Emergency: act now",
    Urgency.URGENT: "Urgent: get help today",
    Urgency.ROUTINE: "Not urgent: make an appointment",
    Urgency.SELF_CARE: "Self-care: what you can do yourself",
    Urgency.OUT_OF_SCOPE: "This guide cannot advise you",
}
"""What each urgency must read like: a colour or a mark alone says nothing to many readers (WCAG 2.2, 1.4.1)."""

LINK_SAYS = "This link says:"
"""How the page of a choice in a newsletter begins: never that its reader chose it."""

WHO_SEES = (
    "Your mail program and our server can see that this link was opened. They do not see what you choose from here on."
)
"""Who learns of a choice that was a link."""

WORKS_OUT = "This guide works out"
"""How a guide says that it computes something (Regulation (EU) 2017/745, Annex VIII, rule 11)."""

NOT_REVIEWED = "These signs are not clinically reviewed."
"""What a guide says of signs that no clinician has looked at."""

WRITTEN, EDITED = "Written by", "Edited by"
"""How the line on who made a text begins."""

MODELS = {
    "drafted": " A language model drafted the text.",
    "assisted": " A language model helped to write the text.",
    "none": "",
}
"""What a page says of a language model's part in its text."""


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


def back_words(leads_to: State) -> str:
    """What a way back must read like: where it leads."""
    content = leads_to.content
    return f"Back to: {content.ask if isinstance(content, Prompt) else content.title}"
