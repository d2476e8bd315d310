from __future__ import annotations

import pytest

from tests.editions import add, found
from tests.helpers import Site

SUBJECT = "Test data for a newsletter, not advice"
GLOSSARY = "dxa:\n  term: DXA scan\n  meaning: Test meaning.\n"


def subject(text: str) -> tuple[str, str]:
    return SUBJECT, text


def preheader(text: str) -> tuple[str, str]:
    return "preheader: Test words.", f"preheader: {text}"


def blurb(text: str) -> tuple[str, str]:
    return "answer: t3st", f"answer: t3st\n    blurb: {text}"


def sign_off(text: str) -> tuple[str, str]:
    return "ai_use:", f"sign_off: {text}\nai_use:"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(subject("x" * 30), [], id="just long enough"),
        pytest.param(subject("x" * 29), ["2:10 EDITION010"], id="short"),
        pytest.param(subject("x" * 70), [], id="just short enough"),
        pytest.param(subject("x" * 71), ["2:10 EDITION010"], id="long"),
        pytest.param(subject("e\u0301" * 70), [], id="accents are no signs of their own"),
        pytest.param(subject("A test of what is URGENT for readers"), ["2:28 EDITION011"], id="capitals"),
        pytest.param(subject("A test that says what DXA can do"), [], id="a word of the glossary"),
        pytest.param(subject("Test data for a newsletter, really!!"), ["2:44 EDITION011"], id="stops"),
        pytest.param(preheader("READ this."), ["3:12 EDITION011"], id="a preheader shouts too"),
        pytest.param(preheader("x" * 151), ["3:12 EDITION010"], id="a long preheader"),
        pytest.param(preheader(SUBJECT), ["3:12 EDITION012"], id="the subject again"),
        pytest.param(preheader("test DATA for a newsletter - not, advice..."), ["3:17 EDITION011", "3:12 EDITION012"],
                     id="the same in other letters"),
        pytest.param(preheader("'...'"), ["3:12 EDITION012"], id="nothing"),
        pytest.param(preheader("See www.site.example"), ["3:16 EDITION005"], id="an address"),
        pytest.param(subject("'{{ name }}, this is a test of names'"), ["2:11 EDITION005"], id="a place for a name"),
        pytest.param(subject("\u3164" * 40), ["2:10 EDITION005"], id="letters that nobody sees"),
        pytest.param(preheader("A test, gua\u200cranteed."), ["3:23 EDITION005"], id="a joiner inside a word"),
        pytest.param(preheader("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"), [], id="a joiner in Persian"),
        pytest.param(preheader("A te" + "\u0301" * 5 + "st."), ["3:20 EDITION005"], id="a heap of accents"),
        pytest.param(preheader("\u1ebf\u0302\u0301 Test \U0001f44d\U0001f3fd"), [], id="accents, a hand's colour"),
        pytest.param(blurb("Test [words](x)."), ["6:17 EDITION005"], id="a mark in a blurb"),
        pytest.param(sign_off("Bye <b>"), ["7:15 EDITION005"], id="a tag in a sign-off"),
        pytest.param(preheader("Take 20 mg."), ["3:17 EDITION013"], id="a dose, from its first digit"),
        pytest.param(preheader("It is safe for you."), ["3:18 EDITION013"], id="a clearance"),
        pytest.param(blurb("A guaranteed test."), ["6:14 EDITION013"], id="a promise"),
        pytest.param(subject("The deadly test that nobody told you of"), ["2:14 EDITION013"], id="a fright"),
        pytest.param(preheader("There is no cure, and no guaranteed test."), [], id="denied"),
        pytest.param(subject("Can a test cure somebody of something?"), [], id="a question promises nothing"),
        pytest.param(subject("A test can cure you. Will you come too?"), ["2:21 EDITION013"], id="before a question"),
        pytest.param(preheader("What pain killers do."), [], id="a word that is another with its neighbour"),
        pytest.param(subject("'Re: your test data of last week, not advice'"), ["2:11 EDITION013"], id="an answer"),
        pytest.param(subject("'Fwd : your test data of last week, not so'"), ["2:11 EDITION013"], id="sent on"),
        pytest.param(subject("'Regarding: your test data of last week'"), [], id="a word that begins like an answer"),
        pytest.param(("---\nTest words.", "---\nTest words cure."), ["9:12 EDITION013"], id="in the intro"),
    ],
)  # fmt: skip
def test_wording(change: tuple[str, str], expected: list[str], site: Site) -> None:
    site.write("glossary.yml", GLOSSARY)
    add(site, *change)
    assert sorted(one for one in found(site) if "glossary" not in one) == sorted(expected)


def test_what_was_sent_is_weighed_no_more(site: Site) -> None:
    add(site, "subject: Test data", "sent: 2026-01-10\nsubject: TEST")
    assert "EDITION011" not in " ".join(found(site))
