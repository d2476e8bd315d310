"""The files of a finished site: what each is, by its bytes, and whether any host can have it under its name."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from askwell.audit.html.links import Files
from askwell.deploy.refused import Refused

OWN = ".askwell-deploy"
"""The folder at the target in which we keep what we know of it."""

HOME = "index.html"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site. `md5` is what stores say of a file without being asked to send it; we rely on `sha256`."""

    size: int
    sha256: str
    md5: str


def piece(data: bytes) -> Piece:
    """What a file with these bytes is."""
    return Piece(len(data), sha256_of(data), hashlib.md5(data, usedforsecurity=False).hexdigest())


def sha256_of(data: bytes) -> str:
    """The fingerprint by which files are compared."""
    return hashlib.sha256(data).hexdigest()


def pieces_of(site: Path) -> Mapping[str, Piece]:
    """Every file of a finished site by its path, in order. Raises Refused for what no host can serve."""
    found = Files.of(site)
    if HOME not in found.paths:
        raise Refused(f"there is no finished site in {site}: it has no {HOME}", "build the site first: askwell build")
    if found.others:
        name = min(found.others)
        raise Refused(f"{name!r} is not a file: a site has files only", "delete it, and build the site again")
    for name in sorted(found.paths):
        if not _can_be_served(name):
            raise Refused(f"no host can serve a file with the name {name!r}", "give it another name, and build again")
    if alike := same_on_some_disks(found.paths):
        one, other = alike[0]
        message = f"{one!r} and {other!r} are one file on some hosts: their names differ in capitals or accents only"
        raise Refused(message, "give one of them another name, and build again")
    return {name: piece((site / name).read_bytes()) for name in sorted(found.paths)}


def _can_be_served(name: str) -> bool:
    ours = name.partition("/")[0] == OWN
    return not ours and name.isprintable() and "\\" not in name


def folded(name: str) -> str:
    """What a name is to a disk that takes capitals and small letters for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def same_on_some_disks(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that some disks take for one; folders count as well."""
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    for name in sorted({part for path in names for part in with_folders(path)}):
        first = seen.setdefault(folded(name), name)
        if first != name:
            found.append((first, name))
    return found


def with_folders(name: str) -> Collection[str]:
    """A path and those of the folders that it is in: "a/b/c" has "a", "a/b" and "a/b/c"."""
    parts = name.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]
