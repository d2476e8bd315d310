"""What stands in a body besides words: what the audit sees when it is spoilt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from askwell.checks import check
from tests.audit import sample
from tests.audit.conftest import DAY
from tests.audit.spoil import EXPERT, FULL, PLAIN, Audited, Copy, Spoil, add, drop, put, reword, says, twice
from tests.markup.checkers import html_validate
from tests.pictures import picture

GLOSSARY = (
    "b-key:\n  term: Test\n  forms: [tests]\n  meaning: Test meaning.\nc-key:\n  term: gone\n  meaning: Nothing.\n"
)
HEADER = "media:\n  - {kind: video, title: Test film, by: Maker, url: https://film.example/, minutes: 3,\n"
HEADER += "     transcript: a.txt}\n"
HEADER += "notes:\n  d-key: Test note.\npictures:\n  a.png: {credit: Test maker, licence: CC BY 4.0}\n"
PORTRAIT = "portrait: {file: face.png, alt: Test face, credit: Face maker, licence: By leave}\n"
BODY = '![Test squares](a.png "Test caption")\n\n| Test head | Other |\n|---|--:|\n| Test cell[note:d-key] | 5 |\n\n'


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """The sample, with all that a body may have in its plain answer."""
    root = tmp_path_factory.mktemp("rich")
    head, mark, body = sample.PLAIN.rpartition("---\n")
    changed = {"answers/plain.md": f"{head}{HEADER}{mark}{BODY}{body}", "glossary.yml": GLOSSARY}
    changed["people/test-expert.yml"] = sample.EXPERT + PORTRAIT
    sample.write(root, sample.FILES | changed)
    (root / "content" / "people" / "face.png").write_bytes(picture(size=(300, 400)))
    (root / "content" / "answers" / "a.txt").write_text("Said words.\n\nMore.\n", "utf-8")
    (root / "content" / "answers" / "a.png").write_bytes(picture(size=(900, 600)))
    sample.build(root)
    return Audited.of(root / "site", check(root, DAY))


@pytest.fixture(scope="module")
def spare_body(rich: Audited, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy.of(rich, tmp_path_factory.mktemp("spare") / "site")


@pytest.fixture
def body(spare_body: Copy) -> Iterator[Copy]:
    yield spare_body
    spare_body.restore()


FAULTS: list[tuple[str, Spoil, str]] = [
    ("a caption", reword("Test caption", "Other caption"), "PAGE106"),
    ("whose a picture is", reword("Test maker", "Nobody"), "PAGE106"),
    ("a picture's licence", reword("CC BY 4.0", "CC0"), "PAGE106"),
    ("a picture's words", put("figure img", alt="Other"), "PAGE106"),
    ("another picture", put("figure img", src="../../favicon.png"), "PAGE106"),
    ("a picture taken out", drop("figure"), "PAGE106"),
    ("a cell", says("td", "Other"), "PAGE106"),
    ("a cell taken out", drop("td"), "PAGE106"),
    ("a note taken out", drop(".aw-notes"), "PAGE106"),
    ("a note's mark taken out", drop("td sup"), "PAGE106"),
    ("a note's mark", says("td sup a", "b"), "PAGE106"),
    ("another note", reword("Test note.", "Other note."), "PAGE106"),
    ("a film taken out", drop(".aw-media"), "PAGE106"),
    ("a film more", twice(".aw-media"), "PAGE106"),
    ("another film", put(".aw-media a", href="https://other.example/"), "PAGE106"),
    ("a film's name", reword("Test film", "Other film"), "PAGE106"),
    ("a word of a transcript", reword("Said words", "Other words"), "PAGE106"),
    ("a heading below the text", says(".aw-notes h2", "Other"), "PAGE106"),
    ("a heading that looks like one of ours", put("[data-part='body'] h2", id="x--y"), "PAGE106"),
    ("a word unexplained", drop(".aw-words"), "PAGE106"),
    ("a word explained twice", twice(".aw-words"), "PAGE106"),
    ("another meaning", reword("Test meaning.", "Other meaning."), "PAGE106"),
    ("a meaning more", add(".aw-words dd", " More."), "PAGE106"),
    ("another word's meaning", put(".aw-term", href="#word--c-key"), "PAGE106"),
    ("another word marked", says(".aw-term", "Nothing"), "PAGE106"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("spoil", "code"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_spoilt_body(spoil: Spoil, code: str, body: Copy) -> None:
    body.spoil(PLAIN, spoil)
    assert (PLAIN, code) in body.codes()


@pytest.mark.slow
def test_a_good_body(body: Copy) -> None:
    assert body.found() == ()


@pytest.mark.slow
@pytest.mark.parametrize("page", [FULL, EXPERT])
@pytest.mark.parametrize(
    "spoil",
    [drop(".aw-portrait"), put(".aw-portrait", alt="Other"), reword("Face maker", "Nobody")],
    ids=["taken out", "other words", "another maker"],
)
def test_a_spoilt_portrait(page: str, spoil: Spoil, body: Copy) -> None:
    body.spoil(page, spoil)
    assert (page, "PAGE106") in body.codes()


@pytest.mark.slow
def test_another_file_in_a_pictures_place(body: Copy) -> None:
    (name,) = (path.name for path in (body.site / "pictures").glob("a-800.*"))
    (body.site / "pictures" / name).unlink()
    (body.site / "pictures" / name).write_bytes(b"other")
    assert (f"pictures/{name}", "FILE002") in body.codes()


@pytest.mark.slow
def test_html_validate_finds_nothing_in_bodies(rich: Audited) -> None:
    pages = [rich.site / PLAIN, rich.site / "glossary" / "index.html"]
    assert [str(said) for said in html_validate(pages, rich.site)] == []
