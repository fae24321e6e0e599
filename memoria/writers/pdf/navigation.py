"""Ways through the file: outline, page labels, named destinations (ISO 32000-1, 12.3, 12.4.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from memoria.writers.pdf.pages import Page
from memoria.writers.pdf.pdffile import PdfFile, array, dictionary, literal, reference
from memoria.writers.pdf.setting import Entry

CHUNK = 64


@dataclass(slots=True)
class _Item:
    """A line of the outline."""

    entry: Entry
    num: int
    children: list[_Item] = field(default_factory=list)


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> int:
    """The outline of the headings; chapters are shown, what is in them is folded."""
    root = file.reserve()
    tops: list[_Item] = []
    trail: list[_Item] = []
    for entry in entries:
        item = _Item(entry, file.reserve())
        while trail and trail[-1].entry.level >= entry.level:
            trail.pop()
        (trail[-1].children if trail else tops).append(item)
        trail.append(item)
    _write_items(file, tops, root)
    ends = {"First": reference(tops[0].num), "Last": reference(tops[-1].num), "Count": b"%d" % len(tops)} if tops else {}
    file.put(root, dictionary({"Type": b"/Outlines", **ends}))
    return root


def _write_items(file: PdfFile, items: Sequence[_Item], parent: int) -> None:
    for index, item in enumerate(items):
        number, title = item.entry.number, item.entry.title
        separator = " · " if item.entry.level == 1 else " "
        entries = {
            "Title": literal(f"{number}{separator}{title}" if number else title),
            "Parent": reference(parent),
            "Prev": reference(items[index - 1].num) if index else b"",
            "Next": reference(items[index + 1].num) if index + 1 < len(items) else b"",
            "Dest": literal(item.entry.identifier),
        }
        if item.children:
            first, last = item.children[0].num, item.children[-1].num
            entries |= {"First": reference(first), "Last": reference(last), "Count": b"%d" % -len(item.children)}
        file.put(item.num, dictionary(entries))
        _write_items(file, item.children, item.num)


def page_labels(pages: Sequence[Page]) -> bytes:
    """Where the style or the count of page numbers changes (ISO 32000-1, 12.4.2)."""
    numbers: list[bytes] = []
    previous: tuple[bool, int] | None = None
    for index, page in enumerate(pages):
        if previous != (page.is_roman, page.number - 1):
            style = b"/r" if page.is_roman else b"/D"
            numbers.append(b"%d <</S%b/St %d>>" % (index, style, page.number))
        previous = (page.is_roman, page.number)
    return dictionary({"Nums": array(numbers)})


def write_destinations(file: PdfFile, places: Mapping[str, bytes], pages: Sequence[int]) -> bytes:
    """The name tree of destinations (ISO 32000-1, 7.9.6); a place is written as page index and position."""
    entries = []
    for identifier, place in places.items():
        page, _, position = place.partition(b" ")
        entries.append((literal(identifier), b"[" + reference(pages[int(page)]) + b" " + position + b"]"))
    entries.sort()
    leaves = []
    for start in range(0, len(entries), CHUNK):
        chunk = entries[start : start + CHUNK]
        pairs = array(key + b" " + value for key, value in chunk)
        leaves.append(reference(file.add(dictionary({"Limits": array((chunk[0][0], chunk[-1][0])), "Names": pairs}))))
    return dictionary({"Kids": array(leaves)})
