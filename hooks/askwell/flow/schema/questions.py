"""The questions of a flow, as an author writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from askwell.flow.schema.wording import Condition, Signs, Wording
from askwell.source.record import SubRecord
from askwell.source.scalars import Figure, Key, Points, Text, Whole, YesNo

NOT_SURE = "not-sure"
"""The key that the choice "Not sure" has in every question that offers it."""

ANY, NONE = "any", "none"
"""The keys of the two options of a checklist."""


class Band(SubRecord):
    """A stretch of numbers. An end that is left out is open: the band goes on without limit."""

    at_least: Figure | None = None
    """The smallest number in the band, itself included."""

    over: Figure | None = None
    """The number above which the band begins, itself left out."""

    under: Figure | None = None
    """The number below which the band ends, itself left out."""

    at_most: Figure | None = None
    """The largest number in the band, itself included."""


ENDS = ("at_least", "over", "under", "at_most")
"""The fields of a band: its two lower ends, then its two upper ones."""


class Option(Band):
    """A choice that a question offers. The ends of a band belong only in a question for a number."""

    label: Wording | None = None
    """The choice in the reader's words. Checklists, counts and bands word themselves if you leave it out."""

    to: Key | None = None
    """The key of the question, outcome or table it leads to; without it, the question's own `to`."""

    when: Condition | None = None
    """The condition under which it is offered; always, without one."""

    no_number: YesNo = False
    """Whether it is an ordinary choice beside the bands of a question for a number; it then has no ends."""

    points: Points = {}
    """The points it adds: a number, or with several scores the points under the key of each."""


class NotSure(SubRecord):
    """The choice of a reader who does not know. Give `same_as` or `to`, not both."""

    label: Wording | None = None
    """Its wording; "Not sure" unless you write another."""

    same_as: Key | None = None
    """The key of the option that it counts as: it leads there, and adds the same points."""

    to: Key | None = None
    """The key of the question, outcome or table it leads to, in place of `same_as`."""

    points: Points = {}
    """The points it adds, if it does not count as an option."""


class Conversion(SubRecord):
    """How a number of the first unit becomes one of the second: so many times the number, plus so much."""

    times: Figure
    """What the number is multiplied with."""

    plus: Figure = Decimal(0)
    """What is added then."""


class SecondUnit(SubRecord):
    """The same bands in another unit that some readers use."""

    unit: Text
    """The unit's sign."""

    bands: Annotated[dict[Key, Band], Field(min_length=1)]
    """The bands under the keys of the options."""

    converts: Conversion | None = None
    """How the first unit converts into this one; needed where the program does not know."""

    tolerance: Figure | None = None
    """How far the ends of a band may lie apart, in the first unit; without it, half of the last digit written."""


class Number(SubRecord):
    """What kind of number a question asks for."""

    unit: Text | None = None
    """The unit's sign or word, for example °C, years, months."""

    whole: YesNo = False
    """Whether it can only be a whole number, such as an age in full years."""

    least: Figure | None = None
    """The smallest number there can be; bands need not reach below it."""

    most: Figure | None = None
    """The largest number there can be; bands need not reach beyond it."""

    steps: Figure | None = None
    """Makes the options: every so many from `least` to `most`. Each is a number known exactly."""

    decimals: Whole | None = None
    """With `bands_of`, to how many decimals readers know the number; 1 without it, or 0 if it is whole."""

    ago: YesNo = False
    """Whether it asks how long ago something was; bands then word themselves so."""

    lasting: YesNo = False
    """Whether it asks how long something has lasted; bands then word themselves so."""

    also: SecondUnit | None = None
    """A second unit."""


class Question(SubRecord):
    """One step of a guide. Without `any_of`, `how_many` or `number` a reader chooses one of its options."""

    ask: Wording
    """The question, as the reader sees it."""

    help: Wording | None = None
    """A sentence that helps to answer it."""

    why_we_ask: Wording | None = None
    """Why the guide needs to know."""

    red_flag: YesNo = False
    """Whether this is a screen for signs that call for urgent care. The first question must be one."""

    any_of: Signs = ()
    """A checklist: the reader looks through these and chooses "any" or "none", the two options."""

    how_many: Signs = ()
    """A list of which the reader counts how many fit; the options are the numbers from 0 on."""

    number: Number | None = None
    """Asks for a number; the options are its bands."""

    bands_of: Text | None = None
    """A formula, of whose result the options are bands; the number asked for stands in it under the question's key."""

    called: Text | None = None
    """What the result of that formula is called, in the reader's words."""

    options: dict[Key, Option] = {}
    """The choices, each under a key of its own."""

    gravity: tuple[Key, ...] = ()
    """The keys of all options, the mildest first; a red-flag question needs it where no order is known."""

    not_sure: NotSure | None = None
    """Offers "Not sure" after the options, and says where it leads."""

    no_not_sure: Text | None = None
    """Why "Not sure" is not offered, though the choices differ in urgency."""

    to: Key | None = None
    """Where options without a `to` of their own lead: a question, an outcome or a table."""

    when: Condition | None = None
    """The condition under which the question is asked; other readers go on to `otherwise`."""

    otherwise: Key | None = None
    """Where readers who are not asked go on; without it, the question's `to`."""
