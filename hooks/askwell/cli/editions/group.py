"""The group `askwell edition`: newsletters, from a proposal to what was sent."""

from __future__ import annotations

import click

from askwell.cli.later import Later

COMMANDS: dict[str, str] = {
    "new": "askwell.cli.editions.new:new_command",
    "build": "askwell.cli.editions.build:build_command",
    "preview": "askwell.cli.editions.preview:preview_command",
    "affected": "askwell.cli.editions.affected:affected_command",
    "send": "askwell.cli.editions.send:send_command",
    "sent": "askwell.cli.editions.sent:sent_command",
}
"""The commands, by their modules and names: each is read only by those who ask for it."""


@click.group("edition", cls=Later, commands_later=COMMANDS)
def edition_group() -> None:
    """Proposes newsletters, writes them as mail, sends them, and follows what was sent."""
