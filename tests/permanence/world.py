"""A made-up site whose life a test decides, and what the test itself remembers of all that was published.

Nothing here reads the lock: what must still be found is what the test put there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.helpers import ANSWER, BARE_FLOW, EXPERT, FILES, FLOW, REVIEWER, TODAY, Site

ENTRY = "entries:\n  {name}:\n    at: second\n    title: Test entry\n{was}"


def letters(number: int) -> str:
    """A number in letters: a text whose figures change must tell readers so."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


LATER = f"next_review: {TODAY + timedelta(360)}"
"""No review is due in a history."""


@dataclass
class Section:
    """A part of an answer: its number never changes, and stands in its text, in letters."""

    number: int
    words: str
    key: str = ""
    was: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.key or self.words.lower().replace(" ", "-")

    @property
    def text(self) -> str:
        was = f" was: {', '.join(self.was)}" if self.was else ""
        mark = f" {{#{self.key}{was}}}" if self.key else ""
        return f"## {self.words}{mark}\n\nTest words of part {letters(self.number)}.[^test-source]\n"


@dataclass
class Named:
    """Something with a name that may change, and a number that never does. `into` is what took its place."""

    number: int
    name: str
    was: list[str] = field(default_factory=list)
    into: Named | None = None

    @property
    def line(self) -> str:
        return f"was: [{', '.join(self.was)}]\n" if self.was else ""

    def rename(self, name: str, remember: bool = True) -> None:
        if remember:
            self.was.append(self.name)
        self.name = name


@dataclass
class Answer(Named):
    """An answer. `file` is False once its file was deleted."""

    topic: Named | None = None
    sections: list[Section] = field(default_factory=list)
    status: str = "published"
    reviewed_by: bool = False
    file: bool = True
    updated: date = TODAY
    since: date = TODAY

    @property
    def id(self) -> str:
        return f"n{self.number:03}"

    @property
    def there(self) -> bool:
        """Whether it has a page of its own."""
        return self.file and self.status != "merged"

    def text(self, world: World) -> str:
        assert self.topic is not None
        head = FILES[ANSWER].partition("---\n## ")[0].partition("---\nTest words")[0]
        head = head.replace("id: t3st", f"id: {self.id}").replace(
            "Is this test data?", f"Is this number {self.number}?"
        )
        head = head.replace("[test-topic]", f"[{self.topic.name}]").replace("test-expert", world.people[0].name)
        person = "reviewer: {}" if self.reviewed_by else "experts: [{}]"
        head = head.replace(f"experts: [{world.people[0].name}]", person.format(world.people[0].name))
        head = head.replace("flow: test-guide\n", f"flow: {world.guide.name}\n" if self.number == 1 else "")
        head = head.replace("reviewed: 2026-01-10", f"updated: {self.updated}\nreviewed: {self.updated}")
        head = head.replace("next_review: 2027-01-10", f"next_review: {self.updated + timedelta(360)}")
        if self.status != "published":
            state = f"status: {self.status}\nsince: {self.since}\n"
            state += "why: Test reason.\n" if self.status == "withdrawn" else ""
            state += f"instead: {self.into.name}\n" if self.into else ""
            head = head.replace("topics:", f"{state}topics:")
        body = "\n".join(section.text for section in self.sections)
        return f"{head}{self.line}---\nTest words.[^test-source]\n\n{body}"


