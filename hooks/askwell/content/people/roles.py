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
class Use:
    """A place where content names a person: in which role, in which record, and the way to it there (no way, if it
    is a link in a text)."""

    role: Role
    record: Record
    loc: Loc = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """Every place that names a person, by the person's id, in the order of records."""

    uses: Mapping[str, tuple[Use, ...]]

    def records(self, person: str, *roles: Role) -> tuple[Record, ...]:
        """The records that name a person in one of some roles, each once."""
        found = {id(use.record): use.record for use in self.uses.get(person, ()) if use.role in roles}
        return tuple(found.values())

    def has(self, person: str, *roles: Role) -> bool:
        """Whether a person has one of some roles."""
        return any(use.role in roles for use in self.uses.get(person, ()))

    def path(self, person: str) -> str:
        """The page of a person: among the experts, if words of theirs stand in answers."""
        is_expert = self.has(person, Role.EXPERT)
        return addresses.expert_path(person) if is_expert else addresses.person_path(person)


def roles_in(records: Iterable[Record]) -> Roles:
    """The roles that answers, guides and settings give."""
    found: dict[str, list[Use]] = {}
    for record in records:
        for loc, key in record.people if isinstance(record, Answer) else _named(record):
            found.setdefault(key, []).append(Use(_ROLES.get(str(loc[0]), Role.NAMED), record, loc))
        for kind, key in record.mentioned if isinstance(record, Answer) else ():
            if kind == PEOPLE:
                found.setdefault(key, []).append(Use(Role.NAMED, record))
    return Roles({key: tuple(uses) for key, uses in found.items()})


def _named(record: Record) -> Iterator[tuple[Loc, str]]:
    return ((loc, key) for loc, kind, key in references(record) if kind == PEOPLE)
