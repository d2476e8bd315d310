"""Videos and recordings that an answer links to, as cards below its text."""

from __future__ import annotations

from markupsafe import Markup

from askwell.content.body.text import beside
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.render.view import template


def media(library: Library, answer: Answer) -> Markup:
    """The cards of an answer's media, each with its transcript; nothing, if there are none."""
    if not answer.media:
        return Markup()
    shown = [(medium, library.transcripts[beside(answer.path, medium.transcript)]) for medium in answer.media]
    return Markup("\n" + template("components/media/media.html").render(media=shown))
