"""What a build reads before the engine begins: content, checked, and how the engine reads `docs/`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from askwell.build_date import OddDate, today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.progress import doing
from askwell.rebuild.checking import know
from askwell.rebuild.files import stamps
from askwell.rebuild.units import Units
from askwell.surroundings import settings_file
from askwell.surroundings.all_findings import with_surroundings


def checked_site(root: Path, as_of: date | None = None, units: Units | None = None) -> CheckedSite:
    """The site's content and surroundings, checked; with `units`, what is found is kept."""
    try:
        with doing("Checking content"):
            found = stamps(root, settings_file.built_into(root)) if units else {}
            checked = check(root, as_of or today(), units=units)
            if units:
                know(units, checked.library)
            return replace(with_surroundings(root, checked), stamps=found)
    except OddDate as error:
        raise Abort(str(error)) from None


def docs_of(root: Path) -> Docs:
    """The folder `docs/` of a site, and how its engine reads it. Raises ConfigurationError or Abort, if it cannot."""
    return docs_as(load_config(str(root / "mkdocs.yml")))


def docs_as(config: MkDocsConfig) -> Docs:
    """The folder `docs/`, as the engine's settings say."""
    exclude = "\n".join(str(pattern.pattern) for pattern in config.exclude_docs.patterns) if config.exclude_docs else ""
    sheets, scripts = tuple(config.extra_css), tuple(str(script) for script in config.extra_javascript)
    folder, extensions = Path(config.docs_dir), tuple(config.markdown_extensions)
    return Docs(folder, extensions, config.mdx_configs, exclude=exclude, sheets=sheets, scripts=scripts)
