"""The pages of people: who has one, where it is, and what it says they did."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.render.lists.orders import PAGE_SIZE
from askwell.render.page import Page
from askwell.render.site import render_site
from tests.helpers import ANSWER, EDITOR, FILES, FLOW, PERSON, REVIEWER, Site

OTHER = "people/test-editor.yml"
EDITING, REVIEWING = "people/test-editor/", "people/test-reviewer/"


@pytest.fixture
def staffed(site: Site) -> Site:
    site.write(PERSON, REVIEWER)
    site.write(OTHER, EDITOR)
    return site


def pages(site: Site) -> dict[str, Page]:
    return {page.path: page for page in render_site(site.check()).pages}


def listed(page: Page, part: str) -> list[str]:
    """The items of a part of a page, as a reader sees them."""
    soup = BeautifulSoup(page.html, "html.parser")
    return [" ".join(item.get_text().split()) for item in soup.select(f'[data-part="{part}"] > li')]


@pytest.mark.parametrize(
    ("file", "header", "expected"),
    [
        pytest.param(ANSWER, "", [], id="nobody else"),
        pytest.param(ANSWER, "author: test-editor\n", ["people/", EDITING], id="an author"),
        pytest.param(ANSWER, "editor: test-editor\n", ["people/", EDITING], id="an editor"),
        pytest.param(ANSWER, "reviewer: test-reviewer\n", ["people/", REVIEWING], id="a reviewer"),
        pytest.param(FLOW, "reviewer: test-reviewer\n", ["people/", REVIEWING], id="a reviewer of a guide"),
        pytest.param(ANSWER, "author: test-expert\n", [], id="an expert"),
    ],
)
def test_who_has_a_page_and_where(file: str, header: str, expected: list[str], staffed: Site) -> None:
    """Words in an answer put somebody among the experts, whatever else they do."""
    staffed.replace(file, "ai_use:", f"{header}ai_use:")
    found = pages(staffed)
    assert sorted(path for path in found if path.startswith("people/")) == expected
    assert [path for path in found if path.startswith("experts/")] == ["experts/", "experts/test-expert/"]
    assert ("people/" in found["experts/"].html) is bool(expected)


def test_what_a_reviewer_did(staffed: Site) -> None:
    proof = staffed.check().machines["test-guide"].fingerprint
    approval = f"approval: {{by: test-reviewer, on: 2026-01-11, proof: {proof}}}\n"
    staffed.replace(FLOW, "ai_use:", f"reviewer: test-reviewer\n{approval}ai_use:")
    staffed.replace(ANSWER, "ai_use:", "reviewer: test-reviewer\nai_use:")
    page = pages(staffed)[REVIEWING]
    assert listed(page, "reviewed") == ["Is this test data?, 10 January 2026", "Test guide, 10 January 2026"]
    assert listed(page, "approved") == ["Test guide, 11 January 2026"]
    assert 'href="../../decide/test-guide/"' in page.html
    assert listed(page, "written") == listed(page, "edited") == []


def test_an_approval_that_has_lapsed_is_told(staffed: Site) -> None:
    approval = "approval: {by: test-reviewer, on: 2026-01-11, proof: 0123456789ab}\n"
    staffed.replace(FLOW, "ai_use:", f"{approval}ai_use:")
    (line,) = listed(pages(staffed)[REVIEWING], "approved")
    assert line.endswith("(this approval has lapsed: the guide has changed since)")


def test_what_an_author_and_editor_did(staffed: Site) -> None:
    text = FILES[ANSWER].replace("ai_use:", "author: test-editor\neditor: test-editor\nai_use:")
    staffed.write(ANSWER, text.replace("published: 2026-01-10", "published: 2026-01-09\nupdated: 2026-01-10"))
    page = pages(staffed)[EDITING]
    assert listed(page, "written") == ["Is this test data?, 9 January 2026"]
    assert listed(page, "edited") == ["Is this test data?, 10 January 2026"]
    assert "aw-byline__standing" not in page.html  # nothing is said of what is not known


def test_a_long_list_goes_on_over_pages(staffed: Site) -> None:
    text = FILES[ANSWER].replace("ai_use:", "editor: test-editor\nai_use:")
    for number in range(PAGE_SIZE + 1):
        staffed.write(f"answers/a{number}.md", text.replace("t3st", f"t{number:03}"))
    found = pages(staffed)
    sizes = [len(listed(found[path], "edited")) for path in (EDITING, f"{EDITING}page-2/")]
    assert sizes == [PAGE_SIZE, 1]
    assert f"{EDITING}page-3/" not in found


@pytest.mark.parametrize("role", ["reviewer", "author", "editor"])
def test_names_lead_to_the_persons_page(role: str, staffed: Site) -> None:
    staffed.replace(ANSWER, "ai_use:", f"{role}: test-reviewer\nai_use:")
    assert f'href="../../{REVIEWING}"' in pages(staffed)["answers/sample/"].html


def test_people_are_found_by_the_search(staffed: Site) -> None:
    staffed.replace(ANSWER, "ai_use:", "editor: test-editor\nai_use:")
    found = {record.path for record in render_site(staffed.check()).search}
    assert {"experts/test-expert/", EDITING} <= found
    assert REVIEWING not in found
