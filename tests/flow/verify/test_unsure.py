"""Labels and keys that say that their reader does not know."""

from __future__ import annotations

import pytest

from askwell.flow.verify.unsure import says_unsure

UNSURE = (
    "maybe", "Perhaps", "Possibly, I missed a period", "Yes, probably", "not-sure", "Not 100% sure",
    "I'm not so certain",
    "I cannot tell", "I can\u2019t say", "Cannot judge it", "I couldn't say, really", "cannot-tell", "unable to tell",
    "Don't know", "I do not know whether it is", "I really don't know.", "I do not exactly remember", "dont-know",
    "unknown", "No idea", "Hard to say", "It might be", "I guess so", "I have not measured it",
    "I haven't looked",
    "I prefer not to say", "None, or I am not sure", "?",
)  # fmt: skip
SURE = (
    "Yes", "No", "none", "any", "Yes, I cannot say whole sentences", "I do not know where I am", "It does not hurt",
    "I cannot recall my name", "No, not at all", "I was not told", "No, and I know why", "Surely", "Certain foods",
    "I have not been told", "He could not be woken", "Not now", "May", "Under 38", "I can tell", "Not many",
    "A doctor has not checked my eyes", "Not tested positive", "unlikely",
)  # fmt: skip


@pytest.mark.parametrize("words", UNSURE)
def test_says_that_the_reader_is_not_sure(words: str) -> None:
    assert says_unsure(words)


@pytest.mark.parametrize("words", SURE)
def test_says_something_else(words: str) -> None:
    assert not says_unsure(words)
