"""Hints about plain language. They never stop a build (NHS, CDC Clear Communication Index)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askwell.checks.checked_site import CheckedSite
from askwell.content.body.text import CITATION, NOTE, MarkdownText
from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.patterns import regex

MAX_WORDS, MAX_SENTENCES, MAX_ITEMS = 20, 3, 7
"""Words in a sentence, sentences in a paragraph, items in a list (NHS, CCI)."""

# A sentence ends in . ! or ? before a space and a capital; the point of "Dr. Smith" does not end one.
# The sign comes first and what stands before it is looked at after: that way round is twenty times faster.
_BEHIND = r"(?<!\b[DM]r\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])"
_SENTENCE_END, _AFTER_POINT = regex(rf"[.!?]{_BEHIND}"), regex(rf"\.{_BEHIND}")
"""A single sign is found much faster than one of three."""

_ITEM = regex(r" {0,3}(?:[-*+:]|\d+[.)])\s")
_LINK = regex(r"\[([^\[\]]*)\]\([^()]*\)")


def short_and_plain(_: CheckedSite, body: MarkdownText) -> Iterator[Diagnostic]:
    """A sentence has at most 20 words, a paragraph three sentences (NHS), a list seven items (CCI). What is no longer
    kept up to date stays as it was."""
    for block in body.blocks:
        lines = block.lines
        if len(lines) > MAX_ITEMS and (items := sum(1 for line in lines if _ITEM.match(line))) > MAX_ITEMS:
            message, aim = f"this list has {items} items", f"at most {MAX_ITEMS}; group them"
            yield _hint(body.place(block), "PLAIN003", message, aim)
        for text in _texts(lines):
            for code, message, aim in _long(text):
                yield _hint(body.place(block), code, message, aim)


def _long(text: str) -> Iterator[tuple[str, str, str]]:
    """What is too long in a paragraph: a code, a message, and what to aim for."""
    end = _SENTENCE_END if "!" in text or "?" in text else _AFTER_POINT
    sentences = end.split(text)
    spaced = text.isascii() and "\t" not in text  # only spaces part its words
    if len(sentences) > MAX_SENTENCES:
        yield "PLAIN002", f"this paragraph has {len(sentences)} sentences", f"at most {MAX_SENTENCES}"
    for sentence in sentences:
        if spaced and sentence.count(" ") < MAX_WORDS:
            continue
        words = sentence.split()
        if len(words) > MAX_WORDS:
            message = f"the sentence '{' '.join(words[:5])} ...' has {len(words)} words"
            yield "PLAIN001", message, f"at most {MAX_WORDS}; cut it in two"


def _hint(place: Location, code: str, message: str, aim: str) -> Diagnostic:
    return Diagnostic(place, code, message, f"aim for {aim}", Severity.WARNING)


def _texts(lines: Sequence[str]) -> Iterator[str]:
    """A block's paragraph, or its list items one by one, without the marks of links and citations."""
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item or not items:
            items.append(line[item.end() :] if item else line)
        else:
            items[-1] += " " + line
    for text in items:
        yield _unmarked(text).strip() if "[" in text else text


def _unmarked(text: str) -> str:
    text = CITATION.sub("", _LINK.sub(r"\1", text) if "](" in text else text)
    return NOTE.sub("", text) if "[note:" in text else text
