"""Compares two machines of a flow: which readers come to other advice, and which texts differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from askwell.diagnostics import counted
from askwell.flow.compare.product import End, Product, Sides, Taken
from askwell.flow.explore.reachable import told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Ending, Prompt, State

ONLY = {"question": ("question gone", "new question"), "choice": ("choice gone", "new choice"),
        "entry": ("entry gone", "new entry")}  # fmt: skip
"""What only the old machine has, and what only the new one has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Readers who came to one outcome and now come to another, or to one of another urgency: by how many ways
    through both, and the shortest of them. `entry` is the key of the entry that this reader comes in by."""

    was: Ending
    now: Ending
    milder: bool
    """Whether the advice is milder than it was."""

    ways: int
    example: Taken
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question, choice or outcome that says something else to a reader who comes to it as before. `fields` names
    the texts that differ; a choice's `key` is "question=choice"."""

    kind: str
    key: str
    fields: tuple[str, ...]
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OneSided:
    """A question or entry that only one of the two has, or a choice that only one has for a reader whom both
    ask. `what` is of ONLY, `words` are the question's, the choice's or the entry's, and a choice's `key` is
    "question=choice"."""

    what: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two machines of a flow differ; of the groups, those with the most milder advice first.
    `acknowledged` has the pairs of outcomes (old, new) that new entries of the change log list."""

    groups: tuple[Difference, ...]
    reworded: tuple[Reworded, ...]
    one_sided: tuple[OneSided, ...]
    acknowledged: frozenset[tuple[str, str]]
    logged: bool = False
    """Whether the new version's change log has an entry more than the old one's."""

    signs_gone: tuple[tuple[str, str], ...] = ()
    """The signs that no red-flag question shows any more, each with its question's key."""

    signs_logged: frozenset[str] = frozenset()
    """Those that new entries of the change log name."""

    @property
    def stops(self) -> bool:
        """Whether something is milder and not acknowledged, a sign is gone from a red-flag list, or readers of the old
        version have lost the choice or entry they had, and the change log does not say so."""
        unsaid = any(sign not in self.signs_logged for _, sign in self.signs_gone)
        return bool(self.unacknowledged) or unsaid or bool(self.one_sided and not self.logged)

    @property
    def unacknowledged(self) -> tuple[Difference, ...]:
        """The groups with milder advice that the change log does not list."""
        return tuple(g for g in self.groups if g.milder and (g.was.outcome, g.now.outcome) not in self.acknowledged)


def differences(old: Machine, new: Machine) -> Differences:
    """Compares two machines and their entries, over all combinations of choices. Raises TooFarApart."""
    groups: dict[tuple[str, str], Difference] = {}
    reworded: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    one_sided = dict.fromkeys(_only(old, new))
    entered = ((machine, new.entries[key]) for key, machine in old.entries.items() if key in new.entries)
    for sides in ((old, new), *entered):
        product = Product(sides)
        one_sided |= dict.fromkeys(_lacking(product))
        for end in product.ends:
            found = _difference(end, sides)
            if found:
                pair = found.was.outcome, found.now.outcome
                known = groups.get(pair, replace(found, ways=0))
                shortest = min(known, found, key=lambda group: len(group.example))
                groups[pair] = replace(shortest, ways=known.ways + found.ways)
        for place, names in _reworded(product):
            reworded.setdefault(place, {}).update(names)
    logged = [Counter((m.was, m.now) for c in machine.flow.changes for m in c.milder) for machine in (old, new)]
    return Differences(
        tuple(sorted(groups.values(), key=lambda group: group.now.urgency.caution - group.was.urgency.caution)),
        tuple(
            Reworded(kind, key, tuple(sorted(names)), tuple(texts for _, texts in sorted(names.items())))
            for (kind, key), names in reworded.items()
        ),
        tuple(one_sided),
        frozenset(logged[1] - logged[0]),
        len(new.flow.changes) > len(old.flow.changes),
        tuple(_signs_gone(old, new)),
        frozenset(_signs_logged(new) - _signs_logged(old)),
    )


def _signs_gone(old: Machine, new: Machine) -> Iterator[tuple[str, str]]:
    """Each sign of a red-flag question that is in no red-flag question any more, with the question's key."""
    shown = _signs(new).keys()
    yield from ((question, sign) for sign, question in _signs(old).items() if sign not in shown)


def _signs(machine: Machine) -> Mapping[str, str]:
    """The signs of all red-flag questions, each with the key of the first question that shows it."""
    found: dict[str, str] = {}
    for state in (state for each in machine.all for state in each.states.values()):
        if isinstance(state.content, Prompt) and state.content.red_flag:
            for sign in state.content.signs:
                found.setdefault(sign, state.origin)
    return found


def _signs_logged(machine: Machine) -> Counter[str]:
    return Counter(sign for change in machine.flow.changes for sign in change.signs_removed)


def as_lines(found: Differences) -> Iterator[str]:
    """The differences in words, for people."""
    for group in found.groups:
        yield f"{change(group, found)}: {_told(group.was)} becomes {_told(group.now)}, on {counted(group.ways, 'way')}"
        entered = f", entered at '{group.entry}'" if group.entry else ""
        yield f"    for example{entered}{told(group.example)}"
    for question, sign in found.signs_gone:
        said = "as the change log says" if sign in found.signs_logged else "and the change log does not say so"
        yield f"sign gone from the red flags of {question}, {said}: {sign}"
    for item in found.one_sided:
        yield f"{item.what}: {item.key} ({item.words})"
    for other in found.reworded:
        yield f"says something else: {other.kind} {other.key} ({', '.join(other.fields)})"
        for was, now in other.texts:
            yield f"    was: {was}"
            yield f"    now: {now}"
    if not (found.groups or found.one_sided or found.reworded or found.signs_gone):
        yield "no difference"


