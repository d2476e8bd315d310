"""`content/sources.lock`: which text of each source somebody read. Kept with the content, a source a line, for git."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from askwell.diagnostics import Diagnostic, Location, Severity, did_you_mean
from askwell.patterns import regex
from askwell.source.files import read_text
from askwell.watch.files import replace_file

NAME = "content/sources.lock"
"""Where it stands, below the site's root."""

_LINE = regex(
    r"(?P<source>[a-z0-9]+(?:-[a-z0-9]+)*) (?P<day>\d{4}-\d\d-\d\d) (?P<reader>[a-z0-9.-]+) "
    r"(?P<fingerprint>[0-9a-f]{32})(?: (?P<signs>[a-z-]+(?:,[a-z-]+)*))?"
)
_CONFLICT = regex(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_HEAD = (
    "# The text of each source that was read, by a fingerprint. Written by `askwell sources --accept`: commit it.\n"
    "# source, day, what read it, fingerprint, signs of a retraction that somebody looked at\n"
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The text of a source that somebody read: the day on which it was fetched, what made text of the page, and the
    text's fingerprint. `signs` are those of a retraction which that person looked at."""

    day: date
    reader: str
    fingerprint: str
    signs: tuple[str, ...] = ()

    def line(self, source: str) -> str:
        """How it stands in the file."""
        signs = f" {','.join(sorted(self.signs))}" if self.signs else ""
        return f"{source} {self.day.isoformat()} {self.reader} {self.fingerprint}{signs}\n"


@dataclass(frozen=True, slots=True)
class Lock:
    """What the file says, by source, and what is wrong in it."""

    accepted: Mapping[str, Accepted] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def read_lock(root: Path) -> Lock:
    """The lock of a site; an empty one if it has none. Of two lines for one source the later day counts."""
    path = root / NAME
    if not path.exists() and not path.is_symlink():
        return Lock()
    text, problems = read_text(root, path)
    problems = [problem for problem in problems if problem.code != "READ003"]  # an empty lock is one without a line
    accepted: dict[str, Accepted] = {}
    lines: dict[str, int] = {}
    found = list(problems)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        source, entry = _entry(line)
        if entry is None:
            found.append(_odd(number, line))
        elif source in accepted and accepted[source] != entry:
            found.append(_twice(number, source, lines[source]))
        if entry is not None and (source not in accepted or entry.day >= accepted[source].day):
            accepted[source] = entry
            lines.setdefault(source, number)
    return Lock(accepted, tuple(found), lines)


def _entry(line: str) -> tuple[str, Accepted | None]:
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        return "", None
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return "", None
    signs = tuple(match["signs"].split(",")) if match["signs"] else ()
    return match["source"], Accepted(day, match["reader"], match["fingerprint"], signs)


def _odd(number: int, line: str) -> Diagnostic:
    place = Location(NAME, number)
    if _CONFLICT.fullmatch(line.rstrip()):
        hint = "delete the lines with <<<<<<<, ======= and >>>>>>>, and of two lines for one source the older one"
        return Diagnostic(place, "WATCH001", "two versions of this file were merged, and git left its marks", hint)
    hint = "take the line from git's history, or delete it and run `askwell sources` and then `--accept`"
    return Diagnostic(place, "WATCH002", "this line is not one that `askwell sources --accept` writes", hint)


def _twice(number: int, source: str, first: int) -> Diagnostic:
    hint = "keep the line of the text that was read last, and delete the other"
    message = f"'{source}' stands in line {first} as well, with another text; the later day counts until you choose"
    return Diagnostic(Location(NAME, number), "WATCH003", message, hint)


def lock_findings(root: Path, sources: Collection[str], complete: bool) -> Iterator[Diagnostic]:
    """What is wrong with the lock of a site that has these sources; nothing is said of those it has not if some
    cannot be read."""
    lock = read_lock(root)
    yield from lock.findings
    for source, number in lock.lines.items() if complete else ():
        if source not in sources:
            hint = did_you_mean(source, sources) if sources else ""
            message = f"there is no source '{source}' any more"
            more = "delete the line, or run `askwell sources --accept`, which does"
            hint = f"{hint} If not, {more}" if hint.startswith("did") else more
            yield Diagnostic(Location(NAME, number), "WATCH004", message, hint, Severity.WARNING)


def write_lock(root: Path, accepted: Mapping[str, Accepted]) -> None:
    """Writes the lock anew, sorted, in one step."""
    replace_file(root / NAME, _HEAD + "".join(accepted[source].line(source) for source in sorted(accepted)))
