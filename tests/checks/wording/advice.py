"""Advice of the good site with other words."""

from __future__ import annotations

from tests.helpers import FILES, FLOW, Site

OUTCOMES = {"emergency": "call", "routine": "visit", "self_care": "rest"}
LINES = {"call": 34, "visit": 42, "rest": 50}
FIELDS = ("urgency", "title", "next_step", "how_soon", "why", "would_change")


def said(urgency: str, more: str = "", **texts: str) -> str:
    """The flow of the good site with other texts in one outcome. Urgent advice takes the place of a visit."""
    head, _, outcomes = FILES[FLOW].partition("outcomes:\n")
    key = OUTCOMES.get(urgency, "visit")
    before, _, mine = outcomes.partition(f"  {key}:\n")
    mine, after = (f"{part}sources: [test-source]\n" for part in (*mine.split("sources: [test-source]\n", 1),))
    for name, text in texts.items():
        start = mine.index(f"    {name}:")
        mine = f"{mine[:start]}    {name}: {text}\n{mine[mine.index(chr(10), start) + 1 :]}"
    if urgency == "urgent":
        mine = mine.replace("urgency: routine", "urgency: urgent")
    return f"{head}outcomes:\n{before}  {key}:\n{mine}{after.removesuffix('sources: [test-source]' + chr(10))}{more}"


def found(site: Site, urgency: str, more: str = "", **texts: str) -> list[str]:
    """What is found then."""
    site.write(FLOW, said(urgency, more, **texts))
    return site.found(FLOW)


def place(urgency: str, field: str, code: str) -> list[str]:
    """The finding at a text of an outcome."""
    line = LINES[OUTCOMES.get(urgency, "visit")] + FIELDS.index(field)
    return [f"{line}:{len(field) + 7} {code}"]
