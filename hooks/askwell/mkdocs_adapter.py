"""The only module that knows MkDocs: one short function for each of its events.

A site's `hooks/mkdocs_hooks.py` hands these on. What happens in an event is done by the
generator; here is only what MkDocs needs to be told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from askwell import publish
from askwell.audit import audit
from askwell.build_date import OddDate, today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, count_line, counted, errors, in_order
from askwell.permanence.comparison import findings as lost
from askwell.render.assets import bytes_of
from askwell.render.frame import NOT_FOUND
from askwell.render.machines.sitemap import SITEMAP
from askwell.render.mistakes import mistakes
from askwell.render.page import Page
from askwell.render.site import Site, render_site, taken, too_large
from askwell.search.index import write_index
from askwell.surroundings import settings_file
from askwell.surroundings.all_findings import with_surroundings
from askwell.surroundings.preview_guard import guarded, in_use

EVENTS = (
    "on_startup", "on_config", "on_files", "on_page_markdown", "on_post_page", "on_post_build", "on_build_error",
    "on_serve",
)  # fmt: skip
"""What a site's hook hands on, all of it."""

THEME = Path(__file__).parent / "theme" / "material"


@dataclass
class _Build:
    """What one build keeps between events. MkDocs' modules outlive a rebuild; this must not."""

    root: Path
    checked: CheckedSite
    site: Site | None
    target: Path
    fresh: Path | None = None
    """Where this build writes; None in a preview, and until there is such a folder."""
    pages: dict[str, Page] = field(default_factory=dict)
    """The pages by the paths of their files in the site."""

    warnings: CountHandler | None = None


T = TypeVar("T")

_command = "build"
_current: _Build | None = None
_ready: CheckedSite | None = None
"""What was checked before the engine began, for its first event."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remembers whether this is a preview (`mkdocs serve`) or a build."""
    global _command
    _command = command
    del dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Checks the content; on errors a build ends here, with the last good site untouched."""
    global _current, _ready
    _current = None
    root = Path(config.config_file_path).parent
    checked, _ready = _ready or _checked(root), None
    wrong = errors(checked.diagnostics) and not _previewing()
    site = None if wrong or checked.library.settings is None else render_site(checked, _docs(config), _previewing())
    if site and not _previewing():
        found = (*too_large(site, checked), *taken(site), *lost(site, checked))
        checked = replace(checked, diagnostics=in_order(checked.diagnostics + found))
        site = None if errors(found) else site
    _say(checked.diagnostics)
    if site is None and not _previewing():
        raise Abort("The content has errors; nothing was built.")
    _current = _Build(root, checked, site, Path(config.site_dir))
    config.theme.dirs.insert(0, str(THEME))
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
    """Adds the generated pages, and takes out the theme's files: no page has any of them. A preview whose settings
    cannot be read has one page, with the mistakes."""
    build = _now()
    theme = tuple(config.theme.dirs)
    unused = [f for f in files if f.abs_src_path and f.abs_src_path.startswith(theme)]
    if build.site is None:
        unused += files.documentation_pages()
    for file in unused:
        files.remove(file)
    pages = mistakes(build.checked.diagnostics) if build.site is None else build.site.pages
    mistaken = {page.file for page in pages if page.mistaken}
    for file in [file for file in files.documentation_pages() if file.dest_uri in mistaken]:
        files.remove(file)  # the engine may not be able to read it
    there = {file.dest_uri for file in files}
    for page in pages:
        build.pages[page.file] = page
        if page.path == NOT_FOUND:
            files.append(File.generated(config, NOT_FOUND, content=page.document))
        elif page.file not in there:
            files.append(File.generated(config, page.uri, content=page.header, inclusion=InclusionLevel.NOT_IN_NAV))
    for path, asset in (build.site.assets if build.site else {}).items():
        held: dict[str, Any] = {"abs_src_path": str(asset)} if isinstance(asset, Path) else {"content": bytes_of(asset)}
        files.append(File.generated(config, path, **held))
    return files


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Keeps a page's text out of the engine's search. The engine converts only pages written by hand, to warn of links
    that lead nowhere; what it makes of them is not used."""
    del config, files
    page.meta["search"] = {"exclude": True}
    return markdown


