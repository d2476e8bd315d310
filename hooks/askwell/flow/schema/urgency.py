"""How soon advice asks its reader to act."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from askwell.source.record import SubRecord
from askwell.source.scalars import Colour, Text, one_of


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
    one_of("urgency", {str(u): u for u in Urgency}, "; a word of your site's own stands in urgency_word:"),
    WithJsonSchema({"enum": [str(u) for u in Urgency]}),
]


class UrgencyWord(SubRecord):
    """An urgency of the site's own: a little graver than one of the four that are no emergency, and milder than the
    next."""

    like: Annotated[
        Urgency,
        one_of("urgency that a word can be like", {str(u): u for u in Urgency if u is not Urgency.EMERGENCY}),
        WithJsonSchema({"enum": [str(u) for u in Urgency if u is not Urgency.EMERGENCY]}),
    ]
    """The urgency that it is a kind of: `urgent`, `routine`, `self_care` or `out_of_scope`."""

    label: Text
    """What readers see in place of that urgency's words."""

    colour: Colour | None = None
    """The colour behind its advice on a light page."""

    colour_dark: Colour | None = None
    """The same on a dark page; needed with `colour`."""


Level = tuple[Caution, int]
"""How grave advice is: its urgency, and among the site's words for that urgency its place, 0 for no word."""
