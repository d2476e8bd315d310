from __future__ import annotations

import pytest

from askwell.content.editions.reading import read_edition
from askwell.mailing.draft import NO_SUBJECT, preheader, subject, text_of
from askwell.mailing.proposal import propose
from tests.helpers import ANSWER, TODAY, Site

QUESTION = "question: Is this test data?"
FITS = "Is this test data for a question that fits?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (FITS, FITS),
        ("Is it?", NO_SUBJECT),
        ("Is this test data for a question that is longer than an inbox on a phone shows?", NO_SUBJECT),
        ("Is THIS TEST DATA for a question which SHOUTS?", "Is THIS TEST DATA for a question which SHOUTS?"),
        ("Is this `test` data with signs of Markdown?", NO_SUBJECT),
        ("This test data is without any risk. Is it not?", NO_SUBJECT),
        ("Is this a test of 20 mg in a subject line?", NO_SUBJECT),
    ],
)
def test_a_question_that_fits_an_inbox_is_the_subject(question: str, expected: str, site: Site) -> None:
    site.replace(ANSWER, QUESTION, f'question: "{question}"')
    assert subject(propose(site.check(), TODAY)) == expected


def test_what_is_written_is_read_as_a_draft_without_errors(site: Site) -> None:
    site.replace(ANSWER, QUESTION, "question: 'Is \"this\" test data: with #signs {x} or not?'")
    proposal = propose(site.check(), TODAY)
    name = f"newsletters/{TODAY}.md"
    site.write(name, text_of(proposal))
    edition, problems = read_edition(str(TODAY), name, text_of(proposal))
    assert edition is not None
    assert problems == []
    assert [item.guide or item.answer for item in edition.items] == ["test-guide", "t3st"]
    assert edition.items[0].first_question
    assert edition.preheader == preheader(proposal) == "In this newsletter: a guide and a new answer."
    found = [one for one in site.check().diagnostics if one.location.path == f"content/{name}"]
    assert {(one.code, str(one.severity)) for one in found} <= {
        (code, "warning") for code in ("TODO001", "EDITION011", "EDITION018", "EDITION019")
    }
    assert "TODO001" in {one.code for one in found}
