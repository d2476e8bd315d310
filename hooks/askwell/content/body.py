"""The Markdown of an answer's body, and its few conventions.

- Raw HTML is refused, sign by sign: a tag can only begin with `<` and a letter, `/`, `!` or `?`
  (HTML standard, tag open state), so none of these may stand in a body, in whatever disguise.
- A passage attributed to a person is a block quote that ends in a line saying whose words they
  are and how they are given:

      > Loading bone makes it stronger.
      > -- paraphrase: bjoern-buehring

- A claim points to its source with `[^source-id]`.
- Links go to `https://` addresses, or to `answer:`, `topic:`, `expert:` or `guide:` and a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from askwell.diagnostics import Diagnostic, Location
from askwell.source.scalars import web_address_problem

CITATION = re.compile(r"\[\^([^\[\]\s]*)\]")
INTERNAL = {"answer": "answers", "topic": "topics", "expert": "experts", "guide": "flows"}
"""The prefixes of links inside the site, and the collections of the Library they name."""

_MARKED = re.compile(r"[#=\-`~\[\]]")
"""A line without any of these signs has no heading, code, picture or link."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
# Markdown finds the words of a link across lines, escapes and brackets; "](" stands in each, however it is written.
_INLINE_LINK = re.compile(r"\]\([ \t]*<?([^\s)>\[\]]*)")
_PICTURE = re.compile(r"!\[(?!\^[^\[\]]*\](?!\())")
# What a link by reference leads to: a name in brackets and a colon, also in a list, a quote, or over two lines.
_REFERENCE_LINK = re.compile(r"^(?:[ \t>*+\-0-9.)]*\[)?[^\[\]]*\]:")
_FULL_REFERENCE = re.compile(r"\[[^\[\]]+\] ?\[[^\[\]^]+\]")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^(#{1,6})(.*)$")
_INNER_HEADING = re.compile(r"^(?:[ \t>*+:-]|\d+\.)+#")
_INNER_QUOTE = re.compile(r"^[ \t]*(?:(?:[*+-]|\d+\.)[ \t]+)+>")
_UNDERLINE = re.compile(r"^(?:[ \t>*+:]|\d+\.)*(=+|-+)[ \t]*$")
_SIGNED = re.compile(r"^[ \t]*--[ \t]*(?:quote|paraphrase)\b")
_SIGNATURE = re.compile(r"^--[ \t]*(?:(\w+)[ \t]*:[ \t]*)?(\S(?:.*\S)?)?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something in a body that names another record. `kind` is a collection of the Library."""

    kind: str
    id: str
    location: Location


@dataclass(frozen=True, slots=True)
class Attributed:
    """A passage attributed to a person; `how` is "quote" or "paraphrase"."""

    how: str
    expert: str
    markdown: str
    location: Location


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a body under one heading ("" before the first), without the heading."""

    heading: str
    markdown: str
    location: Location


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown text of an answer, read once: what it names, whose words it gives, how it is divided."""

    mentions: tuple[Mention, ...]
    passages: tuple[Attributed, ...]
    sections: tuple[Section, ...]


def read(text: str, path: str, first_line: int) -> tuple[Text, list[Diagnostic]]:
    """A text with everything that is wrong with it."""
    found, problems = passages(text, path, first_line)
    problems += raw_html(text, path, first_line)
    problems += structure(text, path, first_line)
    named = tuple(mentions(text, path, first_line))
    return Text(named, tuple(found), tuple(sections(text, path, first_line))), problems


def raw_html(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """An error for each place where a tag could begin."""
    if "<" not in text:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        for match in _TAG.finditer(line):
            hint = "write plain Markdown, links as [words](https://address), and a space behind < for 'less than'"
            place = Location(path, number, match.start() + 1)
            yield Diagnostic(place, "BODY001", "HTML is not allowed in a text", hint)


def structure(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Errors about headings, code, pictures and links that a body may not have."""
    lines = text.split("\n")
    for number, line in enumerate(lines, first_line):
        if not _MARKED.search(line):
            continue
        place = Location(path, number)
        heading = _HEADING.match(line)
        before = lines[number - first_line - 1] if number > first_line else ""
        underline = _UNDERLINE.match(line)
        underlined = underline and ("=" in line or (before.strip(" \t>") and not _HEADING.match(before)))
        misplaced = (heading and len(heading[1]) not in (2, 3)) or _INNER_HEADING.match(line)
        if misplaced or underlined:
            hint = "write ## before a heading, ### before one below it; the page's main heading is the question"
            yield Diagnostic(place, "BODY004", "this heading is of a kind that a body may not have", hint)
        elif heading and not _words(heading):
            yield Diagnostic(place, "BODY004", "this heading has no words", "write its words behind the ##")
        if _FENCE.match(line):
            yield Diagnostic(
                place, "BODY007", "a block of code has no place in an answer", "remove the marks around it"
            )
        elif "`" in line or line.strip() == "[TOC]":
            message = "this is a mark for programmers' texts, and has no place in an answer"
            yield Diagnostic(Location(path, number, max(line.find("`"), 0) + 1), "BODY007", message, "remove it")
        if "[" in line or "]" in line:
            yield from _links(line, place)
            yield from _uncited(line, place)


def _words(heading: re.Match[str]) -> str:
    return heading[2].strip(" \t").rstrip(" \t#")


def _uncited(line: str, place: Location) -> Iterator[Diagnostic]:
    """What looks like a citation to an editor, and like mere signs to a reader."""
    whole = {match.start() for match in CITATION.finditer(line)}
    for match in re.finditer(r"\[\s*\^", line):
        if match.start() not in whole:
            here = Location(place.path, place.line, match.start() + 1)
            yield Diagnostic(here, "BODY006", "this citation is not complete", "write [^source-id], without spaces")


def _links(line: str, place: Location) -> Iterator[Diagnostic]:
    for match in _PICTURE.finditer(line):
        here = Location(place.path, place.line, match.start() + 1)
        yield Diagnostic(here, "BODY008", "pictures cannot stand in a body", "say in words what the picture shows")
    for match in _INLINE_LINK.finditer(line):
        target = match[1]
        prefix, _, rest = target.partition(":")
        if not (prefix in INTERNAL and rest) and (problem := web_address_problem(target)):
            yield Diagnostic(
                Location(place.path, place.line, match.start(1) + 1),
                "BODY005",
                f"the link to '{target}' cannot be kept: {problem}",
                "link to https://..., or to answer:, topic:, expert: or guide: and its name",
            )
    for pattern in (_REFERENCE_LINK, _FULL_REFERENCE):
        if by_reference := pattern.search(line):
            yield Diagnostic(
                Location(place.path, place.line, by_reference.start() + 1),
                "BODY005",
                "links by reference are not used here",
                "write [words](https://address)",
            )


def mentions(text: str, path: str, first_line: int) -> Iterator[Mention]:
    """Every source cited and every record linked to."""
    if "]" not in text:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if "]" not in line:
            continue
        for match in CITATION.finditer(line):
            yield Mention("sources", match[1], Location(path, number, match.start() + 1))
        for match in _INLINE_LINK.finditer(line) if "](" in line else ():
            prefix, _, rest = match[1].partition(":")
            if prefix in INTERNAL and rest:
                yield Mention(INTERNAL[prefix], rest, Location(path, number, match.start(1) + 1))


def passages(text: str, path: str, first_line: int) -> tuple[list[Attributed], list[Diagnostic]]:
    """The attributed passages of a body, and what is wrong with its block quotes."""
    found: list[Attributed] = []
    problems: list[Diagnostic] = []
    for start, lines in _quoted(text):
        place = Location(path, first_line + start)
        signature = _SIGNATURE.match(lines[-1])
        if signature is None:
            hint = "end it with a line '> -- paraphrase: expert-id' or '> -- quote: expert-id'"
            problems.append(Diagnostic(place, "BODY002", "this passage does not say whose words it gives", hint))
            continue
        here = Location(path, first_line + start + len(lines) - 1, 3)
        how, expert = signature[1] or "", signature[2] or ""
        if how not in ("quote", "paraphrase"):
            hint = "write '-- paraphrase: expert-id' or '-- quote: expert-id'"
            problems.append(Diagnostic(here, "BODY003", "this line must say 'quote' or 'paraphrase' and whose", hint))
        else:
            found.append(Attributed(how, expert, "\n".join(lines[:-1]).strip(), here))
            problems += _passage_problems(lines[:-1], place)
    for number, line in enumerate(text.split("\n"), first_line):
        if ">" in line and _INNER_QUOTE.match(line):
            hint = "take it out of the list, and end it with '> -- paraphrase: expert-id' or '> -- quote: expert-id'"
            problems.append(Diagnostic(Location(path, number), "BODY002", "a passage cannot stand in a list", hint))
        elif _SIGNED.match(line):
            hint = "put > before it, as before the passage above it"
            problems.append(Diagnostic(Location(path, number), "BODY003", "this line belongs to a passage", hint))
    return found, problems


def _passage_problems(lines: list[str], place: Location) -> Iterator[Diagnostic]:
    """What is wrong with a passage that is signed."""
    if not "".join(lines).strip():
        yield Diagnostic(place, "BODY002", "this passage has no words", "write what was said above the line with --")
    for number, line in enumerate(lines, place.line):
        here = Location(place.path, number, 3)
        if _SIGNED.match(line):
            hint = "put an empty line, without >, between two passages"
            yield Diagnostic(here, "BODY003", "a passage ends with this line, but it goes on", hint)
        elif line.lstrip(" \t").startswith(">"):
            yield Diagnostic(here, "BODY002", "a passage cannot stand in another", "take one of the two > away")


def split_passages(text: str) -> Iterator[tuple[str, Attributed | None]]:
    """A body in its order, as stretches of Markdown and attributed passages."""
    lines = text.split("\n")
    done = 0
    for start, quoted in _quoted(text):
        yield "\n".join(lines[done:start]), None
        signature = _SIGNATURE.match(quoted[-1])
        how, expert = (signature[1] or "", signature[2] or "") if signature else ("", "")
        yield "", Attributed(how, expert, "\n".join(quoted[:-1]).strip(), Location("", start + 1))
        done = start + len(quoted)
    yield "\n".join(lines[done:]), None


def _quoted(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each block quote: the index of its first line, and its lines without their marks."""
    block: list[str] = []
    lines = text.split("\n")
    for index, line in enumerate([*lines, ""]):
        stripped = line.lstrip(" \t")
        if stripped.startswith(">"):
            block.append(stripped[1:].removeprefix(" "))
        elif block:
            yield index - len(block), block
            block = []


def sections(text: str, path: str, first_line: int) -> Iterator[Section]:
    """The body cut at its headings of the second level."""
    heading, start = "", 0
    held: list[str] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = _HEADING.match(line) if line.startswith("##") else None
        if match and len(match[1]) == 2:
            if heading or "".join(held).strip():
                yield Section(heading, "\n".join(held).strip(), Location(path, first_line + start))
            heading, start, held = _words(match), index, []
        else:
            held.append(line)
    if heading or "".join(held).strip():
        yield Section(heading, "\n".join(held).strip(), Location(path, first_line + start))
