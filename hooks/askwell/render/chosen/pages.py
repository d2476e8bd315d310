"""The page of a choice that a newsletter offers: what its link says, and how the guide goes on from there."""

from __future__ import annotations

from dataclasses import replace

from askwell.content import addresses
from askwell.flow.machine.states import Advice
from askwell.flow.schema.urgency import Urgency
from askwell.letters.mailed import MailedChoice
from askwell.render.life.standing import standing
from askwell.render.page import Page
from askwell.render.view import View


def chosen(view: View, mailed: MailedChoice) -> Page:
    """The page says what the link says, never that its reader chose it: a program may have opened it, or somebody to
    whom the mail was sent on. Advice stands on it at once, so that nobody in an emergency needs another tap; but not
    advice that is right only for those who were asked. Cards that programs show of the link do not name the choice."""
    machine, flow = mailed.machine, mailed.machine.flow
    there = addresses.relative(mailed.path, mailed.guide)
    advice = isinstance(mailed.target.content, Advice) and not mailed.must_be_walked_to
    html = view.fill(
        "pages/chosen.html",
        mailed.path,
        machine=machine,
        flow=flow,
        record=flow,
        mailed=mailed,
        asked=mailed.asked,
        there=there,
        state=replace(mailed.target, number=0) if advice else None,
        first=isinstance(mailed.target.content, Advice) and mailed.target.content.urgency is Urgency.EMERGENCY,
        standing=standing(view, flow),
    )
    said = "A link from a newsletter, which goes on from the first question of this guide."
    title = f"A choice in a newsletter: {flow.title}"
    return Page(
        mailed.path,
        title,
        said,
        html,
        flow.path,
        about=flow,
        robots="noindex",
        canonical=addresses.guide_path(flow.key),
    )
