"""A preview after an edit shows what a preview that has just begun shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from askwell.content.addresses import answer_path
from askwell.content.body.answer import read_answer
from askwell.mkdocs_adapter import events
from askwell.mkdocs_adapter.previewing import Previewed
from askwell.render.life.banner import ALL
from askwell.render.page import file_of
from tests.helpers import ANSWER
from tests.rebuilding import edits, life
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import EDITS, Edit, edit, open_desk
from tests.sites import tree


@dataclass
class Shown:
    """A preview that goes on without the engine where it can, and one that begins anew after each edit."""

    desk: Desk
    folder: Path
    patch: pytest.MonkeyPatch
    previewed: Previewed

    def by_the_engine(self, folder: Path) -> None:
        config = load_config(str(self.desk.root / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1/")

    def after(self, what: Edit) -> bool:
        """Whether the engine was spared; what is shown is compared. While an answer cannot be read, only its page and
        the one of all mistakes are: elsewhere it stands as it was."""
        edit(self.desk, what)
        spared, now, expected = self.compared()
        if spared and (unread := [path.stem for path in self.desk.answers if is_unread(path)]):
            own = {file_of(ALL), *(file_of(answer_path(slug)) for slug in unread)}
            now, expected = ({name: files.get(name, b"") for name in own} for files in (now, expected))
        assert now.keys() == expected.keys(), what.__name__
        assert [path for path in now if now[path] != expected[path]] == [], what.__name__
        return spared

    def compared(self) -> tuple[bool, dict[str, bytes], dict[str, bytes]]:
        """Whether the engine was spared, what is shown, and what a preview shows that has just begun."""
        self.patch.setenv("SOURCE_DATE_EPOCH", str((self.desk.day - date(1970, 1, 1)).days * 86_400 + 43_200))
        self.patch.setattr(events, "_previewed", self.previewed)
        if not (spared := self.previewed.again()):
            self.by_the_engine(self.folder)
        anew = Previewed()
        self.patch.setattr(events, "_previewed", anew)
        fresh = self.folder.with_name("fresh")
        self.by_the_engine(fresh)
        assert self.previewed.banner == anew.banner
        return spared, tree(self.folder), tree(fresh)


def is_unread(path: Path) -> bool:
    """Whether an answer cannot be read."""
    return read_answer(path.stem, path.name, path.read_text("utf-8")).record is None


Begin = Callable[[int, int], Shown]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    def begun(seed: int, answers: int) -> Shown:
        shown = Shown(open_desk(tmp_path / "desk", seed, answers), tmp_path / "shown", monkeypatch, Previewed())
        monkeypatch.setattr(events, "_command", "serve")
        shown.after(edits.touch)
        return shown

    return begun


def cite_what_is_not_there(desk: Desk) -> None:
    with desk.answer().open("a", encoding="utf-8") as file:
        file.write(f"\nTest words.[^nobody-{desk.new()}]\n")


def name_a_topic_that_is_not_there(desk: Desk) -> None:
    desk.change(desk.answer(), r"^topics: .*$", f"topics: [test-topic, nowhere-{desk.new()}]")


def name_an_expert_that_is_not_there(desk: Desk) -> None:
    desk.change(desk.answer(), r"^experts: .*$", f"experts: [test-expert, nobody-{desk.new()}]")


def relate_to_what_is_not_there(desk: Desk) -> None:
    path = desk.answer()
    desk.change(path, r"^related: .*\n", "")
    desk.change(path, r"^flow: |^---\n(?=Test)", rf"related: [nowhere-{desk.new()}]\n\g<0>")


def put_html(desk: Desk) -> None:
    with desk.answer().open("a", encoding="utf-8") as file:
        file.write(f"\n<b>Test {desk.new()}</b>\n")


def miss_a_review(desk: Desk) -> None:
    desk.change(desk.answer(), r"^next_review: .*$", "next_review: 2026-01-11")


def mend(desk: Desk) -> None:
    """What any of these did to one answer."""
    path = desk.answer()
    spoilt = r"(?m)\n<b>.*</b>\n|\[\^nobody-\d+\]|\n!\[.*\n|^related: \[nowhere.*\n"
    text = re.sub(spoilt, "", path.read_text("utf-8"))
    text = re.sub(r", (nowhere|nobody)-\d+|(?<=\[)(nowhere|nobody)-\d+, ", "", text)
    path.write_text(text.replace("next_review: 2026-01-11", "next_review: 2027-01-10"), "utf-8")


def set_a_picture_that_is_not_there(desk: Desk) -> None:
    with desk.answer().open("a", encoding="utf-8") as file:
        file.write(f"\n![Test](nothing-{desk.new()}.png)\n")


def tell_of_a_change(desk: Desk) -> None:
    """As a finding about a text that was published asks for it."""
    entry = f"changes:\n  - {{on: {desk.day}, kind: correction, what: Test words {desk.new()}., by: test-expert}}\n"
    path = desk.answer()
    desk.change(path, r"^updated: .*\n", "")
    desk.change(path, r"^(published: .*)$", rf"\1\nupdated: {desk.day}")
    if "\nchanges:" not in path.read_text("utf-8"):
        desk.change(path, r"^flow: |^---\n(?=Test)", rf"{entry}\g<0>")


MISTAKES: tuple[Edit, ...] = (
    cite_what_is_not_there,
    name_a_topic_that_is_not_there,
    name_an_expert_that_is_not_there,
    relate_to_what_is_not_there,
    put_html,
    miss_a_review,
)
"""Mistakes in the text of an answer that can be read all the same."""


def test_edits_of_a_text_spare_the_engine(begin: Begin) -> None:
    shown = begin(1, 4)
    for what in (
        edits.change_a_body,
        edits.change_a_short_answer,
        edits.touch,
        edits.change_votes,
        edits.add_a_heading,
    ):
        assert shown.after(what), what.__name__


def delete_the_newest(desk: Desk) -> None:
    max((desk.root / "content" / "answers").iterdir(), key=lambda path: path.stat().st_ctime_ns).unlink()


def test_answers_that_come_and_go_spare_the_engine(begin: Begin) -> None:
    shown = begin(2, 2)
    for what in (
        life.add_a_draft,
        life.change_a_draft,
        edits.change_a_body,
        life.publish_a_draft,
        life.add_an_answer,
        life.rename_an_answer,
        delete_the_newest,
        life.take_back,
    ):
        assert shown.after(what), what.__name__


@pytest.mark.parametrize(
    "mistake", [*MISTAKES[:1], *(pytest.param(one, marks=pytest.mark.slow) for one in MISTAKES[1:])]
)
def test_a_mistake_comes_changes_and_goes(mistake: Edit, begin: Begin) -> None:
    shown = begin(3, 1)
    edits_of_it = (mistake, edits.change_a_body, mistake, mend, edits.change_a_body)
    assert [shown.after(what) for what in edits_of_it] == [True] * len(edits_of_it)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("id: t3st", "id: [", id="no YAML"),
        pytest.param("id: t3st\n", "", id="no id", marks=pytest.mark.slow),
        pytest.param("published: 2026-01-10", "published: 2026-01-1", id="no day", marks=pytest.mark.slow),
        pytest.param("\n---\nTest words", "\nTest words", id="no end of the header", marks=pytest.mark.slow),
        pytest.param("Test words", "Test \0 words", id="no text", marks=pytest.mark.slow),
    ],
)
def test_while_an_answer_cannot_be_read_all_other_pages_stay(old: str, new: str, begin: Begin) -> None:
    shown = begin(6, 2)
    before, path = tree(shown.folder), shown.desk.root / "content" / ANSWER
    good = path.read_text("utf-8")
    path.write_text(good.replace(old, new, 1), "utf-8")
    assert path.read_text("utf-8") != good
    spared, now, expected = shown.compared()
    own = {"answers/sample/index.html", file_of(ALL)}
    assert (spared, {name: now[name] for name in own}) == (True, {name: expected[name] for name in own})
    pages = {name for name in now if name.endswith(".html") and now[name] != before.get(name)}
    assert pages == {*own, "a/t3st/index.html"}  # the last leads on to its page
    path.write_text(good, "utf-8")
    assert shown.after(edits.change_a_short_answer)
    assert tree(shown.folder).keys() == before.keys()


@pytest.mark.parametrize("what", [edits.change_a_question, edits.change_a_short_answer, edits.move_between_topics])
def test_the_search_knows_an_answer_whose_page_shows_a_mistake(what: Edit, begin: Begin) -> None:
    shown = begin(3, 1)
    assert [shown.after(each) for each in (cite_what_is_not_there, what, what)] == [True] * 3


def test_a_mistake_that_is_not_of_the_text_alone_is_shown_by_the_engine(begin: Begin) -> None:
    shown = begin(3, 1)
    edits_of_it = (set_a_picture_that_is_not_there, edits.change_a_body, mend, edits.change_a_body)
    assert [shown.after(what) for what in edits_of_it] == [False, False, False, True]


def test_edits_of_a_text_that_was_published_spare_the_engine(begin: Begin) -> None:
    shown = begin(4, 3)
    shown.after(edits.publish)
    for what in (edits.change_a_body, edits.change_a_short_answer, tell_of_a_change, edits.change_a_body, edits.relate):
        assert shown.after(what), what.__name__


@pytest.mark.slow
def test_after_a_few_edits_a_preview_is_right(begin: Begin) -> None:
    shown = begin(3, 3)
    for what in (edits.make_a_mistake, edits.change_a_body, edits.change_a_topic, edits.relate, life.rename_an_answer):
        shown.after(what)


@pytest.mark.long
def test_after_texts_were_accepted_a_preview_is_right(begin: Begin) -> None:
    shown = begin(4, 3)
    shown.after(edits.publish)
    for what in (life.add_an_answer, edits.publish, edits.change_a_body, edits.publish, edits.add_a_heading):
        assert shown.after(what), what.__name__


@pytest.mark.slow
@pytest.mark.parametrize("locked", [False, True])
def test_with_mistakes_a_preview_is_right(locked: bool, begin: Begin) -> None:
    shown = begin(5 + locked, 4)
    if locked:
        shown.after(edits.publish)
    kinds = (*MISTAKES, mend, mend, tell_of_a_change, edits.change_a_body, edits.change_votes, edits.change_a_question)
    spared = [shown.after(shown.desk.chance.choice(kinds)) for _ in range(20)]
    assert spared.count(True) > 10


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_after_fifty_edits_a_preview_is_right(seed: int, begin: Begin) -> None:
    shown = begin(seed, 12)
    for _ in range(50):
        shown.after(shown.desk.chance.choice((*EDITS, *MISTAKES, mend)))
