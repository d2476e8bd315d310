"""From a folder of content files to a Library, with everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from askwell.content import folders, naming
from askwell.content.body.answer import read_answer
from askwell.content.editions.edition import NEWSLETTERS
from askwell.content.editions.reading import read_edition
from askwell.content.editions.sent import sent_files
from askwell.content.folders import FOLDERS, LISTS, OPTIONAL, SETTINGS, VOCABULARY
from askwell.content.library import Library
from askwell.content.loading import NOUNS, Loading
from askwell.content.media.transcripts import transcripts
from askwell.content.pictures.gathering import gather
from askwell.content.records import Settings
from askwell.content.shipped import shipped_parts
from askwell.content.states import GUIDE_NEEDS, State, missing, says_draft, written_state
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.records import Flow
from askwell.flow.schema.shared_parts import TAKEN_OVER, SharedPart, expand
from askwell.flow.schema.vocabulary import Vocabulary
from askwell.source.asked import Records
from askwell.source.files import name_in
from askwell.source.record import Record
from askwell.source.scalars import KEY
from askwell.source.yaml import Parsed

OneOf = TypeVar("OneOf", bound=Record)


def load(root: Path) -> tuple[Library, list[Diagnostic]]:
    """Reads `root/content`. The Library holds every record that could be read; a record with
    errors is left out, though its key still counts as known, so that one mistake is told once."""
    loading = Loading(root, {kind: {} for kind in NOUNS}, {kind: set() for kind in NOUNS}, [])
    content = root / "content"
    loading.settings = settings = _load_settings(loading, content / SETTINGS)
    loading.vocabulary = _load_one(loading, content / VOCABULARY, Vocabulary, required=False)
    for kind, list_model in LISTS.items():
        _load_list(loading, kind, list_model, content / f"{kind}.yml")
    for kind, (model, ending) in FOLDERS.items():
        _load_folder(loading, kind, model, ending)
    loading.found += folders.unread(loading.root)
    loading.unread |= {new for _, new in folders.renamed(content)}
    paths = tuple(folders.below(content))
    gathered = gather(root, paths, loading.bodies.values(), loading.records["people"].values())
    loading.found += gathered.found
    said = transcripts(root, loading.records["answers"].values())
    loading.found += said.found
    loading.found += folders.strays(loading.root, paths, gathered.seen.keys() | said.named)
    loading.found += naming.unused_parts(loading)
    loading.found += naming.unknown_references(loading)
    loading.found += naming.duplicate_ids(loading)
    sorted_records: dict[str, Any] = {k: dict(sorted(v.items())) for k, v in loading.records.items()}
    absent = {kind for kind, keys in loading.known.items() if keys - loading.records[kind].keys()}
    incomplete = frozenset(loading.unread | loading.incomplete | absent)
    bodies = dict(sorted(loading.bodies.items()))
    sorted_records |= {"answers": Records("answers", sorted_records["answers"]), "vocabulary": loading.vocabulary}
    sorted_records |= {"pictures": gathered.pictures, "portraits": gathered.portraits, "transcripts": said.texts}
    sorted_records |= {"sent": sent_files(root, sorted_records[NEWSLETTERS].values(), loading.found)}
    sorted_records |= {"incomplete": incomplete, "drafts": frozenset(loading.drafts)}
    return Library(settings=settings, bodies=bodies, **sorted_records), loading.found


def _load_settings(loading: Loading, path: Path) -> Settings | None:
    settings = _load_one(loading, path, Settings, required=True)
    if settings and not settings.base_url.endswith("/"):
        message, hint = "base_url: the address does not end in a slash", f"write {settings.base_url}/"
        loading.found.append(Diagnostic(settings.at("base_url"), "FIELD010", message, hint))
    return settings


def _load_one(loading: Loading, path: Path, model: type[OneOf], *, required: bool) -> OneOf | None:
    """The record that stands alone in a file."""
    if not required and not os.path.lexists(path):
        return None
    parsed = loading.parsed(path, loading.text_of(path, required=True))
    if parsed is None:
        return None
    record, problems = model.read(path.stem, parsed.data, parsed.document)
    loading.found += problems
    return record if parsed.sound else None


def _load_list(loading: Loading, kind: str, model: type[Record], path: Path) -> None:
    if kind in OPTIONAL and not os.path.lexists(path):
        return
    text = loading.text_of(path, required=True)
    parsed = loading.parsed(path, text)
    if parsed is None:
        loading.unread.add(kind)
        return
    if not isinstance(parsed.data, dict):
        loading.unread.add(kind)
        loading.found.append(
            Diagnostic(
                parsed.document.at(),
                "FIELD003",
                f"there should be {kind} by their ids here",
                "write an id and a colon, and below it, set in, the fields",
            )
        )
        return
    if not parsed.sound:
        loading.unread.add(kind)  # which keys were meant cannot be told
    for key, data in parsed.data.items():
        document = parsed.document.within(key)
        if not KEY.fullmatch(key):
            loading.found.append(_bad_key(document.at(key=True), key))
            continue
        record, problems = model.read(key, data, document)
        _keep(loading, kind, key, record if parsed.sound else None, problems)


def _load_folder(loading: Loading, kind: str, model: type[Record], ending: str) -> None:
    for key, path in _by_key(loading, kind, ending):
        loading.known[kind].add(key)
        text, name = loading.text_of(path), name_in(loading.root, path)
        if kind in STAGED and says_draft(text or _beginning(path)):
            loading.drafts.add(name)
        if text and kind == "answers":
            _load_answer(loading, key, name, text)
        elif text and kind == NEWSLETTERS:
            _keep(loading, kind, key, *read_edition(key, name, text))
        elif (parsed := loading.parsed(path, text)) is not None:
            read = (
                _read_flow(loading, key, parsed) if kind == "flows" else model.read(key, parsed.data, parsed.document)
            )
            _keep(loading, kind, key, read[0] if parsed.sound else None, read[1])


STAGED = ("answers", "flows", NEWSLETTERS)
"""The kinds that have states."""


def _by_key(loading: Loading, kind: str, ending: str) -> Iterator[tuple[str, Path]]:
    """The files of a folder, each with its key. Of several with one key the first counts; a draft comes last, since it
    must not take the place of what is published."""
    found: dict[str, list[Path]] = {}
    for path in folders.files(loading.root / "content" / kind, ending):
        name = name_in(loading.root, path)
        key = name.rpartition("/")[2].removesuffix(ending)
        if KEY.fullmatch(key):
            found.setdefault(key, []).append(path)
        else:
            loading.drafts |= {name} if kind in STAGED and says_draft(_beginning(path)) else set()
            loading.found.append(_bad_key(Location(name), key))
    for key, paths in found.items():
        drafts = [path for path in paths if len(paths) > 1 and kind in STAGED and says_draft(_beginning(path))]
        loading.drafts |= {name_in(loading.root, path) for path in drafts}
        first, *others = sorted(paths, key=lambda path: path in drafts)
        for other in others:
            message = f"there are two files for the {NOUNS[kind]} '{key}'; the other is {name_in(loading.root, first)}"
            place = Location(name_in(loading.root, other))
            loading.found.append(Diagnostic(place, "REF003", message, "rename one of them"))
        yield key, first


def _beginning(path: Path) -> str:
    """How a file begins that cannot be read, or not yet; "" if nothing can be said of it."""
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(50_000).decode("utf-8", "replace")
    except OSError:
        return ""


def _load_answer(loading: Loading, key: str, name: str, text: str) -> None:
    read = read_answer(key, name, text)
    loading.found += read.found
    if read.body is not None:
        loading.bodies[key] = read.body
    if read.headed:
        loading.unsettled.append(read.unsettled)
        _keep(loading, "answers", key, read.record, [])


def _read_flow(loading: Loading, key: str, parsed: Parsed) -> tuple[Flow | None, list[Diagnostic]]:
    """A flow with the shared parts that it uses put in."""
    written, shipped = loading.known["parts"], shipped_parts()
    parts = {name: part for name, part in shipped.items() if name not in written}
    parts |= {name: part for name, part in loading.records["parts"].items() if isinstance(part, SharedPart)}
    data, document, problems = expand(parsed.data, parsed.document, parts, written | shipped.keys())
    gaps = missing(data, GUIDE_NEEDS, "guide") if isinstance(data, dict) else ()
    flow, wrong = Flow.read(key, data, document, gaps, written_state(data) is State.DRAFT)
    if not problems:
        if flow is not None:
            flow._parts = tuple(parts[name] for name in flow.use)
            flow._differences = loading.vocabulary.about(key) if loading.vocabulary else ()
            flow._urgency_words = loading.settings.urgency_words if isinstance(loading.settings, Settings) else {}
        return flow, wrong
    # What a part did not bring is not missing, and what is in it is told there; the flow's other mistakes are its own.
    absent = tuple(f"the field '{kind}'" for kind in TAKEN_OVER)
    told = {problem.location for problem in problems}
    own = [found for found in wrong if found.location.path == document.path and found.location not in told]
    return None, problems + [found for found in own if not found.message.startswith(absent)]


def _keep(loading: Loading, kind: str, key: str, record: Record | None, problems: list[Diagnostic]) -> None:
    loading.known[kind].add(key)
    loading.found += problems
    if record is None:
        loading.incomplete.add(kind)
    else:
        loading.records[kind][key] = record


def _bad_key(place: Location, key: str) -> Diagnostic:
    return Diagnostic(
        place,
        "FIELD009",
        f"'{key}' cannot be a name here",
        "use small letters a to z, digits, and single hyphens between them",
    )
