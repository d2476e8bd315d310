"""Hints about plain language. They never stop a build (NHS, CDC Clear Communication Index)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.subject import Subject
from askwell.content import body
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location, Severity

MAX_WORDS, MAX_SENTENCES, MAX_ITEMS = 20, 3, 7
"""Words in a sentence, sentences in a paragraph, items in a list (NHS, CCI)."""

# A sentence ends in . ! or ? before a space and a capital or the end; "Dr. Smith" and "e.g. so" do not end one.
_SENTENCE_END = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)])\s")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def _paragraphs(answer: Answer) -> Iterator[tuple[Location, list[str]]]:
    """Blocks of lines between empty lines, quotes without their marks, headings left out."""
    block: list[str] = []
    lines = answer.body.split("\n")
    for index, line in enumerate([*lines, ""]):
        text = line.lstrip("> ").rstrip()
        if text and not text.startswith(("#", "--", "|")):
            block.append(text)
            continue
        if block:
            yield Location(answer.path, answer.body_line + index - len(block)), block
        block = []


def _prose(answer: Answer) -> Iterator[tuple[Location, list[str]]]:
    """The sentences of each paragraph or list item."""
    for place, lines in _paragraphs(answer):
        items: list[str] = []
        for line in lines:
            if not items or _ITEM.match(line):
                items.append(_ITEM.sub("", line))
            else:
                items[-1] += " " + line
        for item in items:
            plain = body.CITATION.sub("", _LINK.sub(r"\1", item))
            yield place, _SENTENCE_END.split(plain.strip())


def _hint(place: Location, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, message, hint, Severity.WARNING)


def short_sentences(subject: Subject) -> Iterator[Diagnostic]:
    """A sentence has at most 20 words (NHS)."""
    for answer in subject.library.answers.values():
        for place, sentences in _prose(answer):
            for sentence in sentences:
                count = len(sentence.split())
                if count > MAX_WORDS:
                    start = " ".join(sentence.split()[:5])
                    yield _hint(
                        place,
                        "PLAIN001",
                        f"the sentence '{start} ...' has {count} words",
                        f"aim for at most {MAX_WORDS}; cut it in two",
                    )


def short_paragraphs(subject: Subject) -> Iterator[Diagnostic]:
    """A paragraph has at most three sentences (NHS)."""
    for answer in subject.library.answers.values():
        for place, sentences in _prose(answer):
            if len(sentences) > MAX_SENTENCES:
                yield _hint(
                    place,
                    "PLAIN002",
                    f"this paragraph has {len(sentences)} sentences",
                    f"aim for at most {MAX_SENTENCES}",
                )


def short_lists(subject: Subject) -> Iterator[Diagnostic]:
    """A list has at most seven items (CDC Clear Communication Index)."""
    for answer in subject.library.answers.values():
        for place, lines in _paragraphs(answer):
            items = sum(bool(_ITEM.match(line)) for line in lines)
            if items > MAX_ITEMS:
                yield _hint(
                    place, "PLAIN003", f"this list has {items} items", f"aim for at most {MAX_ITEMS}; group them"
                )
