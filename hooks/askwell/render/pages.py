"""Every kind of page that the site generates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

from askwell.content import addresses
from askwell.content.people.person import Person
from askwell.content.records import Answer, Topic
from askwell.content.states import UNKEPT, State
from askwell.render.body.media import media
from askwell.render.body.notes import noted
from askwell.render.body.words import explained
from askwell.render.citations import Citations
from askwell.render.life.standing import standing
from askwell.render.page import Page, Texts
from askwell.render.prose import headings_of, prose
from askwell.render.view import View, template

T = TypeVar("T")

PAGE_SIZE = 20
"""Answers on one page of a list: about four screens of a phone (ours)."""


class Numbered(NamedTuple):
    """A page of a list that is cut into pages."""

    number: int
    path: str


class Around(tuple[Numbered, ...]):
    """All pages of a list that is cut into pages; none, if it is not."""

    def links(self, path: str) -> Markup:
        """The items of a list that leads from the page at a path to the others. No template: each page of a long list
        leads to all of them."""
        items, here = [*_items(self, path.count("/"))], [page.path for page in self].index(path)
        items[here] = f'<li><span aria-current="page"><span class="aw-hidden">Page </span>{here + 1}</span></li>\n'
        return Markup("".join(items))


@lru_cache(maxsize=8)
def _items(around: Around, depth: int) -> tuple[str, ...]:
    """A link to each page of a list, from pages so many folders deep."""
    item = Markup('<li><a href="{}"><span class="aw-hidden">Page </span>{}</a></li>\n')
    here = "/" * depth
    return tuple(str(item.format(addresses.relative(here, page.path), page.number)) for page in around)


class Letter(NamedTuple):
    """A letter of an alphabetical list: where its first answer stands, and which that is."""

    name: str
    path: str
    slug: str


HOME_SIZE = 7
"""Answers on the home page (ours)."""

ORDERS = (
    ("Most votes", "answers/", "by_votes"),
    ("Newest", "answers/newest/", "newest"),
    ("A to Z", "answers/a-to-z/", "a_to_z"),
)
"""The ways to list all answers: a name, an address, and the property of the view that sorts."""


def home(view: View) -> Page:
    """The front page: the questions asked most, topics, guides."""
    shown = view.by_votes[:HOME_SIZE]
    html = view.fill("pages/home.html", "", answers=shown, shows_votes=_shows_votes(shown))
    return Page(
        "",
        view.settings.name,
        view.settings.description,
        html,
        "content/site.yml",
        shown=tuple(shown),
        feed=addresses.ANSWERS,
    )


def answer(view: View, item: Answer) -> Page:
    """An answer with all that belongs to it."""
    path = addresses.answer_path(item.slug)
    citations = Citations(item.sources)
    now, old = standing(view, item), item.status in UNKEPT
    text = prose(view.library, item.body, path, citations, item.pictures)
    body = explained(view.library, noted(text, item.notes), path) + media(view.library, item)
    unsettled = cache(lambda: prose(view.library, item.unsettled, path, citations))  # cited after what stands above it
    html = view.fill(
        "pages/answer.html",
        path,
        answer=item,
        body=body,
        headings=headings_of(body),
        sources=[view.library.sources[key] for key in item.sources],
        not_settled=unsettled,
        citations=citations,
        machine=None if old else view.machines.get(item.flow or ""),
        overdue=not old and item.next_review is not None and view.today > item.next_review,
        standing=now,
        old=old,
        withdrawn=item.status is State.WITHDRAWN,
    )
    title = now.titled(item.question) if now else item.question
    said = now.described(item.short_answer) if now else item.short_answer
    robots = "noindex" if item.status is State.WITHDRAWN else ""
    texts = Texts(body, unsettled() if item.not_settled else "")
    return Page(path, title, said, html, item.path, about=item, robots=robots, texts=texts)


def archive(view: View) -> Iterator[Page]:
    """The list of answers that are kept and no longer looked after; none, if there are none."""
    for number, path, shown, around in cut(view.archived, addresses.ARCHIVE) if view.archived else ():
        title = numbered("Archive", number)
        html = view.fill("pages/archive.html", path, answers=shown, around=around, title=title)
        said = f"Answers of {view.settings.name} that are no longer kept up to date."
        yield Page(path, title, said, html, "content/answers")


def not_found(view: View) -> Page:
    """The page for broken links. It is served at any address: its links begin at the site's root."""
    root = urlsplit(view.settings.base_url).path
    html = template("pages/not-found.html").render(root=root, popular=view.by_votes[:5], view=view)
    return Page("404.html", "We can't find that page", "The page that was asked for is not here.", html, "content")


