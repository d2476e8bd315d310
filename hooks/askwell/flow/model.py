"""What an author writes in `content/flows/<flow>.yml`."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import Field, WithJsonSchema

from askwell.fields import Day, Key, Reference, Text, YesNo, one_of
from askwell.record import Part, Record

SourceRef = Annotated[Key, Reference("sources")]
DisclaimerRef = Annotated[Key, Reference("disclaimers")]

NOT_SURE = "not-sure"
"""The key that the choice "Not sure" has in every question that offers it."""


class Urgency(StrEnum):
    """How soon an outcome asks its reader to act."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    OUT_OF_SCOPE = "out_of_scope"
    SELF_CARE = "self_care"

    @property
    def caution(self) -> Caution:
        """Its rank: the higher, the more cautious the advice."""
        return Caution[self.name]


class Caution(IntEnum):
    """Urgencies in order, mildest first. "This guide is not for you" sends a reader to a
    clinician at no set time: milder than a routine visit, more cautious than self-care (ours)."""

    SELF_CARE = 0
    OUT_OF_SCOPE = 1
    ROUTINE = 2
    URGENT = 3
    EMERGENCY = 4


UrgencyField = Annotated[
    Urgency,
    one_of("urgency", {str(u): u for u in Urgency}),
    WithJsonSchema({"enum": [str(u) for u in Urgency]}),
]


class Option(Part):
    """A choice that a question offers."""

    label: Text
    """The choice in the reader's words."""

    to: Key
    """The key of the question or outcome it leads to."""


class NotSure(Part):
    """The choice of a reader who does not know. Give `same_as` or `to`, not both."""

    label: Text = "Not sure"
    """Its wording; "Not sure" unless you write another."""

    same_as: Key | None = None
    """The key of the option that it counts as."""

    to: Key | None = None
    """The key of the question or outcome it leads to, in place of `same_as`."""


class Question(Part):
    """One step of a guide."""

    ask: Text
    """The question, as the reader sees it."""

    help: Text | None = None
    """A sentence that helps to answer it."""

    why_we_ask: Text | None = None
    """Why the guide needs to know."""

    red_flag: YesNo = False
    """Whether this is a screen for signs that call for urgent care. The first question must be one."""

    signs: tuple[Text, ...] = ()
    """The signs a reader looks through before choosing, shown as a list."""

    options: dict[Key, Option] = {}
    """The choices, each under a key of its own."""

    not_sure: NotSure | None = None
    """Offers "Not sure" after the options, and says where it leads."""


class Outcome(Part):
    """Advice in which a guide ends."""

    urgency: UrgencyField
    """How soon to act: emergency, urgent, routine, self_care, or out_of_scope."""

    title: Text
    """The advice in a few words; the outcome's heading."""

    next_step: Text
    """What to do. On an emergency outcome the number to call stands beside it."""

    how_soon: Text
    """By when to do it."""

    why: Text
    """Why the choices lead to this advice."""

    would_change: Text
    """What would change the advice."""

    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]
    """The ids of the sources the advice rests on."""


class Flow(Record):
    """A decision guide: questions that lead to outcomes."""

    title: Text
    """The guide's name, as its heading shows it."""

    purpose: Text
    """What the guide helps with."""

    for_whom: Text
    """Whom it is for, and whom it is not for."""

    updated: Day
    """The day its wording or its ways last changed."""

    reviewed: Day
    """The day it was last reviewed; without a reviewer, the day its sources were last read."""

    next_review: Day
    """The day by which it must be reviewed again, at most 36 months after the last."""

    reviewer: Reviewer | None = None
    """The clinician who reviewed it. Without one the guide says "Not clinically reviewed"."""

    questions: Annotated[dict[Key, Question], Field(min_length=1)]
    """The questions, each under a key of its own; the first is where the guide begins."""

    outcomes: Annotated[dict[Key, Outcome], Field(min_length=1)]
    """The outcomes, each under a key of its own."""


class Reviewer(Part):
    """A clinician who reviewed a text."""

    name: Text
    """The reviewer's name."""

    credentials: Text
    """The qualifications that matter here, for example "MD, geriatrician"."""


Flow.model_rebuild()
