"""A guide that is being drafted: what a flow's file will say, with notes on what is still to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from askwell.starter import slug

Ends = tuple[tuple[str, str], ...]
"""The ends of a band, each as its field and its number."""

RESERVED = frozenset(
    "and or not in is asked count least most highest every never always outcome any none not-sure todo".split()  # noqa: SIM905
)
"""Words that mean something in conditions, or at a question, by themselves."""

SCREEN, CALL = "red-flags", "call-now"


@dataclass(frozen=True, slots=True)
class DraftOption:
    """A choice; `label` is "" for a band that words itself."""

    key: str
    label: str = ""
    ends: Ends = ()
    points: str = ""


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question. `number` are the lines of its field `number`; without any, its options are ordinary ones."""

    key: str
    ask: str
    options: tuple[DraftOption, ...]
    help: str = ""
    number: tuple[str, ...] | None = None
    when: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of a table. It leads somewhere, or it adds points."""

    when: str
    to: str = ""
    points: str = ""
    because: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table; `to` only where every row counts."""

    key: str
    hit: str
    rows: tuple[DraftRow, ...]
    to: str = ""
    otherwise: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftGuide:
    """All of a draft. Questions are asked in their order; then its tables are passed, in theirs."""

    title: str
    questions: tuple[DraftQuestion, ...]
    outcomes: tuple[tuple[str, str], ...]
    """The key of each outcome, and what the original calls it."""

    tables: tuple[DraftTable, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    scores: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By an outcome's key, what of its fields the original says."""

    first: str = ""
    """Where readers go who have none of the signs."""

    after: str = ""
    """Where readers go after the last question."""


@dataclass
class Keys:
    """Keys for what an original names in words of its own: each is given once."""

    taken: set[str] = field(default_factory=lambda: {SCREEN, CALL, *RESERVED})

    def new(self, words: str, otherwise: str) -> str:
        """A key like some words; like `otherwise` if there are no letters in them that keys are made of."""
        base = key_of(words, otherwise)
        found = next(name for name in numbered(base) if name not in self.taken)
        self.taken.add(found)
        return found


def key_of(words: str, otherwise: str) -> str:
    """Words as a key. A plain number is none: conditions would take it for the number."""
    base = slug(words) or otherwise
    return f"{otherwise}-{base}" if re.fullmatch(r"[0-9-]+", base) else base


def numbered(base: str) -> Iterator[str]:
    """A name, and the same with 2, 3, 4 behind it."""
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def both(conditions: Iterable[str]) -> str:
    """The condition that all of these hold; "" if there are none."""
    given = [condition for condition in conditions if condition]
    return given[0] if len(given) == 1 else " and ".join(map(bracketed, given))


def either(conditions: Iterable[str]) -> str:
    """The condition that one of these holds; there must be one."""
    given = list(dict.fromkeys(conditions))
    return given[0] if len(given) == 1 else " or ".join(map(bracketed, given))


def opposite(condition: str) -> str:
    """The condition that this one does not hold."""
    return f"not {bracketed(condition)}"


def bracketed(condition: str) -> str:
    """A condition that others may stand beside."""
    return f"({condition})" if re.search(r" and | or ", condition) else condition
