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
from askwell.source.asked import Records, held
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
    library, answers = _with_sources(library, library.answers, today)
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
    return replace(
        library,
        answers=_all(answers, known),
        people=_all(library.people, known),
        topics=_all(library.topics, known),
        disclaimers=_all(library.disclaimers, known),
        flows=_all(library.flows, known),
        glossary=_all(library.glossary, known),
        known=(),
    )


def _with_sources(library: Library, answers: Mapping[str, Answer], today: date) -> tuple[Library, dict[str, Answer]]:
    """A Library with the sources that some answers cite and that are still to come, and these answers with all that
    they cite, if they are drafts."""
    cited = {key: list(_cited(answer)) for key, answer in answers.items() if answer.status is State.DRAFT}
    named = {key: tuple(dict.fromkeys((*answers[key].sources, *keys))) for key, keys in cited.items()}
    to_come = {key for keys in cited.values() for key in keys} - library.sources.keys()
    if to_come:
        library = replace(library, sources={**library.sources, **{key: _to_come(key, today) for key in to_come}})
    changed = {key: names for key, names in named.items() if names != answers[key].sources}
    return library, {
        key: answer.model_copy(update={"sources": changed[key]}) if key in changed else answer
        for key, answer in answers.items()
    }


def lacking(library: Library) -> frozenset[str]:
    """The paths of the files whose page must not be shown without what it names: its people, sources, disclaimers."""
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS if kind not in MAY_LACK}
    records = (record for kind in KINDS for record in library.collection(kind).values())
    return frozenset(
        record.path
        for record in records
        if getattr(record, "status", None) != State.DRAFT and _part(record, known) != record
    )


def readable(library: Library, found: Iterable[Diagnostic], today: date) -> Library | None:
    """The same Library of which each file can be read, with its findings: its answers name only what is there. None if
    a file cannot be read, or if anything else names what is not there."""
    wrong = {one.location.path for one in errors(found)}
    if wrong and library.incomplete:
        return None
    pages = {PurePosixPath(path).stem for path in wrong | library.drafts if path.startswith("content/answers/")}
    answers = {key: library.answers[key] for key in sorted(pages & library.answers.keys())}
    library, shown = _with_sources(library, answers, today)
    known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
    shown = _all(shown, known)
    others = _others(library, wrong | library.drafts)
    if len(shown) < len(answers) or not all(_part(one, known) == one for one in others):
        return None
    changed = {key: answer for key, answer in shown.items() if answer is not answers[key]}
    every = Records("answers", Changed(held(library.answers), changed))
    return replace(library, answers=every, known=()) if changed else library


def _others(library: Library, paths: Collection[str]) -> Iterator[Record]:
    """What stands in some files, apart from answers."""
    kinds = (library.collection(kind) for kind in KINDS if kind != "answers") if paths else ()
    return (record for kind in kinds for record in kind.values() if record.path in paths)


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
