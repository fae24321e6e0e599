"""Personal data in texts: e-mail addresses, telephone numbers, identity numbers.

They are found by their shape, and by the word before them («cel.», «cédula»). Years, hours, amounts, dates, ISBN and
numbers of the Sustainable Development Goals have other shapes; what is left out is a number without any of these signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from memoria.checks.passages import Passage
from memoria.diagnostics import Diagnostic, found

EMAIL, PHONE, IDENTITY = "email", "phone", "identity"
CODES = {EMAIL: "N-012", PHONE: "N-013", IDENTITY: "N-014"}

PRIVATE_FIELDS = {"correo", "telefono", "contacto", "direccion"}
"""Fields made for personal data: never printed unless ``publicar`` says so."""
NUMBER_FIELDS = {"isbn", "doi", "deposito_legal", "fecha", "plazo", "inicio", "fin", "ods", "presupuesto", "meta", "linea_base"}
NUMBER_FIELDS |= {"enlace", "sitio", "grabacion", "presentaciones", "licencia", "id", "minuto"}

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]+\s?(?:[@＠﹫]|[(\[](?:at|arroba|arobase)[)\]])\s?[\w-]+(?:[.．。][\w-]+)*[.．。][a-zA-Zａ-ｚＡ-Ｚ]{2,}"
)
_NUMBER = re.compile(r"(?<![\w/.,:@=#$€%+-])(?:\+\s?|\(\+(?=\d{1,3}\)))?\(?\d[\d\s().\-–/\u00a0\u202f]{4,22}\d(?![\w@%]|[.,]\d)")
_CUE = re.compile(
    r"(?:tel[ée]?f?(?:onos?|ono|fono)?|tfno|t[ée]l[ée]phone|cel(?:ular)?|m[óo]vil|m[óo]bile|phone|fone|whats?app|fax|ll[aá]mar?\s+al?)"
    r"\s*(?:n\.?[ºo°]|n[úu]mero|number|:|\.|,|al?|\s)*\s*[(]?$",
    re.IGNORECASE,
)
_NOT_PHONE = re.compile(
    r"(?:ISBN|ISSN|DOI|ORCID|NIPO|expediente|resoluci[óo]n|ley|c[óo]digo|art\.|n\.?[ºo°])[\s:.\d-]*$", re.IGNORECASE
)
_LOCAL = re.compile(
    r"0[2-7][\s-]?\d{3}[\s-]?\d{4}"  # Ecuador, with the province's code
    r"|\(0\d\)\s?\d{3}[\s-]?\d{4}"
    r"|09\d[\s-]?\d{3}[\s-]?\d{4}|09[\s-]?\d{4}[\s-]?\d{4}"  # Ecuador, mobile
    r"|0[1-9](?:[\s.-]?\d{2}){4}"  # France
    r"|[6789]\d{2}(?:[\s.-]\d{2}){3}|[6789]\d{2}-\d{3}-\d{3}"  # Spain
    r"|\(\d{2,4}\)\s?\d{3,5}[\s-]?\d{4}"  # Brazil, Argentina, United States …
    r"|\d{3}-\d{3}-\d{4}|15[\s-]\d{4}[\s-]\d{4}"
)
_IDENTITY = re.compile(
    r"(?<!\w)(?:(?i:c[ée]dula(?:\s+de\s+(?:identidad|ciudadan[íi]a))?|documento\s+de\s+identidad|pasaporte|passeport|passport|identidade)"
    r"|C\.?\s?[IC]\.|CI|DNI|NIE|NIF|CPF|RUT|RUC|CURP|RG)"
    r"(?:\s*(?:n\.?[ºo°]|[Nn][úu]m(?:ero|\.)?|No\.|:))*\s*(?P<number>[A-Z]{0,4}-?\d[\dA-Z.\-]{4,17}[\dA-Z])(?!\w)"
)
_SHAPED = re.compile(r"(?<![\w.,-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{1,2}\.\d{3}\.\d{3}-[\dkK]|\d{8}-?[A-HJ-NP-TV-Z])(?!\w)")
_TEN_DIGITS = re.compile(r"(?<![\w.,/-])\d{9}-?\d(?![\w.,/-]\d|\w)")
_DIGITS = re.compile(r"\d[\dA-Z\s().\-–/]{4}")
"""What every number of interest has."""
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def spans(text: str) -> list[tuple[int, int, str]]:
    """The personal data of a text: start, end and kind of each, in order, none inside another."""
    looks = [(EMAIL, _emails)] if any(sign in text for sign in "@＠﹫") or "(a" in text or "[a" in text else []
    if _DIGITS.search(text):
        looks += [(IDENTITY, _identities), (PHONE, _phones)]
    taken: list[tuple[int, int, str]] = []
    for kind, pieces in ((kind, look(text)) for kind, look in looks):
        for start, end in pieces:
            if all(end <= first or start >= last for first, last, _ in taken):
                taken.append((start, end, kind))
    return sorted(taken)


def scan(passage: Passage) -> Iterator[Diagnostic]:
    """Each datum of a passage that a public edition would print (N-012, N-013, N-014)."""
    if passage.reserved or passage.field in PRIVATE_FIELDS or passage.field in NUMBER_FIELDS:
        return
    for start, end, kind in spans(passage.text):
        yield found(CODES[kind], passage.position(start), text=_masked(passage.text[start:end]))


def _masked(datum: str) -> str:
    """Enough to find it, without repeating it in reports that travel: «a…@example.org», «+593 …67»."""
    name, at, domain = unicodedata.normalize("NFKC", datum).partition("@")
    return f"{name[:1]}…@{domain}" if at else f"{datum[:3].strip()}…{datum[-2:]}"


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _EMAIL.finditer(text))


def _identities(text: str) -> Iterator[tuple[int, int]]:
    for match in _IDENTITY.finditer(text):
        if sum(char.isdigit() for char in match["number"]) >= 5:
            yield match.span("number")
    for match in _SHAPED.finditer(text):
        digits = match[0].replace("-", "")
        if not digits[-1].isalpha() or "." in digits or _DNI_LETTERS[int(digits[:8]) % 23] == digits[-1]:
            yield match.span()
    for match in _TEN_DIGITS.finditer(text):
        if _is_ecuadorian_id(match[0].replace("-", "")) and not _NOT_PHONE.search(
            text[max(match.start() - 30, 0) : match.start()]
        ):
            yield match.span()


def _is_ecuadorian_id(digits: str) -> bool:
    """The check digit of a cédula: weights 2 and 1 in turn, digits of products over 9 added (modulus 10)."""
    if not (1 <= int(digits[:2]) <= 24 or digits[:2] == "30") or int(digits[2]) > 5:
        return False
    products = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits[:9])]
    return (10 - sum(product - 9 * (product > 9) for product in products) % 10) % 10 == int(digits[9])


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _NUMBER.finditer(text):
        written = match[0]
        before = text[max(match.start() - 30, 0) : match.start()]
        digits = sum(char.isdigit() for char in written)
        if _CUE.search(before):
            size = _first_number(written) if digits > 15 else len(written)
            yield match.start(), match.start() + size
        elif written.startswith(("+", "(+")) or re.match(r"00\s?[1-9]\d{0,2}[\s(.-]", written):
            if 8 <= digits <= 15:
                yield match.span()
        elif not _NOT_PHONE.search(before):
            local = _LOCAL.fullmatch(written) or _LOCAL.fullmatch(written.rstrip(" ()"))
            if local:
                yield match.start(), match.start() + len(local[0])


def _first_number(written: str) -> int:
    """Where the first of two telephones written in a row ends."""
    cut = re.search(r"\s*[/–]\s*|\s{2,}", written)
    return cut.start() if cut else len(written)
