"""How fast messages go out: never more than so many a minute, however the server answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

PER_MINUTE = 60
"""Unless told otherwise (ours): a small list is through in minutes, and few servers take so many for a flood."""


@dataclass
class Pace:
    """Gives each message its moment. `sleep` returns early if the run is to stop; time comes from outside, so that
    tests bring their own."""

    per_minute: int = PER_MINUTE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _due: float = float("-inf")

    def wait(self) -> None:
        """Returns when the next message may go: messages stand a minute's part apart, so that no minute has more."""
        now = self.clock()
        if self._due > now:
            self.sleep(self._due - now)
        self._due = max(now, self._due) + 60 / self.per_minute

    def rest(self) -> None:
        """Begins with a pause: an interrupted run may have sent a message a moment ago."""
        self._due = self.clock() + 60 / self.per_minute
