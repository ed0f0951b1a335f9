"""What tests of reports work on."""

from jixiao.dossier.files import read_papers
from jixiao.web.papers.record import record
from jixiao.web.reports.actions.versions import freeze_version
from jixiao.web.reports.models import Version
from jixiao.web.site.demo import PAPERS
from jixiao.web.years.models import BudgetYear


def recorded(world) -> BudgetYear:
    """The year of the bureau with the papers of the example office."""
    found = BudgetYear.objects.filter(department=world.d.bureau, year=2022).first()
    if found and found.lines.exists():
        return found
    papers = read_papers((PAPERS / "office-2022.json").read_bytes())
    return record(papers=papers, department=world.d.bureau, by=None).year


def frozen(world, name: str = "送审稿") -> Version:
    return freeze_version(year=recorded(world), template="", name=name, by=world.compiler)
