"""The journal on disk: what is understood of it, and who may write into it."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from askwell.sending import journal as module
from askwell.sending.journal import Journal, JournalError, journal_of, known_from
from askwell.sending.standing import Known, State, Step


def begun(path: Path, *steps: Step) -> Journal:
    """A journal in which some steps happened to Anna, and Berta is due."""
    journal = Journal(path)
    journal.begin("content")
    journal.list([("anna@example.org", "Anna@example.org"), ("berta@example.org", "berta@example.org")])
    for step in steps:
        journal.note(step, "anna@example.org", "said" if step is Step.REFUSED else "")
    return journal


H, A, L, R = Step.HANDING_OVER, Step.ACCEPTED, Step.LATER, Step.REFUSED


@pytest.mark.parametrize(
    ("steps", "state", "someone_may_have_it"),
    [
        ((), State.DUE, False),
        ((H,), State.UNCERTAIN, True),
        ((H, A), State.SENT, True),
        ((H, L), State.LATER, False),
        ((L,), State.LATER, False),
        ((R,), State.REFUSED, False),
        ((H, R), State.REFUSED, False),
        ((H, L, H, A), State.SENT, True),
        ((H, Step.UNANSWERED), State.UNCERTAIN, True),
        ((H, Step.AGAIN), State.DUE, True),
        ((H, Step.AGAIN, H, L), State.LATER, True),
        ((R, Step.AGAIN), State.DUE, False),
        ((H, Step.ARRIVED), State.SENT, True),
    ],
)
def test_how_somebody_stands(steps: tuple[Step, ...], state: State, someone_may_have_it: bool, tmp_path: Path) -> None:
    begun(tmp_path / "journal", *steps).__exit__(None, None, None)
    known = known_from(tmp_path / "journal")
    assert known.people["anna@example.org"].state is state
    assert known.people["anna@example.org"].address == "Anna@example.org"
    with Journal(tmp_path / "journal") as journal:
        if someone_may_have_it:
            with pytest.raises(JournalError, match="not what the first people"):
                journal.begin("other")
        else:
            journal.begin("other")
            assert journal.known.content == "other"


def test_every_cut_of_the_last_line_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    begun(path, H).__exit__(None, None, None)
    before = path.read_bytes()
    with Journal(path) as journal:
        journal.note(A, "anna@example.org", "250 ok ü")
    whole = path.read_bytes()
    for cut in range(len(before), len(whole)):
        path.write_bytes(whole[:cut])
        expected = State.SENT if cut == len(whole) - 1 else State.UNCERTAIN
        assert known_from(path).people["anna@example.org"].state is expected
        with Journal(path) as journal:
            journal.note(L, "berta@example.org")
        again = known_from(path).people
        assert [one.state for one in again.values()] == [expected, State.LATER]
    path.write_bytes(whole + b"\0" * 100)
    assert known_from(path).people["anna@example.org"].state is State.SENT


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        "{}",
        "[]",
        '"accepted"',
        '{"step": "accepted"}',
        '{"step": "accepted", "key": "carla@example.org", "to": "carla@example.org"}',
        '{"step": "flown", "key": "anna@example.org", "to": "anna@example.org"}',
        '{"step": "begin", "version": 2, "content": "", "secret": ""}',
        "\xff",
        "[" * 100_000,
        '{"step": "refused", "key": "anna@example.org", "to": "anna@example.org", "said": "\\ud800"}',
    ],
)
def test_a_line_of_others_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "journal"
    begun(path, H, A).__exit__(None, None, None)
    path.write_bytes(path.read_bytes() + line.encode("latin-1") + b"\n")
    for read in (Journal, known_from):
        with pytest.raises(JournalError, match="line 6 of the journal"):
            read(path)


def test_two_runs_at_once_are_refused_and_a_look_is_not(tmp_path: Path) -> None:
    with begun(tmp_path / "journal", H):
        with pytest.raises(JournalError, match="being sent right now"):
            Journal(tmp_path / "journal")
        assert known_from(tmp_path / "journal").count(State.UNCERTAIN) == 1
    Journal(tmp_path / "journal").__exit__(None, None, None)


def test_who_is_not_on_the_list_any_more(tmp_path: Path) -> None:
    with begun(tmp_path / "journal", H) as journal:
        journal.list([("carla@example.org", "carla@example.org")])
        assert [one.state for one in journal.known.people.values()] == [State.UNCERTAIN, State.UNLISTED, State.DUE]
        assert [one.address for one in journal.known.left()] == ["Anna@example.org", "carla@example.org"]
        journal.list([("berta@example.org", "berta@example.org")])
        assert [one.state for one in journal.known.people.values()] == [State.UNCERTAIN, State.DUE, State.UNLISTED]


def test_nobody_else_reads_it_and_git_does_not_keep_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    path = journal_of(tmp_path, "2026-12-03")
    begun(path).__exit__(None, None, None)
    status = subprocess.run(["git", "-C", tmp_path, "status", "--porcelain", "-uall"], capture_output=True, check=True)
    assert (status.stdout, path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (b"", 0o600, 0o700)


def test_each_line_is_on_the_disk_before_anything_else_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bytes] = []
    path = tmp_path / "folder" / "journal"

    def fsync(descriptor: int) -> None:
        synced.append(path.read_bytes() if stat.S_ISREG(os.fstat(descriptor).st_mode) else b"folder")

    monkeypatch.setattr(os, "fsync", fsync)
    with begun(path, H, A):
        lines = path.read_bytes().splitlines(keepends=True)
    assert synced[:4] == [b"folder"] * 4
    assert synced[4:] == [b"".join(lines[:n]) for n in (1, 3, 4, 5)]


def test_a_disk_that_is_full_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with begun(tmp_path / "journal") as journal:
        monkeypatch.setattr(module, "_to_disk", full)
        with pytest.raises(JournalError, match="cannot be kept: no space left on device"):
            journal.note(H, "anna@example.org")
        assert journal.known.people["anna@example.org"].state is State.DUE


def test_a_journal_that_is_not_there_knows_nobody(tmp_path: Path) -> None:
    assert known_from(tmp_path / "journal") == Known()
    assert not (tmp_path / "journal").exists()
