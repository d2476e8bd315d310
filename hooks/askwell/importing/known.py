"""What a site has already: people, sources and topics to use again, names and ids that are taken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from askwell.content.folders import IMPORTED
from askwell.content.load import load
from askwell.importing.understanding.speakers import forms, same
from askwell.patterns import regex
from askwell.starter import free_id, slug

_ID = regex(r"(?m)^id:[ \t]*['\"]?([a-z0-9]{3,12})['\"]?[ \t]*$")


@dataclass
class Known:
    """A site's names. What a run makes is added at once, so that two drafts of a run never share one."""

    root: Path
    answers: set[str]
    ids: set[str]
    people: dict[str, str]
    """The ids of people, by each form of their names."""

    sources: dict[str, str]
    """The ids of sources, by their addresses."""

    topics: dict[str, str]
    imports: dict[str, str] = field(default_factory=dict)
    """The drafts that were made before, by the hash of their originals."""

    pictures: set[str] = field(default_factory=set)

    def new_slug(self, title: str, name: str) -> str:
        """A name for a draft that no file has."""
        base = slug(title) or slug(name) or "imported"
        return self._free(base, self.answers)

    def new_person(self, name: str) -> str:
        """An id for a person whom the site does not have."""
        found = self._free(slug(same(name)) or slug(name) or "person", set(self.people.values()))
        self.people.update(dict.fromkeys(forms(name), found))
        return found

    def new_id(self) -> str:
        """A permanent id that no answer has."""
        found = free_id(self.ids)
        self.ids.add(found)
        return found

    def person(self, name: str) -> str:
        """The id of a person of that name; "" if there is none."""
        return next((self.people[form] for form in sorted(forms(name)) if form and form in self.people), "")

    def source(self, address: str) -> str:
        """The id of the source at an address; "" if there is none."""
        return self.sources.get(_address(address), "")

    def topic(self, name: str) -> str:
        """The id of the topic with that name or id; "" if there is none."""
        return self.topics.get(slug(name), "")

    def _free(self, base: str, taken: set[str]) -> str:
        found = next(name for name in _numbered(base) if name not in taken)
        taken.add(found)
        return found


def look_around(root: Path) -> Known:
    """What a site has. Files that cannot be read still count with their names."""
    library, _ = load(root)
    content = root / "content"
    texts = [path for path in (content / "answers").rglob("*.md") if path.is_file()]
    answers = {path.stem for path in texts} | {path.name for path in _folders(content / IMPORTED)}
    ids = {answer.id for answer in library.answers.values()} | {found for path in texts for found in _ids(path)}
    people = {form: key for key, person in library.people.items() for form in forms(person.name)}
    people |= {same(path.stem.replace("-", " ")): path.stem for path in (content / "people").rglob("*.yml")
               if path.stem not in people.values()}  # fmt: skip
    sources = {_address(source.url): key for key, source in library.sources.items() if source.url}
    topics = {slug(topic.name): key for key, topic in library.topics.items()} | {key: key for key in library.topics}
    pictures = {path.name for path in (content / "answers").rglob("*.*")}
    known = Known(root, answers, ids, people, sources, topics, pictures=pictures)
    for folder in _folders(content / IMPORTED):
        if said := record_of(folder):
            known.imports[str(said.get("sha256"))] = folder.name
            known.ids.add(str(said.get("id")))
    return known


def record_of(folder: Path) -> dict[str, object]:
    """What was noted when a draft was made; empty if nothing was, or if it cannot be read."""
    try:
        data = json.loads((folder / "import.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _ids(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return _ID.findall(file.read(4096))
    except OSError:
        return []


def _address(url: str) -> str:
    """An address as it is compared: without its scheme, `www.`, a slash at its end, a fragment."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
