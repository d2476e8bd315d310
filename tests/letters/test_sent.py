from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from askwell.content.editions.sent import SentFile
from askwell.letters.keeping import kept_text
from askwell.letters.letter import Choice, FirstQuestion, Item, Letter, LetterPicture
from askwell.letters.making import letter
from askwell.letters.sent import Sent, read_sent, sent_text
from tests.editions import EDITION, add
from tests.helpers import ANSWER, FILES, Site

DAY = date(2026, 1, 10)
FULL = Letter(
    key="2026-01-10", day=DAY, subject="Test", preheader="Test", intro=("One.", "Two."), sign_off="", editor="",
    label="", site="Test", base_url="https://site.example/", funding="Test", emergency="Test",
    path="newsletters/2026-01-10/", sent=DAY,
    items=(Item("guide", "test-guide", "Test \U0001f600", ("Test",), "d/test-guide/", "Open", DAY, "", "", "",
                (), "", "",
                LetterPicture("pictures/x.webp", "Test", "Test", 10, 20),
                FirstQuestion("Test?", "", ("Test sign",), (Choice("No", "d/test-guide/none-3fa9c1/"),))),
           Item("answer", "t3st", "Test", ("Test",), "a/t3st/", "Read", None, "", "", "", ("Test",))),
)  # fmt: skip
"""A letter with something in every field."""


def data(site: Site) -> dict[str, Any]:
    edition = add(site, "subject", "sent: 2026-01-10\nsubject").check().library.newsletters["2026-01-10"]
    found: dict[str, Any] = json.loads(sent_text(edition, DAY, FULL, {"t3st": ("change--2026-01-10-correction",)}))
    return found


def test_what_is_written_is_read(site: Site) -> None:
    kept = read_sent(SentFile("x", data(site)))
    assert isinstance(kept, Sent)
    assert (kept.letter, kept.sent) == (FULL, DAY)
    assert kept.changes == {"t3st": ("change--2026-01-10-correction",)}
    assert kept.edition["subject"] == "Test data for a newsletter, not advice"
    assert kept.edition["intro"] == ["Test words."]


@pytest.mark.parametrize(
    ("way", "value", "said"),
    [
        (("version",), 2, "its version is 2"),
        (("sent",), "yesterday", "sent: "),
        (("letter",), None, "letter: "),
        (("letter", "subject"), 3, "letter.subject: "),
        (("letter", "more"), "x", "nothing reads 'letter.more'"),
        (("letter", "items"), [], "it keeps no letter of this site"),
        (("letter", "items", 0, "more"), 1, "nothing reads 'letter.items.more'"),
        (("letter", "items", 0, "reviewed"), "2026-02-30", "letter.items.0.reviewed: "),
        (("letter", "path"), "https://elsewhere.example/", "it keeps no letter of this site"),
        (("changes",), ["x"], "changes: "),
    ],
)
def test_a_damaged_file_is_a_sentence(way: tuple[str | int, ...], value: object, said: str, site: Site) -> None:
    spoilt = inner = data(site)
    for step in way[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[way[-1]] = value  # type: ignore[index]
    read = read_sent(SentFile("x", spoilt))
    assert isinstance(read, str)
    assert said in read


def test_no_json() -> None:
    assert read_sent(SentFile("x", None)) == "it is not JSON"


def test_a_sent_letter_stays_when_its_answer_is_corrected(site: Site) -> None:
    add(site, "subject", "sent: 2026-01-10\nsubject")
    before = site.check()
    edition = before.library.newsletters["2026-01-10"]
    was = letter(before.library, edition, before.machines)
    site.write(EDITION.replace(".md", ".sent.json"), kept_text(before.library, edition, before.machines))
    site.write(ANSWER, FILES[ANSWER].replace("This is test data.", "These are other words."))
    after = site.check()
    assert letter(after.library, edition, after.machines) == was
    assert was.lead.words == ("This is test data.",)
    assert letter(after.library, edition.model_copy(update={"sent": None}), {}).lead.words != was.lead.words
