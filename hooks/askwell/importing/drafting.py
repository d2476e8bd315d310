"""From an original to the files of its draft: the answer, people whom the site has not, pictures, the original."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.content.folders import IMPORTED
from askwell.importing.body import Body, write_body
from askwell.importing.document import CannotImport, Original, words
from askwell.importing.header import Making, write_header
from askwell.importing.known import Known
from askwell.importing.markup import Links, yaml_text
from askwell.importing.pictures import Pictures
from askwell.importing.understanding.speakers import Speaker
from askwell.importing.understanding.understood import Understood, title_words, understand
from askwell.source.files import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a draft, by their paths below the site's root, and what is told of it."""

    slug: str
    files: dict[str, bytes]
    words: int
    dropped: int
    todos: int


def digest(raw: bytes) -> str:
    """By what an original is known again."""
    return hashlib.sha256(raw).hexdigest()


def draft(original: Original, known: Known, today: date, archived: bool, folder: Path | None) -> Draft:
    """The draft of an original. Raises CannotImport if it is made already, or if nobody could check it."""
    if made := known.imports.get(digest(original.raw)):
        raise CannotImport(f"{original.name} is there already: content/{IMPORTED}/{made} was made from it")
    understood = understand(original.document)
    slug = known.new_slug(title_words(understood) or original.document.facts.slug, original.name.rpartition(".")[0])
    files: dict[str, bytes] = {}
    people = _People(known, original, understood, today, files)
    pictures = Pictures(slug, folder, original.document.facts.address, lambda name: name not in known.pictures)
    links = Links(original.document.facts.address, known.source)
    body = Body(links, people.of, pictures.name, needs_sources=not archived)
    text = write_body(body, understood)
    authors = tuple(people.of(Speaker(name)) for name in understood.authors)
    making = Making(slug, known.new_id(), original.name, f"original.{original.ending}", today, archived, authors,
                    pictures.all(), tuple(pictures.told))  # fmt: skip
    written = f"---\n{write_header(making, understood, body, known)}---\n{text}\n".encode()
    if len(written) > MAX_BYTES:
        count = f"{sum(len(words(block.said)) for block in original.document.blocks):,} words"
        raise CannotImport(
            f"{original.name} has {count}, more than a page can hold; cut it into parts, a question each"
        )
    kept = f"content/{IMPORTED}/{slug}"
    answer = f"content/answers/{slug}.md"
    files = {answer: written, **files, f"{kept}/{making.original}": original.raw}
    files |= {f"content/answers/{name}": data for name, data in pictures.files.items()}
    files[f"{kept}/import.json"] = _record(original, making, people)
    known.imports[digest(original.raw)] = slug
    known.pictures |= set(pictures.files) | set(pictures.fetch)
    dropped = sum(len(words(part.block.said)) for part in understood.dropped)
    todos = written.count(b"TODO") - written.count(b"each TODO") - written.count(b"# TODO") + written.count(b"  # TODO")
    return Draft(slug, files, len(words(text)), dropped, todos)


def _record(original: Original, making: Making, people: _People) -> bytes:
    data = {
        "from": original.name,
        "sha256": digest(original.raw),
        "original": making.original,
        "answer": making.slug,
        "id": making.id,
        "people": people.used,
        "on": making.today.isoformat(),
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


class _People:
    """The people of one draft. Those whom the site does not have get a file."""

    def __init__(self, known: Known, original: Original, understood: Understood, today: date, files: dict[str, bytes]):
        self._known, self._original, self._today, self._files = known, original, today, files
        self._said = {who.name: who for who in understood.speakers}
        self.used: list[str] = []

    def of(self, who: Speaker) -> str:
        """The id of a person."""
        who = self._said.get(who.name, who)
        found = self._known.person(who.name)
        if not found:
            found = self._known.new_person(who.name)
            self._files[f"content/people/{found}.yml"] = _person(who, self._original, self._today)
        self.used += [] if found in self.used else [found]
        return found


def _person(who: Speaker, original: Original, today: date) -> bytes:
    """A person's file: what the text says, in its own words, and TODO for what it does not say."""
    title = who.name.split()[0].rstrip(".")
    degrees = who.degrees or (f"{title}. (as the text gives it)" if title in ("Dr", "Prof") else "")
    where = (
        original.document.facts.address or f"{original.document.facts.title or original.name}, an older text of ours"
    )

    def said(text: str) -> str:
        return yaml_text(text[:1].upper() + text[1:]) if text else "TODO"

    lines = [
        f"# Made by `askwell import` on {today} from {' '.join(original.name.split())}. Fill in each TODO.",
        f"name: {yaml_text(who.name)}",
        f"credentials: {yaml_text(degrees) if degrees else 'TODO'}",
        f"job: {said(who.job)}",
        f"affiliation: {said(who.house)}",
        "# The field of expertise.",
        "field: TODO",
        "verification:",
        "  status: as_published",
        f"  where: {yaml_text(where)}",
        f"  on: {today}",
        "# likely: the text names no interests, and an import asks nobody.",
        "interests:",
        "  status: not_asked",
        f"  on: {today}",
    ]
    return ("\n".join(lines) + "\n").encode()
