"""One deployment at a time where a store has no locks: a file that whoever deploys keeps writing anew.

No clock of another machine is trusted. Whoever finds the file of somebody else watches it for a while by a clock of
one's own: if it changes, the other lives; if it does not, the other was killed, and the file is taken over.
"""

from __future__ import annotations

import getpass
import json
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from askwell.deploy.files import OWN
from askwell.deploy.refused import Refused

NAME = f"{OWN}/lease"

RENEWED, WATCHED, POLLED = 10.0, 60.0, 2.0
"""Seconds: how often the file is written anew, how long somebody else watches it, and how often (ours)."""

SURE = WATCHED - 2 * RENEWED
"""Seconds after which the file may be another's soon: no more is written by then."""

_TAKEN = frozenset(("PreconditionFailed", "ConditionalRequestConflict", "412", "409"))
_UNKNOWN = frozenset(("NotImplemented", "501"))


def now() -> float:
    """Seconds on a clock that also runs while the machine sleeps, where there is one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Store(Protocol):
    """What a lease needs of a store."""

    name: str
    tell: Callable[[str], None]

    def read(self, name: str) -> bytes | None: ...

    def tag(self, name: str) -> str: ...

    def put(self, name: str, data: bytes, **more: str) -> str: ...

    def remove(self, name: str) -> None: ...


@dataclass
class Lease:
    """The right to deploy to a store. A thread keeps it while other things happen."""

    store: Store
    who: str = field(default_factory=lambda: _somebody())
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    tag: str = ""
    """What the store calls the version that we wrote last."""

    _beat: int = 0
    _kept: float = 0.0
    _lost: bool = False
    _end: threading.Event = field(default_factory=threading.Event)

    def take(self) -> None:
        """Takes the right. Raises Refused while somebody else has it."""
        while not self._put(IfNoneMatch="*"):
            tag = self._watched()
            if tag and self._put(IfMatch=tag):
                break
        if self.store.tag(NAME) != self.tag:  # a store that knows no conditions lets two in: the later one has it
            raise self._taken()
        threading.Thread(target=self._keep, daemon=True).start()

    def hold(self) -> None:
        """Raises Refused unless nobody else can have the right now."""
        if self._lost or now() - self._kept > SURE:
            message = f"another deployment to {self.store.name} may have begun: the store was not reached for a while"
            raise Refused(message, "run it again: it goes on where this one stopped")

    def give_back(self) -> None:
        """Lets others deploy."""
        self._end.set()
        with suppress(OSError, Refused):
            if self.store.tag(NAME) == self.tag:
                self.store.remove(NAME)

    def _keep(self) -> None:
        while not self._end.wait(RENEWED) and not self._lost:
            with suppress(OSError, Refused):
                self._lost = self.store.tag(NAME) != self.tag or not self._put(IfMatch=self.tag)

    def _watched(self) -> str:
        """The version of somebody else's file that nobody keeps; "" if it is gone. Raises Refused if it is kept."""
        tag = self.store.tag(NAME)
        if tag:
            self.store.tell(f"Another deployment is running or was killed: watching it for {WATCHED:.0f} seconds ...")
        end = now() + WATCHED
        while tag and now() < end:
            time.sleep(POLLED)
            if (newer := self.store.tag(NAME)) != tag:
                if newer:
                    raise self._taken()
                return ""
        return tag

    def _put(self, **condition: str) -> bool:
        """Writes the file, if a condition holds; whether it did."""
        self._beat, began = self._beat + 1, now()
        data = json.dumps({"who": self.who, "token": self.token, "beat": self._beat}).encode()
        try:
            tag = self.store.put(NAME, data, CacheControl="no-store", **condition)
        except OSError as error:
            if (code := _code(error)) in _UNKNOWN:
                return False if self.store.tag(NAME) not in ("", self.tag) else self._put()
            if code not in _TAKEN:
                raise
            return self._is_ours()
        self.tag, self._kept = tag, began
        return True

    def _is_ours(self) -> bool:
        """Whether what we wrote is there although the store refused it: it came twice, since an answer was lost."""
        with suppress(ValueError, AttributeError, TypeError):
            there = json.loads(self.store.read(NAME) or b"{}")
            if there.get("token") == self.token and there.get("beat") == self._beat:
                self.tag, self._kept = self.store.tag(NAME), now()
                return True
        return False

    def _taken(self) -> Refused:
        who = "somebody"
        with suppress(ValueError, KeyError, TypeError, OSError):
            who = str(json.loads(self.store.read(NAME) or b"")["who"])
        message = f"another deployment to {self.store.name} is running, by {who}"
        return Refused(message, "wait until it ends, and run this one again")


def _somebody() -> str:
    """Who we are, for the person who waits for us."""
    try:
        return f"{getpass.getuser()} on {socket.gethostname()}"
    except (OSError, KeyError):  # a container may run without a name for its user
        return f"somebody on {socket.gethostname()}"


def _code(error: OSError) -> str:
    """What a store calls the reason why it refused something."""
    said = getattr(error.__cause__, "response", None) or {}
    code = str(said.get("Error", {}).get("Code", ""))
    return code or ("PreconditionFailed" if isinstance(error, FileExistsError) else "")
