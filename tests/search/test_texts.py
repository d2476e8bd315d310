"""The words of a page, by their headings."""

from __future__ import annotations

import pytest

from askwell.search.texts import Part, parsed, parts_of, read


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("<p>One.</p><p>Two.</p>", [("", "", "One. Two.")]),
        ("<p>One</p><p>two</p>", [("", "", "One. two.")]),
        ("<p>Half a w<b>or</b>d, <i>two</i></p>", [("", "", "Half a word, two.")]),
        ("<p>Over<br>two lines</p>", [("", "", "Over. two lines.")]),
        ("<ul><li>One</li><li>Two!</li></ul>", [("", "", "One. Two!")]),
        ("<p>Test<sup class='aw-cite'>1 2</sup>.</p>", [("", "", "Test.")]),
        ("<p>10<sup>9</sup></p>", [("", "", "109.")]),
        ("<h1>Name</h1><p>Text.</p>", [("", "", "Text.")]),
        (
            "<p>Intro.</p><h2 id='a'>First <em>one</em></h2><p>Text.</p>",
            [("", "", "Intro."), ("a", "First one", "Text.")],
        ),
        ("<h2>No place</h2><h3 id='b'>Below</h3>", [("", "No place", ""), ("b", "Below", "")]),
        ("<p>1 &lt; 2 &amp; <!-- not this -->3</p><script>not()</script>", [("", "", "1 < 2 & 3.")]),
        ("", []),
    ],
)
def test_parts(html: str, parts: list[tuple[str, str, str]]) -> None:
    assert parts_of(parsed(html)) == tuple(Part(*part) for part in parts)
    assert parts_of(read(html.replace("'", '"'))) == tuple(Part(*part) for part in parts)


PLAIN = (
    '<p>Half a w<strong>or</strong>d, <a id="x" href="#y" aria-label="Source 1">two</a></p>\n<p>1 &lt; 2 &amp; 3</p>',
    '<ul>\n<li>One</li>\n<li>Two <img src="x" alt="a > b"> three<br>four</li>\n</ul>tail',
    '<p>Said.<sup class="aw-cite"><a id="cite--a" href="#source--a">1</a> <a href="#b">2</a></sup></p>',
    '<h2 id="a&amp;b">First <em>one</em>,  here</h2>\n\n<h3>B</h3>text\n over\tlines\u00a0here <h4 id="c">Last</h4>',
    '<div><section><h2 class="a" id="one">One</h2><div><p>A</p>B</div></section></div>',
)
ODD = ("<p>10<sup>9</sup></p>", "<h1>Name</h1>x", "a <!-- b --> c", "<p>&hellip;</p>", "<style>x</style>", "1 < 2")


@pytest.mark.parametrize("html", [*PLAIN, "".join(PLAIN), *ODD])
def test_pages_of_ours_are_read_as_a_parser_reads_them(html: str) -> None:
    assert [each for each in read(html) if each != (None, "")] == [each for each in parsed(html) if each != (None, "")]


@pytest.mark.parametrize("html", PLAIN)
def test_most_need_no_parser(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.search.texts.tree_of", None)
    assert [*read(html)]
