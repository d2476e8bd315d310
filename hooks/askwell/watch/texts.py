"""`.askwell/sources/`: the texts of sources on this machine, by their fingerprints, to show which words changed."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path

from askwell.patterns import regex
from askwell.watch.files import replace_file

FOLDER = Path(".askwell") / "sources"
"""Where they are kept, below the site's root. They are other people's: they are never published."""

MOST_SENTENCES = 3_000
"""Of two texts that are compared sentence by sentence (ours: a second of work)."""

_END = regex(r"(?<=[.!?])[\"')\]]*\s+|\n")


def keep_text(root: Path, fingerprint: str, text: str) -> None:
    """Keeps a text. Raises OSError."""
    if not _path(root, fingerprint).exists():
        replace_file(_path(root, fingerprint), text)


def text_of(root: Path, fingerprint: str) -> str | None:
    """A text that was kept, or None if this machine does not have it."""
    try:
        return _path(root, fingerprint).read_text("utf-8")
    except (OSError, ValueError):
        return None


def forget_others(root: Path, fingerprints: Collection[str]) -> None:
    """Deletes the texts that nobody compares any more."""
    with suppress(OSError):
        for path in (root / FOLDER).glob("*.txt"):
            if path.stem not in fingerprints:
                path.unlink()


def _path(root: Path, fingerprint: str) -> Path:
    return root / FOLDER / f"{fingerprint}.txt"


def difference(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that only the old text has, and those that only the new one has, in their order."""
    before, after = _sentences(old), _sentences(new)
    if len(before) + len(after) > MOST_SENTENCES:
        mine, others = set(before), set(after)
        return tuple(s for s in before if s not in others), tuple(s for s in after if s not in mine)
    gone: list[str] = []
    come: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += before[a:b]
            come += after[c:d]
    return tuple(gone), tuple(come)


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _END.split(text) if sentence and sentence.strip()]


def count_words(sentences: Collection[str]) -> int:
    """How many words some sentences have."""
    return sum(len(sentence.split()) for sentence in sentences)
