"""How wide words are, as far as can be told without their font, and words in lines."""

from __future__ import annotations

from collections.abc import Iterator

WIDTH, PADDING = 220, 10
"""Of a box: its width, and the room between its edge and its words; in px."""

FONT, LINE = 14, 18
"""The height of letters and of a line of words, in px."""

WIDTHS = {6: "ijl.,:;'|!", 8: 'Ift()[]r-/"', 10: " ", 14: "mwMW%@"}
"""The letters that are about so many px wide; other capitals are 12 and all others 10: a little more than in most
fonts, and the room that readers may put between letters and words (WCAG 2.2, 1.4.12)."""


def wrapped(text: str, width: int = WIDTH - 2 * PADDING) -> tuple[str, ...]:
    """A text in lines that are at most so wide, in px as far as can be told without its font. Joined, the lines are
    the text: one that ends between two words keeps the space, and a word that is too long is cut."""
    lines: list[str] = []
    room = 0
    for word in text.split():
        needed = wide(f" {word}")
        if lines and needed <= room:
            lines[-1] += f" {word}"
            room -= needed
            continue
        if lines:
            lines[-1] += " "
        lines += _cut(word, width)
        room = width - wide(lines[-1])
    return tuple(lines) or ("",)


def _cut(word: str, width: int) -> Iterator[str]:
    """A word in pieces that are at most so wide."""
    start = used = 0
    for end, size in enumerate(map(wide, word)):
        if used + size > width:
            yield word[start:end]
            start, used = end, 0
        used += size
    yield word[start:]


def wide(text: str) -> int:
    """About how wide a text is, in px."""
    return sum(map(_letter, text))


def _letter(letter: str) -> int:
    for width, letters in WIDTHS.items():
        if letter in letters:
            return width
    return 12 if letter.isupper() else 10
