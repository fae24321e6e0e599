"""Codes to scan: what is drawn is what the address says."""

import re

import segno

from memoria.assemble.recordings import QUIET, code_name, codes, with_moments
from memoria.document.tree import Link, Para, Strong, Text
from memoria.document.walk import text_of, walk
from memoria.model.event import Session
from memoria.source import Located

ADDRESS = "https://video.example.org/s04"


def test_the_drawing_has_every_dark_module_and_no_other() -> None:
    session = Session(id=Located("S04"), recording=Located(ADDRESS))
    (_, picture), *others = codes((session, Session(id=Located("S05"))), frozenset((code_name(session),)))
    assert not others
    dark = {
        (int(x) + step, int(y) - QUIET // 2)
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", picture.data.decode())
        for step in range(int(length))
    }
    code = segno.make_qr(ADDRESS, error="m")
    assert code.error in ("M", "Q", "H")
    assert dark == {(x, y) for y, row in enumerate(code.matrix) for x, cell in enumerate(row) if cell}


def test_a_time_inside_a_link_goes_where_its_author_said() -> None:
    body = (Para((Strong((Text("[00:01:00]"),)), Link((Text("ver [00:02:00]"),), "https://example.org"))),)
    linked = with_moments(body, ADDRESS)
    assert [node.target for node in walk(linked) if isinstance(node, Link)] == [f"{ADDRESS}#t=60", "https://example.org"]
    assert text_of(linked) == text_of(body)
