"""Portraits, and whose pictures are."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.content.people.person import Person
from askwell.render.pictures import credit_line, initials, licence_address
from askwell.render.site import render_site
from askwell.render.view import template
from tests.helpers import ANSWER, EXPERT, FILES, Site
from tests.pictures import picture


def portrait(site: Site, raw: bytes | None) -> str:
    """What a page shows for the expert."""
    if raw is not None:
        site.write("people/a.jpg", raw)
        lines = "portrait:\n  file: a.jpg\n  alt: Test face\n  credit: Tester\n  licence: By leave of Tester\n"
        site.replace(EXPERT, "fictional: yes\n", f"{lines}fictional: yes\n")
    library = site.check().library
    macros = template("components/portrait/portrait.html").module
    expert = library.people["test-expert"]
    return f"{macros.portrait(library, expert, 'answers/sample/')}{macros.portrait_credit(expert)}"  # type: ignore[attr-defined]


def test_a_portrait(site: Site) -> None:
    found = BeautifulSoup(portrait(site, picture("JPEG", (400, 500))), "html.parser")
    (shown,) = found.select("img")
    assert (shown["alt"], shown["width"], shown["height"]) == ("Test face", "56", "56")
    assert [part.split()[1] for part in str(shown["srcset"]).split(", ")] == ["1x", "2x", "3x"]
    paths = [path for path in render_site(site.check()).assets if path.startswith("pictures/")]
    assert [f"../../{path}" for path in paths] == [part.split()[0] for part in str(shown["srcset"]).split(", ")]
    assert found.select("p")[0].get_text() == "Picture: Tester, By leave of Tester"


def test_without_a_portrait_there_are_initials(site: Site) -> None:
    assert portrait(site, None) == '<span class="aw-portrait aw-portrait--initials" aria-hidden="true">TE</span>'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Test Expert", "TE"),
        ("Dr. Test Middle Expert", "TE"),
        ("Prof. Dr. Test von Expert", "TE"),
        ("Expert", "E"),
        ("Dr.", "D"),
        ("Dr. Émile Ōta", "ÉŌ"),
        ("Test Expert (test)", "TE"),
    ],
)
def test_initials(name: str, expected: str, site: Site) -> None:
    site.write(EXPERT, FILES[EXPERT].replace("name: Test Expert", f"name: {name}"))
    expert = site.check().library.people["test-expert"]
    assert isinstance(expert, Person)
    assert initials(expert) == expected


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", None),
        ("CC-BY 4.0", None),
        ("All rights reserved", None),
    ],
)
def test_where_a_licence_stands(licence: str, expected: str | None) -> None:
    assert licence_address(licence) == expected


def test_credits_are_escaped(site: Site) -> None:
    site.write("answers/a.png", picture())
    credit = 'pictures:\n  a.png: {credit: <b>, licence: "\'<i>"}\n'
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{credit}---\n![Test](a.png)\n\n")
    (found,) = site.check().library.answers["sample"].pictures.values()
    assert str(credit_line(found)) == "&lt;b&gt;, &#39;&lt;i&gt;"
