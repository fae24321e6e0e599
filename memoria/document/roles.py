"""The roles that Div, Span and Table classes play in a volume: the contract between ``assemble`` and the writers.

A writer that does not know a role prints its content as it stands, so nothing is lost.

Parts of the volume (Div, top level, in this order)
    ``cover``       One page without running head or number. Content: Div ``cover-kind`` («Memoria de trabajo»), ``cover-title``,
                    ``cover-subtitle``, ``cover-motto``, ``cover-place`` (dates, modality, edition), ``cover-organisers``,
                    ``cover-badge`` («Contenido de ejemplo», «BORRADOR»); each holds Paras. Any may be absent.
    ``front``       Pages numbered in lower-case roman (the cover is i and prints none).
    ``body``        Pages numbered in arabic from 1.
    ``annex``       Goes on in arabic.

Inside
    ``contents``    Empty Div: here the writer sets the table of contents, levels 1 and 2, with page numbers.
    ``list-of-tables``, ``list-of-figures``
                    Empty Divs after ``contents``: here the writer sets the captions of the volume with their page numbers,
                    under a heading of level 2 with the words of key ``title`` (unnumbered, not in the contents). A volume of
                    fewer than five tables or three figures has no such Div. The words of each numbered caption stand in a
                    Span with the identifier ``tabla-3`` or ``figura-2``.
    ``opener``      First page of a theme's chapter: its Heading 1 (key ``number``), a Para ``lead`` (Div), a table
                    ``session-index``, ``stats``.
    ``session-header``  One DefinitionList, set as a grid of label and value in two columns between rules.
    ``byline``      Between a contribution's title and its text: who gave it, its state (Div ``notice``), its ``lead``, its
                    key words (Divs ``small``).
                    All of a ``session-header`` and of a ``byline`` keeps with what follows (``KEEPS_WITH_NEXT``), as
                    headings do: none stands alone at the foot of a page.
    ``agreement``, ``recommendation``, ``dissent``, ``practice``, ``handover``, ``indicator``
                    Callout with the petrol bar and cool tint. First inline is Span ``mark-id`` (may be absent); a
                    DefinitionList in it holds its fields, set in two columns; a Para of Div ``go`` is the link to where
                    it is collected. Identifier: ``A-02``.
    ``commitment``  The same with the ochre bar and warm tint.
    ``sheet``       The record of one commitment under its heading: one DefinitionList, its fields in two columns, between a
                    rule and a hairline, without a tint. It stays on one page where it can.
    ``key-ideas``   Heading and list, as text.
    ``question``    A question and its answers: Para with Span ``mark-id``; answers in Div ``answer``.
    ``pull-quote``  Quotation set large: Para of the words with the quotation marks of their language, then Div
                    ``attribution``.
    ``stats``       Figures of a statistic: Divs ``stat``, each Para (the figure) and Para (its label); up to four in a row.
    ``chart``       Div with key ``alt``, drawn as its key ``kind`` says. A writer that does not know the kind prints what it
                    holds as it stands.
                    ``bars``: one Table (label, number), drawn as horizontal bars. Labels and figures are printed as text
                    beside the bars, in the table's order; its head is not.
                    ``timeline``: a Div ``plain`` around one Table (what, start, end), with its head. The cells of start and
                    end say the day in words, and have it as key ``date`` (ISO 8601): a bar from day to day for each row, over
                    a scale of quarters or of years. Labels and days are printed as text. A row of class ``overdue`` has
                    its bar in the accent; its words say so too.
    ``landscape``   Set on landscape pages, with its own running head.
    ``page-break``  Starts a new page before its content.
    ``together``    Set on one page where it is no longer than one; where it would leave a page nearly empty, it begins there.
    ``notice``      A boxed notice (what is missing of a draft; example content).
    ``lead``        Paragraph set in large italic.
    ``small``       Smaller apparatus text (credits, coverage, sources).
    ``literal``     No meaning to writers: text where no marker was looked for.
    ``columns``     Two columns where the writer can.
    ``chapter``     Div around a whole chapter: Heading 1 starts a new page.

Table classes (on the Table, or on a Div around one Table) with optional key ``widths`` (comma-separated shares)
    ``roadmap``     the roadmap by theme; ``session-index``: no header row, hairlines; ``programme``, ``matrix``, ``plain``.
    A body row whose first cell spans all columns is a group row, tinted and semibold.

Spans
    ``mark-id``     the id of a marked object.   ``secondary``: small and grey, on a line of its own in a cell.
    ``page-ref``    Empty; key ``target`` = an identifier: the writer prints the number of its page.
    ``label``       Small grey label.            ``withheld``: «[dato reservado]».
    ``nowrap``      Never broken between lines.  ``go``: a link of the frame, gone where its place is.

Images
    ``qr-code``     The code of an address that stands beside it as a link, for paper, as wide as its key ``width`` (millimetres):
                    in PDF beside the fields that it stands among, at the right; else at the left. On a screen, where the link
                    itself leads there, it is not shown.

Identifiers and links
    Every identifier of a block or Span is a named destination in PDF and a bookmark in DOCX. ``Link.target`` = ``#identifier``.
    Heading key ``number`` («3», «3.3», «Anexo A»): printed before the title, never in the text. ``unnumbered`` class: none.
    Heading key ``toc`` = ``no`` keeps it out of the contents. Heading key ``short``: for the running head.
    ``lang`` (key of Div or Span, BCP 47) changes the language of what is inside.
"""

