"""Pages written by hand: what their files may be, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from askwell.content.body.text import PAGE
from askwell.content.handwritten import Docs, page_of
from askwell.content.library import Library
from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.source.files import name_in, read_text, split_front_matter
from askwell.source.yaml import Parsed, parse_yaml

HEADER, MARKUP, TAKEN, ODD = "DOCS001", "DOCS002", "DOCS003", "DOCS004"

FIELDS = frozenset(("title", "description", "hide", "search", "ai_use", "was"))
"""What the header of a page may say. A template of its own could leave out what every page must have."""

MODELS = ("drafted", "assisted", "none")
"""What a language model may have had to do with a page."""

RESERVED = ("assets/", "corrections/", "pictures/", "redirects/", "search/index/", "_redirects")
"""Folders and files of the finished site that are the generator's."""

ELEMENTS = frozenset(
    ("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em",
     "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p",
     "pre", "section", "span",     "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul")
)  # fmt: skip
"""Elements that only mark up words."""

ATTRIBUTES = frozenset(
    ("alt", "align", "cite", "class", "colspan", "dir", "height", "href", "id", "lang", "rowspan", "scope", "src",
     "start", "title", "type", "width")
)  # fmt: skip
CLASSES = frozenset(("footnote", "footnote-ref", "footnote-backref", "admonition", "admonition-title", "headerlink"))
"""What the engine's own extensions give; a class can hide words."""


