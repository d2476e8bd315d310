"""What pages other than answers say of content: experts, topics, and the links of the settings."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.rows import Row, compare
from askwell.audit.pages.theme_words import INTERESTS, VERIFIED
from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.records import Expert, Topic
from askwell.diagnostics import Diagnostic

CODES = Codes(missing="PAGE101", differs="PAGE102", extra="PAGE105")


def others(look: Look, library: Library) -> Iterator[Diagnostic]:
    """Findings about the page of an expert or a topic, and about the home page; nothing about any other."""
    address = look.page.address
    for expert in library.experts.values():
        if address == addresses.expert_path(expert.key):
            yield from _expert(look, expert)
    for topic in library.topics.values():
        if address == addresses.topic_path(topic.key):
            yield from _topic(look, topic)
    if address == "":
        yield from compare(look, None, [Row("data-part=connect", "the part 'connect'")], CODES)
        for part in look.page.having("data-part", "connect")[:1]:
            yield from connections(look, part)


def _expert(look: Look, expert: Expert) -> Iterator[Diagnostic]:
    name, *rest = expert_words(expert)
    about = Row(f"data-expert={expert.key}", f"the block about {expert.name}", (*rest, expert.field))
    yield from compare(look, None, [Row("h1", "the page's heading", (name,)), about], CODES)


def _topic(look: Look, topic: Topic) -> Iterator[Diagnostic]:
    text = Row("main", "the text of the topic's page", (topic.summary,))
    yield from compare(look, None, [Row("h1", "the page's heading", (topic.name,)), text], CODES)


def expert_words(expert: Expert) -> Iterator[str]:
    """What a byline says of an expert (The Trust Project: name, credentials, post; FTC: interests)."""
    interests = expert.interests
    declared = interests.text or "" if interests.status == "declared" else INTERESTS[interests.status]
    yield from (expert.name, expert.credentials, expert.job, expert.affiliation)
    checked = expert.verification
    by = f" by {checked.by}" if checked.by and checked.status == "verified" else ""
    yield f"{VERIFIED[checked.status]}{by}: {checked.where}"
    yield f"Interests: {declared}"


def connections(look: Look, connect: Element) -> Iterator[Diagnostic]:
    """The links of the settings: to send a question, to the newsletter, to the publication elsewhere."""
    settings = look.settings
    given = [settings.submit, *([settings.newsletter] if settings.newsletter else []), *settings.social]
    yield from links_in_order(look, connect, [(look.wanted_path(link.url), link.label) for link in given])


def links_in_order(look: Look, part: Element, expected: list[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Findings unless the links of a part are those expected, in order, with their words."""
    links = list(part.iter("a"))
    if [look.leads_to(link) for link in links] != [path for path, _ in expected]:
        hint = "content calls for " + ", ".join(path for path, _ in expected)
        yield look.page.fault(part, CODES.differs, "the links here do not lead where content says", hint)
        return
    for link, (_, text) in zip(links, expected, strict=True):
        yield from look.reads(link, text, "a link", CODES, whole=True)
