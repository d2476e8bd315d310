"""One newsletter, as an editor writes it: `content/newsletters/<date>.md`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, WithJsonSchema

from askwell.content.pictures.names import PictureFile
from askwell.diagnostics import Location
from askwell.flow.schema.people import PersonRef
from askwell.flow.schema.records import AiUse
from askwell.patterns import regex
from askwell.source.record import Record, SubRecord
from askwell.source.scalars import Day, Key, ShortAnswer, Text, YesNo, one_of

NEWSLETTERS = "newsletters"
"""The kind, and its folder in `content/`."""

SENT = ".sent.json"
"""How the name of the file ends that keeps what was mailed of an edition, beside the edition's own."""


class EditionState(StrEnum):
    """Whether an edition is still being written."""

    DRAFT = "draft"
    READY = "ready"


class EditionItem(SubRecord):
    """Something that an edition leads to: an answer, or a guide, or a guide entered further on."""

    answer: Key | None = None
    """The permanent id of an answer, for example k7m2. Its name is understood too, and told what to write."""

    guide: Key | None = None
    """The id of a guide, in place of an answer."""

    entry: Key | None = None
    """With `guide`: the entry of the guide at which readers begin."""

    blurb: ShortAnswer | None = None
    """What the edition says of it, in at most 60 words; without it the short answer, or what the guide is for."""

    change: Day | None = None
    """The day of a change to that text, which this item tells."""

    picture: PictureFile | None = None
    """A picture of the answer's text, shown above the first item: its file's name."""

    first_question: YesNo = False
    """yes to show the guide's first question with its choices, in the first item."""


class Edition(Record):
    """One newsletter. Its file's name is its date."""

    subject: Text
    """The subject of the mail, of 30 to 70 characters."""

    preheader: Text
    """What mail programs show behind the subject."""

    items: Annotated[tuple[EditionItem, ...], Field(min_length=1)]
    """What it leads to, the most important first."""

    sign_off: Text | None = None
    """How it ends."""

    editor: PersonRef | None = None
    """The id of the person who answers for it, if that is not the responsible editor of the site."""

    status: Annotated[
        EditionState,
        one_of("state of an edition", {str(s): s for s in EditionState}),
        WithJsonSchema({"enum": [str(s) for s in EditionState]}),
    ] = EditionState.READY
    """`draft` while it is being written; a draft is not on the site."""

    sent: Day | None = None
    """The day on which it was sent. From then on its text and links may not change."""

    ai_use: AiUse | None = None
    """How its own words were made, if a language model had a part in them."""

    _intro: tuple[str, ...] = ()
    _below: tuple[str, int] = ("", 1)
    """What stands below its header as it is written, and the line on which that begins."""

    @property
    def intro(self) -> tuple[str, ...]:
        """The paragraphs under the header, plain words."""
        return self._intro

    def in_intro(self, words: str) -> Location:
        """Where words of the intro stand; where it begins, if they run over the end of a line."""
        text, first = self._below
        at = max(text.find(words), len(text) - len(text.lstrip()))
        return Location(self.path, first + text.count("\n", 0, at), at - text.rfind("\n", 0, at))

    @property
    def day(self) -> date:
        """Its date, which is its file's name: others are not read."""
        return date.fromisoformat(self.key)

    def is_out(self, today: date) -> bool:
        """Whether it stands on the site on a day: it is no draft, and its date has come, or it was sent before."""
        day = min(self.day, self.sent) if self.sent else self.day
        return self.status is not EditionState.DRAFT and day <= today


DATED = regex(r"\d{4}-\d\d-\d\d")


def is_day(key: str) -> bool:
    """Whether a name is a day: "2026-12-03"."""
    try:
        return DATED.fullmatch(key) is not None and date.fromisoformat(key) is not None
    except ValueError:
        return False
