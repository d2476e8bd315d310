"""What the search finds of a site."""

from __future__ import annotations

import pytest

from askwell.render.page import Page
from askwell.render.search import entries
from askwell.render.site import render_site
from askwell.render.view import View
from askwell.search.records import Record, answer_parts, records
from askwell.search.texts import Part
from tests.helpers import Site


def found(site: Site, *more: Page) -> dict[str, Record]:
    """All records of a site by their paths."""
    checked = site.check()
    rendered = render_site(checked)
    view = View(checked.library, rendered.settings, checked.machines, checked.today)
    return {
        r.path: r
        for r in records(
            checked.library, (*rendered.pages, *more), entries(view, {page.path for page in (*rendered.pages, *more)})
        )
    }


def test_there_is_a_record_for_each_answer_guide_topic_and_expert(site: Site) -> None:
    paths = set(found(site))
    assert {"answers/sample/", "decide/test-guide/", "topics/test-topic/", "experts/test-expert/"} <= paths
    assert paths.isdisjoint({"", "answers/", "topics/", "experts/", "decide/", "404.html"})


def test_an_answer_has_its_topics_by_name(site: Site) -> None:
    checked = site.check()
    assert found(site)["answers/sample/"].topics == (checked.library.topics["test-topic"].name,)


def test_a_page_written_by_hand_is_found_by_its_title_said_once(site: Site) -> None:
    page = Page("about/", "About", "Test", "<h1>About</h1><p>Test words.</p>", "docs/about.md")
    assert found(site, page)["about/"] == Record("about/", "About", "", (Part("", "", "Test words."),))


def test_an_answer_has_its_short_answer_apart(site: Site) -> None:
    checked = site.check()
    assert found(site)["answers/sample/"].short.startswith(checked.library.answers["sample"].short_answer[:20])


@pytest.mark.parametrize(
    ("html", "short", "parts"),
    [
        ('<div data-part="body"><p>Test.</p></div>', "", [Part("", "", "Test.")]),
        ('<h2 id="a">When</h2><div data-part="care"><p>Test.</p></div>', "", [Part("a", "When", "Test.")]),
        ('<p data-part="overdue">This page was due for review.</p>', "", []),
        ('<div data-part="disclaimers"><p>Test.</p></div>', "", []),
        ('<div data-part="sources">Test.</div><div data-part="body">Body.</div>After.', "", [Part("", "", "Body.")]),
        ('<p data-part="short-answer">Yes.</p><div data-part="body">Body.</div>', "Yes.", [Part("", "", "Body.")]),
    ],
)
def test_an_answer_is_found_by_what_it_says_of_its_question(html: str, short: str, parts: list[Part]) -> None:
    assert answer_parts(html) == (short, tuple(parts))
    assert answer_parts(f"{html}<!-- -->") == (short, tuple(parts))


def test_pages_of_answers_are_read_as_a_parser_reads_them(site: Site) -> None:
    for page in render_site(site.check()).pages:
        assert answer_parts(page.html) == answer_parts(f"{page.html}<!-- -->")
