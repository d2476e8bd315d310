"""What is told of a build while it lasts."""

from __future__ import annotations

import io

import pytest

from askwell import progress
from askwell.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Goes on by so many seconds at each item."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def built(out: io.StringIO, pages: int, seconds: float) -> str:
    """What a build tells whose check, then each page, takes so long."""
    clock = Clock()
    told = Progress(out, clock)
    with told.doing("Checking content"):
        clock.now += seconds
    for _ in told.through("Making pages", range(pages), pages):
        clock.now += seconds
    return out.getvalue()


BETWEEN = ["Making pages: 2 of 5, about 39 s left", "Making pages: 4 of 5, about 13 s left"]


@pytest.mark.parametrize(
    ("pages", "seconds", "lines"),
    [
        (0, 0.1, []),
        (10, 0.1, []),
        (3, 1, ["Checking content: 1 s", "Making pages: 3 in 3 s"]),
        (
            1,
            65,
            ["Checking content: 1 min 5 s", "Making pages: 1 of 1, about 0 s left", "Making pages: 1 in 1 min 5 s"],
        ),
        (
            1000,
            0.02,
            ["Checking content: 0 s", "Making pages: 751 of 1,000, about 5 s left", "Making pages: 1,000 in 20 s"],
        ),
    ],
)
def test_lines(pages: int, seconds: float, lines: list[str]) -> None:
    assert built(io.StringIO(), pages, seconds).splitlines() == lines


def test_a_terminal_shows_a_bar() -> None:
    told = built(Terminal(), 100, 0.5)
    assert "Making pages  [####" in told
    assert "100/100" in told
    assert told.endswith("\n")


def test_a_terminal_keeps_nothing_of_what_was_quick() -> None:
    assert built(Terminal(), 10, 0.01) == "Checking content ...\r\033[K"


def test_an_error_is_not_hidden() -> None:
    out = Terminal()
    with pytest.raises(ValueError, match="Test"), Progress(out, Clock()).doing("Checking content"):
        raise ValueError("Test")
    assert out.getvalue().endswith("\r\033[K")


def test_nobody_is_told_unasked(capfd: pytest.CaptureFixture[str]) -> None:
    items = [1, 2]
    assert progress.stage("Making pages", items) is items
    with progress.doing("Checking content"):
        pass
    assert capfd.readouterr() == ("", "")


def test_items_are_the_same_when_told() -> None:
    out = io.StringIO()
    with progress.shown(out):
        assert list(progress.stage("Making pages", (number for number in range(5)))) == [0, 1, 2, 3, 4]
        assert list(progress.stage("Making pages", {"a": 1})) == ["a"]
    assert progress.stage("Making pages", [1]) == [1]
    assert out.getvalue() == ""
