"""Sends an edition to everybody on a list who does not have it, and says who is left."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

from askwell.sending.envelope import envelope_bytes, sender_of
from askwell.sending.journal import Journal
from askwell.sending.pace import Pace
from askwell.sending.recipients import Recipient
from askwell.sending.smtp import Kind, ServerError, Session, Verdict
from askwell.sending.standing import GOES, Known, State, Step

Make = Callable[[Recipient], EmailMessage]
"""Makes one person's message, with all headers but `To`, `Date` and `Message-ID`."""

MOST_UNCERTAIN = 3
"""In a row (ours): a server that takes messages and never says so would leave a whole list uncertain."""

MOST_REFUSED = 10
"""In a row from the first on (ours): a server that refuses so many refuses the sender or the letter, not people."""


MOST_IDLE = 20.0
"""Seconds for which a connection is kept without a message (ours): a server that closed it meanwhile would seem to have
turned the next person down."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a message is tried in one run, and the seconds between tries (ours): servers that put off strangers'
    mail take it after some minutes. `dropped` are the pauses after each connection in a row that failed; after the last
    one the run ends."""

    tries: int = 3
    later: tuple[float, ...] = (60.0, 300.0)
    dropped: tuple[float, ...] = (1.0, 5.0, 15.0, 30.0, 60.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: how many got the letter in it, and why it stopped before its end or ""."""

    sent: int
    stopped: str = ""
    hint: str = ""


def goes(known: Known, people: Sequence[Recipient]) -> list[Recipient]:
    """Who of a list is sent to without anybody's decision: those who are new on it, and those who are due."""
    states = {one.key: known.people[one.key].state if one.key in known.people else State.DUE for one in people}
    return [one for one in people if states[one.key] in (*GOES, State.UNLISTED)]


@dataclass
class Run:
    """One run over a list. `connected` opens a connection; `stop` tells that somebody asked to stop; `told` is called
    after each message that is done with, with how many people are still to come; `waits` when nothing can be done for
    so many seconds."""

    journal: Journal
    make: Make
    connected: Callable[[], Session]
    pace: Pace = field(default_factory=Pace)
    patience: Patience = field(default_factory=Patience)
    stop: Callable[[], bool] = lambda: False
    told: Callable[[int], None] = lambda _: None
    waits: Callable[[float, str], None] = lambda _, __: None

    def __post_init__(self) -> None:
        self._session: Session | None = None
        self._used = 0.0
        self._due: list[tuple[float, int, Recipient]] = []
        self._tries: dict[str, int] = {}
        self._sent = self._dropped = self._uncertain = self._refused = 0

    def run(self, people: Sequence[Recipient]) -> Outcome:
        """Sends to all who may be sent to. Raises JournalError, after which nothing more was sent."""
        self._due = [(float("-inf"), n, one) for n, one in enumerate(goes(self.journal.known, people))]
        if self.journal.known.begun:
            self.pace.rest()
        try:
            while self._due and not self.stop():
                self._next()
        except ServerError as error:
            return Outcome(self._sent, str(error), error.hint)
        finally:
            if self._session:
                self._session.quit()
        return Outcome(self._sent, "somebody asked to stop" if self._due else "")

    def _next(self) -> None:
        """Tries the next message, if it is time."""
        due, number, person = self._due[0]
        rest = due - self.pace.clock()
        if rest > 0:
            self.waits(rest, "the server asked us to come back later")
            self.pace.sleep(rest)
            return
        self.pace.wait()
        session = None if self.stop() else self._open()
        if session is None:
            return
        heapq.heappop(self._due)
        self._tries[person.key] = self._tries.get(person.key, 0) + 1
        verdict = self._offer(session, person)
        again = self._judged(person, verdict)
        if again is not None:
            heapq.heappush(self._due, (self.pace.clock() + again, number, person))
        self.told(len(self._due))
        self._enough(verdict)

    def _open(self) -> Session | None:
        """A connection. None if there was none just now, which may be over soon; then a pause is made."""
        known = self._session
        if known is not None and self.pace.clock() - self._used > MOST_IDLE:
            known.quit()
        self._used = self.pace.clock()
        if known is not None and not known.broken:
            return known
        try:
            self._session = self.connected()
        except ServerError as error:
            first = self._session is None
            if first or not error.passing or self._dropped >= len(self.patience.dropped):
                raise
            self._pause(str(error))
            return None
        return self._session

    def _pause(self, why: str) -> None:
        """Leaves a server alone for a while that closed a connection, each time longer."""
        pause = self.patience.dropped[self._dropped]
        self._dropped += 1
        self.waits(pause, why)
        self.pace.sleep(pause)

    def _offer(self, session: Session, person: Recipient) -> Verdict:
        message = self.make(person)
        raw = envelope_bytes(message, person, self.journal.known.secret)
        try:
            return session.hand_over(
                sender_of(message), person.address, raw, lambda: self.journal.note(Step.HANDING_OVER, person.key)
            )
        except ServerError as error:
            if not error.passing:
                raise
            return Verdict(Kind.DROPPED, str(error))

    def _judged(self, person: Recipient, verdict: Verdict) -> float | None:
        """Writes down what became of a message. Returns the seconds after which it is tried again, if it is."""
        match verdict.kind:
            case Kind.ACCEPTED:
                self.journal.note(Step.ACCEPTED, person.key, verdict.said)
                self._sent += 1
                return None
            case Kind.REFUSED:
                self.journal.note(Step.REFUSED, person.key, verdict.said)
                return None
            case Kind.UNCERTAIN:
                self.journal.note(Step.UNANSWERED, person.key, verdict.said)
                return None
        self.journal.note(Step.LATER, person.key, verdict.said)
        tries = self._tries[person.key]
        if verdict.kind is Kind.UNSUITED or tries >= self.patience.tries:
            return None
        pauses = self.patience.later if verdict.kind is Kind.LATER else (0.0,)
        return pauses[min(tries, len(pauses)) - 1]

    def _enough(self, verdict: Verdict) -> None:
        """Ends a run that only does harm. Raises ServerError."""
        kind = verdict.kind
        self._uncertain = self._uncertain + 1 if kind is Kind.UNCERTAIN else 0
        self._refused = self._refused + 1 if kind is Kind.REFUSED and not self._sent else 0
        if self._uncertain >= MOST_UNCERTAIN:
            raise ServerError(
                f"the server took {MOST_UNCERTAIN} messages and did not say that it has them", "ask its log"
            )
        if self._refused >= MOST_REFUSED and self._due:
            raise ServerError(
                f"the server refused the first {MOST_REFUSED} people: {verdict.said}", "ask whoever runs it"
            )
        if kind is not Kind.DROPPED:
            self._dropped = 0
        elif self._due:
            if self._dropped >= len(self.patience.dropped):
                raise ServerError(f"the server ends each connection: {verdict.said}", "try again later")
            self._pause(verdict.said)
