"""An answer says who spoke, who wrote and who checked, as its content does, and puts nothing into anybody's mouth."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from itertools import zip_longest

from askwell.audit.html.page import Element, letters, words
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.rows import Row, compare
from askwell.audit.pages.theme_words import EDITED, WRITTEN, review_words
from askwell.checks.checked_site import CheckedSite
from askwell.content.body.text import CITATION, NOTE, Passage
from askwell.content.records import Answer
from askwell.content.states import LISTED
from askwell.diagnostics import Diagnostic
from askwell.patterns import regex

SAID, MADE = "PERSON101", "PERSON102"

_TARGET = regex(r"\]\([^()]*\)")


def people(look: Look, checked: CheckedSite, answer: Answer | None) -> Iterator[Diagnostic]:
    """Findings about whom an answer's page names."""
    article = next(iter(look.page.having("data-answer")), None)
    if answer is None or article is None:
        return
    yield from _attributed(look, checked, answer, article)
    known, names = checked.library.people, []
    for before, key in ((WRITTEN, answer.author), (EDITED, answer.editor)):
        names += [f"{before} {known[key].name}."] if key else []
    rows = [Row("data-part=written", "the line on who wrote and edited it", [" ".join(names)], True, bool(names))]
    if answer.status in LISTED:
        checked_by = review_words(answer, known)
        rows.append(Row("data-part=review", "the line on who checked it", [checked_by], whole=True))
    yield from compare(look, article, rows, Codes(MADE, MADE, MADE))


def _attributed(look: Look, checked: CheckedSite, answer: Answer, article: Element) -> Iterator[Diagnostic]:
    """Each passage and each quote stands there, given to the person whom the text names, and no other does."""
    wanted = [passage for text in answer.texts for passage in text.passages]
    inside = {passage for text in answer.texts for passage in text.quotes}
    for element, passage in zip_longest(look.page.having("data-attribution", within=article), wanted):
        if element is None or passage is None:
            message = f"there are {'fewer' if element is None else 'more'} words given to people here than in content"
            yield look.page.fault(element, SAID, message, "build the site again; see what changed the page")
            return
        name = checked.library.people[passage.expert].name
        given = (element.get("data-attribution"), element.get("data-expert"))
        if given != (passage.how, passage.expert):
            message = f"these words are not given as a {passage.how} of {name}, as in content"
            yield look.page.fault(element, SAID, message, "see what changed them on their way to the page")
        elif passage in inside:
            yield from _quote(look, element, passage, name)
        elif name not in words(element):
            yield look.page.fault(element, SAID, f"the page does not say that {name} said this", "name the person")


def _quote(look: Look, element: Element, passage: Passage, name: str) -> Iterator[Diagnostic]:
    """A quote inside a sentence has the words that were said, and its paragraph says who said them."""
    said = letters(unescape(NOTE.sub("", CITATION.sub("", _TARGET.sub("]", passage.markdown)))))
    without = list(element.iter("sup"))
    if letters(words(element, without)) != said:
        message = f"these are not the words of {name} in content"
        yield look.page.fault(element, SAID, message, "give a quote word for word")
    above = element.getparent()
    around = words(above, [element]) if above is not None else ""
    last = [word.strip("().,") for word in name.split() if word[0].isalpha() and not word.endswith(".")][-1:]
    if name not in around and not (last and last[0] in around):
        yield look.page.fault(element, SAID, f"the page does not say that {name} said this", "name the person")
