"""What a newsletter's page says of its items that its mail could not know: what became of each since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from askwell.content import addresses
from askwell.content.editions.edition import Edition
from askwell.content.history.told import Told
from askwell.content.records import Answer
from askwell.content.states import UNBUILT, UNKEPT, State
from askwell.flow.schema.changes import ChangeKind
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Choice, Item, Letter
from askwell.letters.making import entry_of, went_into, written
from askwell.render.life.standing import Standing, standing
from askwell.render.view import View

WRONG = (ChangeKind.CORRECTION, ChangeKind.RETRACTION)
"""The kinds of change after which words that were mailed do not hold any more."""


@dataclass(frozen=True, slots=True)
class Copied:
    """An item of a letter, and what became of it. `path` is its page as it is now, "" if there is none any more."""

    item: Item
    path: str
    changes: tuple[Told, ...] = ()
    """What was changed in it since, newest first."""

    standing: Standing | None = None
    """Its state, if it is not simply published."""

    due: date | None = None
    """The day by which it should have been reviewed, if it has not."""

    instead: str = ""
    """The question of the answer that it went into, if it was merged."""

    choices: tuple[Choice, ...] = ()
    """The choices of its first question; none, if the guide asks another now."""

    asks_no_more: bool = False
    """Whether its mail showed a first question with which its guide does not begin any more."""

    @property
    def is_valid(self) -> bool:
        """Whether what the letter says of it may be read as valid."""
        return bool(self.path) and (self.standing is None or self.standing.state is not State.WITHDRAWN)

    @property
    def was_wrong(self) -> bool:
        """Whether something that the letter said of it turned out to be wrong: its intro may say the same."""
        return not self.is_valid or any(change.kind in WRONG for change in self.changes)


def copied(view: View, edition: Edition, letter: Letter, chosen: Collection[str]) -> tuple[Copied, ...]:
    """The items of a letter, in its order. `chosen` are the paths of all pages of choices."""
    return tuple(_copied(view, edition, item, chosen) for item in letter.items)


def _copied(view: View, edition: Edition, item: Item, chosen: Collection[str]) -> Copied:
    record, path = written(view.library, item.kind, item.key), ""
    if record is not None:
        path = _path(record, item)
    if record is None or not path:
        return Copied(item, "")
    before = went_into(view.library, item.key) if item.kind == "answer" else None
    asked = _choices(record, item)
    asks = all(choice.path in chosen for choice in asked)
    state = standing(view, record)
    kept = record.status not in UNKEPT and (state is None or state.state not in UNBUILT)
    late = kept and record.next_review is not None and record.next_review < view.today
    return Copied(
        item,
        path,
        _since(view, edition, item, record, before),
        state,
        record.next_review if late else None,
        record.question if before is not None and isinstance(record, Answer) else "",
        asked if asks else (),
        edition.sent is not None and not asks,
    )


def _choices(record: Answer | Flow, item: Item) -> tuple[Choice, ...]:
    """The choices that a letter shows, at their addresses under the names that the guide and its entry have now."""
    asked = item.first_question.choices if item.first_question else ()
    return tuple(replace(choice, path=_named_now(record, choice.path)) for choice in asked)


def _named_now(record: Answer | Flow, path: str) -> str:
    parts = addresses.read_choice_path(path)
    if parts is None or not isinstance(record, Flow):
        return path
    entry = entry_of(record, parts.entry) or parts.entry if parts.entry else None
    return addresses.choice_path(record.key, entry, parts.choice)


def _path(record: Answer | Flow, item: Item) -> str:
    if isinstance(record, Answer):
        return addresses.answer_path(record.slug)
    if item.kind != "entry":
        return addresses.guide_path(record.key)
    entry = entry_of(record, item.key.partition("/")[2])
    return addresses.entry_path(record.key, entry) if entry else addresses.guide_path(record.key)


def _since(view: View, edition: Edition, item: Item, record: Answer | Flow, before: Answer | None) -> tuple[Told, ...]:
    """What readers were told of a text from the edition's day on. Nobody knows at which hour a letter was sent: what
    was changed on its day stands there too, if the letter does not tell it."""
    day = edition.sent or edition.day
    named = {record.path} | ({before.path} if before else set())
    return tuple(
        change
        for change in view.changes
        if change.record.path in named and change.on >= day and change.what not in item.change
    )
