"""What carried the words of a text. The sample is test data."""

from __future__ import annotations

import pytest

from askwell.desk.recall import find, recall
from tests.editions import EDITION, TEXT, add, sent
from tests.helpers import ANSWER, FILES, FLOW, Site

OTHER = "answers/other.md"

OWN_SOURCE = """\
own-page:
  title: Test answer
  publisher: Test site
  url: https://site.example/answers/sample/
  consulted: 2026-01-05
"""


def second(site: Site, *changes: tuple[str, str]) -> Site:
    """The site with a second answer, which has no guide and other votes."""
    text = FILES[ANSWER].replace("id: t3st", "id: t3sx").replace("votes: 105", "votes: 5")
    text = text.replace("flow: test-guide\n", "")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    site.write(OTHER, text)
    return site


def found(site: Site, name: str = "sample") -> set[tuple[str, str]]:
    checked = site.check()
    record = find(checked.library, name)
    assert record is not None
    return {(carrier.path, carrier.why) for carrier in recall(checked, record)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sample", ANSWER),
        ("t3st", ANSWER),
        ("answer:sample", ANSWER),
        ("/answers/sample/", ANSWER),
        ("https://site.example/a/t3st/", ANSWER),
        ("content/answers/sample.md", ANSWER),
        ("answers/sample/#change--2026-01-01-correction", ANSWER),
        ("test-guide", FLOW),
        ("guide:test-guide", FLOW),
        ("content/flows/test-guide.yml", FLOW),
        ("https://site.example/decide/test-guide/", FLOW),
        ("guide:sample", None),
        ("answer:test-guide", None),
        ("nothing", None),
        ("", None),
    ],
)
def test_names(site: Site, name: str, expected: str | None) -> None:
    record = find(site.check().library, name)
    assert (record and record.path) == (expected and f"content/{expected}")


def test_an_answer_stands_in_lists_and_copies(site: Site) -> None:
    assert found(second(site)) >= {
        ("answers/sample/", "the page itself"),
        ("a/t3st/", "the short address that was copied and mailed"),
        ("decide/test-guide/#test-guide--visit", "offered by it: Test visit"),
        ("/", "the home page"),
        ("answers/", "all answers: most votes"),
        ("answers/newest/", "all answers: newest"),
        ("topics/test-topic/", "its topic"),
        ("experts/test-expert/", "an expert's answers"),
        ("search/index/", "the index of the search on this site"),
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(("not_settled:", "related: [sample]\nnot_settled:"),
                     {"names it under related answers"}, id="related"),
        pytest.param(("## Test heading", "[Test](answer:sample)[^test-source]\n\n## Test heading"),
                     {"its text links to it"}, id="linked"),
        pytest.param(("  Test words.[^test-source]\n---", "  [Test](answer:sample).[^test-source]\n---"),
                     {"its text links to it"}, id="linked where it is not settled"),
        pytest.param(("reviewed:", "status: archived\nsince: 2026-03-01\ninstead: sample\nreviewed:"),
                     {"sends its readers there instead"}, id="instead"),
    ],
)  # fmt: skip
def test_answers_that_lead_there(site: Site, change: tuple[str, str], expected: set[str]) -> None:
    assert {why for path, why in found(second(site, change)) if path == "answers/other/"} == expected


def test_what_rests_on_a_page_of_ours(site: Site) -> None:
    site.write("sources.yml", FILES["sources.yml"] + OWN_SOURCE)
    second(site, ("sources: [test-source, paper-source]", "sources: [test-source, paper-source, own-page]"))
    site.write(FLOW, FILES[FLOW].replace("sources: [test-source]", "sources: [own-page]", 1))
    places = found(site)
    assert ("answers/other/", "cites it as the source 'own-page'") in places
    assert ("decide/test-guide/#test-guide--call", "an outcome that rests on it as the source 'own-page'") in places


def test_a_guide(site: Site) -> None:
    assert found(site, "test-guide") >= {
        ("decide/test-guide/", "a page of the guide"),
        ("decide/test-guide/map/", "a page of the guide"),
        ("answers/sample/", "offers the guide"),
        ("decide/", "the list of guides"),
        ("topics/test-topic/", "the guides of a topic"),
    }


def test_a_choice_that_a_newsletter_offers_carries_its_guide(site: Site) -> None:
    add(site, "  - answer: t3st\n  - guide: test-guide\n", "  - guide: test-guide\n    first_question: yes\n")
    why = "a choice that a newsletter offers, with what follows from it"
    assert (
        len([path for path, said in found(site, "test-guide") if said == why and path.startswith("d/test-guide/")]) == 3
    )


def test_what_is_not_out_stands_in_no_list(site: Site) -> None:
    site.replace(ANSWER, "reviewed: 2026-01-10\n", "status: draft\nreviewed: 2026-01-10\n")
    assert not {path for path, _ in found(site)} & {"/", "answers/", "topics/test-topic/", "search/index/"}


def test_earlier_changes_stand_with_the_corrections(site: Site) -> None:
    log = "updated: 2026-03-01\nchanges:\n  - {on: 2026-03-01, kind: update, what: Test words., by: test-expert}\n"
    site.replace(ANSWER, "reviewed: 2026-01-10\n", f"{log}reviewed: 2026-01-10\n")
    assert {"corrections/", "corrections/feed.xml"} <= {path for path, _ in found(site)}
    assert {"answers/feed.xml", "topics/test-topic/feed.xml"} <= {path for path, _ in found(site)}


def test_editions_are_named_by_what_they_lead_to(site: Site) -> None:
    site.write("answers/sample-two.md", FILES[ANSWER].replace("id: t3st", "id: t3sx"))
    sent(site)
    site.write("newsletters/2026-12-03.md", TEXT.replace("t3st", "t3sx"))
    assert {line for line in found(site) if line[0].startswith("content/newsletters")} == {
        (f"content/{EDITION}", "sent on 2026-01-10 with it; tell its readers, then write 'mailed:'")
    }
    assert {line for line in found(site, "sample-two") if line[0].startswith("content/newsletters")} == {
        ("content/newsletters/2026-12-03.md", "not sent yet; it leads to it")
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("See [x](answer:sample).", True),
        ("https://site.example/a/t3st/", True),
        ("https://site.example/answers/sample/?x=1", True),
        ("answers:\n  - sample\n", True),
        ("answer:sample-two and a/t3stx and answers/sample-two/", False),
        ("a sample of words", False),
    ],
)
def test_newsletters(site: Site, text: str, named: bool) -> None:
    site.write("newsletters/2026-02.md", text)
    assert ("content/newsletters/2026-02.md" in {path for path, _ in found(site)}) is named
