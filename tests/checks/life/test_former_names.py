"""Former names lead to one page each, and take none away."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FILES, FLOW, Site

SECOND = "answers/second.md"
HEADING = "\n## Not named\n\nTest words.[^test-source]\n"


def with_second(site: Site, **changes: str) -> None:
    text = FILES[ANSWER].replace("id: t3st", "id: s3cond")
    for old, new in changes.items():
        text = text.replace(f"{old}:", f"{new}\n{old}:", 1)
    site.write(SECOND, text)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [old, older, 0ld]", [], id="good"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [Old]", ["3:7 FIELD009"], id="no name"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [a, a]", ["3:10 WAS001"], id="twice in a list"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [sample]", ["3:7 WAS002"], id="its own slug"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [t3st]", ["3:7 WAS002"], id="its own id"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [second]", ["3:7 WAS002"], id="another's slug"),
        pytest.param(ANSWER, "id: t3st", "id: t3st\nwas: [s3cond]", ["3:7 WAS002"], id="another's id"),
        pytest.param(
            ANSWER,
            "id: t3st",
            "id: t3st\nwas: [second-old]",
            ["content/answers/second.md:3:7 WAS001"],
            id="another's former slug",
        ),
        pytest.param("topics.yml", "test-topic:\n", "test-topic:\n  was: [old]\n", [], id="a topic"),
        pytest.param(
            "topics.yml", "test-topic:\n", "test-topic:\n  was: [other-topic]\n", ["2:9 WAS002"], id="another topic"
        ),
        pytest.param(
            "people/test-expert.yml", "name: Test", "was: [test-expert]\nname: Test", ["1:7 WAS002"], id="a person"
        ),
        pytest.param(FLOW, "title: Test guide", "title: Test guide\nwas: [old, old]", ["2:12 WAS001"], id="a guide"),
    ],
)
def test_former_names(name: str, old: str, new: str, expected: list[str], site: Site) -> None:
    with_second(site, question="was: [second-old]")
    site.replace(name, old, new)
    assert site.found(name) == expected


@pytest.mark.parametrize(
    ("was", "expected"),
    [("[old]", []), ("[front]", ["10:11 WAS002"]), ("[side, back]", ["10:17 WAS002"]), ("[a, a]", ["10:14 WAS001"])],
)
def test_former_names_of_entries(was: str, expected: list[str], site: Site) -> None:
    entries = f"entries:\n  front:\n    at: second\n    was: {was}\n    title: Test\n"
    entries += "  back:\n    at: second\n    title: Test\n"
    site.replace(FLOW, "questions:\n", f"{entries}questions:\n")
    assert [found for found in site.found(FLOW) if "WAS" in found] == expected


def test_a_file_named_like_an_id(site: Site) -> None:
    site.write("answers/t3st.md", FILES[ANSWER].replace("id: t3st", "id: s3cond"))
    assert site.found("answers/t3st.md") == ["2:1 WAS003"]


def test_a_file_named_like_its_own_id(site: Site) -> None:
    site.write("answers/s3cond.md", FILES[ANSWER].replace("id: t3st", "id: s3cond"))
    assert site.found("answers/s3cond.md") == []


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param("{#a was: b}", [], id="its own"),
        pytest.param("{#a was: second#b}", [], id="another answer's"),
        pytest.param("{#a was: second-old#b}", [], id="another answer's, by its former slug"),
        pytest.param("{#a was: nowhere#b}", ["30:1 WAS004"], id="no answer's"),
        pytest.param("{#a was: sample#b}", ["30:1 WAS004"], id="this answer's, by its name"),
        pytest.param("{#a was: second#taken}", ["30:1 WAS004"], id="the name of a heading that is there"),
        pytest.param("{#a was: second#not-named}", ["30:1 WAS004"], id="the words of a heading that is there"),
        pytest.param("{#a was: second#claimed}", ["content/answers/second.md:31:1 WAS004"], id="claimed twice"),
    ],
)
def test_former_places(mark: str, expected: list[str], site: Site) -> None:
    with_second(site, question="was: [second-old]")
    text = site.path(SECOND).read_text("utf-8")
    site.write(SECOND, text.replace("## Test heading", "## Test heading {#taken was: claimed}") + HEADING)
    site.replace(ANSWER, "## Test heading", f"## Test heading {mark}")
    assert site.found(ANSWER) == expected
