"""What was mailed of an edition: the file beside its own that keeps it, and the line that says since when."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from askwell.content.editions.edition import SENT, Edition
from askwell.content.history.entry import before_blanks, region
from askwell.diagnostics import Diagnostic
from askwell.source.files import read_text


@dataclass(frozen=True, slots=True)
class SentFile:
    """The file of what was mailed of an edition, as it was read: its path below the site's root, and its data; None if
    it is not JSON."""

    path: str
    data: Mapping[str, Any] | None

    @property
    def digest(self) -> str:
        """32 hexadecimal digits that tell one content of the file from every other, however it is laid out."""
        return digest(self.data)


def digest(data: object) -> str:
    """The first half of the SHA-256 of data, written as JSON with its keys in order."""
    said = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()[:32]


def path_of(edition: Edition) -> str:
    """The path of the file that keeps what was mailed of an edition, beside its own."""
    return f"{edition.path.removesuffix('.md')}{SENT}"


def sent_files(root: Path, editions: Iterable[Edition], found: list[Diagnostic]) -> dict[str, SentFile]:
    """What was mailed of editions, by their keys; what is wrong with the files is added to `found`."""
    files: dict[str, SentFile] = {}
    for edition in editions:
        name = path_of(edition)
        if not os.path.lexists(root / name):
            continue
        text, problems = read_text(root, root / name)
        found += problems
        files[edition.key] = SentFile(name, _mapping(text))
    return files


def _mapping(text: str) -> Mapping[str, Any] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def own_words(edition: Edition) -> dict[str, Any]:
    """All that an editor wrote of an edition, as data: what may not change once it was sent."""
    written = edition.model_dump(mode="json", exclude_defaults=True, exclude={"sent", "status"})
    return {**written, "intro": list(edition.intro)}


def with_sent(text: str, day: date) -> str | None:
    """The text of an edition's file with the day on which it was sent as the last line of its header; None if there is
    no header to be found."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    first, last = region(lines, header=True)
    if last <= first:
        return None
    place = before_blanks(lines, first, last)
    return end.join([*lines[:place], f"sent: {day}", *lines[place:]])
