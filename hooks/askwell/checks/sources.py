"""Rules about sources: every claim can be followed to where it comes from (JAMA, IPDAS)."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.subject import Subject
from askwell.content import body
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Severity


def every_source_can_be_found(subject: Subject) -> Iterator[Diagnostic]:
    """A source has a web address, or says where else it can be found (JAMA)."""
    for source in subject.library.sources.values():
        if source.url is None and source.where is None:
            yield Diagnostic(
                source.at(key=True),
                "SOURCE001",
                "this source has neither 'url' nor 'where'",
                "give its address, or say where it can be found",
            )
        if source.consulted > subject.today:
            yield Diagnostic(
                source.at("consulted"),
                "DATE001",
                f"consulted: {source.consulted} is in the future",
                "write the day on which it was read",
            )


def every_section_names_its_sources(subject: Subject) -> Iterator[Diagnostic]:
    """Each section of a body cites a source, or consists of what an expert said (JAMA, IPDAS)."""
    for answer in subject.library.answers.values():
        for section in answer.texts[0].sections:
            if not section.markdown or body.CITATION.search(section.markdown):
                continue
            if not body.passages(section.markdown, answer.path, section.location.line)[0]:
                name = f"the section '{section.heading}'" if section.heading else "the text before the first heading"
                yield Diagnostic(
                    section.location,
                    "SOURCE002",
                    f"{name} names no source",
                    "put [^source-id] behind the claims it makes",
                )


def _cited(answer: Answer) -> Iterator[body.Mention]:
    return (mention for text in answer.texts for mention in text.mentions if mention.kind == "sources")


def citations_are_listed(subject: Subject) -> Iterator[Diagnostic]:
    """A source cited in the text stands in the answer's list, which gives it its number (JAMA)."""
    for answer in subject.library.answers.values():
        for mention in _cited(answer):
            if mention.id in subject.library.sources and mention.id not in answer.sources:
                yield Diagnostic(
                    mention.location,
                    "SOURCE003",
                    f"'{mention.id}' is cited, but not among the answer's sources",
                    "add it to 'sources:' in the header",
                )
        for number, card in enumerate(answer.care_cards):
            for place, key in enumerate(card.sources):
                if key in subject.library.sources and key not in answer.sources:
                    yield Diagnostic(
                        answer.at("care_cards", number, "sources", place),
                        "SOURCE003",
                        f"'{key}' is cited, but not among the answer's sources",
                        "add it to 'sources:' in the header",
                    )


def listed_sources_are_cited(subject: Subject) -> Iterator[Diagnostic]:
    """A source that nothing cites is no support for anything (ours)."""
    for answer in subject.library.answers.values():
        cited = {mention.id for mention in _cited(answer)}
        cited.update(key for card in answer.care_cards for key in card.sources)
        for number, key in enumerate(answer.sources):
            if key not in cited:
                yield Diagnostic(
                    answer.at("sources", number),
                    "SOURCE004",
                    f"nothing in the answer cites '{key}'",
                    "cite it where it supports a claim, or take it out of the list",
                    Severity.WARNING,
                )
