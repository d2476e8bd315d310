"""Parts of answers that are now in another answer, as the marks behind headings say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.records import Answer


class Part(NamedTuple):
    """A place that moved: its old id, the page where it is now, its id there, and the words of its heading."""

    id: str
    path: str
    key: str
    words: str


def moved_parts(library: Library) -> Mapping[str, tuple[Part, ...]]:
    """What moved away from each answer, by the slug in its old address, in the order of the ids. What moved away from
    an answer that has another name by now, or that went into another, is known by that one's slug as well: readers
    with an old address are led there first."""
    found: dict[str, dict[str, Part]] = {}
    led: list[tuple[str, Part]] = []
    for slug, headings in library.renamed.items():
        for _, heading in headings:
            for old, name in heading.was:
                if old not in ("", slug):
                    part = Part(name, addresses.answer_path(slug), heading.key, plain(heading.words))
                    found.setdefault(old, {})[name] = part
                    led.append((library.leads.get(old, old), part))
    for now, part in led:
        there = library.answers.get(now)
        if (
            there is not None
            and part.path != addresses.answer_path(now)
            and part.id not in {*places_of(there), *_former(there)}
        ):
            found.setdefault(now, {}).setdefault(part.id, part)
    return {slug: tuple(sorted(parts.values())) for slug, parts in found.items()}


def places_of(answer: Answer) -> frozenset[str]:
    """The ids of the headings of an answer's texts."""
    from markdown.extensions.toc import slugify  # the engine's own rule; it takes time to load

    return frozenset(heading.key or slugify(heading.words, "-") for heading in answer.headings)


def _former(answer: Answer) -> frozenset[str]:
    """The ids that they had."""
    return frozenset(name for heading in answer.headings for old, name in heading.was if old in ("", answer.slug))


def plain(words: str) -> str:
    """The words of a heading without the signs for stress."""
    return words.replace("*", "").replace("_", " ").strip()
