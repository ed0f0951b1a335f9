"""The report of a year as it stands: assembled from the database, composed below the web, kept while it is equal."""

from dataclasses import replace
from functools import cached_property, lru_cache

from django.utils.formats import date_format

from jixiao import api
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.resolve import norms_of
from jixiao.report.made import Made, ReportError, has_results
from jixiao.report.template import KINDS, Template, fitting, templates
from jixiao.web.papers.scored import scored
from jixiao.web.reports.lines import lines_of
from jixiao.web.reports.models import Signing
from jixiao.web.reports.page import Piece, Text, pieces_of, texts_of
from jixiao.web.years.models import BudgetYear

_KEPT = 24  # reports that stay composed: they are values, and equal papers make equal reports


class Composed:
    """A report made of the papers of a year, and what is told of it more than once."""

    def __init__(self, made: Made) -> None:
        self.made = made

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.made)

    @cached_property
    def texts(self) -> list[Text]:
        return texts_of(self.made, self.pieces)


@lru_cache(maxsize=_KEPT)
def of_papers(papers: Workpaper, template: str, signed: str) -> Composed:
    """Raises ReportError when there is no template for it."""
    return Composed(api.report(papers, template=template, signed=signed))


def composed(year: BudgetYear, template: str = "") -> Composed:
    """The report as of now, along a template or the one of its place and year. Raises ReportError."""
    papers = scored(year).papers
    name = template or default_template(papers)
    return of_papers(papers, name, signed_of(year, name))


def default_template(papers: Workpaper) -> str:
    """The template of the place and year. Raises ReportError where there is none."""
    kind = "whole_department" if has_results(papers) else "budget_disclosure"
    found = fitting(templates().values(), kind, norms_of().chain(papers.place), papers.year)
    if not found:
        place = norms_of().place_name(papers.place) or "本地区"
        raise ReportError(f"没有专为{place}准备的模板；请在上面选一个。")
    return found.name


def signed_of(year: BudgetYear, template: str) -> str:
    """The day the report bears, as printed; "" leaves room to write it."""
    row = Signing.objects.filter(year=year, template=template).first()
    return date_format(row.on, "Y年n月j日") if row and row.on else ""


def offered(year: BudgetYear) -> list[tuple[str, str]]:
    """The templates that may be chosen: those of the place and those above it first, then the others."""
    norms = norms_of()
    chain = norms.chain(year.department.place.code)
    known = sorted(templates().values(), key=lambda one: (one.place not in chain, one.kind, one.name))
    return [(one.name, f"{one.title}（{_where(one)}）") for one in known]


def _where(template: Template) -> str:
    place = norms_of().place_name(template.place) if template.place else ""
    since = f"{template.years_from}年度起" if template.years_from else ""
    return "，".join(part for part in (KINDS[template.kind], place, since) if part)


# --- what is published -----------------------------------------------------------------------------------------------


def secret_keys(year: BudgetYear, papers: Workpaper) -> list[str]:
    """The keys in the papers of the programs that are not published."""
    names = set(year.programs.filter(is_secret=True).values_list("program__name", flat=True))
    return [program.key for program in papers.programs if program.name in names] if names else []


def public_papers(papers: Workpaper, secret: list[str]) -> Workpaper:
    """The papers without the secret programs and what was written about them."""
    if not secret:
        return papers
    names = {program.name for program in papers.programs if program.key in secret}
    return replace(
        papers,
        programs=tuple(program for program in papers.programs if program.key not in secret),
        narratives=tuple(told for told in papers.narratives if told.about not in names),
    )


def public_scores(scores: DepartmentScores, secret: list[str]) -> DepartmentScores:
    """The scores as they are, without the sheets of secret programs: the department's own is not computed anew."""
    hidden = {f"score/{key}" for key in secret}
    return replace(scores, programs=tuple(sheet for sheet in scores.programs if sheet.key not in hidden))


def made_public(papers: Workpaper, secret: list[str], template: str, signed: str) -> Made:
    """The report for the public. Raises ReportError where its words still name a secret program."""
    full = of_papers(papers, template, signed).made
    if not secret:
        return full
    open_papers = public_papers(papers, secret)
    made = api.report(open_papers, scores=public_scores(full.scores, secret), template=template, signed=signed)
    names = [program.name for program in papers.programs if program.key in secret]
    words = "".join(line for line, _ in lines_of(made.report))
    if told := [name for name in names if name in words]:
        raise ReportError(f"公开版的文字里还写着涉密项目“{'、'.join(told)}”；请先改写文字，再公开。")
    return made
