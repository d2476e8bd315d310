"""The whole of `make bench` on a few answers, so that it still runs when it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.bench import whole
from bench.figures import SERIES, read
from bench.reach import MEASURES


@pytest.mark.slow
def test_a_few_answers_are_measured(tmp_path: Path) -> None:
    said: list[str] = []
    found = whole(5, said.append, 1, tmp_path / "bench.json")
    assert set(found) >= {measure.key for measure in MEASURES}
    assert min(figure for name, figure in found.items() if name != "rest") > 0
    kept = read(tmp_path / "bench.json")
    assert list(kept.sizes) == [5]
    assert {answers: set(point) for answers, point in kept.points.items()} == {1: set(SERIES), 5: set(SERIES)}
    assert "5 answers, round 1 of 1" in said
