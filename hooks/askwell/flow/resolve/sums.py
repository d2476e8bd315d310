"""Words for each sum of a score: how an author writes which sums a text is for."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.schema.records import Flow
from askwell.flow.schema.wording import Block
from askwell.patterns import regex
from askwell.source.yaml import Loc

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_SUMS = regex(rf"({_NUMBER})(?: to ({_NUMBER})| or (more|less))?")

HINT = "write a number, for example 3, '1 to 4', '5 or more' or '0 or less'"


def condition(of: str, sums: str) -> str | None:
    """The condition that some sums stand for: "1 <= burden <= 4" for "1 to 4"; None if they cannot be read."""
    found = _SUMS.fullmatch(sums.strip())
    if found is None:
        return None
    low, high, side = found.groups()
    if side:
        return f"{of} {'>=' if side == 'more' else '<='} {low}"
    return f"{low} <= {of} <= {high}" if high else f"{of} = {low}"


def faults(flow: Flow, block: Block, loc: Loc, listed: bool = False) -> Iterator[Diagnostic]:
    """What is wrong with the form of a block of wording, or of a list of signs."""
    hint = "give it say: with the words, or of: with a score and says: with the words for each sum"
    if (block.say is None) == (block.of is None) or (block.of is None) != (not block.says):
        yield Diagnostic(flow.at(*loc), "FLOW102", "this block must say one thing, or one for each sum", hint)
    elif block.of and (block.when or listed):
        message = "words for each sum cannot have a condition of their own"
        if listed:
            message = "a sign of a list cannot depend on a sum line by line"
        yield Diagnostic(flow.at(*loc, "of", key=True), "FLOW102", message, "write blocks with say: and when:")
    for sums in block.says:
        if block.of and condition(block.of, sums) is None:
            yield Diagnostic(flow.at(*loc, "says", sums, key=True), "FLOW102", f"'{sums}' is no sum", HINT)
