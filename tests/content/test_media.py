"""Videos and recordings: their fields, and the files of their transcripts."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, Site

MEDIUM = """\
media:
  - kind: video
    title: Test
    by: Test
    url: https://video.example/a
    minutes: 4
    transcript: talk.txt
"""
SAID = "Test words,\nbroken.\n\n \nMore  words.\n"


def found(site: Site, medium: str = MEDIUM, said: str | bytes | None = SAID, name: str = "talk.txt") -> list[str]:
    site.replace(ANSWER, "flow: test-guide\n---\n", f"flow: test-guide\n{medium}---\n")
    if said is not None:
        site.write(f"answers/{name}", said)
    return [line.removeprefix("content/answers/") for line in site.found(ANSWER)]


def test_a_good_medium(site: Site) -> None:
    assert found(site) == []
    assert site.check().library.transcripts == {"content/answers/talk.txt": ("Test words, broken.", "More words.")}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("kind: video", "kind: audio", [], id="recording"),
        pytest.param("kind: video", "kind: film", ["28:11 FIELD008"], id="another kind"),
        pytest.param("https://video", "http://video", ["31:10 FIELD010"], id="not https"),
        pytest.param("minutes: 4", "minutes: 4:30", ["32:14 FIELD006"], id="seconds"),
        pytest.param("minutes: 4", "minutes: 0", ["32:14 MEDIA002"], id="no time"),
        pytest.param("    transcript: talk.txt\n", "", ["28:5 FIELD001"], id="no transcript"),
        pytest.param("talk.txt", "talk.md", ["33:17 FIELD009"], id="a transcript of another kind"),
        pytest.param("talk.txt", "../talk.txt", ["33:17 FIELD009"], id="from above"),
        pytest.param("talk.txt", "[talk.txt]", ["33:17 FIELD009"], id="a list"),
        pytest.param("    by: Test\n", "", ["28:5 FIELD001"], id="nobody's"),
    ],
)
def test_fields(old: str, new: str, expected: list[str], site: Site) -> None:
    told = found(site, MEDIUM.replace(old, new))
    assert [line for line in told if "READ010" not in line] == expected


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        pytest.param(None, "", ["33:17 MEDIA001"], id="no file"),
        pytest.param("Test.", "tlak.txt", ["33:17 MEDIA001", "tlak.txt:1:1 READ010"], id="another name"),
        pytest.param("", "talk.txt", ["talk.txt:1:1 READ003"], id="empty"),
        pytest.param(b"a\xff", "talk.txt", ["talk.txt:1:2 READ002"], id="not UTF-8"),
    ],
)
def test_files(said: str | bytes | None, name: str, expected: list[str], site: Site) -> None:
    assert found(site, said=said, name=name) == expected
    assert ("did you mean 'tlak.txt'?" in site.hints()) == (name == "tlak.txt")


def test_one_transcript_may_serve_two_media(site: Site) -> None:
    assert found(site, MEDIUM + MEDIUM.removeprefix("media:\n")) == []


def test_a_link_that_leads_out_is_not_followed(site: Site) -> None:
    site.path("answers/talk.txt").symlink_to("/etc/hostname")
    assert found(site, said=None) == ["talk.txt:1:1 READ005"]
