from __future__ import annotations

import pytest

from tests.helpers import ANSWER, Site

CARD = "    sources: [paper-source]\n"
LIST = "\nsources: [test-source, paper-source]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("  where: Test library\n", "", ["6:1 SOURCE001"], id="neither address nor place"),
        pytest.param("  where: Test library", "  url: https://a.example/", [], id="address"),
        pytest.param("  where: Test library", "  url: http://a.example/", ["9:8 FIELD010"], id="not https"),
        pytest.param("  url: https://source.example/page\n", "  where: Test\n", [], id="place"),
        pytest.param("page\n  consulted: 2026-01-05", "page\n  consulted: 2026-11-23", ["5:14 DATE001"], id="tomorrow"),
    ],
)
def test_every_source_can_be_found(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace("sources.yml", old, new)
    assert site.found("sources.yml") == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("---\nTest words.[^test-source]\n", "---\nTest.\n", ["28:1 SOURCE002"], id="text before headings"),
        pytest.param(
            "> Test words of nobody.\n> -- paraphrase: test-expert", "Test.", ["30:1 SOURCE002"], id="section"
        ),
        pytest.param(
            "> Test words of nobody.\n> -- paraphrase: test-expert",
            "Test.[^test-source]",
            [],
            id="section with a source",
        ),
        pytest.param("## Test heading", "## Test\n\nTest.\n\n## Heading", ["30:1 SOURCE002"], id="one of two sections"),
        pytest.param(LIST, "\nsources: [paper-source]", ["25:14 SOURCE003", "28:12 SOURCE003"], id="cited, not listed"),
        pytest.param(LIST, "\nsources: [test-source]", ["23:15 SOURCE003"], id="cited by a care card, not listed"),
        pytest.param(CARD, "", ["15:24 SOURCE004"], id="listed, not cited"),
        pytest.param(LIST, "\nsources: []", ["15:10 FIELD004"], id="empty list"),
    ],
)
def test_citations(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, old, new)
    assert site.found(ANSWER) == expected
