"""Addresses, pages, policies, the style sheet: what rendering is made of."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
import yaml

from askwell.content import addresses
from askwell.render.page import Page
from askwell.render.policy import with_policy
from askwell.render.styles import style_sheet
from askwell.render.view import cited, day, sentence
from tests.conftest import ROOT
from tests.helpers import TODAY

THEME = ROOT / "hooks" / "askwell" / "theme"


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("", "", "./"),
        ("", "answers/", "answers/"),
        ("answers/", "", "../"),
        ("answers/a/", "", "../../"),
        ("answers/a/", "answers/b/", "../../answers/b/"),
        ("answers/a/", "/ask/", "../../ask/"),
        ("", "/ask/", "ask/"),
        ("", "/", "./"),
        ("answers/a/", "/", "../../"),
        ("answers/page-2/", "https://a.example/b?c=d", "https://a.example/b?c=d"),
    ],
)
def test_relative_links(page: str, target: str, expected: str) -> None:
    assert addresses.relative(page, target) == expected


def test_ids_and_paths() -> None:
    assert [make("x-1") for make in addresses.PATHS.values()] == [
        "answers/x-1/",
        "topics/x-1/",
        "experts/x-1/",
        "decide/x-1/",
    ]
    assert addresses.guide_id("f") == "guide--f"
    assert addresses.state_id("f", "s") == "f--s"
    assert addresses.source_id("s") == "source--s"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("", "index.md"),
        ("answers/", "answers/index.md"),
        ("answers/a/", "answers/a.md"),
        ("answers/newest/", "answers/newest.md"),
        ("answers/newest/page-2/", "answers/newest/page-2.md"),
        ("topics/a/page-2/", "topics/a/page-2.md"),
    ],
)
def test_where_a_page_goes(path: str, uri: str) -> None:
    assert Page(path, "", "", "", "").uri == uri


@pytest.mark.parametrize(
    "words",
    [
        "Test",
        "a \"b\" 'c'",
        "no",
        "2026-11-22",
        "a: b # c",
        "{{ a }} {% b %}",
        "\\n",
        "ü 🏃 \u2014",
        "[a](b)",
        "---",
        "<b>&",
    ],
)
def test_the_header_of_a_page(words: str) -> None:
    _, header, text = Page("", words, words, "text", "", contents=False).markdown.split("---\n", 2)
    entities = re.sub(r"&(?:amp|lt|gt|quot|#x27);", "", yaml.safe_load(header)["title"])
    assert not set(entities) & set("<>&\"'")
    assert yaml.safe_load(header) == {
        key: words.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;")
        for key in ("title", "description")
    } | {"hide": ["toc"]}
    assert text == "\ntext"
    assert "hide" not in Page("", words, words, "text", "").markdown.split("---\n")[1]


HEAD = '<html><head><meta charset="utf-8">'


def allowed(page: str) -> list[str]:
    """What scripts a page's policy allows."""
    found = re.search(r'content="([^"]*)"', with_policy(page))
    assert found
    return next(part for part in found[1].split("; ") if part.startswith("script-src")).split()[1:]


def sha(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("body", "scripts"),
    [
        pytest.param("", [], id="none"),
        pytest.param("<script>a</script>", ["a"], id="one"),
        pytest.param("<script>a</script><script>b</script>", ["a", "b"], id="two"),
        pytest.param("<script>a</script><script>a</script>", ["a"], id="the same twice"),
        pytest.param("<script> a\n</script>", [" a\n"], id="with its spaces"),
        pytest.param("<script>ü&amp;</script>", ["ü&amp;"], id="signs as they stand"),
        pytest.param("<script></script>", [""], id="empty"),
        pytest.param('<script src="a.js"></script>', [], id="a file"),
        pytest.param('<script type="application/json">{}</script>', [], id="data"),
        pytest.param('<script type="application/ld+json">{}</script>', [], id="linked data"),
        pytest.param('<script type="module">a</script>', ["a"], id="module"),
        pytest.param("<article><p><script>a</script></p></article>", [], id="in the main text"),
    ],
)
def test_a_policy_allows_the_scripts_of_the_engine_only(body: str, scripts: list[str]) -> None:
    assert allowed(f"{HEAD}</head><body>{body}</body></html>") == ["'self'", *sorted(map(sha, scripts))]


def test_a_policy_stands_right_behind_the_charset_once() -> None:
    page = f"{HEAD}<title>T</title></head><body>{HEAD}</body></html>"
    made = with_policy(page)
    assert made.startswith(f'{HEAD}<meta http-equiv="Content-Security-Policy" content="default-src')
    assert made.count("Content-Security-Policy") == 1
    assert re.sub(r"<meta http-equiv[^>]*>", "", made) == page
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html><head></head></html>")


def test_the_style_sheet_has_the_tokens_and_every_component_once() -> None:
    sheets = [THEME / "tokens.css", *sorted(THEME.glob("components/*/*.css"))]
    assert style_sheet() == "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    assert {sheet.stem for sheet in sheets[1:]} == {sheet.parent.name for sheet in sheets[1:]}


@pytest.mark.parametrize("sheet", sorted(THEME.glob("components/*/*.css")), ids=lambda sheet: str(sheet.stem))
def test_colours_come_from_the_tokens(sheet: object) -> None:
    text = sheet.read_text("utf-8")  # type: ignore[attr-defined]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text) == []
    assert set(re.findall(r"var\((--aw-[a-z-]+)", text)) <= set(re.findall(r"(--aw-[a-z-]+):", style_sheet()))


def test_words_of_templates() -> None:
    assert str(day(TODAY)) == '<time datetime="2026-11-22">22 November 2026</time>'
    assert [sentence(text) for text in ("a", "a.", "a?", "a!", "a)")] == ["a.", "a.", "a?", "a!", "a)."]
    assert str(cited([], {})) == ""
    assert json.dumps(str(cited(["a"], {"a": 7}))).count("Source 7") == 1