@dataclass
class World:
    """The site as the test means it, and everything that it ever published."""

    site: Site
    today: date = TODAY
    made: int = 0
    answers: list[Answer] = field(default_factory=list)
    topics: list[Named] = field(default_factory=list)
    people: list[Named] = field(default_factory=list)
    pages: list[Named] = field(default_factory=list)
    guide: Named = field(default_factory=lambda: Named(0, "test-guide"))
    entry: Named = field(default_factory=lambda: Named(0, "test-entry"))
    addresses: dict[str, Named | str] = field(default_factory=dict)
    """What stood at each address: a thing of the world, or the words in the title of a list."""

    places: dict[tuple[str, str], Section] = field(default_factory=dict)

    def number(self) -> int:
        self.made += 1
        return self.made

    def add_answer(self) -> Answer:
        number = self.number()
        sections = [Section(n := self.number(), f"Part {letters(n)}") for _ in range(2)]
        topics = [topic for topic in self.topics if topic.into is None]
        found = Answer(number, f"answer-{number}", topic=topics[number % len(topics)], sections=sections)
        found.updated = self.today
        self.answers.append(found)
        return found

    def write(self) -> None:
        """All files of the site as it is now."""
        for folder, ending in (("answers", "*.md"), ("people", "*.yml"), ("flows", "*.yml")):
            for old in self.site.path(folder).glob(ending):
                old.unlink()
        topics = [topic for topic in self.topics if topic.into is None]
        lines = (f"{t.name}:\n  name: Test topic {t.number}\n  summary: Test data.\n  {t.line}" for t in topics)
        self.site.write("topics.yml", "".join(line.rstrip(" ") for line in lines))
        self.site.write("disclaimers.yml", FILES["disclaimers.yml"].replace("other-topic", topics[0].name))
        for person in self.people:
            text = (REVIEWER if person is self.people[0] else FILES[EXPERT]).replace(
                "name: Test ", f"name: Number {person.number} ", 1
            )
            self.site.write(f"people/{person.name}.yml", person.line + text)
        entry = ENTRY.format(name=self.entry.name, was=f"    {self.entry.line}" if self.entry.was else "")
        flow = BARE_FLOW.replace("outcomes:", f"{entry}outcomes:", 1).replace("next_review: 2027-01-10", LATER)
        self.site.write(FLOW.replace("test-guide", self.guide.name), self.guide.line + flow)
        for answer in self.answers:
            if answer.file:
                self.site.write(f"answers/{answer.name}.md", answer.text(self))
        docs = self.site.root / "docs"
        docs.mkdir(exist_ok=True)
        for old in docs.glob("*.md"):
            old.unlink()
        for page in self.pages:
            header = f"---\n{page.line}---\n" if page.was else ""
            if page.into is None:
                (docs / f"{page.name}.md").write_text(f"{header}# Page {page.number}\n\nTest words.\n", "utf-8")

    def remember(self) -> None:
        """Notes everything that is published now."""
        self.addresses |= {"": "", "answers/": "answers", "topics/": "opics", "corrections/": "orrections"}
        for answer in self.answers:
            if answer.there:
                paths = (f"answers/{answer.name}/", f"a/{answer.id}/")
                self.addresses |= dict.fromkeys(paths, answer)
                self.places |= {(path, s.id): s for s in answer.sections for path in paths}
        self.addresses |= {f"topics/{topic.name}/": topic for topic in self.topics if topic.into is None}
        self.addresses |= {f"{page.name}/": page for page in self.pages if page.into is None}
        self.addresses |= {f"{self.where()}/{person.name}/": person for person in self._seen()}
        for path in (f"decide/{self.guide.name}/", f"d/{self.guide.name}/"):
            self.addresses[path] = "Test guide"
        self.addresses[f"decide/{self.guide.name}/map/"] = "The whole guide"
        self.addresses[f"decide/{self.guide.name}/{self.entry.name}/"] = "Test guide"

    def where(self) -> str:
        """The folder of the person's page: of those whose words stand in answers, or of others."""
        answers = any(answer.there and not answer.reviewed_by for answer in self.answers)
        return "experts" if answers else "people"

    def _seen(self) -> Iterator[Named]:
        if any(answer.there for answer in self.answers):
            yield self.people[0]


def end(thing: Named) -> Named:
    """What took a thing's place, and what took that one's, to the last."""
    while thing.into is not None and not (isinstance(thing, Answer) and thing.there):
        thing = thing.into
    return thing


def small_world(site: Site, answers: int) -> World:
    """A site of a few topics, a person, a page and some answers."""
    world = World(site)
    world.topics = [Named(world.number(), f"topic-{n}") for n in range(3)]
    world.people = [Named(world.number(), "person")]
    world.pages = [Named(world.number(), "page"), Named(world.number(), "other-page")]
    world.made = 0
    for _ in range(answers):
        world.add_answer()
    return world
