"""Quotes inside sentences: what may stand in a text, what is said of the rest, and what pages make of it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.content.body.reading import read
from askwell.content.body.text import lines_of
from askwell.render.site import render_site
from tests.helpers import ANSWER, EXPERT, FILES, PERSON, REVIEWER, Site


def quotes(text: str) -> list[tuple[str, str]]:
    """The words of each quote that a text attributes, and whose they are."""
    found, problems = read(text, lines_of("answers/a.md", 1))
    assert problems == []
    return [(one.markdown, one.expert) for one in found.passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('She said "walk each day"{quote: a-b}.', [("walk each day", "a-b")], id="straight"),
        pytest.param("She said “walk each day”{quote: a-b}.", [("walk each day", "a-b")], id="English"),
        pytest.param("She said „walk each day“{quote: a-b}.", [("walk each day", "a-b")], id="German"),
        pytest.param("She said „walk each day”{quote: a-b}.", [("walk each day", "a-b")], id="low and high"),
        pytest.param("She said «walk each day»{quote: a-b}.", [("walk each day", "a-b")], id="French"),
        pytest.param("She said »walk each day«{quote: a-b}.", [("walk each day", "a-b")], id="turned"),
        pytest.param('"Walk each day."{quote: a}', [("Walk each day.", "a")], id="the whole paragraph"),
        pytest.param('She said "walk\neach day"{quote: a}.', [("walk\neach day", "a")], id="over two lines"),
        pytest.param('- She said "walk\n  each day"{quote: a}.', [("walk\n  each day", "a")], id="in a list"),
        pytest.param('A "b" and "c"{quote: a}.', [("c", "a")], id="only the last of two"),
        pytest.param('A "b"{quote: a} and "c"{quote: d}.', [("b", "a"), ("c", "d")], id="two people"),
        pytest.param("A “b “c” d”{quote: a}.", [("b “c” d", "a")], id="a quote in a quote"),
        pytest.param('A "b isn\'t c"{quote: a}.', [("b isn't c", "a")], id="an apostrophe"),
        pytest.param('("b"{quote: a})', [("b", "a")], id="in brackets"),
        pytest.param('*"b"{quote: a}*', [("b", "a")], id="stressed"),
        pytest.param('A "[the bone] b"{quote: a}.', [("[the bone] b", "a")], id="a word put in"),
        pytest.param('A "b"{quote: a}[^c]', [("b", "a")], id="a source behind it"),
        pytest.param('A 5" step and "b"{quote: a}.', [("b", "a")], id="inches before it"),
        pytest.param('A "b"{quote:a}.', [("b", "a")], id="no space"),
        pytest.param('| a | b |\n|---|---|\n| "c"{quote: a} | d |', [("c", "a")], id="in a table"),
        pytest.param('A "b".', [], id="a quote without a mark"),
        pytest.param("A {b} c {d e}", [], id="braces of another kind"),
        pytest.param('A "b"{quote: a}.\n\n> C\n> -- paraphrase: d', [("b", "a"), ("C", "d")], id="with a passage"),
    ],
)
def test_quotes_inside_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        pytest.param("A walk{quote: a}.", "1:7", "the mark directly behind the closing", id="no quotation marks"),
        pytest.param('A walk"{quote: a}.', "1:8", "the mark directly behind", id="none that opens"),
        pytest.param('A “walk"{quote: a}.', "1:9", "the mark directly behind", id="of two kinds"),
        pytest.param('A "b". C “d"{quote: a}.', "1:13", "the mark directly behind", id="of two kinds, one before"),
        pytest.param('A "walk{quote: a}.', "1:8", "the mark directly behind the closing", id="none that closes"),
        pytest.param('A "walk\n\nb"{quote: a}.', "3:3", "the mark directly behind", id="over two paragraphs"),
        pytest.param('- A "walk\n- b"{quote: a}.', "2:5", "the mark directly behind", id="over two items"),
        pytest.param('A "walk" {quote: a}.', "1:10", "citations and notes stand behind", id="a space before the mark"),
        pytest.param('A "walk".{quote: a}', "1:10", "the mark directly behind", id="a full stop between"),
        pytest.param('A "walk"[^b]{quote: a}', "1:13", "citations and notes stand behind", id="a source between"),
        pytest.param("A 'walk'{quote: a}.", "1:9", 'write "what was said"', id="single quotation marks"),
        pytest.param('A ""{quote: a}.', "1:5", "write what was said between", id="no words"),
        pytest.param('A "..."{quote: a}.', "1:8", "write what was said between", id="dots alone"),
        pytest.param('A "walk"{paraphrase: a}.', "1:9", "-- paraphrase: person-id", id="a paraphrase"),
        pytest.param('A "walk"{qoute: a}.', "1:9", 'write "what was said"', id="misspelt"),
        pytest.param('A "walk"{said by a}.', "1:9", 'write "what was said"', id="another word"),
        pytest.param('A "walk"{Quote: a}.', "1:9", "the name of a file in content/people", id="a capital"),
        pytest.param('A "walk"{quote a}.', "1:9", "the name of a file in content/people", id="no colon"),
        pytest.param('A "walk"{quote:}.', "1:9", "the name of a file in content/people", id="nobody"),
        pytest.param('A "walk"{quote: a.', "1:9", "the name of a file in content/people", id="not closed"),
        pytest.param('A "walk"{quote: Dr. A B}.', "1:9", "the name of a file in content/people", id="a name"),
        pytest.param('A "walk"{quote: a, b}.', "1:9", "the name of a file in content/people", id="two people"),
        pytest.param('## A "walk"{quote: a}', "1:12", "into a sentence of the text", id="in a heading"),
        pytest.param('> A "b"{quote: a}\n> -- quote: c', "1:8", "a passage says at its end", id="in a passage"),
    ],
)
def test_quotes_that_are_refused(text: str, expected: str, hint: str) -> None:
    _, problems = read(text, lines_of("a.md", 1))
    (found,) = [problem for problem in problems if problem.code == "BODY020"]
    assert str(found.location) == f"a.md:{expected}"
    assert hint in found.hint


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param("test-expert", [], id="an expert of the answer"),
        pytest.param("test-reviewer", ["34:15 EXPERT001"], id="not among the experts"),
        pytest.param("test-exprt", ["34:15 REF001"], id="unknown"),
    ],
)
def test_a_quote_is_by_an_expert_of_the_answer(person: str, expected: list[str], site: Site) -> None:
    site.write(PERSON, REVIEWER)
    site.write(ANSWER, f'{FILES[ANSWER]}\nThis is "test"{{quote: {person}}} data.[^test-source]\n')
    assert [found.replace("35:15", "34:15") for found in site.found(ANSWER)] == expected


def test_a_section_may_consist_of_what_somebody_said(site: Site) -> None:
    site.write(ANSWER, f'{FILES[ANSWER]}\n## Test part\n\nIt is "test"{{quote: test-expert}} data.\n')
    assert site.found(ANSWER) == []


def shown(site: Site, text: str) -> str:
    """The last paragraph or item of a body as a reader sees it, without the numbers of sources."""
    site.write(PERSON, REVIEWER)
    known = FILES[ANSWER].replace("experts: [test-expert]", "experts: [test-expert, test-reviewer]")
    site.write(ANSWER, f"{known}\n{text}[^test-source]\n")
    (page,) = [page for page in render_site(site.check()).pages if page.path == "answers/sample/"]
    *_, last = BeautifulSoup(page.html, "html.parser").select('[data-part="body"] > p, [data-part="body"] > ul > li')
    for number in last.select("sup"):
        number.decompose()
    return " ".join(last.get_text().split())


BY = "(Test Expert)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('It is "so"{quote: test-expert}.', f'It is "so" {BY}.', id="nobody named"),
        pytest.param('Test Expert says "so"{quote: test-expert}.', 'Test Expert says "so".', id="the name before"),
        pytest.param('It is "so"{quote: test-expert}, said Expert.', 'It is "so", said Expert.', id="the name behind"),
        pytest.param(
            'Expert is right. It is "so"{quote: test-expert}.', f'Expert is right. It is "so" {BY}.', id="near"
        ),
        pytest.param(
            'It is "so"{quote: test-expert}. Expert left.', f'It is "so" {BY}. Expert left.', id="named later"
        ),
        pytest.param('"Expert"{quote: test-expert} it is.', f'"Expert" {BY} it is.', id="the name in the quote"),
        pytest.param('Experts say "so"{quote: test-expert}.', f'Experts say "so" {BY}.', id="another word"),
        pytest.param(
            'Expert says "so"{quote: test-expert}, Reviewer "no"{quote: test-reviewer}.',
            f'Expert says "so" {BY}, Reviewer "no" (Test Reviewer).',
            id="two people in a sentence",
        ),
        pytest.param('- "So"{quote: test-expert} it is.', f'"So" {BY} it is.', id="in a list, at its start"),
        pytest.param("It is “not < 5 & *so*”{quote: test-expert}.", f"It is “not < 5 & so” {BY}.", id="signs"),
    ],
)
def test_readers_learn_who_said_it(text: str, expected: str, site: Site) -> None:
    assert shown(site, text) == expected


ODD = ["Test *Expert*", "Test_Expert_ O'Neil & Sons", "[Test](x) `Expert`", "<b>Test</b> \\E"]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_stay_as_they_are(name: str, site: Site) -> None:
    site.write(EXPERT, FILES[EXPERT].replace("name: Test Expert", f"name: '{name.replace(chr(39), chr(39) * 2)}'"))
    assert shown(site, 'It is "so"{quote: test-expert}.') == f'It is "so" ({name}).'


def test_the_markup_of_a_quote(site: Site) -> None:
    site.write(ANSWER, f'{FILES[ANSWER]}\nIt is "so"{{quote: test-expert}}.[^test-source]\n')
    (page,) = [page for page in render_site(site.check()).pages if page.path == "answers/sample/"]
    (quote,) = BeautifulSoup(page.html, "html.parser").select('span[data-attribution="quote"]')
    assert (quote["data-expert"], quote.get_text()) == ("test-expert", '"so"')
    (link,) = quote.find_next_sibling("span").select("a")  # type: ignore[union-attr]
    assert link["href"] == "../../experts/test-expert/"
    assert "{quote" not in page.html
