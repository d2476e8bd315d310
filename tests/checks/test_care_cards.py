from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FILES, Site

FIRST, SECOND = "  - level: emergency\n", '  - level: emergency\n    heading: "Test if:"\n    signs: [Test sign]\n'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("test, if:", "test", ["20:14 CARE001"], id="heading without if"),
        pytest.param("test, if:", "test, if", ["20:14 CARE001"], id="if without a colon"),
        pytest.param("test, if:", "testif:", ["20:14 CARE001"], id="if inside a word"),
        pytest.param(FIRST, SECOND + FIRST, ["22:12 CARE002"], id="two of a level"),
        pytest.param(FIRST, SECOND.replace("emergency", "routine") + FIRST, [], id="two levels"),
        pytest.param("level: emergency", "level: self_care", ["19:12 FIELD008"], id="level that cards do not have"),
        pytest.param("    signs:\n      - Test sign\n", "", ["19:5 FIELD001"], id="no signs"),
        pytest.param("    signs:\n      - Test sign\n", "    signs: []\n", ["21:12 FIELD004"], id="empty signs"),
    ],
)
def test_care_cards(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, old, new)
    assert site.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("level", "flagged", "expected"),
    [
        ("emergency", "yes", []),
        ("urgent", "yes", ["18:1 CARE003"]),
        ("urgent", "no", []),
    ],
)
def test_red_flag_topics(level: str, flagged: str, expected: list[str], site: Site) -> None:
    site.write("topics.yml", FILES["topics.yml"].replace("Test data.\nother", f"Test.\n  red_flag: {flagged}\nother"))
    site.replace(ANSWER, "level: emergency", f"level: {level}")
    assert site.found(ANSWER) == expected
