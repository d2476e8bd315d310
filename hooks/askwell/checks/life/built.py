"""What of a checked site a build renders: neither drafts, nor what is to be published later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from askwell.checks.checked_site import CheckedSite
from askwell.content.library import Library, Part
from askwell.content.records import Answer
from askwell.content.states import UNBUILT, state_of
from askwell.flow.schema.records import Flow
from askwell.source.asked import Records
from askwell.source.record import Record

R = TypeVar("R", bound=Record)


def as_built(checked: CheckedSite) -> CheckedSite:
    """The site without its drafts and without what is not yet due on its day, newsletters too. Everything that makes
    or judges a finished site begins here; only a preview shows the rest."""
    library, today = checked.library, checked.today
    editions = {key: edition for key, edition in library.newsletters.items() if edition.is_out(today)}
    if len(editions) < len(library.newsletters):
        library = replace(library, newsletters=editions)
    answers, flows = _due(library.answers, today), _due(library.flows, today)
    if len(answers) == len(library.answers) and len(flows) == len(library.flows):
        return checked if library is checked.library else replace(checked, library=library)
    machines = Part(checked.machines, flows)
    return replace(checked, library=_without(library, answers, flows), machines=machines)


def _due(records: Mapping[str, R], today: date) -> dict[str, R]:
    return {key: record for key, record in records.items() if state_of(record, today) not in UNBUILT}


def _without(library: Library, answers: Mapping[str, Answer], flows: Mapping[str, Flow]) -> Library:
    """A Library with these answers and flows alone, and with the pictures that they show."""
    shown = {path for answer in answers.values() for path in answer.shown}
    pictures = {path: picture for path, picture in library.pictures.items() if path in shown}
    bodies = Part(library.bodies, answers)
    every, known = Records("answers", answers), library.known[-1:]
    return replace(library, answers=every, flows=flows, bodies=bodies, pictures=pictures, known=known)
