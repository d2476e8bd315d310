"""Small finished sites, what a target has, and ways to be interrupted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from askwell.content.links.lock import Lock, parse_lock
from askwell.deploy.deploying import Finished, Planned, deploy, planned
from askwell.deploy.files import OWN, pieces_of
from askwell.deploy.folder import Folder
from askwell.deploy.judging import Allowed
from askwell.deploy.plan import Step
from askwell.deploy.target import Target

BASE = "https://site.example/"
ALL = Allowed(threshold=100)

Pages = dict[str, str]
"""A site: the words of each file by its path. In a page each word that ends in a slash becomes a link."""

SITE: Pages = {
    "index.html": "Home: /one/ /two/ /list/",
    "list/index.html": "/one/ /two/ /",
    "one/index.html": "/ /two/",
    "two/index.html": "/",
    "assets/test.css": "a { color: red }",
    "feed.xml": "<feed/>",
}


def page(words: str) -> str:
    return "".join(f'<a href="{word}">{word}</a>' if word.endswith("/") else word for word in words.split())


def finished(folder: Path, pages: Pages, lock: str = "", base_url: str = BASE) -> Finished:
    """A finished site in a folder, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, {name: page(text) if name.endswith(".html") else text for name, text in pages.items()})
    return Finished(folder, pieces_of(folder), base_url, Lock(tuple(parse_lock(lock)[0])))


def write(folder: Path, files: Pages) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def host(folder: Path) -> Folder:
    """A folder to deploy to."""
    folder.mkdir(parents=True, exist_ok=True)
    return Folder(folder)


def files(folder: Path) -> dict[str, bytes]:
    """What a folder has, without what we keep for ourselves."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(f"{OWN}/")}


def quiet(_: Planned) -> Callable[[Step], None]:
    return lambda _: None


def bring(site: Finished, target: Target, allowed: Allowed = Allowed()) -> list[str]:  # noqa: B008
    """Deploys; why it is refused, if it is."""
    return [one.message for one in deploy(site, target, allowed, quiet).refused]


def steps(site: Finished, target: Target, allowed: Allowed = ALL) -> list[str]:
    """What would be done: "add one/index.html"."""
    return [f"{step.kind} {step.name}" for step in planned(site, target, allowed).plan.steps]
