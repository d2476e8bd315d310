"""Parts of answers that are now in another answer, as the marks behind headings say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from askwell.content import addresses
from askwell.content.library import Library


class Part(NamedTuple):
    """A place that moved: its old id, the page where it is now, its id there, and the words of its heading."""

    id: str
    path: str
    key: str
    words: str


def moved_parts(library: Library) -> Mapping[str, tuple[Part, ...]]:
    """What moved away from each answer, by the slug in its old address, in the order of the ids."""
    found: dict[str, list[Part]] = {}
    for slug, answer in library.answers.items():
        for heading in (heading for text in answer.texts for heading in text.headings):
            for old, name in heading.was:
                if old not in ("", slug):
                    part = Part(name, addresses.answer_path(slug), heading.key, plain(heading.words))
                    found.setdefault(old, []).append(part)
    return {slug: tuple(sorted(parts)) for slug, parts in found.items()}


def plain(words: str) -> str:
    """The words of a heading without the signs for stress."""
    return words.replace("*", "").replace("_", " ").strip()
