"""An entry of `changes` put into a file: all else stays as it was, sign by sign."""

from __future__ import annotations

import pytest

from askwell.content.history.entry import with_entry

NEW = ["- on: NEW", "  what: TODO"]
SET_IN = "  - on: NEW\n    what: TODO\n"

FIRST = f"---\na: b\nchanges:\n{SET_IN}---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("---\na: b\n---\nText", f"---\na: b\nchanges:\n{SET_IN}---\nText", id="the first"),
        pytest.param("---\na: b # c\n\n# d\n---\nT", f"---\na: b # c\nchanges:\n{SET_IN}\n# d\n---\nT", id="comments"),
        pytest.param(
            "---\nchanges:\n  - on: 2026-02-01\n    what: x\nb: c\n---\nchanges:\n",
            f"---\nchanges:\n{SET_IN}  - on: 2026-02-01\n    what: x\nb: c\n---\nchanges:\n",
            id="on top",
        ),
        pytest.param(
            "---\nchanges:   # ours\n- on: 2026-02-01\n---\n",
            "---\nchanges:   # ours\n- on: NEW\n  what: TODO\n- on: 2026-02-01\n---\n",
            id="not set in",
        ),
        pytest.param(
            "---\nchanges:\n    - {on: 2026-02-01, what: x}\n    - {on: 2026-03-01, what: y}\n\n# z\nb: c\n---\n",
            "---\nchanges:\n    - {on: 2026-02-01, what: x}\n    - {on: 2026-03-01, what: y}\n"
            "    - on: NEW\n      what: TODO\n\n# z\nb: c\n---\n",
            id="at the end, if the oldest come first",
        ),
        pytest.param("---\r\na: b\r\n---\r\n", FIRST.replace("\n", "\r\n"), id="Windows"),
        pytest.param("---\nchanges: []\n---\n", None, id="in brackets"),
        pytest.param("---\nchanges:\n---\n", None, id="empty"),
        pytest.param("no header", None, id="no header"),
        pytest.param("---\nmy_changes: x\n---\n", f"---\nmy_changes: x\nchanges:\n{SET_IN}---\n", id="another field"),
    ],
)  # fmt: skip
def test_in_a_header(before: str, after: str | None) -> None:
    assert with_entry(before, NEW, True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a: b\n", f"a: b\nchanges:\n{SET_IN}", id="the first"),
        pytest.param("a: b", f"a: b\nchanges:\n{SET_IN}", id="without a last line end"),
        pytest.param("a: b\n...\n", f"a: b\nchanges:\n{SET_IN}...\n", id="with an end"),
        pytest.param(
            "changes:\n  - on: 2026-01-01\na: b\n", f"changes:\n{SET_IN}  - on: 2026-01-01\na: b\n", id="on top"
        ),
    ],
)
def test_in_a_guide(before: str, after: str) -> None:
    assert with_entry(before, NEW, False) == after
