"""The file `content/links.lock`: every address, place and text that was ever published, one a line.

It is kept in git with the content. Two people who publish on two branches both add lines: git keeps the lines of both
(`merge=union` in `.gitattributes`), in whatever order, and the next `askwell links --accept` puts them in order again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.patterns import regex
from askwell.source.asked import KEYS, Fact, Records, held, note
from askwell.source.files import decode, read_bytes

NAME = "content/links.lock"

MAX_BYTES = 100_000_000
"""The largest file that is read, in bytes: ten times that of a site with ten thousand long answers (ours)."""

HEADER = (
    "# Every address, place in a page, feed entry and text that was ever published, one a line.",
    "# `askwell links --accept` writes this file. Keep it in git, and merge it by keeping all lines of both sides.",
)

COUNT = "lines"
"""The kind of the line that says how many others there were: a line taken out by hand is noticed. After a merge there
are two such lines, and more others than either says."""

KINDS = ("address", "feed", "mailed", "place", "sent", "text")
"""`address PATH OWNER`, `feed URI OWNER`, `mailed OWNER PATH`, `place OWNER ID`, `sent OWNER DAY DIGEST`,
`text OWNER DAY FINGERPRINT...`. An owner is a kind of record and what never changes of it: "answers:k7m2" by an
answer's id, "topics:bones" by a key, "newsletters:2026-12-03" by the day of an edition."""

_OWNER_FIRST = ("mailed", "place", "sent", "text")

