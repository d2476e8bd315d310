"""What feeds keep of a page's HTML."""

from __future__ import annotations

import re

import pytest

from askwell.render.feeds.cleaning import cleaned

HERE = "https://site.example/wellness/answers/sample/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>", id="signs"),
        pytest.param("a & b<p>c</p>d", "a &amp; b<p>c</p>d", id="loose words"),
        pytest.param('<h2 id="a" class="b">C</h2>', "<h2>C</h2>", id="ids and classes"),
        pytest.param('<p style="display:none" data-x="1" onclick="f()">a</p>', "<p>a</p>", id="looks and scripts"),
        pytest.param("<script>f()</script>a<style>p{}</style>b", "ab", id="what runs"),
        pytest.param("<svg><text>a</text></svg><p>b</p>", "<p>b</p>", id="drawings"),
        pytest.param('<a href="../other/">a</a>', f'<a href="{HERE.replace("sample", "other")}">a</a>', id="a link"),
        pytest.param('<a href="#source--a">1</a>', f'<a href="{HERE}#source--a">1</a>', id="a place of the page"),
        pytest.param('<a href="tel:112">a</a>', '<a href="tel:112">a</a>', id="a call"),
        pytest.param('<a href="https://else.example/?a=1&amp;b=2">a</a>',
                     '<a href="https://else.example/?a=1&amp;b=2">a</a>', id="a link elsewhere"),
        pytest.param('a <a class="aw-word__back" href="#used--a">Back</a> b', "a  b", id="a way back"),
        pytest.param('<section><div><p>a</p></div> b</section>', "<p>a</p> b", id="boxes"),
        pytest.param('<span class="aw-quote">"a" <em>b</em></span> c', '"a" <em>b</em> c', id="marks inside a line"),
        pytest.param('<p><span id="old"></span>a</p>', "<p>a</p>", id="a former place"),
        pytest.param('<img src="../../pictures/a.webp" srcset="../../pictures/b.webp 2x" sizes="1px" width="2" '
                     'height="1" alt="A" loading="lazy" decoding="async">',
                     '<img src="https://site.example/wellness/pictures/a.webp" width="2" height="1" alt="A">',
                     id="a picture"),
        pytest.param('<div class="aw-table" role="region" tabindex="0"><table><tr><th scope="col" id="x">a</th>'
                     '<td colspan="2">b</td></tr></table></div>',
                     '<table><tr><th scope="col">a</th><td colspan="2">b</td></tr></table>', id="a table"),
        pytest.param('<ol start="3"><li value="4">a</li></ol>', '<ol start="3"><li value="4">a</li></ol>', id="a list"),
        pytest.param('<p lang="fr" dir="ltr">a</p>', '<p lang="fr" dir="ltr">a</p>', id="another language"),
        pytest.param("<details open><summary>a</summary><p>b</p></details>",
                     "<details><summary>a</summary><p>b</p></details>", id="what is folded"),
        pytest.param("a<!-- b -->c", "ac", id="a comment"),
        pytest.param("a<br>b<hr>", "a<br>b<hr>", id="breaks"),
    ],
)  # fmt: skip
def test_what_is_kept(html: str, expected: str) -> None:
    assert cleaned(html, HERE) == expected


def test_what_is_clean_stays() -> None:
    html = '<h2>A</h2>\n<p>b<sup><a href="https://site.example/#x" aria-label="Source 1">1</a></sup></p>'
    assert cleaned(html, HERE) == html


def test_plain_html_is_kept_as_a_parser_gives_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f'<h2 id="x">Words</h2>\n<p>So {mark} <em>so</em> <a href="{link}">so</a>.</p>\n<ul>\n<li>{mark}</li>\n</ul>'
        f'<div class="aw-passage"><p>so<sup class="aw-cite"><a id="cite--a" href="#source--a">1</a></sup>'
        f'</p></div> <a class="aw-back" href="#cite--a">Back</a> {mark}'
        for mark in ("so", "&amp;", "\u00e9 \u2013 \u201cso\u201d", "\u65e5\u672c", "'\"", "\u202f", "&lt;b&gt;")
        for link in (
            "../other/",
            "../other/#part",
            "https://else.example/a?b=1",
            "https://else.example/a#b",
            "#",
            "https://else.example/a#",
            "HTTPS://else.example",
            "https://else.example/;x/../y;",
            "#note--a",
            "/root/",
            "tel:112",
        )
    ]
    directly = [cleaned(text, HERE) for text in texts]
    monkeypatch.setattr("askwell.render.feeds.cleaning._PLAIN", re.compile("(?!)"))
    assert directly == [cleaned(text, HERE) for text in texts]
