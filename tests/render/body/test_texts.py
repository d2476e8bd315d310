"""Changing the words of HTML: which are reached, and that nothing else changes."""

from __future__ import annotations

import pytest

from askwell.render.body.texts import FINISHED, HEADINGS, in_words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>a <em>b</em> c</p>", "<p>A <em>B</em> C</p>", id="words"),
        pytest.param('<p><a href="b">c <em>d</em></a> e</p>', '<p><a href="b">c <em>d</em></a> E</p>', id="link"),
        pytest.param("<h2>a</h2><h3>b <em>c</em></h3>d", "<h2>a</h2><h3>b <em>c</em></h3>D", id="headings"),
        pytest.param("a<sup>b</sup>c", "A<sup>b</sup>C", id="raised"),
        pytest.param('<figure><img alt="a"><figcaption>b</figcaption></figure>c',
                     '<figure><img alt="a"><figcaption>b</figcaption></figure>C', id="picture"),
        pytest.param("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tr><th>a</th><td>B</td></tr></table>",
                     id="table"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>B</dd></dl>", id="definitions"),
        pytest.param('<blockquote><p>a</p><p class="aw-passage__by">b <a>c</a>, d</p></blockquote>e',
                     '<blockquote><p>A</p><p class="aw-passage__by">b <a>c</a>, d</p></blockquote>E', id="passage"),
        pytest.param("<p>a<br />b<hr/>c</p>", "<p>A<br />B<hr/>C</p>", id="elements without an end"),
        pytest.param('<p title="a &gt; b">c &lt; d</p>', '<p title="a &gt; b">C &LT; D</p>', id="signs"),
        pytest.param("<abbr>a</abbr> <thead>b</thead>", "<abbr>A</abbr> <thead>B</thead>", id="names that begin alike"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_in_words(html: str, expected: str) -> None:
    assert in_words(html, str.upper, HEADINGS) == expected
    assert in_words(html, lambda words: words, HEADINGS) == html


def test_headings_of_tables_may_be_changed_as_well() -> None:
    html = "<table><tr><th>a</th><td>b</td></tr></table>"
    assert in_words(html, str.upper, FINISHED) == "<table><tr><th>A</th><td>B</td></tr></table>"
