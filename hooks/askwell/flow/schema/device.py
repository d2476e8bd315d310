"""What a guide computes, and what the law on medical devices makes of that."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema

from askwell.source.record import SubRecord
from askwell.source.scalars import Day, Text, one_of

COMPUTES = ("risk", "number", "diagnosis", "dose")
"""What a guide can work out for its reader."""


class Device(SubRecord):
    """What a guide works out for its readers, and what a regulator makes of that: stated, not decided."""

    computes: Annotated[
        tuple[
            Annotated[
                str,
                one_of("thing to compute", {word: word for word in COMPUTES}),
                WithJsonSchema({"enum": list(COMPUTES)}),
            ],
            ...,
        ],
        Field(min_length=1),
    ]
    """`risk`, `number`, `diagnosis` or `dose`."""

    note: Text | None = None
    """Whether it is a medical device where it is published, under which rule, and why."""

    by: Text | None = None
    """Who decided that."""

    on: Day | None = None
    """The day of the decision."""

    @property
    def says(self) -> str:
        """What it works out, in words: "a risk and a number"."""
        return " and ".join(f"a {word}" for word in self.computes)
