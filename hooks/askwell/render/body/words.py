"""Words of the glossary, explained where an answer first uses them.

The word is a link to its meaning below the text, and its meaning leads back. On a screen the meaning that is asked for
is shown over the foot of the page, so that readers keep their place; a screen reader says it as soon as the word takes
focus. Without styles, on paper and in an old browser it is a note below the text. A `popover` would need a second copy
of the meaning for paper, and a button that does nothing in an old browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.render.body.texts import HEADINGS, in_words
from askwell.render.page import Page
from askwell.render.view import View, template
from askwell.source.asked import Fact, note

USES = Fact("glossary/uses")
"""Which answers explain which words."""


def explained(library: Library, html: Markup, path: str) -> Markup:
    """A text with the words that it uses explained below it; as it is, if it uses none."""
    keys: list[str] = []
    marked = in_words(html, lambda words: _marked(library, words, keys), HEADINGS) if library.glossary else html
    if not keys:
        return html
    terms = [library.glossary[key] for key in keys]
    return Markup(f"{marked}\n" + template("components/words/words.html").render(terms=terms, path=path))


def _marked(library: Library, text: str, seen: list[str]) -> str:
    """Words as HTML has them, with a link at the first use of each word of the glossary."""
    made, end = [], 0
    for use in library.words.uses(text):
        if use.key in seen or text[: use.start].endswith(("&", "&#")):  # the name of a sign such as &amp;
            continue
        seen.append(use.key)
        word = text[use.start : use.end]
        shown = f"<abbr>{word}</abbr>" if library.glossary[use.key].stands_for else word
        names = f'id="{addresses.used_id(use.key)}" href="#{addresses.word_id(use.key)}"'
        described = f'aria-describedby="{addresses.meaning_id(use.key)}"'
        made += [text[end : use.start], f'<a class="aw-term" {names} {described}>{shown}</a>']
        end = use.end
    return "".join([*made, text[end:]])


def used(library: Library, html: str) -> tuple[str, ...]:
    """The words that a page's HTML explains, by their keys."""
    if 'class="aw-term"' not in html:
        return ()
    return tuple(key for key in library.glossary if f'id="{addresses.used_id(key)}"' in html)


def glossary(view: View, terms_of: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """The page of all words from A to Z, with the answers that use each; none, if there are no words. `terms_of` has
    the words that answers explain, by their slugs."""
    note(USES)
    terms = sorted(view.library.glossary.values(), key=lambda term: (term.term.casefold(), term.key))
    if not terms:
        return
    uses: dict[str, list[Answer]] = {term.key: [] for term in terms}
    for slug, keys in terms_of.items():
        for key in keys:
            uses[key].append(view.library.answers[slug])
    html = view.fill("pages/glossary.html", addresses.GLOSSARY, terms=terms, uses=uses)
    title = "What words mean"
    yield Page(
        addresses.GLOSSARY, title, f"The words of {view.settings.name}, explained.", html, "content/glossary.yml"
    )
