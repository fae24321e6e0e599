"""Commands by their names: what is said where there is none of a name, and which one is meant where none is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError, perhaps
from memoria.nearest import nearest

DEFAULT = "show"


class Group(TyperGroup):
    """Commands by name. The context's ``obj`` are the texts in the reader's language."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named first; UsageError, and the names like it, for one that isn't there."""
        if args[0] not in self.commands:
            texts: Texts = ctx.obj
            words = texts("no_such_command", command=args[0])
            words = perhaps(words, [nearest(args[0], list(self.commands))], texts)
            raise UsageError(f"{words} {texts('try_help', command=ctx.command_path)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, _context: Any, formatter: Any) -> None:
        """Each command with all that is said of it: the library would cut it after some words."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help or "") for name, command in self.commands.items()])


class DefaultGroup(Group):
    """``memoria roadmap`` and ``memoria roadmap export``: takes ``show`` for the sub-command's name where none is given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the sub-command's name in front."""
        if not args or (args[0] not in (*self.commands, "--help") and not self._is_slip(args[0])):
            args = [DEFAULT, *args]
        return list(super().parse_args(ctx, args))

    def _is_slip(self, word: str) -> bool:
        """True for «exprot», which is no folder and looks like a command."""
        return not Path(word).exists() and nearest(word, list(self.commands)) is not None
