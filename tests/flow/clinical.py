"""What each of the tests' flows must say, computed from the facts alone: nothing here knows
the engine or reads a flow. A reader of numbers comes with a number, never with a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

UNSURE = "not-sure"
SCREEN = ("any", "none", UNSURE)
YES_NO = ("yes", "no", UNSURE)


@dataclass
class Reader:
    """One reader's way: the questions that must be asked, in order, with the choice at each; the key of the outcome,
    the reason and the sum that it must show, and for composed advice its sentences by the outcome's fields."""

    choices: dict[str, str] = field(default_factory=dict)
    outcome: str = ""
    reason: str = ""
    points: Fraction | int | None = None
    words: dict[str, list[str]] = field(default_factory=dict)

    def asked(self, question: str, choice: str) -> str:
        """The reader is asked, and chooses."""
        assert question not in self.choices
        self.choices[question] = choice
        return choice

    def ends(self, outcome: str, reason: str = "", points: Fraction | int | None = None, **words: list[str]) -> Reader:
        """The reader has come to the advice."""
        self.outcome, self.reason, self.points, self.words = outcome, reason, points, words
        return self


def phq_9(points: Sequence[int]) -> str:
    """The outcome for the points of nine items."""
    assert len(points) == 9
    if points[8] > 0:
        return "talk-today"
    bands = ["minimal", "mild", "moderate", "rather-severe", "severe"]
    return bands[min(sum(points) // 5, 4)]


def audit(short: int, long: int | None) -> str:
    """The outcome for the sum of the first three items, and of all ten if all were asked."""
    assert (long is None) == (short < 5)
    if long is None:
        return "short-low"
    return "first" if long < 8 else "second" if long < 16 else "third" if long < 20 else "top"


def urinary() -> Iterator[Reader]:
    """Readers with every combination of facts that matter, and with those on both sides of each limit."""
    temperatures = [Fraction(n, 10) for n in (350, 379, 380, 410)]
    ages = (0, 15, 16, 54, 55, 64, 65, 99)
    for facts in product(
        SCREEN, [*temperatures, None], ("woman", "man"), ages, ("yes", "late", "no", UNSURE), ("yes", "no"), range(4)
    ):
        yield _urinary(*facts)


def _urinary(
    flags: str, degrees: Fraction | None, sex: str, age: int, pregnant: str, catheter: str, signs: int
) -> Reader:
    reader = Reader()
    if reader.asked("red-flags", flags) != "none":
        return reader.ends("care-today")
    fever = degrees is None or degrees * 10 > 379
    reader.asked("temperature", UNSURE if degrees is None else "high" if fever else "usual")
    if fever:
        return reader.ends("care-today")
    if reader.asked("sex", sex) == "man":
        return _left_out(reader, "men")
    reader.asked("age", "child" if age < 16 else "adult" if age <= 54 else "past" if age <= 64 else "older")
    if not 16 <= age < 65:
        return _left_out(reader, "children" if age < 16 else "people of 65 or over")
    if age < 55 and reader.asked("pregnant", pregnant) != "no":
        return reader.ends("find-out") if pregnant == UNSURE else _left_out(reader, "pregnancy, known or possible")
    if reader.asked("catheter", catheter) == "yes":
        return _left_out(reader, "people with a catheter")
    reader.asked("signs", str(signs))
    if signs >= 2:
        return reader.ends("likely", "You counted two signs or three.", signs)
    return reader.ends("unclear" if signs else "unlikely", points=signs)


def _left_out(reader: Reader, who: str) -> Reader:
    step = f"Test step {'in' if 'pregnancy' in who else 'for'} {who}."
    return reader.ends("not-here", next_step=["Test step for all who are left out.", step])


def cough_child() -> Iterator[Reader]:
    """Children at every age and number of breaths on both sides of each limit, with and without each sign."""
    ages = [Fraction(n, 10) for n in (0, 19, 20, 119, 120, 599, 600, 900)]
    breaths = (0, 39, 40, 49, 50, 59, 60, 120, None)
    for facts in product(SCREEN, ages, breaths, SCREEN, YES_NO, (0, 13, 14, 60, None)):
        yield _cough_child(*facts)


def _cough_child(
    screen: str, months: Fraction, breaths: int | None, danger: str, chest: str, days: int | None
) -> Reader:
    reader = Reader()
    if reader.asked("screen", screen) != "none":
        return reader.ends("call")
    age = "young" if months < 2 else "infant" if months < 12 else "small" if months < 60 else "older"
    if reader.asked("age", age) == "older":
        return reader.ends("not-here")
    limit = {"young": 60, "infant": 50, "small": 40}[age]
    fast = breaths is None or breaths >= limit
    reader.asked("breaths", UNSURE if breaths is None else f"{'fast' if fast else 'slow'}-{limit}")
    reader.asked("danger", danger)
    reader.asked("indrawing", chest)
    reader.asked("days", UNSURE if days is None else "long" if days >= 14 else "short")
    drawn_in, long = chest != "no", days is None or days >= 14
    if danger != "none":
        return reader.ends("hospital", "You chose that a sign of danger is there.")
    if age == "young" and (fast or drawn_in):
        return reader.ends("hospital", "Under two months, fast breaths or a drawn-in chest are severe.")
    if fast or drawn_in:
        chest_first = "You chose that the chest goes in."
        reason = chest_first if drawn_in else "The breaths are fast for the age, or you could not count them."
        infant = ["Test step for a child in its first year."] if age == "infant" else []
        return reader.ends("today", reason, next_step=["Test step for fast breaths or a drawn-in chest.", *infant])
    return reader.ends("visit" if long else "home")


def lung_screening() -> Iterator[Reader]:
    """Readers with packs and years on both sides of each limit. Whoever has to multiply gets all three
    choices: the engine cannot know, and must not care, that the true product is another."""
    stopped = (0, 15, Fraction(31, 2), 40, None)
    packs = [Fraction(n, 100) for n in (0, 49, 50, 99, 100, 199, 200, 500)]
    years = (0, 9, 10, 19, 20, 39, 40, 100)
    for facts in product(
        SCREEN, (0, 49, 50, 80, 81, 120), ("never", "before", "now"), stopped, packs, years, ("below", "enough", UNSURE)
    ):
        yield _lung_screening(*facts)


_HALVES = {"few": (0, 1), "some": (1, 2), "many": (2, 4), "most": (4, 10**9)}
_DECADES = {"under-10": (0, 1), "from-10": (1, 2), "from-20": (2, 4), "from-40": (4, 10)}
_PACKS = {key: (Fraction(low, 2), Fraction(high, 2)) for key, (low, high) in _HALVES.items()}
_YEARS = {key: (Fraction(low * 10), Fraction(high * 10)) for key, (low, high) in _DECADES.items()}


def _lung_screening(
    signs: str, age: int, smoking: str, stopped: Fraction | int | None, packs: Fraction, years: int, told: str
) -> Reader:
    reader = Reader()
    if reader.asked("urgent-signs", signs) != "none":
        return reader.ends("care-today")
    if reader.asked("age", "younger" if age < 50 else "fit" if age <= 80 else "older") != "fit":
        return reader.ends("not-here")
    if reader.asked("smoking", smoking) == "never":
        return reader.ends("no-screening", next_step=["Test step for people who never smoked."])
    if smoking == "before":
        past = stopped is not None and stopped > 15
        reader.asked("stopped", UNSURE if stopped is None else "long-ago" if past else "lately")
        if past:
            return reader.ends("no-screening", next_step=["Test step for people who stopped long ago."])
    return _pack_years(reader, packs, years, told)


def _pack_years(reader: Reader, packs: Fraction, years: int, told: str) -> Reader:
    """The rule for people of the right age: 20 pack-years or more; 100 years at most."""
    reader.asked("packs", next(key for key, (low, high) in _PACKS.items() if low <= packs < high))
    reader.asked("years", next(key for key, (low, high) in reversed(_YEARS.items()) if low <= years <= high))
    (fewest, most), (shortest, longest) = _PACKS[reader.choices["packs"]], _YEARS[reader.choices["years"]]
    surely, never = fewest * shortest >= 20, most * longest <= 20  # "most" itself is in none of the bands
    assert (surely, never) in [(False, False), (packs * years >= 20, packs * years < 20)]
    answer = "enough" if surely else "below" if never else reader.asked("pack-years", told)
    if answer == UNSURE:
        return reader.ends("count-together")
    why = "Even the {} packs and years that you may have meant {} 20 pack-years."
    if answer == "below":
        reason = why.format("most", "stay under") if never else ""
        return reader.ends("no-screening", reason, next_step=["Test step for fewer than 20 pack-years."])
    reason = why.format("fewest", "come to") if surely else ""
    habit = "people who smoke" if reader.choices["smoking"] == "now" else "people who stopped"
    steps = ["Test step for 20 pack-years or more.", f"Test step for {habit}."]
    return reader.ends("screening", reason, next_step=steps)


def tetanus() -> Iterator[Reader]:
    """Readers before and after each limit of years, with every wound and every number of doses."""
    years = (Fraction(0), Fraction(49, 10), Fraction(5), Fraction(99, 10), Fraction(10), Fraction(60), None)
    for facts in product(SCREEN, ("clean", "other", UNSURE), ("three", "fewer", UNSURE), years):
        yield _tetanus(*facts)


def _tetanus(signs: str, wound: str, doses: str, ago: Fraction | None) -> Reader:
    reader = Reader()
    if reader.asked("urgent-signs", signs) != "none":
        return reader.ends("care-now")
    minor = reader.asked("wound", wound) == "clean"
    if reader.asked("doses", doses) != "three":
        return reader.ends("vaccine") if minor else reader.ends("both", "The wound is not clean and minor.")
    band = "long" if ago is None or ago >= 10 else "middle" if ago >= 5 else "short"
    reader.asked("last-dose", UNSURE if ago is None else band)
    return reader.ends("vaccine" if band == "long" or (band == "middle" and not minor) else "enough")


def missed_pill() -> Iterator[Reader]:
    """Readers before and after each limit of hours, in every week of the pack, with every answer."""
    hours = (Fraction(0), Fraction(239, 10), Fraction(24), Fraction(479, 10), Fraction(48), Fraction(90), None)
    for facts in product(SCREEN, hours, ("first", "second", "third", "no-break", UNSURE), ("no", "yes", UNSURE)):
        late, week = facts[1], facts[2]
        if late is None or late >= 24 or week != "no-break":  # readers who are a little late are not offered it
            yield _missed_pill(*facts)


def _missed_pill(signs: str, late: Fraction | None, week: str, sex: str) -> Reader:
    reader = Reader()
    if reader.asked("urgent-signs", signs) != "none":
        return reader.ends("care-today")
    hours = 1000 if late is None else late
    band = "under-24" if hours < 24 else "from-24" if hours < 48 else "from-48"
    reader.asked("late", UNSURE if late is None else band)
    reader.asked("week", week)
    week = "first" if week == UNSURE else week
    if hours < 48:
        return _carry_on(reader, hours < 24, week)
    had_sex = reader.asked("sex", sex) != "no"
    if week == "first" and had_sex:
        steps = ["Test step for emergency contraception.", "Test step for seven days with condoms."]
        return reader.ends(
            "ask-today",
            "You had sex without a condom, and the pill was missed in the first week.",
            title=["Test data, ask today about emergency contraception"],
            next_step=steps,
            why=["The time without a pill was too long for the first week."],
        )
    return _protect(reader, week, had_sex)


def _carry_on(reader: Reader, little: bool, week: str) -> Reader:
    steps = ["Test step for a late pill." if little else "Test step for one missed pill."]
    if week == "third":
        steps.append("Test step for the usual break.")
    if week in ("first", "second"):
        steps.append("Test step for a pack that goes on.")
    title = "Test data, a late pill" if little else "Test data, one missed pill"
    return reader.ends("carry-on", title=[title], next_step=steps, why=["No more than one pill was missed."])


def _protect(reader: Reader, week: str, had_sex: bool) -> Reader:
    of_week = {"first": "the first week", "third": "leaving out the break", "no-break": "packs without a break"}
    steps = ["Test step for the pill that was missed last.", "Test step for seven days with condoms."]
    steps += [f"Test step for {of_week[week]}."] if week in ("first", "third") else []
    steps += ["Test step for sex without a condom."] if had_sex else []
    steps += [f"Test step for {of_week[week]}."] if week == "no-break" else []
    title = "Test data, condoms for seven days" + (" and no break" if week == "third" else "")
    why = ["Two pills or more were missed."] + (["You had sex without a condom."] if had_sex else [])
    return reader.ends("protect", title=[title], next_step=steps, why=why)
