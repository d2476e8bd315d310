"""The pages of `docs/`, as the engine is to serve them: the audit compares the finished site with these."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree
from lxml.html import document_fromstring, tostring
from markdown import Markdown

from askwell.content.handwritten import Docs, page_of, parts_of

Element = etree._Element


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of `docs/`: its header's title and description, None if it gives none, and its main text as HTML."""

    title: str | None
    description: str | None
    html: str


def handwritten(docs: Docs, file: str) -> HandWritten | None:
    """The page at a path of the site ("about/index.html"), or None if `docs/` has none there."""
    source = docs.sources.get(file)
    if source is None:
        return None
    text = source.read_text(encoding="utf-8-sig")
    header, body = parts_of(text)
    name = source.relative_to(docs.folder).as_posix()
    return HandWritten(header.get("title"), header.get("description"), _html(docs, body, name, file))


def _html(docs: Docs, text: str, name: str, file: str) -> str:
    converter = Markdown(extensions=list(docs.extensions), extension_configs=dict(docs.configs))
    tree = document_fromstring(f"<article>{converter.convert(text)}</article>")
    article = next(tree.iter("article"))
    for element in article.iter("a", "img"):
        for attribute in ("href", "src"):
            link = element.get(attribute)
            if link and ":" not in link and not link.startswith(("/", "#")):
                element.set(attribute, _led(link, name, file))
    inside: str = tostring(article, encoding="unicode")
    return inside[inside.index(">") + 1 : inside.rindex("</article>")]


def _led(link: str, name: str, file: str) -> str:
    """A link between files of `docs/` as a link between files of the site."""
    path, sign, fragment = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    wanted = page_of(target) if target.endswith((".md", ".markdown")) else target
    folder = posixpath.dirname(file) or "."
    relative = posixpath.relpath(wanted, folder).removesuffix("index.html") or "./"
    return f"{relative}{sign}{fragment}"
