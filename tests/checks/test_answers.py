from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FILES, Site

VOTES = "  votes: 105\n  as_of: 2026-01-09\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(VOTES, "", [], id="no votes"),
        pytest.param("  votes: 105\n", "", ["4:1 ANSWER001"], id="day without votes"),
        pytest.param("  as_of: 2026-01-09\n", "", ["4:1 ANSWER001"], id="votes without a day"),
        pytest.param("by: reader", "by: editors", ["6:3 ANSWER001"], id="votes for the editors' question"),
        pytest.param("  by: reader\n" + VOTES, "  by: editors\n", [], id="editors' question"),
        pytest.param("## Test heading\n", "## Test\n\n## Test heading\n", ["30:1 BODY009"], id="empty section"),
        pytest.param("## Test heading\n", "## Test\n\n### Test heading\n", [], id="heading below a heading"),
    ],
)
def test_answers(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, old, new)
    assert site.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("index", ["2:1 REF004"]),
        ("newest", ["2:1 REF004"]),
        ("a-to-z", ["2:1 REF004"]),
        ("page-2", ["2:1 REF004"]),
        ("page-two", []),
        ("newest-shoes", []),
    ],
)
def test_addresses_of_lists_are_taken(slug: str, expected: list[str], site: Site) -> None:
    name = f"answers/{slug}.md"
    site.write(name, FILES[ANSWER].replace("t3st", "t4st"))
    assert site.found(name) == expected
