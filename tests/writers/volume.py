"""A small volume that has every role, in the order of a real one."""

from __future__ import annotations

from memoria.document.tree import (
    Align,
    Attr,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Column,
    DefinitionList,
    Div,
    Document,
    Emph,
    Figure,
    HorizontalRule,
    Image,
    LineBlock,
    LineBreak,
    Link,
    Meta,
    Note,
    OrderedList,
    Resource,
    Strong,
    Table,
)
from tests.writers.trees import cell, div, fields, h, p, page_of, picture, plain, row, span, t, table

META = Meta(
    title="La internacionalización territorial",
    language="es-EC",
    subtitle="Memoria de trabajo",
    authors=("CONGOPE", "CIFAL Ecuador"),
    subject="Memoria del foro",
    keywords=("cooperación", "territorio"),
    publisher="CONGOPE",
    date="2023-05-15T10:00:00Z",
    running_title="Memoria · La internacionalización territorial",
    fingerprint="ab" * 32,
    labels=(("agreement", "Acuerdo"), ("commitment", "Compromiso"), ("contents", "Contenido")),
)

LONG = (
    "La moderación abrió el diálogo con una constatación compartida por el panel: la mayor parte de los convenios firmados "
    "en los últimos dos períodos no pasó de la fase de intención, y casi ninguno dejó un expediente que el equipo siguiente "
    "pudiera leer. La pérdida no es de documentos, se dijo, sino de contexto: quién prometió qué, a quién y por qué."
)


COVER = div(
    "cover",
    div("cover-kind", p("Memoria de trabajo")),
    div("cover-title", p("La internacionalización territorial")),
    div("cover-motto", p("«Los gobiernos intermedios como articuladores para el desarrollo global»")),
    div("cover-place", p("28 y 29 de marzo de 2023", LineBreak(), "Modalidad virtual"), p("Edición 1.0 · mayo de 2023")),
    div(
        "cover-organisers",
        p("Organizan"),
        p(Strong((t("CONGOPE · CIFAL/UNITAR Ecuador"),))),
        p("Ministerio de Relaciones Exteriores y Movilidad Humana"),
    ),
    div("cover-badge", p("Contenido de ejemplo")),
)

SUMMARY = div("", p("The provinces agreed on a common inventory."), lang="en")

FRONT = div(
    "front",
    div("small", p(Strong((t("Créditos"),))), p("Relatoría: equipo técnico."), p("Cómo citar: CONGOPE (2023). Memoria.")),
    div("notice", p(Strong((t("Borrador."),)), " Falta la ponencia de la Prefectura B."), p("Llegará el lunes.")),
    div("chapter", h(1, "Contenido", "contenido", toc="no"), div("contents")),
    div("chapter", h(1, "Resumen ejecutivo", "resumen"), p(LONG), p(LONG), h(2, "Executive summary", "summary"), SUMMARY),
)
OPENER = div(
    "opener",
    h(1, "Cooperación descentralizada", "eje-3", number="3"),
    div(
        "lead",
        p(
            "Qué sostiene una relación entre territorios cuando cambian las autoridades que la firmaron. Cuatro voces y un "
            "diálogo sobre equipos, presupuestos y memoria institucional."
        ),
    ),
    table(
        "session-index",
        (),
        row("09:20–09:50", cell(Strong((t("Conferencia magistral."),)), " Redes que sobreviven"), cell(page_of("s-31"))),
        row("09:50–10:20", cell(Strong((t("Panel."),)), " Tres territorios, tres caminos"), cell(page_of("s-33"))),
        row("10:20–10:40", cell(Link((t("Conversatorio. ¿Quién guarda el expediente?"),), "#s-33")), cell(page_of("s-33"))),
        count=3,
        widths="0.16,0.76,0.08",
    ),
    div(
        "stats",
        div("stat", p("4"), p("contribuciones")),
        div("stat", p("3"), p("acuerdos")),
        div("stat", p("6"), p("compromisos")),
        div("stat", p("11"), p("preguntas, siete de ellas respondidas en la sala")),
    ),
)

