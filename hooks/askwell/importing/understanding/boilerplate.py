"""What stands around a text on a page, and is no part of it: each kind by its name, so that it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from askwell.importing.document import Block, Kind
from askwell.importing.understanding.sentences import quoted, sentences, within


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that is not taken over, and what it is."""

    block: Block
    what: str


_ASKS = "an invitation to ask"
_RELATED = "a pointer to other texts"
_FOLLOW = "an invitation to follow"
_SIGN_UP = "an offer of a newsletter"
_RIGHTS = "a note on rights"
_COOKIES = "a note on cookies"

_NETWORKS = r"(?:twitter|facebook|instagram|x|linkedin|youtube|tiktok|pinterest|mastodon|bluesky|social media)\b"


def _any(table: dict[str, tuple[str, ...]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("|".join(patterns), re.IGNORECASE), what) for what, patterns in table.items())


_SENTENCES = _any(
    {
        _ASKS: (
            r"(?:click here to |to )?submit (?:your|a|another) (?:own )?(?:\w+ )?questions?\b",
            r"(?:do you )?(?:have|got) (?:a|your own|another) (?:\w+ )?questions?(?: of your own)?(?: for [^.?!]*)?\?",
            r"(?:e-?mail|send|tweet) (?:us )?(?:your |a |\w+ your )?(?:\w+ )?questions? (?:to|at|here|via)\b",
            r"(?:e-?mail|send) (?:us )?your (?:\w+ )?questions?[.!]?$",
        ),
        _RELATED: (
            r"(?:related|read more|read also|also read|see also|read next|up next|recommended|further reading)\s*:",
            r"more from [\w ]+\s*:",
            r"you (?:may|might) also (?:like|be interested in)\b",
        ),
        _FOLLOW: (
            rf"follow (?:us|me|@\w+|[\w. ]{{2,40}}) on {_NETWORKS}",
            r"follow (?:us|@\w+)\s*[.!]?$",
            r"for (?:more|the latest|all) [^.!?]{0,120}?\b(?:follow us|like us on|sign up|subscribe)\b",
            rf"(?:like|find|join|connect with) us on {_NETWORKS}",
        ),
        _SIGN_UP: (
            r"sign up (?:here )?(?:for|to (?:get|receive))\b[^.!?]*\b(?:newsletters?|e-?mails?|updates|alerts|inbox)\b",
            r"(?:subscribe to|get) (?:our|the|[\w ]+'s) (?:[\w-]+ )*newsletters?\b",
            r"subscribe (?:now|today|here)\b",
        ),
        _RIGHTS: (
            r"(?:\u00a9|\(c\)|copyright\b)\s*(?:\u00a9\s*)?(?:(?:19|20)\d\d|\w+ (?:19|20)\d\d)",
            r"all rights reserved\b",
        ),
        _COOKIES: (r"(?:this (?:site|page|website)|we) uses? cookies\b",),
        "a note on the printed paper": (r"a version of this (?:article|column|story) (?:appears|appeared) in print\b",),
    }
)
"""How a sentence begins that is no part of a text."""

_LINES = _any(
    {
        "an advertisement": (
            r"advertisements?|advertising|sponsored(?: content)?|skip advertisement|promoted",
            r"(?:story|article) continues below.*|continue reading(?: the main story| below)?",
        ),
        _ASKS: (r"(?:submit|ask) (?:your|a) (?:own )?(?:\w+ )?question(?: here)?",),
        _FOLLOW: (r"follow us|follow",),
        _SIGN_UP: (r"sign up|subscribe|newsletters?",),
        "buttons to share": (
            r"share(?: (?:this|on \w+))?(?: (?:article|page|story|post|column))?",
            r"tweet|facebook|twitter|instagram|pinterest|linkedin|whatsapp|reddit|pin it|like|like this",
            r"e-?mail(?: this)?|print(?: this)?(?: page)?|save|copy link",
        ),
        "comments of readers": (
            r"(?:view |read |see |leave |post |\d+ |all )?comments?(?: \(\d+\))?",
            r"leave a (?:comment|reply)|reply",
        ),
        "the menu": (
            r"skip to (?:main )?content|menu|home|search|log ?in|sign in|back to top|next|previous|close|top",
        ),
        _RELATED: (
            r"related(?: (?:articles|coverage|content|stories|posts|links|questions))?",
            r"read more|more from .{2,40}|more in .{2,30}|most (?:popular|read|viewed)",
            r"you (?:may|might) also like|recommended(?: for you)?|trending(?: now)?|see also|up next|read next",
        ),
        _COOKIES: (r"accept(?: all)?(?: cookies)?|cookie settings|manage cookies",),
        "the foot of the page": (
            r"(?:terms of (?:use|service)|privacy policy|contact us|about us)(?: ?[|\u00b7].{0,80})?",
        ),
    }
)
"""Whole lines that are no part of a text."""

MAX_LINE = 30
"""Words of a pointer to other texts: a longer line that begins with "Related:" is looked at by sentences (ours)."""


def without_boilerplate(blocks: Iterable[Block]) -> Iterator[Block | Dropped]:
    """The blocks in their order, and in their places what is not taken over."""
    after_pointer = False
    for block in blocks:
        if block.outside:
            yield Dropped(block, block.outside)
        elif what := _whole(block):
            after_pointer = what == _RELATED
            yield Dropped(block, what)
        elif after_pointer and _pointer(block):
            yield Dropped(block, _RELATED)
        else:
            after_pointer = False
            yield from _sentences(block) if block.kind in (Kind.PARAGRAPH, Kind.ITEM) else [block]


def _whole(block: Block) -> str:
    """What a block is, if all of it is no text."""
    text = block.text.strip(" \t*_|\u2014\u2013-[]>\u2192\u00bb")
    if block.kind in (Kind.PICTURE, Kind.TABLE, Kind.QUOTE) or not text:
        return ""
    if what := next((what for pattern, what in _LINES if pattern.fullmatch(text.rstrip(" :.!"))), ""):
        return what
    if len(text.split()) > MAX_LINE or quoted(text):
        return ""
    begins = next((what for pattern, what in _SENTENCES if pattern.match(text)), "")
    alone = sum(1 for _ in sentences(text)) == 1 or begins == _RELATED
    return begins if alone else ""


def _pointer(block: Block) -> bool:
    """Whether a block below "Related" is another text's name: a link alone, or a short line without a full stop."""
    linked = block.runs != () and all(run.link or not run.text.strip() for run in block.runs)
    short = len(block.text.split()) <= 14 and not re.search(r"[.!]$", block.text)
    return linked or (short and block.kind in (Kind.ITEM, Kind.HEADING, Kind.PARAGRAPH) and not quoted(block.text))


def _sentences(block: Block) -> Iterator[Block | Dropped]:
    """A paragraph without the sentences that ran into it and are no part of it."""
    text = block.text
    spans = quoted(text)
    start = 0
    for begin, end in sentences(text):
        if within(begin, spans):
            continue
        what = next((what for pattern, what in _SENTENCES if pattern.match(text, begin, end)), "")
        if what:
            yield from _some(block.part(start, begin))
            yield Dropped(block.part(begin, end), what)
            start = end
    yield from _some(block.part(start, len(text))) if start else [block]


def _some(block: Block) -> list[Block]:
    return [block] if block.text.strip() else []
