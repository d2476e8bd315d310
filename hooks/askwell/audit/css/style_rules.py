"""Style sheets as flat lists of rules: each with one selector, and the conditions that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import tinycss2

Token = Any
"""A node of tinycss2, which has no types."""

_CONDITIONS = {"media", "supports", "container", "scope", "starting-style", "document", "-moz-document"}
_EVERY = {"@media all", "@media screen,print", "@media print,screen"}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property with its value. `name` is in small letters."""

    name: str
    value: tuple[Token, ...]
    important: bool
    line: int

    def __str__(self) -> str:
        return f"{self.name}: {tinycss2.serialize(self.value).strip()}"


@dataclass(frozen=True, slots=True)
class StyleRule:
    """Declarations for the elements that a selector means. `conditions` are the at-rules around it;
    `order` counts through the sheet; `partners` says how many selectors share the declarations."""

    selector: str
    declarations: tuple[Declaration, ...]
    conditions: frozenset[str]
    layer: str
    order: int
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Something that a sheet loads: a picture, a font, or another sheet."""

    url: str
    line: int
    column: int
    conditions: frozenset[str] | None = None
    """For another sheet the conditions under which it is read; None for anything else."""


@dataclass(eq=False)
class Sheet:
    """A style sheet, read once."""

    path: str
    rules: list[StyleRule] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    custom: dict[str, list[tuple[Token, ...]]] = field(default_factory=dict)
    """Every value that a custom property is given anywhere."""

    frames: dict[str, list[Declaration]] = field(default_factory=dict)
    """What the frames of each animation declare."""


@lru_cache(maxsize=64)
def read_sheet(text: str, path: str) -> Sheet:
    """A sheet from its text. What a browser would not understand is passed over, as a browser does.
    The engine's own takes a third of a second: it is kept for the next build of a preview."""
    sheet = Sheet(path)
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    _Reading(sheet).rules(nodes, (), frozenset(), "")
    if "url(" in text.lower() or "image-set(" in text.lower():
        sheet.addresses += _addresses(nodes)
    return sheet


def read_style(text: str, line: int = 1) -> tuple[Declaration, ...]:
    """The declarations of a style attribute."""
    nodes = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return tuple(_declaration(node, line) for node in nodes if node.type == "declaration")


def style_addresses(text: str) -> list[Address]:
    """What a style attribute loads."""
    return list(_addresses(tinycss2.parse_component_value_list(text))) if "(" in text else []


@dataclass
class _Reading:
    """A sheet while it is being read."""

    sheet: Sheet
    order: int = 0

    def rules(
        self, nodes: Iterable[Token], parents: tuple[str, ...], conditions: frozenset[str], layer: str
    ) -> tuple[Declaration, ...]:
        """Takes in a list of nodes; returns the declarations that stand directly in it."""
        own: list[Declaration] = []
        for node in nodes:
            if node.type == "declaration":
                if node.name.startswith("--"):
                    self.sheet.custom.setdefault(node.name, []).append(tuple(node.value))
                own.append(_declaration(node))
            elif node.type == "qualified-rule":
                self.rule(node, parents, conditions, layer)
            elif node.type == "at-rule":
                self.at_rule(node, parents, conditions, layer)
        return tuple(own)

    def rule(self, node: Token, parents: tuple[str, ...], conditions: frozenset[str], layer: str) -> None:
        """Takes in a selector with its block, and the rules nested in it."""
        selectors = tuple(_nested(text, parents) for text in split(node.prelude))
        self.order += 1
        order = self.order
        declared = self.rules(_contents(node), selectors, conditions, layer)
        if declared:
            for selector in selectors:
                self.sheet.rules.append(StyleRule(selector, declared, conditions, layer, order, selectors))

    def at_rule(self, node: Token, parents: tuple[str, ...], conditions: frozenset[str], layer: str) -> None:
        """Takes in a block under a condition, an animation, or the name of another sheet."""
        word = node.lower_at_keyword
        prelude = _plain(tinycss2.serialize(node.prelude))
        if word == "import":
            self.imports(node, conditions)
        elif node.content is None:
            return
        elif word.endswith("keyframes"):
            frames = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            declared = [_declaration(d) for f in frames if f.type == "qualified-rule" for d in _contents(f)
                        if d.type == "declaration"]  # fmt: skip
            self.sheet.frames.setdefault(prelude.strip("\"'"), []).extend(declared)
        elif word in _CONDITIONS or word == "layer":
            more = conditions | ({f"@{word} {prelude}"} - _EVERY) if word != "layer" else conditions
            inner = f"{layer}.{prelude or self.order}" if word == "layer" else layer
            self.order += 1
            order = self.order
            declared_here = self.rules(_contents(node, parents), parents, more, inner)
            if declared_here:
                for selector in parents:
                    self.sheet.rules.append(StyleRule(selector, declared_here, more, inner, order, parents))

    def imports(self, node: Token, conditions: frozenset[str]) -> None:
        """Takes in the address of another sheet, and the conditions written behind it."""
        tokens = [t for t in node.prelude if t.type not in ("whitespace", "comment")]
        url = _url(tokens[0]) if tokens else None
        if url is None and tokens and tokens[0].type == "string":
            url = tokens[0].value
        if url is not None:
            rest = _plain(tinycss2.serialize(tokens[1:]))
            under = conditions | ({f"@media {rest}"} - _EVERY if rest else set())
            self.sheet.addresses.append(Address(url, node.source_line, node.source_column, under))


def split(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The selectors of a list, as text."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return tuple(tinycss2.serialize(part).strip() for part in parts)


def _nested(selector: str, parents: tuple[str, ...]) -> str:
    if not parents:
        return selector
    outer = parents[0] if len(parents) == 1 else f":is({', '.join(parents)})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _contents(node: Token, parents: tuple[str, ...] | None = None) -> list[Token]:
    """A block's nodes. Outside any rule there are only rules: `a:hover {` must not pass for a declaration."""
    parse = tinycss2.parse_rule_list if parents == () else tinycss2.parse_blocks_contents
    found: list[Token] = parse(node.content, skip_comments=True, skip_whitespace=True)
    return found


def _declaration(node: Token, line: int = 0) -> Declaration:
    name = node.name if node.name.startswith("--") else node.lower_name
    return Declaration(name, tuple(node.value), node.important, line or node.source_line)


def _plain(text: str) -> str:
    """A condition without what does not change its meaning."""
    return re.sub(r"\s*([:,()<>=])\s*", r"\1", " ".join(text.lower().split()))


def _addresses(nodes: Iterable[Token]) -> Iterator[Address]:
    """Every address below some nodes. A string counts only where it names a picture."""
    for node in nodes:
        url = _url(node)
        if url is not None:
            yield Address(url, node.source_line, node.source_column)
        elif node.type == "function" and node.lower_name.endswith("image-set"):
            strings = (t for t in node.arguments if t.type == "string")
            yield from (Address(t.value, t.source_line, t.source_column) for t in strings)
            yield from _addresses(node.arguments)
        elif node.type == "at-rule" and node.lower_at_keyword in ("import", "namespace"):
            continue
        else:
            for part in ("prelude", "value", "content", "arguments"):
                inner = getattr(node, part, None)
                if isinstance(inner, list):
                    yield from _addresses(inner)


def _url(token: Token) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name in ("url", "src"):
        return next((str(t.value) for t in token.arguments if t.type == "string"), None)
    return None
