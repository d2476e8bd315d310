"""Answers that come and go: a build after it says and makes the same as one that starts from nothing, whether or not it
starts from the last build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers import TODAY
from tests.pictures import picture
from tests.rebuilding import life
from tests.rebuilding.desk import PLAIN, Desk
from tests.rebuilding.edits import open_desk
from tests.rebuilding.test_rebuilds import assert_same
from tests.sites import run, tree

ANSWERS = "content/answers"
NEW = PLAIN.replace("id: t3st", "id: n3w").replace("Is this test data?", "Is this new?")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """`test-1` to `test-4`, of which nobody names any but `test-1`; `test-5` is a draft."""
    desk = open_desk(tmp_path_factory.mktemp("sites") / "site", 1, 5)
    life.add_a_draft(desk)
    (desk.root / "docs" / "about.md").write_text("# Test\n\n[Test](answers/test-1/)\n", "utf-8")
    write(desk, "test-2", related("test-1", of=read(desk, "test-2")))
    assert desk.build().returncode == 0
    return desk


@pytest.fixture
def desk(built: Desk) -> Iterator[Desk]:
    before = tree(built.root / ANSWERS)
    yield built
    for path in tree(built.root / ANSWERS).keys() - before.keys():
        (built.root / ANSWERS / path).unlink()
    for path, raw in before.items():
        (built.root / ANSWERS / path).write_bytes(raw)
    assert built.build().returncode == 0


def read(desk: Desk, slug: str) -> str:
    return (desk.root / ANSWERS / f"{slug}.md").read_text("utf-8")


def write(desk: Desk, slug: str, text: str) -> None:
    (desk.root / ANSWERS / f"{slug}.md").parent.mkdir(exist_ok=True)
    (desk.root / ANSWERS / f"{slug}.md").write_text(text, "utf-8")


def remove(desk: Desk, slug: str) -> None:
    (desk.root / ANSWERS / f"{slug}.md").unlink()


def related(*slugs: str, of: str) -> str:
    return of.replace("\nai_use:", f"\nrelated: [{', '.join(slugs)}]\nai_use:", 1)


def one_that_is_named(desk: Desk) -> None:
    remove(desk, "test-1")


def one_that_only_a_page_by_hand_leads_to(desk: Desk) -> None:
    write(desk, "test-2", read(desk, "test-2").replace("related: [test-1]\n", ""))
    remove(desk, "test-1")


def one_whose_id_is_taken(desk: Desk) -> None:
    write(desk, "new", NEW.replace("id: n3w", "id: n001"))


def a_namesake(desk: Desk) -> None:
    write(desk, "folder/test-3", NEW)


def one_with_a_picture(desk: Desk) -> None:
    (desk.root / ANSWERS / "test.png").write_bytes(picture())
    write(desk, "new", f"{NEW}\n![Test picture](test.png)\n")


def one_that_another_waits_for(desk: Desk) -> None:
    write(desk, "test-5", related("new", of=read(desk, "test-5")))
    assert "there is no answer 'new'" in desk.build().stderr
    write(desk, "new", NEW)


def one_at_a_former_address(desk: Desk) -> None:
    write(desk, "test-3", read(desk, "test-3").replace("\nid:", "\nwas: [new]\nid:", 1))
    assert desk.build().returncode == 0
    write(desk, "new", NEW)


def one_after_another_of_the_name(desk: Desk) -> None:
    text = read(desk, "test-3")
    remove(desk, "test-3")
    write(desk, "test-30", text)
    assert desk.build().returncode == 0
    write(desk, "test-3", NEW)


def two_that_change_names(desk: Desk) -> None:
    one, other = read(desk, "test-3"), read(desk, "test-4")
    write(desk, "test-3", other)
    write(desk, "test-4", one)


def the_first_of_a_writer(desk: Desk) -> None:
    write(desk, "new", NEW.replace("\nai_use:", "\nauthor: test-writer\nai_use:", 1))


def the_last_of_a_writer(desk: Desk) -> None:
    the_first_of_a_writer(desk)
    assert desk.build().returncode == 0
    remove(desk, "new")


def one_of_a_guide(desk: Desk) -> None:
    write(desk, "new", NEW.replace("\nai_use:", "\nflow: missed-pill\nai_use:", 1))


def one_that_goes_into_a_new_one(desk: Desk) -> None:
    write(desk, "new", NEW)
    text = read(desk, "test-3").replace("\nid:", f"\nstatus: merged\nsince: {TODAY}\ninstead: new\nid:", 1)
    write(desk, "test-3", text)


def a_draft_that_cannot_be_read(desk: Desk) -> None:
    write(desk, "test-5", read(desk, "test-5").replace("\nquestion:", "\nquestion: [", 1))


def one_beside_a_draft_that_cannot_be_read(desk: Desk) -> None:
    a_draft_that_cannot_be_read(desk)
    assert desk.build().returncode == 0
    write(desk, "new", NEW)


def one_that_leads_to_a_draft_that_cannot_be_read(desk: Desk) -> None:
    a_draft_that_cannot_be_read(desk)
    assert desk.build().returncode == 0
    write(desk, "new", related("test-5", of=NEW))


def one_that_an_unread_draft_mentions(desk: Desk) -> None:
    text = read(desk, "test-5") + "\nSee [it](answer:test-3).\n"
    write(desk, "test-5", text.replace("\nquestion:", "\nquestion: [", 1))
    assert desk.build().returncode == 0
    remove(desk, "test-3")


def one_that_an_unread_draft_mentions_as_not_settled(desk: Desk) -> None:
    text = NEW.replace("\nid:", "\nstatus: draft\nid: n3w\nid:", 1)
    write(desk, "new", re.sub(r"(?m)^not_settled: .*(\n  .*)*", "not_settled: See [it](answer:test-3).", text))
    assert desk.build().returncode == 0
    remove(desk, "test-3")


def one_whose_namesake_is_a_draft(desk: Desk) -> None:
    """The draft was not read before, and names a source that is not there."""
    text = NEW.replace("\nid:", "\nstatus: draft\nid:", 1)
    write(desk, "folder/test-3", text.replace("[test-source, paper-source]", "[test-source, paper-source, none-yet]"))
    assert "REF003" in desk.build().stderr
    remove(desk, "test-3")


def one_that_becomes_a_draft_like_its_namesake(desk: Desk) -> None:
    write(desk, "new", NEW.replace("\nid:", "\nstatus: draft\nid:", 1))
    write(desk, "zz/new", NEW)
    assert "content/answers/new.md:1:1: warning REF003" in desk.build().stderr
    write(desk, "zz/new", NEW.replace("\nid:", "\nstatus: draft\nid:", 1))


def a_draft_whose_text_moves_down(desk: Desk) -> None:
    text = NEW.replace("\nid:", "\nstatus: draft\nid:", 1)
    text += "\nSee [it](page:nowhere).[^test-source]\n\n## Part {#part was: nobody#part}\n\nTest.[^test-source]\n"
    write(desk, "new", text)
    assert "WAS004" in desk.build().stderr
    write(desk, "new", text.replace("\nquestions_to_ask:", "\nquestions_to_ask:\n  - Is it?", 1))


TALK = (
    "{kind: video, title: Test talk, by: Test house, url: 'https://video.example/1', minutes: 3, transcript: talk.txt}"
)


def one_with_an_empty_transcript(desk: Desk) -> None:
    text = NEW.replace("\nai_use:", f"\nmedia: [{TALK}]\nai_use:", 1)
    write(desk, "new", text.replace("\nid:", "\nstatus: draft\nid:", 1))
    (desk.root / ANSWERS / "talk.txt").write_text("\n", "utf-8")
    assert desk.build().returncode == 0
    write(desk, "new", text)


def one_that_leaves_its_transcript(desk: Desk) -> None:
    text = NEW.replace("\nai_use:", f"\nmedia: [{TALK}]\nai_use:", 1)
    write(desk, "new", text)
    (desk.root / ANSWERS / "talk.txt").write_text("Test talk.\n", "utf-8")
    assert desk.build().returncode == 0
    remove(desk, "new")
    write(desk, "folder/new", text)


def one_in_a_folder_of_tools(desk: Desk) -> None:
    write(desk, "node_modules/test-3", read(desk, "test-3"))
    remove(desk, "test-3")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "told", "goes_on"),
    [
        (one_that_is_named, "REF001", False),
        (one_that_only_a_page_by_hand_leads_to, "LINK001", True),
        (one_whose_id_is_taken, "REF002", False),
        (a_namesake, "REF003", False),
        (one_with_a_picture, "PICTURE006", False),
        (one_that_another_waits_for, "", False),
        (one_at_a_former_address, "WAS002", True),
        (one_after_another_of_the_name, "", True),
        (two_that_change_names, "", True),
        (the_first_of_a_writer, "", True),
        (the_last_of_a_writer, "", True),
        (one_of_a_guide, "", True),
        (one_that_goes_into_a_new_one, "", True),
        (a_draft_that_cannot_be_read, "", False),
        (one_beside_a_draft_that_cannot_be_read, "", True),
        pytest.param(one_that_an_unread_draft_mentions, "", False, marks=pytest.mark.long),
        pytest.param(one_that_an_unread_draft_mentions_as_not_settled, "", False, marks=pytest.mark.long),
        pytest.param(one_whose_namesake_is_a_draft, "", False, marks=pytest.mark.long),
        pytest.param(one_that_becomes_a_draft_like_its_namesake, "", False, marks=pytest.mark.long),
        pytest.param(a_draft_whose_text_moves_down, "", True, marks=pytest.mark.long),
        pytest.param(one_that_leads_to_a_draft_that_cannot_be_read, "STATE001", True, marks=pytest.mark.long),
        pytest.param(one_in_a_folder_of_tools, "", True, marks=pytest.mark.long),
        pytest.param(one_with_an_empty_transcript, "READ003", False, marks=pytest.mark.long),
        pytest.param(one_that_leaves_its_transcript, "MEDIA001", False, marks=pytest.mark.long),
    ],
)
def test_a_build_after(edit: Callable[[Desk], None], told: str, goes_on: bool, desk: Desk, tmp_path: Path) -> None:
    edit(desk)
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert ("Building everything" not in done.stdout) == goes_on
    assert (done.returncode, told in done.stderr) == (int(bool(told)), True), done.stderr
    assert_same(desk, tmp_path / "cold", edit.__name__)
