"""Checks a site of which the last build has read and checked all but a few answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from askwell.checks import judged
from askwell.checks.checked_site import CheckedSite
from askwell.content.library import Library
from askwell.content.people import roles
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.proving.guides import Later
from askwell.flow.verify.invariants import Proof, proof
from askwell.rebuild.ground import NoLastBuild
from askwell.rebuild.last import Checked, Last
from askwell.rebuild.reading import KINDS, lock_anew, read_anew
from askwell.rebuild.store import StoreError
from askwell.rebuild.units import Units
from askwell.source.asked import held
from askwell.source.record import Record
from askwell.surroundings.all_findings import with_surroundings


def check_from_last(root: Path, day: date) -> CheckedSite | None:
    """The site as its files are now, of which the last build has read the most; None if all of it must be read. Nothing
    is kept: what changed since is read anew each time."""
    try:
        last = Last.of(root, day, published=False)
    except NoLastBuild:
        return None
    try:
        found = check_again(last, root)
    except (StoreError, sqlite3.Error):
        return None
    finally:
        last.close()
    return found.checked if found else None


def check_again(last: Last, root: Path) -> Checked | None:
    """The site as its files are now; None if all of it must be read anew. Raises StoreError if the store is damaged."""
    around, machines = last.value("=library")
    anew = read_anew(last, root, around)
    locked = lock_anew(last, root)
    if anew is None or locked is None:
        return None
    lock, differing = locked
    units, library = Units(last.store, anew.facts | differing), anew.library
    units.folder = last.ground.site
    units.keep("found", "", anew.found, ())
    if (told := units.held("settled", "roles")) is not None:
        library = replace(library, known=roles.read(told))
    know(units, library)
    made = {key: partial(_machine, library, key) for key in machines}
    site = CheckedSite(library, Later(made), last.ground.day, root=root, lock=lock, units=units)
    site = replace(site, proofs=Later({key: partial(_proof, site, key) for key in machines}), stamps=last.stamps)
    return Checked(with_surroundings(root, judged(site, anew.found)), anew.changed, anew.gone)


def know(units: Units, library: Library) -> None:
    """Lets things that were made refer to records by their kinds and keys."""
    every = {kind: held(library.collection(kind)) for kind in KINDS}
    units.refer = partial(_name, every)
    units.found = partial(_record, every)


Every = Mapping[str, Mapping[str, Record]]
"""All records of a library by their kinds."""


def _name(every: Every, found: object) -> tuple[str, str] | None:
    kind = _KIND_OF.get(type(found).__name__) if isinstance(found, Record) else None
    if kind is None or not isinstance(found, Record):
        return None
    own = every[kind]
    return (kind, found.key) if found.key in own and own[found.key] is found else None


_KIND_OF = {
    "Answer": "answers", "UnreadAnswer": "answers", "Person": "people", "Topic": "topics", "Source": "sources",
    "Disclaimer": "disclaimers", "Flow": "flows", "Term": "glossary", "Edition": "newsletters", "SharedPart": "parts",
}  # fmt: skip


def _record(every: Every, name: tuple[str, str]) -> Record:
    kind, key = name
    return every[kind][key]


def _machine(library: Library, key: str) -> Machine:
    machine, _ = compile_flow(library.flows[key])
    if machine is None:
        raise ValueError(f"{key} was compiled before")
    return machine


def _proof(site: CheckedSite, key: str) -> Proof:
    return proof(site.machines[key])
