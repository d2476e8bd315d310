from __future__ import annotations

import json
import os
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import settings as drawn
from hypothesis import strategies as st
from markdown import markdown as read_markdown

from askwell.checks import check
from askwell.content.records import Settings
from askwell.letters.letter import Choice, FirstQuestion, Letter
from askwell.letters.making import letter
from askwell.mailing.as_markdown import plain
from askwell.mailing.services import as_json, buttondown, ghost, listmonk
from tests.editions import add
from tests.helpers import TODAY, Site

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent.parent / "golden" / "newsletter.md"
ODD = 'Is <b>this</b> {{ email }} {% now %} *|NAME|* %%{name}%% @TrackLink & "that" --- [a](b) `c` _d_ *e* 1. - # ~~f~~'


@pytest.fixture
def of(site: Site) -> tuple[Letter, Settings]:
    library = (checked := add(site).check()).library
    assert library.settings is not None
    return letter(library, library.newsletters["2026-01-10"], checked.machines), library.settings


def odd(one: Letter) -> Letter:
    """A letter whose words have every sign that means something to a service."""
    question = FirstQuestion(ODD, ODD, (ODD,), (Choice(ODD, "d/test-guide/yes-123456/"),))
    item = replace(one.lead, title=ODD, words=(ODD,), byline=ODD, change=ODD, first_question=question)
    return replace(one, subject=ODD, preheader=ODD, intro=(ODD,), items=(item, *one.items[1:]))


def parts(markdown: str) -> tuple[dict[str, str], str]:
    empty, header, body = markdown.split("---")
    assert empty == ""
    return yaml.safe_load(header), body


def test_the_sample_as_buttondown_reads_it() -> None:
    checked = check(ROOT, TODAY)
    library = checked.library
    assert library.settings
    said = buttondown(letter(library, library.newsletters["2026-11-27"], checked.machines), library.settings)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, "utf-8")
    assert said == GOLDEN.read_text("utf-8")


def test_buttondown(of: tuple[Letter, Settings]) -> None:
    header, body = parts(buttondown(*of))
    assert header == {
        "subject": of[0].subject,
        "status": "draft",
        "slug": "2026-01-10",
        "description": "Test words.",
        "canonical_url": "https://site.example/newsletters/2026-01-10/",
    }
    links = [link["href"] for link in BeautifulSoup(read_markdown(body), "html.parser").find_all("a")]
    assert links == [
        "https://site.example/a/t3st/",
        "https://site.example/a/t3st/",
        "https://site.example/d/test-guide/",
        "https://site.example/newsletters/2026-01-10/",
        "{{ unsubscribe_url }}",
    ]


def test_listmonk(of: tuple[Letter, Settings]) -> None:
    found = json.loads(as_json(listmonk(*of)))
    assert {name: found[name] for name in ("name", "subject", "type", "content_type", "lists")} == {
        "name": "Test site 2026-01-10",
        "subject": of[0].subject,
        "type": "regular",
        "content_type": "html",
        "lists": [],
    }
    assert 'href="{{ UnsubscribeURL }}"' in found["body"]
    assert "\n{{ UnsubscribeURL }}\n" in found["altbody"]


def test_ghost(of: tuple[Letter, Settings]) -> None:
    (post,) = json.loads(as_json(ghost(*of)))["posts"]
    assert (post["title"], post["status"], post["slug"]) == (of[0].subject, "draft", "newsletter-2026-01-10")
    page = BeautifulSoup(post["html"], "html.parser")
    assert [head.get_text() for head in page.find_all(["h1", "h2"])] == ["Is this test data?", "Test guide"]


def test_no_word_becomes_a_placeholder(of: tuple[Letter, Settings]) -> None:
    """In each form the words come out as they are, and nothing but the way off the list is replaced."""
    one, settings = odd(of[0]), of[1]
    header, body = parts(buttondown(one, settings))
    assert (header["subject"], header["description"]) == (ODD, ODD)
    assert body.count("{") == 2 * body.count("{{ unsubscribe_url }}")
    assert ODD in BeautifulSoup(read_markdown(body), "html.parser").get_text()
    (post,) = ghost(one, settings)["posts"]
    assert ODD in BeautifulSoup(post["html"], "html.parser").get_text()
    assert not set("{}") & set(post["html"])
    campaign = listmonk(one, settings)
    for name in ("subject", "altbody", "body"):
        said = campaign[name].replace('{{ "{{" }}', "\0").replace('{{ "TrackLink" }}', "TrackLink")
        assert said.replace("{{ UnsubscribeURL }}", "").count("{{") == 0
        assert ODD in " ".join(unescape(said.replace("\0", "{{")).split())


def test_all_that_stands_in_a_letter_stands_in_each_form(of: tuple[Letter, Settings]) -> None:
    one = replace(of[0], sign_off="Test end.", editor="Test Editor", label="Test label.")
    said = [
        BeautifulSoup(read_markdown(parts(buttondown(one, of[1]))[1]), "html.parser").get_text(),
        BeautifulSoup(ghost(one, of[1])["posts"][0]["html"], "html.parser").get_text(),
        listmonk(one, of[1])["altbody"],
    ]
    for item in one.items:
        told = (item.title, *item.words, item.checked, item.dated, item.byline, *item.cautions, one.label, one.editor)
        assert [part for part in told for words in said if part not in " ".join(words.split())] == []


def test_what_was_wrong_stands_before_what_holds_now(of: tuple[Letter, Settings]) -> None:
    lead = replace(of[0].lead, words=("What holds.",), change="Correction of a test.")
    one, settings = replace(of[0], items=(lead, *of[0].items[1:])), of[1]
    campaign = listmonk(one, settings)
    ours = (campaign["body"], campaign["altbody"])
    for said in (*ours, buttondown(one, settings), ghost(one, settings)["posts"][0]["html"]):
        assert 0 < said.index(lead.change) < said.index(lead.words[0])


@drawn(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_any_words_come_out_of_markdown_as_they_are(words: str) -> None:
    words = " ".join(words.split())
    assert " ".join(BeautifulSoup(read_markdown(plain(words)), "html.parser").get_text().split()) == words
