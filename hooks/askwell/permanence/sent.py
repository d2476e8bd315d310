"""What the lock keeps of newsletters that were sent: a digest of what was mailed, and each of its links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import Edition
from askwell.content.editions.sent import SentFile, path_of
from askwell.content.links.lock import Entry
from askwell.content.links.moves import owner_of
from askwell.letters.keeping import kept_text
from askwell.letters.sent import Sent, read_sent
from askwell.watch.files import replace_file


def unkept(checked: CheckedSite) -> Mapping[str, str]:
    """The files that are missing of editions that were sent, by their paths, with what they are to keep: what the
    editions say now. Content has no errors."""
    library = checked.library
    sent = (one for one in library.newsletters.values() if one.sent is not None and one.key not in library.sent)
    return {path_of(one): kept_text(library, one, checked.machines) for one in sent}


def sent_lines(checked: CheckedSite) -> Iterator[Entry]:
    """A line for what was mailed of each edition that was sent, and one for each link in it."""
    missing = unkept(checked)
    for edition in checked.library.newsletters.values():
        if edition.sent is None:
            continue
        name = path_of(edition)
        new = SentFile(name, json.loads(missing[name])) if name in missing else None
        file = new or checked.library.sent[edition.key]
        kept = read_sent(file)
        if isinstance(kept, Sent):
            yield from _lines(edition, file, kept)


def _lines(edition: Edition, file: SentFile, kept: Sent) -> Iterator[Entry]:
    owner = owner_of(edition)
    yield Entry("sent", owner, f"{kept.sent} {file.digest}")
    yield from (Entry("mailed", owner, path or "/") for path in kept.letter.paths)


def keep(root: Path, missing: Mapping[str, str]) -> None:
    """Writes files of `unkept`, each in one step. Raises OSError."""
    for name, text in missing.items():
        replace_file(root / name, text)
