"""robots.txt as RFC 9309 reads it: which paths of a host a program may ask for, and how often.

Python's `urllib.robotparser` takes the first rule that fits in place of the longest, and knows neither `*` nor `$`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

MOST_BYTES = 512_000
"""What is read of the file (RFC 9309, 2.5: at least 500 KiB)."""

AGENT = "AskWell"
"""The name by which a robots.txt can speak to this program."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for this program, as pairs of whether a path may be asked and its pattern. `delay` are the seconds
    between two requests that the site asks for. RFC 9309 does not know that line; many sites write it."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be asked: the longest rule counts, and of two equal ones the allowing one
        (RFC 9309, 2.2.2)."""
        path = _even(path or "/")
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return path == "/robots.txt" or max(fitting, default=(0, True))[1]


def read_robots(text: str, agent: str = AGENT) -> Robots:
    """The rules of a file for an agent: those of all groups that name it, or else of those for `*` (2.2.1)."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    begun = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            named = [] if begun else named
            begun = False
            token = re.match(r"[A-Za-z_-]*", value)
            named.append("*" if value == "*" or token is None else token[0].lower())
            groups.setdefault(named[-1], [])
        elif key in ("allow", "disallow", "crawl-delay"):
            begun = True
            for name in named:
                groups[name].append((key, value))
    return _rules(groups.get(agent.lower(), groups.get("*", [])))


def _rules(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((key == "allow", _even(value)) for key, value in lines if key != "crawl-delay" and value)
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value)]
    return Robots(rules, max(delays, default=0.0))


def _even(path: str) -> str:
    """A path with each letter written in the one way that can be compared (2.2.2)."""
    return quote(unquote(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="%/:;=&?~+!$,'@()*[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says: `*` stands for any signs, `$` at its end for the path's end. It never
    goes back, so that no pattern takes long."""
    to_end = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(parts, 1):
        if to_end and number == len(parts):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not to_end or at == len(path)
