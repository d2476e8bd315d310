"""What is gathered while a folder of content is read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from askwell.content.body.text import MarkdownText
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.vocabulary import Vocabulary
from askwell.source.files import Inside, name_in, read_text
from askwell.source.record import Record
from askwell.source.yaml import Parsed, parse_yaml

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
    inside: Inside = field(init=False)
    vocabulary: Vocabulary | None = None

    def __post_init__(self) -> None:
        self.inside = Inside(self.root)

    def text_of(self, path: Path, required: bool = False) -> str:
        """The text of a file; "" for one that cannot be read."""
        if required and not os.path.lexists(path):
            message, hint = "the site needs this file, and it is not there", "`askwell init` makes a site that has it"
            self.found.append(Diagnostic(Location(name_in(self.root, path)), "READ009", message, hint))
            return ""
        text, problems = read_text(self.root, path, self.inside)
        self.found += problems
        return text

    def parsed(self, path: Path, text: str) -> Parsed | None:
        """What a file of YAML says; None for one that says nothing, or cannot be read."""
        if not text:
            return None
        parsed, problems = parse_yaml(name_in(self.root, path), text)
        self.found += problems
        return parsed
