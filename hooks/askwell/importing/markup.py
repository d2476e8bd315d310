"""From words to the Markdown of an answer, in which they stand as they are and mean nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import urljoin

from askwell.content.body.dialects import signs
from askwell.importing.document import Block, Run, cut
from askwell.patterns import regex
from askwell.source.scalars import web_address_problem

MAX_BRACKETS = 60
"""Of a paragraph: the house takes 100, and citations need some (ours)."""

_PLAIN = (
    (regex(r"<(?=[A-Za-z/!?])"), "< "),
    (regex("`"), "\u2018"),
    (regex(r"\[\s*\^\s*"), "["),
    (regex(r"\]\s*\["), "] / ["),
    (regex(r"\](?=[:(])"), "] "),
    (regex(r"!(?=\[)"), "! "),
    (regex("(?<=[\"'\u2019\u201c\u201d\u00ab\u00bb])[ \t]?\\{"), " ("),
    (regex(r"\{(?=[\w\s#.:-])"), "{ "),
    (regex(r"&(?=#?\w+;)"), "& "),
    (regex(r"(?<!\\)([*_])"), r"\\\1"),
)
"""Signs that would become something, and what is written in their place. No word changes."""

_START = regex(r"(?:#|>|\+|-)")
_NO_START = regex(r"^(?:[:=~|]+|[!?]{3,}\+?)\s*")
_NUMBER = regex(r"^(\d+)\.(?=\s)")


def safe(text: str) -> str:
    """Words that stand in a line of Markdown as they are."""
    if text.count("[") > MAX_BRACKETS:
        text = text.replace("[", "(").replace("]", ")")
    text = re.sub(r"\[(?=\s*note\s*:)", "(", text, flags=re.IGNORECASE)
    text = re.sub(r"\\+(?=\s*$)", "", text)  # it would take its meaning from what we write behind it
    for pattern, instead in _PLAIN:
        text = pattern.sub(instead, text)
    return _without_dialects(text)


def _without_dialects(text: str) -> str:
    """Signs of other kinds of Markdown are taken apart; what cannot be is left out, sign by sign."""
    for _ in range(50):
        found = next(signs(text), None)
        if found is None:
            return text
        at, sign = found
        match = sign.pattern.search(text, max(0, at - 1)) or sign.pattern.search(text)
        if match is None:
            return text
        apart = re.sub(r"([^\w\s])(?=[^\w\s])", r"\1 ", match[0], count=1)
        if apart == match[0] or sign.pattern.search(apart):
            apart = re.sub(r"[^\w\s]", " ", match[0])
        text = text[: match.start()] + apart + text[match.end() :]
    return text


def begun(line: str) -> str:
    """A line whose first sign begins no heading, list, quote or definition."""
    line = _NO_START.sub("", line)
    if _START.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\.", line)


class Links:
    """How links are written, and which could not be. `source` gives the id of a known source by its address."""

    def __init__(self, base: str, source: Callable[[str], str]) -> None:
        self._base, self._source = base, source
        self.cited: list[str] = []
        self.kept: dict[str, str] = {}
        """Addresses to which the text links, with their words."""

        self.left: dict[str, str] = {}
        """Addresses that may not stand in a text, with their words."""

    def write(self, run: Run) -> str:
        """The words of a run with its looks and its link."""
        text = safe(run.text)
        if run.link:
            return self._linked(run, text)
        inner = text.strip()
        if not run.mark or not re.search(r"\w", inner):
            return text
        return text.replace(inner, f"{run.mark}{inner}{run.mark}", 1)

    def _linked(self, run: Run, text: str) -> str:
        inner = text.strip()
        address = _encoded(urljoin(self._base, run.link) if self._base else run.link)
        if run.link.startswith("#") or not inner:
            return text
        if web_address_problem(address):
            self.left.setdefault(address, inner)
            return text
        self.kept.setdefault(address, inner)
        label = inner.replace("[", "(").replace("]", ")")
        source = self._source(address)
        if source and source not in self.cited:
            self.cited.append(source)
        return text.replace(inner, f"[{label}]({address})" + (f"[^{source}]" if source else ""), 1)


def _encoded(address: str) -> str:
    found = {"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", " ": "%20", "<": "%3C", ">": "%3E", '"': "%22", "|": "%7C"}
    return re.sub(r'[()\[\] <>"|]', lambda match: found[match[0]], address)


def inline(block: Block, links: Links, marks: Iterable[tuple[int, str]] = ()) -> str:
    """A block's words on one line; `marks` are put behind the sign at their place."""
    parts, at = [], 0
    for place, mark in sorted(marks):
        parts += [*(links.write(run) for run in cut(block.runs, at, place)), mark]
        at = place
    parts += [links.write(run) for run in cut(block.runs, at, len(block.text))]
    return " ".join("".join(parts).split())


def cell(text: str) -> str:
    """The words of a cell of a table."""
    return safe(text).replace("|", "\\|")


def yaml_text(text: str) -> str:
    """A text as a value of YAML, on one line."""
    text = " ".join(text.split())
    plain = re.fullmatch(r"[A-Za-z][\w ,.()/\u2019-]*[\w.)]", text) and not re.fullmatch(
        r"(?i)yes|no|true|false|null|on|off|y|n", text
    )
    if "'" in text:  # within single quotes it would have to be written twice
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text if plain else f"'{text}'"
