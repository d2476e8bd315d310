"""The site's addresses, and what every page has."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from askwell.checks.checked_site import CheckedSite
from askwell.flow.machine.machine import Machine
from askwell.letters.mailed import mailed_choices
from tests.conftest import ROOT
from tests.site.conftest import MANY, soup, words

LOADS = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "object": "data",
    "form": "action",
}
"""Elements by which a page makes a browser load or send something, with the attribute that says what."""


def pages(folder: Path) -> dict[str, BeautifulSoup]:
    """Every page of a site by its path."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {name.removesuffix("index.html"): soup(folder, name) for name in names}


def test_addresses(built: Path, checked: CheckedSite) -> None:
    library = checked.library
    by_hand = {f"{path.stem}/" for path in (ROOT / "docs").glob("*.md")}
    assert set(pages(built)) == (
        {"", "404.html", "answers/", "answers/newest/", "answers/a-to-z/", "topics/", "experts/", "decide/", "search/"}
        | {f"answers/{slug}/" for slug in library.answers}
        | {f"topics/{key}/" for key in library.topics}
        | {f"experts/{key}/" for key in library.people}
        | {f"decide/{key}/{part}" for key in library.flows for part in ("", "map/")}
        | {"glossary/", "corrections/"}
        | {f"a/{answer.id}/" for answer in library.answers.values()}
        | {f"d/{key}/" for key in library.flows}
        | {one.path for one in mailed_choices(library, checked.machines, checked.lock)}
        | {"newsletters/"}
        | {f"newsletters/{day}/" for day in library.newsletters}
        | by_hand
    )


def test_nothing_is_loaded_from_elsewhere_or_sent_there(built: Path, checked: CheckedSite) -> None:
    chosen = {one.path for one in mailed_choices(checked.library, checked.machines, checked.lock)}
    for path, page in pages(built).items():
        for tag in page.find_all(list(LOADS)):
            target = str(tag.get(LOADS[tag.name], ""))
            if tag.get("rel") not in (["canonical"], ["next"], ["prev"]):
                assert not urlsplit(target).netloc, (path, target)
        assert page.select("[srcset], [ping], [background], base") == []
        refreshes = [str(tag["content"]) for tag in page.select("meta[http-equiv=refresh]")]
        assert len(refreshes) == (path.startswith(("a/", "d/")) and path not in chosen), (
            "only small pages at short addresses lead on"
        )
        assert [content for content in refreshes if not content.startswith("0; url=../../")] == []
    for sheet in built.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert re.search(r"""@import|url\(["']?(https?:)?//""", text) is None


def test_every_page_has_its_policy_before_anything_it_governs(built: Path) -> None:
    for path, page in pages(built).items():
        (policy,) = page.select('meta[http-equiv="Content-Security-Policy"]')
        assert str(policy["content"]).startswith("default-src 'none'; script-src 'self'; style-src 'self'"), path
        assert [tag for tag in policy.find_previous_siblings() if tag.name != "meta"] == []
        assert not any(word in str(policy["content"]) for word in ("'unsafe", "http:", "https:", "*"))


def test_every_page_has_one_heading_a_title_and_a_language(built: Path) -> None:
    for path, page in pages(built).items():
        assert len(page.select("h1")) == 1, path
        assert words(page.title)
        assert page.html is not None
        assert page.html["lang"] == "en"
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), path


def menu(page: BeautifulSoup) -> list[str]:
    """The links of the menu and of the footer."""
    return [words(link) for link in page.select('nav[aria-label="Main"] a, footer nav a')]


def test_menus_do_not_grow_with_the_number_of_answers(built: Path, many: Path) -> None:
    others = ("404.html", "a/", "d/")
    assert len({len(menu(page)) for path, page in pages(built).items() if not path.startswith(others)}) == 1
    lots = {len(menu(page)) for path, page in pages(many).items() if not path.startswith(others)}
    assert lots == {4}, "three lists and the search"
    assert len(list((many / "answers").glob("n[0-9]*/index.html"))) == MANY


def test_the_guide_on_its_page(built: Path, checked: CheckedSite) -> None:
    for key, machine in checked.machines.items():
        (guide,) = soup(built, f"decide/{key}/").select("[data-flow]")
        assert guide["data-flow"] == key
        check_guide(guide, machine)
        order = [tag.get("data-disclaimer") or "step" for tag in guide.select("[data-disclaimer], [data-node]")]
        assert order[:2] == ["guide-start", "step"]
        for slug in (slug for slug, answer in checked.library.answers.items() if answer.flow == key):
            page = soup(built, f"answers/{slug}/")
            assert page.select("[data-flow]") == []
            assert [link["href"] for link in page.select('[data-part="guide"] a')] == [f"../../decide/{key}/"]


def check_guide(guide: Tag, machine: Machine) -> None:
    """The states of a guide: each once, with its heading, choices and, for an outcome, its urgency."""
    steps = guide.select("[data-node]")
    assert [step["data-node"] for step in steps] == list(machine.states)
    for step in steps:
        state = machine.states[str(step["data-node"])]
        (heading,) = step.select(".aw-step__title")
        assert (heading["id"], heading["tabindex"]) == (f"{machine.flow.key}--{state.key}", "-1")
        assert step["data-kind"] == state.kind
        assert step.get("data-urgency") == getattr(state.content, "urgency", None)
        links = [(link["data-choice"], link["href"], words(link)) for link in step.select("[data-choice]")]
        assert links == [(c.key, f"#{machine.flow.key}--{c.target}", c.label) for c in state.choices]
        assert len(step.select('[data-go="back"]')) == 1
        assert len(step.select('[data-go="restart"]')) == (state != machine.start)
        if state.kind == "outcome":
            check_outcome(step)


def check_outcome(step: Tag) -> None:
    """What to do, how soon, why, what would change it, sources, dates and disclaimers; a call in an emergency."""
    said = [part["data-says"] for part in step.select("[data-says]")]
    assert [name for name in said if name not in ("would_change", "signs")] == [
        "next_step",
        "how_soon",
        "why",
        "grounds",
    ]
    assert step.select("[data-source]")
    assert step.select("time")
    urgency = str(step["data-urgency"])
    extra = [urgency] if urgency in ("urgent", "emergency") else []
    assert [part["data-disclaimer"] for part in step.select("[data-disclaimer]")] == [*extra, "guide-outcome"]
    calls = step.select('a[href^="tel:"]')
    assert bool(calls) == (urgency == "emergency")
    if urgency == "emergency":
        others = [link["href"] for link in step.select("a") if link not in calls and not link.has_attr("data-go")]
        assert others == []


def test_search_knows_every_answer(built: Path, checked: CheckedSite) -> None:
    index = built / "search" / "index"
    read = {file.stem: json.loads(file.read_text("utf-8")) for file in (index / "pages").iterdir()}
    found = {path: (number, *entry) for number, (path, *entry) in read.items()}
    topics = json.loads((index / "start.json").read_text("utf-8"))["topics"]
    for slug, answer in checked.library.answers.items():
        number, title, short, parts = found[f"answers/{slug}/"]
        assert (title, short) == (answer.question, answer.short_answer)
        assert "when-to-see-a-doctor" in {id for id, _, _ in parts}
        assert not any("Next review by" in text or "¶" in text for _, *texts in parts for text in texts)
        for key in answer.topics:
            file = topics[checked.library.topics[key].name]
            assert number in (index / "topics" / f"{file}.bin").read_bytes().hex(" ", 3).split()
    assert {"about/", "privacy/"} <= found.keys()
