"""What people are told of a list."""

from __future__ import annotations

import pytest

from askwell.sending.standing import Known, Standing, State
from askwell.sending.told import how_long, left_told


@pytest.mark.parametrize(
    ("states", "first", "lines"),
    [
        ([State.SENT], "1 person has it, and nobody is left.", 1),
        ([State.SENT, State.SENT, State.UNLISTED], "2 people have it, and nobody is left.", 1),
        ([State.DUE], "0 people have it, and 1 is left:", 3),
        ([State.SENT, State.LATER, State.REFUSED, State.UNCERTAIN], "1 person has it, and 3 are left:", 7),
    ],
)
def test_who_is_left_has_a_line_and_each_kind_some_advice(states: list[State], first: str, lines: int) -> None:
    known = Known(people={str(n): Standing(f"{n}@b.de", one, "said") for n, one in enumerate(states)})
    told = [*left_told(known)]
    assert (told[0], len(told)) == (first, lines)
    assert [one.split(":")[0].strip() for one in told[1 : 1 + len(known.left())]] == [x.address for x in known.left()]


@pytest.mark.parametrize(
    ("messages", "per_minute", "said"),
    [
        (0, 60, "less than a minute"),
        (59, 60, "less than a minute"),
        (60, 60, "about 1 minute"),
        (90, 60, "about 2 minutes"),
    ],
)
def test_how_long_it_takes(messages: int, per_minute: int, said: str) -> None:
    assert how_long(messages, per_minute) == said