COMMITMENT = div(
    "commitment",
    p(span("mark-id", "C-03"), " Constituir una mesa técnica de cooperación con una persona designada por cada provincia."),
    fields(
        Responsable="CONGOPE",
        Plazo="30 sept. 2023",
        Indicador="Acta de constitución firmada",
        ODS="17.9, 17.16",
        Verificación="Acta y listado de designaciones publicados en el portal de cada prefectura que participa",
    ),
    div("go", p(Link((t("→ Hoja de ruta"), t(", p. "), page_of("r-C-03")), "#r-C-03"))),
    identifier="C-03",
)

SESSION = (
    h(2, "Conversatorio: ¿quién guarda el expediente?", "s-33", number="3.3"),
    div(
        "session-header",
        fields(
            Fecha="28 de marzo, 10:20–10:40",
            Modera="CIFAL Ecuador",
            Formato="Diálogo abierto, virtual",
            Participan="Prefectura A, Prefectura B, Red C",
            Relatoría="Equipo técnico",
            Pregunta="¿Qué queda cuando cambia la autoridad?",
        ),
    ),
    p(LONG, Note((p("Registro del equipo técnico sobre 64 convenios; véase la página ", page_of("C-03"), "."),)), " Sigue."),
    div(
        "key-ideas",
        h(3, "Ideas fuerza", "ideas"),
        BulletList(
            (
                (plain("La continuidad depende menos de la norma que de la persona que guarda el expediente."),),
                (plain("Un convenio sin presupuesto propio es una carta de buena vecindad."),),
                (plain("El traspaso debe empezar antes de la elección."), BulletList(((plain("Y no después."),),))),
            )
        ),
    ),
    div(
        "agreement",
        p(
            span("mark-id", "A-02"),
            " Las prefecturas entrantes y salientes levantarán un inventario común de convenios vigentes "
            "antes de la transmisión de mando.",
        ),
        identifier="A-02",
    ),
    p("Sobre la forma de financiar ese inventario no hubo acuerdo. " + LONG),
    COMMITMENT,
    div("commitment", p("Compromiso sin número, seguido de otro recuadro."), identifier="C-04"),
    div("recommendation", p("Recomendación sin identificador.")),
    div("pull-quote", p("«Nadie hereda lo que no sabe que existe.»"), div("attribution", p("Intervención, Prefectura B"))),
    div("question", p(span("mark-id", "P-07"), " ¿Cómo se financia?"), div("answer", p("Con el presupuesto ordinario."))),
    BlockQuote((p("Una cita larga que alguien leyó en la sala."), p("Con dos párrafos."))),
    OrderedList(((p("Primero."), p("Sigue el primero.")), (p("Segundo."),)), 1, "Decimal", "Period"),
    LineBlock(((t("Verso primero"),), (t("verso segundo"),))),
    CodeBlock("tabla;valor\n1;2"),
    DefinitionList((((t("Paradiplomacia"),), ((p("Acción exterior de los gobiernos subnacionales."),),)),)),
    HorizontalRule(),
    p(
        "Dato: ",
        span("withheld", "[dato reservado]"),
        ", ",
        span("nowrap", "US$ 5 000"),
        ", ",
        Code("x = 1"),
        ", ",
        Emph((t("énfasis"),)),
        ", ",
        span("", "bonjour", lang="fr"),
        ", ",
        Link((t("sitio"),), "https://example.org/"),
        ".",
    ),
    Figure(
        (plain(Image((t("Mapa de las provincias"),), "mapa.png", "", Attr("", (), (("width", "60%"),)))),),
        (plain("Figura 1. Provincias que participan"),),
        Attr("f-1"),
    ),
    table(
        "programme",
        (row("Hora", "Sesión"),),
        row("09:00", "Apertura"),
        row("09:20", "Conferencia magistral de la prefecta, con preguntas"),
        count=2,
        caption="Tabla 1. Programa previsto",
    ),
    p("Después de la tabla."),
)

