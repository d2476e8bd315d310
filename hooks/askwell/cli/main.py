"""The `askwell` command. What it prints is for people; what it does is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from askwell.build_date import OddDate, today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.later import Later
from askwell.cli.output import AS_JSON, AS_OF, FOLDER, ROOT, report
from askwell.diagnostics import Diagnostic, errors, in_order
from askwell.surroundings.all_findings import with_surroundings

if TYPE_CHECKING:
    from askwell.rebuild.units import Units

LATER = {
    "edition": "askwell.cli.editions.group:edition_group",
    "deploy": "askwell.cli.deploy_commands:deploy_group",
    "desk": "askwell.cli.desk_commands:desk_command",
    "import": "askwell.cli.import_commands:import_command",
    "flow": "askwell.cli.flows.group:flow_group",
    "links": "askwell.cli.links_commands:links_command",
    "recall": "askwell.cli.recall_commands:recall_command",
    "sources": "askwell.cli.sources_commands:sources_command",
}
"""Commands whose modules are read only by those who ask for them, by module and name: they need more of the machine."""


class _Commands(Later):
    """All commands. What the machine refuses is told in a sentence, and whatever they print can be printed."""

    def main(self, *args: Any, **named: Any) -> Any:
        """Runs a command. Of a file's name that is no text it shows each odd byte as "\\udce9", say."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **named)

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command. What the machine refuses, such as a full disk, is told in a sentence."""
        try:
            return super().invoke(ctx)
        except OddDate as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            told = f"{error.strerror}: {error.filename or 'no file'}" if error.strerror else str(error)
            raise click.ClickException(told) from None


@click.group(cls=_Commands, commands_later=LATER, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turns a folder of health answers and decision guides into a checked site."""


@main.command("check")
@click.argument("root", default=".", type=FOLDER)
@AS_OF
@AS_JSON
def check_command(root: Path, as_of: date | None, as_json: bool) -> None:
    """Reports every mistake in the content of ROOT at once."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    sys.exit(report(_checked(root, as_of or today()).diagnostics, as_json))


def _checked(root: Path, day: date) -> CheckedSite:
    """A site, checked: from what the last build knows, if there was one."""
    if (root / ".askwell").is_dir():
        from askwell.rebuild.checking import check_from_last  # the first check of a site needs no database

        if (checked := check_from_last(root, day)) is not None:
            return checked
    return with_surroundings(root, check(root, day))


@main.command("audit")
@ROOT
@click.argument("site", type=FOLDER)
@click.option("--external", is_flag=True, help="Ask links to other sites whether they still work.")
@click.option("--browser", is_flag=True, help="Look at the pages with a Chromium, as readers see them.")
@click.option("--pages", default="*", metavar="PATTERN", help="With --browser: only pages whose address fits.")
@AS_OF
@AS_JSON
def audit_command(
    root: Path, site: Path, external: bool, browser: bool, pages: str, as_of: date | None, as_json: bool
) -> None:
    """Reads the finished HTML in SITE and reports what is not as the content says."""
    from askwell.audit import audit
    from askwell.audit.external import check_external
    from askwell.content.handwritten import Docs
    from askwell.mkdocs_adapter import docs_of

    checked = check(root, as_of or today())
    if errors(checked.diagnostics):
        sys.exit(report(checked.diagnostics, as_json))
    name = os.path.relpath(site)
    docs = docs_of(root) if (root / "mkdocs.yml").is_file() else Docs(root / "docs")
    found = audit(site, checked, docs, name)
    if external:
        found = in_order(found + check_external(site, checked, name, cache=root / ".askwell" / "links.json"))
    if browser and checked.library.settings:
        found = in_order(found + _seen(site, checked.library.settings.base_url, name, pages))
    sys.exit(report(found, as_json))


def _seen(site: Path, base_url: str, name: str, pages: str) -> tuple[Diagnostic, ...]:
    """What a browser shows otherwise than it should. Ends the command if there is no browser to ask."""
    try:
        from askwell.audit.browser.driver import NoChromiumError
        from askwell.audit.browser.seen import seen
    except ImportError:
        raise click.ClickException("--browser needs Playwright: install it with `pip install playwright`") from None
    try:
        return seen(site, base_url, name, pages)
    except NoChromiumError:
        raise click.ClickException(
            "--browser needs a Chromium: install one, or name yours in the environment variable CHROMIUM"
        ) from None


@main.command("build")
@ROOT
@AS_OF
@click.option("--quiet", is_flag=True, help="Tell findings only: not how far it is, not what was built.")
def build_command(root: Path, as_of: date | None, quiet: bool) -> None:
    """Checks, builds, audits, and only then replaces the last site."""
    from askwell.rebuild.building import build_site

    for name in ("mkdocs.yml", "content"):
        if not (root / name).exists():
            raise click.UsageError(f"there is no site in {root}: it has no {name}; `askwell init` makes one")
    sys.exit(build_site(root, _by_the_engine, as_of, quiet))


def _by_the_engine(root: Path, as_of: date | None, units: Units | None) -> tuple[int, str]:
    from askwell.mkdocs_adapter import by_the_engine  # an edit does without

    return by_the_engine(root, as_of, units)


@main.command("stage")
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
@AS_OF
def stage_command(root: Path, folder: Path, as_of: date | None) -> None:
    """Writes the pages as a plain Markdown tree into FOLDER, for other engines."""
    from askwell.export import stage

    checked = with_surroundings(root, check(root, as_of or today()))
    code = report(checked.diagnostics, as_json=False)
    if code == 0:
        click.echo(_done(lambda: stage(root, checked, folder)))
    sys.exit(code)


@main.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
def init_command(folder: Path) -> None:
    """Makes a small working site of your own in FOLDER."""
    from askwell.starter import make_site

    click.echo(_done(lambda: make_site(folder, today())))


@main.command("new")
@ROOT
@click.argument("kind", type=click.Choice(["answer", "person", "flow", "expert"]))
@click.argument("title")
def new_command(root: Path, kind: str, title: str) -> None:
    """Adds a commented skeleton for an answer, a person or a flow called TITLE; "expert" is a person."""
    from askwell.starter import make_record

    click.echo(_done(lambda: make_record(root, kind, title, today())))


@main.command("schema")
@ROOT
def schema_command(root: Path) -> None:
    """Writes the JSON Schemas by which an editor's program completes and checks while typing."""
    from askwell.content.schema import write_schemas

    click.echo(_done(lambda: write_schemas(root)))


def _done(write: Callable[[], list[Path]]) -> str:
    """What was written, in words. A refusal to write over something ends the command with its reason."""
    try:
        names = [os.path.relpath(path) for path in write()]
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    return "\n".join(f"wrote {name}" for name in names[:12]) + (
        f"\nand {len(names) - 12} more" if len(names) > 12 else ""
    )
