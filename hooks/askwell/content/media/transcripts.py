"""Transcripts: everything that is said in a video or a recording, as plain text (WCAG 2.2, 1.2.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from askwell.content.body.text import beside
from askwell.content.folders import files
from askwell.content.records import Answer
from askwell.content.states import State
from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.patterns import regex
from askwell.source.files import name_in, read_text
from askwell.source.record import Record

_EMPTY_LINES = regex(r"\n(?:[ \t]*\n)+")


@dataclass
class Transcripts:
    """The paragraphs of each transcript that answers name, by its path below the site's root; all `named`, also those
    that cannot be read; and findings."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)


def transcripts(root: Path, answers: Iterable[Record]) -> Transcripts:
    """Reads the transcripts that answers name."""
    read = Transcripts()
    for answer in sorted(answers, key=lambda answer: isinstance(answer, Answer) and answer.status is State.DRAFT):
        if isinstance(answer, Answer):
            for number, medium in enumerate(answer.media):
                _read(read, root, answer, number, beside(answer.path, medium.transcript))
    return read


def _read(read: Transcripts, root: Path, answer: Answer, number: int, path: str) -> None:
    if not (root / path).is_file():
        folder = (root / path).parent
        there = [name_in(folder, file) for file in files(folder, ".txt")] if folder.is_dir() else []
        message = f"there is no transcript '{path.rpartition('/')[2]}' here"
        hint = did_you_mean(path.rpartition("/")[2], there) or "put the file beside the answer's"
        read.found.append(Diagnostic(answer.at("media", number, "transcript"), "MEDIA001", message, hint))
    elif path not in read.named:
        text, problems = read_text(root, root / path)
        if answer.status is State.DRAFT:  # its mistakes are a draft's, and stop nobody
            problems = [replace(one, location=answer.at("media", number, "transcript")) for one in problems]
        read.found += problems
        read.texts[path] = tuple(" ".join(part.split()) for part in _EMPTY_LINES.split(text.strip()))
    read.named.add(path)
