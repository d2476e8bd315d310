"""How often a host is asked: never twice within a pause, by whatever thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Pace:
    """Gives each request to a host its moment. Time comes from outside, so that tests bring their own."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _due: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, host: str, pause: float) -> None:
        """Returns when a host may be asked again; the next one is then due after `pause` seconds."""
        with self._lock:
            now = self.clock()
            begin = max(now, self._due.get(host, now))
            self._due[host] = begin + pause
        if begin > now:
            self.sleep(begin - now)

    def wait_for(self, host: str) -> float:
        """The seconds until a host may be asked."""
        with self._lock:
            return max(0.0, self._due.get(host, 0.0) - self.clock())

    def rest(self, host: str, seconds: float) -> None:
        """Leaves a host alone for so long."""
        with self._lock:
            self._due[host] = max(self._due.get(host, 0.0), self.clock() + seconds)
