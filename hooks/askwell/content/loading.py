"""What is gathered while a folder of content is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from askwell.content.body.text import MarkdownText
from askwell.diagnostics import Diagnostic
from askwell.source.record import Record

NOUNS = {
    "answers": "answer",
    "people": "person",
    "topics": "topic",
    "sources": "source",
    "disclaimers": "disclaimer",
    "flows": "flow",
    "parts": "shared part",
    "glossary": "word",
    "newsletters": "edition",
}


@dataclass
class Loading:
    """What has been gathered so far: records by kind, keys seen (also of broken files), findings;
    the kinds of which not even the keys could be read, and those of which a record is left out; the Markdown of
    every answer; the paths of files that say they are drafts, also of those that cannot be read."""

    root: Path
    records: dict[str, dict[str, Record]]
    known: dict[str, set[str]]
    found: list[Diagnostic]
    unread: set[str] = field(default_factory=set)
    incomplete: set[str] = field(default_factory=set)
    bodies: dict[str, MarkdownText] = field(default_factory=dict)
    unsettled: list[MarkdownText] = field(default_factory=list)
    drafts: set[str] = field(default_factory=set)
    settings: Record | None = None
