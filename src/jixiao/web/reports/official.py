"""The official forms of a place filled from the papers of a year, the pair of files a finance portal wants, and the
page that the working group signs.
"""

from dataclasses import dataclass

from jixiao.forms.fill import fill, fill_each, subjects_of
from jixiao.forms.grid import FormError
from jixiao.forms.layout import Layout, Scope
from jixiao.forms.load import layouts
from jixiao.norms.resolve import norms_of
from jixiao.norms.words import CERTAINTY
from jixiao.report.form_pages import pages
from jixiao.report.made import Made, ReportError
from jixiao.report.pdf.write import PdfError, write
from jixiao.report.signing import signing_page
from jixiao.web.kit.zips import BAD_NAME, zipped
from jixiao.web.people.models import WorkingGroup
from jixiao.web.years.models import BudgetYear

SCOPES = {Scope.WHOLE: "部门整体一张", Scope.PROGRAM: "每个项目一张", Scope.DEPARTMENT: "部门一张"}
_SELF_EVALUATION = "自评表"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be filled for a year: how many, and whether it is of the place itself or of the country."""

    layout: Layout
    scope: str
    place: str
    certainty: str
    count: int


def forms_of(year: BudgetYear, made: Made) -> list[Form]:
    """Those of the place and the places above it, the nearest first."""
    norms = norms_of()
    chain = list(norms.chain(year.department.place.code))
    known = [one for one in layouts().values() if one.place in chain and _holds(one, year.year)]
    return [
        Form(one, SCOPES[one.scope], norms.place_name(one.place), CERTAINTY[one.certainty], _count(one, made))
        for one in sorted(known, key=lambda one: (chain.index(one.place), list(SCOPES).index(one.scope), one.name))
    ]


def form_of(year: BudgetYear, made: Made, name: str) -> Form | None:
    return next((form for form in forms_of(year, made) if form.layout.name == name), None)


def _holds(layout: Layout, year: int) -> bool:
    first, last = layout.years
    return first <= year and (not last or year <= last)


def _count(layout: Layout, made: Made) -> int:
    try:
        return len(subjects_of(layout, made.papers, made.scores))
    except FormError:
        return 0


def filled(form: Form, made: Made, kind: str) -> bytes:
    """All of a form in one file. Raises FormError."""
    return fill(form.layout, made.papers, made.scores, kind)


def filled_each(form: Form, made: Made, kind: str) -> bytes:
    """A zip with a file for each. Raises FormError."""
    each = fill_each(form.layout, made.papers, made.scores, kind)
    return zipped((f"{form.layout.title}-{name}.{kind}", content) for name, content in each)


# --- what the finance portal wants -----------------------------------------------------------------------------------


def table_pdf(year: BudgetYear, made: Made) -> bytes:
    """The self-evaluation tables as one pdf to be sealed, each on a new page. Raises ReportError."""
    sheets = [sheet for form in _tables(year, made) for sheet in pages(filled(form, made, "xlsx"))]
    if not sheets:
        raise ReportError("本年度还没有可以填进自评表的部门整体或项目。")
    try:
        return write(*sheets)[0]
    except PdfError as error:
        raise ReportError(str(error)) from None


def _tables(year: BudgetYear, made: Made) -> list[Form]:
    """The nearest self-evaluation form of each scope that there is something for."""
    found: dict[Scope, Form] = {}
    for form in forms_of(year, made):
        if _SELF_EVALUATION in form.layout.title and form.count and "xlsx" in form.layout.formats:
            found.setdefault(form.layout.scope, form)
    return [found[scope] for scope in (Scope.WHOLE, Scope.PROGRAM) if scope in found]


def signing_pdf(year: BudgetYear, made: Made) -> bytes:
    """The page the working group signs. Raises ReportError."""
    group = WorkingGroup.objects.filter(department=year.department_id, year=year.year).first()
    members = [(one.get_duty_display(), one.name, one.post) for one in group.members.all()] if group else []
    if not group or not members:
        raise ReportError(f"{year.year}年还没有工作组名单；请先在部门页登记工作组成员。")
    try:
        return write(signing_page(made.papers, group.name, members))[0]
    except PdfError as error:
        raise ReportError(str(error)) from None


def sealed_pair(year: BudgetYear, made: Made) -> bytes:
    """The two files to be sealed and uploaded, and the page to be signed, in one zip. Raises ReportError."""
    named = named_after(year)
    files = [
        (f"1-{named}部门整体支出绩效自评报告.pdf", made.file("pdf").content),
        (f"2-{named}绩效自评表.pdf", table_pdf(year, made)),
    ]
    if WorkingGroup.objects.filter(department=year.department_id, year=year.year, members__isnull=False).exists():
        files.append((f"3-{named}评价工作组签字页.pdf", signing_pdf(year, made)))
    return zipped(files)


def named_after(year: BudgetYear) -> str:
    """石家庄市投资促进局2022年度."""
    return BAD_NAME.sub("", f"{year.department.name}{year.year}年度")
