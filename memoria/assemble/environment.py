"""Jinja2 for templates that nobody vouches for: a sandbox without disk, in which every value is text.

What a template prints with ``{{ }}`` is escaped for Markdown, so that «2. Segunda parte», «*abierto*» or «<Prefectura>»
stay what they are. Loops, sizes and output are bounded. A mistake is a diagnostic with the template's name and line.
"""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from functools import cached_property
from types import NoneType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from memoria.diagnostics import Diagnostic, found
from memoria.source import Position, position_of

MAX_STEPS = 200_000
"""Turns that all the loops of a template may take together."""
MAX_OUTPUT = 4_000_000
"""Characters that a template may print."""
MAX_REPEAT = 10_000
"""The longest thing that an operation may make out of a short one."""
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")
_IDENTIFIER = re.compile(r"\{#(?=[\w{])")
_GROWING = frozenset(("format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "translate"))
_REMOVED_FILTERS = ("random", "center", "format", "pprint", "xmlattr", "urlize", "tojson", "indent", "wordwrap", "filesizeformat")


_WORDS = (str, int, float, date, time, NoneType, Undefined)
"""What ``{{ }}`` prints: words, figures, days and hours, and nothing of what is made of them."""


class Markdown(Markup):
    """Text that is Markdown already. What is joined to it is escaped."""

    @classmethod
    def escape(cls, s: Any, /) -> Markdown:
        """A value as Markdown that prints just its words, on one line."""
        if hasattr(s, "__html__"):
            return cls(s.__html__())
        return cls(_SPECIAL.sub(r"\\\1", re.sub(r"[ \t\r\n\f\v]+", " ", "" if s is None else str(s))))


class TooMuch(Exception):  # noqa: N818 - named as what happened
    """A template that went over a limit of the sandbox."""


class NoWords(Exception):  # noqa: N818 - named as what happened
    """Something printed that is no words, or words given to ``tree``: the code of its diagnostic."""


class Fault(Exception):  # noqa: N818 - named as what happened
    """A mistake of ours in making what a template asked for: none of the template's."""


class Later:
    """A value that is made when a template first asks for it, and once."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    @cached_property
    def value(self) -> object:
        """The value; Fault where it can't be made."""
        try:
            return self._make()
        except Exception as problem:
            raise Fault(f"{type(problem).__name__}: {problem}") from problem


class _Context(Context):
    """The names that a template sees."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, made now if it was not asked for before."""
        found = super().resolve_or_missing(key)
        return found.value if isinstance(found, Later) else found


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` so that its parts are escaped for Markdown, not for HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """The templates of a volume, by name, and what they may do."""

    code_generator_class = _Generator
    context_class = _Context
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates
        super().__init__(
            loader=FunctionLoader(self._load),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=self._print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.printed: list[Position] = []
        """The places of the values printed so far."""
        self._steps = 0
        for name in ("lipsum", "cycler", "joiner"):
            self.globals.pop(name)
        for name in _REMOVED_FILTERS:
            self.filters.pop(name)
        self.globals["range"] = self._range
        self.filters |= {"escape": Markdown.escape, "e": Markdown.escape, "join": _join, "counted": self._counted}

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """``{#id}`` right before a letter is Markdown's attribute; ``{# words #}`` is a comment of Jinja2."""
        return (_IDENTIFIER.sub("{ #", self.templates[name]), name, None) if name in self.templates else None

    # --- what templates do, bounded ---

    def concatenate(self, parts: Iterable[Any]) -> Markdown:
        """The parts of ``a ~ b``, each escaped unless it is Markdown."""
        return Markdown("").join(self._print(part) for part in parts)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiplication, powers and ``%`` that don't make something enormous out of little."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" and not (numbers and abs(left) <= MAX_REPEAT and 0 <= right <= 8):
            raise TooMuch("**")
        if operator == "*" and not numbers:
            raise TooMuch("*")
        if operator == "%" and not numbers:
            raise TooMuch("%")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No private attribute, and none of the methods of text that can grow without measure."""
        return not (isinstance(obj, str) and attr in _GROWING) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """``str.format`` is not offered: a width in it can ask for any length."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        tree.set_environment(self)
        return tree

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise TooMuch("for")
            yield item

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        if len(numbers) > MAX_REPEAT:
            raise TooMuch("range")
        return numbers

    def _print(self, value: Any) -> Markdown:
        if not isinstance(value, _WORDS):
            raise NoWords("V-010")
        at = position_of(value) if isinstance(value, str) else None
        if at is not None:
            self.printed.append(at)
        return Markdown.escape(value)

    # --- rendering ---

    def write(self, name: str, values: Mapping[str, object]) -> tuple[str, Diagnostic | None]:
        """The Markdown of a template, or nothing and what is wrong with it. Fault where what it asks for can't be made."""
        outer, self._steps = self._steps, 0
        pieces: list[str] = []
        try:
            size = 0
            for piece in self.get_template(name).generate(values):
                size += len(piece)
                if size > MAX_OUTPUT:
                    return "", found("V-004", self._longest(name), what="{{ }}")
                pieces.append(piece)
        except TemplateSyntaxError as problem:
            return "", found("V-001", Position(problem.name or name, problem.lineno), **_mistake(problem.message or ""))
        except TemplateNotFound as problem:
            return "", found("V-005", self._place(problem, name), name=str(problem.name))
        except UndefinedError as problem:
            return "", found("V-002", self._place(problem, name), name=_undefined_name(str(problem)))
        except SecurityError as problem:
            return "", found("V-003", self._place(problem, name), what=_quoted(str(problem)))
        except (TooMuch, RecursionError, MemoryError) as problem:
            return "", found("V-004", self._place(problem, name), what=str(problem) if isinstance(problem, TooMuch) else "macro")
        except NoWords as problem:
            return "", found(str(problem), self._place(problem, name))
        except Fault:
            raise
        except Exception as problem:
            return "", found("V-006", self._place(problem, name), reason=f"{type(problem).__name__}: {problem}"[:200])
        finally:
            self._steps = outer
        return "".join(pieces), None

    def here(self) -> Position | None:
        """The line of the template that is being written now: for what templates call."""
        frame = inspect.currentframe()
        while frame is not None and frame.f_code.co_filename not in self.templates:
            frame = frame.f_back
        if frame is None:
            return None
        name = frame.f_code.co_filename
        return Position(name, self.get_template(name).get_corresponding_lineno(frame.f_lineno))

    def _place(self, problem: BaseException, name: str) -> Position:
        """The line of the innermost template that was being printed."""
        frames = traceback.extract_tb(problem.__traceback__)
        return next((Position(f.filename, f.lineno) for f in reversed(frames) if f.filename in self.templates), Position(name))

    def _longest(self, name: str) -> Position:
        """The first loop of a template, which is where much comes out of little."""
        loop = next(self.parse(self.templates[name]).find_all(nodes.For), None)
        return Position(name, loop.lineno) if loop else Position(name)


def _join(items: Iterable[Any], separator: str = "", attribute: str | None = None) -> Markdown:
    values = (getattr(item, attribute) if attribute else item for item in items)
    return Markdown.escape(separator).join(values)


_MISTAKES = (
    ("wanted", re.compile(r"innermost block that needs to be closed is '(\w+)'")),
    ("tag", re.compile(r"unknown tag '(\w+)'")),
    ("filter", re.compile(r"No (?:filter|test) named '(\w+)'")),
    ("got", re.compile(r"got '([^']*)'")),
)
"""What Jinja2's messages say, so that ours can say it in any language."""


def _mistake(message: str) -> dict[str, str]:
    """The values of the message of V-001."""
    known = ((key, match[1]) for key, pattern in _MISTAKES if (match := pattern.search(message)))
    return dict([next(known, ("reason", message))])


def _undefined_name(message: str) -> str:
    """«'titulo'» out of the words of Jinja2."""
    names = re.findall(r"'([^']*)'", message)
    return names[-1] if names else message


def _quoted(message: str) -> str:
    names = re.findall(r"'([^']*)'", message)
    return names[0] if names else message


Section = Callable[..., Markdown]
