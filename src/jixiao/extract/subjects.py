"""What each figure is about and of when, for those who read the dossier; checking itself does not need it."""

from dataclasses import replace

from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.extract.prose.measures import period_of
from jixiao.extract.prose.mentions import read_mentions


def with_subjects(dossier: Dossier) -> Dossier:
    """The same dossier, its figures with the noun the words give them and the period they speak of."""
    told: dict[Span, tuple[str, str]] = {}
    prose = [passage for passage in dossier.passages if passage.table is None]
    mentions = read_mentions(dossier.source, prose, dossier.figures, dossier.department, dossier.year)
    for mention in mentions:
        period = period_of(dossier.source.text, mention, dossier.year) or (str(mention.year) if mention.year else "")
        told[mention.figure.span] = (mention.subject, period)
    for program in dossier.programs:
        for indicator in program.indicators:
            year = str(program.year or dossier.year or "")
            for figure in (indicator.target, indicator.actual, indicator.weight, indicator.score, *indicator.figures):
                if figure is not None:
                    told[figure.span] = (indicator.name.text, year)
    for fact in dossier.facts:
        year = str(fact.year) if fact.year else ""
        told.setdefault(fact.figure.span, (fact.item, year))
    return replace(dossier, figures=tuple(_named(figure, told) for figure in dossier.figures))


def _named(figure: Figure, told: dict[Span, tuple[str, str]]) -> Figure:
    subject, period = told.get(figure.span, ("", ""))
    return replace(figure, subject=subject, period=period)
