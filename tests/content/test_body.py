"""Bodies: what may not stand in them, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from askwell.content.body import line
from askwell.content.body.line import MAX_LEVELS
from askwell.content.body.reading import MAX_BRACKETS, read
from askwell.content.body.text import Fault, MarkdownText, Passage, lines_of
from tests.helpers import short


def text_of(markdown: str) -> MarkdownText:
    return read(markdown, lines_of("f.md", 1))[0]


def wrong(markdown: str, *codes: str) -> list[str]:
    """The findings of some kinds in a text: "line:column CODE"."""
    found = read(markdown, lines_of("f.md", 1))[1]
    return short([fault for fault in found if fault.code in codes], "f.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<b>a</b>", ["1:1", "1:5"], id="tags"),
        pytest.param("a <script>alert(1)</script>", ["1:3", "1:19"], id="script"),
        pytest.param("a\n\n<ScRiPt src=//a>", ["3:1"], id="script in mixed letters"),
        pytest.param("a\n<scr\nipt>", ["2:1"], id="tag over two lines"),
        pytest.param("`<script>`", ["1:2"], id="in a code span"),
        pytest.param("```\n<script>\n```", ["2:1"], id="in a block of code"),
        pytest.param("    <script>", ["1:5"], id="in a line set in"),
        pytest.param("> <script>", ["1:3"], id="in a quote"),
        pytest.param("- a\n  - <img src=a onerror=b>", ["2:5"], id="in a list"),
        pytest.param("## <i>a", ["1:4"], id="in a heading"),
        pytest.param("[<b>](https://a.example/)", ["1:2"], id="in a link's words"),
        pytest.param("| a |\n|---|\n| <br> |", ["3:3"], id="in a table"),
        pytest.param("<!-- a -->", ["1:1"], id="comment"),
        pytest.param("<!DOCTYPE html>", ["1:1"], id="document type"),
        pytest.param("<![CDATA[a]]>", ["1:1"], id="character data"),
        pytest.param("<?php a ?>", ["1:1"], id="instruction"),
        pytest.param("</p>", ["1:1"], id="end of a tag"),
        pytest.param("<<b>>", ["1:2"], id="doubled"),
        pytest.param("\\<b>", ["1:2"], id="behind a backslash"),
        pytest.param("<svg/onload=a>", ["1:1"], id="slash for a space"),
        pytest.param("<https://a.example/>", ["1:1"], id="address in pointed brackets"),
        pytest.param("<a@b.example>", ["1:1"], id="mail address in pointed brackets"),
        pytest.param("a < b, 3 <4, a <- b, <3, &lt;b&gt; and >", [], id="less than"),
    ],
)
def test_html(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY001") == [f"{place} BODY001" for place in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## a\n\n### b\n\nc # d\n\n-5 # e", [], id="good headings"),
        pytest.param("# a", ["1:1 BODY004"], id="first level"),
        pytest.param("#a", ["1:1 BODY004"], id="first level without a space"),
        pytest.param("a\n#b", ["2:1 BODY004"], id="right below words"),
        pytest.param("#### a", ["1:1 BODY004"], id="fourth level"),
        pytest.param("####### a", ["1:1 BODY004"], id="seven signs"),
        pytest.param("##", ["1:1 BODY004"], id="no words"),
        pytest.param("### ###", ["1:1 BODY004"], id="no words between signs"),
        pytest.param("a `b` c", ["1:3 BODY007"], id="code in a line"),
        pytest.param("a[^ b] c", ["1:2 BODY006"], id="citation with a space"),
        pytest.param("a[^b c", ["1:2 BODY006"], id="citation without its end"),
        pytest.param("a[ ^b]", ["1:2 BODY006"], id="citation with a space before it"),
        pytest.param("a[^b] and ^2", [], id="citation, and a sign"),
        pytest.param("a[note:b] c.[^d][note:e-1][note:f]", [], id="notes"),
        pytest.param("a[note: b]", ["1:2 BODY006"], id="note with a space"),
        pytest.param("a[Note:b]", ["1:2 BODY006"], id="note with a capital"),
        pytest.param("a[ note:b]", ["1:2 BODY006"], id="note with a space before it"),
        pytest.param("a[note:b", ["1:2 BODY006"], id="note without its end"),
        pytest.param("a[note:]", ["1:2 BODY006"], id="note without a name"),
        pytest.param("a [note:b](https://c.example/)", ["1:3 BODY006"], id="note as a link"),
        pytest.param("[a[note:b]](https://c.example/)", ["1:3 BODY006"], id="note in a link"),
        pytest.param("## a[note:b]", ["1:5 BODY006"], id="note in a heading"),
        pytest.param("a note: b [or: c]", [], id="the word, and another in brackets"),
        pytest.param("a\n===", ["2:1 BODY004"], id="underlined"),
        pytest.param("a\n-", ["2:1 BODY004"], id="underlined once"),
        pytest.param("> # a", ["1:1 BODY004"], id="in a quote"),
        pytest.param("- ## a", ["1:1 BODY004"], id="in a list"),
        pytest.param("1. a\n  - > ## b", ["2:1 BODY004"], id="in a quote in a list"),
        pytest.param("> a\n===", ["2:1 BODY004"], id="underlined quote"),
        pytest.param("> a\n> ---", ["2:1 BODY004"], id="underlined in a quote"),
        pytest.param("- a\n\n  # b", ["3:1 BODY004"], id="set in below a list"),
        pytest.param("a\n\n---\n\nb", [], id="rule between paragraphs"),
        pytest.param("| a |\n|---|\n| b |", [], id="table"),
        pytest.param("```\na\n```", ["1:1 BODY007", "3:1 BODY007"], id="block of code"),
        pytest.param("~~~ python\na", ["1:1 BODY007"], id="block of code with waves"),
        pytest.param("![a](https://a.example/b.png)", ["1:6 BODY008"], id="picture from elsewhere"),
        pytest.param("![a\nb](https://a.example/b.png)", ["1:1 BODY008"], id="picture over two lines"),
        pytest.param("![a][b]", ["1:1 BODY008", "1:2 BODY005"], id="picture by reference"),
        pytest.param("![^a](https://a.example/b.png)", ["1:7 BODY008"], id="picture in a citation's clothes"),
        pytest.param("Oh![^a]", [], id="citation behind an exclamation mark"),
    ],
)
def test_structure(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY004", "BODY005", "BODY006", "BODY007", "BODY008") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[a](https://a.example/)", [], id="web address"),
        pytest.param("[a](https://a.example/ 'b')", [], id="web address with a title"),
        pytest.param("[a](answer:b), [c](topic:d), [e](expert:f), [g](guide:h)", [], id="inside the site"),
        pytest.param("a[^b]: c, and [d], too", [], id="citation and colon"),
        pytest.param("[a](page:b), [c](page:d-1/e)", [], id="pages by hand"),
        pytest.param("[a](page:b.md)", ["1:5"], id="page with its ending"),
        pytest.param("[a](page:B)", ["1:5"], id="page with a capital"),
        pytest.param("[a](page:../b)", ["1:5"], id="page above"),
        pytest.param("[a](page:b/)", ["1:5"], id="page with a slash"),
        pytest.param("[a](page:b#c)", ["1:5"], id="place in a page"),
        pytest.param("[a](page:)", ["1:5"], id="no page"),
        pytest.param("[a](http://a.example/)", ["1:5"], id="not https"),
        pytest.param("[a](/b/)", ["1:5"], id="path"),
        pytest.param("[a](#b)", ["1:5"], id="fragment"),
        pytest.param("[a](answer:)", ["1:5"], id="no name"),
        pytest.param("[a](site:b)", ["1:5"], id="unknown prefix"),
        pytest.param("[a](mailto:b@c.example)", ["1:5"], id="mail"),
        pytest.param("[a]()", ["1:5"], id="nothing"),
        pytest.param("[a](javascript:alert(1))", ["1:5"], id="script"),
        pytest.param("[a](JaVaScript:alert(1))", ["1:5"], id="script in mixed letters"),
        pytest.param("[a](java&#115;cript:alert(1))", ["1:5"], id="script with an entity"),
        pytest.param("[a]( javascript:b)", ["1:6"], id="script behind a space"),
        pytest.param("[a](\njavascript:b)", ["1:5"], id="script in the next line"),
        pytest.param("[a\nb](javascript:c)", ["2:4"], id="words over two lines"),
        pytest.param("[a [b [c] d] e](javascript:f)", ["1:17"], id="brackets in brackets"),
        pytest.param(r"[a \] b](javascript:c)", ["1:10"], id="bracket behind a backslash"),
        pytest.param(r"[a \\] b](javascript:c)", ["1:11"], id="bracket behind two backslashes"),
        pytest.param("[[a](https://a.example/](javascript:b)", ["1:26"], id="behind a link not closed"),
        pytest.param("> [a](data:b)", ["1:7"], id="in a quote"),
        pytest.param("[a][b]", ["1:1"], id="by reference"),
        pytest.param("[a]: https://a.example/", ["1:1"], id="reference"),
        pytest.param("words\n   [a]: javascript:b", ["2:1"], id="reference set in"),
        pytest.param("> [a]: javascript:b", ["1:1"], id="reference in a quote"),
        pytest.param("- [a]: javascript:b", ["1:1"], id="reference in a list"),
        pytest.param("1. - [a]: javascript:b", ["1:1"], id="reference in a list in a list"),
        pytest.param("[a\nb]: javascript:c", ["2:1"], id="reference over two lines"),
        pytest.param("[^a]: javascript:b", ["1:1"], id="reference in a citation's clothes"),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY005") == [f"{place} BODY005" for place in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a", [], id="nothing"),
        pytest.param("a[^b][^c-1]\nd[^b]", ["1:2 sources b", "1:6 sources c-1", "2:2 sources b"], id="citations"),
        pytest.param("a[^]", ["1:2 sources "], id="empty citation"),
        pytest.param("a[note:b-1] c", ["1:2 notes b-1"], id="note"),
        pytest.param("[a](answer:b)", ["1:5 answers b"], id="answer"),
        pytest.param("[a](topic:b)", ["1:5 topics b"], id="topic"),
        pytest.param("[a](expert:b)", ["1:5 people b"], id="expert"),
        pytest.param("[a](guide:b)", ["1:5 flows b"], id="guide"),
        pytest.param("[a](page:b/c)", ["1:5 pages b/c"], id="page"),
        pytest.param("[a\nb](answer:c)", ["2:4 answers c"], id="link over two lines"),
        pytest.param("[a [b [c]]](answer:d)", ["1:13 answers d"], id="brackets in a link"),
        pytest.param("[a](https://a.example/)", [], id="web address"),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert [f"{m.position.row + 1}:{m.position.column + 1} {m.kind} {m.id}" for m in text_of(text).mentions] == expected


@pytest.mark.parametrize(
    ("text", "passages", "problems"),
    [
        pytest.param("a\n> b\n> -- quote: c\nd", ["3:3 quote c: b"], [], id="quote"),
        pytest.param("> a\n>\n> b\n> -- paraphrase: c", ["4:3 paraphrase c: a\n\nb"], [], id="paraphrase"),
        pytest.param(">a\n>--quote:c", ["2:3 quote c: a"], [], id="no spaces"),
        pytest.param("> a\n> -- quote: a\n\n> b\n> -- quote: c", ["2:3 quote a: a", "5:3 quote c: b"], [], id="two"),
        pytest.param("\t> a\n\t> -- quote: b", ["2:3 quote b: a"], [], id="set in"),
        pytest.param("> a", [], ["1:1 BODY002"], id="nobody's"),
        pytest.param("a\n> b\n> - quote: c", [], ["2:1 BODY002"], id="one dash"),
        pytest.param("> -- quote: a\n> b", [], ["1:1 BODY002"], id="not in the last line"),
        pytest.param(
            "> a\nlazy\n> -- quote: b", ["3:3 quote b: "], ["1:1 BODY002", "3:1 BODY002"], id="line without its mark"
        ),
        pytest.param("> a\n> -- b", [], ["2:3 BODY003"], id="neither quote nor paraphrase"),
        pytest.param("> -- quote: a", ["1:3 quote a: "], ["1:1 BODY002"], id="no words above it"),
        pytest.param(
            "> a\n> -- quote: b\n>\n> c\n> -- paraphrase: d",
            ["5:3 paraphrase d: a\n-- quote: b\n\nc"],
            ["2:3 BODY003"],
            id="two in one quote",
        ),
        pytest.param("> > a\n> -- quote: b", ["2:3 quote b: > a"], ["1:3 BODY002"], id="one in another"),
        pytest.param("a\n-- quote: b", [], ["2:1 BODY003"], id="no quote at all"),
        pytest.param("a\n-- said b", [], [], id="two dashes in a sentence"),
        pytest.param("> a\n> -- said: b", [], ["2:3 BODY003"], id="another word"),
        pytest.param("> a\n> --", [], ["2:3 BODY003"], id="no words"),
        pytest.param("> a\n> -- quote:", ["2:3 quote : a"], [], id="no name"),
        pytest.param("- > a\n  > -- quote: b", ["2:3 quote b: "], ["1:1 BODY002", "2:1 BODY002"], id="in a list"),
        pytest.param("1. * > a", [], ["1:1 BODY002"], id="in a list in a list"),
        pytest.param("- a > b", [], [], id="more than"),
    ],
)
def test_passages(text: str, passages: list[str], problems: list[str]) -> None:
    found = text_of(text).passages
    told = [f"{p.position.row + 1}:{p.position.column + 1} {p.how} {p.expert}: {p.markdown}" for p in found]
    assert (told, wrong(text, "BODY002", "BODY003")) == (passages, problems)


def test_a_body_in_its_order() -> None:
    pieces = text_of("a\n\n> b\n> -- quote: c\n\nd\n> e\n> -- paraphrase: f").pieces
    assert [(p.how, p.expert, p.markdown) if isinstance(p, Passage) else p for p in pieces] == [
        "a\n", ("quote", "c", "b"), "\nd", ("paraphrase", "f", "e"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n\n", [], id="empty lines"),
        pytest.param("a\n\n## b\nc\n### d\ne\n## f\n", ["1 '' ", "3 'b' ", "7 'f' empty"], id="headings"),
        pytest.param("##a ##\nb", ["1 'a' "], id="no space"),
        pytest.param("a[^b]\n## c\n\n[^d]", ["1 '' sourced", "2 'c' sourced"], id="citations"),
        pytest.param("## a[^b]\nc", ["1 'a[^b]' "], id="citation in a heading"),
        pytest.param("a\n\n> b\n> -- quote: c\n## d\ne", ["1 '' sourced", "5 'd' "], id="passage"),
        pytest.param("a\n\n> b\n\n## d\ne", ["1 '' ", "5 'd' "], id="passage of nobody"),
    ],
)
def test_sections(text: str, expected: list[str]) -> None:
    words = {(False, False): "", (True, False): "sourced", (False, True): "empty"}
    sections = text_of(text).sections
    assert [f"{s.position.row + 1} '{s.heading}' {words[s.names_source, s.empty]}" for s in sections] == expected
    assert [heading.words for heading in text_of("## a\n### b ##\n\n#### c").headings] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[" * MAX_BRACKETS, [], id="as many as may be"),
        pytest.param("a\nb" + "[" * (MAX_BRACKETS + 1), ["2:2 BODY010"], id="one more"),
        pytest.param("[a " * 60 + "\n" + "[a " * 60, ["2:1 BODY010"], id="over two lines"),
        pytest.param("> " + "[a " * 60 + "\n>\n> " + "[a " * 60, [], id="in two paragraphs of a quote"),
        pytest.param("[" * 20_000, ["1:1 BODY010"], id="twenty thousand"),
        pytest.param("- " * MAX_LEVELS + "a", [], id="as deep as may be"),
        pytest.param("- " * (MAX_LEVELS + 1) + "a", ["1:1 BODY011"], id="one list deeper"),
        pytest.param("1. - " * 2_000 + "a", ["1:1 BODY011"], id="four thousand lists"),
        pytest.param("    " * 8 + "a", ["1:1 BODY011"], id="set in far"),
        pytest.param("> - " * 9 + "a", ["1:1 BODY011"], id="quotes and lists"),
    ],
)
def test_what_takes_markdown_too_long_or_too_deep(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY010", "BODY011") == expected


def test_each_line_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    faults = line.faults

    def look(text: str, before: str) -> Iterator[Fault]:
        seen.append(text)
        return faults(text, before)

    monkeypatch.setattr(line, "faults", look)
    text_of("a\n\n> b\n> -- quote: c\n\n## d\ne[^f]")
    assert seen == ["> b", "> -- quote: c", "## d"]  # the others are plain
