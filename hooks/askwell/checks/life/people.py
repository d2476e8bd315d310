"""Rules about the people who answer for a text, and about what must be known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from askwell.checks.checked_site import CheckedSite
from askwell.content.history.told import texts
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.content.states import State, state_of
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.schema.records import Flow
from askwell.source.record import Record
from askwell.source.yaml import Loc

NEEDED = ("credentials", "field", "verification", "interests")
"""What must be known of them (The Trust Project; JAMA: credentials, affiliation and interests of whoever vouches)."""


def experts_and_reviewers_are_known(site: CheckedSite) -> Iterator[Diagnostic]:
    """Of an expert and of a reviewer the record says what qualifies them, how that is known, and their interests (The
    Trust Project, JAMA). Of those who only write or edit it may be silent."""
    people = site.library.people.items()
    unsaid = {key: [name for name in NEEDED if getattr(person, name) is None] for key, person in people}
    vouched = _vouched_for(site.library, [key for key, names in unsaid.items() if names])
    for key, uses in vouched.items():
        checks = any(checked for _, checked in uses)  # told where the person is named
        missing = [name for name in unsaid[key] if name != "credentials" or not checks]
        named = [record for record, _ in uses if state_of(record, site.today) is not State.DRAFT]
        if missing and named:
            person = site.library.people[key]
            told = f"{person.name} is an expert or a reviewer in {_paths(named)}"
            hint = f"add {' and '.join(f'{name}:' for name in missing)} here, or take the name out there"
            yield Diagnostic(person.at(), "PERSON002", f"{told}, and has no {_listed(missing)}", hint)


def _vouched_for(library: Library, people: Collection[str]) -> Mapping[str, list[tuple[Answer | Flow, bool]]]:
    """The texts for which each of some people vouches: that have words of theirs, or that they checked (True)."""
    found: dict[str, list[tuple[Answer | Flow, bool]]] = {key: [] for key in people}
    for record in texts(library) if people else ():
        checking = {key for _, key in _checked_by(record)}
        quoted = (*record.experts, *record.answered_by) if isinstance(record, Answer) else ()
        for key in {*checking, *quoted} & found.keys():
            found[key].append((record, key in checking))
    return found


def reviewers_have_credentials(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """Whoever checks a text has a qualification that the page can name (NHS: a reviewer with credentials)."""
    for loc, key in _checked_by(record):
        person = site.library.people.get(key)
        if person is not None and person.credentials is None:
            hint = f"add credentials: to {person.path}, or name somebody who has some"
            message = f"{person.name} cannot have checked this: no credentials are known"
            yield Diagnostic(record.at(*loc), "PERSON003", message, hint)


def _checked_by(record: Answer | Flow) -> Iterator[tuple[Loc, str]]:
    """Who vouches for a text, with the way to each of them."""
    if record.reviewer is not None:
        yield ("reviewer",), record.reviewer
    if isinstance(record, Flow) and record.approval is not None:
        yield ("approval", "by"), record.approval.by


def nobody_reviews_their_own_words(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A review is by somebody else: neither by the only expert whose words stand in the answer, nor by its author (four
    eyes; ours)."""
    if answer.reviewer is None:
        return
    if answer.experts == (answer.reviewer,):
        own = "the only expert whose words stand in this answer"
    elif answer.reviewer == answer.author:
        own = "the author of this answer"
    else:
        return
    message = f"'{answer.reviewer}' is {own}, and also its reviewer"
    hint = "let another clinician review it, or take reviewer: out: the page then says that nobody has checked it"
    yield Diagnostic(answer.at("reviewer"), "PERSON004", message, hint, Severity.WARNING)


def authors_wrote_it(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A text that a language model drafted is not said to be written by a person (EU AI Act, Article 50(4); ours)."""
    if answer.author is not None and answer.ai_use is not None and answer.ai_use.model == "drafted":
        message = f"'{answer.author}' cannot have written this: a language model drafted the text"
        hint = "name the person under editor:, or write model: assisted if the person wrote it with help"
        yield Diagnostic(answer.at("author"), "PERSON005", message, hint)


def production_has_a_responsible_editor(site: CheckedSite) -> Iterator[Diagnostic]:
    """Of a site that the public sees, readers are told who answers for it (The Trust Project; ours)."""
    settings = site.library.settings
    if settings is not None and settings.production and settings.responsible_editor is None:
        hint = "add responsible_editor: and the id of a person of content/people"
        yield Diagnostic(settings.at("production"), "PERSON006", "nobody is named who answers for this site", hint)


def _paths(records: Sequence[Record]) -> str:
    """The files of records, the first two by name."""
    names = [record.path for record in records]
    return _listed(names if len(names) < 3 else [*names[:2], f"{len(names) - 2} more"])


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
