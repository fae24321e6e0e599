"""A command with sub-commands that also does something by itself: ``memoria roadmap`` and ``memoria roadmap export``."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

DEFAULT = "show"


class DefaultGroup(TyperGroup):
    """Takes ``show`` for the name of a sub-command where none is given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the sub-command's name in front."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [DEFAULT, *args]
        return list(super().parse_args(ctx, args))
