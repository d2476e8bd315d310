from __future__ import annotations

import pytest

from tests.helpers import FLOW, Site


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("label: Right", "label: Left", ["29:16 FLOW011"], id="same label"),
        pytest.param("label: Right", "label: left.", ["29:16 FLOW011"], id="same but for signs"),
        pytest.param("label: Right", "label: Not sure", ["29:16 FLOW011"], id="not sure as an option"),
        pytest.param("label: Right", "label: I don't know", ["29:16 FLOW011"], id="unknown as an option"),
        pytest.param("label: Right", "label: Surely not", [], id="sure of it"),
        pytest.param("    not_sure:\n      same_as: any\n", "", ["8:3 FLOW014"], id="screen without not sure"),
        pytest.param("title: Test rest", "title: Take 400 mg", ["50:12 FLOW012"], id="dose"),
        pytest.param("title: Test rest", "title: It is Safe for you", ["50:12 FLOW012"], id="clearance"),
        pytest.param("title: Test rest", "title: 400 magazines", [], id="number that is no dose"),
        pytest.param("title: Test guide", "title: A Decision Aid", ["1:8 FLOW013"], id="decision aid"),
    ],
)
def test_words_of_a_guide(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(FLOW, old, new)
    assert site.found(FLOW) == expected
