"""A search over records, said as plainly as can be: what the index and its script must find."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from askwell.search import lists
from askwell.search.language import stem, words_of
from askwell.search.records import Record

LONG, LONGER, SAME, BEGUN, ENOUGH = 5, 12, 5, 2, 10

Weights = dict[str, int]
"""Pages by their paths, each with a weight."""


@dataclass(frozen=True)
class Word:
    """A word of a search: the pages with it, how much it says, whether its lists were cut."""

    pages: Weights
    says: int
    cut: bool


class PlainSearch:
    """Searches among some records."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self.number = lists.numbers(record.path for record in self.records)
        self.having: dict[str, Weights] = {}
        for record in self.records:
            for word, weight in lists.weights(record).items():
                self.having.setdefault(word, {})[record.path] = weight

    def find(self, text: str, topic: str = "") -> list[str]:
        """The paths of the pages that are found, the best first."""
        words = [self._word(word, whole=False) for word in self._asked(text)]
        every, found = self._ranked(words, topic)
        if len(every) < ENOUGH and any(word.cut for word in words):
            every, found = self._ranked([self._word(word, whole=True) for word in self._asked(text)], topic)
        return found

    def _asked(self, text: str) -> list[str]:
        asked = list(dict.fromkeys(map(stem, words_of(text))))
        rare = [word for word in asked if not self._common(word)]
        return [word for word in rare or asked if self._meant(word)]

    def _common(self, word: str) -> bool:
        return len(self.having.get(word, ())) > max(lists.BEST, len(self.records) // lists.COMMON)

    def _meant(self, word: str) -> list[str]:
        """The word if pages have it; if it is long or no page has it, the first words that begin with it."""
        alone = word in self.having and len(word) < LONG
        begun = sorted((other for other in self.having if other.startswith(word)), key=lists.in_order)
        return [word] if alone else begun[:LONGER]

    def _word(self, word: str, whole: bool) -> Word:
        pages, names = Weights(), self._meant(word)
        for name in names:
            having = self.having[name]
            best = sorted(having, key=lambda path: (-having[path], self.number[path]))
            for path in best if whole and not self._common(name) else best[: lists.BEST]:
                pages[path] = max(pages.get(path, 0), having[path] * (SAME if name == word else BEGUN))
        count, of = min(len(self.records), sum(len(self.having[name]) for name in names)), len(self.records)
        cut = any(len(self.having[name]) > lists.BEST for name in names)
        says = math.floor(100 * math.log(1 + (of - count + 0.5) / (count + 0.5)) + 0.5)
        return Word(pages, says, cut)

    def _ranked(self, words: Sequence[Word], topic: str) -> tuple[set[str], list[str]]:
        within = {record.path for record in self.records if not topic or topic in record.topics}
        some = {path for word in words for path in word.pages} & within
        every = {path for path in some if all(path in word.pages for word in words)}
        scores = {path: sum(word.pages.get(path, 0) * word.says for word in words) for path in some}
        return every, sorted(every or some, key=lambda path: (-scores[path], self.number[path]))
