"""The next newsletter, proposed from what is on the site: what was wrong, what is new, what is most asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median_low

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import Edition, EditionState
from askwell.content.history.told import Told, texts, told
from askwell.content.records import Answer
from askwell.content.states import State, state_of
from askwell.flow.schema.changes import ChangeKind
from askwell.flow.schema.records import Flow
from askwell.letters.first_question import first_question, refusal
from askwell.letters.making import text_of

MOST = 6
"""Items that are proposed: more are not read (ours)."""

MOST_NEW = 3
"""Of them, new answers: room is left for what readers ask most (ours)."""

RECENT = 6
"""Editions in which an answer counts as read lately: with one a week, about six weeks (ours)."""

USUAL = timedelta(days=7)
"""From one edition to the next, where there are not two yet to tell (ours)."""

TOLD = (ChangeKind.CORRECTION, ChangeKind.RETRACTION)
"""The kinds of change of which readers must hear."""


class Why(StrEnum):
    """Why something is proposed."""

    CHANGE = "change"
    NEW = "new"
    ASKED = "asked"
    GUIDE = "guide"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """Something that an edition could lead to. `reason` says why in words for the editor."""

    record: Answer | Flow
    why: Why
    reason: str
    change: Told | None = None
    first_question: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.record.question if isinstance(self.record, Answer) else self.record.title


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an edition could hold, the most important first. `about` is the item whose question may be the subject;
    `left` says in sentences what else readers may have to be told, and why it is no item."""

    day: date
    items: tuple[ProposedItem, ...]
    about: ProposedItem
    left: tuple[str, ...] = ()


def next_day(checked: CheckedSite) -> date:
    """The day of the next edition: as long after the last one as is usual, or today if that is past or there is none.
    The usual distance is the middle one of the last few."""
    days = [edition.day for edition in _in_order(checked)][-RECENT - 1 :]
    if not days:
        return checked.today
    between = sorted(later - earlier for earlier, later in pairwise(days))
    return max(days[-1] + (median_low(between) if between else USUAL), checked.today)


def propose(checked: CheckedSite, day: date) -> Proposal:
    """A proposal for the edition of a day. The same content gives the same proposal. Raises ValueError if there is
    nothing that an edition could lead to."""
    return _Choosing(checked, day).proposal()


def _in_order(checked: CheckedSite) -> list[Edition]:
    return sorted(checked.library.newsletters.values(), key=lambda edition: edition.key)


