"""No mistake of a file hides another, and no place is looked up before there is a finding."""

from __future__ import annotations

import pytest

from askwell.source.yaml import Document
from tests.helpers import ANSWER, FILES, Site


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param({}, ["30:1 BODY004", "33:3 REF001"], id="only the body"),
        pytest.param({"votes: 105": "votes: many"}, ["6:10 FIELD006", "30:1 BODY004", "33:3 REF001"], id="wrong value"),
        pytest.param(
            {"id: t3st\n": "", "votes: 105": "votes: many"},
            ["2:1 FIELD001", "5:10 FIELD006", "29:1 BODY004", "32:3 REF001"],
            id="missing field and wrong value",
        ),
        pytest.param(
            {"id: t3st": "id: t3st\nid: T", "votes: 105": "votes: many"},
            ["3:1 YAML003", "7:10 FIELD006", "31:1 BODY004", "34:3 REF001"],
            id="name twice and wrong value",
        ),
        pytest.param(
            {"id: t3st": "id: !t t3st", "votes: 105": "votes: many"},
            ["2:5 YAML005", "6:10 FIELD006", "30:1 BODY004", "33:3 REF001"],
            id="tag and wrong value",
        ),
        pytest.param({"id: t3st": "id: 't3st"}, ["30:1 BODY004", "33:3 REF001"], id="header that cannot be read"),
    ],
)
def test_a_broken_header_hides_no_other_mistake(spoil: dict[str, str], expected: list[str], site: Site) -> None:
    text = FILES[ANSWER].replace("## Test heading", "# Test heading").replace(": test-expert", ": nobody")
    for old, new in spoil.items():
        assert old in text
        text = text.replace(old, new)
    site.write(ANSWER, text)
    found = site.found(ANSWER)
    assert [place for place in found if "YAML001" not in place] == expected
    assert any("YAML001" in place for place in found) == ("id: 't3st" in spoil.values())


def test_a_clean_site_looks_up_no_place(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding a place means reading the file's YAML again: only a finding is worth it."""
    asked: list[object] = []
    monkeypatch.setattr(Document, "at", lambda document, *loc, **how: asked.append((document, loc, how)))
    assert site.check().diagnostics == ()
    assert asked == []
