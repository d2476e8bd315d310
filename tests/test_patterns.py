"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from askwell.patterns import METHODS, regex

USES = {
    "search": ("a1b22",),
    "match": ("12ab",),
    "fullmatch": ("123",),
    "sub": ("-", "a1b22"),
    "subn": ("-", "a1b22"),
    "split": ("a1b22c",),
    "findall": ("a1b22",),
    "finditer": ("a1b22",),
}


def plain(found: object) -> object:
    """What was found, in a form that can be compared."""
    if isinstance(found, re.Match):
        return found.span()
    return [plain(each) for each in found] if hasattr(found, "__next__") else found  # type: ignore[attr-defined]


def test_every_method_has_a_case() -> None:
    assert set(METHODS) == set(USES)


@pytest.mark.parametrize("method", METHODS)
def test_it_does_what_a_compiled_one_does(method: str) -> None:
    late, at_once = regex(r"\d+"), re.compile(r"\d+")
    for _ in range(2):
        assert plain(getattr(late, method)(*USES[method])) == plain(getattr(at_once, method)(*USES[method]))


def test_its_text_can_be_read_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(re, "compile")
    assert regex("a(b)").pattern == "a(b)"


def test_flags_and_groups_are_those_of_the_compiled() -> None:
    one = regex("(?P<first>a)(b)", re.IGNORECASE)
    assert (one.flags, one.groups, dict(one.groupindex)) == (re.compile("", re.IGNORECASE).flags, 2, {"first": 1})
    assert one.search("xAB")


def test_it_can_be_copied_and_sent_to_other_processes() -> None:
    one = regex("a+")
    assert one.search("baa")
    for other in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other.fullmatch("aaa")


def test_a_mistake_in_a_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error, match="unterminated"):
        regex("(").search("a")
