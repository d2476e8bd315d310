"""Notes below a text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from askwell.render.body.notes import letter, noted

NOTES = {"a-1": "Test note", "b": "Other <note> & more."}


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        pytest.param("<p>a[note:b].</p>", ["b"], id="one"),
        pytest.param("<p>a[note:b] c[note:a-1].</p>", ["b", "a-1"], id="two"),
        pytest.param("<table><tr><th>a[note:b]</th></tr></table>", ["b"], id="in a heading of a table"),
        pytest.param("<blockquote><p>a[note:b]</p></blockquote>", ["b"], id="in a passage"),
        pytest.param("<p>a</p>", [], id="none"),
    ],
)
def test_marks_lead_to_notes_and_back(html: str, marked: list[str]) -> None:
    made = BeautifulSoup(noted(Markup(html), NOTES), "html.parser")
    links = made.select("sup a")
    assert [str(link["href"]) for link in links] == [f"#note--{key}" for key in marked]
    assert [link.get_text() for link in links] == ["a", "b"][: len(marked)]
    assert [link["aria-label"] for link in links] == ["Note a", "Note b"][: len(marked)]
    assert [entry["id"] for entry in made.select("li")] == [f"note--{key}" for key in marked]
    assert [back["href"] for back in made.select("li a")] == [f"#{link['id']}" for link in links]
    assert "[note:" not in str(made)


def test_words_of_notes_are_escaped() -> None:
    made = noted(Markup("a[note:b]"), NOTES)
    assert "Other &lt;note&gt; &amp; more. <a" in made
    assert "Test note" not in made


def test_a_text_without_notes_is_not_touched() -> None:
    assert noted(Markup("a &nbsp; [note:b]"), {}) == "a &nbsp; [note:b]"


def test_letters() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
