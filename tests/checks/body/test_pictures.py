from __future__ import annotations

import pytest

from tests.helpers import ANSWER, Site
from tests.pictures import picture

ONE = "  a.png: {credit: Test, licence: Test}\n"
SHOWN = "![Test](a.png)\n\n"


@pytest.mark.parametrize(
    ("credits", "text", "expected"),
    [
        pytest.param(f"pictures:\n{ONE}", SHOWN, [], id="both"),
        pytest.param("", "", [], id="neither"),
        pytest.param(f"pictures:\n{ONE}", SHOWN * 2, [], id="shown twice"),
        pytest.param("", SHOWN, ["28:9 PICTURE006"], id="no credit"),
        pytest.param("", SHOWN * 2, ["28:9 PICTURE006", "30:9 PICTURE006"], id="no credit, twice"),
        pytest.param("pictures:\n  b.png: {credit: Test, licence: Test}\n", SHOWN,
                     ["28:3 PICTURE007", "30:9 PICTURE006"], id="another name"),
        pytest.param(f"pictures:\n{ONE}", "", ["28:3 PICTURE007"], id="not shown"),
        pytest.param("pictures:\n  a.png: {credit: Test}\n", SHOWN, ["28:3 FIELD001"], id="no licence"),
        pytest.param("pictures:\n  a.png: {licence: Test}\n", SHOWN, ["28:3 FIELD001"], id="no maker"),
        pytest.param("pictures:\n  a.png: Test\n", SHOWN, ["28:10 FIELD003"], id="no fields"),
        pytest.param("pictures:\n  A.png: {credit: Test, licence: Test}\n", SHOWN, ["28:3 FIELD009"], id="odd name"),
    ],
)  # fmt: skip
def test_whose_a_picture_is(credits: str, text: str, expected: list[str], site: Site) -> None:
    site.write("answers/a.png", picture())
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{credits}---\n{text}")
    assert [line.removeprefix("content/") for line in site.found(ANSWER) if "READ010" not in line] == expected


def test_hints(site: Site) -> None:
    site.write("answers/a.png", picture())
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\npictures:\n{ONE}---\n![Test](aa.png)\n\n")
    assert "did you mean 'aa.png'?" in site.hints()
