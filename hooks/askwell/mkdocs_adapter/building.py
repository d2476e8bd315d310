"""Builds a site with the engine, in this process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from askwell import publish
from askwell.build_date import today
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import counted, errors
from askwell.mkdocs_adapter import events
from askwell.mkdocs_adapter.reading import built_into, checked_site, say
from askwell.mkdocs_adapter.rebuilding import again
from askwell.progress import shown
from askwell.rebuild.ground import NoLastBuild
from askwell.rebuild.last import Last, abandon, begin
from askwell.surroundings import settings_file


def build_site(root: Path, as_of: date | None = None, quiet: bool = False) -> int:
    """Builds the site in `root` as `mkdocs build` does, with another day for today if one is given; returns the exit
    code. Tells how far it is, unless it is to be quiet; findings are told in any case."""
    with nullcontext() if quiet else shown(), _rarely_searched():
        try:
            with publish.alone(root):
                code, built = _built(root, as_of, quiet)
        finally:
            events.ready = None  # the engine may not have asked for it
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


def _built(root: Path, as_of: date | None, quiet: bool) -> tuple[int, str]:
    """The exit code of a build, and what was built, in words."""
    try:
        if (built := again(Last.of(root, as_of or today()), root)) is not None:
            return built
        reason = "what was edited concerns more than single texts"
    except NoLastBuild as why:
        reason = str(why)
    if reason and not quiet:
        click.echo(f"Building everything: {reason}.")
    units = begin(root, built_into(root))
    try:
        return _by_the_engine(root, checked_site(root, as_of, units))
    finally:
        if units is not None:
            abandon(root, units)


def _by_the_engine(root: Path, checked: CheckedSite) -> tuple[int, str]:
    """The same, of a build by the engine."""
    events.ready = checked
    if errors(d for d in checked.diagnostics if d.location.path == settings_file.NAME):
        say(checked.diagnostics)
        click.echo("The content has errors; nothing was built.", err=True)
        return 1, ""
    try:
        config = load_config(str(root / "mkdocs.yml"))
        if strangers := _not_ours(config):
            say(settings_file.not_called(root, strangers))
            return 1, ""
        _without_search(config)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        click.echo(error.format_message(), err=True)
        return 1, ""
    except OSError as error:
        click.echo(publish.refusal(error), err=True)
        return 1, ""
    except (SyntaxError, ImportError) as error:  # a hook that cannot be read
        say(settings_file.not_loaded(root, error))
        return 1, ""
    site = events.now().site
    made = counted(len(site.pages) if site else 0, "generated page")
    return 0, f"Built {config.site_dir}: {made}, audited."


def _without_search(config: MkDocsConfig) -> None:
    """Spares the theme's search its work: it would compile templates, and write an index that is deleted (see
    search/index.py)."""
    for name, plugin in config.plugins.items():
        if name.endswith("/search") and hasattr(plugin.config, "enabled"):
            plugin.config.enabled = False


def _not_ours(config: MkDocsConfig) -> list[str]:
    """The events that the engine would not hand on to us: without one of them a site would not be checked."""
    called = config.plugins.events
    return [name for name in events.EVENTS if getattr(events, name) not in called[name.removeprefix("on_")]]
