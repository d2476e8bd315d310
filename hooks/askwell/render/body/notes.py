"""Notes of a text: a raised letter that leads to the note below the text, and back. Sources have numbers."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from askwell.content import addresses
from askwell.content.body.text import NOTE
from askwell.render.body.texts import FINISHED, in_words
from askwell.render.view import template


def noted(html: Markup, notes: Mapping[str, str]) -> Markup:
    """A text with its notes below it; as it is, if it has none."""
    keys: list[str] = []

    def mark(words: str) -> str:
        return NOTE.sub(lambda found: _mark(found[1], keys), words)

    marked = in_words(html, mark, FINISHED) if notes else html
    if not keys:
        return html
    below = [(key, letter(place), notes[key]) for place, key in enumerate(keys)]
    return Markup(f"{marked}\n" + template("components/notes/notes.html").render(notes=below))


def letter(place: int) -> str:
    """The letters of notes in their order: a to z, then aa, ab and so on."""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("a") + last)


def _mark(key: str, keys: list[str]) -> str:
    keys.append(key)
    said = letter(len(keys) - 1)
    link = f'<a id="{addresses.noted_id(key)}" href="#{addresses.note_id(key)}" aria-label="Note {said}">{said}</a>'
    return f'<sup class="aw-cite">{link}</sup>'
