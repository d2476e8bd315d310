from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from askwell.letters.letter import LetterPicture
from askwell.letters.making import letter
from askwell.mailing.html import html
from askwell.mailing.proof import proof
from askwell.render.assets import bytes_of
from askwell.render.site import render_site
from tests.editions import EDITION, TEXT, found
from tests.helpers import ANSWER, FILES, Site
from tests.pictures import picture

FILE = "test-picture.png"
CREDIT = f"pictures:\n  {FILE}: {{credit: Test Maker, licence: CC BY 4.0}}\n"
BODY = "---\nTest words.[^test-source]\n"


@pytest.fixture
def pictured(site: Site) -> Site:
    """The site with a picture in its answer, which an edition shows."""
    answer = FILES[ANSWER].replace("flow: test-guide\n", f"flow: test-guide\n{CREDIT}")
    site.write(ANSWER, answer.replace(BODY, f"{BODY}\n![A test picture]({FILE})\n"))
    site.write(f"answers/{FILE}", picture(size=(1600, 800)))
    site.write(EDITION, TEXT.replace("answer: t3st", f"answer: t3st\n    picture: {FILE}"))
    return site


def test_a_mail_shows_a_picture_of_its_first_answer(pictured: Site) -> None:
    checked = pictured.check()
    library = checked.library
    assert library.settings is not None
    one = letter(library, library.newsletters["2026-01-10"], checked.machines)
    shown = one.lead.picture
    assert shown is not None
    assert shown == LetterPicture(shown.path, "A test picture", "Test Maker, CC BY 4.0", 560, 280)
    made = html(one, library.settings, "")
    assert f'src="https://site.example/{shown.path}"' in made
    assert proof(one, "", made) == []
    with Image.open(BytesIO(bytes_of(render_site(checked).assets[shown.path]))) as file:
        assert (file.format, file.size) == ("JPEG", (1120, 560))


def test_a_site_has_no_file_for_mail_that_no_edition_shows(pictured: Site) -> None:
    pictured.write(EDITION, TEXT)
    assert [path for path in render_site(pictured.check()).assets if path.endswith(".jpg")] == []


@pytest.mark.parametrize(
    ("name", "expected", "hint"),
    [
        (FILE, [], ""),
        ("test-pictures.png", ["6:14 EDITION008"], f"did you mean '{FILE}'?"),
    ],
)
def test_the_picture_is_one_of_the_answers(name: str, expected: list[str], hint: str, pictured: Site) -> None:
    pictured.write(EDITION, TEXT.replace("answer: t3st", f"answer: t3st\n    picture: {name}"))
    assert found(pictured) == expected
    assert not hint or hint in pictured.hints()


def test_an_answer_without_pictures_has_none_to_show(site: Site) -> None:
    site.write(EDITION, TEXT.replace("answer: t3st", f"answer: t3st\n    picture: {FILE}"))
    assert "this answer has no pictures: take the line out" in site.hints()
