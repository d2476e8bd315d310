"""Everything that editors do to a site, drawn by chance."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from askwell.starter import make_site
from tests.helpers import EXPERT, FILES, FLOW, FLOWS, TODAY, good_site
from tests.pictures import picture
from tests.rebuilding.desk import EDITION, PORTRAIT, USED, Desk
from tests.rebuilding.life import (
    add_a_draft,
    add_an_answer,
    change_a_draft,
    delete_a_new_answer,
    delete_an_answer,
    end_an_answer,
    publish_a_draft,
    put_into_a_folder,
    rename_an_answer,
    spoil_a_draft,
    take_back,
)
from tests.sites import run


def open_desk(root: Path, seed: int, answers: int) -> Desk:
    """A site with so many answers, guides, a newsletter, a picture and a portrait, built once."""
    make_site(root, TODAY)
    shutil.rmtree(root / "content")
    site = good_site(root)
    desk = Desk(root, Random(seed))
    (root / "docs" / "submit.md").write_text("# Test\n", "utf-8")
    for name in USED:
        shutil.copy(FLOWS / f"{name}.yml", site.path(f"flows/{name}.yml"))
    site.write("parts/urgent-signs.yml", (FLOWS / "parts" / "urgent-signs.yml").read_text("utf-8"))
    site.write(f"newsletters/{TODAY}.md", EDITION)
    site.write("people/test-expert.png", picture(size=(400, 400)))
    site.write(EXPERT, FILES[EXPERT] + PORTRAIT)
    site.write(EXPERT.replace("expert", "writer"), FILES[EXPERT].replace("Test Expert", "Test Writer"))
    site.write("glossary.yml", "test-term:\n  term: test term\n  meaning: Test meaning.\n")
    for _ in range(answers - 1):
        add_an_answer(desk)
    return desk


def change_a_body(desk: Desk) -> None:
    with desk.answer().open("a", encoding="utf-8") as file:
        file.write(f"\nTest words {desk.new()} with a test term.[^test-source]\n")


def add_a_heading(desk: Desk) -> None:
    with desk.answer().open("a", encoding="utf-8") as file:
        file.write(f"\n## Test heading {desk.new()}\n\nTest words.[^test-source]\n")


def change_a_question(desk: Desk) -> None:
    desk.change(desk.answer(), r"^question: .*$", f"question: Is this another test {desk.new()}?")


def change_a_short_answer(desk: Desk) -> None:
    desk.change(desk.answer(), r"^short_answer: .*$", f"short_answer: This is test data {desk.new()}.")


def change_votes(desk: Desk) -> None:
    desk.change(desk.answer(), r"votes: \d+", f"votes: {desk.chance.randrange(900)}")


def move_between_topics(desk: Desk) -> None:
    desk.change(desk.answer(), r"^topics: .*$", f"topics: [{desk.chance.choice(TOPICS)}]")


TOPICS = ("test-topic", "other-topic", "test-topic, other-topic")


def name_a_writer(desk: Desk) -> None:
    """Who wrote an answer, or edited it; or it names nobody any more."""
    path = desk.answer()
    if re.search(r"^(author|editor): ", path.read_text("utf-8"), re.MULTILINE):
        desk.change(path, r"^(author|editor): .*\n", "")
    else:
        role, key = desk.chance.choice(("author", "editor")), desk.file("people/*.yml").stem
        desk.change(path, r"^ai_use: ", f"{role}: {key}\nai_use: ")


def relate(desk: Desk) -> None:
    one, other = desk.answer(), desk.answer()
    desk.change(one, r"^related: .*\n", "")
    if one != other:
        desk.change(one, r"^flow: |^---\n(?=Test)", rf"related: [{other.stem}]\n\g<0>")


def give_a_guide(desk: Desk) -> None:
    path = desk.answer()
    if "\nflow: " in path.read_text("utf-8"):
        desk.change(path, r"^flow: .*\n", "")
    else:
        desk.change(path, r"^---\n(?=Test)", f"flow: {desk.file('flows/*.yml').stem}\n---\n")


def make_a_mistake(desk: Desk) -> None:
    path = desk.file("**/*.*")
    desk.undo.append((path, path.read_bytes()))
    path.write_bytes(path.read_bytes()[: desk.chance.randrange(200)] + b"\nnobody-knows: this\n")


def change_a_person(desk: Desk) -> None:
    desk.change(desk.root / "content" / EXPERT, r"^name: .*$", f"name: Test Expert {desk.new()}")


def change_a_portrait(desk: Desk) -> None:
    size = (desk.chance.randrange(300, 500),) * 2
    (desk.root / "content" / "people" / "test-expert.png").write_bytes(picture(size=size))


def change_a_topic(desk: Desk) -> None:
    desk.change(desk.root / "content" / "topics.yml", r"name: (Test|Other) .*$", rf"name: \1 test topic {desk.new()}")


def change_a_source(desk: Desk) -> None:
    desk.change(desk.root / "content" / "sources.yml", r"title: Test source.*$", f"title: Test source {desk.new()}")


def change_wording(desk: Desk) -> None:
    path = desk.root / "content" / "disclaimers.yml"
    key = desk.chance.choice(re.findall(r"^([a-z-]+):$", path.read_text("utf-8"), re.MULTILINE))
    desk.change(path, rf"(?<=^{key}:\n)  wording: .*$", f"  wording: Test wording {desk.new()}.")


def change_settings(desk: Desk) -> None:
    name = desk.chance.choice(("name", "description", "funding", "emergency_wording"))
    desk.change(desk.root / "content" / "site.yml", rf"^{name}: .*$", f"{name}: Test words {desk.new()}")


def change_a_meaning(desk: Desk) -> None:
    desk.change(desk.root / "content" / "glossary.yml", r"meaning: .*$", f"meaning: Test meaning {desk.new()}.")


def change_a_guide(desk: Desk) -> None:
    path, number = desk.file("flows/*.yml"), desk.new()
    what = desk.chance.choice((r"next_step: .*$", r"how_soon: .*$", r"why_we_ask: .*$"))
    desk.change(path, what, what.replace(".*$", f"Test words {number}."))


def change_a_part(desk: Desk) -> None:
    desk.change(desk.file("parts/*.yml"), r"- Test sign .*$", f"- Test sign {desk.new()}")


def copy_a_guide(desk: Desk) -> None:
    """Two guides that mean the same are proven once, and each has its own page."""
    shutil.copy(desk.root / "content" / FLOW, desk.root / "content" / "flows" / f"test-copy-{desk.new()}.yml")


def write_an_edition(desk: Desk) -> None:
    day = TODAY - timedelta(days=desk.new())
    text = EDITION.replace("answer: t3st", f"answer: {re.search(r'^id: (.*)$', desk.answer().read_text(), re.M)[1]}")  # type: ignore[index]
    (desk.root / "content" / "newsletters" / f"{day}.md").write_text(text, "utf-8")


def change_a_page_by_hand(desk: Desk) -> None:
    path = desk.chance.choice(sorted((desk.root / "docs").glob("*.md")))
    path.write_text(f"{path.read_text('utf-8')}\nTest words {desk.new()}.\n", "utf-8")


def let_days_go_by(desk: Desk) -> None:
    desk.day += timedelta(days=desk.chance.choice((1, 1, 30, 200)))


def publish(desk: Desk) -> None:
    run(desk.root, "askwell", "links", "--accept")


def keep_size_and_time(desk: Desk) -> None:
    """An edit that neither the size nor the time of a file shows."""
    path = desk.answer()
    stat = path.stat()
    path.write_text(re.sub(r"Test words", "Text words", path.read_text("utf-8"), count=1), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def touch(desk: Desk) -> None:
    os.utime(desk.answer())


def spoil_what_is_kept(desk: Desk) -> None:
    for path in desk.kept:
        if desk.chance.random() < 0.3:
            raw = path.read_bytes()
            path.write_bytes(desk.chance.choice((b"", raw[: len(raw) // 2], b"{}", raw.replace(b"e", b"a"))))


def mix_up_what_is_kept(desk: Desk) -> None:
    """Each file with the bytes of another."""
    raws = [path.read_bytes() for path in desk.kept]
    for path, raw in zip(desk.kept, raws[1:] + raws[:1], strict=True):
        path.write_bytes(raw)


def lose_what_is_kept(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".askwell", ignore_errors=True)


def spoil_the_last_site(desk: Desk) -> None:
    for path in sorted((desk.root / "site").rglob("*.html"))[:3]:
        path.write_text("Test", "utf-8")


Edit = Callable[[Desk], None]

EDITS: tuple[Edit, ...] = (
    add_an_answer, add_a_draft, change_a_draft, spoil_a_draft, publish_a_draft, take_back, end_an_answer,
    change_a_body, add_a_heading, change_a_question, change_a_short_answer, change_votes, move_between_topics,
    name_a_writer, relate, give_a_guide, rename_an_answer, put_into_a_folder, delete_an_answer, delete_a_new_answer,
    make_a_mistake, change_a_person, change_a_portrait, change_a_topic, change_a_source, change_wording,
    change_settings, change_a_meaning, change_a_guide, change_a_part, copy_a_guide, write_an_edition,
    change_a_page_by_hand, let_days_go_by, publish, keep_size_and_time, touch, spoil_what_is_kept,
    mix_up_what_is_kept, lose_what_is_kept, spoil_the_last_site,
)  # fmt: skip
"""All that may happen between two builds."""


def edit(desk: Desk, what: Edit) -> None:
    """Does one thing, and first mends what a mistake left."""
    while desk.undo:
        path, raw = desk.undo.pop()
        if raw is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
    what(desk)
