"""What happens to the file of all that was published, drawn by chance: it grows, and branches are merged."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from askwell.content.links.lock import NAME
from tests.rebuilding.desk import Desk
from tests.sites import run


def accept(desk: Desk) -> None:
    run(desk.root, "askwell", "links", "--accept", day=desk.epoch)


def accept_on_another_day(desk: Desk) -> None:
    run(desk.root, "askwell", "links", "--accept", "--as-of", f"{desk.day + timedelta(days=3)}", day=desk.epoch)


def merge_a_name(desk: Desk) -> None:
    """A name in feeds of a host where the site was before."""
    _merge(desk, f"feed tag:old.example,2020-01-01:a/{(one := _id(desk))} answers:{one}")


def merge_a_place(desk: Desk) -> None:
    _merge(desk, f"place answers:{_id(desk)} {desk.chance.choice(('test-heading', 'source--test-source'))}")


def merge_a_list(desk: Desk) -> None:
    _merge(desk, f"address answers/newest/page-{desk.new()}/ lists:answers/newest/page-{desk.count}")


def merge_a_person(desk: Desk) -> None:
    key = desk.file("people/*.yml").stem
    _merge(desk, f"address people/{key}/ people:{key}")


def merge_a_link_that_was_mailed(desk: Desk) -> None:
    _merge(desk, f"mailed newsletters:2026-01-01 a/{_id(desk)}/")


def merge_a_text(desk: Desk) -> None:
    """Two texts of one owner: that of the later day counts."""
    if texts := [line for line in _lines(desk) if line.startswith("text ")]:
        day = desk.chance.choice(("2025-01-01", "2026-01-10", f"{desk.day}"))
        _merge(desk, re.sub(r" \d{4}-\d\d-\d\d ", f" {day} ", desk.chance.choice(texts), count=1))


def merge_in_any_order(desk: Desk) -> None:
    lines = _lines(desk)
    desk.chance.shuffle(lines)
    _write(desk, lines)


def merge_a_line_twice(desk: Desk) -> None:
    lines = _lines(desk)
    _write(desk, [*lines, desk.chance.choice(lines)])


def leave_marks_of_a_conflict(desk: Desk) -> None:
    """Until somebody takes them out."""
    path = desk.root / NAME
    desk.undo.append((path, path.read_bytes()))
    path.write_text(f"{path.read_text('utf-8')}<<<<<<< HEAD\n", "utf-8")


def lose_a_line(desk: Desk) -> None:
    """Until somebody takes the file back."""
    path, lines = desk.root / NAME, _lines(desk)
    desk.undo.append((path, path.read_bytes()))
    del lines[desk.chance.randrange(len(lines))]
    _write(desk, lines, len(lines) + 1)


MERGES = (
    accept, accept, accept, accept_on_another_day, merge_a_name, merge_a_place, merge_a_list, merge_a_person,
    merge_a_link_that_was_mailed, merge_a_text, merge_in_any_order, merge_a_line_twice, leave_marks_of_a_conflict,
    lose_a_line,
)  # fmt: skip
"""All that may happen to the file between two builds."""


def tell_what_changed(desk: Desk, before: dict[Path, str]) -> None:
    """Tells readers of each text that is another than before, as findings ask for it."""
    for path in desk.answers:
        text = path.read_text("utf-8")
        if before.get(path, text) == text or "\nstatus: draft\n" in text:
            continue
        entry = f"  - {{on: {desk.day}, kind: correction, what: Test words {desk.new()}., by: test-expert}}\n"
        text = re.sub(r"(?m)^updated: .*\n", "", text).replace("\nchanges:\n", f"\nchanges:\n{entry}", 1)
        told = "" if "\nchanges:\n" in text else f"changes:\n{entry}"
        path.write_text(re.sub(r"(?m)^(published: .*\n)", rf"{told}\1updated: {desk.day}\n", text, count=1), "utf-8")


def _id(desk: Desk) -> str:
    found = re.search(r"^id: (.*)$", desk.answer().read_text("utf-8"), re.MULTILINE)
    return found[1] if found else "t3st"


def _lines(desk: Desk) -> list[str]:
    return [one for one in (desk.root / NAME).read_text("utf-8").splitlines() if not re.match("#|lines|$", one)]


def _merge(desk: Desk, line: str) -> None:
    """Puts a line of another branch among those of this one."""
    lines = _lines(desk)
    if line not in lines:
        lines.insert(desk.chance.randrange(len(lines) + 1), line)
    _write(desk, lines)


def _write(desk: Desk, lines: list[str], number: int = 0) -> None:
    text = "\n".join([f"lines {number or len(set(lines))}", *lines, ""])
    (desk.root / NAME).write_text(text, "utf-8")
