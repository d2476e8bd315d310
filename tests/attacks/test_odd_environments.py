"""Commands where the machine or the folder is odd: a sentence, never a traceback, and what was good stays."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import copy, replace, run, tree

Act = Callable[[Path], object]
DAY = "SOURCE_DATE_EPOCH"


def remove(name: str) -> Act:
    return lambda root: shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink()


def write(name: str, text: str | bytes) -> Act:
    def act(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return act


def settings(old: str, new: str) -> Act:
    return lambda root: replace(root / "mkdocs.yml", old, new)


def hook(text: str) -> Act:
    """A hook file that is ours no more."""
    return write("hooks/mkdocs_hooks.py", text)


def both(*acts: Act) -> Act:
    return lambda root: [act(root) for act in acts]


def nothing(root: Path) -> None:
    """Only the environment is odd."""


SOME = "from askwell.mkdocs_adapter import on_startup, on_config, on_files\n"

BUILDS: list[tuple[str, Act, dict[str, str], str]] = [
    ("no hooks", settings("hooks:\n  - hooks/mkdocs_hooks.py\n", ""), {}, "ENGINE001"),
    ("an empty hook", hook(""), {}, "ENGINE001"),
    ("a hook with some of the events", hook(SOME), {}, "ENGINE001"),
    ("a hook with events of its own", hook("def on_config(config):\n    return config\n"), {}, "ENGINE001"),
    ("a hook that covers ours", hook("from askwell.mkdocs_adapter import *\n\non_post_build = print\n"),
     {}, "ENGINE001"),
    ("a hook that is broken", hook("def on_config(:\n"), {}, "ENGINE001"),
    ("a hook that needs what is not there", hook("import gone\n"), {}, "ENGINE001"),
    ("a hook that is missing", remove("hooks"), {}, "ENGINE005"),
    ("another theme", settings("name: material", "name: mkdocs"), {}, "ENGINE003"),
    ("a broken header in docs", write("docs/about.md", "---\ntitle: [\n---\n# x\n"), {}, "YAML001"),
    ("a template of one's own", write("docs/about.md", "---\ntemplate: nope.html\n---\n# x\n"), {}, "DOCS001"),
    ("a page in Latin-1", write("docs/about.md", b"# Ren\xe9\n"), {}, "READ002"),
    ("a front page of one's own", write("docs/index.md", "# x\n"), {}, "DOCS003"),
    ("no docs", remove("docs"), {}, "ENGINE005"),
    ("no content", remove("content"), {}, "there is no site"),
    ("settings that are empty", write("mkdocs.yml", ""), {}, "READ003"),
    ("settings that are no YAML", write("mkdocs.yml", "{"), {}, "YAML001"),
    ("the site among its sources", settings("site_dir: site", "site_dir: docs/site"), {}, "ENGINE003"),
    ("the site above its sources", settings("site_dir: site", "site_dir: .."), {}, "ENGINE003"),
    ("the site at the root", settings("site_dir: site", "site_dir: /"), {}, "ENGINE003"),
    ("no day", nothing, {DAY: ""}, DAY),
    ("a word for a day", nothing, {DAY: "today"}, DAY),
    ("a day before time", nothing, {DAY: "-5"}, DAY),
    ("a day with a point", nothing, {DAY: "1795348800.5"}, DAY),
    ("a day beyond the calendar", nothing, {DAY: "9" * 30}, DAY),
    ("a day in other digits", nothing, {DAY: "١٧٩٥"}, DAY),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("act", "env", "said"), [row[1:] for row in BUILDS], ids=[row[0] for row in BUILDS])
def test_a_build(starter: Path, tmp_path: Path, act: Act, env: dict[str, str], said: str) -> None:
    site = copy(starter, tmp_path / "own")
    before = tree(site / "site")
    act(site)
    done = run(site, "askwell", "build", day=env)
    told = done.stdout + done.stderr
    assert done.returncode != 0
    assert said in told
    assert "Traceback" not in told
    assert tree(site / "site") == before
    assert list(site.glob(".site*")) == []


LONG = "Is this a test? " * 20

COMMANDS: list[tuple[str, Act, tuple[str, ...], dict[str, str], int, str]] = [
    ("a title of 300 letters", nothing, ("new", "answer", LONG), {}, 0, "wrote content/answers/is-this-a-test"),
    ("a title of one word", nothing, ("new", "answer", "x" * 300), {}, 0, "wrote content/answers/xxx"),
    ("a title of two lines", nothing, ("new", "flow", "Two\nlines: {x}"), {}, 0, "wrote content/flows/two-lines-x.yml"),
    ("a title with a sign to ring", nothing, ("new", "expert", "A\x07 B"), {}, 0, "wrote content/people/a-b.yml"),
    ("a title of signs", nothing, ("new", "answer", "???"), {}, 1, "no name can be made"),
    ("a title of nothing", nothing, ("new", "answer", ""), {}, 1, "no name can be made"),
    ("a title that climbs", nothing, ("new", "answer", "../../x"), {}, 0, "wrote content/answers/x.md"),
    ("a record where there is no site", remove("content"), ("new", "answer", "Test"), {}, 1, "there is no site"),
    ("a record in another folder", nothing, ("new", "answer", "Test", "--root", "docs"), {}, 1, "there is no site"),
    ("a record over a file", both(remove("content/answers"), write("content/answers", "x")), ("new", "answer", "Test"),
     {}, 1, "content/answers"),
    ("a site over another", nothing, ("init", "."), {}, 1, "not empty"),
    ("a site over a file", write("x", "x"), ("init", "x"), {}, 2, "x"),
    ("a check without content", remove("content"), ("check",), {}, 2, "there is no site"),
    ("a check of a pipe", lambda r: os.mkfifo(r / "content/answers/pipe.md"), ("check",), {}, 1, "READ"),
    ("a check on no day", nothing, ("check",), {DAY: ""}, 1, DAY),
    ("a record on no day", nothing, ("new", "answer", "Test"), {DAY: "x"}, 1, DAY),
    ("an audit of a pipe", lambda r: os.mkfifo(r / "site/pipe.html"), ("audit", "site"), {}, 1, "FILE004"),
    ("an audit of a broken link", lambda r: (r / "site/x.html").symlink_to("gone"), ("audit", "site"),
     {}, 1, "FILE004"),
    ("an audit of a loop", lambda r: (r / "site/x").symlink_to("."), ("audit", "site"), {}, 1, "FILE004"),
    ("an audit of an empty folder", lambda r: (r / "x").mkdir(), ("audit", "x"), {}, 1, "PAGE001"),
    ("an audit of nothing", nothing, ("audit", "gone"), {}, 2, "gone"),
    ("an audit of a page that is no text", write("site/index.html", b"\xff\xfe\x00"), ("audit", "site"), {}, 1, "PAGE"),
    ("an audit of a search that is no text", write("site/search/index/start.json", b"\xff"), ("audit", "site"),
     {}, 1, "FILE006"),
    ("a stage over a file", write("x", "x"), ("stage", "x"), {}, 2, "x"),
    ("a schema over a file", both(remove("schemas"), write("schemas", "x")), ("schema",), {}, 1, "schemas"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("act", "command", "env", "code", "said"), [row[1:] for row in COMMANDS], ids=[row[0] for row in COMMANDS]
)
def test_a_command(
    starter: Path, tmp_path: Path, act: Act, command: tuple[str, ...], env: dict[str, str], code: int, said: str
) -> None:
    site = copy(starter, tmp_path / "own")
    act(site)
    done = run(site, "askwell", *command, day=env)
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert (done.returncode, said in told) == (code, True), told


def test_a_port_in_use(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(site, "mkdocs", "serve", "-a", f"127.0.0.1:{port}")
    assert done.returncode != 0
    assert f"Another program uses 127.0.0.1:{port}" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["site", "."])
def test_a_full_disk(
    name: str, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a disk without room says while the engine writes."""
    from mkdocs import utils

    from askwell.mkdocs_adapter import by_the_engine
    from askwell.rebuild.building import build_site

    site = copy(starter, tmp_path / "own")
    before = tree(site / "site")

    def refuse(_: bytes, path: str) -> None:
        raise OSError(28, "No space left on device", path)

    monkeypatch.setattr(utils, "write_file", refuse)
    assert build_site(site / name if name == "." else site, by_the_engine) == 1
    told = capfd.readouterr()
    assert "No space left on device" in told.err
    assert tree(site / "site") == before
