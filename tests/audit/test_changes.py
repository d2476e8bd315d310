"""Changes after publication: what the audit sees, whatever a template made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from askwell.audit.html.page import parsed
from askwell.audit.html.urls import Base
from askwell.audit.pages.changes import FAULT, changes
from askwell.audit.pages.expectations import Look
from askwell.checks.checked_site import CheckedSite
from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, FLOW, Site

LOG = """\
updated: 2026-03-02
changes:
  - {on: 2026-03-02, kind: correction, what: Test words were wrong., by: test-expert}
  - {on: 2026-03-01, kind: update, what: Test words are new., by: test-expert}
"""

PAGES = {"answers/sample/": ANSWER, "decide/test-guide/": FLOW, "corrections/": ""}


@pytest.fixture
def corrected(site: Site) -> CheckedSite:
    """The good site with two changes of its answer and of its guide."""
    site.write(ANSWER, FILES[ANSWER].replace("published: 2026-01-10\n", f"published: 2026-01-10\n{LOG}"))
    site.write(FLOW, FILES[FLOW].replace("updated: 2026-01-10\n", LOG))
    return site.check()


def pages(checked: CheckedSite) -> dict[str, str]:
    return {page.path: page.document for page in render_site(checked).pages}


def found(checked: CheckedSite, path: str, text: str) -> list[str]:
    """What is found in a page of the site, in some state of its HTML."""
    page = parsed(text.encode(), f"{path}index.html", "site")
    settings = checked.library.settings
    assert page is not None
    assert settings is not None
    records = {**{f"answers/{k}/": a for k, a in checked.library.answers.items()}}
    record = records.get(path) or (checked.library.flows["test-guide"] if path.startswith("decide/") else None)
    return [one.code for one in changes(Look(page, Base(settings.base_url), settings), checked.library, record)]


@pytest.mark.parametrize("path", PAGES)
def test_a_good_page(corrected: CheckedSite, path: str) -> None:
    assert found(corrected, path, pages(corrected)[path]) == []


SPOILS = [
    ("one is missing", lambda item: item.drop_tree()),
    ("another kind", lambda item: item.set("data-change", "update")),
    ("another sentence", lambda item: _reword(item, "Test words were wrong.", "Test words.")),
    ("another kind in words", lambda item: _reword(item, "Correction", "Update")),
    ("another person", lambda item: _reword(item, "Test Expert", "Nobody")),
    ("another day", lambda item: item.find(".//time").set("datetime", "2026-03-03")),
    ("another place", lambda item: [e.attrib.pop(n) for e in item.iter() for n in ("id", "href") if n in e.attrib]),
    ("after an older one", lambda item: item.getparent().append(item)),
]


def _reword(item: html.HtmlElement, old: str, new: str) -> None:
    for element in item.iter():
        element.text = (element.text or "").replace(old, new)
        element.tail = (element.tail or "").replace(old, new)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("spoil", [spoil for _, spoil in SPOILS], ids=[name for name, _ in SPOILS])
def test_a_spoilt_page(corrected: CheckedSite, path: str, spoil: object) -> None:
    tree = html.document_fromstring(pages(corrected)[path].encode())
    assert callable(spoil)
    spoil(next(item for item in tree.iter() if item.get("data-change") == "correction"))
    assert FAULT in found(corrected, path, html.tostring(tree, encoding="unicode"))


def test_a_page_without_what_the_kinds_mean(corrected: CheckedSite) -> None:
    text = pages(corrected)["corrections/"].replace("We have put it right.", "")
    assert found(corrected, "corrections/", text) == [FAULT]


def test_a_change_that_content_does_not_have(corrected: CheckedSite) -> None:
    text = pages(corrected)["answers/sample/"]
    answer = corrected.library.answers["sample"]
    bare = replace(corrected.library, answers={"sample": answer.model_copy(update={"changes": ()})})
    assert found(replace(corrected, library=bare), "answers/sample/", text) == [FAULT]
