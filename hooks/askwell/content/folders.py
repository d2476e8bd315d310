"""What stands where in `content/`, and what stands there that nothing reads."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from askwell.content.editions.edition import NEWSLETTERS, SENT, Edition
from askwell.content.glossary import Term
from askwell.content.people.person import Person
from askwell.content.pictures.names import ENDINGS
from askwell.content.records import Answer, Disclaimer, Source, Topic
from askwell.diagnostics import Diagnostic, Location, Severity, did_you_mean
from askwell.flow.schema.records import Flow
from askwell.flow.schema.shared_parts import SharedPart
from askwell.source.files import name_in
from askwell.source.record import Record

SETTINGS = "site.yml"
VOCABULARY = "vocabulary.yml"
"""What guides have in common; a site may do without it."""

LINKS_LOCK = "links.lock"
"""What was ever published (see `content/links/lock.py`)."""

SOURCES_LOCK = "sources.lock"
"""What `askwell sources` keeps beside the sources."""

LISTS: dict[str, type[Record]] = {"topics": Topic, "sources": Source, "disclaimers": Disclaimer, "glossary": Term}
"""Kinds kept as one file, a mapping of id to record: `content/<kind>.yml`."""

IMPORTED = "imported"
"""The folder of originals of which drafts were made, in a folder for each: `askwell import` compares with them."""

OPTIONAL = frozenset(("glossary",))
"""Those of them that a site may do without."""

FOLDERS: dict[str, tuple[type[Record], str]] = {
    "parts": (SharedPart, ".yml"),
    "answers": (Answer, ".md"),
    "people": (Person, ".yml"),
    "flows": (Flow, ".yml"),
    NEWSLETTERS: (Edition, ".md"),
}
"""Kinds kept as a file each: `content/<kind>/**/<key><ending>`."""

RENAMED = {"experts": "people"}
"""Folders that had another name once."""

PICTURED = {
    "answers": "no answer shows it: write ![what it shows](its-name) in one, or delete it",
    "people": "no person shows it: name it under portrait: of one, or delete it",
}
"""What to do about pictures that nothing names, in the folders where pictures may stand."""


def files(folder: Path, ending: str) -> Iterator[Path]:
    """Files below a folder with an ending, in order; hidden ones and what is behind a link to a folder left out."""
    return (Path(path) for path in below(folder) if path.endswith(ending))


def below(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, in order; hidden ones and what is behind a link to a folder left out."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (f"{base}{os.sep}{name}" for name in sorted(names) if not name.startswith("."))


def unread(root: Path) -> Iterator[Diagnostic]:
    """An error for each folder that cannot be looked into: a site must not lose its answers in silence."""
    content = root / "content"
    failed: list[OSError] = []
    for base, folders, _ in os.walk(content, onerror=failed.append):
        for linked in (Path(base, name) for name in folders if Path(base, name).is_symlink()):
            place = Location(name_in(root, linked))
            yield Diagnostic(place, "READ005", "this folder is a link, and links to folders are not followed",
                             "move the folder itself here")  # fmt: skip
    for error in failed if content.exists() else []:
        place = Location(name_in(root, Path(error.filename)))
        yield Diagnostic(
            place, "READ001", f"this folder cannot be read: {error.strerror}", "check that you may open it"
        )
    for old, new in renamed(content):
        place = Location(name_in(root, content / old))
        yield Diagnostic(place, "PERSON001", f"this folder is called content/{new} now, and nothing reads it here",
                         f"rename it to content/{new}; if both are there, move its files")  # fmt: skip
    for kind in FOLDERS:
        if (content / kind).exists() and not (content / kind).is_dir():
            place = Location(name_in(root, content / kind))
            yield Diagnostic(place, "READ001", "this should be a folder", f"put the {kind} into a folder of this name")


def renamed(content: Path) -> Iterator[tuple[str, str]]:
    """Folders in which files stand that nothing reads, since the folder has another name now, and that name. An empty
    one hides nobody."""
    return ((old, new) for old, new in RENAMED.items() if any(True for _ in below(content / old)))


def strays(root: Path, paths: Iterable[str], named: Collection[str] = ()) -> Iterator[Diagnostic]:
    """A warning for each file that nothing reads: its author thinks that it is published. `paths` are those of all
    files of `content/`, `named` the paths, below the site's root, of files that other files name."""
    content = root / "content"
    listed = {SETTINGS, VOCABULARY, LINKS_LOCK, SOURCES_LOCK, *(f"{kind}.yml" for kind in LISTS)}
    read = [(f"{content / kind}{os.sep}", ending) for kind, (_, ending) in FOLDERS.items()]
    others = (one for one in paths if not any(one.startswith(at) and one.endswith(ending) for at, ending in read))
    for path in map(Path, others):
        if path.name in FOLDERS:
            continue
        inside = path.relative_to(content)
        if name_in(root, path) in named:
            continue
        top = inside.parts[0]
        if top in RENAMED or (top == IMPORTED and len(inside.parts) > 2):
            continue  # told of the folder; kept beside a draft
        expected = FOLDERS.get(top)
        if top == NEWSLETTERS and path.name.endswith(SENT) and path.with_name(f"{path.name[: -len(SENT)]}.md").exists():
            continue  # what was mailed of an edition
        if inside.as_posix() in listed or (expected and len(inside.parts) > 1 and path.suffix == expected[1]):
            continue
        hint = f"files of this folder end in {expected[1]}" if expected else did_you_mean(top, listed | set(FOLDERS))
        if top == NEWSLETTERS and path.name.endswith(SENT):
            hint = "it is what was mailed of an edition: keep it, and take the edition's own file back from git"
        if expected and top in PICTURED and path.suffix[1:].lower() in ENDINGS:
            hint = PICTURED[top]
        yield Diagnostic(
            Location(name_in(root, path)),
            "READ010",
            "nothing reads this file",
            hint,
            Severity.WARNING,
        )
