"""What changed in a text after it was published, and how readers are told."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from askwell.source.record import SubRecord
from askwell.source.scalars import Day, Key, Reference, Text, one_of


class ChangeKind(StrEnum):
    """What readers must know first of a change."""

    CORRECTION = "correction"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"


KindField = Annotated[
    ChangeKind,
    one_of("kind of change", {str(kind): kind for kind in ChangeKind}),
    WithJsonSchema({"enum": [str(kind) for kind in ChangeKind]}),
]

ByField = Annotated[Key, Reference("people")]


class Milder(SubRecord):
    """A way that now leads to milder advice, on purpose."""

    was: Key
    """The outcome it led to."""

    now: Key
    """The outcome it leads to."""


class LoggedChange(SubRecord):
    """A change of a guide. `kind` and `by` may be missing in an old version that is compared with a new one; check
    asks for both."""

    on: Day
    """The day of the change."""

    kind: KindField | None = None
    """`correction`, `update`, `clarification` or `retraction`; check asks for it."""

    what: Text
    """One sentence: what changed, and why."""

    by: ByField | None = None
    """The id of the person who answers for it; check asks for it."""

    mailed: Day | None = None
    """The day on which a newsletter told it."""

    signs_removed: tuple[Text, ...] = ()
    """The signs that were taken from a list of red flags, or worded anew, word for word as they were."""

    milder: tuple[Milder, ...] = ()
    """The changes to milder advice that this entry stands for."""
