"""Messages and runs for tests of sending. Their words mean nothing on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path

from askwell.sending.envelope import NOBODY, content_digest
from askwell.sending.journal import Journal
from askwell.sending.pace import Pace
from askwell.sending.recipients import Recipient
from askwell.sending.sending import Outcome, Patience, Run
from askwell.sending.server import Security, Server
from askwell.sending.smtp import Session, Waits, connect

WAITS = Waits(step=10, end=10)
"""For servers that answer, however busy the machine is."""

SHORT = Waits(step=0.4, end=0.4)
"""For those that say nothing."""

AT_ONCE = Patience(tries=3, later=(0.0, 0.0), dropped=(0.0, 0.0, 0.0, 0.0, 0.0))


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def message(person: Recipient, words: str = "Test words.") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Test subject"
    made["From"] = "Test desk <desk@example.org>"
    made["To"] = person.address
    if person.unsubscribe:
        made["List-Unsubscribe"] = f"<{person.unsubscribe}>"
    made.set_content(f"{words}\n.\n..\nTest line.\n")
    made.add_alternative(f"<p>{words}</p>\n", subtype="html")
    return made


def people(*names: str) -> list[Recipient]:
    return [Recipient(f"{name}@example.org") for name in names]


def connecting(port: int, waits: Waits = WAITS) -> Callable[[], Session]:
    return lambda: connect(Server("127.0.0.1", port, "", Security.NONE), "", waits)


def send(path: Path, port: int, to: Iterable[Recipient], words: str = "Test words.", waits: Waits = WAITS) -> Outcome:
    """One run, as fast as the server lets us, with time that does not pass."""
    clock, to = Clock(), list(to)
    with Journal(path) as journal:
        journal.begin(content_digest(message(NOBODY, words)))
        journal.list((one.key, one.address) for one in to)
        pace = Pace(60, clock, clock.sleep)
        return Run(journal, lambda one: message(one, words), connecting(port, waits), pace, AT_ONCE).run(to)
