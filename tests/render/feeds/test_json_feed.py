"""Feeds as JSON Feed 1.1: against the rules of its specification (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from askwell.render.feeds.json_feed import JSON_FEED as FORM
from tests import editions
from tests.helpers import TODAY, Site
from tests.render.feeds.made import BASE, documents, entry_of, feed_of, files_of, items_of

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def is_address(value: object) -> bool:
    return isinstance(value, str) and urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc != ""


def is_moment(value: object) -> bool:
    return isinstance(value, str) and MOMENT.fullmatch(value) is not None


def is_list(value: object) -> bool:
    return isinstance(value, list)


def are_authors(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(a, dict) and {"name", "url", "avatar"} & a.keys() for a in value)


def are_texts(value: object) -> bool:
    return isinstance(value, list) and all(is_text(one) for one in value)


TOP: dict[str, Callable[[Any], bool]] = {
    "version": lambda value: value == "https://jsonfeed.org/version/1.1",
    "title": is_text, "home_page_url": is_address, "feed_url": is_address, "description": is_text,
    "user_comment": is_text, "next_url": is_address, "icon": is_address, "favicon": is_address, "authors": are_authors,
    "language": is_text, "expired": lambda value: isinstance(value, bool), "hubs": is_list,
    "items": is_list,
}  # fmt: skip
ITEM: dict[str, Callable[[Any], bool]] = {
    "id": is_text, "url": is_address, "external_url": is_address, "title": is_text, "content_html": is_text,
    "content_text": is_text, "summary": is_text, "image": is_address, "banner_image": is_address,
    "date_published": is_moment, "date_modified": is_moment, "authors": are_authors, "tags": are_texts,
    "language": is_text, "attachments": is_list,
}  # fmt: skip
"""What the specification says of each key. Others begin with an underscore, then a letter."""

NEEDED = ("version", "title", "items")


def broken(text: str) -> list[str]:
    """The rules that a document breaks."""
    feed = json.loads(text)
    found = [f"no {name}" for name in NEEDED if name not in feed]
    found += _keys(feed, TOP)
    if feed.get("next_url") == feed.get("feed_url"):
        found.append("the next document is this one")
    for item in feed.get("items", []):
        found += _keys(item, ITEM)
        if "id" not in item:
            found.append("an item without an id")
        if not {"content_html", "content_text"} & item.keys():
            found.append("an item without content")
    ids = [item.get("id") for item in feed.get("items", [])]
    return [*found, *(["two items of an id"] if len(set(ids)) < len(ids) else [])]


def _keys(value: dict[str, Any], rules: dict[str, Callable[[Any], bool]]) -> list[str]:
    own = [name for name in value if re.fullmatch(r"_[a-zA-Z]\w*", name)]
    return [name for name, one in value.items() if name not in own and not rules.get(name, lambda _: False)(one)]


@pytest.mark.parametrize(("entries", "expected"), [(0, [None]), (50, [None]), (120, ["-2", "-3", None])])
def test_documents_lead_to_the_next(entries: int, expected: list[str | None]) -> None:
    made = documents(FORM, feed_of(entries))
    assert [broken(text) for text in made] == [[]] * len(expected)
    found = [json.loads(text).get("next_url") for text in made]
    assert found == [number and f"{BASE}answers/feed{number}.json" for number in expected]
    assert [item["id"] for text in made for item in items_of(text)] == [e.id for e in feed_of(entries).entries]


@pytest.mark.parametrize("text", ["full", "summary"])
def test_all_feeds_of_a_site_keep_the_rules(site: Site, text: str) -> None:
    editions.add(site)
    site.replace("site.yml", "funding:", f"feeds: {text}\nfunding:")
    found = {path: made for path, made in files_of(site).items() if path.endswith(".json")}
    assert len(found) == 6
    for path, made in found.items():
        assert broken(made) == [], path
        assert json.loads(made)["feed_url"] == f"{BASE}{path}"
        assert json.loads(made)["language"] == "en"
        assert all(("content_html" in item) is (text == "full") for item in items_of(made))
        assert all(item["_ask_well"]["disclaimers"] == ["Test wording of feed-item."] for item in items_of(made))


def test_both_forms_have_the_same_entries(site: Site) -> None:
    made = files_of(editions.add(site))
    for path, text in made.items():
        if path.endswith(".json"):
            ids = re.findall(r"<entry>.*?<id>(.*?)</id>", made[path.replace(".json", ".xml")], re.DOTALL)
            assert [item["id"] for item in items_of(text)] == ids


@pytest.mark.parametrize("words", ['"a" \\ / \u2028 \u05d0', "<b>&amp;", "\U0001f3c3"])
def test_words_come_out_as_they_went_in(words: str) -> None:
    entry = entry_of(TODAY, "e", html=words, topics=(("t", words),))
    (text,) = documents(FORM, replace(feed_of(0), title=words), [entry])
    assert broken(text) == []
    (item,) = items_of(text)
    assert (json.loads(text)["title"], item["content_html"], item["tags"]) == (words, words, [words])


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", "1"), ("title", None), ("items", {}), ("author", {"name": "a"}),
     ("next_url", f"{BASE}answers/feed.json"), ("feed_url", "feed.json"), ("_", 1), ("expired", "no")],
)  # fmt: skip
def test_the_rules_of_a_feed_can_be_broken(name: str, value: object) -> None:
    (text,) = documents(FORM, feed_of(1))
    assert broken(json.dumps({**json.loads(text), name: value})) != []


@pytest.mark.parametrize(
    "change",
    [{"id": 1}, {"content_text": None}, {"url": "/a/"}, {"date_modified": "2026-01-01"}, {"tags": "a"}, {"dated": "x"}],
)
def test_the_rules_of_an_item_can_be_broken(change: dict[str, object]) -> None:
    feed = json.loads(documents(FORM, feed_of(1))[0])
    feed["items"][0] |= change
    assert broken(json.dumps(feed)) != []
