"""What the entries of a site say: of each state, with every label, and moved only by what changes a meaning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import editions
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site
from tests.render.feeds.made import files_of, items_of

OLD = "published: 2026-01-10\n"
ENDED = "status: {}\nsince: 2026-03-01\nwhy: Test reason\n" + OLD
CHANGE = "updated: 2026-02-01\nchanges:\n  - {{on: 2026-02-01, kind: {}, what: Test words., by: test-expert}}\n"


def item(site: Site, path: str = "answers/feed.json", today: date = TODAY) -> dict[str, Any]:
    """The only entry of a feed."""
    (found,) = items_of(files_of(site, today)[path])
    return found


def with_answer(site: Site, changes: Mapping[str, str]) -> Site:
    text = FILES[ANSWER]
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    site.write(ANSWER, text)
    return site


def test_an_answer_is_there_in_full(site: Site) -> None:
    found = item(site)
    page = BeautifulSoup(found["content_html"], "html.parser")
    words = " ".join(page.get_text(" ").split())
    order = ["The short answer: This is test data.", "Emergency: Call nobody, this is a test, if: Test sign Call 000",
             "No clinician has checked this answer. Sources last checked 10 January 2026. Next review by 10",
             "Test words.", "Test heading", "Test words of nobody.", "Questions for your doctor Is this a test?",
             "What is not settled Test words.", "Test wording of general.", "Test wording of feed-item.",
             "Sources Test source", "source.example/page", "This answer on Test site: Is this test data?"]  # fmt: skip
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert "With comments by Test Expert." in words
    assert {tag.name for tag in page.find_all(True)} & {"script", "div", "section", "span", "nav"} == set()
    assert [tag.attrs for tag in page.find_all(True) if {"class", "id", "style", "data-part"} & tag.attrs.keys()] == []
    links = [link["href"] for link in page.find_all("a")]
    assert "https://site.example/answers/sample/#source--test-source" in links
    assert [link for link in links if not str(link).startswith(("https://", "tel:000"))] == []
    assert (found["url"], found["id"]) == ("https://site.example/answers/sample/", "tag:site.example,2026-01-10:a/t3st")
    assert (found["date_published"], found["tags"]) == ("2026-01-10T00:00:00Z", ["Test topic"])
    assert found["_ask_well"]["reviewed"] == "2026-01-10"


LABEL = "A language model drafted the text."


@pytest.mark.parametrize("text", ["full", "summary"])
@pytest.mark.parametrize("path", ["answers", "topics/test-topic", "decide/test-guide", "corrections", "newsletters"])
def test_every_entry_has_its_labels(site: Site, path: str, text: str) -> None:
    """The label, the day of the review, and the caution, in every feed, in both forms, in each part that is shown."""
    editions.add(site)
    with_answer(site, {"model: none": "model: drafted", OLD: OLD + CHANGE.format("update")})
    site.replace(FLOW, "ai_use: {model: none", "ai_use: {model: drafted")
    site.replace("site.yml", "funding:", f"feeds: {text}\nfunding:")
    made = files_of(site)
    found = items_of(made[f"{path}/feed.json"])
    assert found
    for one in found:
        shown = [one["summary"], one.get("content_html") or one["content_text"]]
        for part in (LABEL, "10 January 2026", "Test wording of feed-item."):
            assert [words for words in shown if part not in words] == [], part
        source = one["_ask_well"].get("digital_source_type")
        assert source == (None if path == "newsletters" else "TrainedAlgorithmicMediaDigitalSource")
    assert (LABEL in made[f"{path}/feed.xml"]) is True


def test_a_summary_keeps_the_emergency(site: Site) -> None:
    site.replace("site.yml", "funding:", "feeds: summary\nfunding:")
    found = item(site)
    assert "content_html" not in found
    assert found["content_text"].startswith(
        "This is test data. With comments by Test Expert. Call nobody, this is a test"
    )
    assert "if: Test sign." in found["content_text"]


@pytest.mark.parametrize(
    ("change", "title"),
    [
        pytest.param("status: draft\n" + OLD, None, id="a draft"),
        pytest.param("published: 2026-12-24\n", None, id="of a day to come"),
        pytest.param("status: scheduled\npublished: 2026-12-24\n", None, id="scheduled"),
        pytest.param(ENDED.format("archived"), "Archived: Is this test data?", id="archived"),
        pytest.param(ENDED.format("withdrawn"), "Withdrawn: Is this test data?", id="withdrawn"),
        pytest.param(OLD, "Is this test data?", id="published"),
    ],
)
@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("path", ["answers/feed.json", "topics/test-topic/feed.json"])
def test_which_answers_have_an_entry(site: Site, change: str, title: str | None, preview: bool, path: str) -> None:
    found = items_of(files_of(with_answer(site, {OLD: change}), preview=preview)[path])
    assert [one["title"] for one in found] == ([title] if title else [])


def test_an_answer_that_went_into_another_has_no_entry(site: Site) -> None:
    site.write("answers/second.md", FILES[ANSWER].replace("id: t3st", "id: t3su"))
    with_answer(site, {OLD: f"status: merged\nsince: 2026-05-01\ninstead: second\n{OLD}"})
    made = files_of(site)
    assert [one["id"] for one in items_of(made["answers/feed.json"])] == ["tag:site.example,2026-01-10:a/t3su"]
    assert made["answers/feed.xml"].index("<updated>2026-05-01") < made["answers/feed.xml"].index("<entry>")


@pytest.mark.parametrize("text", ["full", "summary"])
def test_what_was_withdrawn_says_so_and_nothing_else(site: Site, text: str) -> None:
    site.replace("site.yml", "funding:", f"feeds: {text}\nfunding:")
    editions.add(site)
    with_answer(site, {OLD: ENDED.format("withdrawn"), "This is test data.": "Former words."})
    made = files_of(site)
    assert [path for path, words in made.items() if "Former" in words or "Test words of nobody" in words] == []
    for path in ("answers", "topics/test-topic", "newsletters"):
        (one,) = items_of(made[f"{path}/feed.json"])
        shown = one.get("content_html") or one["content_text"]
        assert "ithdrawn on 1 March 2026" in re.sub(r"</?time[^>]*>", "", shown)
        assert "Test reason." in shown
        assert "Test wording of feed-item." in shown
        assert one["date_modified"] == "2026-03-01T00:00:00Z"
    assert item(site)["_ask_well"]["state"] == "withdrawn"
    assert "next_review" not in item(site)["_ask_well"]


def test_the_feed_of_a_withdrawn_guide_says_so(site: Site) -> None:
    site.replace(
        FLOW, "title: Test guide", "status: withdrawn\nsince: 2026-03-01\nwhy: Test reason.\ntitle: Test guide"
    )
    found = item(site, "decide/test-guide/feed.json")
    assert found["title"] == "Withdrawn: Test guide"
    assert "<strong>Withdrawn on" in found["content_html"]
    assert "For nobody." not in found["content_html"]
    assert "Test data." not in json.loads(files_of(site)["decide/test-guide/feed.json"])["description"]
    assert found["date_modified"] == "2026-03-01T00:00:00Z"


def test_an_archived_answer_says_so_first(site: Site) -> None:
    found = item(with_answer(site, {OLD: ENDED.format("archived")}))
    assert found["content_html"].startswith("<p><strong>Archived on")
    assert found["summary"].startswith("Archived on 1 March 2026, no longer kept up to date. This is test data.")
    assert "Next review" not in found["content_html"]


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        pytest.param({}, "2026-01-10", id="as it was"),
        pytest.param({"> Test words of": "> Better test words of"}, "2026-01-10", id="other words"),
        pytest.param({OLD: f"{OLD}updated: 2026-02-01\n"}, "2026-01-10", id="a new wording, with its day"),
        pytest.param({"\nreviewed: 2026-01-10": "\nreviewed: 2026-02-01"}, "2026-01-10", id="reviewed again"),
        pytest.param({"votes: 105": "votes: 200"}, "2026-01-10", id="more votes"),
        *(
            pytest.param({OLD: OLD + CHANGE.format(kind)}, "2026-02-01", id=kind)
            for kind in ("correction", "update", "clarification", "retraction")
        ),
        pytest.param({OLD: ENDED.format("archived")}, "2026-03-01", id="archived"),
        pytest.param({OLD: ENDED.format("withdrawn") + CHANGE.format("retraction")}, "2026-03-01", id="withdrawn"),
    ],
)
def test_only_a_meaning_moves_the_day(site: Site, changes: Mapping[str, str], day: str) -> None:
    made = files_of(with_answer(site, changes))
    assert [one["date_modified"] for one in items_of(made["answers/feed.json"])] == [f"{day}T00:00:00Z"]
    assert made["answers/feed.xml"].count(f"<updated>{day}T00:00:00Z</updated>") == 2


@pytest.mark.parametrize(
    ("change", "days"),
    [
        pytest.param("updated: 2026-02-01\n", ["2026-01-10"], id="a new wording"),
        pytest.param(CHANGE.format("correction"), ["2026-02-01", "2026-02-01"], id="a correction"),
    ],
)
def test_a_guide_tells_its_changes(site: Site, change: str, days: list[str]) -> None:
    site.replace(FLOW, "updated: 2026-01-10\n", change.replace("{{", "{").replace("}}", "}"))
    found = items_of(files_of(site)["decide/test-guide/feed.json"])
    assert [one["date_modified"][:10] for one in found] == days
    assert len({one["id"] for one in found}) == len(found)


def test_a_newsletter_tells_what_changed_since(site: Site) -> None:
    editions.add(site)
    with_answer(site, {OLD: OLD + CHANGE.format("correction")})
    found = item(site, "newsletters/feed.json")
    assert found["title"] == "Test data for a newsletter, not advice"
    assert found["date_published"] == "2026-01-10T00:00:00Z"
    assert found["date_modified"] == "2026-02-01T00:00:00Z"
    assert "<strong>Correction,</strong>" in found["content_html"]
    assert "Correction, 2026-02-01: Test words." in found["summary"]
    links = re.findall(r'href="([^"]*)"', found["content_html"])
    assert links == ["https://site.example/a/t3st/", "https://site.example/d/test-guide/"]


@pytest.mark.parametrize("change", [("status: draft\nsubject:", "subject:"), ("", "")])
def test_a_newsletter_that_is_not_out_has_no_entry(site: Site, change: tuple[str, str]) -> None:
    if change[0]:
        editions.add(site, "subject:", change[0])
        assert "newsletters/feed.json" not in files_of(site)
    else:
        editions.add(site)
        assert "newsletters/feed.json" not in files_of(site, date(2026, 1, 9))
