"""Maps of guides that are large, or too large."""

from __future__ import annotations

import pytest

from askwell.flow.report.map_layout import TooLargeToDraw
from askwell.flow.report.svg_map import chart
from tests.helpers import compiled


@pytest.mark.parametrize(
    ("ladder", "rows"),
    [
        pytest.param({f"q{n}": ["x", f"q{n + 1}"] for n in range(1000)}, "499,500", id="to one outcome"),
        pytest.param({f"q{n}": ["x", "y", f"q{n + 1}"] for n in range(1000)}, "999,000", id="to two outcomes"),
    ],
)
def test_the_map_of_1000_questions_is_refused_before_it_is_drawn(ladder: dict[str, list[str]], rows: str) -> None:
    with pytest.raises(TooLargeToDraw, match=f"cross {rows} rows of boxes"):
        chart(compiled(ladder), str, "test")


def test_a_long_row_of_questions_is_drawn() -> None:
    row = compiled({f"q{n}": [f"x{n}", f"q{n + 1}"] for n in range(300)})
    assert chart(row, str, "test").count("<a ") == 601
