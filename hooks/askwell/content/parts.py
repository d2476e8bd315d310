"""Groups of fields inside the records of `content/`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, WithJsonSchema

from askwell.content.pictures.names import PictureFile
from askwell.flow.schema.changes import ByField, KindField
from askwell.flow.schema.records import SourceRef
from askwell.flow.schema.urgency import Urgency
from askwell.source.record import SubRecord
from askwell.source.scalars import Colour, Day, DocsPicture, LinkTarget, Phone, Sha256, Text, WebAddress, Whole, one_of


def words(noun: str, meanings: dict[str, object]) -> tuple[object, WithJsonSchema]:
    """The marks of a field that takes one of a few words."""
    return one_of(noun, meanings), WithJsonSchema({"enum": list(meanings)})


class AskedBy(StrEnum):
    """Whose question it is."""

    READER = "reader"
    EDITORS = "editors"


class Asked(SubRecord):
    """How the question came in. Votes and their date go together."""

    by: Annotated[AskedBy, *words("origin of a question", {str(a): a for a in AskedBy})]
    """`reader` for a question that a reader sent, `editors` for one that the editors chose."""

    votes: Whole | None = None
    """How many readers voted for the question."""

    as_of: Day | None = None
    """The day on which the votes were counted."""


class CareCard(SubRecord):
    """When to get care: a heading that ends in "if:", and the signs."""

    level: Annotated[
        Urgency,
        *words("level of a care card", {str(u): u for u in (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE)}),
    ]
    """`emergency`, `urgent` or `routine`; at most one card of each."""

    heading: Text
    """What to do, ending in "if:", for example "See a doctor soon if:"."""

    signs: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The signs, one a line."""

    sources: tuple[SourceRef, ...] = ()
    """The ids of the sources the signs come from, which the answer must list too."""


class Change(SubRecord):
    """What changed in an answer after it was published."""

    on: Day
    """The day of the change."""

    kind: KindField
    """`correction`, `update`, `clarification` or `retraction`."""

    what: Text
    """One sentence: what was wrong or is new, and what is right."""

    by: ByField
    """The id of the person who answers for it."""

    mailed: Day | None = None
    """The day on which a newsletter told it."""


class Verification(SubRecord):
    """How the editors know that a person is who the page says."""

    status: Annotated[str, *words("status", {"verified": "verified", "as_published": "as_published"})]
    """`verified` if the editors checked, `as_published` if they rely on what was published before."""

    where: Text
    """Where it was checked, or where it was published."""

    on: Day
    """The day it was checked or read."""

    by: Text | None = None
    """Who checked it; a site in production needs it with `verified`."""


class Interests(SubRecord):
    """What a person declared of interests that could sway the answer."""

    status: Annotated[
        str, *words("status", {"none_declared": "none_declared", "not_asked": "not_asked", "declared": "declared"})
    ]
    """`none_declared`, `not_asked`, or `declared`."""

    text: Text | None = None
    """What was declared; needed with `declared`."""

    on: Day
    """The day of the declaration, or the day on which it is known that nobody asked."""


class EmergencyNumber(SubRecord):
    """A number to call and where it works."""

    number: Phone
    """The digits to dial."""

    where: Text
    """The country or region where it works."""


class Link(SubRecord):
    """A link with its words."""

    label: Text
    """The words of the link."""

    url: LinkTarget
    """A web address, or a page of this site written as /name/."""


class Looks(SubRecord):
    """The site's own face."""

    brand: Colour | None = None
    """The colour of the site's name, of lines and of buttons, on a light page."""

    brand_dark: Colour | None = None
    """The same on a dark page; needed with `brand`."""

    face: Annotated[str, *words("face", {"serif": "serif", "system": "system"})] = "serif"
    """`serif` for the reading face that comes with Ask Well, `system` for the faces of the reader's device alone."""

    logo: DocsPicture | None = None
    """A picture beside the site's name: a PNG, JPEG or WebP file of `docs/`."""


class PictureCredit(SubRecord):
    """Whose a picture is, and under which licence it is shown."""

    credit: Text
    """Who made it, as the page is to say."""

    licence: Text
    """The licence, for example "CC BY 4.0", or by whose leave it is shown."""

    source: WebAddress | None = None
    """Where it comes from."""


class Portrait(SubRecord):
    """A picture of a person."""

    file: PictureFile
    """The picture's file, beside this one."""

    alt: Text
    """What it shows, for those who do not see it."""

    credit: Text
    """Who made it."""

    licence: Text
    """The licence, for example "CC BY 4.0", or by whose leave it is shown."""

    source: WebAddress | None = None
    """Where it comes from."""


class Allowed(SubRecord):
    """Something that is not the generator's own and that pages use all the same, because somebody answers for it."""

    what: Text
    """A file by its path in the site ("own.css"), or "plugin NAME" or "extension NAME" of mkdocs.yml."""

    sha256: Sha256 | None = None
    """What the file's bytes come to; needed for a file. Messages give it."""

    why: Text
    """What it is for."""

    by: Text
    """Who looked at it, and answers for it."""


class Place(StrEnum):
    """Where a disclaimer must stand (docs: "Where disclaimers stand")."""

    ANSWER = "answer"
    GUIDE_START = "guide_start"
    OUTCOME = "outcome"
    URGENT_OUTCOME = "urgent_outcome"
    EMERGENCY_OUTCOME = "emergency_outcome"
    FEED_ITEM = "feed_item"
    SUBMIT = "submit"
    VOTES = "votes"
    NO_EXPERT = "no_expert"
    EXTRA = "extra"


class FeedText(StrEnum):
    """How much of a text its entry in a feed has."""

    FULL = "full"
    SUMMARY = "summary"
