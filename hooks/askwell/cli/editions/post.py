"""One sending of an edition, as a person at a terminal follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import click

from askwell.cli.editions.progress import Progress
from askwell.sending.addresses import same_person
from askwell.sending.envelope import NOBODY, content_digest, envelope_bytes
from askwell.sending.journal import Journal, journal_of, known_from, must_be_what_was_begun
from askwell.sending.pace import Pace
from askwell.sending.recipients import Recipient
from askwell.sending.sending import Make, Patience, Run, goes
from askwell.sending.server import Server
from askwell.sending.smtp import Waits, connect
from askwell.sending.standing import Known, State, Step
from askwell.sending.told import how_long, left_told, people

TEST = "[Test] "
"""What the subject of a test begins with."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided of people who are left: the addresses of those who get the letter once more, and of those
    who have it."""

    again: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()

    def alone(self, path: Path) -> int:
        """Notes what was decided, tells who is left, and returns the exit code. Sends nothing."""
        if self.again or self.arrived:
            with Journal(path) as journal:
                self.note(journal)
                known = journal.known
        else:
            known = known_from(path)
        return told(known)

    def note(self, journal: Journal) -> None:
        """Writes them down. Raises UsageError, before any is written, for somebody who is not left."""
        steps = [*self._steps(journal.known)]
        for step, key in steps:
            journal.note(step, key)

    def _steps(self, known: Known) -> Iterator[tuple[Step, str]]:
        for step, addresses in ((Step.AGAIN, self.again), (Step.ARRIVED, self.arrived)):
            for address in addresses:
                key = same_person(address.strip())
                one = known.people.get(key)
                if one is None or one.state is State.UNLISTED:
                    raise click.UsageError(f"'{address}' is not on the list of this edition")
                if one.state is State.SENT:
                    raise click.UsageError(f"'{address}' has it: {one.said or 'somebody said so'}")
                yield step, key


class Post:
    """An edition, what makes its messages, and the people of a list. Each message is made once before any is sent, so
    that a mistake in one of them stops all."""

    def __init__(self, root: Path, edition: str, make: Make, to: tuple[Recipient, ...], testing: bool) -> None:
        self.edition = edition
        self.make: Make = (lambda one: _as_test(make(one))) if testing else make
        self.to = to
        self.testing = testing
        sample = self.make(NOBODY)
        self.subject, self.sender = str(sample["Subject"]), str(sample["From"])
        self.content = content_digest(sample)
        self.path = journal_of(root, edition, self.content if testing else "")
        for one in to:
            envelope_bytes(self.make(one), one, "")

    def _now(self) -> list[Recipient]:
        """Who is sent to. Raises JournalError if the first people have other words."""
        known = known_from(self.path)
        must_be_what_was_begun(known, self.content)
        return goes(known, self.to)

    def tell(self, per_minute: int) -> None:
        """Says what would be sent."""
        now = self._now()
        click.echo(f"From:    {self.sender}\nSubject: {self.subject}")
        click.echo(f"To:      {people(len(now))} of {len(self.to):,}, {how_long(len(now), per_minute)} in all")
        click.echo("Nothing was sent.")

    def agreed(self, server: Server, decisions: Decisions) -> bool:
        """Whether the person at the terminal wants it to be sent."""
        number = len({one.key for one in self._now()} | {same_person(one) for one in decisions.again})
        return number == 0 or click.confirm(f"Send '{self.subject}' to {people(number)} through {server}?")

    def send(self, server: Server, password: str, pace: Pace, patience: Patience, decisions: Decisions) -> int:
        """Sends to all who may be sent to, tells who is left, and returns the exit code."""
        with Journal(self.path) as journal:
            journal.begin(self.content)
            journal.list((one.key, one.address) for one in self.to)
            decisions.note(journal)
            now = goes(journal.known, self.to)
            with Progress(len(now)) as progress:
                pace.sleep = progress.sleep
                run = Run(
                    journal, self.make, lambda: connect(server, password, Waits()), pace, patience,
                    progress.stopped, progress.told, progress.waits,
                )  # fmt: skip
                outcome = run.run(now)
            if outcome.stopped:
                click.echo(f"Stopped: {outcome.stopped}." + (f"\n    hint: {outcome.hint}" if outcome.hint else ""))
            code = told(journal.known)
        if code == 0 and not self.testing:
            click.echo(f"Now mark it as sent: askwell edition sent {self.edition}")
        return code


def told(known: Known) -> int:
    """Tells who is left, and returns the exit code: 1 if somebody is."""
    for line in left_told(known):
        click.echo(line)
    return 1 if known.left() else 0


def _as_test(message: EmailMessage) -> EmailMessage:
    subject = str(message["Subject"])
    del message["Subject"]
    message["Subject"] = f"{TEST}{subject}"
    return message
