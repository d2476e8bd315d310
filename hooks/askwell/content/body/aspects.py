"""What is asked of many answers at once: facts of their own, which seldom change with the texts that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from askwell.content.body.text import Heading, MarkdownText
from askwell.source.asked import unnoted
from askwell.source.record import Record, references
from askwell.source.yaml import Loc

if TYPE_CHECKING:
    from askwell.content.parts import Asked

ASPECTS = ("votes", "people", "mentioned", "headings", "shown")


class Aspects:
    """An answer, seen from others."""

    if TYPE_CHECKING:

        @property
        def asked(self) -> Asked: ...
        @property
        def body(self) -> MarkdownText: ...
        @property
        def texts(self) -> tuple[MarkdownText, MarkdownText]: ...

    @property
    def votes(self) -> int | None:
        """How many readers voted for its question."""
        with unnoted():
            return self.asked.votes

    @property
    def people(self) -> tuple[tuple[Loc, str], ...]:
        """The people whom its fields name, each with the way to where it does."""
        with unnoted():
            named = references(self) if isinstance(self, Record) else ()
            return tuple((loc, key) for loc, kind, key in named if kind == "people")

    @property
    def mentioned(self) -> tuple[tuple[str, str], ...]:
        """What its texts mention, each as a collection of the Library and an id, in their order."""
        with unnoted():
            return tuple((mention.kind, mention.id) for text in self.texts for mention in text.mentions)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of its texts."""
        with unnoted():
            return tuple(heading for text in self.texts for heading in text.headings)

    @property
    def shown(self) -> tuple[str, ...]:
        """The pictures of its body, as paths below the site's root."""
        with unnoted():
            return tuple(self.body.picture_path(figure) for figure in self.body.figures)