ROADMAP = div(
    "landscape",
    h(2, "Compromisos por eje", "ruta-ejes", number="8.1"),
    table(
        "roadmap",
        (row("Id", "Acción", "Responsable y aliados", "Plazo", "Indicador y verificación", "ODS", "Origen"),),
        row(cell("Cooperación descentralizada", columns=7)),
        row(
            cell(span("mark-id", "C-01")),
            "Publicar el inventario de convenios vigentes por provincia, con estado y persona de contacto institucional.",
            cell("Prefecturas ", span("secondary", "CONGOPE, MREMH")),
            cell("2.º semestre 2023 ", span("secondary", "hasta 31 dic. 2023")),
            cell("23 inventarios publicados ", span("secondary", "Enlace en el portal de cada prefectura")),
            "16.6",
            cell(Link((t("Panel, p. "), page_of("A-02")), "#A-02")),
            identifier="r-C-01",
        ),
        row(
            cell(span("mark-id", "C-03")),
            "Constituir una mesa técnica de cooperación con una persona designada por cada provincia.",
            cell("CONGOPE ", span("secondary", "CIFAL Ecuador")),
            "30 sept. 2023",
            cell("Acta de constitución firmada ", span("secondary", "Acta y listado de designaciones")),
            cell("17.9", LineBreak(), "17.16"),
            cell(Link((t("Conversatorio, p. "), page_of("C-03")), "#C-03")),
            identifier="r-C-03",
        ),
        count=7,
        caption="Tabla 2. Hoja de ruta",
        widths="0.055,0.26,0.175,0.105,0.205,0.065,0.135",
    ),
    h(3, "Calendario", "calendario"),
    p("Sigue el calendario."),
)

CHART = Div(
    (
        Table(
            (Column(), Column(Align.RIGHT)),
            (),
            (row("Gobiernos provinciales", "96"), row("Gobiernos municipales", "43"), row("Academia", "18"), row("Otros", "0")),
        ),
    ),
    Attr("", ("chart",), (("alt", "Participantes por tipo de institución"), ("kind", "bars"))),
)

BODY = div(
    "body",
    div("chapter", h(1, "Antecedentes y objetivos", "antecedentes", number="1"), p(LONG), p(LONG)),
    div("chapter", OPENER, h(2, "Conferencia magistral", "s-31", number="3.1"), p(LONG), *SESSION),
    div("chapter", h(1, "Hoja de ruta", "ruta", number="8", short="Ruta"), p(LONG), ROADMAP, h(2, "Después", "despues"), p(LONG)),
)

ANNEX = div(
    "annex",
    div(
        "chapter",
        h(1, "Participación", "anexo-a", number="Anexo A"),
        h(2, "Participación en cifras", "cifras"),
        div("stats", div("stat", p("212"), p("personas en sala")), div("stat", p("23"), p("provincias"))),
        h(3, "Por tipo de institución", "tipos"),
        CHART,
        h(2, "Objetivos frente a evidencia", "evidencia"),
        table(
            "matrix",
            (row("Obj.", "Objetivo específico", "Sesiones", "Acuerdos"),),
            row(cell(span("mark-id", "OE1")), "Liderazgo en paradiplomacia", "S11, S12, S13", "A-05, A-06"),
            row(cell(span("mark-id", "OE2")), "Articulación con redes y cooperantes", "S03, S04", "A-01, A-03"),
            count=4,
            widths="0.1,0.5,0.2,0.2",
        ),
    ),
    div("chapter", h(1, "Glosario", "anexo-b"), div("columns", *(p(f"Término {n}. " + LONG[:160]) for n in range(8)))),
    div("page-break", p("Última página.")),
)

VOLUME = Document(META, (COVER, FRONT, BODY, ANNEX), (("mapa.png", Resource(picture((600, 300)), "image/png")),))
