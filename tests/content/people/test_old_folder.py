"""The folder of people had another name once."""

from __future__ import annotations

import pytest

from tests.helpers import EXPERT, FILES, Site


@pytest.mark.parametrize(
    ("both", "expected"),
    [
        pytest.param(False, ["1:1 PERSON001"], id="the old folder"),
        pytest.param(True, ["1:1 PERSON001"], id="both folders"),
    ],
)
def test_the_old_folder_of_people_is_told_once(both: bool, expected: list[str], site: Site) -> None:
    """Nothing more is said of who is named: the people are there, in a folder that is not read."""
    site.path("people").rename(site.path("experts"))
    if both:
        site.write("people/other.yml", FILES[EXPERT])
    assert site.found("experts") == expected
    assert any("rename it to content/people" in hint for hint in site.hints())


def test_an_empty_folder_of_the_old_name_is_no_mistake(site: Site) -> None:
    """Git keeps no empty folders: whoever gets the site from there has none. Nobody is lost in it either."""
    site.path("experts/more").mkdir(parents=True)
    site.replace("answers/sample.md", "experts: [test-expert]", "experts: [test-exper]")
    assert site.found("answers/sample.md") == ["10:11 REF001", "33:3 EXPERT001"]
