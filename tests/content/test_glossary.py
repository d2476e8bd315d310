"""Finding the words of the glossary in a text."""

from __future__ import annotations

import pytest

from askwell.content.glossary import Index, Term
from tests.helpers import ANSWER, FILES, Site

WORDS = {
    "bone": ["bone", "bones"],
    "density": ["bone density"],
    "dxa": ["DXA", "DXA scan"],
    "score": ["T-score"],
    "rest": ["rest"],
    "own": ["über"],
    "percent": ["5 per cent"],
}


def glossary() -> dict[str, Term]:
    said = {key: {"term": forms[0], "forms": forms[1:], "meaning": "Test."} for key, forms in WORDS.items()}
    return {key: Term.model_validate(fields) for key, fields in said.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a bone", ["bone: bone"], id="word"),
        pytest.param("Bone, and (bones).", ["bone: Bone", "bone: bones"], id="capital, other form, signs around"),
        pytest.param("BONE bOne", [], id="other capitals"),
        pytest.param("bone's bone\u2019s", ["bone: bone", "bone: bone"], id="before an apostrophe"),
        pytest.param("backbone bony bonework bone-dry dry-bone bone_1", [], id="parts of words"),
        pytest.param("bone density", ["density: bone density"], id="the longer of two"),
        pytest.param("Bone\ndensity", ["density: Bone\ndensity"], id="over two lines"),
        pytest.param("bone, density", ["bone: bone"], id="a sign between"),
        pytest.param("bone densityx", ["bone: bone"], id="the longer is none"),
        pytest.param("a DXA scan", ["dxa: DXA scan"], id="capitals of its own"),
        pytest.param("dxa Dxa DXAs", [], id="its capitals are missing"),
        pytest.param("the T-score; a t-score", ["score: T-score"], id="with a hyphen"),
        pytest.param("Über über", ["own: Über", "own: über"], id="letters with signs"),
        pytest.param("5 per cent, 15 per cent", ["percent: 5 per cent"], id="figures"),
        pytest.param("Rest. rests", ["rest: Rest"], id="no plural that nobody wrote"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_uses(text: str, expected: list[str]) -> None:
    assert [f"{use.key}: {text[use.start : use.end]}" for use in Index.of(glossary()).uses(text)] == expected


def test_a_site_needs_no_glossary(site: Site) -> None:
    checked = site.check()
    assert (checked.diagnostics, dict(checked.library.glossary)) == ((), {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a:\n  term: b\n  meaning: c\n", [], id="good"),
        pytest.param("a:\n  term: b\n", ["2:3 FIELD001"], id="no meaning"),
        pytest.param("a:\n  term: b\n  meaning: c\n  source: test-source\n", [], id="with a source"),
        pytest.param("a:\n  term: b\n  meaning: c\n  source: d\n", ["4:11 REF001"], id="no such source"),
        pytest.param("A:\n  term: b\n  meaning: c\n", ["1:1 FIELD009"], id="capital in an id"),
        pytest.param("a:\n  term: b\n  meaning: c\n  form: d\n", ["4:3 FIELD002"], id="unknown field"),
        pytest.param("- a\n", ["1:1 FIELD003"], id="a list"),
        pytest.param("", ["1:1 READ003"], id="empty"),
    ],
)
def test_the_file(text: str, expected: list[str], site: Site) -> None:
    site.write("glossary.yml", text)
    assert site.found("glossary.yml") == expected


def test_a_word_may_stand_on_its_own_in_any_answer(site: Site) -> None:
    site.write("glossary.yml", "a:\n  term: words\n  meaning: Test.\n")
    site.write(ANSWER, FILES[ANSWER])
    assert site.found(ANSWER) == []
