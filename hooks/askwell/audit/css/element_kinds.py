"""Elements that selectors cannot tell apart, so that each is matched once for a whole site.

Most selectors look only at an element and what stands around it: their tags, classes, ids and
some attributes. Two elements that agree in all that a site's selectors ask of these are of one
kind. Matching the few hundred elements of a page anew would take most of the audit's time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from askwell.audit.html.page import Element

_ATTRIBUTE = re.compile(r"\[\s*([-\w:|*]+)")
_ID = re.compile(r"#([-\w]+)")
_BESIDE = re.compile(r"[+~]|:(?!not\(|is\(|where\()")
_MOST = 100_000


def looks_beside(selector: str) -> bool:
    """Whether a selector asks for more than an element and what stands around it: what stands beside it
    or in it, its place, or its state."""
    return bool(_BESIDE.search(re.sub(r"\[[^\]]*\]", "", selector))) or "\\" in selector


@dataclass
class Kinds:
    """The kinds of elements that some selectors tell apart."""

    attributes: set[str] = field(default_factory=lambda: {"hidden", "inert", "popover", "aria-hidden", "open"})
    ids: set[str] = field(default_factory=set)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def learn(self, selector: str) -> None:
        """Takes in what a selector asks for."""
        self.attributes |= {name.lower() for name in _ATTRIBUTE.findall(selector)}
        self.ids |= set(_ID.findall(selector))

    @property
    def full(self) -> bool:
        """Whether there are so many kinds that they had better be forgotten."""
        return len(self._known) > _MOST

    def forget(self) -> None:
        """Begins anew."""
        self._known.clear()

    def of(self, parent: int, element: Element) -> int:
        """The kind of an element whose parent is of a kind."""
        get = element.get
        name = get("id")
        key = (parent, element.tag, get("class"), name if name in self.ids else None, *map(get, self.attributes))
        return self._known.setdefault(key, len(self._known) + 1)
