"""The index of the search: files that a browser reads one by one, as a search needs them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from askwell.search import lists
from askwell.search.language import ENDINGS
from askwell.search.lists import lists_of, numbers, plain, rest, shards
from askwell.search.records import Record
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
        yield f"{FOLDER}/pages/{number[record.path]:06x}.json", _json(_page(record))
    found, begins = lists_of(records, number), []
    for shard in shards(found):
        begins.append(shard.begins)
        yield f"{FOLDER}/words/{_name(shard.begins)}.bin", shard.data
    common = lists.common(found, len(records))
    for word, pages in found.items():
        if word not in common and (more := rest(pages)):
            yield f"{FOLDER}/more/{_name(word)}.bin", more
    topics = sorted({topic for record in records for topic in record.topics})
    for topic in topics:
        held = sorted(number[record.path] for record in records if topic in record.topics)
        yield f"{FOLDER}/topics/{_topic(topic)}.bin", plain(held)
    letters = {letter: _json(words) for letter, words in by_letter(records).items()}
    for letter, data in letters.items():
        yield f"{FOLDER}/letters/{_name(letter)}.json", data
    yield (
        START,
        _json(
            {
                "pages": len(records),
                "best": lists.BEST,
                "common": common,
                "endings": ENDINGS,
                "words": begins,
                "letters": "".join(letters),
                "few": sum(map(len, letters.values())) <= FEW,
                "topics": {topic: _topic(topic) for topic in topics},
            }
        ),
    )


def _page(record: Record) -> object:
    """What is shown of a page that was found."""
    parts = [[part.id, part.heading, part.text] for part in record.parts]
    return [record.path, record.title, record.short, parts]


def _name(letters: str) -> str:
    """A name for a file that any host can keep. The first file of words begins before all letters."""
    return letters.encode().hex() or "0"


def _topic(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def write_index(site: Path, files: Mapping[str, bytes]) -> None:
    """Writes the index into a finished site, and takes out the one that the engine's search plugin may have made."""
    (site / "search" / "search_index.json").unlink(missing_ok=True)
    for folder in {(site / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (site / path).write_bytes(content)
