"""Whatever an editor writes, checking it ends in findings and never in an exception."""

from __future__ import annotations

import re

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.content.body.reading import read
from askwell.content.body.text import lines_of
from tests.helpers import ANSWER, FILES, Site, good_site

# fmt: off
MARKS = [
    "[", "]", "(", ")", "!", "a", ":", "^", "\n", "\n\n", ">", "-", "1.", "`", "\\", "#", "<", "*", "_", '"', "=", "+",
    "|", "~", "{", "}", "&", "@", "%", "?", "](", "]:", "[a](", "---", "    ", "\t", " ", "> ", "- ", "javascript:b",
    "&#106;", "https://a.example/", "2026-01-10", "no", "test-source", "\u2028", "\x85", "\x00",
]
# fmt: on
SIGNS = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
TEXTS = st.one_of(SIGNS, st.text(max_size=60))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=9) | st.sampled_from(["", "yes", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that each example spoils and puts right again."""
    return good_site(tmp_path_factory.mktemp("anything"))


def survives(site: Site, name: str, raw: bytes) -> None:
    """Checks the site with another file in place of one of it: there is a result, and it can be printed."""
    site.write(name, raw)
    try:
        found = site.check().diagnostics
    finally:
        site.write(name, FILES[name])
    assert all(str(d).encode() and d.location.line > 0 and d.location.column > 0 for d in found)


DRAWS = pytest.mark.parametrize("draws", [25, pytest.param(400, marks=pytest.mark.long)])
"""How many examples are tried."""


@DRAWS
def test_any_file(scratch: Site, draws: int) -> None:
    @settings(deadline=None, max_examples=draws)
    @given(name=st.sampled_from(list(FILES)), raw=st.one_of(st.binary(max_size=80), TEXTS.map(str.encode)))
    def each(name: str, raw: bytes) -> None:
        survives(scratch, name, raw)

    each()


@DRAWS
def test_any_header_and_body(scratch: Site, draws: int) -> None:
    @settings(deadline=None, max_examples=draws)
    @given(header=TEXTS, text=TEXTS)
    def each(header: str, text: str) -> None:
        survives(scratch, ANSWER, f"---\n{header}\n---\n{text}".encode())
        survives(scratch, ANSWER, (FILES[ANSWER] + text).encode())

    each()


@DRAWS
def test_any_slip(scratch: Site, draws: int) -> None:
    @settings(deadline=None, max_examples=draws)
    @given(name=st.sampled_from(list(FILES)), data=st.data())
    def each(name: str, data: st.DataObject) -> None:
        text = FILES[name]
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 40, len(text))))
        survives(scratch, name, (text[:start] + data.draw(TEXTS) + text[end:]).encode())

    each()


@DRAWS
def test_any_value_of_any_field(scratch: Site, draws: int) -> None:
    @settings(deadline=None, max_examples=draws)
    @given(name=st.sampled_from([name for name in FILES if name != ANSWER]), data=st.data())
    def each(name: str, data: st.DataObject) -> None:
        fields = yaml.safe_load(FILES[name])
        fields[data.draw(st.sampled_from(sorted(fields)))] = data.draw(DATA)
        survives(scratch, name, yaml.safe_dump(fields, allow_unicode=True).encode())

    each()


REFUSED = re.compile(r"""(?:href|src)="(?!https://|(?:answer|topic|expert|guide):)|<img|<script|<h[1456]""")


@pytest.mark.parametrize("draws", [100, pytest.param(2_000, marks=pytest.mark.long)])
def test_markdown_makes_nothing_of_a_good_body_that_was_refused(draws: int) -> None:
    @settings(deadline=None, max_examples=draws)
    @given(SIGNS)
    def each(text: str) -> None:
        _, problems = read(text, lines_of("f.md", 1))
        assert problems or not REFUSED.search(markdown.markdown(text, extensions=["tables"]))

    each()


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, "[^" * 100_000, "## a" + " " * 100_000 + "b", "> -- quote: a" + " " * 100_000 + "b"],
    ids=["brackets", "citations", "heading", "signature"],
)
def test_a_line_that_would_take_a_search_hours(scratch: Site, line: str) -> None:
    survives(scratch, ANSWER, f"{FILES[ANSWER]}\n{line}\n".encode())
