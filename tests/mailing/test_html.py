from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from askwell.content.records import Settings
from askwell.letters.letter import Choice, FirstQuestion, Letter, LetterPicture
from askwell.letters.making import letter
from askwell.mailing.html import html
from tests.editions import add
from tests.helpers import Site

HARD = 'Is <b>this</b> & "that" test data, isn\'t it? &amp; \U0001f600 {{ name }} \u05e9\u05dc\u05d5\u05dd'
LEAVE = "{{ unsubscribe_url }}"


@pytest.fixture
def of(site: Site) -> tuple[Letter, Settings]:
    library = (checked := add(site).check()).library
    assert library.settings is not None
    return letter(library, library.newsletters["2026-01-10"], checked.machines), library.settings


def read(of: tuple[Letter, Settings], leave: str = LEAVE) -> HtmlElement:
    return lxml_html.document_fromstring(html(*of, leave))


def links(mail: HtmlElement) -> list[tuple[str, str]]:
    return [(str(link.text_content()).strip(), link.get("href", "")) for link in mail.iter("a")]


def test_the_order_of_a_mail(of: tuple[Letter, Settings]) -> None:
    mail = read(of)
    assert links(mail) == [
        ("Test site", "https://site.example/"),
        ("Read the answer", "https://site.example/a/t3st/"),
        ("Test guide", "https://site.example/d/test-guide/"),
        ("Read this letter on our site", "https://site.example/newsletters/2026-01-10/"),
        ("Leave this list", LEAVE),
    ]
    heads = [(head.tag, head.text_content()) for head in mail.iter("h1", "h2", "h3")]
    assert heads == [("h1", of[0].subject), ("h2", "Is this test data?"), ("h2", "Test guide")]


def test_nobody_leaves_where_no_address_is_known(of: tuple[Letter, Settings]) -> None:
    assert "Leave this list" not in read(of, "").text_content()


def test_all_that_stands_in_a_letter_stands_in_its_mail(of: tuple[Letter, Settings]) -> None:
    one = of[0]
    item = replace(one.items[1], label="Test label.", byline="Test byline.", change="Correction: test.")
    words = replace(one, items=(one.lead, item), sign_off="Test end.", editor="Test Editor", label="Test letter label.")
    said = " ".join(str(read((words, of[1])).text_content()).split())
    for part in (*words.intro, words.label, words.sign_off, words.editor, words.funding, words.emergency):
        assert part in said
    for each in words.items:
        told = (each.title, *each.words, each.checked, each.label, each.dated, each.byline, each.change)
        for part in (*told, *each.cautions):
            assert part in said


def test_a_first_question_leads_on(of: tuple[Letter, Settings]) -> None:
    asked = FirstQuestion(
        "Test?", "Test help.", ("One", HARD), (Choice("Yes", "d/x/yes-1/"), Choice(HARD, "d/x/no-1/"))
    )
    mail = read((replace(of[0], items=(replace(of[0].lead, first_question=asked),)), of[1]))
    assert [head.text_content() for head in mail.iter("h3")] == ["Test?"]
    assert [sign.text_content() for sign in mail.iter("li")] == ["One", HARD]
    assert links(mail)[1:4] == [
        ("Yes", "https://site.example/d/x/yes-1/"),
        (HARD, "https://site.example/d/x/no-1/"),
        ("Read the answer", "https://site.example/a/t3st/"),
    ]


def test_words_are_never_taken_for_markup(of: tuple[Letter, Settings]) -> None:
    picture = LetterPicture("pictures/x.jpg", HARD, HARD, 1120, 630)
    item = replace(of[0].lead, title=HARD, words=(HARD,), cautions=(HARD,), picture=picture)
    mail = read((replace(of[0], subject=HARD, preheader=HARD, items=(item, item), site=HARD), of[1]))
    assert [head.text_content() for head in mail.iter("h1", "h2")] == [HARD] * 3
    assert [(image.get("alt"), image.get("width")) for image in mail.iter("img")] == [(HARD, "560")]
    assert list(mail.iter("b", "script")) == []


def test_a_site_has_its_own_brand(of: tuple[Letter, Settings], site: Site) -> None:
    site.replace("site.yml", "name: Test site\n", 'name: Test site\nlooks: {brand: "#123456", brand_dark: "#abcdef"}\n')
    settings = site.check().library.settings
    assert settings is not None
    made = html(of[0], settings, "")
    assert "color:#123456" in made
    assert ".brand { color: #abcdef" in made


def test_words_from_the_right_stand_at_the_right(of: tuple[Letter, Settings]) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd?"
    item = replace(of[0].lead, title=hebrew, words=(f"1. {hebrew}", f"Test {hebrew}"))
    mail = read((replace(of[0], items=(item, item)), of[1]))
    turned = [part for part in mail.iter("h2", "p") if part.get("dir") == "rtl"]
    assert [part.text_content() for part in turned] == [hebrew, f"1. {hebrew}"] * 2
    assert all("text-align:right" in part.get("style", "") for part in turned)
