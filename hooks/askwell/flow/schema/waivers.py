"""Promises that every guide keeps without being asked, and how an author sets one aside, signed and seen."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from askwell.source.record import SubRecord
from askwell.source.scalars import Day, Key, Text, one_of


class Promise(StrEnum):
    """What holds for every guide, with or without safety rules of its author's."""

    GRAVER_SIGN = "graver-sign"
    """On a red-flag question a graver choice never leads to milder advice."""

    CAUTIOUS_WHEN_UNSURE = "cautious-when-unsure"
    """On a red-flag question "not sure" never leads to milder advice than the gravest known choice, and on another
    question what can follow it is never milder than what can follow a known choice."""

    SIGNS_FIRST = "signs-first"
    """Every reader who can reach a red-flag question sees it before a question that may hide a sign of it."""

    SIGNS_ANSWERED = "signs-answered"
    """A red flag never ends in "this guide cannot advise you"."""

    NOT_SURE_OFFERED = "not-sure-offered"
    """A question whose choices differ in urgency offers "Not sure"."""

    SAME_IN_BOTH_UNITS = "same-in-both-units"
    """The bands of a number mean the same in both units."""

    WHOLE_RANGE = "whole-range"
    """The bands of a number together cover the range that its author calls possible."""

    POINTS_ONE_WAY = "points-one-way"
    """A graver choice never adds fewer points."""

    GRAVER_ROW_FIRST = "graver-row-first"
    """A table's milder row never takes readers from a graver one below it."""

    WORDS_FIT = "words-fit"
    """What an outcome says fits its urgency."""

    @property
    def says(self) -> str:
        """What it promises, in words for readers."""
        return _SAYS[self]


_SAYS = {
    Promise.GRAVER_SIGN: "A graver sign never leads to milder advice",
    Promise.CAUTIOUS_WHEN_UNSURE: '"Not sure" never leads to milder advice than a choice that is known',
    Promise.SIGNS_FIRST: "Every reader sees every list of signs that call for urgent care",
    Promise.SIGNS_ANSWERED: "A sign never ends in advice that this guide is not for you",
    Promise.NOT_SURE_OFFERED: 'A question that changes how soon to act offers "Not sure"',
    Promise.SAME_IN_BOTH_UNITS: "Numbers mean the same in both units",
    Promise.WHOLE_RANGE: "Every possible number can be chosen",
    Promise.POINTS_ONE_WAY: "A graver choice never adds fewer points",
    Promise.GRAVER_ROW_FIRST: "Of two reasons that hold, the graver one counts",
    Promise.WORDS_FIT: "What advice says fits how soon to act",
}

PROMISES = {str(promise): promise for promise in Promise}


class Waiver(SubRecord):
    """A promise that this guide sets aside on purpose. The proof, the signed table and the page show it."""

    promise: Annotated[Promise, one_of("promise", PROMISES), WithJsonSchema({"enum": list(PROMISES)})]
    """The promise, by its name in the author's manual."""

    at: Key | None = None
    """The key of the question, table, score or outcome it is set aside for; without it, for the whole guide."""

    why: Text
    """Why this is right for these readers."""

    by: Text
    """Who answers for it."""

    credentials: Text
    """The qualifications that matter here."""

    on: Day
    """The day of the decision."""
