"""The roles that people have. Nobody writes them down: they come from where content names a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from askwell.content import addresses
from askwell.content.records import Answer
from askwell.source.record import Record, references
from askwell.source.yaml import Loc

PEOPLE = "people"


class Role(StrEnum):
    """What a person does, by the field that names the person. `NAMED` is any other place: a link, a change."""

    EXPERT = "experts"
    AUTHOR = "author"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    APPROVER = "approval"
    RESPONSIBLE = "responsible_editor"
    NAMED = "named"


_ROLES = {str(role): role for role in Role} | {"answered_by": Role.EXPERT}


@dataclass(frozen=True, slots=True)
class Roles:
    """What each person does whom content names, by the person's id, in the order of records."""

    of: Mapping[str, frozenset[Role]]

    def has(self, person: str, *roles: Role) -> bool:
        """Whether a person has one of some roles."""
        return not self.of.get(person, frozenset()).isdisjoint(roles)

    def path(self, person: str) -> str:
        """The page of a person: among the experts, if words of theirs stand in answers."""
        is_expert = self.has(person, Role.EXPERT)
        return addresses.expert_path(person) if is_expert else addresses.person_path(person)


def roles_in(records: Iterable[Record]) -> Roles:
    """The roles that answers, guides and settings give."""
    found: dict[str, set[Role]] = {}
    for record in records:
        for loc, key in record.people if isinstance(record, Answer) else _named(record):
            found.setdefault(key, set()).add(_ROLES.get(str(loc[0]), Role.NAMED))
        for kind, key in record.mentioned if isinstance(record, Answer) else ():
            if kind == PEOPLE:
                found.setdefault(key, set()).add(Role.NAMED)
    return Roles({key: frozenset(roles) for key, roles in found.items()})


def told(every: Roles, built: Roles) -> Mapping[str, str]:
    """What each person does, in all content and in what of it is built, in a text each."""
    names = dict.fromkeys((*every.of, *built.of))
    return {key: ",".join(" ".join(sorted(roles.of.get(key, ()))) for roles in (every, built)) for key in names}


def read(told: Mapping[str, str]) -> tuple[Roles, Roles]:
    """The same from these texts."""
    pairs = [(key, text.split(",")) for key, text in told.items()]
    every, built = ({key: frozenset(map(Role, texts[at].split())) for key, texts in pairs} for at in (0, 1))
    return _without_idle(every), _without_idle(built)


def _without_idle(of: Mapping[str, frozenset[Role]]) -> Roles:
    return Roles({key: roles for key, roles in of.items() if roles})


def _named(record: Record) -> Iterator[tuple[Loc, str]]:
    return ((loc, key) for loc, kind, key in references(record) if kind == PEOPLE)
