"""Sites whose surroundings are odd: each mistake is told with its place and a hint, and nothing else happens."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.starter import make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import TODAY, Site, good_site

Act = Callable[[Path], object]
CONFIG, PAGE, DOCS = "mkdocs.yml", "docs/about.md", "docs"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("started")
    make_site(root, TODAY)
    return root


@pytest.fixture
def odd(started: Path, tmp_path: Path) -> Site:
    """The small good site with the surroundings of a new site."""
    for name in ("docs", "hooks"):
        shutil.copytree(started / name, tmp_path / name)
    shutil.copy(started / CONFIG, tmp_path)
    (tmp_path / "docs" / "submit.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    return good_site(tmp_path)


def found(site: Site) -> list[str]:
    return [f"{d.location} {d.code}" for d in with_surroundings(site.root, site.check()).diagnostics]


def change(path: str, old: str, new: str) -> Act:
    def act(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return act


def write(path: str, text: str | bytes) -> Act:
    def act(root: Path) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    return act


def config(line: str) -> Act:
    """A line more at the end of mkdocs.yml."""
    return lambda root: (root / CONFIG).write_text((root / CONFIG).read_text("utf-8") + line + "\n", "utf-8")


def linked(name: str, target: str) -> Act:
    return lambda root: (root / name).symlink_to(target)


def instead(name: str, target: str) -> Act:
    """A link in place of a file."""

    def act(root: Path) -> None:
        (root / name).unlink()
        (root / name).symlink_to(target)

    return act


def pipe(name: str) -> Act:
    return lambda root: os.mkfifo(root / name)


def listening(name: str) -> Act:
    def act(root: Path) -> None:
        with socket.socket(socket.AF_UNIX) as made:
            here = os.open(root, os.O_RDONLY)
            try:
                os.chdir(root)
                made.bind(name)
            finally:
                os.chdir("/")
                os.close(here)

    return act


NAME = "  name: material\n"


def header(*lines: str) -> Act:
    return write(PAGE, "\n".join(["---", *lines, "---", "", "# Test", ""]))


def body(*lines: str) -> Act:
    return write(PAGE, "\n".join(["# Test", "", *lines, ""]))


ODD: list[tuple[str, Act, list[str]]] = [
    # mkdocs.yml
    ("no hooks", change(CONFIG, "hooks:\n  - hooks/mkdocs_hooks.py\n", ""), ["mkdocs.yml:2:1 ENGINE001"]),
    ("empty hooks", change(CONFIG, "hooks:\n  - hooks/mkdocs_hooks.py\n", "hooks: []\n"), ["mkdocs.yml:7:1 ENGINE001"]),
    ("a hook that is not there", change(CONFIG, "hooks/mkdocs_hooks.py", "hooks/gone.py"),
     ["mkdocs.yml:8:5 ENGINE005"]),
    ("a hook of another's",
     lambda r: (write("hooks/own.py", "")(r), change(CONFIG, "hooks:\n", "hooks:\n  - hooks/own.py\n")(r)),
     ["mkdocs.yml:8:5 ENGINE004"]),
    ("a hook that is a folder", change(CONFIG, "hooks/mkdocs_hooks.py", "hooks"), ["mkdocs.yml:8:5 ENGINE005"]),
    ("another theme", change(CONFIG, "name: material", "name: readthedocs"), ["mkdocs.yml:10:9 ENGINE003"]),
    ("a theme that is a word", change(CONFIG, "theme:\n  name: material\n", "theme: mkdocs\nx:\n"), ["ENGINE003"]),
    ("a language", change(CONFIG, NAME, f"{NAME}  language: de\n"), ["mkdocs.yml:11:3 ENGINE004"]),
    ("colours that would be ignored", change(CONFIG, NAME, f"{NAME}  palette:\n    scheme: slate\n"),
     ["mkdocs.yml:11:3 ENGINE004"]),
    ("templates of one's own", change(CONFIG, NAME, f"{NAME}  custom_dir: docs\n"), ["mkdocs.yml:11:3 ENGINE004"]),
    ("a theme's field unknown", change(CONFIG, NAME, f"{NAME}  langauge: en\n"), ["mkdocs.yml:11:3 ENGINE004"]),
    ("pages loaded by a script", change(CONFIG, NAME, f"{NAME}  features:\n    - navigation.instant\n"),
     ["mkdocs.yml:11:3 ENGINE004"]),
    ("a plugin", change(CONFIG, "  - search", "  - search\n  - tags"), ["ENGINE004"]),
    ("a plugin with settings", change(CONFIG, "  - search", "  - search\n  - social:\n      cards: false"),
     ["ENGINE004"]),
    ("an extension", change(CONFIG, "  - tables", "  - tables\n  - attr_list"), ["ENGINE004"]),
    ("an extension of another's", change(CONFIG, "  - tables", "  - tables\n  - pymdownx.snippets"), ["ENGINE004"]),
    ("counting readers", config("extra:\n  analytics:\n    provider: google"), ["ENGINE002"]),
    ("a menu of the engine's", config("nav:\n  - index.md"), ["ENGINE002"]),
    ("a field unknown", config("sitename: Test"), ["ENGINE002"]),
    ("a file to inherit from", config("INHERIT: ../other.yml"), ["ENGINE002"]),
    ("addresses without a slash", config("use_directory_urls: false"), ["ENGINE003"]),
    ("markup below every page", config("copyright: <b>Test</b>"), ["ENGINE002"]),
    ("an entity below every page", config("copyright: Test &copy;"), ["ENGINE002"]),
    ("a script below every page", config("copyright: '<script>x()</script>'"), ["ENGINE002"]),
    ("markup in the description", config("site_description: '\"><b>'"), ["ENGINE002"]),
    ("a script from elsewhere", config("extra_javascript:\n  - https://other.example/x.js"), ["ENGINE005"]),
    ("a script that is not there", config("extra_javascript:\n  - x.js"), ["ENGINE005"]),
    ("a script with a path", config("extra_javascript:\n  - path: https://other.example/x.js"), ["ENGINE005"]),
    ("a sheet from elsewhere", config("extra_css:\n  - https://other.example/x.css"), ["ENGINE005"]),
    ("a sheet from above", config("extra_css:\n  - ../mkdocs.yml"), ["ENGINE005"]),
    ("a folder that is not there", change(CONFIG, "docs_dir: docs", "docs_dir: pages"), ["mkdocs.yml:3:11 ENGINE005"]),
    ("a name twice", config("site_name: Test"), ["mkdocs.yml:18:1 YAML003"]),
    ("a command to YAML", config("copyright: !ENV HOME"), ["YAML005"]),
    ("a Python function", config("extra:\n  generator: !!python/name:os.system"), ["YAML005"]),
    ("an anchor", config("copyright: &a Test"), ["YAML004"]),
    ("broken YAML", write(CONFIG, "site_name: [\n"), ["YAML001"]),
    ("settings in Latin-1", write(CONFIG, b"site_name: Ren\xe9\n"), ["mkdocs.yml:1:15 READ002"]),
    ("empty settings", write(CONFIG, ""), ["mkdocs.yml:1:1 READ003"]),
    ("settings that are a list", write(CONFIG, "- x\n"), ["ENGINE001"]),
    ("settings that lead out", instead(CONFIG, "/etc/hostname"), ["READ005"]),
    ("settings that lead nowhere", instead(CONFIG, "gone"), ["READ001"]),
    # docs/
    ("a page in Latin-1", write(PAGE, b"# Ren\xe9\n"), ["docs/about.md:1:6 READ002"]),
    ("a page with a control sign", write(PAGE, "# Te\x07st\n"), ["docs/about.md:1:5 READ008"]),
    ("an empty page", write(PAGE, ""), ["docs/about.md:1:1 READ003"]),
    ("a broken header", header("title: [x"), ["YAML001"]),
    ("a header without an end", write(PAGE, "---\ntitle: x\n"), ["READ007"]),
    ("a header that is a list", header("- x"), ["docs/about.md:2:1 DOCS001"]),
    ("a template", header("template: nope.html"), ["docs/about.md:2:1 DOCS001"]),
    ("words for robots", header("robots: noindex"), ["docs/about.md:2:1 DOCS001"]),
    ("an odd word on a model", header("ai_use: some"), ["docs/about.md:2:9 DOCS001"]),
    ("a title with markup", header("title: <b>x</b>"), ["docs/about.md:2:8 DOCS001"]),
    ("a front page of one's own", write("docs/index.md", "# Test\n"), ["docs/index.md:1:1 DOCS003"]),
    ("a front page by another name", write("docs/README.md", "# Test\n"), ["docs/README.md:1:1 DOCS003"]),
    ("a page for an answer's", write("docs/answers/sample.md", "# Test\n"), ["docs/answers/sample.md:1:1 DOCS003"]),
    ("a list of answers", write("docs/answers/index.md", "# Test\n"), ["docs/answers/index.md:1:1 DOCS003"]),
    ("a guide", write("docs/decide/test-guide/index.md", "# Test\n"), ["docs/decide/test-guide/index.md:1:1 DOCS003"]),
    ("a file for a page", write("docs/404.html", "<p>x</p>"), ["docs/404.html:1:1 DOCS003"]),
    ("a search of one's own", write("docs/search.md", "# Test\n"), ["docs/search.md:1:1 DOCS003"]),
    ("words of one's own", write("docs/glossary.md", "# Test\n"), ["docs/glossary.md:1:1 DOCS003"]),
    ("corrections of one's own", write("docs/corrections.md", "# Test\n"), ["docs/corrections.md:1:1 DOCS003"]),
    ("below corrections", write("docs/corrections/a.md", "# Test\n"), ["docs/corrections/a.md:1:1 DOCS003"]),
    ("a feed of one's own", write("docs/corrections/feed.xml", "<a/>"), ["docs/corrections/feed.xml:1:1 DOCS003"]),
    ("a map of one's own", write("docs/decide/test-guide/map.md", "# T\n"),
     ["docs/decide/test-guide/map.md:1:1 DOCS003"]),
    ("the sheet of all pages", write("docs/assets/askwell.css", "p {}"), ["docs/assets/askwell.css:1:1 DOCS003"]),
    ("a part of the search", write("docs/search/index/a.bin", ""), ["docs/search/index/a.bin:1:1 DOCS003"]),
    ("a link to a file outside", linked("docs/name.txt", "/etc/hostname"), ["docs/name.txt:1:1 DOCS004"]),
    ("a link to a page outside", linked("docs/name.md", "/etc/hostname"), ["docs/name.md:1:1 DOCS004"]),
    ("a link to a folder outside", linked("docs/etc", "/etc"), ["docs/etc:1:1 DOCS004"]),
    ("a link to itself", linked("docs/loop", "loop"), ["docs/loop:1:1 DOCS004"]),
    ("a link to where it stands", linked("docs/loop", "."), ["docs/loop:1:1 DOCS004"]),
    ("a link to nothing", linked("docs/gone.md", "nowhere"), ["docs/gone.md:1:1 DOCS004"]),
    ("a pipe", pipe("docs/pipe.md"), ["docs/pipe.md:1:1 DOCS004"]),
    ("a socket", listening("docs/s"), ["docs/s:1:1 DOCS004"]),
    ("a page in bytes", write("docs/caf\udce9.md", "# T\n"), ["docs/caf\\udce9.md:1:1 DOCS004"]),
    ("a folder in bytes", write("docs/caf\udce9/a.md", "# T\n"), ["docs/caf\\udce9/a.md:1:1 DOCS004"]),
    ("a file in bytes", write("docs/caf\udce9.txt", "x"), ["docs/caf\\udce9.txt:1:1 DOCS004"]),
    ("a script in a page", body("<script>x()</script>"), ["docs/about.md:3:1 DOCS002"]),
    ("a style in a page", body("<style>p { opacity: 0 }</style>"), ["docs/about.md:3:1 DOCS002"]),
    ("a frame in a page", body("Words.", "", '<iframe src="x"></iframe>'), ["docs/about.md:5:1 DOCS002"]),
    ("a style attribute", body('<p style="x">Words.</p>'), ["docs/about.md:3:1 DOCS002"]),
    ("a handler", body('<p onclick="x()">Words.</p>'), ["docs/about.md:3:1 DOCS002"]),
    ("a class", body('<p class="md-overlay">Words.</p>'), ["docs/about.md:3:1 DOCS002"]),
    ("words that are hidden", body("<p hidden>Words.</p>"), ["docs/about.md:3:1 DOCS002"]),
    ("a form", body("<form></form>"), ["docs/about.md:3:1 DOCS002"]),
    ("a comment", body("<!-- x -->"), ["docs/about.md:3:1 DOCS002"]),
    ("a disclaimer's mark", body('<p data-disclaimer="general">x</p>'), ["docs/about.md:3:1 DOCS002"]),
    ("a drawing", body("<svg><path/></svg>"), ["docs/about.md:3:1 DOCS002", "docs/about.md:3:6 DOCS002"]),
]  # fmt: skip


@pytest.mark.parametrize(("act", "expected"), [row[1:] for row in ODD], ids=[row[0] for row in ODD])
def test_an_odd_site(odd: Site, act: Act, expected: list[str]) -> None:
    act(odd.root)
    told = found(odd)
    wanted = [place if " " in place else next((t for t in told if t.endswith(place)), place) for place in expected]
    assert [t for t in told if t in wanted] == wanted, told


NEAR_MISSES: list[tuple[str, Act]] = [
    ("nothing changed", lambda _: None),
    ("words in bold and a picture", body("**Words** ![x](https://a.example/x.png) <abbr title='x'>X</abbr>")),
    ("HTML in code", body("`<script>` and", "", "    <iframe>", "")),
    ("a header with all that it may say",
     header("title: x", "description: y", "hide: [toc]", "search:", "  exclude: true")),
    ("a name like another page's", write("docs/answers/other.md", "# Test\n")),
    ("a picture", write("docs/x.png", b"\x89PNG")),
    ("a name with an accent", write("docs/caf\xe9.md", "# Test\n")),
    ("a hidden file in bytes", write("docs/.caf\udce9.txt", "x")),
    ("a sheet of one's own", lambda r: (write("docs/own.css", "p {}")(r), config("extra_css:\n  - own.css")(r))),
    ("a site that stops at warnings", config("strict: true")),
    ("footnotes", change(CONFIG, "  - tables", "  - tables\n  - footnotes")),
]  # fmt: skip


@pytest.mark.parametrize("act", [row[1] for row in NEAR_MISSES], ids=[row[0] for row in NEAR_MISSES])
def test_near_miss(odd: Site, act: Act) -> None:
    act(odd.root)
    assert found(odd) == []


def test_what_somebody_answers_for_is_allowed(odd: Site) -> None:
    change(CONFIG, "  - search", "  - search\n  - tags")(odd.root)
    text = (odd.root / "content/site.yml").read_text("utf-8")
    (odd.root / "content/site.yml").write_text(
        f"{text}allows:\n  - what: plugin tags\n    why: Test\n    by: Test\n", "utf-8"
    )
    assert found(odd) == []


def test_content_without_settings_of_an_engine_has_no_surroundings(tmp_path: Path) -> None:
    assert found(good_site(tmp_path)) == []
