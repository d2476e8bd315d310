"""Documents of feeds, of which an earlier build has written the most.

Where the pieces stand in which a document has its entries is kept. A document that has to be written again takes from
the one of the last build what is the same; what an entry says is worked out only if it says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from askwell.content import addresses
from askwell.render.assets import Joined
from askwell.render.feeds.feed import Author, Document, Entry, Form, Listed
from askwell.shelf import Finished, Place, Text
from askwell.source.asked import Afresh


@dataclass(frozen=True)
class Written:
    """What is written of a site's entries, which `whole` gives by their names."""

    base_url: str
    publisher: Author
    whole: Callable[[str], Entry]
    keep: Callable[[Text], Text]
    units: Afresh
    _new: dict[tuple[str, str], Text] = field(default_factory=dict, repr=False)
    _last: dict[str, Mapping[str, Place]] = field(default_factory=dict, repr=False)

    def document(self, document: Document, form: Form, base: str) -> Joined:
        """A document beside a page."""
        around = (document.number, document.number - 1, document.number + 1)  # an entry may have moved one on
        path, *near = (addresses.feed_path(base, form.ending, number) for number in around if number > 0)
        pieces = [self._piece(entry, form, (path, *near)) for entry in document.entries]
        head = form.head(document, self.base_url, self.publisher)
        places, start = [], _size(head)
        for entry, piece in zip(document.entries, pieces, strict=True):
            places.append((entry.mark, start, _size(piece)))
            start += _size(piece) + len(form.between)
        self.units.keep("pieces", path, tuple(places), ())
        return Joined((head, *_between(pieces, form.between), form.end))

    def stay(self, paths: Sequence[str]) -> None:
        """Says which documents there are: where the pieces stand of those that are not written stays known."""
        self.units.lacking("pieces", paths)

    def _piece(self, entry: Listed, form: Form, paths: Iterable[str]) -> Text:
        for path in paths:
            if path not in self._last:
                self._last[path] = self._pieces(path)
            if entry.mark in self._last[path]:
                return self._last[path][entry.mark]
        if (form.ending, entry.id) not in self._new:
            self._new[form.ending, entry.id] = self.keep(form.entry(self.whole(entry.id)))
        return self._new[form.ending, entry.id]

    def _pieces(self, path: str) -> Mapping[str, Place]:
        """The pieces of a document of the last build, by what tells their entries from others."""
        file = Finished(f"{self.units.folder}/{path}")
        return {mark: Place(file, start, size) for mark, start, size in self.units.held("pieces", path) or ()}


def _between(pieces: Iterable[Text], between: str) -> Sequence[Text]:
    """Pieces with what stands between them. Those that follow one another in a file are read at once."""
    parts = list[Text]()
    for piece in pieces:
        if parts and (both := _next_to(parts[-1], piece, len(between))):
            parts[-1] = both
        else:
            parts += [between, piece] if parts else [piece]
    return parts


def _next_to(one: Text, other: Text, between: int) -> Place | None:
    """The place of two pieces that follow one another in a finished file, with so many signs between them."""
    if not isinstance(one, Place) or not isinstance(other, Place) or not isinstance(other.shelf, Finished):
        return None
    if one.shelf != other.shelf or one.start + one.size + between != other.start:
        return None
    return Place(other.shelf, one.start, one.size + between + other.size)


def _size(text: Text) -> int:
    return text.size if isinstance(text, Place) else len(text.encode())
