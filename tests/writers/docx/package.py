"""A finished Word file, opened for the tests to ask."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Package:
    """The parts of a file, as trees."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> Any:
        return self.tree("word/document.xml")[0]

    @cached_property
    def styles(self) -> dict[str, Any]:
        return {style.get(f"{W}styleId"): style for style in self.tree("word/styles.xml").iter(f"{W}style")}

    @cached_property
    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{W}sectPr"))

    def linked(self, section: Any, kind: str, side: str = "default") -> Any:
        """The header or footer of a section, for odd pages (``default``) or for even ones."""
        relation = section.find(f"{W}{kind}Reference[@{W}type='{side}']").get(f"{R}id")
        relations = self.tree("word/_rels/document.xml.rels")
        target = next(one.get("Target") for one in relations if one.get("Id") == relation)
        return self.tree(f"word/{target}")

    def styled(self, style: str) -> list[Any]:
        """The paragraphs in a style."""
        found = self.body.iter(f"{W}pStyle")
        return [one.getparent().getparent() for one in found if one.get(f"{W}val") == style]

    def instructions(self) -> list[str]:
        return [one.text.strip() for one in self.body.iter(f"{W}instrText")]

    def bookmarks(self) -> list[str]:
        return [one.get(f"{W}name") for one in self.body.iter(f"{W}bookmarkStart")]


def words(element: Any) -> str:
    return "".join(
        "-" if one.tag == f"{W}noBreakHyphen" else one.text or "" for one in element.iter(f"{W}t", f"{W}noBreakHyphen")
    )


def value(element: Any, path: str, name: str = "val") -> str | None:
    """An attribute of a descendant, by the names of the elements on the way; None where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def tables(made: Package, style: str) -> list[Any]:
    """The tables in a style."""
    return [one for one in made.body.iter(f"{W}tbl") if value(one, "tblPr/tblStyle") == style]
