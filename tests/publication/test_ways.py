"""Ways through a volume: contents, page numbers, links, from passages to rows and back."""

from __future__ import annotations

import re

from memoria.writers.expected import fold
from tests.publication.conftest import Volume
from tests.publication.printed import Printed
from tests.writers.docx.fields import agreeing

COMMITMENT = re.compile(r"C-\d+")


def _pages_of_titles(printed: Printed) -> list[tuple[str, str]]:
    """Letters and page label of each title of levels 1 and 2, in order."""
    return [(fold(printed.text_of(one)), printed.labels[printed.page_of(one)]) for one in printed.found("H1", "H2", "Caption")]


def test_every_line_of_the_contents_names_the_page_of_its_title(volume: Volume) -> None:
    printed = volume.printed
    titles = _pages_of_titles(printed)
    listed = []
    for entry in printed.found("TOCI"):
        words, _, number = printed.text_of(entry).strip().rpartition(" ")
        listed.append((fold(words), number))
    assert len(listed) > 40
    assert [entry for entry in listed if entry not in titles] == []


def test_every_chapter_and_every_numbered_section_is_in_the_contents(volume: Volume) -> None:
    printed = volume.printed
    listed = [fold(printed.text_of(entry)) for entry in printed.found("TOCI")]
    contents = printed.found("TOC")[0]
    wanted = [one for one in printed.found("H1") if one > contents]
    wanted += [one for one in printed.found("H2") if printed.text_of(one)[0].isdigit()]
    titles = [fold(printed.text_of(one)) for one in wanted]
    assert [title for title in titles if not any(entry.startswith(title) for entry in listed)] == []


def test_every_link_of_the_pdf_leads_somewhere(volume: Volume) -> None:
    printed = volume.printed
    assert len(printed.links) == printed.annotations > 300
    assert [link for link in printed.links if link.destination not in printed.destinations] == []


def test_every_link_of_the_docx_leads_somewhere(volume: Volume) -> None:
    links = volume.written.links
    assert len(links) > 200
    assert [link for link in links if link[1] not in volume.written.bookmarks] == []


def test_page_numbers_in_the_text_are_those_of_where_they_lead(volume: Volume) -> None:
    """«p. 59» at the end of a link to a row, a passage or a title."""
    printed = volume.printed
    checked, wrong = 0, []
    for link in printed.links:
        said = re.search(r"p\.\s*(\w+)\s*$", printed.text_of(link.element))
        if said:
            checked += 1
            label = printed.labels[printed.destinations[link.destination]]
            if said[1] != label:
                wrong.append((printed.labels[link.page], link.destination, said[1], label))
    assert wrong == []
    assert checked > 20


def test_references_of_the_docx_say_what_their_targets_say(volume: Volume) -> None:
    assert agreeing(volume.written.body) > 100


# --- passages and rows


def test_each_commitment_leads_to_the_roadmap_and_back_in_the_pdf(volume: Volume) -> None:
    printed = volume.printed
    passages = {name for name in printed.destinations if COMMITMENT.fullmatch(name)}
    rows = {
        name.removeprefix("fila-") for name in printed.destinations if COMMITMENT.fullmatch(name.removeprefix("fila-"))
    } - passages
    ways = {_own_id(printed, link.element, "Div") for link in printed.links if link.destination.startswith("fila-C-")}
    back = {link.destination for link in printed.links if _own_id(printed, link.element, "TR") == link.destination}
    assert len(passages) > 5
    assert passages - ways == set()
    assert passages - back == set()
    assert len(rows) <= 2, "only what the editor added has a row and no passage"


def _own_id(printed: Printed, element: int, tag: str) -> str:
    """The id that the nearest element of a type begins with."""
    around = printed.within(element, tag)
    found = COMMITMENT.match(printed.text_of(around).strip()) if around is not None else None
    return found[0] if found else ""


def test_each_commitment_leads_to_the_roadmap_and_back_in_the_docx(volume: Volume) -> None:
    passages = {name for name in volume.written.bookmarks if re.fullmatch(r"C_\d+", name)}
    ways = {at for at, to in volume.written.links if at in passages and to.startswith("fila_C_")}
    back = {to for at, to in volume.written.links if at == f"fila_{to}"}
    assert len(passages) > 5
    assert passages - ways == set()
    assert passages - back == set()
