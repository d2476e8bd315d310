"""Lists of people: what they may be, and every mistake in them at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.sending.recipients import Recipient, read_recipients
from tests.test_manual import blocks, error_sections, spoil


def read(tmp_path: Path, raw: bytes | str) -> tuple[str, str]:
    """The addresses of a list, and its findings as "line:column CODE"."""
    path = tmp_path / "readers.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    found = read_recipients(path)
    places = (f"{one.location.line}:{one.location.column} {one.code}" for one in found.diagnostics)
    return " ".join(one.address for one in found.people), ", ".join(places)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("a@b.de", "a@b.de"),
        ("a@b.de\nc@d.de\n", "a@b.de c@d.de"),
        ("# Test list\n\n  a@b.de \t\r\nc@d.de\r\n", "a@b.de c@d.de"),
        ("a@b.de\rc@d.de", "a@b.de c@d.de"),
        ("\ufeffa@b.de\n", "a@b.de"),
        ("\ufeffaddress;name\na@b.de;Test\n", "a@b.de"),
        ("sep=;\r\naddress;name\r\na@b.de;Test\r\n", "a@b.de"),
        ("sep=\t\naddress\tname\na@b.de\tTest\n", "a@b.de"),
        ("Address,NAME\na@b.de,Test\n\n,\nc@d.de,\n", "a@b.de c@d.de"),
        ("address\na@b.de\n", "a@b.de"),
        ('"address"\n"a@b.de"\n', "a@b.de"),
        ('name,address\n"Last, ""First""", a@b.de\n', "a@b.de"),
        ("address,name\na@b.de,Test,,\n", "a@b.de"),
        ("address\tname\na@b.de\tTest\n".encode("utf-16"), "a@b.de"),
        ("A.b+c_d'e@Mail.Example.ORG", "A.b+c_d'e@mail.example.org"),
        ("a@straße.de", "a@xn--strae-oqa.de"),
        ("a@ExÄmple.de", "a@xn--exmple-cua.de"),
        ("ü@b.de", "ü@b.de"),
        ("address,name\na@b.de,\u0645\u06cc\u200c\u0634\u0648\u062f\n", "a@b.de"),
    ],
)
def test_lists_that_are_taken(text: str | bytes, people: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == (people, "")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (b"a@b.de\n\xff@b.de", "2:1 SEND001"),
        (b"\xff\xfea", "1:1 SEND001"),
        ("", "1:1 SEND002"),
        ("# nobody\n", "1:1 SEND002"),
        ("address,name\n", "1:1 SEND002"),
        ("e-mail,name\na@b.de,x", "1:1 SEND003"),
        ("name,unsubscribe\nx,", "1:1 SEND003"),
        ("address,address\na@b.de,a@b.de", "1:9 SEND003"),
        ("address,status,x\na@b.de,left,", "1:9 SEND003, 1:16 SEND003"),
        ("a@b.de,Test\n", "1:1 SEND003"),
        ("address,name\na@b.de\n", "2:1 SEND004"),
        ("address,name\na@b.de,Last,First\n", "2:13 SEND004"),
        ('address,name\na@b.de,"Last\nFirst"\n', "2:8 SEND004, 3:1 SEND004"),
        ('address,name\na@b.de,"Last" First\n', "2:15 SEND004"),
        ("word\nmany words\n", "1:1 SEND005, 2:5 SEND005"),
        ("Test <a@b.de>", "1:1 SEND005"),
        ("a b@c.de", "1:2 SEND005"),
        ("a@b.de, c@d.de\n", "1:1 SEND003"),
        ("x@b.de\na@b.de, c@d.de\n", "2:8 SEND005"),
        ("a@@b.de", "1:3 SEND005"),
        ("@b.de", "1:1 SEND005"),
        ("a@", "1:3 SEND005"),
        ("a@b", "1:3 SEND005"),
        ("a@b.de.", "1:7 SEND005"),
        ("a@[127.0.0.1]", "1:3 SEND005"),
        ("a@127.0.0.1", "1:3 SEND005"),
        ("a@b..de", "1:3 SEND005"),
        ("a@-b.de", "1:3 SEND005"),
        ("a@b_c.de", "1:3 SEND005"),
        (".a@b.de", "1:1 SEND005"),
        ("a..b@c.de", "1:2 SEND005"),
        ("a.@b.de", "1:2 SEND005"),
        ('"a"@b.de', "1:1 SEND005"),
        ('"a', "1:1 SEND005"),
        ('"a""', "1:1 SEND004"),
        ("a(b)@c.de", "1:2 SEND005"),
        ("mailto:a@b.de", "1:1 SEND005"),
        ("a\u200b@b.de", "1:2 SEND005"),
        ("a\x00@b.de", "1:2 SEND005"),
        ("a@b.de\x0bBcc: c@d.de", "1:7 SEND005"),
        ("a@b.de\u2028Bcc: c@d.de", "1:7 SEND005"),
        ("a" * 65 + "@b.de", "1:1 SEND005"),
        ("a@" + "b" * 64 + ".de", "1:3 SEND005"),
        ("a@" + "bcd." * 70 + "de", "1:3 SEND005"),
        ("address,name\n,Test\n", "2:1 SEND005"),
        ("a@b.de\nA@B.de\na@b.DE", "2:1 SEND006, 3:1 SEND006"),
        ("address,name\na@b.de,X\nA@b.de,Y\n", "3:1 SEND007"),
        ("address,name\na@b.de,X\x85Bcc: c@d.de\n", "2:9 SEND008"),
        ("address,name\na@b.de," + "X" * 201, "2:208 SEND008"),
        ("address,unsubscribe\na@b.de,http://x.org\n", "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,https://\n", "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,https://x.org/<\n", "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,https://x:y@x.org/\n", "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,https://[x/\n", "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,https://x.org/" + "x" * 900, "2:8 SEND008"),
        ("address,unsubscribe\na@b.de,mailto:x@x.org\n", "2:8 SEND008"),
    ],
)
def test_every_mistake_is_told_at_its_place(text: str | bytes, places: str, tmp_path: Path) -> None:
    assert read(tmp_path, text)[1] == places


def test_all_that_a_table_says_of_a_person(tmp_path: Path) -> None:
    path = tmp_path / "readers.csv"
    path.write_text("name;unsubscribe;address\nÄnna;https://x.org/?u=1&v=2;Anna@Example.org\n", "utf-8")
    person = Recipient("Anna@example.org", "Änna", "https://x.org/?u=1&v=2")
    assert read_recipients(path).people == (person,)
    assert person.key == "anna@example.org"


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    found = read_recipients(tmp_path / "readers.txt").diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("SEND001", "this list cannot be read: no such file or directory")
    ]


@pytest.mark.parametrize("code", [code for code in error_sections() if code.startswith("SEND")])
def test_an_example_of_the_manual_fails_with_its_code(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for block in blocks(error_sections()[code]):
        spoil(tmp_path, block)
    monkeypatch.chdir(tmp_path)
    found = read_recipients(Path("readers.csv")).diagnostics
    assert {(one.code, one.location.path) for one in found} == {(code, "readers.csv")}
