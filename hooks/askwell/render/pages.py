"""Every kind of page that the site generates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from askwell.content import addresses
from askwell.content.records import Answer, Expert, Topic
from askwell.flow.machine.machine import Machine
from askwell.render.body.media import media
from askwell.render.body.notes import noted
from askwell.render.body.words import explained
from askwell.render.page import Page
from askwell.render.prose import prose
from askwell.render.view import View, cited, template

PAGE_SIZE = 50
"""Answers on one page of a list: about ten screens of a phone (ours)."""

HOME_SIZE = 6
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
    return Page("", view.settings.name, view.settings.description, html, "content/site.yml", shown=tuple(shown))


def answer(view: View, item: Answer) -> Page:
    """An answer with all that belongs to it."""
    path = addresses.answer_path(item.slug)
    numbers = {key: number for number, key in enumerate(item.sources, 1)}
    text = prose(view.library, item.body, path, numbers, item.pictures)
    html = view.fill(
        "pages/answer.html",
        path,
        answer=item,
        body=explained(view.library, noted(text, item.notes), path) + media(view.library, item),
        not_settled=prose(view.library, item.unsettled, path, numbers),
        machine=view.machines.get(item.flow or ""),
        cited=lambda keys: cited(keys, numbers),
        overdue=view.today > item.next_review,
    )
    return Page(path, item.question, item.short_answer, html, item.path, about=item)


def not_found(view: View) -> str:
    """The main text of the page for broken links. It is served at any address: its links begin at the site's root."""
    root = urlsplit(view.settings.base_url).path
    return template("material/not-found.html").render(root=root)


def answer_lists(view: View) -> Iterator[Page]:
    """All answers in each order, cut into pages."""
    for name, base, order in ORDERS:
        for number, path, shown, around in _cut(getattr(view, order), base):
            title = "All answers" if order == "by_votes" else f"All answers: {name.lower()}"
            yield _list_page(
                view,
                "pages/answers.html",
                path,
                shown,
                around,
                orders=ORDERS,
                base=base,
                title=_numbered(title, number),
                source="content/answers",
                description=f"All questions and answers of {view.settings.name}.",
            )


def topics(view: View) -> Page:
    """All topics."""
    html = view.fill("pages/topics.html", "topics/")
    return Page("topics/", "Topics", "The subjects of our answers.", html, "content/topics.yml")


def topic(view: View, item: Topic) -> Iterator[Page]:
    """A topic with its answers."""
    for number, path, shown, around in _cut(view.answers_by_topic.get(item.key, ()), addresses.topic_path(item.key)):
        yield _list_page(
            view,
            "pages/topic.html",
            path,
            shown,
            around,
            about=item,
            topic=item,
            title=_numbered(item.name, number),
            source=item.path,
            description=item.summary,
        )


def experts(view: View) -> Page:
    """Everyone who answered."""
    html = view.fill("pages/experts.html", "experts/")
    return Page("experts/", "Experts", "The people who answered readers' questions.", html, "content/experts")


def expert(view: View, item: Expert) -> Iterator[Page]:
    """An expert with the answers given."""
    for number, path, shown, around in _cut(view.answers_by_expert.get(item.key, ()), addresses.expert_path(item.key)):
        yield _list_page(
            view,
            "pages/expert.html",
            path,
            shown,
            around,
            about=item,
            expert=item,
            title=_numbered(item.name, number),
            source=item.path,
            description=f"{item.name}, {item.job}, {item.affiliation}.",
        )


def guides(view: View) -> Page:
    """All decision guides."""
    html = view.fill("pages/guides.html", "decide/")
    return Page(
        "decide/", "Decision guides", "Step-by-step guides to prepare a talk with a clinician.", html, "content/flows"
    )


def guide(view: View, machine: Machine) -> Page:
    """A decision guide on its own page."""
    path = addresses.guide_path(machine.flow.key)
    answers = [a for a in view.by_votes if a.flow == machine.flow.key]
    html = view.fill("pages/guide.html", path, machine=machine, answers=answers)
    flow = machine.flow
    return Page(path, flow.title, flow.purpose, html, flow.path, contents=False, about=flow)


def entered_guide(view: View, machine: Machine) -> Page:
    """A decision guide that is entered further on, on a page of its own."""
    flow, entry = machine.flow, machine.entry
    if entry is None or machine.entry_key is None:
        raise ValueError(f"{flow.key} is not entered further on")
    path = addresses.entry_path(flow.key, machine.entry_key)
    html = view.fill("pages/entry.html", path, machine=machine, entry=entry)
    return Page(path, f"{entry.title}: {flow.title}", flow.purpose, html, flow.path, contents=False, about=flow)


def _list_page(
    view: View,
    template: str,
    path: str,
    shown: Sequence[Answer],
    around: dict[str, str],
    *,
    title: str,
    source: str,
    description: str,
    about: Topic | Expert | None = None,
    **values: object,
) -> Page:
    html = view.fill(
        template, path, answers=shown, around=around, title=title, shows_votes=_shows_votes(shown), **values
    )
    return Page(path, title, description, html, source, about=about, shown=tuple(shown))


def _cut(answers: Sequence[Answer], base: str) -> Iterator[tuple[int, str, Sequence[Answer], dict[str, str]]]:
    """Pages of a list: number, path, answers, and the paths of the pages before and after it."""
    last = max(1, -(-len(answers) // PAGE_SIZE))
    for number in range(1, last + 1):
        around = {}
        if number > 1:
            around["previous"] = _page_path(base, number - 1)
        if number < last:
            around["next"] = _page_path(base, number + 1)
        start = (number - 1) * PAGE_SIZE
        yield number, _page_path(base, number), answers[start : start + PAGE_SIZE], around


def _page_path(base: str, number: int) -> str:
    return base if number == 1 else f"{base}page-{number}/"


def _numbered(title: str, number: int) -> str:
    return title if number == 1 else f"{title}, page {number}"


def _shows_votes(answers: Sequence[Answer]) -> bool:
    return any(answer.asked.votes is not None for answer in answers)
