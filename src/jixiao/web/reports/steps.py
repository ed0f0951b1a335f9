"""How far the report of a year has come."""

from jixiao.web.kit.plugins import YearStep
from jixiao.web.reports.models import Publication, Version
from jixiao.web.years.models import BudgetYear


def step(year: BudgetYear) -> YearStep:
    versions = Version.objects.filter(year=year).count()
    is_public = Publication.objects.filter(year=year, published_on__isnull=False, withdrawn_at=None).exists()
    told = "已公开" if is_public else f"存了 {versions} 版" if versions else "送签以前写好，审核通过后存版、导出、公开"
    return YearStep("报告", "reports:report_detail", 50, told, is_done=is_public)