def findings(root: Path, docs: Docs, generated: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Everything wrong with the files of `docs/`. `generated` says which content makes a page of the site, by the
    path of the page's file."""
    yield from _odd(root, docs.folder)
    yield from _nameless(root, docs)
    taken = {**{file: name_in(root, path) for file, path in docs.sources.items()}, **generated}
    for file, path in docs.sources.items():
        name = name_in(root, path)
        text, problems = read_text(root, path)
        if problems:
            yield from (problem for problem in problems if problem.code != "READ003" or not path.read_bytes())
            continue
        if file in generated:
            hint = f"rename it, or delete it: {generated[file]} makes the page at this address"
            yield Diagnostic(Location(name), TAKEN, "this page would be dropped: its address is taken", hint)
        elif file.startswith(RESERVED):
            yield _reserved(file, name)
        yield from _header(name, text, taken)
        yield from _markup(name, text, docs, file)
    for file, path in docs.files.items():
        if file.startswith(RESERVED):
            yield _reserved(file, name_in(root, path))
        elif file in generated:
            hint = f"rename it: {generated[file]} makes the page at this address"
            yield Diagnostic(Location(name_in(root, path)), TAKEN, "the address of this file is taken", hint)


def _reserved(file: str, name: str) -> Diagnostic:
    """The finding that a page or file has an address in a folder of the generator's."""
    hint = f"put it into another folder than {file.split('/')[0]}: the generator writes its own files there"
    return Diagnostic(Location(name), TAKEN, "the address of this file may be taken", hint)


def missing(docs: Docs, library: Library) -> Iterator[Diagnostic]:
    """An error for each link of an answer to a page that `docs/` does not have."""
    without = (library.bodies[key] for key in library.bodies.keys() - library.answers.keys())
    wrong = (a for a in library.answers.values() if any(_is_missing(docs, *each) for each in a.mentioned))
    for text in (*without, *(text for answer in wrong for text in answer.texts)):
        for mention in text.mentions:
            if _is_missing(docs, mention.kind, mention.id):
                hint = did_you_mean(mention.id, docs.names)
                yield Diagnostic(text.place(mention), "REF001", f"docs has no page '{mention.id}'", hint)


def _is_missing(docs: Docs, kind: str, name: str) -> bool:
    return kind == "pages" and name not in docs.names


def _odd(root: Path, folder: Path) -> Iterator[Diagnostic]:
    """Links, pipes and the like: a link to a file outside would publish that file."""
    folders = [folder]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir() and not path.is_symlink():
                folders.append(path)
            elif path.is_symlink() or not path.is_file():
                what = "a link" if path.is_symlink() else "not a file"
                hint = "put the file itself here"
                yield Diagnostic(Location(name_in(root, path)), ODD, f"this is {what}, and is not published", hint)


def _nameless(root: Path, docs: Docs) -> Iterator[Diagnostic]:
    """Files whose names are no text."""
    for path in docs.nameless:
        hint = "rename it: use small letters a to z, digits, and single hyphens between them"
        yield Diagnostic(Location(name_in(root, path)), ODD, "no address can be made of this name", hint)


def _header(name: str, text: str, taken: dict[str, str]) -> Iterator[Diagnostic]:
    if not text.startswith("---"):
        return
    parts, problems = split_front_matter(name, text)
    yield from problems
    if parts is None:
        return
    parsed, problems = parse_yaml(name, parts.header, 2)
    yield from problems
    if parsed is None:
        return
    if not isinstance(parsed.data, dict):
        if parsed.data is not None:
            hint = "write title: and its words"
            yield Diagnostic(Location(name, 2), HEADER, "the header is not a list of fields", hint)
        return
    for field in parsed.data.keys() - FIELDS:
        hint = did_you_mean(field, FIELDS)
        place = parsed.document.at(field, key=True)
        yield Diagnostic(place, HEADER, f"the header of a page may not say '{field}'", hint)
    if parsed.data.get("ai_use", "none") not in MODELS:
        hint = f"write one of {', '.join(MODELS)}"
        yield Diagnostic(parsed.document.at("ai_use"), HEADER, "'ai_use' says what a language model wrote", hint)
    yield from _former(parsed, taken)
    for field in ("title", "description"):
        value = parsed.data.get(field, "")
        if not isinstance(value, str) or "<" in value:
            hint = "remove the signs < and >"
            yield Diagnostic(parsed.document.at(field), HEADER, f"'{field}' must be plain words", hint)


def _former(parsed: Parsed, taken: dict[str, str]) -> Iterator[Diagnostic]:
    """The former names of a page are like names of files, without the ending, and nothing else is at their addresses:
    readers of the one would be led to the other. `taken` says what is at each address, and learns of these."""
    said = parsed.data.get("was", [])
    items = said if isinstance(said, list) else [said]
    for number, item in enumerate(items):
        place = parsed.document.at("was", number) if isinstance(said, list) else parsed.document.at("was")
        if not isinstance(item, str) or not PAGE.fullmatch(item):
            hint = "write the path of its old file in docs, without .md, for example [about-us, old/team]"
            yield Diagnostic(place, HEADER, "'was' has something that cannot be the former name of a page", hint)
            continue
        file = page_of(f"{item}.md")
        if file in taken:
            hint = f"take it out of was: what is at this address comes from {taken[file]}"
            yield Diagnostic(place, TAKEN, f"'{item}' is the address of something else", hint)
        taken.setdefault(file, parsed.document.path)


def _markup(name: str, text: str, docs: Docs, file: str) -> Iterator[Diagnostic]:
    """HTML in a page only marks up words."""
    if "<" not in text:
        return
    from lxml import html  # a parser takes time to load, and few pages have a sign of HTML

    from askwell.render.handwritten import html_of

    tree = html.fragment_fromstring(html_of(docs, file), create_parent="div")
    seen: set[str] = set()
    for element in tree.iterdescendants():
        for what, hint in _refused(element):
            if what not in seen:
                seen.add(what)
                yield Diagnostic(_place(name, text, element), MARKUP, f"{what} may not stand in a page", hint)


def _refused(element: Any) -> Iterator[tuple[str, str]]:
    """What may not stand in a page at one element."""
    if not isinstance(element.tag, str):
        yield "a comment", "remove it"
        return
    if element.tag not in ELEMENTS:
        yield f"<{element.tag}>", "write plain Markdown; a page has words, lists, tables, links and pictures"
    for attribute, value in ((str(name), value) for name, value in element.attrib.items()):
        plain = attribute != "class" or set(str(value).split()) <= CLASSES or str(value).startswith("language-")
        if attribute not in ATTRIBUTES or not plain:
            yield f"the attribute {attribute!s} of <{element.tag}>", "remove it: looks belong in a style sheet"


def _place(name: str, text: str, element: Any) -> Location:
    """The first place in a page's file where such an element begins."""
    sign = "<!--" if not isinstance(element.tag, str) else f"<{element.tag}"
    found = re.search(re.escape(sign), text, re.IGNORECASE)
    if found is None:
        return Location(name)
    before = text[: found.start()]
    return Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
