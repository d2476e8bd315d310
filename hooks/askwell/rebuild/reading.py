"""Reads the answers whose files are new, gone, or others than the last build read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from askwell.content.body.answer import read_answer
from askwell.content.body.text import NO_TEXT
from askwell.content.library import Bodies, Library
from askwell.content.links.lock import NAME as LOCK
from askwell.content.links.lock import Lock, read_lock
from askwell.content.naming import Known, former_names, unknown_in_record, unknown_in_text
from askwell.content.records import Answer
from askwell.content.states import State, says_draft
from askwell.diagnostics import Diagnostic
from askwell.rebuild.answers import Answers, aspects
from askwell.rebuild.ground import is_of_an_answer, key_of
from askwell.rebuild.last import Last
from askwell.source.asked import KEYS, Fact, Records, unnoted
from askwell.source.files import read_text
from askwell.source.record import references

KINDS = ("answers", "people", "topics", "sources", "disclaimers", "flows", "glossary", "newsletters", "parts")
"""The collections of a library to whose records things may refer."""

OWN = ("FIELD", "BODY", "YAML", "READ003", "REF001")
"""With what the codes begin of what is wrong with an answer by itself, as far as it can be read."""

ALIKE = ("media", "pictures", "shown")
"""What an answer has in common with others in a way that only reading all of them anew can tell."""

ENDS = ("status", "published")
"""What tells whether there is a page of an answer, and of which kind."""


class Anew(NamedTuple):
    """The library as the files are now: the answers that were read anew, by their slugs, and the slugs of those that
    are gone. `facts` are those that are others now, `found` is what is wrong with content as it was read."""

    library: Library
    changed: Mapping[str, Answer]
    gone: frozenset[str]
    facts: frozenset[Fact]
    found: tuple[Diagnostic, ...]


class _Read(NamedTuple):
    """An answer, whether it has a body, and what is wrong with its file."""

    answer: Answer
    has_body: bool
    found: tuple[Diagnostic, ...]


def read_anew(last: Last, root: Path, around: Library) -> Anew | None:
    """The library, of which the last build left all but the answers, with these as they are now; None if that cannot be
    told from the files that changed. Raises StoreError if the store is damaged."""
    read = [_read(root, path) for path in sorted((last.changed & last.stamps.keys()) - {LOCK})]
    known = [one for one in read if one is not None]
    before = frozenset(last.ground.slugs[path] for path in last.changed if path in last.ground.slugs)
    changed = {one.answer.key: one.answer for one in known}
    if len(known) < len(read) or len(changed) < len(read) or not _one_file_each(last, changed.keys() - before):
        return None
    library = _library(last, around, known, before)
    then = {slug: last.value("=answer", slug) for slug in before}
    facts = frozenset(fact for slug in before | changed.keys() for fact in _facts(last, then, changed, slug))
    kept: tuple[Diagnostic, ...] = last.value("found")
    gone = before - changed.keys()
    if not _can_be_told(last, library, then, changed, facts, kept) or _named_in_unread(root, library, gone):
        return None
    found = [one for one in kept if one.location.path not in last.changed]
    for one in known:
        found += [*one.found, *_unknown(library, one.answer)]
    return Anew(library, changed, gone, facts, tuple(found))


def lock_anew(last: Last, root: Path) -> tuple[Lock, frozenset[Fact]] | None:
    """What was ever published, as its file says now, and what of it is another; None if it must be read with all else:
    it is new or gone, or something is or was wrong with it."""
    before: Lock = last.value("=lock")
    if LOCK not in last.changed:
        return before, frozenset()
    now, problems = read_lock(root)
    kept: tuple[Diagnostic, ...] = last.value("found")
    if now.there != before.there or any(one.location.path == LOCK for one in (*problems, *kept)):
        return None
    return now, frozenset(now.differing(before))


def _read(root: Path, path: str) -> _Read | None:
    """The answer of a file; None if there is none, or if it cannot be told whether it is a draft."""
    text, problems = read_text(root, root / path)
    read = read_answer(key_of(path), path, text) if not problems else None
    if read is None or read.record is None or (read.record.status is State.DRAFT) != says_draft(text):
        return None
    return _Read(read.record, read.body is not None, read.found)


def _one_file_each(last: Last, new: Set[str]) -> bool:
    """Whether no answer that is new has a namesake."""
    if not new:
        return True
    files = Counter(key for path in last.stamps if is_of_an_answer(path) and (key := key_of(path)) in new)
    return all(number == 1 for number in files.values())


def _library(last: Last, around: Library, read: Iterable[_Read], before: frozenset[str]) -> Library:
    """The library with all answers, in the order of their slugs."""
    slugs, bodies, unread, drafts = last.value("=slugs")
    now = {one.answer.key: one for one in read}
    slugs = sorted({*slugs} - before | now.keys())
    bodies = sorted({*bodies} - before | {key for key, one in now.items() if one.has_body})
    answers = Answers(slugs, partial(last.value, "=answer"), last.outlines)
    if last.answers is not None:
        answers.know(last.answers)
    for one in now.values():
        answers.put(one.answer)
    drafts = drafts - last.changed | {one.answer.path for one in now.values() if one.answer.status is State.DRAFT}
    texts = Bodies(answers, bodies, unread)
    return replace(around, answers=Records("answers", answers), bodies=texts, drafts=drafts)


def _facts(last: Last, then: Mapping[str, Answer], now: Mapping[str, Answer], slug: str) -> Iterable[Fact]:
    """What is another of an answer. One that comes, goes, or has a page of another kind, is another in all."""
    with unnoted():
        old: Mapping[str, bytes] = last.value("=aspects", slug) if slug in then else {}
        new = aspects(now[slug]) if slug in now else {}
        differ = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
        moved = slug not in then or slug not in now or then[slug].path != now[slug].path
        if moved or not differ.isdisjoint(ENDS):
            differ = {*old, *new, KEYS}
    return [Fact(f"{Answer.KIND}/{slug}", name) for name in differ]


def _can_be_told(
    last: Last,
    library: Library,
    then: Mapping[str, Answer],
    now: Mapping[str, Answer],
    facts: frozenset[Fact],
    kept: Iterable[Diagnostic],
) -> bool:
    """Whether nothing else changes with these answers than what rests on these facts."""
    fields = {fact.field for fact in facts}
    for one in kept:
        if one.location.path in last.changed and not one.code.startswith(OWN):
            return False
        if one.code == "REF003" and key_of(one.location.path) in then.keys() | now.keys():
            return False  # which of the two counts is told by both
        if one.code == "READ003" and one.location.path in last.changed and _has_media(one.location.path, then, now):
            return False
        if (one.code == "REF002" and "id" in fields) or (_is_of_a_name(one) and not fields.isdisjoint((KEYS, "was"))):
            return False
    with unnoted():
        if any(_alike(then.get(slug)) != _alike(now.get(slug)) for slug in then.keys() | now.keys()):
            return False
        ids = Counter(answer.id for answer in library.answers.values() if answer.id) if "id" in fields else {}
        return all(ids[answer.id] == 1 for answer in now.values() if answer.id in ids) and not _named(
            library, then.keys() - now.keys()
        )


def _is_of_a_name(found: Diagnostic) -> bool:
    """Whether a finding is that there is no answer of a name: its hint looks at all names, also former ones."""
    return found.code == "REF001" and found.message.startswith("there is no answer ")


def _has_media(path: str, *answers: Mapping[str, Answer]) -> bool:
    """Whether a file's answer has media: what is wrong with a transcript of a draft is told at the draft."""
    return any(one.media for each in answers for one in each.values() if one.path == path)


