"""What may not stand on a line of an answer's Markdown. What is good is listed in the author's manual."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.content.body import headings, picture
from askwell.content.body.headings import HEADING, heading_words
from askwell.content.body.text import CITATION, INTERNAL, NOTE, PAGE, Fault, Mention, Position
from askwell.patterns import regex
from askwell.source.scalars import web_address_problem

MAX_LEVELS = 6
"""Lists inside lists. Python-Markdown stops with an error of its own at about a hundred (ours)."""

SIGNED = regex(r"^[ \t]*--[ \t]*(?:quote|paraphrase)\b")
SIGNATURE = regex(r"^--[ \t]*(?:(\w+)[ \t]*:[ \t]*)?(\S(?:.*\S)?)?[ \t]*$")

_MARKED = regex(r"[#=\-`~\[\]]")
"""A line without any of these signs has no heading, code, picture or link."""

_TAG = regex(r"<(?=[A-Za-z/!?])")
# Markdown finds the words of a link across lines, escapes and brackets; "](" stands in each, however it is written.
_INLINE_LINK = regex(r"\]\([ \t]*<?([^\s)>\[\]]*)")
# What a link by reference leads to: a name in brackets and a colon, also in a list, a quote, or over two lines.
_REFERENCE_LINK = regex(r"^(?:[ \t>*+\-0-9.)]*\[)?[^\[\]]*\]:")
_FULL_REFERENCE = regex(r"\[[^\[\]]+\] ?\[(?!note:)[^\[\]^]+\]")
_LIKE_A_NOTE = regex(r"\[\s*note\s*:", re.IGNORECASE)
_LINKED = regex(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(")
_FENCE = regex(r"^ {0,3}(```|~~~)")
_INNER_HEADING = regex(r"^(?:[ \t>*+:-]|\d+\.)+#")
_INNER_QUOTE = regex(r"^[ \t]*(?:(?:[*+-]|\d+\.)[ \t]+)+>")
_UNDERLINE = regex(r"^(?:[ \t>*+:]|\d+\.)*(=+|-+)[ \t]*$")
_LIST_MARKS = regex(r"(?:[ \t>]|(?:[*+-]|\d+[.)])[ \t])*")
_LIST_MARK = regex(r"(?:[*+-]|\d+[.)])[ \t]")

_SIGN_IT = "end it with '> -- paraphrase: expert-id' or '> -- quote: expert-id'"


def faults(line: str, before: str) -> Iterator[Fault]:
    """Everything that is wrong with a line; `before` is the line above it."""
    if "<" in line:
        yield from _tags(line)
    if line[:1] in " \t>*+-0123456789":
        yield from _misplaced(line)
    if "![" in line or before.startswith("!["):
        yield from picture.faults(line, before)
    if not _MARKED.search(line) or picture.is_picture(line):
        return
    yield from _headings(line, before)
    yield from headings.faults(line)
    if _FENCE.match(line):
        yield Fault(0, "BODY007", "a block of code has no place in an answer", "remove the marks around it")
    elif "`" in line:
        message = "this is a mark for programmers' texts, and has no place in an answer"
        yield Fault(line.find("`"), "BODY007", message, "remove it")
    if "[" in line or "]" in line:
        yield from _links(line)
        yield from _uncited(line)


def mentions(line: str, row: int) -> Iterator[Mention]:
    """Every source that a line cites, and every record that it links to."""
    yield from citations(line, row)
    for match in NOTE.finditer(line) if "[note:" in line else ():
        yield Mention("notes", match[1], Position(row, match.start()))
    for match in _INLINE_LINK.finditer(line) if "](" in line else ():
        prefix, _, rest = match[1].partition(":")
        if prefix in INTERNAL and rest:
            yield Mention(INTERNAL[prefix], rest, Position(row, match.start(1)))


def citations(line: str, row: int) -> Iterator[Mention]:
    """Every source that a line cites."""
    for match in CITATION.finditer(line):
        yield Mention("sources", match[1], Position(row, match.start()))


def _tags(line: str) -> Iterator[Fault]:
    """An error for each place where a tag could begin."""
    hint = "write plain Markdown, links as [words](https://address), and a space behind < for 'less than'"
    for match in _TAG.finditer(line):
        yield Fault(match.start(), "BODY001", "HTML is not allowed in a text", hint)


def _misplaced(line: str) -> Iterator[Fault]:
    """Passages in lists, signatures without a passage, and lists that are too deep."""
    if ">" in line and _INNER_QUOTE.match(line):
        hint = f"take it out of the list, and {_SIGN_IT}"
        yield Fault(0, "BODY002", "a passage cannot stand in a list", hint)
    elif SIGNED.match(line):
        hint = "put > before it, as before the passage above it"
        yield Fault(0, "BODY003", "this line belongs to a passage", hint)
    marks = _LIST_MARKS.match(line)
    start = marks[0] if marks else ""
    levels = max(len(_LIST_MARK.findall(start)), len(start.expandtabs(4)) // 4)
    if levels > MAX_LEVELS:
        message = f"this line is {levels} lists deep; at most {MAX_LEVELS} are allowed"
        yield Fault(0, "BODY011", message, "move it to the left, or make a section of it")


def _headings(line: str, before: str) -> Iterator[Fault]:
    heading, underline = HEADING.match(line), _UNDERLINE.match(line)
    underlined = underline and ("=" in line or (before.strip(" \t>") and not HEADING.match(before)))
    misplaced = (heading and len(heading[1]) not in (2, 3)) or _INNER_HEADING.match(line)
    if misplaced or underlined:
        hint = "write ## before a heading, ### before one below it; the page's main heading is the question"
        yield Fault(0, "BODY004", "a body may not have a heading of this kind", hint)
    elif heading and not heading_words(heading):
        yield Fault(0, "BODY004", "this heading has no words", "write its words behind the ##")


def _uncited(line: str) -> Iterator[Fault]:
    """What looks like a citation to an editor, and like mere signs to a reader."""
    whole = {match.start() for match in CITATION.finditer(line)}
    for match in re.finditer(r"\[\s*\^", line):
        if match.start() not in whole:
            message, hint = "this citation is not complete", "write [^source-id], without spaces"
            yield Fault(match.start(), "BODY006", message, hint)
    yield from _notes(line)


def _notes(line: str) -> Iterator[Fault]:
    """What looks like the mark of a note and is none, and marks where none can stand."""
    marks = {match.start() for match in NOTE.finditer(line)}
    for match in _LIKE_A_NOTE.finditer(line):
        if match.start() not in marks:
            message = "this mark of a note is not complete"
            hint = "write [note:its-name], without spaces, and the note itself under notes: in the header"
            yield Fault(match.start(), "BODY006", message, hint)
        elif HEADING.match(line) or any(match.start() in range(*link.span()) for link in _LINKED.finditer(line)):
            hint = "put it behind a sentence of the text"
            yield Fault(match.start(), "BODY006", "a note cannot be marked in a heading or in a link", hint)


def _links(line: str) -> Iterator[Fault]:
    for match in _INLINE_LINK.finditer(picture.without(line)):
        prefix, _, rest = match[1].partition(":")
        if prefix == "page" and rest and not PAGE.fullmatch(rest):
            message = f"'{rest}' cannot be the name of a page here"
            hint = "write the name of its file in docs, without .md: small letters, digits, single hyphens"
            yield Fault(match.start(1), "BODY005", message, hint)
        elif not (prefix in INTERNAL and rest) and (problem := web_address_problem(match[1])):
            message = f"the link to '{match[1]}' cannot be kept: {problem}"
            hint = "link to https://..., or to answer:, topic:, expert:, guide: or page: and its name"
            yield Fault(match.start(1), "BODY005", message, hint)
    for pattern in (_REFERENCE_LINK, _FULL_REFERENCE):
        if found := pattern.search(line):
            message, hint = "links by reference are not used here", "write [words](https://address)"
            yield Fault(found.start(), "BODY005", message, hint)
