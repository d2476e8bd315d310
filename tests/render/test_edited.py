"""A site that is rendered after an edit of one answer: the same as one that is rendered from nothing, with few of its
files made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from askwell.rebuild.answers import aspects
from askwell.rebuild.checking import know
from askwell.rebuild.last import mark
from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.render.assets import bytes_of
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from askwell.source.asked import Fact
from tests.helpers import ANSWER, FILES, Site

PLAIN = FILES[ANSWER].replace("flow: test-guide\n", "")
CHANGE = "updated: 2026-02-01\nchanges:\n  - {on: 2026-02-01, kind: update, what: Test words., by: test-expert}\n"
Edit = Callable[[str], str]


def body(text: str) -> str:
    return text.replace("> Test words of nobody.", "> Other test words.")


def term(text: str) -> str:
    return text.replace("## Test heading", "A tested word.\n\n## Test heading")


def question(text: str) -> str:
    return text.replace("Is this test n0?", "Is this another test n0?")


def told(text: str) -> str:
    return text.replace("published: 2026-01-10\n", f"published: 2026-01-10\n{CHANGE}")


def votes(text: str) -> str:
    return text.replace("votes: ", "votes: 9")


@dataclass(frozen=True)
class Twice:
    """A site as it was, and as it is after an edit."""

    root: Path
    before: Rendered
    after: Rendered

    @property
    def written(self) -> set[str]:
        """The paths that are written again."""
        marks = {path: mark(self.root, asset) for path, asset in self.before.assets.items()}
        pages = {page.file: page.document for page in self.before.pages}
        made = {page.file for page in self.after.pages if not page.is_finished and page.document != pages[page.file]}
        return made | {path for path, asset in self.after.assets.items() if mark(self.root, asset) != marks[path]}


def files(site: Rendered) -> dict[str, bytes]:
    """All files of a site."""
    found = {path: bytes_of(asset) for path, asset in site.assets.items()}
    return found | {page.file: page.document.encode() for page in site.pages}


def twice(site: Site, edit: Edit) -> Twice:
    """Renders a site of three answers, then once more after an edit of one of them."""
    site.write("glossary.yml", "tested:\n  term: tested word\n  meaning: Test meaning.\n")
    for number in range(2):
        text = PLAIN.replace("t3st", f"n{number}st").replace("Is this test data?", f"Is this test n{number}?")
        topic = ("other-topic", "test-topic")[number]
        site.write(f"answers/n{number}.md", text.replace("topics: [test-topic]", f"topics: [{topic}]"))
    store, folder = site.root / "store", site.root / "site"
    before = _rendered(site, Units(Store.new(store)), folder)
    for path, raw in files(before).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    then = site.check().library.answers["n0"]
    file = site.path("answers/n0.md")
    file.write_text(edit(file.read_text("utf-8")), "utf-8")
    now = site.check().library.answers["n0"]
    differ = [Fact(now.owner, name) for name, made in aspects(now).items() if made != aspects(then)[name]]
    return Twice(site.root, before, _rendered(site, Units(Store.open(store), differ), folder))


def _rendered(site: Site, units: Units, folder: Path) -> Rendered:
    units.folder = str(folder)
    checked = replace(site.check(), units=units)
    know(units, checked.library)
    made = render_site(checked)
    if units.first:
        files(made)  # documents of feeds keep where their pieces stand when they are made
        units.store.finish()
    return made


@pytest.mark.parametrize("edit", [body, term, question, told, votes])
def test_the_same_site_is_made(edit: Edit, site: Site) -> None:
    made = twice(site, edit)
    again = files(render_site(site.check()))
    after = files(made.after)
    assert after.keys() == again.keys()
    assert [path for path in again if after[path] != again[path]] == []
    before = files(made.before)
    assert made.written >= {path for path in again if before[path] != again[path]}


@pytest.mark.parametrize(
    ("edit", "bases"),
    [
        (body, ["answers/feed", "topics/other-topic/feed"]),
        (question, ["answers/feed", "topics/other-topic/feed"]),
        (told, ["answers/feed", "corrections/feed", "topics/other-topic/feed"]),
        (votes, []),
    ],
)
def test_documents_of_feeds_that_hold_an_answer_are_written(edit: Edit, bases: list[str], site: Site) -> None:
    found = {path for path in twice(site, edit).written if "/feed." in path}
    assert sorted(found) == sorted(f"{base}.{ending}" for base in bases for ending in ("json", "xml"))


@pytest.mark.parametrize(("edit", "small"), [(body, []), (question, ["a/n0st/index.html"])])
def test_small_pages_stay_unless_they_say_something_else(edit: Edit, small: list[str], site: Site) -> None:
    made = twice(site, edit)
    assert [path for path in sorted(made.written) if path.startswith("a/")] == small
    made_anew = {page.file for page in made.after.pages if page.leads_to and not page.is_finished}
    assert made_anew == {"a/n0st/index.html"}


@pytest.mark.parametrize(("edit", "anew"), [(body, False), (votes, False), (term, True)])
def test_the_page_of_all_words_is_made_if_answers_use_others(edit: Edit, anew: bool, site: Site) -> None:
    (page,) = (page for page in twice(site, edit).after.pages if page.path == "glossary/")
    assert page.is_finished is not anew


def test_a_card_is_drawn_for_a_question_only(site: Site) -> None:
    made = twice(site, question)
    assert [path for path in made.written if "cards" in path] == ["assets/cards/answers/n0.png"]
