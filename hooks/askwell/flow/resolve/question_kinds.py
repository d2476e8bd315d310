"""The choices that a question of each kind offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.expr.bands import Misfit, in_words, interval, misfits, worded
from askwell.flow.expr.intervals import Interval, point
from askwell.flow.resolve import computed, two_units
from askwell.flow.resolve.computed import MAX_STEPS
from askwell.flow.schema.questions import ANY, ENDS, NONE, NOT_SURE, Band, Number, Option, Question
from askwell.flow.schema.records import Flow
from askwell.flow.schema.waivers import Promise
from askwell.source.scalars import tidy
from askwell.source.yaml import Loc

KINDS = ("any_of", "how_many", "number")
"""The fields that make a question something else than a choice of one option."""


def kind_of(question: Question) -> str:
    """ "any_of", "how_many", "number", or "options" for a choice of one."""
    return next((kind for kind in KINDS if getattr(question, kind)), "options")


def options_of(question: Question) -> dict[str, Option]:
    """The options that readers are offered, in order, those that need not be written included."""
    kind = kind_of(question)
    if kind == "any_of":
        keys: tuple[str, ...] = (ANY, NONE)
    elif kind == "how_many":
        keys = tuple(str(number) for number in range(len(question.how_many) + 1))
    elif question.number and question.number.steps:
        keys = tuple(steps_of(question.number))
    else:
        return dict(question.options)
    return {key: question.options.get(key, Option()) for key in keys}


def steps_of(number: Number) -> Mapping[str, Decimal]:
    """The numbers of a question in steps, by the keys of their options; a key has a hyphen for a point."""
    least, most, step = number.least, number.most, number.steps
    if least is None or most is None or not step:
        return {}
    count = min(int((most - least) / step) + 1, MAX_STEPS + 1) if step > 0 else 0
    values = (tidy(least + place * step) for place in range(count))
    return {str(value).replace(".", "-"): Decimal(value) for value in values}


def own_words(question: Question, key: str) -> str:
    """How an option words itself; "" if its author must, or if that depends on the signs shown."""
    kind = kind_of(question)
    if kind == "any_of":
        return {ANY: "Any of these", NONE: "None of these"}[key]
    if question.number is None:
        return ""
    if question.number.steps:
        return f"{steps_of(question.number)[key]} {question.number.unit or ''}".strip()
    if question.options[key].no_number:
        return ""
    if question.bands_of:
        return f"{question.called}: {worded(question.options[key], None)}"
    also = question.number.also
    words = in_words(question.options[key], question.number, question.number.unit)
    if also is None or key not in also.bands:
        return words
    second = in_words(also.bands[key], question.number, also.unit)
    return f"{words} ({second[0].lower()}{second[1:]})"


def bands_of(question: Question) -> Mapping[str, Interval]:
    """The numbers that each choice stands for, if they do."""
    if kind_of(question) == "how_many":
        return {key: point(int(key)) for key in options_of(question)}
    if question.number is None:
        return {}
    if question.number.steps:
        return {key: point(value) for key, value in steps_of(question.number).items()}
    if question.bands_of:
        return {key: interval(option, Number()) for key, option in banded(question).items()}
    return {key: interval(option, question.number) for key, option in banded(question).items()}


def banded(question: Question) -> Mapping[str, Option]:
    """The options of a question for a number that are bands."""
    return {key: option for key, option in question.options.items() if not option.no_number}


def faults(flow: Flow, key: str) -> Iterator[Diagnostic]:
    """What is wrong with the form of a question and its options."""
    question, here = flow.questions[key], ("questions", key)
    given = [kind for kind in KINDS if getattr(question, kind)]
    if len(given) > 1:
        yield Diagnostic(
            flow.at(*here, given[1], key=True), "FLOW026",
            f"the question '{key}' has both '{given[0]}' and '{given[1]}'", "keep one; make two questions of it",
        )  # fmt: skip
        return
    kind, options = kind_of(question), options_of(question)
    for name in question.options.keys() - options.keys():
        what = {"any_of": "a checklist", "how_many": f"a count of {len(question.how_many)} things"}.get(
            kind, "this number"
        )
        listed = [f"'{option}'" for option in options]
        hint = "its options are " + ", ".join(listed if len(listed) < 20 else [*listed[:3], "and so on"])
        yield Diagnostic(flow.at(*here, "options", name, key=True), "FLOW026", f"{what} has no option '{name}'", hint)
    yield from _form(flow, key, question, kind)
    yield from _leads(flow, here, question, options)
    yield from _unsure(flow, here, question, options)
    if question.number and question.number.steps is not None:
        yield from computed.steps(flow, here, question.number)
    elif question.number:
        yield from _numbers(flow, here, question, question.number)
    yield from computed.form(flow, here, question)


def _form(flow: Flow, key: str, question: Question, kind: str) -> Iterator[Diagnostic]:
    for name, option in question.options.items():
        at = ("questions", key, "options", name)
        if name == NOT_SURE:
            yield Diagnostic(
                flow.at(*at, key=True), "FLOW005",
                f"'{NOT_SURE}' is the key of the choice that the field 'not_sure' adds",
                "use the field 'not_sure' of the question instead",
            )  # fmt: skip
        elif (kind == "options" or option.no_number) and option.label is None:
            yield Diagnostic(
                flow.at(*at, key=True),
                "FLOW026",
                f"the option '{name}' has no words",
                "add label: with the reader's words",
            )
        ends = [end for end in ENDS if getattr(option, end) is not None]
        for end in ends if kind != "number" else ():
            yield Diagnostic(
                flow.at(*at, end, key=True), "FLOW026", f"'{end}' belongs to a question for a number",
                "add number: to the question, or take the line out",
            )  # fmt: skip
        if option.no_number and (kind != "number" or ends):
            message = "'no_number' is for an option that stands beside bands and is none"
            hint = "take the line out" if kind != "number" else "take the ends of the band out, or this line"
            yield Diagnostic(flow.at(*at, "no_number", key=True), "FLOW110", message, hint)


def _leads(flow: Flow, here: Loc, question: Question, options: Mapping[str, Option]) -> Iterator[Diagnostic]:
    key = here[-1]
    if not options and not (question.number and question.number.steps):
        yield Diagnostic(
            flow.at(*here, key=True), "FLOW003", f"the question '{key}' has no options: readers get stuck",
            "add options:, each with a label and where it leads",
        )  # fmt: skip
    for name, option in options.items():
        if option.to is None and question.to is None:
            yield Diagnostic(
                flow.at(*here, "options", name, key=True), "FLOW003",
                f"the option '{name}' of '{key}' leads nowhere: readers get stuck",
                "add to: to the option, or to the question for all its options",
            )  # fmt: skip
    if question.when and not (question.otherwise or question.to):
        yield Diagnostic(
            flow.at(*here, "when", key=True), "FLOW003", f"readers who are not asked '{key}' get stuck",
            "add otherwise: with where they go on",
        )  # fmt: skip
    if question.otherwise and not question.when:
        yield Diagnostic(
            flow.at(*here, "otherwise", key=True), "FLOW026",
            "'otherwise' is for readers who are not asked, and all are asked",
            "add when: with the condition, or take the line out",
        )  # fmt: skip


def _unsure(flow: Flow, here: Loc, question: Question, options: Mapping[str, Option]) -> Iterator[Diagnostic]:
    unsure = question.not_sure
    if unsure is None:
        return
    if unsure.same_as is not None and (unsure.to is not None or unsure.points):
        yield Diagnostic(
            flow.at(*here, "not_sure", key=True), "FLOW006", "'not_sure' must say where it leads, once",
            "with same_as: it needs no to: and no points:",
        )  # fmt: skip
    elif unsure.same_as is None and unsure.to is None and question.to is None:
        yield Diagnostic(
            flow.at(*here, "not_sure", key=True), "FLOW006", "'not_sure' must say where it leads, once",
            "give it either same_as: with an option's key, or to: with a target",
        )  # fmt: skip
    elif unsure.same_as is not None and unsure.same_as not in options:
        yield Diagnostic(
            flow.at(*here, "not_sure", "same_as"), "FLOW001", f"there is no option '{unsure.same_as}' here",
            did_you_mean(unsure.same_as, options),
        )  # fmt: skip


def _numbers(flow: Flow, here: Loc, question: Question, number: Number) -> Iterator[Diagnostic]:
    found = list(_fractions(flow, (*here, "number"), number, ("least", "most"), number.whole))
    limits = Number() if question.bands_of else number
    found += _bands(flow, (*here, "options"), question, banded(question), limits)
    if number.ago and number.lasting:
        message = "a number is a time that is past, or one that has lasted, not both"
        found.append(
            Diagnostic(flow.at(*here, "number", "lasting", key=True), "FLOW111", message, "keep one of the two")
        )
    elif (number.ago or number.lasting) and number.unit is None:
        name = "ago" if number.ago else "lasting"
        message = "a time needs its unit"
        place = flow.at(*here, "number", name, key=True)
        found.append(Diagnostic(place, "FLOW111", message, "add unit: days, weeks, months or years"))
    if number.also:
        second = (*here, "number", "also", "bands")
        for name in sorted(number.also.bands.keys() ^ banded(question).keys()):
            found.append(Diagnostic(
                flow.at(*second, name, key=True), "FLOW026", f"the band '{name}' is given in one unit only",
                "give each band in both units, under the same key",
            ))  # fmt: skip
        found += _bands(flow, second, question, number.also.bands, Number())
        found += two_units.faults(flow, here, question, number, number.also) if not found else ()
    yield from found


def _bands(flow: Flow, loc: Loc, question: Question, bands: Mapping[str, Band], limits: Number) -> Iterator[Diagnostic]:
    """What is wrong with the bands in one unit, and with how they fit together."""
    faults = [fault for name, band in bands.items() for fault in _ends(flow, (*loc, name), band, limits)]
    faults += [_endless(flow, (*loc, name)) for name, band in bands.items() if len(bands) > 1 and _is_endless(band)]
    yield from faults
    if faults or any(option.when for option in question.options.values()):
        return  # which bands stand together under conditions is known only for each reader
    for misfit in misfits({key: interval(band, limits) for key, band in bands.items()}, limits):
        if not (misfit.hole and flow.waived(Promise.WHOLE_RANGE, str(loc[1]))):
            yield misfit_fault(flow, loc, misfit)


def _ends(flow: Flow, at: Loc, band: Band, limits: Number) -> Iterator[Diagnostic]:
    for one, other in (ENDS[:2], ENDS[2:]):
        if getattr(band, one) is not None and getattr(band, other) is not None:
            yield Diagnostic(
                flow.at(*at, other, key=True), "FLOW026", f"this band has both '{one}' and '{other}'",
                "keep one of the two",
            )  # fmt: skip
    yield from _fractions(flow, at, band, ENDS, limits.whole)
    if interval(band, limits).empty:
        hint = "change its ends, or the least: and the most: of the question"
        yield Diagnostic(flow.at(*at, key=True), "FLOW024", "there is no number in this band", hint)


def _fractions(flow: Flow, at: Loc, ends: Band | Number, names: Iterable[str], whole: bool) -> Iterator[Diagnostic]:
    """Ends between two whole numbers, where only whole numbers count: readers there would be sent to a band that does
    not hold their number."""
    for name, value in ((name, getattr(ends, name)) for name in names):
        if whole and value is not None and value % 1:
            message = f"'{name}: {value}' is not a whole number, and the question takes whole numbers only"
            hint = "take whole: yes out, or let the band end at a whole number"
            yield Diagnostic(flow.at(*at, name), "FLOW062", message, hint)


def _is_endless(band: Band) -> bool:
    return all(getattr(band, end) is None for end in ENDS)


def _endless(flow: Flow, at: Loc) -> Diagnostic:
    """A band that holds every number, with others beside it: its ends were forgotten."""
    hint = "give it at_least: or over:, at_most: or under:"
    return Diagnostic(flow.at(*at, key=True), "FLOW026", "this band has no end, and other bands stand beside it", hint)


def misfit_fault(flow: Flow, loc: Loc, misfit: Misfit, who: str = "") -> Diagnostic:
    """A hole or an overlap, where it is written."""
    place = flow.at(*loc, misfit.key, key=True)
    if misfit.hole:
        hint = "let a band reach over it, or give the question least: or most: if there is no such number"
        return Diagnostic(place, "FLOW024", f"the bands leave a hole: {misfit.what}{who}", hint)
    message = f"the bands '{misfit.other}' and '{misfit.key}' overlap: {misfit.what}{who}"
    return Diagnostic(place, "FLOW025", message, "let one band end where the next begins")
