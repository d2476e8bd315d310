"""Every reader sees every red flag that may be theirs, and no red flag is answered with "this guide is not for you"."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, chosen, in_words, shortest, way_to
from askwell.flow.machine.states import Advice, Choice, Prompt, State
from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.questions import NOT_SURE, Question
from askwell.flow.schema.urgency import Caution, Urgency
from askwell.flow.schema.waivers import Promise
from askwell.flow.verify.advice import advice_ahead
from askwell.flow.verify.gravity import grave_choices, known_choices
from askwell.flow.verify.unsure import unsure_options
from askwell.source.yaml import Loc


def signs_come_first(machine: Machine, key: str) -> Iterator[Diagnostic]:
    """A red-flag question is seen whole by every reader who may come to milder advice than it can lead to.

    On no way from the start, or from an entry on which some reader is asked it, does a reader come to such advice
    without having been asked. So an earlier question, a red-flag question as well, may lead past it only to advice that
    is at least as cautious as the gravest advice to which one of its signs leads straight. Everybody who is asked is
    shown each sign of its list and offered each option, bands of a number and counts aside.
    """
    if machine.flow.waived(Promise.SIGNS_FIRST, key):
        return
    for each in machine.all:
        grave = _gravest(each, key)
        missed = shortest(each, lambda state, grave=grave: _milder(state, grave), avoid=key) if grave else None  # type: ignore[misc]
        if missed is not None:
            yield _missed(machine, each, key, missed)
            break
    yield from _hidden(machine, key)


def _gravest(machine: Machine, key: str) -> Caution | None:
    """The gravest advice to which a known choice of the question leads straight, or leads at all if none does; None
    if nobody is asked here."""
    states = [state for state in machine.states.values() if state.origin == key]
    known = known_choices(machine.flow.questions[key])
    choices = [choice for state in states for choice in state.choices if choice.key in known]
    targets = [machine.states[choice.target].content for choice in choices]
    straight = [content.urgency.caution for content in targets if isinstance(content, Advice)]
    ahead = advice_ahead(machine)
    return max(straight or [ahead[state.key].gravest for state in states], default=None)


def _milder(state: State, grave: Caution) -> bool:
    return isinstance(state.content, Advice) and state.content.urgency.caution < grave


def _missed(machine: Machine, each: Machine, key: str, way: Way) -> Diagnostic:
    end = each.states[way[-1][1].target if way else each.start.key].content
    title = end.title if isinstance(end, Advice) else ""
    message = f"{each.came_in}some readers come to '{title}' and never see the red-flag question '{key}'{in_words(way)}"
    hint = "ask it before the question where their ways part, or waive signs-first for it and say whom it concerns"
    return Diagnostic(machine.flow.at("questions", key, key=True), "FLOW054", message, hint, reader=chosen(way))


def _hidden(machine: Machine, key: str) -> Iterator[Diagnostic]:
    """Signs and options that some of those who are asked do not see."""
    node = machine.graph.nodes[key]
    assert isinstance(node, QuestionNode)
    kind, here = kind_of(node.question), ("questions", key)
    told: set[Loc] = set()
    for each in machine.all:
        for state in (state for state in each.states.values() if state.origin == key):
            assert isinstance(state.content, Prompt)
            signs: list[tuple[str, Loc]] = [(words, (*here, kind, n)) for n, (words, _) in enumerate(node.signs)]
            lost = [(f"shown the sign '{words}'", loc) for words, loc in signs if words not in state.content.signs]
            if kind in ("any_of", "options"):
                offered = {choice.key for choice in state.choices}
                options = [option.key for option in node.options if option.key not in (*offered, NOT_SURE)]
                lost += [(f"offered '{option}'", (*here, "options", option)) for option in options]
            for what, loc in lost:
                if loc not in told:
                    told.add(loc)
                    message = f"{each.came_in}some readers are not {what} at the red-flag question '{key}'"
                    yield _seen_by_some(machine, loc, message + in_words(way_to(each, state)))


def _seen_by_some(machine: Machine, loc: Loc, message: str) -> Diagnostic:
    hint = "take its condition out, or waive signs-first for the question and say whom it concerns"
    return Diagnostic(machine.flow.at(*loc, key=loc[2] == "options"), "FLOW054", message, hint)


def signs_are_answered(machine: Machine, key: str, question: Question) -> Iterator[Diagnostic]:
    """No reader who has a sign of a red-flag question, or is not sure of it, ends in "this guide cannot advise you"."""
    if machine.flow.waived(Promise.SIGNS_ANSWERED, key):
        return
    for choice in (*grave_choices(question), *unsure_options(question), NOT_SURE):
        for each in machine.all:
            found = _turned_away(each, key, choice)
            if found:
                (*_, (_, last)), made = found
                content = each.states[last.target].content
                title = content.title if isinstance(content, Advice) else ""
                message = (
                    f"{each.came_in}'{made.label}' at the red-flag question '{key}' ends out of scope, in '{title}'"
                )
                hint = "let it lead to care, and ask whom the guide is for before or after"
                place = machine.flow.at(*made.loc)
                yield Diagnostic(place, "FLOW055", message + in_words(found[0]), hint, reader=chosen(found[0]))
                break


def _turned_away(machine: Machine, key: str, choice: str) -> tuple[Way, Choice] | None:
    """The shortest run of choices with this one at a question to an outcome that is out of scope, and the choice."""
    ways: list[tuple[Way, Choice]] = []
    for state in (state for state in machine.states.values() if state.origin == key):
        for made in (made for made in state.choices if made.key == choice):
            after = shortest(machine, _out_of_scope, start=machine.states[made.target])
            if after is not None:
                ways.append(((*way_to(machine, state), (state, made), *after), made))
    return min(ways, key=lambda way: len(way[0]), default=None)


def _out_of_scope(state: State) -> bool:
    return isinstance(state.content, Advice) and state.content.urgency is Urgency.OUT_OF_SCOPE