import re
from enum import StrEnum

COVER = "cover"
COVER_LOGOS = "cover-logos"
"""What writers make of the theme's logos; no template has it."""
FRONT = "front"
BODY = "body"
ANNEX = "annex"
CONTENTS = "contents"
LIST_OF_TABLES = "list-of-tables"
LIST_OF_FIGURES = "list-of-figures"
EMPTY = (CONTENTS, LIST_OF_TABLES, LIST_OF_FIGURES)
"""Divs without content, that a writer fills."""
OPENER = "opener"
CHAPTER = "chapter"
SESSION_HEADER = "session-header"
AGREEMENT = "agreement"
COMMITMENT = "commitment"
RECOMMENDATION = "recommendation"
DISSENT = "dissent"
PRACTICE = "practice"
HANDOVER = "handover"
INDICATOR = "indicator"
CALLOUTS = (AGREEMENT, COMMITMENT, RECOMMENDATION, DISSENT, PRACTICE, HANDOVER, INDICATOR)
SHEET = "sheet"
BYLINE = "byline"
KEEPS_WITH_NEXT = (SESSION_HEADER, BYLINE)
KEY_IDEAS = "key-ideas"
QUESTION = "question"
ANSWER = "answer"
PULL_QUOTE = "pull-quote"
ATTRIBUTION = "attribution"
STATS = "stats"
STAT = "stat"
CHART = "chart"
LANDSCAPE = "landscape"
PAGE_BREAK = "page-break"
TOGETHER = "together"
OVERDUE = "overdue"
NOTICE = "notice"
LEAD = "lead"
SMALL = "small"
LITERAL = "literal"
COLUMNS = "columns"
GO = "go"
MARK_ID = "mark-id"
COMMITMENT_ID = re.compile(r"\s*C-\d")
"""How the ids of commitments begin, which take the accent wherever they stand."""
SECONDARY = "secondary"
PAGE_REF = "page-ref"
LABEL = "label"
WITHHELD = "withheld"
NOWRAP = "nowrap"
ROADMAP = "roadmap"
SESSION_INDEX = "session-index"
PROGRAMME = "programme"
MATRIX = "matrix"
ANNOUNCED = (CHART, STATS, ROADMAP, MATRIX, PROGRAMME, SESSION_INDEX)
"""Divs that a line right under a heading may name."""
UNNUMBERED = "unnumbered"
QR_CODE = "qr-code"


class ChartKind(StrEnum):
    """How a ``chart`` is drawn: its key ``kind``."""

    BARS = "bars"
    TIMELINE = "timeline"
