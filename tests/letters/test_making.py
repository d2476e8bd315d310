from __future__ import annotations

from datetime import date

import pytest

from askwell.letters.letter import Letter
from askwell.letters.making import letter
from tests.editions import add
from tests.helpers import ANSWER, FLOW, Site


def made(site: Site) -> Letter:
    checked = site.check()
    return letter(checked.library, checked.library.newsletters["2026-01-10"], checked.machines)


def test_a_letter_has_what_its_readers_see(site: Site) -> None:
    answer, guide = made(add(site)).items
    assert (answer.kind, answer.key, answer.title, answer.path) == ("answer", "t3st", "Is this test data?", "a/t3st/")
    assert (guide.kind, guide.key, guide.title, guide.path) == ("guide", "test-guide", "Test guide", "d/test-guide/")
    assert answer.words == ("This is test data.",)
    assert answer.reviewed == date(2026, 1, 10)
    assert answer.dated == "Sources last checked 10 January 2026. Next review by 10 January 2027."
    assert answer.checked == "No clinician has checked this answer."
    assert answer.byline == "With comments by Test Expert."
    assert answer.cautions == ("Test wording of feed-item.",)
    assert answer.label == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "name", "said"),
    [
        (ANSWER, "model: none", "model: drafted", "label", "A language model drafted the text."),
        (ANSWER, "model: none", "model: assisted", "label", "A language model helped to write the text."),
        (
            ANSWER,
            "published: 2026-01-10",
            "reviewer: test-expert\npublished: 2026-01-10",
            "checked",
            "Checked by Test Expert, None, a person made up for tests, on 10 January 2026.",
        ),
        (
            ANSWER,
            "published: 2026-01-10",
            "published: 2026-01-10\nupdated: 2026-02-01\nchanges:\n"
            "  - {on: 2026-02-01, kind: correction, what: Test words., by: test-expert}",
            "change",
            "Correction, 1 February 2026: Test words.",
        ),
        (ANSWER, "experts: [test-expert]\n", "", "byline", "Test wording of no-expert."),
    ],
)
def test_what_is_said_of_an_item(file: str, old: str, new: str, name: str, said: str, site: Site) -> None:
    add(site, "answer: t3st", "answer: t3st\n    change: 2026-02-01")
    site.replace(file, old, new)
    assert getattr(made(site).lead, name) == said


def test_a_blurb_stands_in_for_the_short_answer(site: Site) -> None:
    add(site, "answer: t3st", "answer: t3st\n    blurb: Other words.")
    assert made(site).lead.words == ("Other words.",)


def test_a_guide_that_has_another_name_is_found_by_its_old_one(site: Site) -> None:
    add(site, "guide: test-guide", "guide: test-guide")
    text = site.path(FLOW).read_text("utf-8")
    site.path(FLOW).unlink()
    site.write("flows/new-guide.yml", f"was: [test-guide]\n{text}")
    site.replace(ANSWER, "flow: test-guide", "flow: new-guide")
    assert made(site).items[1].path == "d/new-guide/"


def test_links_have_campaign_tags_only_if_asked_for(site: Site) -> None:
    add(site)
    assert made(site).link("a/t3st/") == "https://site.example/a/t3st/"
    mail = "mail: {from_name: Test, from_address: a@site.example, why: Test., campaign_tags: yes}"
    site.replace("site.yml", "name: Test site\n", f"name: Test site\n{mail}\n")
    tags = "utm_source=newsletter&utm_medium=email&utm_campaign=2026-01-10"
    assert made(site).link("a/t3st/") == f"https://site.example/a/t3st/?{tags}"


def test_the_paths_of_a_letter(site: Site) -> None:
    assert made(add(site)).paths == ("newsletters/2026-01-10/", "a/t3st/", "d/test-guide/")


def test_only_the_first_item_is_large(site: Site) -> None:
    add(site, "guide: test-guide", "guide: test-guide\n    first_question: yes\n    picture: none.jpg")
    assert [(item.first_question, item.picture) for item in made(site).items] == [(None, None)] * 2
