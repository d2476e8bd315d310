from __future__ import annotations

import pytest

from tests.helpers import ANSWER, EXPERT, FILES, Site

INTERESTS = "  status: not_asked\n  on"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(INTERESTS, "  status: none_declared\n  on", [], id="none declared"),
        pytest.param(INTERESTS, "  status: declared\n  on", ["10:1 EXPERT003"], id="declared, not told"),
        pytest.param(INTERESTS, "  status: declared\n  text: Test\n  on", [], id="declared and told"),
        pytest.param(INTERESTS, "  status: not_asked\n  text: Test\n  on", ["10:1 EXPERT003"], id="told, not asked"),
        pytest.param(INTERESTS, "  status: hidden\n  on", ["11:11 FIELD008"], id="unknown status"),
        pytest.param("as_published", "rumoured", ["7:11 FIELD008"], id="unknown verification"),
    ],
)
def test_experts(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(EXPERT, old, new)
    assert site.found(EXPERT) == expected


@pytest.mark.parametrize(
    ("production", "fictional", "expected"),
    [("yes", "yes", ["13:12 EXPERT002"]), ("yes", "no", []), ("no", "yes", []), ("no", "no", [])],
)
def test_no_fictional_expert_in_production(production: str, fictional: str, expected: list[str], site: Site) -> None:
    site.write("site.yml", f"{FILES['site.yml']}responsible_editor: test-expert\nproduction: {production}\n")
    site.replace(EXPERT, "fictional: yes", f"fictional: {fictional}")
    assert [found for found in site.found(EXPERT) if "PROD" not in found] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("experts: [test-expert]\n", "", ["32:3 EXPERT001"], id="nobody asked"),
        pytest.param("experts: [test-expert]", "experts: [other]", ["33:3 EXPERT001"], id="another asked"),
        pytest.param(
            "  Test words.[^test-source]",
            "  Test.[^test-source]\n  > Test\n  > -- quote: other",
            ["27:5 EXPERT001"],
            id="in the header",
        ),
        pytest.param("paraphrase: test-expert", "paraphrase: test-exprt", ["33:3 REF001"], id="unknown: told once"),
    ],
)
def test_passages_belong_to_the_answers_experts(old: str, new: str, expected: list[str], site: Site) -> None:
    site.write("people/other.yml", FILES[EXPERT])
    site.replace(ANSWER, old, new)
    assert site.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("who", "model", "expected"),
    [
        ("test-expert", "none", []),
        ("test-expert", "assisted", []),
        ("test-expert", "drafted", ["11:15 EXPERT005"]),
        ("other", "none", ["11:15 EXPERT004"]),
        ("other", "drafted", ["11:15 EXPERT004"]),
        ("nobody", "none", ["11:15 EXPERT004", "11:15 REF001"]),
    ],
)
def test_who_is_said_to_have_answered(who: str, model: str, expected: list[str], site: Site) -> None:
    site.write("people/other.yml", FILES[EXPERT])
    new = f"answered_by: [{who}]\nai_use: {{model: {model}, "
    site.replace(ANSWER, "ai_use: {model: none, ", new)
    assert site.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "This is test data.", """'It is "so"{quote: test-expert}.'""", ["8:15 BODY020"], id="short answer"
        ),
        pytest.param("Is this a test?", """'Is "it"{quote: test-expert}?'""", ["17:5 BODY020"], id="a question to ask"),
        pytest.param("Test sign", """'Test "sign"{quote: test-expert}'""", ["22:9 BODY020"], id="a sign"),
        pytest.param("This is test data.", "This is 'so' {test}.", [], id="other braces"),
    ],
)
def test_quotes_are_attributed_in_texts_alone(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, f" {old}\n", f" {new}\n")
    assert site.found(ANSWER) == expected
