"""What the file says of itself: Info and XMP from one source, output intent, attachments (ISO 19005-3, 6.6; ISO 14289-1, 5)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime
from functools import cache, partial
from hashlib import md5
from typing import Any

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString, PDFText

from memoria.document.tree import Meta
from memoria.writers.pdf.attachments import Attachment
from memoria.writers.pdf.objects import stream
from memoria.writers.pdf.reportlab_fixes import Info, name

PRODUCER = "memoria"
EPOCH = "1970-01-01T00:00:00+00:00"
"""Time of a document that states none; the clock is never read."""
escape = partial(html.escape, quote=False)


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


def info(meta: Meta) -> Info:
    """The document information dictionary; it agrees with the XMP."""
    date = pdf_date(instant(meta))
    entries = {
        "Title": meta.title,
        "Author": ", ".join(meta.authors),
        "Subject": meta.subject,
        "Keywords": ", ".join(meta.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    return Info({key: value for key, value in entries.items() if value or key == "Title"})


def xmp(document: Any, meta: Meta) -> Any:
    """The metadata stream, uncompressed (ISO 19005-3, 6.6.2)."""
    return stream(document, _xmp(meta).encode(), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)


def output_intent(document: Any) -> PDFDictionary:
    """sRGB, for every colour of the file (ISO 19005-3, 6.2.3)."""
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": stream(document, _srgb(), {"N": 3}),
        }
    )


def attached(document: Any, meta: Meta, attachments: Sequence[Attachment]) -> dict[str, Any]:
    """File specifications by name."""
    date = PDFString(pdf_date(instant(meta)))
    specifications = {}
    for one in sorted(attachments, key=lambda attachment: attachment.name):
        digest = PDFText(md5(one.data, usedforsecurity=False).digest())
        params = PDFDictionary({"Size": len(one.data), "ModDate": date, "CheckSum": digest})
        content = stream(document, one.data, {"Type": "/EmbeddedFile", "Subtype": name(one.media_type), "Params": params})
        entries = {
            "Type": "/Filespec",
            "F": PDFString(one.name),
            "UF": PDFString(one.name),
            "AFRelationship": name(one.relationship),
            "Desc": PDFString(one.description or one.name),
            "EF": PDFDictionary({"F": content, "UF": content}),
        }
        specifications[one.name] = document.Reference(PDFDictionary(entries))
    return specifications


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
    identifier = _identifier(meta)
    rights = f"<dc:rights>{_alternative(meta.rights)}</dc:rights>" if meta.rights else ""
    day = f"<dc:date><rdf:Seq><rdf:li>{escape(meta.date[:10])}</rdf:li></rdf:Seq></dc:date>" if meta.date else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title>{_alternative(meta.title)}</dc:title>{creator}{subject}{publisher}{identifier}
<dc:type>{_bag(("Text",))}</dc:type>{rights}{day}
<dc:language>{_bag((meta.language,))}</dc:language>{keywords}
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{_EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _identifier(meta: Meta) -> str:
    """One identifier, which is all that Dublin Core has in XMP (ISO 16684-1, 8.3): the DOI, the ISBN or that of the inputs."""
    known = [*meta.identifiers, *([f"sha256:{meta.fingerprint}"] if meta.fingerprint else ())]
    return f"<dc:identifier>{escape(known[0])}</dc:identifier>" if known else ""


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
