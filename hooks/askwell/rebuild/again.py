"""A build of a site of which few texts have changed since the last one: without the engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from askwell import publish
from askwell.audit.site_audit import Edit, audit
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import counted, errors
from askwell.permanence.rendered import with_faults
from askwell.progress import doing, say
from askwell.rebuild.checking import check_again
from askwell.rebuild.ground import NoLastBuild
from askwell.rebuild.last import Last
from askwell.rebuild.store import StoreError
from askwell.render.site import Site, render_site
from askwell.search.kept import DamagedIndex, KeptIndex

Used = TypeVar("Used")


def again(last: Last, root: Path) -> tuple[int, str] | None:
    """The exit code of a build, and what was built, in words; None if it has to start from nothing."""
    try:
        return _again(last, root)
    except (StoreError, DamagedIndex, sqlite3.Error):
        return None
    except OSError as error:
        click.echo(publish.refusal(error), err=True)
        return 1, ""
    finally:
        last.close()


def made_from_last(root: Path, day: date, use: Callable[[Site, CheckedSite], Used]) -> Used | None:
    """What comes of a site as its files are now, without publishing it; None if it has to be made from nothing, or has
    errors. Nothing is kept."""
    try:
        last = Last.of(root, day)
    except NoLastBuild:
        return None
    try:
        found = check_again(last, root)
        if found is None or errors(found.checked.diagnostics):
            return None
        return use(render_site(found.checked, last.ground.docs), found.checked)
    except (StoreError, sqlite3.Error, OSError):
        return None
    finally:
        last.close()


def _again(last: Last, root: Path) -> tuple[int, str] | None:
    target = Path(last.ground.site)
    with doing("Checking content"):
        found = check_again(last, root)
    if found is None:
        return None
    checked = found.checked
    if errors(checked.diagnostics):
        return _refused(checked)
    site = render_site(checked, last.ground.docs)
    checked = with_faults(site, checked)
    if errors(checked.diagnostics):
        return _refused(checked)
    with doing("Making the search index"):
        index = KeptIndex.open(last.store.connection).brought_to(site.search, site.found)
    site = replace(site, index_of=lambda _: index.files)
    say(checked.diagnostics)
    with doing("Writing pages"):
        gone = last.gone(site) | index.removed
        edited = publish.edit(target, last.differing(site, root), gone)
    with doing(f"Auditing {counted(len(site.pages), 'page')}"):
        there, _ = last.ground.stamps.by_path()
        seen = there.keys() - edited.changed
        edit = Edit(frozenset((seen | edited.changed) - gone), frozenset(seen), gone)
        faults = audit(edited.folder, checked, last.ground.docs, target.name, site, edit)
    say(faults)
    if errors(faults):
        click.echo("The site has the faults named above; the last good one stays.", err=True)
        return 1, ""
    publish.publish_edit(edited)
    last.keep(found._replace(checked=checked), site, edited)
    return 0, f"Built {target}: {counted(len(site.pages), 'generated page')}, audited."


def _refused(checked: CheckedSite) -> tuple[int, str]:
    say(checked.diagnostics)
    click.echo("The content has errors; nothing was built.", err=True)
    return 1, ""
