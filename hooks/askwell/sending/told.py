"""What people are told of a list: who is left and why, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import counted, one_line
from askwell.sending.standing import Known, Standing, State

_WHY = {
    State.DUE: "not sent to yet",
    State.LATER: "the server put it off",
    State.REFUSED: "the server refused it",
    State.UNCERTAIN: "uncertain: the message was handed over, and no clear answer came",
}

_ADVICE = {
    State.DUE: "Run the command once more to send to those who are not sent to yet.",
    State.LATER: "Run the command once more, some minutes later, to try again what was put off.",
    State.REFUSED: "Look at the addresses that were refused. `--again ADDRESS` tries one of them once more.",
    State.UNCERTAIN: "Those who are uncertain may have the letter. Ask them, or whoever runs the server. Then "
    "`--arrived ADDRESS` says that somebody has it, and `--again ADDRESS` sends it once more.",
}


def left_told(known: Known) -> Iterator[str]:
    """Who of a list is left, a line each, and what to do; or that nobody is."""
    left, sent = known.left(), known.count(State.SENT)
    has = f"{people(sent)} {'has' if sent == 1 else 'have'} it"
    if not left:
        yield f"{has}, and nobody is left."
        return
    yield f"{has}, and {len(left):,} {'is' if len(left) == 1 else 'are'} left:"
    yield from (f"  {one_line(one.address)}: {_why(one)}" for one in left)
    yield from (text for state, text in _ADVICE.items() if known.count(state))


def people(number: int) -> str:
    """A number of people: "1 person", "2 people"."""
    return "1 person" if number == 1 else f"{number:,} people"


def how_long(messages: int, per_minute: int) -> str:
    """How long so many messages take at most so fast: "less than a minute", "3 minutes"."""
    minutes = round(messages / per_minute)
    return "less than a minute" if messages < per_minute else f"about {counted(minutes, 'minute')}"


def _why(one: Standing) -> str:
    return f"{_WHY[one.state]}: {one_line(one.said)}" if one.said else _WHY[one.state]
