"""Whatever happens to a site, each address that it ever published answers, and ends on the right words. The tests keep
their own list of what was published, and ask over HTTP, as a reader without scripts."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askwell.checks import check
from askwell.content.handwritten import Docs
from askwell.content.links.lock import Lock
from askwell.diagnostics import errors
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import Comparison, compare
from askwell.render.site import Site, render_site
from tests.helpers import good_site
from tests.permanence.steps import STEPS, Step, merge, move_section, rename_answer, restore, touch, withdraw
from tests.permanence.visitor import Server, leads, part, served
from tests.permanence.world import Answer, Named, Section, World, end, letters, small_world

DRAWN = st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 2**32 - 1)), min_size=4, max_size=8)


@pytest.mark.slow
@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(answers=st.sampled_from((4, 4, 4, 22)), steps=DRAWN)
def test_every_address_of_a_short_history_is_alive(answers: int, steps: list[tuple[int, int]]) -> None:
    live(answers, [(STEPS[step].__name__, seed) for step, seed in steps])


@pytest.mark.slow
@pytest.mark.parametrize(
    "names",
    [
        pytest.param((move_section, rename_answer), id="parts of an answer that has another name now"),
        pytest.param((move_section, merge, restore, withdraw), id="parts of an answer that went into another"),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_parts_move_and_then_their_answers(names: tuple[Step, ...], seed: int) -> None:
    drawn = random.Random(seed)
    live(3, [(drawn.choice(names).__name__, drawn.randrange(2**32)) for _ in range(12)])


def forget_section(world: World) -> Section:
    """A heading gets other words, and no mark."""
    answer = world.answers[0]
    answer.sections[0].words = "Quite other words"
    touch(world, answer)
    return answer.sections[0]


def forget_answer(world: World) -> Answer:
    """A file is deleted, and nothing says what took its place: the other, as it will turn out."""
    gone, other = world.answers[1:3]
    gone.file, gone.into, gone.sections = False, other, []
    return other


def forget(kind: str) -> Callable[[World], Named]:
    """A thing gets another name, and does not say its old one."""

    def forgetting(world: World) -> Named:
        things = getattr(world, kind)
        thing: Named = things[0] if isinstance(things, list) else things
        thing.rename(f"{thing.name}-new", remember=False)
        return thing

    return forgetting


@pytest.mark.parametrize(
    ("forgetting", "code"),
    [
        (forget("answers"), "KEPT001"),
        (forget_answer, "KEPT002"),
        (forget("topics"), "KEPT002"),
        (forget("people"), "KEPT002"),
        (forget("guide"), "KEPT002"),
        (forget("entry"), "KEPT001"),
        (forget("pages"), "KEPT002"),
        (forget_section, "KEPT003"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_what_was_forgotten_is_told_and_its_hint_heals(
    forgetting: Callable[[World], Named | Section], code: str, tmp_path: Path
) -> None:
    with served() as server:
        world = small_world(good_site(tmp_path), 4)
        publish(world, server)
        world.today += timedelta(1)
        thing = forgetting(world)
        found = [finding for finding in errors(built(world)[1].findings) if not finding.code.startswith("CHANGE")]
        assert {finding.code for finding in found} == {code}
        for finding in found:
            if isinstance(thing, Section):
                thing.key = re.findall(r"put \{#([^}]+)\}", finding.hint)[0]
            else:
                names = re.findall(r"was: \[([^\]]+)\]", finding.hint)[0].split(", ")
                thing.was += [name for name in names if name not in thing.was]
        publish(world, server)
        assert [*wrong_addresses(world, server), *wrong_places(world, server)] == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_every_address_of_two_hundred_builds_is_alive(seed: int) -> None:
    drawn = random.Random(seed)
    live(24, [(drawn.choice(STEPS).__name__, drawn.randrange(2**32)) for _ in range(200)])


def live(answers: int, steps: list[tuple[str, int]]) -> None:
    """The life of a site: after each step it is built, its addresses are taken into the lock, and all that it ever
    published is visited."""
    by_name = {step.__name__: step for step in STEPS}
    with tempfile.TemporaryDirectory() as folder, served() as server:
        world = small_world(good_site(Path(folder)), answers)
        publish(world, server)
        for name, seed in steps:
            world.today += timedelta(1)
            by_name[name](world, random.Random(seed).choice)
            publish(world, server)
            wrong = [*wrong_addresses(world, server), *wrong_places(world, server)]
            assert not wrong, (name, wrong)


def publish(world: World, server: Server) -> None:
    """Builds the site as it is, and takes what is new into the lock. Nothing may be lost."""
    site, found, lock = built(world)
    assert not (bad := [str(finding) for finding in errors(found.findings)]), bad
    write_lock(world.site.root, accepted(lock, found))
    world.remember()
    server.publish(site)


def built(world: World) -> tuple[Site, Comparison, Lock]:
    """The site as it is now, compared with what was published. Its content has no errors."""
    world.write()
    checked = check(world.site.root, world.today)
    assert not (bad := [str(found) for found in errors(checked.diagnostics)]), bad
    site = render_site(checked, Docs(world.site.root / "docs"))
    return site, compare(site, checked), checked.lock


def wrong_addresses(world: World, server: Server) -> list[str]:
    """The addresses that do not end on the right words."""
    wrong = []
    for path, thing in world.addresses.items():
        visit, words = server.visit(path), title(thing)
        withdrawn = isinstance(thing, Answer) and end(thing).status == "withdrawn"  # type: ignore[attr-defined]
        if visit.status != 200 or visit.hops > 1 or words not in visit.title:
            wrong.append(f"/{path} ({words}): {visit.status}, {visit.hops} hops, {visit.address}, {visit.title}")
        elif withdrawn and visit.by_itself:
            wrong.append(f"/{path} leads to a withdrawn page without a word")
    return wrong


def title(thing: Named | str) -> str:
    """What the heading says of the page where a thing is now."""
    if isinstance(thing, str):
        return thing
    now = end(thing)
    if isinstance(thing, Answer):
        return f"number {now.number}?"
    return {"t": "Test topic", "p": "Number", "o": "Page"}.get(now.name[0], "") and str(now.number)


def wrong_places(world: World, server: Server) -> list[str]:
    """The places in pages whose links do not end on the right part."""
    return [
        f"/{path}#{name}: {said}"
        for (path, name), section in world.places.items()
        if (said := wrong_place(world, server, path, name, section))
    ]


def wrong_place(world: World, server: Server, path: str, name: str, section: Section) -> str:
    """What is wrong with a link to a part, "" if nothing: it ends on the part, or on a link to where that is now. A
    part that nobody took along is on the page that took the place of its answer."""
    if not any(section in other.sections for other in world.answers):
        return ""
    words = f"of part {letters(section.number)}."
    visit = server.visit(path)
    for html, address in ((visit.html, visit.address), (visit.first, f"{server.root}{path}")):
        if html is visit.first and visit.by_itself:
            continue  # nobody sees this page for long enough
        if words in part(html, name):
            return ""
        if href := leads(html, name):
            there, key = urldefrag(urljoin(address, href))
            status, found = server.ask(there)
            return "" if status == 200 and words in part(found, key) else f"leads to {href}, where it is not"
    return f"{visit.address} has no such part"