def on_post_page(output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """The page as it was rendered, frame and all."""
    del output, config
    return _now().pages[page.file.dest_uri].document


def on_post_build(*, config: MkDocsConfig) -> None:
    """Audits the finished site, and puts it in the place of the last one if nothing is wrong.

    A preview is not audited: it has another address, and no policy.
    """
    build = _now()
    if build.site is None:
        return
    write_index(Path(config.site_dir), build.site.index)
    if build.fresh is None:
        return
    found = audit(build.fresh, build.checked, _docs(config), build.target.name, build.site)
    _say(found)
    warned = build.warnings is not None and build.warnings.get_counts()
    config.site_dir = str(build.target)
    _forget(build)
    if errors(found) or warned:
        publish.discard(build.fresh)
        raise Abort("The site has the faults named above; the last good one stays.")
    _in_place(publish.commit, build.fresh, build.target)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Lets the preview answer to its own name only, at an address that is free."""
    del builder
    host, port = config.dev_addr
    if in_use(host, port):
        raise Abort(f"Another program uses {host}:{port}: end it, or give another, as in `-a localhost:8001`.")
    app = server.get_app()
    if app is not None:
        server.set_app(guarded(app, host))
    return server


def on_build_error(error: Exception) -> None:
    """Throws away what a failed build has written. What the machine refuses is told in a sentence."""
    if _current is not None:
        _forget(_current)
        if _current.fresh is not None:
            publish.discard(_current.fresh)
    if isinstance(error, OSError):
        raise Abort(f"The site cannot be written: {error}")


def build_site(root: Path, as_of: date | None = None) -> int:
    """Builds the site in `root` as `mkdocs build` does, with another day for today if one is given; returns the exit
    code."""
    global _ready
    checked = _ready = _checked(root, as_of)
    if errors(d for d in checked.diagnostics if d.location.path == settings_file.NAME):
        _say(checked.diagnostics)
        click.echo("The content has errors; nothing was built.", err=True)
        return 1
    try:
        config = load_config(str(root / "mkdocs.yml"))
        if strangers := _not_ours(config):
            _say(settings_file.not_called(root, strangers))
            return 1
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        click.echo(error.format_message(), err=True)
        return 1
    except OSError as error:
        click.echo(f"The site cannot be written: {error}", err=True)
        return 1
    except (SyntaxError, ImportError) as error:  # a hook that cannot be read
        _say(settings_file.not_loaded(root, error))
        return 1
    site = _now().site
    click.echo(f"Built {config.site_dir}: {counted(len(site.pages) if site else 0, 'generated page')}, audited.")
    return 0


def _checked(root: Path, as_of: date | None = None) -> CheckedSite:
    """The site's content and surroundings, checked."""
    try:
        return with_surroundings(root, check(root, as_of or today()))
    except OddDate as error:
        raise Abort(str(error)) from None


def _not_ours(config: MkDocsConfig) -> list[str]:
    """The events that the engine would not hand on to us: without one of them a site would not be checked."""
    called = config.plugins.events
    return [name for name in EVENTS if globals()[name] not in called[name.removeprefix("on_")]]


def docs_of(root: Path) -> Docs:
    """The folder `docs/` of a site, and how its engine reads it. Raises ConfigurationError or Abort, if it cannot."""
    return _docs(load_config(str(root / "mkdocs.yml")))


def _docs(config: MkDocsConfig) -> Docs:
    exclude = "\n".join(str(pattern.pattern) for pattern in config.exclude_docs.patterns) if config.exclude_docs else ""
    sheets, scripts = tuple(config.extra_css), tuple(str(script) for script in config.extra_javascript)
    folder, extensions = Path(config.docs_dir), tuple(config.markdown_extensions)
    return Docs(folder, extensions, config.mdx_configs, exclude=exclude, sheets=sheets, scripts=scripts)


def _now() -> _Build:
    if _current is None:
        raise RuntimeError("MkDocs called an event before on_config")
    return _current


def _in_place(step: Callable[..., T], *folders: Path) -> T:
    """A step of publishing. What the file system refuses is told in a sentence, and ends the build."""
    try:
        return step(*folders)
    except OSError as error:
        raise Abort(f"The site's folder cannot be written: {error}") from None


def _previewing() -> bool:
    return _command == "serve"


def _forget(build: _Build) -> None:
    if build.warnings:
        logging.getLogger("mkdocs").removeHandler(build.warnings)


def _say(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Prints findings as they are, without a logger's prefix: their form is a promise."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)
    if diagnostics:
        click.echo(count_line(diagnostics), err=True)
