"""Links from answers to pages written by hand: each leads to a page of `docs/`."""

from __future__ import annotations

import pytest

from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import ANSWER, Site

CONFIG = "site_name: Test\ntheme:\n  name: material\n"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("page:about", [], id="page"),
        pytest.param("page:team/who-we-are", [], id="in a folder"),
        pytest.param("page:team", [], id="a folder's own page"),
        pytest.param("page:abuot", ["28:5 REF001"], id="no page"),
        pytest.param("page:who-we-are", ["28:5 REF001"], id="in another folder"),
        pytest.param("page:logo", ["28:5 REF001"], id="a picture"),
        pytest.param("page:team/index", ["28:5 REF001"], id="the file of a folder's own page"),
        pytest.param("page:hidden", ["28:5 REF001"], id="a page that is not published"),
    ],
)
def test_links_to_pages(link: str, expected: list[str], site: Site) -> None:
    (site.root / "mkdocs.yml").write_text(f"{CONFIG}exclude_docs: hidden.md\n", "utf-8")
    for name in ("about.md", "team/index.md", "team/who-we-are.md", "logo.png", "hidden.md"):
        path = site.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Test page\n\nTest words.\n", "utf-8")
    site.replace(ANSWER, "---\nTest words.", f"---\n[a]({link}) Test words.")
    found = with_surroundings(site.root, site.check()).diagnostics
    ours = [d for d in found if d.code == "REF001"]
    assert [f"{d.location.line}:{d.location.column} {d.code}" for d in ours] == expected
    assert [d.hint for d in ours] == ["did you mean 'about'?"] * (link == "page:abuot") or link != "page:abuot"


def test_links_in_the_header(site: Site) -> None:
    (site.root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    site.replace(ANSWER, "  Test words.[^test-source]\nflow", "  Test [a](page:about).[^test-source]\nflow")
    found = with_surroundings(site.root, site.check()).diagnostics
    (site.root / "docs").mkdir()
    again = with_surroundings(site.root, site.check()).diagnostics
    assert [str(d.location) for d in again if d.code == "REF001"] == ["content/answers/sample.md:25:12"]
    assert [d.code for d in found if d.code == "REF001"] == []
