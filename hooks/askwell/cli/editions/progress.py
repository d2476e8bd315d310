"""How far a sending is, and the wish to stop it: the message in hand is finished first."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import Any

import click

_LINES = 10
"""Lines at most where there is no terminal (ours): a log names how many have it, and nobody."""


_FINISHING = b"\nFinishing the message in hand. Once more ends at once, and may leave that person uncertain.\n"


class Progress:
    """A bar on a terminal, and some lines elsewhere; and what a signal to stop does. Use it in a `with`."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._bar = (
            click.progressbar(length=total, label="Sending", show_pos=True) if sys.stdout.isatty() and total else None
        )
        self._stop = threading.Event()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Progress:
        if threading.current_thread() is threading.main_thread():
            for one in (signal.SIGINT, signal.SIGTERM):
                self._before[one] = signal.signal(one, self._asked)
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, at)
        for one, before in self._before.items():
            signal.signal(one, before)

    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def sleep(self, seconds: float) -> None:
        """Waits, and ends early if somebody asks to stop."""
        self._stop.wait(seconds)

    def told(self, due: int) -> None:
        """Takes note of how many are still to come."""
        done, before = self._total - due, self._done
        self._done = max(done, before)
        if self._bar is not None:
            self._bar.update(self._done - before)
        elif self._done * _LINES // self._total > before * _LINES // self._total:
            click.echo(f"{self._done:,} of {self._total:,} done")

    def waits(self, seconds: float, why: str) -> None:
        """Says that nothing happens for so long. Short pauses are nobody's concern."""
        if seconds >= 1:
            click.echo(f"{'' if self._bar is None else chr(10)}Waiting for {seconds:.0f} seconds: {why}", err=True)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        """The first time the message in hand is finished; the second time everything ends at once."""
        del number, frame
        if self._stop.is_set():
            raise KeyboardInterrupt
        self._stop.set()
        os.write(2, _FINISHING)  # not through Python's own streams, which may be in the middle of a line
