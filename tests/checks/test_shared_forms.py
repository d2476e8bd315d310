"""What a site's vocabulary cannot or does not say of a shared question, and guides must still have in common."""

from __future__ import annotations

import pytest

from tests.checks.test_together import COUGHING, GRAVE, SHARED, found, guide
from tests.helpers import Site

CHECKLIST = """\
  signs:
    ask: Which?
    any_of: [One, Two]
    options: {any: {to: ANY}, none: {to: visit}}
    not_sure: {same_as: any}
"""
COUNT = """\
  signs:
    ask: Which?
    how_many: [One, Two]
    options: {0: {to: visit}, 1: {to: visit}, 2: {to: ANY}}
    not_sure: {to: visit}
"""
DECLARED = (
    SHARED[: SHARED.index("  fever:\n")] + "  signs:\n    ask: Which?\n    signs: [One, Two]\n    not_sure: yes\n"
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (CHECKLIST, CHECKLIST, []),
        (COUNT, COUNT, []),
        (CHECKLIST, COUNT, ["24:5 FLOW130 'signs' is a shared question, and it has 'how_many' in 'other-guide', not "
                            "'any_of'"]),
        (CHECKLIST.replace("{to: ANY}", "{to: ANY, when: screen is none}"), CHECKLIST,
         ["25:37 FLOW130 'signs' is a shared question, and it does not offer 'any' to all its readers"]),
    ],
)  # fmt: skip
def test_signs_are_shared_in_one_form(site: Site, one: str, other: str, expected: list[str]) -> None:
    found(site, guide(one, ANY="call"), guide(other, ANY="visit"), DECLARED)
    said = [one for one in site.check().diagnostics if one.code == "FLOW130"]
    assert [f"{d.location.line}:{d.location.column} {d.code} {d.message}" for d in said] == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("{yes: Coughing, no: Not coughing}", []),
        ("{yes: Coughing, no: {}}", ["'no' is declared without a label and without the ends of a band"]),
    ],
)
def test_what_a_shared_choice_says_is_declared(site: Site, options: str, expected: list[str]) -> None:
    declared = SHARED.replace("{yes: Coughing, no: Not coughing}", options)
    assert declared.count(options) == 1
    found(site, COUGHING, GRAVE, declared)
    said = [one.message.partition(", and ")[2] for one in site.check().diagnostics if one.code == "FLOW130"]
    assert said == expected
