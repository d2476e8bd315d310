"""Documents of feeds after an edit: the same as those that are written from nothing, and no more of them is made than
what says something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from askwell.content import addresses
from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.render.assets import bytes_of
from askwell.render.feeds.atom import ATOM
from askwell.render.feeds.feed import Author, Document, Entry, Facts, Feed, Form
from askwell.render.feeds.json_feed import JSON_FEED
from askwell.render.feeds.writing import Written
from tests.helpers import TODAY
from tests.render.feeds.made import BASE, FACTS, SITE, documents, entry_of, feed_of

NUMBER = 130
ENTRIES = tuple(entry_of(TODAY - timedelta(days=n), f"e{n}", html=f"<p>Tést {n}</p>") for n in range(NUMBER))
OTHER = TODAY + timedelta(days=1)

Edit = Callable[[list[Entry]], None]


def body(entries: list[Entry]) -> None:
    entries[60] = replace(entries[60], html="<p>Other tést</p>")


def to_the_top(entries: list[Entry]) -> None:
    entries.insert(0, replace(entries.pop(120), updated=OTHER))


def out(entries: list[Entry]) -> None:
    del entries[10]


def new(entries: list[Entry]) -> None:
    entries.insert(0, entry_of(OTHER, "new"))


def many(entries: list[Entry]) -> None:
    del entries[:70]


def nothing(entries: list[Entry]) -> None:
    del entries


def written(form: Form, feed: Feed, entries: Sequence[Entry], units: Units, made: list[str]) -> dict[str, bytes]:
    """The documents by their paths. `made` gets the names of the entries that were looked at."""
    whole = {entry.id: entry for entry in entries}

    def look(name: str) -> Entry:
        made.append(name)
        return whole[name]

    writing = Written(BASE, SITE, look, lambda text: text, units)
    each = list(replace(feed, entries=tuple(entry.listed for entry in entries)).documents)
    return {path(form, one): bytes_of(writing.document(one, form, feed.base)) for one in each}


def path(form: Form, one: Document) -> str:
    return addresses.feed_path(one.feed.base, form.ending, one.number)


@pytest.mark.parametrize("form", [ATOM, JSON_FEED], ids=["atom", "json"])
@pytest.mark.parametrize(
    ("edit", "looked_at"), [(body, 1), (to_the_top, 1), (out, 0), (new, 1), (many, 20), (nothing, 0)]
)
def test_after_an_edit(edit: Edit, looked_at: int, form: Form, tmp_path: Path) -> None:
    units = Units(Store.new(tmp_path / "store"))
    for name, raw in written(form, feed_of(0), ENTRIES, units, []).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    units.store.finish()
    entries, made = list(ENTRIES), list[str]()
    edit(entries)
    for _ in range(2):  # what was kept of an edit is right for the next
        units, made = Units(Store.open(tmp_path / "store"), ()), []
        units.folder = str(tmp_path)
        found = written(form, feed_of(0), entries, units, made)
        assert [raw.decode() for raw in found.values()] == documents(form, feed_of(0), entries)
        units.finish()
        units.store.connection.execute("commit")
        units.store.connection.close()
        for name, raw in found.items():
            (tmp_path / name).write_bytes(raw)
        assert len(made) == looked_at
        looked_at = 0


ENTRY: Mapping[str, Any] = {
    "id": "x", "title": "x", "url": "x", "published": OTHER, "updated": OTHER, "words": "x", "author": Author("x", "y"),
    "facts": replace(FACTS, label="x"), "html": "x", "kind": ("x", "y"), "topics": (("x", "y"),),
}  # fmt: skip
FACT: Mapping[str, Any] = {
    "model": "drafted", "label": "x", "checked": "x", "dated": "x", "cautions": ("x",), "state": "archived",
    "reviewed": OTHER, "next_review": OTHER,
}  # fmt: skip
FEED: Mapping[str, Any] = {
    "id": "x", "title": "x", "about": "x", "base": "x/", "updated": OTHER, "entries": (ENTRIES[0].listed,),
}  # fmt: skip


def changed(one: Any, by: Mapping[str, Any]) -> list[Any]:
    return [one, *(replace(one, **{name: value}) for name, value in by.items())]


def test_every_field_of_an_entry_is_in_its_mark() -> None:
    """An entry with another mark may be written as before; one with the same mark never otherwise."""
    assert [field.name for field in fields(Entry)] == sorted(ENTRY, key=[f.name for f in fields(Entry)].index)
    assert {field.name for field in fields(Facts)} == FACT.keys()
    every = changed(ENTRIES[0], ENTRY)
    every += [replace(ENTRIES[0], facts=facts) for facts in changed(FACTS, FACT)[1:]]
    every += [replace(ENTRIES[0], author=Author(*author)) for author in (("x", SITE.url), (SITE.name, "x"))]
    marks = [entry.listed.mark for entry in every]
    assert len(set(marks)) == len(marks) - 1  # another label stands there twice
    assert replace(ENTRIES[0], id="e0", html="x").listed.mark != replace(ENTRIES[0], id="e0x", html="").listed.mark


def test_every_field_of_a_feed_is_in_the_marks_of_its_documents() -> None:
    assert {field.name for field in fields(Feed)} == {*FEED, "owner", "former"}  # these two are not written
    feeds = [*changed(feed_of(0), FEED), feed_of(60), feed_of(110)]
    marks = [one.mark for feed in feeds for one in feed.documents]
    assert len(set(marks)) == len(marks)
