from __future__ import annotations

import json

import pytest

from tests.editions import add, found
from tests.helpers import ANSWER, EXPERT, FLOW, Site

MAIL = (
    "name: Test site\nmail: {from_name: Test, from_address: a@site.example, why: W, unsubscribe_mail: b@site.example}"
)


@pytest.mark.parametrize(
    "words",
    ["{{ email }}", "{% if x %}", "*|EMAIL|*", "%recipient%", "%%name%%", "[EMAIL]", "[[x]]", "<%= x %>", "${x}",
     "{unsubscribe}", "[unsubscribe]", "[FNAME,fallback=]"],
)  # fmt: skip
def test_a_title_with_what_a_program_would_replace(words: str, site: Site) -> None:
    site.replace(ANSWER, "question: Is this test data?", f"question: {json.dumps(f'Is this test {words} data?')}")
    assert found(add(site)) == ["5:5 EDITION019"]


@pytest.mark.parametrize(
    "words", ["50 % or 10%", "BMI < 25 & > 18", "a [short] note", "[NHS rule 5]", "* and | alone", "$5", "100%."]
)
def test_signs_of_plain_words_stay(words: str, site: Site) -> None:
    site.replace(ANSWER, "question: Is this test data?", f"question: {json.dumps(f'Is this test {words} data?')}")
    assert found(add(site)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        pytest.param("site.yml", "funding: Test data.", 'funding: "{{ x }}"', "2:1", id="funding"),
        pytest.param("site.yml", "name: Test site", 'name: "*|X|*"', "2:1", id="site"),
        pytest.param("site.yml", "emergency_wording: Test wording", 'emergency_wording: "%%x%%"', "2:1", id="call"),
        pytest.param(EXPERT, "name: Test Expert", 'name: "{{ x }}"', "5:5", id="expert"),
        pytest.param(FLOW, "title: Test guide", 'title: "{{ x }}"', "6:5", id="guide"),
        pytest.param("disclaimers.yml", "Test wording of feed-item.", '"{{ x }}"', "5:5", id="disclaimer"),
    ],
)
def test_wherever_it_was_written(name: str, old: str, new: str, place: str, site: Site) -> None:
    add(site)
    site.replace(name, old, new)
    assert f"{place} EDITION019" in found(site)


def test_choices_of_a_first_question(site: Site) -> None:
    guide = "guide: test-guide\n    first_question: yes\n  - answer: t3st"
    add(site, "answer: t3st\n  - guide: test-guide", guide)
    site.replace(FLOW, "label: A sign", 'label: "{{ x }}"')
    assert "5:5 EDITION019" in found(site)


@pytest.mark.parametrize("old", ["from_name: Test", "why: W"])
def test_the_settings_of_mail(old: str, site: Site) -> None:
    add(site)
    site.replace("site.yml", "name: Test site", MAIL.replace(old, f"{old.partition(':')[0]}: '*|X|*'"))
    assert "EDITION019" in {one.rpartition(" ")[2] for one in site.found("site.yml")}
