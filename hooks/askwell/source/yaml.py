"""YAML text to plain data that knows its place.

YAML is read from libyaml's events, never through YAML's own guesses at types: every scalar
stays the text an editor wrote (`no`, `012`, `1:30`), and the field decides what it means.
Events also keep a deeply nested file from exhausting the C stack, which composing does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from askwell.diagnostics import Diagnostic, Location, Severity, errors
from askwell.patterns import regex
from askwell.source.syntax import syntax_fault

MAX_DEPTH = 20
"""The deepest nesting of lists and mappings; content needs six (ours)."""

Loc = tuple[str | int, ...]
"""The way to a value: mapping keys and list indexes, outermost first."""

CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that nobody sees and no text needs, among them those that libyaml refuses to read."""


@dataclass(frozen=True)
class Document:
    """A YAML text with its place in a file.

    `path` is relative to the site's root, `first_line` the line on which `text` begins.
    Positions are found again on demand: ten thousand answers would not fit in memory
    with a place for every word.
    """

    path: str
    text: str = field(repr=False)
    first_line: int = 1
    prefix: Loc = ()
    grafts: tuple[Graft, ...] = ()

    def grafted(self, grafts: tuple[Graft, ...]) -> Document:
        """The same document, with values that were taken over from others."""
        return Document(self.path, self.text, self.first_line, self.prefix, grafts)

    def within(self, *prefix: str | int) -> Document:
        """The same document, with places counted from one of its values."""
        return Document(self.path, self.text, self.first_line, self.prefix + prefix)

    def at(self, *loc: str | int, key: bool = False) -> Location:
        """Where a value stands, or its key; for what is not there, the nearest parent."""
        for graft in self.grafts:
            if loc[: len(graft.here)] == graft.here:
                return graft.document.at(*graft.there, *loc[len(graft.here) :], key=key)
        positions = _positions(self)
        wanted = self.prefix + loc
        while True:
            place = positions.get((wanted, key)) or positions.get((wanted, False))
            if place or not wanted:
                line, column = place or (0, 0)
                return Location(self.path, self.first_line + line, column + 1)
            wanted, key = wanted[:-1], True

    def may_say(self, word: str) -> bool:
        """Whether a word could stand in one of its values: the text has it, or a backslash, which can write any sign.
        What was taken over may have been put together of several texts."""
        return bool(self.grafts) or _could_say(self.text, word)

    def inside(self, offset: int, *loc: str | int) -> Location:
        """Where a sign of a text stands, counted in the text as it is read: on one line, with single spaces."""
        for graft in self.grafts:
            if loc[: len(graft.here)] == graft.here:
                return graft.document.inside(offset, *graft.there, *loc[len(graft.here) :])
        place = self.at(*loc)
        lines = self.text.split("\n")
        row, column = place.line - self.first_line, place.column - 1
        if lines[row][column : column + 1] in ("|", ">"):
            row, column = row + 1, 0
        elif lines[row][column : column + 1] in ("'", '"'):
            column += 1
        raw = "\n".join([" " * column + lines[row][column:], *lines[row + 1 :]])
        seen = len(" ".join(raw.split())[:offset].replace(" ", ""))
        words = [i for i, sign in enumerate(raw) if not sign.isspace()]
        at = words[min(seen, len(words) - 1)] if words else column
        before = raw[:at].split("\n")
        return Location(self.path, self.first_line + row + len(before) - 1, len(before[-1]) + 1)


@dataclass(frozen=True)
class Graft:
    """A value taken over from another document: the way to it here, and the way to it there."""

    here: Loc
    document: Document
    there: Loc


@dataclass(frozen=True)
class Parsed:
    """What came of reading a YAML text: its document, and plain data.

    Data that is not `sound` has a name twice in it, or a tag. Fields are checked all the same, so that one mistake
    hides no other; nothing else may use it.
    """

    document: Document
    data: Any
    sound: bool = True


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[Parsed | None, list[Diagnostic]]:
    """A YAML text as mappings, lists and texts (an empty value is None), with all mistakes in it; None if reading
    had to end at one."""
    builder = _Builder(Document(path, text, first_line))
    data, problems = builder.build()
    return (Parsed(builder.document, data, not errors(problems)) if builder.whole else None), problems


