"""The page of a guide: what its author sees of it, sound or not."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup

from askwell.play.following import Following
from askwell.play.page import as_page
from tests.conftest import ROOT
from tests.helpers import FILES, Site
from tests.play.looking import FILE, KEY, follow, page, texts

BROKEN = FILES[FILE] + "  - never outcome rest when second is right\n"


def test_a_sound_guide_is_seen_whole() -> None:
    shown = page(Following(ROOT, "jogging"))
    assert texts(shown, ".verdict") == ["Proven, and nothing is wrong with it"]
    assert len(shown.select("#rules li.holds")) > 5
    assert len(shown.select("#map svg a")) > 10
    assert texts(shown, "#findings, #changes, .note") == []


def test_its_parts_and_numbers(site: Site) -> None:
    shown = page(follow(site))
    assert texts(shown, "h1, h2, h3") == ["Test guide", "Safety rules", "Outcomes", "The same in words", "Map"]
    assert texts(shown, "#outcomes > p") == ["States: 5, ways through: 4, questions at most: 2, outcomes: 3."]
    assert texts(shown, ".goals li") == [
        "Emergency Test call call, by 2 ways",
        "Not urgent Test visit visit, by 1 way",
        "Self-care Test rest rest, by 1 way",
    ]


def test_each_box_of_the_map_leads_to_its_words(site: Site) -> None:
    shown = page(follow(site))
    ids = {found["id"] for found in shown.select("[id]")}
    links = {str(found["href"]).removeprefix("#") for found in shown.select("a[href^='#']")}
    assert links <= ids
    assert {"at-screen", "at-rest"} <= links


def test_a_broken_rule_comes_first_with_its_place(site: Site) -> None:
    site.write(FILE, BROKEN)
    shown = page(follow(site))
    assert texts(shown, ".verdict") == ["1 mistake to mend"]
    assert texts(shown, "#findings .where") == ["content/flows/test-guide.yml:60:5"]
    assert texts(shown, "#rules .rule") == ["never outcome rest when second is right", "every entry passes screen"]


def test_the_reader_who_breaks_a_rule_is_told_step_by_step(site: Site) -> None:
    site.write(FILE, BROKEN)
    shown = page(follow(site))
    assert texts(shown, "#findings p") == [
        "Mistake FLOW033: the rule is broken: some readers end in 'rest'",
        "A reader who chooses:",
        "What to do: lead these readers elsewhere, or fix the rule",
        "content/flows/test-guide.yml:60:5",
    ]
    assert texts(shown, "#findings .steps li") == ["Is there a test sign? No sign", "Left or right? Right"]
    assert 'a[href="#at-screen"] rect, .aw-map a[href="#at-second"] rect {' in str(shown.style)
    why = shown.select_one("#rules .does-not-hold a")
    assert why is not None
    assert shown.select(str(why["href"])) == shown.select("#findings li.error")


def test_a_sound_guide_has_nothing_marked(site: Site) -> None:
    shown = page(follow(site))
    assert "#at-" not in str(shown.style)
    assert texts(shown, "#map > p") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("title: [", ":2:1", id="no yaml"),
        pytest.param(FILES[FILE].replace("to: rest", "to: nowhere"), ":30:13", id="leads nowhere"),
        pytest.param("", ":1:1", id="empty"),
        pytest.param("\x00\x01", ":1:1", id="no text"),
    ],
)
def test_a_mistake_leaves_the_last_good_map(site: Site, text: str, place: str) -> None:
    following = follow(site)
    page(following)
    site.write(FILE, text)
    shown = page(following)
    assert texts(shown, ".note")[0].startswith("The guide cannot be followed as it is now.")
    assert place in "".join(texts(shown, "#findings .where"))
    assert len(shown.select("#map svg")) == 1


def test_a_mistake_from_the_start_has_no_map(site: Site) -> None:
    site.write(FILE, "title: [")
    shown = page(follow(site))
    assert texts(shown, "h1, h2") == [KEY, "What is wrong"]


def test_a_file_that_is_gone_is_told(site: Site) -> None:
    following = follow(site)
    page(following)
    site.path(FILE).unlink()
    assert texts(page(following), ".verdict")[0].startswith("The file of this guide is not there any more.")


HOSTILE = '</style><script>alert("x")</script><img src=x onerror=alert(1)>{{ 7*7 }}]]>&amp;'


def test_hostile_words_stay_words(site: Site) -> None:
    quoted = "'" + HOSTILE + "'"
    text = BROKEN
    for words in ("Test guide", "Is there a test sign?", "A sign", "Test rest"):
        text = text.replace(f": {words}\n", f": {quoted}\n")
    site.write(FILE, text.replace("- never outcome rest", "- never '<script>'"))
    following = follow(site)
    for _ in range(2):
        html = as_page(following.sight()).html
        shown = BeautifulSoup(html, "html.parser")
        assert shown.select("script, img, [onerror]") == []
        assert "<script" not in html
        assert HOSTILE in shown.h1.get_text()  # type: ignore[union-attr]
        site.write(FILE, text.replace("to: call", "to: visit"))


def test_odd_paths_are_named(site: Site) -> None:
    odd = 'flows/a <b> & "c"/test-guide.yml'
    site.path(FILE).unlink()
    site.write(odd, FILES[FILE])
    assert texts(page(follow(site)), "header .where") == [f"content/{odd}"]


def test_nothing_but_its_own_styles_is_allowed(site: Site) -> None:
    sheet = as_page(follow(site).sight())
    style = BeautifulSoup(sheet.html, "html.parser").style
    assert style is not None
    assert style.string is not None
    digest = b64encode(sha256(style.string.encode()).digest()).decode()
    assert sheet.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert " style=" not in sheet.html
    assert "url(" not in style.string
