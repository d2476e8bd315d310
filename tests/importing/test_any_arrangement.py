"""However blocks are arranged, no word is lost, no quote changes, and nothing in a draft becomes more than words."""

from __future__ import annotations

import re
import tempfile
from html import escape
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from askwell.importing.compare import compare
from askwell.importing.document import words
from tests.helpers import Site, good_site
from tests.importing.making import body_of, drafts, imported, word

QUOTES = (
    "\u201cWalk slowly on sand,\u201d said Dr. Ada Sample, a tester at Sample Clinic.",
    "Tom Trial said: \u201cSand is only very small stones.\u201d",
    '"Nobody knows this for sure," she said.',
    "\u201cOne half of a quote that nobody closes, said somebody.",
    "He calls it \u201cmild\u201d and \u201cnot so mild after all.\u201d",
)
LINES = (
    *QUOTES,
    "Is this a question of the test?",
    "Why? (105 votes)",
    "(12 votes as of March 3, 2015)",
    "By Wanda Writer",
    "March 3, 2015",
    "Q: Is this asked here? A reader asks.",
    "A: It is answered here.",
    "Submit your question to the desk.",
    "Related: Is this another text?",
    "Related:",
    "Follow us on Twitter.",
    "Sign up for the newsletter. It is free.",
    "Advertisement",
    "Share",
    "A heading of the test",
    "Sand is soft.It gives way. Then it holds. Then it gives way again. And so on.",
    "- an item of a list",
    "1. a first item",
    "* another one *starred* with `code` and <b>tags</b> and a [link](http://a.example)",
    "# not a heading ## really",
    "> quoted [^1] and [note:x] and ![pic](x.png) | with | bars |",
    "a ~~b~~ ==c== {: .d} [[e]] {{f}} :smile: $$ [x][y] [z]: w",
    "!!! note",
    "--- *** ___",
    "TODO",
    "2. 3. 4.",
    "caf\u00e9 na\u00efve \u00dcber stra\u00dfe \u4f60\u597d \u0645\u0631\u062d\u0628\u0627",
    "& &amp; &lt;p&gt; 5 < 6 <7 <!-- no --> \\*escaped\\*",
    ": a colon first",
    "| a | bar | first |",
    "[^note]: what a note says",
    "    set in by four",
)
BLOCKS = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), min_size=1, max_size=14)


def seen(text: str) -> list[str]:
    return sorted(words(text))


def brought(name: str, data: bytes) -> tuple[list[str], list[str], str]:
    """The words that were lost, the findings in the body that are no TODO, and the body."""
    with tempfile.TemporaryDirectory() as folder:
        site: Site = good_site(Path(folder))
        made = drafts(imported(site, name, data))
        if not made:
            return [], [], ""
        found = compare(site.root, made[0])
        wrong = [
            str(d)
            for d in site.check().diagnostics
            if d.code.startswith(("BODY", "YAML", "READ")) and "TODO" not in str(d) and d.code != "BODY006"
        ]
        return found.lost, wrong, body_of(site, made[0])


def quoted(lines: list[str], body: str) -> list[str]:
    """The quotes of the original that are not in the draft word for word."""
    marks = re.compile("\u201c[^\u201c\u201d]*\u201d")
    return [quote for line in lines if line in QUOTES for quote in marks.findall(line) if quote not in body]


@settings(max_examples=20, deadline=None)
@given(BLOCKS, st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_plain_text(lines: list[str], between: str) -> None:
    lost, wrong, body = brought("a.txt", between.join(lines).encode("utf-8", "replace"))
    assert (lost, wrong) == ([], [])
    assert body == "" or between == "\n" or quoted(lines, body) == []


@settings(max_examples=12, deadline=None)
@given(BLOCKS, st.lists(st.sampled_from(["p", "h2", "li", "blockquote", "div", "td", "nav", "aside"]), min_size=14))
def test_html(lines: list[str], tags: list[str]) -> None:
    page = "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line, tag in zip(lines, tags, strict=False))
    lost, wrong, _ = brought("a.html", f"<meta charset=utf-8><body>{page}".encode("utf-8", "replace"))
    assert (lost, wrong) == ([], [])


@settings(max_examples=25, deadline=None)
@example(lines=['0"{'])
@given(BLOCKS)
def test_markdown(lines: list[str]) -> None:
    lost, wrong, _ = brought("a.md", "\n\n".join(lines).encode("utf-8", "replace"))
    assert (lost, wrong) == ([], [])


@settings(max_examples=12, deadline=None)
@example(lines=["0'0"], styles=["Title"] * 14)
@given(BLOCKS, st.lists(st.sampled_from(["", "Title", "Heading1", "Quote"]), min_size=14))
def test_word(lines: list[str], styles: list[str]) -> None:
    paragraphs = [
        (style, re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "", line)) for line, style in zip(lines, styles, strict=False)
    ]
    lost, wrong, _ = brought("a.docx", word([(style, line) for style, line in paragraphs]))
    assert (lost, wrong) == ([], [])
