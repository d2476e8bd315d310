"""Generated pages and files, as the engine knows them."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from askwell.mkdocs_adapter import listening
from askwell.render.assets import Asset, bytes_of, content_of
from askwell.render.frame import NOT_FOUND
from askwell.render.page import Page
from askwell.surroundings import settings_file


class Known(Files):
    """The files that the engine reads. Links of pages written by hand may lead to others too, which are written."""

    def __init__(self, files: Files, config: MkDocsConfig, written: Set[str]) -> None:
        super().__init__(files)
        self._config, self._written = config, written

    def get_file_from_path(self, path: str) -> File | None:
        """The file to which a link leads; None if there is none."""
        name = PurePath(path).as_posix()
        found = super().get_file_from_path(name)
        return file_of(self._config, name, "") if found is None and name in self._written else found


def direct(config: MkDocsConfig) -> bool:
    """Whether generated pages are written past the engine: nobody else listens, and the site does not turn it off."""
    by_engine = config.extra.get(settings_file.PAGES) == settings_file.BY_ENGINE
    return not by_engine and not listening.to_pages(config.plugins.events)


def name_of(page: Page) -> str:
    """By what name the engine knows a generated page."""
    return NOT_FOUND if page.path == NOT_FOUND else page.uri


def mistaken(page: Page | None) -> bool:
    """Whether there is a page that shows what is wrong in its place."""
    return page is not None and page.mistaken


def file_of(config: MkDocsConfig, name: str, content: Asset) -> File:
    """A generated page or file, for the engine to write. A page's text is put in later."""
    inclusion = InclusionLevel.NOT_IN_NAV if name.endswith(".md") else InclusionLevel.UNDEFINED
    content = content_of(content)
    if isinstance(content, Path):
        return File.generated(config, name, abs_src_path=str(content), inclusion=inclusion)
    return File.generated(config, name, content=bytes_of(content), inclusion=inclusion)
