"""The record of a person."""

from __future__ import annotations

from askwell.content.body.text import beside
from askwell.content.parts import Interests, Portrait, Verification
from askwell.source.record import Record
from askwell.source.scalars import Key, Text, YesNo


class Person(Record):
    """Somebody whom pages name: `content/people/<id>.yml`."""

    was: tuple[Key, ...] = ()
    """Former ids: the addresses of those pages lead to this one."""

    name: Text
    """The name, with its title."""

    credentials: Text | None = None
    """Qualifications, as they were given; an expert and a reviewer need them."""

    job: Text
    """The post held."""

    affiliation: Text
    """Where the person works."""

    field: Text | None = None
    """The field of expertise; an expert and a reviewer need one."""

    verification: Verification | None = None
    """How this is known; an expert and a reviewer need it."""

    interests: Interests | None = None
    """Interests that could sway what they say; an expert and a reviewer need it."""

    portrait: Portrait | None = None
    """A picture of the person. Without one, pages show initials."""

    fictional: YesNo = False
    """yes for an invented person in test data. A site in production may have none."""

    @property
    def portrait_path(self) -> str:
        """Where the file of the portrait is, below the site's root; "" if there is none."""
        return beside(self.path, self.portrait.file) if self.portrait else ""
