"""`askwell edition send`, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.editions import EDITION
from tests.editions import add as with_edition
from tests.helpers import FILES, Site
from tests.sending.server import Box, login, serving

DAY = "2026-01-10"

MAIL = """
mail:
  from_name: Test site
  from_address: letters@site.example
  why: Test data.
  unsubscribe: https://site.example/leave
"""


def add(site: Site, old: str = "", new: str = "") -> Site:
    """The site with the edition, and with the settings of mail."""
    site.write("site.yml", FILES["site.yml"] + MAIL)
    return with_edition(site, old, new)


@pytest.fixture(autouse=True)
def on_the_day_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22


def run(site: Site, *words: str | Path, typed: str = "", day: str = DAY) -> tuple[int, str]:
    command = ["edition", "send", day, "--root", site.root, *words]
    done = CliRunner().invoke(main, [str(word) for word in command], input=typed)
    return done.exit_code, done.output


def mark(site: Site) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["edition", "sent", DAY, "--root", str(site.root)])
    return done.exit_code, done.output


def readers(tmp_path: Path, *names: str) -> Path:
    path = tmp_path / "readers.txt"
    path.write_text("".join(f"{name}@example.org\n" for name in names), "utf-8")
    return path


def test_a_list_is_sent_to_and_then_it_has_it(site: Site, tmp_path: Path) -> None:
    to, box = readers(tmp_path, "anna", "berta"), Box()
    with serving(box) as port:
        words = ("--to", to, "--smtp", f"smtp://127.0.0.1:{port}", "--per-minute", "6000")
        refused = run(add(site), *words, typed="n\n")
        assert (refused[0], "to 2 people through 127.0.0.1" in refused[1], box.got) == (1, True, [])
        code, said = run(site, *words, typed="y\n")
        assert (code, box.to()) == (0, ["anna@example.org", "berta@example.org"])
        assert "2 people have it, and nobody is left.\nNow mark it as sent: askwell edition sent" in said
        assert run(site, *words)[0] == 0
        add(site, "Test words.", "Other words.")
        code, said = run(site, *words, "--yes")
        assert (code, "not what the first people of its list got" in said, len(box.got)) == (1, True, 2)
    code, said = mark(site)
    assert (code, "not what the first people of its list got" in said) == (1, True)
    add(site)
    code, said = mark(site)
    assert (code, "may not have it" in said) == (0, False)


def test_who_is_left_is_told_and_decided(site: Site, tmp_path: Path) -> None:
    does = {"berta@example.org": "hang up", "carla@example.org": "550 5.1.1 nobody of that name"}
    to, box = (
        readers(tmp_path, "anna", "berta", "carla"),
        Box(lambda step, who: does.get(who, "") if step == "END" else ""),
    )
    with serving(box) as port:
        words = ("--to", to, "--smtp", f"smtp://127.0.0.1:{port}", "--per-minute", "6000", "--yes")
        code, said = run(add(site), *words)
        assert (code, box.to()) == (1, ["anna@example.org", "berta@example.org"])
        assert "1 person has it, and 2 are left:\n  berta@example.org: uncertain" in said
        assert "carla@example.org: the server refused it: 550 5.1.1 nobody of that name" in said
        assert run(site, "--left") == (1, said[said.index("1 person has it") :])
        assert "Note: 2 people of its list may not have it yet:" in mark(site)[1]
        add(site)  # as if it was not marked
        site.path(EDITION.replace(".md", ".sent.json")).unlink()
        site.path("links.lock").unlink()
        does.clear()
        assert run(site, *words)[0] == 1
        assert len(box.got) == 2
        assert run(site, "--again", "anna@example.org")[0] == 2
        assert run(site, "--again", "dora@example.org")[0] == 2
        assert run(site, "--arrived", "Berta@example.org")[0] == 1
        assert run(site, *words, "--again", "carla@example.org")[0] == 0
    assert box.to() == ["anna@example.org", "berta@example.org", "carla@example.org"]
    assert run(site, "--left") == (0, "3 people have it, and nobody is left.\n")


def test_a_test_is_marked_and_no_part_of_the_list(site: Site, tmp_path: Path) -> None:
    to, box = readers(tmp_path, "anna"), Box()
    draft = ("subject:", "status: draft\nsubject:")
    with serving(box) as port:
        words = ("--to", to, "--smtp", f"smtp://127.0.0.1:{port}")
        assert run(add(site, *draft), *words, "--yes")[0] == 1
        assert box.got == []
        assert run(site, *words, "--test")[0] == 0
    assert [b"Subject: [Test] " in raw for _, raw in box.got] == [True]
    assert not (site.root / ".askwell" / "sending" / f"{DAY}.jsonl").exists()


def test_a_dry_run_sends_nothing_and_writes_nothing(site: Site, tmp_path: Path) -> None:
    code, said = run(add(site), "--to", readers(tmp_path, "anna", "berta"), "--dry-run")
    assert (code, "To:      2 people of 2, less than a minute in all\nNothing was sent." in said) == (0, True)
    assert not (site.root / ".askwell" / "sending").exists()


def test_a_user_needs_a_password_from_the_environment(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, box = readers(tmp_path, "anna"), Box()
    monkeypatch.delenv("ASKWELL_SMTP_PASSWORD", raising=False)
    with serving(box, authenticator=login(box, "anna", "secret"), auth_require_tls=False, auth_required=True) as port:
        words = ("--to", to, "--smtp", f"smtp://anna@127.0.0.1:{port}", "--yes")
        code, said = run(add(site), *words)
        assert (code, "ASKWELL_SMTP_PASSWORD" in said, box.logins) == (2, True, [])
        monkeypatch.setenv("ASKWELL_SMTP_PASSWORD", "wrong")
        code, said = run(site, *words)
        assert (code, "does not let 'anna' in" in said, "wrong" in said.split("hint")[0]) == (1, True, False)
        monkeypatch.setenv("ASKWELL_SMTP_PASSWORD", "secret")
        assert run(site, *words)[0] == 0
    assert box.to() == ["anna@example.org"]


@pytest.mark.parametrize(
    ("text", "words", "code", "said"),
    [
        ("a@b.de", ["--smtp", "smtp://a:secret@127.0.0.1"], 2, "holds no password"),
        ("a@b.de", [], 2, "needs a list and a server"),
        ("a@b.de", ["--smtp", "smtp://127.0.0.1:9", "--left"], 2, "--left goes alone"),
        ("a@b.de", ["--smtp", "smtp://127.0.0.1:9", "--per-minute", "0"], 2, "--per-minute"),
        ("a@b\nb@c.de\nx", ["--smtp", "smtp://127.0.0.1:9"], 1, "2 errors, 0 warnings\nError: nothing was sent"),
        (
            "\n".join(f"a{n}@b.de" for n in range(11)),
            ["--smtp", "smtp://127.0.0.1:9", "--test"],
            2,
            "at most 10 people",
        ),
    ],
)
def test_what_is_not_understood(text: str, words: list[str], code: int, said: str, site: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(text, "utf-8")
    done = run(add(site), "--to", tmp_path / "list.txt", *words)
    assert (done[0], said in done[1], "secret" in done[1]) == (code, True, False), done[1]


def test_the_gate_comes_first(site: Site, tmp_path: Path) -> None:
    box = Box()
    with serving(box) as port:
        wrong = add(site, "preheader: Test words.", "preheader: READ this.")
        code, said = run(wrong, "--to", readers(tmp_path, "anna"), "--smtp", f"smtp://127.0.0.1:{port}", "--yes")
    assert (code, "EDITION011" in said, box.got) == (1, True, [])


def test_a_mail_that_programs_would_cut_is_not_sent(site: Site, tmp_path: Path) -> None:
    add(site, "answer: t3st", f"answer: t3st\n    blurb: {'x' * 110_000}")
    code, said = run(site, "--to", readers(tmp_path, "anna"), "--dry-run")
    assert (code, "MAIL005" in said, "nothing was sent" in said) == (1, True, True)


def test_nothing_goes_out_before_the_pages_are_there_but_a_test(site: Site, tmp_path: Path) -> None:
    to, box, tomorrow = readers(tmp_path, "anna"), Box(), "2026-11-23"
    site.path(EDITION).rename(add(site).path(EDITION).with_name(f"{tomorrow}.md"))
    with serving(box) as port:
        words = ("--to", to, "--smtp", f"smtp://127.0.0.1:{port}", "--per-minute", "6000")
        code, said = run(site, *words, "--yes", day=tomorrow)
        assert (code, box.got, f"its pages are on the site from {tomorrow} on" in said) == (1, [], True)
        assert (run(site, *words, "--test", day=tomorrow)[0], box.to()) == (0, ["anna@example.org"])
