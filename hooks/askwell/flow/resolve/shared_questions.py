"""Whether a guide asks a shared question in the form in which the site declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.resolve.question_kinds import kind_of, options_of
from askwell.flow.schema.questions import ENDS, Band, Question
from askwell.flow.schema.records import Flow
from askwell.flow.schema.vocabulary import SharedQuestion, Vocabulary
from askwell.flow.schema.wording import Block
from askwell.source.yaml import Loc

Fault = tuple[Loc, str]
"""Where a question differs, below its key, and how: "the unit is '°F', and not '°C'"."""


def shared_by(flow: Flow, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The shared questions that a guide asks."""
    return tuple(key for key in vocabulary.questions if key in flow.questions)


def faults(flow: Flow, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """How the shared questions of a guide differ from what the site declares."""
    for key in shared_by(flow, vocabulary):
        for loc, how in _faults(flow.questions[key], vocabulary.questions[key]):
            place = flow.at("questions", key, *loc, key=not loc or loc[-1] in ("options", "not_sure"))
            hint = f"ask it as in {vocabulary.path}, or give it another key: then it is a question of this guide alone"
            yield Diagnostic(place, "FLOW130", f"'{key}' is a shared question, and {how}", hint)


def unlike(flows: Iterable[Flow], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Guides in which a shared question has another form than in the first guide that asks it, where the site declares
    none: a checklist or a count."""
    first: dict[str, Flow] = {}
    for flow in flows:
        for key in shared_by(flow, vocabulary):
            other = first.setdefault(key, flow)
            mine, its = (kind_of(each.questions[key]) for each in (flow, other))
            if mine != its:
                place = flow.at("questions", key, mine, key=True)
                message = f"'{key}' is a shared question, and it has '{its}' in '{other.key}', not '{mine}'"
                yield Diagnostic(place, "FLOW130", message, "ask it in one form, or give it another key")


def _faults(question: Question, shared: SharedQuestion) -> Iterator[Fault]:
    if _plain(question.ask) != shared.ask:
        yield ("ask",), f"it does not ask '{shared.ask}'"
    listed, kind = question.any_of or question.how_many, "any_of" if question.any_of else "how_many"
    if tuple(map(_plain, ((sign,) for sign in listed))) != shared.signs:
        yield (kind,) if listed else (), f"its signs are not {_series(shared.signs)}"
    unit = question.number.unit if question.number else None
    if unit != shared.unit:
        yield ("number", "unit") if unit else (), f"its unit is {_named(unit)}, and not {_named(shared.unit)}"
    if question.bands_of:
        yield ("bands_of",), "its bands are worked out from other numbers, which the other guides do not have"
    if (question.not_sure is not None) is not shared.not_sure:
        loc = ("not_sure",) if question.not_sure else ()
        yield loc, f'it {"offers" if question.not_sure else "does not offer"} "Not sure"'
    yield from _options(question, shared)


def _options(question: Question, shared: SharedQuestion) -> Iterator[Fault]:
    mine = options_of(question)
    for key in (key for key in mine if mine[key].when):
        yield ("options", key, "when"), f"it does not offer '{key}' to all its readers"
    if shared.signs and not shared.options:
        return
    if list(mine) != list(shared.options):
        loc: Loc = ("options",) if question.options else ()
        yield loc, f"its choices are {_series(mine)}, and not {_series(shared.options)}"
        return
    stepped = question.number and question.number.steps
    for key, option in shared.options.items():
        if not (shared.signs or stepped or option.label) and _ends(option) == _ends(Band()):
            yield ("options", key), f"'{key}' is declared without a label and without the ends of a band"
        if _ends(mine[key]) != _ends(option):
            yield ("options", key), f"the ends of '{key}' are not the same"
        if option.label is not None and _plain(mine[key].label or ()) != option.label:
            yield ("options", key), f"'{key}' is not called '{option.label}'"


def _plain(text: tuple[Block, ...]) -> str | None:
    """A text that is the same for all readers; None for another."""
    block = text[0] if len(text) == 1 else None
    return block.say if block and block.when is None else None


def _ends(band: Band) -> tuple[object, ...]:
    return tuple(getattr(band, end) for end in ENDS)


def _named(unit: str | None) -> str:
    return f"'{unit}'" if unit else "none"


def _series(items: Iterable[str]) -> str:
    return ", ".join(f"'{item}'" for item in items) or "none"
