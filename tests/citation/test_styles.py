"""A volume and a contribution in words, after ISO 690 and APA, and as data for reference managers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from memoria.citation.linked import json_ld
from memoria.citation.names import Name
from memoria.citation.reference import Meeting, Work, licence_address, plain_doi
from memoria.citation.styles import apa, iso_690
from memoria.cli import main
from memoria.exchange.citations import write_bibtex, write_cff, write_csl, write_ris
from memoria.labels import Labels

EXAMPLES = Path(__file__).resolve().parents[2] / "sources"
FORUM = "foro-internacionalizacion-2023"

VOLUME = Work(
    id="foro-2023",
    title="Memoria del foro Territorios",
    language="es",
    editors=(Name("Quirola Batlle", "Inés"),),
    issued=date(2023, 6, 30),
    publisher="Red Uno",
    place="Quito",
    isbn="978-84-000-0000-0",
    doi="10.1234/foro",
    deposit="Depósito legal: M-1-2023",
    licence="CC BY 4.0",
    meeting=Meeting("Territorios", date(2023, 3, 28), date(2023, 3, 29), "Zoom", "virtual"),
)
PAPER = Work(
    id="nota-vinculo",
    title="Del proyecto al vínculo",
    language="es",
    authors=(Name("Torre Vega", "Juan", "de la"), Name("Paredes", "Ana")),
    volume=VOLUME,
    session="Conferencia",
    meeting=VOLUME.meeting,
)
ES, EN, FR = Labels("es"), Labels("en"), Labels("fr")


def test_a_volume_after_iso_690() -> None:
    assert iso_690(VOLUME, ES).plain == (
        "Quirola Batlle, Inés (coord.). 2023. Memoria del foro Territorios (28 y 29 de marzo de 2023)."
        " Quito: Red Uno. ISBN 978-84-000-0000-0. https://doi.org/10.1234/foro"
    )


def test_a_contribution_after_iso_690() -> None:
    assert iso_690(PAPER, ES).plain == (
        "Torre Vega, Juan de la; Paredes, Ana. 2023. «Del proyecto al vínculo». En: Quirola Batlle, Inés (coord.). "
        "Memoria del foro Territorios (28 y 29 de marzo de 2023). Quito: Red Uno. ISBN 978-84-000-0000-0. https://doi.org/10.1234/foro"
    )


def test_a_volume_and_a_contribution_after_apa() -> None:
    assert apa(VOLUME, ES).plain == (
        "Quirola Batlle, I. (Ed.). (2023). Memoria del foro Territorios. Red Uno. https://doi.org/10.1234/foro"
    )
    assert apa(PAPER, ES).plain == (
        "Torre Vega, J. de la y Paredes, A. (2023). Del proyecto al vínculo. En I. Quirola Batlle (Ed.), "
        "Memoria del foro Territorios. Red Uno. https://doi.org/10.1234/foro"
    )
    assert apa(PAPER, EN).plain.startswith("Torre Vega, J. de la, & Paredes, A. (2023). Del proyecto al vínculo. In I. Quirola")


def test_where_nobody_edited_the_publisher_answers_and_is_not_said_twice() -> None:
    bare = replace(VOLUME, editors=(), place="", isbn="", doi="")
    assert iso_690(bare, ES).plain == "Red Uno. 2023. Memoria del foro Territorios (28 y 29 de marzo de 2023)."
    assert apa(bare, ES).plain == "Red Uno. (2023). Memoria del foro Territorios."


def test_no_date_is_said_and_a_question_keeps_its_mark() -> None:
    paper = replace(PAPER, title="¿Qué dura?", volume=replace(VOLUME, issued=None))
    assert "(s.\u00a0f.). ¿Qué dura? En I." in apa(paper, ES).plain
    assert " s. f. " in iso_690(paper, ES).plain


def test_more_than_twenty_authors_are_cut_as_apa_cuts_them() -> None:
    many = tuple(Name(f"Apellido{number}", "Ana") for number in range(1, 24))
    text = apa(replace(PAPER, authors=many), ES).plain
    assert "Apellido19, A., … Apellido23, A. (2023)" in text
    assert "Apellido20" not in text


@pytest.mark.parametrize(
    ("written", "doi"),
    [("10.1234/x", "10.1234/x"), ("https://doi.org/10.1234/x.", "10.1234/x"), ("doi:10.1234/x", "10.1234/x"), ("pendiente", "")],
)
def test_a_doi_is_found_however_it_was_written(written: str, doi: str) -> None:
    assert plain_doi(written) == doi


def test_a_licence_leads_to_its_page() -> None:
    assert licence_address("CC BY-SA 4.0") == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert licence_address("CC0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert licence_address("Todos los derechos reservados") == ""


# --- as data -----------------------------------------------------------------------------------------------------


def test_csl_json_holds_both_with_their_particles() -> None:
    volume, paper = json.loads(write_csl((VOLUME, PAPER)))
    assert volume["type"] == "book"
    assert volume["issued"] == {"date-parts": [[2023, 6, 30]]}
    assert volume["event-date"] == {"date-parts": [[2023, 3, 28], [2023, 3, 29]]}
    assert paper["type"] == "paper-conference"
    assert paper["author"][0] == {"family": "Torre Vega", "given": "Juan", "dropping-particle": "de la"}
    assert paper["container-title"] == volume["title"]
    assert "DOI" not in paper, "the volume's DOI is not the paper's"


def test_bibtex_escapes_what_latex_would_read() -> None:
    text = write_bibtex((replace(PAPER, title="50% & más {x}", id="nota-a"),)).decode()
    assert text.startswith("@inproceedings{nota-a,\n  author = {de la Torre Vega, Juan and Paredes, Ana},\n")
    assert r"  title = {{50\% \& más \{x\}}}," in text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Dalmau i Ferrús", "Montserrat"), "{Dalmau i Ferrús}, Montserrat"),
        (Name("Alembert", "Jean", "d’"), "d’Alembert, Jean"),
        (Name("Torre y Vega", "Juan", "de la"), "de la {Torre y Vega}, Juan"),
        (Name("Castro Filho", "João Pereira de"), "Castro Filho, João Pereira de"),
        (Name(literal="Ríos and Sons & Cía."), r"{Ríos and Sons \& Cía.}"),
    ],
)
def test_bibtex_takes_no_surname_for_a_particle(name: Name, written: str) -> None:
    assert f"  author = {{{written}}},\n" in write_bibtex((replace(PAPER, authors=(name,)),)).decode()


def test_ris_has_a_line_for_each_author_and_ends_each_work() -> None:
    lines = write_ris((VOLUME, PAPER)).decode().split("\r\n")
    assert lines[:4] == ["TY  - CONF", "A2  - Quirola Batlle, Inés", "TI  - Memoria del foro Territorios", "T2  - Territorios"]
    assert {"C3  - Memoria del foro Territorios", "C1  - Quito", "CY  - Zoom"} <= set(lines)
    assert "AU  - Torre Vega, Juan de la" in lines
    assert lines.count("ER  - ") == 2


def test_citation_cff_is_yaml_with_the_volume_as_its_preferred_citation() -> None:
    made = yaml.safe_load(write_cff(VOLUME, "Cite así: «el volumen»."))
    assert made["cff-version"] == "1.2.0"
    assert made["license"] == "CC-BY-4.0"
    assert made["authors"] == [{"family-names": "Quirola Batlle", "given-names": "Inés"}]
    preferred = made["preferred-citation"]
    assert preferred["editors"] == preferred["authors"]
    assert (preferred["languages"], preferred["isbn"]) == (["es"], "978-84-000-0000-0")
    assert (preferred["type"], preferred["year"], preferred["conference"]["name"]) == ("proceedings", 2023, "Territorios")


def test_what_looks_like_a_number_is_text_in_citation_cff() -> None:
    made = yaml.safe_load(write_cff(replace(VOLUME, isbn="9788400000000", edition="1", title="2023", publisher="no"), "Cite."))
    preferred = made["preferred-citation"]
    assert (made["title"], preferred["isbn"], preferred["edition"]) == ("2023", "9788400000000", "1")
    assert preferred["publisher"] == {"name": "no"}


def test_linked_data_can_end_no_script() -> None:
    text = json_ld(replace(VOLUME, title="</script><script>alert(1)"), (PAPER,))
    assert "<" not in text
    made = json.loads(text)
    assert made["@type"] == "Book"
    assert made["hasPart"][0]["author"][0] == {
        "@type": "Person",
        "name": "Juan de la Torre Vega",
        "familyName": "de la Torre Vega",
        "givenName": "Juan",
    }
    assert made["about"]["location"]["@type"] == "VirtualLocation"
    assert made["about"]["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_linked_data_knows_an_institution_and_guesses_nothing() -> None:
    authors = (Name(literal="Universidad de los Páramos", is_institution=True), Name(literal="Quien no está en el registro"))
    unknown = replace(VOLUME, meeting=Meeting("Territorios"))
    made = json.loads(json_ld(unknown, (replace(PAPER, authors=authors),)))
    institution = {"@type": "Organization", "name": "Universidad de los Páramos"}
    assert made["hasPart"][0]["author"] == [institution, "Quien no está en el registro"]
    assert made["about"] == {"@type": "Event", "name": "Territorios"}
    hybrid = json.loads(json_ld(replace(VOLUME, meeting=Meeting("Territorios", place="Loja", modality="híbrida")), ()))
    assert hybrid["about"]["location"] == {"@type": "Place", "name": "Loja"}
    assert hybrid["about"]["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")


def test_the_example_gives_its_volume_and_its_papers_in_every_format(tmp_path: Path) -> None:
    assert main(["export", "citation", str(EXAMPLES / FORUM), "--output", str(tmp_path)]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["CITATION.cff", "citas.bib", "citas.json", "citas.ris"]
    works = json.loads((tmp_path / "citas.json").read_text("utf-8"))
    assert works[0]["type"] == "book"
    assert len(works) > 4
    assert all(work["author"] for work in works[1:])
