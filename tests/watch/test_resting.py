"""What rests on a source, with its place."""

from __future__ import annotations

import pytest

from askwell.watch.resting import claims
from tests.helpers import ANSWER, FILES, FLOW, Site

APPROVED = """\
approval:
  by: test-expert
  on: 2026-01-10
  proof: 0000-0000-0000
rules:
"""


def found(site: Site, source: str = "test-source") -> list[str]:
    """What rests on a source, each behind the line on which it stands."""
    lines = {path: (site.root / path).read_text("utf-8").splitlines() for path in PATHS if (site.root / path).exists()}
    told = claims(site.check().library, source)
    return [f"{lines[c.location.path][c.location.line - 1].strip()} | {c.what}: {c.words}" for c in told]


PATHS = [f"content/{name}" for name in (ANSWER, FLOW, "glossary.yml")]


def test_all_that_names_a_source(site: Site) -> None:
    site.replace(FLOW, "rules:\n", APPROVED)
    assert found(site) == [
        "Test words.[^test-source] | what is not settled: Test words.",
        "Test words.[^test-source] | text before the first heading: Test words.",
        "screen: | red flags 'screen': Is there a test sign? It leads to: Test call",
        "sources: [test-source] | outcome 'call', emergency: Test call",
        "sources: [test-source] | outcome 'visit', routine: Test visit",
        "sources: [test-source] | outcome 'rest', self_care: Test rest",
        "approval: | approval of Test Expert, 2026-01-10: Ask for a new look: what was signed rests on this source.",
    ]
    assert found(site, "paper-source") == [
        "sources: [paper-source] | care card, emergency: Call nobody, this is a test, if: Test sign"
    ]
    assert found(site, "no-source") == []


def test_a_screen_that_leads_to_an_outcome_by_a_table(site: Site) -> None:
    table = "tables:\n  sort:\n    hit: first\n    rows:\n      - when: screen is any\n        to: call\n"
    flow = FILES[FLOW].replace("label: A sign\n        to: call", "label: A sign\n        to: sort")
    site.write(FLOW, flow.replace("outcomes:\n", f"{table}    otherwise: call\noutcomes:\n"))
    checked = site.check()
    told = [claim.what for claim in claims(checked.library, "test-source", checked.machines)]
    assert "red flags 'screen'" in told
    assert "red flags 'screen'" not in [claim.what for claim in claims(checked.library, "test-source")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.[^test-source] Two.[^paper-source] Three.[^test-source]", ["One.", "Three."]),
        ("One goes\non here.[^test-source] Two.", ["One goes on here."]),
        ("One.[^paper-source][^test-source] Two.", ["One."]),
        ("Is it so?[^test-source] It is.", ["Is it so?"]),
        ("One [^test-source] and two.[^test-source]", ["One and two."]),
        ("- a first sign[^test-source]\n- a second", ["- a first sign - a second"]),
        ("| a | b |\n|---|---|\n| 1 | two[^test-source] |", ["1 two"]),
        ("> Words.[^test-source]\n> -- paraphrase: test-expert", ["Words."]),
    ],
)
def test_the_sentence_that_cites_it(site: Site, body: str, expected: list[str]) -> None:
    site.replace(ANSWER, "---\nTest words.[^test-source]", f"---\n{body}")
    lines = [line.partition("text before the first heading: ")[2] for line in found(site)]
    assert [line for line in lines if line] == expected


def test_a_section_is_named(site: Site) -> None:
    site.replace(ANSWER, "## Test heading\n", "## Test heading\n\nMore words.[^test-source]\n")
    assert "More words.[^test-source] | section 'Test heading': More words." in found(site)


def test_a_source_that_is_only_listed_is_told_as_that(site: Site) -> None:
    site.replace(ANSWER, "    sources: [paper-source]\n", "")
    assert found(site, "paper-source") == [
        "sources: [test-source, paper-source] | list of sources; nothing cites it: Is this test data?"
    ]


def test_a_word_of_the_glossary(site: Site) -> None:
    site.write("glossary.yml", "test-word:\n  term: Test word\n  meaning: Test data.\n  source: test-source\n")
    assert "source: test-source | meaning of a word: test-word" in found(site)
