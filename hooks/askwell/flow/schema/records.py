"""What an author writes in `content/flows/<flow>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, PrivateAttr, WithJsonSchema

from askwell.flow.schema.changes import LoggedChange
from askwell.flow.schema.device import Device
from askwell.flow.schema.people import Approval, PersonRef
from askwell.flow.schema.questions import Question
from askwell.flow.schema.shared_parts import SharedPart
from askwell.flow.schema.terms import TermField
from askwell.flow.schema.urgency import Level, Urgency, UrgencyField, UrgencyWord
from askwell.flow.schema.vocabulary import SignedDifference
from askwell.flow.schema.waivers import Promise, Waiver
from askwell.flow.schema.wording import Condition, Wording
from askwell.source.record import Record, SubRecord
from askwell.source.scalars import Day, Key, Points, Reference, Text, YesNo, one_of

SourceRef = Annotated[Key, Reference("sources")]

HitField = Annotated[
    str,
    one_of("way to read a table", {word: word for word in ("first", "unique", "every")}),
    WithJsonSchema({"enum": ["first", "unique", "every"]}),
]


class Row(SubRecord):
    """One row of a decision table."""

    when: Condition
    """The condition under which the row applies."""

    to: Key | None = None
    """The key of the question, outcome or table it leads to; none in a table where every row that applies counts."""

    points: Points = {}
    """The points that its readers get as they pass."""

    because: Text | None = None
    """The row in the reader's words, shown as a reason on the outcome it leads to."""


class Table(SubRecord):
    """Rows of conditions that lead on: readers do not see it, they only pass."""

    hit: HitField
    """first: the first row that applies counts. unique: no two rows may apply at once. every: all rows that apply add
    their points, and all readers go on to the table's `to`."""

    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    """The rows, in order."""

    to: Key | None = None
    """Where all readers go on, if every row that applies counts."""

    otherwise: Key | None = None
    """Where readers go to whom no row applies. Leave it out, and it is proven that there are none."""


class Score(SubRecord):
    """A sum of points."""

    label: Text
    """What it is called, in the reader's words."""

    show: YesNo = False
    """Whether outcomes show the reader's sum."""


class Outcome(SubRecord):
    """Advice in which a guide ends."""

    urgency: UrgencyField
    """How soon to act: emergency, urgent, routine, self_care, or out_of_scope."""

    urgency_word: Key | None = None
    """The site's own word for it, one of `urgency_words` in `site.yml`."""

    title: Wording
    """The advice in a few words; the outcome's heading."""

    next_step: Wording
    """What to do. On an emergency outcome the number to call stands beside it."""

    how_soon: Wording
    """By when to do it."""

    why: Wording
    """Why the choices lead to this advice."""

    would_change: Wording
    """What would change the advice. Pages do not show it on an emergency outcome, whose readers call."""

    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1)]
    """The ids of the sources the advice rests on."""

    milder_than: tuple[Key, ...] = ()
    """The keys of outcomes that are graver, though as urgent."""

    gives: tuple[Key, ...] = ()
    """The parts of treatment that it gives, by names of the author's."""


class Entry(SubRecord):
    """A question at which the guide may be entered, at an address of its own. The red-flag screens
    with which the guide begins are put before it."""

    at: Key
    """The question's key."""

    title: Text
    """What the entry's page is called."""

    was: tuple[Key, ...] = ()
    """Former names of the entry: their addresses lead here."""

    asks: tuple[Key, ...] = ()
    """The keys of earlier questions that its readers are asked first, since later steps rest on them."""

    given: dict[Key, Key] = {}
    """Choices that are taken as made, by the question's key: what later steps rest on and nobody asks here."""


class Scenario(SubRecord):
    """A reader, thought out, with the outcome that is right for this reader. Checked every time."""

    reader: Text
    """Who it is, in a few words."""

    choices: dict[Key, Text]
    """What this reader chooses, by the question's key: an option's key, or a number."""

    outcome: Key
    """The key of the outcome expected."""

    entry: Key | None = None
    """The key of the entry that the reader comes in by, if it is not the start."""


class AiUse(SubRecord):
    """How a text was made, and what a language model had to do with it (EU AI Act, Article 50(4))."""

    model: Annotated[
        str,
        one_of("part of a model", {word: word for word in ("drafted", "assisted", "none")}),
        WithJsonSchema({"enum": ["drafted", "assisted", "none"]}),
    ]
    """`drafted` if a language model wrote the text, `assisted` if it helped to write it, else `none`."""

    how: Text
    """How the text was made: by whom or what, from what, and who checked it."""


