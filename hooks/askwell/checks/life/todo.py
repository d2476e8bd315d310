"""What is still to be written must not reach readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from askwell.checks.checked_site import CheckedSite
from askwell.content.body.text import MarkdownText
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.flow.schema.records import Flow
from askwell.patterns import regex
from askwell.source.record import Record
from askwell.source.yaml import Loc

_TODO = regex(r"\bTODO\b")
_KINDS = ("topics", "sources", "glossary", "disclaimers", "people", "parts")
"""What texts are made with: readers see it through the texts that use it."""

_NAMING = frozenset(("experts", "answered_by", "author", "editor", "reviewer", "by", "sources", "source", "use"))
"""Fields by which an answer or a guide names one of these."""

_HINT = "write what belongs here in its place"


def nothing_is_left_to_do(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """No text that readers see holds the word TODO, with which an import and editors mark what is still to be written
    (ours)."""
    yield from (_left(record.at(*loc)) for loc in _in_fields(record) if loc[0] != "changes")


def no_body_is_left_to_do(_: CheckedSite, body: MarkdownText) -> Iterator[Diagnostic]:
    """The same of each paragraph, each heading and each table below an answer's header."""
    for block in body.blocks:
        for number, line in enumerate(block.lines):
            if "TODO" in line and _TODO.search(line.replace("[^TODO]", "")):
                yield _left(body.where(block.position.row + number, 0))
    for section in body.sections:
        if _TODO.search(section.heading):
            yield _left(body.place(section))
    figures = (figure for figure in body.figures if _TODO.search(f"{figure.alt} {figure.caption}"))
    yield from (_left(body.place(figure)) for figure in figures)
    texts = (piece for piece in body.pieces if isinstance(piece, str) and "TODO" in piece)
    rows = (line for text in texts for line in text.split("\n"))
    if any(line.startswith("|") and _TODO.search(line) for line in rows):
        yield _left(body.where(0, 0))


def nothing_around_is_left_to_do(site: CheckedSite) -> Iterator[Diagnostic]:
    """The same of newsletters, and of what texts are made with: where no published text names it yet, it is a
    warning."""
    for edition in site.library.newsletters.values():
        yield from (_left(edition.at(*loc)) for loc in _in_fields(edition))
        if any(_TODO.search(words) for words in edition.intro):
            yield _left(edition.in_intro("TODO"))
    named: set[str] | None = None  # looked up only if something is left to do
    for kind in _KINDS:
        for key, record in site.library.collection(kind).items():
            for loc in _in_fields(record):
                named = _named(site) if named is None else named
                weight = Severity.ERROR if key in named or kind in ("topics", "disclaimers") else Severity.WARNING
                yield _left(record.at(*loc), weight)


def _named(site: CheckedSite) -> set[str]:
    """What published texts are made with, by its key."""
    records = (record for kind in ("answers", "flows") for record in site.library.collection(kind).values())
    published = (record for record in records if record.path not in site.library.drafts)
    texts = (text for record in published for text in _texts(record.model_dump(mode="json"), ()))
    named = {text for loc, text in texts if not _NAMING.isdisjoint(loc)}
    for body in site.library.bodies.values():
        if body.where(0, 0).path not in site.library.drafts:
            named |= {mention.id for mention in body.mentions} | {passage.expert for passage in body.passages}
    return named


def _in_fields(record: Record) -> Iterator[Loc]:
    """The ways to each of a record's texts with the word in it."""
    if record.may_say("TODO"):
        yield from (loc for loc, text in _texts(record.model_dump(mode="json"), ()) if _TODO.search(text))


def _left(place: Location, weight: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(place, "TODO001", "something is still to be written here", _HINT, weight)


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text in plain data, with the way to it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*loc, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*loc, number))
