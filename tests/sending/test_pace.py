"""How fast messages go."""

from __future__ import annotations

import pytest

from askwell.sending.pace import Pace
from tests.sending.making import Clock


@pytest.mark.parametrize(
    ("per_minute", "takes", "begins"),
    [
        (60, [0, 0, 0], [0, 1, 2]),
        (1, [0, 0, 0], [0, 60, 120]),
        (120, [0, 0, 0, 0], [0, 0.5, 1, 1.5]),
        (60, [5, 0, 0], [0, 5, 6]),
        (60, [0, 2.5, 0], [0, 1, 3.5]),
        (6000, [0, 0], [0, 0.01]),
    ],
)
def test_messages_begin_a_part_of_a_minute_apart(per_minute: int, takes: list[float], begins: list[float]) -> None:
    clock = Clock()
    pace, began = Pace(per_minute, clock, clock.sleep), []
    for seconds in takes:
        pace.wait()
        began.append(clock.now)
        clock.now += seconds
    assert began == pytest.approx(begins)


def test_no_minute_has_more_however_slow_the_server_is() -> None:
    clock = Clock()
    pace, began = Pace(20, clock, clock.sleep), []
    for number in range(100):
        pace.wait()
        began.append(clock.now)
        clock.now += (0, 7.3, 0.2)[number % 3]
    assert max(sum(start <= one < start + 60 - 1e-6 for one in began) for start in began) <= 20


def test_a_run_that_goes_on_begins_with_a_pause() -> None:
    clock = Clock()
    pace = Pace(30, clock, clock.sleep)
    pace.rest()
    pace.wait()
    assert clock.slept == [2]
