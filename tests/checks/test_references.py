from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FLOW, Site


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(ANSWER, "topics: [test-topic]", "topics: [test-topic, test-topic]", ["9:22 REF005"], id="topic"),
        pytest.param(
            ANSWER,
            "[test-source, paper-source]",
            "[test-source, paper-source, test-source]",
            ["15:38 REF005"],
            id="source",
        ),
        pytest.param(
            ANSWER, "sources: [paper-source]", "sources: [paper-source, paper-source]", ["23:29 REF005"], id="of a card"
        ),
        pytest.param(ANSWER, "flow: test-guide", "related: [sample]\nflow: test-guide", ["26:11 REF005"], id="itself"),
        pytest.param(
            FLOW,
            "sources: [test-source]\n  rest:",
            "sources: [test-source, test-source]\n  rest:",
            ["48:28 REF005"],
            id="of an outcome",
        ),
        pytest.param(ANSWER, "topics: [test-topic]", "topics: [test-topic, other-topic]", [], id="two topics"),
    ],
)
def test_named_once(file: str, old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(file, old, new)
    assert site.found(file) == expected


def test_a_former_name_is_told_what_it_is_now(site: Site) -> None:
    site.replace("topics.yml", "test-topic:\n", "new-topic:\n  was: [test-topic]\n")
    (hint,) = {d.hint for d in site.check().diagnostics if d.code == "REF001"}
    assert hint == "it is called 'new-topic' now"
