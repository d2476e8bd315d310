"""The last build: keeping what it made, and knowing whether a next one may start from it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from askwell import publish
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.content.library import Library
from askwell.content.links.lock import NAME as LOCK
from askwell.content.records import Answer
from askwell.publish import Edited, Stamps
from askwell.rebuild import files
from askwell.rebuild.answers import Answers, Outline, forget_answer, keep_answer
from askwell.rebuild.files import Stamp
from askwell.rebuild.ground import DAMAGED, Ground, NoLastBuild, ground_of, number_of
from askwell.rebuild.program import program
from askwell.rebuild.store import FILE, Store, StoreError, pickled, unpickled
from askwell.rebuild.units import Units
from askwell.render.assets import Asset, Made, bytes_of

if TYPE_CHECKING:  # a check renders nothing
    from askwell.render.site import Site


_WORTH = 300
"""Answers of which keeping them is worth a process of its own (ours)."""


def begin(root: Path, site: Path) -> Units | None:
    """Where a build that starts from nothing keeps what it makes; None if nothing can be kept."""
    try:
        (root / FILE).unlink(missing_ok=True)
        units = Units(Store.new(_beside(root)))
    except (OSError, sqlite3.Error):
        return None
    units.folder = os.fspath(site)
    return units


def keep(checked: CheckedSite, docs: Docs, site: Site) -> None:
    """Keeps what a build has made that started from nothing, for the next. What cannot be kept is not."""
    units, root = checked.units, checked.root
    if root is None or not isinstance(units, Units):
        return
    with suppress(OSError, sqlite3.Error, TypeError, AttributeError):
        ground = replace(
            _ground_of(checked, docs, site, root, units.folder),
            folder=number_of(units.folder),
            stamps=_stamped(Path(units.folder)),
        )
        _keep_content(units, checked)
        units.store.put("=ground", "", pickled(ground))
        units.store.finish()
        _beside(root).replace(root / FILE)
        files.seal(root / FILE)


def keep_for_now(checked: CheckedSite, docs: Docs, site: Site) -> Last | None:
    """Keeps the same while this process lives, of a site that is not published; None if that cannot be."""
    units, root = checked.units, checked.root
    if root is None or not isinstance(units, Units):
        return None
    try:
        _keep_content(units, checked)
    except (TypeError, AttributeError):  # something that cannot be pickled
        return None
    units.store.filled()
    return Last(units.store, _ground_of(checked, docs, site, root, units.folder), checked.stamps)


def _keep_content(units: Units, checked: CheckedSite) -> None:
    library, store = checked.library, units.store
    around = replace(library, answers={}, bodies={}, drafts=frozenset())
    store.put("=library", "", pickled((around, [*checked.machines])))
    _keep_slugs(store, library)
    store.put("=lock", "", pickled(checked.lock))
    answers = [*library.answers.values()]
    kept = {*units.ahead(lambda answer: keep_answer(units.store, answer), answers, _WORTH)}
    for answer in answers:
        if answer.key not in kept:
            keep_answer(store, answer)


def _keep_slugs(store: Store, library: Library) -> None:
    """Keeps which answers there are, which of them have texts, the texts of those that could not be read, and which
    files are drafts."""
    unread = {slug: library.bodies[slug] for slug in library.bodies.keys() - library.answers.keys()}
    store.put("=slugs", "", pickled(([*library.answers], [*library.bodies], unread, library.drafts)))


def _ground_of(checked: CheckedSite, docs: Docs, site: Site, root: Path, folder: str) -> Ground:
    """What a build rests on that was not yet published."""
    return Ground(
        program(),
        checked.today,
        os.fspath(root),
        folder,
        (0, 0),
        checked.stamps,
        Docs(docs.folder, docs.extensions, docs.configs, docs.exclude, docs.sheets, docs.scripts),
        {answer.path: slug for slug, answer in checked.library.answers.items()},
        dict(marks(root, site)),
        frozenset(page.file for page in site.pages),
        Stamps("", "", b""),
    )


def _stamped(site: Path) -> Stamps:
    publish.prepare(site)
    return publish.stamps(site)


def abandon(root: Path, units: Units) -> None:
    """Throws away what a build kept that came to nothing."""
    units.store.connection.close()
    with suppress(OSError):
        _beside(root).unlink(missing_ok=True)


def _beside(root: Path) -> Path:
    return root / f"{FILE}.{os.getpid()}"


class Checked(NamedTuple):
    """A site, checked; those of its answers that were read anew, by slug, and the slugs of those that are gone."""

    checked: CheckedSite
    changed: Mapping[str, Answer]
    gone: frozenset[str]


@dataclass(frozen=True)
class Last:
    """The last build of a site of which only texts of answers have changed since."""

    store: Store
    ground: Ground
    stamps: Mapping[str, Stamp]
    answers: Answers | None = None
    """The answers of a preview, as far as they were read."""

    @classmethod
    def of(cls, root: Path, day: date, published: bool = True) -> Last:
        """What is there of it. For whoever wants to publish, the site must be as it was, too.

        Raises NoLastBuild if it is of no use: another program, day or place made it, other files than those of answers
        have changed, or it is damaged.
        """
        if not (root / FILE).is_file():
            raise NoLastBuild
        try:
            store = Store.open(root / FILE)
        except StoreError:
            raise NoLastBuild(DAMAGED) from None
        reason = DAMAGED
        with suppress(StoreError, OSError):
            if not files.is_sealed(root / FILE):
                raise StoreError("somebody else changed it")
            ground = ground_of(store)
            stamps = files.stamps(root, Path(ground.site))
            reason = ground.differs(root, day) or ground.changed(stamps) or (ground.touched() if published else "")
        if reason:
            store.connection.close()
            raise NoLastBuild(reason)
        return cls(store, ground, stamps)

    @cached_property
    def changed(self) -> frozenset[str]:
        """The files that changed: of answers, and the lock."""
        return files.changed(self.stamps, self.ground.files)

    def value(self, kind: str, key: str = "") -> Any:
        """Something that was kept as a whole. Raises StoreError if it is not there."""
        row = self.store.row(kind, key)
        if row is None:
            raise StoreError(f"{kind} {key} is not there")
        return unpickled(*row)

    def outlines(self) -> Iterator[Outline]:
        """What lists need of all answers."""
        return (unpickled(*row) for row in self.store.rows("=outline").values())

    def differing(self, site: Site, root: Path) -> Iterator[tuple[str, Asset]]:
        """The files of a site that differ from those of the last build."""
        for page in site.pages:
            if page.is_finished:
                continue
            if not page.leads_to or self.ground.made.get(page.file) != mark(root, page.document):
                yield page.file, page.document
        for path, asset in site.assets.items():
            if self.ground.made.get(path) != mark(root, asset):
                yield path, asset
        yield from site.index.items()

    def keep(self, found: Checked, site: Site, edited: Edited) -> None:
        """Keeps what came of it for the next."""
        if not isinstance(found.checked.units, Units):
            return
        ground = replace(
            self.then(found, site).ground,
            folder=number_of(self.ground.site),
            stamps=publish.renewed(self.ground.stamps, edited),
        )
        self.store.put("=ground", "", pickled(ground))
        self.store.connection.execute("commit")
        self.close()

    def close(self) -> None:
        """Closes the store. What this build wrote there is not taken for somebody else's change, even what it took
        back."""
        self.store.connection.close()
        if not files.is_sealed(path := Path(self.ground.root) / FILE):
            files.seal(path)

    def _made_before(self, site: Site) -> Iterator[tuple[str, str]]:
        """The marks of pages that only lead on, and that are those of the last build."""
        finished = (page.file for page in site.pages if page.leads_to and page.is_finished)
        return ((file, self.ground.made[file]) for file in finished)

    def then(self, found: Checked, site: Site) -> Last:
        """The build after this one, with its answers and things made in the store."""
        if isinstance(found.checked.units, Units):
            found.checked.units.finish()
        for answer in found.changed.values():
            keep_answer(self.store, answer)
        for slug in found.gone:
            forget_answer(self.store, slug)
        _keep_slugs(self.store, found.checked.library)
        if LOCK in self.changed:
            self.store.put("=lock", "", pickled(found.checked.lock))
        slugs = {path: slug for path, slug in self.ground.slugs.items() if path not in self.changed}
        ground = replace(
            self.ground,
            files=self.stamps,
            slugs=slugs | {answer.path: answer.key for answer in found.changed.values()},
            made=dict(chain(self._made_before(site), marks(Path(self.ground.root), site))),
            pages=frozenset(page.file for page in site.pages),
        )
        return replace(self, ground=ground)

    def gone(self, site: Site) -> frozenset[str]:
        """The files of the last build that a site has no more, but for those of the search's index."""
        there = {*site.assets, *(page.file for page in site.pages)}
        return frozenset((self.ground.made.keys() | self.ground.pages) - there)


def marks(root: Path, site: Site) -> Iterator[tuple[str, str]]:
    """A mark of each file of a site that is no page, and of each page that only leads on, but for those that an earlier
    build wrote."""
    for path, asset in site.assets.items():
        yield path, mark(root, asset)
    for page in site.pages:
        if page.leads_to and not page.is_finished:
            yield page.file, mark(root, page.document)


def mark(root: Path, asset: Asset) -> str:
    """What tells a file's content from others."""
    if isinstance(asset, Made):
        return asset.mark
    if isinstance(asset, Path):
        return f"{asset.relative_to(root) if asset.is_relative_to(root) else asset}"
    return blake2b(bytes_of(asset), digest_size=16).hexdigest()
