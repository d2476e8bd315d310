"""Groups of commands whose modules are read only by those who ask for them: they need more of the machine."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Later(click.Group):
    """A group of commands, some of them given by their modules and names: "askwell.cli.desk_commands:desk_command"."""

    def __init__(self, *args: Any, commands_later: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.later = commands_later

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self.later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.later[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.later[cmd_name]} is not a command")
        return command
