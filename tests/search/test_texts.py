"""The words of a page, by their headings."""

from __future__ import annotations

import pytest

from askwell.search.texts import Part, parts_of, tree_of


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
    assert parts_of([tree_of(html)]) == tuple(Part(*part) for part in parts)
