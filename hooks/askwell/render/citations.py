"""The sources of one page: their numbers, and each place that cites them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from askwell.content import addresses


@dataclass(frozen=True)
class Citations:
    """The sources that a page lists, by key, in the order of their numbers. Places are noted as the page is written,
    from top to bottom."""

    keys: Sequence[str]
    _places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The ids of the places that cite each source."""

    def number(self, key: str) -> int:
        """The number of a source. Raises ValueError for one that the page does not list."""
        return self.keys.index(key) + 1

    def cited(self, keys: Iterable[str]) -> Markup:
        """The raised numbers that lead from a claim to its sources. Keys have no sign that needs escaping."""
        return Markup(self.html(keys))

    def html(self, keys: Iterable[str]) -> str:
        """The same as a text."""
        links = " ".join([self._link(key) for key in keys])
        return f'<sup class="aw-cite">{links}</sup>' if links else ""

    def ways_back(self, key: str) -> Markup:
        """Links from a source to each place that cites it, so far."""
        places, said = self._places[key], f"Back to where source {self.number(key)} is cited"
        link = ' <a class="aw-sources__back" href="#{}" aria-label="{}">\u2191{}</a>'
        if len(places) == 1:
            return Markup(link.format(places[0], said, ""))
        numbered = enumerate(places, 1)
        return Markup("".join(link.format(place, f"{said}, place {n}", n) for n, place in numbered))

    def _link(self, key: str) -> str:
        places, number = self._places[key], self.number(key)
        place = f"cite--{key}--{len(places) + 1}" if places else f"cite--{key}"
        places.append(place)
        return f'<a id="{place}" href="#{addresses.source_id(key)}" aria-label="Source {number}">{number}</a>'
