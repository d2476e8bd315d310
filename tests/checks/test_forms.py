"""Which form each rule has: about one record with what it names, or about all records together."""

from __future__ import annotations

import inspect
import pkgutil
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import NoReturn, cast

import pytest

from askwell import checks
from askwell.checks.answers import slug_is_free
from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.again import may_go_again
from askwell.checks.life.former_names import former_places_are_free
from askwell.content.body.text import MarkdownText
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, in_order
from tests.checks.alone import found_by, only_by_key
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, Site

FORMS = ("ABOUT_ANSWERS", "ABOUT_TEXTS", "ABOUT_KEPT_TEXTS", "ABOUT_GUIDES", "ABOUT_STAGED", "ACROSS")
LISTED = [rule for form in FORMS for rule in getattr(checks, form)]

NOT_LISTED = {may_go_again}
"""About an edition that goes out once more: no check of the site asks that."""


def rules() -> Iterator[Callable[..., Iterator[Diagnostic]]]:
    """Every function of the rules' modules that gives findings, and that other modules may call."""
    for found in pkgutil.walk_packages(checks.__path__, "askwell.checks."):
        module = import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            gives = function.__annotations__.get("return") == "Iterator[Diagnostic]"
            if gives and function.__module__ == found.name and not name.startswith("_"):
                yield function


def test_every_rule_stands_in_one_form_once() -> None:
    assert Counter(LISTED) == Counter(rule for rule in rules() if rule not in NOT_LISTED)
    assert len(LISTED) > 100


SPOILT = {
    ANSWER: FILES[ANSWER]
    .replace("published: 2026-01-10", "published: 2027-12-24")
    .replace("sources: [test-source, paper-source]", "sources: [test-source, test-source]")
    .replace("if:", "call 999")
    .replace("[^test-source]", "")
    .replace("## Test heading", "## Test heading\n\n## TODO"),
    "answers/unread.md": "---\nid: u4rd\n---\nCall 999 today.\n\n## TODO\n",
    FLOW: FILES[FLOW].replace("Test call", "Take 5 mg").replace("label: Right", "label: Left"),
}
"""An answer, an answer whose header cannot be read, and a guide, each with several mistakes."""


def test_the_order_of_rules_does_not_matter(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in SPOILT.items():
        site.write(name, text)
    expected = site.check().diagnostics
    codes = {one.code for one in expected}
    assert codes >= {"DATE001", "REF005", "CARE001", "CARE004", "BODY009", "TODO001", "SOURCE004", "FLOW011", "FLOW012"}
    assert {one.code for one in expected if one.location.path == "content/answers/unread.md"} >= {"CARE004", "TODO001"}
    rng = random.Random(1)
    for form in FORMS:
        listed = getattr(checks, form)
        monkeypatch.setattr(checks, form, tuple(rng.sample(listed, len(listed))))
    assert site.check().diagnostics == expected


def test_a_rule_of_any_form_can_be_asked_alone(site: Site) -> None:
    for name, text in SPOILT.items():
        site.write(name, text)
    checked = site.check()
    assert in_order(one for rule in LISTED for one in found_by(rule, checked)) == in_order(checks.findings(checked))


def test_a_rule_about_one_record_cannot_look_at_all(site: Site) -> None:
    def beyond(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
        if any(other is not answer for other in site.library.answers.values()):
            yield Diagnostic(answer.at(), "TEST", "Test")

    checked = site.check()
    answer = checked.library.answers["sample"]
    hidden = only_by_key(checked)
    assert list(beyond(checked, answer)) == list(slug_is_free(hidden, answer)) == []
    assert hidden.library.answers.get("sample") is answer
    for look in (
        lambda: beyond(hidden, answer),
        lambda: hidden.library.bodies.values(),
        lambda: hidden.machines.items(),
        lambda: [len(hidden.library.flows)],
        lambda: hidden.library.roles.of,
    ):
        with pytest.raises(AssertionError, match="looks at all"):
            list(look())


class Unread:
    """A text that nobody may read."""

    def __getattribute__(self, name: str) -> NoReturn:
        raise AssertionError("a rule about all records reads a text")


READS_HEADINGS = {former_places_are_free}
"""By `Library.renamed`, which has the few headings that moved."""


def test_rules_about_all_records_read_no_text(site: Site) -> None:
    for name, text in SPOILT.items():
        site.write(name, text)
    site.write(EXPERT, FILES[EXPERT].replace("credentials: None, a person made up for tests\n", ""))
    checked = site.check()
    answers = {key: answer.model_copy() for key, answer in checked.library.answers.items()}
    for answer in answers.values():
        answer._body = answer._unsettled = cast(MarkdownText, Unread())
    bodies = {key: cast(MarkdownText, Unread()) for key in checked.library.bodies}
    unread = replace(checked, library=replace(checked.library, answers=answers, bodies=bodies))
    for rule in (rule for rule in checks.ACROSS if rule not in READS_HEADINGS):
        assert list(rule(unread)) == list(rule(checked)), rule.__name__
    with pytest.raises(AssertionError, match="reads a text"):
        list(former_places_are_free(unread))
