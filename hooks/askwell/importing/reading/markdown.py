"""Markdown, with or without a header, to blocks: through HTML, so that all of its dialects come out alike."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from askwell.importing.document import Document, Facts, words
from askwell.importing.reading.days import day_in
from askwell.importing.reading.html import read_html
from askwell.importing.reading.plain import read_plain
from askwell.patterns import regex
from askwell.source.yaml import parse_yaml

_HEADER = regex(r"---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
MAX_BRACKETS = 200
"""In a paragraph: Python-Markdown's time grows with their square (ours)."""

_TITLE, _DAY, _NAMES, _TOPICS = (
    ("title", "question"),
    ("date", "published", "pubdate"),
    ("author", "authors"),
    (
        "categories",
        "category",
        "tags",
        "topics",
    ),
)


def read_markdown(text: str, name: str) -> Document:
    """A Markdown text. One with more brackets than anybody writes is read as plain text."""
    header = _HEADER.match(text)
    data = _header(header[1]) if header else None
    body = text[header.end() :] if header and data is not None else text
    if any(part.count("[") > MAX_BRACKETS for part in body.split("\n\n")):
        return read_plain(text)
    facts = _facts(data) if data is not None else Facts()
    document = read_html(f"<html><body><article>{_html(body)}</article></body></html>", name)
    return replace(document, facts=facts, seen=(*document.seen, *words(facts.title)))


def _html(text: str) -> str:
    from markdown import Markdown

    return Markdown(extensions=["tables", "footnotes", "def_list", "sane_lists"]).convert(text) or "<p></p>"


def _header(text: str) -> dict[str, Any] | None:
    """The fields of a header. None if it is no header of YAML."""
    parsed, _ = parse_yaml("header", text + "\n") if text.strip() else (None, [])
    if parsed is None or not isinstance(parsed.data, dict):
        return None
    return parsed.data


def _facts(data: dict[str, Any]) -> Facts:
    fields = {str(key).casefold(): value for key, value in data.items()}

    def first(names: tuple[str, ...]) -> list[str]:
        return next(([str(v) for v in _list(fields[name])] for name in names if fields.get(name)), [])

    used = {*_TITLE, *_DAY, *_NAMES, *_TOPICS, "slug"}
    more = tuple((key, " ".join(str(v) for v in _list(value))) for key, value in fields.items() if key not in used)
    day = next((day for text in first(_DAY) if (day := day_in(text))), None)
    title = " ".join(first(_TITLE)[:1])
    slug = str(fields.get("slug") or "")
    return Facts(title, day, True, tuple(first(_NAMES)), tuple(first(_TOPICS)), slug, "", more)


def _list(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [f"{key}: {item}" for key, item in value.items()]
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        return [part.strip() for part in value[1:-1].split(",")]
    return value if isinstance(value, list) else [value]
