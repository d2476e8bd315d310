"""The small pages at addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

from askwell.content import addresses
from askwell.content.links.moves import Move
from askwell.content.links.parts import Part
from askwell.content.states import State
from askwell.render.frame import Frame, Gapped, gapped, shape_of, words_of
from askwell.render.machines.telling import Told
from askwell.render.page import Page
from askwell.render.policy import POLICY
from askwell.render.styles import STYLE_SHEET
from askwell.render.view import template
from askwell.shelf import Finished, Place, Text
from askwell.source.asked import Afresh
from askwell.source.record import Record

SCRIPT = "assets/lead-on.js"
"""The script of these pages, by its path in the site."""


def script_file() -> Mapping[str, str]:
    """The script, by its path in the site."""
    return {SCRIPT: (files("askwell") / "theme" / "moved" / "lead-on.js").read_text(encoding="utf-8")}


Plain = tuple[str, bool, str, int]
"""Where an address leads, whether it is a short one, the file that says so, and the bytes of its small page."""


def stubs(frame: Frame, moves: tuple[Move, ...], pages: Mapping[str, Page], units: Afresh) -> Iterator[Page]:
    """A page for each address that leads on. `pages` are those that they lead to, by their paths. A small page that
    says no more than what its page says rests on that page: if both are as an earlier build made them, it is there."""
    before: Mapping[str, Plain] = units.held("stubs", "") or {}
    parts = {addresses.answer_path(slug): found for slug, found in frame.view.moved.items()}
    shapes: dict[object, Gapped] = {}
    now: dict[str, Plain] = {}
    for move in moves:
        page, moved = pages[move.new], parts.get(move.old, ())
        if moved or _withdrawn(page):
            told = frame.telling.told(page, data=False)
            yield _page(move, page, _drawn(frame, move, page, told, moved))
            continue
        last = before.get(move.old)
        if last is None or last[:3] != (move.new, move.short, move.source) or not page.is_finished:
            html = _in_shape(frame, move, page, shapes)
            last = (move.new, move.short, move.source, len(html.encode()))
            yield _page(move, page, html)
        else:
            yield _there(move, page, f"{units.folder}/{move.old}", last[3])
        now[move.old] = last
    if now != before:
        units.keep("stubs", "", now, ())


def _page(move: Move, page: Page, html: Text, around: Text = "") -> Page:
    said = (move.old, page.title, page.description, html, move.source)
    return Page(*said, leads_to=move.new, before=around, after=around)


def _there(move: Move, page: Page, folder: str, size: int) -> Page:
    """A small page that an earlier build wrote."""
    file = Finished(f"{folder}{'' if folder.endswith('.html') else 'index.html'}")
    return _page(move, page, Place(file, 0, size), around=Place(file, 0, 0))


def _in_shape(frame: Frame, move: Move, page: Page, shapes: dict[object, Gapped]) -> str:
    """A small page that differs from others of its shape in nothing but words."""
    told = frame.telling.told(page, data=False)
    shape = (move.short, move.old.count("/"), page.path == "", shape_of(page, told))
    if shape not in shapes:
        shapes[shape] = Gapped.of(_drawn(frame, move, *gapped(page, told)))
    return shapes[shape].filled(words_of(page, told))


def _drawn(frame: Frame, move: Move, page: Page, told: Told, parts: tuple[Part, ...] = ()) -> str:
    """The page at an address that leads on, or that of its shape, with gaps."""
    return template("moved/moved.html").render(
        page=page,
        settings=frame.view.settings,
        told=told,
        to=lambda target: addresses.relative(move.old, target),
        policy="" if frame.preview else POLICY,
        sheet=STYLE_SHEET,
        script=SCRIPT,
        short=move.short,
        withdrawn=_withdrawn(page),
        parts=parts,
    )


def _withdrawn(page: Page) -> Record | None:
    """The record of a page that was withdrawn: nobody is led there without a word."""
    return page.about if getattr(page.about, "status", "") == State.WITHDRAWN else None
