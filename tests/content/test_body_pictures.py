"""Pictures in a text: the one form that they may have, and what comes near it."""

from __future__ import annotations

import pytest

from askwell.content.body.reading import read
from askwell.content.body.text import Figure, lines_of
from askwell.content.pictures.names import name_problem
from tests.helpers import short


def reading(markdown: str) -> tuple[list[str], list[str]]:
    """The pictures of a text as "line:column file|alt|caption", and its findings as "line:column CODE"."""
    text, found = read(markdown, lines_of("f.md", 1))
    shown = [f"{f.position.row + 1}:{f.position.column + 1} {f.file}|{f.alt}|{f.caption}" for f in text.figures]
    return shown, short(found, "f.md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("![a b](c.jpg)", ["1:8 c.jpg|a b|"], id="without a caption"),
        pytest.param('![a](b.png "c d")', ["1:6 b.png|a|c d"], id="with a caption"),
        pytest.param('![a](b.webp "(c), d: e\'s")', ["1:6 b.webp|a|(c), d: e's"], id="signs in a caption"),
        pytest.param("![a](b/c-1.jpeg)  ", ["1:6 b/c-1.jpeg|a|"], id="in a folder, spaces behind it"),
        pytest.param("![decorative](a.png)", ["1:15 a.png||"], id="decorative"),
        pytest.param("![A decorative tile](a.png)", ["1:22 a.png|A decorative tile|"], id="the word among others"),
        pytest.param("![(a) & b](a.png)", ["1:12 a.png|(a) & b|"], id="signs in the words"),
        pytest.param("a\n\n![b](c.png)\n\nd", ["3:6 c.png|b|"], id="between paragraphs"),
        pytest.param("- a\n\n![b](c.png)", ["3:6 c.png|b|"], id="behind a list"),
        pytest.param("![a](b.png)\n\n![c](d.png)", ["1:6 b.png|a|", "3:6 d.png|c|"], id="two"),
        pytest.param("Oh![^a] and [b](https://c.example/d.png)", [], id="no picture at all"),
        pytest.param("a ! [^b]", [], id="a sign apart"),
    ],
)
def test_good_pictures(text: str, shown: list[str]) -> None:
    assert reading(text) == (shown, [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("a ![b](c.png)", ["1:3 BODY008"], id="in a line"),
        pytest.param("![a](b.png) c", ["1:1 BODY008"], id="words behind it"),
        pytest.param("![a](b.png)![c](d.png)", ["1:1 BODY008", "1:12 BODY008"], id="two on a line"),
        pytest.param(" ![a](b.png)", ["1:2 BODY008"], id="set in"),
        pytest.param("- ![a](b.png)", ["1:3 BODY008"], id="in a list"),
        pytest.param("| ![a](b.png) |\n|---|\n| c |", ["1:3 BODY008"], id="in a table"),
        pytest.param("## ![a](b.png)", ["1:4 BODY008"], id="in a heading"),
        pytest.param("[![a](b.png)](https://c.example/)", ["1:2 BODY008"], id="in a link"),
        pytest.param("![a\nb](c.png)", ["1:1 BODY008", "2:4 BODY005"], id="words over two lines"),
        pytest.param("![a](\nb.png)", ["1:1 BODY008", "1:6 BODY005"], id="name in the next line"),
        pytest.param("![a][b]", ["1:1 BODY008", "1:2 BODY005"], id="by reference"),
        pytest.param("![a] (b.png)", ["1:1 BODY008"], id="a space between"),
        pytest.param("![a]", ["1:1 BODY008"], id="no file"),
        pytest.param("![a]( b.png)", ["1:1 BODY008"], id="space before the name"),
        pytest.param("![a](b.png 'c')", ["1:1 BODY008"], id="other quotes"),
        pytest.param('![a](b.png  "c")', ["1:1 BODY008"], id="two spaces"),
        pytest.param('![a](b.png "c" "d")', ["1:1 BODY008"], id="two captions"),
        pytest.param('![a](b.png "c[^d]")', ["1:1 BODY008"], id="citation in a caption"),
        pytest.param("![a [b]](c.png)", ["1:1 BODY008", "1:10 BODY005"], id="brackets in the words"),
        pytest.param("![a](b.png){width=3}", ["1:1 BODY008"], id="a size"),
        pytest.param("a\n![b](c.png)", ["2:1 BODY008"], id="right below words"),
        pytest.param("## a\n![b](c.png)", ["2:1 BODY008"], id="right below a heading"),
        pytest.param("![b](c.png)\na", ["2:1 BODY008"], id="right above words"),
        pytest.param("![a](b.png)\n![c](d.png)", ["2:1 BODY008"], id="right below a picture"),
        pytest.param("![a](https://b.example/c.png)", ["1:6 BODY008"], id="from elsewhere"),
        pytest.param("![a](//b.example/c.png)", ["1:6 BODY008"], id="from elsewhere, without a scheme"),
        pytest.param("![a](data:image/png;base64,aaaa)", ["1:6 BODY008"], id="in its own address"),
        pytest.param("![a](javascript:b.png)", ["1:6 BODY008"], id="script"),
        pytest.param("![a](/b.png)", ["1:6 BODY008"], id="from the root"),
        pytest.param("![a](../b.png)", ["1:6 BODY008"], id="from above"),
        pytest.param("![a](b/../../c.png)", ["1:6 BODY008"], id="from above, by a way around"),
        pytest.param("![a](./b.png)", ["1:6 BODY008"], id="dot"),
        pytest.param("![a](b.svg)", ["1:6 BODY008"], id="SVG"),
        pytest.param("![a](b.gif)", ["1:6 BODY008"], id="GIF"),
        pytest.param("![a](B.png)", ["1:6 BODY008"], id="capital"),
        pytest.param("![a](b.PNG)", ["1:6 BODY008"], id="ending in capitals"),
        pytest.param("![a](b_c.png)", ["1:6 BODY008"], id="underscore"),
        pytest.param("![a](b%20c.png)", ["1:6 BODY008"], id="escaped space"),
        pytest.param("![a](b.png?c)", ["1:6 BODY008"], id="question mark"),
        pytest.param("![a](b)", ["1:6 BODY008"], id="no ending"),
        pytest.param("![a]()", ["1:6 BODY008"], id="nothing"),
        pytest.param("![](a.png)", ["1:3 BODY014"], id="no words"),
        pytest.param("![ ](a.png)", ["1:3 BODY014"], id="a space for words"),
        pytest.param("![Photo](a.png)", ["1:3 BODY014"], id="a word for any picture"),
        pytest.param("![IMG-1.jpg](a.png)", ["1:3 BODY014"], id="a file's name"),
        pytest.param("![Decorative](a.png)", ["1:3 BODY014"], id="decorative with a capital"),
        pytest.param("![<b>](a.png)", ["1:3 BODY001"], id="HTML in the words"),
        pytest.param('![a](b.png "<b>")', ["1:13 BODY001"], id="HTML in the caption"),
    ],
)
def test_refused_pictures(text: str, wrong: list[str]) -> None:
    assert reading(text)[1] == wrong