class _Builder:
    """Turns libyaml's events into plain data, iteratively, and remembers where things are."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Diagnostic] = []
        self.positions: dict[tuple[Loc, bool], tuple[int, int]] = {}
        self.lines: list[str] = []
        self.comments = "#" in document.text
        self.whole = True

    def build(self, remember: bool = False) -> tuple[Any, list[Diagnostic]]:
        """The data of the one document in the text; with `remember`, positions as well."""
        root: list[Any] = []
        # Each open collection: its data, the key waiting for a value, where each key stood.
        stack: list[tuple[Any, list[Any], dict[str, Any]]] = []
        events = iter(yaml.CSafeLoader(self.document.text).get_event, None)
        try:
            for event in events:
                if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                    stack.pop()
                elif isinstance(event, yaml.NodeEvent):
                    if not self._allowed(event, len(stack)):
                        self.whole = False
                        return None, self.problems
                    self._add(event, root, stack, remember)
        except yaml.MarkedYAMLError as error:
            self.whole = False
            self.problems.append(syntax_fault(self.document.path, self.document.text, self.document.first_line, error))
        return (root[0] if root else None), self.problems

    def _allowed(self, event: Any, depth: int) -> bool:
        """Whether to read on: aliases, anchors, bottomless nesting and control characters end the reading."""
        plain = type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None
        if plain and depth <= MAX_DEPTH and event.value.isprintable():
            return True
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._report(event, "YAML005", "! at the start of a value is a command to YAML", "put the text in quotes")
        words = getattr(event, "value", None) or ""
        control = None if words.isprintable() else CONTROL.search(words)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._report(
                event,
                "YAML004",
                "& or * at the start of a value is a command to YAML",
                "put the text in quotes; to say a thing twice, write it twice",
            )
        elif depth > MAX_DEPTH:
            self._report(
                event,
                "YAML007",
                f"lists and fields are nested more than {MAX_DEPTH} deep here",
                "check the dashes, brackets and spaces at the start of the line",
            )
        elif control:  # in double quotes, an escape such as \0 can write one
            self._report(
                event,
                "READ008",
                f"there is an invisible control character here (U+{ord(control[0]):04X})",
                "take out the sign \\ and what belongs to it",
            )
        else:
            return True
        return False

    def _add(self, event: Any, root: list[Any], stack: list[Any], remember: bool) -> None:
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = None if event.value == "" and not event.style else event.value
            if self.comments and not event.style and " " in event.value:
                self._look_for_the_rest(event)
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        if remember:
            self._remember(event, stack)
        if not stack:
            if root:
                self._report(event, "YAML001", "a second document begins here", "remove the line of --- above it")
                self.whole = False
            root.append(value)
        else:
            self._attach(event, value, stack[-1])
        if isinstance(value, (dict, list)) and not isinstance(event, yaml.ScalarEvent):
            stack.append((value, [], {}))

    def _look_for_the_rest(self, event: Any) -> None:
        """A warning if a comment stands behind a text: its author may not know that readers will not see it."""
        mark = event.end_mark
        self.lines = self.lines or self.document.text.split("\n")
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if rest.lstrip().startswith("#"):
            place = Location(self.document.path, self.document.first_line + mark.line, mark.column + 1)
            message = "what stands behind the sign # is a comment: readers do not see it"
            hint = "put the whole text in quotes, or the comment on a line of its own"
            self.problems.append(Diagnostic(place, "YAML008", message, hint, Severity.WARNING))

    def _attach(self, event: Any, value: Any, parent: Any) -> None:
        data, waiting, marks = parent
        if isinstance(data, list):
            data.append(value)
        elif waiting:
            data.setdefault(waiting.pop(), value)  # of a name that stands twice, the first counts
        elif not isinstance(value, str):
            self._report(
                event,
                "YAML006",
                "a field's name must be a plain word here",
                "write the name, a colon, a space and then the value",
            )
            self.whole = False
            waiting.append("")
        else:
            if value in marks:
                first = self.document.first_line + marks[value].line
                self._report(
                    event,
                    "YAML003",
                    f"'{value}' stands here a second time; the first is in line {first}",
                    "keep one of the two",
                )
            marks.setdefault(value, event.start_mark)
            waiting.append(value)

    def _remember(self, event: Any, stack: list[Any]) -> None:
        loc: list[str | int] = []
        for data, _, _ in stack[:-1]:
            loc.append(len(data) - 1 if isinstance(data, list) else next(reversed(data)))
        is_key = False
        if stack:
            data, waiting, _ = stack[-1]
            is_key = isinstance(data, dict) and not waiting
            if is_key:
                loc.append(event.value if isinstance(event, yaml.ScalarEvent) else "")
            else:
                loc.append(len(data) if isinstance(data, list) else waiting[-1])
        mark = event.start_mark
        self.positions.setdefault((tuple(loc), is_key), (mark.line, mark.column))

    def _report(self, event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        place = Location(self.document.path, self.document.first_line + mark.line, mark.column + 1)
        self.problems.append(Diagnostic(place, code, message, hint))


@lru_cache(maxsize=4)
def _could_say(text: str, word: str) -> bool:
    # Kept for the last few: a list is one text, in which each of its records is asked.
    return word in text or "\\" in text


def _positions(document: Document) -> dict[tuple[Loc, bool], tuple[int, int]]:
    # Only the latest few are kept: findings come file by file.
    key = (document.path, document.first_line)
    cached = _recent.get(key)
    if cached is None or cached[0] is not document.text:
        builder = _Builder(document)
        builder.build(remember=True)
        if len(_recent) >= 8:
            _recent.pop(next(iter(_recent)))
        cached = _recent[key] = (document.text, builder.positions)
    return cached[1]


_recent: dict[tuple[str, int], tuple[str, dict[tuple[Loc, bool], tuple[int, int]]]] = {}
