"""Evidence in the volume: times of a note lead to the recording of its session; on paper its address has a code to scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from memoria.assemble.nodes import Blocks, Inlines, slug
from memoria.document import roles
from memoria.document.tree import Attr, Image, Inline, Link, Para, Resource, Text
from memoria.document.walk import map_sequences
from memoria.labels import Labels
from memoria.model.event import Session
from memoria.recordings import at_second, is_address, moments, seconds_in
from memoria.source import Located

MODULE = 0.45
"""Width of one module of a code, in millimetres: what a telephone tells apart on office paper."""
LEAST = 15
"""Least width of a code, in millimetres."""
QUIET = 4
"""Modules around a code that stay empty (ISO/IEC 18004, 9.1). At the left the page itself is empty."""


def with_moments(blocks: Blocks, address: str | None) -> Blocks:
    """Blocks in which each time is a link to the recording at that second; as they are where there is none to be had."""
    if not address or not is_address(address):
        return blocks

    def change(content: Inlines) -> Inlines:
        if not any(isinstance(node, Text) and any(moments(node.text)) for node in content):
            return content
        return tuple(new for node in content for new in (_linked(node, address) if isinstance(node, Text) else (node,)))

    return map_sequences(blocks, change_inlines=lambda content: _unnested(change(content)))


def _unnested(content: Inlines) -> Inlines:
    """Links without links in them: what somebody linked leads where they said."""
    if not any(isinstance(node, Link) and any(isinstance(inner, Link) for inner in node.content) for node in content):
        return content
    return tuple(replace(node, content=tuple(_plain(node.content))) if isinstance(node, Link) else node for node in content)


def _plain(content: Inlines) -> Iterator[Inline]:
    for node in content:
        yield from node.content if isinstance(node, Link) else (node,)


def _linked(node: Text, address: str) -> Iterator[Inline]:
    last = 0
    for moment in moments(node.text):
        if moment.start > last:
            yield replace(node, text=node.text[last : moment.start])
        yield Link((replace(node, text=node.text[moment.start : moment.end]),), at_second(address, moment.seconds))
        last = moment.end
    if last < len(node.text):
        yield replace(node, text=node.text[last:])


def minute(words: Text, value: Located, address: str | None) -> Inline:
    """What is printed of the field ``minuto``, leading to that second of the recording."""
    seconds = seconds_in(value)
    return Link((words,), at_second(address, seconds)) if seconds is not None and address and is_address(address) else words


# --- codes to scan -------------------------------------------------------------------------------------------------------


def code_of(session: Session, labels: Labels) -> Blocks:
    """The code of a session's recording; nothing where it has no address."""
    address = session.recording
    if not address or not is_address(address):
        return ()
    alternative = Text(labels.fill("recording_code", address=address.strip()))
    width = max(LEAST, round(_modules(address) * MODULE, 1))
    return (Para((Image((alternative,), code_name(session), "", Attr("", (roles.QR_CODE,), (("width", f"{width:g}mm"),))),)),)


def code_name(session: Session) -> str:
    """What the picture of a session's code is called."""
    return f"qr/{slug(str(session.id or session.title or ''))}.svg"


def codes(sessions: Iterable[Session], shown: frozenset[str]) -> Iterator[tuple[str, Resource]]:
    """The pictures of the codes that a volume shows, by name."""
    for session in sessions:
        if session.recording and code_name(session) in shown:
            yield code_name(session), Resource(_drawing(session.recording).encode(), "image/svg+xml")


def _modules(address: str) -> int:
    return len(_rows(address)[0]) + QUIET


def _rows(address: str) -> list[bytes]:
    import segno  # only events with recordings need it

    return [bytes(row) for row in segno.make_qr(address.strip(), error="m").matrix]


def _drawing(address: str) -> str:
    """The dark modules as rectangles, those side by side as one."""
    rows = _rows(address)
    pieces = "".join(
        f"M{x} {y + QUIET // 2}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _stretches(row)
    )
    size = len(rows) + QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" viewBox="0 0 {size} {size}">'
        f'<path fill="#000000" d="{pieces}"/></svg>'
    )


def _stretches(row: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    for place, dark in enumerate((*row, 0)):
        if not dark:
            if place > start:
                yield start, place - start
            start = place + 1
