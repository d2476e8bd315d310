"""Signs of other kinds of Markdown: our pages would print them as they stand, and readers would wonder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from askwell.patterns import regex


class Sign(NamedTuple):
    """A sign that means something elsewhere: its pattern, what it is, and what to write."""

    pattern: re.Pattern[str]
    what: str
    hint: str


_PLAIN = "write the words plainly"

SIGNS = tuple(
    Sign(regex(pattern, re.IGNORECASE), what, hint)
    for pattern, what, hint in (
        (r"^\s*\[toc\]\s*$", "a mark for a list of contents", "remove it: the page has one by itself"),
        (r"^\s*(?:!!!|\?\?\?)\+?(?:\s|$)", "a mark for a box", "write a section with a heading, or a list"),
        (r"^\s*:::", "a mark for a block", "write a section with a heading, or a list"),
        (r"^\s*(?:[*+-]|\d+[.)])\s+\[[ x]\](?:\s|$)", "a box to tick", "write a plain list"),
        (r"^\s*-{2,}8<-{2,}", "a mark for another file", "put the text itself here"),
        (r"~~\S(?:.*?\S)?~~", "a mark for struck-out words", "leave the words out"),
        (r"==\S(?:.*?\S)?==", "a mark for marked words", "use * for stress"),
        (r"\^\^\S(?:.*?\S)?\^\^|\+\+\S(?:.*?\S)?\+\+", "a mark for underlined words", "use * for stress"),
        (r"\w~[\w+-]{1,5}~|\w\^[\w+-]{1,5}\^(?!\])", "a mark for small letters", _PLAIN),
        (r"\{[:#.][^{}]*\}", "a mark for a class or an id", "remove it"),
        (r"\[\[[^\[\]]*\]\]", "a link of a wiki", "write [words](answer:its-name)"),
        (r"\$\$|\\\(|\\\[", "a mark for a formula", _PLAIN),
        (r"(?:^|\s):[a-z][a-z0-9_+-]*:(?=\s|$|[.,;!?])", "a name for a picture of a mood", _PLAIN),
        (r"\{\{.*?\}\}|\{%.*?%\}", "a mark for a template", "put the text itself here"),
    )
)

_MARKED = regex(r"[\[!?:~=^+{$\\<]")
"""A line without any of these has no such sign."""

_LIST_ITEM = regex(r" {0,3}(?:[*+-]|\d+[.)])[ \t]")
SET_IN = regex(r"(?: {4}|\t)[ \t]*\S")


def signs(line: str) -> Iterator[tuple[int, Sign]]:
    """Each such sign on a line, with the column, counted from 0, where it stands."""
    if not _MARKED.search(line):
        return
    for sign in SIGNS:
        for found in sign.pattern.finditer(line):
            yield found.start() + len(found[0]) - len(found[0].lstrip()), sign


def begins_list(line: str) -> bool:
    """Whether a line begins an item of a list, so that lines that are set in belong to it."""
    return _LIST_ITEM.match(line) is not None
