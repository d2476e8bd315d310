"""Who spoke, wrote and checked, on finished pages: experts who disagree, and pages that say otherwise than content."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell.audit import audit
from askwell.checks import check
from askwell.content.handwritten import Docs
from tests.audit import sample
from tests.audit.spoil import Spoil, drop, put, reword, says
from tests.helpers import TODAY

PAGE = "answers/full/index.html"
DISAGREE = """\
not_settled: |-
  Test doubt.[^paper-source]

  > Test words, one way.
  > -- quote: test-expert

  > Test words, the other way.
  > -- quote: test-reviewer

  One says "yes"{quote: test-expert}, and one "no"{quote: test-reviewer}.[^paper-source]
"""
SAID = '\nIt is “quoted *words*”{quote: test-expert} here, and Reviewer said "no"{quote: test-reviewer}.[^web-source]\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site in which two experts disagree about what is not settled."""
    root = tmp_path_factory.mktemp("people")
    text = sample.FULL.replace("experts: [test-expert]", "experts: [test-expert, test-reviewer]")
    text = text.replace("not_settled: |-\n  Test doubt.[^paper-source]\n", DISAGREE) + SAID
    sample.write(root, sample.FILES | {"answers/full.md": text})
    sample.build(root)
    return root


def found(root: Path, spoil: Spoil | None = None) -> set[str]:
    page = root / "site" / PAGE
    before = page.read_text("utf-8")
    if spoil:
        soup = BeautifulSoup(before, "html.parser")
        spoil(soup)
        page.write_text(str(soup), "utf-8")
    try:
        checked = check(root, TODAY)
        return {one.code for one in audit(root / "site", checked, Docs(root / "docs"))}
    finally:
        page.write_text(before, "utf-8")


def test_experts_who_disagree_can_both_be_quoted(built: Path) -> None:
    assert found(built) == set()
    page = BeautifulSoup((built / "site" / PAGE).read_text("utf-8"), "html.parser")
    unsettled = page.select('[data-part="not-settled"] [data-attribution="quote"]')
    assert [element["data-expert"] for element in unsettled] == ["test-expert", "test-reviewer"] * 2
    assert [element.name for element in unsettled] == ["blockquote", "blockquote", "span", "span"]
    who = [link.get_text() for link in page.select('[data-part="not-settled"] .aw-quote__by a')]
    assert who == ["Test Expert", "Test Reviewer"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(put(".aw-quote", data_expert="test-reviewer"), "PERSON101", id="a quote of another"),
        pytest.param(put(".aw-passage", data_attribution="quote"), "PERSON101", id="a paraphrase as a quote"),
        pytest.param(reword("“quoted ", "“misquoted "), "PERSON101", id="other words"),
        pytest.param(drop(".aw-quote__by"), "PERSON101", id="nobody said it"),
        pytest.param(drop(".aw-quote"), "PERSON101", id="a quote less"),
        pytest.param(says(".aw-passage__by a", "Somebody"), "PERSON101", id="a passage by another"),
        pytest.param(says('[data-part="review"]', "Checked by Test Reviewer"), "PERSON102", id="a review that was not"),
        pytest.param(drop('[data-part="written"]'), "PERSON102", id="nobody edited it"),
        pytest.param(says('[data-part="written"] a', "Somebody"), "PERSON102", id="somebody else edited it"),
    ],
)
def test_a_page_that_says_otherwise(built: Path, spoil: Spoil, code: str) -> None:
    assert code in found(built, spoil)
