"""Options that mean "I do not know", whatever they are called."""

from __future__ import annotations

from functools import cache

from askwell.flow.resolve.question_kinds import options_of
from askwell.flow.schema.questions import Option, Question
from askwell.patterns import regex

_WORDS = (
    "maybe|perhaps|possibly|potentially|probably|presumably|unsure|uncertain|unclear|unknown|undecided|dunno",
    "not (?:[^ ,.;]+ ){0,2}(?:sure|certain)|not (?:yet )?known|it depends|i think so|i guess|no idea|(?:no|not a) clue",
    "(?:hard|difficult) to (?:tell|say|judge)|(?:might|could|may) be|(?:prefer|rather) not (?:to )?(?:say|answer)",
)
_CANNOT = (
    "(?:not|haven't|didn't) (?:yet )?(?:measured?|checked|check|looked|counted|tested)",
    "(?:do not|don't|dont|did not|didn't) (?:really |exactly |quite |yet )?(?:know|remember|recall)",
    "(?:can ?not|can't|cant|could not|couldn't|unable to) (?:really |yet )?"
    "(?:tell|say|judge|decide|remember|recall|know|be sure|be certain)",
)
_OPEN = r"(?=\W*$|[,;:.!?(]| (?:whether|if|yet|for|exactly|how|which|what|it|this|that|and|or|but)\b)"
"""What follows where a reader does not know: "I cannot say whole sentences" is a sign."""

_UNSURE = regex(rf"\b(?:(?:{'|'.join(_WORDS)})\b|(?:{'|'.join(_CANNOT)})\b{_OPEN})")


@cache
def says_unsure(words: str) -> bool:
    """Whether a label or a key says that its reader does not know."""
    plain = words.casefold().replace("\u2019", "'").replace("\u02bc", "'").replace("-", " ")
    return bool(_UNSURE.search(" ".join(plain.split()))) or plain.strip() == "?"


def unsure_options(question: Question) -> tuple[str, ...]:
    """The keys of the options, "not sure" aside, whose key or label says that the reader does not know."""
    return tuple(key for key, option in options_of(question).items() if _is_unsure(key, option))


def _is_unsure(key: str, option: Option) -> bool:
    return says_unsure(key) or any(says_unsure(text) for block in option.label or () for text in block.texts)