def _alike(answer: Answer | None) -> str:
    """What an answer has of files that others may have as well, which are named as they lie beside it."""
    found = [repr(value) for name in ALIKE if (value := getattr(answer, name, None))]
    return "\n".join([*found, PurePosixPath(answer.path).parent.as_posix()] if answer and found else found)


def _named(library: Library, gone: frozenset[str] | set[str]) -> bool:
    """Whether something names an answer that is gone."""
    if not gone:
        return False
    kinds = (library.collection(kind).values() for kind in KINDS)
    records = [*([library.settings] if library.settings else []), *(record for found in kinds for record in found)]
    if any(kind == Answer.KIND and key in gone for record in records for _, kind, key in references(record)):
        return True
    mentioned = (mention for answer in library.answers.values() for mention in answer.mentioned)
    return any(kind == Answer.KIND and key in gone for kind, key in mentioned)


def _named_in_unread(root: Path, library: Library, gone: frozenset[str]) -> bool:
    """Whether the text of a draft that cannot be read mentions an answer that is gone."""
    texts = library.bodies.unread if gone and isinstance(library.bodies, Bodies) else {}
    for path in library.drafts if texts else ():
        if key_of(path) in texts:
            read = read_answer(key_of(path), path, read_text(root, root / path)[0])
            mentions = (*(read.body or NO_TEXT).mentions, *read.unsettled.mentions)
            if any(one.kind == Answer.KIND and one.id in gone for one in mentions):
                return True
    return False


def _unknown(library: Library, answer: Answer) -> list[Diagnostic]:
    """What an answer names that is not there."""
    with unnoted():
        known: Known = {kind: library.collection(kind).keys() for kind in KINDS}
        if not _unknown_with(answer, known, {}):
            return []
        known = {kind: library.known_of(kind) for kind in KINDS}
        return _unknown_with(answer, known, former_names({kind: library.collection(kind) for kind in KINDS}))


def _unknown_with(answer: Answer, known: Known, names: Mapping[tuple[str, str], str]) -> list[Diagnostic]:
    """The same; the former names of all records help to tell what is meant."""
    found = [*unknown_in_record(answer, known, names)]
    return [*found, *(one for text in answer.texts for one in unknown_in_text(text, known, names))]
