"""Every kind of page that the site generates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

from askwell.content import addresses
from askwell.content.people.person import Person
from askwell.content.records import Answer, Topic
from askwell.content.states import UNKEPT, State
from askwell.render.body.media import media
from askwell.render.body.notes import noted
from askwell.render.body.words import explained, used
from askwell.render.citations import Citations
from askwell.render.life.standing import standing
from askwell.render.lists.items import Item
from askwell.render.lists.orders import PAGE_SIZE
from askwell.render.lists.pager import Around, numbered_pages, page_path
from askwell.render.page import Page, Texts
from askwell.render.prose import headings_of, prose
from askwell.render.view import View, template

T = TypeVar("T")

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
    shown = view.orders.answers("by_votes", 1)[:HOME_SIZE]
    items = tuple(view.item(answer.slug) for answer in shown)
    lead = shown[0] if shown else None
    html = view.fill("pages/home.html", "", lead=lead, answers=items[1:], shows_votes=_shows_votes(items))
    return Page(
        "",
        view.settings.name,
        view.settings.description,
        html,
        "content/site.yml",
        shown=items,
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
    terms = used(view.library, html)
    return Page(path, title, said, html, item.path, about=item, robots=robots, terms=terms, texts=texts)


def archive(view: View, number: int) -> Page:
    """A page of the list of answers that are kept and no longer looked after."""
    title, around = numbered("Archive", number), view.orders.around(addresses.ARCHIVE, "archived")
    path, shown = page_path(addresses.ARCHIVE, number), view.orders.answers("archived", number)
    html = view.fill("pages/archive.html", path, answers=shown, around=around, title=title)
    said = f"Answers of {view.settings.name} that are no longer kept up to date."
    return Page(path, title, said, html, "content/answers")


def not_found(view: View) -> Page:
    """The page for broken links. It is served at any address: its links begin at the site's root."""
    root, popular = urlsplit(view.settings.base_url).path, view.orders.answers("by_votes", 1)[:5]
    html = template("pages/not-found.html").render(root=root, popular=popular, view=view)
    return Page("404.html", "We can't find that page", "The page that was asked for is not here.", html, "content")


def answer_list(view: View, name: str, base: str, order: str, number: int) -> Page:
    """A page of all answers in one order."""
    title = "All answers" if order == "by_votes" else f"All answers: {name.lower()}"
    return list_page(
        view,
        "pages/answers.html",
        page_path(base, number),
        view.listed_on(order, number),
        view.orders.around(base, order),
        orders=ORDERS,
        base=base,
        letters=view.orders.letters(base) if order == "a_to_z" else (),
        title=numbered(title, number),
        source="content/answers",
        description=f"All questions and answers of {view.settings.name}.",
        feed=addresses.ANSWERS,
    )


def topics(view: View) -> Page:
    """All topics."""
    html = view.fill("pages/topics.html", "topics/")
    return Page("topics/", "Topics", "The subjects of our answers.", html, "content/topics.yml")


def topic(view: View, item: Topic, number: int) -> Page:
    """A page of a topic with its answers."""
    base, order = addresses.topic_path(item.key), f"topics/{item.key}"
    return list_page(
        view,
        "pages/topic.html",
        page_path(base, number),
        view.listed_on(order, number),
        view.orders.around(base, order),
        about=item,
        topic=item,
        old=view.orders.count(f"old/{item.key}") > 0,
        guides=view.orders.whole(f"guides/{item.key}") if number == 1 else (),
        title=numbered(item.name, number),
        source=item.path,
        description=item.summary,
        feed=base,
    )


def list_page(
    view: View,
    template: str,
    path: str,
    shown: tuple[Item, ...],
    around: Around,
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
    return Page(path, title, description, html, source, about=about, shown=shown, feed=feed)


def cut(answers: Sequence[T], base: str) -> Iterator[tuple[int, str, Sequence[T], Around]]:
    """Pages of a list: number, path, answers, and the links between them."""
    around = Around(base, max(1, -(-len(answers) // PAGE_SIZE)))
    for number, path in numbered_pages(base, around.last):
        start = (number - 1) * PAGE_SIZE
        yield number, path, answers[start : start + PAGE_SIZE], around


def numbered(title: str, number: int) -> str:
    """The title of a page of a list: only the first goes without a number."""
    return title if number == 1 else f"{title}, page {number}"


def _shows_votes(items: Iterable[Item]) -> bool:
    return any(item.has_votes for item in items)
