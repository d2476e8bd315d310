"""The pictures that content names: each is found and looked at once, and what is wrong is told wherever it is named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from askwell.content.body.text import MarkdownText
from askwell.content.people.person import Person
from askwell.content.pictures.cache import digest, keep_size, kept_size
from askwell.content.pictures.picture import Picture
from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.source.files import name_in, read_bytes
from askwell.source.record import Record

MISSING = "PICTURE001"


def gather(root: Path, paths: Iterable[str], texts: Iterable[MarkdownText], people: Iterable[Record]) -> Gathering:
    """The pictures that texts and people name; `paths` are those of all files of `content/`."""
    gathering = Gathering(root, frozenset(name_in(root, path) for path in paths))
    gathering.of_texts(texts)
    gathering.of_people(person for person in people if isinstance(person, Person))
    return gathering


@dataclass
class Gathering:
    """What has been looked at so far, by its path below the site's root. `files` are all those of `content/`.

    What it gathers: the `pictures` of texts by their paths, the `portraits` of people by the people's ids, and
    findings."""

    root: Path
    files: Collection[str]
    seen: dict[str, Picture | Diagnostic] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    portraits: dict[str, Picture] = field(default_factory=dict)

    def of_texts(self, texts: Iterable[MarkdownText]) -> None:
        """Looks at the pictures of texts."""
        for text in texts:
            for figure in text.figures:
                path = text.picture_path(figure)
                if picture := self._look(path, text.place(figure)):
                    self.pictures[path] = picture

    def of_people(self, people: Iterable[Person]) -> None:
        """Looks at the portraits of people."""
        for person in people:
            path = person.portrait_path
            if path and (picture := self._look(path, person.at("portrait", "file"))):
                self.portraits[person.key] = picture

    def _look(self, path: str, place: Location) -> Picture | None:
        if path not in self.seen:
            self.seen[path] = self._at(path)
        one = self.seen[path]
        if isinstance(one, Picture):
            return one
        self.found.append(replace(one, location=place))
        return None

    def _at(self, path: str) -> Picture | Diagnostic:
        """The picture at a path, or what is wrong with it; the place of the finding is not known here."""
        here, name = Location(path), path.rpartition("/")[2]
        from askwell.content.pictures import looking  # Pillow takes time to load, and few sites need it

        if path not in self.files:
            return Diagnostic(here, MISSING, f"there is no picture '{name}' here", self._instead(path))
        raw, problem = read_bytes(self.root, self.root / path, looking.MAX_BYTES)
        if problem is not None:
            large = Diagnostic(here, looking.LARGE, f"'{name}': {problem.message}", "save it smaller")
            return large if problem.code == "READ004" else problem
        sha256 = digest(raw)
        size = looking.of_another_kind(raw, name) or kept_size(self.root, sha256) or looking.size_of(raw, name)
        if isinstance(size, looking.Fault):
            return Diagnostic(here, size.code, size.message, size.hint)
        keep_size(self.root, sha256, size)
        return Picture(self.root, path, sha256, *size)

    def _instead(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        there = list(_pictures(self.files, folder))
        return did_you_mean(path.rpartition("/")[2], there) or "put the file beside the one that names it"


def _pictures(files: Collection[str], folder: str) -> Iterator[str]:
    """The names of what could be pictures in a folder."""
    below = (name.removeprefix(f"{folder}/") for name in files if name.startswith(f"{folder}/"))
    return (name for name in below if "/" not in name and not name.endswith((".md", ".yml")))
