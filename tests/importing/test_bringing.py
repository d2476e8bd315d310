"""Originals become drafts that check clean once their TODOs are filled, and lose no word on the way."""

from __future__ import annotations

import re

import pytest

from askwell.importing.bringing import bring
from askwell.importing.compare import compare
from askwell.importing.document import words
from tests.helpers import TODAY, Site
from tests.importing.making import SHOES, TEXTS, body_of, drafts, fill, header_of, imported
from tests.pictures import picture

ORIGINALS = ("column.txt", "page.html", "notes.md", "export.xml", "letter.eml", "saved.mht")


def made(site: Site, name: str) -> list[str]:
    """The drafts made of one of the texts, with the pictures that stand beside it."""
    data = SHOES if name == "shoes.docx" else (TEXTS / name).read_bytes()
    (site.root / "in").mkdir()
    (site.root / "in" / "cup.png").write_bytes(picture())
    brought = imported(site, name, data)
    assert [one.refused for one in brought if one.refused] == []
    return drafts(brought)


@pytest.mark.parametrize("name", [*ORIGINALS, "shoes.docx"])
def test_a_draft_checks_clean_once_its_blanks_are_filled(site: Site, name: str) -> None:
    made(site, name)
    found = [str(d) for d in site.check().diagnostics]
    assert [line for line in found if " error " in line] == []
    assert [line for line in found if "warning" in line], "blanks must be told"
    fill(site)
    assert [str(d) for d in site.check().diagnostics] == []


@pytest.mark.parametrize("name", [*ORIGINALS, "shoes.docx"])
def test_no_word_is_lost(site: Site, name: str) -> None:
    for slug in made(site, name):
        found = compare(site.root, slug)
        assert (found.lost, found.kept > 5) == ([], True)


@pytest.mark.parametrize(
    ("name", "slug", "expected"),
    [
        (
            "column.txt",
            "is-walking-on-sand-good-for-test-knees",
            [
                "\u201cSand teaches balance,\u201d{quote: ada-sample} said Dr. Ada Sample, a",
                "\u201cStart on firm sand.\u201d{quote: ada-sample}",
                "Sand \u201cpulls at the calf like a small dog,\u201d{quote: tom-trial} Tom Trial, a physiotherapist",
                "Then rest your test knees.",
            ],
        ),
        (
            "page.html",
            "should-test-persons-nap",
            [
                "A **short** nap may help a test person \u2013 if it ends in time.",
                "[a made-up study](https://source.example/page)[^test-source]",
                "## How long is short",
                "\u201cTwenty minutes will do,\u201d{quote: noel-naptime} says Dr. No\u00ebl Naptime",
                "- Set a clock.\n- Draw the curtains \u2013 all of them.",
                "> A nap is a small holiday.\n> -- quote: noel-naptime",
                "| Nap | Minutes |\n|---|---|\n| short | 20 |\n| long | 90 |",
            ],
        ),
        (
            "notes.md",
            "can-test-persons-drink-tea-at-night",
            [
                "1. Drink it before six.\n1. Choose a weak tea.",
                "> Weak tea is only warm water with a story.\n> -- quote: tilda-teapot",
                "![A cup on a table](can-test-persons-drink-tea-at-night-1.png)",
            ],
        ),
        (
            "export.xml",
            "do-test-persons-need-hats",
            [
                '![A hat on a hook](do-test-persons-need-hats-1.png "A made-up hat")',
                '"Any hat will do,"{quote: hedda-hatter} said Dr. Hedda Hatter',
            ],
        ),
        (
            "letter.eml",
            "is-cold-water-good-for-test-persons",
            ['"Cold is only a word for brave."{quote: walt-wader}', "- Begin with the feet.\n- Stop when it hurts."],
        ),
        (
            "saved.mht",
            "may-test-persons-whistle",
            [
                "![Two lips, drawn](may-test-persons-whistle-1.png)",
                "\u201cWhistle only in tune,\u201d{quote: pia-piper}",
            ],
        ),
        (
            "shoes.docx",
            "which-shoes-do-test-persons-need",
            [
                "## How to choose",
                "\u201cTry them in the evening,\u201d{quote: sonja-shoe} said Dr. Sonja Shoe",
                "![A made-up shoe](which-shoes-do-test-persons-need-1.png)",
            ],
        ),
    ],
)
def test_what_stands_in_the_text(site: Site, name: str, slug: str, expected: list[str]) -> None:
    assert slug in made(site, name)
    body = body_of(site, slug)
    assert [part for part in expected if part not in body] == []


