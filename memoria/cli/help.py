"""Help in the reader's language: the few words that the library of the command line puts around ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from memoria.cli.texts import Texts

_WORDS: Mapping[str, str] = {
    r"^Usage: ": "help_usage",
    r"(?<= )\[OPTIONS\]": "help_options_place",
    r"(?<= )COMMAND \[ARGS\]\.\.\.": "help_command_place",
    r"^Arguments:$": "help_arguments",
    r"^Options:$": "help_options",
    r"^Commands:$": "help_commands",
    r"\bShow this message and exit\.": "help_help",
    r"(?<=\[)default:(?=\s)": "help_default",
    r"(?<=\[)required(?=\])": "help_required",
}
"""What the library says, and the key of our words for it."""


def in_language(command: Any, texts: Texts) -> Any:
    """A command, and those under it, whose help is in the language of ``texts``; the command itself is changed."""
    command.get_help = _translated(command.get_help, texts)
    for parameter in command.params:
        parameter.display_type = _untyped
    for inner in getattr(command, "commands", {}).values():
        in_language(inner, texts)
    return command


def _untyped(_context: Any) -> str:
    """«EVENTO», and not «EVENTO <list[Path]>»: the type that a value has in our code tells its reader nothing."""
    return ""


def _translated(get_help: Callable[[Any], str], texts: Texts) -> Callable[[Any], str]:
    def translated(context: Any) -> str:
        text = get_help(context)
        for pattern, key in _WORDS.items():
            text = re.sub(pattern, lambda _, key=key: texts(key), text, flags=re.MULTILINE)  # type: ignore[misc]
        return text

    return translated
