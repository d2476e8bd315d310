"""Files of pictures: which are taken, and what is said of the others."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from askwell.content.pictures.cache import FOLDER
from askwell.content.pictures.looking import MAX_BYTES, MAX_PIXELS, MAX_RATIO, READERS, Fault, kind, size_of, upright
from tests.helpers import ANSWER, EXPERT, FILES, Site
from tests.pictures import bomb, moving, picture, turned

CREDIT = "pictures:\n  {0}:\n    credit: Test\n    licence: Test\n---\n![Test]({0})\n\n"
PORTRAIT = "portrait:\n  file: {}\n  alt: Test\n  credit: Test\n  licence: Test\nfictional: yes\n"
AT = "32:9"
"""Where the name of the picture stands."""


def shown(site: Site, name: str, raw: bytes | None) -> list[str]:
    """The findings of an answer that shows a picture."""
    site.replace(ANSWER, "flow: test-guide\n---\n", "flow: test-guide\n" + CREDIT.format(name))
    if raw is not None:
        site.write(f"answers/{name}", raw)
    return site.found(ANSWER)


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        pytest.param("a.png", picture("PNG"), [], id="PNG"),
        pytest.param("a.jpg", picture("JPEG"), [], id="JPEG"),
        pytest.param("a.jpeg", picture("JPEG"), [], id="JPEG, longer ending"),
        pytest.param("a.webp", picture("WEBP"), [], id="WebP"),
        pytest.param("a/b.png", picture("PNG"), [], id="in a folder"),
        pytest.param("a.png", picture(mode="RGBA"), [], id="transparent"),
        pytest.param("a.png", picture(mode="P"), [], id="palette"),
        pytest.param("a.jpg", picture("JPEG", mode="CMYK"), [], id="for print"),
        pytest.param("a.png", picture(mode="I;16"), [], id="sixteen bits of grey"),
        pytest.param("a.png", picture(size=(30, 10)), [], id="as wide as may be"),
        pytest.param("a.png", None, ["PICTURE001"], id="no file"),
        pytest.param("a.jpg", picture("PNG"), ["PICTURE002"], id="PNG called JPEG"),
        pytest.param("a.png", picture("WEBP"), ["PICTURE002"], id="WebP called PNG"),
        pytest.param("a.png", picture("GIF"), ["PICTURE002"], id="GIF"),
        pytest.param("a.png", picture("TIFF"), ["PICTURE002"], id="TIFF"),
        pytest.param("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ["PICTURE002"], id="SVG"),
        pytest.param("a.png", b"", ["PICTURE002"], id="nothing"),
        pytest.param("a.png", b"words", ["PICTURE002"], id="words"),
        pytest.param("a.png", b"%PDF-1.7", ["PICTURE002"], id="PDF"),
        pytest.param("a.png", b"\0" * (MAX_BYTES + 1), ["PICTURE003"], id="too many bytes"),
        pytest.param("a.png", bomb(10_000, MAX_PIXELS // 10_000 + 1), ["PICTURE003"], id="too many pixels"),
        pytest.param("a.png", bomb(30_000, 30_000), ["PICTURE003"], id="a bomb"),
        pytest.param("a.png", bomb(2**31 - 1, 2**31 - 1), ["PICTURE003"], id="all pixels there are"),
        pytest.param("a.png", picture(size=(31, 10)), ["PICTURE003"], id="too wide for its height"),
        pytest.param("a.png", picture(size=(10, 31)), ["PICTURE003"], id="too high for its width"),
        pytest.param("a.png", bomb(100, 100), ["PICTURE004"], id="ends too soon"),
        pytest.param("a.png", picture(size=(64, 64))[:90], ["PICTURE004"], id="cut off"),
        pytest.param("a.jpg", picture("JPEG", (64, 64))[:400], ["PICTURE004"], id="JPEG cut off"),
        pytest.param("a.webp", picture("WEBP")[:30], ["PICTURE004"], id="WebP cut off"),
        pytest.param("a.png", bomb(0, 5), ["PICTURE004"], id="no width"),
        pytest.param("a.png", moving(), ["PICTURE005"], id="PNG that moves"),
        pytest.param("a.webp", moving("WEBP"), ["PICTURE005"], id="WebP that moves"),
    ],
)
def test_a_file(name: str, raw: bytes | None, expected: list[str], site: Site) -> None:
    assert shown(site, name, raw) == [f"{AT} {code}" for code in expected]


def test_a_damaged_beginning_is_told_without_an_address_in_memory() -> None:
    words = "the picture 'a.png' cannot be read: its beginning is damaged"
    assert size_of(bomb(0, 5), "a.png") == Fault("PICTURE004", words, "save it anew, and copy it again")


def test_pictures_are_what_they_are_upright(site: Site) -> None:
    assert shown(site, "a.jpg", turned(6)) == []
    (found,) = site.check().library.pictures.values()
    assert (found.path, found.name, found.width, found.height) == ("content/answers/a.jpg", "a", 4, 8)


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("b.png", "PICTURE001", "did you mean 'a.png'?"),
        ("c/a.png", "PICTURE001", "put the file beside the one that names it"),
    ],
)
def test_what_to_do_about_a_missing_file(name: str, code: str, hint: str, site: Site) -> None:
    site.write("answers/a.png", picture())
    assert shown(site, name, None) == ["content/answers/a.png:1:1 READ010", f"{AT} {code}"]
    assert hint in site.hints()


def test_each_place_that_shows_a_bad_picture_is_told(site: Site) -> None:
    text = FILES[ANSWER].replace("flow: test-guide\n---\n", CREDIT.format("a.png")).replace("t3st", "t4st")
    site.write("answers/other.md", text)
    assert shown(site, "a.png", b"words") == ["content/answers/other.md:31:9 PICTURE002", f"{AT} PICTURE002"]


@pytest.mark.parametrize("target", ["/etc/hostname", "../../../a.png", "gone.png"])
def test_a_link_that_leads_out_is_not_followed(target: str, site: Site) -> None:
    (site.root.parent / "a.png").write_bytes(picture())
    site.path("answers/a.png").symlink_to(target)
    code = "READ001" if target == "gone.png" else "READ005"
    assert shown(site, "a.png", None) == [f"{AT} {code}"]


def test_a_pipe_is_no_picture(site: Site) -> None:
    os.mkfifo(site.path("answers/a.png"))
    assert shown(site, "a.png", None) == [f"{AT} PICTURE002"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(picture(), [], id="good"),
        pytest.param(None, ["14:9 PICTURE001"], id="missing"),
        pytest.param(picture("GIF"), ["14:9 PICTURE002"], id="GIF"),
    ],
)
def test_portraits(raw: bytes | None, expected: list[str], site: Site) -> None:
    site.replace(EXPERT, "fictional: yes\n", PORTRAIT.format("a.png"))
    if raw is not None:
        site.write("people/a.png", raw)
    assert site.found(EXPERT) == expected
    assert list(site.check().library.portraits) == ([] if expected else ["test-expert"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("file: a.png", "file: ../a.png", ["14:9 FIELD009"], id="from above"),
        pytest.param("file: a.png", "file: a.svg", ["14:9 FIELD009"], id="SVG"),
        pytest.param("file: a.png", "file: [a.png]", ["14:9 FIELD003"], id="a list"),
        pytest.param("  alt: Test\n", "", ["13:1 FIELD001"], id="no words"),
        pytest.param("  licence: Test\n", "", ["13:1 FIELD001"], id="no licence"),
    ],
)
def test_fields_of_a_portrait(old: str, new: str, expected: list[str], site: Site) -> None:
    site.write("people/a.png", picture())
    site.replace(EXPERT, "fictional: yes\n", PORTRAIT.format("a.png").replace(old, new))
    assert [line for line in site.found(EXPERT) if "READ010" not in line] == expected


@pytest.mark.parametrize("folder", ["answers", "people"])
def test_a_picture_that_nothing_shows_is_a_warning(folder: str, site: Site) -> None:
    site.write(f"{folder}/a.png", picture())
    (found,) = site.check().diagnostics
    assert (found.code, str(found.severity), "shows it" in found.hint) == ("READ010", "warning", True)


def test_a_picture_cannot_stand_in_the_header(site: Site) -> None:
    site.write("answers/a.png", picture())
    site.replace(ANSWER, "  Test words.[^test-source]\nflow", "  Test.[^test-source]\n\n  ![Test](a.png)\nflow")
    assert [line for line in site.found(ANSWER) if "READ010" not in line] == ["27:11 BODY008"]


# What is kept


def kept(root: Path) -> list[Path]:
    return sorted((root / FOLDER).rglob("size"))


def test_a_good_picture_is_read_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (shown(site, "a.png", picture()), len(kept(site.root))) == ([], 1)
    monkeypatch.setattr("askwell.content.pictures.looking.size_of", lambda *_: pytest.fail("looked again"))
    assert site.found(ANSWER) == []
    (one,) = site.check().library.pictures.values()
    assert (one.width, one.height) == (8, 4)


def test_a_bad_picture_is_not_kept(site: Site) -> None:
    assert (shown(site, "a.png", moving()), kept(site.root)) == ([f"{AT} PICTURE005"], [])


def test_a_kept_picture_under_a_wrong_name_is_still_wrong(site: Site) -> None:
    assert shown(site, "a.png", picture()) == []
    site.write("answers/a.png", picture("JPEG"))
    assert site.found(ANSWER) == [f"{AT} PICTURE002"]


@pytest.mark.parametrize("words", ["", "8", "8 x", "\0\xff"])
def test_what_was_kept_badly_is_looked_at_again(words: str, site: Site) -> None:
    shown(site, "a.png", picture())
    kept(site.root)[0].write_text(words, "utf-8")
    (one,) = site.check().library.pictures.values()
    assert (one.width, one.height) == (8, 4)


def test_a_folder_where_nothing_can_be_kept(site: Site) -> None:
    (site.root / ".askwell").write_text("in the way")
    assert shown(site, "a.png", picture()) == []


# Anything at all


def test_only_three_readers_are_used() -> None:
    assert READERS == ("JPEG", "PNG", "WEBP")
    assert MAX_RATIO == 3


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_spoilt_bytes_never_do_more_than_be_refused(form: str, seed: int) -> None:
    chance, whole = random.Random(seed), picture(form, (40, 30))
    for _ in range(100):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        spoilt = bytes(raw[: chance.randint(12, len(raw))])
        found = size_of(spoilt, "a.png")
        assert isinstance(found, Fault) or upright(spoilt, 2_000).size == found


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\x00\x00\x00\x20ftypavif", "AVIF"),
        (b"\x00\x00\x00\x20ftypheic", "HEIC"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"BM....", "BMP"),
    ],
)
def test_kinds(raw: bytes, expected: str) -> None:
    assert kind(raw) == expected
