"""Everything that is wrong around a site's content, told as its content's mistakes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.diagnostics import in_order
from askwell.surroundings import docs_pages, settings_file


def with_surroundings(root: Path, checked: CheckedSite) -> CheckedSite:
    """A checked site with what is wrong in `mkdocs.yml` and in `docs/` besides. A folder without `mkdocs.yml` is
    content alone, and has no surroundings."""
    if not (root / settings_file.NAME).exists() and not (root / settings_file.NAME).is_symlink():
        return checked
    settings = checked.library.settings
    file, found = settings_file.read(root, settings.allows if settings else ())
    if file is not None:
        found += settings_file.findings(file)
        if file.docs.is_dir():
            extensions, configs = file.extensions
            docs = Docs(file.docs, extensions, configs, exclude=str(file.data.get("exclude_docs") or ""))
            found += docs_pages.findings(root, docs, _generated(checked))
            found += docs_pages.missing(docs, checked.library)
    return replace(checked, diagnostics=in_order((*checked.diagnostics, *found)))


def _generated(checked: CheckedSite) -> Mapping[str, str]:
    """The file of each page that content makes, and what makes it."""
    library = checked.library
    lists = ("", "answers/", "answers/newest/", "answers/a-to-z/", "topics/", "experts/", "decide/")
    made = dict.fromkeys([*(f"{path}index.html" for path in lists), "404.html"], "the generator")
    for kind, path_of in addresses.PATHS.items():
        for key, record in library.collection(kind).items():
            made[f"{path_of(key)}index.html"] = record.path
    if library.glossary:
        made[f"{addresses.GLOSSARY}index.html"] = "content/glossary.yml"
    for key, machine in checked.machines.items():
        for entry in machine.entries:
            made[f"{addresses.entry_path(key, entry)}index.html"] = machine.flow.path
    return made
