"""The command `askwell recall`: what carried the words of a text, and a draft of its correction."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.output import AS_JSON, ROOT
from askwell.content.history.entry import TODO, entry_lines, with_entry
from askwell.content.records import Answer
from askwell.desk.recall import Carrier, find, has_newsletters, recall
from askwell.diagnostics import did_you_mean
from askwell.flow.schema.changes import ChangeKind
from askwell.flow.schema.records import Flow
from askwell.letters.carrying import carrying, item_lines, item_place, next_edition
from askwell.source.files import split_front_matter
from askwell.source.yaml import parse_yaml
from askwell.watch.files import replace_file


@click.command("recall")
@ROOT
@click.argument("answer")
@click.option("--kind", type=click.Choice([str(kind) for kind in ChangeKind]), default="correction", show_default=True,
              help="Of which kind the draft is.")  # fmt: skip
@click.option("--by", metavar="PERSON", help="Who answers for the correction, by the id.")
@click.option("--write", is_flag=True, help="Put the draft into the file, with TODO as its sentence.")
@AS_JSON
def recall_command(root: Path, answer: str, kind: str, by: str | None, write: bool, as_json: bool) -> None:
    """Lists whatever carried the words of ANSWER, and drafts its correction.

    ANSWER is a slug, a permanent id, the key of a guide, or an address.
    """
    checked = check(root, today())
    record = _named(checked, answer)
    person = _person(checked, record, by)
    entry = entry_lines(checked.today, kind, person or "person-id")
    if write:
        if person is None:
            raise click.UsageError(f"--write needs --by: {_people(checked)}")
        _write(root, record, entry)
    carriers = recall(checked, record)
    item = item_lines(record, checked.today, kind == ChangeKind.RETRACTION)
    if as_json:
        told = {"item": "\n".join(item), "next": _next(checked)}
        click.echo(json.dumps(_data(record, carriers, entry, write) | told, indent=2, ensure_ascii=False))
        return
    for line in _told(checked, record, carriers):
        click.echo(line)
    click.echo()
    if write:
        click.echo(
            f"wrote a draft into {record.path}: replace {TODO} by a sentence, and write 'updated: {checked.today}'"
        )
    else:
        click.echo(f"To correct it, put this into {record.path}, and write 'updated: {checked.today}':")
        click.echo("\n".join(["", "changes:", *(f"  {line}" for line in entry)]))
    if any(edition.sent for edition in carrying(checked.library, record)):
        place, there = item_place(checked.library, next_edition(checked.library, checked.today), record)
        click.echo("\n".join(["", f"Then tell its readers, in {place} of {_next(checked)}:", "", *item[there:]]))


def _named(checked: CheckedSite, name: str) -> Answer | Flow:
    found = find(checked.library, name)
    if found is None:
        library = checked.library
        known = [*library.answers, *library.flows, *(item.id for item in library.answers.values())]
        hint = did_you_mean(name, known)
        unread = "; `askwell check` tells which files cannot be read" if library.incomplete else ""
        raise click.UsageError(f"there is no answer or guide '{name}'{f': {hint}' if hint else ''}{unread}")
    return found


def _person(checked: CheckedSite, record: Answer | Flow, by: str | None) -> str | None:
    """Who answers for the correction: whoever is named, or else the editor of the text or of the site."""
    if by is not None and by not in checked.library.people:
        raise click.UsageError(f"there is no person '{by}': {_people(checked)}")
    settings = checked.library.settings
    return by or getattr(record, "editor", None) or (settings.responsible_editor if settings else None)


def _people(checked: CheckedSite) -> str:
    return f"the people of this site are {', '.join(checked.library.people) or 'none; add one to content/people'}"


def _told(checked: CheckedSite, record: Answer | Flow, carriers: tuple[Carrier, ...]) -> list[str]:
    """The places in words, by groups."""
    lines = [f"{record.question if isinstance(record, Answer) else record.title} ({record.path})"]
    for group, found in groupby(carriers, key=lambda carrier: carrier.group):
        here = list(found)
        width = max(len(carrier.path) for carrier in here)
        lines += ["", f"{group[0].upper()}{group[1:]}:", *(f"  {c.path:<{width}}  {c.why}" for c in here)]
    if not has_newsletters(checked.root):
        lines += ["", "Newsletters: none are kept here. Look through those that you sent."]
    elif not any(carrier.group == "newsletters" for carrier in carriers):
        lines += ["", "Newsletters: none of those that are kept here names it."]
    return lines


def _next(checked: CheckedSite) -> str:
    """The file of the edition that goes out next, or how one is begun."""
    following = next_edition(checked.library, checked.today)
    return following.path if following else "the next edition (`askwell edition new` begins one)"


def _data(record: Answer | Flow, carriers: tuple[Carrier, ...], entry: list[str], written: bool) -> dict[str, object]:
    kind, name = ("answer", record.slug) if isinstance(record, Answer) else ("guide", record.key)
    places = [{"group": c.group, "path": c.path, "why": c.why} for c in carriers]
    draft = "\n".join(["changes:", *(f"  {line}" for line in entry)])
    return {kind: name, "file": record.path, "carriers": places, "draft": draft, "written": written}


def _write(root: Path, record: Answer | Flow, entry: list[str]) -> None:
    """Puts the draft into the file. What comes of it is read first: nothing else in it may read otherwise."""
    path, header = root / record.path, isinstance(record, Answer)
    old = path.read_bytes().decode("utf-8")
    new = with_entry(old, entry, header)
    if new is None or not _added(_read(record.path, old, header), _read(record.path, new, header)):
        pasted = "\n".join(["changes:", *(f"  {line}" for line in entry)])
        raise click.ClickException(f"{record.path} is written in a way that cannot be added to; put this in:\n{pasted}")
    replace_file(path, new)


def _read(name: str, text: str, header: bool) -> tuple[Any, str]:
    """The fields of a file, and the text below them."""
    text = text.removeprefix("\ufeff")
    if not header:
        parsed, problems = parse_yaml(name, text)
        return (None if problems or parsed is None else parsed.data), ""
    front, _ = split_front_matter(name, text)
    if front is None:
        return None, text
    parsed, problems = parse_yaml(name, front.header, 2)
    return (None if problems or parsed is None else parsed.data), front.body


def _added(old: tuple[Any, str], new: tuple[Any, str]) -> bool:
    """Whether nothing came to a file but one change."""
    (before, body), (after, same) = old, new
    if not isinstance(before, dict) or not isinstance(after, dict) or body != same:
        return False
    had, has = before.get("changes") or [], after.get("changes")
    rest = [{key: value for key, value in data.items() if key != "changes"} for data in (before, after)]
    return rest[0] == rest[1] and isinstance(has, list) and had in (has[1:], has[:-1])