def test_a_quote_has_no_picture() -> None:
    assert reading("> ![a](b.png)\n> -- quote: c")[1] == ["1:3 BODY008"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("photo.svg", "an SVG can run programs: save the drawing as PNG"),
        ("IMG_1.HEIC", "save it as JPEG: few programs read this kind"),
        ("https://a.example/b.png", "put the picture beside this file, and write its name"),
        ("IMG_1.jpg", "use small letters a to z, digits, single hyphens, and the ending .jpg, .png or .webp"),
    ],
)
def test_hints(name: str, hint: str) -> None:
    assert name_problem(name)[1] == hint


def test_a_picture_parts_the_text_around_it_and_is_no_paragraph() -> None:
    text, _ = read("a\n\n![b](c.png)\n\nd", lines_of("content/answers/x/f.md", 1))
    assert [type(piece) if isinstance(piece, Figure) else piece for piece in text.pieces] == ["a\n", Figure, "\nd"]
    assert [block.lines for block in text.blocks] == [("a",), ("d",)]
    assert [text.picture_path(figure) for figure in text.figures] == ["content/answers/x/c.png"]


def test_a_section_that_is_a_picture_is_not_empty() -> None:
    text, _ = read("## a\n\n![b](c.png)", lines_of("f.md", 1))
    assert [section.empty for section in text.sections] == [False]
