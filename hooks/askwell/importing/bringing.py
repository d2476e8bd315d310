"""Files in, drafts out: reads what it is given, and writes each draft with its original, never over anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.importing.document import CannotImport, Original
from askwell.importing.drafting import Draft, draft
from askwell.importing.known import Known, look_around
from askwell.importing.reading.files import originals
from askwell.importing.reading.wordpress import Export


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an original: a draft, or a sentence on why there is none. `note` is neither: it only tells."""

    name: str
    draft: Draft | None = None
    refused: str = ""
    note: str = ""


def bring(
    root: Path, paths: Iterable[Path], today: date, archived: bool = False, write: bool = True
) -> Iterator[Brought]:
    """Makes the drafts of some files, one after another, each written before the next is read."""
    known = look_around(root)
    for path in paths:
        export = Export()
        try:
            for original in originals(path, export):
                yield _one(root, known, original, today, archived, write, path.parent)
        except CannotImport as error:
            yield Brought(path.name, refused=str(error))
        if export.told():
            yield Brought(path.name, note=export.told())


def _one(
    root: Path, known: Known, original: Original, today: date, archived: bool, write: bool, beside: Path
) -> Brought:
    try:
        made = draft(original, known, today, archived, beside)
        if write:
            _write(root, made)
    except CannotImport as error:
        return Brought(original.name, refused=str(error))
    return Brought(original.name, draft=made)


def _write(root: Path, made: Draft) -> None:
    """Writes a draft's files. The answer comes last: without it, the rest is found and told as left over."""
    for name, data in sorted(made.files.items(), key=lambda item: item[0].startswith("content/answers/")):
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            raise CannotImport(f"there is already a file {name}; nothing was written over it") from None
