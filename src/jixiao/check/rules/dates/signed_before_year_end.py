from collections.abc import Iterator
from datetime import date

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import signature
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import DocumentKind, Dossier


def signed_before_year_end(dossier: Dossier) -> Iterator[Hit]:
    signed = signature(dossier)
    if (
        not signed
        or not dossier.year
        or not (is_report(dossier) or dossier.kind is DocumentKind.FINAL_ACCOUNT_DISCLOSURE)
    ):
        return
    if signed.day < date(dossier.year, 12, 1):
        day = f"{signed.day.year}年{signed.day.month}月"
        yield Hit(signed.span, f"报告的是{dossier.year}年度，落款是{day}，年度还没有结束")
