"""The index of the search: files that a browser reads one by one, as a search needs them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from askwell.search import lists
from askwell.search.language import ENDINGS
from askwell.search.lists import lists_of, numbers, plain, rest, shards
from askwell.search.records import Record
from askwell.search.texts import Part
from askwell.search.words import by_letter

FOLDER = "search/index"
START = f"{FOLDER}/start.json"
"""What every search loads first: how many pages there are, how words end, where the files of words begin."""


FEW = 50_000
"""Bytes of words in titles and headings that a browser may load together, to find one whose first letter is wrong."""


def index_of(records: Iterable[Record]) -> Mapping[str, bytes]:
    """The files of the index, by their paths in the site; the same bytes for the same records in any order."""
    return dict(_files(sorted(records, key=lambda record: record.path)))


def _files(records: list[Record]) -> Iterator[tuple[str, bytes]]:
    number = numbers(record.path for record in records)
    for record in records:
        yield page_file(number[record.path]), page(record)
    found, begins = lists_of(records, number), []
    for shard in shards(found):
        begins.append(shard.begins)
        yield words_file(shard.begins), shard.data
    common = lists.common(found, len(records))
    for word, pages in found.items():
        if word not in common and (more := rest(pages)):
            yield more_file(word), more
    topics = sorted({topic for record in records for topic in record.topics})
    for topic in topics:
        held = sorted(number[record.path] for record in records if topic in record.topics)
        yield topic_file(topic), plain(array("I", held))
    letters = {letter: letter_data(words) for letter, words in by_letter(records).items()}
    for letter, data in letters.items():
        yield letter_file(letter), data
    yield START, start(len(records), common, begins, {letter: len(data) for letter, data in letters.items()}, topics)


def start(pages: int, common: list[str], begins: list[str], letters: Mapping[str, int], topics: list[str]) -> bytes:
    """The first file: how many pages there are, the common words, what the files of words begin with, the letters with
    the bytes of their files, the names of topics."""
    return json_of(
        {
            "pages": pages,
            "best": lists.BEST,
            "common": common,
            "endings": ENDINGS,
            "words": begins,
            "letters": "".join(letters),
            "few": sum(letters.values()) <= FEW,
            "topics": {topic: _topic(topic) for topic in topics},
        }
    )


def page(record: Record) -> bytes:
    """What is shown of a page that was found."""
    parts = [[part.id, part.heading, part.text] for part in record.parts]
    return json_of([record.path, record.title, record.short, parts])


def record_of(page: bytes, topics: Iterable[str]) -> Record:
    """The record of a page, from what is shown of it."""
    path, title, short, parts = json.loads(page)
    return Record(path, title, short, tuple(Part(*part) for part in parts), tuple(topics))


def letter_data(words: Iterable[str]) -> bytes:
    """The words of a letter."""
    return json_of(list(words))


def page_file(number: int) -> str:
    """The path of the file of a page."""
    return f"{FOLDER}/pages/{number:06x}.json"


def words_file(begins: str) -> str:
    """The path of a file of words. The first begins before all letters."""
    return f"{FOLDER}/words/{_name(begins)}.bin"


def more_file(word: str) -> str:
    """The path of the file of a word's other pages."""
    return f"{FOLDER}/more/{_name(word)}.bin"


def topic_file(topic: str) -> str:
    """The path of the file of a topic."""
    return f"{FOLDER}/topics/{_topic(topic)}.bin"


def letter_file(letter: str) -> str:
    """The path of the file of a letter."""
    return f"{FOLDER}/letters/{_name(letter)}.json"


def _name(letters: str) -> str:
    """A name for a file that any host can keep."""
    return letters.encode().hex() or "0"


def _topic(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]


def json_of(data: object) -> bytes:
    """Data as a browser reads it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def write_index(site: Path, files: Mapping[str, bytes]) -> None:
    """Writes the index into a finished site, and takes out the one that the engine's search plugin may have made."""
    (site / "search" / "search_index.json").unlink(missing_ok=True)
    for folder in {(site / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (site / path).write_bytes(content)
