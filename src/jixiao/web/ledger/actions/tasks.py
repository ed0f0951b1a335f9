"""What this app does in the background."""

from django_tasks import task

from jixiao.web.ledger.actions import taking
from jixiao.web.ledger.models import Import


@task()
def read_import(made: int) -> None:
    """Judge the rows of a workbook."""
    taking.read(Import.objects.select_related("department", "by").get(pk=made))


@task()
def apply_import(made: int) -> None:
    """Take the rows of a workbook in."""
    taking.apply(Import.objects.select_related("department", "by").get(pk=made))
