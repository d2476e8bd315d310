from __future__ import annotations

import pytest

from tests.editions import TEXT, add, found
from tests.helpers import Site


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Test words.", [], id="plain"),
        pytest.param("Is it? \u201cYes\u201d - 50 %, \u05e9\u05dc\u05d5\u05dd; \U0001f600", [], id="signs and scripts"),
        pytest.param("\u0645\u0631\u062d\u0628\u0627\u060c \u0639\u0627\u0644\u0645\u061f", [], id="Arabic stops"),
        pytest.param("Test [link](https://site.example/)", ["9:6 EDITION005"], id="a link"),
        pytest.param("See https://site.example/", ["9:11 EDITION005"], id="an address"),
        pytest.param("Dear {{ name }}", ["9:6 EDITION005"], id="a place for a name"),
        pytest.param("*|FNAME|*", ["9:1 EDITION005"], id="another"),
        pytest.param("<b>Test</b>", ["9:1 EDITION005"], id="a tag"),
        pytest.param("Good.\n\n# Test", ["11:1 EDITION005"], id="a heading"),
    ],
)
def test_the_intro_has_plain_words(body: str, expected: list[str], site: Site) -> None:
    add(site, "---\nTest words.", f"---\n{body}")
    assert found(site) == expected


def test_paragraphs(site: Site) -> None:
    add(site, "---\nTest words.", "---\nTest\nwords.\n \n\nMore.")
    assert site.check().library.newsletters["2026-01-10"].intro == ("Test words.", "More.")


def test_a_name_is_a_day(site: Site) -> None:
    (site.root / "content" / "newsletters").mkdir()
    site.write("newsletters/2026-13-01.md", TEXT)
    assert site.found("newsletters/2026-13-01.md") == ["1:1 EDITION004"]
    assert site.check().library.newsletters == {}


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        pytest.param("{from_name: Test, from_address: a@site.example, why: Test.}", [], id="good"),
        pytest.param("{from_name: Test, from_address: a at site, why: Test.}", ["2:39 FIELD014"], id="no address"),
        pytest.param(
            "{from_name: Test, from_address: a@site.example, why: Test., list_id: <a>}", ["2:76 FIELD014"], id="no list"
        ),
    ],
)
def test_mail(mail: str, expected: list[str], site: Site) -> None:
    site.replace("site.yml", "name: Test site\n", f"name: Test site\nmail: {mail}\n")
    assert site.found("site.yml") == expected


def test_what_was_mailed_is_kept_when_the_edition_is_gone(site: Site) -> None:
    site.write("newsletters/2026-01-10.sent.json", "{}")
    assert [hint for hint in site.hints() if "take the edition's own file back from git" in hint] != []
