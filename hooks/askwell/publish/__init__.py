"""Puts a finished site in the place of the last one, whole or after an edit, so that nobody sees it half done."""

from askwell.publish.alone import alone
from askwell.publish.edit import Edited, edit, publish_edit
from askwell.publish.spare import prepare
from askwell.publish.stamps import Stamps, renewed, stamps, touched
from askwell.publish.whole import begin, commit, discard
from askwell.publish.writing import refusal, write

__all__ = [
    "Edited",
    "Stamps",
    "alone",
    "begin",
    "commit",
    "discard",
    "edit",
    "prepare",
    "publish_edit",
    "refusal",
    "renewed",
    "stamps",
    "touched",
    "write",
]
