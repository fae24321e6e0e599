"""The event itself evaluated: the survey after it and the polls held during it, a chart for each question."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.assemble.charts import bars, title_of
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, text
from memoria.assemble.participation import floor
from memoria.document import roles
from memoria.document.tree import Attr, Block, Heading
from memoria.model.event import Survey, SurveyQuestion


def evaluation(material: Material) -> Blocks:
    """The surveys of the event as a whole first, then the polls of its sessions, each part in the order of files."""
    surveys = [survey for _, survey in sorted(material.memoria.surveys)]
    whole = [survey for survey in surveys if not survey.session]
    return (*_told(material, whole), *_told(material, [survey for survey in surveys if survey.session]))


def _told(material: Material, surveys: Sequence[Survey]) -> Blocks:
    """A chart for each question of options, under its survey; answers in free words are not printed."""
    done: list[Block] = []
    for survey in surveys:
        charts = [block for question in survey.questions for block in _question(material, survey, question)]
        if charts:
            done += [title_of(_title(material, survey)), *charts]
    return tuple(done)


def _question(material: Material, survey: Survey, question: SurveyQuestion) -> Blocks:
    """Nothing where so few answered that their answers would be theirs."""
    rows = [(row.name or "", row.count or 0) for row in question.rows if row.count is not None]
    people = question.people or survey.people
    if not rows or (people is not None and people < floor(material)):
        return ()
    asked = Heading(3, (text(question.text or ""),), Attr("", (roles.UNNUMBERED,), (("toc", "no"),)))
    return (asked, bars(material, question.text or "", rows, ("answer", "people")))


def _title(material: Material, survey: Survey) -> str:
    """«Encuesta (S03), 42 personas»."""
    labels = material.labels
    people = f"{labels.number(survey.people)} {labels.noun('people', survey.people)}" if survey.people else ""
    title = f"{survey.title} ({survey.session})" if survey.session else str(survey.title or "")
    return ", ".join(part for part in (title, people) if part)
