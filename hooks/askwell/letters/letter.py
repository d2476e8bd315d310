"""A letter: an edition with all that its readers see of it, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a guide's first question: its words, and the path of the page that goes on from it."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """A guide's first question with all that stands above its choices on the guide's page. `signs` are the items of a
    list of which readers may have any."""

    ask: str
    help: str
    signs: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """A picture above the first item: its path below the site's root, words for those who do not see it, whose it is,
    and its size in CSS pixels."""

    path: str
    alt: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a letter leads to. Paths stand below the site's root."""

    kind: str
    """"answer", "guide" or "entry"."""

    key: str
    """The permanent id of the answer, or the key of the guide ("jogging", or "jogging/after-a-fall" for an entry)."""

    title: str
    words: tuple[str, ...]
    """What the letter says of it, a paragraph each."""

    path: str
    """Its permanent address."""

    action: str
    """The words of the link to it, if the link is not its title: "Read the answer"."""

    reviewed: date | None
    dated: str
    """The day of its review, and of the next, in a sentence."""

    checked: str
    """Who checked it, or that no clinician has."""

    label: str
    """What a language model had to do with its text; "" if nothing (EU AI Act, Article 50(4))."""

    cautions: tuple[str, ...]
    """The disclaimers of an item of a feed or a newsletter."""

    byline: str = ""
    """Whose comments it gives, or who answered; "" if nobody was interviewed."""

    change: str = ""
    """What changed in it, if the item tells that: "Correction, 3 December 2026: ..."."""

    picture: LetterPicture | None = None
    first_question: FirstQuestion | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A newsletter, ready to be written as mail, text, data or a page."""

    key: str
    """Its date, as in its address: "2026-12-03"."""

    day: date
    subject: str
    preheader: str
    intro: tuple[str, ...]
    items: tuple[Item, ...]
    """The first is the most important, and has the only call to action."""

    sign_off: str
    editor: str
    """Who answers for it: name and post."""

    label: str
    """What a language model had to do with the letter's own words; "" if nothing."""

    site: str
    """The name of the site, with its address and who pays for it below."""

    base_url: str
    funding: str
    emergency: str
    """What people in an emergency are told to do, with the numbers: "Call your emergency number now: 911 (...)"."""

    path: str
    """Its page on the site."""

    campaign: str = ""
    """What is added to each link: "utm_source=...", or ""."""

    sent: date | None = None

    @property
    def lead(self) -> Item:
        """The most important item."""
        return self.items[0]

    def link(self, path: str) -> str:
        """The address of a page of the site as this letter links to it. `path` has no query and no fragment."""
        query = f"?{self.campaign}" if self.campaign else ""
        return f"{self.base_url}{path}{query}"

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of every page that the letter links to, each once, its own page first."""
        found = [self.path]
        for item in self.items:
            found.append(item.path)
            found += [choice.path for choice in (item.first_question.choices if item.first_question else ())]
        return tuple(dict.fromkeys(found))