class Flow(Record):
    """A decision guide: questions that lead to outcomes."""

    _parts: tuple[SharedPart, ...] = PrivateAttr(default=())
    _differences: tuple[SignedDifference, ...] = PrivateAttr(default=())
    _urgency_words: dict[str, UrgencyWord] = PrivateAttr(default={})

    status: Annotated[
        str,
        one_of("state of a guide", {word: word for word in ("draft", "published", "withdrawn")}),
        WithJsonSchema({"enum": ["draft", "published", "withdrawn"]}),
    ] = "published"
    """`draft`, `published` or `withdrawn`; published if left out."""

    since: Day | None = None
    """The day on which it was withdrawn."""

    why: Text | None = None
    """Why it was withdrawn, in a sentence that readers see."""

    instead: Annotated[Key, Reference("flows")] | None = None
    """The id of the guide to which readers of a withdrawn one are led."""

    was: tuple[Key, ...] = ()
    """Former names of its file, also those of guides that it has taken the place of: their addresses lead here."""

    sensitive: YesNo = False
    """yes if nobody may learn what a reader chooses: newsletters then link to it, and never show its first question."""

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

    reviewer: PersonRef | None = None
    """The id of the clinician who reviewed it. Without one the guide says that no clinician has checked it."""

    ai_use: AiUse | None = None
    """How its text was made; every guide of a site needs it."""

    approval: Approval | None = None
    """Who approved the proof of it. It lapses when what the guide says or where it leads changes."""

    device: Device | None = None
    """What it works out for its readers, and what the law on medical devices makes of that."""

    start: Key | None = None
    """The question where the guide begins; without it, the first one written."""

    use: dict[Key, dict[Key, Text]] = {}
    """The shared parts it uses, by their id, each with its parameters."""

    terms: dict[Key, TermField] = {}
    """The conditions that have a name, each under it."""

    scores: dict[Key, Score] = {}
    """The scores that options add points to."""

    questions: Annotated[dict[Key, Question], Field(min_length=1)]
    """The questions, each under a key of its own; the first is where the guide begins."""

    tables: dict[Key, Table] = {}
    """The decision tables, each under a key of its own."""

    outcomes: Annotated[dict[Key, Outcome], Field(min_length=1)]
    """The outcomes, each under a key of its own."""

    entries: dict[Key, Entry] = {}
    """The places where the guide may be entered from outside, by the last part of their address."""

    rules: tuple[Text, ...] = ()
    """The safety rules, a sentence each."""

    waivers: tuple[Waiver, ...] = ()
    """The promises that this guide sets aside, each with its reason and who answers for it."""

    scenarios: tuple[Scenario, ...] = ()
    """Readers, thought out, with the outcome that is right for each."""

    changes: tuple[LoggedChange, ...] = ()
    """What changed after publication, newest first."""

    @property
    def parts(self) -> tuple[SharedPart, ...]:
        """The shared parts that it uses."""
        return self._parts

    @property
    def differences(self) -> tuple[SignedDifference, ...]:
        """Where it may say something else than another guide to one reader."""
        return self._differences

    @property
    def urgency_words(self) -> Mapping[str, UrgencyWord]:
        """The site's own words for urgencies, by their keys. Of two that are like one urgency the first is milder."""
        return self._urgency_words

    def urgency_label(self, outcome: str) -> str:
        """The site's own words for how urgent an outcome is; "" if it has none."""
        word = self.urgency_words.get(self.outcomes[outcome].urgency_word or "")
        return word.label if word else ""

    def level(self, outcome: str) -> Level:
        """How grave an outcome is. A word that is like another urgency does not count."""
        plain = self.outcomes[outcome].urgency.caution
        found = self.level_called(self.outcomes[outcome].urgency_word)
        return found if found and found[0] is plain else (plain, 0)

    def level_called(self, word: str | None) -> Level | None:
        """How grave advice of an urgency is, one of the five or the site's own; None for no urgency."""
        if word in list(Urgency):
            return Urgency(word).caution, 0
        found = self.urgency_words.get(word or "")
        alike = [key for key, one in self.urgency_words.items() if found and one.like is found.like]
        return (found.like.caution, alike.index(str(word)) + 1) if found else None

    def level_name(self, outcome: str) -> str:
        """The word that an author wrote for how urgent an outcome is."""
        return self.outcomes[outcome].urgency_word or str(self.outcomes[outcome].urgency)

    def waived(self, promise: Promise, at: str) -> bool:
        """Whether a promise is set aside for a question, table, score or outcome of this flow."""
        return any(w.promise is promise and w.at in (None, at) for w in self.waivers)
