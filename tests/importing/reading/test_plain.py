"""Lines of a plain text to blocks, a row a case."""

from __future__ import annotations

import pytest

from askwell.importing.reading.plain import read_plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\n\nAnother.", ["paragraph One line.", "paragraph Another."]),
        (
            "These words were cut at a width by some program,\n"
            "or by one that nobody remembers now, if not more,\nand they go on.",
            [
                "paragraph These words were cut at a width by some program, "
                "or by one that nobody remembers now, if not more, "
                "and they go on."
            ],
        ),
        (f"{'Words ' * 30}end.\n{'Words ' * 30}end.", [f"paragraph {'Words ' * 30}end."] * 2),
        ("It is bone.The rest follows.", ["paragraph It is bone. The rest follows."]),
        ("A title\n\nText of it.", ["heading A title", "paragraph Text of it."]),
        ("- one\n- two\n  goes on", ["item one", "item two goes on"]),
        ("1. one\n2) two", ["item one", "item two"]),
        ("> said\n> so\n\nText.", ["quote said so", "paragraph Text."]),
        ("Text.\n\n* * *\n---\n\nMore.", ["paragraph Text.", "paragraph * * *", "paragraph More."]),
        ("Bad\u00adly hy\u00adphen\u200bated.\u00a0So.", ["paragraph Badly hyphenated. So."]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [f"{block.kind} {block.text}" for block in read_plain(text).blocks] == expected
