"""Sites without a fault: nothing is reported about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.audit import audit
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.content.handwritten import Docs
from askwell.content.library import Library
from tests.audit import sample
from tests.audit.conftest import DAY
from tests.audit.spoil import Audited, Copy
from tests.conftest import ROOT

DOCS = Docs(ROOT / "docs", exclude="manual/")

MANY = 24
"""Answers, so that each list takes two pages."""


def test_the_site_of_this_repository(built: Path, checked: CheckedSite) -> None:
    assert audit(built, checked, DOCS) == ()


def test_the_small_site(copy: Copy) -> None:
    assert copy.found() == ()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("many")
    clones = {
        f"answers/clone-{n}.md": sample.PLAIN.replace("id: bbb", f"id: x{n:03}").replace("another", f"a {n}th")
        for n in range(MANY)
    }
    sample.write(root, sample.FILES | clones)
    sample.build(root)
    return root


def test_lists_of_more_than_one_page(many: Path, tmp_path: Path) -> None:
    copy = Copy.of(Audited.of(many / "site", check(many, DAY)), tmp_path / "site")
    assert copy.found() == ()
    second = copy.site / "answers/page-2/index.html"
    text = second.read_text("utf-8")
    second.unlink()
    assert ("answers/page-2/index.html", "PAGE001") in copy.codes()
    copy.write("answers/page-2/index.html", text)
    copy.replace("answers/index.html", 'page-2/"', 'newest/"')
    assert ("answers/index.html", "PAGE106") in copy.codes()


def test_content_without_settings_has_no_site(tmp_path: Path, small_checked: CheckedSite) -> None:
    bare = CheckedSite(Library(), {}, small_checked.today)
    assert audit(tmp_path, bare, DOCS) == ()


def test_an_empty_folder_lacks_every_page(tmp_path: Path, small_checked: CheckedSite) -> None:
    assert {d.code for d in audit(tmp_path, small_checked, DOCS)} == {"FILE006", "FILE007", "PAGE001"}


def test_reports_name_the_folder_and_the_line(copy: Copy) -> None:
    copy.replace("index.html", '<div class="aw-home">', '<a href="nowhere/">x</a>\n<div class="aw-home">')
    line = (copy.site / "index.html").read_text("utf-8").split("nowhere/")[0].count("\n") + 1
    found, *_ = audit(copy.site, copy.checked, copy.first.docs, "public")
    assert (str(found.location), found.code) == (f"public/index.html:{line}:1", "LINK001")
    assert found.hint
