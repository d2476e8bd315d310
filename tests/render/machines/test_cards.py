"""Cards: the pictures that networks show of a link."""

from __future__ import annotations

from functools import reduce
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from askwell.render.machines.cards import _INK, HEIGHT, KEPT, WIDTH, Card, Colours, drawn, made
from askwell.render.machines.lettering import _LETTERS, _is_missing, can_write, face, rows, width, wrap, write

COLOURS = Colours("#ffffff", "#101010", "#0b4f4c")
LONG = " ".join(["Is this a very long question of test data, with many words?"] * 6)


def picture(words: str, name: str = "Test site") -> Image.Image:
    image = Image.open(BytesIO(drawn(Card(name, words), COLOURS)))
    image.load()
    return image


def inked(image: Image.Image, colour: str) -> tuple[int, int, int, int] | None:
    """The box around all that has a colour."""
    plain = image.convert("RGB")
    difference = ImageChops.difference(plain, Image.new("RGB", image.size, colour))
    same = [band.point([255, *[0] * 255]) for band in difference.split()]
    mask = reduce(ImageChops.darker, same)
    return mask.getbbox()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Is it?", id="short"),
        pytest.param("Is this test data?", id="plain"),
        pytest.param("Ist das “geprüft”, oder nicht?", id="marks"),
        pytest.param(LONG, id="long"),
        pytest.param("Testdatenquellenverzeichniseintragungsverfahrensordnung " * 6, id="long words"),
        pytest.param("x" * 400, id="one word"),
        pytest.param("<b>&amp;</b> \\ % {x}", id="signs"),
    ],
)
def test_words_stand_inside_a_card(words: str) -> None:
    image = picture(words)
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "PNG")
    box = inked(image, COLOURS.ink)
    assert box is not None
    left, top, right, bottom = box
    assert left >= 60
    assert top >= 130
    assert right <= WIDTH - 30
    assert bottom <= HEIGHT - 30


@pytest.mark.parametrize(
    "words", ["هل هذه بيانات اختبار؟", "这是测试数据吗", "Is it 🏃?", "Is\u202eit?", "Is\tit?"], ids=ascii
)
def test_words_that_the_face_does_not_have_are_left_out(words: str) -> None:
    assert not can_write(words)
    image = picture(words)
    assert inked(image, COLOURS.ink) is None
    assert inked(image, COLOURS.brand) is not None
    assert picture("Is it?", name=words).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("words", ["Is this test data?", LONG, "x" * 400])
def test_a_card_is_light_and_the_same_each_time(words: str) -> None:
    first, second = (drawn(Card("Test site", words), COLOURS) for _ in range(2))
    assert first == second
    assert len(first) < 60_000


def test_a_large_size_for_few_words_and_a_small_one_for_many() -> None:
    few, many = (inked(picture(words), COLOURS.ink) for words in ("Hill", "Hill " * 60))
    assert few is not None
    assert many is not None
    assert few[3] - few[1] > 60
    assert picture("Is it " * 100).tobytes() == picture("Is it " * 200).tobytes()


@pytest.mark.parametrize(
    ("words", "room"), [("Is this test data?", 400), ("Is this test data?", 60), ("xxxxxxxxxxxx x", 100), ("x", 1)]
)
def test_lines_fit_and_lose_no_letter(words: str, room: int) -> None:
    lines = wrap(words, 40, room)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line, 40) <= room or len(line) == 1 for line in lines)


@pytest.mark.parametrize("words", ["Is it?", "AVATAR To We, \u201cTest\u201d fi ffl", "", LONG])
@pytest.mark.parametrize("size", [44, 62, 104])
def test_words_are_as_wide_as_their_letters(words: str, size: int) -> None:
    assert width(words, size) == face(size).getlength(words)
    assert rows(words, size, 600) == len(wrap(words, size, 600))


@pytest.mark.parametrize(("words", "farther"), [("Is it? Was 7%", 0), ("AVATAR (jj) ff", 0), ('fffj,j"f?', 1)])
def test_letters_are_those_of_the_face(words: str, farther: int) -> None:
    """Each as Pillow draws it; where two touch, the darker shade is seen, one apart at most from both together."""
    plain, written = Image.new("L", (900, 200)), Image.new("P", (900, 200))
    write(written, (20, 120.7), words, 62, _INK)
    x = 20
    for letter in words:
        mask = Image.new("L", plain.size)
        ImageDraw.Draw(mask).text((x, 120.7), letter, fill=255, font=face(62), anchor="ls")
        plain.paste(255, (0, 0), mask)
        x += round(face(62).getlength(letter))
    apart = ImageChops.difference(plain.point(_INK), Image.frombytes("L", written.size, written.tobytes()))
    assert apart.getextrema() == (0, farther)


def test_lines_are_even() -> None:
    lines = wrap("aa bb cc dd ee", 40, int(width("aa bb cc dd", 40)) + 1)
    assert [len(line.split()) for line in lines] in ([2, 3], [3, 2])


def kept(root: Path) -> list[Path]:
    return sorted((root / KEPT).glob("*/*"))


@pytest.mark.parametrize(
    ("card", "colours", "files"),
    [
        (Card("Test site", "Is it?"), COLOURS, 1),
        (Card("Test site", "Is it not?"), COLOURS, 2),
        (Card("Other site", "Is it?"), COLOURS, 2),
        (Card("Test site", "Is it?"), Colours("#ffffff", "#101010", "#00558c"), 2),
    ],
)
def test_a_card_is_made_anew_when_it_says_something_else(
    card: Card, colours: Colours, files: int, tmp_path: Path
) -> None:
    first, then = made(Card("Test site", "Is it?"), COLOURS, tmp_path), made(card, colours, tmp_path)
    assert (first.mark != then.mark) == (files == 2)
    assert kept(tmp_path) == []
    assert isinstance(first.content, Path)
    assert isinstance(then.content, Path)
    assert then.content.read_bytes() == drawn(card, colours)
    assert len(kept(tmp_path)) == files


def test_a_kept_card_is_used_while_it_is_whole(tmp_path: Path) -> None:
    card = Card("Test site", "Is it?")
    asset = made(card, COLOURS, tmp_path).content
    assert isinstance(asset, Path)
    before = asset.stat().st_mtime_ns
    assert made(card, COLOURS, tmp_path).content == asset
    assert asset.stat().st_mtime_ns == before
    asset.write_bytes(asset.read_bytes()[:100])
    again = made(card, COLOURS, tmp_path).content
    assert isinstance(again, Path)
    assert again.read_bytes() == drawn(card, COLOURS)


def test_where_nothing_can_be_kept_the_card_is_there_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".askwell").write_text("a file in the way")
    card = Card("Test site", "Is it?")
    assert made(card, COLOURS, tmp_path).content == drawn(card, COLOURS)


def test_letters_that_nobody_looks_for_are_in_the_face() -> None:
    assert not any(_is_missing(letter) for letter in _LETTERS)
