"""Citations, links inside the site, and whose words a passage gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import askwell
from askwell.content.body.headings import OF_THE_PAGE
from askwell.content.body.reading import read
from askwell.content.body.text import MarkdownText, lines_of
from askwell.render.citations import Citations
from askwell.render.prose import linked, prose
from tests.helpers import good_site

THEME = Path(askwell.__file__).parent / "theme"


def text_of(markdown: str) -> MarkdownText:
    return read(markdown, lines_of("f.md", 1))[0]


KEYS = ("a", "b", "c-d")


def cite(*keys: str) -> str:
    """The raised numbers of some sources."""
    numbers = ((key, KEYS.index(key) + 1) for key in keys)
    links = (f'<a id="cite--{k}" href="#source--{k}" aria-label="Source {n}">{n}</a>' for k, n in numbers)
    return f'<sup class="aw-cite">{" ".join(links)}</sup>'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> object:
    return good_site(tmp_path_factory.mktemp("prose")).check().library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("Words.", "Words.", id="words"),
        pytest.param("Words.[^a]", f"Words.{cite('a')}", id="citation"),
        pytest.param("Words.[^c-d] More.[^a]", f"Words.{cite('c-d')} More.{cite('a')}", id="two places"),
        pytest.param("Words.[^a][^b]", f"Words.{cite('a', 'b')}", id="adjacent"),
        pytest.param("Words.[^b] [^a] [^c-d] More.", f"Words.{cite('b', 'a', 'c-d')} More.", id="adjacent with spaces"),
        pytest.param("Words.[^a]\n[^b]", f"Words.{cite('a')}\n{cite('b')}", id="on two lines"),
        pytest.param("- One[^a]\n- Two[^b]", f"- One{cite('a')}\n- Two{cite('b')}", id="in a list"),
        pytest.param("[x](answer:sample)", "[x](../../answers/sample/)", id="answer"),
        pytest.param("[x](topic:test-topic)", "[x](../../topics/test-topic/)", id="topic"),
        pytest.param("[x](expert:test-expert)", "[x](../../experts/test-expert/)", id="expert"),
        pytest.param("[x](person:test-expert)", "[x](../../experts/test-expert/)", id="person"),
        pytest.param("[x](guide:test-guide)", "[x](../../decide/test-guide/)", id="guide"),
        pytest.param("[x](page:how-we/care)", "[x](../../how-we/care/)", id="page by hand"),
        pytest.param("[x [y]](answer:sample)", "[x [y]](../../answers/sample/)", id="brackets"),
        pytest.param("[*x* y](answer:sample)", "[*x* y](../../answers/sample/)", id="marks stay"),
        pytest.param("[x](https://a.example/)", "[x](https://a.example/)", id="elsewhere"),
        pytest.param("[x](answer:sample)[^a]", f"[x](../../answers/sample/){cite('a')}", id="link and source"),
        pytest.param("(answer:sample) [x] answer:sample", "(answer:sample) [x] answer:sample", id="no link"),
    ],
)
def test_inline(library: object, text: str, expected: str) -> None:
    assert str(linked(library, text_of(text), "answers/x/", Citations(KEYS))) == expected  # type: ignore[arg-type]


BY = '<p class="aw-passage__by"><a href="../../experts/test-expert/">Test Expert</a>, {}</p>'


def passage(tag: str, how: str, spoken: str, text: str) -> str:
    attributes = f'class="aw-passage" data-attribution="{how}" data-expert="test-expert"'
    return f'<{tag} {attributes} markdown="1">\n{text}\n\n{BY.format(spoken)}\n\n</{tag}>'


QUOTE = ("blockquote", "quote", "in their own words")
PARAPHRASE = ("div", "paraphrase", "in our words")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("> W.\n> -- quote: test-expert", passage(*QUOTE, "W."), id="quote"),
        pytest.param("> W.\n> -- paraphrase: test-expert", passage(*PARAPHRASE, "W."), id="paraphrase"),
        pytest.param(
            "> W.\n>\n> X.[^a]\n> -- quote: test-expert", passage(*QUOTE, f"W.\n\nX.{cite('a')}"), id="paragraphs"
        ),
        pytest.param(
            "Before.\n\n> W.\n> -- quote: test-expert\n\nAfter.",
            "Before.\n\n\n\n" + passage(*QUOTE, "W.") + "\n\n\n\nAfter.",
            id="between words",
        ),
        pytest.param(
            "> W.\n> -- quote: test-expert\n\n> X.\n> -- paraphrase: test-expert",
            passage(*QUOTE, "W.") + "\n\n" + passage(*PARAPHRASE, "X."),
            id="one after another",
        ),
        pytest.param(
            "> [x](answer:sample)\n> -- quote: test-expert",
            passage(*QUOTE, "[x](../../answers/sample/)"),
            id="link in a passage",
        ),
    ],
)
def test_passages(library: object, text: str, expected: str) -> None:
    found = str(linked(library, text_of(text), "answers/x/", Citations(KEYS)))  # type: ignore[arg-type]
    assert found.split() == expected.split()
    assert [line for line in found.split("\n") if line] == [line for line in expected.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("*Words* & more.", "<p><em>Words</em> &amp; more.</p>", id="paragraph"),
        pytest.param("## Test words", '<h2 id="test-words">Test words</h2>', id="heading"),
        pytest.param("## Sources", '<h2 id="sources_1">Sources</h2>', id="an id that the page has"),
        pytest.param("## A\n\n## A", '<h2 id="a">A</h2>\n<h2 id="a_1">A</h2>', id="two of one name"),
        pytest.param(
            "A\n: B\n: C\n\nD\n: E\ngoes on",
            "<dl>\n<dt>A</dt>\n<dd>B</dd>\n<dd>C</dd>\n<dt>D</dt>\n<dd>E\ngoes on</dd>\n</dl>",
            id="definitions",
        ),
        pytest.param("| A |\n|---|\n| B |", "<table>", id="table"),
        pytest.param("> W.\n> -- quote: test-expert", "in their own words</p>\n</blockquote>", id="passage"),
    ],
)
def test_html(library: object, text: str, expected: str) -> None:
    found = str(prose(library, text_of(text), "answers/x/", Citations(KEYS)))  # type: ignore[arg-type]
    assert found == expected if not expected.endswith(("<table>", "quote>")) else expected in found


def test_every_id_that_the_answers_template_writes_is_taken() -> None:
    files = [THEME / "pages" / "answer.html", THEME / "components" / "sources" / "sources.html"]
    templates = "".join(file.read_text("utf-8") for file in files)
    assert set(re.findall(r'<h[1-6] id="([^"{]+)"', templates)) == OF_THE_PAGE - {"main"}
