"""How Word dresses each role: a paragraph style, a character style, or a mark for the finishing passes."""

from memoria.document import roles
from memoria.writers.docx.pairs import FIELD_NAME, TERM

NUMBER_MARK = "caption-number"
HEADING_MARK = "heading"
TABLE_MARK = "table"
FIGURE_MARK = "figure"
CHAPTER_SEPARATOR = " · "
"""Between a chapter's number and its title, in the heading, the contents and the running head."""
FIELDS_MARK = "fields"
"""A Div of ours on the cover, which holds the theme's logos."""

STYLED_DIVS = {
    roles.LEAD: "Lead",
    roles.SMALL: "Small",
    roles.NOTICE: "Notice",
    roles.ATTRIBUTION: "Attribution",
    roles.PULL_QUOTE: "Pull Quote",
    roles.QUESTION: "Question",
    roles.ANSWER: "Answer",
    "cover-kind": "Cover Kind",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-motto": "Cover Motto",
    "cover-place": "Cover Place",
    "cover-organisers": "Cover Organisers",
    "cover-badge": "Cover Badge",
    roles.COVER_LOGOS: "Cover Logos",
}
"""Roles that are a paragraph style and no more."""
STYLED_SPANS = {
    roles.SECONDARY: "Secondary",
    roles.LABEL: "Label",
    roles.WITHHELD: "Withheld",
    FIELD_NAME: "Field Name",
    TERM: "Term",
}
MARKED_DIVS = (
    roles.COVER,
    roles.FRONT,
    roles.BODY,
    roles.ANNEX,
    roles.CONTENTS,
    roles.LIST_OF_TABLES,
    roles.LIST_OF_FIGURES,
    roles.OPENER,
    roles.CHAPTER,
    roles.LANDSCAPE,
    roles.PAGE_BREAK,
    roles.TOGETHER,
    roles.COLUMNS,
    roles.NOTICE,
    roles.PULL_QUOTE,
    roles.QUESTION,
    roles.BYLINE,
    *(style for style in STYLED_DIVS if style.startswith("cover-")),
)
"""Roles that the finishing passes look for."""
