"""What became of each word of an original: kept, moved, dropped, or lost; and what was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from askwell.content.folders import IMPORTED
from askwell.importing.document import Block, CannotImport, Document, words
from askwell.importing.known import record_of
from askwell.importing.reading.files import read
from askwell.importing.understanding.understood import Passage, Understood, understand
from askwell.source.files import split_front_matter

MAX_EXACT = 4_000_000
"""Pairs of words that are compared in their order; beyond that a stretch is compared as a bag of words (ours)."""

MIN_MOVED = 3
"""Words in a row by which what stands in a header is known again: one alone may stand there by chance (ours)."""


@dataclass
class Comparison:
    """An original beside its draft. Each list holds stretches of words in their order."""

    slug: str
    answer: str = ""
    kept: int = 0
    moved: list[tuple[str, str]] = field(default_factory=list)
    """Where to, and the words."""

    dropped: list[tuple[str, str]] = field(default_factory=list)
    """As what, and the words."""

    added: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def imported(root: Path) -> list[str]:
    """The names of all drafts whose originals are kept."""
    folder = root / "content" / IMPORTED
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def compare(root: Path, slug: str) -> Comparison:
    """The comparison for one draft. Raises CannotImport if there is no draft, or no original."""
    folder = root / "content" / IMPORTED / slug
    record = record_of(folder)
    if not record:
        raise CannotImport(
            f"there is no content/{IMPORTED}/{slug}/import.json, so nothing says what was imported there"
        )
    name = str(record.get("original") or "")
    try:
        raw = (folder / Path(name).name).read_bytes()
    except OSError as error:
        raise CannotImport(f"the original content/{IMPORTED}/{slug}/{name} cannot be read: {error.strerror}") from None
    answer = _answer(root, slug, str(record.get("id") or ""))
    if answer is None:
        raise CannotImport(f"there is no draft for content/{IMPORTED}/{slug}: no answer has the id {record.get('id')}")
    document = read(raw, name.rpartition(".")[2], slug)
    people = record.get("people")
    texts = _people(root, people if isinstance(people, list) else [])
    found = compared(document, answer.read_text("utf-8", "replace"), texts)
    found.slug, found.answer = slug, answer.relative_to(root).as_posix()
    return found


def compared(document: Document, answer: str, people: str = "") -> Comparison:
    """An original beside the text of its draft and of the files of its people."""
    understood = understand(document)
    front, _ = split_front_matter("", answer)
    header, body = (front.header, front.body) if front else ("", answer)
    found = Comparison("")
    about = f" {' '.join([*words(header), *words(people)])} "
    _drop(found, understood)
    _move(found, understood, about)
    rest = _align(found, [_text(part) for part in _parts(understood)], body)
    _left(found, rest, about)
    unread = Counter(document.seen) - Counter(word for block in document.blocks for word in words(block.said))
    unread -= Counter([*words(document.facts.title), *(w for key, value in document.facts.more for w in words(value))])
    unread -= Counter(about.split())
    found.lost += [" ".join(unread.elements())] if unread else []
    return found


def _answer(root: Path, slug: str, key: str) -> Path | None:
    """The answer made of an original: by its name, or by its id if it was renamed."""
    texts = sorted((root / "content" / "answers").rglob("*.md"))
    named = next((path for path in texts if path.stem == slug), None)
    if named is not None:
        return named
    return next((path for path in texts if f"\nid: {key}\n" in path.read_text("utf-8", "replace")[:8192]), None)


def _people(root: Path, ids: Iterable[object]) -> str:
    """The files of the people of a draft."""
    wanted = {str(key) for key in ids}
    paths = [path for path in (root / "content" / "people").rglob("*.yml") if path.stem in wanted]
    return "\n".join(path.read_text("utf-8", "replace") for path in paths)


def _parts(understood: Understood) -> Iterator[Block]:
    for part in understood.body:
        yield from part.blocks if isinstance(part, Passage) else [part]


def _text(block: Block) -> list[str]:
    return words(block.said)


def _drop(found: Comparison, understood: Understood) -> None:
    found.dropped = [(part.what, part.block.said) for part in understood.dropped if words(part.block.said)]


def _move(found: Comparison, understood: Understood, about: str) -> None:
    """A block that became a field has moved while the field has its value, or while its words are still there."""
    for part in understood.moved:
        said = words(part.block.text)
        if any(text and _stands(text, about) for text in (words(part.value), said)):
            found.moved.append((part.field, part.block.text))
        elif said:
            found.lost.append(" ".join(said))


def _stands(text: Sequence[str], about: str) -> bool:
    return f" {' '.join(text)} " in about


def _align(found: Comparison, blocks: Sequence[list[str]], body: str) -> list[list[str]]:
    """Counts what the body has in the order of the original. Returns the stretches that it does not have there."""
    original = [word for block in blocks for word in block]
    draft = words(body)
    missing: list[list[str]] = []
    added: list[str] = []
    for tag, left, right in _changes(original, draft):
        if tag == "equal":
            found.kept += len(left)
        else:
            missing += [left] if left else []
            added += [" ".join(right)] if right else []
    spare = Counter(word for stretch in added for word in stretch.split())
    rest: list[list[str]] = []
    for stretch in missing:
        elsewhere = [word for word in stretch if _take(spare, word)]
        found.moved += [("elsewhere in the text", " ".join(elsewhere))] if elsewhere else []
        taken = Counter(elsewhere)
        lost = [word for word in stretch if not _take(taken, word)]
        rest += [lost] if lost else []
    found.added = [text for stretch in added if (text := " ".join(w for w in stretch.split() if _take(spare, w)))]
    return rest


def _changes(left: list[str], right: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Stretches that are equal, and stretches that differ. Those at the two ends are found first: most of a draft is
    as it was."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    if start:
        yield "equal", left[:start], right[:start]
    inner, other = left[start : len(left) - end], right[start : len(right) - end]
    if len(inner) * len(other) > MAX_EXACT:
        yield from _halves(inner, other)
    elif inner or other:
        matcher = SequenceMatcher(None, inner, other, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag, inner[a:b], other[c:d]
    if end:
        yield "equal", left[len(left) - end :], right[len(right) - end :]


def _halves(left: list[str], right: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Long stretches, cut where a row of words stands once in both."""
    size = 6
    seen = Counter(zip(*(right[n:] for n in range(size)), strict=False))
    places = {row: n for n, row in enumerate(zip(*(right[n:] for n in range(size)), strict=False)) if seen[row] == 1}
    middle = len(left) // 2
    for step in range(middle):
        for at in (middle + step, middle - step):
            row = tuple(left[at : at + size])
            if len(row) == size and (place := places.get(row)) is not None:
                yield from _changes(left[:at], right[:place])
                yield "equal", left[at : at + size], right[place : place + size]
                yield from _changes(left[at + size :], right[place + size :])
                return
    yield "differ", left, right


def _take(pool: Counter[str], word: str) -> bool:
    if pool[word] <= 0:
        return False
    pool[word] -= 1
    return True


def _left(found: Comparison, stretches: Iterable[list[str]], about: str) -> None:
    """What stands in the header or with a person as it stood in the original has moved; the rest is lost."""
    for stretch in stretches:
        gone: list[str] = []
        at = 0
        while at < len(stretch):
            end = at + MIN_MOVED
            if len(stretch) < end or not _stands(stretch[at:end], about):
                gone.append(stretch[at])
                at += 1
                continue
            while end < len(stretch) and _stands(stretch[at : end + 1], about):
                end += 1
            found.moved.append(("the header or a person's file", " ".join(stretch[at:end])))
            at = end
        found.lost += [" ".join(gone)] if gone else []