def change(group: Difference, found: Differences) -> str:
    """How cautious the new advice is beside the old, in words."""
    if group in found.unacknowledged:
        return "milder, and not in the change log"
    if group.milder:
        return "milder, as the change log says"
    return "as urgent" if group.now.urgency.caution == group.was.urgency.caution else "more cautious"


def _told(ending: Ending) -> str:
    return f"{ending.outcome} '{ending.title}' ({ending.how_urgent})"


def _difference(end: End, sides: Sides) -> Difference | None:
    """The difference between two endings of the same readers; None if there is none."""
    was, now = (state.ending for state in (end.was, end.now))
    gave, gives = (
        (side.flow.level(it.outcome), set(side.flow.outcomes[it.outcome].gives))
        for side, it in zip(sides, (was, now), strict=True)
    )
    if (was.outcome, gave) == (now.outcome, gives):
        return None
    return Difference(was, now, _milder(was, now, sides), end.ways, end.example, sides[1].entry_key)


def _milder(was: Ending, now: Ending, sides: Sides) -> bool:
    """Whether new advice is milder than the old, as one of the two versions ranks its outcomes, or by what it gives."""
    old, new = sides
    before, after = old.flow.level(was.outcome), new.flow.level(now.outcome)
    if before != after:
        return after < before
    ranked = any(
        {was.outcome, now.outcome} <= side.flow.outcomes.keys() and side.graph.ranking.milder(now.outcome, was.outcome)
        for side in sides
        if was.outcome != now.outcome
    )
    return ranked or set(new.flow.outcomes[now.outcome].gives) < set(old.flow.outcomes[was.outcome].gives)


def _only(old: Machine, new: Machine) -> Iterator[OneSided]:
    for side, (mine, other) in enumerate(((old, new), (new, old))):
        for key in (key for key in mine.asks if key not in other.asks):
            yield OneSided(ONLY["question"][side], key, mine.asks[key])
        for key in (key for key in mine.entries if key not in other.entries):
            yield OneSided(ONLY["entry"][side], key, mine.flow.entries[key].title)


def _lacking(product: Product) -> Iterator[OneSided]:
    for side, question, key in product.lacking:
        states = (state for state in product.sides[side].states.values() if state.origin == question)
        made = [choice for state in states for choice in state.choices if choice.key == key]
        ends = ", ".join(_told(ending) for ending in _behind(product.sides[side], {choice.target for choice in made}))
        yield OneSided(ONLY["choice"][side], f"{question}={key}", f"{made[0].meant}; behind it: {ends}")


def _behind(machine: Machine, keys: set[str]) -> list[Ending]:
    """All advice that can follow some states, the most urgent first."""
    waiting, seen = list(keys), set(keys)
    for key in waiting:
        more = [choice.target for choice in machine.states[key].choices if choice.target not in seen]
        seen.update(more)
        waiting += dict.fromkeys(more)
    ends = {machine.states[key].ending for key in seen if not machine.states[key].choices}
    return sorted(ends, key=lambda ending: (-ending.urgency.caution, ending.outcome))


def _reworded(product: Product) -> Iterator[tuple[tuple[str, str], dict[str, tuple[str, str]]]]:
    """The texts that differ where readers stand at the same question or come to the same outcome. Of a question that
    the two sides never ask at a time, all its states are compared."""
    pairs = [([was], [now]) for was, now in product.met.values()]
    pairs += [([end.was], [end.now]) for end in product.ends if _difference(end, product.sides) is None]
    met = {was.origin for was, _ in product.met.values()}
    for question in (question for question in product.alike if question not in met):
        old, new = ([s for s in machine.states.values() if s.origin == question] for machine in product.sides)
        pairs.append((old, new))
    for old, new in pairs:
        before, after = _texts(old), _texts(new)
        for place in (place for place in before if place in after and before[place] != after[place]):
            changed = {name: (said, after[place][name]) for name, said in before[place].items()}
            yield place, {n: (_read(was), _read(now)) for n, (was, now) in changed.items() if was != now}


def _read(said: set[object]) -> str:
    """What a text says to readers, in words; what it says to some readers only, after a stroke."""
    lists = ["; ".join(map(str, text)) if isinstance(text, tuple) else str(text) for text in said if text]
    return " / ".join(sorted(lists)) or "nothing"


def _texts(states: Iterable[State]) -> Mapping[tuple[str, str], Mapping[str, set[object]]]:
    """All that some states of a question or outcome say, by kind and key, and by field."""
    found: dict[tuple[str, str], dict[str, set[object]]] = {}
    for state in states:
        said = found.setdefault((state.kind, state.origin), {})
        for item in fields(state.content):
            said.setdefault(item.name, set()).add(getattr(state.content, item.name))
        for choice in state.choices:
            label = found.setdefault(("choice", f"{state.origin}={choice.key}"), {})
            label.setdefault("label", set()).add(choice.label)
    return found
