"""What guides have in common: shared questions, and differences that somebody signed (`content/vocabulary.yml`)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from askwell.flow.schema.questions import Band
from askwell.flow.schema.wording import OrText
from askwell.source.record import Record, SubRecord
from askwell.source.scalars import Day, Key, Text, YesNo


class SharedOption(Band):
    """A choice of a shared question: its label, or the ends of its band."""

    label: Text | None = None
    """The choice in the reader's words, the same in every guide."""


def _bare(value: Any) -> Any:
    return {"label": value} if isinstance(value, str) else value


SharedOptionField = Annotated[SharedOption, BeforeValidator(_bare), OrText()]
"""A choice, or its label alone."""


class SharedQuestion(SubRecord):
    """A question that several guides ask, under one key and in one form."""

    ask: Text
    """The question, as readers see it in every guide."""

    signs: tuple[Text, ...] = ()
    """The signs that it lists, if it is a checklist or a count."""

    options: dict[Key, SharedOptionField] = {}
    """Its choices, each under its key; a checklist and a count have theirs without being told."""

    unit: Text | None = None
    """The unit of the number that it asks for."""

    not_sure: YesNo = False
    """Whether it offers "Not sure"."""


class SignedDifference(SubRecord):
    """Self-care in one guide and an emergency in another, for one reader: explained, and signed."""

    flows: Annotated[dict[Key, Key], Field(min_length=1)]
    """The ids of the two guides, each with the key of its outcome."""

    why: Text
    """Why this is right for these readers."""

    by: Text
    """Who answers for it."""

    credentials: Text
    """The qualifications that matter here."""

    on: Day
    """The day of the decision."""

    @property
    def said(self) -> str:
        """Who decided it, when and why."""
        return f"{self.why} ({self.by}, {self.credentials}, {self.on})"


class Vocabulary(Record):
    """What the guides of a site have in common: `content/vocabulary.yml`."""

    questions: Annotated[dict[Key, SharedQuestion], Field(min_length=1)]
    """The questions that guides share, by their keys."""

    differences: tuple[SignedDifference, ...] = ()
    """Differences between two guides that somebody answers for."""

    def about(self, flow: str) -> tuple[SignedDifference, ...]:
        """The differences of one guide from others."""
        return tuple(one for one in self.differences if flow in one.flows)

    def signed(self, outcomes: dict[str, str]) -> SignedDifference | None:
        """The signature for the outcomes of two guides, by the guides' ids; None if there is none."""
        return next((one for one in self.differences if one.flows == outcomes), None)
