"""What the search finds: questions, short answers and topics, guides, people."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.render.view import View


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that can be found: its path, the words weighed most, and HTML with the rest."""

    path: str
    title: str
    text: str


def entries(view: View, paths: Container[str]) -> Iterator[Entry]:
    """One entry for each answer, guide, topic and person whose page is at one of some paths."""
    library = view.library
    for answer in view.listed:
        if addresses.answer_path(answer.slug) in paths:
            yield entry_of(library, answer)
    for key in view.machines:
        if (path := addresses.guide_path(key)) in paths:
            flow = library.flows[key]
            yield _entry(path, flow.title, flow.purpose, flow.for_whom)
    for topic in library.topics.values():
        if (path := addresses.topic_path(topic.key)) in paths:
            yield _entry(path, topic.name, topic.summary)
    for person in (*view.experts, *view.staff):
        if (path := library.person_path(person.key)) in paths:
            yield _entry(path, person.name, f"{person.job}, {person.affiliation}")


def entry_of(library: Library, answer: Answer) -> Entry:
    """The entry of an answer."""
    names = ", ".join(library.topics[key].name for key in answer.topics)
    return _entry(addresses.answer_path(answer.slug), answer.question, answer.short_answer, f"Topics: {names}")


def findable(view: View) -> Iterator[str]:
    """The paths of all pages of answers, guides, topics and people that can be found, if they are there."""
    yield from (addresses.answer_path(answer.slug) for answer in view.listed)
    yield from map(addresses.guide_path, view.machines)
    yield from map(addresses.topic_path, view.library.topics)
    yield from (view.library.person_path(person.key) for person in (*view.experts, *view.staff))


def _entry(path: str, title: str, *paragraphs: str) -> Entry:
    text = Markup("").join(Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs)
    return Entry(path, str(Markup.escape(title)), str(text))
