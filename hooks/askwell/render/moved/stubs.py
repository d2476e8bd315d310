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
from askwell.source.record import Record

SCRIPT = "assets/lead-on.js"
"""The script of these pages, by its path in the site."""


def script_file() -> Mapping[str, str]:
    """The script, by its path in the site."""
    return {SCRIPT: (files("askwell") / "theme" / "moved" / "lead-on.js").read_text(encoding="utf-8")}


def stubs(frame: Frame, moves: tuple[Move, ...], pages: Mapping[str, Page]) -> Iterator[Page]:
    """A page for each address that leads on. `pages` are those that they lead to, by their paths."""
    parts = {addresses.answer_path(slug): found for slug, found in frame.view.moved.items()}
    made: dict[object, Gapped] = {}
    for move in moves:
        page, moved = pages[move.new], parts.get(move.old, ())
        told = frame.telling.told(page, data=False)
        shape = (move.short, move.old.count("/"), page.path == "", shape_of(page, told))
        if moved or _withdrawn(page):
            html = _drawn(frame, move, page, told, moved)
        else:
            if shape not in made:
                made[shape] = Gapped.of(_drawn(frame, move, *gapped(page, told)))
            html = made[shape].filled(words_of(page, told))
        yield Page(move.old, page.title, page.description, html, move.source, leads_to=move.new)


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
