"""Answers that cannot be read for a while, since somebody is at work on them.

A preview shows what is wrong in the place of such an answer's page. Everywhere else it stands as it was read last, so
that no other page changes while a header is being written. A build has nothing of this: it makes nothing then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from askwell.checks import findings_in
from askwell.checks.checked_site import CheckedSite
from askwell.content.body.answer import AnswerRead, read_answer
from askwell.content.naming import former_names, unknown_in_text
from askwell.content.states import says_draft
from askwell.diagnostics import Diagnostic, errors, in_order
from askwell.rebuild.last import Last
from askwell.rebuild.reading import KINDS
from askwell.source.files import read_text


def unread(last: Last, root: Path) -> Mapping[str, AnswerRead]:
    """Of the files of answers that changed, those that cannot be read, with what can be read of them."""
    found = ((path, _read(last, root, path)) for path in sorted(last.changed))
    return {path: read for path, read in found if read is not None and read.record is None}


def _read(last: Last, root: Path, path: str) -> AnswerRead | None:
    """What a file says; None for a draft, and for what is no answer."""
    if path not in last.ground.slugs or path not in last.stamps:
        return None
    text, problems = read_text(root, root / path)
    if problems:
        return AnswerRead(found=tuple(problems))
    return None if says_draft(text) else read_answer(last.ground.slugs[path], path, text)


def as_before(last: Last, unread: Mapping[str, AnswerRead]) -> Last:
    """The same build, for which these files did not change."""
    return replace(last, stamps={**last.stamps, **{path: last.ground.files[path] for path in unread}})


def with_unread(checked: CheckedSite, slugs: Mapping[str, str], unread: Mapping[str, AnswerRead]) -> CheckedSite | None:
    """A site with what is wrong with these files, in place of what was found in their answers; None if more than this
    rests on what they say."""
    library = checked.library
    for path, read in unread.items():
        answer = library.answers[slugs[path]]
        shown = tuple(read.body.picture_path(figure) for figure in read.body.figures) if read.body else ()
        if path in library.drafts or not errors(read.found) or answer.media or shown != answer.shown:
            return None
    others = [one for one in checked.diagnostics if one.location.path not in unread]
    own = [one for read in unread.values() for one in _found(checked, read)]
    return replace(checked, diagnostics=in_order([*others, *own]))


def _found(checked: CheckedSite, read: AnswerRead) -> Iterator[Diagnostic]:
    """What is wrong with a file, as a whole check tells it."""
    yield from read.found
    records = {kind: checked.library.collection(kind) for kind in KINDS}
    known = {kind: checked.library.known_of(kind) for kind in KINDS}
    for text in (read.body, read.unsettled if read.headed else None):
        if text is not None:
            yield from unknown_in_text(text, known, former_names(records))
    if read.body is not None:
        yield from findings_in(checked, read.body)
