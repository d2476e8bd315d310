"""A file in, a draft guide out: reads what it is given with care, and never writes over anything."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.importing.document import CannotImport
from askwell.importing.guides.dmn import guide_of
from askwell.importing.guides.dmn_model import read_model, read_xml
from askwell.importing.guides.drafted import key_of, numbered
from askwell.importing.guides.questionnaire import guide_of_questionnaire
from askwell.importing.guides.questionnaire_model import read_questionnaire
from askwell.importing.guides.writing import Origin, write_guide
from askwell.importing.reading.files import shown
from askwell.source.files import MAX_BYTES

MAX_ORIGINAL = 2_000_000
"""Bytes of a file of decision tables, or of a questionnaire (ours)."""

FHIR_XML = b'"http://hl7.org/fhir"'
"""The namespace of FHIR in XML."""


@dataclass(frozen=True, slots=True)
class GuideDraft:
    """The file of a draft, by its path below the site's root."""

    path: str
    text: str

    @property
    def todos(self) -> int:
        """How many places are still to be filled in."""
        return self.text.count("TODO") - self.text.count("each TODO")


def bring_guide(root: Path, path: Path, today: date, write: bool = True) -> GuideDraft:
    """The draft of a file, written below content/flows. Raises CannotImport with a sentence if there is none."""
    raw = _whole(path)
    name = shown(path)
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        guide, kind = guide_of_questionnaire(read_questionnaire(raw, name)), "a questionnaire of FHIR"
    elif start == b"<" or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        if FHIR_XML in raw[:4000]:
            raise CannotImport(f"{name} is FHIR in XML; save it as JSON")
        guide, kind = guide_of(read_model(read_xml(raw, name), name), name), "a DMN file"
    else:
        raise CannotImport(f"{name} is neither DMN nor FHIR; give a DMN file (.dmn) or a questionnaire (.json)")
    text = write_guide(guide, Origin(name, hashlib.sha256(raw).hexdigest(), kind), today)
    if len(text.encode()) > MAX_BYTES:
        raise CannotImport(f"the guide made from {name} would be too long to read; cut the file into parts")
    taken = {found.stem for found in (root / "content" / "flows").rglob("*.yml")}
    key = next(each for each in numbered(key_of(guide.title, "guide")) if each not in taken)
    made = GuideDraft(f"content/flows/{key}.yml", text)
    if write:
        _write(root / made.path, made)
    return made


def _whole(path: Path) -> bytes:
    name = shown(path)
    try:
        if not path.is_file():
            what = "is a folder; name a file in it" if path.is_dir() else "is not there, or is no ordinary file"
            raise CannotImport(f"{name} {what}")
        with path.open("rb") as file:
            raw = file.read(MAX_ORIGINAL + 1)
    except OSError as error:
        raise CannotImport(f"{name} cannot be read: {error.strerror}; check that you may open it") from None
    if len(raw) > MAX_ORIGINAL:
        raise CannotImport(f"{name} has more than {MAX_ORIGINAL:,} bytes, which is the most that is read; cut it up")
    return raw


def _write(target: Path, made: GuideDraft) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(made.text)
    except FileExistsError:
        raise CannotImport(f"there is already a file {made.path}; nothing was written over it") from None
    except OSError as error:
        raise CannotImport(f"{made.path} cannot be written: {error.strerror}") from None
