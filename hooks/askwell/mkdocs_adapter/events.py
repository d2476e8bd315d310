"""One short function for each of MkDocs' events.

A site's `hooks/mkdocs_hooks.py` hands these on. What happens in an event is done by the
generator; here is only what MkDocs needs to be told.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from askwell import publish
from askwell.audit import audit
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import counted, errors
from askwell.mkdocs_adapter import listening
from askwell.mkdocs_adapter.handing_over import Known, direct, file_of, mistaken, name_of
from askwell.mkdocs_adapter.previewing import Previewed, clean_rarely, watch_closely
from askwell.mkdocs_adapter.reading import checked_site, docs_as
from askwell.mkdocs_adapter.serving import told
from askwell.permanence.rendered import with_faults
from askwell.progress import doing, say
from askwell.rebuild import last
from askwell.rebuild.files import is_ours
from askwell.rebuild.units import Units
from askwell.render.frame import NOT_FOUND
from askwell.render.machines.sitemap import SITEMAP
from askwell.render.mistakes import mistakes
from askwell.render.page import Page
from askwell.render.site import Site, render_site
from askwell.search.index import write_index
from askwell.search.kept import KeptIndex
from askwell.source.asked import Afresh
from askwell.source.files import printable
from askwell.surroundings import settings_file
from askwell.surroundings.preview_guard import guarded, in_use

EVENTS = (
    "on_startup", "on_config", "on_files", "on_page_markdown", "on_post_page", "on_post_build", "on_build_error",
    "on_serve",
)  # fmt: skip
"""What a site's hook hands on, all of it."""

THEME = Path(__file__).parent.parent / "theme" / "material"


@dataclass
class _Build:
    """What one build keeps between events. MkDocs' modules outlive a rebuild; this must not."""

    root: Path
    checked: CheckedSite
    site: Site | None
    target: Path
    fresh: Path | None = None
    """Where this build writes; None in a preview, and until there is such a folder."""

    direct: bool = True
    """Whether generated pages are written past the engine."""

    pages: dict[str, Page] = field(default_factory=dict)
    """The pages by the paths of their files in the site."""

    warnings: CountHandler | None = None


T = TypeVar("T")

