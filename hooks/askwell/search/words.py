"""The words that a site uses in titles, headings and topics: what a word nobody wrote may have meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from lxml.html import document_fromstring

from askwell.search.records import Record

WORDS = "search/words.json"
"""Its path in the site. It is loaded when a search has words that the site does not know."""

SHORTEST = 4
"""Letters of the shortest word that is offered: shorter words are near to too many others (ours)."""

_WORD = re.compile(r"[^\W\d_]+")


def words(records: Iterable[Record]) -> tuple[str, ...]:
    """The words of all titles, headings and topics, in small letters, each once, in order."""
    found: set[str] = set()
    for record in records:
        headings = document_fromstring(f"<div>{record.html}</div>").iter("h2", "h3")
        for text in (record.title, *record.topics, *("".join(map(str, h.itertext())) for h in headings)):
            found.update(word for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST)
    return tuple(sorted(found))


def words_file(records: Iterable[Record]) -> str:
    """The words as a file that a script reads."""
    return json.dumps(words(records), ensure_ascii=False, separators=(",", ":"))
