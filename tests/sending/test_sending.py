"""A run over a list: whatever a server does, nobody gets two, nobody is skipped, and the journal says who is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.sending.journal import JournalError, known_from
from tests.sending.making import SHORT, WAITS, people, send
from tests.sending.server import Box, serving

NAMES = ("anna", "berta", "carla")


def states(path: Path) -> str:
    """How all stand, in the order of the list."""
    return " ".join(one.state for one in known_from(path).people.values())


def at(step: str, does: str, times: int = 1, to: str = "berta@example.org") -> Callable[[str, str], str]:
    """A server that does something at one step to one person, so many times. At MAIL it knows nobody, so the second
    message counts."""
    seen: list[str] = []

    def behaviour(now: str, person: str) -> str:
        if now != step or (person != to and step not in ("MAIL", "EHLO")):
            return ""
        seen.append(person)
        first = 2 if step == "MAIL" else 1
        return does if first <= len(seen) < first + times else ""

    return behaviour


@pytest.mark.parametrize(
    ("step", "does", "times", "after", "got"),
    [
        ("MAIL", "", 1, "sent sent sent", "anna berta carla"),
        ("MAIL", "451 4.3.0 busy", 1, "sent sent sent", "anna carla berta"),
        ("MAIL", "421 4.3.2 closing", 1, "sent sent sent", "anna carla berta"),
        ("MAIL", "hang up", 1, "sent sent sent", "anna carla berta"),
        ("MAIL", "silence", 1, "sent sent sent", "anna carla berta"),
        ("RCPT", "450 4.2.0 greylisted", 1, "sent sent sent", "anna carla berta"),
        ("RCPT", "450 4.2.0 greylisted", 9, "sent later sent", "anna carla"),
        ("RCPT", "421 4.3.2 closing", 1, "sent sent sent", "anna carla berta"),
        ("RCPT", "550 5.1.1 nobody of that name", 9, "sent refused sent", "anna carla"),
        ("RCPT", "hang up", 1, "sent sent sent", "anna carla berta"),
        ("RCPT", "hang up", 9, "sent later sent", "anna carla"),
        ("RCPT", "silence", 1, "sent sent sent", "anna carla berta"),
        ("RCPT", "what?", 1, "sent sent sent", "anna carla berta"),
        ("DATA", "451 4.3.0 busy", 1, "sent sent sent", "anna carla berta"),
        ("DATA", "554 5.5.1 no", 9, "sent refused sent", "anna carla"),
        ("DATA", "250 2.0.0 what?", 1, "sent sent sent", "anna carla berta"),
        ("DATA", "hang up", 1, "sent sent sent", "anna carla berta"),
        ("DATA", "silence", 1, "sent sent sent", "anna carla berta"),
        ("END", "451 4.3.0 busy", 1, "sent sent sent", "anna carla berta"),
        ("END", "421 4.3.2 closing", 1, "sent sent sent", "anna carla berta"),
        ("END", "552 5.2.2 full", 9, "sent refused sent", "anna carla"),
        ("END", "250 2.0.0 ok", 9, "sent sent sent", "anna berta carla"),
        ("END", "late 0.05", 9, "sent sent sent", "anna berta carla"),
        ("END", "late 1", 9, "sent uncertain sent", "anna berta carla"),
        ("END", "silence", 9, "sent uncertain sent", "anna berta carla"),
        ("END", "hang up", 9, "sent uncertain sent", "anna berta carla"),
        ("END", "999 what?", 9, "sent uncertain sent", "anna carla"),
        ("DONE", "hang up", 9, "sent sent sent", "anna berta carla"),
    ],
)
def test_what_a_server_does(step: str, does: str, times: int, after: str, got: str, tmp_path: Path) -> None:
    box, path = Box(at(step, does, times)), tmp_path / "journal"
    with serving(box) as port:
        done = send(path, port, people(*NAMES), waits=SHORT if does in ("silence", "late 1") else WAITS)
        assert (states(path), " ".join(to.partition("@")[0] for to in box.to())) == (after, got)
        assert (done.stopped, done.sent) == ("", after.split().count("sent"))
        box.does = lambda _, __: ""
        send(path, port, people(*NAMES))
    left = [state for state in states(path).split() if state != "sent"]
    assert left == [state for state in after.split() if state in ("refused", "uncertain")]
    assert len(box.to()) == len(set(box.to()))


def test_other_words_are_not_sent_to_the_rest(tmp_path: Path) -> None:
    box, path = Box(at("RCPT", "450 later", 9)), tmp_path / "journal"
    with serving(box) as port:
        send(path, port, people(*NAMES))
        with pytest.raises(JournalError, match="not what the first people"):
            send(path, port, people(*NAMES), words="Other words.")
    assert len(box.got) == 2
