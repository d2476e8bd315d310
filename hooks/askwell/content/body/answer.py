"""An answer's file: its header as a record, and its Markdown, with everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

from askwell.content.body.reading import read as read_markdown
from askwell.content.body.text import NO_TEXT, MarkdownText, lines_of
from askwell.content.records import Answer
from askwell.content.states import KEPT, NEEDS, STANDING, State, missing, written_state
from askwell.diagnostics import Diagnostic, Location
from askwell.source.files import FrontMatter, split_front_matter
from askwell.source.yaml import Document, Parsed, parse_yaml


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """What a file says. There is no record if something is wrong with the header, no body if the file is not cut into
    a header and a body, or if the answer was merged; `headed` tells whether the header could be read as YAML."""

    record: Answer | None = None
    body: MarkdownText | None = None
    unsettled: MarkdownText = NO_TEXT
    headed: bool = False
    found: tuple[Diagnostic, ...] = ()


def read_answer(key: str, name: str, text: str) -> AnswerRead:
    """Reads an answer's body whatever its header is like: the one hides no mistake of the other. The text of a merged
    answer is no longer used."""
    front, found = split_front_matter(name, text)
    if front is None:
        return AnswerRead(found=tuple(found))
    parsed, problems = parse_yaml(name, front.header, 2)
    found = found + problems
    state = written_state(parsed.data) if parsed else State.PUBLISHED
    body, problems = (None, []) if state is State.MERGED else _read_body(name, front)
    found += problems
    if parsed is None:
        return AnswerRead(None, body, found=tuple(found))
    gaps = missing(parsed.data, NEEDS, "answer") if isinstance(parsed.data, dict) else ()
    record, problems = Answer.read(key, parsed.data, parsed.document, gaps, state is State.DRAFT)
    unsettled, wrong = (NO_TEXT, []) if state is State.MERGED else _read_unsettled(parsed)
    if record is not None:
        record = _in_its_state(record)
        record._body, record._unsettled = body or NO_TEXT, unsettled
    found += problems + wrong
    return AnswerRead(record if parsed.sound else None, body, unsettled, True, tuple(found))


def _read_body(name: str, front: FrontMatter) -> tuple[MarkdownText, list[Diagnostic]]:
    body, problems = read_markdown(front.body, lines_of(name, front.body_line))
    if not front.body.strip():
        place, hint = Location(name, front.body_line), "write the answer's body there"
        problems = [*problems, Diagnostic(place, "READ003", "there is no text under the header", hint)]
    return body, problems


def _in_its_state(answer: Answer) -> Answer:
    """An answer with what counts in its state: a merged one stands for no topic and quotes nobody any more, and a draft
    without a question is called by its file's name."""
    if answer.status is State.MERGED:
        kept = {*KEPT, *STANDING, "status"}
        fields = Answer.model_fields.items()
        return answer.model_copy(update={name: field.default for name, field in fields if name not in kept})
    if answer.question:
        return answer
    return answer.model_copy(update={"question": answer.key.replace("-", " ").capitalize()})


NO_PICTURE = "a picture cannot stand here", "put it into the body of the answer"


@dataclass(frozen=True, slots=True)
class _Folded:
    """Places of the text of `not_settled`. Its lines are not those of the file: YAML may fold them."""

    document: Document
    text: str

    def __call__(self, row: int, column: int) -> Location:
        lines = self.text.split("\n")
        before = "\n".join([*lines[:row], lines[row][:column]])
        return self.document.inside(len(" ".join(before.split())), "not_settled")


def _read_unsettled(parsed: Parsed) -> tuple[MarkdownText, list[Diagnostic]]:
    written = parsed.data.get("not_settled") if isinstance(parsed.data, dict) else None
    if not isinstance(written, str):
        return NO_TEXT, []
    text = written.strip()
    read, problems = read_markdown(text, _Folded(parsed.document, text))
    misplaced = (Diagnostic(read.place(f), "BODY008", *NO_PICTURE) for f in read.figures)
    return read, [*problems, *misplaced]
