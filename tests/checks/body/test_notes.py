from __future__ import annotations

import pytest

from tests.helpers import ANSWER, Site


@pytest.mark.parametrize(
    ("notes", "text", "expected"),
    [
        pytest.param("notes:\n  a: Test.\n", "Test[note:a].", [], id="one"),
        pytest.param("notes:\n  a: Test.\n  b-1: Test.\n", "Test[note:b-1] and[note:a].", [], id="two"),
        pytest.param("", "Test.", [], id="none"),
        pytest.param("", "Test[note:a].", ["28:5 NOTE001"], id="no note"),
        pytest.param("notes:\n  b: Test.\n", "Test[note:a].", ["28:3 NOTE003", "30:5 NOTE001"], id="another name"),
        pytest.param("notes:\n  a: Test.\n", "Test[note:a], test[note:a].", ["30:19 NOTE002"], id="marked twice"),
        pytest.param("notes:\n  a: Test.\n", "Test.", ["28:3 NOTE003"], id="not marked"),
        pytest.param("notes:\n  A: Test.\n", "Test.", ["28:3 FIELD009"], id="odd name"),
        pytest.param("notes: Test.\n", "Test.", ["27:8 FIELD003"], id="no names"),
    ],
)
def test_notes(notes: str, text: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{notes}---\n{text}[^test-source]\n\n")
    assert site.found(ANSWER) == expected


def test_no_note_in_the_header(site: Site) -> None:
    site.replace(
        ANSWER, "  Test words.[^test-source]\nflow", "  Test words.[^test-source][note:a]\nnotes: {a: Test.}\nflow"
    )
    assert site.found(ANSWER) == ["25:28 NOTE001", "26:9 NOTE003"]


def test_hints(site: Site) -> None:
    notes = "notes:\n  dose: Test.\n"
    site.replace(
        ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{notes}---\nTest[note:dosis].[^test-source]\n\n"
    )
    assert "did you mean 'dose'?" in site.hints()