class _Choosing:
    """What one edition can be made of."""

    def __init__(self, checked: CheckedSite, day: date) -> None:
        self.checked, self.library, self.day = checked, checked.library, day
        self.weighed = max(day, checked.today)
        others = [edition for edition in _in_order(checked) if edition.day != day]
        self.others = others
        earlier = [edition for edition in others if edition.day < day]
        self.recent = set(_paths(self, earlier[-RECENT:])) | set(_paths(self, (e for e in others if e.day > day)))
        out = [edition for edition in earlier if edition.status is not EditionState.DRAFT]
        self.last = out[-1] if out else None

    def proposal(self) -> Proposal:
        left: list[str] = []
        changed = list(self._changed(left))
        left += [f"{item.name}: {item.reason}" for item in changed[MOST:]]
        taken = changed[:MOST]
        for some, most in ((self._new(), MOST_NEW), (self._asked(), MOST)):
            there = {item.record.path for item in taken}
            taken += [item for item in some if item.record.path not in there][: min(most, MOST - len(taken))]
        taken = taken or list(self._again())[:MOST_NEW]
        if not taken:
            raise ValueError(
                "there is nothing to lead readers to: no answer is published and kept up to date on that day"
            )
        return Proposal(self.day, tuple(self._with_guide(taken)), taken[0], tuple(left))

    def _may_stand(self, record: Answer | Flow) -> bool:
        """Whether an edition may lead to a text on its day: it is published, and its review is not overdue."""
        if state_of(record, self.weighed) is not State.PUBLISHED:
            return False
        if isinstance(record, Flow) and record.key not in self.checked.machines:
            return False
        return record.next_review is None or record.next_review >= self.weighed

    @property
    def _answers(self) -> list[Answer]:
        answers = [answer for answer in self.library.answers.values() if self._may_stand(answer)]
        return sorted(answers, key=lambda answer: answer.slug)

    def _changed(self, left: list[str]) -> Iterator[ProposedItem]:
        """The corrections and retractions that no newsletter has told, newest first, one of each text."""
        found = []
        for record in texts(self.library):
            days = self._days_told(record)
            changes = [c for c in told(record) if c.kind in TOLD and c.mailed is None and c.on <= self.weighed]
            if (untold := [change for change in changes if change.on not in days]) and self._may_stand(record):
                reason = f"{untold[0].word} of {untold[0].on} that no newsletter has told"
                found.append(ProposedItem(record, Why.CHANGE, reason, untold[0]))
            elif untold and record.status in (State.WITHDRAWN, State.ARCHIVED):
                left.append(_of_what_ended(record, untold[0]))
        found.sort(key=lambda item: item.record.path)
        yield from sorted(found, key=lambda item: item.change.on if item.change else date.min, reverse=True)

    def _days_told(self, record: Answer | Flow) -> set[date | None]:
        items = (item for edition in self.others for item in edition.items if item.change)
        return {item.change for item in items if (named := text_of(self.library, item)) and named.path == record.path}

    def _new(self) -> Iterator[ProposedItem]:
        """Answers that were published since the last edition, newest first."""
        since = self.last.day if self.last else date.min
        said = f"new since the newsletter of {since}" if self.last else "new"
        for answer in sorted(self._answers, key=lambda one: one.published or date.min, reverse=True):
            if (answer.published or date.min) >= since and answer.path not in self.recent:
                yield ProposedItem(answer, Why.NEW, f"{said}: published on {answer.published}")

    def _asked(self) -> Iterator[ProposedItem]:
        """Answers with the most votes that stood in none of the last editions."""
        for answer in sorted(self._answers, key=lambda one: -(one.asked.votes or 0)):
            if answer.asked.votes and answer.path not in self.recent:
                votes = "1 vote" if answer.asked.votes == 1 else f"{answer.asked.votes:,} votes"
                yield ProposedItem(answer, Why.ASKED, f"much asked: {votes}, and not in the last newsletters")

    def _again(self) -> Iterator[ProposedItem]:
        """Answers that stood in an edition longest ago."""
        when = {path: edition.key for edition in self.others for path in _paths(self, (edition,))}
        for answer in sorted(self._answers, key=lambda one: (when.get(one.path, ""), -(one.asked.votes or 0))):
            was = f"was in the newsletter of {when[answer.path]}" if answer.path in when else "was in none yet"
            yield ProposedItem(answer, Why.AGAIN, f"nothing is newer; this {was}")

    def _with_guide(self, items: list[ProposedItem]) -> list[ProposedItem]:
        """The items with the guide of the first one. Where its first question may stand in a mail, it leads; but not
        before a correction."""
        lead, rest = items[0], items[1:]
        key = lead.record.flow if isinstance(lead.record, Answer) else None
        flow = self.library.flows.get(key or "")
        if flow is None or not self._may_stand(flow) or any(item.record.path == flow.path for item in items):
            return items
        machine = self.checked.machines[flow.key]
        guide = ProposedItem(flow, Why.GUIDE, f"the guide of the answer '{lead.record.key}'")
        rest = rest[: MOST - 2]
        if lead.change is not None or refusal(machine) is not None or first_question(machine) is None:
            return [lead, guide, *rest]
        return [replace(guide, first_question=True), lead, *rest]


def _paths(choosing: _Choosing, editions: Iterable[Edition]) -> Iterator[str]:
    """The files of what editions lead to."""
    for edition in editions:
        for item in edition.items:
            if (record := text_of(choosing.library, item)) is not None:
                yield record.path


def _of_what_ended(record: Answer | Flow, change: Told) -> str:
    named = f"answer: {record.id}" if isinstance(record, Answer) else f"guide: {record.key}"
    return (
        f"{record.path} is {record.status}, and no newsletter has told its {change.kind} of {change.on}: to tell it,"
        f" add an item with {named}, change: {change.on} and a blurb:"
    )
