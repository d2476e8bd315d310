"""A Library for a preview: what its records name and nobody wrote is left out, so that the rest can be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any, TypeVar

from askwell.content.library import Changed, Library
from askwell.content.records import Answer, Source
from askwell.content.states import State
from askwell.diagnostics import Diagnostic, errors
from askwell.source.record import Record, SubRecord, referring
from askwell.source.yaml import Document

Known = Mapping[str, Collection[str]]

KINDS = ("answers", "people", "topics", "sources", "disclaimers", "flows", "glossary", "parts")

MAY_LACK = ("answers", "topics", "flows")
"""The kinds that a page can do without: related answers, topics, a guide. Without its people or its sources it would
say something else."""

R = TypeVar("R", bound=Record)


def pruned(library: Library, today: date) -> Library:
    """A Library without what its records name and nobody wrote. A draft may cite sources that are still to come."""
    cited = {key: list(_cited(a)) for key, a in library.answers.items() if a.status is State.DRAFT}
    to_come = {key for keys in cited.values() for key in keys} - library.sources.keys()
    library = replace(library, sources={**library.sources, **{key: _to_come(key, today) for key in to_come}})
    answers = {
        key: answer.model_copy(update={"sources": tuple(dict.fromkeys((*answer.sources, *cited.get(key, ()))))})
        for key, answer in library.answers.items()
    }
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
    return replace(
        library,
        answers=_all(answers, known),
        people=_all(library.people, known),
        topics=_all(library.topics, known),
        disclaimers=_all(library.disclaimers, known),
        flows=_all(library.flows, known),
        glossary=_all(library.glossary, known),
    )


def lacking(library: Library) -> frozenset[str]:
    """The paths of the files whose page must not be shown without what it names: its people, sources, disclaimers."""
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS if kind not in MAY_LACK}
    records = (record for kind in KINDS for record in library.collection(kind).values())
    return frozenset(
        record.path
        for record in records
        if getattr(record, "status", None) != State.DRAFT and _part(record, known) != record
    )


def readable(library: Library, found: Iterable[Diagnostic]) -> Library | None:
    """The same Library of which each file can be read, with its findings: its answers name only what is there. None if
    a file cannot be read, or if anything else names what is not there."""
    wrong = {one.location.path for one in errors(found)}
    if not _names_all(library) or (wrong and library.incomplete):
        return None
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
    pages = {PurePosixPath(path).stem for path in wrong if path.startswith("content/answers/")}
    answers = {key: library.answers[key] for key in sorted(pages & library.answers.keys())}
    kept = _all(answers, known)
    if len(kept) < len(answers) or not all(_part(one, known) == one for one in _others(library, wrong)):
        return None
    changed = {key: answer for key, answer in kept.items() if answer is not answers[key]}
    return replace(library, answers=Changed(library.answers, changed)) if changed else library


def _others(library: Library, paths: Collection[str]) -> Iterator[Record]:
    """What stands in some files, apart from answers."""
    kinds = (library.collection(kind) for kind in KINDS if kind != "answers") if paths else ()
    return (record for kind in kinds for record in kind.values() if record.path in paths)


def _names_all(library: Library) -> bool:
    """Whether its drafts name only what is there. Of everything else, a name that is not there is an error."""
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
    answers = [answer for answer in library.answers.values() if answer.status is State.DRAFT]
    cited = {key for answer in answers for key in _cited(answer)}
    drafts = [*answers, *(flow for flow in library.flows.values() if flow.status is State.DRAFT)]
    return cited <= library.sources.keys() and all(_part(draft, known) == draft for draft in drafts)


def _cited(answer: Answer) -> Iterator[str]:
    yield from (mention.id for text in answer.texts for mention in text.cited)
    yield from (key for card in answer.care_cards for key in card.sources)


def _to_come(key: str, today: date) -> Source:
    fields = {"title": f"No source '{key}' yet", "publisher": "to be written", "where": "to come", "consulted": today}
    source, problems = Source.read(key, fields, Document("", ""))
    if source is None:
        raise ValueError(f"a source that is to come cannot be made: {problems}")
    return source


def _all(records: Mapping[str, R], known: Known) -> dict[str, R]:
    found = {key: _part(record, known) for key, record in records.items()}
    return {key: record for key, record in found.items() if record is not None}


P = TypeVar("P", bound=SubRecord)


def _part(part: P, known: Known) -> P | None:
    """A group of fields without what is not known; None if it makes no sense then."""
    changed: dict[str, Any] = {}
    for name, kind in referring(type(part)):
        before = getattr(part, name)
        after = _value(before, kind, known)
        if after is None and before is not None and type(part).model_fields[name].is_required():
            return None
        if after is not before and after != before:
            changed[name] = after
    return part.model_copy(update=changed) if changed else part


def _value(value: Any, kind: str, known: Known) -> Any:
    """A field's value without what is not known; None for what is left out itself."""
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _value(item, kind, known)) is not None)
    if isinstance(value, dict):
        items = ((key, _value(item, kind, known)) for key, item in value.items())
        return {key: kept for key, kept in items if kept is not None}
    if isinstance(value, SubRecord):
        return _part(value, known)
    return None if kind and value is not None and value not in known.get(kind, (value,)) else value
