"""What letters and feeds say of how a text was made, checked and dated, in sentences."""

from __future__ import annotations

from datetime import date

from askwell.content import required
from askwell.content.library import Library
from askwell.content.parts import Place
from askwell.content.records import Answer
from askwell.flow.schema.records import AiUse, Flow

DRAFTED, ASSISTED = "A language model drafted the text.", "A language model helped to write the text."


def said(day: date) -> str:
    """A day in words: "3 December 2026"."""
    return f"{day.day} {day:%B %Y}"


def ai_label(use: AiUse | None) -> str:
    """What a language model had to do with a text; "" if nothing (EU AI Act, Article 50(4)). It stands whoever checked
    the text, as it does on pages."""
    return {"drafted": DRAFTED, "assisted": ASSISTED}.get(use.model, "") if use else ""


def checked_by(library: Library, record: Answer | Flow) -> str:
    """Who checked a text, or that no clinician has."""
    noun = "answer" if isinstance(record, Answer) else "guide"
    person = library.people.get(record.reviewer or "")
    if person is None or record.reviewed is None:
        return f"No clinician has checked this {noun}."
    name = ", ".join(part for part in (person.name, person.credentials) if part)
    return f"Checked by {name}, on {said(record.reviewed)}."


def dated(record: Answer | Flow) -> str:
    """When a text was last reviewed, and when it will be again; without a reviewer, when its sources were read."""
    if record.reviewed is None:
        return ""
    what = "Last reviewed" if record.reviewer else "Sources last checked"
    again = f" Next review by {said(record.next_review)}." if record.next_review else ""
    return f"{what} {said(record.reviewed)}.{again}"


def byline(library: Library, record: Answer | Flow) -> str:
    """Whose comments an answer gives, and who gave the answer; of one that names no expert, that nobody was
    interviewed."""
    if not isinstance(record, Answer):
        return ""
    if not record.experts:
        return " ".join(one.wording for one in required.at(library, Place.NO_EXPERT))
    people = {key: library.people[key].name for key in record.experts if key in library.people}
    gave = [name for key, name in people.items() if key in record.answered_by]
    others = [name for key, name in people.items() if key not in record.answered_by]
    parts = [f"Answered by {_listed(gave)}."] if gave else []
    return " ".join([*parts, *([f"With comments by {_listed(others)}."] if others else [])])


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
