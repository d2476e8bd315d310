"""What is seen in a text, a row a case. Nobody in it is real."""

from __future__ import annotations

import pytest

from askwell.importing.reading.plain import read_plain
from askwell.importing.understanding.quotes import quotes
from askwell.importing.understanding.speakers import Speaker, speakers
from askwell.importing.understanding.understood import understand


@pytest.mark.parametrize(
    ("text", "question", "votes", "reader"),
    [
        ("Is this a test? (105 votes)\n\nYes.", "Is this a test?", 105, False),
        ("Is this a test?\n1,205 votes\nYes.", "Is this a test?", 1205, False),
        ("Votes: 12\n\nIs this a test?\n\nYes.", "Is this a test?", 12, False),
        ("Q: I am 62. I like tests. Is this a test?\n\nA: Yes.", "Is this a test?", None, True),
        ("Q\nIs this a test?\nAsked by Nobody, Nowhere \u2022 105 votes\nA\nYes, it is.", "Is this a test?", 105, True),
        ("Ask Test: A test of tests\n\nIs this a test?\n\nYes.", "Is this a test?", None, False),
        ("A test of tests\n\nThere is no question here.", "A test of tests", None, False),
        ("There is no question here. It has no title.", "", None, False),
        ("In 2015 the town had 12 votes.\n\nNothing is asked.", "", None, False),
    ],
)
def test_questions(text: str, question: str, votes: int | None, reader: bool) -> None:
    found = understand(read_plain(text))
    expected = votes if "town" not in text else found.votes
    assert (found.question, found.votes, found.from_reader) == (question, expected, reader)


@pytest.mark.parametrize(
    ("text", "dropped", "kept"),
    [
        ("Yes.\n\nSubmit your question to us.", ["an invitation to ask"], "Yes."),
        ("It is so.Submit your question.", ["an invitation to ask"], "It is so."),
        ("Yes.\n\nRelated:\nIs tea a test?\nAre tests tea?", ["a pointer to other texts"] * 3, "Yes."),
        ("Yes.\n\nRelated: Is tea a test?", ["a pointer to other texts"], "Yes."),
        ("Yes.\n\nFollow us on Facebook!", ["an invitation to follow"], "Yes."),
        ("Yes.\n\nFor more tests, follow us on Facebook, or sign up.", ["an invitation to follow"], "Yes."),
        ("Yes.\n\nSign up for our newsletter.", ["an offer of a newsletter"], "Yes."),
        ("Yes.\n\nADVERTISEMENT\n\nNo.", ["an advertisement"], "Yes. No."),
        ("Yes.\n\n\u00a9 2015 Made-up Paper. All rights reserved.", ["a note on rights"] * 2, "Yes."),
        ("Do you have a question about your pills? Ask your doctor.", [], ""),
        ("Ask your doctor a question. Follow her advice.", [], ""),
        ("The two are related: one leads to the other.", [], ""),
        ("\u201cFollow us on this path,\u201d she said.", [], ""),
    ],
)
def test_what_is_no_part_of_the_text(text: str, dropped: list[str], kept: str) -> None:
    found = understand(read_plain(text))
    assert [part.what for part in found.dropped] == dropped
    if kept:
        assert " ".join(part.text for part in found.body if not hasattr(part, "speaker")) == kept


POST = "an assistant professor of tests and the director of trials at the University of Nowhere"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"\u201cYes,\u201d said Dr. Ada Sample, {POST}.",
         Speaker("Dr. Ada Sample", "", POST[3:-29], "University of Nowhere")),
        (f"Ada Sample, {POST}, said so.", Speaker("Ada Sample", "", POST[3:-29], "University of Nowhere")),
        ("Ada Sample, M.D., a tester at Test House, says so.", Speaker("Ada Sample", "M.D.", "tester", "Test House")),
        ("Dr. Ada Sample is a tester at Test House. \u201cYes,\u201d Dr. Sample said.",
         Speaker("Dr. Ada Sample", "", "tester", "Test House")),
        ("According to Dr. Sample, this is so.", Speaker("Dr. Sample")),
        ("\u201cYes,\u201d said Jos\u00e9 van der \u00d6st, head of tests.",
         Speaker("Jos\u00e9 van der \u00d6st", "", "head of tests")),
        ("Ada Sample of Test House was not asked. The Test Foundation said so.", None),
        ("Most doctors say so. He said nothing. Experts said: no.", None),
    ],
)  # fmt: skip
def test_speakers(text: str, expected: Speaker | None) -> None:
    assert speakers([text]) == ((expected,) if expected else ())


SAMPLE, TRIAL = Speaker("Dr. Ada Sample"), Speaker("Tom Trial")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u201cYes it is,\u201d said Dr. Sample.", [("\u201cYes it is,\u201d", SAMPLE)]),
        ("\u201cYes it is,\u201d Tom Trial, a tester, said.", [("\u201cYes it is,\u201d", TRIAL)]),
        ("Tom Trial said: \u201cYes it is.\u201d", [("\u201cYes it is.\u201d", TRIAL)]),
        ('"Yes," said Ada Sample. "It is so."', [('"Yes,"', SAMPLE), ('"It is so."', SAMPLE)]),
        ("\u201cYes,\u201d said Dr. Sample. Others say \u201cno, it is not.\u201d",
         [("\u201cYes,\u201d", SAMPLE), ("\u201cno, it is not.\u201d", None)]),
        ("\u201cNobody knows this now,\u201d he said.", [("\u201cNobody knows this now,\u201d", None)]),
        ("\u201cYes,\u201d she said.", [("\u201cYes,\u201d", None)]),
        (
            "\u201cIt is,\u201d said Dr. Sample. \u201cIt was,\u201d she said.",
            [("\u201cIt is,\u201d", SAMPLE), ("\u201cIt was,\u201d", None)],
        ),
        (
            "\u201cIt is,\u201d said Dr. Sample. \u201cIt was,\u201d said Dr. Unknown.",
            [("\u201cIt is,\u201d", SAMPLE)],
        ),
        ("It ended. \u201cThis is not hers.\u201d Dr. Sample said no.", [("\u201cThis is not hers.\u201d", None)]),
        ("He is \u201cmild\u201d today.", []),
        ("\u201cA quote that nobody closes, said Dr. Sample.", []),
        ("\u201cYes it is,\u201d said Dr. Unknown.", [("\u201cYes it is,\u201d", None)][:0]),
    ],
)  # fmt: skip
def test_quotes(text: str, expected: list[tuple[str, Speaker | None]]) -> None:
    found = quotes(text, (SAMPLE, TRIAL))
    assert [(text[quote.start : quote.end], quote.speaker) for quote in found] == expected
