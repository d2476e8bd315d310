"""The pages and files of `docs/`, as the engine is to serve them: the audit compares the finished site with these."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import document_fromstring, tostring
from markdown import Markdown

from askwell.source.files import split_front_matter
from askwell.source.yaml import parse_yaml

Element = etree._Element

ENGINES = ("md_in_html", "toc", "tables", "fenced_code")
"""The Markdown extensions of a site that names none."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of `docs/`: its header's title and description, None if it gives none, and its main text as HTML."""

    title: str | None
    description: str | None
    html: str


@dataclass(frozen=True)
class Docs:
    """The folder `docs/` and how its Markdown is read. `description` is that of pages that give none."""

    folder: Path
    extensions: Sequence[str] = ENGINES
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    description: str | None = None

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """What is copied into the site as it is, by its path there."""
        return {name: path for name, path in self._all.items() if path.suffix not in (".md", ".markdown")}

    @cached_property
    def sources(self) -> Mapping[str, Path]:
        """The Markdown files, by the paths of their pages in the site."""
        pages = {name: path for name, path in self._all.items() if path.suffix in (".md", ".markdown")}
        return {page_of(name): path for name, path in pages.items()}

    @cached_property
    def _all(self) -> Mapping[str, Path]:
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in found}

    def page(self, file: str) -> HandWritten | None:
        """The page at a path of the site ("about/index.html"), or None if `docs/` has none there."""
        source = self.sources.get(file)
        if source is None:
            return None
        text = source.read_text(encoding="utf-8-sig")
        header, body = _parts(text)
        name = source.relative_to(self.folder).as_posix()
        return HandWritten(header.get("title"), header.get("description"), self._html(body, name, file))

    def _html(self, text: str, name: str, file: str) -> str:
        converter = Markdown(extensions=list(self.extensions), extension_configs=dict(self.configs))
        tree = document_fromstring(f"<article>{converter.convert(text)}</article>")
        article = next(tree.iter("article"))
        for element in article.iter("a", "img"):
            for attribute in ("href", "src"):
                link = element.get(attribute)
                if link and ":" not in link and not link.startswith(("/", "#")):
                    element.set(attribute, self._led(link, name, file))
        inside: str = tostring(article, encoding="unicode")
        return inside[inside.index(">") + 1 : inside.rindex("</article>")]

    def _led(self, link: str, name: str, file: str) -> str:
        """A link between files of `docs/` as a link between files of the site."""
        path, sign, fragment = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        wanted = page_of(target) if target.endswith((".md", ".markdown")) else target
        folder = posixpath.dirname(file) or "."
        relative = posixpath.relpath(wanted, folder).removesuffix("index.html") or "./"
        return f"{relative}{sign}{fragment}"


def page_of(name: str) -> str:
    """The path in the site of a Markdown file's page: "about.md" makes "about/index.html"."""
    stem = name.rpartition(".")[0]
    folder, _, last = stem.rpartition("/")
    if last in ("index", "README"):
        return f"{folder}/index.html" if folder else "index.html"
    return f"{stem}/index.html"


def _parts(text: str) -> tuple[dict[str, str], str]:
    """A page's header as texts, and what stands below it."""
    if not text.startswith("---"):
        return {}, text
    parts, _ = split_front_matter("", text.replace("\r\n", "\n"))
    if parts is None:
        return {}, text
    parsed, _ = parse_yaml("", parts.header)
    data = parsed.data if parsed is not None and isinstance(parsed.data, dict) else {}
    return {str(key): value for key, value in data.items() if isinstance(value, str)}, parts.body