_command = "build"
_current: _Build | None = None
_previewed = Previewed()
ready: CheckedSite | None = None
"""What was checked before the engine began, for its first event."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remembers whether this is a preview (`mkdocs serve`) or a build."""
    global _command
    _command = command
    del dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Checks the content; on errors a build ends here, with the last good site untouched."""
    global _current, ready
    _current = None
    root = Path(config.config_file_path).parent
    checked, ready = ready or (_previewed.begin(config) if _previewing() else checked_site(root)), None
    wrong = errors(checked.diagnostics)
    if not direct(config) or listening.at_all(config.plugins.events) or _elsewhere(config, root):
        checked = replace(checked, units=Afresh())  # others have a hand in what is made
    if _previewing():
        checked, site = _previewed.render(checked, docs_as(config))
    else:
        site = None if wrong or checked.library.settings is None else render_site(checked, docs_as(config))
    if site and not _previewing():
        checked = with_faults(site, checked)
        site = None if errors(checked.diagnostics) else site
    say(checked.diagnostics)
    if site is None and not _previewing():
        raise Abort("The content has errors; nothing was built.")
    if site is not None and isinstance(checked.units, Units):
        site = replace(site, index_of=KeptIndex(checked.units.store.connection).fill)
    _current = _Build(root, checked, site, Path(config.site_dir))
    _current.direct = direct(config)
    config.theme.dirs[: None if _current.direct else 0] = [str(THEME)]  # the theme's own would be walked for nothing
    config.theme.static_templates -= {NOT_FOUND, SITEMAP}
    config.nav = None
    if site is not None and not _previewing():
        config.site_url = site.settings.base_url
    if not _previewing():
        _current.warnings = CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(_current.warnings)
        if (source := settings_file.in_the_way(_current.target, root, Path(config.docs_dir))) is not None:
            place = _current.target.resolve()
            raise Abort(
                f"The site cannot be built into {place}: {source.name} stands there. Change site_dir in mkdocs.yml."
            )
        _current.fresh = _in_place(publish.begin, _current.target)
        config.site_dir = str(_current.fresh)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Writes the generated pages and files into the site, and takes out the theme's files: no page has any of them; and
    those of which no address can be made. A preview whose settings cannot be read has one page, with the mistakes."""
    build = now()
    theme = tuple(config.theme.dirs)
    unused = [f for f in files if f.abs_src_path and f.abs_src_path.startswith(theme)]
    unused += [f for f in files if printable(f.src_uri) != f.src_uri]
    if build.site is None:
        unused += files.documentation_pages()
    for file in unused:
        files.remove(file)
    pages = mistakes(build.checked.diagnostics) if build.site is None else build.site.pages
    build.pages = {page.file: page for page in pages}
    for file in [file for file in files.documentation_pages() if mistaken(build.pages.get(file.dest_uri))]:
        files.remove(file)  # the engine may not be able to read it
    by_hand = {file.dest_uri for file in files}
    made = [page for page in pages if page.path == NOT_FOUND or page.file not in by_hand]
    assets = build.site.assets if build.site else {}
    if not build.direct:
        named = ((name_of(page), page.document if page.path == NOT_FOUND else page.header) for page in made)
        for name, content in (*named, *assets.items()):
            files.append(file_of(config, name, content))
        return files
    for file in [file for file in files if file.src_uri in assets or file.src_uri == NOT_FOUND]:
        files.remove(file)
    folder = Path(config.site_dir)
    publish.write(folder, (*((page.file, page.whole) for page in made), *assets.items()))
    return Known(files, config, {name_of(page) for page in made} | assets.keys())


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Keeps a page's text out of the engine's search. The engine converts only pages written by hand, to warn of links
    that lead nowhere; what it makes of them is not used."""
    del config, files
    page.meta["search"] = {"exclude": True}
    return markdown


def on_post_page(output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """The page as it was rendered, frame and all."""
    del output, config
    return now().pages[page.file.dest_uri].document


def on_post_build(*, config: MkDocsConfig) -> None:
    """Audits the finished site, and puts it in the place of the last one if nothing is wrong.

    A preview is not audited: it has another address, and no policy.
    """
    build = now()
    if build.site is None:
        return
    with doing("Making the search index"):
        write_index(Path(config.site_dir), build.site.index)
    if build.fresh is None:
        _previewed.keep(build.checked, docs_as(config), build.site)
        return
    with doing(f"Auditing {counted(len(build.site.pages), 'page')}"):
        found = audit(build.fresh, build.checked, docs_as(config), build.target.name, build.site)
    say(found)
    warned = build.warnings is not None and build.warnings.get_counts()
    config.site_dir = str(build.target)
    _forget(build)
    if errors(found) or warned:
        publish.discard(build.fresh)
        raise Abort("The site has the faults named above; the last good one stays.")
    spare = isinstance(build.checked.units, Units)  # another build will start from this one
    _in_place(partial(publish.commit, spare=spare), build.fresh, build.target)
    last.keep(build.checked, docs_as(config), build.site)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Lets the preview answer to its own name only, at an address that is free; the engine makes only what cannot be
    told from what was made before."""
    host, port = config.dev_addr
    if in_use(host, port):
        raise Abort(f"Another program uses {host}:{port}: end it, or give another, as in `-a localhost:8001`.")
    app = server.get_app()
    if app is not None:
        server.set_app(guarded(told(app, server.mount_path, lambda: _previewed.banner), host))
    server.builder = partial(_previewed.show, builder)
    clean_rarely()
    watch_closely(server, (config.docs_dir, config.config_file_path, *config.theme.dirs), len(now().checked.stamps))
    return server


def on_build_error(error: Exception) -> None:
    """Throws away what a failed build has written. What the machine refuses is told in a sentence."""
    if _current is not None:
        _forget(_current)
        if _current.fresh is not None:
            publish.discard(_current.fresh)
    if isinstance(error, OSError):
        raise Abort(publish.refusal(error))


def now() -> _Build:
    """The build that is going on, or was the last."""
    if _current is None:
        raise RuntimeError("MkDocs called an event before on_config")
    return _current


def _in_place(step: Callable[..., T], *folders: Path) -> T:
    """A step of publishing. What the file system refuses is told in a sentence, and ends the build."""
    try:
        return step(*folders)
    except OSError as error:
        raise Abort(f"The site's folder cannot be written: {error}") from None


def _elsewhere(config: MkDocsConfig, root: Path) -> bool:
    """Whether pages or hooks lie where nobody looks for changes: outside the site's folder, or in a hidden one, say."""
    paths = [Path(os.path.relpath(root / path, root)) for path in (config.docs_dir, *map(str, config.hooks))]
    return not all(is_ours(path) for path in paths)


def _previewing() -> bool:
    return _command == "serve"


def _forget(build: _Build) -> None:
    if build.warnings:
        logging.getLogger("mkdocs").removeHandler(build.warnings)
