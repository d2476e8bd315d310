"""Videos and recordings on a page: links and transcripts, and nothing that loads from elsewhere."""

from __future__ import annotations

from bs4 import BeautifulSoup

from askwell.render.site import render_site
from tests.content.test_media import MEDIUM, found
from tests.helpers import ANSWER, FILES, Site


def test_cards(site: Site) -> None:
    other = MEDIUM.removeprefix("media:\n").replace("video", "audio").replace("title: Test", "title: <b> & c")
    assert found(site, MEDIUM + other.replace("minutes: 4", "minutes: 1"), "A < b.\n\nC [note:d].\n") == []
    (page,) = [page for page in render_site(site.check()).pages if page.path == "answers/sample/"]
    made = BeautifulSoup(page.html, "html.parser")
    cards = made.select('[data-part="body"] .aw-media .aw-medium')
    assert [card["data-medium"] for card in cards] == ["video", "audio"]
    assert [card.select("a")[0]["href"] for card in cards] == ["https://video.example/a", "https://audio.example/a"]
    assert [card.select("a")[0].get_text() for card in cards] == ["Test", "<b> & c"]
    about = [card.select(".aw-medium__about")[0].get_text() for card in cards]
    assert about == [f"{what}, Test. It opens on another site." for what in ("Video, 4 minutes", "Audio, 1 minute")]
    assert [[p.get_text() for p in card.select("details p")] for card in cards] == [["A < b.", "C [note:d]."]] * 2
    assert made.select("video, audio, iframe, embed, object, source, track") == []


def test_an_answer_without_media_has_no_such_part(site: Site) -> None:
    site.write(ANSWER, FILES[ANSWER])
    assert not any("aw-media" in page.html for page in render_site(site.check()).pages)
