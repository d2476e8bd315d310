"""A fingerprint of all that compiling and proving a guide rest on."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from askwell.flow.schema.records import Flow
from askwell.source.yaml import Document


def meaning(flow: Flow) -> str:
    """The fingerprint of a flow. Two flows have the same only if everything that is written in them is the same to the
    letter, with the shared parts that they use, what the site adds, and so the line of each word: their machines and
    findings then differ in nothing but the name of the file."""
    found = sha256()
    for text in _written(flow):
        letters = text.encode("utf-8", "surrogatepass")
        found.update(len(letters).to_bytes(8, "big"))
        found.update(letters)
    return found.hexdigest()


def _written(flow: Flow) -> Iterator[str]:
    """All that counts: the record as it was read, and the texts by which places are told."""
    yield flow.model_dump_json()
    yield from _places(flow._document, flow.path)
    for part in flow.parts:
        yield from (part.key, part.stated, str(part.shipped), part.model_dump_json())
    yield from (difference.model_dump_json() for difference in flow.differences)
    for key, word in flow.urgency_words.items():
        yield from (key, word.model_dump_json())


def _places(document: Document, own: str) -> Iterator[str]:
    """Where the words of a record stand. The name of its own file does not count, nor that it is named in a place."""
    yield "" if document.path == own else document.path
    yield from (document.text, str(document.first_line), repr(document.prefix))
    told: dict[int, Document] = {}
    for graft in document.grafts:
        yield from (repr(graft.here), repr(graft.there), type(graft.document).__name__)
        if graft.document is not document and id(graft.document) not in told:
            told[id(graft.document)] = graft.document
            yield from _places(graft.document, own)
