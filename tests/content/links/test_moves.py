"""Where the addresses of choices lead that were mailed."""

from __future__ import annotations

import pytest

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.links.lock import Entry, Lock
from askwell.content.links.moves import moves
from tests.helpers import FILES, FLOW, read_flow

NOW = FILES[FLOW].replace("questions:", "was: [old-guide]\nquestions:", 1)
NOW += "entries:\n  further: {at: second, title: Test, was: [earlier]}\n"

HERE, ENTERED = "decide/flow/", "decide/flow/further/"

CASES = [
    ("d/flow/none-0a1b2c/", HERE),  # the question is another now
    ("d/old-guide/none-0a1b2c/", HERE),
    ("d/old-guide/none-123abc/", "d/flow/none-123abc/"),  # the same question, under a new name
    ("d/flow/further/none-0a1b2c/", ENTERED),
    ("d/old-guide/earlier/none-0a1b2c/", ENTERED),
    ("d/old-guide/earlier/none-123abc/", "d/flow/further/none-123abc/"),
    ("d/flow/gone/none-123abc/", HERE),  # an entry that is no more never leads to the whole guide's choice
    ("d/flow/none-123abc/", None),  # a page of its own
    ("d/flow/", HERE),
    ("d/other/none-0a1b2c/", None),  # another rule says what to do about a guide that is gone
    ("d/flow/none-0a1b2/", None),
    ("d/flow/none-0a1b2g/", None),
    ("d/flow/0a1b2c/", None),
    ("d/flow/a/b/none-0a1b2c/", None),
]


@pytest.mark.parametrize(("old", "new"), CASES)
def test_a_choice_that_was_mailed_leads_on(old: str, new: str | None) -> None:
    library = Library(flows={"flow": read_flow(NOW)})
    made = (HERE, ENTERED, "d/flow/none-123abc/", "d/flow/further/none-123abc/")
    lock = Lock((Entry("address", "flows:flow", old),), True)
    found = {move.old: move.new for move in moves(library, lock, None, made)}
    assert found.get(old) == new


@pytest.mark.parametrize("entry", [None, "after-a-fall"])
def test_a_path_is_read_as_it_is_written(entry: str | None) -> None:
    path = addresses.choice_path("jogging", entry, "not-sure-3fa9c1")
    assert addresses.read_choice_path(path) == ("jogging", entry, "not-sure-3fa9c1")
