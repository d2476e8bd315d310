"""Builds a site: from the last build, or by the engine, whose modules are read only if it is needed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

import click

from askwell import publish
from askwell.build_date import today
from askwell.progress import shown
from askwell.rebuild.again import again
from askwell.rebuild.ground import NoLastBuild
from askwell.rebuild.last import Last, abandon, begin
from askwell.rebuild.units import Units
from askwell.surroundings.settings_file import built_into

Engine = Callable[[Path, date | None, Units | None], tuple[int, str]]
"""Builds all of the site in a folder, as of a day, and keeps what it makes. It returns the exit code, and what was
built, in words."""


def build_site(root: Path, engine: Engine, as_of: date | None = None, quiet: bool = False) -> int:
    """Builds the site in `root`, with another day for today if one is given; returns the exit code. Tells how far it
    is, unless it is to be quiet; findings are told in any case."""
    with nullcontext() if quiet else shown(), _rarely_searched(), publish.alone(root):
        code, built = _built(root, engine, as_of, quiet)
    if built and not quiet:
        click.echo(built)
    return code


@contextmanager
def _rarely_searched() -> Iterator[None]:
    """While this lasts, Python looks less often for garbage that refers to itself: nearly all that a build makes stays
    to its end, and looking through it again and again takes an eighth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _built(root: Path, engine: Engine, as_of: date | None, quiet: bool) -> tuple[int, str]:
    """The exit code of a build, and what was built, in words."""
    try:
        if (built := again(Last.of(root, as_of or today()), root)) is not None:
            return built
        reason = "what was edited concerns more than single answers"
    except NoLastBuild as why:
        reason = str(why)
    if reason and not quiet:
        click.echo(f"Building everything: {reason}.")
    units = begin(root, built_into(root))
    try:
        return engine(root, as_of, units)
    finally:
        if units is not None:
            abandon(root, units)
