from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.letters.letter import Choice, FirstQuestion, Letter, LetterPicture
from askwell.letters.making import letter
from askwell.mailing.html import html
from askwell.mailing.proof import proof
from tests.editions import add
from tests.helpers import Site
from tests.test_manual import blocks, error_sections, spoil

LEAVE = "{{ unsubscribe_url }}"
PICTURE = LetterPicture("pictures/test-560.jpg", "Test picture", "Test Person", 1120, 630)
ASKED = FirstQuestion(
    "Test question?", "Test help.", ("Test sign",), (Choice("Test choice", "d/test-guide/a-123456/"),)
)


@pytest.fixture
def made(site: Site) -> tuple[Letter, str]:
    """A letter with all that one may have, and its mail."""
    library = (checked := add(site).check()).library
    one = letter(library, library.newsletters["2026-01-10"], checked.machines)
    items = [replace(item, label="Test label.", change="Test change.", byline="Test byline.") for item in one.items]
    lead = replace(items[0], picture=PICTURE, first_question=ASKED)
    full = replace(
        one, items=(lead, *items[1:]), label="Test letter label.", sign_off="Test end.", editor="Test Editor"
    )
    assert library.settings is not None
    return full, html(full, library.settings, LEAVE)


def found(letter: Letter, mail: str, leave: str = LEAVE) -> list[str]:
    return [one.code for one in proof(letter, leave, mail)]


def test_a_mail_as_it_is_made_holds(made: tuple[Letter, str]) -> None:
    assert found(*made) == []


SITE = "https://site.example"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("MAIL001", f'href="{SITE}/"', f'href="{SITE}/answers/is-this-test-data/"'),
        ("MAIL001", f'href="{SITE}/"', f'href="{SITE}/?utm_source=test"'),
        ("MAIL001", f'href="{SITE}/"', 'href="javascript:void(0)"'),
        ("MAIL001", f'href="{SITE}/"', ""),
        ("MAIL001", f"{SITE}/d/test-guide/a-123456/", f"{SITE}/"),
        ("MAIL009", f'href="{SITE}/"', f'href="{SITE}/a/t3st/?who={{{{ email }}}}"'),
        ("MAIL009", f'href="{SITE}/"', f'href="{SITE}/a/t3st/?who=%7B%7Bemail%7D%7D"'),
        ("MAIL009", f'href="{SITE}/"', f'href="{SITE}/a/t3st/?who=*|EMAIL|*"'),
        ("MAIL002", ">Read this letter on our site<", "> Click\nhere. <"),
        ("MAIL003", "<h1 ", "<h2 "),
        ("MAIL003", "<h3 ", "<h5 "),
        ("MAIL003", "<ul ", "<h1>Test</h1><ul "),
        ("MAIL004", 'alt="Test picture"', 'alt=" "'),
        ("MAIL004", 'alt="Test picture"', ""),
        ("MAIL004", f'src="{SITE}/pictures', 'src="https://other.example/pictures'),
        ("MAIL004", "<ul ", f'<img alt="Test" src="{SITE}/open.gif" width="1" height="1"><ul '),
        ("MAIL005", "<h1 ", f"<p>{'word ' * 20000}</p><h1 "),
        ("MAIL006", ">Test letter label.<", "><"),
        ("MAIL006", ">Test end.<", "><"),
        ("MAIL006", ">Test guide<", ">Other title<"),
        ("MAIL006", "Test sign", "Test"),
        ("MAIL007", "<h1 ", '<script src="https://site.example/x.js"></script><h1 '),
        ("MAIL007", "<h1 ", '<form action="https://site.example/"></form><h1 '),
        ("MAIL007", "<h1 ", '<h1 onclick="test()" '),
        ("MAIL007", "<h1 ", "<!-- test --><h1 "),
        ("MAIL007", "<h1 ", '<!--[if mso]><img src="https://other.example/x.gif"><![endif]--><h1 '),
        ("MAIL007", "<h1 ", '<!--[if mso]><v:fill src="https://other.example/x.gif"/><![endif]--><h1 '),
        ("MAIL007", "<ul ", "<table></table><ul "),
        ("MAIL008", "<ul ", '<p style="position:absolute">Test</p><ul '),
        ("MAIL008", "<ul ", '<p style="color:red;background-color:url(https://other.example/x)">Test</p><ul '),
        ("MAIL008", "<ul ", '<p style="font-size:12px">Test</p><ul '),
        ("MAIL008", "@media (prefers", "@import 'https://other.example/x.css'; @media (prefers"),
        ("MAIL008", "@media (prefers", ".muted { display: none } @media (prefers"),
        ("MAIL008", "@media (prefers", "@font-face { color: red } @media (prefers"),
        ("MAIL010", LEAVE, f"{SITE}/"),
    ],
)
def test_what_a_mail_must_not_be(code: str, old: str, new: str, made: tuple[Letter, str]) -> None:
    one, mail = made
    assert old in mail
    assert code in found(one, mail.replace(old, new, 1))


@pytest.mark.parametrize("words", ["Test change.", "Test label.", "Test byline.", "Test wording of feed-item."])
@pytest.mark.parametrize("hide", [False, True])
def test_each_item_keeps_its_own_words(words: str, hide: bool, made: tuple[Letter, str]) -> None:
    """Words that another item has as well are missed in the one that lacks them, and where nobody sees them."""
    one, mail = made
    other = f'<div style="display:none">{words}</div>' if hide else ""
    for number in (1, 2):
        *before, last = mail.split(words)
        assert len(before) == 2
        spoilt = (
            f"{before[0]}{other}{before[1]}{words}{last}" if number == 1 else f"{before[0]}{words}{before[1]}{last}"
        )
        assert found(one, spoilt) == ["MAIL006"]


def test_campaign_tags_are_those_of_the_edition(made: tuple[Letter, str]) -> None:
    tagged = replace(made[0], campaign="utm_source=newsletter&utm_medium=email&utm_campaign=2026-01-10")
    assert set(found(tagged, made[1])) == {"MAIL001"}


@pytest.mark.parametrize("code", [code for code in error_sections() if code.startswith("MAIL")])
def test_an_example_of_the_manual_fails_with_its_code(code: str, site: Site) -> None:
    library = (checked := add(site).check()).library
    one = letter(library, library.newsletters["2026-01-10"], checked.machines)
    assert library.settings is not None
    leave, file = f"{SITE}/leave", site.root / "build/editions/2026-01-10/mail.html"
    file.parent.mkdir(parents=True)
    file.write_text(html(one, library.settings, leave), "utf-8")
    assert found(one, file.read_text("utf-8"), leave) == []
    spoil(site.root, blocks(error_sections()[code])[0])
    assert code in found(one, file.read_text("utf-8"), leave)
