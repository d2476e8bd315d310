"""Tables in a text: the one form that they may have, and what comes near it."""

from __future__ import annotations

import pytest

from askwell.content.body.reading import read
from askwell.content.body.text import lines_of
from tests.helpers import short

HEAD = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{HEAD}| c | d |\n| e | f |", [], id="table"),
        pytest.param(f"a\n\n{HEAD}| c | d |\n\nb", [], id="between paragraphs"),
        pytest.param("| a |\n|---|\n| b |", [], id="one column"),
        pytest.param("|  | b |\n| :-- | --: |\n| c |  |", [], id="empty cells, aligned"),
        pytest.param(f"{HEAD}| c \\| d | e |", [], id="a bar in a cell"),
        pytest.param("> | a | b |\n> |---|---|\n> | c | d |\n>\n> -- quote: e", [], id="in a passage"),
        pytest.param("- a\n\n    | b | c |\n    |---|---|\n    | d | e |", [], id="in a list"),
        pytest.param("a | b, and --- too", [], id="a bar in a sentence"),
        pytest.param("| a | b |\n|---|---|---|\n| c | d |", ["2:1"], id="a cell too many in the dashes"),
        pytest.param(f"{HEAD}| c | d | e |", ["3:1"], id="a cell too many"),
        pytest.param(f"{HEAD}| c |", ["3:1"], id="a cell too few"),
        pytest.param(f"{HEAD}| c | d", ["3:1"], id="no bar behind it"),
        pytest.param(f"{HEAD}| c | d \\|", ["3:1"], id="a bar that is none behind it"),
        pytest.param("|", ["1:1"], id="a bar alone"),
        pytest.param("| a | b |\n| c | d |", ["2:1"], id="no dashes"),
        pytest.param("| a | b |", ["2:1"], id="a heading alone"),
        pytest.param(HEAD, ["3:1"], id="no rows"),
        pytest.param("a | b\n--|--\nc | d", ["2:1"], id="no bars at the ends"),
        pytest.param(f"a\n{HEAD}| c | d |", ["2:1"], id="right below words"),
        pytest.param(f"## a\n{HEAD}| c | d |", ["2:1"], id="right below a heading"),
        pytest.param(f"{HEAD}| c | d |\ne", ["4:1"], id="right above words"),
        pytest.param(f"{HEAD}| c | d |\n![e](f.png)", ["4:1"], id="right above a picture"),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    found = [fault for fault in read(text, lines_of("f.md", 1))[1] if fault.code == "BODY015"]
    assert short(found, "f.md") == [f"{place} BODY015" for place in expected]


def test_hints() -> None:
    found = read("| a | b | c |\n| d | e | f |", lines_of("f.md", 1))[1]
    assert found[0].hint == "write |---|---|---| below the headings"
