"""The states of an answer and of a guide, from draft to withdrawn: which a record is in, and what each needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from askwell.diagnostics import Diagnostic, Severity
from askwell.patterns import regex


class State(StrEnum):
    """How far a text has come in its life."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


_OLD = ("id", "question", "asked", "short_answer", "topics", "ai_use", "published")
_WHOLE = (*_OLD, "reviewed", "next_review", "sources", "questions_to_ask", "care_cards")

NEEDS: Mapping[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.SCHEDULED: _WHOLE,
    State.PUBLISHED: _WHOLE,
    State.ARCHIVED: (*_OLD, "since"),
    State.WITHDRAWN: (*_OLD, "since", "why"),
    State.MERGED: ("id", "question", "since", "instead"),
}
"""The fields that an answer needs in each state, besides the text of all but drafts and merged ones."""

GUIDE_NEEDS: Mapping[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.PUBLISHED: (),
    State.WITHDRAWN: ("since", "why"),
}
"""The states of a guide, with the fields that each needs besides those of every guide."""

KEPT = ("id", "question", "asked", "short_answer", "ai_use", "published", "updated", "changes", "was")
"""The fields of a merged answer that still count, besides those of its state: the rest belongs to the answer that it
went into."""

STANDING = ("since", "why", "instead")
"""The fields that tell of a state that came after publication, and stand in no other."""

LISTED = frozenset((State.DRAFT, State.SCHEDULED, State.PUBLISHED))
"""The states whose pages stand in lists, where there is a page: an archived answer has one, but outside of lists."""

UNKEPT = frozenset((State.ARCHIVED, State.WITHDRAWN, State.MERGED))
"""The states of what nobody keeps up to date any more: it needs no review."""

UNBUILT = frozenset((State.DRAFT, State.SCHEDULED))
"""The states that a preview shows and no build has."""


def state_of(record: object, today: date) -> State:
    """The state of a record on a day. One that is to be published later is scheduled, whether or not it says so; one
    whose day has come is published. Records of other kinds than answers and guides are published."""
    written = State(getattr(record, "status", State.PUBLISHED))
    if written not in (State.SCHEDULED, State.PUBLISHED):
        return written
    day: date | None = getattr(record, "published", None)
    return State.SCHEDULED if day is not None and day > today else State.PUBLISHED


def written_state(data: Any) -> State:
    """The state that a file's fields name; published if they name none, or none that there is."""
    said = data.get("status") if isinstance(data, dict) else None
    word = said.strip() if isinstance(said, str) else ""
    return State(word) if word in set(State) else State.PUBLISHED


_DRAFT = regex(r"""(?m)^(["']?)status\1[ \t]*:[ \t]+(["']?)draft\2[ \t]*(?:#.*)?\r?$""")
_END = regex(r"(?m)^---[ \t]*\r?$")


def says_draft(text: str) -> bool:
    """Whether a file says that it is a draft, even if nothing else of it can be read."""
    text = text.replace("\0", "").removeprefix("\ufeff")
    start = _END.match(text)
    end = _END.search(text, start.end() if start else 0)
    return _DRAFT.search(text, 0, end.start() if end else len(text)) is not None


def weighed(found: Iterable[Diagnostic], drafts: Collection[str]) -> list[Diagnostic]:
    """Findings, those in drafts as warnings: what is not finished stops nobody."""
    return [replace(one, severity=Severity.WARNING) if one.location.path in drafts else one for one in found]


def missing(data: Mapping[str, Any], needs: Mapping[State, tuple[str, ...]], noun: str) -> Iterator[tuple[str, str]]:
    """The fields that a record should have in its state and has not, and the words that say why if others may do
    without. A draft is told what it will need."""
    state = written_state(data)
    usual = needs[State.PUBLISHED]
    for name in usual if state is State.DRAFT else needs.get(state, usual):
        if name not in data:
            article = "an" if state is State.ARCHIVED else "a"
            yield name, "" if name in usual else f": {article} {state} {noun} needs it"


def needed_by_state(schema: dict[str, Any]) -> None:
    """Puts into the JSON Schema of an answer which fields each state needs."""
    unsaid = {"if": {"not": {"required": ["status"]}}, "then": {"required": [*NEEDS[State.PUBLISHED]]}}
    said = [
        {
            "if": {"required": ["status"], "properties": {"status": {"const": str(state)}}},
            "then": {"required": [*names]},
        }
        for state, names in NEEDS.items()
        if names
    ]
    schema["allOf"] = [unsaid, *said]


class Leading(Protocol):
    """A record that may have gone into another."""

    @property
    def key(self) -> str: ...

    @property
    def status(self) -> str: ...

    @property
    def instead(self) -> str | None: ...


T = TypeVar("T", bound=Leading)


def end_of(records: Mapping[str, T], key: str) -> T | None:
    """The record to which a key leads in the end: itself, or if it was merged, the one that it went into, however many
    steps away. None if there is no such record, or if the way runs in a circle."""
    seen: set[str] = set()
    while (record := records.get(key)) is not None and record.status == State.MERGED:
        if key in seen or record.instead is None:
            return None
        seen.add(key)
        key = record.instead
    return record