def answer_lists(view: View) -> Iterator[Page]:
    """All answers in each order, cut into pages."""
    for name, base, order in ORDERS:
        letters = _letters(view.a_to_z, base) if order == "a_to_z" else ()
        for number, path, shown, around in cut(getattr(view, order), base):
            title = "All answers" if order == "by_votes" else f"All answers: {name.lower()}"
            yield list_page(
                view,
                "pages/answers.html",
                path,
                shown,
                around,
                orders=ORDERS,
                base=base,
                letters=letters,
                title=numbered(title, number),
                source="content/answers",
                description=f"All questions and answers of {view.settings.name}.",
                feed=addresses.ANSWERS,
            )


def topics(view: View) -> Page:
    """All topics."""
    html = view.fill("pages/topics.html", "topics/")
    return Page("topics/", "Topics", "The subjects of our answers.", html, "content/topics.yml")


def topic(view: View, item: Topic) -> Iterator[Page]:
    """A topic with its answers."""
    answers = view.answers_by_topic.get(item.key, ())
    flows = {answer.flow for answer in answers}
    guides = [machine for machine in view.machines.values() if machine.flow.key in flows]
    old = any(item.key in answer.topics for answer in view.library.answers.values() if answer.status in UNKEPT)
    for number, path, shown, around in cut(answers, addresses.topic_path(item.key)):
        yield list_page(
            view,
            "pages/topic.html",
            path,
            shown,
            around,
            about=item,
            topic=item,
            old=old,
            guides=guides,
            title=numbered(item.name, number),
            source=item.path,
            description=item.summary,
            feed=addresses.topic_path(item.key),
        )


def list_page(
    view: View,
    template: str,
    path: str,
    shown: Sequence[Answer],
    around: Sequence[Numbered],
    *,
    title: str,
    source: str,
    description: str,
    about: Topic | Person | None = None,
    feed: str = "",
    **values: object,
) -> Page:
    """A page of a list of answers."""
    html = view.fill(
        template, path, answers=shown, around=around, title=title, feed=feed, shows_votes=_shows_votes(shown), **values
    )
    return Page(path, title, description, html, source, about=about, shown=tuple(shown), feed=feed)


def cut(answers: Sequence[T], base: str) -> Iterator[tuple[int, str, Sequence[T], Around]]:
    """Pages of a list: number, path, answers, and all pages of the list, if there is more than one."""
    last = max(1, -(-len(answers) // PAGE_SIZE))
    every = Around(Numbered(number, _page_path(base, number)) for number in range(1, last + 1))
    for number, path in every:
        start = (number - 1) * PAGE_SIZE
        yield number, path, answers[start : start + PAGE_SIZE], every if last > 1 else Around()


def _letters(answers: Sequence[Answer], base: str) -> Sequence[Letter]:
    """Each letter that a question of an alphabetical list begins with, and where it begins."""
    found: dict[str, Letter] = {}
    for place, item in enumerate(answers):
        letter = _letter(item)
        if letter not in found:
            path = _page_path(base, place // PAGE_SIZE + 1)
            found[letter] = Letter(letter, f"{path}#letter-{letter.lower()}", item.slug)
    return tuple(found.values())


def _letter(item: Answer) -> str:
    """What a question is filed under: its first letter without marks, or a number sign."""
    signs = (sign for sign in unicodedata.normalize("NFD", item.question) if sign.isalnum())
    first = next(signs, "").upper()
    return first if first.isalpha() else "0-9"


def _page_path(base: str, number: int) -> str:
    return base if number == 1 else f"{base}page-{number}/"


def numbered(title: str, number: int) -> str:
    """The title of a page of a list: only the first goes without a number."""
    return title if number == 1 else f"{title}, page {number}"


def _shows_votes(answers: Sequence[Answer]) -> bool:
    return any(answer.asked.votes is not None for answer in answers)
