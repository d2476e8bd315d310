"""Others' tools find no fault with a mail: what programs know (caniemail), its HTML (html-validate), its use (axe)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from askwell.letters.letter import Choice, FirstQuestion, LetterPicture
from askwell.letters.making import letter
from askwell.mailing.html import html
from tests.browser.test_safety import faults
from tests.editions import add
from tests.helpers import Site
from tests.markup.checkers import caniemail, html_validate

PROGRAMS = "gmail.* outlook.* apple-mail.* yahoo.*"

INLINE = "every element has its light style itself; these rules only turn colours dark and widen columns"
OWN = "the program turns the light colours dark by itself, and their contrast lasts"
HIDDEN = "the preheader is hidden by display: none, or else by a size of 1 pixel in the colour of the ground"
FALLBACKS = {
    "Descendant combinator": ("gmail", INLINE),
    "ID selector": ("gmail", INLINE),
    "Type selector": ("gmail", INLINE),
    "Class selector": ("gmail", INLINE),
    "Chaining selectors": ("gmail outlook", INLINE),
    "<style> element": ("gmail outlook", INLINE),
    "!important keyword": ("gmail outlook yahoo", INLINE),
    "@media": ("gmail outlook yahoo", OWN),
    "color-scheme CSS property": ("gmail outlook yahoo", OWN),
    "color-scheme meta tag": ("apple-mail gmail outlook yahoo", OWN),
    "display:none": ("gmail outlook", HIDDEN),
    "opacity": ("gmail outlook", HIDDEN),
    "max-height property": ("outlook", HIDDEN),
    "overflow": ("apple-mail gmail outlook yahoo", HIDDEN),
    "height property": ("outlook yahoo", "only height: auto of the picture, which is what pictures have without it"),
    "height attribute": ("outlook", "only height: auto of the picture, which is what pictures have without it"),
    "<body> element": ("gmail outlook yahoo", "the ground has its colour on the element inside as well"),
    "word-break": ("apple-mail gmail outlook yahoo", "only words longer than a line: all others wrap between words"),
    "outline": ("outlook", "takes a frame from pictures that are links; ours are none"),
    "word-spacing": ("outlook yahoo", "says normal, which is how words stand without it"),
    "border-spacing": ("outlook", "the attribute cellspacing says the same"),
    "border-radius": ("outlook yahoo", "corners are square, or round as the program writes it"),
    "border": ("outlook", "ours are on cells of tables and at most 4 pixels wide"),
    "role attribute": ("outlook yahoo", "a screen reader may tell of tables; their order is that of the words"),
    "aria-label attribute": ("outlook yahoo", "it repeats the subject, which the program shows"),
    "padding": ("outlook", "cells of tables have it, and mso-padding-alt where a link has it elsewhere"),
    "margin": ("gmail outlook yahoo", "ours are never negative; without them lines stand closer"),
    "line-height": ("outlook", "lines are as high as the program has them"),
    "text-decoration": ("gmail outlook", "only underline and none, which these programs know"),
    "display": ("gmail outlook yahoo", "links stand on lines of their own in cells or paragraphs in any case"),
    "width property": ("outlook", "the tables that MJML writes for Outlook have the attribute width"),
    "width attribute": ("outlook", "tables and the picture, where Outlook knows it, in pixels or percent"),
    "max-width": ("apple-mail outlook", "the tables that MJML writes for Outlook are 600 pixels wide"),
    "dir attribute": ("gmail outlook", "letters give their direction, and text-align puts them at their side"),
    "direction": ("gmail", "says left to right, which is how a mail stands without it"),
    "background": ("outlook yahoo", "only one colour, as background-color and bgcolor say too"),
    "font-size": ("outlook yahoo", "only in pixels, which these programs know"),
    "font-weight": ("outlook yahoo", "only bold, which these programs know"),
    "text-align": ("gmail outlook yahoo", "only left and right, which these programs know"),
    "lang attribute": ("yahoo", "ours is on the whole mail, never on a cell"),
    "align attribute": ("outlook", "only left or center of cells; MJML's tables are as wide as their cells"),
    "<ul>, <ol> and <dl>": ("gmail outlook yahoo", "the signs are lines with a dot, whatever their indent"),
}
"""What one of the programs knows in part or not at all, by the names of caniemail.com: which programs, and what their
readers get instead."""


THE_PROGRAMS = ("landmark-one-main:", "region:")
"""Rules about a whole page: a mail stands in a page of the mail program, whose landmarks are not the mail's."""


@pytest.fixture
def mail(site: Site, tmp_path: Path) -> Path:
    """The file of a mail with all that one may have."""
    library = (checked := add(site).check()).library
    one = letter(library, library.newsletters["2026-01-10"], checked.machines)
    asked = FirstQuestion("Test?", "Test help.", ("One", "\u05d0"), (Choice("\u05d0 yes", "d/x/yes-1/"),))
    picture = LetterPicture("assets/cards/site.png", "Test picture", "Test Person", 1120, 630)
    lead = replace(one.lead, first_question=asked, picture=picture, label="Test label.")
    hard = replace(one, subject="Test words and more of them, " * 10, items=(lead, *one.items[1:], *[one.lead] * 3))
    assert library.settings is not None
    file = tmp_path / "mail.html"
    file.write_text(html(hard, library.settings, "https://site.example/leave"), "utf-8")
    return file


def lacking(mail: Path) -> dict[str, str]:
    """The families of programs that lack a feature of the mail."""
    found: dict[str, set[str]] = {}
    for title, client in caniemail(mail, PROGRAMS):
        found.setdefault(title, set()).add(client.partition(".")[0])
    return {title: " ".join(sorted(families)) for title, families in found.items()}


@pytest.mark.slow
def test_what_a_program_does_not_know_has_a_fallback(mail: Path) -> None:
    assert lacking(mail) == {title: families for title, (families, _) in FALLBACKS.items()}


@pytest.mark.slow
def test_an_unknown_feature_is_found(mail: Path) -> None:
    mail.write_text(mail.read_text("utf-8").replace("<h1 ", '<svg></svg><p style="position:fixed">x</p><h1 '), "utf-8")
    assert lacking(mail).keys() - FALLBACKS.keys() == {"position"}


@pytest.mark.slow
def test_html_validate_finds_nothing_in_a_mail(mail: Path) -> None:
    """Outlook needs attributes that browsers call old, and MJML's roles stand on elements that every program has. Its
    height of "auto" is a browser's own."""
    said = {(one.rule, one.message) for one in html_validate([mail], mail.parent, "mail")}
    assert said == {("attribute-allowed-values", 'Attribute "height" has invalid value "auto"')}


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_mail(scheme: str, mail: Path, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.route("**/*.png", lambda route: route.abort())
    page.goto(mail.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    low = """() => [...document.querySelectorAll('a')].map(a => a.getBoundingClientRect()).filter(r => r.height < 44)"""
    assert page.evaluate(low) == []
    assert [fault for fault in faults(page) if not fault.startswith(THE_PROGRAMS)] == []
    page.close()
