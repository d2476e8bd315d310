"""Disclaimers: each once, in its place, word for word, a fault at a time."""

from __future__ import annotations

import pytest

from tests.audit.spoil import (
    ABOUT,
    ANSWERS,
    EXPERT,
    FULL,
    GUIDE,
    HOME,
    NEWEST,
    PLAIN,
    TOPIC,
    Copy,
    Spoil,
    add,
    drop,
    fill,
    move,
    put,
    rename,
    reword,
    says,
    twice,
    without,
    wrap,
)


def said(key: str) -> str:
    return f'[data-disclaimer="{key}"]'


def on(step: str, key: str) -> str:
    return f'[data-node="{step}"] {said(key)}'


def wording(key: str) -> str:
    """A disclaimer as markup."""
    return f'<p data-disclaimer="{key}">Test wording of {key}.</p>'


FIRST = '[data-node="screen"]'

FAULTS: list[tuple[str, str, Spoil, str]] = [
    ("general", FULL, drop(said("general")), "DISC101"),
    ("general without its mark", FULL, without(said("general"), "data-disclaimer"), "DISC101"),
    ("nobody interviewed", PLAIN, drop(said("no-expert")), "DISC101"),
    ("bound to a topic", FULL, drop(said("bound")), "DISC101"),
    ("named by the answer", PLAIN, drop(said("named")), "DISC101"),
    ("votes", FULL, drop(said("votes")), "DISC101"),
    ("votes at home", HOME, drop(said("votes")), "DISC101"),
    ("votes in a list", ANSWERS, drop(said("votes")), "DISC101"),
    ("votes in a sorted list", NEWEST, drop(said("votes")), "DISC101"),
    ("votes in a topic", TOPIC, drop(said("votes")), "DISC101"),
    ("votes at an expert's", EXPERT, drop(said("votes")), "DISC101"),
    ("sending", FULL, drop(said("submit")), "DISC101"),
    ("sending at home", HOME, drop(said("submit")), "DISC101"),
    ("before a guide", GUIDE, drop(said("guide-start")), "DISC101"),
    ("on one outcome", GUIDE, drop(on("rest", "guide-outcome")), "DISC101"),
    ("on an urgent outcome", GUIDE, drop(on("today", "urgent")), "DISC101"),
    ("on an emergency", GUIDE, drop(on("call", "emergency")), "DISC101"),
    ("in a comment", FULL, wrap(said("general"), "<!--", "-->"), "DISC101"),
    ("general twice", FULL, twice(said("general")), "DISC102"),
    ("votes twice", ANSWERS, twice(said("votes")), "DISC102"),
    ("an outcome's twice", GUIDE, twice(on("visit", "guide-outcome")), "DISC102"),
    ("an emergency's on another outcome", GUIDE, add('[data-node="rest"]', wording("emergency")), "DISC102"),
    ("before a guide, and behind it", GUIDE, add("main", wording("guide-start")), "DISC102"),
    ("general before the body", FULL, move(said("general"), "h1"), "DISC103"),
    ("general in the body", FULL, move(said("general"), '[data-part="body"] p'), "DISC103"),
    ("general behind the sources", FULL, move(said("general"), '[data-part="sources"]'), "DISC103"),
    ("general in the footer", FULL, move(said("general"), ".aw-foot p"), "DISC103"),
    ("general aside", FULL, wrap(said("general"), "<aside>", "</aside>"), "DISC103"),
    ("general in a header", FULL, rename('[data-part="disclaimers"]', "header"), "DISC103"),
    ("general in a list of links", FULL, rename('[data-part="disclaimers"]', "nav"), "DISC103"),
    ("sending elsewhere", FULL, move(said("submit"), "h1"), "DISC103"),
    ("bound to a topic, too early", FULL, move(said("bound"), "h1"), "DISC103"),
    ("before a guide, too late", GUIDE, move(said("guide-start"), FIRST), "DISC103"),
    ("before a guide, in its first step", GUIDE, move(said("guide-start"), f"{FIRST} [id]"), "DISC103"),
    ("urgent before what to do", GUIDE, move(said("urgent"), '[data-node="today"] [id]'), "DISC103"),
    ("emergency before what to do", GUIDE, move(said("emergency"), '[data-node="call"] [id]'), "DISC103"),
    ("an outcome's outside of it", GUIDE, move(on("rest", "guide-outcome"), '[data-node="rest"]'), "DISC103"),
    ("votes in the sidebar", ANSWERS, move(said("votes"), ".aw-menu"), "DISC103"),
    ("other words", FULL, says(said("general"), "Nothing to see here."), "DISC104"),
    ("a word less", FULL, reword("Test wording of general.", "Test wording of"), "DISC104"),
    ("a word more", GUIDE, add(said("guide-start"), " Perhaps."), "DISC104"),
    ("no words", PLAIN, says(said("no-expert"), ""), "DISC104"),
    ("another's words", FULL, says(said("general"), "Test wording of votes."), "DISC104"),
    ("other words where none is called for", ABOUT, add("main", '<p data-disclaimer="votes">x</p>'), "DISC104"),
    ("one that content does not know", ABOUT, add("main", '<p data-disclaimer="new">x</p>'), "DISC106"),
    ("one without a name", FULL, put(said("general"), data_disclaimer=""), "DISC106"),
    ("hidden", PLAIN, put(said("general"), hidden=""), "PAGE106"),
    ("hidden at home", HOME, put(said("submit"), hidden=""), "PAGE106"),
    ("hidden in a list", ANSWERS, put(said("votes"), hidden=""), "PAGE106"),
    ("hidden before a guide", GUIDE, put(said("guide-start"), hidden=""), "PAGE106"),
    ("hidden on an outcome", GUIDE, put(on("rest", "guide-outcome"), hidden=""), "PAGE106"),
    ("hidden on an emergency", GUIDE, put(on("call", "emergency"), hidden=""), "PAGE106"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_fault(copy: Copy, file: str, how: Spoil, code: str) -> None:
    copy.spoil(file, how)
    assert (file, code) in copy.codes()


NEAR_MISSES: list[tuple[str, str, Spoil]] = [
    ("known words where none are called for", ABOUT, add("main", wording("general"))),
    ("white space", FULL, says(said("general"), "\n  Test   wording of\tgeneral. ")),
    ("marked up", FULL, fill(said("general"), "<strong>", "</strong>")),
    ("another element", FULL, rename(said("general"), "div")),
    ("in a part of the text", FULL, wrap(said("general"), "<section><div>", "</div></section>")),
]


@pytest.mark.parametrize(("file", "how"), [n[1:] for n in NEAR_MISSES], ids=[n[0] for n in NEAR_MISSES])
def test_near_miss(copy: Copy, file: str, how: Spoil) -> None:
    copy.spoil(file, how)
    assert {code for _, code in copy.codes() if code.startswith("DISC")} == set()
