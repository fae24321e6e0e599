"""What was typed wrong, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from typer.exceptions import TyperException

from memoria.cli.texts import Texts

_EXTRA = re.compile(r"Got unexpected extra argument\(s\) \((?P<words>.*)\)", re.DOTALL)


class UsageError(Exception):
    """The command can't be understood as it was typed; exit status 2."""


def without_empty(words: Sequence[str], texts: Texts) -> None:
    """UsageError for a word that says nothing: a variable of the shell that is empty must not ask for something else."""
    for before, word in pairwise(("", *words)):
        option = before if not word else word.removesuffix("=") if word.startswith("--") and word.endswith("=") else ""
        if option.startswith("--"):
            raise UsageError(texts("option_lacks_value", option=option))
        if not word:
            raise UsageError(texts("empty_word"))


def perhaps(words: str, names: Iterable[str | None], texts: Texts) -> str:
    """What is wrong, and what may have been meant."""
    near = ", ".join(name for name in names if name)
    return f"{words} {texts('perhaps', names=near)}" if near else words


def usage_words(error: TyperException, texts: Texts) -> str:
    """What the library of the command line could not make sense of, and where help is found.

    The kinds are those that our commands can meet: numbers, days, choices and paths come to us as text (``arguments``).
    """
    context = getattr(error, "ctx", None)
    help_ = texts("try_help", command=context.command_path if context else "memoria")
    return f"{_wrong(error, texts)} {help_}"


def _wrong(error: TyperException, texts: Texts) -> str:
    kind, option = type(error).__name__, str(getattr(error, "option_name", ""))
    if kind == "NoSuchOption":
        return perhaps(texts("no_such_option", option=option), getattr(error, "possibilities", None) or (), texts)
    if kind == "BadOptionUsage":
        takes_none = "does not take a value" in error.message
        return texts("option_takes_none" if takes_none else "option_lacks_value", option=option)
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        return texts("missing_argument", argument=getattr(parameter, "metavar", None) or getattr(parameter, "name", ""))
    if error.message.startswith("Missing command"):
        return texts("missing_command")
    extra = _EXTRA.fullmatch(error.message)
    return texts("too_many_words", words=extra["words"]) if extra else error.format_message()
