"""Checks a site of which the last build has read and checked all but a few answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from askwell.checks import judged
from askwell.checks.checked_site import CheckedSite
from askwell.content.body.answer import read_answer
from askwell.content.library import Bodies, Library
from askwell.content.naming import Known, former_names, unknown_in_record, unknown_in_text
from askwell.content.records import Answer
from askwell.content.states import State, says_draft
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.proving.guides import Later
from askwell.flow.verify.invariants import Proof, proof
from askwell.rebuild.answers import Answers
from askwell.rebuild.ground import NoLastBuild
from askwell.rebuild.last import Last, aspects
from askwell.rebuild.store import StoreError
from askwell.rebuild.units import Units
from askwell.source.asked import Fact, unnoted
from askwell.source.files import read_text
from askwell.source.record import Record
from askwell.surroundings.all_findings import with_surroundings

KINDS = ("answers", "people", "topics", "sources", "disclaimers", "flows", "glossary", "newsletters", "parts")
"""The collections of a library to whose records things may refer."""

OWN = ("FIELD", "BODY", "YAML", "READ003", "REF001")
"""With what the codes begin of what is wrong with an answer by itself, as far as it can be read."""

ALIKE = ("id", "status", "media", "pictures", "shown")
"""What an answer has in common with others in a way that only reading all of them anew can tell."""


class Checked(NamedTuple):
    """A site, checked, and those of its answers that were read anew, by slug."""

    site: CheckedSite
    changed: Mapping[str, Answer]


def check_from_last(root: Path, day: date) -> CheckedSite | None:
    """The site as its files are now, of which the last build has read the most; None if all of it must be read. Nothing
    is kept: what changed since is read anew each time."""
    try:
        last = Last.of(root, day, published=False)
    except NoLastBuild:
        return None
    try:
        found = check_again(last, root)
    except StoreError:
        return None
    finally:
        last.store.connection.close()
    return found.site if found else None


def check_again(last: Last, root: Path) -> Checked | None:
    """The site as its files are now; None if all of it must be read anew. Raises StoreError if the store is damaged."""
    around, slugs, texts, machines = last.value("=library")
    answers = Answers(slugs, partial(last.value, "=answer"), last.outlines)
    if last.answers is not None:
        answers.know(last.answers)
    library: Library = replace(around, answers=answers, bodies=Bodies(answers, texts))
    edits = [_edit(last, root, path, library) for path in sorted(last.changed)]
    if None in edits:
        return None
    units = Units(last.store, [fact for edit in edits if edit for fact in edit.facts])
    units.folder = last.ground.site
    know(units, library)
    kept: tuple[Diagnostic, ...] | None = units.held("found", "")
    if kept is None or any(one.location.path in last.changed and not one.code.startswith(OWN) for one in kept):
        return None
    if any(fact.field == "was" for edit in edits if edit for fact in edit.facts) and any(map(_is_unknown, kept)):
        return None
    changed = {edit.answer.key: edit.answer for edit in edits if edit}
    for answer in changed.values():
        answers.put(answer)
    made = {key: partial(_machine, library, key) for key in machines}
    site = CheckedSite(library, Later(made), last.ground.day, root=root, lock=last.value("=lock"), units=units)
    site = replace(site, proofs=Later({key: partial(_proof, site, key) for key in machines}), stamps=last.stamps)
    found = [one for one in kept if one.location.path not in last.changed]
    found += [one for edit in edits if edit for one in edit.found]
    units.keep("found", "", tuple(found), ())
    return Checked(with_surroundings(root, judged(site, found)), changed)


@dataclass(frozen=True)
class _Edit:
    """An answer that was read anew, the facts that are others now, and what is wrong with it by itself."""

    answer: Answer
    facts: frozenset[Fact]
    found: tuple[Diagnostic, ...]


def _edit(last: Last, root: Path, path: str, library: Library) -> _Edit | None:
    """What became of an answer; None if that cannot be told by looking at it alone."""
    slug = last.ground.slugs[path]
    text, problems = read_text(root, root / path)
    read = read_answer(slug, path, text) if not problems else None
    is_draft = path in library.drafts
    if read is None or read.record is None or is_draft != (read.record.status is State.DRAFT):
        return None
    if is_draft != says_draft(text):  # which looks at the words alone, and may see it another way
        return None
    answer = read.record
    with unnoted():
        now, then = aspects(answer), last.value("=aspects", slug)
        facts = frozenset(Fact(answer.owner, name) for name in now if now[name] != then.get(name))
        if any(Fact(answer.owner, name) in facts for name in ALIKE):
            return None
        known = {kind: library.collection(kind).keys() for kind in KINDS}
        names = former_names({kind: library.collection(kind) for kind in KINDS}) if _is_odd(answer, known) else {}
        found = [*read.found, *unknown_in_record(answer, known, names)]
        found += [one for text in answer.texts for one in unknown_in_text(text, known, names)]
    return _Edit(answer, facts, tuple(found))


def _is_odd(answer: Answer, known: Known) -> bool:
    """Whether an answer names what is not there: then former names of all records help to tell what is meant."""
    return any(True for _ in unknown_in_record(answer, known, {})) or any(
        True for text in answer.texts for _ in unknown_in_text(text, known, {})
    )


def _is_unknown(found: Diagnostic) -> bool:
    """Whether a finding is about a name that is not there: its hint looks at all names, also former ones."""
    return found.code == "REF001"


def know(units: Units, library: Library) -> None:
    """Lets things that were made refer to records by their kinds and keys."""
    units.refer = partial(_name, library)
    units.found = partial(_record, library)


def _name(library: Library, found: object) -> tuple[str, str] | None:
    kind = _KIND_OF.get(type(found).__name__) if isinstance(found, Record) else None
    if kind is None or not isinstance(found, Record):
        return None
    own = library.collection(kind)
    return (kind, found.key) if found.key in own and own[found.key] is found else None


_KIND_OF = {
    "Answer": "answers", "UnreadAnswer": "answers", "Person": "people", "Topic": "topics", "Source": "sources",
    "Disclaimer": "disclaimers", "Flow": "flows", "Term": "glossary", "Edition": "newsletters", "SharedPart": "parts",
}  # fmt: skip


def _record(library: Library, name: tuple[str, str]) -> Record:
    kind, key = name
    return library.collection(kind)[key]


def _machine(library: Library, key: str) -> Machine:
    machine, _ = compile_flow(library.flows[key])
    if machine is None:
        raise ValueError(f"{key} was compiled before")
    return machine


def _proof(site: CheckedSite, key: str) -> Proof:
    return proof(site.machines[key])
