"""A proposal as the file that an editor goes on from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from askwell.checks.editions.wording import LONGEST, SHORTEST, pressing
from askwell.content.editions.shown import shouted, shown_length
from askwell.content.editions.words import not_plain
from askwell.content.records import Answer
from askwell.diagnostics import one_line
from askwell.mailing.proposal import Proposal, ProposedItem, Why

NO_SUBJECT = f"TODO: say what readers will find, in {SHORTEST} to {LONGEST} characters"

_HEAD = """\
---
# A proposal of `askwell edition new`: change what you like.
# A draft is not on the site. Take this line out when the edition is ready.
status: draft

# The subject of the mail: {shortest} to {longest} characters, what readers will find, without shouting.
subject: {subject}

# What mail programs show behind the subject: something else than it says, at most 150 characters.
preheader: {preheader}

# What the edition leads to, the most important first: only the first has a button. Each shows its short answer, or what
# the guide is for; write blurb: below it for words of your own, at most 60 of them.
items:
{items}
{left}
# How it ends:
# sign_off: Until next week.

# Who answers for it, if that is not the responsible editor of the site; the name of a file in content/people:
# editor: jane-sample

# How the words of the edition itself were made: drafted, assisted or none, and how.
# ai_use:
#   model: none
#   how: Written by the editors.
---
TODO: say in a paragraph or two why this matters now. Plain words, without links.
"""


def text_of(proposal: Proposal) -> str:
    """The file of a draft with its comments."""
    left = [f"# Not proposed: {one_line(said)}." for said in proposal.left]
    return _HEAD.format(
        shortest=SHORTEST,
        longest=LONGEST,
        subject=_quoted(subject(proposal)),
        preheader=_quoted(preheader(proposal)),
        items="\n".join(line for item in proposal.items for line in _item(item)),
        left="\n".join([*left, ""]) if left else "",
    )


def subject(proposal: Proposal) -> str:
    """The question of the item that it is about, if that fits an inbox; else a word that it is still to be written."""
    item = proposal.about
    said = f"{item.change.word}: {item.name}" if item.change else item.name
    fits = SHORTEST <= shown_length(said) <= LONGEST and not_plain(said) is None and pressing(said) is None
    return said if fits and shouted(said, said) is None else NO_SUBJECT


def preheader(proposal: Proposal) -> str:
    """What is in the edition, counted: nothing is claimed that an editor has not read."""
    kinds = Counter((item.change.word.lower() if item.change else item.why.value) for item in proposal.items)
    parts = [_PARTS[kind][0] if number == 1 else _PARTS[kind][1].format(number) for kind, number in kinds.items()]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"In this newsletter: {listed}."


_PARTS = {
    "correction": ("a correction", "{} corrections"),
    "retraction": ("a retraction", "{} retractions"),
    Why.NEW: ("a new answer", "{} new answers"),
    Why.ASKED: ("a question that readers voted for", "{} questions that readers voted for"),
    Why.GUIDE: ("a guide", "{} guides"),
    Why.AGAIN: ("an answer from before", "{} answers from before"),
}
"""What an edition has of a kind, once and more often."""


def _item(item: ProposedItem) -> Iterator[str]:
    """The lines of an item; behind it why it is there."""
    record = item.record
    named = f"answer: {record.id}" if isinstance(record, Answer) else f"guide: {record.key}"
    yield f"  # {one_line(item.name)}"
    yield f"  - {named}  # {one_line(item.reason)}"
    if item.change:
        yield f"    change: {item.change.on}"
    if item.first_question:
        yield "    first_question: yes  # it begins with signs of an emergency, so readers may begin in the mail"


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
