"""Sources that changed, moved, are gone or may have been retracted, as `askwell sources` found them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer, Source
from askwell.desk.task import Kind, Task
from askwell.desk.tasks import people_of, resting
from askwell.diagnostics import counted
from askwell.flow.schema.records import Flow
from askwell.watch import state as watch

COMMAND = "askwell sources"
"""What asks for sources."""

NEVER = f"Nobody has asked for this site's sources yet: `{COMMAND}` does, and keeps what it finds."


DO = {
    watch.Kind.CHANGED: "Read it again: if what rests on it still holds, run `askwell sources --accept {}`; else change"
    " what rests on it.",
    watch.Kind.MOVED: "Write the new address at `url`.",
    watch.Kind.GONE: "Look for its new address, or for another source.",
    watch.Kind.RETRACTED: "If it was, nothing may rest on it any more; if not, run `askwell sources --accept {}`.",
}
"""What to do about a source, by what is the matter with it."""


def sources(site: CheckedSite) -> Iterator[Task | str]:
    """A task for each thing that is the matter with a source, and a sentence if nobody asked or the file is odd."""
    if site.root is None or not any(source.url for source in site.library.sources.values()):
        return
    known = watch.read_state(site.root)
    if known.problem:
        yield f"{watch.NAME.as_posix()} cannot be used: {known.problem}. Run `{COMMAND}` again."
    elif not known.entries:
        yield NEVER
    if troubles := watch.troubles(site.root, site.library):
        on_it = resting(site.library)
        for trouble in troubles:
            yield _task(site.library.sources[trouble.source], trouble, on_it.get(trouble.source, []))


def gone(site: CheckedSite) -> frozenset[str]:
    """The addresses of sources that have a task since they are gone."""
    found = watch.troubles(site.root, site.library) if site.root else ()
    urls = (site.library.sources[one.source].url for one in found if one.kind is watch.Kind.GONE)
    return frozenset(url for url in urls if url)


def _task(source: Source, trouble: watch.Trouble, on_it: Sequence[Answer | Flow]) -> Task:
    what = trouble.what[:1].upper() + trouble.what[1:]
    rest = f"{counted(len(on_it), 'page')} {'rests' if len(on_it) == 1 else 'rest'} on it"
    return Task(
        f"source-{trouble.kind}:{source.key}",
        Kind.SOURCE,
        trouble.since,
        source.title,
        f"{what} {DO[trouble.kind].format(source.key)} {rest}; `{COMMAND} --offline` names each place.",
        trouble.location,
        people_of(on_it),
    )
