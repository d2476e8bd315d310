"""A site below a path of its host: each address that is written out has the path, and none has it twice."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest

from askwell.content.handwritten import Docs
from askwell.render.assets import bytes_of
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, PERSON, REVIEWER, good_site
from tests.permanence.visitor import headers, served

CHANGE = """\
updated: 2026-01-12
changes:
  - on: 2026-01-12
    kind: correction
    what: Test words were wrong, and these are right.
    by: test-reviewer
"""
BASES = ("https://site.example/", "https://site.example/wellness/", "https://site.example/a/b/")


@pytest.fixture(scope="module", params=BASES)
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """A site with an answer that was renamed and corrected, one that was merged, and one that was withdrawn."""
    base: str = request.param
    site = good_site(tmp_path_factory.mktemp("below"))
    site.write("site.yml", FILES["site.yml"].replace(BASES[0], base))
    site.write(PERSON, REVIEWER)
    site.write(
        ANSWER, FILES[ANSWER].replace("id: t3st", "id: t3st\nwas: [old]").replace("reviewed:", f"{CHANGE}reviewed:")
    )
    plain = FILES[ANSWER].replace("flow: test-guide\n", "")
    merged = "status: merged\nsince: 2026-02-01\ninstead: sample\n"
    withdrawn = "status: withdrawn\nsince: 2026-02-01\nwhy: Test reason.\nwas: [once]\n"
    for name, id_, state in (("second", "s3cond", merged), ("third", "th1rd", withdrawn)):
        site.write(f"answers/{name}.md", plain.replace("id: t3st", f"id: {id_}\n{state}".rstrip()))
    (site.root / "docs").mkdir()
    (site.root / "docs" / "about.md").write_text("---\nwas: us\n---\n# About\n", "utf-8")
    (site.root / "docs" / "submit.md").write_text("# Send a question\n", "utf-8")
    checked = site.check()
    assert [str(found) for found in checked.diagnostics if found.severity == "error"] == []
    return render_site(checked, Docs(site.root / "docs"))


def text_of(rendered: Rendered, path: str) -> str:
    return bytes_of(rendered.assets[path]).decode()


@pytest.mark.parametrize(
    ("old", "new", "by_itself"),
    [
        ("a/t3st/", "answers/sample/", True),
        ("answers/old/", "answers/sample/", True),
        ("answers/second/", "answers/sample/", True),
        ("a/s3cond/", "answers/sample/", True),
        ("d/test-guide/", "decide/test-guide/", True),
        ("us/", "about/", True),
        ("answers/once/", "answers/third/", False),
        ("a/th1rd/", "answers/third/", False),
    ],
)
def test_small_pages_lead_on_below_the_path(old: str, new: str, by_itself: bool, rendered: Rendered) -> None:
    base = rendered.settings.base_url
    with served(urlsplit(base).path) as server:
        server.publish(rendered)
        visit = server.visit(old)
        assert (visit.status, visit.hops, visit.by_itself) == (200, 1, by_itself)
        assert visit.address == urlsplit(base).path + new
        assert headers(visit.first)["canonical"] == base + new


def test_maps_for_servers_have_the_path(rendered: Rendered) -> None:
    root = urlsplit(rendered.settings.base_url).path
    assert f"{root}answers/old/ {root}answers/sample/ 301" in text_of(rendered, "_redirects").splitlines()
    assert f"{root}a/t3st/ {root}answers/sample/ 302" in text_of(rendered, "_redirects").splitlines()
    assert f"{root}answers/old/ {root}answers/sample/;" in text_of(rendered, "redirects/moved.nginx").splitlines()
    assert f"{root}answers/third/ 1;" in text_of(rendered, "redirects/gone.nginx").splitlines()
    names = [name for name in rendered.assets if name == "_redirects" or name.startswith("redirects/")]
    words = [word for name in names for word in text_of(rendered, name).split() if word.startswith("/")]
    assert words
    assert [word for word in words if not word.startswith(root)] == []


def test_every_link_of_every_page_stays_below_the_path_and_finds_a_page(rendered: Rendered) -> None:
    base = rendered.settings.base_url
    there = {f"{base}{name}" for name in (*(page.path for page in rendered.pages), *rendered.assets)}
    for page in rendered.pages:
        links = re.findall(r'(?:href|src|action|content)="((?:https://site\.example|/|\.\.?/)[^"#?]*)', page.html)
        absolute = {urljoin(base + page.path, link) for link in links}
        assert absolute <= there, page.path
        if not page.leads_to and page.path != "404.html":
            assert headers(page.html).get("canonical", base + page.path) == base + page.path


@pytest.mark.parametrize("path", ["corrections/feed.xml", "sitemap.xml"])
def test_what_machines_read_has_the_path_once(path: str, rendered: Rendered) -> None:
    base = rendered.settings.base_url
    found = re.findall(r"https://site\.example/[^\s<\"&#]*", text_of(rendered, path))
    there = {f"{base}{name}" for name in (*(page.path for page in rendered.pages), *rendered.assets)}
    assert found
    assert [address for address in found if address not in there] == []
