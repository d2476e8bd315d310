from __future__ import annotations

import pytest

from askwell.checks.disclaimers import REQUIRED
from tests.helpers import FILES, Site

NAME = "disclaimers.yml"


@pytest.mark.parametrize("key", REQUIRED)
def test_each_required_disclaimer_must_be_there(key: str, site: Site) -> None:
    entry = f"{key}:\n  wording: Test wording of {key}.\n  place: {REQUIRED[key]}\n"
    site.replace(NAME, entry, "")
    assert site.found(NAME) == ["1:1 DISC001"]
    assert [d.message for d in site.check().diagnostics] == [f"the disclaimer '{key}' is missing"]


def test_the_required_disclaimers() -> None:
    assert " ".join(REQUIRED) == "general guide-start guide-outcome urgent emergency feed-item submit votes no-expert"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("place: answer", "place: extra", ["3:10 DISC001"], id="required, elsewhere"),
        pytest.param("place: answer", "place: anywhere", ["3:10 FIELD008"], id="unknown place"),
        pytest.param("place: answer", "place: answer\n  topics: [test-topic]", ["4:3 DISC002"], id="required, topics"),
        pytest.param("place: extra", "place: answer", ["30:10 DISC002"], id="extra, at a place of its own"),
        pytest.param("  topics: [other-topic]\n", "", [], id="extra, without topics"),
        pytest.param("[other-topic]", "[no-topic]", ["31:12 REF001"], id="unknown topic"),
    ],
)
def test_disclaimers(old: str, new: str, expected: list[str], site: Site) -> None:
    assert FILES[NAME].count(old) == 1
    site.replace(NAME, old, new)
    assert site.found(NAME) == expected
