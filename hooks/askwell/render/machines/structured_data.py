"""What a page is about, in the words of schema.org, as JSON-LD: for search engines and other readers that are machines.

Nothing is said here that the page does not say to people. An expert who only commented is mentioned, and is no author;
a review is one by a clinician, not the day on which sources were read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from askwell.content import addresses
from askwell.content.editions.edition import Edition
from askwell.content.history.told import told
from askwell.content.people.person import Person
from askwell.content.records import Answer, Source, Topic
from askwell.content.states import UNKEPT
from askwell.flow.schema.changes import ChangeKind
from askwell.flow.schema.records import Flow
from askwell.render.machines.icons import ICON, SIZES
from askwell.render.page import Page
from askwell.render.pictures import portrait_of
from askwell.render.view import View

Node = dict[str, Any]

SEARCH = "search/"
LANGUAGE = "en"

CORRECTING = (ChangeKind.CORRECTION, ChangeKind.RETRACTION)
"""The kinds of change that say that something was wrong."""

SOURCE_TYPES = {
    "drafted": "TrainedAlgorithmicMediaDigitalSource",
    "assisted": "CompositeWithTrainedAlgorithmicMediaDigitalSource",
}
"""What a language model had to do with a text, in the terms of the IPTC as schema.org has them."""


def structured_data(view: View, page: Page, card: str, searched: bool = False) -> str:
    """A page's JSON-LD, fit to stand in a script element. `card` is the path of its picture; `searched` says whether
    the site has a page that searches it."""
    graph = list(_Said(view, page, card, searched).graph())
    said = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        said = said.replace(sign, f"\\u{ord(sign):04x}")
    return said


def _ended(record: Answer | Flow) -> Node:
    """How the life of a text ended, and when: what it said is told to no machine."""
    ended = {"expires": record.since.isoformat()} if record.since else {}
    return {"creativeWorkStatus": record.status.capitalize(), **ended}


def _made(record: Answer | Flow) -> Node:
    """What a language model had to do with a text; nothing, if it had no part in it."""
    return _drawn_from(record.ai_use.model if record.ai_use else "none")


def _drawn_from(model: str) -> Node:
    return {"digitalSourceType": f"https://schema.org/{SOURCE_TYPES[model]}"} if model in SOURCE_TYPES else {}


def _cited(source: Source) -> Node:
    """A source, by its title."""
    return {"@type": "CreativeWork", "name": source.title} | ({"url": source.url} if source.url else {})


def _one(key: str | None) -> tuple[str, ...]:
    """A field that may name somebody, as a list."""
    return () if key is None else (key,)


class _Said:
    """What is said of one page."""

    def __init__(self, view: View, page: Page, card: str, searched: bool) -> None:
        self.view, self.page, self.card, self.searched = view, page, card, searched
        self.base = view.settings.base_url
        self.url = f"{self.base}{page.path}"

    def graph(self) -> Iterator[Node]:
        """The page, what it is about, and the site that it belongs to."""
        about = self.page.about
        if isinstance(about, Answer | Flow) and about.status in UNKEPT:
            yield self._page("WebPage", **_ended(about))
        elif isinstance(about, Answer):
            yield self._page("MedicalWebPage", mainEntity={"@id": f"{self.url}#article"}, **self._reviewed(about))
            yield self._article(about)
        elif isinstance(about, Flow):
            changed = {"dateModified": about.updated.isoformat(), **self._corrected(about)}
            yield self._page("MedicalWebPage", **changed, **_made(about), **self._reviewed(about))
        elif isinstance(about, Person):
            yield self._page("ProfilePage", **self._profile(about))
        elif (listed := self._listed()) or isinstance(about, Topic):
            topic = {"about": {"@type": "Thing", "name": about.name}} if isinstance(about, Topic) else {}
            yield self._page("CollectionPage", mainEntity=_list(self.base, listed), **topic)
        else:
            kind = "SearchResultsPage" if self.page.path == SEARCH else "WebPage"
            day = {"datePublished": about.day.isoformat()} if isinstance(about, Edition) else {}
            yield self._page(kind, **day, **_drawn_from(self.page.model))
        yield self._site()
        yield self._publisher()

    def _page(self, kind: str, **more: Any) -> Node:
        page = self.page
        node: Node = {"@type": kind, "@id": self.url, "url": self.url, "name": page.title}
        node |= {"description": page.description, "inLanguage": LANGUAGE}
        node["isPartOf"] = {"@id": f"{self.base}#site"}
        node["publisher"] = {"@id": f"{self.base}#publisher"}
        if page.path:
            node["breadcrumb"] = self._way_here()
        return node | more

    def _way_here(self) -> Node:
        """From the home page to this one, by the pages above it."""
        above = {"answers/": "Answers", "decide/": "Decision guides", "topics/": "Topics"}
        above |= {addresses.EXPERTS: "Experts", addresses.PEOPLE: "People", addresses.NEWSLETTERS: "Newsletters"}
        steps = [("", self.view.settings.name)]
        first = f"{self.page.path.partition('/')[0]}/"
        if first == addresses.PEOPLE and not self.view.staff:
            first = addresses.EXPERTS  # there is no list of others
        if first in above and first != self.page.path:
            steps.append((first, above[first]))
        if isinstance(self.page.about, Flow) and self.page.path != addresses.guide_path(self.page.about.key):
            steps.append((addresses.guide_path(self.page.about.key), self.page.about.title))
        steps.append((self.page.path, self.page.title))
        return {"@type": "BreadcrumbList", "itemListElement": _items(self.base, steps)}

    def _article(self, answer: Answer) -> Node:
        library = self.view.library
        node: Node = {"@type": "NewsArticle", "@id": f"{self.url}#article", "mainEntityOfPage": {"@id": self.url}}
        node |= {"headline": answer.question, "inLanguage": LANGUAGE}
        for name, day in (("datePublished", answer.published), ("dateModified", answer.updated or answer.published)):
            node |= {name: day.isoformat()} if day else {}
        node["image"] = f"{self.base}{self.card}"
        node["publisher"] = {"@id": f"{self.base}#publisher"}
        node["isAccessibleForFree"] = True
        node["about"] = [self._topic(library.topics[key]) for key in answer.topics]
        authors = dict.fromkeys((*answer.answered_by, *_one(answer.author)))
        for name, people in (
            ("author", self._people(authors)),
            ("editor", self._people(_one(answer.editor))),
            ("mentions", self._people(key for key in answer.experts if key not in authors)),
        ):
            node |= {name: people} if people else {}
        node["citation"] = [_cited(library.sources[key]) for key in answer.sources]
        return node | self._corrected(answer) | _made(answer)

    def _corrected(self, record: Answer | Flow) -> Node:
        """What was wrong and was put right; what is only new or clearer corrects nothing."""
        found = [
            {"@type": "CorrectionComment", "@id": f"{self.base}{change.link}", "text": change.what}
            | {"datePublished": change.on.isoformat(), **self._by(self.view.library.people[change.by])}
            for change in told(record)
            if change.kind in CORRECTING
        ]
        return {"correction": found} if found else {}

    def _by(self, person: Person) -> Node:
        return {} if person.fictional else {"author": self._person(person)}

    def _topic(self, topic: Topic) -> Node:
        return {"@type": "Thing", "name": topic.name, "url": f"{self.base}{addresses.topic_path(topic.key)}"}

    def _reviewed(self, record: Answer | Flow) -> Node:
        """Who reviewed a text, and when; nothing, if no clinician did."""
        by = self._people(_one(record.reviewer))
        if not by or record.reviewed is None:
            return {}
        return {"lastReviewed": record.reviewed.isoformat(), "reviewedBy": by[0]}

    def _people(self, keys: Iterable[str]) -> list[Node]:
        """People by their ids; nothing is claimed of an invented one."""
        people = (self.view.library.people[key] for key in keys)
        return [self._person(person) for person in people if not person.fictional]

    def _person(self, person: Person) -> Node:
        url = f"{self.base}{self.view.person_path(person.key)}"
        node = {"@type": "Person", "@id": f"{url}#person", "name": person.name, "url": url}
        return node | ({"description": person.credentials} if person.credentials else {})

    def _profile(self, person: Person) -> Node:
        """A page about a person; nothing is claimed of an invented one."""
        if person.fictional:
            return {}
        node = self._person(person) | {"jobTitle": person.job}
        node["affiliation"] = {"@type": "Organization", "name": person.affiliation}
        node |= {"knowsAbout": person.field} if person.field else {}
        if portrait := portrait_of(self.view.library, person):
            node["image"] = f"{self.base}{portrait[-1].path}"
        return {"mainEntity": node}

    def _listed(self) -> list[tuple[str, str]]:
        """The pages that this one lists, with their names."""
        library, path = self.view.library, self.page.path
        if path == "topics/":
            return [(addresses.topic_path(topic.key), topic.name) for topic in library.topics.values()]
        if path in (addresses.EXPERTS, addresses.PEOPLE):
            people = self.view.experts if path == addresses.EXPERTS else self.view.staff
            return [(self.view.person_path(person.key), person.name) for person in people]
        if path == "decide/":
            return [(addresses.guide_path(key), machine.flow.title) for key, machine in self.view.machines.items()]
        return [(addresses.answer_path(item.slug), item.question) for item in self.page.shown]

    def _site(self) -> Node:
        settings = self.view.settings
        node: Node = {"@type": "WebSite", "@id": f"{self.base}#site", "url": self.base, "name": settings.name}
        if self.page.path == "":
            node |= {"description": settings.description, "publisher": {"@id": f"{self.base}#publisher"}}
            node |= {"potentialAction": _searching(self.base)} if self.searched else {}
        return node

    def _publisher(self) -> Node:
        settings, size = self.view.settings, SIZES[-1]
        node: Node = {"@type": "Organization", "@id": f"{self.base}#publisher", "url": self.base}
        node |= {"correctionsPolicy": f"{self.base}{addresses.CORRECTIONS}"}
        return node | {"name": settings.name, "logo": f"{self.base}{ICON.format(size)}"}


def _searching(base: str) -> Node:
    """How the site is searched. "query-input" is schema.org's way to say that an action needs words."""
    target = {"@type": "EntryPoint", "urlTemplate": f"{base}{SEARCH}?q={{words}}"}
    return {"@type": "SearchAction", "target": target, "query-input": "required name=words"}


def _list(base: str, pages: Iterable[tuple[str, str]]) -> Node:
    items = [
        {"@type": "ListItem", "position": number, "url": f"{base}{path}", "name": name}
        for number, (path, name) in enumerate(pages, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def _items(base: str, steps: Iterable[tuple[str, str]]) -> list[Node]:
    return [
        {"@type": "ListItem", "position": number, "name": name, "item": {"@type": "WebPage", "@id": f"{base}{path}"}}
        for number, (path, name) in enumerate(steps, 1)
    ]
