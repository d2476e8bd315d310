"""Files: bytes to text, and text to a header and a body."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.source.files import MAX_BYTES, decode, read_text, split_front_matter
from askwell.source.yaml import CONTROL, parse_yaml
from tests.helpers import short

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"", ["1:1 READ003"], id="empty"),
        pytest.param(b" \n\t\r\n", ["1:1 READ003"], id="white space"),
        pytest.param(BOM, ["1:1 READ003"], id="byte order mark alone"),
        pytest.param(b"a\xff", ["1:2 READ002"], id="not UTF-8"),
        pytest.param(b"ab\nc\xe9d\n", ["2:2 READ002"], id="Latin 1 in line 2"),
        pytest.param("ä\nöü".encode() + b"\x80", ["2:3 READ002"], id="not UTF-8 behind umlauts"),
        pytest.param(b"ab\r\nc\xff", ["2:2 READ002"], id="not UTF-8, Windows' line ends"),
        pytest.param(b"ab\rc\xff", ["2:2 READ002"], id="not UTF-8, old line ends"),
        pytest.param(BOM + b"ab\ncd\xff", ["2:3 READ002"], id="not UTF-8 behind a byte order mark"),
        pytest.param("a".encode("utf-16"), ["1:1 READ002"], id="UTF-16"),
        pytest.param(b"\xed\xa0\x80", ["1:1 READ002"], id="half a character"),
        pytest.param(b"ab\n\x00", ["2:1 READ008"], id="NUL"),
        pytest.param(b"ab\r\nc\x1b[31m", ["2:2 READ008"], id="terminal escape"),
        pytest.param(b"a\x0cb", ["1:2 READ008"], id="form feed"),
        pytest.param(b"a\x7f", ["1:2 READ008"], id="delete"),
        pytest.param("a\x80".encode(), ["1:2 READ008"], id="control character above ASCII"),
        pytest.param("a\x85b".encode(), ["1:2 READ008"], id="another system's line end"),
        pytest.param("a\u2028b".encode(), ["1:2 READ008"], id="line separator"),
        pytest.param("a\ufeffb".encode(), ["1:2 READ008"], id="byte order mark inside"),
        pytest.param("a\uffff".encode(), ["1:2 READ008"], id="no character"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, expected: list[str]) -> None:
    text, problems = decode(raw, "f.md")
    assert (text, short(problems, "f.md")) == ("", expected)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"a\nb", "a\nb", id="plain"),
        pytest.param(BOM + b"a\n", "a\n", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows' line ends"),
        pytest.param(b"a\rb", "a\nb", id="old line ends"),
        pytest.param("a\tb\u00a0\u200d\U0001f9b4ä".encode(), "a\tb\u00a0\u200d\U0001f9b4ä", id="beyond ASCII"),
    ],
)
def test_bytes_that_are_text(raw: bytes, expected: str) -> None:
    assert decode(raw, "f.md") == (expected, [])


def test_no_character_makes_the_yaml_reader_raise() -> None:
    everything = "".join(chr(c) for c in range(0x20000) if not 0xD800 <= c < 0xE000)
    kept = CONTROL.sub("", everything).replace("\n", "").replace("\r", "")
    _, problems = parse_yaml("f.md", f"a: |\n  b{kept}\n")
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1\n", ["1:1 READ006"], id="no header"),
        pytest.param("\n---\na: 1\n---\n", ["1:1 READ006"], id="line before the header"),
        pytest.param("----\na: 1\n----\n", ["1:1 READ006"], id="four dashes"),
        pytest.param("---\na: 1\n", ["1:1 READ007"], id="header without end"),
        pytest.param("---\na: 1\n --- \n", ["1:1 READ007"], id="end set in"),
        pytest.param("---", ["1:1 READ007"], id="three dashes"),
        pytest.param("---\n---\n---\nb: 1\n", [], id="a line of dashes in the body"),
    ],
)
def test_headers(text: str, expected: list[str]) -> None:
    front, problems = split_front_matter("f.md", text)
    assert (front is None, short(problems, "f.md")) == (bool(expected), expected)


def test_a_header_and_its_body() -> None:
    front, _ = split_front_matter("f.md", "--- \na: 1\n---\t\n\nwords\n---\nmore\n")
    assert front is not None
    assert (front.header, front.body, front.body_line) == ("a: 1\n", "\nwords\n---\nmore\n", 4)


def link(path: Path, target: str | Path) -> Path:
    path.symlink_to(target)
    return path


def file(path: Path, size: int) -> Path:
    path.write_bytes(b"a" * size)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda p: p, "READ001", id="not there"),
        pytest.param(folder, "READ001", id="folder"),
        pytest.param(lambda p: link(p, "gone"), "READ001", id="broken link"),
        pytest.param(lambda p: link(p, p), "READ001", id="link to itself"),
        pytest.param(lambda p: link(p, link(p.parent / "other", p)), "READ001", id="links in a circle"),
        pytest.param(lambda p: link(p, "/dev/null"), "READ005", id="link to a device"),
        pytest.param(lambda p: link(p, "../outside.md"), "READ005", id="link out of the tree"),
        pytest.param(lambda p: link(p, link(p.parent / "other", "../outside.md")), "READ005", id="link by a link"),
        pytest.param(lambda p: file(p, MAX_BYTES + 1), "READ004", id="a byte too large"),
        pytest.param(lambda p: file(p, 5_000_000), "READ004", id="5 MB"),
    ],
)
def test_files_that_cannot_be_read(make: object, expected: str, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("words")
    root = folder(tmp_path / "site")
    path = root / "f.md"
    assert callable(make)
    make(path)
    text, problems = read_text(root, path)
    assert (text, short(problems, "f.md")) == ("", [f"1:1 {expected}"])


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = file(tmp_path / "f.md", 3)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    text, problems = read_text(tmp_path, path)
    assert (text, short(problems, "f.md")) == ("", ["1:1 READ001"])
    assert problems[0].message == "the file cannot be read: Permission denied"


def test_files_that_can_be_read(tmp_path: Path) -> None:
    largest = file(tmp_path / "largest.md", MAX_BYTES)
    assert read_text(tmp_path, largest) == ("a" * MAX_BYTES, [])
    assert read_text(tmp_path, link(tmp_path / "link.md", "largest.md")) == ("a" * MAX_BYTES, [])
    elsewhere = link(tmp_path / "site", folder(tmp_path / "real"))
    file(tmp_path / "real" / "f.md", 1)
    assert read_text(elsewhere, elsewhere / "f.md") == ("a", [])


@pytest.mark.parametrize("sign", ["\x00", "\x7f", "\u0085", "\u202e", "\ufeff"])
@pytest.mark.parametrize("before", ["", "a", "\u00e9"])
@pytest.mark.parametrize("mark", [b"", BOM])
def test_control_characters_among_others(sign: str, before: str, mark: bytes) -> None:
    _, found = decode(mark + f"{before}{sign}\u20ac b\n".encode(), "test.md")
    alone = sign == "\ufeff" and not (before or mark)  # at the very start it is a byte order mark
    expected = [] if alone else [f"1:{len(before) + 1} READ008"]
    assert short(found, "test.md") == expected
