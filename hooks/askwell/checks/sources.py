"""Rules about sources: every claim can be followed to where it comes from (JAMA, IPDAS)."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.body.text import MarkdownText, Mention
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Severity


def every_source_can_be_found(site: CheckedSite) -> Iterator[Diagnostic]:
    """A source has a web address, or says where else it can be found (JAMA)."""
    for source in site.library.sources.values():
        if source.url is None and source.where is None:
            yield Diagnostic(
                source.at(key=True),
                "SOURCE001",
                "this source has neither 'url' nor 'where'",
                "give its address, or say where it can be found",
            )
        if source.consulted > site.today:
            yield Diagnostic(
                source.at("consulted"),
                "DATE001",
                f"consulted: {source.consulted} is in the future",
                "write the day on which it was read",
            )


def every_section_names_its_sources(_: CheckedSite, text: MarkdownText) -> Iterator[Diagnostic]:
    """Each section of a body cites a source, or consists of what an expert said (JAMA, IPDAS). What is no longer kept
    up to date may be from a time when it did not."""
    for section in text.sections:
        if not section.empty and not section.names_source:
            name = f"the section '{section.heading}'" if section.heading else "the text before the first heading"
            yield Diagnostic(
                text.place(section), "SOURCE002", f"{name} names no source", "put [^source-id] behind its claims"
            )


def _cited(answer: Answer) -> Iterator[tuple[MarkdownText, Mention]]:
    return ((text, mention) for text in answer.texts for mention in text.cited)


def citations_are_listed(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A source cited in the text stands in the answer's list, which gives it its number (JAMA)."""
    known, listed = site.library.sources, answer.sources
    for text, mention in _cited(answer):
        if mention.id in known and mention.id not in listed:
            yield Diagnostic(
                text.place(mention),
                "SOURCE003",
                f"'{mention.id}' is cited, but not among the answer's sources",
                "add it to 'sources:' in the header",
            )
    for number, card in enumerate(answer.care_cards):
        for place, key in enumerate(card.sources):
            if key in known and key not in listed:
                yield Diagnostic(
                    answer.at("care_cards", number, "sources", place),
                    "SOURCE003",
                    f"'{key}' is cited, but not among the answer's sources",
                    "add it to 'sources:' in the header",
                )


def listed_sources_are_cited(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A source that nothing cites supports nothing (ours)."""
    cited = {mention.id for _, mention in _cited(answer)}
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
