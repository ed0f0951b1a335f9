from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reports import is_report
from jixiao.dossier.indicator import Form, Program
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span

_NEAR = 200  # characters around the beginning of a form in which its year stands


def form_year_differs(dossier: Dossier) -> Iterator[Hit]:
    if not dossier.year or str(dossier.year) not in dossier.title:
        return
    reported = is_report(dossier) or dossier.kind is DocumentKind.FINAL_ACCOUNT_DISCLOSURE
    planned = dossier.kind is DocumentKind.BUDGET_DISCLOSURE
    for program in dossier.programs:
        same_year = (reported and program.form == Form.SELF_EVALUATION) or (planned and program.form == Form.OBJECTIVE)
        if same_year and program.year and program.year != dossier.year and (span := _year(dossier, program)):
            working = f"文件是{dossier.year}年度的，这张表写{program.year}年度"
            yield Hit(span, working, "", str(program.year), str(dossier.year))


def _year(dossier: Dossier, program: Program) -> Span | None:
    """The year as printed at the head of the form."""
    low = max(len(dossier.title), program.span.start - _NEAR)
    at = dossier.source.text.find(f"{program.year}年", low, program.span.start + _NEAR)
    return Span(at, at + 5) if at >= 0 else None
