from __future__ import annotations

import pytest

from tests.editions import add, found
from tests.helpers import Site

ITEMS = "  - answer: t3st\n  - guide: test-guide\n"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param(ITEMS, [], id="good"),
        pytest.param("  - answer: t3sx\n", ["5:13 EDITION001"], id="no such id"),
        pytest.param("  - answer: sample\n", ["5:13 EDITION001"], id="a slug"),
        pytest.param("  - blurb: Test words.\n", ["5:5 EDITION002"], id="nothing"),
        pytest.param("  - answer: t3st\n    guide: test-guide\n", ["5:5 EDITION002"], id="both"),
        pytest.param("  - guide: other-guide\n", ["5:12 EDITION001"], id="no such guide"),
        pytest.param("  - guide: test-guide\n    entry: on\n", ["6:12 EDITION003"], id="no such entry"),
        pytest.param("  - answer: t3st\n    entry: on\n", ["6:12 EDITION003"], id="an entry of an answer"),
        pytest.param(ITEMS + "  - answer: t3st\n", ["7:5 EDITION006"], id="twice"),
        pytest.param("  - answer: t3st\n    first_question: yes\n", ["6:5 EDITION007"], id="a question of an answer"),
        pytest.param("  - answer: t3st\n    picture: none.jpg\n", ["6:14 EDITION008"], id="no such picture"),
        pytest.param(ITEMS + "    first_question: yes\n", ["7:5 EDITION007"], id="not the first"),
    ],
)
def test_items(items: str, expected: list[str], site: Site) -> None:
    add(site, ITEMS, items)
    assert found(site) == expected


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("answer: t3st", "answer: sample", "write its permanent id: answer: t3st"),
        ("answer: t3st", "answer: test-guide", "'test-guide' is a guide: write guide: test-guide"),
        ("answer: t3st", "answer: a-name-of-nothing", "t3st"),
        ("guide: test-guide", "guide: t3st", "that is an answer: write 'answer:' with its permanent id"),
    ],
)
def test_what_is_meant_is_told(old: str, new: str, hint: str, site: Site) -> None:
    add(site, old, new)
    assert [one for one in site.check().diagnostics if one.code == "EDITION001" and hint in one.hint] != []
