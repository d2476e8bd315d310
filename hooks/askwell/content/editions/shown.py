"""What readers see of a line in an inbox: how long it is, and whether it shouts."""

from __future__ import annotations

import re
import unicodedata

from askwell.patterns import regex

_SKIN = range(0x1F3FB, 0x1F400)
"""Signs that give another sign its colour."""

_FLAGS = range(0x1F1E6, 0x1F200)
"""Letters of which two make a flag."""

_JOINER = "\u200d"
_PICTURES = 0x2190
"""Where signs that are pictures begin: a degree and a registered mark come before (ours)."""

_KNOWN = regex(
    "ADHD|AIDS|BMI|CBT|CDC|COPD|COVID|CPR|CT|DNA|ECG|EEG|EU|FAQ|FDA|GPS?|HIV|HPV|HRT|IBS|ICU|IQ|IVF|MMR|MRI|MS|NHS"
    "|NSAIDS?|OCD|OK|PCR|PMS|PSA|PTSD|RNA|RSV|STIS?|TB|TIA|TV|UK|UN|USA?|UV|WHO|[IVX]{1,5}"
)
"""Abbreviations that inboxes need no explanation of, and Roman numbers (ours)."""

_WORD = regex(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_STOPS = regex(r"[!?\uff01\uff1f][\s!?\uff01\uff1f]*[!?\uff01\uff1f]")
_SPACED = regex(r"\b[A-Z](?:[ .-][A-Z]){2,}\b")


def shown_length(text: str) -> int:
    """The signs that readers see: a letter with its accents is one, and so is a picture with its colour, its joined
    parts, or the two letters of a flag (after Unicode Annex 29, for what plain words may hold)."""
    count, joined, flag = 0, False, False
    for sign in unicodedata.normalize("NFC", text):
        code, category = ord(sign), unicodedata.category(sign)
        if sign == _JOINER:
            joined = True
            continue
        if category.startswith("M") or category == "Cf" or code in _SKIN:
            continue
        half = code in _FLAGS and not flag
        if not joined and not (code in _FLAGS and flag):
            count += 1
        joined, flag = False, half
    return count


def shouted(text: str, said: str) -> tuple[int, str] | None:
    """The first part of a line that shouts: its place, and the part; None if none does. An abbreviation that stands in
    `said` does not."""
    known = {word[0] for word in _WORD.finditer(said)}
    parts = [(found.start(), found[0]) for form in (_STOPS, _SPACED) for found in form.finditer(text)]
    for found in _WORD.finditer(text):
        word = found[0]
        letters = [letter for letter in word if letter.isalpha()]
        if len(letters) > 1 and word.isupper() and word not in known and not _KNOWN.fullmatch(word):
            parts.append((found.start(), word))
    exclaimed = [found.start() for found in re.finditer("[!\uff01]", text)]
    parts += [(exclaimed[1], "!")] if len(exclaimed) > 1 else []
    pictures = [(at, sign) for at, sign in enumerate(text) if _is_picture(text, at)]
    return min([*parts, *pictures[1:2]], default=None)


def _is_picture(text: str, at: int) -> bool:
    """Whether a picture begins at a place: the parts that are joined to one are part of it."""
    code = ord(text[at])
    if code in _FLAGS:
        before = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, _FLAGS))))
        return before % 2 == 0
    if text[at - 1 : at] == _JOINER:
        return False
    return unicodedata.category(text[at]) == "So" and code >= _PICTURES
