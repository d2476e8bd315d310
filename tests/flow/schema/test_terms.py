"""Terms in the words that their authors gave them."""

from __future__ import annotations

import pytest

from askwell.flow.schema.terms import NamedCondition, in_words, names_in

TERMS = {
    "deep": NamedCondition(when="wound in (deep, dirty)", says="the wound is deep or dirty"),
    "long-ago": NamedCondition(when="dose >= 10"),
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("deep", "“the wound is deep or dirty”"),
        ("not deep and dose is never", "not “the wound is deep or dirty” and dose is never"),
        ("count(deep, dose >= 5) >= 1", "count(“the wound is deep or dirty”, dose >= 5) >= 1"),
        ("long-ago or deep", "long-ago or “the wound is deep or dirty”"),
        pytest.param("wound is deep", "wound is deep", id="a choice called alike"),
        pytest.param("wound is not deep", "wound is not deep", id="another choice than one called alike"),
        pytest.param("wound in (deep, dirty)", "wound in (deep, dirty)", id="choices called alike"),
        pytest.param("wound not in (clean, deep)", "wound not in (clean, deep)", id="no choices called alike"),
        pytest.param("so-deep or deep-2", "so-deep or deep-2", id="longer names"),
    ],
)
def test_in_words(condition: str, expected: str) -> None:
    """What a clinician signs says nothing else than what its author wrote."""
    assert in_words(condition, TERMS) == expected


def test_names_are_no_choices() -> None:
    found = list(names_in("deep and wound is deeper or dose in (lately, never)"))
    assert found == ["deep", "and", "wound", "or", "dose"]
