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

# A sentence ends in . ! or ? before a space and a capital; the point of "Dr. Smith" does not end one.
# The sign comes first and what stands before it is looked at after: that way round is twenty times faster.
_SENTENCE_END = re.compile(r"[.!?](?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def short_and_plain(subject: Subject) -> Iterator[Diagnostic]:
    """A sentence has at most 20 words, a paragraph three sentences (NHS), a list seven items (CCI)."""
    for answer in subject.library.answers.values():
        for place, lines in _blocks(answer):
            items = sum(1 for line in lines if _ITEM.match(line))
            if items > MAX_ITEMS:
                yield _hint(place, "PLAIN003", f"this list has {items} items", f"at most {MAX_ITEMS}; group them")
            for text in _texts(lines):
                yield from _hints(place, text)


def _hints(place: Location, text: str) -> Iterator[Diagnostic]:
    sentences = _SENTENCE_END.split(text)
    if len(sentences) > MAX_SENTENCES:
        yield _hint(place, "PLAIN002", f"this paragraph has {len(sentences)} sentences", f"at most {MAX_SENTENCES}")
    for sentence in sentences:
        words = sentence.split()
        if len(words) > MAX_WORDS:
            message = f"the sentence '{' '.join(words[:5])} ...' has {len(words)} words"
            yield _hint(place, "PLAIN001", message, f"at most {MAX_WORDS}; cut it in two")


def _hint(place: Location, code: str, message: str, aim: str) -> Diagnostic:
    return Diagnostic(place, code, message, f"aim for {aim}", Severity.WARNING)


def _blocks(answer: Answer) -> Iterator[tuple[Location, list[str]]]:
    """Blocks of lines between empty lines, quotes without their marks, headings left out."""
    path, first_line = answer.path, answer.body_line
    block: list[str] = []
    for index, line in enumerate([*answer.body.split("\n"), ""]):
        text = line.lstrip("> ").rstrip()
        if text and not text.startswith(("#", "--", "|")):
            block.append(text)
        elif block:
            yield Location(path, first_line + index - len(block)), block
            block = []


def _texts(lines: list[str]) -> Iterator[str]:
    """A block's paragraph, or its list items one by one, without the marks of links and citations."""
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item or not items:
            items.append(line[item.end() :] if item else line)
        else:
            items[-1] += " " + line
    for text in items:
        yield body.CITATION.sub("", _LINK.sub(r"\1", text)).strip() if "[" in text else text
