"""Builds a site with the engine, in this process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from askwell import publish
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import counted, errors
from askwell.mkdocs_adapter import events
from askwell.mkdocs_adapter.reading import checked_site
from askwell.progress import say
from askwell.rebuild.units import Units
from askwell.surroundings import settings_file


def by_the_engine(root: Path, as_of: date | None, units: Units | None) -> tuple[int, str]:
    """Builds all of the site in `root` as `mkdocs build` does, with another day for today if one is given; `units` keep
    what is made. Returns the exit code, and what was built, in words."""
    try:
        return _built(root, checked_site(root, as_of, units))
    finally:
        events.ready = None  # the engine may not have asked for it


def _built(root: Path, checked: CheckedSite) -> tuple[int, str]:
    """The same of a site that was checked."""
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
