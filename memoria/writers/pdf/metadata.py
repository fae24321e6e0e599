"""What the file says of itself: Info and XMP from one source, output intent, attachments (ISO 19005-3, 6.6; ISO 14289-1, 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import md5
from xml.sax.saxutils import escape

from PIL import ImageCms

from memoria.document.tree import Meta
from memoria.writers.pdf.pdffile import PdfFile, array, dictionary, literal, name, reference, stream

PRODUCER = "memoria"
EPOCH = "1970-01-01T00:00:00+00:00"
"""Time of a document that states none; the clock is never read."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF. ``relationship``: Source, Data, Alternative, Supplement, Unspecified (ISO 19005-3, 6.8)."""

    name: str
    data: bytes
    media_type: str
    description: str = ""
    relationship: str = "Data"


def instant(meta: Meta) -> datetime:
    """The edition's time."""
    try:
        moment = datetime.fromisoformat(meta.date or EPOCH)
    except ValueError:
        moment = datetime.fromisoformat(EPOCH)
    return moment if moment.tzinfo else datetime.fromisoformat(moment.isoformat() + "+00:00")


def pdf_date(moment: datetime) -> str:
    """``D:20230630120000-05'00'`` (ISO 32000-1, 7.9.4)."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def write_info(file: PdfFile, meta: Meta) -> int:
    """The document information dictionary; it agrees with the XMP."""
    date = literal(pdf_date(instant(meta)))
    entries = {
        "Title": literal(meta.title),
        "Author": literal(", ".join(meta.authors)) if meta.authors else b"",
        "Subject": literal(meta.subject) if meta.subject else b"",
        "Keywords": literal(", ".join(meta.keywords)) if meta.keywords else b"",
        "Creator": literal(PRODUCER),
        "Producer": literal(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
    }
    return file.add(dictionary(entries))


def write_xmp(file: PdfFile, meta: Meta) -> int:
    """The metadata stream, uncompressed (ISO 19005-3, 6.6.2)."""
    return file.add_stream(_xmp(meta).encode(), {"Type": b"/Metadata", "Subtype": b"/XML"}, compress=False)


def write_output_intent(file: PdfFile) -> int:
    """sRGB, for every colour of the file (ISO 19005-3, 6.2.3)."""
    profile = file.add_stream(_srgb(), {"N": b"3"})
    entries = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": literal("sRGB IEC61966-2.1"),
        "Info": literal("sRGB IEC61966-2.1"),
        "DestOutputProfile": reference(profile),
    }
    return file.add(dictionary(entries))


def write_attachments(file: PdfFile, meta: Meta, attachments: Sequence[Attachment]) -> list[tuple[str, int]]:
    """File specifications by name, in the order that name trees want."""
    date = literal(pdf_date(instant(meta)))
    written = []
    for one in sorted(attachments, key=lambda attachment: attachment.name):
        digest = b"<" + md5(one.data, usedforsecurity=False).hexdigest().encode() + b">"
        params = dictionary({"Size": b"%d" % len(one.data), "ModDate": date, "CheckSum": digest})
        entries = {"Type": b"/EmbeddedFile", "Subtype": name(one.media_type), "Params": params}
        content = file.add(stream(one.data, entries))
        spec = {
            "Type": b"/Filespec",
            "F": literal(one.name),
            "UF": literal(one.name),
            "AFRelationship": name(one.relationship),
            "Desc": literal(one.description or one.name),
            "EF": dictionary({"F": reference(content), "UF": reference(content)}),
        }
        written.append((one.name, file.add(dictionary(spec))))
    return written


def embedded_files(written: Sequence[tuple[str, int]]) -> bytes:
    """The name tree of attachments."""
    return dictionary({"Names": array(literal(key) + b" " + reference(num) for key, num in written)})


@cache
def _srgb() -> bytes:
    """The profile without its time of creation, which Pillow takes from the clock (ICC.1, 7.2.8)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    profile[84:100] = bytes(16)
    return bytes(profile)


def _xmp(meta: Meta) -> str:
    date = instant(meta).isoformat(timespec="seconds")
    creators = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in meta.authors)
    creator = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(', '.join(meta.authors))}</rdf:li></rdf:Seq></dc:creator>" if creators else ""
    )
    subject = f"<dc:description>{_alternative(meta.subject)}</dc:description>" if meta.subject else ""
    publisher = f"<dc:publisher>{_bag((meta.publisher,))}</dc:publisher>" if meta.publisher else ""
    keywords = ", ".join(meta.keywords)
    keywords = (
        f"<dc:subject>{_bag(meta.keywords)}</dc:subject><pdf:Keywords>{escape(keywords)}</pdf:Keywords>" if keywords else ""
    )
    identifier = f"<dc:identifier>sha256:{escape(meta.fingerprint)}</dc:identifier>" if meta.fingerprint else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title>{_alternative(meta.title)}</dc:title>{creator}{subject}{publisher}{identifier}
<dc:language>{_bag((meta.language,))}</dc:language>{keywords}
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{_EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _bag(items: Sequence[str]) -> str:
    return "<rdf:Bag>" + "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items) + "</rdf:Bag>"


_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""The schema of ``pdfuaid``, which PDF/A wants described (ISO 19005-3, 6.6.2.3)."""
