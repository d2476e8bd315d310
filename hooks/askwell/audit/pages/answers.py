"""An answer's page says what the answer's file says, all of it, in the order that readers rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from askwell.audit.html.page import Element, inside, letters, words
from askwell.audit.pages import body_text, sources
from askwell.audit.pages.emergency_call import call
from askwell.audit.pages.expectations import Look, dated, review_lines
from askwell.audit.pages.experts_and_topics import CODES, connections, expert_words, links_in_order
from askwell.audit.pages.explained import media, noted
from askwell.audit.pages.rows import Row, Series, compare
from askwell.audit.pages.theme_words import ANSWERED, CARE_LEVELS, COMMENTED, ORIGINS, review_words
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.parts import CareCard
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, counted
from askwell.flow.schema.urgency import Urgency

ORDER = "PAGE103"

ORDERED = (
    "asked", "question", "short-answer", "byline", "review", "dates", "overdue", "body", "guide", "care", "questions",
    "not-settled", "sources", "about", "related", "connect",
)  # fmt: skip
"""The parts of an answer's page in the order that readers rely on."""


@dataclass
class AnswerPage:
    """The page of one answer, under examination."""

    look: Look
    answer: Answer
    checked: CheckedSite

    def check(self) -> Iterator[Diagnostic]:
        """All findings about what the page says."""
        found = self.look.page.having("data-answer")
        yield from self.look.one(found, "the article of the answer", CODES, None)
        if not found:
            return
        if found[0].get("data-answer") != self.answer.slug:
            hint = f"content calls for '{self.answer.slug}' here"
            yield self.look.page.fault(found[0], CODES.differs, "this is the article of another answer", hint)
            return
        yield from compare(self.look, self.article, self._rows(), CODES)
        yield from self._bylines()
        yield from self._dates()
        yield from self._text()
        yield from self._care()
        yield from self._lists()
        yield from self._topics()
        yield from self._order()

    @cached_property
    def article(self) -> Element:
        """The answer's article."""
        return self.look.page.having("data-answer")[0]

    @cached_property
    def parts(self) -> dict[str, list[Element]]:
        """The parts of the article by their names."""
        found: dict[str, list[Element]] = {}
        for element in self.look.page.having("data-part", within=self.article):
            found.setdefault(element.get("data-part") or "", []).append(element)
        return found

    def part(self, name: str) -> Element | None:
        """The first part of a name, or None."""
        return next(iter(self.parts.get(name, ())), None)

    def _rows(self) -> list[Row]:
        """The parts of an answer's page, and what they must read like."""
        a, overdue = self.answer, self.checked.today > self.answer.next_review
        reviewed = "Last reviewed" if a.reviewer else "Sources last read"
        made = (a.ai_use.how, self.look.settings.funding)
        return [
            Row("h1", "the question, as the article's heading,", (a.question,), whole=True),
            Row("data-part=short-answer", "the short answer", (a.short_answer,), whole=True),
            Row("data-part=asked", "the line on who asked", (self._asked_words(),), whole=True),
            Row("data-part=dates", "the line of dates", ("Published", reviewed, "Next review by")),
            Row("data-part=overdue", "the warning of an overdue review", ("due for review",), wanted=overdue),
            Row("data-part=body", "the body"),
            Row("data-part=care", "the part with care cards"),
            Row("data-part=questions", "the part with questions to ask"),
            Row("data-part=not-settled", "the part on what is not settled", wanted=a.not_settled is not None),
            Row("data-part=sources", "the list of sources"),
            Row("data-part=about", "how the answer was made, and who pays for the site,", made),
            Row("data-part=related", "the list of related answers", wanted=bool(a.related)),
            Row("data-part=connect", "the part 'connect'"),
        ]

    def _asked_words(self) -> str:
        asked = self.answer.asked
        if asked.votes is None or asked.as_of is None:
            return ORIGINS[asked.by]
        counted_on = f"{asked.as_of.day} {asked.as_of:%B %Y}"
        return f"{ORIGINS[asked.by]}, {counted(asked.votes, 'vote')} (counted {counted_on})"

    @cached_property
    def bylines(self) -> list[Element]:
        """The blocks that say who answered."""
        found = self.look.page.having("data-expert", within=self.article)
        return [e for e in found if e.get("data-attribution") is None]

    def _bylines(self) -> Iterator[Diagnostic]:
        if [e.get("data-expert") for e in self.bylines] != list(self.answer.experts):
            hint = "content names " + (", ".join(self.answer.experts) or "nobody")
            where = self.bylines[0] if self.bylines else self.article
            code = CODES.missing if len(self.bylines) < len(self.answer.experts) else CODES.extra
            yield self.look.page.fault(where, code, "the experts named are not those of content", hint)
            return
        for element in self.bylines:
            expert = self.checked.library.experts[element.get("data-expert") or ""]
            lead = ANSWERED if expert.key in self.answer.answered_by else COMMENTED
            for text in (f"{lead} {expert.name}", *expert_words(expert)):
                yield from self.look.reads(element, text, f"the byline of {expert.name}", CODES)
            if addresses.expert_path(expert.key) not in map(self.look.leads_to, element.iter("a")):
                hint = "link the name to the expert's page"
                message = f"the byline of {expert.name} does not lead to the expert's page"
                yield self.look.page.fault(element, CODES.differs, message, hint)

    @cached_property
    def review(self) -> list[Element]:
        """The lines that say who reviewed the answer; a guide has one of its own."""
        leave_out = [*self.look.page.having("data-flow", within=self.article), *self.parts.get("body", ())]
        return review_lines(self.look, self.article, leave_out)

    def _dates(self) -> Iterator[Diagnostic]:
        a = self.answer
        yield from self.look.one(self.review, "the line on who reviewed the answer", CODES, self.article)
        for element in self.review[:1]:
            yield from self.look.reads(element, review_words(a), "the review line", CODES, whole=True)
        if (dates := self.part("dates")) is not None:
            expected = [a.published, *([a.updated] if a.updated else []), a.reviewed, a.next_review]
            yield from dated(self.look, dates, expected, CODES, "the answer's dates")

    def _text(self) -> Iterator[Diagnostic]:
        for name, text in {"body": self.answer.body, "not-settled": self.answer.unsettled}.items():
            part = self.part(name)
            if part is not None and text.pieces:
                keys = [mention.id for mention in text.cited]
                what = f"the part '{name}'"
                yield from sources.cited(self.look, part, keys, self.answer.sources, CODES, what)
                yield from body_text.says(
                    self.look, part, text, self.checked.library, self.answer.pictures, CODES, what
                )
        if (part := self.part("body")) is not None:
            yield from self._passages_and_headings(part)
            yield from noted(self.look, part, self.answer.body, self.answer.notes, CODES, "the body")
            yield from media(self.look, part, self.answer, self.checked.library, CODES)

    def _passages_and_headings(self, part: Element) -> Iterator[Diagnostic]:
        found = [(e.get("data-attribution"), e.get("data-expert"))
                 for e in self.look.page.having("data-attribution", within=self.article)]  # fmt: skip
        if found != [(passage.how, passage.expert) for passage in self.answer.body.passages]:
            hint = "each passage must be marked as quote or paraphrase, and with its expert, as content does"
            yield self.look.page.fault(part, CODES.differs, "the attributed passages are not those of content", hint)
        heads = [
            letters(words(h, sources.citations(h))) for h in part.iter("h2", "h3") if "--" not in (h.get("id") or "")
        ]
        if heads != body_text.headings(self.answer.body):
            hint = "content's headings, all of them, in their order"
            yield self.look.page.fault(part, CODES.differs, "the body's headings are not those of content", hint)

    def _care(self) -> Iterator[Diagnostic]:
        care = self.part("care")
        if care is None:
            return
        found = self.look.page.having("data-care", within=care)
        if [e.get("data-care") for e in found] != [str(card.level) for card in self.answer.care_cards]:
            hint = "content calls for " + ", ".join(str(card.level) for card in self.answer.care_cards)
            yield self.look.page.fault(care, CODES.differs, "the care cards are not those of content", hint)
            return
        for element, card in zip(found, self.answer.care_cards, strict=True):
            yield from self._card(element, card)

    def _card(self, element: Element, card: CareCard) -> Iterator[Diagnostic]:
        what = f"the care card '{card.level}'"
        signs = [li for li in element.iter("li") if next(li.iter("a"), None) is None]
        heading = Series(
            [next(element.iter("h2", "h3", "h4"), element)],
            f"the heading of {what}",
            [f"{CARE_LEVELS[card.level]} {card.heading}"],
            element,
            whole=True,
        )
        rows = [heading, Series(signs, f"the signs of {what}", card.signs, element)]
        yield from compare(self.look, element, rows, CODES)
        yield from sources.cited(self.look, element, card.sources, self.answer.sources, CODES, what)
        if card.level is Urgency.EMERGENCY:
            yield from call(self.look, element, CODES.missing)

    def _lists(self) -> Iterator[Diagnostic]:
        library, a = self.checked.library, self.answer
        questions, listed, related = self.part("questions"), self.part("sources"), self.part("related")
        if questions is not None:
            asked = Series(list(questions.iter("li")), "the questions to ask", a.questions_to_ask, questions)
            yield from compare(self.look, questions, [asked], CODES)
        if listed is not None:
            expected = [library.sources[key] for key in a.sources]
            yield from sources.listed(self.look, listed, expected, CODES)
            ids = [item.get("id") for item in self.look.page.having("data-source", within=listed)]
            if ids != [addresses.source_id(key) for key in a.sources]:
                hint = "citations lead to these ids"
                yield self.look.page.fault(listed, CODES.differs, "a source has no id, or not its own", hint)
        if related is not None and a.related:
            links = [(addresses.answer_path(slug), library.answers[slug].question) for slug in a.related]
            yield from links_in_order(self.look, related, links)
        if (connect := self.part("connect")) is not None:
            yield from connections(self.look, connect)

    def _topics(self) -> Iterator[Diagnostic]:
        topics = [(addresses.topic_path(key), self.checked.library.topics[key].name) for key in self.answer.topics]
        links = {self.look.leads_to(a): a for a in self.article.iter("a")}
        for path, name in topics:
            if path in links:
                yield from self.look.reads(links[path], name, f"the link to the topic '{name}'", CODES)
            else:
                hint = "link to each topic of the answer"
                yield self.look.page.fault(self.article, CODES.missing, f"no link leads to the topic '{name}'", hint)

    def _order(self) -> Iterator[Diagnostic]:
        """Answer first, then who says so and when, then the text, then what to do, then what it rests on (CDC
        Clear Communication Index: the main message at the top; NHS: dates near the content)."""
        guide = next(iter(self.look.page.having("data-flow", within=self.article)), None)
        others = {
            "question": next(self.article.iter("h1"), None), "byline": next(iter(self.bylines), None),
            "review": next(iter(self.review), None), "guide": guide,
        }  # fmt: skip
        in_order = [(name, others[name] if name in others else self.part(name)) for name in ORDERED]
        places = {element: place for place, element in enumerate(self.article.iter())}
        standing = [(name, element) for name, element in in_order if element is not None and element in places]
        for (before, one), (name, other) in pairwise(standing):
            if places[other] < places[one] or inside(other, one):
                hint = f"'{before}' must stand before '{name}'"
                yield self.look.page.fault(other, ORDER, f"the part '{name}' stands in the wrong place", hint)
