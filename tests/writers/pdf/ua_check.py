"""An independent check of a tagged PDF, with pikepdf: structure, marks, parents, links, fonts (ISO 14289-1, 7).

It shares no code with the writer. ``faults`` gives one line for each thing found wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

TEXT_OPERATORS = frozenset(("Tj", "TJ", "'", '"'))
PAINT_OPERATORS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"))
PARENTS = {
    "LI": ("L",),
    "Lbl": ("LI", "Note", "TOCI", "BibEntry"),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TD": ("TR",),
    "TH": ("TR",),
    "TOCI": ("TOC",),
}
STANDARD = frozenset(PARENTS) | {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "Index", "NonStruct", "Private"),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "THead", "TBody", "TFoot"),
    *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"),
}


@dataclass
class Report:
    """What was found wrong, and what there is."""

    faults: list[str] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    marks: int = 0


def faults(data: bytes) -> list[str]:
    """Everything wrong in a file."""
    return check(data).faults


def check(data: bytes) -> Report:
    """The whole check."""
    with pikepdf.open(BytesIO(data)) as pdf:
        checker = _Checker(pdf)
        checker.run()
        return checker.report


class _Checker:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf: Any = pdf
        self.report = Report()
        self.roles: dict[str, str] = {}
        self.marked: dict[tuple[int, int], Any] = {}
        self.annotated: dict[tuple[int, int], Any] = {}
        self.parents: dict[int, Any] = {}
        self.headings: list[int] = []
        self.note_ids: set[bytes] = set()
        self.page_index = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    def fault(self, text: str) -> None:
        self.report.faults.append(text)

    def run(self) -> None:
        self.catalog()
        tree = self.pdf.Root.get("/StructTreeRoot")
        if tree is None:
            self.fault("no structure tree")
            return
        self.roles = {str(key)[1:]: str(value)[1:] for key, value in dict(tree.get("/RoleMap", {})).items()}
        self.number_tree(tree.ParentTree)
        kids = tree.K if isinstance(tree.K, pikepdf.Array) else [tree.K]
        for kid in kids:
            self.element(kid, None, None)
        used: set[tuple[int, int]] = set()
        for index, page in enumerate(self.pdf.pages):
            self.content(index, page, used)
            self.annotations(index, page)
            self.fonts(page)
        for mark in self.marked.keys() - used:
            self.fault(f"mark {mark} is in the tree and on no page")
        for level, following in zip([0, *self.headings], self.headings, strict=False):
            if following > level + 1:
                self.fault(f"heading level jumps from {level} to {following}")
        self.report.marks = len(self.marked)

    def catalog(self) -> None:
        root = self.pdf.Root
        if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
            self.fault("not marked as tagged")
        if "/Lang" not in root:
            self.fault("no language")
        if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
            self.fault("title is not displayed")
        if "/OutputIntents" not in root:
            self.fault("no output intent")
        metadata = bytes(root.Metadata.read_bytes()) if "/Metadata" in root else b""
        for key in (b"pdfuaid:part", b"pdfaid:part", b"dc:title"):
            if key not in metadata:
                self.fault(f"no {key.decode()} in metadata")

    def number_tree(self, node: Any) -> None:
        numbers = node.get("/Nums", [])
        for index in range(0, len(numbers), 2):
            self.parents[int(numbers[index])] = numbers[index + 1]
        for kid in node.get("/Kids", []):
            self.number_tree(kid)

    # --- structure

    def element(self, node: Any, parent: Any, page: Any) -> None:
        own = str(node.S)[1:]
        tag = self.roles.get(own, own)
        self.report.tags[own] = self.report.tags.get(own, 0) + 1
        if tag not in STANDARD:
            self.fault(f"{own} is no standard type and has no role")
        if parent is not None and node.P.objgen != parent.objgen:
            self.fault(f"{tag} names another parent")
        self.element_rules(node, tag, "" if parent is None else self.roles.get(str(parent.S)[1:], str(parent.S)[1:]))
        page = node.get("/Pg", page)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self.add_mark(page, kid, node)
            elif kid.get("/Type") == pikepdf.Name.MCR:
                self.add_mark(kid.get("/Pg", page), int(kid.MCID), node)
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                self.annotated[kid.Obj.objgen] = node
            else:
                self.element(kid, node, page)

    def element_rules(self, node: Any, tag: str, parent: str) -> None:
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.fault(f"{tag} in {parent}")
        if tag == "Figure":
            if not str(node.get("/Alt", "")):
                self.fault("figure without alternative text")
            if "/BBox" not in node.get("/A", {}):
                self.fault("figure without box")
        if tag == "TH" and "/Scope" not in node.get("/A", {}):
            self.fault("header cell without scope")
        if tag == "Note":
            identifier = bytes(node.get("/ID", b""))
            if not identifier or identifier in self.note_ids:
                self.fault("note without an ID of its own")
            self.note_ids.add(identifier)
        if tag[0] == "H" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))

    def add_mark(self, page: Any, mark: int, node: Any) -> None:
        key = (self.page_index[page.objgen], mark)
        if key in self.marked:
            self.fault(f"mark {key} is twice in the tree")
        self.marked[key] = node

    # --- pages

    def content(self, index: int, page: Any, used: set[tuple[int, int]]) -> None:
        key = page.obj.get("/StructParents")
        parents = self.parents.get(int(key)) if key is not None else None
        open_marks: list[tuple[str, int | None]] = []
        depth_at_text = -1
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                mark = self.begin(index, instruction, open_marks, parents, used)
                open_marks.append((str(instruction.operands[0]), mark))
            elif operator == "EMC":
                if not open_marks or len(open_marks) == depth_at_text:
                    self.fault(f"page {index}: mark ends where none may")
                if open_marks:
                    open_marks.pop()
            elif operator == "BT":
                depth_at_text = len(open_marks)
            elif operator == "ET":
                if len(open_marks) != depth_at_text:
                    self.fault(f"page {index}: mark crosses a text object")
                depth_at_text = -1
            elif operator in TEXT_OPERATORS | PAINT_OPERATORS and not any(
                tag == "/Artifact" or mark is not None for tag, mark in open_marks
            ):
                self.fault(f"page {index}: {operator} outside any mark")
        if open_marks:
            self.fault(f"page {index}: mark is never closed")

    def begin(self, index: int, instruction: Any, outer: list[Any], parents: Any, used: set[tuple[int, int]]) -> int | None:
        is_property = str(instruction.operator) == "BDC" and isinstance(instruction.operands[1], pikepdf.Dictionary)
        mark = int(instruction.operands[1].MCID) if is_property and "/MCID" in instruction.operands[1] else None
        is_artifact = str(instruction.operands[0]) == "/Artifact"
        if outer and (is_artifact or any(tag == "/Artifact" for tag, _ in outer)):
            self.fault(f"page {index}: artifact and content nested")
        if mark is None:
            return None
        if (index, mark) in used:
            self.fault(f"mark {(index, mark)} is used twice")
        used.add((index, mark))
        node = self.marked.get((index, mark))
        if node is None:
            self.fault(f"mark {(index, mark)} is not in the tree")
        elif parents is None or mark >= len(parents) or parents[mark].objgen != node.objgen:
            self.fault(f"mark {(index, mark)} has another parent in the parent tree")
        return mark

    def annotations(self, index: int, page: Any) -> None:
        if str(page.obj.get("/Tabs", "")) != "/S":
            self.fault(f"page {index}: tabs don't follow the structure")
        for annotation in page.obj.get("/Annots", []):
            key = annotation.get("/StructParent")
            node = self.parents.get(int(key)) if key is not None else None
            if not isinstance(node, pikepdf.Dictionary):
                self.fault(f"page {index}: annotation without parent")
                continue
            joined = self.annotated.get(annotation.objgen)
            if joined is None or joined.objgen != node.objgen:
                self.fault(f"page {index}: annotation is not in its element")
            if str(node.S) != "/Link":
                self.fault(f"page {index}: link annotation in {node.S}")
            if not str(annotation.get("/Contents", "")):
                self.fault(f"page {index}: annotation without description")
            if not int(annotation.get("/F", 0)) & 4:
                self.fault(f"page {index}: annotation is not printed")

    def fonts(self, page: Any) -> None:
        for font in self.descendants(page):
            name, descriptor = str(font.get("/BaseFont", "?")), font.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                self.fault(f"font {name} is not embedded")
        for font in dict(page.resources.get("/Font", {})).values():
            if "/ToUnicode" not in font:
                self.fault(f"font {font.BaseFont} has no text")

    def descendants(self, page: Any) -> Iterator[Any]:
        for font in dict(page.resources.get("/Font", {})).values():
            yield font.DescendantFonts[0] if "/DescendantFonts" in font else font
