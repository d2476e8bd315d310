"""The answers of a library as the last build read them: each is read from the store when somebody asks for more of it
than lists need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from askwell.content.body.aspects import ASPECTS
from askwell.content.body.text import Heading
from askwell.content.records import Answer
from askwell.rebuild.store import Store, digest, pickled, unpickled
from askwell.source import asked
from askwell.source.record import referring
from askwell.source.yaml import Document, Loc

PLAIN = (
    "id", "status", "since", "instead", "was", "question", "topics", "experts", "answered_by", "author", "editor",
    "reviewer", "published", "updated", "reviewed", "next_review", "sources", "flow", "related", "disclaimers",
    "short_answer", "votes", "people", "changes",
)  # fmt: skip
"""The fields and aspects that are at hand for all answers at once. One more or less changes how long a build takes, and
nothing else."""

RICH = (
    "asked",
    *(name for name, _ in referring(Answer) if name not in PLAIN),
    "mentioned",
    "headings",
    "shown",
)
"""Fields and aspects that take longer to read: together, when one of them is asked for."""

Outline = tuple[str, str, tuple[Any, ...], bytes]
"""Of an answer its slug, its file, its plain fields, and what is rich of it, pickled."""


def outline(answer: Answer) -> Outline:
    """What is at hand of an answer."""
    with asked.unnoted():
        rich = pickled(tuple(getattr(answer, name) for name in RICH))
        return answer.key, answer.path, tuple(getattr(answer, name) for name in PLAIN), rich


class UnreadAnswer(Answer):
    """An answer of which only the outline is at hand. Whoever asks for more turns it into the whole answer."""

    if not TYPE_CHECKING:

        def __getattribute__(self, name: str) -> Any:
            if name in _ALL:
                return getattr(become_whole(self), name)
            if asked.now is not None and name in _NOTED:  # as in Noted, which would be asked so often that it shows
                asked.now.fields[id(self), name] = self
            return object.__getattribute__(self, name)

        def __getattr__(self, name: str) -> Any:
            return _rich(self)[name] if name in RICH else getattr(become_whole(self), name)

    def __eq__(self, other: object) -> bool:
        become_whole(self)
        return bool(self == other)

    def __hash__(self) -> int:
        become_whole(self)
        return hash(self)

    @property
    def votes(self) -> int | None:
        """How many readers voted for its question."""
        return object.__getattribute__(self, "__dict__")["votes"]  # type: ignore[no-any-return]

    @property
    def people(self) -> tuple[tuple[Loc, str], ...]:
        """The people whom its fields name."""
        return object.__getattribute__(self, "__dict__")["people"]  # type: ignore[no-any-return]

    @property
    def mentioned(self) -> tuple[tuple[str, str], ...]:
        """What its texts mention."""
        return _rich(self)["mentioned"]  # type: ignore[no-any-return]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of its texts."""
        return _rich(self)["headings"]  # type: ignore[no-any-return]

    @property
    def shown(self) -> tuple[str, ...]:
        """The pictures of its body."""
        return _rich(self)["shown"]  # type: ignore[no-any-return]


_NOTED = Answer.NOTED

_ALL = frozenset(("__dict__", "model_copy", "model_dump", "model_dump_json", "__copy__", "__repr__"))
"""By what all fields are asked for at once."""


def _rich(answer: UnreadAnswer) -> dict[str, Any]:
    """What is at hand, with what is rich."""
    found: dict[str, Any] = object.__getattribute__(answer, "__dict__")
    if RICH[0] not in found:
        raw = object.__getattribute__(answer, "__pydantic_private__")["_rich"]
        found |= zip(RICH, unpickled(raw, digest(raw)), strict=True)
    return found


def become_whole(answer: UnreadAnswer) -> Answer:
    """Reads the answer that an unread one stands for, in its place."""
    private = object.__getattribute__(answer, "__pydantic_private__")
    whole: Answer = private["_read"](private["_key"])
    object.__setattr__(answer, "__class__", Answer)
    for name in ("__dict__", "__pydantic_private__", "__pydantic_fields_set__", "__pydantic_extra__"):
        object.__setattr__(answer, name, object.__getattribute__(whole, name))
    return answer


class Answers(Mapping[str, Answer]):
    """The answers of a library, by slug and in their order."""

    def __init__(
        self, slugs: Iterable[str], read: Callable[[str], Answer], outlines: Callable[[], Iterable[Outline]]
    ) -> None:
        self._known: dict[str, Answer | None] = dict.fromkeys(slugs)
        self._read, self._outlines, self._outlined = read, outlines, False

    def know(self, others: Answers) -> None:
        """Takes over what others have read of the same answers."""
        self._known |= {slug: one for slug, one in others._known.items() if slug in self._known}

    def put(self, answer: Answer) -> None:
        """Puts an answer in the place of one that was read before."""
        self._known[answer.key] = answer

    def __getitem__(self, slug: str) -> Answer:
        found = self._known[slug]
        if found is None:
            found = self._known[slug] = self._read(slug)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, slug: object) -> bool:
        return slug in self._known

    def values(self) -> list[Answer]:  # type: ignore[override]
        """All answers, those that nobody asked for as their outlines."""
        if not self._outlined:
            self._outlined = True
            for found in self._outlines() if any(one is None for one in self._known.values()) else ():
                if self._known.get(found[0], self) is None:
                    self._known[found[0]] = self._unread(*found)
        return list(self._known.values())  # type: ignore[arg-type]

    def items(self) -> list[tuple[str, Answer]]:  # type: ignore[override]
        """All answers with their slugs."""
        return list(zip(self._known, self.values(), strict=True))

    def _unread(self, key: str, path: str, plain: tuple[Any, ...], rich: bytes) -> Answer:
        answer = UnreadAnswer.__new__(UnreadAnswer)
        private = {"_key": key, "_document": Document(path, ""), "_read": self._read, "_rich": rich}
        put = object.__setattr__
        put(answer, "__dict__", dict(zip(PLAIN, plain, strict=True)))
        put(answer, "__pydantic_private__", private)
        put(answer, "__pydantic_fields_set__", set())
        put(answer, "__pydantic_extra__", None)
        return answer


def keep_answer(store: Store, answer: Answer) -> str:
    """Keeps an answer as it was read, and the marks of what may be asked of it. Returns its key."""
    with asked.unnoted():
        store.put("=answer", answer.key, pickled(answer))
        store.put("=outline", answer.key, pickled(outline(answer)))
        store.put("=aspects", answer.key, pickled(aspects(answer)))
        return answer.key


def forget_answer(store: Store, slug: str) -> None:
    """Forgets all that was kept of an answer."""
    for kind in ("=answer", "=outline", "=aspects"):
        store.drop(kind, slug)


def aspects(answer: Answer) -> dict[str, bytes]:
    """A mark of each field of an answer, and of what else is asked of it."""
    found = {name: repr(getattr(answer, name)) for name in (*Answer.model_fields, *ASPECTS)}
    document = answer.document
    found |= {"_body": f"{answer.body.where(0, 0)} {answer.body.mark}", "_unsettled": answer.unsettled.mark}
    found |= {"_document": f"{document.first_line} {document.text}"}
    if answer.unsettled.pieces:
        found["_unsettled"] += found["_document"]  # where it stands is looked up there
    each = {name: blake2b(text.encode(), digest_size=8).digest() for name, text in found.items()}
    whole = blake2b(b"".join(each.values()), digest_size=8).digest()
    return each | dict.fromkeys(("__dict__", "model_copy", "model_dump", "model_dump_json"), whole)