_OWNER = r"[a-z]+:[a-z0-9]+(?:[-/][a-z0-9]+)*"
_PATH = r"(?P<rest>(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.[a-z0-9]+)?|/)"
_FORMS = {
    "address": regex(rf"{_PATH} (?P<owner>{_OWNER})"),
    "feed": regex(rf"(?P<rest>[!-~]+) (?P<owner>{_OWNER})"),
    "mailed": regex(rf"(?P<owner>{_OWNER}) {_PATH}"),
    "place": regex(rf"(?P<owner>{_OWNER}) (?P<rest>\S+)"),
    "sent": regex(rf"(?P<owner>{_OWNER}) (?P<rest>\d{{4}}-\d\d-\d\d [0-9a-f]{{32}})"),
    "text": regex(rf"(?P<owner>{_OWNER}) (?P<rest>\d{{4}}-\d\d-\d\d(?: [!-~]+)+)"),
}
_CONFLICT = regex(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line: its kind, what was published, and whose it is. `rest` of an address is its path below the site's root
    ("/" for the root itself), of a link that was mailed too, of a place an id in a page, of a text its day and
    fingerprints, of an edition that was sent the day and a digest of what was mailed."""

    kind: str
    owner: str
    rest: str
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        parts = (self.owner, self.rest) if self.kind in _OWNER_FIRST else (self.rest, self.owner)
        return " ".join((self.kind, *parts))

    def __reduce__(self) -> tuple[type[Entry], tuple[str, str, str, int]]:
        """As it is pickled: a large site has many, and this is read the fastest."""
        return Entry, (self.kind, self.owner, self.rest, self.line)

    @property
    def at(self) -> Location:
        """Where the line stands."""
        note(LINES)
        return Location(NAME, self.line or 1)


LINES = Fact("lock lines")
"""In which order the lines stand."""


@dataclass(frozen=True)
class Lock:
    """All that was ever published, as the file says. `there` is False if there is no such file yet. Whoever asks for a
    line, for those of an owner, or for all of a kind has asked for a fact: the file grows with each text."""

    entries: tuple[Entry, ...] = ()
    there: bool = False

    def __reduce__(self) -> tuple[type[Lock], tuple[tuple[Entry, ...], bool]]:
        """As it is pickled: without what is worked out from its lines."""
        return Lock, (self.entries, self.there)

    def of(self, kind: str) -> Iterator[Entry]:
        """The lines of a kind."""
        note(Fact(f"lock {kind}/*", KEYS))
        return self._of(kind)

    def _of(self, kind: str) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.kind == kind)

    @cached_property
    def addresses(self) -> Mapping[str, Entry]:
        """The addresses, by their paths; the root is ""."""
        return Records("lock address", {entry.rest.lstrip("/"): entry for entry in self._of("address")})

    @cached_property
    def mailed(self) -> Mapping[str, Entry]:
        """The addresses that newsletters have mailed, by their paths; the root is ""."""
        return Records("lock mailed", {entry.rest.lstrip("/"): entry for entry in self._of("mailed")})

    @property
    def out(self) -> frozenset[str]:
        """The paths of all addresses that readers may have: those of pages that were published, and those that were
        mailed."""
        note(Fact("lock address/*", KEYS), Fact("lock mailed/*", KEYS))
        return self._out

    @cached_property
    def _out(self) -> frozenset[str]:
        return frozenset((*held(self.addresses), *held(self.mailed)))

    @cached_property
    def sent(self) -> Mapping[str, tuple[Entry, ...]]:
        """What was mailed of editions that were sent, by whose it is. A merge may leave two lines of one."""
        return self._grouped("sent")

    @cached_property
    def places(self) -> Mapping[str, tuple[Entry, ...]]:
        """The places in pages, by whose pages they are in."""
        return self._grouped("place")

    @cached_property
    def names(self) -> Mapping[str, tuple[Entry, ...]]:
        """The names in feeds, by whose they are."""
        return self._grouped("feed")

    @cached_property
    def texts(self) -> Mapping[str, Entry]:
        """The text that was last accepted of each record; of two that a merge left, the one of the later day."""
        last_one_last = sorted(self._of("text"), key=lambda entry: entry.rest[:10])
        return Records("lock text", {entry.owner: entry for entry in last_one_last})

    def early(self, today: date) -> frozenset[str]:
        """Those whose text is of a day to come: they were taken in before they are published, or this machine's clock
        is behind that of another."""
        return frozenset(owner for owner, entry in self.texts.items() if entry.rest[:10] > today.isoformat())

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """All whose addresses were ever published."""
        return Records("lock owner", {entry.owner: entry.owner for entry in self._of("address")})

    def _grouped(self, kind: str) -> Mapping[str, tuple[Entry, ...]]:
        groups: dict[str, list[Entry]] = {}
        for entry in self._of(kind):
            groups.setdefault(entry.owner, []).append(entry)
        return Records(f"lock {kind}", {owner: tuple(group) for owner, group in groups.items()})

    def differing(self, before: Lock) -> Iterator[Fact]:
        """What is another than it was, as facts."""
        for name, group in _GROUPS.items():
            now, then = (held(getattr(lock, group)) for lock in (self, before))
            differ = {key for key in now.keys() | then.keys() if now.get(key) != then.get(key)}
            yield from (Fact(f"lock {name}/{key}", KEYS) for key in differ)
        if [entry.line for entry in self.entries] != [entry.line for entry in before.entries]:
            yield LINES


_GROUPS = {"address": "addresses", "place": "places", "feed": "names", "text": "texts", "owner": "owners"}
_GROUPS |= {"mailed": "mailed", "sent": "sent"}
"""What has the lines of each kind."""


def read_lock(root: Path) -> tuple[Lock, list[Diagnostic]]:
    """The lock of the site in `root`, and what is wrong with it. A site that has none yet has published nothing."""
    path = root / NAME
    if not os.path.lexists(path):
        return Lock(), []
    raw, problem = read_bytes(root, path, MAX_BYTES)
    text, found = ("", [problem]) if problem else decode(raw, NAME)
    if found:
        return Lock(there=True), found
    entries, problems = parse_lock(text)
    return Lock(tuple(entries), True), problems


def parse_lock(text: str) -> tuple[list[Entry], list[Diagnostic]]:
    """The lines of a lock's text, and what is wrong with them."""
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    counts: list[tuple[int, int]] = []
    first: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        place = Location(NAME, number)
        if not line.strip() or line.startswith("#"):
            continue
        if _CONFLICT.match(line):
            hint = "delete the lines that begin with <<<<<<<, ======= and >>>>>>>, and keep all others"
            found.append(Diagnostic(place, "LOCK001", "git could not merge this file, and left its marks here", hint))
        elif (entry := _entry(line, number)) is None:
            if (count := re.fullmatch(rf"{COUNT} (\d{{1,9}})", line)) is None:
                hint = f"take the file back from git (git checkout {NAME}); it is not written by hand"
                found.append(Diagnostic(place, "LOCK003", "this line is not one of the list's", hint))
            else:
                counts.append((int(count[1]), number))
        elif str(entry) in first:
            hint = "delete one of the two, or let `askwell links --accept` do it"
            message = f"line {first[str(entry)]} says the same"
            found.append(Diagnostic(place, "LOCK002", message, hint, Severity.WARNING))
        else:
            first[str(entry)] = number
            entries.append(entry)
    found += _missing_lines(len(entries), counts, found)
    return entries, found


def _missing_lines(there: int, counts: list[tuple[int, int]], others: list[Diagnostic]) -> Iterator[Diagnostic]:
    if there and not counts and not others:
        hint = f"take the file back from git (git checkout {NAME})"
        message = f"the line '{COUNT}' with the number of lines was taken out of this file"
        yield Diagnostic(Location(NAME), "LOCK004", message, hint)
    most, number = max(counts, default=(0, 1))
    if most > there and not any(other.code == "LOCK003" for other in others):
        gone = most - there
        said = "a line was" if gone == 1 else f"{gone} lines were"
        hint = f"take the file back from git (git checkout {NAME}): what was published is never forgotten"
        yield Diagnostic(Location(NAME, number), "LOCK004", f"{said} taken out of this file", hint)


def _entry(line: str, number: int) -> Entry | None:
    kind, _, said = line.partition(" ")
    found = _FORMS[kind].fullmatch(said) if kind in _FORMS else None
    return Entry(kind, found["owner"], found["rest"], number) if found else None


def text_of(entries: Iterable[Entry]) -> str:
    """The text of a lock with these lines."""
    lines = sorted({str(entry) for entry in entries})
    return "\n".join([*HEADER, f"{COUNT} {len(lines)}", *lines, ""])
