"""The entries of feeds: answers, guides, and what changed in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from askwell.content import addresses, required
from askwell.content.history.told import told
from askwell.content.parts import FeedText, Place
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State, state_of
from askwell.flow.schema.records import Flow
from askwell.letters.labels import ai_label, byline, checked_by, dated
from askwell.render.citations import Citations
from askwell.render.feeds.cleaning import cleaned
from askwell.render.feeds.feed import Author, Entry, Facts, Listed
from askwell.render.feeds.names import Names
from askwell.render.life.standing import standing
from askwell.render.page import Page, Texts
from askwell.render.view import View, sentence, template
from askwell.shelf import Shelf, Text
from askwell.source.asked import Afresh, Fact, note


@dataclass(frozen=True)
class Entries:
    """Makes the entries of a site. `texts` has the HTML of answers' texts, as their pages have it, by their paths; in a
    preview some may be missing. With `full`, an entry has the whole text, which lies on a shelf."""

    view: View
    names: Names
    texts: Mapping[str, Texts]
    full: bool
    shelf: Shelf
    units: Afresh
    given: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    """Entries of answers that other processes made, by the answers' keys."""

    _listed: dict[str, Listed] = field(default_factory=dict, repr=False)
    _makers: dict[str, Callable[[], Entry]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, view: View, pages: Iterable[Page], shelf: Shelf, units: Afresh, given: Mapping[str, Entry] | None = None
    ) -> Entries:
        """Those of a site with these pages."""
        texts = {page.path: page.texts for page in pages if isinstance(page.about, Answer) and not page.mistaken}
        names = Names(view.library, view.settings, view.lock)
        return cls(view, names, texts, view.settings.feeds is FeedText.FULL, shelf, units, given or {})

    def apart(self, answer: Answer, texts: Texts) -> Entry | None:
        """The entry of an answer whose page has these texts, made by another process than its feeds; None if it has
        none."""
        if not self.names.has_entry(answer, self.view.today):
            return None
        own = replace(self, texts={addresses.answer_path(answer.slug): texts}, _listed={}, _makers={})
        return own.whole(own.of_each(answer).id)

    def of_each(self, answer: Answer) -> Listed:
        """What feeds need of an answer."""
        make = partial(self.given.__getitem__, answer.slug) if answer.slug in self.given else None
        return self.listed(f"answers/{answer.slug}", make or partial(self.of_answer, answer))

    def listed(self, key: str, make: Callable[[], Entry]) -> Listed:
        """What feeds need of an entry, which has a key of its own. If an earlier build made it, and nothing that it
        rests on changed, it is not made."""
        if key in self._listed:
            return self._listed[key]

        def made() -> tuple[str, str, str, str]:
            entry = make()
            self._makers[entry.id] = lambda: entry
            name, published, updated, mark = entry.listed
            return name, f"{published}", f"{updated}", mark

        name, published, updated, mark = self.units.made("entry", key, made)
        self._makers.setdefault(name, make)
        found = Listed(name, date.fromisoformat(published), date.fromisoformat(updated), mark)
        self._listed[key] = found
        return found

    def whole(self, name: str) -> Entry:
        """The entry of a name, one of those that were listed."""
        return self._makers[name]()

    @property
    def publisher(self) -> Author:
        """The site itself."""
        return Author(self.view.settings.name, self.view.settings.base_url)

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """The disclaimers that each entry has."""
        return tuple(one.wording for one in required.at(self.view.library, Place.FEED_ITEM))

    def of_answer(self, answer: Answer) -> Entry:
        """An answer; of one that was withdrawn, that it was, and nothing of what it said."""
        now, path = standing(self.view, answer), addresses.answer_path(answer.slug)
        facts, titled = self._facts(answer), answer.question if now is None else now.titled(answer.question)
        said = answer.short_answer if now is None else now.described(answer.short_answer)
        emergency = [] if answer.status is State.WITHDRAWN else _emergencies(answer)
        first = answer.published or self.names.first_day
        byline_ = byline(self.view.library, answer) if answer.status is not State.WITHDRAWN else ""
        return Entry(
            id=self.names.of_text(answer),
            title=titled,
            url=f"{self.view.settings.base_url}{path}",
            published=first,
            updated=meant(answer, first),
            words=" ".join([sentence(said), *([byline_] if byline_ else []), *emergency]),
            facts=facts,
            author=self._author(answer.author),
            html=self._html("answer", path, answer, facts, byline_) if self.full else "",
            topics=tuple((key, self.view.library.topics[key].name) for key in answer.topics),
        )

    def of_guide(self, flow: Flow) -> Entry:
        """A guide as such: what it is for, or that it was withdrawn."""
        now, path = standing(self.view, flow), addresses.guide_path(flow.key)
        said = flow.purpose if now is None else now.described(flow.purpose)
        facts, last = self._facts(flow), meant(flow, self.names.first_day)
        starts = [one.wording for one in required.at(self.view.library, Place.GUIDE_START)]
        return Entry(
            id=self.names.of_text(flow),
            title=f"Guide: {flow.title}" if now is None else now.titled(flow.title),
            url=f"{self.view.settings.base_url}{path}",
            published=min(self.names.first_day, last),
            updated=last,
            words=" ".join([sentence(said), *starts]),
            facts=facts,
            author=self.publisher,
            html=self._html("guide", path, flow, facts, "") if self.full else "",
        )

    def of_change(self, record: Answer | Flow, name: str, gone_to: str) -> Entry:
        """A change of a text, by its id, with the page to which readers are led if the text was merged."""
        change = replace(next(one for one in told(record) if one.id == name), gone_to=gone_to)
        facts, settings = self._facts(record), self.view.settings
        url = f"{settings.base_url}{change.link}"
        said = sentence(change.what)
        html = template("feeds/change.html").render(change=change, said=said, facts=facts, url=url)
        return Entry(
            id=self.names.of_change(change),
            title=f"{change.word}: {change.name}",
            url=url,
            published=change.on,
            updated=change.on,
            words=said,
            facts=facts,
            author=self._author(change.by),
            html=html.strip() if self.full else "",
            kind=(str(change.kind), change.word),
        )

    def _html(self, kind: str, path: str, record: Answer | Flow, facts: Facts, byline_: str) -> Text:
        base, texts = self.view.settings.base_url, self.texts.get(path, Texts())
        address = f"{base}{path}"
        values: dict[str, Any] = {
            "record": record,
            "address": address,
            "base": base,
            "standing": standing(self.view, record),
            "withdrawn": record.status == State.WITHDRAWN,
            "changes": told(record),
            "facts": facts,
            "byline": byline_,
        }
        if isinstance(record, Answer):
            note(Fact(f"page/{path}"))  # the texts are that page's
            body, unsettled = (Markup(cleaned(str(text), address)) for text in texts)
            values |= {"body": body, "unsettled": unsettled, "citations": Citations(record.sources)}
        return self.shelf.keep(self.view.fill(f"feeds/{kind}.html", path, **values).strip())

    def _facts(self, record: Answer | Flow) -> Facts:
        kept = record.status not in UNKEPT
        seen = record if kept else record.model_copy(update={"next_review": None})  # nobody will review it
        return Facts(
            model=record.ai_use.model if record.ai_use else "none",
            label=ai_label(record.ai_use),
            checked=checked_by(self.view.library, record),
            dated=dated(seen),
            cautions=self.cautions,
            state=str(state_of(record, self.view.today)),
            reviewed=record.reviewed,
            next_review=seen.next_review,
        )

    def _author(self, key: str | None) -> Author:
        person = self.view.library.people.get(key or "")
        if person is None:
            return self.publisher
        return Author(person.name, f"{self.view.settings.base_url}{self.view.person_path(person.key)}")


def meant(record: Answer | Flow, first: date) -> date:
    """The day on which what a text means last changed: that of its publication, of a change that readers were told of,
    or of its end. A new wording or a review is none, and check sees to it that a change of a short answer, a care card,
    an outcome or a figure is told. `first` is the day of a guide that never changed: guides have none of their own."""
    first = record.published or first if isinstance(record, Answer) else first
    ended = [record.since] if record.since and record.status in UNKEPT else []
    return max([first, *(change.on for change in told(record)), *ended])


def _emergencies(answer: Answer) -> list[str]:
    """The emergency cards of an answer in plain words."""
    cards = (card for card in answer.care_cards if card.level == "emergency")
    return [f"{card.heading} {'; '.join(sign.rstrip('.') for sign in card.signs)}." for card in cards]
