"""What a build tells: its findings, and how far it is if it is long, by a bar on a terminal and by lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TextIO, TypeVar

import click

from askwell.diagnostics import Diagnostic, count_line

QUICK = 2.0
"""Seconds after which a build is long (ours)."""

SHORT = 0.3
"""Seconds of a stage for which no bar is drawn: nobody could read it."""

EVERY = 15.0
"""Seconds between lines about one stage, where there is no terminal."""

T = TypeVar("T")


class Progress:
    """Tells on one stream how far a build is. `clock` counts seconds."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.time) -> None:
        self._out, self._clock, self._begun = out, clock, clock()
        self._terminal = out.isatty()
        self._waiting: list[str] = []
        """What will be told of the stages so far, if the build turns out to be long."""

    def through(self, name: str, items: Iterable[T], total: int) -> Iterator[T]:
        """The items, while their number is told."""
        begun, told, bar = self._clock(), self._clock(), None
        for number, item in enumerate(items, start=1):
            yield item
            now = self._clock()
            if bar is not None:
                bar.update(1)
            elif self._terminal and self._is_long and now - begun > SHORT:
                bar = self._drawn(name, total, begun, number)
            elif not self._terminal and now - told > EVERY:
                told = now
                left = _time((now - begun) / number * max(0, total - number))
                self._line(f"{name}: {number:,} of {total:,}, about {left} left")
        if bar is not None:
            bar.finish()
            bar.render_finish()
        elif not self._terminal:
            self._line(f"{name}: {total:,} in {_time(self._clock() - begun)}")

    @contextmanager
    def doing(self, name: str) -> Iterator[None]:
        """While this lasts, its name stands on a terminal; elsewhere a line tells afterwards how long it took."""
        begun = self._clock()
        if self._terminal:
            self._out.write(f"{name} ...")
            self._out.flush()
        try:
            yield
        finally:
            if self._terminal:
                self._out.write("\r\033[K")
                self._out.flush()
        if not self._terminal:
            self._line(f"{name}: {_time(self._clock() - begun)}")

    @property
    def _is_long(self) -> bool:
        return self._clock() - self._begun > QUICK

    def _line(self, text: str) -> None:
        self._waiting.append(text)
        if self._is_long:
            self._out.write("".join(f"{line}\n" for line in self._waiting))
            self._out.flush()
            self._waiting.clear()

    def _drawn(self, name: str, total: int, begun: float, number: int) -> Any:
        """A bar that goes on from where its stage is."""
        bar = click.progressbar(
            length=total, label=name, show_pos=True, file=self._out, update_min_steps=max(1, total // 200)
        )
        bar.start = begun
        bar.__enter__()
        bar.update(number)
        return bar


_current: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def shown(out: TextIO | None = None) -> Iterator[None]:
    """Tells how far everything is that happens inside, on the stream of errors unless another is given."""
    before = _current.set(Progress(out or sys.stderr))
    try:
        yield
    finally:
        _current.reset(before)


def stage(name: str, items: Iterable[T]) -> Iterable[T]:
    """The same items. While they are taken, whoever builds is told how far that is, if he wants to know."""
    progress = _current.get()
    if progress is None:
        return items
    items = items if isinstance(items, Sized) else list(items)
    return progress.through(name, items, len(items))


@contextmanager
def doing(name: str) -> Iterator[None]:
    """The same for what cannot be counted."""
    progress = _current.get()
    if progress is None:
        yield
        return
    with progress.doing(name):
        yield


def say(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Prints findings as they are, without a logger's prefix: their form is a promise."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)
    if diagnostics:
        click.echo(count_line(diagnostics), err=True)


def _time(seconds: float) -> str:
    """A span of time in words: "7 s", "2 min 5 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
