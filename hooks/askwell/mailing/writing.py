"""All forms of a letter, and the folder that they are written to: all of them, or none."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from askwell import publish
from askwell.content.records import Settings
from askwell.letters.letter import Letter
from askwell.mailing.html import html
from askwell.mailing.message import leaving, message, unsent_file
from askwell.mailing.services import as_json, buttondown, ghost, listmonk
from askwell.mailing.text import text

FOLDER = Path("build", "editions")
"""Where mails are written, below the site's folder. Git ignores it: all that is in it can be made again."""


def forms(letter: Letter, settings: Settings) -> Mapping[str, bytes]:
    """Every form of a letter, by the name of its file. The same letter gives the same bytes. There is no message as
    long as nobody says who the mail is from."""
    leave = leaving(settings.mail) if settings.mail else ""
    as_html, as_text = html(letter, settings, leave), text(letter, settings, leave)
    found = {"mail.html": as_html, "mail.txt": as_text, "links.txt": links(letter)}
    found["buttondown.md"] = buttondown(letter, settings)
    found |= {"listmonk.json": as_json(listmonk(letter, settings)), "ghost.json": as_json(ghost(letter, settings))}
    files = {name: words.encode() for name, words in sorted(found.items())}
    if settings.mail:
        files["mail.eml"] = unsent_file(message(letter, settings, as_html, as_text))
    return files


def links(letter: Letter) -> str:
    """Each address of a letter on a line, with what it leads to: for those who build a mail by hand."""
    lines = [(letter.link(letter.path), "this letter on the site")]
    for item in letter.items:
        lines.append((letter.link(item.path), item.title))
        question = item.first_question
        lines += [(letter.link(choice.path), choice.label) for choice in (question.choices if question else ())]
    return "".join(f"{address}  {words}\n" for address, words in lines)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes files into a folder, which then has these and no others. Raises OSError; the folder is then as it was. A
    link in its place is refused: nobody knows what else is in the folder that it leads to."""
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "this is a link, and all that it leads to would be replaced", str(folder))
    fresh = publish.begin(folder)
    try:
        for name, raw in files.items():
            (fresh / name).write_bytes(raw)
        publish.commit(fresh, folder)
    except BaseException:
        publish.discard(fresh)
        raise
