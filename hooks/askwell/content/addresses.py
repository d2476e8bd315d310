"""Where things stand on the site: the paths that are mailed and must last, and ids in pages.

Paths are relative to the site's root and end in a slash; the root itself is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from askwell.patterns import regex

ANSWERS = "answers/"
"""The list of all answers."""

EXPERTS, PEOPLE = "experts/", "people/"
"""The lists of those whose words stand in answers, and of all others whom pages name."""


def answer_path(slug: str) -> str:
    """An answer's page."""
    return f"answers/{slug}/"


ARCHIVE = "answers/archive/"
"""The list of answers that are no longer kept up to date."""


def topic_path(key: str) -> str:
    """A topic's page."""
    return f"topics/{key}/"


def expert_path(key: str) -> str:
    """The page of a person whose words stand in answers."""
    return f"{EXPERTS}{key}/"


def person_path(key: str) -> str:
    """The page of a person with another role: who wrote, edited or reviewed."""
    return f"{PEOPLE}{key}/"


def guide_path(key: str) -> str:
    """A decision guide's own page."""
    return f"decide/{key}/"


def entry_path(flow: str, entry: str) -> str:
    """The page of a guide that is entered further on."""
    return f"{guide_path(flow)}{entry}/"


def short_answer_path(identifier: str) -> str:
    """The permanent short address of an answer, by its id: it stays whatever the answer is called."""
    return f"a/{identifier}/"


def short_guide_path(key: str) -> str:
    """The permanent short address of a guide."""
    return f"d/{key}/"


def short_entry_path(flow: str, entry: str) -> str:
    """The permanent short address of a guide that is entered further on."""
    return f"{short_guide_path(flow)}{entry}/"


NEWSLETTERS = "newsletters/"
"""The archive of newsletters."""


def edition_path(key: str) -> str:
    """A newsletter's page, by its date."""
    return f"{NEWSLETTERS}{key}/"


class ChoicePath(NamedTuple):
    """The address of a choice of a guide's first question, in its parts."""

    flow: str
    entry: str | None
    """The entry by which readers come in; None for the whole guide."""

    choice: str
    """The choice's key, and what tells that the question is still the same: "none-3fa9c1"."""


def choice_path(flow: str, entry: str | None, choice: str) -> str:
    """The permanent address of a choice of a guide's first question, which a newsletter shows: `choice` is its key with
    the digest of the question. It has no fragment and no query, which mail programs drop or change."""
    return f"{short_guide_path(flow)}{f'{entry}/' if entry else ''}{choice}/"


_CHOICE = regex(r"d/([a-z0-9-]+)/(?:([a-z0-9-]+)/)?([a-z0-9-]+-[0-9a-f]{6})/")


def read_choice_path(path: str) -> ChoicePath | None:
    """The parts of a path that has the form of one of a choice; None if it has not."""
    found = _CHOICE.fullmatch(path)
    return ChoicePath(*found.groups()) if found else None


MAP = "map"
"""The last part of the address of a guide's map, which no entry may have."""


def map_path(flow: str) -> str:
    """The page that shows a whole guide, as a picture and in words."""
    return f"{guide_path(flow)}{MAP}/"


def guide_paths(flow: str, entries: Iterable[str]) -> list[str]:
    """Every page of a guide: the guide itself, its entries, its map."""
    return [guide_path(flow), *(entry_path(flow, entry) for entry in entries), map_path(flow)]


def picture_path(name: str, width: int, sha256: str) -> str:
    """A picture's file in one width. Its name changes with its bytes, so that it may be kept for ever."""
    return f"pictures/{name}-{width}.{sha256[:12]}.webp"


def mail_picture_path(identifier: str, name: str, sha256: str) -> str:
    """A picture of an answer as mails show it. `sha256` is that of the picture it is made of."""
    return f"pictures/{identifier}-{name}-mail.{sha256[:12]}.jpg"


def page_path(name: str) -> str:
    """A page written by hand, by the name of its file in `docs/` without the ending."""
    return f"{name}/"


CORRECTIONS = "corrections/"
"""The page of everything that was corrected or changed after publication."""

ATOM, JSON_FEED = "xml", "json"
"""How the file of a feed ends."""


def feed_path(base: str, ending: str = ATOM, number: int = 1) -> str:
    """A document of the feed that stands beside a page; older entries stand in those with higher numbers."""
    return f"{base}feed{'' if number == 1 else f'-{number}'}.{ending}"


def beside(path: str) -> str:
    """The page beside which a feed stands; of any other path, the path itself."""
    return re.sub(r"(^|/)feed\.(?:xml|json)$", r"\1", path)


CORRECTIONS_FEED = feed_path(CORRECTIONS)
"""The same for programs that ask for news."""


def change_id(day: str, kind: str, number: int = 1) -> str:
    """The id of a change in the page that it is about; `number` tells apart those of one kind and day."""
    return f"change--{day}-{kind}" + (f"-{number}" if number > 1 else "")


GLOSSARY = "glossary/"
"""The page of all words that are explained."""


def word_id(key: str) -> str:
    """The id of a word's meaning in a page."""
    return f"word--{key}"


def meaning_id(key: str) -> str:
    """The id of the meaning's words alone, which are said with the word."""
    return f"meaning--{key}"


def used_id(key: str) -> str:
    """The id of the place where an answer first uses a word."""
    return f"used--{key}"


def note_id(key: str) -> str:
    """The id of a note below a text."""
    return f"note--{key}"


def noted_id(key: str) -> str:
    """The id of the mark that leads to a note."""
    return f"noted--{key}"


PATHS = {"answers": answer_path, "topics": topic_path, "flows": guide_path}
"""How each collection of the Library whose addresses rest on the key alone makes one. Where a person's page is rests on
what the person does: `Library.path_of` knows all."""

LINKED = {**PATHS, "pages": page_path}
"""The same for all that a text may link to."""


def guide_id(flow: str) -> str:
    """The id of a guide's heading. Two hyphens join: neither a key nor a heading's id has them."""
    return f"guide--{flow}"


def state_id(flow: str, state: str) -> str:
    """The id of the heading of a guide's question or outcome."""
    return f"{flow}--{state}"


def source_id(key: str) -> str:
    """The id of a source's entry in an answer's list."""
    return f"source--{key}"


def relative(page: str, target: str) -> str:
    """A link from one path of the site to another; a target that begins with https:// stays."""
    if target.startswith("https://"):
        return target
    up = "../" * page.count("/")
    return f"{up}{target.lstrip('/')}" or "./"
