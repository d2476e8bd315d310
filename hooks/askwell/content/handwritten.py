"""The folder `docs/`: pages and files that people write by hand, and how the engine reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from askwell.patterns import regex
from askwell.source.files import printable, split_front_matter
from askwell.source.yaml import parse_yaml

ENGINES = ("md_in_html", "toc", "tables", "fenced_code")
"""The Markdown extensions of a site that names none."""

HIDDEN = (".*", "/templates/")
"""What the engine never publishes."""

_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Docs:
    """The folder `docs/` and how its Markdown is read."""

    folder: Path
    extensions: Sequence[str] = ENGINES
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exclude: str = ""
    """What is not published, in the form of a .gitignore file."""

    sheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    """Files of the folder that every page loads."""

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """What is copied into the site as it is, by its path there."""
        return {name: path for name, path in self._named.items() if path.suffix not in _MARKDOWN}

    @cached_property
    def sources(self) -> Mapping[str, Path]:
        """The Markdown files, by the paths of their pages in the site."""
        pages = {name: path for name, path in self._named.items() if path.suffix in _MARKDOWN}
        return {page_of(name): path for name, path in pages.items()}

    @cached_property
    def former(self) -> Mapping[str, tuple[str, ...]]:
        """The former names of the pages that have any, by the paths of the pages in the site."""
        found = {page: former_of(path.read_text("utf-8-sig", "replace")) for page, path in self.sources.items()}
        return {page: names for page, names in found.items() if names}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names by which texts link to the pages: "how-we-work" for `how-we-work.md`."""
        return frozenset(page.removesuffix("/index.html") for page in self.sources)

    @cached_property
    def _all(self) -> Mapping[str, Path]:
        found = sorted(path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        names = {path.relative_to(self.folder).as_posix(): path for path in found}
        hidden = hiding(self.exclude)
        return {name: path for name, path in names.items() if not hidden(name)}

    @cached_property
    def _named(self) -> Mapping[str, Path]:
        return {name: path for name, path in self._all.items() if printable(name) == name}

    @cached_property
    def nameless(self) -> Sequence[Path]:
        """The files whose names are no text: no address leads to them, and they are not published."""
        return [path for name, path in self._all.items() if name not in self._named]


_FOLDERS = regex(r"(?:(?:[A-Za-z0-9_-]+/)?\n)*")


def hiding(exclude: str) -> Callable[[str], bool]:
    """Whether a file, by its path in the folder, is not published: what is hidden always, and what the lines of a
    .gitignore file say."""
    if not _FOLDERS.fullmatch(f"{exclude}\n"):
        from pathspec import GitIgnoreSpec  # read here: reading it takes longer than most checks of a small site

        return GitIgnoreSpec.from_lines([*HIDDEN, *exclude.splitlines()]).match_file
    folders = ["/.", *(f"/{folder}" for folder in exclude.split())]
    return lambda name: name.startswith("templates/") or any(folder in f"/{name}" for folder in folders)


def page_of(name: str) -> str:
    """The path in the site of a Markdown file's page: "about.md" makes "about/index.html"."""
    stem = name.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    if last in ("index", "README"):
        return f"{folder}/index.html" if folder else "index.html"
    return f"{stem}/index.html"


def parts_of(text: str) -> tuple[dict[str, str], str]:
    """A page's header as texts, and what stands below it."""
    data, body = _header_of(text)
    return {key: value for key, value in data.items() if isinstance(value, str)}, body


def former_of(text: str) -> tuple[str, ...]:
    """The former names of a page, as its header says: a list, or one name alone."""
    if "was:" not in text:
        return ()
    said = _header_of(text)[0].get("was", ())
    names = (said,) if isinstance(said, str) else said
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, (tuple, list)) else ()


def _header_of(text: str) -> tuple[dict[str, Any], str]:
    if not text.startswith("---"):
        return {}, text
    parts, _ = split_front_matter("", text.replace("\r\n", "\n"))
    if parts is None:
        return {}, text
    parsed, _ = parse_yaml("", parts.header)
    data = parsed.data if parsed is not None and isinstance(parsed.data, dict) else {}
    return {str(key): value for key, value in data.items()}, parts.body
