"""What of an answer counts as another after an edit: what rests on the rest is not made again."""

from __future__ import annotations

import pytest

from askwell.rebuild.answers import aspects
from tests.helpers import ANSWER, Site


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("questions_to_ask:\n", "questions_to_ask:\n  - Is it?\n", {"questions_to_ask", "_body", "_unsettled"}),
        ("not_settled: |\n", "not_settled: >\n", {"_unsettled"}),
        ("  - Is this a test?\n", "  - Is this no test?\n", {"questions_to_ask", "_unsettled"}),
    ],
    ids=["longer", "folded", "as long"],
)
def test_a_text_that_moved_in_its_file_is_another(old: str, new: str, expected: set[str], site: Site) -> None:
    """Findings in it tell where they are."""
    before = site.check().library.answers["sample"]
    site.replace(ANSWER, old, new)
    after = site.check().library.answers["sample"]
    differ = {name for name, mark in aspects(after).items() if mark != aspects(before)[name]}
    assert differ - {"_document", "__dict__", "model_copy", "model_dump", "model_dump_json"} == expected


def test_a_heading_that_moved_down_is_none_that_others_ask_for(site: Site) -> None:
    before = site.check().library.answers["sample"]
    site.replace(ANSWER, "\n## ", "\nOther test words.\n\n## ")
    after = site.check().library.answers["sample"]
    differ = {name for name, mark in aspects(after).items() if mark != aspects(before)[name]}
    assert "_body" in differ
    assert "headings" not in differ
