"""What the search finds: questions, short answers and topics, guides, people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from askwell.content import addresses
from askwell.render.view import View


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that can be found: its path, the words weighed most, and HTML with the rest."""

    path: str
    title: str
    text: str


def entries(view: View) -> Iterator[Entry]:
    """One entry for each answer, guide, topic and person."""
    library = view.library
    for answer in view.listed:
        names = ", ".join(library.topics[key].name for key in answer.topics)
        yield _entry(addresses.answer_path(answer.slug), answer.question, answer.short_answer, f"Topics: {names}")
    for flow in (machine.flow for machine in view.machines.values()):
        yield _entry(addresses.guide_path(flow.key), flow.title, flow.purpose, flow.for_whom)
    for topic in library.topics.values():
        yield _entry(addresses.topic_path(topic.key), topic.name, topic.summary)
    for person in (*view.experts, *view.staff):
        yield _entry(library.roles.path(person.key), person.name, f"{person.job}, {person.affiliation}")


def _entry(path: str, title: str, *paragraphs: str) -> Entry:
    text = Markup("").join(Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs)
    return Entry(path, str(Markup.escape(title)), str(text))
