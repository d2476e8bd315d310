from __future__ import annotations

from datetime import date

import pytest

from askwell.content.editions.sent import digest, with_sent

DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\nTest.\n", "---\na: 1\nsent: 2026-12-03\n---\nTest.\n"),
        ("---\r\na: 1\r\n---\r\nTest.", "---\r\na: 1\r\nsent: 2026-12-03\r\n---\r\nTest."),
        ("---\na: 1\n\n# Test\n---\nTest.\n", "---\na: 1\nsent: 2026-12-03\n\n# Test\n---\nTest.\n"),
        ("---\na: 1\n---\nTest.\n---\n", "---\na: 1\nsent: 2026-12-03\n---\nTest.\n---\n"),
        ("no header", None),
    ],
)
def test_the_line_of_what_was_sent(text: str, expected: str | None) -> None:
    assert with_sent(text, DAY) == expected


def test_a_digest_tells_contents_apart_and_not_layouts() -> None:
    assert digest({"a": 1, "b": "\u00e9"}) == digest({"b": "\u00e9", "a": 1})
    assert len({digest({"a": 1}), digest({"a": 2}), digest({"a": "1"}), digest(None)}) == 4
