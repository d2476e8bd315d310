"""How everybody on a list stands, by the lines of a journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

VERSION = 1
"""Of the journal's form."""


class Step(StrEnum):
    """What a line of a journal tells. All but BEGIN are about one person."""

    BEGIN = "begin"
    LISTED = "listed"
    UNLISTED = "not on the list any more"
    HANDING_OVER = "handing over"
    UNANSWERED = "no clear answer"
    ACCEPTED = "accepted"
    LATER = "later"
    REFUSED = "refused"
    AGAIN = "again"
    ARRIVED = "arrived"


class State(StrEnum):
    """How somebody stands. Everybody but SENT and UNLISTED is left."""

    DUE = "due"
    LATER = "later"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    UNLISTED = "not on the list any more"


_AFTER = {
    Step.LISTED: State.DUE,
    Step.UNLISTED: State.UNLISTED,
    Step.HANDING_OVER: State.UNCERTAIN,
    Step.UNANSWERED: State.UNCERTAIN,
    Step.ACCEPTED: State.SENT,
    Step.LATER: State.LATER,
    Step.REFUSED: State.REFUSED,
    Step.AGAIN: State.DUE,
    Step.ARRIVED: State.SENT,
}

GOES = (State.DUE, State.LATER)
"""Who is sent to without anybody's decision."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands: the address as it was listed, and what the server said last or ""."""

    address: str
    state: State
    said: str = ""


@dataclass
class Known:
    """What a journal's lines say, taken one after the other. People are by their keys, in the order of the list."""

    content: str = ""
    """The digest of what is sent; "" before the first run."""
    secret: str = ""
    """What makes the ids of messages those of this journal, so that they tell nobody an address."""
    people: dict[str, Standing] = field(default_factory=dict)
    begun: bool = False
    """Whether somebody has the letter, or may have it."""

    def left(self) -> tuple[Standing, ...]:
        """Everybody who should have the letter and may not have it."""
        return tuple(one for one in self.people.values() if one.state not in (State.SENT, State.UNLISTED))

    def count(self, *states: State) -> int:
        """How many people stand so."""
        return sum(one.state in states for one in self.people.values())

    def take(self, line: Mapping[str, Any]) -> None:
        """Takes in one line. Raises ValueError, KeyError or TypeError if it is none of a journal's."""
        step = Step(line["step"])
        if step is Step.BEGIN:
            if line["version"] != VERSION:
                raise ValueError
            self.content, self.secret = str(line["content"]), str(line["secret"])
            return
        key = str(line["key"])
        if key not in self.people and step is not Step.LISTED:
            raise ValueError
        before = self.people.get(key, Standing(str(line["to"]), State.DUE))
        may_have_it = step is Step.AGAIN and before.state is State.UNCERTAIN
        self.begun = self.begun or may_have_it or _AFTER[step] is State.SENT
        self.people[key] = replace(before, state=_AFTER[step], said=str(line.get("said", "")))

    def understood(self, line: bytes) -> bool:
        """Whether a line is one of a journal's, which is taken in then."""
        try:
            found = json.loads(line)
            json.dumps(found, ensure_ascii=False).encode()  # half a sign can neither be written again nor shown
            self.take(found)
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        return True

    def read(self, raw: bytes) -> int:
        """Takes in a whole journal and returns how many of its bytes are whole lines. What comes after them was being
        written when the machine stopped: it had not reached the disk, so nothing had been done yet.

        Raises SpoiltError.
        """
        good = 0
        for number, line in enumerate(raw.splitlines(keepends=True), 1):
            if not self.understood(line):
                torn = good + len(line) == len(raw) and (not line.endswith(b"\n") or b"\0" in line)
                if not torn:
                    raise SpoiltError(number)
                break
            good += len(line)
        return good


class SpoiltError(Exception):
    """A journal with a line that was not written here; `line` is its number."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is not one that was written here")
        self.line = line
