"""The whole of `make bench`, on a few answers, so that it still runs when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bench import bench, measuring
from bench.figures import SERIES, add_point, read
from bench.reach import MEASURES


@pytest.mark.slow
def test_a_few_answers_are_measured(tmp_path: Path) -> None:
    said: list[str] = []
    found = measuring.six(1) | measuring.measure(5, tmp_path, said.append, 1)
    assert set(found) >= {measure.key for measure in MEASURES} - {"growth"}
    assert min(figure for name, figure in found.items() if name != "rest") > 0
    assert said == ["5 answers, making the site", "5 answers, round 1 of 1", "5 answers, stages"]
    add_point(tmp_path / "bench.json", 5, found)
    assert set(read(tmp_path / "bench.json").points[5]) == set(SERIES)


@pytest.mark.parametrize(
    ("answers", "points", "sizes"),
    [
        (5, [1, 5], [5]),
        (300, [30, 100, 300], [300]),
        (1_000, [100, 300, 1_000], [1_000]),
        (10_000, [100, 300, 1_000, 3_000, 10_000], [1_000, 10_000]),
    ],
)
def test_sizes_up_to_the_one_asked_for_are_measured(
    answers: int, points: list[int], sizes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(size: int, *_: object) -> Mapping[str, float]:
        return {"plain": size, "cold": size * 2.0 if size == answers else size, "text": 1.0}

    monkeypatch.setattr(measuring, "six", lambda _: {"six": 0.3})
    for name in ("small", "measure"):
        monkeypatch.setattr(measuring, name, measured)
    kept = tmp_path / "bench.json"
    assert bench.whole(answers, lambda _: None, 1, kept)["growth"] == 2
    assert list(read(kept).points) == points
    assert {size: told.figures["six"] for size, told in read(kept).sizes.items()} == dict.fromkeys(sizes, 0.3)


@pytest.mark.parametrize(("answers", "expected"), [(1_999, 3), (2_000, 1)])
def test_a_large_site_is_built_once(answers: int, expected: int) -> None:
    assert measuring.rounds(answers, 3) == expected
