"""What is to be kept of editions that were sent: their letters, and the changes that their texts had told by then."""

from __future__ import annotations

from collections.abc import Mapping

from askwell.content.editions.edition import Edition
from askwell.content.history.told import told
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Item
from askwell.letters.making import guide_of, letter
from askwell.letters.sent import sent_text


def record_of(library: Library, item: Item) -> Answer | Flow | None:
    """The answer or guide of an item that was mailed, under the name that it has now; of an answer that was merged
    since, the one that was merged. None if it is gone."""
    if item.kind != "answer":
        return guide_of(library, item.key.partition("/")[0])
    answers = library.answers.values()
    return next((one for one in answers if one.id == item.key), None) or next(
        (one for one in answers if item.key in one.was), None
    )


def kept_text(library: Library, edition: Edition, machines: Mapping[str, Machine]) -> str:
    """The text of the file that is to keep a sent edition, from content as it is now. Raises ValueError as `letter`
    does, and of an edition that was not sent."""
    if edition.sent is None:
        raise ValueError(f"the edition {edition.key} was not sent")
    made = letter(library, edition, machines)
    records = {item.key: record_of(library, item) for item in made.items}
    changes = {key: tuple(change.id for change in told(one)) for key, one in records.items() if one is not None}
    return sent_text(edition, edition.sent, made, changes)
