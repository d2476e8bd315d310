"""Everything that is wrong around a site's content, told as its content's mistakes are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.checks.life.states import clock_is_slow
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.links.moves import moves, remembered
from askwell.content.people.roles import PEOPLE, Role
from askwell.content.records import Settings
from askwell.content.states import weighed
from askwell.diagnostics import Diagnostic, in_order
from askwell.letters.mailed import mailed_choices
from askwell.letters.making import letters
from askwell.permanence.lost import lost_before_rendering
from askwell.surroundings import docs_pages, settings_file
from askwell.watch.lock import lock_findings


def with_surroundings(root: Path, checked: CheckedSite) -> CheckedSite:
    """A checked site with what is wrong in `mkdocs.yml` and in `docs/` besides. A folder without `mkdocs.yml` is
    content alone, and has no surroundings but the lock of its sources."""
    found, gone = checked.units.made("surroundings", "", lambda: _around(root, checked))
    weighted = weighed((*checked.diagnostics, *found), checked.library.drafts)
    # What was published and is a draft now is lost all the same.
    return replace(checked, diagnostics=in_order((*weighted, *gone)))


def _around(root: Path, checked: CheckedSite) -> tuple[list[Diagnostic], tuple[Diagnostic, ...]]:
    """What is wrong around content, and what would be lost of what was published."""
    around = list(lock_findings(root, checked.library.sources, "sources" not in checked.library.incomplete))
    if not (root / settings_file.NAME).exists() and not (root / settings_file.NAME).is_symlink():
        return around, ()
    settings, gone = checked.library.settings, tuple[Diagnostic, ...]()
    file, found = settings_file.read(root, settings.allows if settings else ())
    if file is not None:
        found += settings_file.findings(file)
        if file.docs.is_dir():
            extensions, configs = file.extensions
            docs = Docs(file.docs, extensions, configs, exclude=str(file.data.get("exclude_docs") or ""))
            generated = pages_of(checked)
            found += docs_pages.findings(root, docs, {**_leading(checked, generated), **generated})
            made = {path.removesuffix("index.html") for path in (*generated, *docs.sources)}
            if not clock_is_slow(checked):  # by which everything would seem lost
                gone = lost_before_rendering(made, checked, docs)
            found += docs_pages.missing(docs, checked.library)
            found += _logo(docs, settings)
    return [*around, *found], gone


MOST_BYTES = 100_000
"""Of a logo: it stands on every page (ours)."""


def _logo(docs: Docs, settings: Settings | None) -> Iterator[Diagnostic]:
    """The logo is a picture that a browser can show, and light."""
    name = settings.looks.logo if settings is not None and settings.looks else None
    if settings is None or name is None:
        return
    place, file = settings.at("looks", "logo"), docs.files.get(name)
    if file is None:
        yield Diagnostic(place, "LOOK003", f"there is no file '{name}' in docs", "put the picture there")
        return
    from PIL import Image  # read here: most sites have no logo

    try:
        with Image.open(file, formats=("PNG", "JPEG", "WEBP")) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        yield Diagnostic(place, "LOOK003", f"'{name}' is not a picture that can be read", "save it as a PNG file")
        return
    if file.stat().st_size > MOST_BYTES:
        hint = f"make it smaller than {MOST_BYTES // 1000} kB: it stands on every page"
        yield Diagnostic(place, "LOOK003", f"'{name}' has {file.stat().st_size // 1000} kB", hint)


def _leading(checked: CheckedSite, generated: Mapping[str, str]) -> Mapping[str, str]:
    """The file of each small page that leads on, at a short address or a former one, and what makes it."""
    made = {path.removesuffix("index.html") for path in generated}
    leading = moves(as_built(checked).library, checked.lock, None, made)
    return {f"{move.old}index.html": move.source for move in leading}


def pages_of(checked: CheckedSite) -> Mapping[str, str]:
    """The file of each page that content makes, and what makes it."""
    checked = as_built(checked)
    library = checked.library
    lists = (
        "",
        "answers/",
        "answers/newest/",
        "answers/a-to-z/",
        "answers/archive/",
        "topics/",
        addresses.EXPERTS,
        "decide/",
        "search/",
        addresses.GLOSSARY,
        addresses.CORRECTIONS,
    )
    made = dict.fromkeys([*(f"{path}index.html" for path in lists), "404.html"], "the generator")
    for kind in addresses.PATHS:
        for key, record in library.collection(kind).items():
            made[f"{library.path_of(kind, key)}index.html"] = record.path
    for key in library.roles.of.keys() & library.people.keys():
        made[f"{library.path_of(PEOPLE, key)}index.html"] = library.people[key].path
        if not library.roles.has(key, Role.EXPERT):
            made[f"{addresses.PEOPLE}index.html"] = "the generator"
    for person in remembered(library, checked.lock):
        made[f"{library.path_of(PEOPLE, person.key)}index.html"] = person.path
    if library.glossary:
        made[f"{addresses.GLOSSARY}index.html"] = "content/glossary.yml"
    for key, flow in library.flows.items():
        made[f"{addresses.map_path(key)}index.html"] = flow.path
        for entry in flow.entries:
            made[f"{addresses.entry_path(key, entry)}index.html"] = flow.path
    for mailed in mailed_choices(library, checked.machines, checked.lock):
        made[f"{mailed.path}index.html"] = mailed.machine.flow.path
    for letter in letters(library, checked.machines) if library.settings else ():
        made[f"{addresses.NEWSLETTERS}index.html"] = "the generator"
        made[f"{letter.path}index.html"] = library.newsletters[letter.key].path
    return made
