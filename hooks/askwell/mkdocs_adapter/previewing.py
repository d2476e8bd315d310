"""A preview after an edit of few texts of answers: without the engine, from what the preview before it made."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from askwell import publish
from askwell.build_date import today
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.mkdocs_adapter import listening
from askwell.mkdocs_adapter.handing_over import direct
from askwell.mkdocs_adapter.reading import checked_site
from askwell.progress import say
from askwell.rebuild import files
from askwell.rebuild.answers import Answers
from askwell.rebuild.checking import check_again, know
from askwell.rebuild.last import Last, keep_for_now
from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.rebuild.unread import as_before, unread, with_unread
from askwell.render.assets import bytes_of
from askwell.render.life.banner import Banner
from askwell.render.life.pruned import readable
from askwell.render.site import Site, render_again, render_site
from askwell.search.kept import KeptIndex
from askwell.source.asked import Afresh, held
from askwell.surroundings.settings_file import built_into


@dataclass
class Previewed:
    """What a preview has made so far, while it runs."""

    last: Last | None = None
    """What it made last; None if the next must be made by the engine, from nothing."""

    banner: Banner | None = None
    """What stands on every page that is served."""

    def begin(self, config: MkDocsConfig) -> CheckedSite:
        """The site, checked; what is found is kept, if the next preview may start from it."""
        self.forget()
        root = Path(config.config_file_path).parent
        if not _is_ours(config, root):
            return checked_site(root)
        units = Units(Store.passing())
        units.folder = config.site_dir
        return checked_site(root, units=units)

    def render(self, checked: CheckedSite, docs: Docs) -> tuple[CheckedSite, Site | None]:
        """The site with its pages; with something wrong, all that can be shown, and nothing is kept."""
        site = None
        if isinstance(checked.units, Units):
            try:
                site = _shown(checked, docs)
            except Exception:  # whatever it is, the other pages must be shown
                site = None
            if site is None:
                checked.units.store.connection.close()
                checked = replace(checked, units=Afresh())
        if site is None and checked.library.settings is not None:
            site = render_site(checked, docs, preview=True)
        self.banner = site.banner if site else None
        return checked, site

    def keep(self, checked: CheckedSite, docs: Docs, site: Site) -> None:
        """Keeps what the engine has shown for the next."""
        self.last = keep_for_now(checked, docs, site)

    def forget(self) -> None:
        """Lets go of what was made."""
        if self.last is not None:
            self.last.store.connection.close()
        self.last = None

    def show(self, engine: Callable[[], None]) -> None:
        """Shows the site as its files are now, if need be by the engine."""
        if not self.again():
            gc.unfreeze()
            engine()
            gc.freeze()

    def again(self) -> bool:
        """Shows it without the engine; False if that cannot be, and nothing is known of what was shown any more."""
        last, self.last = self.last, None
        if last is None:
            return False
        try:
            self.last, self.banner = _again(last, Path(last.ground.root), self.banner)
        except Exception:  # whatever it is, the engine makes all anew
            self.last = None
        if self.last is None:
            last.store.connection.close()
        return self.last is not None


FILES_A_SECOND = 10_000
"""How many files the watch looks at in a second at most (ours): a look at one takes about 10 millionths."""


def clean_rarely() -> None:
    """Lets Python look less often for garbage that refers to itself, and never in what a whole preview leaves: nearly
    all of that stays until the next, and looking through it takes a third of the time of an edit."""
    gc.set_threshold(100_000, 50, 1000)
    gc.freeze()


def watch_closely(server: LiveReloadServer, watched: Iterable[str], files: int) -> None:
    """Lets a preview notice a save sooner than the engine would: of a site of usual size within a tenth of a second."""
    again = []
    for path in watched:
        with suppress(KeyError):  # not watched
            server.unwatch(path)
            again.append(path)
    server.observer = PollingObserver(timeout=min(max(files / FILES_A_SECOND, 0.1), 0.5))
    server.build_delay = 0.05
    for path in again:
        server.watch(path)


def _is_ours(config: MkDocsConfig, root: Path) -> bool:
    """Whether nobody else has a hand in pages, and all that is watched lies in the site's folder."""
    watched = (config.docs_dir, *config.watch)
    inside = all(Path(path).resolve().is_relative_to(root.resolve()) for path in watched)
    return inside and direct(config) and not listening.at_all(config.plugins.events)


def _shown(checked: CheckedSite, docs: Docs) -> Site | None:
    """The site, with what an earlier preview made; None if it cannot be shown that way."""
    library, units = readable(checked.library, checked.diagnostics, checked.today), checked.units
    if library is None or not isinstance(units, Units):
        return None
    know(units, library)
    return render_again(replace(checked, library=library), docs)


def _again(last: Last, root: Path, banner: Banner | None) -> tuple[Last | None, Banner | None]:
    """The preview after another, and its banner; None if it has to start from nothing."""
    last = replace(last, stamps=files.stamps(root, built_into(root)))
    if last.ground.changed(last.stamps) or last.ground.day != today():
        return None, None
    if not last.changed:
        return last, banner
    broken = unread(last, root)
    last = as_before(last, broken) if broken else last
    found = check_again(last, root)
    checked = with_unread(found.checked, last.ground.slugs, broken) if found else None
    if found is None or checked is None:
        return None, None
    folder, site = Path(last.ground.site), _shown(checked, last.ground.docs)
    if site is None:
        return None, None
    index = KeptIndex.open(last.store.connection).brought_to(site.search, site.found)
    site = replace(site, index_of=lambda _: index.files)
    say(checked.diagnostics)
    changed = [(path, bytes_of(asset)) for path, asset in last.differing(site, root)]  # made of files that change now
    publish.write(folder, changed)
    for path in last.gone(site) | index.removed:
        (folder / path).unlink(missing_ok=True)
    answers = held(checked.library.answers)
    return replace(last.then(found, site), answers=answers if isinstance(answers, Answers) else None), site.banner
