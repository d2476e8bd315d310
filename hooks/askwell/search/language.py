"""Words of a text as the search compares them: in small letters, without accents, and without common endings.

The script of the search does the same (`theme/search/find.js`); it reads the endings from the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import category, normalize

from askwell.patterns import regex

LONGEST = 24
"""Letters of a word that count: the name of a file is made of them."""

Rounds = Sequence[Sequence[tuple[str, str, int]]]

_DOUBLED = "bdgmnprt"
ENDINGS: Rounds = (
    (
        ("sses", "ss", 1), ("ies", "y", 2), ("oses", "os", 2), ("osis", "os", 2),
        ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3),
    ),
    (
        ("eed", "eed", 0), ("ied", "y", 2),
        *((f"{two}{two}{end}", two, 2) for two in _DOUBLED for end in ("ing", "ed")),
        ("ing", "", 3), ("ed", "", 3), ("ness", "", 3), ("ly", "", 4),
    ),
    (("e", "", 3), ("y", "i", 2)),
)  # fmt: skip
"""In each round the first ending applies that has so many letters before it, if a vowel is left: the ending, what
stands in its place, how many letters. They are ours: few and plain, since a reader sees at once what was found."""

_PLAIN = regex(r"[a-z]+")
_VOWEL = regex(r"[aeiouy]")
_APOSTROPHES = "'\u2019"


class _Signs(dict[int, str]):
    """What becomes of a sign: letters and digits without their marks, and no apostrophe; all others part words."""

    def __missing__(self, code: int) -> str:
        signs = [sign for sign in normalize("NFKD", chr(code)) if not category(sign).startswith("M")]
        parted = "".join(sign if sign.isalnum() else " " for sign in signs)
        self[code] = plain = "" if chr(code) in _APOSTROPHES else parted
        return plain


_SIGNS = _Signs()


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared, in order, with their endings."""
    return text.lower().translate(_SIGNS).split()


@cache
def stem(word: str) -> str:
    """A word without its ending. Only words of the letters a to z have one."""
    if _PLAIN.fullmatch(word):
        for endings in ENDINGS:
            word = _shorter(word, endings)
    return word[:LONGEST]


def _shorter(word: str, endings: Sequence[tuple[str, str, int]]) -> str:
    for ending, other, least in endings:
        before = word.removesuffix(ending)
        if least <= len(before) < len(word) and _VOWEL.search(before + other):
            return before + other
    return word
