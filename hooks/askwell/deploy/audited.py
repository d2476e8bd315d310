"""Only a site that was audited goes out. What an audit found good is remembered by its files, for the same day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.deploy.files import Piece
from askwell.watch.files import keep_json, kept_json

KEPT = Path(".askwell") / "deploy" / "audited.json"
"""Where that is kept, below the site's root."""


@dataclass(frozen=True)
class Mark:
    """What was audited: all files by one hash, and the day for which they are what content says."""

    files: str
    day: str


def mark(pieces: Mapping[str, Piece], day: date) -> Mark:
    """The mark of a site's files on a day."""
    listed = json.dumps([(name, piece.sha256) for name, piece in sorted(pieces.items())])
    return Mark(hashlib.sha256(listed.encode()).hexdigest(), day.isoformat())


def address_of(root: Path, wanted: Mark) -> str:
    """The address of the site that was audited with this mark; "" if that is not known."""
    kept, _ = kept_json(root / KEPT)
    same = (kept.get("files"), kept.get("day")) == (wanted.files, wanted.day)
    address = kept.get("base_url")
    return address if same and isinstance(address, str) else ""


def remember(root: Path, found_good: Mark, base_url: str) -> None:
    """Notes that an audit found nothing wrong. Where nothing can be written, the next run audits again."""
    kept = {"files": found_good.files, "day": found_good.day, "base_url": base_url}
    with suppress(OSError):
        keep_json(root / KEPT, kept)
