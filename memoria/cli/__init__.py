"""The command line: arguments in, printing out, exit status; nothing else prints or exits."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper

from typer import Abort
from typer.exceptions import TyperException
from typer.main import get_command

from memoria.cli.arguments import one_of
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError, usage_words, without_empty
from memoria.codes import LANGUAGES
from memoria.workspace.clock import interface_language
from memoria.workspace.errors import MachineError


class Exit(IntEnum):
    """Exit status (file-format, section 8)."""

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    ENVIRONMENT = 3
    BUG = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status. No exception leaves it."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    language, words = _interface([word for word in words if word != "--debug"])
    texts = Texts(language if language in LANGUAGES else interface_language())
    _print_anything()
    collecting = gc.isenabled()
    gc.disable()  # a build makes millions of small values and hardly a cycle: looking for them took a tenth of its time
    try:
        from memoria.cli.app import make_app
        from memoria.cli.help import in_language

        one_of(texts, "--ui-lang", language, LANGUAGES)
        without_empty(words, texts)
        command = in_language(get_command(make_app(texts, *words[:1])), texts)
        status = int(command(words, prog_name="memoria", standalone_mode=False, obj=texts) or 0)
        sys.stdout.flush()
        return status
    except UsageError as error:
        return _complain(str(error), Exit.USAGE)
    except TyperException as error:
        return _complain_of_usage(error, texts)
    except MachineError as error:
        return _complain(texts("environment", error=error), Exit.ENVIRONMENT)
    except (Abort, KeyboardInterrupt):
        return 130
    except (BrokenPipeError, SystemExit):  # the library turns a broken pipe into an exit; nothing of ours exits by itself
        return _reader_left()
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _complain(texts("bug", error=f"{type(error).__name__}: {error}"), Exit.BUG)
    finally:
        if collecting:
            gc.enable()


def _reader_left() -> int:
    """Whoever read our output has had enough (``| head``): nothing went wrong, and nothing more is written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.CLEAN


def _complain(words: str, status: Exit) -> int:
    sys.stderr.write(f"memoria: {words}\n")
    return status


def _print_anything() -> None:
    """A terminal or a pipe that can't show a letter shows «?»: no message is lost for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.casefold().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")


def _complain_of_usage(error: TyperException, texts: Texts) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(f"{error.format_message()}\n")
        return Exit.USAGE
    return _complain(usage_words(error, texts), Exit.USAGE)


def _interface(words: list[str]) -> tuple[str, list[str]]:
    """The interface language as it was asked for, and the arguments without the option that names it; it may stand anywhere."""
    language = interface_language()
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--ui-lang":
            language = next(waiting, "")
        elif word.startswith("--ui-lang="):
            language = word.partition("=")[2]
        else:
            rest.append(word)
    return language, rest
