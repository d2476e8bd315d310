"""Dead links, by what `askwell audit --external` kept."""

from __future__ import annotations

import json

import pytest

from askwell.desk.links import COMMAND, NEVER
from tests.desk.desks import desk, kept, told
from tests.helpers import ANSWER, FILES, Site

URL = "https://source.example/page"
AT = 1793664000.0  # 3 November 2026


def links_of(site: Site, entries: object) -> list[str]:
    kept(site, "links.json", json.dumps(entries))
    return [line for line in told(desk(site)) if " link:" in line]


def notes_of(site: Site) -> list[str]:
    return [note for note in desk(site).notes if "sources" not in note]


@pytest.mark.parametrize(
    ("url", "status", "places"),
    [
        pytest.param(URL, 404, ["sources.yml:4:8"], id="not found"),
        pytest.param(URL, 410, ["sources.yml:4:8"], id="gone"),
        pytest.param(URL, 200, [], id="there"),
        pytest.param(URL, 503, [], id="not sure"),
        pytest.param("https://other.example/", 404, [], id="no longer linked to"),
        pytest.param("https://source.example/pag", 404, [], id="the beginning of another"),
        pytest.param("https://source.example/", 404, [], id="the site of another"),
    ],
)
def test_what_is_dead_and_still_stands_there(site: Site, url: str, status: int, places: list[str]) -> None:
    found = links_of(site, {url: {"status": status, "at": AT}})
    assert [line.rpartition(" ")[2] for line in found] == places
    assert all(line.startswith("waiting 2026-11-03 link:") for line in found)
    assert notes_of(site) == []


@pytest.mark.parametrize(
    "written",
    ["See [a page]({}).", "See <{}>.", "{}", "See {}, and more", "It is at {}.", "[a]({}#part)", '[a]({} "Title")'],
)
def test_forms_of_links_in_a_text(site: Site, written: str) -> None:
    site.write(ANSWER, f"{FILES[ANSWER]}\n{written.format('https://dead.example/a?b=c')}\n")
    (line,) = links_of(site, {"https://dead.example/a?b=c": {"status": 404, "at": AT}})
    assert " answers/sample.md:" in line


def test_whom_a_dead_source_concerns(site: Site) -> None:
    kept(site, "links.json", json.dumps({URL: {"status": 404, "at": AT}}))
    (task,) = [task for task in desk(site).tasks if task.kind == "link"]
    assert (task.who, task.title) == (("test-expert",), URL)
    assert task.todo.startswith("Its site said 404 on 3 November 2026. ")


def test_a_link_in_several_places_is_one_task_at_the_source(site: Site) -> None:
    site.write(ANSWER, f"{FILES[ANSWER]}\nSee [a page]({URL}).\n")
    (line,) = links_of(site, {URL: {"status": 404, "at": AT}})
    assert line.endswith(" sources.yml:4:8")
    assert ["stands in 2 places" in task.todo for task in desk(site).tasks if task.kind == "link"] == [True]


def test_pages_by_hand_are_read_too(site: Site) -> None:
    (site.root / "docs").mkdir()
    (site.root / "docs" / "about.md").write_text("# Test\n\n[a](https://dead.example/)\n", "utf-8")
    (line,) = links_of(site, {"https://dead.example/": {"status": 404, "at": AT}})
    assert line.endswith(" docs/about.md:3:5")


def test_a_dead_link_has_the_same_id_at_every_time(site: Site) -> None:
    first, later = (links_of(site, {URL: {"status": 404, "at": at}})[0].split()[2] for at in (AT, AT + 9e6))
    assert first == later


def test_nobody_has_asked(site: Site) -> None:
    assert notes_of(site) == [NEVER]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is not JSON"),
        ("{", "it is not JSON"),
        (b"\xff\xfe{}", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it is not JSON of the right form"),
        ("null", "it is not JSON of the right form"),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(site: Site, text: str | bytes, said: str) -> None:
    kept(site, "links.json", text)
    assert notes_of(site) == [f".askwell/links.json cannot be used: {said}. Run `{COMMAND}` again."]


def test_a_folder_in_place_of_the_file(site: Site) -> None:
    kept(site, "links.json", "").unlink()
    (site.root / ".askwell" / "links.json").mkdir()
    assert notes_of(site) == [f".askwell/links.json cannot be used: Is a directory. Run `{COMMAND}` again."]


@pytest.mark.parametrize(
    "entry",
    [None, 404, [], {}, {"status": 404}, {"at": AT}, {"status": "404", "at": AT}, {"status": 404, "at": "2026-11-03"},
     {"status": 404, "at": 1e300}, {"status": 404, "at": -1e300}, {"status": 404, "at": True}],
)  # fmt: skip
def test_odd_entries_are_counted_and_the_others_told(site: Site, entry: object) -> None:
    found = links_of(site, {"https://a.example/": entry, URL: {"status": 404, "at": AT}})
    assert len(found) == 1
    assert notes_of(site) == [f".askwell/links.json has 1 entry that says nothing: `{COMMAND}` asks for it again."]


def test_numbers_that_json_does_not_have(site: Site) -> None:
    kept(site, "links.json", '{"https://a.example/": {"status": 404, "at": NaN}, "b": {"status": 1, "at": Infinity}}')
    assert ["has 2 entries that say nothing" in note for note in notes_of(site)] == [True]
