"""The glossary: words that are explained where an answer first uses them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from askwell.flow.schema.records import SourceRef
from askwell.patterns import regex
from askwell.source.record import Record
from askwell.source.scalars import Text

_WORD = regex(r"(?<![\w-])\w[\w-]*")


class Term(Record):
    """A word that is explained: an entry of `content/glossary.yml`, under its id."""

    term: Text
    """The word, as a dictionary gives it."""

    forms: tuple[Text, ...] = ()
    """Other forms in which texts use it, for example its plural."""

    stands_for: Text | None = None
    """For an abbreviation, the words that it stands for."""

    meaning: Text
    """What it means, in a sentence."""

    source: SourceRef | None = None
    """The id of the source that the meaning comes from."""

    @property
    def written(self) -> tuple[str, ...]:
        """Every form in which texts use it."""
        return (self.term, *self.forms)

    @property
    def letter(self) -> str:
        """The letter under which it stands in a list."""
        return self.term[0].upper()


class Use(NamedTuple):
    """A place in a text that uses a word of the glossary."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Index:
    """The forms of all words, by their first word in small letters, the longest first."""

    forms: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]

    @classmethod
    def of(cls, glossary: Mapping[str, Term]) -> Index:
        """For a whole glossary."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, term in glossary.items():
            for form in term.written:
                if first := _WORD.match(form):
                    found[first[0].casefold()].append((form, key))
        by_length = {first: sorted(forms, key=lambda one: (-len(one[0]), one)) for first, forms in found.items()}
        return cls({first: tuple((_pattern(form), key) for form, key in forms) for first, forms in by_length.items()})

    def uses(self, text: str) -> Iterator[Use]:
        """Every use of a word in a text, from left to right; of several words at one place, the longest."""
        end = 0
        for word in _WORD.finditer(text) if self.forms else ():
            if word.start() < end:
                continue
            for pattern, key in self.forms.get(word[0].casefold(), ()):
                if found := pattern.match(text, word.start()):
                    end = found.end()
                    yield Use(word.start(), end, key)
                    break


def _pattern(form: str) -> re.Pattern[str]:
    """A form in a text. One in small letters may begin with a capital, as at the beginning of a sentence; one with
    capitals of its own, such as DXA, stands as it is."""
    words = r"\s+".join(map(re.escape, form.split()))
    if form == form.lower():
        first = re.escape(form[0])
        words = f"[{first}{re.escape(form[0].upper())}]" + words[len(first) :] if form[0].isalpha() else words
    return re.compile(rf"{words}(?![\w-])")
