"""What editors do to whole answers, drawn by chance: they come and go, and get other names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.rebuilding.desk import PLAIN, Desk


def add_an_answer(desk: Desk) -> None:
    number = desk.new()
    text = PLAIN.replace("t3st", f"n{number:03}").replace("Is this test data?", f"Is this test {number}?")
    text = text.replace("topics: [test-topic]", f"topics: [{desk.chance.choice(('test-topic', 'other-topic'))}]")
    text = re.sub(r"votes: \d+", f"votes: {desk.chance.randrange(900)}", text)
    (desk.root / "content" / "answers" / f"test-{number}.md").write_text(text, "utf-8")


def add_a_draft(desk: Desk) -> None:
    """One that names what is not there yet, too."""
    add_an_answer(desk)
    path = desk.root / "content" / "answers" / f"test-{desk.count}.md"
    desk.change(path, r"^id: ", "status: draft\nid: ")
    if desk.chance.random() < 0.5:
        desk.change(path, r"^sources: .*$", "sources: [test-source, nothing-yet]")


def change_a_draft(desk: Desk) -> None:
    found = [*drafts(desk)]
    if not found:
        add_a_draft(desk)
        return
    path, number = desk.chance.choice(found), desk.new()
    pattern, new = desk.chance.choice(
        (
            (r"^question: .*$", f"question: Is this draft {number}?"),
            (r"\Z", f"\nTest words {number}.\n"),
            (r"^sources: .*$", f"sources: [nothing-{number}]"),
            (r"^topics: .*$", "topics: [other-topic]"),
            (r"^short_answer: .*\n", ""),
        )
    )
    desk.change(path, pattern, new)


def drafts(desk: Desk) -> Iterator[Path]:
    """The answers that are drafts."""
    return (path for path in sorted((desk.root / "content/answers").glob("**/*.md")) if is_a_draft(path))


def is_a_draft(path: Path) -> bool:
    return "\nstatus: draft\n" in path.read_text("utf-8")


def spoil_a_draft(desk: Desk) -> None:
    """Nothing of it can be read but its text, until it is mended."""
    if found := [*drafts(desk)]:
        path = desk.chance.choice(found)
        old, new = ("9many", "90") if "votes: 9many" in path.read_text("utf-8") else (r"\d+", "9many")
        desk.change(path, rf"votes: {old}", f"votes: {new}")
    else:
        add_a_draft(desk)


def publish_a_draft(desk: Desk) -> None:
    if found := [*drafts(desk)]:
        desk.change(desk.chance.choice(found), r"^status: draft\n", "")
    else:
        add_a_draft(desk)


def take_back(desk: Desk) -> None:
    """A text that is out becomes a draft, or is to be out on a later day."""
    path = desk.answer()
    if "\nstatus: " in path.read_text("utf-8"):
        return
    pattern, new = desk.chance.choice(
        ((r"^id: ", "status: draft\nid: "), (r"^published: .*$", f"published: {desk.day + timedelta(days=5)}"))
    )
    desk.change(path, pattern, new)


def end_an_answer(desk: Desk) -> None:
    """It is archived, withdrawn, or goes into another."""
    path, other = desk.answer(), desk.answer()
    states = ("status: archived", "status: withdrawn\nwhy: Test words.", f"status: merged\ninstead: {other.stem}")
    state = desk.chance.choice(states[: 2 if other == path else 3])
    if "\nstatus: " not in path.read_text("utf-8"):
        desk.change(path, r"^id: ", f"{state}\nsince: {desk.day}\nid: ")
    else:
        desk.change(path, r"^status: .*\n(why: .*\n|instead: .*\n)?(since: .*\n)?", "")


def rename_an_answer(desk: Desk) -> None:
    """With its former name, so that old links lead on."""
    path = desk.answer()
    was = re.search(r"^was: \[(.*)\]$", text := path.read_text("utf-8"), re.MULTILINE)
    names = f"{was[1]}, {path.stem}" if was else path.stem
    path.write_text(re.sub(r"^was: .*\n", "", text, flags=re.M).replace("\nid:", f"\nwas: [{names}]\nid:", 1), "utf-8")
    path.rename(path.with_stem(f"renamed-{desk.new()}"))


def put_into_a_folder(desk: Desk) -> None:
    """A folder of one's own within `answers/`: the address stays."""
    path, folder = desk.answer(), desk.root / "content" / "answers" / "test-folder"
    folder.mkdir(exist_ok=True)
    path.rename((folder if path.parent.name == "answers" else folder.parent) / path.name)


def delete_an_answer(desk: Desk) -> None:
    """Also one that was published, or that others name: the build then says so, until it is back."""
    path = desk.answer()
    desk.undo.append((path, path.read_bytes()))
    path.unlink()


def delete_a_new_answer(desk: Desk) -> None:
    add_an_answer(desk)
    desk.build()
    (desk.root / "content" / "answers" / f"test-{desk.count}.md").unlink()