@pytest.mark.parametrize(
    ("name", "slug", "expected"),
    [
        (
            "column.txt",
            "is-walking-on-sand-good-for-test-knees",
            [
                "question: 'Is walking on sand good for test knees?'",
                "  by: reader\n  votes: 105",
                "published: 2015-03-03",
                "author: wanda-writer",
                "experts: [ada-sample, tom-trial]",
            ],
        ),
        ("page.html", "should-test-persons-nap", ["published: 2014-06-10", "1 script left out", "1 frame left out"]),
        ("notes.md", "can-test-persons-drink-tea-at-night", ["topics: [test-topic]", "published: 2016-02-29", "tea"]),
        (
            "export.xml",
            "do-test-persons-need-hats",
            ["published: 2013-01-15", "topics: [test-topic]", "Hats in short."],
        ),
        ("export.xml", "are-test-gloves-warm", ["published: TODO", "state in WordPress: draft"]),
        ("letter.eml", "is-cold-water-good-for-test-persons", ["# likely: ", "published: 2015-05-12"]),
    ],
)
def test_what_stands_in_the_header(site: Site, name: str, slug: str, expected: list[str]) -> None:
    made(site, name)
    header = header_of(site, slug)
    assert "\nstatus: draft\n" in header
    assert [part for part in expected if part not in header] == []


def test_a_person_is_named_as_the_text_does(site: Site) -> None:
    made(site, "column.txt")
    text = site.path("people/ada-sample.yml").read_text("utf-8")
    for line in (
        "name: Dr. Ada Sample",
        "job: Professor of tests",
        "affiliation: Nowhere University",
        "field: TODO",
        "  status: as_published",
    ):
        assert f"{line}\n" in text


def test_a_person_whom_the_site_has_is_used_again(site: Site) -> None:
    before = sorted(site.path("people").iterdir())
    imported(site, "a.txt", "Is this a question?\n\n\u201cThis is a test of names,\u201d said Prof. Test Expert.\n")
    assert sorted(site.path("people").iterdir()) == before
    assert "{quote: test-expert}" in body_of(site, "is-this-a-question")


@pytest.mark.parametrize(
    "quote",
    [
        "<b>\u201cThis is a test of looks,\u201d</b>",
        "<a href='https://a.example/x'>\u201cThis is a test of links,\u201d</a>",
    ],
)
def test_a_quote_that_cannot_be_marked_is_asked_about(site: Site, quote: str) -> None:
    imported(site, "a.html", f"<meta charset=utf-8><p>Is this a question?</p><p>{quote} said Test Expert.</p>")
    assert "{quote" not in body_of(site, "is-this-a-question")
    assert "add {quote: test-expert} behind it" in header_of(site, "is-this-a-question")


def test_a_name_behind_a_quote_signs_it(site: Site) -> None:
    imported(site, "a.md", '# Is this a question?\n\nTest words.\n\n> "It is a test."\n> \u2014 Test Expert, tester\n')
    assert body_of(site, "is-this-a-question").startswith(
        'Test words.[^TODO]\n\n> "It is a test."\n> -- quote: test-expert'
    )
    fill(site)
    assert [str(d) for d in site.check().diagnostics] == []


def test_nothing_is_written_over_and_nothing_twice(site: Site) -> None:
    text = "Is this a question?\n\nThese are test words.\n"
    assert drafts(imported(site, "a.txt", text)) == ["is-this-a-question"]
    before = {path: path.read_bytes() for path in site.path("").rglob("*") if path.is_file()}
    (again,) = imported(site, "b.txt", text)
    assert again.refused == "b.txt is there already: content/imported/is-this-a-question was made from it"
    assert drafts(imported(site, "c.txt", text + "More.\n")) == ["is-this-a-question-2"]
    assert {path: path.read_bytes() for path in before} == before
    ids = re.findall(r"(?m)^id: (\w+)$", "".join(p.read_text("utf-8") for p in site.path("answers").glob("*.md")))
    assert len(ids) == len(set(ids)) == 3


def test_a_dry_run_writes_nothing(site: Site) -> None:
    before = sorted(site.path("").rglob("*"))
    assert drafts(imported(site, "a.txt", "Is this a question?\n\nTest words.\n", write=False)) == [
        "is-this-a-question"
    ]
    assert sorted(site.path("").rglob("*")) == before


def test_archived_drafts_ask_for_less(site: Site) -> None:
    imported(site, "column.txt", (TEXTS / "column.txt").read_bytes(), archived=True)
    slug = "is-walking-on-sand-good-for-test-knees"
    header = header_of(site, slug)
    assert "care_cards" not in header
    assert "reviewed" not in header
    assert "TODO" not in body_of(site, slug)
    path = site.path(f"answers/{slug}.md")
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: archived\nsince: 2026-11-22"), "utf-8")
    fill(site)
    assert [str(d) for d in site.check().diagnostics if d.severity == "error"] == []


def test_what_readers_wrote_below_a_post_is_not_kept(site: Site) -> None:
    made(site, "export.xml")
    kept = site.path("imported/do-test-persons-need-hats/original.wxr").read_text("utf-8")
    assert "somebody@mail.example" not in kept
    assert "Any hat will do" in kept


def test_all_words_of_a_folder_of_texts_are_brought_at_once(site: Site) -> None:
    brought = list(bring(site.root, [TEXTS / name for name in ORIGINALS], TODAY))
    assert len(drafts(brought)) == 7
    assert {one.note for one in brought if one.note} == {"left out, since it is no post: 1 attachment"}
    fill(site)
    assert [d.code for d in site.check().diagnostics if d.code.startswith(("REF", "TODO"))] == []


def test_words() -> None:
    assert words("It\u2019s bone.The \u201cend\u201d \u2013 1,200") == ["it's", "bone", "the", "end", "1", "200"]
