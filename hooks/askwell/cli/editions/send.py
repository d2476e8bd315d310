"""`askwell edition send`: an edition to a test or a small list, through any SMTP server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.sender import STATE
from askwell.cli.editions.gated import gated, nobody_can_leave
from askwell.cli.editions.named import DATE, named
from askwell.cli.editions.post import Decisions, Post
from askwell.cli.output import ROOT, report
from askwell.content.editions.edition import Edition
from askwell.letters.making import letter
from askwell.mailing.html import html
from askwell.mailing.message import leaving, messages
from askwell.mailing.proof import proof
from askwell.mailing.text import text
from askwell.sending.journal import JournalError, journal_of
from askwell.sending.pace import PER_MINUTE, Pace
from askwell.sending.recipients import Recipient, read_recipients
from askwell.sending.sending import Make, Patience
from askwell.sending.server import PASSWORD, OddServer, Server, server_of

MOST_TESTED = 10
"""People of a test (ours): more are a list."""


class _Url(click.ParamType[Server]):
    """The address of a server."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Server:
        try:
            return value if isinstance(value, Server) else server_of(str(value))
        except OddServer as error:
            self.fail(f"{error}: {error.hint}", param, ctx)


@click.command("send")
@ROOT
@DATE
@click.option("--to", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="The list: an address a line, or a table (CSV).")  # fmt: skip
@click.option("--smtp", "server", type=_Url(), metavar="URL", help="The server, as smtp://user@host:587.")
@click.option("--per-minute", type=click.IntRange(1, 6000), default=PER_MINUTE, metavar="N", show_default=True,
              help="Send at most so many a minute.")  # fmt: skip
@click.option("--tries", type=click.IntRange(1, 20), default=Patience().tries, metavar="N", show_default=True,
              help="Try each message so often in a run.")  # fmt: skip
@click.option("--test", "testing", is_flag=True, help="Send a test, with [Test] before the subject.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--left", is_flag=True, help="Say who is left and why, and send nothing.")
@click.option("--again", multiple=True, metavar="ADDRESS", help="Send to this person once more, who may have it.")
@click.option("--arrived", multiple=True, metavar="ADDRESS", help="This person has it after all.")
@click.option("--yes", is_flag=True, help="Do not ask before sending.")
def send_command(
    root: Path, edition: str | None, to: Path | None, server: Server | None, per_minute: int, tries: int, testing: bool,
    dry_run: bool, left: bool, again: tuple[str, ...], arrived: tuple[str, ...], yes: bool,
) -> None:  # fmt: skip
    """Sends the edition of DATE to everybody on a list who does not have it yet."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    checked = check(root, today())
    found = named(checked, edition)
    decisions = Decisions(again, arrived)
    try:
        if to is None and server is None and (left or again or arrived):
            sys.exit(decisions.alone(journal_of(root, found.key)))
        if to is None or (server is None and not dry_run) or left:
            raise click.UsageError("sending needs a list and a server: --to FILE --smtp URL (and --left goes alone)")
        readers, password = _listed(to, testing), _password(server)
        post = Post(root, found.key, _maker(root, checked, found, testing), readers, testing)
        if dry_run or server is None:
            post.tell(per_minute)
            return
        if not (yes or testing or post.agreed(server, decisions)):
            raise click.ClickException("nothing was sent")
        sys.exit(post.send(server, password, Pace(per_minute), Patience(tries), decisions))
    except JournalError as error:
        raise click.ClickException(f"{error}\n    hint: {error.hint}") from None


def _maker(root: Path, checked: CheckedSite, edition: Edition, testing: bool) -> Make:
    """What makes each person's message. Ends the command if the gate does not let the edition out. A draft may go out
    as a test."""
    everything = (*gated(root, checked, edition), *nobody_can_leave(checked.library.settings))
    found = [one for one in everything if not (testing and one.code == STATE)]
    if found:
        report(tuple(found), as_json=False)
        raise click.ClickException("nothing was sent")
    settings = checked.library.settings
    assert settings is not None
    assert settings.mail is not None
    made, leave = letter(checked.library, edition, checked.machines), leaving(settings.mail)
    if wrong := proof(made, leave, html(made, settings, leave)):
        report(tuple(wrong), as_json=False)
        raise click.ClickException("nothing was sent")
    if edition.day > today() and not testing:
        why = f"its pages are on the site from {edition.day} on: until then links of the mail lead nowhere"
        raise click.ClickException(f"{why}\n    hint: send it on that day, or name its file by an earlier one")
    return messages(made, settings, html, text)


def _listed(to: Path, testing: bool) -> tuple[Recipient, ...]:
    """The people of a list. Its mistakes are told all at once, and an error ends the command."""
    found = read_recipients(to)
    if found.diagnostics:
        code = report(found.diagnostics, as_json=False)
        if code:
            raise click.ClickException("nothing was sent")
    if testing and len(found.people) > MOST_TESTED:
        raise click.UsageError(f"a test goes to at most {MOST_TESTED} people; leave out --test to send to a list")
    if _git_would_take(to):
        name = os.path.relpath(to)
        click.echo(f"Note: git would keep {name}, with all its addresses: move it elsewhere, or name it in .gitignore.")
    return found.people


def _git_would_take(path: Path) -> bool:
    """Whether a list lies in a repository that does not ignore it."""
    try:
        command = ["git", "-C", str(path.parent), "check-ignore", "--quiet", path.name]
        return subprocess.run(command, capture_output=True, check=False).returncode == 1
    except OSError:
        return False


def _password(server: Server | None) -> str:
    password = os.environ.get(PASSWORD, "")
    if server is not None and server.user and not password:
        raise click.UsageError(f"'{server.user}' needs a password: put it into the environment variable {PASSWORD}")
    return password
