"""Files that are not what they should be: each is told in a sentence, and nothing is written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.importing.bringing import bring
from askwell.importing.compare import compare
from tests.conftest import ROOT
from tests.helpers import TODAY, Site
from tests.importing.making import TEXTS, body_of, drafts, imported, word

BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXPORT = (TEXTS / "export.xml").read_bytes()
PLAIN = [("", "Is this a test? It is.")]


def locked() -> bytes:
    """A Word file that says of its parts that they need a password."""
    data = bytearray(word(PLAIN))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def other_archive() -> bytes:
    """An archive that holds no Word file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    return held.getvalue()


MANY = {f"word/media/{n}.png": b"" for n in range(2_100)}


def large() -> bytes:
    return word(PLAIN, {"word/media/a.png": b"\0" * 30_000_000})


def heavy() -> bytes:
    """A Word file whose text is long, and does not pack as well as one made to burst."""
    text = b"".join(os.urandom(50).hex().encode() + b" " * 3_900 for _ in range(6_600))
    return word(PLAIN, {"word/document.xml": b"<w:document>" + text + b"</w:document>"})


ENTITIES = {"word/document.xml": BOMB + b"<w:document/>"}
WIDE_ENTITIES = {"word/document.xml": BOMB.decode().replace("1.0", "1.0").encode("utf-16")}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "is empty; there is nothing to import"),
        ("a.txt", b" \n\t\n", "is empty; there is nothing to import"),
        ("a.html", b"<html><body><script>x</script></body></html>", "has no words in it"),
        ("a.html", b"<!-- nothing -->", "has no words in it"),
        ("a.txt", bytes(range(256)) * 40, "is not a text"),
        ("a.html", os.urandom(4_000), "is not a text"),
        ("a.txt", b"%PDF-1.7 x", "is a PDF"),
        ("a.txt", b"{\\rtf1 x}", "is rich text (RTF)"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word file (.doc), or one with a password"),
        ("a.txt", b"\x1f\x8b\x08", "is packed (gzip)"),
        ("a.txt", b"\x89PNG\r\n", "is a picture"),
        ("a.docx", b"Is this a test?", "is named .docx and is no Word file"),
        ("a.docx", b"PK\x03\x04 broken", "cannot be opened as a .docx"),
        ("a.docx", word(PLAIN)[:-40], "cannot be opened as a .docx"),
        ("a.odt", other_archive(), "is packed, or of a program whose files are not read"),
        ("a.docx", other_archive(), "is no Word file, for it has no text in it"),
        ("a.docx", locked(), "it needs a password"),
        ("a.docx", lambda: word(PLAIN, MANY), "it holds 2,106 files, and at most 2,000 are read"),
        ("a.docx", large, "unpacks to more than 200 times its size"),
        ("a.docx", heavy, "a text in it has more than 25,000,000 bytes"),
        ("a.docx", word(PLAIN, ENTITIES), "it defines entities, which no Word file does"),
        ("a.docx", word(PLAIN, WIDE_ENTITIES), "it defines entities, which no Word file does"),
        ("a.docx", word(PLAIN, {"word/document.xml": b"<w:document"}), "is damaged and cannot be read"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "is XML, but no WordPress export"),
        ("a.xml", BOMB + EXPORT.partition(b"?>")[2].replace(b"Are test", b"&b;"), "it has a DOCTYPE"),
        ("a.xml", EXPORT[:-60], "is damaged: "),
        ("a.xml", EXPORT.decode().encode("utf-16")[:900], "is damaged: "),
        ("a.eml", b"Subject: Is this a test?\nContent-Type: image/png\n\nx", "has no text in it"),
        ("a.txt", lambda: b"word " * 220_000, "has 220,000 words, more than a page can hold"),
        ("a.txt", lambda: b"a" * 10_000_001, "has 10,000,001 bytes, and at most 10,000,000 are read"),
    ],
)
def test_it_is_told_in_a_sentence_and_nothing_is_written(
    site: Site, name: str, data: bytes | Callable[[], bytes], expected: str
) -> None:
    """What is large is made when it is needed, and not whenever tests are listed."""
    before = sorted(path for path in site.path("").rglob("*") if path.suffix != ".wxr")
    refused = [one.refused for one in imported(site, name, data() if callable(data) else data) if one.refused]
    assert len(refused) == 1
    assert refused[0].startswith(name)
    assert expected in refused[0]
    if not name.endswith(".xml"):
        assert sorted(site.path("").rglob("*")) == before


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        ("folder", "is a folder; name the files in it"),
        ("pipe", "is not an ordinary file"),
        ("nothing", "cannot be read: No such file or directory"),
        ("circle", "cannot be read: "),
    ],
)
def test_what_is_no_file_is_told(site: Site, make: str, expected: str) -> None:
    path = site.root / "original.txt"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    elif make == "circle":
        path.symlink_to(path)
    (brought,) = bring(site.root, [path], TODAY)
    assert expected in brought.refused


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.html",
            "<meta charset=windows-1252><p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("cp1252"),
        ),
        ("a.html", "<meta charset=iso-8859-1><p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("cp1252")),
        ("a.html", "<meta charset=utf-8><p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("cp1252")),
        ("a.html", "<meta charset=nonsense><p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("cp1252")),
        ("a.html", "<p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("utf-8-sig")),
        ("a.html", "<p>Is caf\u00e9 \u201cgood\u201d?</p><p>Caf\u00e9.</p>".encode("utf-16")),
        ("a.txt", "Is caf\u00e9 \u201cgood\u201d?\n\nCaf\u00e9.".encode("utf-16-le")),
        ("a.txt", "Is caf\u00e9 \u201cgood\u201d?\n\nCaf\u00e9.".encode("utf-16-be")),
        ("a.txt", "Is caf\u00e9 \u201cgood\u201d?\r\n\r\nCaf\u00e9.".encode("cp1252")),
        ("a.txt", "Is cafe\u0301 \u201cgood\u201d?\r\rCafe\u0301.".encode()),
        ("\udcff od d$(x).txt", "Is caf\u00e9 \u201cgood\u201d?\n\nCaf\u00e9.".encode()),
        ("a.md", "# Is caf\u00e9 \u201cgood\u201d?\n\nCaf\u00e9.".encode("cp1252")),
    ],
)
def test_letters_are_read_as_they_were_meant(site: Site, name: str, data: bytes) -> None:
    (slug,) = drafts(imported(site, name, data))
    assert slug == "is-cafe-good"
    assert body_of(site, slug).strip() == "Caf\u00e9.[^TODO]"
    assert compare(site.root, slug).lost == []


@pytest.mark.parametrize(
    "data",
    [
        "<p>Is this a test?</p>" + "<div>" * 5_000 + "Deep words." + "</div>" * 5_000,
        "<p>Is this a test?</p>" + "<b>" * 3_000 + "Deep words.",
        "<p>Is this a test?</p><p>Deep words.</p>" + "<table><tr><td>" * 200,
        "<p>Is this a test?<p>Deep words.<svg><script>x</script></svg><math>",
        "<p>Is this a test?</p><p onclick='x()'>Deep words.</p><form><input></form><iframe src=x></iframe>",
    ],
    ids=["divs", "bold", "tables", "open", "active"],
)
def test_odd_pages_keep_their_words(site: Site, data: str) -> None:
    brought = imported(site, "a.html", data)
    assert drafts(brought) == ["is-this-a-test"], brought
    assert "Deep words." in body_of(site, "is-this-a-test")
    assert "<" not in body_of(site, "is-this-a-test")


MEASURE = """
import sys
from datetime import date
from pathlib import Path
from askwell.importing.bringing import bring
made = sum(1 for one in bring(Path(sys.argv[1]), [Path(sys.argv[2])], date(2026, 11, 22)) if one.draft)
status = Path("/proc/self/status").read_text()  # getrusage tells of the process that this one was made from
print(made, int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


@pytest.mark.parametrize("every", [pytest.param(160, marks=pytest.mark.long), pytest.param(8, marks=pytest.mark.long)])
def test_an_export_of_40_megabytes_is_read_as_a_stream(site: Site, every: int) -> None:
    post = """<item><title>Is test number {n} a test?</title><dc:creator>wanda</dc:creator>
<content:encoded><![CDATA[<p>Test number {n} is a test.</p>{filler}]]></content:encoded><wp:post_id>{n}</wp:post_id>
<wp:post_date>2013-01-15 09:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>{kind}</wp:post_type></item>
"""
    filler = "<p>" + "These words are test data. " * 60 + "</p>\n"
    path = site.root / "export.xml"
    with path.open("wb") as file:
        file.write(EXPORT.partition(b"<item>")[0])
        for number in range(24_000):
            kind = "revision" if number % every else "post"
            file.write(post.format(n=number, filler=filler, kind=kind).encode())
        file.write(b"</channel></rss>")
    assert path.stat().st_size > 40_000_000
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, site.root, path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
    made, megabytes = map(int, done.stdout.split())
    assert made == 24_000 // every
    assert megabytes < 250
    assert len(list(Path(site.path("imported")).iterdir())) == made
