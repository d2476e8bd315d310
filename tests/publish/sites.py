"""Sites of few files, in folders, and editions of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from askwell import publish
from askwell.publish import Edited
from tests.sites import tree

Files = Mapping[str, bytes]


def fill(folder: Path, files: Files) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def folders_of(files: Files) -> set[str]:
    return {above.as_posix() for name in files for above in Path(name).parents} - {"."}


def begun(site: Path, files: Files, spare: bool = False) -> Path:
    """A site that was built from nothing."""
    publish.commit(fill(publish.begin(site), files), site, spare)
    return site


def made_ready(site: Path, files: Files) -> Edited:
    """The edit by which a site comes to have these files."""
    last = {name: data for name, data in tree(site).items() if not name.startswith(".")}
    changed = [(name, data) for name, data in files.items() if last.get(name) != data]
    return publish.edit(site, changed, last.keys() - files.keys())


def stands(site: Path, files: Files) -> None:
    """Checks that a site has these files, and no folder without one."""
    assert tree(site) == files
    assert folders(site) == folders_of(files)
