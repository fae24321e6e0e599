"""Pictures in the text: none taller or wider than there is room for, each with a number and a description.

An SVG stands in the file twice, as Word itself does it: as pixels for programs that draw no vectors, and as it is, in an
extension of the picture (MS-ODRAWXML 2.3.4, ``svgBlip``).
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm

from memoria.fonts import find_font
from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, R, local, style_of, tag
from memoria.writers.docx.sections import text_width
from memoria.writers.docx.tables import room_in

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMBED = f"{{{R}}}embed"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
TALLEST = 0.8
"""Of the height of the text."""


def finish_drawings(root: Element, theme: Theme, narrow: Container[Element]) -> None:
    """Each drawing has a number of its own (20.4.2.5), and no room around it but what its style gives.

    ``narrow`` holds the paragraphs that are set in columns.
    """
    page = theme.page
    tallest = round(Mm(page.height - page.margins.top - page.margins.bottom) * TALLEST)
    for number, drawing in enumerate(root.iter(tag("drawing")), 1):
        frame = drawing[0]
        for side in ("distT", "distB", "distL", "distR"):
            frame.set(side, "0")
        for node in frame:
            if local(node) == "docPr":
                node.set("id", str(number))
                _describe_inside(drawing, node.get("descr", ""))
        if local(frame) == "inline":
            text = next(drawing.iterancestors(tag("p")))
            hanging = style_of(text) == "Figure"
            widest = room_in(text, text_width(theme, columns=text in narrow, hanging=hanging))
            _shrink(frame, "cy", tallest)
            _shrink(frame, "cx", widest)


def _describe_inside(drawing: Element, words: str) -> None:
    """Pandoc writes the file's path inside the picture; a reader is told what it shows, twice."""
    for node in drawing.iter(f"{{{PICTURE}}}cNvPr"):
        node.set("descr", words)


def _shrink(frame: Element, side: str, most: int) -> None:
    """Set a picture smaller that is longer on one side, outside and inside (20.4.2.7, 20.1.7.3)."""
    sizes = [node for node in frame if local(node) == "extent"] + list(frame.iter(f"{{{DRAWING}}}ext"))
    for size in sizes:
        length, other = int(size.get(side) or 0), "cx" if side == "cy" else "cy"
        if length > most:
            size.set(other, str(int(size.get(other) or 0) * most // length))
            size.set(side, str(most))


def relate_pictures(main: Part, notes: Part, root: Element) -> None:
    """Pandoc relates the pictures of notes to the main part alone, where Word does not look for them (29500-2, 6.5)."""
    for node in root.iter(f"{{{DRAWING}}}blip", f"{{{SVG}}}svgBlip"):
        identifier = node.get(_EMBED)
        if identifier and identifier not in notes.related_parts and identifier in main.related_parts:
            node.set(_EMBED, notes.relate_to(main.related_parts[identifier], _IMAGE))


def add_pixels(parts: Iterable[tuple[Part, Element]], theme: Theme) -> None:
    """Give each SVG of some parts its pixels; one that cannot be painted stays alone, as the PDF's messages say."""
    made: dict[str, Part | None] = {}
    for part, root in parts:
        for vectors in list(root.iter(f"{{{SVG}}}svgBlip")):
            source = part.related_parts[str(vectors.get(_EMBED))]
            if source.partname not in made:
                made[source.partname] = _pixels(source, theme)
            pixels = made[source.partname]
            if pixels is not None:
                next(vectors.iterancestors(f"{{{DRAWING}}}blip")).set(_EMBED, part.relate_to(pixels, _IMAGE))


def _pixels(source: Part, theme: Theme) -> Part | None:
    """The part that holds an SVG's pixels, beside it."""
    from memoria.writers.raster import png_of_svg  # the PDF's libraries, which a volume without SVG has no need of here

    font = find_font(theme.fonts.apparatus).value
    try:
        data = png_of_svg(source.blob, font) if font else None
    except ValueError:
        return None
    name = PackURI(f"{source.partname.rpartition('.')[0]}.png")
    return Part(name, "image/png", data, source.package) if data else None
