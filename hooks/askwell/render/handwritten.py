"""The pages of `docs/`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree
from lxml.html import document_fromstring, tostring
from markdown import Markdown

from askwell.content.handwritten import Docs, page_of, parts_of
from askwell.render.page import Page
from askwell.render.view import template

Element = etree._Element


def handwritten(docs: Docs) -> Iterator[Page]:
    """Every page of `docs/`, by its address."""
    for file in docs.sources:
        yield written_page(docs, file)


def written_page(docs: Docs, file: str) -> Page:
    """The page at a path of the site ("about/index.html"). Its title is that of its header, or its first heading.
    Raises KeyError if `docs/` has none there."""
    source = docs.sources[file]
    header, _ = parts_of(source.read_text(encoding="utf-8-sig"))
    name = source.relative_to(docs.folder).as_posix()
    text = html_of(docs, file)
    title = header.get("title") or _heading(text) or source.stem
    description = header.get("description") or title
    model = header.get("ai_use", "")
    page = f'<div class="aw-written">\n{_labelled(text, model).strip()}\n</div>'
    return Page(file.removesuffix("index.html"), title, description, page, f"{docs.folder.name}/{name}", model=model)


def _labelled(text: str, model: str) -> str:
    """A page's text with a word below its heading on what a language model had to do with it."""
    label = template("components/byline/model.html").render(model=model)
    before, heading, after = text.rpartition("</h1>") if text.count("</h1>") == 1 else ("", "", text)
    return f"{before}{heading}\n{label}{after}"


def _heading(text: str) -> str | None:
    """The words of a page's first heading."""
    found = next(document_fromstring(f"<div>{text}</div>").iter("h1"), None)
    return None if found is None else " ".join("".join(map(str, found.itertext())).split())


def html_of(docs: Docs, file: str) -> str:
    """The text of such a page as HTML. Raises KeyError if `docs/` has none there."""
    source = docs.sources[file]
    _, text = parts_of(source.read_text(encoding="utf-8-sig"))
    name = source.relative_to(docs.folder).as_posix()
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
