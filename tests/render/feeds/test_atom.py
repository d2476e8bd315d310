"""Feeds as Atom: against the rules of RFC 4287, and as a program that reads feeds takes them."""

from __future__ import annotations

import re
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from askwell.render.feeds.atom import ATOM as FORM
from tests import editions
from tests.helpers import TODAY, Site
from tests.render.feeds.made import ATOM, BASE, documents, entry_of, feed_of, files_of, invalid


def around(text: str) -> dict[str, str]:
    """The links of a document to others of its feed."""
    links = {one.get("rel"): one.get("href", "") for one in etree.fromstring(text.encode()).findall(f"{ATOM}link")}
    return {
        str(rel): href.removeprefix(BASE) for rel, href in links.items() if rel in ("first", "previous", "next", "last")
    }


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(0, [{}], id="none"),
        pytest.param(50, [{}], id="one document"),
        pytest.param(
            51,
            [
                {"first": "answers/feed.xml", "next": "answers/feed-2.xml", "last": "answers/feed-2.xml"},
                {"first": "answers/feed.xml", "previous": "answers/feed.xml", "last": "answers/feed-2.xml"},
            ],
            id="two",
        ),
    ],
)
def test_documents_lead_to_one_another(entries: int, expected: list[dict[str, str]]) -> None:
    """RFC 5005, section 3."""
    made = documents(FORM, feed_of(entries))
    assert [around(text) for text in made] == expected
    assert [invalid(text) for text in made] == [[]] * len(expected)


def test_a_program_finds_every_entry_once_by_following_next() -> None:
    feed = feed_of(130)
    texts = {
        f"{BASE}answers/feed{f'-{n}' if n > 1 else ''}.xml": text for n, text in enumerate(documents(FORM, feed), 1)
    }
    at, found, titles = f"{BASE}answers/feed.xml", [], set()
    while at:
        read = feedparser.parse(texts[at])
        assert not read.bozo
        assert next(one.href for one in read.feed.links if one.rel == "self") == at
        found += [entry.id for entry in read.entries]
        titles.add((read.feed.title, read.feed.id, read.feed.updated))
        at = next((one.href for one in read.feed.links if one.rel == "next"), "")
    assert found == [entry.id for entry in feed.entries]
    assert len(titles) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Is 3 < 5 & 'so' \"on\"?",
        "<script>alert(1)</script>",
        "]]> <![CDATA[ &amp; &#0;",
        "\u05d4\u05d0\u05dd 5 \u05e7\u05f4\u05d2? \U0001f3c3\u200d\u2640\ufe0f",
    ],
)
def test_words_come_out_as_they_went_in(words: str) -> None:
    entry = entry_of(TODAY, "e")
    (text,) = documents(FORM, feed_of(0), [replace(entry, title=words, words=words, topics=(("t", words),))])
    assert invalid(text) == []
    (found,) = etree.fromstring(text.encode()).findall(f"{ATOM}entry")
    category = found.find(f"{ATOM}category")
    assert category is not None
    assert category.get("label") == words
    assert found.findtext(f"{ATOM}title") == words
    assert (found.findtext(f"{ATOM}summary") or "").startswith(words)


def test_html_is_escaped_once() -> None:
    html = '<p>1 &lt; 2 &amp; <a href="https://site.example/?a=1&amp;b=2">x</a></p>'
    entry = entry_of(TODAY, "e", html=html)
    (text,) = documents(FORM, feed_of(0), [entry])
    assert etree.fromstring(text.encode()).findtext(f"{ATOM}entry/{ATOM}content") == html
    assert feedparser.parse(text).entries[0].content[0].value == html


@pytest.mark.parametrize("text", ["full", "summary"])
def test_all_feeds_of_a_site_keep_the_rules(site: Site, text: str) -> None:
    editions.add(site)
    site.replace("site.yml", "funding:", f"feeds: {text}\nfunding:")
    found = {path: text for path, text in files_of(site).items() if path.endswith(".xml")}
    bases = ["answers", "corrections", "decide/test-guide", "newsletters", "topics/other-topic", "topics/test-topic"]
    assert sorted(found) == [f"{base}/feed.xml" for base in bases]
    assert [problem for text in found.values() for problem in invalid(text)] == []
    for path, made in found.items():
        read = feedparser.parse(made)
        assert not read.bozo, path
        assert all(entry.id.startswith("tag:site.example,") for entry in read.entries)
        assert all("Test wording of feed-item." in entry.summary for entry in read.entries)
        assert all(("content" in entry) is (text == "full") for entry in read.entries)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(r"<id>tag:[^<]*a/e0</id>\n", "", id="no id"),
        pytest.param(r"<title>Test e0\?</title>\n", "<title>a</title><title>b</title>", id="two titles"),
        pytest.param(r"T00:00:00Z", "", id="no moment"),
        pytest.param(r"T00:00:00Z", "T00:00:00", id="no zone"),
        pytest.param(r"<name>[^<]*</name>\n", "", id="nobody's name"),
        pytest.param(r'href="[^"]*"', "", id="a link to nothing"),
        pytest.param(r"<(/?)summary>", r"<\1sumary>", id="an unknown element"),
        pytest.param(r"<author>.*?</author>\n", "", id="no author"),
        pytest.param(r'<link rel="self"[^>]*>\n', "", id="no link to itself"),
        pytest.param(r'<link rel="alternate"[^>]*>\n', "", id="neither content nor link"),
        pytest.param(r"a/e1<", "a/e0<", id="two of a name"),
    ],
)
def test_the_rules_can_be_broken(old: str, new: str) -> None:
    """What holds the rules sees each of these."""
    (text,) = documents(FORM, feed_of(0), [entry_of(TODAY, "e0"), entry_of(TODAY, "e1")])
    spoilt = re.sub(old, new, text, flags=re.DOTALL)
    assert spoilt != text
    assert invalid(text) == []
    assert invalid(spoilt) != []
