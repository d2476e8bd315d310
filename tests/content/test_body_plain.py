"""Lines that are read without a second look say what they would say if each of their signs were looked at."""

from __future__ import annotations

import random
import re

import pytest

from askwell.content.body import reading
from askwell.content.body.plain import PLAIN
from askwell.content.body.reading import read
from askwell.content.body.text import lines_of

NEVER = re.compile(r"(?!)(?P<item>)")
"""A pattern that takes no line for a plain one."""


@pytest.mark.parametrize(
    "line",
    [
        "Test words.",
        "Test words.[^test-source]",
        "Two sources.[^one][^two] And more!",
        "- An item, with a colon: and words?",
        "1. A numbered item (of two).",
        "\u201cQuoted\u201d words at 10:30.",
        "\u00c4rzte, 5 % and more.[^one]",
    ],
)
def test_plain_lines(line: str) -> None:
    assert PLAIN.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " Set in.",
        "## Heading",
        "> Test",
        "| a | b |",
        ": A definition",
        "-- quote: test-expert",
        "--",
        "- - Twice",
        "-  [ ] Tick",
        "A [link](answer:one).",
        "A citation[^one](https://site.example) that links.",
        "A citation[^one]: that names.",
        "A citation[^One].",
        "A citation[^ one].",
        "A citation![^one].",
        "A mark.[note:one]",
        'She said "walk"{quote: test-expert}.',
        "A tag <b>.",
        "Happy :smile: words",
        "Happy :Smile: words",
        "Less ~~is~~ more",
        "x^2^",
        "`code`",
        "a == b ==",
        "a $$ b",
        "a \\( b",
        "a | b",
    ],
)
def test_lines_with_more_than_words(line: str) -> None:
    assert not PLAIN.fullmatch(line)


def test_no_line_takes_long() -> None:
    assert not PLAIN.fullmatch("words " * 10_000 + "{")


STARTS = (
    *("", "", "", "", "- ", "* ", "1. ", "12) ", "> ", "  ", "    ", "## ", "### ", "# ", ": ", "| ", "-- quote: a-b"),
    *("![a](b.jpg)", "--", "==", "> -- quote: a-b", "\t", "\u201c", '"', "(", "- - ", "-", "**", ">> "),
)
WORDS = ("words", "Word", " ", " ", ".", "! ", "?", ":", ": ", "[^a-b]", "[^a]")
PARTS = (
    *(*WORDS, ":x:", "[^A b]", "[^]", "[", "]", "(", ")", "](answer:a)", "[w](https://a.example)", "[note:a]"),
    *("[ note:a]", '"', "\u201d", "{quote: a-b}", "{", "}", "{#a}", "<", "<b>", ">", "`", "~~a~~", "==", "++", "x^2^"),
    *("$$", "\\(", "|", " | ", "#", "10", "-", "--", "!", "TODO", "\u00e9", "\u212a", "\u2028", "\u00a0", "[[a]]"),
    *("[toc]", "_", "*", "&amp;", "%}", "{%"),
)


def drawn(rng: random.Random) -> str:
    """A text of plain lines, with a few others among them."""
    lines = []
    for _ in range(rng.randrange(1, 9)):
        if rng.random() < 0.3:
            lines.append(rng.choice(("", "", " ", ">")))
        parts = PARTS if rng.random() < 0.4 else WORDS
        lines.append(rng.choice(STARTS) + "".join(rng.choices(parts, k=rng.randrange(6))))
    return "\n".join(lines)


@pytest.mark.parametrize("texts", [1_000, pytest.param(60_000, marks=pytest.mark.long)])
def test_both_ways_say_the_same(texts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(texts)
    where = lines_of("content/answers/test.md", 20)
    drawings = [drawn(rng) for _ in range(texts)]
    quick = [read(text, where) for text in drawings]
    monkeypatch.setattr(reading, "PLAIN", NEVER)
    monkeypatch.setattr(reading._Reading, "empty_line", lambda self, row: self.line(row, ""))
    for text, (said, found) in zip(drawings, quick, strict=True):
        plainly, mistakes = read(text, where)
        assert (said, sorted(found, key=str)) == (plainly, sorted(mistakes, key=str)), text
