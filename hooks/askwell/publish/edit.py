"""Publishes a site that differs from the last one in few files, as wholly as a site that was built from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from askwell.publish.spare import behind, hidden, link, note, prepare, same_age, spare_of, tree_of
from askwell.publish.swap import exchange, remove
from askwell.publish.writing import fill
from askwell.render.assets import Asset

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Edited:
    """A new site in full that is not published yet. Whoever does not want it leaves it: the next edit puts it right."""

    site: Path
    folder: Path
    changed: frozenset[str]
    """The paths in which it differs from the site."""
    paths: frozenset[str]
    """The paths whose stamps are to be taken again."""
    anew: bool
    """Whether all stamps are: its files are others, or have been linked since."""


def edit(site: Path, changed: Iterable[tuple[str, Asset]], gone: Iterable[str] = ()) -> Edited:
    """Makes a site ready that has these files besides those of `site`, by their paths, and that lacks those that are
    gone. `site` itself stays as it is, and has to be what was published last: ask `touched`.

    Raises OSError if a file cannot be written.
    """
    site = site.resolve()
    made = prepare(site)
    last = behind(site)
    if last is None:
        raise FileNotFoundError(f"{spare_of(site).name} was taken away while it was in use")
    new, lost = dict(changed), frozenset(gone)
    paths = lost.union(new)
    differing = paths | last.paths
    last = replace(last, paths=differing, unfinished=True)
    note(site, last)
    tree = tree_of(site)
    _carry(site, {name for path in paths if (name := path.split("/")[0]).startswith(".")})
    if _catch_up(site, differing - paths) and not last.copied:
        last = replace(last, copied=True)
        note(site, last)
    for path in lost - new.keys():
        _take_out(tree, path)
    for path, asset in new.items():
        _put(site, path, partial(fill, asset=asset))
    return Edited(site, tree, paths, differing, made or last.copied)


def publish_edit(edited: Edited) -> None:
    """Makes an edited site the site, in one step. Hidden entries of the old one are carried over.

    Raises OSError if the folders cannot be exchanged; the old site is then as it was.
    """
    site = edited.site
    ours = {path.split("/")[0] for path in edited.changed}
    _carry(site, {*hidden(site), *hidden(edited.folder)} - ours)
    exchange(edited.folder, site)
    if last := behind(site):
        with suppress(OSError):  # the site is published, and what is noted holds: it names more files
            note(site, replace(last, paths=edited.changed, unfinished=False))


def folders_above(path: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first, without the site's own."""
    while path := path.rpartition("/")[0]:
        yield path


def _carry(site: Path, names: Collection[str]) -> None:
    """Gives the tree the hidden entries of the site that have these names, as they are now, and no others of theirs."""
    tree = tree_of(site)
    for name in names:
        remove(tree / name)
        if (site / name).is_dir() and not (site / name).is_symlink():
            shutil.copytree(site / name, tree / name, symlinks=True, copy_function=link)
        elif os.path.lexists(site / name):
            link(site / name, tree / name)


def _catch_up(site: Path, paths: Collection[str]) -> bool:
    """Gives the tree the files of the site at these paths, and its folders their age; whether some are copies."""
    copied = False
    tree = tree_of(site)
    seen = {path for path in paths if not path.startswith(".")}
    there = {path for path in seen if (site / path).is_file()}
    for path in seen - there:
        _take_out(tree, path)
    for path in there:
        if not _same(site / path, tree / path) and not _put(site, path, partial(link, site / path)):
            copied = True
    for folder in {above for path in seen for above in folders_above(path)}:
        if (site / folder).is_dir() and (tree / folder).is_dir():
            same_age(site / folder, tree / folder)
    same_age(site, tree)
    return copied


def _put(site: Path, path: str, make: Callable[[Path], Made]) -> Made:
    """Puts a file into the tree by another name first: the file that is there may be the site's as well."""
    part, target = spare_of(site) / "part", tree_of(site) / path
    part.unlink(missing_ok=True)
    made = make(part)
    target.parent.mkdir(parents=True, exist_ok=True)
    part.replace(target)
    return made


def _take_out(tree: Path, path: str) -> None:
    """Removes a file, and the folders that it leaves empty."""
    try:
        (tree / path).unlink()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError:
        if not (tree / path).is_dir():
            raise
    for folder in folders_above(path):
        try:
            (tree / folder).rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # it has other files
            break


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
