"""The pages of decision guides."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.content import addresses
from askwell.content.states import UNKEPT
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.render.life.standing import standing
from askwell.render.page import Page
from askwell.render.view import View


def guide_list(view: View) -> Page:
    """The list of all guides."""
    html = view.fill("pages/guides.html", "decide/")
    said = "Step-by-step guides that help you prepare for a conversation with your doctor."
    return Page("decide/", "Decision guides", said, html, "content/flows")


def guides(view: View, flow: Flow) -> Iterator[Page]:
    """All pages of a guide: the guide itself, its entries, and its map. A flow that is no machine, since it has
    mistakes, has none."""
    if flow.status in UNKEPT:
        yield from withdrawn_guide(view, flow)
    elif machine := view.machines.get(flow.key):
        yield guide(view, machine)
        yield from (entered_guide(view, entered) for entered in machine.entries.values())
        yield guide_map(view, machine)


def withdrawn_guide(view: View, flow: Flow) -> Iterator[Page]:
    """The pages of a guide that was withdrawn: one for each address that it had."""
    now = standing(view, flow)
    if now is None:
        return
    for path in addresses.guide_paths(flow.key, flow.entries):
        html = view.fill("pages/withdrawn-guide.html", path, flow=flow, standing=now)
        said = now.described(flow.purpose)
        feed = addresses.guide_path(flow.key)
        yield Page(path, now.titled(flow.title), said, html, flow.path, about=flow, robots="noindex", feed=feed)


def guide(view: View, machine: Machine) -> Page:
    """A decision guide on its own page."""
    flow = machine.flow
    path = addresses.guide_path(flow.key)
    answers = view.orders.whole(f"flows/{flow.key}")
    html = view.fill("pages/guide.html", path, machine=machine, answers=answers, standing=standing(view, flow))
    return Page(path, flow.title, flow.purpose, html, flow.path, about=flow, feed=path)


def entered_guide(view: View, machine: Machine) -> Page:
    """A decision guide that is entered further on, on a page of its own."""
    flow, entry = machine.flow, machine.entry
    if entry is None or machine.entry_key is None:
        raise ValueError(f"{flow.key} is not entered further on")
    path = addresses.entry_path(flow.key, machine.entry_key)
    html = view.fill("pages/guide.html", path, machine=machine, answers=(), standing=standing(view, flow))
    return Page(path, f"{entry.title}: {flow.title}", flow.purpose, html, flow.path, about=flow)


def guide_map(view: View, machine: Machine) -> Page:
    """The whole guide at once, as a picture and in words."""
    flow = machine.flow
    path = addresses.map_path(flow.key)
    there = addresses.relative(path, addresses.guide_path(flow.key))
    html = view.fill("pages/map.html", path, machine=machine, guide=there, standing=standing(view, flow))
    said = f"Every way through the guide, as a picture and in words. {flow.purpose}"
    return Page(path, f"The whole guide: {flow.title}", said, html, flow.path, about=flow)
